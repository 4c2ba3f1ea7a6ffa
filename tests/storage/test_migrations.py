"""Schema versions: a migrated old file equals a fresh one, and real old files still open."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from peewee import SqliteDatabase

from desktop_app.domain.errors import KnownError
from desktop_app.services import cases, searching
from desktop_app.services.office import Office
from desktop_app.services.safety import doctor
from desktop_app.storage import migrations, search
from desktop_app.storage.store import Store
from tests.offices import RESOURCES, SetClock

OLD = sorted((Path(__file__).resolve().parents[1] / "data" / "db").glob("v*.db"))

NEXT = migrations.NEWEST + 1


def schema(store: Store) -> list[tuple[str, str, str]]:
    """(type, name, SQL with plain blanks) of everything in the file."""
    return [
        (row["type"], row["name"], re.sub(r"\s+", " ", row["sql"] or ""))
        for row in store.rows("SELECT type, name, sql FROM sqlite_master ORDER BY type, name")
    ]


def fresh(folder: Path) -> Store:
    store = Store(folder / "fresh.db")
    store.open()
    return store


def test_there_is_a_real_file_of_each_released_version() -> None:
    assert [int(path.stem[1:]) for path in OLD] == [number for number, _ in migrations.STEPS]


@pytest.mark.parametrize("path", OLD, ids=lambda path: path.stem)
def test_an_old_file_migrates_to_the_fresh_schema_and_works(path: Path, tmp_path: Path) -> None:
    shutil.copy(path, tmp_path / "office.db")
    office = Office(Store(tmp_path / "office.db"), SetClock(), RESOURCES)
    office.open()
    new = fresh(tmp_path)
    try:
        assert schema(office.store) == schema(new)
        assert office.store.value("PRAGMA user_version") == migrations.NEWEST
        assert [f.code for f in doctor.examine(office) if not f.ok] == []
        ids = [row["id"] for row in office.store.rows("SELECT id FROM complaint")]
        assert len(ids) >= 10
        for one in ids:
            assert office.case(one).complaint.number
        assert cases.register(office, cases.Intake("新的一件")).complaint.id not in ids
    finally:
        new.close()
        office.close()


def test_the_search_index_of_version_2_is_made_anew(tmp_path: Path) -> None:
    shutil.copy(OLD[1], tmp_path / "office.db")
    office = Office(Store(tmp_path / "office.db"), SetClock(), RESOURCES)
    office.open()
    assert search.due_count(office.store) == office.store.value("SELECT count(*) FROM complaint")
    while searching.keep_up(office, 7):
        pass
    assert [f.code for f in doctor.examine(office) if not f.ok] == []
    office.close()


def test_each_step_raises_the_version_by_one() -> None:
    assert [number for number, _ in migrations.STEPS] == list(range(1, migrations.NEWEST + 1))


def test_opening_twice_changes_nothing(tmp_path: Path) -> None:
    store = fresh(tmp_path)
    before = schema(store)
    store.close()
    asked = []
    store = fresh(tmp_path)
    assert migrations.migrate(store.builder(), lambda: asked.append(1)) is False
    assert (schema(store), asked) == (before, [])
    store.close()


def test_a_step_that_fails_leaves_the_old_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = fresh(tmp_path)
    before = schema(store)
    store.close()
    broken = (NEXT, "CREATE TABLE extra (id INTEGER); CREATE TABLE extra (id INTEGER);")
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, broken))
    monkeypatch.setattr(migrations, "NEWEST", NEXT)
    with pytest.raises(KnownError) as caught:
        Store(tmp_path / "fresh.db").open()
    assert caught.value.exit_code == 3
    assert (tmp_path / f"fresh-before-v{NEXT}.db").exists()  # the copy made before the step
    monkeypatch.undo()
    store = fresh(tmp_path)
    assert schema(store) == before
    store.close()


def test_a_step_that_breaks_references_is_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = fresh(tmp_path)
    store.close()
    broken = (NEXT, "INSERT INTO residency (household_id, resident_id) VALUES (8, 9);")
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, broken))
    monkeypatch.setattr(migrations, "NEWEST", NEXT)
    with pytest.raises(RuntimeError, match="references"):
        Store(tmp_path / "fresh.db").open()
    db = SqliteDatabase(str(tmp_path / "fresh.db"))
    assert migrations.schema_version(db) == NEXT - 1
    db.close()
