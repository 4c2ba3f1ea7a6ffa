"""The queue's keys and ways to other pages; why this time, from its preview."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.ui.desk import Desk, Latest
from desktop_app.ui.queue.keys import KEYS, REVEAL, WHY
from desktop_app.ui.queue.view import QueueView

if TYPE_CHECKING:
    from desktop_app.services.office import Office
    from desktop_app.services.why import Why

SETTING_PREVIEW = "queue/preview"


class PreviewKeys:
    """Keys of the table and the preview: showing it, unmasking people, explaining the due time."""

    def __init__(self, desk: Desk, view: QueueView) -> None:
        self._desk, self._view = desk, view
        self._reads = Latest(desk.runner)
        kept = desk.settings.get(SETTING_PREVIEW)
        view.set_preview_wanted({"on": True, "off": False}.get(kept))
        for asked in (view.table.preview_asked, view.preview_button.clicked):
            asked.connect(self._show_or_hide)
        for spec in KEYS:
            # Heard by the table itself: these keys mean other things on a chip or a button.
            desk.registry.add(spec)
        view.import_asked.connect(lambda: desk.navigate("import", None))
        view.intake_asked.connect(lambda: desk.navigate("intake", None))
        view.page_asked.connect(lambda page: desk.navigate(page, None))
        desk.registry.bind(REVEAL, view, view.preview.toggle_reveal)
        desk.registry.bind(WHY, view, self.toggle)
        view.preview.why_asked.connect(self.toggle)

    def _show_or_hide(self) -> None:
        self._view.toggle_preview()
        shown = "on" if self._view.preview_visible else "off"
        self._desk.settings.set(SETTING_PREVIEW, shown)

    def toggle(self) -> None:
        """Explain the due time of the case in the preview; the same key puts it away."""
        preview = self._view.preview
        brief = preview.brief
        if preview.explains:
            preview.show_case()
        elif brief is not None and self._view.preview_visible:
            case = brief.complaint

            def explain(office: Office) -> list[Why]:
                from desktop_app.services import why

                return why.explain(office, case.id)

            def shown(clocks: list[Why]) -> None:
                now = preview.brief
                if now is not None and now.complaint.id == case.id:
                    preview.show_why(clocks, case.due_clock, self._desk.now())

            self._reads.ask(explain, shown, lambda _error: None)
