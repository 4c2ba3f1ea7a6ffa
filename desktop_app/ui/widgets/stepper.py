"""The steps of a case in one line: done, current, to come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from desktop_app.ui.theme.theme import Theme

DONE, CURRENT, FUTURE, SKIPPED = "done", "current", "future", "skipped"
_ALONG = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End)


@dataclass(frozen=True)
class StepMark:
    """One step. ``note`` stands below the title: the time when done, the time left when current."""

    key: str
    title: str
    state: str = FUTURE
    note: str = ""
    tone: str = ""


def wrap_elided(text: str, font: QFont, width: int, lines: int) -> list[str]:
    """*text* in at most *lines* lines of *width* pixels, the last cut with …; [] when empty."""
    if not text:
        return []
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    starts: list[int] = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1, width))
        starts.append(line.textStart())
    layout.endLayout()
    result: list[str] = []
    for index, start in enumerate(starts[:lines]):
        last = index == lines - 1
        end = len(text) if last or index + 1 == len(starts) else starts[index + 1]
        result.append(text[start:end].strip())
    if result:
        metrics = QFontMetrics(font)
        result[-1] = metrics.elidedText(result[-1], Qt.TextElideMode.ElideRight, width)
    return result


class StepButton(QAbstractButton):
    """One step as a button, so that mouse, keyboard and screen readers find it by themselves."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._mark = StepMark("", "")
        self._number, self._total, self._before = 1, 1, ""
        self._lines = 1
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def mark(self) -> StepMark:
        return self._mark

    def set_mark(self, mark: StepMark, number: int, total: int, before: str) -> None:
        """*before* is the state of the step at the left, which the line towards it shows."""
        self._mark, self._number, self._total, self._before = mark, number, total, before
        self.setText(mark.title)
        state = {
            DONE: self.tr("已完成"),
            CURRENT: self.tr("当前步骤"),
            FUTURE: self.tr("未开始"),
            SKIPPED: self.tr("已跳过"),
        }[mark.state]
        name = self.tr("第 {number} 步 {title}，{state}").format(
            number=number, title=mark.title, state=state
        )
        noted = self.tr("{step}，{note}").format(step=name, note=mark.note)
        self.setAccessibleName(noted if mark.note else name)
        self.setToolTip(self.accessibleName())
        self.updateGeometry()
        self.update()

    def lines_needed(self) -> int:
        """Lines that the title takes at the present width, at most two."""
        font = self._theme.font("small", bold=True)
        return max(1, len(wrap_elided(self.text(), font, self.width() - 6, 2)))

    def set_lines(self, lines: int) -> None:
        """Keep room for so many lines of title; the same for all steps."""
        if lines != self._lines:
            self._lines = lines
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        theme = self._theme
        small = theme.metrics("small", bold=True)
        height = theme.px(34) + (self._lines + 1) * small.height() + theme.space.xs
        return QSize(max(theme.px(64), small.horizontalAdvance(self.text()) + 8), height)

    def minimumSizeHint(self) -> QSize:
        # A title may be shortened, a time never.
        note = self._theme.metrics("small", bold=True).horizontalAdvance(self._mark.note)
        return QSize(max(self._theme.px(52), note + 10), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # A button would take the arrows for its own walk through the window.
        if event.key() in _ALONG:
            event.ignore()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, colours, mark = self._theme, self._theme.colours, self._mark
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = theme.px(13)
        centre = QPointF(self.width() / 2, theme.px(17))
        self._paint_line(painter, centre, radius)
        passed = mark.state in (DONE, SKIPPED)
        if mark.state == CURRENT:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.selected))
            painter.drawEllipse(centre, radius + theme.px(4), radius + theme.px(4))
        fill = {DONE: colours.green.strong, CURRENT: colours.primary}.get(
            mark.state, colours.grey.soft
        )
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(fill))
        painter.drawEllipse(centre, radius, radius)
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(centre, radius + 3, radius + 3)
        side = theme.px(16)
        if passed:
            # surface on the strong green: dark on light green in the dark scheme.
            ink = colours.surface if mark.state == DONE else colours.grey.strong
            icon = theme.pixmap("check" if mark.state == DONE else "dash", ink, side)
            painter.drawPixmap(round(centre.x() - side / 2), round(centre.y() - side / 2), icon)
        else:
            current = mark.state == CURRENT
            painter.setFont(theme.font("small", bold=True))
            painter.setPen(QColor(colours.on_primary if current else colours.grey.strong))
            circle = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
            painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(self._number))
        self._paint_words(painter)
        painter.end()

    def _paint_line(self, painter: QPainter, centre: QPointF, radius: int) -> None:
        colours, y = self._theme.colours, centre.y()
        gap = radius + self._theme.px(4)

        def pen(passed: bool) -> QPen:
            return QPen(QColor(colours.green.mark if passed else colours.track), 2)

        if self._number > 1:
            painter.setPen(pen(self._before in (DONE, SKIPPED)))
            painter.drawLine(QPointF(0, y), QPointF(centre.x() - gap, y))
        if self._number < self._total:
            painter.setPen(pen(self._mark.state in (DONE, SKIPPED)))
            painter.drawLine(QPointF(centre.x() + gap, y), QPointF(self.width(), y))

    def _paint_words(self, painter: QPainter) -> None:
        theme, colours, mark = self._theme, self._theme.colours, self._mark
        current = mark.state == CURRENT
        font = theme.font("small", bold=current or self.isChecked())
        metrics = QFontMetrics(font)
        width = self.width() - 6
        top = theme.px(34)
        painter.setFont(font)
        painter.setPen(QColor(colours.link if current else colours.text))
        if mark.state == FUTURE:
            painter.setPen(QColor(colours.muted))
        lines = wrap_elided(mark.title, font, width, self._lines)
        middle = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
        widest = 0
        for line in lines:
            painter.drawText(QRect(3, top, width, metrics.height()), middle, line)
            widest = max(widest, metrics.horizontalAdvance(line))
            top += metrics.height()
        if self.isChecked():
            painter.setPen(QPen(QColor(colours.link), 2))
            left = (self.width() - widest) / 2
            painter.drawLine(QPointF(left, top), QPointF(left + widest, top))
        if mark.note:
            note = theme.font("small", bold=current)
            painter.setFont(note)
            toned = mark.tone in ("red", "amber", "green")
            painter.setPen(QColor(colours.pair(mark.tone).strong if toned else colours.muted))
            text = QFontMetrics(note).elidedText(mark.note, Qt.TextElideMode.ElideRight, width)
            painter.drawText(QRect(3, top + 2, width, metrics.height()), middle, text)


class Stepper(QWidget):
    """All steps side by side; ``looked_at`` carries the key of a step that the user chose to see.

    Looking at a step changes nothing in the case. One step takes part in the tab order; the
    arrows, Home and End go along the line.
    """

    looked_at = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._buttons: list[StepButton] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self.setAccessibleName(self.tr("处理步骤"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.follow(self, self._remeasure)

    def set_steps(self, marks: Sequence[StepMark], looked_at: str = "") -> None:
        """Show *marks*; the step that is looked at is the given, else the current one."""
        while len(self._buttons) > len(marks):
            button = self._buttons.pop()
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        while len(self._buttons) < len(marks):
            button = StepButton(self._theme, self)
            place = len(self._buttons)
            button.clicked.connect(lambda _checked=False, index=place: self._look(index))
            self._row.addWidget(button, 1)
            self._buttons.append(button)
        before = ""
        for index, (button, mark) in enumerate(zip(self._buttons, marks, strict=True)):
            button.set_mark(mark, index + 1, len(marks), before)
            before = mark.state
        self._row.activate()
        self._share_lines()
        current = next((mark.key for mark in marks if mark.state == CURRENT), "")
        self.look_at(looked_at or current)

    def look_at(self, key: str) -> None:
        """Mark the step that is looked at, telling nobody."""
        keys = [button.mark.key for button in self._buttons]
        chosen = keys.index(key) if key in keys else -1
        for index, button in enumerate(self._buttons):
            button.setChecked(index == chosen)
            in_order = index == max(chosen, 0)
            policy = Qt.FocusPolicy.StrongFocus if in_order else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)
            button.update()

    @property
    def looked_at_key(self) -> str:
        return next((b.mark.key for b in self._buttons if b.isChecked()), "")

    def buttons(self) -> list[StepButton]:
        return list(self._buttons)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_lines()

    def _share_lines(self) -> None:
        lines = max((button.lines_needed() for button in self._buttons), default=1)
        for button in self._buttons:
            button.set_lines(lines)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Keys that a button leaves alone come up to here.
        here = next((i for i, b in enumerate(self._buttons) if b.isChecked()), 0)
        there = {
            Qt.Key.Key_Left: here - 1,
            Qt.Key.Key_Right: here + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(self._buttons) - 1,
            Qt.Key.Key_Return: here,
            Qt.Key.Key_Enter: here,
        }.get(Qt.Key(event.key()), -1)
        if event.modifiers() or not 0 <= there < len(self._buttons):
            super().keyPressEvent(event)
            return
        self._look(there)
        self._buttons[there].setFocus(Qt.FocusReason.OtherFocusReason)

    def _look(self, index: int) -> None:
        if index >= len(self._buttons):
            return  # the steps became fewer while the mouse was down on the last
        key = self._buttons[index].mark.key
        self.look_at(key)
        self.looked_at.emit(key)

    def _remeasure(self) -> None:
        for button in self._buttons:
            button.updateGeometry()
            button.update()
        self._share_lines()
