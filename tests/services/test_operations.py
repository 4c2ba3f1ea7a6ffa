"""The thread that owns the office: order, failure, cancel, and changes told once."""

from __future__ import annotations

import queue as queues
import sqlite3
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from desktop_app.domain.errors import KnownError
from desktop_app.services.office import ChangeSet, Office
from desktop_app.services.operations import (
    TURNS,
    Cancelled,
    InlineRunner,
    OfficeThread,
    Progress,
    stoppable,
)
from desktop_app.services.sample.build import build
from desktop_app.storage.migrations import NEWEST
from tests.offices import RESOURCES, SetClock, make_office
from tests.services.walking import register


class Window:
    """Stands for the window: what is delivered is carried out on the test's own thread."""

    def __init__(self, make: Callable[[], Office]) -> None:
        self.inbox: queues.Queue[Callable[[], None]] = queues.Queue()
        self.seen: list[Any] = []
        self.crashes: list[BaseException] = []
        self.thread = OfficeThread(
            make, self.inbox.put, lambda c: self.seen.append(c), self.crashes.append
        )

    def ask(self, work: Callable[[Office], Any]) -> None:
        self.thread.run(work, lambda a: self.seen.append(a), lambda e: self.seen.append(e))

    def wait(self, deliveries: int) -> list[Any]:
        for _ in range(deliveries):
            self.inbox.get(timeout=10)()
        return self.seen


@pytest.fixture
def window(tmp_path: Path) -> Iterator[Window]:
    made = Window(lambda: _unopened(tmp_path))
    yield made
    made.thread.close()


def _unopened(folder: Path) -> Office:
    make_office(folder, SetClock()).close()
    from desktop_app.storage.store import Store

    return Office(Store(folder / "office.db"), SetClock(), RESOURCES)


def test_answers_come_in_the_order_asked_on_one_thread(window: Window) -> None:
    names = set()
    for n in range(20):
        window.ask(lambda _office, n=n: (names.add(threading.current_thread().name), n)[1])  # type: ignore[misc]
    assert window.wait(20) == list(range(20))
    assert len(names) == 1 and threading.current_thread().name not in names


def test_a_change_is_told_once_before_its_answer(window: Window) -> None:
    window.ask(lambda office: register(office).complaint.number)
    changes, answer = window.wait(2)
    assert isinstance(changes, ChangeSet) and "complaint" in changes.tables
    assert answer == "TS-20261121-001"
    window.ask(lambda office: office.case(1).complaint.number)
    assert window.wait(1)[2:] == ["TS-20261121-001"]


def test_a_known_error_is_the_answer_and_no_crash(window: Window) -> None:
    window.ask(lambda office: office.case(4711))
    (error,) = window.wait(1)
    assert isinstance(error, KnownError) and window.crashes == []


LONG = "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT max(x) FROM n"
"""A statement without end."""


def test_reading_is_stopped_in_the_middle_of_a_statement(window: Window) -> None:
    stop = threading.Event()
    window.ask(stoppable(lambda office: office.store.value(LONG), stop))
    stop.set()
    window.ask(lambda office: register(office).complaint.number)
    (error, _changes, number) = window.wait(3)
    assert isinstance(error, Cancelled) and number == "TS-20261121-001"
    assert window.crashes == []


def test_work_behind_gives_way_and_is_done_in_the_end(window: Window) -> None:
    begun = threading.Event()
    tries: list[int] = []

    def slow(office: Office) -> str:
        tries.append(len(tries))
        begun.set()
        return "slow" if len(tries) > 1 else str(office.store.value(LONG))

    window.thread.run_behind(slow, window.seen.append)
    assert begun.wait(10)
    window.ask(lambda _office: "quick")
    assert window.wait(2) == ["quick", "slow"]
    assert tries == [0, 1] and window.crashes == []


def test_work_behind_is_not_put_off_for_ever(window: Window) -> None:
    tries: list[int] = []

    def slow(_office: Office) -> str:
        tries.append(len(tries))
        window.ask(lambda _office: "quick")
        if len(tries) <= TURNS:
            _office.store.value(LONG)
        return "slow"

    window.thread.run_behind(slow, window.seen.append)
    seen = window.wait(TURNS + 2)
    assert seen.count("slow") == 1 and len(tries) == TURNS + 1


def test_the_end_does_not_wait_for_work_behind(window: Window) -> None:
    begun = threading.Event()

    def slow(office: Office) -> object:
        begun.set()
        return office.store.value(LONG)

    window.thread.run_behind(slow, window.seen.append, window.seen.append)
    assert begun.wait(10)
    window.thread.close()
    (error,) = window.wait(1)
    assert isinstance(error, Cancelled)


@pytest.mark.parametrize("kind", [ZeroDivisionError, SystemExit, BaseException])
def test_a_defect_is_told_to_the_crash_report_and_to_the_asker(
    window: Window, kind: type[BaseException]
) -> None:
    def work(office: Office) -> None:
        raise kind("x")

    window.ask(work)
    (error,) = window.wait(1)
    assert type(error) is kind and window.crashes == [error]
    window.ask(lambda _office: "goes on")
    assert window.wait(1)[-1] == "goes on"
    window.thread.run_apart(lambda: work(None), None, window.seen.append)  # type: ignore[arg-type]
    assert type(window.wait(1)[-1]) is kind


def test_work_apart_answers_and_fails(window: Window) -> None:
    window.thread.run_apart(lambda: 5, window.seen.append)
    assert window.wait(1) == [5]


def test_cancel_rolls_all_of_it_back(window: Window) -> None:
    told: list[tuple[int, int, str]] = []
    progress = Progress(lambda *args: told.append(args), every=0.0)

    def work(office: Office) -> None:
        with office.write("long") as journal:
            for n in range(100):
                progress.step(n, 100, "x")
                journal.insert("staff", {"name": f"人{n}"})
                if n == 50:
                    progress.cancel()

    window.ask(work)
    (error,) = window.wait(1)
    assert isinstance(error, Cancelled) and window.crashes == []
    assert progress.cancelled and told[-1][0] == 50
    window.ask(lambda office: office.store.value("SELECT count(*) FROM staff"))
    assert window.wait(1)[-1] == 0


def test_a_cancelled_sample_leaves_an_empty_office(tmp_path: Path) -> None:
    office = make_office(tmp_path, SetClock())
    progress = Progress(lambda done, _total, _what: progress.cancel() if done else None, every=0.0)
    with pytest.raises(Cancelled):
        build(office, 200, progress=progress)
    for table in ("complaint", "household", "resident", "staff", "number_counter"):
        assert office.store.value(f"SELECT count(*) FROM {table}") == 0
    assert build(office, 3) == 3
    office.close()


def test_progress_is_told_seldom_and_at_the_end() -> None:
    told: list[int] = []
    progress = Progress(lambda done, _total, _what: told.append(done), every=3600)
    for n in range(1001):
        progress.step(n, 1000)
    assert told == [0, 1000]


def test_an_office_that_cannot_open_answers_every_question(tmp_path: Path) -> None:
    make_office(tmp_path).close()
    with sqlite3.connect(tmp_path / "office.db") as raw:
        raw.execute(f"PRAGMA user_version = {NEWEST + 1}")
    raw.close()
    before = (tmp_path / "office.db").read_bytes()

    def make() -> Office:
        from desktop_app.storage.store import Store

        return Office(Store(tmp_path / "office.db"), SetClock(), RESOURCES)

    window = Window(make)
    try:
        with pytest.raises(KnownError) as caught:
            window.thread.opened().result(10)
        assert caught.value.code == "database_newer"
        window.ask(lambda office: register(office))
        (error,) = window.wait(1)
        assert isinstance(error, KnownError) and error.code == "database_newer"
    finally:
        window.thread.close()
    assert (tmp_path / "office.db").read_bytes() == before


def test_close_finishes_what_was_asked(tmp_path: Path) -> None:
    window = Window(lambda: _unopened(tmp_path))
    for _ in range(5):
        window.ask(lambda office: register(office).complaint.number)
    window.thread.close()
    office = make_office(tmp_path)
    assert office.store.value("SELECT count(*) FROM complaint") == 5
    office.close()


def test_ask_gives_a_future(window: Window) -> None:
    assert window.thread.ask(lambda office: office.setting("seeded")).result(10) == "1"


def test_inline_runner_behaves_the_same(tmp_path: Path) -> None:
    office = make_office(tmp_path, SetClock())
    changes: list[ChangeSet] = []
    seen: list[Any] = []
    runner = InlineRunner(office, changes.append)
    runner.run(lambda o: register(o).complaint.number, seen.append)
    runner.run(lambda o: o.case(99), seen.append, seen.append)
    runner.run_apart(lambda: 7, seen.append)
    assert seen[0] == "TS-20261121-001" and isinstance(seen[1], KnownError) and seen[2] == 7
    assert len(changes) >= 1 and "complaint" in changes[-1].tables
    with pytest.raises(KnownError):
        runner.run(lambda o: o.case(99))
    office.close()
