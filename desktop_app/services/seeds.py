"""Filling a new database with the office's editable defaults, from ``resources/``."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from desktop_app.services.office import Office
from desktop_app.storage import reference, settings
from desktop_app.storage.trace.journal import Journal

WORKFLOWS = (
    "seven-steps",
    "office-rules",
    "rework",
    "manager-method",
    "service-window",
    "register",
)
FIRST_YEAR = 2020


def seed(office: Office) -> None:
    """Fill a new database; what calendar years are published later ``add_new_years`` adds."""
    with office.write("seed") as journal:
        _workflows(office, journal)
        _categories(office)
        _root_causes(office)
        _limits(office)
        _settings(office)
        _calendar(office, known_years())
        settings.put(office.store, "seeded", "1")


def known_years() -> list[int]:
    """Years whose official calendar the library knows; it refuses others, so nothing is guessed."""
    from chinese_calendar import constants

    newest = max(constants.holidays).year
    return list(range(FIRST_YEAR, newest + 1))


def published_days(year: int) -> dict[date, tuple[bool, str]]:
    """The days of a published year that differ from the plain week: (working, name)."""
    import chinese_calendar

    names = {
        "New Year's Day": "元旦",
        "Spring Festival": "春节",
        "Tomb-sweeping Day": "清明节",
        "Labour Day": "劳动节",
        "Dragon Boat Festival": "端午节",
        "Mid-autumn Festival": "中秋节",
        "National Day": "国庆节",
    }
    found: dict[date, tuple[bool, str]] = {}
    day = date(year, 1, 1)
    while day.year == year:
        working = bool(chinese_calendar.is_workday(day))
        _, english = chinese_calendar.get_holiday_detail(day)
        name = names.get(english or "", english or "")
        if working != (day.weekday() < 5) or (name and not working):
            found[day] = (working, name)
        day += timedelta(days=1)
    return found


def add_new_years(office: Office) -> None:
    """Add calendar years published since, asked once a day; no start of the window waits for it.

    Years are only added: an office may have corrected a day by hand.
    """
    if settings.get(office.store, "calendar_asked") == str(office.now().date()):
        return
    have = reference.work_calendar(office.store).published  # not office.rules(): it would be kept
    newest = max(have, default=FIRST_YEAR)
    if newest > office.now().year:
        return
    new = [year for year in known_years() if year not in have]
    with office.store.transaction():
        _calendar(office, new)
        settings.put(office.store, "calendar_asked", str(office.now().date()))
    office.forget_rules()


def _read(office: Office, name: str) -> dict[str, Any]:
    return tomllib.loads((office.resources / name).read_text(encoding="utf-8"))


def _workflows(office: Office, journal: Journal) -> None:
    for key in WORKFLOWS:
        path: Path = office.resources / "workflows" / f"{key}.toml"
        office.workflows.add(journal, path.read_text(encoding="utf-8"), office.now())


def _categories(office: Office) -> None:
    data = _read(office, "categories.toml")
    for entry in data["departments"]:
        office.store.insert(
            "department", {"name": entry["zh"], "aliases": "\n".join(entry.get("words", []))}
        )
    position = 0
    for parent in data["categories"]:
        for child in (None, *parent.get("children", [])):
            entry = child or parent
            code = parent["code"] if child is None else f"{parent['code']}.{child['code']}"
            office.store.insert(
                "category",
                {
                    "code": code,
                    "parent": None if child is None else parent["code"],
                    "zh": entry["zh"],
                    "en": entry["en"],
                    "department": entry.get("department", parent.get("department", "")),
                    "words": "\n".join(entry.get("words", [])),
                    "position": position,
                },
            )
            position += 1


def _root_causes(office: Office) -> None:
    position = 0
    for parent in _read(office, "root_causes.toml")["causes"]:
        for child in parent.get("children", []):
            office.store.insert(
                "root_cause",
                {
                    "code": f"{parent['code']}.{child['code']}",
                    "zh": f"{parent['zh']} / {child['zh']}",
                    "en": f"{parent['en']} / {child['en']}",
                    "position": position,
                },
            )
            position += 1


def _limits(office: Office) -> None:
    for rule in _read(office, "limits.toml")["rules"]:
        office.store.insert(
            "limit_rule",
            {key: rule[key] for key in ("clock", "severity", "category", "amount", "unit")},
        )


def _settings(office: Office) -> None:
    data = _read(office, "settings.toml")
    opens, closes = data["office"]["hours"][0]
    values = {
        "office_name": data["office"]["name"]["zh"],
        "office_opens": opens,
        "office_closes": closes,
        "default_workflow": data["workflows"]["default"],
        "repeat_days": str(data["repeat"]["window_days"]),
        "incident_days": str(data["incident"]["window_days"]),
        "incident_households": str(data["incident"]["min_households"]),
    }
    for key, value in values.items():
        settings.put(office.store, key, value)


def _calendar(office: Office, years: list[int]) -> None:
    for year in years:
        for day, (working, name) in published_days(year).items():
            reference.add_calendar_day(office.store, day, working, name)
        reference.add_calendar_year(office.store, year)
