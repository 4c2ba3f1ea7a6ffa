"""The planner at the forms' side: proposals and doubts in words, from the board in front."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta

from PySide6.QtCore import QCoreApplication

from desktop_app.domain import planner
from desktop_app.domain.planner import Ground, Proposal, Request
from desktop_app.domain.wishes import read_wish
from desktop_app.ui.calendar.board import Item
from desktop_app.ui.calendar.typed_time import day_text, day_week_text, moment_text, weekday_text
from desktop_app.ui.i18n import render
from desktop_app.ui.words import clauses

Take = Callable[[datetime], object]
Question = tuple[str, tuple[tuple[str, Callable[[], object]], ...]]
"""Words, and the answers to choose from."""


class Guide:
    """Proposes and warns; it forbids nothing. ``stand_on`` gives it another ground."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._ground = Ground()

    def stand_on(self, ground: Ground) -> None:
        """Take up what a newer answer of the service says."""
        self._ground = ground

    def next_working(self, day: date) -> date | None:
        """The next working day when *day* is a rest day, else ``None``."""
        calendar = self._ground.calendar
        return None if calendar.is_working(day) else calendar.next_working(day)

    def best(self, request: Request, around: datetime | None = None) -> Proposal | None:
        """The next fitting time from *around* (now) on, if there is one within two months."""
        now = self._now()
        found = planner.suggest(request, around or now, now, self._ground, 1)
        return found[0] if found else None

    def doubts(self, at: datetime, request: Request) -> list[str]:
        """What speaks against *at*, the rest day left out (``next_working`` tells that)."""
        found = planner.warnings(at, request, self._ground)
        rest = self.next_working(at.date()) is not None and not request.wish.wants_day(at.date())
        return [render(one) for one in (found[1:] if rest else found)]

    def hints(self, request: Request) -> list[str]:
        """What the household's wish says besides times."""
        return [render(one) for one in planner.hints(request)]

    def series(
        self, request: Request, base: datetime, offsets: Sequence[int]
    ) -> tuple[datetime, ...]:
        """The times of a series, rest days and full days passed over."""
        return planner.series(request, base, offsets, self._now(), self._ground)

    def question(self, at: datetime, request: Request, take: Take) -> Question | None:
        """What to ask before *at* is taken; ``None`` when nothing speaks against it."""
        translate = QCoreApplication.translate
        working = self.next_working(at.date())
        if request.wish.wants_day(at.date()):
            working = None
        doubts = self.doubts(at, request)
        if working is None and not doubts:
            return None
        lines = list(doubts)
        if working is not None:
            rest = translate("Calendar", "{day}（{weekday}）是休息日")
            day = at.date()
            lines.insert(0, rest.format(day=day_text(day), weekday=weekday_text(day)))
            stay = translate("Calendar", "仍改到这天")
        else:
            lines.insert(0, moment_text(at))
            stay = translate("Calendar", "仍改到这时")
        answers: list[tuple[str, Callable[[], object]]] = [(stay, lambda: take(at))]
        if working is not None and not doubts:
            later = datetime.combine(working, at.time())
            words = translate("Calendar", "顺延到 {day}").format(day=day_week_text(working))
            answers.append((words, lambda: take(later)))
        else:
            fitting = self.best(request, at)
            if fitting is not None:
                words = translate("Calendar", "改到 {moment}")
                words = words.format(moment=moment_text(fitting.at))
                answers.append((words, lambda: take(fitting.at)))
        return clauses(lines), tuple(answers)


def proposal_words(proposal: Proposal) -> str:
    """``建议 11月23日 周一 18:30：住户希望18点后来电；当日已排 6/20``."""
    return QCoreApplication.translate("Calendar", "建议 {moment}：{reasons}").format(
        moment=moment_text(proposal.at),
        reasons=clauses(render(one) for one in proposal.reasons),
    )


def request_of(item: Item) -> Request:
    """What moving *item* asks of the planner."""
    follow_up = item.follow_up
    wish = read_wish(item.detail.preferred_time)
    return Request(follow_up.kind, wish, follow_up.assignee, follow_up.id)


def after(item: Item, now: datetime) -> datetime:
    """From when on another time than the item's own is looked for."""
    return max(now, item.follow_up.due_at + timedelta(minutes=1))
