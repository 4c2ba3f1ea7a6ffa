"""A worked example: a complaint received now, when it would be due, interval by interval."""

from __future__ import annotations

from datetime import datetime

from desktop_app.domain.limits import Interval
from desktop_app.services.settings.limits_edit import Example
from desktop_app.services.why import CLOCK_TEXT, INTERVAL_TEXT
from desktop_app.ui import words
from desktop_app.ui.settings.unit_words import limit_words
from desktop_app.ui.theme.theme import Theme
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.words import Words

MOST = 14
"""Intervals that are listed; a longer way is told by its first and last ones."""


class ExampleCard(Card):
    """Counts as cases do; the words are those of “为什么是这一天”."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.set_title(self.tr("照此计算"))
        self.sentence = Words("", self)
        self.lines = Words("", self, kind="muted")
        self.body.addWidget(self.sentence)
        self.body.addWidget(self.lines)

    def show_example(self, shown: Example) -> None:
        if shown.rule is None or shown.due is None:
            self.sentence.setText(self.tr("没有适用的规定，这一项不计时。"))
            self.lines.clear()
            return
        start = shown.start
        texts = {
            "callback": self.tr("今天 {start} 完成，{clock}应在 {at}（{limit}）"),
            "": self.tr("今天 {start} 受理，{clock}应在 {at}（{limit}）"),
        }
        self.sentence.setText(
            texts["callback" if shown.clock == "callback" else ""].format(
                start=f"{start:%H:%M}",
                clock=words.core(CLOCK_TEXT[shown.clock]),
                at=self._moment(shown.due.at, start),
                limit=limit_words(shown.rule.amount, shown.rule.unit),
            )
        )
        listed = list(shown.due.intervals)
        lines = [self._interval(one, start) for one in listed]
        if len(lines) > MOST:
            left = len(lines) - MOST
            more = self.tr("……中间 {count} 段……").format(count=left)
            lines = [*lines[: MOST - 3], more, *lines[-3:]]
        if shown.due.unpublished:
            lines.append(
                self.tr("{years} 年的放假安排尚未公布，暂按普通周一至周五计。").format(
                    years=words.listed(map(str, shown.due.unpublished))
                )
            )
        self.lines.setText("\n".join(lines))

    def _moment(self, moment: datetime, start: datetime) -> str:
        if moment.date() == start.date():
            return self.tr("今天 {time}").format(time=f"{moment:%H:%M}")
        if moment.year == start.year:
            return self.tr("{month}月{day}日 {time}").format(
                month=moment.month, day=moment.day, time=f"{moment:%H:%M}"
            )
        return f"{moment:%Y-%m-%d %H:%M}"

    def _interval(self, one: Interval, start: datetime) -> str:
        why = words.core(INTERVAL_TEXT[one.why])
        if one.name:
            why = self.tr("{name}：{why}").format(name=one.name, why=why)
        return self.tr("{start} – {end}　{why}").format(
            start=self._short(one.start), end=self._short(one.end), why=why
        )

    def _short(self, moment: datetime) -> str:
        return f"{moment:%m-%d %H:%M}"
