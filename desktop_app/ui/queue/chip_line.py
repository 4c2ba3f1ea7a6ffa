"""The line of chips: a view each with its live count, and one more for a search."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication

from desktop_app.domain.views import View
from desktop_app.ui.queue.phrases import view_title
from desktop_app.ui.widgets.chips import ChipBar, ChipSpec

SEARCH = "search"
TONES = {"overdue": "red", "today": "amber"}


class ChipLine:
    """Touches the chips only when something of them changed: laying them out costs a frame."""

    def __init__(self, chips: ChipBar) -> None:
        self._chips = chips
        self._shown: tuple[list[ChipSpec], str] | None = None

    def show(
        self,
        views: Sequence[View],
        counts: Mapping[str, int],
        current: str,
        search: tuple[str, int | None] | None,
    ) -> None:
        """*search* is what is searched for and how many were found; it takes the place of
        the view *current* in front."""
        specs = [
            ChipSpec(one.key, view_title(one), counts.get(one.key), TONES.get(one.key, ""))
            for one in views
        ]
        if search is not None:
            text, count = search
            title = QCoreApplication.translate("queue", "搜索：{text} ×").format(text=text)
            tip = QCoreApplication.translate("queue", "按一下结束搜索")
            specs.append(ChipSpec(SEARCH, title, count, tooltip=tip))
        chosen = SEARCH if search is not None else current
        if self._shown != (specs, chosen):
            self._shown = (specs, chosen)
            self._chips.set_chips(specs)
        self._chips.choose(chosen)
