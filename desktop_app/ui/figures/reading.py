"""What the page asks the office for, in parts: each arrives alone, so nothing else has to wait."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from desktop_app.domain.figures import DEFINITIONS
from desktop_app.domain.periods import Period
from desktop_app.services.office import Office
from desktop_app.services.operations import Runner
from desktop_app.services.reports import figures, figures_behind
from desktop_app.services.reports.figures import Cut, Figures, Group

GROUPINGS = ("person", "department", "building", "channel")
TABLE = ("received", "completed", "solution_in_time", "satisfaction", "rework", "promise")
"""Figures of the table by person, department, building or channel."""
_TABLE_FACTS = tuple(
    dict.fromkeys(
        fact
        for key in TABLE
        for fact in (DEFINITIONS[key].numerator, *DEFINITIONS[key].denominator)
    )
)


@dataclass(frozen=True)
class Question:
    """What the page looks at. ``grouping`` is one of ``GROUPINGS``.

    ``until``: everything is counted for this moment, so that a list opened later still holds
    as many cases as its number said.
    """

    period: Period
    cut: Cut
    grouping: str
    until: datetime
    language: str = "zh"

    @property
    def categories_by(self) -> str:
        """Within a category its children tell more."""
        return "subcategory" if self.cut.category else "category"


@dataclass(frozen=True)
class Headline:
    """The figures, and whether the office has any case at all."""

    figures: Figures
    any_cases: bool


@dataclass(frozen=True)
class Categories:
    now: tuple[Group, ...]
    before: tuple[Group, ...]


def headline(office: Office, asked: Question) -> Headline:
    found = figures.compute(office, asked.period, asked.cut, until=asked.until)
    return Headline(found, figures_behind.any_cases(office))


def trend(office: Office, asked: Question) -> tuple[figures.TrendPoint, ...]:
    return figures.trend(office, asked.period, asked.cut, until=asked.until)


def categories(office: Office, asked: Question) -> Categories:
    by, language = asked.categories_by, asked.language
    stretch = figures.stretch_of(office, asked.period, asked.until)
    before = figures.alike(stretch, asked.period.previous())
    part, only = asked.cut, ("received",)
    return Categories(
        figures.by(office, asked.period, by, part, until=asked.until, language=language, only=only),
        figures.by(office, before.period, by, part, until=before.end, language=language, only=only),
    )


def causes(office: Office, asked: Question) -> figures.Pareto:
    return figures.causes(
        office, asked.period, asked.cut, until=asked.until, language=asked.language
    )


def floors(office: Office, asked: Question) -> figures.Floors:
    return figures.floors(office, asked.period, asked.cut, until=asked.until)


def groups(office: Office, asked: Question) -> tuple[Group, ...]:
    return figures.by(
        office,
        asked.period,
        asked.grouping,
        asked.cut,
        until=asked.until,
        language=asked.language,
        only=_TABLE_FACTS,
    )


PARTS: dict[str, Callable[[Office, Question], Any]] = {
    "headline": headline,
    "trend": trend,
    "categories": categories,
    "causes": causes,
    "floors": floors,
    "groups": groups,
}
"""In the order of the page from its head."""


class Reading:
    """Asks for one part after the other; a newer question ends the older one where it stands.

    The next part is asked for when the one before has arrived: work of other pages comes in
    between, and a question that nobody waits for any more costs one part at most.
    """

    def __init__(
        self,
        runner: Runner,
        arrived: Callable[[str, Question, Any], None],
        failed: Callable[[Exception], None],
        finished: Callable[[], None],
    ) -> None:
        self._runner, self._arrived = runner, arrived
        self._failed, self._finished = failed, finished
        self._token = 0
        self._left: tuple[str, ...] = ()

    @property
    def left(self) -> tuple[str, ...]:
        """The parts that have not arrived yet."""
        return self._left

    def ask(self, asked: Question, parts: Sequence[str] = tuple(PARTS)) -> None:
        self._token += 1
        self._next(self._token, asked, tuple(parts))

    def forget(self) -> None:
        """Drop what is under way."""
        self._token += 1
        self._left = ()

    def _next(self, token: int, asked: Question, parts: tuple[str, ...]) -> None:
        self._left = parts
        if not parts:
            self._finished()
            return
        part, rest = parts[0], parts[1:]

        def work(office: Office) -> Any:
            # Read from the other thread: at worst one part too many is counted.
            return PARTS[part](office, asked) if token == self._token else None

        def arrive(answer: Any) -> None:
            if token == self._token:
                self._arrived(part, asked, answer)
                self._next(token, asked, rest)

        def fail(error: Exception) -> None:
            if token == self._token:
                self._failed(error)

        self._runner.run(work, arrive, fail)
