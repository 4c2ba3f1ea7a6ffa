"""Progress that arrives when the window it is shown in has gone is told to nobody."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QProgressBar, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.widgets.progress_bridge import ProgressBridge


def test_reports_end_with_what_shows_them(qtbot: QtBot) -> None:
    view = QWidget()
    bar = QProgressBar(view)
    told: list[int] = []

    def show(done: int, total: int, _what: str) -> None:
        bar.setRange(0, total)
        told.append(done)

    progress = ProgressBridge(show, view).new()
    progress.every = 0
    progress.step(1, 4)
    assert told == [1]
    view.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    progress.step(2, 4)
    qtbot.wait(10)
    assert told == [1]
