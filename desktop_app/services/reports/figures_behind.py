"""The cases behind a number of the figures page: behind a bar, a cell, a part of a bar."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from desktop_app.domain.figures import LIMIT_CLOCKS
from desktop_app.domain.periods import Period
from desktop_app.domain.rooms import floor_of
from desktop_app.domain.views import CaseFilter
from desktop_app.services import lists
from desktop_app.services.office import Office
from desktop_app.services.reports import figures
from desktop_app.services.reports.figures import Cut
from desktop_app.storage import case_values
from desktop_app.storage import figures as counting

_MISSED = "NOT coalesce(r.stopped_at <= r.due_at, 0)"


@dataclass(frozen=True)
class Behind:
    """What a number counted: a figure or fact of ``domain.figures``, in a cut.

    ``part`` as in ``figures.cases_behind``. ``where``: columns of the case and what they hold;
    an empty text is a case that names none, which a cut cannot ask for. ``cause``: the Chinese
    name of a root cause. ``floors``: lowest and highest storey. ``period``: of a trend, its own.
    """

    key: str
    part: str = "all"
    cut: Cut = field(default_factory=Cut)
    where: tuple[tuple[str, str], ...] = ()
    cause: str | None = None
    floors: tuple[int, int] | None = None
    period: Period | None = None


def numbers(
    office: Office, period: Period, behind: Behind, *, until: datetime | None = None
) -> tuple[str, ...]:
    """Case numbers behind a number, newest first, each once."""
    span = behind.period or period
    found = _counted(office, span, behind, until)
    if behind.where:
        columns = [column for column, _value in behind.where]
        wanted = tuple(value for _column, value in behind.where)
        values = case_values.values_of(office.store, found, columns)
        found = tuple(one for one in found if values.get(one) == wanted)
    if behind.cause is not None:
        names = figures.cause_names(lists.read(office))
        values = case_values.values_of(office.store, found, ["root_cause"])
        found = tuple(
            one for one in found if _cause(names, values.get(one, ("",))[0]) == behind.cause
        )
    if behind.floors is not None:
        low, high = behind.floors
        values = case_values.values_of(office.store, found, ["room"])
        storeys = {one: floor_of(room) for one, (room,) in values.items()}
        found = tuple(
            one for one in found if (floor := storeys.get(one)) is not None and low <= floor <= high
        )
    return found


def any_cases(office: Office) -> bool:
    """Whether the office has any case: an empty week is not an empty office."""
    return case_values.any_cases(office.store)


def filter_of(found: tuple[str, ...], title: str) -> CaseFilter:
    """What the queue shows of them, and what it calls it."""
    return CaseFilter(numbers=found or ("",), title=title)


def _counted(
    office: Office, span: Period, behind: Behind, until: datetime | None
) -> tuple[str, ...]:
    clock = behind.key.removesuffix("_due")
    of_clock = behind.key.endswith("_due") and clock in (*LIMIT_CLOCKS, "callback_limit")
    if behind.part == "out" and of_clock:
        # Of a clock the late ones, also those of cases that kept another limit of the same clock.
        stretch = figures.stretch_of(office, span, until)
        ids = counting.case_ids(office.store, stretch.span, behind.cut, behind.key, also=_MISSED)
        return tuple(counting.numbers_of(office.store, ids))
    return figures.cases_behind(office, span, behind.key, behind.cut, until=until, part=behind.part)


def _cause(names: object, text: str) -> str:
    plain = text.strip()
    known = names.get(plain) if isinstance(names, dict) else None
    return str(known.zh) if known is not None else plain
