"""Pages of the answer in front; those that need the order of all ids wait until it is there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from desktop_app.domain.views import QueueRow
from desktop_app.services import queue
from desktop_app.services.operations import Runner
from desktop_app.ui.desk import Latest
from desktop_app.ui.queue.asking import Snapshot

Arrived = Callable[[Sequence[QueueRow]], None]


class Waiting:
    """What an order without an index costs is paid behind the first page, never before it."""

    def __init__(self, runner: Runner, failed: Callable[[Exception], None]) -> None:
        self._runner, self._failed = runner, failed
        self._orders, self._totals = Latest(runner), Latest(runner)
        self._answer: Snapshot | None = None
        self._wanted: list[tuple[int, Arrived]] = []

    def turn_to(self, answer: Snapshot, there: Callable[[Snapshot], None]) -> None:
        """Pages belong to *answer* from now on; *there* gets it again with what came later: its
        order, and the count of all cases."""
        self._answer = answer
        self._wanted.clear()
        self._orders.forget()
        self._totals.forget()

        def know(**more: Any) -> None:
            self._answer = replace(self._answer or answer, **more)
            there(self._answer)

        if answer.total is None:
            self._totals.ask(queue.totals, lambda found: know(total=found[0]), self._failed)
        if not answer.order_wanted:
            return

        def came(order: object) -> None:
            wanted, self._wanted = self._wanted, []
            know(order=order, order_wanted=False)
            for page, arrived in wanted:
                self.fetch(page, arrived)

        self._orders.ask(lambda office: queue.order(office, answer.query), came, self._failed)

    def fetch(self, page: int, arrived: Arrived) -> None:
        """Hand the rows of a page to *arrived*, now or when they can be known."""
        if self._answer is None:
            return
        if self._answer.order_wanted:
            self._wanted.append((page, arrived))
            return
        self._runner.run(self._answer.page(page), arrived, self._failed)
