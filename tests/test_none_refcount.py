"""PySide6 must not lose references to ``None`` (6.12.0 does, on Python 3.11, until it aborts)."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

CALLS = 5_000


def none_is_counted() -> bool:
    """Whether this Python counts references to ``None`` (from 3.12 on it does not)."""
    before = sys.getrefcount(None)
    held = [None] * 100
    return sys.getrefcount(None) - before >= len(held)


@pytest.mark.skipif(not none_is_counted(), reason="None is immortal on this Python: safe")
def test_void_calls_keep_the_count_of_none(qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    target = QObject()
    timer = QTimer()
    before = sys.getrefcount(None)
    for number in range(CALLS):
        target.setObjectName("a")
        label.setText("投诉")
        label.setEnabled(number % 2 == 0)
        timer.setInterval(number)
    # A lost reference a call would show as 20,000; other code may hold a few more or less.
    assert abs(sys.getrefcount(None) - before) < 100


def test_many_void_calls_end_in_the_expected_state(qtbot: QtBot) -> None:
    """On every Python: the same calls, judged by what they leave behind."""
    label = QLabel()
    qtbot.addWidget(label)
    for number in range(CALLS):
        label.setObjectName(f"n{number}")
        label.setText(str(number))
    assert (label.objectName(), label.text()) == (f"n{CALLS - 1}", str(CALLS - 1))
