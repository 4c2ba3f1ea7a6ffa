"""The doctor sees each thing that is wrong; the repair mends what is derived and nothing typed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from desktop_app.domain.errors import KnownError
from desktop_app.services import attachments, cases, draftbook
from desktop_app.services.cases import Intake
from desktop_app.services.office import Office
from desktop_app.services.safety import doctor, repairs, second_place
from desktop_app.services.safety.backups import Copies
from desktop_app.storage import filestore
from tests.offices import NOW, Folder, SetClock, unseal
from tests.services.walking import pass_step, register

TYPED = {
    "complaint": ("number", "received_at", "channel", "complainant", "phone", "category", "severity",
                  "department", "handler", "step_key", "outcome", "validity"),
    "complaint_text": ("content", "occurred", "expectation", "result", "remark"),
    "contact": ("said", "at"),
    "step_value": ("value",),
    "draft": ("payload",),
}  # fmt: skip


@pytest.fixture
def clock() -> SetClock:  # type: ignore[override]
    return SetClock()


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    made = Folder(tmp_path / "data")
    made.root.mkdir()
    return made


@pytest.fixture
def office(folder: Folder, clock: SetClock) -> Iterator[Office]:
    made = folder.office(clock, Copies(folder, clock))
    for _ in range(3):
        register(made)
    case = register(made)
    while not case.complaint.outcome:
        case = pass_step(made, case)
    stored = filestore.store_bytes(folder.attachments, "照片.jpg", b"photo")
    attachments.attach(made, 2, [stored])
    draftbook.keep(made, "intake:1", {"content": "写到一半"})
    yield made
    made.close()


def found(office: Office) -> set[str]:
    return {f.code for f in doctor.examine(office) if not f.ok}


def typed(office: Office) -> dict[str, list[dict[str, Any]]]:
    return {
        table: office.store.rows(f"SELECT {', '.join(names)} FROM {table}")
        for table, names in TYPED.items()
    }


def everything(office: Office) -> list[Any]:
    tables = ("complaint", "step_entry", "clock_run", "follow_up", "number_counter", "attachment")
    return [
        [{k: v for k, v in row.items() if k != "revision"} for row in office.store.rows(
            f"SELECT * FROM {table}")]
        for table in tables
    ]  # fmt: skip


MENDABLE = [
    ("UPDATE complaint SET status = 'closed' WHERE id = 2", "status"),
    ("UPDATE complaint SET status = 'nonsense' WHERE id IN (2, 4)", "status"),
    ("UPDATE complaint SET due_at = '2030-01-01 00:00:00' WHERE id = 2", "status"),
    ("UPDATE complaint SET due_at = 'bald' WHERE id = 2", "status"),
    ("UPDATE complaint SET due_at = NULL, due_clock = '', due_from = 'x' WHERE id < 4", "status"),
    ("UPDATE complaint SET due_clock = 'solve' WHERE id = 3", "status"),
    ("UPDATE complaint SET excerpt = '别的话' WHERE id = 2", "derived"),
    ("UPDATE complaint SET excerpt = '' WHERE id > 0", "derived"),
    ("UPDATE number_counter SET last = 1", "derived"),
    ("UPDATE number_counter SET last = 'x'", "derived"),
]


@pytest.mark.parametrize(("sql", "code"), MENDABLE)
def test_what_is_derived_is_found_and_mended_and_nothing_else_touched(
    office: Office, folder: Folder, sql: str, code: str
) -> None:
    assert found(office) == set() and repairs.repair(office) == []
    assert Copies(folder).listing() == [], "nothing to mend, nothing to copy"
    before, words = everything(office), typed(office)
    assert office.store.execute(sql) > 0
    assert found(office) == {code}
    mended = repairs.repair(office)
    assert {one.code for one in mended} == {code} and all(str(one.message) for one in mended)
    assert found(office) == set()
    assert everything(office) == before and typed(office) == words
    assert [one.note.reason for one in Copies(folder).listing() if one.note] == ["repair"]
    trace = office.store.rows(
        "SELECT o.name FROM audit a JOIN operation o ON o.id = a.operation_id"
        " WHERE o.name = 'repair'"
    )
    assert trace, "a repair leaves its trace like everything else"
    assert repairs.repair(office) == []


def test_an_index_that_does_not_tell_the_truth_is_made_anew(office: Office) -> None:
    office.store.execute("DELETE FROM case_words WHERE rowid = 2")
    assert found(office) == {"search"}
    (mended,) = repairs.repair(office)
    assert (mended.code, mended.numbers) == ("search", ("TS-20261121-002",))
    assert found(office) == set()


def test_counts_of_writes(office: Office) -> None:
    office.store.execute("UPDATE complaint SET revision = 0 WHERE id = 2")
    assert found(office) == {"derived"}
    (mended,) = repairs.repair(office)
    assert mended.numbers == ("TS-20261121-002",) and found(office) == set()


UNMENDABLE = [
    (
        "DELETE FROM operation WHERE id = (SELECT max(id) FROM operation) - 1",
        {"audit", "references", "chain"},
    ),
    ("DELETE FROM audit WHERE id = 5", {"audit", "chain"}),
    ("UPDATE operation SET undone_by = 2 WHERE id = 3", {"audit"}),
    ("UPDATE operation SET undo_of = 9 WHERE id = 9", {"audit", "chain"}),
    ("UPDATE draft SET payload = '{torn'", {"drafts"}),
    ("UPDATE draft SET payload = '[1]'", {"drafts"}),
    ("UPDATE draft SET updated_at = 'x'", {"drafts"}),
    ("UPDATE step_entry SET step_key = 'nowhere' WHERE complaint_id = 2", {"steps"}),
    ("DELETE FROM complaint_text WHERE complaint_id = 2", {"status"}),
]


@pytest.mark.parametrize(("sql", "codes"), UNMENDABLE)
def test_what_a_person_must_look_at_is_found_and_left_alone(
    office: Office, sql: str, codes: set[str]
) -> None:
    office.store.execute("PRAGMA foreign_keys = OFF")
    unseal(office.store)
    assert office.store.execute(sql) > 0
    assert found(office) >= codes and found(office) <= codes | {"status", "search"}
    words = typed(office)
    repairs.repair(office)
    assert found(office) >= codes - {"status"}
    assert typed(office) == words


def test_a_missing_attachment_comes_back_from_the_copies(office: Office, folder: Folder) -> None:
    (own,) = folder.attachments.glob("??/*")
    own.unlink()
    assert found(office) == {"attachments"}
    assert repairs.repair(office) == [], "nobody has it"
    own.write_bytes(b"photo")
    Copies(folder).make()
    own.unlink()
    (mended,) = repairs.repair(office)
    assert mended.code == "attachments" and own.read_bytes() == b"photo"
    assert found(office) == set()


def test_files_that_belong_to_nothing_are_found_and_go(office: Office, folder: Folder) -> None:
    stray = folder.attachments / "ab" / ("ab" + "0" * 62)
    torn = folder.attachments / "x.part"
    stray.parent.mkdir(exist_ok=True)
    for path in (stray, torn):
        path.write_bytes(b"x")
    assert found(office) == set(), "it may be on its way in"
    for path in (stray, torn):
        os.utime(path, (1, 1))
    assert found(office) == {"strays"}
    (mended,) = repairs.repair(office)
    assert mended.code == "strays" and not stray.exists() and not torn.exists()
    assert len(list(folder.attachments.glob("??/*"))) == 1


def test_copies_are_looked_at(office: Office, folder: Folder, clock: SetClock) -> None:
    copies = Copies(folder, clock)
    clock.forward(days=3)
    assert found(office) == {"backups"}, "three days at work and no copy"
    good = copies.make().path
    assert found(office) == set()
    clock.forward(days=30)
    assert found(office) == set(), "nothing was written since"
    cases.register(office, Intake("停电"))
    assert found(office) == {"backups"}
    bad = copies.make().path
    assert found(office) == set()
    bad.write_bytes(bad.read_bytes()[:-900])
    finding = next(f for f in doctor.examine(office) if f.code == "backups")
    assert not finding.ok and good.name in str(finding.message)


def test_the_second_place_is_looked_at(
    office: Office, folder: Folder, clock: SetClock, tmp_path: Path
) -> None:
    copies = Copies(folder, clock)
    stick = tmp_path / "stick"
    stick.mkdir()
    second_place.choose(copies, stick, 5)
    assert found(office) == {"second"}
    copies.make()
    second_place.carry(copies)
    assert found(office) == set()
    clock.forward(days=6)
    assert found(office) == {"second"}


def test_a_repair_that_cannot_be_copied_first_is_not_done(office: Office, folder: Folder) -> None:
    office.store.execute("UPDATE complaint SET status = 'closed' WHERE id = 2")
    folder.backups.write_text("in the way")
    with pytest.raises(KnownError) as refused:
        repairs.repair(office)
    assert refused.value.code == "backup_failed"
    assert office.store.value("SELECT status FROM complaint WHERE id = 2") == "closed"


def test_a_repair_that_is_cut_leaves_nothing_by_half(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.store.execute("UPDATE complaint SET status = 'closed', excerpt = '' WHERE id < 4")
    before = everything(office)

    def cut(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("desktop_app.storage.checks.wrong_revisions", lambda _store: [1])
    real = repairs.mending.set_derived

    def later(journal: Any, one: int, values: dict[str, object]) -> bool:
        if "revision" in values:
            cut()
        return real(journal, one, values)

    monkeypatch.setattr(repairs.mending, "set_derived", later)
    with pytest.raises(KeyboardInterrupt):
        repairs.repair(office)
    assert everything(office) == before


def test_the_order_of_the_day_is_no_fault(office: Office, clock: SetClock) -> None:
    clock.at = NOW.replace(year=2025)
    cases.register(office, Intake("停电"))
    assert "clock" not in found(office)
    (clock_line,) = [f for f in doctor.examine(office) if f.code == "clock"]
    assert clock_line.message.values["count"] == 1
