"""Ctrl+K in the real window: groups, highlights, keys, masks, and nothing that is out of date."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.views import CaseFilter
from desktop_app.services import cases, finding
from desktop_app.services.cases import Intake, NewContact
from desktop_app.services.office import Office
from desktop_app.ui.desk import Desk
from desktop_app.ui.search.box import SearchBox
from desktop_app.ui.search.lines import FILL, HEADING, HIT, Shown
from desktop_app.ui.search.paint import pieces, side_words
from desktop_app.ui.search.texts import shown
from desktop_app.ui.theme.theme import Theme
from desktop_app.ui.window.search import Search
from tests.ui.conftest import Said


@pytest.fixture
def box(desk: Desk, theme: Theme, qtbot: QtBot) -> Iterator[SearchBox]:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1200, 800)
    search = Search(desk)
    made = SearchBox(theme, search.fetch, name="到处搜索", parent=window)
    made.setGeometry(10, 10, 520, 32)
    made.picked.connect(search.picked)
    made.submitted.connect(search.submitted)
    window.show()
    qtbot.waitExposed(window)
    made.setFocus()
    yield made


@pytest.fixture
def leak(office: Office) -> int:
    one = cases.register(
        office,
        Intake(
            "厨房 漏\n水",
            building="3",
            unit="2",
            room="501",
            complainant="李建国",
            phone="13812345678",
        ),
    ).complaint.id
    cases.log_contact(office, one, NewContact(said="答应周五前更换阀门"))
    return one


def ask(box: SearchBox, text: str) -> Shown:
    box.setText(text)
    box.ask_now()
    return box.popup.shown


def test_hits_stand_in_groups_with_what_matched_and_masked_people(
    box: SearchBox, leak: int
) -> None:
    answer = ask(box, "漏水")
    assert [line.kind for line in answer.lines][:2] == [HEADING, HIT]
    hit = answer.lines[1]
    assert "李**" in hit.spoken() and "李建国" not in hit.spoken()
    (run,) = [run for run in hit.below if run.spans]
    assert [text for text, found in pieces(run.text, run.spans) if found] == ["漏 水"]
    assert answer.total == "全部 1 条投诉 →"
    phone = ask(box, "5678").lines[1]
    assert "138****5678" in phone.spoken() and "13812345678" not in phone.spoken()
    assert "沟通、回访与承诺" in [line.spoken() for line in ask(box, "阀门").lines]


def test_places_of_a_script_look_as_where_it_is_used(box: SearchBox, leak: int) -> None:
    scripts = [line.spoken() for line in ask(box, "称呼").lines if line.kind == HIT]
    assert any("［称呼］" in one for one in scripts)
    assert not any("{" in one for one in scripts)


def test_the_keyboard_walks_over_headings_opens_and_lists(
    box: SearchBox, leak: int, said: Said, qtbot: QtBot
) -> None:
    ask(box, "阀门")
    chosen = box.popup.current()
    assert chosen is not None and chosen.kind == HIT
    qtbot.keyClick(box, Qt.Key.Key_Down)
    below = box.popup.current()
    assert below is not None and isinstance(below.value, finding.SaidHit)
    qtbot.keyClick(box, Qt.Key.Key_Down)  # there is nothing further down
    assert box.popup.current() == below
    qtbot.keyClick(box, Qt.Key.Key_Up)
    assert box.popup.current() == chosen
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert said.places == [("editor", (leak, None))] and not box.popup.isVisible()
    ask(box, "栋:3 漏水")
    qtbot.keyClick(box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert said.places[-1] == ("queue", CaseFilter(text="漏水", any_of=(("building", ("3",)),)))
    ask(box, "阀门")
    box.insert("漏")  # Enter before the answer: all hits, not the first of another text
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert said.places[-1] == ("queue", CaseFilter(text="阀门漏"))


def test_escape_closes_then_empties(box: SearchBox, leak: int, qtbot: QtBot) -> None:
    ask(box, "漏水")
    assert box.popup.isVisible()
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert not box.popup.isVisible() and box.text() == "漏水"
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert box.text() == ""


def test_before_anything_is_typed_the_last_searches_and_examples(
    box: SearchBox, leak: int, qtbot: QtBot
) -> None:
    ask(box, "漏水")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    box.setFocus()
    answer = ask(box, "")
    fills = [line.value for line in answer.lines if line.kind == FILL]
    assert fills[0] == "漏水" and "栋:3 类别:漏水 状态:逾期" in fills
    assert box.popup.current() is None
    qtbot.keyClick(box, Qt.Key.Key_Down)
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert box.text() == "漏水" and box.popup.shown.asked == "漏水"


def test_what_was_understood_is_said(box: SearchBox, leak: int) -> None:
    answer = ask(box, "3栋 级别:火星")
    assert answer.chips == ("楼栋：3",)
    assert answer.doubts == ("级别里没有“火星”，已作为文字搜索",)
    assert box.popup.current() is None  # an example is never opened by a hasty Enter
    assert not box.popup.doubt.isHidden()


def test_an_answer_that_comes_late_is_dropped(theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    waiting = []
    box = SearchBox(theme, lambda text, answer: waiting.append((text, answer)), parent=window)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    box.setFocus()
    qtbot.waitUntil(box.hasFocus)
    for text in ("漏", "漏水"):
        box.setText(text)
        box.ask_now()
    for text, answer in reversed(waiting):
        answer(Shown(text))
    assert box.popup.shown.asked == "漏水"


def test_an_answer_that_takes_its_time_is_said_to_be_under_way(theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    waiting, sent = [], []
    box = SearchBox(theme, lambda text, answer: waiting.append(answer), parent=window)
    box.submitted.connect(sent.append)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    box.setFocus()
    qtbot.waitUntil(box.hasFocus)
    box.setText("漏水")
    qtbot.waitUntil(lambda: len(waiting) == 1)
    qtbot.waitUntil(box.popup.isVisible)
    assert [line.spoken() for line in box.popup.shown.lines] == ["正在查找…"]
    waiting[0](Shown("漏水"))
    assert box.popup.shown.asked == "漏水"
    box.setText("漏水 3栋")
    qtbot.waitUntil(lambda: bool(box.popup.shown.lines))
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert sent == ["漏水 3栋"] and not box.popup.isVisible()
    qtbot.wait(600)
    assert not box.popup.isVisible()


def test_every_line_is_painted_in_both_schemes(
    box: SearchBox, leak: int, theme: Theme, office: Office
) -> None:
    results = finding.search(office, "漏水")
    box.popup.show_answer(shown(results, office.now(), "zh"))
    for mode in ("light", "dark"):
        theme.set_mode(mode)
        box.popup.show()
        box.popup.place_below(box)
        image = box.popup.list.viewport().grab().toImage()
        amber = QColor(theme.colours.amber.soft).rgb()
        found = any(
            image.pixel(x, y) == amber
            for x in range(0, image.width(), 2)
            for y in range(0, image.height(), 2)
        )
        assert found, mode
    theme.set_mode("light")


def test_what_stands_beside_a_hit_shows_that_it_is_cut(theme: Theme) -> None:
    font = theme.font("small")
    assert side_words("锦绣花园", font, 300)[0] == "锦绣花园"
    text, width = side_words("锦绣花园" * 20, font, 300)
    assert text.endswith("…") and width <= 300
