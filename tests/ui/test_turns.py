"""What may come a moment later comes in its order, one at a turn, and not for who is gone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.services import cases
from desktop_app.ui.editor.page import EditorPage
from desktop_app.ui.turns import TURN_S, Turns
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


def test_long_answers_come_one_at_a_turn_and_before_what_may_wait(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner, done, now = QObject(), list[str](), [0.0]
    monkeypatch.setattr("desktop_app.ui.turns.time.perf_counter", lambda: now[0])
    turns = Turns(owner)
    beat = QTimer(owner)
    beat.timeout.connect(lambda: done.append("|"))

    def act(name: str, seconds: float) -> None:
        done.append(name)
        now[0] += seconds

    turns.later(owner, lambda: act("z", 0))
    for name in "AB":
        turns.soon(lambda name=name: act(name, TURN_S * 2))
    for name in "cde":
        turns.soon(lambda name=name: act(name, 0))
    beat.start(0)
    qtbot.waitUntil(lambda: "z" in done)
    beat.stop()
    told = "".join(done)
    assert [one for one in done if one != "|"] == list("ABcdez")
    assert "A|" in told and "B|" in told, "others have their turn after a long one"
    assert "cde" in told, "short ones share a turn"


def test_a_dialog_within_an_answer_does_not_hold_the_others(qtbot: QtBot) -> None:
    owner, done = QObject(), list[str]()
    turns, loop = Turns(owner), QEventLoop()

    def ask() -> None:
        done.append("opened")
        turns.soon(lambda: done.append("asked inside"))
        loop.exec()
        done.append("closed")

    def end() -> None:
        done.append("other")
        QTimer.singleShot(0, loop.quit)

    turns.soon(ask)
    turns.soon(lambda: done.append("before"))
    turns.later(owner, end)
    qtbot.waitUntil(lambda: "closed" in done)
    assert done == ["opened", "before", "asked inside", "other", "closed"]


def test_after_a_defect_the_rest_still_comes(qtbot: QtBot) -> None:
    owner, done = QObject(), list[str]()
    turns = Turns(owner)
    with qtbot.captureExceptions() as defects:
        turns.soon(lambda: 1 / 0)
        turns.soon(lambda: done.append("next"))
        qtbot.waitUntil(lambda: bool(done))
    assert [kind for kind, _, _ in defects] == [ZeroDivisionError]


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
        real = view.side.show_part
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(
                view.side,
                "show_part",
                lambda part, book, *more: (
                    shown.append(book.case.complaint.id),
                    real(part, book, *more),
                ),
            )
            qtbot.waitUntil(lambda: bool(shown))
            qtbot.wait(20)
        assert set(shown) == {other.id} and view.side.timeline.rows


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
