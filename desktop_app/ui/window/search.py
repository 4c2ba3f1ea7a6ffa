"""Ctrl+K: asks the office for what is typed, and opens what was picked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.domain.views import CaseFilter
from desktop_app.services.office import Office
from desktop_app.ui.desk import Desk, Latest

if TYPE_CHECKING:  # searching is loaded with the first search: the window stands before
    from desktop_app.services.finding import Results
    from desktop_app.ui.search.box import Answer


class Search:
    """Feeds the search box and opens what was picked."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._latest = Latest(desk.runner)

    def fetch(self, text: str, answer: Answer) -> None:
        def search(office: Office) -> Results:
            from desktop_app.services import finding

            return finding.search(office, text)

        def arrived(results: Results) -> None:
            from desktop_app.ui.search.texts import shown

            answer(shown(results, self._desk.now(), self._desk.language))

        self._latest.ask(search, arrived)

    def picked(self, value: object) -> None:
        """Open a hit: a case in the editor, a flat or a person at home, a lesson on its page."""
        from desktop_app.services.finding import (
            CaseHit,
            HouseholdHit,
            KnownHit,
            PersonHit,
            SaidHit,
        )

        if isinstance(value, CaseHit):
            self._desk.navigate("editor", (value.id, None))
        elif isinstance(value, SaidHit) and value.said.complaint_id is not None:
            self._desk.navigate("editor", (value.said.complaint_id, None))
        elif isinstance(value, SaidHit) and value.said.household_id is not None:
            self._desk.navigate("households", value.said.household_id)
        elif isinstance(value, HouseholdHit):
            self._desk.navigate("households", value.household.id)
        elif isinstance(value, PersonHit):
            self._desk.navigate("households", value.household_id)
        elif isinstance(value, KnownHit):
            found = ("find", value.title.text) if value.kind == "script" else (value.kind, value.id)
            self._desk.navigate("knowledge", found)

    def submitted(self, text: str) -> None:
        """The queue with every hit, filters included."""
        if not text.strip():
            return

        def understood(office: Office) -> CaseFilter:
            from desktop_app.services import finding

            return finding.case_filter(finding.understand(office, text))

        def arrived(wanted: CaseFilter) -> None:
            self._desk.navigate("queue", wanted)

        self._latest.ask(understood, arrived)
