"""Ctrl+K: cases and households for what is typed, in one list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from desktop_app.domain.views import CaseFilter, QueueRow
from desktop_app.services import households, queue
from desktop_app.services.households import HouseholdHit
from desktop_app.services.office import Office
from desktop_app.ui import words
from desktop_app.ui.desk import Desk, Latest
from desktop_app.ui.widgets.suggest_box import Answer, Suggestion
from desktop_app.ui.words import listed

CASES, FLATS = 7, 4


@dataclass(frozen=True)
class Found:
    """What a search brought: the newest fitting cases, and flats."""

    cases: list[QueueRow]
    flats: list[HouseholdHit]


@dataclass(frozen=True)
class FoundCase:
    id: int


@dataclass(frozen=True)
class FoundFlat:
    id: int


def look(office: Office, text: str) -> Found:
    """Cases whose number, people, place or words hold *text*, and flats it may mean."""
    query = queue.query(office, CaseFilter(), sort="received_at", descending=True, text=text)
    return Found(queue.rows(office, query, CASES), households.find(office, text, FLATS))


class Search:
    """Feeds the search box and opens what was picked."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._latest = Latest(desk.runner)

    def fetch(self, text: str, answer: Answer) -> None:
        text = text.strip()
        if not text:
            self._latest.forget()
            answer(())
            return
        self._latest.ask(lambda office: look(office, text), _showing(answer, self._desk))

    def picked(self, value: object) -> None:
        if isinstance(value, FoundCase):
            self._desk.navigate("editor", (value.id, None))
        elif isinstance(value, FoundFlat):
            self._desk.navigate("queue", CaseFilter(household_id=value.id))

    def submitted(self, text: str) -> None:
        if text.strip():
            self._desk.navigate("queue", CaseFilter(text=text.strip()))


def _showing(answer: Answer, desk: Desk) -> Callable[[Found], None]:
    def show(found: Found) -> None:
        rows = [
            Suggestion(
                f"{row.number}  {row.content[:28]}",
                " · ".join(
                    part
                    for part in (
                        row.place(),
                        words.shown_name(row.complainant),
                        words.status_text(row.status),
                    )
                    if part
                ),
                FoundCase(row.id),
            )
            for row in found.cases
        ]
        for hit in found.flats:
            people = listed(words.shown_name(person.name) for person in hit.residents)
            rows.append(
                Suggestion(
                    QCoreApplication.translate("Search", "住户 {place}").format(
                        place=hit.household.short()
                    ),
                    people,
                    FoundFlat(hit.household.id),
                )
            )
        answer(rows)

    return show
