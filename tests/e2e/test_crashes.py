"""Kills and power cuts in the middle of work: what was said to be saved is there, nothing by half."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from desktop_app.domain.errors import KnownError
from desktop_app.services import cases, draftbook
from desktop_app.services.cases import Intake
from desktop_app.services.office import Office
from desktop_app.services.safety import doctor
from tests.offices import NOW, Folder, SetClock

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = int(os.environ.get("COMPLAINT_DESK_CRASH_ROUNDS", "50"))
"""How many kills; more are asked for by the environment (see the bench of the same name)."""
CUTS = int(os.environ.get("COMPLAINT_DESK_POWER_CUTS", "240"))


def rounds(count: int, seed: int, *more: str) -> dict[str, object]:
    worker = str(ROOT / "tests" / "e2e" / "crash_worker.py")
    done = subprocess.run(
        [sys.executable, worker, str(count), str(seed), *more],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.startswith("{"), done.stderr[-3000:]
    told: dict[str, object] = json.loads(done.stdout.splitlines()[-1])
    print(f"rounds {told['rounds']}, lost {told['lost']}, half {told['half']}; {told}")
    return told


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the clerks are forked, to be many")
def test_clerks_killed_at_random_lose_nothing_and_leave_nothing_by_half() -> None:
    told = rounds(ROUNDS, 20261121)
    assert told["wrong"] == []
    assert (told["rounds"], told["lost"], told["half"]) == (ROUNDS, 0, 0)
    assert int(str(told["calls"])) > ROUNDS, "the clerks had hardly begun"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the clerks are forked, to be many")
def test_clerks_of_an_encrypted_folder_lose_nothing_either() -> None:
    count = max(1, ROUNDS // 4)
    told = rounds(count, 20261122, "encrypted")
    assert told["wrong"] == []
    assert (told["rounds"], told["lost"], told["half"]) == (count, 0, 0)


def test_the_check_itself_sees_what_is_lost_and_what_is_there_by_half(tmp_path: Path) -> None:
    from tests.e2e import crash_worker as worker

    folder = Folder(tmp_path)
    office = folder.office()
    cases.register(office, Intake("漏水"))
    state, whole = worker.mark(office), worker.dump(office)
    said = [{"operations": office.store.value("SELECT count(*) FROM operation"), "copies": []}]
    assert worker.check(folder, NOW, said) == []
    said[0]["operations"] += 1
    assert worker.check(folder, NOW, said) == ["lost: 1 operations"]
    office.store.execute("UPDATE clock_run SET due_at = '2026-12-01 00:00:00'")
    assert worker.mark(office) == state and worker.dump(office) != whole
    assert any(fault.startswith("status") for fault in worker.check(folder, NOW, []))
    office.close()


# A power cut: of what was not synced yet, any part may have reached the disk, in any order

PAGE, HEADER = 4096, 32
ANEW = 20
"""Cuts until the office begins again: each is looked through whole, and it grows with them."""


def torn(old: bytes, new: bytes, chance: random.Random) -> bytes:
    """A file as a cut may leave it: of the pages that were being written, some are old or torn."""
    pages = []
    for at in range(0, len(new), PAGE):
        fresh, before = new[at : at + PAGE], old[at : at + PAGE]
        if fresh == before or chance.random() < 0.5:
            pages.append(fresh)
        elif chance.random() < 0.3:  # sectors of 512 bytes reach the disk one by one
            half = chance.randrange(0, len(fresh) + 1, 512)
            pages.append(fresh[:half] + before[half : len(fresh)].ljust(len(fresh) - half, b"\0"))
        else:
            pages.append(before.ljust(len(fresh), b"\0"))
    whole = b"".join(pages)
    if len(new) > len(old) and chance.random() < 0.4:  # the length had not been written either
        whole = whole[: chance.randrange(len(old), len(new) + 1)]
    return whole


class Machine:
    """A running office of which the files can be looked at as they lie on the disk."""

    def __init__(self, root: Path) -> None:
        self.folder = Folder(root)
        self.office = self._begun()
        self.saved: list[str] = []

    def begin_anew(self) -> None:
        self.office.close()
        shutil.rmtree(self.folder.root)
        self.office = self._begun()
        self.saved.clear()

    def _begun(self) -> Office:
        self.folder.root.mkdir()
        office = self.folder.office()
        # The log is only brought into the file when a test says so.
        office.store.execute("PRAGMA wal_autocheckpoint = 0")
        draftbook.keep(office, "intake:1", {"content": "还没写完"})
        return office

    def register(self, count: int = 1, size: int = 200) -> None:
        for _ in range(count):
            case = cases.register(self.office, Intake("漏水" * size))
            self.saved.append(case.complaint.number)

    def files(self) -> tuple[bytes, bytes]:
        wal = self.folder.database.with_name("complaints.db-wal")
        return self.folder.database.read_bytes(), wal.read_bytes() if wal.exists() else b""

    def after_cut(self, place: Path, database: bytes, wal: bytes) -> None:
        """Open what the cut has left: everything that was saved is there, and it is sound."""
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
        there = Folder(place)
        there.database.write_bytes(database)
        there.database.with_name("complaints.db-wal").write_bytes(wal)
        office = there.office()
        try:
            found = {row["number"] for row in office.store.rows("SELECT number FROM complaint")}
            assert set(self.saved) <= found, f"lost {len(set(self.saved) - found)}"
            wrong = [f for f in doctor.examine(office) if not f.ok]
            assert wrong == []
            assert len(draftbook.intakes(office)) == 1
            assert cases.register(office, Intake("之后")).complaint.id
        finally:
            office.close()


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path / "machine")


def test_a_cut_while_the_log_is_written(machine: Machine, tmp_path: Path) -> None:
    chance = random.Random(1)
    for cut in range(CUTS // 3):
        if cut % ANEW == 0:
            machine.begin_anew()
            machine.register(3)
        machine.register()
        database, before = machine.files()
        number = len(machine.saved)
        machine.register(size=chance.randint(1, 3000))  # of this one nobody has been told yet
        _, after = machine.files()
        last = machine.saved.pop()
        machine.after_cut(tmp_path / "cut", database, torn(before, after, chance))
        assert len(machine.saved) == number
        machine.saved.append(last)
    machine.office.close()


def test_a_cut_while_the_log_is_brought_into_the_file(machine: Machine, tmp_path: Path) -> None:
    chance = random.Random(2)
    for cut in range(CUTS // 3):
        if cut % ANEW == 0:
            machine.begin_anew()
        machine.register(3, size=chance.randint(1, 900))
        before, wal = machine.files()
        machine.office.store.value("PRAGMA wal_checkpoint(PASSIVE)")
        after, same = machine.files()
        assert wal == same, "the log stays whole until the file is safe"
        machine.after_cut(tmp_path / "cut", torn(before, after, chance), wal)
    machine.office.close()


def test_a_cut_while_the_log_begins_anew(machine: Machine, tmp_path: Path) -> None:
    chance = random.Random(3)
    for cut in range(CUTS // 3):
        if cut % ANEW == 0:
            machine.begin_anew()
        machine.register(4, size=300)
        machine.office.store.value("PRAGMA wal_checkpoint(FULL)")
        database, before = machine.files()
        machine.register(size=chance.randint(1, 300))
        same, after = machine.files()
        assert same == database
        last = machine.saved.pop()
        # SQLite syncs the new header before the first page that follows it: never an old one
        # before new pages, which would bring old versions of some pages back.
        left = after[:HEADER] + torn(before, after, chance)[HEADER:]
        machine.after_cut(tmp_path / "cut", database, left)
        machine.saved.append(last)
    machine.office.close()


def test_dropping_what_was_synced_would_be_seen(machine: Machine, tmp_path: Path) -> None:
    """The three tests above can fail: a disk that lies about syncing does lose something."""
    machine.register(6)
    database, wal = machine.files()
    with pytest.raises(AssertionError, match="lost"):
        machine.after_cut(tmp_path / "cut", database, wal[: len(wal) * 3 // 4])
    machine.office.close()


def test_a_cut_while_a_copy_is_brought_back_leaves_the_old_or_the_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each change of a name on the disk is a moment at which the power may go."""
    from desktop_app.services.safety.backups import Copies

    class CutError(BaseException):
        pass

    folder = Folder(tmp_path / "data")
    folder.root.mkdir()
    office = folder.office()
    cases.register(office, Intake("漏水"))
    office.close()
    copies = Copies(folder, SetClock())
    copy = copies.make().path
    office = folder.office()
    cases.register(office, Intake("停电"))
    office.close()
    for damaged in (False, True):
        for moment in range(1, 80):
            here = Folder(tmp_path / f"{damaged}{moment}")
            shutil.copytree(folder.root, here.root)
            if damaged:
                here.database.write_bytes(b"\xff" * 9000)
            left = moment

            def cut(*args: object, real: object, **more: object) -> object:
                nonlocal left
                left -= 1
                if left <= 0:
                    raise CutError
                return real(*args, **more)  # type: ignore[operator]

            ended = False
            with monkeypatch.context() as patch:
                for name in ("rename", "replace", "unlink"):
                    real = getattr(Path, name)
                    patch.setattr(Path, name, lambda *a, _real=real, **m: cut(*a, real=_real, **m))
                try:
                    Copies(here, SetClock()).restore(here.backups / copy.name)
                    ended = True
                except CutError:
                    pass
            try:
                office = here.office(SetClock(), Copies(here, SetClock()))
                count = office.store.value("SELECT count(*) FROM complaint")
                office.close()
                assert count in ((1,) if ended or damaged else (1, 2))
            except KnownError as error:
                # What was damaged still is, or has been set aside; the way back stands open.
                assert error.code in ("database_damaged", "database_missing") and not ended
                assert damaged or error.code == "database_missing"
                newest = Copies(here, SetClock()).newest_good()
                assert newest is not None and newest.note is not None
            if ended:
                break
        else:
            raise AssertionError("never came to the end")
