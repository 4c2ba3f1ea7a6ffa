"""Chips: saved views with their live counts, one of them chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from desktop_app.ui.theme.theme import Theme
from desktop_app.ui.widgets.flow_layout import FlowLayout


@dataclass(frozen=True)
class ChipSpec:
    """``count`` None shows no number; ``tone`` colours the number, empty leaves it plain."""

    key: str
    text: str
    count: int | None = None
    tone: str = ""
    tooltip: str = ""


class Chip(QAbstractButton):
    """A rounded toggle; Space and Enter press it, the arrows go to the next in its group."""

    def __init__(
        self,
        theme: Theme,
        text: str,
        count: int | None = None,
        tone: str = "",
        parent: QWidget | None = None,
        *,
        checkable: bool = True,
    ) -> None:
        super().__init__(parent)
        self._theme, self._count, self._tone = theme, count, tone
        self._hint: QSize | None = None
        """The size as measured last: a line of chips is laid out many times before it is shown."""
        self.setText(text)
        self.setCheckable(checkable)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.follow(self, self._remeasure)
        self._describe()

    @property
    def count(self) -> int | None:
        return self._count

    def set_count(self, count: int | None, tone: str | None = None) -> None:
        """Another number, and another tone when one is given."""
        self._count = count
        if tone is not None:
            self._tone = tone
        self._describe()
        self._remeasure()

    def sizeHint(self) -> QSize:
        if self._hint is None:
            self._hint = self._measured()
        return self._hint

    def _measured(self) -> QSize:
        theme, space = self._theme, self._theme.space
        # Measured bold, so that choosing a chip does not push its neighbours.
        bold = theme.metrics(bold=True)
        plain = theme.metrics()
        words = max(bold.horizontalAdvance(self.text()), plain.horizontalAdvance(self.text()))
        width = words + 2 * space.m + 2
        if self._count is not None:
            width += space.s + bold.horizontalAdvance(self._number())
        return QSize(width, bold.height() + space.s)

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(min(hint.width(), self._theme.px(96)), hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, colours, space = self._theme, self._theme.colours, self._theme.space
        chosen = self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = colours.primary if chosen else colours.surface
        if not chosen and (self.underMouse() or self.isDown()):
            ground = colours.hover
        edge = QPen(QColor(colours.primary if chosen else colours.control_line), 1)
        if self.hasFocus():
            edge = QPen(QColor(colours.focus_on_primary if chosen else colours.focus), 2)
        inset = edge.widthF() / 2
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.setPen(edge)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        ink = (
            colours.on_primary if chosen else (colours.text if self.isEnabled() else colours.muted)
        )
        inner = self.rect().adjusted(space.m, 0, -space.m, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        if self._count is not None:
            bold = theme.font(bold=True)
            painter.setFont(bold)
            toned = bool(self._tone) and not chosen and self._count > 0
            painter.setPen(QColor(colours.pair(self._tone).strong if toned else ink))
            painter.drawText(inner, middle | Qt.AlignmentFlag.AlignRight, self._number())
            number = QFontMetrics(bold).horizontalAdvance(self._number())
            inner = inner.adjusted(0, 0, -number - space.s, 0)
        font = theme.font(bold=chosen)
        painter.setFont(font)
        painter.setPen(QColor(ink))
        text = QFontMetrics(font).elidedText(
            self.text(), Qt.TextElideMode.ElideRight, inner.width()
        )
        painter.drawText(inner, middle | Qt.AlignmentFlag.AlignLeft, text)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.click()
            return
        super().keyPressEvent(event)

    def _number(self) -> str:
        return f"{self._count:,}"

    def _describe(self) -> None:
        name = self.text() if self._count is None else f"{self.text()} {self._number()}"
        self.setAccessibleName(name)

    def _remeasure(self) -> None:
        self._hint = None
        self.updateGeometry()
        self.update()


class ChipBar(QWidget):
    """Chips in lines that wrap; ``chosen`` carries the key, ``extra`` that of an extra chip."""

    chosen = Signal(str)
    extra = Signal(str)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._chips: dict[str, Chip] = {}
        self._extras: dict[str, Chip] = {}
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._flow = FlowLayout(theme, self)
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.follow(self, self._remeasure)

    def set_chips(self, specs: Sequence[ChipSpec]) -> None:
        """Show *specs*; a chip that stays keeps its place in the keyboard's attention."""
        keep = self.current
        wanted = [spec.key for spec in specs]
        lost = any(chip.hasFocus() for key, chip in self._chips.items() if key not in wanted)
        for key in [key for key in self._chips if key not in wanted]:
            chip = self._chips.pop(key)
            self._group.removeButton(chip)
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        for chip in (*self._chips.values(), *self._extras.values()):
            self._flow.removeWidget(chip)
        ordered: dict[str, Chip] = {}
        for spec in specs:
            chip = self._chips.get(spec.key) or self._make(spec)
            chip.setText(spec.text)
            chip.setToolTip(spec.tooltip)
            chip.set_count(spec.count, spec.tone)
            self._flow.addWidget(chip)
            ordered[spec.key] = chip
        self._chips = ordered
        for chip in self._extras.values():
            self._flow.addWidget(chip)
        if keep in ordered:
            self.choose(keep)
        if lost and ordered:  # else Qt would look for another place, in the window around
            ordered[keep if keep in ordered else wanted[0]].setFocus()
        self.updateGeometry()

    def add_extra(self, key: str, text: str) -> None:
        """A chip at the end that does something instead of being chosen (＋ 保存视图)."""
        chip = Chip(self._theme, text, parent=self, checkable=False)
        chip.clicked.connect(lambda _checked=False: self.extra.emit(key))
        self._extras[key] = chip
        self._flow.addWidget(chip)

    def set_count(self, key: str, count: int | None, tone: str | None = None) -> None:
        """Another number on one chip; ``KeyError`` when there is none of that key."""
        self._chips[key].set_count(count, tone)

    @property
    def current(self) -> str:
        """Key of the chosen chip, or empty."""
        return next((key for key, chip in self._chips.items() if chip.isChecked()), "")

    def choose(self, key: str) -> None:
        """Mark a chip without telling anybody; ``KeyError`` when there is none of that key."""
        self._chips[key].setChecked(True)

    def chips(self) -> dict[str, Chip]:
        return dict(self._chips)

    def _remeasure(self) -> None:
        self._flow.setSpacing(self._theme.space.s)
        self.updateGeometry()

    def _make(self, spec: ChipSpec) -> Chip:
        chip = Chip(self._theme, spec.text, spec.count, spec.tone, self)
        self._group.addButton(chip)
        chip.clicked.connect(lambda _checked=False, key=spec.key: self.chosen.emit(key))
        return chip
