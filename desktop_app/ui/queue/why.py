"""Why this time, from the queue's preview: the counting of what is due next."""

from __future__ import annotations

from desktop_app.services import why
from desktop_app.ui.desk import Desk, Latest
from desktop_app.ui.queue.keys import REVEAL, WHY
from desktop_app.ui.queue.view import QueueView


class PreviewKeys:
    """The keys of the preview: unmasking the people, and explaining the due time."""

    def __init__(self, desk: Desk, view: QueueView) -> None:
        self._desk, self._view = desk, view
        self._reads = Latest(desk.runner)
        desk.registry.bind(REVEAL, view, view.preview.toggle_reveal)
        desk.registry.bind(WHY, view, self.toggle)
        view.preview.why_asked.connect(self.toggle)

    def toggle(self) -> None:
        """Explain the due time of the case in the preview; the same key puts it away."""
        preview = self._view.preview
        brief = preview.brief
        if preview.explains:
            preview.show_case()
        elif brief is not None and self._view.preview_visible:
            case = brief.complaint

            def shown(clocks: list[why.Why]) -> None:
                now = preview.brief
                if now is not None and now.complaint.id == case.id:
                    preview.show_why(clocks, case.due_clock, self._desk.now())

            self._reads.ask(lambda office: why.explain(office, case.id), shown, lambda _error: None)
