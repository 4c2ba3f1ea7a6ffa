"""What the import bench runs as whole processes; each prints its cost and peak memory as JSON.

``seconds`` by the clock, ``busy`` of the processor, ``busy_reader`` of the child that reads.

``calamine``: bare reading. ``executemany``: reading and one bare table. ``ours``: read, check
and write the cases. ``idle``: a new office is opened and closed.
"""

from __future__ import annotations

import json
import resource
import sqlite3
import sys
import time
from datetime import datetime
from pathlib import Path


def cells(path: Path) -> list[list[object]]:
    from python_calamine import CalamineWorkbook

    return list(CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).iter_rows())


Answer = tuple[int, float, float]
"""Rows, seconds by the clock, seconds of the processor."""


def clocks() -> tuple[float, float]:
    return time.perf_counter(), time.process_time()


def answer(rows: int, begin: tuple[float, float]) -> Answer:
    now = clocks()
    return rows, now[0] - begin[0], now[1] - begin[1]


def calamine(path: Path, folder: Path) -> Answer:
    begin = clocks()
    found = cells(path)
    return answer(len(found) - 1, begin)


def executemany(path: Path, folder: Path) -> Answer:
    begin = clocks()
    found = cells(path)
    width = len(found[0])
    with sqlite3.connect(folder / "bare.db") as database:
        database.execute("PRAGMA journal_mode = wal")
        database.execute(f"CREATE TABLE book ({', '.join(f'c{i}' for i in range(width))})")
        database.executemany(
            f"INSERT INTO book VALUES ({', '.join('?' * width)})",
            ([str(c) if isinstance(c, datetime) else c for c in row] for row in found[1:]),
        )
    return answer(len(found) - 1, begin)


def ours(path: Path, folder: Path) -> Answer:
    from desktop_app.services.imports import importing
    from tests.offices import make_office

    office = make_office(folder)
    begin = clocks()  # a new office's first opening is no part of an import
    try:
        loaded = importing.load(path, today=datetime.now())
        done = importing.commit(office, importing.check(office, loaded))
        return answer(done.counts["new"], begin)
    finally:
        office.close()


def idle(path: Path, folder: Path) -> Answer:
    from tests.offices import make_office

    make_office(folder).close()
    return 0, 0.0, 0.0


if __name__ == "__main__":
    act = {"calamine": calamine, "executemany": executemany, "ours": ours, "idle": idle}
    rows, seconds, busy = act[sys.argv[1]](Path(sys.argv[2]), Path(sys.argv[3]))
    child = resource.getrusage(resource.RUSAGE_CHILDREN)
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    found = {
        "rows": rows,
        "seconds": seconds,
        "busy": busy,
        "busy_reader": child.ru_utime + child.ru_stime,
        "own": own // 1024,
        "reader": child.ru_maxrss // 1024,
    }
    print(json.dumps(found))
