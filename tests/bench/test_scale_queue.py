"""The queue of a large office: views, sorts, far pages, counts, text, changes and memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.bench import large_office
from tests.bench.measuring import CASES, Measured, offices

pytestmark = pytest.mark.bench
ROOT = Path(__file__).parents[2]
MEMORY = 100
"""Goal: so many megabytes over the empty window."""


def run(what: str, database: Path) -> Any:
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.queue_children", what, str(database)],
        check=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        text=True,
        timeout=1800,
    )
    return json.loads(done.stdout.splitlines()[-1])


def test_the_queue_against_its_floors(tmp_path: Path, found: list[Measured]) -> None:
    database = large_office.copied(offices(tmp_path), CASES, tmp_path)
    idle, seen = run("empty", database), run("browse", database)
    found += [Measured(**one) for one in run("full", database)]
    over = seen - idle
    print(f"\nmemory over the empty window: {over:.0f} MB (goal {MEMORY})")
    note = f"{over:.0f} MB over {idle:.0f} MB; the goal is {MEMORY} MB"
    found.append(Measured("memory", "the empty window", 0, 0, seen / idle, note=note))
