"""What stands around the step: why this time, proposals, rework rounds, similar cases, people."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from desktop_app.services import casebook, cases, proposals, residents, reworks, similar, why
from desktop_app.services.casebook import CaseBook
from desktop_app.services.similar import Solved
from desktop_app.ui.desk import Desk, Latest
from desktop_app.ui.editor import moves
from desktop_app.ui.editor.critical_banner import CriticalBanner
from desktop_app.ui.editor.keys import KEY, WHY
from desktop_app.ui.editor.mover import Mover
from desktop_app.ui.editor.scroller import Scroller
from desktop_app.ui.editor.side import REWORK, SIMILAR
from desktop_app.ui.editor.texts import refusal
from desktop_app.ui.editor.view import EditorView

MEASURES = ("short_term", "long_term")


class Depth:
    """*reload* brings the page up to date after a refusal has left something else on screen."""

    def __init__(
        self, desk: Desk, view: EditorView, mover: Mover, reload: Callable[[], None]
    ) -> None:
        self._desk, self._view, self._mover, self._reload = desk, view, mover, reload
        self._book: CaseBook | None = None
        self._found: tuple[Solved, ...] = ()
        self._asked: object = None
        self._explained: object = None
        self._reads, self._whys = Latest(desk.runner), Latest(desk.runner)
        self.banner = CriticalBanner(desk.theme, view)
        view.add_notice(self.banner)
        self.banner.critical.connect(self._make_critical)
        self.banner.raise_asked.connect(self._ask_to_raise)
        self.banner.declined.connect(self._decline)
        view.step.why_pressed.connect(self.show_why)
        desk.registry.bind(WHY, view, self.show_why)
        side = view.side
        side.rework.checked.connect(self._check)
        side.rework.plan_asked.connect(self._ask_plan)
        side.similar.copy_asked.connect(self.copy_measures)
        side.similar.case_asked.connect(lambda other: desk.navigate(KEY, (other, None)))
        side.tabs.currentChanged.connect(lambda _at: self._read_similar())
        view.person.preferences.saved.connect(self._save_preferences)

    def show(self, book: CaseBook) -> None:
        """Another case, or the same one as it stands now."""
        before = self._book.case.complaint.id if self._book else 0
        self._book = book
        if before != book.case.complaint.id:
            self._found, self._asked = (), None
            self._show_similar()
        self.banner.show_proposal(None if book.deleted else book.proposal)
        side = self._view.side
        if side.explains and self._explained != _timing(book):
            self._explain()
        self._mover.case_changed(book.case)
        self._read_similar()

    # why this time

    def show_why(self) -> None:
        """Explain what is due next, beside the case; the same key puts it away."""
        side = self._view.side
        if side.explains:
            side.show_tabs()
        else:
            self._explain()

    def _explain(self) -> None:
        side, book = self._view.side, self._book
        if book is None:
            return
        self._explained = _timing(book)
        wanted = book.case.complaint
        limit = book.case.step.limit
        clock = limit.clock if limit else ""

        def shown(clocks: list[why.Why]) -> None:
            if self._book is not None and self._book.case.complaint.id == wanted.id:
                # The card tells what the step is due by, else what the case is due by.
                running = {one.clock for one in clocks if one.met is None}
                first = next((one for one in (clock, "step") if one in running), wanted.due_clock)
                side.show_why(clocks, first, self._desk.now())

        self._whys.ask(lambda office: why.explain(office, wanted.id), shown, self._tell)

    def show_changes(self, revealed: bool) -> None:
        """Every change of the case, beside it."""
        wanted, desk = self._id, self._desk
        desk.runner.run(
            lambda office: casebook.changes(office, wanted),
            lambda found: self._view.side.show_changes(found, desk.now(), desk.lists(), revealed),
        )

    # proposals

    def _make_critical(self) -> None:
        wanted = self._id
        self._run(lambda office: cases.edit(office, wanted, {"severity": "critical"}))

    def _ask_to_raise(self, sentence: str) -> None:
        if self._book is not None:
            self._mover.ask(moves.ESCALATE, self._book.case, sentence)

    def _decline(self, rule: str) -> None:
        wanted = self._id
        self._run(lambda office: proposals.decline(office, wanted, rule))

    # rework

    def show_check(self) -> None:
        """Lead to the quality check."""
        side = self._view.side
        side.show_tab(REWORK)
        side.rework.focus_check()
        area, place = side.tabs.widget(REWORK), side.rework.place_of_check()
        if place is not None and isinstance(area, Scroller):
            area.ensureWidgetVisible(place)

    def _check(self, item: str, on: bool) -> None:
        wanted = self._id
        self._run(lambda office: reworks.check(office, wanted, item, on))

    def _ask_plan(self) -> None:
        if self._book is not None:
            self._mover.ask(moves.REWORK_PLAN, self._book.case)

    # similar cases

    def copy_measures(self, one: Solved) -> None:
        """Fill the measures of another case into the fields of the form that are still empty."""
        form = self._view.step.form
        for key, column in self._empty_measures():
            text = str(getattr(one, column))
            if form is not None and text.strip():
                row = form.rows[key]
                row.show_text(text, force=True)
                row.edited.emit(text)
                row.focus()
        self._show_similar()

    def _empty_measures(self) -> list[tuple[str, str]]:
        """(field, column) of the form in front: measures that may be filled in and are empty."""
        form, book = self._view.step.form, self._book
        if form is None or book is None or book.case.complaint.outcome or book.deleted:
            return []
        steps = book.case.workflow
        if steps.position(form.step.key) > steps.position(book.case.complaint.step_key):
            return []
        return [
            (spec.key, spec.binds)
            for spec in form.step.fields
            if spec.binds in MEASURES and not form.rows[spec.key].text.strip()
        ]

    def _read_similar(self) -> None:
        """Read when the tab is looked at: comparing costs more than opening a case may."""
        book, side = self._book, self._view.side
        if book is None or side.tabs.currentIndex() != SIMILAR:
            return
        complaint = book.case.complaint
        key = (complaint.id, complaint.category, complaint.content, complaint.building)
        if key == self._asked:
            self._show_similar()
            return
        self._asked = key
        self._reads.ask(
            lambda office: similar.like(office, complaint.id), self._take_similar, self._tell
        )

    def _take_similar(self, found: tuple[Solved, ...]) -> None:
        self._found = found
        self._show_similar()

    def _show_similar(self) -> None:
        desk = self._desk
        room = bool(self._empty_measures())
        self._view.side.similar.show_cases(
            self._found, desk.now(), desk.lists(), desk.language, room
        )

    # people

    def _save_preferences(self, resident_id: int, preferred: str, note: str) -> None:
        form = self._view.person.preferences
        self._desk.runner.run(
            lambda office: residents.set_preferences(office, resident_id, preferred, note),
            lambda _changed: form.saved_for(resident_id),
            lambda error: form.refuse(refusal(error)),
        )

    # inside

    @property
    def _id(self) -> int:
        return self._book.case.complaint.id if self._book else 0

    def _run(self, work: Callable[..., Any]) -> None:
        self._desk.runner.run(work, None, self._refused)

    def _refused(self, error: Exception) -> None:
        self._tell(error)
        self._reload()

    def _tell(self, error: Exception) -> None:
        self._desk.show_message(refusal(error), "error")


def _timing(book: CaseBook) -> object:
    """What the due times follow from, as far as the case itself tells."""
    case = book.case
    return case.complaint.id, case.clocks, case.holds, case.extensions, case.complaint.step_key
