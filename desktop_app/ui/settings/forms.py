"""Forms made from a list of labelled controls; values in and out as one dictionary."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QWheelEvent
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

from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.widgets.growing_text import GrowingTextEdit
from desktop_app.ui.widgets.spin import pad_spin

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


class Form(QWidget):
    """Controls on a grid of *columns*; ``changed`` carries the key of what the user changed."""

    changed = Signal(str)
    finished = Signal(str)

    def __init__(self, theme: Theme, columns: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._columns = theme, columns
        self._controls: dict[str, QWidget] = {}
        self._labels: dict[str, QLabel] = {}
        self._ticks: dict[str, dict[str, QCheckBox]] = {}
        self._row = self._column = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        for column in range(columns):
            self._grid.setColumnStretch(column, 1)
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
        box = QCheckBox(label, self)
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
        rows = -(-len(options) // columns)
        for place, (value, words) in enumerate(options):
            box = QCheckBox(words, holder)
            box.setAccessibleName(f"{label} {words}")
            box.toggled.connect(lambda _on: self.changed.emit(key))
            self._ticks[key][value] = box
            grid.addWidget(box, place % rows, place // rows)
        self._add(key, label, holder, wide)

    def _add(self, key: str, label: str, control: QWidget, wide: bool) -> None:
        if wide and self._column:
            self._row, self._column = self._row + 2, 0
        span = self._columns if wide else 1
        if label:
            words = QLabel(label, self)
            set_kind(words, "small")
            words.setBuddy(control)
            words.setWordWrap(True)
            control.setAccessibleName(label)
            self._labels[key] = words
            self._grid.addWidget(words, self._row, self._column, 1, span)
        top = Qt.AlignmentFlag.AlignTop
        # A text as high as its words stands beside one that is higher.
        beside = top if isinstance(control, GrowingTextEdit) else Qt.AlignmentFlag(0)
        self._grid.addWidget(control, self._row + 1, self._column, 1, span, beside)
        self._controls[key] = control
        self._column += span
        if self._column >= self._columns:
            self._row, self._column = self._row + 2, 0

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
