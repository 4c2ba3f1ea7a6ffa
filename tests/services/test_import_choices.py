"""Which row a duplicate repeats, earlier batches, and choices that outlive a second check."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.services.imports import batches as import_batches
from desktop_app.services.imports import choices as import_choices
from desktop_app.services.imports import importing
from desktop_app.services.imports import resolve as import_resolve
from desktop_app.services.imports import twins as import_twins
from desktop_app.services.imports.model import Check, FieldChange
from desktop_app.services.office import Office
from tests.offices import NOW, make_office
from tests.registers import HEADER, line, write


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = make_office(tmp_path)
    yield made
    made.close()


def checked(office: Office, path: Path) -> Check:
    return importing.check(office, importing.load(path, today=NOW))


def test_a_duplicate_names_the_case_or_the_row_that_it_repeats(
    office: Office, tmp_path: Path
) -> None:
    first = write(tmp_path / "一.xlsx", {"表": [HEADER, line("A-1", "漏水")]})
    importing.commit(office, checked(office, first))
    second = write(
        tmp_path / "二.xlsx",
        {"表": [HEADER, line("", "漏水"), line("B-1", "停电"), line("", "停电")]},
    )
    found = checked(office, second)
    twins = import_twins.twins(office, found)
    assert twins["表", 2].number == "A-1"
    assert twins["表", 2].case_id == office.case_by_number("A-1").complaint.id
    assert (twins["表", 4].sheet, twins["表", 4].row) == ("表", 3)


def test_a_choice_holds_only_for_the_conflict_that_was_seen(office: Office, tmp_path: Path) -> None:
    path = write(tmp_path / "一.xlsx", {"表": [HEADER, line("A-1", "漏水"), line("A-2", "停电")]})
    seen = checked(office, path)
    change = FieldChange("severity", "normal", "major")
    values = {"severity": {"severity": "major"}}
    rows = [
        replace(row, verdict="conflict", record_id=1, conflicts=(change,), conflict_values=values)
        for row in seen.rows
    ]
    seen = replace(seen, rows=tuple(rows))
    other = replace(rows[1], conflicts=(FieldChange("severity", "minor", "major"),))
    fresh = replace(seen, rows=(rows[0], other))
    choices = {("表", 2): import_resolve.BOOK, ("表", 3): import_resolve.BOOK}
    meant = import_choices.still_meant(choices, seen, fresh)
    assert meant == {("表", 2): import_resolve.BOOK}
    verdicts = [row.verdict for row in import_resolve.resolve(fresh, meant).rows]
    assert verdicts == ["updated", "conflict"]


def test_batches_are_listed_newest_first_with_who_and_whether_taken_back(
    office: Office, tmp_path: Path
) -> None:
    for name in ("A-1", "A-2"):
        path = write(tmp_path / f"{name}.xlsx", {"表": [HEADER, line(name, f"漏水 {name}")]})
        importing.commit(office, checked(office, path))
    first = import_batches.recent(office)[-1]
    importing.undo(office, first.id)
    found = import_batches.recent(office)
    assert [(one.file_name, one.staff, one.undone_at is None) for one in found] == [
        ("A-2.xlsx", "王敏", True),
        ("A-1.xlsx", "王敏", False),
    ]
    assert [one.id for one in import_batches.recent(office, 1)] == [found[0].id]
