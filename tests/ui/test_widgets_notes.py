"""Bars, covers, dialogs and masks: they speak, they wait, they never stand in the way."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QEnterEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.theme.theme import Theme
from desktop_app.ui.widgets import message_bar
from desktop_app.ui.widgets.busy import DELAY_MS, Busy
from desktop_app.ui.widgets.buttons import IconButton, push_button
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.empty_state import EmptyState
from desktop_app.ui.widgets.error_details import ErrorDetails
from desktop_app.ui.widgets.message_bar import KEPT, LEVEL_TONES, MessageBar, MessageStrip
from desktop_app.ui.widgets.person_mask import PersonMask
from desktop_app.ui.widgets.undo_bar import UndoBar


def press(parent: QWidget, name: str) -> None:
    button = next(
        b for b in parent.findChildren(QAbstractButton) if b.accessibleName().startswith(name)
    )
    button.click()


def test_messages_stack_newest_first_and_go_away(theme: Theme, qtbot: QtBot) -> None:
    bar = MessageBar(theme)
    qtbot.addWidget(bar)
    assert bar.isHidden()
    for number in range(KEPT + 2):
        bar.show_message(f"第 {number} 条", "warning")
    assert [text for _, text in bar.messages()] == ["第 4 条", "第 3 条", "第 2 条"]
    bar.show_message("第 3 条", "error")
    assert bar.messages() == [
        ("error", "第 3 条"),
        ("warning", "第 4 条"),
        ("warning", "第 2 条"),
    ]
    bar.clear("warning")
    assert bar.messages() == [("error", "第 3 条")]
    press(bar, "知道了")
    assert bar.messages() == [] and bar.isHidden()


def test_what_waits_for_an_answer_is_not_pushed_out_by_news(theme: Theme, qtbot: QtBot) -> None:
    bar = MessageBar(theme)
    qtbot.addWidget(bar)
    bar.show_message("1 项回访即将到期", "warning", ("查看", lambda: None))
    bar.show_message("没有存上", "error")
    for number in range(KEPT + 2):
        bar.show_message(f"沟通已记录 {number}", "success")
    assert bar.messages() == [
        ("success", "沟通已记录 4"),
        ("error", "没有存上"),
        ("warning", "1 项回访即将到期"),
    ]
    for number in range(KEPT):
        bar.show_message(f"{number + 2} 项回访即将到期", "warning", ("查看", lambda: None))
    assert [level for level, _ in bar.messages()] == ["warning"] * KEPT
    bar.show_message("沟通已记录", "success")
    assert bar.messages()[0] == ("success", "沟通已记录"), "the newest is always seen"


def test_what_only_went_well_goes_once_it_was_read(
    theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(message_bar, "READ_MS", 30)
    monkeypatch.setattr(message_bar, "LETTER_MS", 1)
    window = QWidget()
    qtbot.addWidget(window)
    column, line = QVBoxLayout(window), QLineEdit(window)
    column.addWidget(line)
    bar, section, pointed = (
        MessageBar(theme, window, passing=passing) for passing in (True, False, True)
    )
    window.show()
    line.setFocus()
    for one in (bar, section, pointed):
        column.addWidget(one)
        strip = one.show_message("已记录", "success")
        one.show_message("已做好", "success", ("打开", lambda: None))
        one.show_message("没有存上", "error")
    strip.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    qtbot.waitUntil(lambda: len(bar.messages()) == 2)
    qtbot.wait(80)
    assert [text for _, text in bar.messages()] == ["没有存上", "已做好"]
    assert ("success", "已记录") in section.messages()
    assert ("success", "已记录") in pointed.messages()
    strip.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)
    qtbot.waitUntil(lambda: len(pointed.messages()) == 2)


@pytest.mark.parametrize("level", LEVEL_TONES)
def test_a_message_can_be_selected_copied_and_acted_on(
    theme: Theme, qtbot: QtBot, level: str
) -> None:
    bar = MessageBar(theme)
    qtbot.addWidget(bar)
    done: list[int] = []
    text = "文件“登记表.xlsx”正被占用，没有写入 <b>；原文件未动。"
    strip = bar.show_message(text, level, ("重试", lambda: done.append(1)))
    label = next(item for item in strip.findChildren(QLabel) if item.text())
    assert label.textFormat() == Qt.TextFormat.PlainText
    QTest.mouseDClick(label, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    assert label.selectedText() and label.selectedText() in text
    assert text in strip.accessibleName()
    QGuiApplication.clipboard().clear()
    press(strip, "复制")
    assert QGuiApplication.clipboard().text() == text
    press(strip, "重试")
    assert done == [1]


def test_a_message_does_not_take_the_focus(theme: Theme, qtbot: QtBot) -> None:
    host = QWidget()
    column = QVBoxLayout(host)
    bar, line = MessageBar(theme), QLineEdit()
    column.addWidget(bar)
    column.addWidget(line)
    qtbot.addWidget(host)
    host.show()
    host.activateWindow()
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    bar.show_message("磁盘已满", "error")
    assert bar.isVisible() and line.hasFocus()
    assert QApplication.activeModalWidget() is None


def test_a_long_message_takes_more_lines(theme: Theme, qtbot: QtBot) -> None:
    host = QWidget()
    column = QVBoxLayout(host)
    bar = MessageBar(theme)
    column.addWidget(bar)
    column.addStretch(1)
    qtbot.addWidget(host)
    host.resize(420, 500)
    host.show()
    strip = bar.show_message("还差 2 项才能进入“征求意见”" * 6, "warning")
    label = max(strip.findChildren(QLabel), key=lambda item: len(item.text()))
    qtbot.waitUntil(lambda: label.height() >= label.heightForWidth(label.width()) > 60)


def test_undo_is_offered_taken_and_expires(theme: Theme, qtbot: QtBot) -> None:
    bar = UndoBar(theme)
    qtbot.addWidget(bar)
    done: list[str] = []
    assert not bar.undo()
    bar.offer("已派单", lambda: done.append("first"))
    bar.offer("已关闭 3 条", lambda: done.append("second"))
    assert bar.text == "已关闭 3 条" and not bar.isHidden()
    press(bar, "撤销")
    assert done == ["second"] and bar.isHidden()
    assert not bar.undo()
    with qtbot.waitSignal(bar.expired):
        bar.offer("已删除", lambda: done.append("third"), seconds=0)
    assert bar.isHidden() and not bar.undo() and done == ["second"]


def test_undo_waits_while_the_mouse_rests_on_it(theme: Theme, qtbot: QtBot) -> None:
    bar = UndoBar(theme)
    qtbot.addWidget(bar)
    bar.offer("已派单", lambda: None, seconds=1)
    at = QPointF(3, 3)
    QApplication.sendEvent(bar, QEnterEvent(at, at, at))
    with qtbot.assertNotEmitted(bar.expired, wait=1200):
        pass
    assert not bar.isHidden()
    with qtbot.waitSignal(bar.expired, timeout=4000):
        QApplication.sendEvent(bar, QEvent(QEvent.Type.Leave))


def test_busy_is_not_seen_when_the_work_is_short(theme: Theme, qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(500, 400)
    page.show()
    busy = Busy(theme, page)
    busy.start("正在导出")
    assert busy.running and busy.isHidden()
    busy.finish()
    qtbot.wait(DELAY_MS + 100)
    assert busy.isHidden() and not busy.running


def test_busy_counts_cancels_and_gives_the_focus_back(theme: Theme, qtbot: QtBot) -> None:
    page = QWidget()
    column = QVBoxLayout(page)
    line = QLineEdit()
    column.addWidget(line)
    qtbot.addWidget(page)
    page.resize(500, 400)
    page.show()
    page.activateWindow()
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    busy = Busy(theme, page, delay_ms=0)
    busy.start("正在导入 登记表.xls")
    qtbot.waitUntil(busy.isVisible)
    busy.set_progress(640, 1284)
    assert busy.count_text == "640 / 1,284" and busy.bar.value() == 640
    busy.set_progress(640, 0)
    assert busy.bar.maximum() == 0 and "640" in busy.count_text
    page.resize(700, 500)
    assert busy.size() == page.size()
    assert busy.cancel_button.hasFocus()
    with qtbot.waitSignal(busy.cancelled):
        busy.cancel_button.click()
    assert busy.running and not busy.cancel_button.isEnabled()
    busy.finish()
    assert busy.isHidden() and line.hasFocus()


def test_a_report_can_be_copied_and_saved(theme: Theme, qtbot: QtBot) -> None:
    saved: list[str] = []

    def save(text: str) -> str:
        saved.append(text)
        return "已存到桌面"

    dialog = ErrorDetails(theme, "KeyError: 'room'", save=save)
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.isModal() and dialog.report.isReadOnly()
    dialog.copy()
    assert QGuiApplication.clipboard().text() == "KeyError: 'room'"
    press(dialog, "保存报告")
    assert saved == ["KeyError: 'room'"] and dialog.note.text() == "已存到桌面"


def test_a_person_is_masked_until_asked_for(theme: Theme, qtbot: QtBot) -> None:
    asked: list[int] = []

    def reveal() -> str:
        asked.append(1)
        return "李秀英 13800002207"

    mask = PersonMask(theme, "李** 138****2207", reveal, "resident:12", name="投诉人", seconds=30)
    qtbot.addWidget(mask)
    mask.show()
    assert asked == [] and mask.text() == "李** 138****2207"
    with qtbot.waitSignal(mask.revealed) as caught:
        qtbot.keyClick(mask, Qt.Key.Key_F9)
    assert caught.args == ["resident:12"]
    assert mask.text() == "李秀英 13800002207" and mask.is_revealed
    theme.set_scale(1.25)
    assert mask.is_revealed
    theme.set_scale(1.0)
    with qtbot.assertNotEmitted(mask.revealed):
        mask.click()
    assert mask.text() == "李** 138****2207" and "李**" in mask.accessibleName()
    mask.click()
    assert len(asked) == 2
    mask.hide()
    assert mask.text() == "李** 138****2207"
    mask.show()
    mask.click()
    mask.set_person("王* 139****0001", reveal, "resident:13")
    assert mask.text() == "王* 139****0001" and not mask.is_revealed


def test_a_person_is_masked_again_by_itself(theme: Theme, qtbot: QtBot) -> None:
    mask = PersonMask(theme, "李**", lambda: "李秀英", "resident:12", seconds=0)
    qtbot.addWidget(mask)
    mask.show()
    mask.click()
    qtbot.waitUntil(lambda: mask.text() == "李**")
    assert not mask.is_revealed


def test_an_empty_screen_says_what_to_do(theme: Theme, qtbot: QtBot) -> None:
    empty = EmptyState(theme, "inbox", "还没有投诉", "导入登记表，或登记第一条投诉")
    qtbot.addWidget(empty)
    done: list[str] = []
    empty.add_button("登记第一条投诉", lambda: done.append("new"), kind="primary")
    empty.add_button("导入登记表", lambda: done.append("import"))
    empty.resize(500, 400)
    empty.show()
    press(empty, "导入登记表")
    assert done == ["import"]
    assert empty.accessibleName() == "还没有投诉"
    empty.set_text("没有符合的投诉")
    assert empty.accessibleName() == "没有符合的投诉"


def test_buttons_show_their_key_but_are_named_without_it(theme: Theme, qtbot: QtBot) -> None:
    done: list[int] = []
    button = push_button("打印", shortcut_hint="Ctrl+P", clicked=lambda: done.append(1))
    qtbot.addWidget(button)
    assert button.text() == "打印 Ctrl+P" and button.accessibleName() == "打印"
    assert button.shortcut().isEmpty()
    button.click()
    assert done == [1]


def test_a_cover_that_never_appears_makes_nothing(theme: Theme, qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    busy = Busy(theme, page)
    busy.start("正在查找…", can_cancel=False)
    busy.set_progress(3, 9)
    busy.finish()
    assert not busy.findChildren(QWidget)
    page.show()
    busy.start("正在查找…", can_cancel=False)
    busy.set_progress(4, 9)
    qtbot.waitUntil(busy.isVisible, timeout=5000)
    (label, told) = busy.findChildren(QLabel)
    assert (label.text(), told.text(), busy.bar.value()) == ("正在查找…", "4 / 9", 4)
    assert not busy.cancel_button.isVisible()
    busy.finish()
    busy.start("再来一次")
    assert label.text() == "再来一次" and told.text() == "" and busy.bar.maximum() == 0
    qtbot.waitUntil(busy.cancel_button.isVisible, timeout=5000)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_everything_that_can_be_pressed_has_a_name(theme: Theme, qtbot: QtBot, mode: str) -> None:
    theme.set_mode(mode)
    card = Card(theme, "投诉人")
    qtbot.addWidget(card)
    busy, undo = Busy(theme, card), UndoBar(theme)
    strip = MessageStrip(theme, "提示", "info")
    extra = IconButton(theme, "copy", "复制", tone="red")
    card.add_to_head(extra)
    for item in (undo, strip):
        card.body.addWidget(item)
    pressed = busy.cancel_button
    buttons = card.findChildren(QAbstractButton)
    assert len(buttons) >= 6 and pressed in buttons
    assert [b for b in buttons if not b.accessibleName()] == []
    card.show()
    assert not extra.icon().isNull()
    extra.set_tone("")
    card.set_title("")
    assert not card.grab().isNull()
    theme.set_mode("light")


def test_the_theme_forgets_widgets_that_are_gone(theme: Theme, qtbot: QtBot) -> None:
    import shiboken6

    from desktop_app.ui.widgets.badge import Badge
    from desktop_app.ui.widgets.chips import Chip, ChipBar
    from desktop_app.ui.widgets.date_time_field import DateTimeField
    from desktop_app.ui.widgets.growing_text import GrowingTextEdit
    from desktop_app.ui.widgets.stepper import Stepper
    from desktop_app.ui.widgets.time_left import TimeLeftLabel

    made: list[QWidget] = [
        Badge(theme, "返单"),
        Chip(theme, "待办", 3),
        ChipBar(theme, "视图"),
        Stepper(theme),
        TimeLeftLabel(theme),
        GrowingTextEdit(theme, "要求"),
        DateTimeField(theme, "时间", lambda _t: None, str, lambda: datetime(2026, 11, 21)),
        Card(theme, "卡"),
        EmptyState(theme, "inbox", "空"),
        MessageStrip(theme, "x", "info"),
        PersonMask(theme, "李**", lambda: "", "resident:1"),
    ]
    for widget in made:
        shiboken6.delete(widget)
    with qtbot.captureExceptions() as caught:
        theme.set_scale(1.2)
        theme.set_scale(1.0)
    assert caught == []


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_button_with_the_keyboard_is_pressed_by_enter_too(
    qtbot: QtBot, theme: Theme, key: Qt.Key
) -> None:
    pressed: list[str] = []
    host = QWidget()
    qtbot.addWidget(host)
    words = push_button("改期", clicked=lambda: pressed.append("words"), parent=host)
    sign = IconButton(theme, "close", "关闭", parent=host)
    sign.clicked.connect(lambda: pressed.append("sign"))
    host.show()
    for button in (words, sign):
        qtbot.keyClick(button, key)
    assert pressed == ["words", "sign"]
    words.setEnabled(False)
    qtbot.keyClick(words, key)
    qtbot.keyClick(sign, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert pressed == ["words", "sign"]


def test_a_message_goes_with_its_page(qtbot: QtBot, theme: Theme) -> None:
    bar, page = MessageBar(theme), QWidget()
    for one in (bar, page):
        qtbot.addWidget(one)
        one.show()
    strip = bar.show_message("只有主管或经理可以改话术", "warning")
    strip.leave_with(page)
    kept = bar.show_message("没有存上", "error")
    page.hide()
    assert bar.messages() == [("error", "没有存上")]
    assert kept.stands and not strip.stands
    strip.leave()
    strip.say("别的")
    assert bar.messages() == [("error", "没有存上")]
