"""What was decided of the fields of rows that are here already, and what will come of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from PySide6.QtCore import QCoreApplication

from desktop_app.services.imports import resolve as import_resolve
from desktop_app.services.imports.choices import Choices, Key, chosen, place
from desktop_app.services.imports.importing import CheckedRow, FieldChange
from desktop_app.services.imports.resolve import Held
from desktop_app.ui.importer import texts
from desktop_app.ui.words import listed


class Decisions:
    """``choices`` are what was decided so far; each line of the check says what comes of it."""

    def __init__(self, language: str) -> None:
        self._language = language
        self.choices: Choices = {}
        self._held: dict[tuple[str, int], Mapping[str, Held]] = {}

    def only(self, known: Collection[Key]) -> None:
        """Another check: what was decided of other fields than these no longer counts."""
        self.choices = {one: choice for one, choice in self.choices.items() if one in known}
        self._held = {}

    def take(self, more: Choices) -> None:
        self.choices = {**self.choices, **more}
        self._held = {}

    def of_conflict(self, row: CheckedRow, change: FieldChange | None) -> str:
        if change is None:
            return QCoreApplication.translate("CheckPane", "不写入")
        choice = chosen(self.choices, row, change.field)
        said = _said(choice) or QCoreApplication.translate("CheckPane", "未定（不写入）")
        return self._with_what_comes(row, change, said)

    def of_update(self, row: CheckedRow, change: FieldChange) -> str:
        choice = chosen(self.choices, row, change.field) or import_resolve.BOOK
        return self._with_what_comes(row, change, _said(choice))

    def _with_what_comes(self, row: CheckedRow, change: FieldChange, said: str) -> str:
        """The decision, or why a step of the case is not left although that was decided."""
        translate = QCoreApplication.translate
        if row.course is None:
            return said
        if place(row) not in self._held:
            self._held[place(row)] = import_resolve.held(row, self.choices)
        found = self._held[place(row)]
        held = found.get(change.field)
        if held is not None and held.lacking:
            lacking = listed(
                translate("CheckPane", "“{field}”").format(field=texts.label(one, self._language))
                for one in held.lacking
            )
            if held.after:
                return translate("CheckPane", "只到“{status}”，因未采用{fields}").format(
                    status=texts.value_text(change.field, held.after, True), fields=lacking
                )
            return translate("CheckPane", "不写入，因未采用{fields}").format(fields=lacking)
        if held is not None:
            return translate("CheckPane", "{decision}，但会记为“{value}”").format(
                decision=said, value=texts.value_text(change.field, held.after, True)
            )
        moved = found.get("status")
        if moved is not None and not moved.lacking and self._tells_status(row, change):
            return translate("CheckPane", "{decision}，状态改为“{status}”").format(
                decision=said, status=texts.value_text("status", moved.after, True)
            )
        return said

    def _tells_status(self, row: CheckedRow, change: FieldChange) -> bool:
        """Whether this line speaks of a status that the row had no line for: the first of the
        work that was left."""
        fields = [one.field for one in (*row.changes, *row.conflicts)]
        if "status" in fields:
            return False
        taken = import_resolve.accepted(row, self.choices)
        work = row.course.fields if row.course is not None else ()
        left = [name for name in fields if name in work and name not in taken]
        return left[:1] == [change.field]


def _said(choice: str) -> str:
    return {
        import_resolve.BOOK: QCoreApplication.translate("CheckPane", "采用表中的"),
        import_resolve.OURS: QCoreApplication.translate("CheckPane", "保留本机的"),
    }.get(choice, "")
