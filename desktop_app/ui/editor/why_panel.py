"""Why a case is due exactly then: the limit, the counting line by line, what moved it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QCoreApplication, QEvent, QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.services.why import CLOCK_TEXT, INTERVAL_TEXT, Why
from desktop_app.services.why_lines import Line, lines, total
from desktop_app.ui.editor.scroller import Scroller
from desktop_app.ui.i18n import render
from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.emptied import empty
from desktop_app.ui.widgets.words import Words
from desktop_app.ui.words import core, exact_time

WHY_KEY = "F4"


class WhyPanel(QFrame):
    """``closed`` when it is put away (the button, or Esc inside)."""

    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        set_kind(self, "clear")
        self.title = Words("", self, kind="title")
        self.close_button = push_button(
            self.tr("关闭"),
            kind="ghost",
            shortcut_hint="Esc",
            clicked=self.closed.emit,
            parent=self,
        )
        head = QHBoxLayout()
        self._inner = QWidget()
        self._column = QVBoxLayout(self._inner)
        theme.size(self._column.setContentsMargins, 0, 0, "xs", 0)
        theme.size(self._column.setSpacing, "s")
        self.labels: list[QLabel] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        theme.size(column.setSpacing, "s")
        column.addLayout(head)
        head.addWidget(self.title, 1)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        column.addWidget(Scroller(self._inner), 1)

    def show_why(self, clocks: Sequence[Why], clock: str, now: datetime) -> None:
        """Explain *clock* (its running one, else the last) and list all the clocks of the case."""
        self._clear()
        fitting = [why for why in clocks if why.clock == clock] or [
            why for why in clocks if why.met is None
        ]
        chosen = next((why for why in fitting if why.met is None), fitting[-1] if fitting else None)
        if chosen is None:
            self.title.setText(self.tr("这条投诉没有时限"))
        else:
            words = self.tr("为什么是 {time}").format(time=exact_time(chosen.at))
            self.title.setText(words)
            self._explain(chosen)
        if clocks:
            self._all_clocks(clocks, now)
        self._column.addStretch(1)
        self.setAccessibleName(self.title.text())
        self.setAccessibleDescription("\n".join(self.texts()))

    def texts(self) -> list[str]:
        return [label.text() for label in self.labels]

    def event(self, event: QEvent) -> bool:
        # The window has Esc for going back; in here it puts the explanation away.
        if event.type() == QEvent.Type.ShortcutOverride and _is_escape(event):
            event.accept()
            return True
        return bool(super().event(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _is_escape(event):
            self.closed.emit()
            return
        super().keyPressEvent(event)

    # inside

    def _explain(self, why: Why) -> None:
        clock = core(CLOCK_TEXT[why.clock])
        sentence = self.tr("{clock}时限：{limit}（本处规定）")
        self._add(sentence.format(clock=clock, limit=render(why.limit)))
        self._add(self.tr("从 {time} 起算").format(time=exact_time(why.start)), "muted")
        frame = QFrame(self._inner)
        set_kind(frame, "panel")
        rows = QVBoxLayout(frame)
        self._theme.size(rows.setContentsMargins, "s", "s", "s", "s")
        rows.setSpacing(0)
        in_days = any(i.counted == timedelta(days=1) for i in why.due.intervals) and all(
            i.why != "plain" for i in why.due.intervals
        )
        told = lines(why.due.intervals)
        for number, line in enumerate(told):
            # One below the other: the column beside the case is narrow.
            when = self._label(_when(line), "" if line.counts else "muted", frame)
            if number:
                self._theme.size(when.setContentsMargins, 0, "s", 0, 0)
            rows.addWidget(when)
            kind = "title" if line.counts else "small"
            rows.addWidget(self._label(self._reason(line, in_days), kind, frame))
        self._column.addWidget(frame)
        amount = _span(total(why.due.intervals), in_days)
        due = exact_time(why.due.at)
        self._add(self.tr("共计 {amount}，到 {time} 为止").format(amount=amount, time=due))
        for moved in why.extensions:
            text = self.tr("{at} 延期：{before} → {after}（{reason}）").format(
                at=exact_time(moved.at),
                before=exact_time(moved.due_before),
                after=exact_time(moved.due_after),
                reason=moved.reason,
            )
            self._add(text)
        if why.at != why.due.at and not why.extensions:
            # Limits that were changed later, or a severity corrected, leave this trace.
            text = self.tr("登记在案的时限是 {time}：计时开始后规定、级别或工作日历有过更改。")
            self._add(text.format(time=exact_time(why.at)), "muted")
        for year in why.due.unpublished:
            text = self.tr("{year} 年放假安排尚未公布，按双休日推算。").format(year=year)
            self._add(text, "error")

    def _reason(self, line: Line, in_days: bool) -> str:
        reason = core(INTERVAL_TEXT[line.why])
        if line.name:
            reason = self.tr("{reason}（{name}）").format(reason=reason, name=line.name)
        if line.counts:
            span = _span(line.counted, in_days)
            return self.tr("{reason}　{span}").format(reason=reason, span=span)
        return reason

    def _all_clocks(self, clocks: Sequence[Why], now: datetime) -> None:
        self._add(self.tr("本案全部时限"), "muted")
        for why in clocks:
            if why.met is None:
                state = self.tr("已超时") if why.at < now else self.tr("计时中")
            else:
                state = self.tr("按时") if why.met else self.tr("超时")
            text = self.tr("{clock}　{limit}　{time} 前　{state}").format(
                clock=core(CLOCK_TEXT[why.clock]),
                limit=render(why.limit),
                time=exact_time(why.at),
                state=state,
            )
            late = why.met is False or (why.met is None and why.at < now)
            self._add(text, "error" if late else "small")

    def _add(self, text: str, kind: str = "") -> None:
        self._column.addWidget(self._label(text, kind, self._inner))

    def _label(self, text: str, kind: str, parent: QWidget) -> QLabel:
        label = Words(text, parent, kind=kind, marked=True)
        self.labels.append(label)
        return label

    def _clear(self) -> None:
        self.labels = []
        empty(self._column)


def _is_escape(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape


def _when(line: Line) -> str:
    """``11-23 08:30–18:00``, ``11-23 至 11-27``, with the weekday of single days."""
    last = (line.end - timedelta(seconds=1)).date()
    if line.days > 1:
        hours = "" if line.opens == line.closes else f" {line.opens:%H:%M}–{line.closes:%H:%M}"
        return f"{_day(line.start.date())} – {_day(last)}{hours}"
    if line.start.time() == time.min and line.end - line.start == timedelta(days=1):
        return _day(line.start.date())
    if last == line.start.date():
        end = "24:00" if line.end.date() != last else f"{line.end:%H:%M}"
        return f"{_day(last)} {line.start:%H:%M}–{end}"
    return (
        f"{_day(line.start.date())} {line.start:%H:%M} – {_day(line.end.date())} {line.end:%H:%M}"
    )


def _day(day: date) -> str:
    week = QLocale().dayName(day.isoweekday(), QLocale.FormatType.NarrowFormat)
    return f"{day:%m-%d}({week})"


def _span(span: timedelta, in_days: bool) -> str:
    """``2 个工作日``, ``3 小时 20 分``."""
    if in_days:
        return QCoreApplication.translate("WhyPanel", "{count} 个工作日").format(count=span.days)
    minutes = round(span.total_seconds() / 60)
    hours, rest = divmod(minutes, 60)
    if hours and rest:
        text = QCoreApplication.translate("WhyPanel", "{hours} 小时 {minutes} 分")
        return text.format(hours=hours, minutes=rest)
    if hours:
        return QCoreApplication.translate("WhyPanel", "{hours} 小时").format(hours=hours)
    return QCoreApplication.translate("WhyPanel", "{minutes} 分钟").format(minutes=rest)
