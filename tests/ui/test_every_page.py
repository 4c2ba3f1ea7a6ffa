"""All pages at once: read aloud, reached by Tab in reading order, whole at 150 %, in one language."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QListWidget,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop_app.services.office import Office
from desktop_app.services.training import lesson
from desktop_app.ui.help.topics import topics
from desktop_app.ui.help.viewer import HelpWindow
from desktop_app.ui.i18n import LANGUAGES, install_language
from desktop_app.ui.shell import reading_order
from desktop_app.ui.shell.help_sheet import HelpSheet
from desktop_app.ui.theme.theme import Theme
from desktop_app.ui.training.bar import TrainingBar
from desktop_app.ui.training.role_play import RolePlayWindow
from desktop_app.ui.widgets.buttons import key_text
from tests.offices import RESOURCES
from tests.ui.pages import HAN, cut, described, name_of, office_window, parts, show, texts

CODES = [one.code for one in LANGUAGES]
# Written with Latin letters in Chinese as well: keys, formats, names of programs.
LATIN = re.compile(
    r"Ctrl|Alt|Shift|Enter|Return|Space|Tab|(Page)?(Up|Down)|Home|End|Esc|Del|Left|Right|PDF|HTML|Excel|WPS|ODS|CSV|"
    r"APP|TS-[\d-]+|\.(xlsx|csv|ics|ods|xls)|\blns\b|English|href|style|color|<[^>]+>"
)
WORD = re.compile(r"[A-Za-z]{3,}")


def may_stop(widget: QWidget) -> bool:
    """Whether the Tab key can stop there now."""
    tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return tab and widget.isEnabled() and widget.focusProxy() is None


@pytest.mark.parametrize("language", CODES)
def test_a_screen_reader_has_a_name_for_everything(
    qapp: QApplication, tmp_path: Path, language: str
) -> None:
    silent, seen = set(), 0
    with office_window(tmp_path, qapp, language) as (window, office):
        for key in window.window.page_keys():
            show(window, office, key)
            reached = [one for one in parts(window.window) if may_stop(one)]
            seen += len(reached)
            silent |= {f"{key}: {described(one)}" for one in reached if not name_of(one)}
    assert silent == set()
    assert seen > 150


def test_tab_goes_on_as_one_reads(qapp: QApplication, tmp_path: Path) -> None:
    """The stops of every page in the order of its layouts, starting with the rail and the bar."""
    with office_window(tmp_path, qapp) as (window, office):
        for key in window.window.page_keys():
            page = show(window, office, key)
            reading_order.follow(window.window.centralWidget())
            start = next(iter(window.window.rail.items().values()))
            chain = chain_from(start)
            rail = [one for one in chain if window.window.rail.isAncestorOf(one)]
            assert chain[: len(rail)] == rail, key
            after = chain[len(rail) :]
            top = [one for one in after if window.window.top_bar.isAncestorOf(one)]
            assert after[: len(top)] == top, key
            inside = [one for one in chain if page.isAncestorOf(one)]
            assert inside, key
            backward = [
                f"{described(one)} -> {described(other)}"
                for one, other in itertools.pairwise(inside)
                if goes_back(one, other, page)
            ]
            assert backward == [], key


def chain_from(start: QWidget) -> list[QWidget]:
    """What the Tab key reaches from *start* on, until it is there again."""
    chain, here = [start], start.nextInFocusChain()
    while here is not start:
        if may_stop(here) and here.isVisible():
            chain.append(here)
        here = here.nextInFocusChain()
    return chain


def scroller(widget: QWidget) -> QWidget | None:
    """The scrolled area that the widget is in."""
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    return above


def goes_back(one: QWidget, other: QWidget, page: QWidget) -> bool:
    """Up without going to a column further right, or to the left in the same line.

    What is scrolled stands nowhere in particular beside what is not.
    """
    if scroller(one) is not scroller(other):
        return False
    here, there = one.mapTo(page, QPoint(0, 0)), other.mapTo(page, QPoint(0, 0))
    up = there.y() + other.height() <= here.y() + 4
    left = there.x() < here.x() + one.width() - 4
    middle = abs(there.y() + other.height() / 2 - here.y() - one.height() / 2)
    return (up and left) or (middle < 8 and there.x() + other.width() <= here.x() + 4)


def test_what_is_put_in_later_is_reached_where_it_stands(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    column = QVBoxLayout(host)
    first, last = QLineEdit(host), QLineEdit(host)
    column.addWidget(first)
    column.addWidget(last)
    host.show()
    between = QLineEdit(host)  # made last, stands in the middle
    column.insertWidget(1, between)
    QApplication.processEvents()  # a layout shows what is put in when the loop turns
    reading_order.follow(host)
    assert first.nextInFocusChain() is between and between.nextInFocusChain() is last
    hidden = QLineEdit(host)
    hidden.hide()
    column.insertWidget(0, hidden)
    assert hidden not in list(reading_order.stops(host))


def test_the_window_puts_the_order_right_by_itself(qapp: QApplication, tmp_path: Path) -> None:
    """Tab from the bar goes to what stands first on the page."""
    with office_window(tmp_path, qapp) as (window, office):
        page = show(window, office, "queue")
        window.window.activateWindow()
        window.window.top_bar.operator_button.setFocus()
        QTest.keyClick(window.window.top_bar.operator_button, Qt.Key.Key_Tab)
        reached = qapp.focusWidget()
        assert reached is not None and page.isAncestorOf(reached)
        assert reached.mapTo(page, QPoint(0, 0)).y() < 20, described(reached)


@pytest.mark.parametrize("width", [960, 1280, 1440])
@pytest.mark.parametrize("language", CODES)
def test_the_top_bar_spares_words_before_it_cuts_a_button(
    qapp: QApplication, tmp_path: Path, language: str, width: int
) -> None:
    with office_window(tmp_path, qapp, language, 1.5) as (window, _office):
        bar = window.window.top_bar
        bar.set_operator("Ann Lee · Front desk")
        window.window.resize(width, 720)
        for _ in range(5):
            QApplication.processEvents()
        assert window.window.width() == width
        row = [bar.search, bar.new_button, bar.import_button, bar.export_button,
               bar.operator_button]  # fmt: skip
        for one, other in itertools.pairwise(row):
            assert one.geometry().right() < other.geometry().left(), described(other)
        for button in row[1:]:
            assert button.width() >= button.sizeHint().width(), described(button)
        assert row[-1].geometry().right() < bar.width()
        assert bar.new_button.text()[0] in "＋+" and name_of(bar.new_button)
        window.window.resize(2200, 720)
        QApplication.processEvents()
        assert key_text("Ctrl+N") in bar.new_button.text()  # there is room again


@pytest.mark.parametrize("language", CODES)
def test_nothing_is_cut_at_150_percent(qapp: QApplication, tmp_path: Path, language: str) -> None:
    with office_window(tmp_path, qapp, language, 1.5) as (window, office):
        assert window.window.width() == 1280 and window.window.height() == 720
        small = {}
        for key in window.window.page_keys():
            show(window, office, key)
            for one in parts(window.window):
                if one.isVisible() and (room := cut(one)):
                    small[f"{key}: {described(one)}"] = room
    assert small == {}


def test_the_measure_sees_a_cut_word(qtbot: QtBot) -> None:
    button = QPushButton("一个很长的按钮文字")
    qtbot.addWidget(button)
    button.resize(30, 12)
    assert cut(button)
    button.resize(button.sizeHint())
    assert not cut(button)


def data_of(office: Office) -> str:
    """Names that are the office's own, and the words of a script that wait to be filled in."""
    names = [row["name"] for row in office.store.rows("SELECT name FROM staff")]
    names += [row["name"] for row in office.store.rows("SELECT name FROM department")]
    names += [office.setting("office_name"), "简体中文"]
    return " ".join(names)


PLACE = re.compile(r"［[^］]+］")


def test_no_chinese_in_the_english_window(qapp: QApplication, tmp_path: Path) -> None:
    with office_window(tmp_path, qapp, "en") as (window, office):
        data = data_of(office)
        left = set()
        for key in window.window.page_keys():
            show(window, office, key)
            places = {
                place[1:-1]
                for one in parts(window.window)
                for _, text in texts(one)
                for place in PLACE.findall(text)
            }
            for one in parts(window.window):
                for where, text in texts(one):
                    rest = PLACE.sub("", text)
                    found = [
                        run for run in HAN.findall(rest) if run not in data and run not in places
                    ]
                    left |= {f"{key} {where}: {run} in {text[:60]!r}" for run in found}
    assert left == set()


def test_no_english_in_the_chinese_window(qapp: QApplication, tmp_path: Path) -> None:
    with office_window(tmp_path, qapp, "zh_CN") as (window, office):
        left = set()
        for key in window.window.page_keys():
            show(window, office, key)
            for one in parts(window.window):
                for where, text in texts(one):
                    rest = LATIN.sub("", text.replace("2-1-301 leak, ceiling wet", ""))
                    found = set(WORD.findall(rest)) - {"Ann", "Lee"}
                    left |= {f"{key} {where}: {word} in {text[:60]!r}" for word in found}
    assert left == set()


def test_the_sheet_of_keys_holds_every_key_of_every_page(
    qapp: QApplication, tmp_path: Path
) -> None:
    with office_window(tmp_path, qapp) as (window, office):
        for key in window.window.page_keys():
            show(window, office, key)
        window.window.show_keys()
        sheet = window.window.findChildren(HelpSheet)[-1]
        lines = [text for _, text in sheet.lines()]
        wanted = [spec.title() for spec in window.desk.registry.specs() if spec.shortcut]
        assert sorted(lines) == sorted(wanted) and len(lines) > 30
        used = {
            action.shortcut().toString()
            for one in [window.window, *window.window.findChildren(QWidget)]
            for action in one.actions()
            if not action.shortcut().isEmpty()
        }
        known = {spec.shortcut for spec in window.desk.registry.specs()}
        assert {key for key in used if key not in known} == set()


@pytest.mark.parametrize("language", CODES)
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_help_and_training_fit_and_are_read_aloud(
    qapp: QApplication, qtbot: QtBot, language: str, scale: float
) -> None:
    install_language(qapp, language, RESOURCES)
    theme = Theme(qapp, RESOURCES / "icons", mode="dark", scale=scale)
    try:
        made: list[QWidget] = [
            HelpWindow(theme, topics(RESOURCES, language), lambda: None),
            RolePlayWindow(theme, lesson(RESOURCES, language)),
            TrainingBar(theme),
        ]
        for one in made:
            qtbot.addWidget(one)
            one.show()
            inside = [one, *one.findChildren(QWidget)]
            stops = [part for part in inside if may_stop(part) and part.isVisible()]
            assert [described(part) for part in stops if not name_of(part)] == []
            assert {described(p): cut(p) for p in inside if p.isVisible() and cut(p)} == {}
            assert one.width() <= 1280 and one.height() <= 720
    finally:
        install_language(qapp, "zh_CN", RESOURCES)
        theme.set_mode("light")
        theme.set_scale(1.0)


def test_the_look_back_names_what_was_left_out(theme: Theme, qtbot: QtBot) -> None:
    plays = RolePlayWindow(theme, lesson(RESOURCES, "zh_CN"))
    qtbot.addWidget(plays)
    plays.show()
    assert len(plays.missed()) == 7
    for box in plays.boxes[:5]:
        box.click()
    assert plays.missed() == ["consult", "follow"]
    assert "5 步" in plays.summary.text() and "征求意见、跟踪服务" in plays.summary.text()
    plays.reveal.click()
    assert plays.reveal.isHidden()
    for box in plays.boxes[5:]:
        box.click()
    assert "都做到了" in plays.summary.text()
    assert isinstance(plays.list, QListWidget)
    plays.list.setCurrentRow(2)
    assert len(plays.missed()) == 7 and not plays.reveal.isHidden()
