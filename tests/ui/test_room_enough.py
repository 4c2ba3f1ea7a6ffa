"""All that a window of 1280x720 shows has room there: no word is cut, nothing stands beside it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QDialog,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)

from desktop_app.services import followups
from desktop_app.services.knowledge import KINDS
from desktop_app.services.office import Office
from desktop_app.ui.settings.page import SECTIONS
from desktop_app.ui.window.window import OfficeWindow
from tests.registers import register
from tests.ui.pages import HAN, come_to_rest, cut, described, office_window, show, until
from tests.ui.test_every_page import CODES


def page_of(window: OfficeWindow, key: str) -> Any:
    return window.window.page(key)


def dialog(window: OfficeWindow) -> QDialog:
    """The dialog that was just opened."""
    come_to_rest(window)
    shown = [one for one in window.window.findChildren(QDialog) if one.isVisible()]
    assert len(shown) == 1
    return shown[0]


def faces(window: OfficeWindow, office: Office, folder: Path) -> Iterator[tuple[str, QWidget]]:
    """What can be brought to the screen without a mouse, one after the other, with its name."""
    main = window.window
    for key in main.page_keys():
        show(window, office, key)
        yield key, main
    for section in SECTIONS:
        window.navigate("settings", section)
        come_to_rest(window)
        yield f"settings: {section}", main
    window.navigate("settings", "workflows")
    section = page_of(window, "settings").section("workflows")
    section.open("seven-steps")
    come_to_rest(window)
    yield "settings: workflow", main
    editor = section.editor
    for row in (1, 5):
        editor.list.list.setCurrentRow(row)
        for tab in range(editor.pane.tabs.count()):
            editor.pane.tabs.setCurrentIndex(tab)
            come_to_rest(window)
            yield f"settings: workflow step {row} {editor.pane.tabs.tabText(tab)}", main
    section.leave()

    show(window, office, "calendar")
    calendar = page_of(window, "calendar").view
    for mode in ("week", "agenda"):
        calendar.show_mode(mode)
        come_to_rest(window)
        yield f"calendar: {mode}", main
    calendar.open_plan()
    come_to_rest(window)
    yield "calendar: plan", main
    calendar.close_plan()

    show(window, office, "figures")
    for tab in ("summary", "charts"):
        page_of(window, "figures").view.show_tab(tab)
        come_to_rest(window)
        yield f"figures: {tab}", main

    show(window, office, "knowledge")
    knowledge = page_of(window, "knowledge")
    for kind in KINDS:
        knowledge.view.filters.kinds.chips()[kind].click()
        come_to_rest(window)
        yield f"knowledge: {kind}", main
        knowledge.new()
        come_to_rest(window)
        yield f"knowledge: new {kind}", main
        knowledge._writer.cancel()
        come_to_rest(window)
    show(window, office, "editor")
    case = page_of(window, "editor")
    for tab in range(case.view.side.tabs.count()):
        case.view.side.show_tab(tab)
        come_to_rest(window)
        yield f"editor: {case.view.side.tabs.tabText(tab)}", main
    case.view.contact_button.click()
    come_to_rest(window)
    yield "editor: contact", main
    for kind in ("skip", "hold", "refer", "withdraw", "extend", "escalate"):
        case._mover.ask(kind, case.book.case)
        come_to_rest(window)
        yield f"editor: {kind}", main
        case._mover.close()

    show(window, office, "queue")
    yield from sheets(window)
    yield from steps_of_an_import(window, office, register(folder))


def sheets(window: OfficeWindow) -> Iterator[tuple[str, QWidget]]:
    """What the queue opens in windows of their own."""
    main = window.window
    queue = page_of(window, "queue").widget
    queue.table.select_rows(0, [(0, 0)])
    acts, views = page_of(window, "queue")._late_acts.acts, page_of(window, "queue")._view_acts
    for name, bring in (
        ("columns", queue.choose_columns),
        ("filter", queue.filter_asked.emit),
        ("colours", queue.colours_asked.emit),
        ("keys", main.show_keys),
        ("assign", acts.assign),
        ("tag", acts.tag),
        ("untag", acts.untag),
        ("plan", acts.plan),
        ("rename", lambda: views.rename("all")),
        ("copy of a view", lambda: views.rename("all", copy=True)),
    ):
        bring()
        shown = dialog(window)
        yield f"dialog: {name}", shown
        shown.close()
        shown.deleteLater()
        come_to_rest(window)


def steps_of_an_import(
    window: OfficeWindow, office: Office, book: Path
) -> Iterator[tuple[str, QWidget]]:
    """From a book with all kinds of lines to what became of them."""
    show(window, office, "import")
    page, main = page_of(window, "import"), window.window
    page.open_file(book)
    come_to_rest(window)
    view = page.view
    assert view.step == "match"
    for tab in range(view.match.tabs.count()):
        view.match.tabs.setCurrentIndex(tab)
        come_to_rest(window)
        yield f"import: match {tab}", main
    view.ask_save("2026")
    come_to_rest(window)
    yield "import: save", main
    view.close_save()
    for step in ("check", "import"):
        view.next_button.click()
        come_to_rest(window)
        assert view.step == step
        yield f"import: {step}", main


def beside(root: QWidget) -> Iterator[str]:
    """What is wider than the place where it is scrolled only up and down; tables are no such."""
    for one in inside(root):
        if not isinstance(one, QAbstractScrollArea) or isinstance(
            one, (QAbstractItemView, QPlainTextEdit)
        ):
            continue
        wide = one.horizontalScrollBar().maximum()
        if isinstance(one, QScrollArea) and one.widget() is not None:
            wide = max(wide, one.widget().minimumSizeHint().width() - one.viewport().width())
        if wide > 0:
            yield f"{described(one)}: {wide} of {one.viewport().width()}"


def inside(root: QWidget) -> list[QWidget]:
    """What is shown in it, without what stands in windows of their own."""
    return [
        one
        for one in root.findChildren(QWidget)
        if one.isVisibleTo(root) and one.window() is root.window()
    ]


def too_small(root: QWidget, main: QWidget) -> Iterator[str]:
    """What is cut in it or beside it; a dialog is no larger than the window itself."""
    for one in inside(root):
        if one.isVisible() and (room := cut(one)):
            yield f"{described(one)}: {room}"
    yield from beside(root)
    if root is not main and (root.width() > 1280 or root.height() > 720):
        yield f"{root.width()}x{root.height()}"


@pytest.mark.parametrize("scale", [1.0, 1.25])
@pytest.mark.parametrize("language", CODES)
def test_nothing_is_wider_than_the_window(
    qapp: QApplication, tmp_path: Path, language: str, scale: float
) -> None:
    small: dict[str, list[str]] = {}
    with office_window(tmp_path, qapp, language, scale) as (window, office):
        for name, root in faces(window, office, tmp_path):
            assert (window.window.width(), window.window.height()) == (1280, 720), name
            missing = list(too_small(root, window.window))
            if missing:
                small[name] = missing
    lines = [f"{name}: {line}" for name, missing in small.items() for line in missing]
    assert not lines, "\n".join(lines)


@pytest.mark.parametrize("language", CODES)
def test_the_editor_has_room_at_its_largest_below_a_reminder(
    qapp: QApplication, tmp_path: Path, language: str
) -> None:
    """With the longest word on its primary button, and whatever stands beside the step."""
    with office_window(tmp_path, qapp, language, 1.5) as (window, office):
        (case,) = [row["id"] for row in office.store.rows("SELECT id FROM complaint")]
        soon = office.now() + timedelta(minutes=5)
        followups.plan(office, "callback", soon, complaint_id=case)
        window.desk.bus.minute.emit()
        show(window, office, "editor")
        view, main = page_of(window, "editor").view, window.window
        until(lambda: any(level == "warning" for level, _text in main.messages.messages()))
        small = list(too_small(main, main))
        view.step.show_primary("完成，进入征求业主意见并商定方案" * 2)
        for tab in range(view.side.tabs.count()):
            view.side.show_tab(tab)
            come_to_rest(window)
            small += too_small(main, main)
        view.contact_button.click()
        come_to_rest(window)
        small += too_small(main, main)
    assert not small, "\n".join(small)


@pytest.mark.parametrize("language", CODES)
def test_sheets_that_open_at_the_largest_size_have_room(
    qapp: QApplication, tmp_path: Path, language: str
) -> None:
    with office_window(tmp_path, qapp, language, 1.5) as (window, office):
        show(window, office, "queue")
        small = [
            f"{name}: {line}"
            for name, root in sheets(window)
            for line in too_small(root, window.window)
        ]
    assert not small, "\n".join(small)


def test_the_workflow_editor_names_steps_in_the_language_of_the_window(
    qapp: QApplication, tmp_path: Path
) -> None:
    with office_window(tmp_path, qapp, "en") as (window, _office):
        assert window.navigate("settings", "workflows")
        come_to_rest(window)
        section = page_of(window, "settings").section("workflows")
        section.open("seven-steps")
        come_to_rest(window)
        editor = section.editor
        titles = [editor.list.list.item(row).text() for row in range(editor.list.list.count())]
        assert titles[1].endswith("Isolate quickly")
        for row in range(1, len(titles)):
            editor.list.list.setCurrentRow(row)
            for items in (editor.pane.fields, editor.pane.checklist):
                titles += [items.list.list.item(at).text() for at in range(items.list.list.count())]
        assert len(titles) > 20 and [one for one in titles if HAN.search(one.lstrip("＊"))] == []
