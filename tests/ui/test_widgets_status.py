"""Chips, badges, steps and time left: said in words, worked by keys, never cut."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.theme.theme import Theme
from desktop_app.ui.theme.tokens import LIGHT
from desktop_app.ui.widgets.badge import Badge, badge_size, paint_badge
from desktop_app.ui.widgets.chips import ChipBar, ChipSpec
from desktop_app.ui.widgets.flow_layout import FlowLayout
from desktop_app.ui.widgets.stepper import (
    CURRENT,
    DONE,
    FUTURE,
    StepMark,
    Stepper,
    wrap_elided,
)
from desktop_app.ui.widgets.time_left import (
    TimeLeft,
    TimeLeftLabel,
    format_left,
    paint_time_left,
    time_left,
    tone_of,
)

CASES = [
    (timedelta(minutes=26), "余 26 分"),
    (timedelta(seconds=59), "余 不到 1 分"),
    (timedelta(0), "余 不到 1 分"),
    (timedelta(seconds=-1), "超 不到 1 分"),
    (timedelta(minutes=-26, seconds=-59), "超 26 分"),
    (timedelta(hours=-2, minutes=-10), "超 2 时 10 分"),
    (timedelta(hours=4, minutes=5), "余 4 时 05 分"),
    (timedelta(hours=6), "余 6 时"),
    (timedelta(hours=24), "余 1 天"),
    (timedelta(hours=29), "余 1 天 5 时"),
    (timedelta(days=-1, minutes=-30), "超 1 天"),
    (timedelta(days=9, hours=23), "余 9 天"),
]


@pytest.mark.parametrize(("left", "words"), CASES)
def test_time_left_in_words(left: timedelta, words: str) -> None:
    assert format_left(left) == words


@given(st.integers(min_value=-(10**8), max_value=10**8))
def test_time_left_never_promises_more_than_there_is(seconds: int) -> None:
    words = format_left(timedelta(seconds=seconds))
    assert words.startswith("超" if seconds < 0 else "余")
    assert "{" not in words
    units = {"天": 86400, "时": 3600, "分": 60}
    parts = words.split()[1:]
    if "不到" in parts:
        assert abs(seconds) < 60
        return
    told = sum(
        int(number) * units[unit] for number, unit in zip(parts[::2], parts[1::2], strict=True)
    )
    assert told <= abs(seconds) < told + 86400


def test_tone_and_used_part() -> None:
    now = datetime(2026, 11, 21, 14, 32)
    assert tone_of(timedelta(minutes=60)) == "amber"
    assert tone_of(timedelta(minutes=61)) == "blue"
    assert tone_of(timedelta(seconds=-1)) == "red"
    half = time_left(now + timedelta(hours=2), now, now - timedelta(hours=2))
    assert half.used == pytest.approx(0.5)
    assert time_left(now - timedelta(hours=1), now, now - timedelta(hours=2)).used == 1
    assert time_left(now + timedelta(days=9), now).used == 0
    assert time_left(now, now, now).used == 1


def canvas(width: int, height: int) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(LIGHT.surface))
    return image


def colours_in(image: QImage) -> set[str]:
    return {
        image.pixelColor(x, y).name().upper()
        for x in range(image.width())
        for y in range(image.height())
    }


def test_bar_gives_way_to_the_words(theme: Theme) -> None:
    late = TimeLeft(timedelta(hours=-2), 1.0)
    for width, has_bar in ((240, True), (60, False)):
        image = canvas(width, 30)
        painter = QPainter(image)
        paint_time_left(painter, QRect(0, 0, width, 30), theme, late)
        painter.end()
        bar = image.pixelColor(20, 15).name().upper() == LIGHT.red.mark
        assert bar == has_bar
        assert LIGHT.red.strong in colours_in(image) or not has_bar


def test_label_names_what_it_shows(theme: Theme, qtbot: QtBot) -> None:
    label = TimeLeftLabel(theme)
    qtbot.addWidget(label)
    label.set_value(TimeLeft(timedelta(minutes=26), 0.8), "2026-11-21 14:58 到期")
    assert label.accessibleName() == "余 26 分"
    assert label.toolTip() == "2026-11-21 14:58 到期"
    label.set_value(TimeLeft(timedelta(minutes=26), 0.8, note="回访 今日 16:00"))
    assert label.accessibleName() == "回访 今日 16:00"
    label.set_value(None)
    assert label.accessibleName() == ""


def test_badge_is_a_word_on_its_pair(theme: Theme, qtbot: QtBot) -> None:
    badge = Badge(theme, "返单 ×2", "amber")
    qtbot.addWidget(badge)
    badge.resize(badge.sizeHint())
    assert {LIGHT.amber.soft} <= colours_in(badge.grab().toImage())
    assert badge.accessibleName() == "返单 ×2"
    with pytest.raises(KeyError):
        badge.set_badge("x", "pink")
    assert badge.text == "返单 ×2"
    image = canvas(200, 24)
    painter = QPainter(image)
    size = badge_size(theme, "重大")
    paint_badge(painter, QRect(0, 0, size.width(), size.height()), theme, "重大", "red")
    painter.end()
    assert image.pixelColor(size.width() + 3, 10) == QColor(LIGHT.surface)


VIEWS = (
    ChipSpec("open", "待办", 38),
    ChipSpec("over", "已逾期", 7, "red"),
    ChipSpec("today", "今日到期", 12),
    ChipSpec("mine", "我负责的", 11),
)


def chip_bar(theme: Theme, qtbot: QtBot, width: int) -> tuple[QWidget, ChipBar]:
    host = QWidget()
    column = QVBoxLayout(host)
    column.setContentsMargins(0, 0, 0, 0)
    bar = ChipBar(theme, "视图")
    bar.set_chips(VIEWS)
    bar.choose("open")
    bar.add_extra("save", "＋ 保存视图")
    column.addWidget(bar)
    column.addStretch(1)
    qtbot.addWidget(host)
    host.resize(width, 400)
    host.show()
    host.activateWindow()
    return host, bar


@pytest.mark.parametrize("width", [1000, 320, 160])
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_chips_wrap_and_are_never_cut(theme: Theme, qtbot: QtBot, width: int, scale: float) -> None:
    theme.set_scale(scale)
    _host, bar = chip_bar(theme, qtbot, width)
    qtbot.wait(1)
    for chip in bar.chips().values():
        assert bar.rect().contains(chip.geometry())
        assert chip.width() == chip.sizeHint().width()
    lines = {chip.y() for chip in bar.chips().values()}
    assert (len(lines) == 1) == (width == 1000)
    theme.set_scale(1.0)


def test_chips_are_chosen_by_mouse_and_keys(theme: Theme, qtbot: QtBot) -> None:
    _host, bar = chip_bar(theme, qtbot, 900)
    chips = bar.chips()
    with qtbot.waitSignal(bar.chosen) as caught:
        qtbot.mouseClick(chips["over"], Qt.MouseButton.LeftButton)
    assert caught.args == ["over"] and bar.current == "over"
    chips["today"].setFocus()
    with qtbot.waitSignal(bar.chosen) as caught:
        qtbot.keyClick(chips["today"], Qt.Key.Key_Return)
    assert caught.args == ["today"] and bar.current == "today"
    with qtbot.waitSignal(bar.extra) as caught:
        extra = [c for c in bar.findChildren(type(chips["today"])) if c not in chips.values()]
        qtbot.keyClick(extra[0], Qt.Key.Key_Space)
    assert caught.args == ["save"] and bar.current == "today"


def test_counts_are_live_and_spoken(theme: Theme, qtbot: QtBot) -> None:
    _host, bar = chip_bar(theme, qtbot, 900)
    bar.set_count("over", 12486)
    assert bar.chips()["over"].accessibleName() == "已逾期 12,486"
    kept = bar.chips()["over"]
    bar.set_chips([VIEWS[1], ChipSpec("new", "群诉", 2)])
    assert list(bar.chips()) == ["over", "new"]
    assert bar.chips()["over"] is kept and kept.count == 7
    with pytest.raises(KeyError):
        bar.set_count("open", 1)


def test_flow_layout_height_follows_its_width(qtbot: QtBot, theme: Theme) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    flow = FlowLayout(theme, host)
    for _ in range(6):
        block = QWidget()
        block.setFixedSize(100, 30)
        flow.addWidget(block)
    host.show()
    assert flow.heightForWidth(700) == 30
    assert flow.heightForWidth(330) == 2 * 30 + 8
    assert flow.heightForWidth(50) == 6 * 30 + 5 * 8
    taken = flow.takeAt(0)
    assert taken is not None and flow.count() == 5
    assert flow.itemAt(99) is None and flow.takeAt(99) is None


TITLES = ("迅速隔离", "安抚情绪", "充分道歉", "搜集信息", "给出方案", "征求意见", "跟踪服务")


def seven() -> list[StepMark]:
    states = [DONE] * 4 + [CURRENT] + [FUTURE] * 2
    notes = ["09:14", "09:18", "09:20", "10:40", "余 26 分", "", ""]
    tones = ["", "", "", "", "amber", "", ""]
    return [
        StepMark(f"s{index}", *rest)
        for index, rest in enumerate(zip(TITLES, states, notes, tones, strict=True))
    ]


def stepper(theme: Theme, qtbot: QtBot, marks: list[StepMark], width: int = 1000) -> Stepper:
    made = Stepper(theme)
    qtbot.addWidget(made)
    made.set_steps(marks)
    made.resize(width, made.sizeHint().height())
    made.show()
    made.activateWindow()
    return made


def test_steps_say_what_they_are(theme: Theme, qtbot: QtBot) -> None:
    made = stepper(theme, qtbot, seven())
    names = [button.accessibleName() for button in made.buttons()]
    assert names[0] == "第 1 步 迅速隔离，已完成，09:14"
    assert names[4] == "第 5 步 给出方案，当前步骤，余 26 分"
    assert names[6] == "第 7 步 跟踪服务，未开始"
    assert made.looked_at_key == "s4"


def test_a_step_is_looked_at_by_mouse_and_keys(theme: Theme, qtbot: QtBot) -> None:
    made = stepper(theme, qtbot, seven())
    buttons = made.buttons()
    with qtbot.waitSignal(made.looked_at) as caught:
        qtbot.mouseClick(buttons[1], Qt.MouseButton.LeftButton)
    assert caught.args == ["s1"] and made.looked_at_key == "s1"
    buttons[1].setFocus()
    for key, wanted in (
        (Qt.Key.Key_Right, "s2"),
        (Qt.Key.Key_End, "s6"),
        (Qt.Key.Key_Left, "s5"),
        (Qt.Key.Key_Home, "s0"),
    ):
        here = next(button for button in buttons if button.isChecked())
        with qtbot.waitSignal(made.looked_at) as caught:
            qtbot.keyClick(here, key)
        assert caught.args == [wanted] and made.looked_at_key == wanted
    qtbot.keyClick(buttons[0], Qt.Key.Key_Left)
    assert made.looked_at_key == "s0"
    in_tab_order = [b for b in buttons if b.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert in_tab_order == [buttons[0]]


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_ten_steps_fit_at_1280_and_no_time_is_cut(theme: Theme, qtbot: QtBot, scale: float) -> None:
    theme.set_scale(scale)
    marks = [
        StepMark(f"s{i}", f"第 {i} 个比较长的步骤名称", CURRENT if i == 3 else FUTURE, note)
        for i, note in enumerate(["09:14"] * 3 + ["超 2 时 10 分"] + [""] * 6)
    ]
    room = 1280 - theme.px(176) - 4 * theme.space.l
    made = stepper(theme, qtbot, marks, room)
    assert made.minimumSizeHint().width() <= room
    buttons = made.buttons()
    assert buttons[-1].geometry().right() <= made.rect().right()
    metrics = QFontMetrics(theme.font("small", bold=True))
    assert all(b.width() - 6 >= metrics.horizontalAdvance(b.mark.note) for b in buttons)
    assert all(b.width() - 6 >= metrics.horizontalAdvance("迅速隔离") for b in buttons)
    assert not made.grab().isNull()
    theme.set_scale(1.0)


def test_steps_can_become_fewer_and_more(theme: Theme, qtbot: QtBot) -> None:
    made = stepper(theme, qtbot, seven())
    made.set_steps(seven()[:3])
    assert [b.mark.key for b in made.buttons()] == ["s0", "s1", "s2"]
    assert made.looked_at_key == ""
    made.set_steps(seven(), "s2")
    assert len(made.buttons()) == 7 and made.looked_at_key == "s2"
    made.set_steps([])
    assert made.buttons() == []


def test_wrapping_keeps_all_words_or_says_that_some_are_left_out(theme: Theme) -> None:
    font = theme.font("small")
    assert wrap_elided("给出方案", font, 500, 2) == ["给出方案"]
    two = wrap_elided("Collect the information", font, 90, 2)
    assert len(two) == 2 and " ".join(two) == "Collect the information"
    short = wrap_elided("很长的步骤名称" * 5, font, 90, 2)
    assert len(short) == 2 and short[-1].endswith("…")
    assert wrap_elided("", font, 90, 2) == []


def test_a_step_that_went_while_the_mouse_was_down(theme: Theme, qtbot: QtBot) -> None:
    made = stepper(theme, qtbot, seven())
    last = made.buttons()[-1]
    QTest.mousePress(last, Qt.MouseButton.LeftButton)
    made.set_steps(seven()[:4])
    with qtbot.assertNotEmitted(made.looked_at):
        last.click()


def test_the_keyboard_stays_on_the_bar_when_its_chip_goes(theme: Theme, qtbot: QtBot) -> None:
    holder, bar = chip_bar(theme, qtbot, 600)
    QLineEdit(holder).show()
    holder.show()
    holder.activateWindow()
    qtbot.waitUntil(holder.isActiveWindow)
    bar.set_chips([ChipSpec("a", "甲"), ChipSpec("b", "乙"), ChipSpec("own", "自建")])
    bar.choose("b")
    qtbot.wait(1)
    bar.chips()["own"].setFocus()
    assert bar.chips()["own"].hasFocus()
    bar.set_chips([ChipSpec("a", "甲"), ChipSpec("b", "乙")])
    assert bar.chips()["b"].hasFocus()
    bar.set_chips([ChipSpec("a", "甲")])
    assert bar.chips()["a"].hasFocus()
