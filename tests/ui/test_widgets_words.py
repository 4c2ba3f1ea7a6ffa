"""Running text: as high and as wide as Qt's own label has it, and to be marked when wanted."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.editor.lead_words import LeadWords
from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.widgets.words import Words
from desktop_app.ui.widgets.wrap_button import WrapButton
from desktop_app.ui.widgets.wrap_check import wrapped

TEXT = "业主反映楼上漏水，厨房 kitchen 天花板已经发霉（两处）👩‍👧，要求今天之内有人上门。\n第二行"
WIDTHS = range(110, 700, 37)  # so wide that every word finds room


def marking_label(text: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


@pytest.fixture
def board(qtbot: QtBot, theme: Theme) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    QVBoxLayout(made)
    made.resize(400, 300)
    return made


def test_they_are_as_high_as_a_label_that_can_be_marked_all_along(board: QWidget) -> None:
    words, label = Words(TEXT, board, marked=True), marking_label(TEXT, board)
    for width in WIDTHS:
        assert words.heightForWidth(width) == label.heightForWidth(width), width


def test_the_height_follows_the_text_the_font_and_the_kind(board: QWidget, theme: Theme) -> None:
    words = Words(TEXT, board, kind="small")
    layout = board.layout()
    assert layout is not None
    layout.addWidget(words)
    board.show()
    before = words.heightForWidth(200)
    words.setText(TEXT * 2)
    longer = words.heightForWidth(200)
    assert longer > before
    set_kind(words, "heading")
    larger = words.heightForWidth(200)
    assert larger > longer
    theme.set_scale(1.5)
    try:
        assert words.heightForWidth(200) > larger
    finally:
        theme.set_scale(1.0)
    words.setText("短")
    assert words.heightForWidth(200) < before


@pytest.mark.parametrize("lead", [False, True])
def test_they_are_marked_with_the_mouse_and_copied(
    board: QWidget, qtbot: QtBot, lead: bool
) -> None:
    words = LeadWords(board, marked=True) if lead else Words("", board, marked=True)
    layout = board.layout()
    assert layout is not None
    layout.addWidget(words)
    if isinstance(words, LeadWords):
        words.show_words("登记 <来电>", " 王敏\n二号线")
    else:
        words.setText("登记 <来电> 王敏\n二号线")
    board.show()
    qtbot.waitExposed(board)
    height = words.heightForWidth(words.width())
    for times in (1, 2):  # at once, and once more
        if times == 2:
            QTest.mouseClick(words, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
        QTest.mousePress(words, Qt.MouseButton.LeftButton, pos=QPoint(0, words.height() // 2 - 4))
        QTest.mouseMove(words, QPoint(words.width() - 2, words.height() - 2))
        QTest.mouseRelease(
            words, Qt.MouseButton.LeftButton, pos=QPoint(words.width() - 2, words.height() - 2)
        )
        assert (
            words.selectedText()
            .replace("\u2029", "\n")
            .replace("\u2028", "\n")
            .endswith("王敏\n二号线")
        ), times
        QTest.keyClick(words, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
        assert QGuiApplication.clipboard().text().endswith("二号线")
        assert words.heightForWidth(words.width()) == height
    if isinstance(words, LeadWords):
        words.show_words("结束", " 王敏")
        assert not words.hasSelectedText() and words.text() == "结束 王敏"


def test_what_is_not_to_be_marked_is_not(board: QWidget) -> None:
    words = Words(TEXT, board)
    board.show()
    QTest.mouseDClick(words, Qt.MouseButton.LeftButton)
    assert not words.hasSelectedText()


def test_markup_in_a_text_is_text(board: QWidget) -> None:
    words = Words("<b>3-2-501</b>", board)
    assert words.textFormat() == Qt.TextFormat.PlainText
    lead = LeadWords(board, marked=True)
    lead.show_words("<i>登记</i>", " <u>王敏</u>")
    assert lead.text() == "<i>登记</i> <u>王敏</u>"


def test_a_bold_beginning_takes_the_room_that_it_needs(board: QWidget, theme: Theme) -> None:
    words = LeadWords(board)
    words.show_words("👩‍👧 09-12 10:30 登记 来电", f" 王敏\n{TEXT}")
    board.show()
    document = QTextDocument(board)
    document.setDocumentMargin(0)
    document.setDefaultFont(words.font())
    document.setHtml("<b>👩‍👧 09-12 10:30 登记 来电</b> 王敏<br>" + TEXT.replace("\n", "<br>"))
    words.setContentsMargins(18, 0, 0, 4)
    for width in WIDTHS:
        document.setTextWidth(width)
        assert words.heightForWidth(width + 18) == round(document.size().height()) + 4, width


def test_they_are_read_out(board: QWidget) -> None:
    words = LeadWords(board)
    words.show_words("登记", " 王敏")
    assert words.text() == "登记 王敏"


def test_a_button_breaks_its_words_only_where_they_do_not_fit(qtbot: QtBot, theme: Theme) -> None:
    button = WrapButton()
    qtbot.addWidget(button)
    pressed: list[bool] = []
    button.clicked.connect(lambda _on: pressed.append(True))
    button.set_words("Complete, to Propose & agree a solution Ctrl+↵")
    wide = button.sizeHint()
    button.resize(wide)
    button.show()
    assert button.text() == "Complete, to Propose && agree a solution Ctrl+↵"
    narrow = button.minimumSizeHint().width()
    assert narrow < wide.width()
    button.resize(narrow, button.heightForWidth(narrow))
    assert button.text().count("\n") >= 1 and button.height() > wide.height()
    assert button.text().replace("\n", " ") == "Complete, to Propose && agree a solution Ctrl+↵"
    assert button.sizeHint() == wide
    QTest.keyClick(button, Qt.Key.Key_Return)
    assert pressed == [True]


def test_lines_are_broken_between_chinese_characters_and_never_within_a_word(
    qtbot: QtBot, theme: Theme
) -> None:
    font = theme.font()
    for text in ("The resident’s wishes of the flat’s owner", "“住户”的意见 也记下来了“原话”照写"):
        for width in range(60, 400):
            lines = wrapped(text, font, width)
            assert "".join(lines).replace(" ", "") == text.replace(" ", "")
            if text.startswith("The") and width > 100:
                assert " ".join(lines) == text, "no word is broken"
    full = wrapped("字" * 6 + " " + "字" * 20, font, theme.metrics().horizontalAdvance("字" * 10))
    assert len(full[0]) >= 10, "a blank far back is no reason for a short line"
