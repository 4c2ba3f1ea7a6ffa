"""Live counts of the chips: built-in views at once, own ones one by one behind other work."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from desktop_app.domain.filters import conditions
from desktop_app.domain.views import View
from desktop_app.services import queue
from desktop_app.ui.desk import Desk, LatestLong

Failed = Callable[[Exception], None]
_TIMED = frozenset({"limit", "received", "completed", "closed"})


def goes_with_time(view: View) -> bool:
    """Whether its count can change by waiting alone."""
    return any(one.field in _TIMED for one in conditions(view.filter.tree()))


class Counting:
    """Counts stay until something changed; *told* hears of each new one as it comes."""

    def __init__(self, desk: Desk, told: Callable[[], None], failed: Failed) -> None:
        self._read = LatestLong(desk.runner, behind=True)
        self._told, self._failed = told, failed
        self._counts: dict[str, int] = {}

    @property
    def counts(self) -> Mapping[str, int]:
        return self._counts

    def ask(
        self,
        views: Sequence[View],
        *,
        timed_only: bool = False,
        done: Callable[[], None] | None = None,
    ) -> None:
        """Count *views* anew; *done* is called when the last one is there."""
        wanted = [view for view in views if not timed_only or goes_with_time(view)]
        known = {view.key for view in views}
        self._counts = {key: n for key, n in self._counts.items() if key in known}
        # Built-in views are answered by indexes; an own one may look at every case, and
        # other work must get its turn in between.
        rounds = [[view for view in wanted if not view.own]]
        rounds += [[view] for view in wanted if view.own]
        self._next([one for one in rounds if one], done)

    def _next(self, rounds: list[list[View]], done: Callable[[], None] | None) -> None:
        if not rounds:
            if done is not None:
                done()
            return
        filters = {view.key: view.filter for view in rounds[0]}

        def arrived(found: Mapping[str, int]) -> None:
            self._counts.update(found)
            self._told()
            self._next(rounds[1:], done)

        self._read.ask(lambda office: queue.counts(office, filters), arrived, self._failed)
