"""The queue's measures in a process of their own: ``empty`` and ``browse`` (memory), or ``full``.

Times are CPU times of the process, medians; floors are taken turn by turn with them.
"""

from __future__ import annotations

import json
import sqlite3
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QTableView

from desktop_app.domain.filters import Condition, Group
from desktop_app.domain.views import BUILT_IN, CaseFilter
from desktop_app.services import cases, lists, queue
from desktop_app.services.office import Office
from desktop_app.services.operations import InlineRunner
from desktop_app.storage.store import Store
from desktop_app.ui.desk import Bus, Desk
from desktop_app.ui.queue.columns import COLUMNS
from desktop_app.ui.queue.page import QueuePage, make_queue_page
from desktop_app.ui.shell.actions import ActionRegistry
from desktop_app.ui.theme.theme import Theme
from tests.offices import RESOURCES, SetClock

ROUNDS = 7
OPEN_SQL = "','".join(map(str, BUILT_IN["open"].filter.statuses))
RANK = "CASE severity WHEN 'critical' THEN 0 WHEN 'major' THEN 1 WHEN 'normal' THEN 2 ELSE 3 END"


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


def spent(act: Callable[[], object]) -> float:
    begin = time.process_time()
    act()
    return time.process_time() - begin


def compared(ours: Callable[[], object], floor: Callable[[], object], rounds: int = ROUNDS) -> Any:
    """Medians in milliseconds and the median of the ratios, taken turn by turn."""
    floors, found = [], []
    for _ in range(rounds):
        floors.append(spent(floor))
        found.append(spent(ours))
    ratio = statistics.median(a / b for a, b in zip(found, floors, strict=True))
    return {
        "ours": statistics.median(found) * 1000,
        "floor": statistics.median(floors) * 1000,
        "ratio": ratio,
    }


def paint(table: QTableView) -> None:
    """One whole frame of the table, as it would reach the screen."""
    # What painting asks for comes through timers of no time and is painted in its turn.
    for _ in range(3):
        QCoreApplication.sendPostedEvents()
        QCoreApplication.processEvents()


def floor_table(app: QApplication) -> QTableView:
    """Qt's own model and delegate, as many rows in sight and as many columns as the queue's."""
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


def page_of(office: Office, theme: Theme) -> QueuePage:
    bus = Bus()
    desk = Desk(
        runner=InlineRunner(office, bus.changed.emit), bus=bus, theme=theme,
        registry=ActionRegistry(), settings=Kept(), now=office.now,  # type: ignore[arg-type]
        lists=lambda: lists.read(office), language="zh", navigate=lambda page, argument: None,
        show_message=lambda text, level: None, offer_undo=lambda text, undo: None,
    )  # fmt: skip
    page = make_queue_page(desk)
    page.widget.set_preview_wanted(False)
    page.widget.resize(880, 760)
    page.widget.show()
    return page


def full(folder: Path) -> dict[str, Any]:
    app = QApplication([])
    floor = floor_table(app)
    clock = SetClock()
    office = Office(Store(folder / "office.db"), clock, RESOURCES)
    office.open()
    page = page_of(office, Theme(app, RESOURCES / "icons", mode="light"))
    table, model = page.widget.table, page.widget.table.model()
    bar = table.verticalScrollBar()
    raw = sqlite3.connect(folder / "office.db")
    raw.execute("PRAGMA cache_size = -32000")
    found: dict[str, Any] = {}

    def frame() -> None:
        floor.verticalScrollBar().setValue(0)
        floor.scrollToBottom()
        paint(floor)

    def bare(sql: str) -> Callable[[], None]:
        """The plain answer of the database, its rows, and a frame."""

        def act() -> None:
            ids = [row[0] for row in raw.execute(sql)]
            marks = ",".join(map(str, ids[:128]))
            raw.execute(f"SELECT * FROM complaint WHERE id IN ({marks})").fetchall()
            frame()

        return act

    def turn(key: str) -> None:
        page._choose_chip(key)
        paint(table)

    def jump(to: Callable[[], int]) -> Callable[[], None]:
        def act() -> None:
            page._model._pages.clear()  # a place where nobody has been
            bar.setValue(to())
            paint(table)
            assert page._model.peek(table.visible_rows()[0]) is not None

        return act

    page.activate("all")
    paint(table)
    rows = found["rows"] = model.rowCount()
    places = iter(range(1, 10**6))
    found["frame in place"] = compared(table.viewport().repaint, floor.viewport().repaint)
    found["jump to the far end"] = compared(jump(lambda: rows - next(places) * 40), frame)
    found["jump to the middle"] = compared(jump(lambda: rows // 2 + next(places) * 200), frame)
    live = "FROM complaint WHERE deleted_at IS NULL"
    urgent = f"ORDER BY due_at IS NULL, due_at, {RANK}, received_at LIMIT 128"
    count_all = f"SELECT count(*) {live}"

    def with_count(sql: str) -> Callable[[], None]:
        act = bare(sql)
        return lambda: (raw.execute(count_all).fetchone(), act())[1]  # type: ignore[func-returns-value]

    found["open a view (待办)"] = compared(
        lambda: turn("open"), bare(f"SELECT id {live} AND status IN ('{OPEN_SQL}') {urgent}")
    )
    page.activate("all")

    def sort(key: str) -> Callable[[], None]:
        def act() -> None:
            page._looks.sort, page._looks.descending = key, False
            page._load()
            paint(table)

        return act

    newest = f"SELECT id {live} ORDER BY received_at LIMIT 128"
    found["sort by an index (受理时间)"] = compared(sort("received_at"), with_count(newest))
    # Painting counts; the order of all ids comes behind it and is measured by itself.
    page._waiting._orders.ask = lambda *_words: None  # type: ignore[method-assign]
    first = f"SELECT id {live} ORDER BY complainant LIMIT 128"
    found["sort without an index (投诉人), first page"] = compared(
        sort("complainant"), with_count(first), 3
    )
    del page._waiting._orders.ask
    asked = queue.query(office, CaseFilter(), sort="complainant")
    whole = f"SELECT id {live} ORDER BY complainant, id"
    found["sort without an index, all ids behind it"] = compared(
        lambda: queue.order(office, asked), lambda: raw.execute(whole).fetchall(), 3
    )
    sort("complainant")()
    found["jump to the far end of it"] = compared(jump(lambda: rows - next(places) * 40), frame)
    filters = {key: view.filter for key, view in BUILT_IN.items()}
    plain = [
        f"SELECT count(*) {live}",
        *(
            f"SELECT count(*) {live} AND status IN ('{OPEN_SQL}') {more}"
            for more in (
                "", "AND due_at < '2026-11-21 14:32:07'",
                "AND due_at >= '2026-11-21' AND due_at < '2026-11-22'", "AND round > 0",
                "AND incident_id IS NOT NULL", "AND escalated <> ''",
                "AND (handler = '王敏' OR received_by = '王敏')",
            )
        ),
        f"SELECT count(*) {live} AND status = 'awaiting_callback'",
    ]  # fmt: skip
    found["live counts of the nine views"] = compared(
        lambda: queue.counts(office, filters),
        lambda: [raw.execute(sql).fetchone() for sql in plain],
    )
    own = {
        "own": CaseFilter(
            where=Group(
                "any", (Condition("tag", "filled"), Condition("rework", "at_least", ("1",)))
            )
        )
    }
    found["live count of an own view without an index"] = compared(
        lambda: queue.counts(office, own),
        lambda: raw.execute(
            f"SELECT count(*) {live} AND (round >= 1 OR id IN (SELECT complaint_id FROM case_tag))"
        ).fetchone(),
        3,
    )
    for word in ("漏", "漏水", "第 77 次"):
        asked = queue.query(office, CaseFilter(text=word))
        like = "".join(word.split())
        scan = (
            "SELECT rowid FROM case_words WHERE replace(words, ' ', '') LIKE"  # plain words
            if " " not in word
            else ""
        )
        if scan:
            right = {row[0] for row in raw.execute(f"{scan} '%{like}%'")}
            assert set(queue.order(office, asked)) == right
        found[f"filter by text ({word})"] = compared(
            lambda asked=asked: queue.order(office, asked),
            lambda like=like: raw.execute(
                f"SELECT complaint_id FROM complaint_text WHERE content LIKE '%{like}%'"
            ).fetchall(),
            3,
        )
    sort("urgency")()
    bar.setValue(rows // 3)
    paint(table)
    table.select_rows(rows // 3 + 5, [(rows // 3 + 5, rows // 3 + 5)])
    current, top = page._choosing.current(), page._model.peek(table.visible_rows()[0])
    assert current is not None and top is not None
    ids = [row.id for row in queue.rows(office, queue.query(office, CaseFilter()), ROUNDS)]
    numbers = iter(range(10**6))

    def change() -> None:
        runner = page._desk.runner
        handler = f"甲{next(numbers)}"
        one = ids[next(numbers) % len(ids)]
        runner.run(lambda office: cases.edit(office, one, {"handler": handler}))
        paint(table)

    found["a change elsewhere, seen"] = compared(change, frame)
    kept = page._choosing.current(), page._model.peek(table.visible_rows()[0])
    assert [row.id for row in kept if row] == [current.id, top.id]
    office.close()
    return found


def browse(folder: Path) -> dict[str, Any]:
    """Memory after somebody has looked at everything in several orders, and nothing else."""
    app = QApplication([])
    floor = floor_table(app)
    office = Office(Store(folder / "office.db"), SetClock(), RESOURCES)
    office.open()
    page = page_of(office, Theme(app, RESOURCES / "icons", mode="light"))
    table = page.widget.table
    page.activate("all")
    for sort in ("urgency", "received_at", "complainant"):
        page._looks.sort = sort
        page._load()
        paint(table)
        rows = table.model().rowCount()
        for one in range(0, rows, max(1, rows // 80)):
            table.verticalScrollBar().setValue(one)
            paint(table)
    paint(floor)
    office.close()
    return {"memory": memory()}


def empty(folder: Path) -> dict[str, Any]:
    app = QApplication([])
    floor = floor_table(app)
    office = Office(Store(folder / "empty.db"), SetClock(), RESOURCES)
    office.open()
    page = page_of(office, Theme(app, RESOURCES / "icons", mode="light"))
    page.activate("all")
    paint(page.widget.table)
    paint(floor)
    office.close()
    return {"memory": memory()}


if __name__ == "__main__":
    answer = {"empty": empty, "browse": browse, "full": full}[sys.argv[1]](Path(sys.argv[2]))
    print(json.dumps(answer, ensure_ascii=False))
