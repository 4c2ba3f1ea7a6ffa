"""The controller of incidents in the editor: reads them, carries out what is asked for."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any

from PySide6.QtCore import QObject

from desktop_app.domain.errors import KnownError, RefusedError
from desktop_app.services import incident_work, incidents
from desktop_app.services.incidents import Panel
from desktop_app.services.office import ChangeSet
from desktop_app.services.operations import Work
from desktop_app.ui.desk import Desk, Latest
from desktop_app.ui.editor.scroller import Scroller
from desktop_app.ui.editor.side import SIMILAR
from desktop_app.ui.editor.view import EditorView
from desktop_app.ui.i18n import render
from desktop_app.ui.incident.banner import ProposalBanner
from desktop_app.ui.incident.panel import IncidentPanel
from desktop_app.ui.knowledge.risk_card import RiskBook

PUT_AWAY = "incident/put_away"
REMEMBERED = 200
TABS_THAT_FIT = 6
TABLES = frozenset(
    {"incident", "complaint", "contact", "follow_up", "step_entry", "setting", "risk_note"}
)


class IncidentSide(QObject):
    """*open_case* shows another case; the tab stands there only while there is something in it."""

    def __init__(self, desk: Desk, view: EditorView, open_case: Callable[[int], object]) -> None:
        super().__init__(view)
        self._desk, self._view, self._open_case = desk, view, open_case
        self._id = 0
        self._asked_for = False
        self._busy = False
        self._reads = Latest(desk.runner)
        self.shown = Panel()
        self.tab = Scroller(parent=view)
        self.tab.hide()
        self.banner = ProposalBanner(desk.theme, view)
        # In the column that scrolls by itself: a low window keeps the next step in sight.
        view.side.layout().insertWidget(0, self.banner)
        self.banner.taken.connect(self._take_up)
        self.banner.put_away.connect(self._put_away)
        desk.bus.changed.connect(self._changed)

    @cached_property
    def panel(self) -> IncidentPanel:
        """Most cases are in no incident: made for the first that is."""
        made = IncidentPanel(self._desk.theme, self._desk.now, self.tab.viewport())
        self.tab.hold(made)
        made.wanted.connect(self._act)
        return made

    @cached_property
    def _risks(self) -> RiskBook:
        return RiskBook(self._desk, self.panel.risks)

    def show(self, complaint_id: int) -> None:
        """Bring the incident of a case into view; another case forgets what was asked for."""
        if complaint_id != self._id:
            self._id, self._asked_for = complaint_id, False
        wanted = complaint_id
        self._reads.ask(
            lambda office: incidents.panel(office, wanted),
            lambda panel: self._show(wanted, panel),
            lambda _error: None,  # the editor itself says what is wrong with the case
        )

    def open(self) -> None:
        """Show the tab, also for a case in no incident (更多 → 群诉)."""
        self._asked_for = True
        self._show(self._id, self.shown)
        self._view.side.show_tabs()
        self._view.side.tabs.setCurrentWidget(self.tab)

    def _show(self, complaint_id: int, panel: Panel) -> None:
        if complaint_id != self._id:
            return
        self.shown = panel
        hint = panel.hint if str(complaint_id) not in self._dismissed() else None
        self.banner.show_hint(hint)
        wanted = panel.view is not None or self._asked_for
        if wanted or "panel" in self.__dict__:
            self.panel.show_panel(panel, complaint_id)
        if panel.view is not None:
            incident = panel.view.incident
            self._risks.follow_incident(incident.id, locked=incident.closed_at is not None)
        tabs = self._view.side.tabs
        at = tabs.indexOf(self.tab)
        if panel.view is not None:
            title = self.tr("群诉 {count}").format(count=len(panel.view.households))
        elif self._asked_for:
            title = self.tr("群诉")
        else:
            if at >= 0:
                tabs.removeTab(at)
                self._make_room()
            return
        if at < 0:
            tabs.insertTab(SIMILAR + 1, self.tab, title)
            self._make_room()
        elif tabs.tabText(at) != title:
            tabs.setTabText(at, title)

    def _make_room(self) -> None:
        """With so many tabs a narrow column scrolls them instead of growing."""
        tabs = self._view.side.tabs
        tabs.setUsesScrollButtons(tabs.count() > TABS_THAT_FIT)

    # acts

    def _act(self, kind: str, what: Any) -> None:
        view, here = self.shown.view, self._id
        if kind == "case":
            self._open_case(int(what))
            return
        if view is None and kind not in ("join", "open"):
            return  # the incident is not read yet, or gone
        incident_id = view.incident.id if view is not None else 0
        works: dict[str, Work] = {
            "say": lambda office: incident_work.say_to_all(office, incident_id, *what),
            "take_over": lambda office: incident_work.take_over(office, incident_id),
            "plan": lambda office: incident_work.plan_callbacks(office, incident_id),
            "close": lambda office: incidents.close(office, incident_id),
            "master": lambda office: incidents.set_master(office, int(what)),
            "leave": lambda office: incidents.leave(office, what[0], what[1]),
            "add": lambda office: incidents.join(
                office, incident_id, incidents.find_to_join(office, what)
            ),
            "join": lambda office: incidents.join(office, int(what), here),
            "open": lambda office: incidents.open_incident(office, here, (), what),
        }
        self._run(works[kind], lambda answer: self._done(kind, answer, incident_id))

    def _run(self, work: Work, done: Callable[[Any], None]) -> None:
        if self._busy:
            return  # a key pressed twice does nothing twice
        self._busy = True

        def over(answer: Any) -> None:
            self._busy = False
            done(answer)

        self._desk.runner.run(work, over, self._failed)

    def _done(self, kind: str, answer: Any, incident_id: int) -> None:
        self.panel.done(kind)
        say = self._desk.show_message
        if kind == "say":
            say(self.tr("已记入 {count} 条投诉。").format(count=answer), "success")
        elif kind == "take_over":
            self.panel.show_taken(answer)
            steps = sum(len(one.completed) for one in answer)
            filled = sum(one.filled for one in answer)
            text = self.tr("主单结果已应用：填入 {filled} 项，完成 {steps} 个步骤。")
            say(text.format(filled=filled, steps=steps), "success")
        elif kind == "plan":
            text = (
                self.tr("已为 {count} 户各安排一次回访。")
                if answer
                else self.tr("待回访的每户都已有一次回访，没有新增。")
            )
            say(text.format(count=answer), "success")
        elif kind == "close":
            self._desk.offer_undo(
                self.tr("群诉 {number} 已关闭").format(number=answer.number),
                lambda: self._desk.runner.run(
                    lambda office: incidents.reopen(office, incident_id), None, self._failed
                ),
            )
        elif kind in ("open", "join"):
            self._told_of(answer)
        self.show(self._id)

    def _failed(self, error: Exception) -> None:
        self._busy = False
        if not isinstance(error, KnownError):
            self.panel.show_problem([self.tr("没有做成，内容都还在；请再试一次。")])
            return
        gaps = [render(gap) for gap in error.missing] if isinstance(error, RefusedError) else []
        sentences = [render(error.message), *(f"· {gap}" for gap in gaps)]
        if self._view.side.tabs.indexOf(self.tab) >= 0:
            self.panel.show_problem(sentences)
        else:
            self._desk.show_message("\n".join(sentences), "warning")

    # the proposal

    def _take_up(self) -> None:
        here = self._id

        def done(incident: Any) -> None:
            self._told_of(incident)
            self._asked_for = True
            self.show(here)

        self._run(lambda office: incidents.follow(office, here), done)

    def _told_of(self, incident: Any) -> None:
        text = self.tr("已归入群诉 {number} {title}。")
        self._desk.show_message(
            text.format(number=incident.number, title=incident.title), "success"
        )

    def _put_away(self) -> None:
        kept = [one for one in self._dismissed() if one != str(self._id)][-REMEMBERED:]
        self._desk.settings.set(PUT_AWAY, ",".join([*kept, str(self._id)]))
        self.banner.show_hint(None)

    def _dismissed(self) -> list[str]:
        return [one for one in self._desk.settings.get(PUT_AWAY, "").split(",") if one]

    def _changed(self, changes: ChangeSet) -> None:
        if self._id and changes.tables & TABLES:
            self.show(self._id)
