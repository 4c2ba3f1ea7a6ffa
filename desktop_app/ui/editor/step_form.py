"""The form of one step, made from its template: fields, and the checklist below."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QVBoxLayout, QWidget

from desktop_app.domain.case import CaseFile
from desktop_app.domain.guards import is_required
from desktop_app.domain.workflow import FieldSpec, Step
from desktop_app.services.lists import Lists
from desktop_app.ui.editor import inputs
from desktop_app.ui.editor.field_row import FieldRow
from desktop_app.ui.editor.inputs import Input, Option
from desktop_app.ui.editor.texts import in_words
from desktop_app.ui.theme.theme import Theme
from desktop_app.ui.widgets.flow_layout import FlowLayout
from desktop_app.ui.widgets.wrap_check import WrapCheckBox


class StepForm(QWidget):
    """``edited`` carries (field key, text), ``ticked`` (item key, on). Knows no service.

    ``case_id``: whose case it was filled in for.
    """

    edited = Signal(str, str)
    ticked = Signal(str, bool)

    def __init__(
        self,
        theme: Theme,
        step: Step,
        lists: Lists,
        now: Callable[[], datetime],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.step, self.case_id = step, 0
        self.rows: dict[str, FieldRow] = {}
        self.checks: dict[str, QCheckBox] = {}
        self._language = "zh"
        grid = QGridLayout()
        line, half = 0, 0
        checks = QWidget(self)
        flow = FlowLayout(theme, checks, spacing="m")
        for item in step.checklist:
            text = in_words(item.text)
            optional = self.tr("{item}（可选）").format(item=text)
            box = WrapCheckBox(text if item.required else optional, checks)
            box.clicked.connect(lambda on, key=item.key: self.ticked.emit(key, on))
            flow.addWidget(box)
            self.checks[item.key] = box
        if not step.checklist:
            checks.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        theme.size(column.setSpacing, "m")
        column.addLayout(grid)
        grid.setContentsMargins(0, 0, 0, 0)
        theme.size(grid.setHorizontalSpacing, "m")
        theme.size(grid.setVerticalSpacing, "s")
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        for place, spec in enumerate(step.fields):
            row = self._row(theme, spec, lists, now)
            following = step.fields[place + 1] if place + 1 < len(step.fields) else None
            whole = not half and not (following is not None and _pairs(spec, following))
            if half:
                grid.addWidget(row, line, 1)
                line, half = line + 1, 0
            elif whole:
                span = 2 if spec.type in ("text", "choice", "yes_no") else 1
                grid.addWidget(row, line, 0, 1, span)
                line += 1
            else:
                grid.addWidget(row, line, 0)
                half = 1
        column.addWidget(checks)

    def clear(self) -> None:
        """Show nothing, and remember nothing of the case before, not even for Ctrl+Z."""
        for row in self.rows.values():
            row.clear()

    def show_case(
        self,
        case: CaseFile,
        unsaved: Mapping[str, str],
        waits: Callable[[str], bool],
        *,
        locked: bool,
        ticks_locked: bool,
    ) -> None:
        """Bring the form in line with the case; what is being typed or waits is left alone.

        *unsaved* is ``step/field`` → a text that was refused and kept.
        """
        for spec in self.step.fields:
            row = self.rows[spec.key]
            row.set_locked(locked)
            required = is_required(spec, lambda key: case.value(self.step.key, key))
            row.set_required(required)
            # What only another answer asks for is not in the way before that answer.
            asked = spec.required_if is None or required or bool(row.text or row.error)
            row.setVisible(asked or bool(case.value(self.step.key, spec.key)))
            if waits(spec.key):
                continue
            kept = unsaved.get(f"{self.step.key}/{spec.key}")
            if kept is not None:
                if not row.input.has_focus() and row.text != kept:
                    row.show_text(kept, force=True)
                row.set_error(row.error or self.tr("这一项还没有存上，请改正。"))
            else:
                row.show_text(case.value(self.step.key, spec.key))
        for item in self.step.checklist:
            box = self.checks[item.key]
            on = case.ticked(self.step.key, item.key)
            if box.isChecked() != on:
                box.setChecked(on)
            box.setEnabled(not ticks_locked)

    def settle(self) -> None:
        """Read half-typed texts (dates) now."""
        for row in self.rows.values():
            if row.input.has_focus():
                row.input.settle()

    def focus(self, key: str) -> bool:
        """Put the keyboard into a field or at a check; False for a key that is not here."""
        if key in self.rows:
            self.rows[key].focus()
        elif key in self.checks:
            self.checks[key].setFocus()
        else:
            return False
        return True

    def first(self) -> QWidget | None:
        """Where typing starts: the first empty field, else the first open check."""
        for row in self.rows.values():
            if not row.text:
                return row.input.widget
        return next((box for box in self.checks.values() if not box.isChecked()), None)

    def _row(
        self, theme: Theme, spec: FieldSpec, lists: Lists, now: Callable[[], datetime]
    ) -> FieldRow:
        label = in_words(spec.label)
        hint = in_words(spec.hint) if spec.hint else ""
        row = FieldRow(
            theme,
            label,
            lambda host: _input(theme, spec, label, hint, lists, now, host),
            hint=hint,
            parent=self,
        )
        row.edited.connect(lambda text, key=spec.key: self.edited.emit(key, text))
        self.rows[spec.key] = row
        return row


def _pairs(one: FieldSpec, other: FieldSpec) -> bool:
    """Whether two neighbours may stand side by side: both texts, or both one line high."""
    tall = {"text"}
    wide = {"choice"}
    if one.type in wide or other.type in wide:
        return False
    return (one.type in tall) == (other.type in tall) and not (one.required_if or other.required_if)


def _input(
    theme: Theme,
    spec: FieldSpec,
    label: str,
    hint: str,
    lists: Lists,
    now: Callable[[], datetime],
    host: QWidget,
) -> Input:
    if spec.binds == "department":
        return inputs.suggest_input(theme, label, [d.name for d in lists.departments], hint, host)
    if spec.binds == "root_cause":
        return inputs.suggest_input(
            theme, label, [in_words(c.name) for c in lists.root_causes], hint, host
        )
    if spec.type == "person":
        return inputs.suggest_input(
            theme, label, [person.name for person in lists.staff], hint, host
        )
    if spec.type == "text":
        return inputs.text_input(theme, label, hint, host)
    if spec.type == "choice":
        options = [Option(choice.value, in_words(choice.label)) for choice in spec.choices]
        return inputs.choice_input(theme, label, options, host)
    if spec.type == "yes_no":
        return inputs.chip_input(theme, label, inputs.yes_no_options(), host)
    if spec.type == "datetime":
        past = spec.binds == "completed_at"
        return inputs.time_input(
            theme, label, now, parent=host, past=past, closes=lambda: lists.closes
        )
    return inputs.line_input(theme, label, hint, host)
