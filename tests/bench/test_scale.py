"""What a large office costs, each against the barest way to the same rows, in the same run.

Read by the office as its pages read it, without the window; the queue and the search have
benches of their own.
"""

from __future__ import annotations

import json
import random
import sqlite3
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from desktop_app.domain.case import Status
from desktop_app.domain.filters import Condition, Group
from desktop_app.domain.views import BUILT_IN, CaseFilter
from desktop_app.services import calendar_view, cases, households, queue, today
from desktop_app.services.cases import Intake
from desktop_app.services.office import Office
from desktop_app.services.reports import heatmap
from desktop_app.storage.store import Store
from tests.bench import large_office
from tests.bench.measuring import CASES, Measured, compared, offices
from tests.offices import NOW, RESOURCES, SetClock

pytestmark = pytest.mark.bench
WORST = CaseFilter(
    where=Group(
        "all",
        (
            Condition("text", "has", ("登记",)),
            Condition("text", "lacks", ("电梯",)),
            Group("any", (Condition("tag", "empty"), Condition("promise", "yes"))),
        ),
    )
)
"""Nearly all cases hold the words, and no index helps with the rest."""


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("scale")
    large_office.copied(offices(folder / "made"), CASES, folder)
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


def test_open_a_view(office: Office, bare: sqlite3.Connection, found: list[Measured]) -> None:
    asked = queue.query(office, BUILT_IN["open"].filter)
    ids = [row.id for row in queue.rows(office, asked, queue.PAGE)]
    marks = ",".join("?" * len(ids))
    assert len(ids) == queue.PAGE
    found.append(
        compared(
            "open a view: count and first page, no window",
            lambda: (queue.count(office, asked), queue.page(office, asked, 0)),
            "the same rows by their ids",
            lambda: bare.execute(f"SELECT * FROM complaint WHERE id IN ({marks})", ids).fetchall(),
        )
    )


def test_open_closed_cases(office: Office, bare: sqlite3.Connection, found: list[Measured]) -> None:
    asked = queue.query(office, CaseFilter(statuses=(Status.CLOSED,)))
    many = queue.count(office, asked)
    by_id = "SELECT * FROM complaint WHERE id IN (SELECT value FROM json_each(?))"
    for what, page in (("first page", 0), ("page in the midst", many // queue.PAGE // 2)):
        ids = [row.id for row in queue.page(office, asked, page, many)]
        marks = queue.marks(office, asked) if page else ()
        assert [row.id for row in queue.page(office, asked, page, many, marks)] == ids
        found.append(
            compared(
                f"{what} of {many:,} closed cases, no window",
                lambda page=page, marks=marks: queue.page(office, asked, page, many, marks),
                "the same rows by their ids",
                lambda ids=ids: bare.execute(by_id, (json.dumps(ids),)).fetchall(),
            )
        )


def test_register_a_complaint(
    office: Office, bare: sqlite3.Connection, found: list[Measured]
) -> None:
    rng = random.Random(1)

    def register() -> None:
        room = f"{rng.randrange(1, 28)}0{rng.randrange(1, 5)}"
        cases.register(office, Intake("厨房漏水，要求今天处理", building="3", unit="2", room=room))

    def insert() -> None:
        bare.execute("BEGIN IMMEDIATE")
        bare.execute("INSERT INTO bare (a, b, c) VALUES ('漏水', '3-2-501', '13812342207')")
        bare.execute("COMMIT")

    is_bare = "a bare INSERT on disk, by the clock on the wall"
    found.append(
        compared(
            "register a complaint", register, is_bare, insert, rounds=25, clock=time.perf_counter
        )
    )


def test_open_a_case(office: Office, bare: sqlite3.Connection, found: list[Measured]) -> None:
    rng = random.Random(2)
    last = int(office.store.value("SELECT max(id) FROM complaint"))
    tables = (
        "complaint_text", "step_entry", "contact", "step_value", "clock_run", "follow_up",
    )  # fmt: skip

    def read() -> None:
        one = rng.randrange(1, last)
        bare.execute("SELECT * FROM complaint WHERE id = ?", (one,)).fetchall()
        for table in tables:
            bare.execute(f"SELECT * FROM {table} WHERE complaint_id = ?", (one,)).fetchall()

    found.append(
        compared(
            "open a case", lambda: office.case(rng.randrange(1, last)),
            "its rows, table by table", read, rounds=51,
        )
    )  # fmt: skip


def test_calendar_month(office: Office, bare: sqlite3.Connection, found: list[Measured]) -> None:
    first = NOW.date().replace(day=1)
    last = first + timedelta(days=41)
    span = (str(first), str(last + timedelta(days=1)))
    plain = "SELECT * FROM follow_up WHERE due_at >= ? AND due_at < ?"
    many = len(bare.execute(plain, span).fetchall())
    found.append(
        compared(
            f"calendar month, {many:,} follow-ups",
            lambda: calendar_view.read(office, first, last),
            "its follow-ups alone",
            lambda: bare.execute(plain, span).fetchall(),
        )
    )


def test_households(office: Office, bare: sqlite3.Connection, found: list[Measured]) -> None:
    store = office.store
    largest = store.value(
        "SELECT household_id FROM complaint WHERE household_id IS NOT NULL"
        " GROUP BY household_id ORDER BY count(*) DESC LIMIT 1"
    )
    community, building, unit, _ = households.tree(office)[-1]
    history = "SELECT * FROM complaint WHERE household_id = ? ORDER BY received_at DESC LIMIT 200"

    def page() -> None:
        households.tree(office)
        households.flats(office, community, building, unit)
        households.home(office, largest)

    def plain() -> None:
        bare.execute("SELECT community, building, unit FROM household").fetchall()
        bare.execute("SELECT * FROM household WHERE building = ?", (building,)).fetchall()
        bare.execute(history, (largest,)).fetchall()

    found.append(
        compared("households page: tree, flats, the largest card", page,
                 "all flats and the card's cases", plain)
    )  # fmt: skip
    year = (date(NOW.year, 1, 1), NOW.date())
    counted = (
        "SELECT building, room, count(*) FROM complaint WHERE deleted_at IS NULL AND community = ?"
        " AND received_at >= ? AND received_at < ? GROUP BY building, room"
    )
    found.append(
        compared("heat map of a year", lambda: heatmap.heat_map(office, *year, "", community),
                 "one count by building and room",
                 lambda: bare.execute(counted, (community, *map(str, year))).fetchall(), rounds=5)
    )  # fmt: skip


def test_live_counts_and_the_day(
    office: Office, bare: sqlite3.Connection, found: list[Measured]
) -> None:
    wanted = {key: view.filter for key, view in BUILT_IN.items()}
    scan = "SELECT status, count(*) FROM complaint WHERE deleted_at IS NULL GROUP BY status"

    def by_status() -> object:
        return bare.execute(scan).fetchall()

    is_scan = "one count of all cases by status"
    found.append(
        compared("live counts of all views", lambda: queue.counts(office, wanted), is_scan,
                 by_status)
    )  # fmt: skip
    found.append(compared("the Today page's data", lambda: today.read(office), is_scan, by_status))


def test_the_worst_view(office: Office, bare: sqlite3.Connection, found: list[Measured]) -> None:
    """Has words and has not others, sorted by place, in groups by person: all of it at once."""
    asked = queue.query(office, WORST, sort="place", group="handler")
    like = (
        "SELECT c.id FROM complaint c JOIN complaint_text t ON t.complaint_id = c.id"
        " WHERE t.content LIKE '%登记%' AND NOT t.content LIKE '%电梯%'"
        " ORDER BY c.handler, c.building, c.unit, c.room"
    )
    found.append(
        compared(
            "the worst view: groups and the order of all ids",
            lambda: (queue.groups(office, asked), queue.order(office, asked)),
            "a sorted LIKE scan",
            lambda: bare.execute(like).fetchall(),
            rounds=3,
        )
    )
