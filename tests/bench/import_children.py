"""What the import bench runs as whole processes; each prints seconds and peak memory as JSON.

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


def calamine(path: Path, folder: Path) -> tuple[int, float]:
    begin = time.perf_counter()
    found = cells(path)
    return len(found) - 1, time.perf_counter() - begin


def executemany(path: Path, folder: Path) -> tuple[int, float]:
    begin = time.perf_counter()
    found = cells(path)
    width = len(found[0])
    with sqlite3.connect(folder / "bare.db") as database:
        database.execute("PRAGMA journal_mode = wal")
        database.execute(f"CREATE TABLE book ({', '.join(f'c{i}' for i in range(width))})")
        database.executemany(
            f"INSERT INTO book VALUES ({', '.join('?' * width)})",
            ([str(c) if isinstance(c, datetime) else c for c in row] for row in found[1:]),
        )
    return len(found) - 1, time.perf_counter() - begin


def ours(path: Path, folder: Path) -> tuple[int, float]:
    from desktop_app.services.imports import importing
    from tests.offices import make_office

    office = make_office(folder)
    begin = time.perf_counter()  # a new office's first opening is no part of an import
    try:
        loaded = importing.load(path, today=datetime.now())
        done = importing.commit(office, importing.check(office, loaded))
        return done.counts["new"], time.perf_counter() - begin
    finally:
        office.close()


def idle(path: Path, folder: Path) -> tuple[int, float]:
    from tests.offices import make_office

    make_office(folder).close()
    return 0, 0.0


if __name__ == "__main__":
    act = {"calamine": calamine, "executemany": executemany, "ours": ours, "idle": idle}
    rows, seconds = act[sys.argv[1]](Path(sys.argv[2]), Path(sys.argv[3]))
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    reader = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    print(
        json.dumps({"rows": rows, "seconds": seconds, "own": own // 1024, "reader": reader // 1024})
    )
