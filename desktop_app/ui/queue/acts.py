"""What can be done with the chosen cases: open, copy the number, log a contact, delete."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from desktop_app.domain.views import QueueQuery, QueueRow
from desktop_app.services import people, queue_acts, undo
from desktop_app.services.office import Office
from desktop_app.ui.desk import Desk
from desktop_app.ui.printing import menu as papers
from desktop_app.ui.queue.keys import PRINT


@dataclass(frozen=True)
class Chosen:
    """The choice as it stands: ranges, how many, the rows that are here, and the current one.

    ``rows`` is empty when more are chosen than the cache can hold.
    """

    query: QueueQuery | None
    ranges: list[tuple[int, int]]
    count: int
    rows: list[QueueRow | None]
    current: QueueRow | None


class QueueActs(QObject):
    """*chosen* tells what is chosen when something is to be done with it."""

    def __init__(
        self, desk: Desk, chosen: Callable[[], Chosen], failed: Callable[[Exception], None]
    ) -> None:
        super().__init__()
        self._desk, self._chosen, self._failed = desk, chosen, failed

    def with_ids(self, done: Callable[[list[int]], None]) -> None:
        """Hand the ids of the chosen cases to *done*, in the order of the table."""
        chosen = self._chosen()
        here = [row.id for row in chosen.rows if row is not None]
        query = chosen.query
        if query is None or len(here) == chosen.count:
            done(here)
            return
        ranges = chosen.ranges
        self._desk.runner.run(
            lambda office: queue_acts.ids_at(office, query, ranges), done, self._failed
        )

    def open(self) -> None:
        self._to_editor()

    def log_contact(self) -> None:
        self._to_editor("contact")

    def delete(self) -> None:
        """Into the recycle bin, with a way back."""
        current = self._chosen().current
        self.with_ids(lambda ids: self._delete(ids, current))

    def copy_numbers(self) -> None:
        runner = self._desk.runner
        self.with_ids(
            lambda ids: runner.run(
                lambda office: queue_acts.numbers_of(office, ids), self._to_clipboard, self._failed
            )
        )

    def bind_print(self, view: QWidget) -> None:
        """Give the page its key for papers."""
        self._desk.registry.bind(PRINT, view, lambda: self.print_(view))

    def print_(self, parent: QWidget) -> QMenu | None:
        """Ask which papers; a single chosen case may also mean the whole view."""
        entries = self._papers()
        return papers.pop_up(parent, entries) if entries else None

    def _papers(self) -> list[papers.Entry]:
        chosen = self._chosen()
        return papers.of_cases(self._desk, self.with_ids, chosen.count, chosen.query)

    def menu(self, parent: QWidget) -> QMenu:
        """The context menu of the chosen cases."""
        menu = QMenu(parent)
        one = self._chosen().count == 1
        for name, text, run, enabled in (
            ("open", self.tr("打开处理") + "\tEnter", self.open, one),
            ("copy", self.tr("复制编号"), self.copy_numbers, True),
            ("contact", self.tr("记沟通"), self.log_contact, one),
            ("delete", self.tr("删除（放入回收站）") + "\tDel", self.delete, True),
        ):
            if name == "delete":
                papers.fill(menu.addMenu(self.tr("打印") + "\tCtrl+P"), self._papers())
                menu.addSeparator()
            action = menu.addAction(text)
            action.setObjectName(name)
            action.setEnabled(enabled)
            action.triggered.connect(lambda _on=False, run=run: run())
        return menu

    def note_reveal(self, complaint_id: int) -> None:
        """A name and phone were shown unmasked: that leaves a trace."""
        self._desk.runner.run(
            lambda office: people.note_reveal(office, complaint_id), None, self._failed
        )

    # inside

    def _to_editor(self, *what: str) -> None:
        chosen = self._chosen()
        if chosen.current is not None and chosen.query is not None:
            self._desk.navigate("editor", (chosen.current.id, chosen.query, *what))

    def _delete(self, ids: list[int], current: QueueRow | None) -> None:
        if not ids:
            return
        if current is not None and ids == [current.id]:
            text = self.tr("{number} 已放入回收站").format(number=current.number)
        else:
            text = self.tr("{count} 条投诉已放入回收站").format(count=f"{len(ids):,}")
        runner = self._desk.runner

        def delete(office: Office) -> int:
            queue_acts.delete_many(office, ids)
            return undo.latest(office)

        def back(operation: int) -> None:
            runner.run(lambda office: undo.take_back(office, operation), None, self._failed)

        def offer(operation: int) -> None:
            self._desk.offer_undo(text, lambda: back(operation))

        runner.run(delete, offer, self._failed)

    def _to_clipboard(self, numbers: list[str]) -> None:
        QGuiApplication.clipboard().setText("\n".join(numbers))
