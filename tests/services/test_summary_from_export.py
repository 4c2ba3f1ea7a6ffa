"""A summary recomputed from exported workbooks by a script that knows nothing of the program.

The script reads the cells of the register and of the roster with openpyxl, as somebody would
who checks the office's report with a spreadsheet. What the register does not hold (when a limit
ran out and was stopped, when a resident answered, promises, rework rounds, which case was
called a repeat at intake, when a case was referred) it cannot recompute; for that the summary's
own workbook has the records behind its figures (底数), from which every one is recomputed.
"""

from __future__ import annotations

import re
import statistics
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from desktop_app.domain.figures import DEFINITIONS
from desktop_app.domain.periods import Period, parse
from desktop_app.domain.summary import WeeklySummary
from desktop_app.domain.views import CaseFilter
from desktop_app.services import queue
from desktop_app.services.exports import exporting
from desktop_app.services.exports.model import ExportOrder
from desktop_app.services.office import Office
from desktop_app.services.reports import evidence, weekly, weekly_book
from desktop_app.services.sample.build import build
from tests.offices import SetClock, make_office
from tests.services import random_office

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
    made = make_office(tmp_path_factory.mktemp("office"), SetClock(datetime(2026, 12, 1, 8)))
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


@pytest.mark.parametrize("key", ["2026-W47", "2026-W46", "2026-10"])
def test_every_figure_from_the_records_in_the_book(
    office: Office, tmp_path: Path, key: str
) -> None:
    assert wrong_figures(office, key, tmp_path / "weekly.xlsx") == {}


@pytest.mark.parametrize("seed", range(4))
def test_random_records_too(tmp_path: Path, seed: int) -> None:
    """On records that meet every edge of the period; all kinds of lines are among them."""
    random = make_office(tmp_path, SetClock(datetime(2027, 3, 1)))
    try:
        random_office.fill(random, seed)
        for key in ("2026-W47", "2026-W46", "2026-11"):
            assert wrong_figures(random, key, tmp_path / "weekly.xlsx") == {}
        found = openpyxl.load_workbook(tmp_path / "weekly.xlsx")["底数"]
        kinds = {row[0] for row in found.iter_rows(min_row=3, max_col=1, values_only=True)}
        assert kinds == set(evidence.KIND_TEXT.values())
    finally:
        random.close()


def wrong_figures(office: Office, key: str, path: Path) -> dict[str, object]:
    """Figures on the first sheet that the records of the last one do not give: none."""
    weekly_book.write(path, weekly.summary(office, parse(key)), office=office)
    book = openpyxl.load_workbook(path)
    printed = {row[0]: row[1:6] for row in book["概况"].iter_rows(values_only=True)}
    again = from_records(book["底数"])
    assert again.keys() == DEFINITIONS.keys()
    wrong: dict[str, object] = {}
    for one, (value, median, p90) in again.items():
        told, _, _, told_median, told_p90 = printed[DEFINITIONS[one].title]
        if told != pytest.approx(value) or told_median != median or told_p90 != p90:
            wrong[one] = (told, value, told_median, median, told_p90, p90)
    return wrong


Told = tuple[float | None, object, object]


def from_records(sheet: Worksheet) -> dict[str, Told]:
    """Every figure from the lines of 底数, by what their headings say."""
    rows = list(sheet.iter_rows(values_only=True))
    first, second = re.findall(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d", str(rows[0][0]))
    start, end = datetime.fromisoformat(first), datetime.fromisoformat(second)
    found = re.search(r"(\d+) 户", str(rows[0][0]))
    assert found is not None
    homes = int(found[1])
    kinds: dict[str, list[tuple[Any, ...]]] = {}
    for row in rows[2:]:
        kinds.setdefault(str(row[0]), []).append((*row[7:], row[1]))

    def of(kind: str) -> list[tuple[Any, ...]]:
        return kinds.get(kind, [])

    cases = of("投诉（新增或前期遗留）")
    new = [one for one in cases if one[1] >= start]
    ended = [one for one in cases if one[3] and one[3] < end]
    done = [one for one in ended if one[4] != "转外部"]
    limits = of("本期到期的时限")

    def share(part: int, whole: int) -> Told:
        return part / whole if whole else None, None, None

    def count(number: int) -> Told:
        return number, None, None

    def kept(clock: str) -> Told:
        due = [one for one in limits if one[0] == clock]
        return share(sum(1 for one in due if one[3] and one[3] <= one[2]), len(due))

    def hours(times: list[timedelta]) -> Told:
        row = sorted(one.total_seconds() / 3600 for one in times)
        if not row:
            return None, None, None
        ninth = row[-(-9 * len(row) // 10) - 1]
        told = (pytest.approx(statistics.median(row)), pytest.approx(ninth))
        return statistics.mean(row), *told

    answers = of("满意度答复")
    responses: dict[str, timedelta] = {}
    for one in of("新增的首次响应"):
        took = one[3] - one[1]
        responses[one[5]] = min(took, responses.get(one[5], took))
    promises = of("到期的承诺")
    return {
        "received": count(len(new)),
        "carried": count(len(cases) - len(new)),
        "completed": count(len(done)),
        "completion": share(len(done), len(cases)),
        "following": count(len(cases) - len(ended)),
        "overdue": count(len({one[5] for one in of("期末超时的办结时限")})),
        "unsolvable": count(len(ended) - len(done)),
        "response_in_time": kept("首次响应"),
        "solution_in_time": kept("办结"),
        "callback": share(len(of("已回访")), len(of("应回访"))),
        "satisfaction": share(sum(a[4] in ("满意", "较满意") for a in answers), len(answers)),
        "repeat": share(sum(one[0] == "重复投诉" for one in new), len(new)),
        "rework": share(sum(bool(one[4]) for one in done), len(done)),
        "response_hours": hours(list(responses.values())),
        "solution_hours": hours([one[3] - one[1] for one in done if one[3] > one[1]]),
        "promise": share(sum(bool(p[3] and p[3] <= p[2]) for p in promises), len(promises)),
        "per_household": (100 * len(new) / homes if homes else None, None, None),
        "reworks": count(len(of("开立的返单"))),
        "extensions": count(len(of("办理的延期"))),
        "escalations": count(len(of("办理的升级"))),
    }
