"""The frame: pages made late, ways back, keys that do not clash, everything remembered."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.messages import QT_TRANSLATE_NOOP, say
from desktop_app.ui.i18n import LANGUAGES, install_language, language_for, render
from desktop_app.ui.search.box import Answer
from desktop_app.ui.search.lines import HIT, Line, Run, Shown
from desktop_app.ui.shell import actions as act
from desktop_app.ui.shell.main_window import MainWindow, ShellHooks
from desktop_app.ui.shell.pages import History, Page, PageSpec, Place, StatusSink
from desktop_app.ui.shell.settings import LAST_PAGE
from desktop_app.ui.shell.status_line import count_text
from desktop_app.ui.theme.theme import Theme

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
TITLES = {
    "today": "今日工作台",
    "queue": "投诉队列",
    "calendar": "回访日历",
    "households": "住户档案",
    "knowledge": "案例与话术",
    "figures": "统计与周报",
}


class Store:
    def __init__(self) -> None:
        self.values: dict[str, str] = {}

    def get(self, key: str, default: str = "") -> str:
        return self.values.get(key, default)

    def set(self, key: str, value: str) -> None:
        self.values[key] = value


class Sheet:
    """A page with one line to type in."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.stays = False
        self.shown_with: list[object] = []
        self.sink: StatusSink | None = None
        self._widget = QWidget()
        column = QVBoxLayout(self._widget)
        self.line = QLineEdit()
        self.line.setAccessibleName("内容")
        column.addWidget(self.line)

    @property
    def widget(self) -> QWidget:
        return self._widget

    def activate(self, argument: object = None) -> None:
        self.shown_with.append(argument)

    def can_leave(self) -> bool:
        return not self.stays

    def set_status(self, sink: StatusSink) -> None:
        self.sink = sink


class Office:
    """The window with dummy pages, and what was asked of its owner."""

    def __init__(
        self, theme: Theme, store: Store | None = None, keys: tuple[str, ...] = ()
    ) -> None:
        self.asked: list[object] = []
        self.made: list[str] = []
        self.store = store or Store()
        pages = [
            PageSpec(key, TITLES[key], key, self._maker(key), f"Ctrl+{number}")
            for number, key in enumerate(TITLES, start=1)
            if not keys or key in keys
        ]
        pages.append(PageSpec("editor", "处理", "queue", self._maker("editor"), under="queue"))
        pages.append(PageSpec("settings", "设置", "settings", self._maker("settings"), foot=True))
        hooks = ShellHooks(
            search=self._search,
            search_picked=lambda value: self.asked.append(("picked", value)),
            search_submitted=lambda text: self.asked.append(("search", text)),
            new_complaint=lambda: self.asked.append("new"),
            import_file=lambda: self.asked.append("import"),
            export_view=lambda: self.asked.append("export"),
            undo=lambda: self.asked.append("undo"),
            fill_operator_menu=lambda menu: menu.addAction("交接班"),
        )
        self.window = MainWindow(theme, pages, hooks, self.store)

    def _maker(self, key: str):  # type: ignore[no-untyped-def]
        def make(_place: QWidget) -> Page:
            self.made.append(key)
            return Sheet(key)

        return make

    def _search(self, text: str, answer: Answer) -> None:
        answer(Shown(text, lines=(Line(HIT, (Run(f"TS-1121-009 {text}"),), value=9),)))

    def sheet(self, key: str) -> Sheet:
        page = self.window.page(key)
        assert isinstance(page, Sheet)
        return page


@pytest.fixture
def desk_window(theme: Theme, qtbot: QtBot) -> Office:
    office = Office(theme)
    qtbot.addWidget(office.window)
    office.window.start()
    office.window.show()
    office.window.activateWindow()
    qtbot.waitUntil(office.window.isActiveWindow)
    return office


def test_pages_are_made_when_first_shown(desk_window: Office) -> None:
    window = desk_window.window
    assert desk_window.made == ["today"] and window.current_key == "today"
    assert window.page("queue") is None
    assert window.navigate("queue", {"view": "overdue"})
    assert window.navigate("today")
    assert window.navigate("queue")
    assert desk_window.made == ["today", "queue"]
    assert desk_window.sheet("queue").shown_with == [{"view": "overdue"}, None]
    with pytest.raises(KeyError):
        window.navigate("nowhere")


def test_absent_pages_have_no_place_on_the_rail(theme: Theme, qtbot: QtBot) -> None:
    office = Office(theme, keys=("queue", "figures"))
    qtbot.addWidget(office.window)
    office.window.start()
    assert list(office.window.rail.items()) == ["queue", "figures", "settings"]
    assert office.window.current_key == "queue"
    office.window.set_count("calendar", 3)


def test_keys_and_clicks_go_to_pages(desk_window: Office, qtbot: QtBot) -> None:
    window = desk_window.window
    changed: list[str] = []
    window.page_changed.connect(changed.append)
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.current_key == "queue"
    qtbot.mouseClick(window.rail.items()["figures"], Qt.MouseButton.LeftButton)
    assert window.current_key == "figures"
    assert changed == ["queue", "figures"]
    marked = [key for key, item in window.rail.items().items() if item.isChecked()]
    assert marked == ["figures"]
    qtbot.mouseClick(window.rail.items()["figures"], Qt.MouseButton.LeftButton)
    assert window.rail.items()["figures"].isChecked()


def test_a_page_without_a_place_marks_the_one_above_it(desk_window: Office, qtbot: QtBot) -> None:
    window = desk_window.window
    window.navigate("queue")
    window.navigate("editor", 9)
    window.navigate("editor", 10)
    assert window.rail.items()["queue"].isChecked()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert desk_window.sheet("editor").shown_with == [9, 10, 9]
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert window.current_key == "queue"
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert window.current_key == "today" and not window.back()


def test_a_page_can_refuse_to_be_left(desk_window: Office, qtbot: QtBot) -> None:
    window = desk_window.window
    window.navigate("editor", 9)
    sheet = desk_window.sheet("editor")
    sheet.stays = True
    assert not window.navigate("today") and not window.back()
    assert not window.navigate("editor", 10)
    qtbot.mouseClick(window.rail.items()["figures"], Qt.MouseButton.LeftButton)
    assert window.current_key == "editor"
    assert window.rail.items()["queue"].isChecked()
    assert not window.rail.items()["figures"].isChecked()
    assert not window.close() and window.isVisible()
    sheet.stays = False
    assert window.close()


def test_the_keyboard_goes_to_the_page(desk_window: Office) -> None:
    window = desk_window.window
    window.navigate("queue")
    focus = QApplication.focusWidget()
    assert focus is not None
    page = desk_window.sheet("queue").widget
    assert focus is page or page.isAncestorOf(focus)


def test_the_top_bar_asks_its_owner(desk_window: Office, qtbot: QtBot) -> None:
    window = desk_window.window
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(window, Qt.Key.Key_N, control)
    qtbot.mouseClick(window.top_bar.new_button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(window.top_bar.import_button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(window.top_bar.export_button, Qt.MouseButton.LeftButton)
    assert desk_window.asked == ["new", "new", "import", "export"]
    qtbot.keyClick(window, Qt.Key.Key_K, control)
    search = window.top_bar.search
    assert search.hasFocus()
    qtbot.keyClicks(search, "3-2-501")
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert desk_window.asked[-1] == ("search", "3-2-501")
    search.ask_now()
    qtbot.waitUntil(search.popup.isVisible)
    qtbot.keyClick(search, Qt.Key.Key_Down)
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert desk_window.asked[-1] == ("picked", 9)
    window.top_bar.set_operator("王敏 · 前台")
    assert window.top_bar.operator_button.text() == "王敏 · 前台"
    menu = window.top_bar.operator_button.menu()
    assert isinstance(menu, QMenu)
    menu.aboutToShow.emit()
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions()] == ["交接班"]


def test_escape_in_the_search_does_not_leave_the_page(desk_window: Office, qtbot: QtBot) -> None:
    window = desk_window.window
    window.navigate("queue")
    window.focus_search()
    qtbot.keyClicks(window.top_bar.search, "abc")
    window.top_bar.search.popup.hide()
    qtbot.keyClick(window.top_bar.search, Qt.Key.Key_Escape)
    assert window.current_key == "queue" and window.top_bar.search.text() == ""


def test_undo_first_takes_what_the_bar_offers(desk_window: Office, qtbot: QtBot) -> None:
    window = desk_window.window
    taken: list[int] = []
    window.offer_undo("已派单给 工程部", lambda: taken.append(1))
    assert window.undo_bar.isVisible()
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(window, Qt.Key.Key_Z, control)
    assert taken == [1] and desk_window.asked == []
    qtbot.keyClick(window, Qt.Key.Key_Z, control)
    assert desk_window.asked == ["undo"]


def test_ctrl_z_in_a_field_undoes_the_typing_only(desk_window: Office, qtbot: QtBot) -> None:
    line = desk_window.sheet("today").line
    line.setFocus()
    qtbot.keyClicks(line, "abc")
    qtbot.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert line.text() != "abc" and desk_window.asked == []


def test_status_follows_the_page(desk_window: Office) -> None:
    window = desk_window.window
    window.navigate("queue")
    queue = desk_window.sheet("queue")
    assert queue.sink is not None
    queue.sink(count_text(12486, 38))
    assert window.status.right.whole == "共 12,486 条 · 显示 38 条"
    window.navigate("today")
    assert window.status.right.whole == ""
    queue.sink(count_text(12486, 39))
    assert window.status.right.whole == ""
    window.navigate("queue")
    assert window.status.right.whole == "共 12,486 条 · 显示 39 条"
    window.status.set_saved(datetime(2026, 11, 21, 14, 32, 7))
    window.status.set_note("今日备份 12:00")
    assert window.status.left.whole == "已保存 14:32:07　今日备份 12:00"


def test_counts_are_spoken_on_the_rail(desk_window: Office) -> None:
    window = desk_window.window
    window.set_count("queue", 7)
    assert window.rail.items()["queue"].accessibleName() == "投诉队列，7 项要处理"
    window.set_count("queue", 0)
    assert window.rail.items()["queue"].accessibleName() == "投诉队列"


def test_messages_appear_above_the_page(desk_window: Office) -> None:
    window = desk_window.window
    window.show_message("磁盘已满，没有保存；输入还在。", "error")
    assert window.messages.isVisible()
    assert window.messages.messages() == [("error", "磁盘已满，没有保存；输入还在。")]


def test_the_sheet_shows_every_key(desk_window: Office, qtbot: QtBot) -> None:
    window = desk_window.window
    extra = act.ActionSpec("queue.log", "记沟通", "Ctrl+L", "queue")
    window.registry.add(extra)
    qtbot.keyClick(window, Qt.Key.Key_F1)
    sheet = window.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    dialog = next(item for item in sheet if hasattr(item, "lines"))
    qtbot.addWidget(dialog)
    shown = set(dialog.lines())
    wanted = {(s.shortcut, s.title()) for s in window.registry.specs() if s.shortcut}
    assert shown == wanted and ("Ctrl+L", "记沟通") in shown
    assert len(shown) >= len(act.SHELL_ACTIONS) + 6
    search = dialog.findChild(QLineEdit)
    assert search is not None
    search.setText("ctrl+l")
    assert dialog.lines() == [("Ctrl+L", "记沟通")]
    assert not dialog.isModal()
    # The same sheet comes again, with every key; with another key it is another sheet.
    dialog.close()
    window.show_keys()
    assert dialog.isVisible() and set(dialog.lines()) == shown
    window.registry.add(act.ActionSpec("queue.other", "另一件", "Ctrl+Alt+9", "queue"))
    window.show_keys()
    settled = [item for item in window.children() if hasattr(item, "lines") and item.isVisible()]
    assert len(settled) == 1 and ("Ctrl+Alt+9", "另一件") in settled[0].lines()


def test_no_two_actions_clash_and_a_clash_is_refused(desk_window: Office) -> None:
    registry = desk_window.window.registry
    specs = registry.specs()
    assert [(a, b) for a in specs for b in specs if a is not b and act.clashes(a, b)] == []
    with pytest.raises(act.ActionClashError):
        registry.add(act.ActionSpec("queue.n", "x", "Ctrl+N", "queue"))
    with pytest.raises(act.ActionClashError):
        registry.add(act.ActionSpec("search", "x", "Ctrl+Alt+Q"))
    registry.add(act.ActionSpec("queue.l", "x", "Ctrl+L", "queue"))
    registry.add(act.ActionSpec("editor.l", "x", "Ctrl+L", "editor"))
    with pytest.raises(act.ActionClashError):
        registry.add(act.ActionSpec("window.l", "x", "Ctrl+L"))
    with pytest.raises(act.ActionClashError):
        registry.add(act.ActionSpec("editor.l2", "x", "ctrl+l", "editor"))
    assert registry.scopes() == ("window", "queue", "editor")


def test_a_key_of_a_page_is_heard_only_there(desk_window: Office, qtbot: QtBot) -> None:
    window = desk_window.window
    heard: list[str] = []
    for key in ("queue", "figures"):
        window.navigate(key)
        window.registry.bind(
            act.ActionSpec(f"{key}.print", "打印", "Ctrl+P", key),
            desk_window.sheet(key).widget,
            lambda name=key: heard.append(name),
        )
    control = Qt.KeyboardModifier.ControlModifier
    for key in ("queue", "figures", "today"):
        window.navigate(key)
        qtbot.keyClick(window, Qt.Key.Key_P, control)
    assert heard == ["queue", "figures"]


def test_actions_bind_the_key_that_they_show(desk_window: Office) -> None:
    window = desk_window.window
    bound = {action.objectName(): action.shortcut() for action in window.actions()}
    for spec in act.SHELL_ACTIONS:
        assert bound[spec.id] == QKeySequence(spec.shortcut)


def test_size_and_page_are_remembered(theme: Theme, qtbot: QtBot) -> None:
    store = Store()
    first = Office(theme, store)
    qtbot.addWidget(first.window)
    first.window.start()
    first.window.resize(1100, 700)
    first.window.show()
    first.window.navigate("editor", 9)
    first.window.close()
    assert store.values[LAST_PAGE] == "queue"
    second = Office(theme, store)
    qtbot.addWidget(second.window)
    second.window.start()
    assert second.window.current_key == "queue"
    # The offscreen screen is 800 wide: Qt itself fits a remembered window into the screen.
    third = Store()
    third.values = {"window/geometry": "不是", LAST_PAGE: "gone"}
    office = Office(theme, third)
    qtbot.addWidget(office.window)
    office.window.start()
    assert office.window.current_key == "today"


@pytest.mark.parametrize("size", [QSize(1280, 720), QSize(1440, 900)])
@pytest.mark.parametrize("scale", [0.9, 1.0, 1.5])
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_nothing_is_cut(
    desk_window: Office, theme: Theme, qtbot: QtBot, size: QSize, scale: float, mode: str
) -> None:
    window = desk_window.window
    window.set_count("queue", 1234)
    window.top_bar.set_operator("欧阳建国 · 前台")
    theme.set_mode(mode)
    theme.set_scale(scale)
    window.resize(size)
    qtbot.wait(1)
    try:
        assert window.size() == size
        central = window.centralWidget()
        assert central.minimumSizeHint().width() <= size.width()
        assert central.minimumSizeHint().height() <= size.height()
        controls = [
            *window.top_bar.findChildren(QAbstractButton),
            *window.rail.findChildren(QAbstractButton),
        ]
        for control in controls:
            if not control.isVisible():
                continue
            hint = control.minimumSizeHint()
            assert control.width() >= hint.width(), control.accessibleName()
            assert control.height() >= hint.height(), control.accessibleName()
            corner = control.mapTo(window, control.rect().bottomRight())
            assert window.rect().contains(corner), control.accessibleName()
            frame = window.rail if window.rail.isAncestorOf(control) else window.top_bar
            inside = control.mapTo(frame, control.rect().bottomRight())
            assert frame.rect().contains(inside), control.accessibleName()
        assert window.top_bar.search.width() >= theme.px(160)
        assert not window.grab().isNull()
    finally:
        theme.set_mode("light")
        theme.set_scale(1.0)


def test_every_control_has_a_name(desk_window: Office) -> None:
    window = desk_window.window
    window.show_message("提示")
    window.offer_undo("已派单", lambda: None)
    nameless = [
        item
        for kind in (QAbstractButton, QLineEdit)
        for item in window.findChildren(kind)
        if item.isVisible()
        and not item.accessibleName()
        and item.parent() is not window.top_bar.search  # Qt's own clear button in the line
    ]
    assert nameless == []


def test_history_is_bounded_and_steps_back() -> None:
    history = History(limit=2)
    for number in range(5):
        history.go(Place("editor", number))
        history.go(Place("editor", number))
    assert history.previous == Place("editor", 3)
    assert history.back() == Place("editor", 3)
    assert history.back() == Place("editor", 2)
    assert history.back() is None and history.here == Place("editor", 2)


def test_languages(qapp: QApplication, tmp_path: Path) -> None:
    assert [language.code for language in LANGUAGES] == ["zh_CN", "en"]
    chinese = QLocale(QLocale.Language.Chinese, QLocale.Country.China)
    german = QLocale(QLocale.Language.German, QLocale.Country.Germany)
    assert language_for("system", chinese) == "zh_CN"
    assert language_for("system", german) == "en"
    assert language_for("zh_CN", german) == "zh_CN"
    before = QLocale()
    try:
        assert install_language(qapp, "zh_CN", RESOURCES) == ["qtbase_zh_CN.qm"]
        assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "取消"
        assert install_language(qapp, "zh_CN", RESOURCES) == ["qtbase_zh_CN.qm"]
        assert install_language(qapp, "en", tmp_path) == []
        assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"
    finally:
        QLocale.setDefault(before)


def test_messages_of_the_inner_rooms_are_rendered() -> None:
    inner = say(QT_TRANSLATE_NOOP("core", "不是日期"))
    message = say(QT_TRANSLATE_NOOP("core", "第 {row} 行：{why}"), row=87, why=inner)
    assert render(message) == "第 87 行：不是日期"
