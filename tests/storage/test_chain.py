"""The trace's proof: every way of changing it past the program is refused or named."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.services import cases
from desktop_app.services.office import Office
from desktop_app.services.safety import proof
from desktop_app.services.safety.backups import Copies
from desktop_app.storage.trace import chain
from tests.offices import Folder, SetClock, unseal
from tests.services.walking import register


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    made = Folder(tmp_path / "data")
    made.root.mkdir()
    return made


@pytest.fixture
def office(folder: Folder) -> Iterator[Office]:
    made = folder.office(SetClock(), Copies(folder, SetClock()))
    for n in range(3):
        case = register(made, content=f"第 {n} 件")
        cases.edit(made, case.complaint.id, {"remark": f"备注 {n}"})
    yield made
    made.close()


REFUSED = [
    "DELETE FROM audit WHERE id = 3",
    "UPDATE audit SET after = 'x' WHERE field = 'remark'",
    "UPDATE audit SET complaint_id = 1",
    "UPDATE audit SET salt = randomblob(16) WHERE salt IS NOT NULL",
    "DELETE FROM operation WHERE id = 2",
    "UPDATE operation SET staff = '别人'",
    "UPDATE operation SET at = '2020-01-01 00:00:00'",
    "UPDATE chain SET digest = 'x'",
    "DELETE FROM chain",
]


@pytest.mark.parametrize("sql", REFUSED)
def test_the_database_itself_refuses(office: Office, sql: str) -> None:
    connection = sqlite3.connect(office.store.path)
    with pytest.raises(sqlite3.IntegrityError, match="trace"):
        connection.execute(sql)
    connection.close()
    assert chain.prove(office.store).ok


@pytest.mark.parametrize(
    "sql",
    [
        *REFUSED[:7],
        "UPDATE audit SET before = 'x', erased = '[null, null]', salt = NULL WHERE field = 'remark'",
        "INSERT INTO audit (operation_id, entity, entity_id, field) VALUES (3, 'x', 1, '+')",
        "INSERT INTO operation (name, at, staff) VALUES ('edit', '2026-01-01 00:00:00', '别人')",
        "DELETE FROM chain WHERE id = 2",
        "UPDATE chain SET digest = 'x' WHERE id = 2",
        "INSERT INTO chain_due SELECT max(id) FROM operation; UPDATE audit SET after = 'x'",
    ],
)
def test_with_the_guards_taken_away_it_is_named(office: Office, sql: str) -> None:
    unseal(office.store)
    office.store.execute("PRAGMA foreign_keys = OFF")
    for statement in sql.split(";"):
        office.store.execute(statement)
    assert not chain.prove(office.store).ok
    verdict = proof.verify(office)
    assert not verdict.ok and "{" not in str(verdict.message)


def test_the_first_broken_operation_is_named(office: Office) -> None:
    unseal(office.store)
    at = office.store.value("SELECT operation_id FROM audit WHERE after = '备注 1'")
    office.store.execute("UPDATE audit SET after = '假' WHERE after IN ('备注 1', '备注 2')")
    assert chain.prove(office.store).broken == at


def test_a_trace_cut_at_its_end_is_known_by_the_copies_and_by_paper(office: Office) -> None:
    assert office.copies is not None
    office.copies.make()
    paper = proof.anchor(office)
    assert proof.against_copies(office).ok and proof.against_paper(office, paper).ok
    unseal(office.store)
    office.store.execute("PRAGMA foreign_keys = OFF")
    last = office.store.value("SELECT max(id) FROM operation")
    for table, key in (("chain", "operation_id"), ("audit", "operation_id"), ("operation", "id")):
        office.store.execute(f"DELETE FROM {table} WHERE {key} = ?", (last,))
    assert chain.prove(office.store).ok, "what is left fits by itself"
    assert not proof.against_copies(office).ok
    assert not proof.against_paper(office, paper).ok


def test_a_chain_computed_anew_is_known_by_paper(office: Office) -> None:
    paper = proof.anchor(office)
    unseal(office.store)
    office.store.execute("UPDATE audit SET after = '假' WHERE after = '备注 1'")
    office.store.execute("DELETE FROM chain")
    office.store.execute("INSERT INTO chain_due SELECT max(id) FROM operation")
    assert chain.catch_up(office.store) and chain.prove(office.store).ok
    assert not proof.against_paper(office, paper).ok


def test_a_restore_is_no_cut(office: Office, folder: Folder) -> None:
    from desktop_app.services.safety.restoring import note_restore

    clock = SetClock()
    copies = Copies(folder, clock)
    first = copies.make().path
    register(office, content="后来的")
    clock.forward(minutes=5)
    copies.make()
    office.close()
    clock.forward(minutes=5)
    copies.restore(first)
    again = folder.office(clock, copies)
    note_restore(again, first.name)
    assert proof.verify(again).ok and proof.against_copies(again).ok
    again.close()
    office.store.open()


def test_what_an_older_version_wrote_is_chained_once(office: Office) -> None:
    unseal(office.store)
    office.store.execute("DELETE FROM chain")
    office.store.execute("UPDATE audit SET salt = NULL")
    office.store.execute("INSERT INTO chain_due SELECT max(id) - 1 FROM operation")
    assert chain.catch_up(office.store) and not chain.catch_up(office.store)
    proven = chain.prove(office.store)
    assert proven.broken is None and len(proven.unchained) == 1, "nothing later is taken in unseen"


@pytest.mark.parametrize("text", ["", "x", "12", "12-XYZ", "1-9F3A-77C1", "-9F3A77C1D2E0AB12"])
def test_what_is_no_anchor_is_said(office: Office, text: str) -> None:
    assert chain.holds(office.store, text) is None
