"""What may come a moment later comes in its order, one at a turn, and not for who is gone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.services import cases
from desktop_app.ui.editor.page import EditorPage
from desktop_app.ui.turns import Turns
from tests.ui.pages import office_window


def test_one_at_a_turn_in_the_order_in_which_they_came(qtbot: QtBot) -> None:
    owner, done = QObject(), list[str]()
    turns = Turns(owner)
    beat = QTimer(owner)
    beat.timeout.connect(lambda: done.append("|"))
    for name in "abc":
        turns.later(owner, lambda name=name: done.append(name))
    turns.later(owner, lambda: turns.later(owner, lambda: done.append("e")))
    beat.start(0)
    assert done == []
    qtbot.waitUntil(lambda: "e" in done)
    beat.stop()
    assert [one for one in done if one != "|"] == ["a", "b", "c", "e"]
    assert "bc" not in "".join(done) and "ab" not in "".join(done), "others have their turn"


def test_nothing_is_done_for_who_is_gone(qtbot: QtBot) -> None:
    host, done = QWidget(), list[str]()
    qtbot.addWidget(host)
    turns = Turns(host)
    gone = QObject(host)
    turns.later(gone, lambda: done.append("gone"))
    turns.later(host, lambda: done.append("here"))
    gone.deleteLater()
    QCoreApplication.sendPostedEvents(gone, QEvent.Type.DeferredDelete)
    qtbot.waitUntil(lambda: bool(done))
    assert done == ["here"]


def test_the_editor_shows_the_step_first(qapp: QApplication, tmp_path: Path, qtbot: QtBot) -> None:
    with office_window(tmp_path, qapp) as (window, office):
        first = office.store.value("SELECT max(id) FROM complaint")
        other = cases.register(
            office, cases.Intake(content="lift stands", building="3", room="502")
        ).complaint
        window.navigate("editor", (first, None))
        page = window.window.page("editor")
        assert isinstance(page, EditorPage)
        view = page.view
        assert view.step.form is not None and view.basics is None
        assert view.side.timeline.rows == []
        qtbot.waitUntil(lambda: view.basics is not None)
        assert view.basics.rows["content"].text
        # Walked on before what happened had its turn: only that of the last one is shown.
        page.show_case(other.id)
        page.show_case(first)
        page.show_case(other.id)
        assert view.basics.rows["content"].text == "lift stands"
        # What can be acted on is never that of another case.
        assert page.depth._id == page.incident._id == page.files._id == other.id
        shown: list[int] = []
        real = view.side.show_events
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(
                view.side,
                "show_events",
                lambda book, *more: (shown.append(book.case.complaint.id), real(book, *more)),
            )
            qtbot.waitUntil(lambda: bool(shown))
            qtbot.wait(20)
        assert shown == [other.id] and view.side.timeline.rows


def test_the_editor_folds_a_turn_after_it_became_narrow(
    qapp: QApplication, tmp_path: Path, qtbot: QtBot
) -> None:
    with office_window(tmp_path, qapp) as (window, office):
        window.window.resize(1440, 900)
        window.navigate("editor", (office.store.value("SELECT max(id) FROM complaint"), None))
        page = window.window.page("editor")
        assert isinstance(page, EditorPage)
        view, tabs = page.view, page.view.side.tabs
        qtbot.waitUntil(lambda: view.basics is not None and view.left.isVisible())
        window.window.resize(1100, 720)
        qtbot.waitUntil(lambda: tabs.indexOf(view.left) >= 0)
        window.window.resize(1440, 900)
        qtbot.waitUntil(lambda: tabs.indexOf(view.left) < 0 and view.left.isVisible())


def test_a_new_page_is_painted_when_it_is_laid_out(
    qapp: QApplication, tmp_path: Path, qtbot: QtBot
) -> None:
    with office_window(tmp_path, qapp) as (window, _office):
        assert window.window.page("knowledge") is None
        window.navigate("knowledge")
        assert not window.window.stack.updatesEnabled()
        qtbot.waitUntil(window.window.stack.updatesEnabled)
        window.navigate("today")
        window.navigate("knowledge")
        assert window.window.stack.updatesEnabled()
