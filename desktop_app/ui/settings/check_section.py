"""数据检查: what is wrong with the data, mending what is derived, and the voucher on paper."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QWidget

from desktop_app.domain.errors import KnownError
from desktop_app.services.office import Office
from desktop_app.services.operations import Progress
from desktop_app.services.safety import doctor, proof, repairs
from desktop_app.services.safety.doctor import Finding
from desktop_app.services.safety.proof import Verdict
from desktop_app.services.safety.repairs import Mended
from desktop_app.ui.desk import Desk, Latest
from desktop_app.ui.i18n import render
from desktop_app.ui.settings.acting import Acting
from desktop_app.ui.settings.forms import Form
from desktop_app.ui.settings.pane import Pane, note
from desktop_app.ui.settings.row_table import Row, RowTable
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.covered_work import CoveredWork
from desktop_app.ui.widgets.words import Words

MOST_NUMBERS = 5
"""Case numbers named in a line; the rest is counted."""
_MENDABLE = frozenset({"status", "derived", "search", "attachments", "strays"})


class CheckSection(QObject):
    """Everybody may look and mend what follows from something else; nothing typed is touched."""

    tables: frozenset[str] = frozenset()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._found: list[Finding] = []
        self._latest = Latest(desk.runner)
        self.pane = Pane(desk.theme, self.tr("数据检查"))
        self._acting = Acting(desk, self.pane.messages)
        self._work = CoveredWork(desk.theme, self.pane)
        desk.bus.closing.connect(self._work.cancel)  # it may take minutes, and only looks
        self.pane.limit_width(1160)
        for card in (self._checks(), self._voucher()):
            self.pane.body.addWidget(card)
        self.pane.body.addStretch(1)
        self._show([])

    def _checks(self) -> Card:
        card = Card(self._desk.theme, self.tr("检查"))
        self.check_button = push_button(self.tr("检查全部数据"), kind="primary", clicked=self.check)
        self.mend_button = push_button(self.tr("修正推算的内容"), clicked=self.mend)
        card.add_to_head(self.mend_button)
        card.add_to_head(self.check_button)
        self.summary = Words("", card)
        self.table = RowTable(
            self._desk.theme,
            self.tr("检查结果"),
            [self.tr("结果"), self.tr("检查了什么"), self.tr("涉及的投诉")],
            lines=18,
        )
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.table.itemActivated.connect(lambda _item: self.open_case())
        card.body.addWidget(self.summary)
        card.body.addWidget(self.table)
        card.body.addWidget(
            note(
                self.tr(
                    "检查只看不改；投诉多时要几分钟，其间保存会等一等，可以随时取消。"
                    "“修正”只重算由程序推算的内容（状态、到期时间、摘要、编号计数、搜索索引、"
                    "能从备份找回的附件），先备份，人写的一个字不动。"
                )
            )
        )
        return card

    def _voucher(self) -> Card:
        card = Card(self._desk.theme, self.tr("修改记录的凭据"))
        self.anchor = Words("", card, marked=True)
        self.form = Form(self._desk.theme, 1)
        self.form.line("anchor", self.tr("纸上印的凭据"), hint="1023-9F3A-77C1-D2E0-AB12")
        self.compare_button = push_button(self.tr("核对"), clicked=self.compare)
        row = QHBoxLayout()
        self.verdict = Words("", card)
        self.verdict.hide()
        card.body.addWidget(self.anchor)
        card.body.addLayout(row)
        row.addWidget(self.form, 1)
        row.addWidget(self.compare_button, 0, Qt.AlignmentFlag.AlignBottom)
        card.body.addWidget(self.verdict)
        card.body.addWidget(
            note(
                self.tr(
                    "周报、交接班单和登记表的页脚印着当时的凭据。哪天有疑问，把纸上的凭据打进来核对："
                    "相符，说明印那张纸之前的修改记录一条也没有被动过。"
                )
            )
        )
        return card

    # the Section protocol

    @property
    def widget(self) -> QWidget:
        return self.pane

    def can_leave(self) -> bool:
        return True

    def set_editable(self, editable: bool) -> None:
        """Checking and mending need no role."""

    def refresh(self) -> None:
        self._latest.ask(proof.anchor, self._show_anchor, self._acting.failed)

    # what the buttons do

    def check(self) -> None:
        """Run every check; what was found stays until the next one."""
        progress = self._begin(self.tr("正在检查…"))
        self._acting.write(
            lambda office: doctor.examine(office, progress),
            self._checked,
            self._refused,
            self._stop,
        )

    def mend(self) -> None:
        """Mend what is derived, then check again."""
        progress = self._begin(self.tr("正在修正…"))

        def work(office: Office) -> tuple[list[Mended], list[Finding]]:
            mended = repairs.repair(office, progress)
            return mended, doctor.examine(office, progress)

        def ended(answer: tuple[list[Mended], list[Finding]]) -> None:
            mended, found = answer
            self._checked(found)
            lines = [render(one.message) for one in mended]
            text = "\n".join(lines) or self.tr("没有要修正的。")
            self.pane.messages.show_message(text, "success" if lines else "info")

        self._acting.write(work, ended, self._refused, self._stop)

    def compare(self) -> None:
        """Whether the anchor that was typed still stands."""
        text = self.form.string("anchor").strip()
        self.verdict.hide()
        if text:
            self._latest.ask(
                lambda office: proof.against_paper(office, text), self._show_verdict, self._refused
            )

    def open_case(self) -> None:
        """Open the first case that the chosen line names."""
        code = self.table.current
        numbers = next((one.numbers for one in self._found if one.code == code), ())
        if numbers:
            self._desk.runner.run(
                lambda office: office.case_by_number(numbers[0]).complaint.id,
                self._open,
                self._acting.failed,
            )

    # inside

    def _open(self, complaint_id: int) -> None:
        self._desk.navigate("editor", (complaint_id, None))

    def _begin(self, text: str) -> Progress:
        progress = self._work.begin(text)
        self.pane.messages.clear()
        self._switch()
        return progress

    def _checked(self, found: list[Finding]) -> None:
        self._stop()
        self._show(found)
        self.refresh()

    def _show(self, found: list[Finding]) -> None:
        self._found = found
        self.table.setVisible(bool(found))
        # What is wrong comes first: nobody looks for it among what is fine.
        self.table.show_rows([self._row(one) for one in sorted(found, key=lambda f: f.ok)])
        wrong = sum(1 for one in found if not one.ok)
        if not found:
            text = self.tr("还没有检查过。")
        elif wrong:
            text = self.tr("{count} 项里有 {wrong} 项不对。").format(count=len(found), wrong=wrong)
        else:
            text = self.tr("{count} 项都对。").format(count=len(found))
        self.summary.setText(text)
        self._switch()

    def _row(self, one: Finding) -> Row:
        numbers = "、".join(one.numbers[:MOST_NUMBERS])
        if len(one.numbers) > MOST_NUMBERS:
            numbers += self.tr(" 等 {count} 件").format(count=len(one.numbers))
        return Row(
            one.code, (self.tr("对") if one.ok else self.tr("不对"), render(one.message), numbers)
        )

    def _show_anchor(self, text: str) -> None:
        self.anchor.setText(self.tr("现在的凭据：{text}").format(text=text or "—"))

    def _show_verdict(self, verdict: Verdict) -> None:
        pair = self._desk.theme.colours.pair("green" if verdict.ok else "red")
        self.verdict.setText(render(verdict.message))
        self.verdict.setStyleSheet(f"color: {pair.strong};")
        self.verdict.show()

    def _refused(self, error: Exception) -> None:
        self._stop()
        if isinstance(error, KnownError):
            self._acting.say_refused(error)

    def _stop(self) -> None:
        self._work.end()
        self._switch()

    def _switch(self) -> None:
        idle = not self._work.running
        self.check_button.setEnabled(idle)
        self.mend_button.setEnabled(idle)
        self.mend_button.setVisible(
            any(not one.ok and one.code in _MENDABLE for one in self._found)
        )
