"""One step under edit, in tabs: content, conditions and times, fields, checks, words."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from desktop_app.domain.messages import Text
from desktop_app.domain.workflow import Plan, Script, Step
from desktop_app.ui.editor.scroller import Scroller
from desktop_app.ui.editor.texts import in_words
from desktop_app.ui.settings import field_forms, step_forms, step_words
from desktop_app.ui.settings.item_list import ItemEditor
from desktop_app.ui.settings.pane import note
from desktop_app.ui.settings.unit_words import limit_words
from desktop_app.ui.theme.theme import Theme

PARTS = ("basics", "rules", "fields", "checklist", "scripts")
MOST_WORDS = 16


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= MOST_WORDS else words[: MOST_WORDS - 1] + "…"


class StepPane(QWidget):
    """``changed`` tells that ``step`` is another record; ``removed`` hands the step before it."""

    changed = Signal()
    removed = Signal(object)

    def __init__(
        self, theme: Theme, categories: list[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.step: Step | None = None
        self._theme = theme
        self.tabs = QTabWidget(self)
        self.basics = step_forms.basics_form(theme)
        self.basics.changed.connect(
            lambda key: self._form(step_forms.apply_basics, self.basics, key)
        )
        self.rules = step_forms.rules_form(theme)
        self.rules.changed.connect(lambda key: self._form(step_forms.apply_rules, self.rules, key))
        self.plans = ItemEditor(
            theme,
            self.tr("完成后安排的回访"),
            self.tr("＋ 安排"),
            step_forms.plan_form(theme),
            title_of=self._plan_title,
            values_of=step_forms.plan_values,
            apply=step_forms.apply_plan,
            blank=lambda _items: Plan("callback", 48, "hours"),
        )
        self.fields = ItemEditor(
            theme,
            self.tr("字段"),
            self.tr("＋ 字段"),
            field_forms.field_form(theme),
            title_of=lambda spec: (
                ("＊" if spec.required else "") + (_short(in_words(spec.label)) or spec.key)
            ),
            values_of=field_forms.field_values,
            apply=field_forms.apply_field,
            blank=field_forms.blank_field,
        )
        self.fields.list.picked.connect(lambda _row: self._offer_rules())
        self.checklist = ItemEditor(
            theme,
            self.tr("检查项"),
            self.tr("＋ 检查项"),
            field_forms.check_form(theme),
            title_of=lambda item: (
                ("＊" if item.required else "") + (_short(in_words(item.text)) or item.key)
            ),
            values_of=field_forms.check_values,
            apply=field_forms.apply_check,
            blank=field_forms.blank_check,
        )
        self.scripts = ItemEditor(
            theme,
            self.tr("话术"),
            self.tr("＋ 话术"),
            step_forms.script_form(theme, categories),
            title_of=lambda script: _short(in_words(script.text)) or self.tr("（空）"),
            values_of=step_forms.script_values,
            apply=step_forms.apply_script,
            blank=lambda _items: Script(Text("", "")),
        )
        self._lists = {
            "plans": self.plans,
            "fields": self.fields,
            "checklist": self.checklist,
            "scripts": self.scripts,
        }
        for name, editor in self._lists.items():
            editor.changed.connect(lambda name=name: self._items(name))
            editor.removed.connect(lambda items, name=name: self._gone(name, items))
        rules = QWidget()
        column = QVBoxLayout(rules)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.rules)
        column.addWidget(note(self.tr("完成后自动安排到回访日历："), kind="small"))
        column.addWidget(self.plans)
        column.addStretch(1)
        basics = QWidget()
        column = QVBoxLayout(basics)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.basics)
        column.addStretch(1)
        for title, widget in (
            (self.tr("内容"), basics),
            (self.tr("条件与时限"), rules),
            (self.tr("字段"), self.fields),
            (self.tr("检查项"), self.checklist),
            (self.tr("话术"), self.scripts),
        ):
            area = Scroller(parent=self.tabs)
            self.tabs.addTab(area, title)
            holder = QWidget(area.viewport())
            column = QVBoxLayout(holder)
            theme.size(column.setContentsMargins, 0, "s", "s", 0)
            area.hold(holder)
            column.addWidget(widget)
        self.tabs.setAccessibleName(self.tr("步骤的各部分"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.tabs)

    def show_step(self, step: Step) -> None:
        """Fill everything from *step*; positions in the lists stay where they can."""
        same = self.step is not None and self.step.key == step.key
        self.step = step
        self.basics.show_values(step_forms.basics_values(step))
        self.rules.show_values(step_forms.rules_values(step))
        self._switch_limit()
        for name, editor in self._lists.items():
            items = getattr(step, name)
            if editor.items != items or not same:
                editor.show_items(items, editor.current if same else 0)
        self._offer_rules()

    def show_part(self, part: str, row: int = -1) -> None:
        """Bring a tab to the front and choose an item in it."""
        if part in PARTS:
            self.tabs.setCurrentIndex(PARTS.index(part))
        if part in self._lists and row >= 0:
            self._lists[part].list.list.setCurrentRow(row)

    def set_editable(self, editable: bool) -> None:
        self.basics.set_editable(editable)
        self.rules.set_editable(editable)
        for part in self._lists.values():
            part.set_editable(editable)

    def _form(self, apply: Callable[..., Step], form: object, key: str) -> None:
        if self.step is None:
            return
        self.step = apply(self.step, key, form)
        if key == "limited":
            self._switch_limit()
        self.changed.emit()

    def _items(self, name: str) -> None:
        if self.step is None:
            return
        self.step = step_forms.changed(self.step, name, self._lists[name].items)
        if name == "fields":
            self._offer_rules()
        self.changed.emit()

    def _gone(self, name: str, items: tuple[object, ...]) -> None:
        if self.step is not None:
            self.removed.emit(step_forms.changed(self.step, name, items))

    def _switch_limit(self) -> None:
        on = bool(self.rules.value("limited"))
        for key in ("amount", "unit", "start", "clock"):
            self.rules.set_shown(key, on)

    def _offer_rules(self) -> None:
        """A field may depend on the other fields of its step; choices only where they mean something."""
        place, form = self.fields.current, self.fields.form
        if not 0 <= place < len(self.fields.items):
            return
        spec = self.fields.items[place]
        others = [(f.key, in_words(f.label) or f.key) for f in self.fields.items if f is not spec]
        form.set_options("rule_field", [("", self.tr("无此情形")), *others])
        form.show_values({"rule_field": spec.required_if.field if spec.required_if else ""})
        form.set_shown("rule_equals", spec.required_if is not None)
        form.set_shown("choices", spec.type == "choice" or bool(spec.choices))

    def _plan_title(self, plan: Plan) -> str:
        kind = dict(step_words.kinds())[plan.kind]
        return self.tr("{time}后 {kind}").format(
            time=limit_words(plan.amount, plan.unit), kind=kind
        )
