"""The office's lists: categories, departments, staff, root causes, limits, calendar days."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING, NamedTuple

from desktop_app.domain.messages import Text
from desktop_app.storage import settings

if TYPE_CHECKING:  # limits and calendar are loaded with the first case: the window stands before
    from desktop_app.domain.limits import LimitRule
    from desktop_app.domain.workcalendar import WorkCalendar
    from desktop_app.storage.store import Store


class Category(NamedTuple):
    """What a complaint is about; ``words`` give it away in a text, ``department`` takes it on."""

    code: str
    parent: str
    name: Text
    department: str
    words: tuple[str, ...]


class Department(NamedTuple):
    """Who takes a complaint on, under every name that is in use."""

    name: str
    aliases: tuple[str, ...]


class Staff(NamedTuple):
    """Somebody who works in the office."""

    id: int
    name: str
    role: str
    department: str


class RootCause(NamedTuple):
    """Why it came to a complaint, as figures count it."""

    code: str
    name: Text


def categories(store: Store, *, active: bool = True) -> list[Category]:
    """Active categories (or those out of use), parents before their children, in the office's order."""
    return [
        Category(
            row["code"],
            row["parent"] or "",
            Text(row["zh"], row["en"]),
            row["department"],
            tuple(word for word in row["words"].split("\n") if word),
        )
        for row in store.rows(
            "SELECT * FROM category WHERE active = ? ORDER BY position", (int(active),)
        )
    ]


def departments(store: Store) -> list[Department]:
    return [
        Department(row["name"], tuple(a for a in row["aliases"].split("\n") if a))
        for row in store.rows("SELECT * FROM department WHERE active = 1 ORDER BY id")
    ]


def staff(store: Store) -> list[Staff]:
    return [
        Staff(row["id"], row["name"], row["role"], row["department"])
        for row in store.rows("SELECT * FROM staff WHERE active = 1 ORDER BY id")
    ]


def root_causes(store: Store) -> list[RootCause]:
    return [
        RootCause(row["code"], Text(row["zh"], row["en"]))
        for row in store.rows("SELECT * FROM root_cause WHERE active = 1 ORDER BY position")
    ]


def limit_rules(store: Store) -> list[LimitRule]:
    from desktop_app.domain.limits import LimitRule

    return [
        LimitRule(row["clock"], row["amount"], row["unit"], row["severity"], row["category"])
        for row in store.rows("SELECT * FROM limit_rule ORDER BY id")
    ]


def work_calendar(store: Store) -> WorkCalendar:
    """The office's calendar: exceptions, published years and office hours."""
    from desktop_app.domain.workcalendar import Day, WorkCalendar

    days = {
        date.fromisoformat(row["day"]): Day(bool(row["working"]), row["name"])
        for row in store.rows("SELECT * FROM calendar_day")
    }
    years = frozenset(row["year"] for row in store.rows("SELECT year FROM calendar_year"))
    return WorkCalendar(days, years, *office_hours(store))


def office_hours(store: Store) -> tuple[time, time]:
    """When the office opens and closes."""
    return (
        time.fromisoformat(settings.get(store, "office_opens", "08:30")),
        time.fromisoformat(settings.get(store, "office_closes", "18:00")),
    )


def add_calendar_day(store: Store, day: date, working: bool, name: str) -> None:
    """Add a published day; one that the office has entered itself stays."""
    store.execute(
        "INSERT INTO calendar_day (day, working, name) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        (day.isoformat(), int(working), name),
    )


def add_calendar_year(store: Store, year: int) -> None:
    store.execute(
        "INSERT INTO calendar_year (year, source) VALUES (?, 'published') ON CONFLICT DO NOTHING",
        (year,),
    )


def has_category(store: Store, code: str) -> bool:
    """Whether a category stands in the list, retired ones included."""
    return store.value("SELECT 1 FROM category WHERE code = ?", (code,)) is not None
