"""One step under edit, in tabs: content, conditions and times, fields, checks, words."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from desktop_app.domain.messages import Text
from desktop_app.domain.workflow import Plan, Script, Step
from desktop_app.ui.editor.scroller import Scroller
from desktop_app.ui.editor.texts import in_words
from desktop_app.ui.settings import field_forms, step_forms, step_words
from desktop_app.ui.settings.forms import Form
from desktop_app.ui.settings.item_list import ItemEditor
from desktop_app.ui.settings.pane import note
from desktop_app.ui.settings.unit_words import limit_words
from desktop_app.ui.theme.theme import Theme

PARTS = ("basics", "rules", "fields", "checklist", "scripts")
MOST_WORDS = 16


def _short(text: Text) -> str:
    words = " ".join(in_words(text).split())
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
        self._theme, self._categories = theme, categories
        self._editable = True
        self._lists: dict[str, ItemEditor] = {}
        self.tabs = QTabWidget(self)
        titles = (
            self.tr("内容"),
            self.tr("条件与时限"),
            self.tr("字段"),
            self.tr("检查项"),
            self.tr("话术"),
        )
        self._columns: dict[str, QVBoxLayout] = {}
        for part, title in zip(PARTS, titles, strict=True):
            area = Scroller(parent=self.tabs)
            self.tabs.addTab(area, title)
            holder = QWidget(area.viewport())
            column = self._columns[part] = QVBoxLayout(holder)
            theme.size(column.setContentsMargins, 0, "s", "s", 0)
            area.hold(holder)
        self.tabs.currentChanged.connect(self._open)
        self.tabs.setAccessibleName(self.tr("步骤的各部分"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.tabs)

    # the parts: each is made when it is first looked at

    @cached_property
    def basics(self) -> Form:
        form = step_forms.basics_form(self._theme, self)
        form.changed.connect(lambda key: self._form(step_forms.apply_basics, form, key))
        self._columns["basics"].addWidget(form)
        self._columns["basics"].addStretch(1)
        if self.step is not None:
            form.show_values(step_forms.basics_values(self.step))
        form.set_editable(self._editable)
        return form

    @cached_property
    def rules(self) -> Form:
        form = step_forms.rules_form(self._theme, self)
        form.changed.connect(lambda key: self._form(step_forms.apply_rules, form, key))
        self._columns["rules"].addWidget(form)
        if self.step is not None:
            form.show_values(step_forms.rules_values(self.step))
        self._switch_limit(form)
        form.set_editable(self._editable)
        return form

    @cached_property
    def plans(self) -> ItemEditor:
        plans = ItemEditor(
            self._theme,
            self.tr("完成后安排的回访"),
            self.tr("＋ 安排"),
            step_forms.plan_form(self._theme),
            title_of=self._plan_title,
            values_of=step_forms.plan_values,
            apply=step_forms.apply_plan,
            blank=lambda _items: Plan("callback", 48, "hours"),
        )
        self._columns["rules"].addWidget(note(self.tr("完成后自动安排到回访日历："), kind="small"))
        return self._add_list("plans", plans)

    @cached_property
    def fields(self) -> ItemEditor:
        fields = ItemEditor(
            self._theme,
            self.tr("字段"),
            self.tr("＋ 字段"),
            field_forms.field_form(self._theme),
            title_of=lambda spec: (
                ("＊" if spec.required else "") + (_short(spec.label) or spec.key)
            ),
            values_of=field_forms.field_values,
            apply=field_forms.apply_field,
            blank=field_forms.blank_field,
        )
        fields.list.picked.connect(lambda _row: self._offer_rules(fields))
        self._add_list("fields", fields)
        self._offer_rules(fields)
        return fields

    @cached_property
    def checklist(self) -> ItemEditor:
        checks = ItemEditor(
            self._theme,
            self.tr("检查项"),
            self.tr("＋ 检查项"),
            field_forms.check_form(self._theme),
            title_of=lambda item: ("＊" if item.required else "") + (_short(item.text) or item.key),
            values_of=field_forms.check_values,
            apply=field_forms.apply_check,
            blank=field_forms.blank_check,
        )
        return self._add_list("checklist", checks)

    @cached_property
    def scripts(self) -> ItemEditor:
        scripts = ItemEditor(
            self._theme,
            self.tr("话术"),
            self.tr("＋ 话术"),
            step_forms.script_form(self._theme, self._categories),
            title_of=lambda script: _short(script.text) or self.tr("（空）"),
            values_of=step_forms.script_values,
            apply=step_forms.apply_script,
            blank=lambda _items: Script(Text("", "")),
        )
        return self._add_list("scripts", scripts)

    def _add_list(self, name: str, editor: ItemEditor) -> ItemEditor:
        part = "rules" if name == "plans" else name
        self._lists[name] = editor
        self._columns[part].addWidget(editor)
        if part == "rules":
            self._columns[part].addStretch(1)
        editor.changed.connect(lambda: self._items(name))
        editor.removed.connect(lambda items: self._gone(name, items))
        if self.step is not None:
            editor.show_items(getattr(self.step, name), 0)
        editor.set_editable(self._editable)
        return editor

    def _made(self, name: str) -> bool:
        return name in self.__dict__

    def _open(self, at: int) -> None:
        for name in (PARTS[at], *(("plans",) if PARTS[at] == "rules" else ())):
            getattr(self, name)

    def show_step(self, step: Step) -> None:
        """Fill everything from *step*; positions in the lists stay where they can."""
        same = self.step is not None and self.step.key == step.key
        self.step = step
        if self._made("basics"):
            self.basics.show_values(step_forms.basics_values(step))
        if self._made("rules"):
            self.rules.show_values(step_forms.rules_values(step))
            self._switch_limit(self.rules)
        for name, editor in self._lists.items():
            items = getattr(step, name)
            if editor.items != items or not same:
                editor.show_items(items, editor.current if same else 0)
        if self._made("fields"):
            self._offer_rules(self.fields)
        self._open(self.tabs.currentIndex())

    def show_part(self, part: str, row: int = -1) -> None:
        """Bring a tab to the front and choose an item in it."""
        if part in PARTS:
            self.tabs.setCurrentIndex(PARTS.index(part))
        if part in self._lists and row >= 0:
            self._lists[part].list.list.setCurrentRow(row)

    def set_editable(self, editable: bool) -> None:
        self._editable = editable
        for form in ("basics", "rules"):
            if self._made(form):
                getattr(self, form).set_editable(editable)
        for part in self._lists.values():
            part.set_editable(editable)

    def _form(self, apply: Callable[..., Step], form: object, key: str) -> None:
        if self.step is None:
            return
        self.step = apply(self.step, key, form)
        if key == "limited":
            self._switch_limit(self.rules)
        self.changed.emit()

    def _items(self, name: str) -> None:
        if self.step is None:
            return
        self.step = step_forms.changed(self.step, name, self._lists[name].items)
        if name == "fields":
            self._offer_rules(self.fields)
        self.changed.emit()

    def _gone(self, name: str, items: tuple[object, ...]) -> None:
        if self.step is not None:
            self.removed.emit(step_forms.changed(self.step, name, items))

    def _switch_limit(self, rules: Form) -> None:
        on = bool(rules.value("limited"))
        for key in ("amount", "unit", "start", "clock"):
            rules.set_shown(key, on)

    def _offer_rules(self, fields: ItemEditor) -> None:
        """A field may depend on the other fields of its step; choices only where they mean something."""
        place, form = fields.current, fields.form
        if not 0 <= place < len(fields.items):
            return
        spec = fields.items[place]
        others = [(f.key, in_words(f.label) or f.key) for f in fields.items if f is not spec]
        form.set_options("rule_field", [("", self.tr("无此情形")), *others])
        form.show_values({"rule_field": spec.required_if.field if spec.required_if else ""})
        form.set_shown("rule_equals", spec.required_if is not None)
        form.set_shown("choices", spec.type == "choice" or bool(spec.choices))

    def _plan_title(self, plan: Plan) -> str:
        kind = dict(step_words.kinds())[plan.kind]
        return self.tr("{time}后 {kind}").format(
            time=limit_words(plan.amount, plan.unit), kind=kind
        )
