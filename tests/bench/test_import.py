"""Bringing a register in: read, check and write, as ratios to reading it with calamine alone."""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tests.bench import registers

pytestmark = pytest.mark.bench
ROOT = Path(__file__).parents[2]
SIZES = [int(n) for n in os.environ.get("BENCH_IMPORT_ROWS", "10000,100000").split(",")]


def run(what: str, book: Path, folder: Path) -> dict[str, Any]:
    """One whole process: rows, seconds, and peak memory in MB of it and of its reader."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.import_children", what, str(book), str(folder)],
        check=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=900,
    )
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer


def middle(runs: list[dict[str, Any]], what: str = "seconds") -> float:
    return statistics.median(one[what] for one in runs)


def test_import_against_reading_alone(tmp_path: Path) -> None:
    a_row: list[float] = []
    for size in SIZES:
        book = tmp_path / f"{size}.xlsx"
        registers.write(book, size)
        rounds = 5 if size <= 20_000 else 3
        runs: dict[str, list[dict[str, Any]]] = {"calamine": [], "executemany": [], "ours": []}
        for _ in range(rounds):
            for what, found in runs.items():
                found.append(run(what, book, tmp_path / "work"))
        idle = run("idle", book, tmp_path / "work")
        assert {one["rows"] for found in runs.values() for one in found} == {size}
        bare, table, ours = (middle(runs[what]) for what in ("calamine", "executemany", "ours"))
        a_row.append(ours / size)
        print(
            f"\nimport of {size:,} rows x 20: {ours / bare:.1f} x calamine alone,"
            f" {ours / table:.1f} x calamine and a bare executemany"
            f" ({ours:.2f} s, {bare:.2f} s, {table:.2f} s; medians of {rounds});"
            f" of the processor {middle(runs['ours'], 'busy') / middle(runs['calamine'], 'busy'):.1f} x"
            f" and {middle(runs['ours'], 'busy_reader') / middle(runs['calamine'], 'busy'):.1f} x"
            " in the reader;"
            f" memory over an idle office {middle(runs['ours'], 'own') - idle['own']:.0f} MB and"
            f" {middle(runs['ours'], 'reader'):.0f} MB in the reader"
            f" (calamine's process {middle(runs['calamine'], 'own'):.0f} MB)"
        )
        _libre_office(book, ours)
    if len(a_row) > 1:
        print(f"a row costs {a_row[-1] / a_row[0]:.2f} x at {SIZES[-1]:,} rows")


def _libre_office(book: Path, ours: float) -> None:
    program = shutil.which("soffice")
    if program is None:
        print("LibreOffice is not installed: not compared")
        return
    home = book.parent / "office-home"
    begin = time.perf_counter()
    subprocess.run(
        [program, "--headless", f"-env:UserInstallation=file://{home}", "--convert-to",
         "xlsx:Calc MS Excel 2007 XML", "--outdir", str(book.parent / "saved"), str(book)],
        check=True, capture_output=True, timeout=900,
    )  # fmt: skip
    needed = time.perf_counter() - begin
    assert (book.parent / "saved" / book.name).exists()
    print(f"LibreOffice opens and saves the same book in {needed:.1f} s: {ours / needed:.2f} x")
