"""Once the pages are loaded, the first complaint that is registered waits for no module."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.offices import make_office

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = """
import json, sys
from desktop_app.services.office import Office
from desktop_app.storage.store import Store
from desktop_app.ui.window.page_modules import load_pages
from tests.offices import RESOURCES, SetClock

office = Office(Store(__import__("pathlib").Path(sys.argv[1])), SetClock(), RESOURCES)
office.open()
load_pages()
from desktop_app.services import cases

before = set(sys.modules)
case = cases.register(office, cases.Intake("漏水", building="3", unit="2", room="501"))
cases.edit(office, case.complaint.id, {"handler": "刘工"})
office.close()
print(json.dumps(sorted(set(sys.modules) - before)))
"""


def test_the_first_complaint_waits_for_no_module(tmp_path: Path) -> None:
    make_office(tmp_path).close()
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path / "office.db")],
        check=True,
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
        timeout=120,
    )
    assert json.loads(done.stdout) == []
