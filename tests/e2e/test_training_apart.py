"""Training in a program of its own: the real data is neither opened nor changed."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop_app.services import cases, queue, training
from tests.offices import Folder, SetClock

ROOT = Path(__file__).resolve().parents[2]

# The program as it is, with a hand at the window in place of the event loop, and an ear at
# every file that Python opens.
CHILD = """
import json, sys
opened = []
WATCHED = {"open", "sqlite3.connect", "os.remove", "os.rename", "os.listdir", "os.scandir"}
sys.addaudithook(lambda event, given: opened.append(str(given[0])) if event in WATCHED else None)
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

def hand(*_):
    from desktop_app.ui.training.bar import TrainingBar
    from desktop_app.ui.training.role_play import RolePlayWindow
    from desktop_app.services import cases
    loop = QEventLoop()
    QTimer.singleShot(400, loop.quit)
    loop.exec()
    main = [w for w in QApplication.topLevelWidgets() if w.findChildren(TrainingBar)][0]
    bar = main.findChildren(TrainingBar)[0]
    state["bar"] = bar.text.text() if bar.isVisible() else ""
    state["title"] = main.windowTitle()
    state["plays"] = len(QApplication.topLevelWidgets()) and any(
        isinstance(w, RolePlayWindow) and w.isVisible() for w in QApplication.topLevelWidgets())
    state["visible"] = []
    for key in main.page_keys():
        main.navigate(key)
        state["visible"].append(bar.isVisible())
    if state["lives"] == 0:
        state["lives"] = 1
        bar.reset.click()
    else:
        main.close()
    return 0

state = {"lives": 0}
QApplication.exec = hand
from desktop_app.app import training as app_training
from desktop_app.services import training
training.COMPLAINTS = 6
from desktop_app.app.window import open_window
state["status"] = open_window(["complaint-desk", "--training", "--data", sys.argv[1]])
state["opened"] = opened
print("STATE" + json.dumps(state))
"""


def fingerprint(folder: Path) -> dict[str, tuple[str, int, int]]:
    """Contents, time and size of every real file."""
    return {
        path.relative_to(folder).as_posix(): (
            hashlib.sha256(path.read_bytes()).hexdigest(),
            path.stat().st_mtime_ns,
            path.stat().st_size,
        )
        for path in sorted(folder.rglob("*"))
        if path.is_file() and training.FOLDER not in path.relative_to(folder).parts
    }


def train(root: Path) -> dict[str, object]:
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", CHILD, str(root)],
        cwd=ROOT,
        env={**env, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    lines = [line for line in done.stdout.splitlines() if line.startswith("STATE")]
    assert lines, done.stdout + done.stderr
    state: dict[str, object] = json.loads(lines[0].removeprefix("STATE"))
    return state


@pytest.fixture
def real(tmp_path: Path) -> Folder:
    folder = Folder(tmp_path / "真实 数据")
    folder.root.mkdir()
    office = folder.office(SetClock())
    cases.register(office, cases.Intake(content="真实的一件", complainant="李娜"))
    office.close()
    return folder


def test_the_real_data_is_never_opened(real: Folder) -> None:
    before = fingerprint(real.root)
    state = train(real.root)
    assert state["status"] == 0
    assert fingerprint(real.root) == before
    inside = real.root / training.FOLDER
    paths = [Path(str(path)) for path in state["opened"]]  # type: ignore[union-attr]
    touched = [
        path for path in paths if path.is_relative_to(real.root) and not path.is_relative_to(inside)
    ]
    assert touched == []
    assert [path for path in paths if path.is_relative_to(inside)], "the ear heard nothing"
    assert state["bar"] == training.MARK and str(state["title"]).startswith(training.MARK)
    assert state["plays"] and all(state["visible"])  # type: ignore[call-overload]
    office = Folder(inside).office(SetClock())
    assert training.is_training(office) and queue.total(office) == 6
    office.close()


def test_data_without_the_mark_is_not_trained_on(real: Folder, tmp_path: Path) -> None:
    """Somebody who renames the real folder to ``training`` does not get it filled or emptied."""
    outer = tmp_path / "outer"
    outer.mkdir()
    real.root.rename(outer / training.FOLDER)
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    code = (
        "from PySide6.QtWidgets import QMessageBox\n"
        "QMessageBox.exec = lambda *_: 0\n"
        "import sys\n"
        "from desktop_app.app.window import open_window\n"
        "sys.exit(open_window(['x', '--training', '--data', sys.argv[1]]))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(outer)],
        cwd=ROOT,
        env=env,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 3, done.stderr
    office = Folder(outer / training.FOLDER).office(SetClock())
    assert queue.total(office) == 1 and not training.is_training(office)
    office.close()


def test_starting_over_only_clears_trainings_own_folder(tmp_path: Path) -> None:
    from desktop_app.app import training as app_training
    from desktop_app.app.paths import DataFolder

    real_folder = DataFolder(tmp_path).prepare()
    real_folder.database.write_bytes(b"real")
    with pytest.raises(ValueError):
        app_training.clear(real_folder)
    assert real_folder.database.read_bytes() == b"real"
    assert app_training.folder_of(real_folder).root == tmp_path / training.FOLDER
    assert app_training.folder_of(real_folder).lock != real_folder.lock
