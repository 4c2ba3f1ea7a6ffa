"""Fields: nothing typed is lost, keys do what people expect, stale answers never show."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.theme.theme import Theme
from desktop_app.ui.widgets.calendar_popup import add_months
from desktop_app.ui.widgets.date_time_field import DateTimeField
from desktop_app.ui.widgets.growing_text import GrowingTextEdit
from desktop_app.ui.widgets.suggest_box import Answer, SuggestBox, Suggestion

NOW = datetime(2026, 11, 21, 14, 32, 7)


def type_chinese(widget: QWidget, text: str) -> None:
    """What an input method does when a word is chosen (keyClicks would abort)."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


def read(text: str) -> datetime | None:
    for form in ("%Y-%m-%d %H:%M", "%m月%d日 %H:%M"):
        try:
            value = datetime.strptime(text, form)
        except ValueError:
            continue
        return value.replace(year=2026) if value.year == 1900 else value
    return None


def show(value: datetime) -> str:
    return value.strftime("%Y-%m-%d %H:%M")


def field(theme: Theme, qtbot: QtBot, **options: object) -> DateTimeField:
    made = DateTimeField(theme, "完成时间", read, show, lambda: NOW, **options)  # type: ignore[arg-type]
    qtbot.addWidget(made)
    made.resize(260, 40)
    made.show()
    return made


def test_typed_date_is_understood_and_written_out(theme: Theme, qtbot: QtBot) -> None:
    made = field(theme, qtbot)
    assert made.value is None and made.text() == ""
    type_chinese(made.line, "11月26日 18:00")
    with qtbot.waitSignal(made.value_changed) as caught:
        qtbot.keyClick(made.line, Qt.Key.Key_Return)
    assert caught.args == [datetime(2026, 11, 26, 18, 0)]
    assert made.text() == "2026-11-26 18:00"


def test_bad_text_stays_and_is_marked(theme: Theme, qtbot: QtBot) -> None:
    made = field(theme, qtbot)
    made.set_value(datetime(2026, 11, 26, 18, 0))
    made.line.selectAll()
    type_chinese(made.line, "13月40日下午")
    with (
        qtbot.waitSignal(made.validity_changed) as caught,
        qtbot.assertNotEmitted(made.value_changed),
    ):
        qtbot.keyClick(made.line, Qt.Key.Key_Return)
    assert caught.args == [False]
    assert made.text() == "13月40日下午"
    assert not made.is_valid and made.value is None
    assert made.last_value == datetime(2026, 11, 26, 18, 0)
    assert made.line.property("invalid") == "true"
    assert "13月40日下午" in made.line.accessibleDescription()
    assert any(not action.icon().isNull() for action in made.line.actions())
    # putting it right takes the mark away, and the same value again is news after a bad text
    made.line.selectAll()
    type_chinese(made.line, "2026-11-26 18:00")
    with qtbot.waitSignal(made.value_changed):
        made.commit()
    assert made.is_valid and not made.line.property("invalid")
    assert made.line.accessibleDescription() == ""


def test_emptying_gives_none(theme: Theme, qtbot: QtBot) -> None:
    made = field(theme, qtbot)
    made.set_value(NOW)
    made.line.clear()
    with qtbot.waitSignal(made.value_changed) as caught:
        made.commit()
    assert caught.args == [None] and made.is_valid


def test_down_opens_a_chinese_calendar_worked_by_keys(theme: Theme, qtbot: QtBot) -> None:
    rest = {date(2026, 11, 22): "休"}
    made = field(theme, qtbot, day_mark=lambda day: rest.get(day, ""))
    made.set_value(datetime(2026, 11, 21, 9, 30))
    qtbot.keyClick(made.line, Qt.Key.Key_Down)
    popup = made.popup
    assert popup is not None and popup.isVisible()
    assert popup.title == "2026年11月"
    qtbot.keyClick(popup.grid, Qt.Key.Key_Right)
    assert popup.grid.accessibleName() == "2026年11月22日 休"
    qtbot.keyClick(popup.grid, Qt.Key.Key_PageDown)
    assert popup.title == "2026年12月"
    qtbot.keyClick(popup.grid, Qt.Key.Key_Up)
    with qtbot.waitSignal(made.value_changed) as caught:
        qtbot.keyClick(popup.grid, Qt.Key.Key_Return)
    assert caught.args == [datetime(2026, 12, 15, 9, 30)]
    assert not popup.isVisible()


def test_a_day_is_picked_with_the_mouse(theme: Theme, qtbot: QtBot) -> None:
    made = field(theme, qtbot, with_time=False)
    made.open_calendar()
    popup = made.popup
    assert popup is not None
    grid = popup.grid
    # 2026-11-01 is a Sunday: the first line begins on Monday 26 October.
    assert grid.first_shown() == date(2026, 10, 26)
    first_cell = QPoint(grid.width() // 14, grid.height() * 3 // 14)
    assert grid.day_at(first_cell) == date(2026, 10, 26)
    assert grid.day_at(QPoint(first_cell.x(), 2)) is None
    second_monday = QPoint(first_cell.x(), first_cell.y() + grid.height() // 7)
    qtbot.mouseClick(grid, Qt.MouseButton.LeftButton, pos=second_monday)
    assert made.value == datetime(2026, 11, 2)


def test_months_are_cut_to_their_length() -> None:
    assert add_months(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert add_months(date(2026, 1, 31), -2) == date(2025, 11, 30)
    assert add_months(date(2024, 12, 29), 2) == date(2025, 2, 28)


def test_the_text_area_grows_to_its_limit_and_shrinks(theme: Theme, qtbot: QtBot) -> None:
    host = QWidget()
    column = QVBoxLayout(host)
    area = GrowingTextEdit(theme, "短期措施", lines=2, most=5)
    column.addWidget(area)
    column.addStretch(1)
    qtbot.addWidget(host)
    host.resize(300, 500)
    host.show()
    small = area.height()
    type_chinese(area, "今日安装临时导水槽\n清理霉斑\n通知 402 业主\n复查")
    qtbot.waitUntil(lambda: area.height() > small)
    grown = area.height()
    area.setPlainText("很长\n" * 60)
    qtbot.waitUntil(lambda: area.height() > grown)
    limit = area.height()
    area.setPlainText("很长\n" * 120)
    assert area.height() == limit < 500
    area.clear()
    qtbot.waitUntil(lambda: area.height() == small)


def test_tab_leaves_the_text_area_and_ctrl_enter_passes_it(theme: Theme, qtbot: QtBot) -> None:
    from PySide6.QtGui import QKeySequence, QShortcut

    host = QWidget()
    column = QVBoxLayout(host)
    area, after = GrowingTextEdit(theme, "要求"), QLineEdit()
    column.addWidget(area)
    column.addWidget(after)
    qtbot.addWidget(host)
    done: list[bool] = []
    shortcut = QShortcut(QKeySequence("Ctrl+Return"), host)
    shortcut.activated.connect(lambda: done.append(True))
    host.show()
    host.activateWindow()
    area.setFocus()
    qtbot.waitUntil(area.hasFocus)
    qtbot.keyClick(area, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert done == [True]
    assert area.toPlainText() == ""
    qtbot.keyClick(area, Qt.Key.Key_Tab)
    assert after.hasFocus()


def test_ctrl_enter_without_a_shortcut_writes_nothing(theme: Theme, qtbot: QtBot) -> None:
    area = GrowingTextEdit(theme, "要求")
    qtbot.addWidget(area)
    area.show()
    control = Qt.KeyboardModifier.ControlModifier
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, control, "\r")
    QApplication.sendEvent(area, event)
    assert area.toPlainText() == "" and not event.isAccepted()
    qtbot.keyClick(area, Qt.Key.Key_Return)
    assert area.toPlainText() == "\n"


class Library:
    """Keeps the answers open, to give them when the test wants."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, Answer]] = []

    def fetch(self, text: str, answer: Answer) -> None:
        self.asked.append((text, answer))


def box(theme: Theme, qtbot: QtBot, library: Library, **options: object) -> SuggestBox:
    made = SuggestBox(theme, library.fetch, delay_ms=0, name="房号", **options)  # type: ignore[arg-type]
    qtbot.addWidget(made)
    made.resize(300, 36)
    made.show()
    made.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    return made


ROOMS = (Suggestion("3-2-501", "李**", 501), Suggestion("3-2-502", "赵**", 502))


def test_suggestions_are_chosen_with_the_keys(theme: Theme, qtbot: QtBot) -> None:
    library = Library()
    made = box(theme, qtbot, library)
    qtbot.keyClicks(made, "3-2-5")
    qtbot.waitUntil(lambda: bool(library.asked))
    text, answer = library.asked[-1]
    assert text == "3-2-5"
    answer(ROOMS)
    qtbot.waitUntil(made.popup.isVisible)
    qtbot.keyClick(made.popup, Qt.Key.Key_Down)
    qtbot.keyClick(made.popup, Qt.Key.Key_Down)
    with qtbot.assertNotEmitted(made.submitted), qtbot.waitSignal(made.picked) as caught:
        qtbot.keyClick(made.popup, Qt.Key.Key_Return)
    assert caught.args == [502]
    assert made.text() == "3-2-502"
    assert not made.popup.isVisible()


def test_a_stale_answer_is_dropped(theme: Theme, qtbot: QtBot) -> None:
    library = Library()
    made = box(theme, qtbot, library)
    type_chinese(made, "漏")
    qtbot.waitUntil(lambda: len(library.asked) == 1)
    type_chinese(made, "水")
    library.asked[0][1](ROOMS)
    assert made.suggestions == ()
    qtbot.waitUntil(lambda: len(library.asked) == 2)
    assert library.asked[1][0] == "漏水"
    library.asked[1][1](ROOMS[:1])
    assert made.suggestions == ROOMS[:1]
    library.asked[0][1](ROOMS)
    assert made.suggestions == ROOMS[:1]


def test_enter_without_a_choice_submits_and_esc_empties(theme: Theme, qtbot: QtBot) -> None:
    library = Library()
    made = box(theme, qtbot, library)
    type_chinese(made, "电梯困人")
    with qtbot.waitSignal(made.submitted) as caught:
        qtbot.keyClick(made, Qt.Key.Key_Return)
    assert caught.args == ["电梯困人"]
    qtbot.keyClick(made, Qt.Key.Key_Escape)
    assert made.text() == ""


def test_suggestions_are_painted_in_both_schemes(theme: Theme, qtbot: QtBot) -> None:
    library = Library()
    made = box(theme, qtbot, library, keep_text=False)
    type_chinese(made, "3")
    qtbot.waitUntil(lambda: bool(library.asked))
    library.asked[-1][1](ROOMS)
    qtbot.waitUntil(made.popup.isVisible)
    light = made.popup.grab().toImage()
    theme.set_mode("dark")
    dark = made.popup.grab().toImage()
    theme.set_mode("light")
    middle = light.rect().center()
    assert light.pixelColor(middle).lightness() > dark.pixelColor(middle).lightness()
    made.popup.setCurrentIndex(made.popup.model().index(0, 0))
    qtbot.keyClick(made.popup, Qt.Key.Key_Return)
    assert made.text() == ""
