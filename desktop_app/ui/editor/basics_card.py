"""The registration, corrected where it stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.case import CHANNEL_TEXT, KIND_TEXT, SEVERITIES, Complaint
from desktop_app.services.caselog import COLUMN_TEXT
from desktop_app.services.lists import Lists
from desktop_app.ui.editor import inputs
from desktop_app.ui.editor.field_row import FieldRow
from desktop_app.ui.editor.inputs import Input, Option
from desktop_app.ui.theme.theme import Theme
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.rows import shared_row
from desktop_app.ui.words import channel_text, core, kind_text, severity_text

PERSONAL = ("complainant", "complainant_kind", "phone")
"""Shown for correction only while the mask is lifted."""
_LAYOUT = (
    ("complainant", "complainant_kind"),
    ("phone",),
    ("content",),
    ("channel", "severity"),
    ("received_at",),
    ("category",),
    ("department", "handler"),
    ("expectation",),
    ("occurred",),
    ("remark",),
)


class BasicsCard(Card):
    """``edited`` carries (case, column, text) of the case that is shown; times as ISO text."""

    edited = Signal(int, str, str)

    def __init__(
        self,
        theme: Theme,
        lists: Lists,
        now: Callable[[], datetime],
        language: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, "", parent)
        self.set_title(self.tr("基本信息"))
        self.rows: dict[str, FieldRow] = {}
        self._shown = 0
        for columns in _LAYOUT:
            for column in columns:
                label = core(COLUMN_TEXT[column])
                make = partial(_input, theme, column, label, lists, now, language)
                row = FieldRow(theme, label, make, parent=self)
                row.edited.connect(partial(self._tell, column))
                self.rows[column] = row
            shared_row(self.body, *(self.rows[c] for c in columns), spacing=theme.space.s)
        self.body.addStretch(1)

    def show_case(
        self,
        complaint: Complaint,
        waits: Callable[[str], bool],
        *,
        locked: bool,
        revealed: bool,
    ) -> None:
        """Bring the fields in line with the case; what is being typed or waits is left alone.

        Of another case nothing stays, wherever the keyboard is: its words were sent off already.
        """
        other, self._shown = complaint.id != self._shown, complaint.id
        for column, row in self.rows.items():
            row.set_locked(locked)
            if other:
                row.set_error("")
            if column in PERSONAL:
                row.setVisible(revealed)
                if not revealed:
                    row.show_text("", force=True)
                    continue
            if other or not waits(column):
                row.show_text(text_of(complaint, column), force=other)

    def _tell(self, column: str, text: str) -> None:
        self.edited.emit(self._shown, column, text)

    def settle(self) -> None:
        for row in self.rows.values():
            if row.input.has_focus():
                row.input.settle()


def text_of(complaint: Complaint, column: str) -> str:
    value = getattr(complaint, column)
    if isinstance(value, datetime):
        return value.isoformat(sep=" ")
    return str(value or "")


def _input(
    theme: Theme,
    column: str,
    label: str,
    lists: Lists,
    now: Callable[[], datetime],
    language: str,
    host: QWidget,
) -> Input:
    choices: Mapping[str, Callable[[], list[Option]]] = {
        "channel": lambda: [Option(key, channel_text(key)) for key in CHANNEL_TEXT],
        "severity": lambda: [Option(key, severity_text(key)) for key in SEVERITIES],
        "complainant_kind": lambda: [Option(key, kind_text(key)) for key in KIND_TEXT],
        "category": lambda: [
            Option(one.code, lists.category_name(one.code, "", language))
            for one in lists.categories
        ],
    }
    if column in choices:
        return inputs.combo_input(theme, label, choices[column](), host)
    if column == "received_at":
        return inputs.time_input(theme, label, now, parent=host, past=True)
    if column == "department":
        return inputs.suggest_input(
            theme, label, [one.name for one in lists.departments], parent=host
        )
    if column == "handler":
        return inputs.suggest_input(theme, label, [one.name for one in lists.staff], parent=host)
    if column in ("content", "expectation", "remark"):
        return inputs.text_input(theme, label, parent=host, lines=2 if column == "content" else 1)
    return inputs.line_input(theme, label, parent=host)
