"""The queue's measures in a process of their own: ``empty`` and ``browse`` (memory), or ``full``.

The page works as in the program, its reading on the office's own thread. Times are CPU times of
the process, medians; floors are taken turn by turn with them.
"""

from __future__ import annotations

import json
import sqlite3
import sys
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QTableView

from desktop_app.domain.filters import Condition, Group
from desktop_app.domain.views import BUILT_IN, CaseFilter
from desktop_app.services import cases, lists, queue
from desktop_app.services.office import Office
from desktop_app.storage.store import Store
from desktop_app.ui.desk import Bus, Desk, QtRunner
from desktop_app.ui.queue.columns import COLUMNS
from desktop_app.ui.queue.page import QueuePage
from desktop_app.ui.shell.actions import ActionRegistry
from desktop_app.ui.theme.theme import Theme
from tests.bench.measuring import CASES, Measured, compared
from tests.offices import RESOURCES, SetClock

OPEN_SQL = "','".join(map(str, BUILT_IN["open"].filter.statuses))
RANK = "CASE severity WHEN 'critical' THEN 0 WHEN 'major' THEN 1 WHEN 'normal' THEN 2 ELSE 3 END"
LARGE = CASES > 300_000
JUMP, PAINT = (2.0, 1.7) if LARGE else (1.6, 1.5)
"""Goals of FINDINGS: a jump, and filter or sort to paint."""


class Kept(dict[str, str]):
    """Settings of this process."""

    def set(self, key: str, value: str) -> None:
        self[key] = value

    def get(self, key: str, default: str = "") -> str:  # type: ignore[override]
        return super().get(key, default)


def memory() -> float:
    """Resident megabytes of this process now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 / 1e6


def floor_table() -> QTableView:
    """Qt's own model and delegate in as large a table with as many columns as the queue's."""
    shown = [column for column in COLUMNS if column.shown]
    model = QStandardItemModel(2000, len(shown))
    for row in range(2000):
        for column in range(len(shown)):
            model.setItem(row, column, QStandardItem(f"第 {row} 行的内容 {column}"))
    table = QTableView()
    table.setModel(model)
    table.verticalHeader().hide()
    table.resize(880, 700)
    table.show()
    return table


class Window:
    """The page on an office's data, and a plain table of Qt beside it."""

    def __init__(self, database: Path) -> None:
        app = QApplication.instance() or QApplication([])
        assert isinstance(app, QApplication)
        self.floor = floor_table()
        self.clock, bus = SetClock(), Bus()
        failures: list[Exception] = []
        self.runner = QtRunner(
            lambda: Office(Store(database), self.clock, RESOURCES),
            bus.changed.emit,
            failures.append,
        )
        self.runner.thread_.opened().result()
        known = self.runner.thread_.ask(lists.read).result()
        desk = Desk(
            runner=self.runner, bus=bus, theme=Theme(app, RESOURCES / "icons", mode="light"),
            registry=ActionRegistry(), settings=Kept(), now=self.clock,  # type: ignore[arg-type]
            lists=lambda: known, language="zh", navigate=lambda page, argument: None,
            show_message=lambda text, level: None, offer_undo=lambda text, undo: None,
        )  # fmt: skip
        self.page: QueuePage = QueuePage(desk)
        self.table = self.page.widget.table
        self.page.widget.set_preview_wanted(False)
        self.page.widget.resize(880, 760)
        self.page.widget.show()

    def settle(self) -> None:
        """Until everything that was asked is answered and painted."""
        for _ in range(3):
            self.wait_for(lambda _office: None)
            paint()

    def order(self) -> None:
        """Until the order of all ids that pages wait for is there: it gives way to other work."""
        while (shown := self.page._snapshot) is not None and shown.order_wanted:
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        self.settle()

    def wait_for(self, work: Callable[[Office], object]) -> object:
        """The answer to *work*, which comes after all that was asked before."""
        answer: list[object] = []
        self.runner.run(work, answer.append)
        while not answer:
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        return answer[0]

    def frame(self) -> None:
        """The floor: as plain a table goes to its far end and is painted."""
        self.floor.verticalScrollBar().setValue(0)
        self.floor.scrollToBottom()
        paint()

    def close(self) -> None:
        self.runner.close()


def paint() -> None:
    QCoreApplication.sendPostedEvents()
    QCoreApplication.processEvents()


def full(database: Path) -> list[Measured]:
    window = Window(database)
    page, table = window.page, window.table
    bar = table.verticalScrollBar()
    raw = sqlite3.connect(database)
    raw.execute("PRAGMA cache_size = -32000")
    found: list[Measured] = []
    frame, settle = window.frame, window.settle
    is_frame = "a frame of Qt's own model"

    def bare(sql: str, *more: str) -> Callable[[], None]:
        """The plain answer of the database, its rows, and a frame."""

        def act() -> None:
            for other in more:
                raw.execute(other).fetchone()
            ids = [row[0] for row in raw.execute(sql)]
            marks = ",".join(map(str, ids[:128]))
            raw.execute(f"SELECT * FROM complaint WHERE id IN ({marks})").fetchall()
            frame()

        return act

    def turn(key: str) -> None:
        page._choose_chip(key)
        settle()

    def jump(to: Callable[[], int]) -> Callable[[], None]:
        def act() -> None:
            page._model._pages.clear()  # a place where nobody has been
            bar.setValue(to())
            settle()
            assert page._model.peek(table.visible_rows()[0]) is not None

        return act

    page.activate("all")
    settle()
    rows = table.model().rowCount()
    places = iter(range(1, 10**6))
    found.append(
        compared("a frame in place", table.viewport().repaint, is_frame,
                 window.floor.viewport().repaint)
    )  # fmt: skip
    for what, to in (
        ("jump to the far end", lambda: rows - next(places) * 40),
        ("jump to the middle", lambda: rows // 2 + next(places) * 200),
    ):
        found.append(compared(what, jump(to), is_frame, frame, goal=JUMP))
    bar.setValue(rows)
    settle()

    def scroll_page() -> None:
        bar.setValue(bar.value() - bar.pageStep())
        settle()

    def floor_page() -> None:
        bar = window.floor.verticalScrollBar()
        bar.setValue((bar.value() or bar.maximum()) - bar.pageStep())
        paint()

    found.append(
        compared("scroll a page at the far end", scroll_page, is_frame, floor_page, goal=JUMP)
    )
    live = "FROM complaint WHERE deleted_at IS NULL"
    urgent = f"ORDER BY due_at IS NULL, due_at, {RANK}, received_at LIMIT 128"
    is_bare = "ids, 128 rows and a frame"
    opened = f"{live} AND status IN ('{OPEN_SQL}')"
    found.append(
        compared("open a view (待办)", lambda: turn("open"), is_bare,
                 bare(f"SELECT id {opened} {urgent}"), goal=PAINT)
    )  # fmt: skip
    page.activate("all")
    settle()

    def sort(key: str) -> Callable[[], None]:
        def act() -> None:
            page._looks.sort, page._looks.descending = key, False
            page._load()
            settle()

        return act

    count_all = f"SELECT count(*) {live}"
    newest = f"SELECT id {live} ORDER BY received_at LIMIT 128"
    found.append(
        compared("sort by an index (受理时间)", sort("received_at"), f"a count, {is_bare}",
                 bare(newest, count_all), goal=PAINT)
    )  # fmt: skip
    # Painting counts; the order of all ids comes behind it and is measured by itself.
    page._waiting._orders.ask = lambda *_words: None  # type: ignore[method-assign]
    first = f"SELECT id {live} ORDER BY complainant LIMIT 128"
    found.append(
        compared("sort without an index (投诉人), first page", sort("complainant"),
                 f"a count, {is_bare}", bare(first, count_all), goal=PAINT, rounds=5)
    )  # fmt: skip
    del page._waiting._orders.ask
    asked = queue.QueueQuery(CaseFilter(), window.clock(), "", "complainant")
    whole = f"SELECT id {live} ORDER BY complainant, id"
    found.append(
        compared("  all ids behind it", lambda: window.wait_for(lambda o: queue.order(o, asked)),
                 "the same from SQLite", lambda: raw.execute(whole).fetchall(), rounds=3)
    )  # fmt: skip
    sort("complainant")()
    window.order()
    found.append(
        compared("  jump to the far end of it", jump(lambda: rows - next(places) * 40), is_frame,
                 frame, goal=JUMP)
    )  # fmt: skip
    filters = {key: view.filter for key, view in BUILT_IN.items()}
    plain = [
        count_all,
        *(
            f"SELECT count(*) {opened} {more}"
            for more in (
                "", "AND due_at < '2026-11-21 14:32:07'",
                "AND due_at >= '2026-11-21' AND due_at < '2026-11-22'", "AND round > 0",
                "AND incident_id IS NOT NULL", "AND escalated <> ''",
                "AND (handler = '王敏' OR received_by = '王敏')",
            )
        ),
        f"SELECT count(*) {live} AND status = 'awaiting_callback'",
    ]  # fmt: skip
    found.append(
        compared("live counts of the nine views",
                 lambda: window.wait_for(lambda o: queue.counts(o, filters)),
                 "nine plain counts", lambda: [raw.execute(sql).fetchone() for sql in plain])
    )  # fmt: skip
    tree = Group("any", (Condition("tag", "filled"), Condition("rework", "at_least", ("1",))))
    own = {"own": CaseFilter(where=tree)}
    tagged = f"{count_all} AND (round >= 1 OR id IN (SELECT complaint_id FROM case_tag))"
    found.append(
        compared("live count of an own view without an index",
                 lambda: window.wait_for(lambda o: queue.counts(o, own)), "the same from SQLite",
                 lambda: raw.execute(tagged).fetchone(), rounds=3)
    )  # fmt: skip
    for word in ("漏", "漏水", "第77次"):
        worded = CaseFilter(text=word)
        like = f"SELECT complaint_id FROM complaint_text WHERE content LIKE '%{word}%'"
        found.append(
            compared(f"filter by text ({word})",
                     lambda w=worded: window.wait_for(lambda o: queue.order(o, queue.query(o, w))),
                     "a LIKE scan", lambda like=like: raw.execute(like).fetchall(), rounds=3)
        )  # fmt: skip
    sort("urgency")()
    bar.setValue(rows // 3)
    settle()
    table.select_rows(rows // 3 + 5, [(rows // 3 + 5, rows // 3 + 5)])
    current, top = page._choosing.current(), page._model.peek(table.visible_rows()[0])
    assert current is not None and top is not None
    asked = queue.QueueQuery(CaseFilter(), window.clock(), "")
    ids = [row.id for row in window.wait_for(lambda o: queue.rows(o, asked, 20))]  # type: ignore
    numbers = iter(range(10**6))
    begun = time.time_ns()

    def change() -> None:
        number = next(numbers)
        one, values = ids[number % len(ids)], {"handler": f"甲{begun + number}"}
        window.wait_for(lambda office: cases.edit(office, one, values))
        settle()

    found.append(compared("a change elsewhere, seen", change, is_frame, frame))
    kept = page._choosing.current(), page._model.peek(table.visible_rows()[0])
    assert [row.id for row in kept if row] == [current.id, top.id]
    window.close()
    return found


def browse(database: Path) -> float:
    """Memory after somebody has looked at everything in several orders, and nothing else."""
    window = Window(database)
    window.page.activate("all")
    window.settle()
    for sort in ("urgency", "received_at", "complainant"):
        window.page._looks.sort = sort
        window.page._load()
        window.settle()
        window.order()
        rows = window.table.model().rowCount()
        for one in range(0, rows, max(1, rows // 80)):
            window.table.verticalScrollBar().setValue(one)
            window.settle()
    window.close()
    return memory()


def empty(database: Path) -> float:
    window = Window(database.with_name("empty.db"))
    window.page.activate("all")
    window.settle()
    window.close()
    return memory()


if __name__ == "__main__":
    act, where = sys.argv[1], Path(sys.argv[2])
    if act == "full":
        print(json.dumps([asdict(one) for one in full(where)], ensure_ascii=False))
    else:
        print(json.dumps({"empty": empty, "browse": browse}[act](where)))
