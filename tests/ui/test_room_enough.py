"""All that a window of 1280x720 shows has room there: no word is cut, nothing stands beside it."""

from __future__ import annotations

from collections.abc import Iterator
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

from desktop_app.services.knowledge import KINDS
from desktop_app.services.office import Office
from desktop_app.ui.settings.page import SECTIONS
from desktop_app.ui.window.window import OfficeWindow
from tests.ui.pages import HAN, come_to_rest, cut, described, office_window, show
from tests.ui.test_every_page import CODES


def page_of(window: OfficeWindow, key: str) -> Any:
    return window.window.page(key)


def dialog(window: OfficeWindow) -> QDialog:
    """The dialog that was just opened."""
    come_to_rest(window)
    shown = [one for one in window.window.findChildren(QDialog) if one.isVisible()]
    assert len(shown) == 1
    return shown[0]


def faces(window: OfficeWindow, office: Office) -> Iterator[tuple[str, QWidget]]:
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
    queue = page_of(window, "queue").widget
    for name, bring in (
        ("columns", queue.choose_columns),
        ("filter", queue.filter_asked.emit),
        ("colours", queue.colours_asked.emit),
        ("keys", main.show_keys),
    ):
        bring()
        shown = dialog(window)
        yield f"dialog: {name}", shown
        shown.close()
        shown.deleteLater()
        come_to_rest(window)


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


@pytest.mark.parametrize("scale", [1.0, 1.25])
@pytest.mark.parametrize("language", CODES)
def test_nothing_is_wider_than_the_window(
    qapp: QApplication, tmp_path: Path, language: str, scale: float
) -> None:
    small: dict[str, list[str]] = {}
    with office_window(tmp_path, qapp, language, scale) as (window, office):
        for name, root in faces(window, office):
            assert (window.window.width(), window.window.height()) == (1280, 720), name
            missing = [
                f"{described(one)}: {room}"
                for one in inside(root)
                if one.isVisible() and (room := cut(one))
            ]
            missing += beside(root)
            if root is not window.window and (root.width() > 1280 or root.height() > 720):
                missing.append(f"{root.width()}x{root.height()}")
            if missing:
                small[name] = missing
    lines = [f"{name}: {line}" for name, missing in small.items() for line in missing]
    assert not lines, "\n".join(lines)


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
