"""What the summary's layout costs is counted, not timed: how often a section is laid out."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QTextTable
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.domain import documents as doc
from desktop_app.domain.periods import week_of
from desktop_app.ui.figures.block_html import html_of, parts_of
from desktop_app.ui.figures.page import FiguresPage
from desktop_app.ui.figures.paper_text import PaperText
from desktop_app.ui.figures.summary_view import SummaryView
from desktop_app.ui.figures.view import CHARTS, SUMMARY
from desktop_app.ui.theme.theme import Theme
from desktop_app.ui.window.window import OfficeWindow
from tests.offices import NOW
from tests.ui.pages import office_window

WEEK = week_of(NOW.date()).previous()


@pytest.fixture
def opened(qapp: QApplication, tmp_path: Path) -> Iterator[tuple[OfficeWindow, SummaryView]]:
    """The real window with the summary of last week in front."""
    with office_window(tmp_path, qapp) as (window, _office):
        window.navigate("figures", ("summary", WEEK.key))
        view = _view(window)
        _settle(view)
        yield window, view


def _view(window: OfficeWindow) -> SummaryView:
    page = window.window.page("figures")
    assert isinstance(page, FiguresPage)
    return page.view.summary


def _settle(view: SummaryView) -> None:
    """Until every section that can be seen is laid out."""
    QApplication.processEvents()
    for _ in range(200):
        if not any(card.body_text.is_due for card in view.cards.values()):
            break
        QApplication.processEvents()
    QApplication.processEvents()


def _laid_out(view: SummaryView, act: Callable[[], object]) -> list[int]:
    """How often each section of now was laid out by *act* and by what follows from it."""
    before = {name: card.body_text.renderings for name, card in view.cards.items()}
    act()
    _settle(view)
    return [
        card.body_text.renderings - before.get(name, 0)
        for name, card in view.cards.items()
        if card.body_text.isVisible()
    ]


def test_every_section_is_laid_out_once_for_what_it_shows(
    opened: tuple[OfficeWindow, SummaryView],
) -> None:
    window, view = opened
    page = window.window.page("figures")
    assert isinstance(page, FiguresPage)
    shown = [card.body_text for card in view.cards.values() if card.body_text.isVisible()]
    assert len(shown) > 8
    assert [one.renderings for one in shown if one.renderings > 2] == []  # a bar may take room
    assert max(_laid_out(view, lambda: page.view.period.turn(-1))) <= 2
    assert max(_laid_out(view, lambda: window.window.resize(1400, 720))) in (1, 2)
    assert max(_laid_out(view, lambda: window.desk.theme.set_mode("dark"))) <= 2
    assert max(_laid_out(view, lambda: window.desk.theme.set_mode("light"))) <= 2


def test_what_goes_on_around_the_summary_lays_out_nothing(
    opened: tuple[OfficeWindow, SummaryView],
) -> None:
    window, view = opened
    card = view.card("overview")
    assert card is not None
    acts: dict[str, Callable[[], object]] = {
        "a remark": lambda: card.remark.insertPlainText("已联系业主\n" * 4),
        "a message": lambda: window.window.show_message("已保存"),
        "an offer to undo": lambda: window.window.offer_undo("已派单", lambda: None),
        "a state": lambda: window.window.status.set_view("统计于 10:00"),
        "another height": lambda: window.window.resize(1280, 900),
    }
    often = {name: sum(_laid_out(view, act)) for name, act in acts.items()}
    assert often == dict.fromkeys(acts, 0)


def test_a_hidden_summary_lays_out_nothing(
    opened: tuple[OfficeWindow, SummaryView],
) -> None:
    window, view = opened
    page = window.window.page("figures")
    assert isinstance(page, FiguresPage)
    before = [card.body_text.renderings for card in view.cards.values()]
    page.view.show_tab(CHARTS)
    window.desk.theme.set_mode("dark")
    window.desk.theme.set_mode("light")
    window.window.resize(1500, 720)
    QApplication.processEvents()
    assert [card.body_text.renderings for card in view.cards.values()] == before
    # In front again it is laid out for all of that at once.
    assert max(_laid_out(view, lambda: page.view.show_tab(SUMMARY))) <= 2


def test_no_layout_of_the_summary_asks_for_a_height_at_a_width(
    opened: tuple[OfficeWindow, SummaryView],
) -> None:
    """Each that does asks everything in it again, and once more for every layout above."""
    _window, view = opened
    assert not [name for name, card in view.cards.items() if card.layout().hasHeightForWidth()]
    assert not view.sections.layout().hasHeightForWidth()


def test_sections_are_laid_out_one_at_a_turn(
    opened: tuple[OfficeWindow, SummaryView],
) -> None:
    window, view = opened
    window.desk.theme.changed.emit()
    due = [card.body_text for card in view.cards.values() if card.body_text.is_due]
    assert len(due) > 8
    view.render_next()
    left = [one for one in due if one.is_due]
    assert len(left) == len(due) - 1
    assert due[0] not in left  # what is in sight comes first


def test_a_table_that_is_too_wide_can_be_moved(qtbot: QtBot, theme: Theme) -> None:
    text = PaperText(theme, "表")
    qtbot.addWidget(text)
    text.due.connect(text.render_due)
    cell = '<td style="white-space:nowrap;">很长很长的一格不能折行的内容</td>'
    text.show_parts(lambda: [f"<table><tr>{cell * 4}</tr></table>"])
    text.resize(300, 50)
    text.show()
    qtbot.waitUntil(lambda: text.horizontalScrollBar().maximum() > 0)
    narrow = text.height()
    text.resize(1600, narrow)
    qtbot.waitUntil(lambda: text.horizontalScrollBar().maximum() == 0)
    assert 0 < text.height() < narrow


def test_a_table_that_fits_has_no_bar_below_it(theme: Theme, qtbot: QtBot) -> None:
    """Columns of the whole width are rounded up, at some widths to a pixel more."""
    table = doc.Table(
        tuple(doc.Column(title, fit=True) for title in ("时限", "到期", "按时", "及时率")),
        (("首次响应", "74", "51", "68.9%"), ("办结", "14", "10", "71.4%")),
    )
    text = PaperText(theme, "表")
    qtbot.addWidget(text)
    text.due.connect(text.render_due)
    text.show_parts(lambda: [html_of([table], theme.colours)])
    text.show()
    for width in range(900, 1000):
        text.resize(width, text.height())
        assert not text.horizontalScrollBar().isVisible(), width
    text.resize(60, text.height())
    assert text.horizontalScrollBar().isVisible()


def test_a_long_table_is_laid_out_in_parts_that_look_like_one(theme: Theme, qtbot: QtBot) -> None:
    rows = tuple((f"TS-{n}", "内容" * (n % 7 + 1), f"{n % 3} 项") for n in range(100))
    columns = tuple(
        doc.Column(title, fit=fit) for title, fit in (("编号", True), ("内容", False), ("数", True))
    )
    table = doc.Table(columns, rows, total=("合计", "", "300 项"))
    parts = parts_of(
        [doc.Paragraph("上面"), table, doc.Paragraph("下面")],
        theme.colours,
        lambda _: (0.2, 0.6, 0.2),
    )
    assert len(parts) == 4
    text = PaperText(theme, "表")
    qtbot.addWidget(text)
    due: list[int] = []
    text.due.connect(lambda: due.append(1))
    text.resize(800, 50)
    text.show_parts(lambda: parts)
    text.show()
    assert due and text.is_due
    for left in (3, 2, 1, 0):
        text.render_due()
        assert text.is_due == bool(left)
    said = text.toPlainText()
    assert said.count("编号") == said.count("合计") == 1 and "TS-0" in said and "TS-99" in said
    frames = [
        one for one in text.document().rootFrame().childFrames() if isinstance(one, QTextTable)
    ]
    places = [
        text.cursorRect(table.cellAt(row, column).firstCursorPosition())
        for table in frames
        for row in range(table.rows())
        for column in range(3)
    ]
    lefts = [[place.left() for place in places[column::3]] for column in (0, 1)]
    assert [max(one) - min(one) for one in lefts] == [0, 0]
    tops = [place.top() for place in places[::3]]
    steps = [low - high for high, low in itertools.pairwise(tops)]
    assert max(steps) - min(steps) <= 3, "no room between the parts"
    assert text.height() >= tops[-1]
    # Another width: from the beginning, part by part.
    text.resize(500, text.height())
    assert text.is_due
    for _ in parts:
        text.render_due()
    assert not text.is_due and text.toPlainText() == said
