"""How much time is left: the words, the tone, and the bar beside them."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.ui.theme.theme import Theme

NEAR = timedelta(hours=1)
_MINUTE, _HOUR, _DAY = 60, 3600, 86400


def format_left(left: timedelta) -> str:
    """``余 26 分``, ``余 3 时 40 分``, ``余 2 天 5 时``, ``超 2 时 10 分``.

    Whole minutes, cut and not rounded, so that no time is promised that is not there; from
    three days on only days.
    """
    seconds = int(abs(left.total_seconds()))
    over = left < timedelta(0)

    days, hours = seconds // _DAY, seconds % _DAY // _HOUR
    minutes = seconds % _HOUR // _MINUTE
    values = {"days": days, "hours": hours, "minutes": minutes, "minutes2": f"{minutes:02d}"}
    translate = QCoreApplication.translate
    # Whole sentences for each case: word order and plurals differ between languages.
    if days >= 3 or (days and not hours):
        text = (
            translate("TimeLeft", "超 {days} 天") if over else translate("TimeLeft", "余 {days} 天")
        )
    elif days:
        text = (
            translate("TimeLeft", "超 {days} 天 {hours} 时")
            if over
            else translate("TimeLeft", "余 {days} 天 {hours} 时")
        )
    elif hours and not minutes:
        text = (
            translate("TimeLeft", "超 {hours} 时")
            if over
            else translate("TimeLeft", "余 {hours} 时")
        )
    elif hours:
        text = (
            translate("TimeLeft", "超 {hours} 时 {minutes2} 分")
            if over
            else translate("TimeLeft", "余 {hours} 时 {minutes2} 分")
        )
    elif minutes:
        text = (
            translate("TimeLeft", "超 {minutes} 分")
            if over
            else translate("TimeLeft", "余 {minutes} 分")
        )
    else:
        text = (
            translate("TimeLeft", "超 不到 1 分") if over else translate("TimeLeft", "余 不到 1 分")
        )
    return text.format(**values)


def tone_of(left: timedelta, near: timedelta = NEAR) -> str:
    """``red`` when over, ``amber`` within *near*, else ``blue``."""
    if left < timedelta(0):
        return "red"
    return "amber" if left <= near else "blue"


class TimeLeft(NamedTuple):
    """What a bar shows. ``used`` is the part of the limit that is gone, 0 to 1."""

    left: timedelta
    used: float
    near: timedelta = NEAR
    note: str = ""  # shown instead of the words, without a bar (回访 今日 16:00)

    @property
    def text(self) -> str:
        return self.note or format_left(self.left)

    @property
    def tone(self) -> str:
        return tone_of(self.left, self.near)


def time_left(
    due: datetime, now: datetime, started: datetime | None = None, near: timedelta = NEAR
) -> TimeLeft:
    """From moments to a bar; without *started* the bar counts the last three days."""
    left = due - now
    total = (due - started) if started is not None else timedelta(days=3)
    used = 1.0 if total <= timedelta(0) else 1 - left / total
    return TimeLeft(left, min(1.0, max(0.0, used)), near)


def time_left_size(theme: Theme, text: str) -> QSize:
    """Logical pixels that ``paint_time_left`` likes to have."""
    metrics = theme.metrics()
    return QSize(theme.px(70) + theme.space.s + metrics.horizontalAdvance(text), metrics.height())


def bar_width(rect: QRect, theme: Theme, words: float, wide: int) -> int:
    """Of *wide* pixels what *words* leave in *rect*; 0 when a bar would be too short to read."""
    room = int(min(wide, rect.width() - words - theme.space.s))
    return room if room >= theme.px(16) else 0


def bar_height(theme: Theme) -> int:
    return theme.px(4)


def paint_bar(painter: QPainter, trough: QRectF, theme: Theme, used: float, tone: str) -> None:
    """Paint the part of a limit that is gone, 0 to 1, into *trough*."""
    height = trough.height()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.colours.track))
    painter.drawRoundedRect(trough, height / 2, height / 2)
    part = QRectF(trough.topLeft(), trough.size())
    part.setWidth(max(height, trough.width() * used))
    painter.setBrush(QColor(theme.colours.pair(tone).mark))
    painter.drawRoundedRect(part, height / 2, height / 2)


def ink_of(theme: Theme, value: TimeLeft) -> str:
    """The colour of the words."""
    if value.note:
        return theme.colours.muted
    tone = value.tone
    return theme.colours.text if tone == "blue" else theme.colours.pair(tone).strong


def paint_time_left(painter: QPainter, rect: QRect, theme: Theme, value: TimeLeft) -> None:
    """Paint bar and words into *rect*; words come first, the bar gives way when it is narrow."""
    font = theme.font()
    metrics = QFontMetrics(font)
    painter.save()
    words = rect
    if not value.note:
        wide = bar_width(rect, theme, metrics.horizontalAdvance(value.text), theme.px(70))
        if wide:
            height = bar_height(theme)
            top = rect.center().y() + 1 - height / 2
            trough = QRectF(rect.left(), top, wide, height)
            paint_bar(painter, trough, theme, value.used, value.tone)
            words = rect.adjusted(wide + theme.space.s, 0, 0, 0)
    painter.setFont(font)
    painter.setPen(QColor(ink_of(theme, value)))
    text = metrics.elidedText(value.text, Qt.TextElideMode.ElideRight, words.width())
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
    painter.restore()


class TimeLeftLabel(QWidget):
    """Bar and words as a widget; the exact moment is its tooltip."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._value: TimeLeft | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.follow(self, self._remeasure)

    def set_value(self, value: TimeLeft | None, exact: str = "") -> None:
        """Show *value*; None shows nothing. *exact* is the due moment in words."""
        self._value = value
        self.setToolTip(exact)
        self.setAccessibleName(value.text if value else "")
        self.setAccessibleDescription(exact)
        self._remeasure()

    def sizeHint(self) -> QSize:
        return time_left_size(self._theme, self._value.text if self._value else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._value is None:
            return
        painter = QPainter(self)
        paint_time_left(painter, self.rect(), self._theme, self._value)
        painter.end()

    def _remeasure(self) -> None:
        self.updateGeometry()
        self.update()
