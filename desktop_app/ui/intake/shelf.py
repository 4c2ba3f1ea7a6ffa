"""The drafts that wait above the form: shown in a steady order, deleted and brought back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from desktop_app.services import draftbook
from desktop_app.services.intake_help import Draft
from desktop_app.ui.desk import Desk, Latest
from desktop_app.ui.intake.bars import DraftBar, DraftChoice
from desktop_app.ui.intake.values import from_draft, summary
from desktop_app.ui.words import near_time


class DraftShelf(QObject):
    """``present`` tells the key of the form in front, which does not wait."""

    def __init__(
        self,
        desk: Desk,
        bar: DraftBar,
        present: Callable[[], str],
        failed: Callable[[Exception], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._desk, self._bar, self._present, self._failed = desk, bar, present, failed
        self._asked = Latest(desk.runner)
        self._drafts: tuple[Draft, ...] = ()

    def drop(self, key: str) -> None:
        """Delete a draft; it can be brought back for ten seconds."""
        draft = next((one for one in self._drafts if one.key == key), None)
        if draft is None:
            return

        def back() -> None:
            self._desk.runner.run(
                lambda office: draftbook.keep(office, key, draft.values),
                lambda _: self.load(),
                self._failed,
            )

        def gone(_: object) -> None:
            self.load()
            about = summary(from_draft(draft.values))
            self._desk.offer_undo(self.tr("已删除草稿 {draft}").format(draft=about), back)

        self._desk.runner.run(lambda office: draftbook.drop(office, key), gone, self._failed)

    def load(self) -> None:
        """Read the drafts again and show them."""
        self._asked.ask(draftbook.intakes, self._show, self._failed)

    def _show(self, drafts: list[Draft]) -> None:
        others = [draft for draft in drafts if draft.key != self._present()]
        # Begun first stands first, so that Alt+1 stays the same one while others come and go.
        others.sort(key=lambda draft: (str(draft.values.get("started", "")), draft.key))
        self._drafts = tuple(others)
        self._bar.show_drafts([self._choice(draft) for draft in others])

    def _choice(self, draft: Draft) -> DraftChoice:
        values = from_draft(draft.values)
        at, now = draft.updated_at, self._desk.now()
        when = f"{at:%H:%M}" if at.date() == now.date() else near_time(at, now)
        about = summary(values) or self.tr("（未填地点和内容）")
        return DraftChoice(draft.key, when, about)
