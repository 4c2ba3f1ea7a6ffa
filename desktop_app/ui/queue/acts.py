"""What can be done with the chosen cases: open, copy, log, assign, tag, plan, export, delete."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from desktop_app.domain.views import QueueRow
from desktop_app.services import bulk, filter_values, queue_acts, undo
from desktop_app.services.bulk import Outcome
from desktop_app.services.office import Office
from desktop_app.services.operations import Cancelled, Progress
from desktop_app.services.staff import people
from desktop_app.ui.desk import Desk
from desktop_app.ui.printing import menu as papers
from desktop_app.ui.queue.bulk_forms import AssignForm, CallbackForm, RefusedSheet, TagForm
from desktop_app.ui.queue.choosing import Chosen
from desktop_app.ui.queue.view import QueueView
from desktop_app.ui.widgets.covered_work import CoveredWork

Act = Callable[[Office, list[int], Progress], Outcome]


class QueueActs(QObject):
    """*chosen* tells what is chosen when something is to be done with it."""

    def __init__(
        self,
        desk: Desk,
        view: QueueView,
        chosen: Callable[[], Chosen],
        failed: Callable[[Exception], None],
    ) -> None:
        super().__init__()
        self._desk, self._view, self._chosen, self._failed = desk, view, chosen, failed
        self._work = CoveredWork(desk.theme, view)

    def do(self, name: str) -> None:
        """What a button of the bar for many cases asks for."""
        self._many()[name]()

    def with_ids(self, done: Callable[[list[int]], None]) -> None:
        """Hand the ids of the chosen cases to *done*, in the order of the table."""
        chosen = self._chosen()
        here = [row.id for row in chosen.rows if row is not None]
        query = chosen.query
        if query is None or len(here) == chosen.count:
            done(here)
            return
        ranges, order = chosen.ranges, chosen.order
        self._desk.runner.run(
            lambda office: queue_acts.ids_at(office, query, ranges, order), done, self._failed
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

    def print_(self, parent: QWidget) -> QMenu | None:
        """Ask which papers; a single chosen case may also mean the whole view."""
        entries = self._papers()
        return papers.pop_up(parent, entries) if entries else None

    def _papers(self) -> list[papers.Entry]:
        chosen = self._chosen()
        return papers.of_cases(self._desk, self.with_ids, chosen.count, chosen.query)

    def pop_up(self, parent: QWidget, at: QPoint) -> None:
        """The context menu at a point of the screen."""
        menu = self.menu(parent)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def menu(self, parent: QWidget) -> QMenu:
        """The context menu of the chosen cases."""
        menu = QMenu(parent)
        count = self._chosen().count
        one, some = count == 1, count > 0
        for name, text, run, enabled in (
            ("open", self.tr("打开处理") + "\tEnter", self.open, one),
            ("contact", self.tr("记沟通"), self.log_contact, one),
            ("copy", self.tr("复制编号"), self.copy_numbers, some),
            ("assign", self.tr("派单…"), self.assign, some),
            ("tag", self.tr("加标签…"), self.tag, some),
            ("untag", self.tr("去掉标签…"), self.untag, some),
            ("plan", self.tr("安排回访…"), self.plan, some),
            ("export", self.tr("导出…"), self.export, some),
            ("delete", self.tr("删除（放入回收站）") + "\tDel", self.delete, some),
        ):
            if name == "delete":
                papers.fill(menu.addMenu(self.tr("打印") + "\tCtrl+P"), self._papers())
            if name in ("assign", "export", "delete"):
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

    # many at once

    def assign(self) -> None:
        """Ask for department and handler, then give them the chosen cases."""

        def ask(values: filter_values.Values, ids: list[int]) -> None:
            departments = [one.name for one in self._desk.lists().departments]
            form = AssignForm(
                self._desk.theme, len(ids), departments, values["handler"],
                lambda department, handler: self._do(
                    ids,
                    self.tr("正在派单…"),
                    lambda office, ids, progress: bulk.assign(
                        office, ids, department, handler, progress
                    ),
                ),
                self._view,
            )  # fmt: skip
            form.open()

        self._with_values(ask)

    def tag(self) -> None:
        self._tag(off=False)

    def untag(self) -> None:
        self._tag(off=True)

    def plan(self) -> None:
        """Ask from when on, then plan a callback for each of the chosen cases."""

        def ask(values: filter_values.Values, ids: list[int]) -> None:
            def plan(at: datetime, who: str, note: str) -> None:
                self._do(
                    ids,
                    self.tr("正在安排回访…"),
                    lambda office, ids, progress: bulk.plan_callbacks(
                        office, ids, at, who, note, progress
                    ),
                )

            operator = self._desk.lists().operator
            form = CallbackForm(
                self._desk.theme, len(ids), values["handler"], operator, self._desk.now, plan,
                self._view,
            )  # fmt: skip
            form.open()

        self._with_values(ask)

    def export(self) -> None:
        """To the export page, with the chosen cases."""
        runner, navigate = self._desk.runner, self._desk.navigate

        def show(numbers: list[str]) -> None:
            navigate("export", tuple(numbers))

        self.with_ids(
            lambda ids: runner.run(
                lambda office: queue_acts.numbers_of(office, ids), show, self._failed
            )
        )

    # inside

    def _many(self) -> dict[str, Callable[[], object]]:
        return {
            "assign": self.assign,
            "tag": self.tag,
            "plan": self.plan,
            "export": self.export,
            "print": lambda: self.print_(self._view.bulk.button("print")),
            "delete": self.delete,
        }

    def _with_values(self, ask: Callable[[filter_values.Values, list[int]], None]) -> None:
        self.with_ids(
            lambda ids: self._desk.runner.run(
                filter_values.read, lambda values: ask(values, ids) if ids else None, self._failed
            )
        )

    def _tag(self, *, off: bool) -> None:
        act = bulk.untag if off else bulk.tag
        text = self.tr("正在去掉标签…") if off else self.tr("正在加标签…")

        def ask(values: filter_values.Values, ids: list[int]) -> None:
            form = TagForm(
                self._desk.theme, len(ids), values["tag"],
                lambda tag: self._do(
                    ids, text, lambda office, ids, progress: act(office, ids, tag, progress)
                ),
                self._view,
                off=off,
            )  # fmt: skip
            form.open()

        self._with_values(ask)

    def _do(self, ids: list[int], text: str, act: Act) -> None:
        progress = self._work.begin(text)
        self._desk.runner.run(lambda office: act(office, ids, progress), self._done, self._stopped)

    def _done(self, outcome: Outcome) -> None:
        self._work.end()
        runner = self._desk.runner
        if outcome.operation:
            text = self.tr("{count} 条投诉已改").format(count=f"{outcome.changed:,}")
            self._desk.offer_undo(
                text,
                lambda: runner.run(
                    lambda office: undo.take_back(office, outcome.operation), None, self._failed
                ),
            )
        elif not outcome.refused:
            self._desk.show_message(self.tr("没有需要改动的投诉。"), "info")
        if outcome.refused:
            RefusedSheet(self._desk.theme, outcome, self._view).open()

    def _stopped(self, error: Exception) -> None:
        self._work.end()
        if isinstance(error, Cancelled):
            self._desk.show_message(self.tr("已取消，没有改动任何投诉。"), "info")
        else:
            self._failed(error)

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
