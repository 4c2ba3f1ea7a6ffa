"""回访安排: quiet hours and the capacity of a day, as the planner proposes and warns by them."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from desktop_app.domain.planner import PlanRules
from desktop_app.services import planner
from desktop_app.services.office import Office
from desktop_app.ui.desk import Desk, Latest
from desktop_app.ui.settings.acting import Acting
from desktop_app.ui.settings.forms import Form
from desktop_app.ui.settings.pane import note
from desktop_app.ui.settings.typed import hours_text, read_hours
from desktop_app.ui.widgets.card import Card

PAUSE_MS = 700


class PlannerCard(QObject):
    """Stored at every pause; one undo takes back what was typed since it was last shown."""

    def __init__(self, desk: Desk, acting: Acting, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._acting = desk, acting
        self._latest = Latest(desk.runner)
        self._stored: PlanRules | None = None
        self._dirty = False
        self.card = Card(desk.theme, self.tr("回访安排（本处规定）"))
        self.form = form = Form(desk.theme, 2)
        form.line("earliest", self.tr("最早几点联系住户"), hint="09:00")
        form.line("latest", self.tr("最晚几点联系住户"), hint="20:00")
        form.line("quiet", self.tr("免打扰时段（可填多段，可空）"), hint="12:00-14:00")
        form.number("capacity", self.tr("每天最多几项回访（0 为不限）"), 0, 999, self.tr("项"))
        self.card.body.addWidget(form)
        self.card.body.addWidget(
            note(self.tr("安排和改期时据此建议时间并提醒；只提醒，不禁止。住户自己的偏好优先。"))
        )
        self._timer = QTimer(self.card)  # ends with what it reads
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self.flush)
        form.changed.connect(lambda _key: self._typed())
        form.finished.connect(lambda _key: self.flush())

    def refresh(self) -> None:
        if not self._dirty:
            self._latest.ask(planner.rules, self._show)

    def flush(self) -> None:
        """Store what was typed, if anything was; what cannot be read stays and is said."""
        self._timer.stop()
        before = self._stored
        if not self._dirty or before is None:
            return
        new = self._read()
        if new is None:
            self._acting.messages.show_message(
                self.tr("时间请写成 9:00、时段请写成 12:00-14:00 这样；原设置未改。"), "error"
            )
            return
        self._dirty = False

        def stored(_old: PlanRules) -> None:
            self._stored = new
            if new != before:
                self._acting.offer_undo(
                    self.tr("回访安排的设置已保存。"),
                    lambda office: self._undo(office, before),
                )

        self._acting.write(lambda office: planner.save_rules(office, new), stored)

    def _undo(self, office: Office, before: PlanRules) -> None:
        planner.save_rules(office, before)

    def _typed(self) -> None:
        self._dirty = True
        self._timer.start()

    def _read(self) -> PlanRules | None:
        earliest, latest = (read_hours(self.form.string(key)) for key in ("earliest", "latest"))
        quiet = planner.spans(self.form.string("quiet"))
        if earliest is None or latest is None or quiet is None:
            return None
        return PlanRules(earliest, latest, quiet, self.form.whole("capacity"))

    def _show(self, rules: PlanRules) -> None:
        if self._dirty:
            return
        self._stored = rules
        self.form.show_values(
            {
                "earliest": hours_text(rules.earliest),
                "latest": hours_text(rules.latest),
                "quiet": "、".join(
                    f"{hours_text(start)}-{hours_text(end)}" for start, end in rules.quiet
                ),
                "capacity": rules.capacity,
            }
        )
