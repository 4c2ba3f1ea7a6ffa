"""What a large office costs, each against the barest way to the same rows, in the same run.

``BENCH_CASES`` (100000) is the office's size, ``BENCH_OFFICES`` a folder where made offices are
kept. Medians of paired rounds, because machines are noisy.
"""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import statistics
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from desktop_app.domain.views import BUILT_IN
from desktop_app.services import cases, followups, queue, today
from desktop_app.services.cases import Intake
from desktop_app.services.office import Office
from desktop_app.storage.store import Store
from tests.bench import large_office
from tests.offices import NOW, RESOURCES, SetClock

pytestmark = pytest.mark.bench
CASES = int(os.environ.get("BENCH_CASES", "100000"))
ROUNDS = 25
Act = Callable[[], object]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("scale")
    made = large_office.kept(Path(os.environ.get("BENCH_OFFICES") or folder / "made"), CASES)
    shutil.copy(made / "complaints.db", folder / "complaints.db")
    return folder


@pytest.fixture(scope="module")
def office(data: Path) -> Iterator[Office]:
    made = Office(Store(data / "complaints.db"), SetClock(), RESOURCES)
    made.open()
    yield made
    made.close()


@pytest.fixture(scope="module")
def bare(data: Path) -> Iterator[sqlite3.Connection]:
    made = sqlite3.connect(data / "complaints.db", isolation_level=None)
    made.execute("PRAGMA synchronous = full")
    made.execute("CREATE TABLE bare (id INTEGER PRIMARY KEY, a TEXT, b TEXT, c TEXT)")
    yield made
    made.close()


def compare(
    what: str, ours: Act, floor: Act, floor_is: str, clock: Callable[[], float] = time.thread_time
) -> float:
    """Print and return the median ratio; each side has had a turn before it counts.

    By the processor's clock, because others may use the machine; what waits for the disk is
    measured by the clock on the wall.
    """
    ours(), floor()
    mine, bare = [], []
    for _ in range(ROUNDS):
        for act, taken in ((floor, bare), (ours, mine)):
            begin = clock()
            act()
            taken.append(clock() - begin)
    ratio = statistics.median(m / f for m, f in zip(mine, bare, strict=True))
    print(
        f"\n{what}, {CASES:,} cases: {ratio:.1f} x {floor_is}"
        f" (floor {statistics.median(bare) * 1000:.2f} ms,"
        f" ours {statistics.median(mine) * 1000:.2f} ms, p95 {sorted(mine)[-2] * 1000:.2f} ms)"
    )
    return ratio


def test_open_a_view(office: Office, bare: sqlite3.Connection) -> None:
    asked = queue.query(office, BUILT_IN["open"].filter)
    ids = [row.id for row in queue.rows(office, asked, queue.PAGE)]
    marks = ",".join("?" * len(ids))
    assert len(ids) == queue.PAGE
    compare(
        "open a view (count and first page)",
        lambda: (queue.count(office, asked), queue.page(office, asked, 0)),
        lambda: bare.execute(f"SELECT * FROM complaint WHERE id IN ({marks})", ids).fetchall(),
        "the same rows by their ids",
    )


def test_register_a_complaint(office: Office, bare: sqlite3.Connection) -> None:
    rng = random.Random(1)

    def register() -> None:
        room = f"{rng.randrange(1, 28)}0{rng.randrange(1, 5)}"
        cases.register(office, Intake("厨房漏水，要求今天处理", building="3", unit="2", room=room))

    def insert() -> None:
        bare.execute("BEGIN IMMEDIATE")
        bare.execute("INSERT INTO bare (a, b, c) VALUES ('漏水', '3-2-501', '13812342207')")
        bare.execute("COMMIT")

    compare(
        "register a complaint",
        register,
        insert,
        "a bare INSERT in a transaction on disk",
        time.perf_counter,
    )


def test_open_a_case(office: Office, bare: sqlite3.Connection) -> None:
    rng = random.Random(2)
    last = int(office.store.value("SELECT max(id) FROM complaint"))
    tables = ("complaint_text", "step_entry", "contact", "step_value", "clock_run", "follow_up")

    def read() -> None:
        one = rng.randrange(1, last)
        bare.execute("SELECT * FROM complaint WHERE id = ?", (one,)).fetchall()
        for table in tables:
            bare.execute(f"SELECT * FROM {table} WHERE complaint_id = ?", (one,)).fetchall()

    compare(
        "open a case", lambda: office.case(rng.randrange(1, last)), read, "its rows, table by table"
    )


def test_calendar_month(office: Office, bare: sqlite3.Connection) -> None:
    first = NOW.date().replace(day=1)
    span = (str(first), str(first + timedelta(days=42)))
    compare(
        "calendar month",
        lambda: followups.span(office, first, first + timedelta(days=41)),
        lambda: bare.execute(
            "SELECT * FROM follow_up WHERE due_at >= ? AND due_at < ?", span
        ).fetchall(),
        "its follow-ups alone",
    )


def test_live_counts_and_the_day(office: Office, bare: sqlite3.Connection) -> None:
    wanted = {key: view.filter for key, view in BUILT_IN.items()}
    scan = "SELECT status, count(*) FROM complaint WHERE deleted_at IS NULL GROUP BY status"

    def by_status() -> object:
        return bare.execute(scan).fetchall()

    floor_is = "one count of all cases by status"
    compare("live counts of all views", lambda: queue.counts(office, wanted), by_status, floor_is)
    compare("the Today page's data", lambda: today.read(office), by_status, floor_is)
