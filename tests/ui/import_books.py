"""A stand-in for the native dialogs, and what an import page shows, for its tests."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop_app.domain.views import CaseFilter
from desktop_app.services import queue
from desktop_app.services.office import Office
from desktop_app.ui.desk import Desk
from desktop_app.ui.importer.page import ImportPage, make_import_page


class Chooser:
    """Stands where the native dialogs would open."""

    def __init__(self) -> None:
        self.path: Path | None = None
        self.asked: list[str] = []

    def file(self, parent: QWidget, folder: str) -> Path | None:
        self.asked.append(folder)
        return self.path

    def target(self, parent: QWidget, proposed: str, suffix: str) -> Path | None:
        self.asked.append(proposed)
        return self.path


def said_here(page: ImportPage) -> list[tuple[str, str]]:
    return page.view.messages.messages()


def count(office: Office) -> int:
    return queue.count(office, queue.query(office, CaseFilter()))


def headers(page: ImportPage) -> list[str]:
    table = page.view.match.columns.table
    return [table.item(row, 0).text() for row in range(table.rowCount())]


def lines(page: ImportPage) -> list[list[str]]:
    model = page.view.check.table.lines
    return [list(model.cells(row)) for row in range(model.rowCount())]


def shown_page(desk: Desk, chooser: Chooser, qtbot: Any) -> ImportPage:
    """An import page on the screen, before any book."""
    made = make_import_page(desk, choose_file=chooser.file, choose_target=chooser.target)
    qtbot.addWidget(made.widget)
    made.widget.resize(1200, 760)
    made.widget.show()
    made.activate()
    return made
