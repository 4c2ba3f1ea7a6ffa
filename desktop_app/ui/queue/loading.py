"""The question that is being asked: progress and cancel after half a second, and the way back."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from desktop_app.domain.errors import Cancelled
from desktop_app.domain.views import CaseFilter
from desktop_app.services.operations import Work
from desktop_app.ui.desk import Desk, LatestLong
from desktop_app.ui.queue.asking import Snapshot
from desktop_app.ui.queue.looks import Looks
from desktop_app.ui.queue.view import QueueView
from desktop_app.ui.widgets.busy import Busy

Answered = Callable[[Snapshot], None]


class Front(NamedTuple):
    """What was asked of the cases in front: a view or a search, its order, groups that are open."""

    view: str
    search: CaseFilter | None
    opened: frozenset[str] | None
    sort: str
    descending: bool
    group: str

    @classmethod
    def of(
        cls, view: str, search: CaseFilter | None, opened: frozenset[str] | None, looks: Looks
    ) -> Front:
        return cls(view, search, opened, looks.sort, looks.descending, looks.group)


class Loading:
    """Only the newest question counts; ``back`` is called when the user did not want to wait."""

    def __init__(
        self,
        desk: Desk,
        view: QueueView,
        back: Callable[[], None],
        failed: Callable[[Exception], None],
    ) -> None:
        self._reads = LatestLong(desk.runner)
        self._back, self._failed = back, failed
        # Over the cases alone: another view can be chosen instead of waiting.
        self.cover = Busy(desk.theme, view.stack)
        self.cover.cancelled.connect(self._reads.stop)
        self.running = False
        """A new question is under way, not the same one again."""

    def ask(self, work: Work, answered: Answered) -> None:
        """Another question: what is in front goes when its answer is there."""
        self.running = True
        self.cover.start(QCoreApplication.translate("queue", "正在查找和排序…"))
        self._ask(work, answered)

    def again(self, work: Work, answered: Answered) -> None:
        """The same question once more; what is in front stays usable meanwhile."""
        self._ask(work, answered)

    def _ask(self, work: Work, answered: Answered) -> None:
        def arrive(answer: Snapshot) -> None:
            self._end()
            answered(answer)

        self._reads.ask(work, arrive, self._fail)

    def _fail(self, error: Exception) -> None:
        self._end()
        if isinstance(error, Cancelled):
            self._back()
        else:
            self._failed(error)

    def _end(self) -> None:
        self.running = False
        self.cover.finish()
