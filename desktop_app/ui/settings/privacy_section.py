"""隐私: the encryption, a person's data as a file, erasing a person, and how long ended cases say whose they were."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop_app.domain.messages import Message
from desktop_app.services import privacy
from desktop_app.services.office import Office
from desktop_app.services.privacy import Aging, Found
from desktop_app.ui.desk import Desk, Latest
from desktop_app.ui.i18n import render
from desktop_app.ui.settings.acting import Acting
from desktop_app.ui.settings.encryption_card import EncryptionCard
from desktop_app.ui.settings.forms import Form
from desktop_app.ui.settings.pane import Pane, note
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.rows import button_row
from desktop_app.ui.words import core

_SHOWN = 12


class PrivacySection(QObject):
    """First looks, then hands out or erases; erasing is asked for twice, it has no undo."""

    tables = frozenset({"setting"})

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.pane = Pane(desk.theme, self.tr("隐私"), desk.place)
        self._acting = Acting(desk, self.pane.messages)
        self._latest = Latest(desk.runner)
        theme = desk.theme
        self.person = Form(theme, 2)
        self.person.line("name", self.tr("姓名"))
        self.person.line("phone", self.tr("电话"))
        self.person.changed.connect(lambda _key: self._drop())
        self.look_button = push_button(self.tr("查找"), kind="primary", clicked=self.look)
        self.file_button = push_button(self.tr("导出此人信息…"), clicked=self.ask_file)
        self.erase_button = push_button(self.tr("抹除此人信息…"), clicked=self.ask_erase)
        self.sure_button = push_button(
            self.tr("确定抹除，不能撤销"), kind="danger", clicked=self.erase
        )
        self.keep_button = push_button(self.tr("不抹除"), clicked=self._drop_question)
        self.found = note("")
        first = Card(theme, self.tr("个人信息"))
        first.body.addWidget(
            note(
                self.tr(
                    "住户要求查看或删除自己的信息时用。抹除后投诉和统计都在，姓名、电话、备注和"
                    "文字里提到他的地方没有了，修改记录里也没有了；附件要由人看过再决定。"
                )
            )
        )
        first.body.addWidget(self.person)
        button_row(first.body, self.look_button)
        first.body.addWidget(self.found)
        button_row(first.body, self.file_button, self.erase_button)
        button_row(first.body, self.sure_button, self.keep_button)
        self.rule = Form(theme, 2)
        self.rule.number(
            "years", self.tr("投诉结束多少年后匿名化（0 为不限）"), 0, 50, self.tr("年")
        )
        self.save_button = push_button(self.tr("保存年限"), clicked=self.save)
        self.preview_button = push_button(self.tr("看看会改多少"), clicked=self.preview)
        self.run_button = push_button(
            self.tr("现在匿名化，不能撤销"), kind="danger", clicked=self.run
        )
        self.aging = note("")
        second = Card(theme, self.tr("保留年限（本处规定）"))
        second.body.addWidget(self.rule)
        second.body.addWidget(
            note(self.tr("匿名化只去掉是谁，楼栋、类别、时间、结果都留着，统计不变。"))
        )
        button_row(second.body, self.save_button, self.preview_button)
        second.body.addWidget(self.aging)
        button_row(second.body, self.run_button)
        self.encryption = EncryptionCard(desk, self._acting, self.pane)
        self.pane.limit_width(860)
        for card in (self.encryption.card, first, second):
            self.pane.body.addWidget(card)
        self.pane.body.addStretch(1)
        self._drop()
        self.aging.hide()
        self.run_button.hide()

    @property
    def widget(self) -> QWidget:
        return self.pane

    def can_leave(self) -> bool:
        return True

    def set_editable(self, editable: bool) -> None:
        self.person.set_editable(editable)
        self.rule.set_editable(editable)
        self.encryption.set_editable(editable)
        for button in (self.look_button, self.save_button, self.preview_button):
            button.setEnabled(editable)

    def refresh(self) -> None:
        self.encryption.refresh()
        self._latest.ask(
            privacy.retention_years, lambda years: self.rule.show_values({"years": years})
        )

    def look(self) -> None:
        """What is held of who was typed."""
        name, phone = self._typed()
        self._acting.write(lambda office: privacy.look(office, name, phone), self._show)

    def ask_file(self) -> None:
        """Ask where to, then write."""
        name = self.tr("{name}-个人信息.xlsx").format(name=self._typed()[0])
        path, _ = QFileDialog.getSaveFileName(
            self.pane, self.tr("导出个人信息"), name, "Excel (*.xlsx);;JSON (*.json)"
        )
        if path:
            self.write_file(Path(path))

    def write_file(self, path: Path) -> None:
        """Everything held, in full; that it was written is traced."""
        name, phone = self._typed()

        def done(_found: Found) -> None:
            text = self.tr("已写入 {path}，里面是完整的姓名和电话，请妥善交给本人。")
            self.pane.messages.show_message(text.format(path=path), "success")

        self._acting.write(
            lambda office: privacy.person_file(office, path, name, phone, core), done
        )

    def ask_erase(self) -> None:
        """The second question."""
        self.sure_button.show()
        self.keep_button.show()
        self.keep_button.setFocus()

    def erase(self) -> None:
        """Erase; says how long copies still hold it."""
        name, phone = self._typed()

        def work(office: Office) -> tuple[Found, Message]:
            return privacy.erase(office, name, phone), privacy.copies_until(office)

        def done(answer: tuple[Found, Message]) -> None:
            found, until = answer
            text = self.tr("已抹除：住户资料 {residents} 份，投诉 {cases} 件。").format(
                residents=found.residents, cases=len(found.cases)
            )
            lines = [text, render(until), *self._left(found)]
            self.person.show_values({"name": "", "phone": ""})
            self._drop()
            self.pane.messages.show_message("\n".join(lines), "success")

        self._acting.write(work, done)

    def save(self) -> None:
        """Store the rule; nothing is anonymised by it alone."""
        years = self.rule.whole("years")

        def done(_none: object) -> None:
            self.pane.messages.show_message(self.tr("保留年限已保存。"), "success")

        self._acting.write(lambda office: privacy.set_retention(office, years), done)

    def preview(self) -> None:
        """What the typed years would anonymise now."""
        years = self.rule.whole("years")
        self._acting.write(
            lambda office: privacy.retention_preview(office, years), self._show_aging
        )

    def run(self) -> None:
        """Anonymise by the stored rule."""

        def done(aging: Aging) -> None:
            self._show_aging(Aging(0, None, 0, 0))
            text = self.tr("已匿名化投诉 {cases} 件、住户 {residents} 位。").format(
                cases=aging.cases, residents=aging.residents
            )
            self.pane.messages.show_message(text, "success")

        years = self.rule.whole("years")

        def work(office: Office) -> Aging:
            if privacy.retention_years(office) != years:
                privacy.set_retention(office, years)
            return privacy.run_retention(office)

        self._acting.write(work, done)

    # inside

    def _typed(self) -> tuple[str, str]:
        return self.person.string("name").strip(), self.person.string("phone").strip()

    def _drop(self) -> None:
        self.found.hide()
        self.file_button.hide()
        self.erase_button.hide()
        self._drop_question()

    def _drop_question(self) -> None:
        self.sure_button.hide()
        self.keep_button.hide()

    def _show(self, found: Found) -> None:
        text = self.tr("住户资料 {residents} 份，投诉 {cases} 件：{numbers}").format(
            residents=found.residents,
            cases=len(found.cases),
            numbers=_some(found.cases) or "—",
        )
        self.found.setText("\n".join([text, *self._left(found)]))
        for one in (self.found, self.file_button, self.erase_button):
            one.show()

    def _left(self, found: Found) -> list[str]:
        lines = []
        if found.attachments:
            names = _some(tuple(f"{number} {name}" for number, name in found.attachments))
            lines.append(self.tr("附件要由人看过再决定：{names}").format(names=names))
        if found.elsewhere:
            text = self.tr("别人的投诉里也出现这个名字，请人核对：{numbers}")
            lines.append(text.format(numbers=_some(found.elsewhere)))
        return lines

    def _show_aging(self, aging: Aging) -> None:
        if aging.before is None:
            self.aging.hide()
            self.run_button.hide()
            return
        text = self.tr("{before} 以前结束的投诉 {cases} 件、已搬走的住户 {residents} 位会匿名化。")
        self.aging.setText(
            text.format(
                before=aging.before.isoformat(), cases=aging.cases, residents=aging.residents
            )
        )
        self.aging.show()
        self.run_button.setVisible(bool(aging.cases or aging.residents))


def _some(names: tuple[str, ...]) -> str:
    shown = "、".join(names[:_SHOWN])
    return f"{shown} … ({len(names)})" if len(names) > _SHOWN else shown
