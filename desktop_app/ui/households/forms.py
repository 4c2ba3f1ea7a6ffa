"""Small forms in the page: a person of a flat, and the flat itself. Ctrl+Enter saves, Esc closes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.case import KIND_TEXT, Household, Resident
from desktop_app.services.residency import OCCUPANCIES, PersonInput
from desktop_app.ui.editor import inputs
from desktop_app.ui.editor.contact_form import own_key
from desktop_app.ui.editor.field_row import FieldRow
from desktop_app.ui.editor.inputs import Option
from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.words import Words
from desktop_app.ui.words import core, kind_text


class Form(QFrame):
    """Fields, why they were refused, and the two buttons; what was typed stays until saved."""

    save_asked = Signal()
    closed = Signal()
    begun = Signal(object)
    """With the field that has the keyboard."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_kind(self, "panel")
        self.column = QVBoxLayout(self)
        theme.size(self.column.setContentsMargins, "s", "s", "s", "s")
        theme.size(self.column.setSpacing, "s")
        self._title = Words("", self, kind="small")
        self.column.addWidget(self._title)
        self._problem = Words("", self, kind="error")
        self._problem.hide()
        self.close_button = push_button(
            self.tr("收起"), kind="ghost", clicked=self.put_away, parent=self
        )
        self.save_button = push_button(
            self.tr("保存"), shortcut_hint="Ctrl+Enter", clicked=self.save_asked.emit, parent=self
        )
        self.hide()

    def finish(self) -> None:
        """Called once all fields stand in the column."""
        self.column.addWidget(self._problem)
        foot = QHBoxLayout()
        self.column.addLayout(foot)
        foot.addWidget(self.close_button)
        foot.addStretch(1)
        foot.addWidget(self.save_button)

    def begin(self, title: str, first: FieldRow) -> None:
        self._title.setText(title)
        self.setAccessibleName(title)
        self._problem.hide()
        self.show()
        first.focus()
        self.begun.emit(first)

    def put_away(self) -> None:
        self.hide()
        self.closed.emit()

    def refuse(self, sentence: str) -> None:
        """Say why it was not saved; what was typed stays."""
        self._problem.setText(sentence)
        self._problem.show()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and own_key(event):
            event.accept()
            return True
        return bool(super().event(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if own_key(event):
            if event.key() == Qt.Key.Key_Escape:
                self.put_away()
            else:
                self.save_asked.emit()
            return
        super().keyPressEvent(event)


class PersonForm(Form):
    """``resident_id`` 0 while somebody moves in."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.resident_id = 0
        label = self.tr("姓名")
        self.name = FieldRow(theme, label, inputs.line_input(theme, label), parent=self)
        self.name.set_required(True)
        label = self.tr("电话")
        self.phone = FieldRow(theme, label, inputs.line_input(theme, label), parent=self)
        label = self.tr("身份")
        kinds = [Option(key, kind_text(key)) for key in KIND_TEXT]
        self.kind = FieldRow(theme, label, inputs.chip_input(theme, label, kinds), parent=self)
        label = self.tr("什么时候方便联系")
        made = inputs.line_input(theme, label, self.tr("如 晚上 7 点后、周末上午"))
        self.time = FieldRow(theme, label, made, parent=self)
        label = self.tr("备注")
        made = inputs.text_input(
            theme, label, self.tr("如 家有婴儿、先发微信再打电话"), lines=2, most=5
        )
        self.note = FieldRow(theme, label, made, parent=self)
        first = QHBoxLayout()
        self.column.addLayout(first)
        first.addWidget(self.name, 1)
        first.addWidget(self.phone, 1)
        for row in (self.kind, self.time, self.note):
            self.column.addWidget(row)
        self.finish()

    def open_for(self, person: Resident | None) -> None:
        """Edit *person*, or with ``None`` somebody who moves in."""
        self.resident_id = person.id if person else 0
        shown = person or Resident(0, "", kind="owner")
        for row, text in (
            (self.name, shown.name),
            (self.phone, shown.phone),
            (self.kind, shown.kind),
            (self.time, shown.preferred_time),
            (self.note, shown.note),
        ):
            row.show_text(text, force=True)
        self.begin(self.tr("修改人员") if person else self.tr("登记迁入"), self.name)

    def entered(self) -> PersonInput:
        return PersonInput(
            self.name.text, self.phone.text, self.kind.text, self.time.text, self.note.text
        )


class FlatForm(Form):
    """How a flat is lived in, its area and a note."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        label = self.tr("居住情况")
        options = [Option(key, core(text)) for key, text in OCCUPANCIES.items()]
        self.occupancy = FieldRow(
            theme, label, inputs.combo_input(theme, label, options), parent=self
        )
        label = self.tr("面积（㎡）")
        self.area = FieldRow(theme, label, inputs.line_input(theme, label), parent=self)
        label = self.tr("备注")
        made = inputs.text_input(theme, label, self.tr("如 有大狗、门铃坏了"), lines=2, most=5)
        self.note = FieldRow(theme, label, made, parent=self)
        first = QHBoxLayout()
        self.column.addLayout(first)
        first.addWidget(self.occupancy, 1)
        first.addWidget(self.area, 1)
        self.column.addWidget(self.note)
        self.finish()

    def open_for(self, flat: Household) -> None:
        self.occupancy.show_text(flat.occupancy, force=True)
        self.area.show_text(f"{flat.area:g}" if flat.area is not None else "", force=True)
        self.note.show_text(flat.note, force=True)
        self.begin(self.tr("修改这一户"), self.occupancy)
