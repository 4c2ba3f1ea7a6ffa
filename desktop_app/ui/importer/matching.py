"""The match step at work: what a person changes in a plan, and the book read again by it.

Changes that come while the book is being read again are added up: none of them is lost.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication

from desktop_app.services.imports import plans as import_plans
from desktop_app.services.imports.model import LoadedBook
from desktop_app.services.imports.plans import Prepared
from desktop_app.ui.desk import Desk
from desktop_app.ui.importer.match_pane import MatchPane
from desktop_app.ui.importer.words_table import AUTOMATIC
from desktop_app.ui.importer.work import Work

Edit = Callable[[LoadedBook, int, Any], Any]
"""Book, sheet and its plan → another plan; pure, and free to refuse with ``KnownError``."""


class Matching:
    """``prepared`` is the book as it is read now, ``sheet`` the one in front."""

    def __init__(
        self,
        desk: Desk,
        pane: MatchPane,
        work: Work,
        begin: Callable[[str, str], int],
        taken: Callable[[Prepared], None],
        failed: Callable[[int, Exception], None],
    ) -> None:
        self._desk, self._pane, self._work = desk, pane, work
        self._begin, self._taken, self._failed = begin, taken, failed
        self._edits: list[tuple[int, Edit]] = []
        self.prepared: Prepared | None = None
        self.sheet = 0
        self.revealed = False
        pane.sheet_chosen.connect(self.show_sheet)
        pane.kind_chosen.connect(self.change_kind)
        pane.columns.table.field_chosen.connect(self.change_column)
        pane.sheet.header_chosen.connect(self.change_header)
        pane.sheet.first_chosen.connect(self.change_first)
        pane.sheet.last_chosen.connect(self.change_last)
        pane.sheet.all_chosen.connect(self.want_all)
        pane.words.chosen.connect(self.change_word)

    def take(self, prepared: Prepared | None) -> None:
        """Another book, or the same one read again."""
        self.prepared = prepared
        self._edits.clear()
        if prepared is None:
            self._pane.clear()
        self.show()

    def show(self) -> None:
        if self.prepared is not None:
            self._pane.show_book(self.prepared, self.sheet, self.revealed)

    def show_sheet(self, index: int) -> None:
        if self.prepared is not None and 0 <= index < len(self.prepared.loaded.sheets):
            self.sheet = index
            self.show()
            kind = self.prepared.loaded.sheets[index].kind
            if kind is not None and self._pane.view == "sheet" and not self._wanted_sheet:
                self._pane.show_view("columns")

    @property
    def _wanted_sheet(self) -> bool:
        """Whether a person is comparing the sheets as they stand."""
        return self._pane.views.hasFocus() or self._pane.tabs.hasFocus()

    def change_column(self, index: int, field: str) -> None:
        self._edit(lambda _book, _at, plan: import_plans.with_column(plan, index, field or None))

    def change_kind(self, kind: str) -> None:
        self._edit(lambda book, at, _plan: import_plans.as_kind(book, at, kind or None))

    def change_header(self, row: int) -> None:
        self._edit(lambda book, at, _plan: import_plans.with_header(book, at, row))

    def change_first(self, row: int) -> None:
        self._edit(lambda _book, _at, plan: import_plans.with_first(plan, row))

    def change_last(self, row: int) -> None:
        self._edit(lambda _book, _at, plan: import_plans.with_last(plan, row))

    def want_all(self) -> None:
        self._edit(lambda _book, _at, plan: import_plans.with_all_rows(plan))

    def change_word(self, field: str, text: str, value: str) -> None:
        meaning = None if value == AUTOMATIC else value
        self._edit(lambda _book, _at, plan: import_plans.with_word(plan, field, text, meaning))

    def failed(self) -> None:
        """The book could not be read by the plans that were wanted: it stays as it was."""
        self._edits.clear()
        self.show()

    def _edit(self, edit: Edit) -> None:
        """Read the book again with another plan for the sheet in front."""
        before = self.prepared
        if before is None or self._work.doing == "writing":
            self.show()
            return
        self._edits.append((self.sheet, edit))
        edits = tuple(self._edits)
        text = QCoreApplication.translate("importer", "正在按新的对应重新识别…")
        token = self._begin("again", text)
        stop, today, lists = self._work.stop_asked(), self._desk.now(), self._desk.lists()

        def work() -> Prepared:
            plans = list(before.plans)
            for sheet, change in edits:
                plans[sheet] = change(before.loaded, sheet, plans[sheet])
            return import_plans.read_again(
                before, plans, today=today, lists=lists, cancelled=stop.is_set
            )

        def done(prepared: Prepared) -> None:
            if self._work.is_current(token):
                self._work.end()
                self._taken(prepared)

        self._desk.runner.run_apart(work, done, lambda error: self._failed(token, error))
