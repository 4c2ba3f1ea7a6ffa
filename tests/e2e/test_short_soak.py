"""A random user at the real window for some hundred acts: no defect, nothing left, a sound office.

The long one, with stalls and memory, is ``tests/bench/test_soak.py``.
"""

from __future__ import annotations

import sys
import traceback
from pathlib import Path

import pytest
from PySide6.QtCore import QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from tests.bench import large_office
from tests.bench.lives import NOT_OURS, Lives, Sitting, answer_for_the_system
from tests.bench.random_user import RandomUser
from tests.bench.watchdog import live_objects, most_grown
from tests.offices import SetClock

pytestmark = pytest.mark.no_qt_log
CASES = 300
ACTS = 160
LIFE = 55
"""Acts until the window is closed and opened again."""
PAUSE_MS = 5


@pytest.mark.parametrize("seed", [11])
def test_a_random_user_breaks_nothing(
    tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    data = large_office.write(tmp_path / "data", CASES)
    files = tmp_path / "files"
    files.mkdir()
    answer_for_the_system(monkeypatch, files)
    said: list[str] = []
    doing = ["start"]

    def crashed(error: BaseException) -> None:
        said.append(f"{doing[-3:]}: " + "".join(traceback.format_exception(error)))

    def listen(kind: QtMsgType, _context: object, text: str) -> None:
        quiet = kind in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg)
        if not quiet and not any(one in text for one in NOT_OURS):
            said.append(f"{doing[-3:]}: {text}")

    monkeypatch.setattr(sys, "excepthook", lambda _kind, error, _trace: crashed(error))
    before = qInstallMessageHandler(listen)
    clock = SetClock()
    lives = Lives(qapp, data, files, clock, crashed)
    user = RandomUser(clock, files, seed)
    user.sit_down(lives.open())
    left = []

    def turn() -> bool:
        if user.answer():
            return True
        acts = len(doing)
        if acts > ACTS or said:
            return False
        if acts % LIFE == 0 or lives.wanted is not None:
            lives.close()
            found = live_objects()
            del found["QPanGesture"]  # Qt's own, one for every area that ever scrolled
            left.append(found)
            user.sit_down(lives.open())
            doing.append("close")
            return True
        user.go_on_importing()
        doing.append("…")
        doing[-1] = user.act()
        return True

    try:
        Sitting(qapp, turn, PAUSE_MS).run()
        wrong = lives.examine()
    finally:
        lives.close()
        lives.put_back()
        qInstallMessageHandler(before)
    assert said == []
    assert wrong == []
    assert len(user.done) > 10 and len(user.pages) > 5
    # A closed window takes everything with it that hung below it.
    assert len(left) >= 2
    assert sum(left[-1].values()) <= sum(left[0].values()) + 60, most_grown(left[0], left[-1])
