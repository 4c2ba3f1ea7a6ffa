"""The working calendar of a year, and days that the office sets differently by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.errors import KnownError
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, say
from desktop_app.services import seeds
from desktop_app.services.office import Office
from desktop_app.services.settings.settings_edit import need_role
from desktop_app.storage import settings_edit

FIRST, LAST = 2000, 2099


@dataclass(frozen=True)
class SpecialDay:
    """A day that differs from the plain week, or was set by hand (``by_office``)."""

    working: bool
    name: str
    by_office: bool


@dataclass(frozen=True)
class Year:
    """``published`` False: the official table is not known, the plain week stands in for it."""

    year: int
    published: bool
    days: Mapping[date, SpecialDay]
    working_days: int

    def is_working(self, day: date) -> bool:
        special = self.days.get(day)
        return special.working if special else day.weekday() < 5


def read(office: Office, year: int) -> Year:
    """All special days of *year*."""
    days = {
        date.fromisoformat(row["day"]): SpecialDay(
            bool(row["working"]), row["name"], row["source"] == "office"
        )
        for row in settings_edit.calendar_rows(office.store, year)
    }
    calendar = office.rules().calendar
    first, last = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
    working = sum(calendar.is_working(date.fromordinal(n)) for n in range(first, last + 1))
    return Year(year, year in calendar.published, days, working)


def set_day(office: Office, day: date, working: bool, name: str = "") -> None:
    """Make *day* a working day or a day of rest for this office."""
    need_role(office)
    name = name.strip()
    if not FIRST <= day.year <= LAST:
        raise KnownError(
            "year_unfit",
            say(
                QT_TRANSLATE_NOOP("core", "工作日历只到 {first} 至 {last} 年。"),
                first=FIRST,
                last=LAST,
            ),
        )
    with office.write("calendar_day") as journal:
        value = (working, name, "office")
        settings_edit.put_calendar_day(
            journal, day, _published(office, day) if _as_published(office, day, value) else value
        )


def restore_day(office: Office, day: date) -> None:
    """Back to what was published; the plain week in a year that is not known."""
    need_role(office)
    with office.write("calendar_day") as journal:
        settings_edit.put_calendar_day(journal, day, _published(office, day))


def put_back(office: Office, day: date, before: SpecialDay | None) -> None:
    """Undo: the day exactly as it was read."""
    need_role(office)
    source = "office" if before and before.by_office else "published"
    with office.write("calendar_day") as journal:
        value = (before.working, before.name, source) if before else None
        settings_edit.put_calendar_day(journal, day, value)


def _published(office: Office, day: date) -> tuple[bool, str, str] | None:
    """The official row of *day*; ``None`` where the plain week holds."""
    if day.year not in office.rules().calendar.published or day.year not in seeds.known_years():
        return None
    found = seeds.published_days(day.year).get(day)
    return (found[0], found[1], "published") if found else None


def _as_published(office: Office, day: date, value: tuple[bool, str, str]) -> bool:
    """Whether *value* says what stands there anyhow, so that nothing is the office's own."""
    official = _published(office, day)
    if official is None:
        return value[0] == (day.weekday() < 5) and not value[1]
    return value[:2] == official[:2]
