"""The queue at size: views, sorts, far pages, counts, text, changes and memory against floors.

``BENCH_QUEUE_ROWS=1000000`` measures another size; ``BENCH_QUEUE_DIR`` keeps its office.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.bench import big_office

pytestmark = pytest.mark.bench
ROOT = Path(__file__).parents[2]
ROWS = [int(n) for n in os.environ.get("BENCH_QUEUE_ROWS", "100000").split(",")]


def run(what: str, folder: Path) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.queue_children", what, str(folder)],
        check=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        text=True,
        timeout=1800,
    )
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer


@pytest.mark.parametrize("rows", ROWS)
def test_the_queue_against_its_floors(rows: int, tmp_path: Path) -> None:
    folder = Path(os.environ.get("BENCH_QUEUE_DIR", str(tmp_path))) / str(rows)
    big_office.write(folder, rows)
    idle, seen, found = (run(what, folder) for what in ("empty", "browse", "full"))
    assert found.pop("rows") == rows
    over = seen["memory"] - idle["memory"]
    print(f"\nthe queue at {rows:,} complaints (CPU times, medians)")
    for name, one in found.items():
        print(
            f"  {name}: {one['ratio']:.2f} x the floor"
            f" ({one['ours']:.1f} ms against {one['floor']:.1f} ms)"
        )
    print(f"  memory over the empty window: {over:.0f} MB")
