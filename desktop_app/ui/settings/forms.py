"""Forms made from a list of labelled controls; values in and out as one dictionary."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QSpinBox,
    QTextEdit,
    QWidget,
)

from desktop_app.ui.theme.theme import Theme
from desktop_app.ui.widgets.emptied import release
from desktop_app.ui.widgets.growing_text import GrowingTextEdit
from desktop_app.ui.widgets.spin import pad_spin
from desktop_app.ui.widgets.words import Words
from desktop_app.ui.widgets.wrap_check import WrapCheckBox

Option = tuple[str, str]
"""A value and its words."""


class QuietCombo(QComboBox):
    """Scrolling the page over it does not change it."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class QuietSpin(QSpinBox):
    """The same for figures."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


def set_read_only(edit: QLineEdit | QTextEdit | QPlainTextEdit, read_only: bool) -> None:
    """Read-only, and looking so: the style sheet reads the property only when asked to."""
    if edit.isReadOnly() != read_only:
        edit.setReadOnly(read_only)
        edit.style().unpolish(edit)
        edit.style().polish(edit)


class _Cell(NamedTuple):
    """A control with its label, which may take a whole row."""

    label: QLabel | None
    control: QWidget
    wide: bool


class Form(QWidget):
    """Controls on a grid of at most *columns*, of fewer where there is no room for so many;
    ``changed`` carries the key of what the user changed."""

    changed = Signal(str)
    finished = Signal(str)

    def __init__(self, theme: Theme, columns: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._columns = theme, columns
        self._controls: dict[str, QWidget] = {}
        self._labels: dict[str, QLabel] = {}
        self._ticks: dict[str, dict[str, QCheckBox]] = {}
        self._cells: list[_Cell] = []
        self._tick_grids: dict[QWidget, tuple[QGridLayout, int]] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._row = self._column = 0
        self._stands_in = columns
        self._share()
        theme.follow(self, self._remeasure)
        self._remeasure()

    # making

    def line(self, key: str, label: str, *, hint: str = "", wide: bool = False) -> QLineEdit:
        edit = QLineEdit(self)
        edit.setPlaceholderText(hint)
        edit.textEdited.connect(lambda _text: self.changed.emit(key))
        edit.editingFinished.connect(lambda: self.finished.emit(key))
        self._add(key, label, edit, wide)
        return edit

    def text(self, key: str, label: str, *, lines: int = 2, wide: bool = True) -> GrowingTextEdit:
        edit = GrowingTextEdit(self._theme, label, lines=lines, most=8, parent=self)
        edit.textChanged.connect(lambda: self.changed.emit(key))
        self._add(key, label, edit, wide)
        return edit

    def choice(
        self, key: str, label: str, options: Sequence[Option], *, wide: bool = False
    ) -> QComboBox:
        box = QuietCombo(self)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(6)
        box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        box.currentIndexChanged.connect(lambda _index: self.changed.emit(key))
        self._add(key, label, box, wide)
        self.set_options(key, options)
        return box

    def number(self, key: str, label: str, low: int, high: int, suffix: str = "") -> QSpinBox:
        spin = QuietSpin(self)
        spin.setRange(low, high)
        spin.setSuffix(f" {suffix}" if suffix else "")
        pad_spin(spin, self._theme)
        spin.valueChanged.connect(lambda _value: self.changed.emit(key))
        spin.editingFinished.connect(lambda: self.finished.emit(key))
        self._add(key, label, spin, False)
        return spin

    def tick(self, key: str, label: str, *, wide: bool = False, tip: str = "") -> QCheckBox:
        box = WrapCheckBox(label, self)
        box.setToolTip(tip)
        box.toggled.connect(lambda _on: self.changed.emit(key))
        self._add(key, "", box, wide)
        box.setAccessibleName(label)
        return box

    def ticks(
        self,
        key: str,
        label: str,
        options: Sequence[Option],
        *,
        wide: bool = True,
        columns: int = 1,
    ) -> None:
        """Several ticks under one label; the value is a tuple of those set, in order."""
        holder = QWidget(self)
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(2)
        self._ticks[key] = {}
        self._tick_grids[holder] = grid, columns
        for value, words in options:
            box = WrapCheckBox(words, holder)
            box.setAccessibleName(f"{label} {words}")
            box.toggled.connect(lambda _on: self.changed.emit(key))
            self._ticks[key][value] = box
            grid.addWidget(box)
        self._place_ticks(grid, columns)
        self._add(key, label, holder, wide)

    def _add(self, key: str, label: str, control: QWidget, wide: bool) -> None:
        words = None
        if label:
            words = Words(label, self, kind="small")
            words.setBuddy(control)
            control.setAccessibleName(label)
            self._labels[key] = words
        self._controls[key] = control
        self._cells.append(_Cell(words, control, wide))
        self._place(self._cells[-1])

    # where everything stands

    def minimumSizeHint(self) -> QSize:
        """One column, if it must be."""
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), self._needs(1)), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As many columns as there is room for: each the half of those before."""
        columns = self._columns
        while columns > 1 and self._needs(columns) > self.width():
            columns //= 2
        if columns == self._stands_in:
            return
        self._stands_in = columns
        release(self._grid)
        self._row = self._column = 0
        self._share()
        for grid, most in self._tick_grids.values():
            self._place_ticks(grid, most if columns == self._columns else 1)
        for cell in self._cells:
            self._place(cell)

    def _place_ticks(self, grid: QGridLayout, columns: int) -> None:
        boxes = release(grid)
        rows = -(-len(boxes) // columns)
        for place, box in enumerate(boxes):
            grid.addWidget(box, place % rows, place // rows)

    def _share(self) -> None:
        for column in range(self._columns):
            self._grid.setColumnStretch(column, 1 if column < self._stands_in else 0)

    def _place(self, cell: _Cell) -> None:
        if cell.wide and self._column:
            self._row, self._column = self._row + 2, 0
        span = self._stands_in if cell.wide else 1
        if cell.label is not None:
            self._grid.addWidget(cell.label, self._row, self._column, 1, span)
        top = Qt.AlignmentFlag.AlignTop
        # A text as high as its words stands beside one that is higher.
        beside = top if isinstance(cell.control, GrowingTextEdit) else Qt.AlignmentFlag(0)
        self._grid.addWidget(cell.control, self._row + 1, self._column, 1, span, beside)
        self._column += span
        if self._column >= self._stands_in:
            self._row, self._column = self._row + 2, 0

    def _needs(self, columns: int) -> int:
        """The width that so many columns need."""
        across, each, column = 0, [0] * columns, 0
        for cell in self._cells:
            least = self._least(cell, whole=columns == self._columns)
            if cell.wide:
                across, column = max(across, least), 0
            else:
                each[column] = max(each[column], least)
                column = (column + 1) % columns
        return max(across, sum(each) + (columns - 1) * self._theme.space.m)

    def _least(self, cell: _Cell, *, whole: bool) -> int:
        """The width of a control and its label; *whole*: ticks stand in all their columns."""
        control = cell.control
        explicit = Qt.WidgetAttribute.WA_WState_ExplicitShowHide
        if control.isHidden() and control.testAttribute(explicit):
            return 0  # not asked for now
        words = cell.label.minimumSizeHint().width() if cell.label is not None else 0
        if control not in self._tick_grids:
            return max(words, control.minimumSizeHint().width(), control.minimumWidth())
        grid, most = self._tick_grids[control]
        boxes = [box.minimumSizeHint().width() for box in control.findChildren(QCheckBox)]
        beside = most if whole else 1
        gap = max(0, grid.horizontalSpacing())
        return max(words, beside * max(boxes, default=0) + (beside - 1) * gap)

    # values

    def control(self, key: str) -> QWidget:
        return self._controls[key]

    def tick_boxes(self, key: str) -> dict[str, QCheckBox]:
        return self._ticks[key]

    def set_options(self, key: str, options: Sequence[Option]) -> None:
        """Other choices; the chosen value stays when it is among them."""
        box = self._controls[key]
        assert isinstance(box, QComboBox)
        chosen = box.currentData()
        with QSignalBlocker(box):
            box.clear()
            for value, words in options:
                box.addItem(words, value)
            box.setCurrentIndex(max(0, box.findData(chosen)))

    def show_values(self, values: Mapping[str, object]) -> None:
        """Set controls without telling; one that holds the value already is left alone."""
        for key, value in values.items():
            if self.value(key) == value:
                continue
            control = self._controls[key]
            with QSignalBlocker(control):
                self._set(key, control, value)

    def _set(self, key: str, control: QWidget, value: object) -> None:
        if key in self._ticks:
            assert isinstance(value, tuple)
            for name, box in self._ticks[key].items():
                with QSignalBlocker(box):
                    box.setChecked(name in value)
        elif isinstance(control, QLineEdit):
            control.setText(str(value))
            control.setCursorPosition(0)
        elif isinstance(control, GrowingTextEdit):
            control.setPlainText(str(value))
        elif isinstance(control, QComboBox):
            if control.findData(value) < 0:  # something that is not offered any more
                control.addItem(str(value), value)
            control.setCurrentIndex(control.findData(value))
        elif isinstance(control, QSpinBox):
            control.setValue(int(str(value)))
        elif isinstance(control, QCheckBox):
            control.setChecked(bool(value))

    def value(self, key: str) -> object:
        control = self._controls[key]
        if key in self._ticks:
            return tuple(name for name, box in self._ticks[key].items() if box.isChecked())
        if isinstance(control, QLineEdit):
            return control.text()
        if isinstance(control, GrowingTextEdit):
            return control.toPlainText()
        if isinstance(control, QComboBox):
            return str(control.currentData() or "")
        if isinstance(control, QSpinBox):
            return control.value()
        assert isinstance(control, QCheckBox)
        return control.isChecked()

    def string(self, key: str) -> str:
        return str(self.value(key))

    def whole(self, key: str) -> int:
        return int(str(self.value(key)))

    def set_shown(self, key: str, shown: bool) -> None:
        self._controls[key].setVisible(shown)
        if key in self._labels:
            self._labels[key].setVisible(shown)

    def set_editable(self, editable: bool) -> None:
        """Read-only texts can still be read and copied; the rest is switched off."""
        for control in self._controls.values():
            if isinstance(control, (QLineEdit, GrowingTextEdit)):
                set_read_only(control, not editable)
            else:
                control.setEnabled(editable)

    def _remeasure(self) -> None:
        space = self._theme.space
        self._grid.setHorizontalSpacing(space.m)
        self._grid.setVerticalSpacing(space.xs)
        self._fit()
