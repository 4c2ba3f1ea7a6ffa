"""Killed while the encryption is turned on or off: the old state whole, or the new one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = int(os.environ.get("COMPLAINT_DESK_SWITCH_ROUNDS", "24"))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the switches are forked, to be many")
def test_a_killed_switch_leaves_one_whole_state(tmp_path: Path) -> None:
    done = subprocess.run(
        [
            sys.executable,
            str(ROOT / "tests" / "e2e" / "switch_worker.py"),
            str(tmp_path),
            str(ROUNDS),
            "20261121",
        ],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stdout.startswith("{"), done.stderr[-3000:]
    told = json.loads(done.stdout)
    print(told)
    assert told["wrong"] == []
    assert told["rounds"] == ROUNDS
    assert told["cut"] > ROUNDS // 4, "hardly any was cut off"
