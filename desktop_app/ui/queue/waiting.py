"""Pages of the answer in front; those that need the order of all ids wait until it is there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QCoreApplication

from desktop_app.domain.errors import Cancelled
from desktop_app.domain.views import QueueRow
from desktop_app.services import queue
from desktop_app.ui.desk import Desk, LatestLong
from desktop_app.ui.queue.asking import Snapshot
from desktop_app.ui.queue.view import QueueView
from desktop_app.ui.widgets.busy import Busy

Arrived = Callable[[Sequence[QueueRow]], None]
There = Callable[[Snapshot], None]


class Waiting:
    """What an order without an index costs is paid behind the first page, never before it.

    Only who scrolls further waits for it: with progress, and cancel leads back to the first page.
    """

    def __init__(self, desk: Desk, view: QueueView, failed: Callable[[Exception], None]) -> None:
        self._runner, self._view, self._failed = desk.runner, view, failed
        self._orders = LatestLong(desk.runner, behind=True)
        self._totals = LatestLong(desk.runner, behind=True)
        self._answer: Snapshot | None = None
        self._there: There = lambda _whole: None
        self._wanted: list[tuple[int, Arrived]] = []
        self._asked = False
        self.cover = Busy(desk.theme, view.stack)
        self.cover.cancelled.connect(self._orders.stop)

    def turn_to(self, answer: Snapshot, there: There) -> None:
        """Pages belong to *answer* from now on; *there* gets it again with what came
        later: its order, marks on the way, and the count of all cases."""
        self._answer, self._there = answer, there
        self._wanted.clear()
        self._orders.forget()
        self.cover.finish()
        self._asked = False
        self._totals.forget()
        if answer.total is None:
            self._totals.ask(queue.total, lambda total: self._know(total=total), self._failed)
        if answer.order_wanted:
            self._ask(answer)

    def fetch(self, page: int, arrived: Arrived) -> None:
        """Hand the rows of a page to *arrived*, now or when they can be known."""
        answer = self._answer
        if answer is None:
            return
        if not answer.order_wanted:
            self._runner.run(answer.page(page), arrived, self._failed)
            if answer.marks_wanted(page) and not self._asked:
                self._ask_marks(answer)
            return
        self._wanted.append((page, arrived))
        if not self.cover.running:
            self.cover.start(QCoreApplication.translate("queue", "正在给全部投诉排序…"))
        if not self._asked:
            self._ask(answer)

    def _ask_marks(self, answer: Snapshot) -> None:
        """Who goes to the midst of very many cases will go on there."""
        self._asked = True
        self._orders.ask(
            lambda office: queue.marks(office, answer.query),
            lambda marks: self._know(marks=marks),
            self._fail,
        )

    def _ask(self, answer: Snapshot) -> None:
        self._asked = True

        def came(order: object) -> None:
            self.cover.finish()
            wanted, self._wanted = self._wanted, []
            self._know(order=order, order_wanted=False)
            for page, arrived in wanted:
                self.fetch(page, arrived)

        self._orders.ask(lambda office: queue.order(office, answer.query), came, self._fail)

    def _know(self, **more: Any) -> None:
        """Something of the answer has come later."""
        if self._answer is not None:
            self._answer = replace(self._answer, **more)
            self._there(self._answer)

    def _fail(self, error: Exception) -> None:
        self._asked = False
        self.cover.finish()
        wanted, self._wanted = self._wanted, []
        for _page, arrived in wanted:
            arrived(())
        if isinstance(error, Cancelled):
            self._view.table.scrollToTop()
        else:
            self._failed(error)
