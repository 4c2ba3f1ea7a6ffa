"""The mood at intake: four large chips, one stop of Tab, chosen by number or arrow."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from desktop_app.ui.theme.theme import Theme
from desktop_app.ui.widgets.flow_layout import FlowLayout


class MoodChip(QAbstractButton):
    """One mood, large; its number is the key that chooses it."""

    def __init__(self, theme: Theme, number: int, key: str, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._number, self.key = theme, number, key
        self.setText(text)
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)
        theme.follow(self, self.updateGeometry)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space is the chip's own; everything else is the picker's."""
        if event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def sizeHint(self) -> QSize:
        metrics = self._theme.metrics("title", bold=True)
        words = metrics.horizontalAdvance(f"{self._number}  {self.text()}")
        width = max(self._theme.px(92), words + 2 * self._theme.space.l)
        return QSize(width, metrics.height() + 2 * self._theme.space.s)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, colours = self._theme, self._theme.colours
        chosen = self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = colours.primary if chosen else colours.surface
        if not chosen and self.underMouse():
            ground = colours.hover
        edge = QPen(QColor(colours.primary if chosen else colours.control_line), 1)
        if self.hasFocus():
            edge = QPen(QColor(colours.focus_on_primary if chosen else colours.focus), 2)
        inset = edge.widthF() / 2
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.setPen(edge)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        small, large = theme.font("small"), theme.font("title", bold=chosen)
        gap = theme.space.s
        number = QFontMetrics(small).horizontalAdvance(str(self._number))
        words = QFontMetrics(large).horizontalAdvance(self.text())
        left = (self.width() - number - gap - words) // 2
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.setFont(small)
        painter.setPen(QColor(colours.on_primary if chosen else colours.muted))
        painter.drawText(self.rect().adjusted(left, 0, 0, 0), middle, str(self._number))
        painter.setFont(large)
        painter.setPen(QColor(colours.on_primary if chosen else colours.text))
        painter.drawText(self.rect().adjusted(left + number + gap, 0, 0, 0), middle, self.text())
        painter.end()


class MoodPicker(QWidget):
    """Four moods: 1–4 or the arrows choose, Space takes the choice back, Tab goes on.

    One stop for Tab, as the group is one question.
    """

    changed = Signal()

    def __init__(
        self,
        theme: Theme,
        name: str,
        moods: Sequence[tuple[str, str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._flow = FlowLayout(theme, self)
        self.chips: list[MoodChip] = []
        for number, (key, text) in enumerate(moods, start=1):
            chip = MoodChip(theme, number, key, text, self)
            chip.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            chip.clicked.connect(lambda _checked=False, key=key: self._press(key))
            self._flow.addWidget(chip)
            self.chips.append(chip)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._set_stop(0)

    @property
    def mood(self) -> str:
        return next((chip.key for chip in self.chips if chip.isChecked()), "")

    def set_mood(self, mood: str) -> None:
        """Show *mood* (empty: none) without telling anybody."""
        for chip in self.chips:
            chip.setChecked(chip.key == mood)
        chosen = next((at for at, chip in enumerate(self.chips) if chip.key == mood), 0)
        self._set_stop(chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        here = next((at for at, chip in enumerate(self.chips) if chip.hasFocus()), 0)
        digit = event.text()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and digit.isdecimal() and 1 <= int(digit) <= len(self.chips):
            self._choose(int(digit) - 1)
        elif event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Down):
            self._choose((here + 1) % len(self.chips) if self.mood else here)
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Up):
            self._choose((here - 1) % len(self.chips) if self.mood else here)
        elif plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chips[here].click()
        else:
            super().keyPressEvent(event)

    def _choose(self, at: int) -> None:
        self.set_mood(self.chips[at].key)
        self.chips[at].setFocus(Qt.FocusReason.TabFocusReason)
        self.changed.emit()

    def _press(self, key: str) -> None:
        pressed = next(chip for chip in self.chips if chip.key == key)
        self.set_mood(key if pressed.isChecked() else "")
        self.changed.emit()

    def _set_stop(self, at: int) -> None:
        for here, chip in enumerate(self.chips):
            stop = Qt.FocusPolicy.StrongFocus if here == at else Qt.FocusPolicy.ClickFocus
            chip.setFocusPolicy(stop)
        self.setFocusProxy(self.chips[at])
