"""Two programs on one data folder: the second start brings the first to the front and leaves."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
WINDOW = """
import sys
from PySide6.QtCore import QTimer
from desktop_app.app import window
from desktop_app.ui.window.window import OfficeWindow

OfficeWindow.come_forward = lambda self: print("forward", flush=True)
start = OfficeWindow.start

def started(self, known):
    start(self, known)
    QTimer.singleShot(0, lambda: print("open", flush=True))

OfficeWindow.start = started
sys.exit(window.open_window(["complaint-desk", "--data", sys.argv[1], "--lang", "zh_CN"]))
"""
ENVIRONMENT = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}


@pytest.fixture
def first(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    made = subprocess.Popen(
        [sys.executable, "-c", WINDOW, str(tmp_path / "data")],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=ENVIRONMENT,
    )
    assert made.stdout is not None
    assert made.stdout.readline() == "open\n"
    yield made
    made.kill()
    made.wait()
    made.stdout.close()


def second(folder: Path, *words: str) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-m", "desktop_app", *words, "--data", str(folder)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=ENVIRONMENT,
        timeout=60,
        check=False,
    )
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout


def test_the_second_start_calls_the_first_and_commands_that_write_are_refused(
    first: subprocess.Popen[str], tmp_path: Path
) -> None:
    folder = tmp_path / "data"
    assert first.stdout is not None
    for _ in range(2):
        assert second(folder) == (0, "")
        assert first.stdout.readline() == "forward\n"
    status, made = second(folder, "backup", "--json")
    assert status == 0, "a copy may be made beside the window"
    for words in (["restore", json.loads(made)["file"]], ["doctor", "--repair"]):
        status, told = second(folder, *words, "--json")
        assert (status, json.loads(told)["error"]["code"]) == (3, "folder_in_use")
    assert second(folder, "list", "--json")[0] == 0
    first.send_signal(signal.SIGKILL)
    first.wait()
    assert second(folder, "restore", "--newest", "--json")[0] == 0, "a dead one holds nobody up"
