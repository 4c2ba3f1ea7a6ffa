"""What the export's bench runs in processes of their own, so that each peak is its own.

``import`` loads everything and does nothing, ``ours FOLDER OUT`` exports an office, ``floor
CELLS OUT`` writes the same cells with bare XlsxWriter, ``office FILE FOLDER PROGRAM`` lets
LibreOffice open and save a book. Each prints JSON: seconds of the processor, peak in KiB.
"""

from __future__ import annotations

import json
import pickle
import resource
import subprocess
import sys
import time
from datetime import datetime
from pathlib import Path

import xlsxwriter

import desktop_app.exchange.write_xlsx  # noqa: F401 - its memory counts as imported
from desktop_app.domain.views import CaseFilter
from desktop_app.services import queue
from desktop_app.services.exports import exporting
from desktop_app.services.exports.exporting import ExportOrder
from desktop_app.services.office import Office
from desktop_app.storage.store import Store
from tests.offices import RESOURCES


def opened(folder: Path) -> Office:
    office = Office(Store(folder / "office.db"), datetime.now, RESOURCES)
    office.open()
    return office


def ours(folder: Path, out: Path) -> float:
    office = opened(folder)
    begin = time.process_time()
    order = ExportOrder(queue.query(office, CaseFilter(), sort="number"))
    exporting.export(office, out, order)
    seconds = time.process_time() - begin
    office.close()
    return seconds


def floor(cells: Path, out: Path) -> float:
    """Only the writing counts, not the reading of the cells."""
    book = xlsxwriter.Workbook(
        str(out),
        {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False},
    )
    page = book.add_worksheet()
    text = book.add_format({"num_format": "@"})
    stamp = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
    seconds, number = 0.0, 0
    with cells.open("rb") as stream:
        while part := pickle.load(stream):
            begin = time.process_time()
            for row in part:
                for column, value in enumerate(row):
                    if isinstance(value, datetime):
                        page.write_datetime(number, column, value, stamp)
                    elif value not in (None, ""):
                        page.write_string(number, column, value, text)
                number += 1
            seconds += time.process_time() - begin
    begin = time.process_time()
    book.close()
    return seconds + time.process_time() - begin


def libreoffice(path: Path, folder: Path, program: str) -> float:
    subprocess.run(
        [
            program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless",
            "--convert-to", "xlsx", "--outdir", str(folder), str(path),
        ],
        check=True,
        capture_output=True,
    )  # fmt: skip
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def own_peak() -> int:
    """The most memory this program held; getrusage would count what it was started from."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1])


def main(what: str, *words: str) -> None:
    seconds, peak = 0.0, 0
    if what == "import":
        opened(Path(words[0])).close()
    elif what == "ours":
        seconds = ours(Path(words[0]), Path(words[1]))
    elif what == "floor":
        seconds = floor(Path(words[0]), Path(words[1]))
    else:
        seconds = libreoffice(Path(words[0]), Path(words[1]), words[2])
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    print(json.dumps({"seconds": seconds, "peak": peak or own_peak()}))


if __name__ == "__main__":
    main(*sys.argv[1:])
