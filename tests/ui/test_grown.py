"""What stands in a window of its own is not cut when the type grows while it is open."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.services.training import lesson
from desktop_app.ui.help.topics import topics
from desktop_app.ui.help.viewer import HelpWindow
from desktop_app.ui.theme.theme import Theme
from desktop_app.ui.training.role_play import RolePlayWindow
from desktop_app.ui.widgets.error_details import ErrorDetails
from desktop_app.ui.widgets.grown import Grown
from desktop_app.ui.window.window import OfficeWindow
from tests.offices import RESOURCES
from tests.ui.pages import come_to_rest, office_window, show
from tests.ui.test_another_size import settle
from tests.ui.test_every_page import CODES
from tests.ui.test_room_enough import dialog, page_of, too_small

ROUGHLY = 100
"""Pixels: what has grown with what stands in it does not give all of that back."""


def openers(window: OfficeWindow) -> dict[str, Callable[[], Any]]:
    """Every window that may be open while the size of the type is changed."""
    main, theme = window.window, window.desk.theme
    queue = page_of(window, "queue")
    acts, views = queue._late_acts.acts, queue._view_acts
    return {
        "columns": queue.widget.choose_columns,
        "filter": queue.widget.filter_asked.emit,
        "colours": queue.widget.colours_asked.emit,
        "keys": main.show_keys,
        "assign": acts.assign,
        "tag": acts.tag,
        "plan": acts.plan,
        "rename": lambda: views.rename("all"),
        "help": lambda: HelpWindow(
            theme, topics(RESOURCES, window.desk.language), main.show_keys, main
        ).show(),
        "role play": lambda: RolePlayWindow(
            theme, lesson(RESOURCES, window.desk.language), main
        ).show(),
        "error": lambda: ErrorDetails(theme, "Traceback", parent=main).show(),
    }


@pytest.mark.parametrize("language", CODES)
def test_an_open_window_grows_with_the_type_and_shrinks_again(
    qapp: QApplication, tmp_path: Path, language: str
) -> None:
    lines: list[str] = []
    with office_window(tmp_path, qapp, language) as (window, office):
        show(window, office, "queue")
        page_of(window, "queue").widget.table.select_rows(0, [(0, 0)])
        theme = window.desk.theme
        for name, bring in openers(window).items():
            bring()
            shown = dialog(window)
            before = shown.size()
            theme.set_scale(1.5)
            settle(theme, shown)
            lines += [f"{name}: {one}" for one in too_small(shown, window.window)]
            if shown.width() <= before.width() or shown.height() < before.height():
                lines.append(f"{name}: {before} stays {shown.size()}")
            theme.set_scale(1.0)
            settle(theme, shown)
            again = shown.size() - before
            if max(abs(again.width()), abs(again.height())) > ROUGHLY:
                lines.append(f"{name}: {before} became {shown.size()}")
            shown.close()
            shown.deleteLater()
            come_to_rest(window)
    assert not lines, "\n".join(lines)


def test_it_keeps_what_the_user_has_drawn_and_stays_within_the_smallest_screen(
    theme: Theme, qtbot: QtBot
) -> None:
    window = QDialog()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.addWidget(QLabel("业主", window))
    Grown(theme, window, 400, 300)
    assert (window.width(), window.height()) == (400, 300)
    window.resize(600, 300)
    window.show()
    theme.set_scale(1.5)
    settle(theme, window)
    assert (window.width(), window.height()) == (900, 450)
    theme.set_scale(1.0)
    settle(theme, window)
    assert (window.width(), window.height()) == (600, 300)
    large = QWidget()
    qtbot.addWidget(large)
    Grown(theme, large, 1200, 680)
    large.show()
    theme.set_scale(1.5)
    settle(theme, large)
    assert (large.width(), large.height()) == (1240, 690)
    theme.set_scale(1.0)
