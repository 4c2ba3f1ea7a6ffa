"""口令: one person's PIN, and whether the office requires PINs at all."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from desktop_app.domain.errors import KnownError
from desktop_app.services.staff import access
from desktop_app.services.staff.access import Door
from desktop_app.ui.desk import Desk, Latest
from desktop_app.ui.settings.acting import Acting
from desktop_app.ui.settings.forms import Form
from desktop_app.ui.settings.pane import note
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.rows import button_row


class AccessCard(QObject):
    """``show_person`` says whose PIN is set; the office's requirement stands below."""

    def __init__(self, desk: Desk, acting: Acting, parent: QObject) -> None:
        super().__init__(parent)
        self._acting = acting
        self._latest = Latest(desk.runner)
        self._door = Door(False, False, "", 0, ())
        self._person: int | None = None
        theme = desk.theme
        self.card = Card(theme, self.tr("口令"))
        self.form = Form(theme, 2)
        for key, label in (("pin", self.tr("新口令")), ("again", self.tr("再输一次"))):
            self.form.line(key, label).setEchoMode(QLineEdit.EchoMode.Password)
        self.state = note("")
        self.set_button = push_button(self.tr("设置口令"), clicked=self.set_pin)
        self.drop_button = push_button(self.tr("去掉口令"), clicked=self.drop)
        self.office = Form(theme, 2)
        self.office.tick("required", self.tr("本处要求口令"))
        self.office.number("idle", self.tr("无人操作多久后锁定（0 为不锁）"), 0, 240, self.tr("分"))
        self.office_button = push_button(self.tr("保存口令要求"), clicked=self.save)
        last = QHBoxLayout()
        body = self.card.body
        body.addWidget(self.state)
        body.addWidget(self.form)
        button_row(body, self.set_button, self.drop_button)
        body.addWidget(self.office)
        body.addWidget(
            note(
                self.tr(
                    "打开后，每个人用自己的口令进入；设置、删除、导出完整姓名电话等按角色允许。"
                    "要先给经理和每位员工设好口令。关闭时谁都可以换人值班。"
                )
            )
        )
        body.addLayout(last)
        last.addWidget(self.office_button)
        last.addStretch(1)

    def set_editable(self, editable: bool) -> None:
        self.form.set_editable(editable)
        self.office.set_editable(editable)
        for button in (self.set_button, self.drop_button, self.office_button):
            button.setEnabled(editable)

    def refresh(self) -> None:
        self._latest.ask(access.door, self._show)

    def show_person(self, person_id: int | None) -> None:
        """Whose PIN is meant; ``None`` for nobody."""
        self._person = person_id
        self._tell()

    def set_pin(self) -> None:
        """Store the PIN that was typed twice."""
        person, pin = self._person, self.form.string("pin")
        if person is None:
            return
        if pin != self.form.string("again"):
            self._acting.messages.show_message(self.tr("两次输入的口令不一样，没有保存。"), "error")
            return
        self._acting.write(lambda office: access.set_pin(office, person, pin), self._stored)

    def drop(self) -> None:
        """Take the PIN away."""
        person = self._person
        if person is not None:
            self._acting.write(lambda office: access.set_pin(office, person, ""), self._stored)

    def save(self) -> None:
        """Store whether PINs are required, and when the window locks by itself."""
        on, idle = bool(self.office.value("required")), self.office.whole("idle")

        def stored(_none: object) -> None:
            self.refresh()
            text = self.tr("口令要求已打开。") if on else self.tr("口令要求已关闭。")
            self._acting.messages.show_message(text, "success")

        self._acting.write(
            lambda office: access.require_pins(office, on, idle), stored, self._refused
        )

    def _refused(self, error: KnownError) -> None:
        self._acting.say_refused(error)
        self.refresh()

    def _stored(self, _none: object) -> None:
        self.form.show_values({"pin": "", "again": ""})
        self._acting.messages.show_message(self.tr("口令已保存。"), "success")
        self.refresh()

    def _show(self, door: Door) -> None:
        self._door = door
        self.office.show_values({"required": door.required, "idle": door.idle_minutes})
        self._tell()

    def _tell(self) -> None:
        seat = next((one for one in self._door.seats if one.id == self._person), None)
        for one in (self.form, self.set_button, self.drop_button):
            one.setVisible(seat is not None)
        if seat is None:
            self.state.setText(self.tr("在上面选一个人，可以给他设口令。"))
            return
        self.drop_button.setVisible(seat.has_pin)
        text = (
            self.tr("{name}已有口令；忘记了就在这里设一个新的。")
            if seat.has_pin
            else self.tr("{name}还没有口令。")
        )
        self.state.setText(text.format(name=seat.name))
