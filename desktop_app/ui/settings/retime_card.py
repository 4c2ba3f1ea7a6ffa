"""重新计算未结投诉: says first what it would change, does it only when asked, and counts."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop_app.services import undo
from desktop_app.services.office import Office
from desktop_app.services.settings import limits_edit
from desktop_app.services.settings.limits_edit import Retimed
from desktop_app.ui.desk import Desk
from desktop_app.ui.settings.acting import Acting
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.covered_work import CoveredWork
from desktop_app.ui.widgets.words import Words


class RetimeCard(Card):
    """Running clocks keep their due times until this is pressed."""

    def __init__(self, desk: Desk, acting: Acting, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, "", parent)
        self._acting = acting
        self._editable = True
        self._count = 0
        self._work = CoveredWork(desk.theme, self)
        self.set_title(self.tr("正在计时的投诉"))
        self.sentence = Words("", self)
        self.button = push_button(self.tr("重新计算未结投诉"), clicked=self.retime)
        self.body.addWidget(self.sentence)
        self.body.addWidget(self.button)

    def set_editable(self, editable: bool) -> None:
        self._editable = editable
        self._switch()

    def show_foreseen(self, foreseen: Retimed) -> None:
        self._count = foreseen.changed
        if not foreseen.changed:
            text = self.tr("未结投诉 {count} 件，到期时间都与现行规定一致。")
        else:
            text = self.tr(
                "规定改动只用于以后开始的计时。未结投诉 {count} 件中，有 {changed} 件按现行规定会换到期时间，"
                "其中 {late} 件会因此超时。延期过的时限不动。"
            )
        self.sentence.setText(
            text.format(count=foreseen.looked_at, changed=foreseen.changed, late=foreseen.late)
        )
        self._switch()

    def retime(self) -> None:
        progress = self._work.begin(self.tr("正在重新计算…"))

        def work(office: Office) -> tuple[Retimed, int]:
            done = limits_edit.retime(office, progress)
            return done, undo.latest(office)

        def ended(answer: tuple[Retimed, int]) -> None:
            done, operation = answer
            self._stop()
            text = self.tr(
                "已重新计算未结投诉：看过 {count} 件，换到期时间 {changed} 件，新超时 {late} 件。"
            )
            self._acting.messages.show_message(
                text.format(count=done.looked_at, changed=done.changed, late=done.late), "success"
            )
            self._acting.offer_undo(
                self.tr("{count} 件投诉换了到期时间。").format(count=done.changed),
                lambda office: undo.take_back(office, operation),
            )

        self._acting.write(work, ended, self._refused, self._stop)

    def _refused(self, error: object) -> None:
        self._stop()
        self._acting.say_refused(error)  # type: ignore[arg-type]

    def _switch(self) -> None:
        self.button.setVisible(self._count > 0)
        self.button.setEnabled(self._editable and not self._work.running)

    def _stop(self) -> None:
        self._work.end()
        self._switch()
