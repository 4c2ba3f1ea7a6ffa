"""Start to a painted queue, as a ratio to the barest Qt window, both measured here."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from desktop_app.services import importing
from desktop_app.services.office import Office
from desktop_app.storage.store import Store
from tests.offices import RESOURCES

pytestmark = pytest.mark.bench
ROUNDS = 9
CHILDREN = Path(__file__).with_name("children.py")
ENVIRONMENT = {
    # As in an installed program: modules compiled once, kept for the next start.
    **{key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"},
    "PYTHONPATH": str(CHILDREN.parents[2]),
}


def run_once(*words: str) -> float:
    """Seconds of a whole process from its start to its end."""
    begin = time.perf_counter()
    subprocess.run(
        [sys.executable, str(CHILDREN), *words],
        check=True,
        cwd=CHILDREN.parents[2],
        env=ENVIRONMENT,
        timeout=60,
    )
    return time.perf_counter() - begin


def test_start_to_a_painted_queue(tmp_path: Path, shared_data: Path) -> None:
    office = Office(Store(tmp_path / "complaints.db"), datetime.now, RESOURCES)
    office.open()
    for name in ("锦绣花园住户名册.xlsx", "2026年投诉登记表(最终版).xlsx"):
        loaded = importing.load(shared_data / "registers" / name, today=office.now())
        importing.commit(office, importing.check(office, loaded))
    office.close()
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    settings.setValue("window/last_page", "queue")
    settings.sync()
    run_once("floor")
    run_once("app", str(tmp_path), "100")
    ratios, floors, ours = [], [], []
    for _ in range(ROUNDS):
        floors.append(run_once("floor"))
        ours.append(run_once("app", str(tmp_path), "100"))
        ratios.append(ours[-1] / floors[-1])
    print(
        f"\nstart to a painted queue, 600 cases: {statistics.median(ratios):.2f} x the bare window"
        f" (min {min(ratios):.2f}, max {max(ratios):.2f};"
        f" floor {statistics.median(floors):.3f} s, ours {statistics.median(ours):.3f} s)"
    )
    assert len(ratios) == ROUNDS
