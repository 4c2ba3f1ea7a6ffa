"""A summary recomputed from exported workbooks by a script that knows nothing of the program.

The script reads the cells of the register and of the roster with openpyxl, as somebody would
who checks the office's report with a spreadsheet. What an export does not hold (when a limit
ran out and was stopped, when a resident answered, promises, rework rounds, which case was
called a repeat at intake, when a case was referred) it cannot recompute; those figures are
proven against a reference that loads the cases (``test_figures_reference.py``).
"""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from pathlib import Path

import openpyxl
import pytest

from desktop_app.domain.figures import DEFINITIONS
from desktop_app.domain.periods import Period, parse
from desktop_app.domain.summary import WeeklySummary
from desktop_app.domain.views import CaseFilter
from desktop_app.services import exporting, queue, weekly, weekly_book
from desktop_app.services.export_model import ExportOrder
from desktop_app.services.office import Office
from desktop_app.services.sample.build import build
from tests.offices import SetClock
from tests.services.walking import quick_office

NOT_IN_THE_EXPORT = {
    "overdue", "unsolvable", "response_in_time", "solution_in_time", "callback", "satisfaction",
    "repeat", "rework", "response_hours", "promise", "reworks", "extensions", "escalations",
}  # fmt: skip
FROM_THE_EXPORT = {
    "received", "carried", "completed", "completion", "following", "solution_hours",
    "per_household",
}  # fmt: skip


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    made = quick_office(tmp_path_factory.mktemp("office"), SetClock(datetime(2026, 12, 1, 8)))
    build(made, 260, seed=11)
    # Some that do not count, and one in the bin: the export does not even list that one.
    ids = [r["id"] for r in made.store.rows("SELECT id FROM complaint ORDER BY received_at DESC")]
    for case_id, change in zip(
        ids[3:60:9],
        (
            {"validity": "invalid", "outcome": "invalid", "status": "invalid"},
            {"outcome": "withdrawn", "status": "withdrawn"},
            {"validity": "invalid"},
            {"deleted_at": datetime(2026, 11, 30)},
        ),
        strict=False,
    ):
        made.store.update("complaint", case_id, change)
    yield made
    made.close()


@pytest.fixture(scope="module")
def books(office: Office, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("books")
    register, roster = folder / "register.xlsx", folder / "roster.xlsx"
    everything = queue.query(office, CaseFilter())
    exporting.export(office, register, ExportOrder(query=everything))
    exporting.export(office, roster, ExportOrder(kind="households"))
    return register, roster


def table(path: Path) -> list[dict[str, object]]:
    book = openpyxl.load_workbook(path, read_only=True)
    rows = book.worksheets[0].iter_rows(values_only=True)
    head = next(rows)
    found = [dict(zip(map(str, head), row, strict=False)) for row in rows]
    book.close()
    return found


class Recomputed:
    """What the two books say of the days *first* to *last*."""

    def __init__(self, books: tuple[Path, Path], period: Period) -> None:
        start = datetime.combine(period.first, time())
        end = datetime.combine(period.last, time()) + timedelta(days=1)
        rows = [
            row
            for row in table(books[0])
            if row["有效性"] != "无效" and row["状态"] not in ("撤销", "无效(已解释)")
        ]
        assert not [row for row in rows if row["状态"] == "转外部"]

        def done(row: dict[str, object]) -> datetime | None:
            at = row["完成时间"]
            assert at is None or isinstance(at, datetime)
            return max(at, received(row)) if at else None

        def received(row: dict[str, object]) -> datetime:
            at = row["受理时间"]
            assert isinstance(at, datetime)
            return at

        def open_at(row: dict[str, object], at: datetime) -> bool:
            finished = done(row)
            return received(row) < at and (finished is None or finished >= at)

        self.new = [row for row in rows if start <= received(row) < end]
        self.carried = [row for row in rows if open_at(row, start)]
        self.following = [row for row in rows if open_at(row, end)]
        self.completed = [row for row in rows if (at := done(row)) and start <= at < end]
        self.hours = [
            (at - received(row)).total_seconds() / 3600
            for row in self.completed
            if (at := done(row)) and at > received(row)
        ]
        homes = {
            (row["小区"], row["楼栋"], row["单元"], row["房号"])
            for row in table(books[1])
            if row["入住情况"] in ("已入住", "出租")
        }
        self.homes = len(homes)


@pytest.fixture(scope="module", params=["2026-W47", "2026-W46", "2026-W38", "2026-10",
                                        "2026-09-05..2026-09-20"])  # fmt: skip
def both(
    request: pytest.FixtureRequest, office: Office, books: tuple[Path, Path]
) -> tuple[WeeklySummary, Recomputed]:
    period = parse(request.param)
    return weekly.summary(office, period), Recomputed(books, period)


def test_nothing_is_left_untold() -> None:
    assert set(DEFINITIONS) == NOT_IN_THE_EXPORT | FROM_THE_EXPORT
    assert not NOT_IN_THE_EXPORT & FROM_THE_EXPORT


def test_the_figures(both: tuple[WeeklySummary, Recomputed]) -> None:
    made, again = both
    figure = {row.now.key: row.now for row in made.figures}
    for key, rows in (("received", again.new), ("carried", again.carried),
                      ("completed", again.completed), ("following", again.following)):  # fmt: skip
        assert figure[key].value == len(rows)
    assert len(again.new) > 0
    whole = len(again.new) + len(again.carried)
    assert figure["completion"].value == len(again.completed) / whole
    assert figure["solution_hours"].numerator == len(again.hours)
    if again.hours:
        # A book shows seconds only where there are some; its times are exact all the same.
        assert figure["solution_hours"].value == pytest.approx(statistics.mean(again.hours))
        assert figure["solution_hours"].median == pytest.approx(statistics.median(again.hours))
    assert figure["per_household"].denominator == again.homes > 0
    assert figure["per_household"].value == 100 * len(again.new) / again.homes


def test_the_tables(both: tuple[WeeklySummary, Recomputed]) -> None:
    made, again = both
    top = Counter(str(row["类别"]).partition(" / ")[0] for row in again.new)
    assert {row.name.zh: row.received for row in made.categories} == top
    full = Counter(str(row["类别"]) for row in again.new)
    children = {c.name.zh: c.received for row in made.categories for c in row.children}
    assert children == full
    places = {(r.community, r.building): r for r in made.places if r.level == "building"}
    for fact, rows in (("received", again.new), ("carried", again.carried),
                       ("completed", again.completed), ("following", again.following)):  # fmt: skip
        tally = Counter((str(r["小区"]), str(r["房号"]).partition("-")[0]) for r in rows)
        assert {key: n for key, r in places.items() if (n := getattr(r, fact))} == tally


def test_the_workbook_of_the_summary_says_the_same(
    both: tuple[WeeklySummary, Recomputed], tmp_path: Path
) -> None:
    """The rendered summary: its cells are numbers, and they are those of the export."""
    made, again = both
    path = tmp_path / "weekly.xlsx"
    weekly_book.write(path, made)
    book = openpyxl.load_workbook(path)
    cells = {row[0]: row for row in book["概况"].iter_rows(values_only=True)}
    for title, rows in (("新增", again.new), ("前期遗留", again.carried),
                        ("完成", again.completed), ("跟进中", again.following)):  # fmt: skip
        assert cells[title][1] == len(rows)
        assert isinstance(cells[title][1], int | float)
    share = len(again.completed) / (len(again.new) + len(again.carried))
    assert cells["完成率"][1] == pytest.approx(share)
    assert cells["完成率"][2:4] == (len(again.completed), len(again.new) + len(again.carried))
    places = [row for row in book["各小区与楼栋"].iter_rows(values_only=True) if row[0] == "合计"]
    assert places[0][2:5] == (len(again.carried), len(again.new), len(again.completed))
