"""物业处: name, hours, default workflow, repeat and incident windows; stored while typing."""

from __future__ import annotations

from datetime import time

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from desktop_app.domain.errors import KnownError
from desktop_app.services.office import Office
from desktop_app.services.settings import settings_edit
from desktop_app.services.settings.settings_edit import OfficeSettings
from desktop_app.ui.desk import Desk, Latest
from desktop_app.ui.settings.acting import Acting
from desktop_app.ui.settings.forms import Form
from desktop_app.ui.settings.pane import Pane, note
from desktop_app.ui.settings.papers_card import PapersCard
from desktop_app.ui.settings.planner_card import PlannerCard
from desktop_app.ui.settings.typed import hours_text, read_hours
from desktop_app.ui.widgets.card import Card

PAUSE_MS = 700


class OfficeSection(QObject):
    """Every pause stores what was typed; one undo takes back what was typed into one field."""

    tables = frozenset({"setting", "workflow"})

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.pane = Pane(desk.theme, self.tr("物业处"), desk.place)
        self._acting = Acting(desk, self.pane.messages)
        self._latest = Latest(desk.runner)
        self._stored: OfficeSettings | None = None
        self._before: OfficeSettings | None = None
        self._field = ""
        self._dirty = False
        self._timer = QTimer(self.pane)  # ends with what it reads
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self.flush)
        self._build()

    def _build(self) -> None:
        theme, inner = self._desk.theme, self.pane.inner
        self.form = form = Form(theme, 2, inner)
        form.line("name", self.tr("物业处名称"), wide=True)
        form.line("opens", self.tr("上班时间"), hint="08:30")
        form.line("closes", self.tr("下班时间"), hint="18:00")
        form.choice("workflow", self.tr("新投诉默认流程"), [], wide=True)
        hours = note(
            self.tr(
                "工作小时和工作日按这个时间计。改动只影响以后开始的计时；正在计时的投诉可在“时限”里重新计算。"
            )
        )
        first = Card(theme, self.tr("物业处"), inner)
        first.body.addWidget(form)
        first.body.addWidget(hours)
        self.figures = figures = Form(theme, 3, inner)
        figures.number(
            "repeat_days", self.tr("重复投诉：同户同类，多少天内"), 1, 3650, self.tr("天")
        )
        figures.number("incident_days", self.tr("群诉：同栋同类，多少天内"), 1, 365, self.tr("天"))
        figures.number("incident_households", self.tr("群诉：至少几户"), 1, 999, self.tr("户"))
        second = Card(theme, self.tr("重复投诉与群诉（本处规定）"), inner)
        second.body.addWidget(figures)
        for one in (form, figures):
            one.changed.connect(self._typed)
            one.finished.connect(lambda _key: self.flush())
        self.planner = PlannerCard(self._desk, self._acting, self)
        self.papers = PapersCard(self._desk, self._acting, self)
        self.pane.limit_width(860)
        self.pane.body.addWidget(first)
        self.pane.body.addWidget(second)
        self.pane.body.addWidget(self.planner.card)
        self.pane.body.addWidget(self.papers.card)
        self.pane.body.addStretch(1)

    @property
    def widget(self) -> QWidget:
        return self.pane

    def set_editable(self, editable: bool) -> None:
        self.form.set_editable(editable)
        self.figures.set_editable(editable)
        self.planner.form.set_editable(editable)
        self.papers.set_editable(editable)

    def can_leave(self) -> bool:
        self.flush()
        self.planner.flush()
        self.papers.flush()
        return True

    def refresh(self) -> None:
        self.planner.refresh()
        self.papers.refresh()
        if not self._dirty:
            self._latest.ask(settings_edit.read, self._show)

    def _show(self, now: OfficeSettings) -> None:
        self._stored = now
        if self._dirty:
            return
        language = self._desk.language
        options = [(w.key, w.title.in_language(language)) for w in self._desk.lists().workflows]
        self.form.set_options("workflow", options)
        self.form.show_values(
            {
                "name": now.name,
                "opens": hours_text(now.opens),
                "closes": hours_text(now.closes),
                "workflow": now.workflow,
            }
        )
        self.figures.show_values(
            {
                "repeat_days": now.repeat_days,
                "incident_days": now.incident_days,
                "incident_households": now.incident_households,
            }
        )

    def _typed(self, key: str) -> None:
        if key != self._field or self._before is None:
            self._field, self._before = key, self._stored
        self._dirty = True
        self._timer.start()

    def flush(self) -> None:
        """Store what was typed, if anything was."""
        self._timer.stop()
        if not self._dirty or self._stored is None:
            return
        opens, closes = self._hours("opens"), self._hours("closes")
        if opens is None or closes is None:
            self.pane.messages.show_message(
                self.tr("上下班时间请写成 8:30 这样；原时间未改。"), "error"
            )
            return
        new = OfficeSettings(
            self.form.string("name"),
            opens,
            closes,
            self.form.string("workflow"),
            self.figures.whole("repeat_days"),
            self.figures.whole("incident_days"),
            self.figures.whole("incident_households"),
        )
        before = self._before or self._stored
        self._dirty = False

        def stored(_old: OfficeSettings) -> None:
            if new != before:
                self._acting.offer_undo(
                    self.tr("设置已保存。"), lambda office: self._undo(office, before)
                )

        self._acting.write(lambda office: settings_edit.save(office, new), stored, self._refused)

    def _hours(self, key: str) -> time | None:
        return read_hours(self.form.string(key))

    def _undo(self, office: Office, before: OfficeSettings) -> None:
        settings_edit.save(office, before)
        self._before = None

    def _refused(self, error: KnownError) -> None:
        self._dirty = True  # what was typed stays, and is tried again with the next key
        self._acting.say_refused(error)
