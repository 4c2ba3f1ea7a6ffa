"""Forms of a step's fields and checks."""

from __future__ import annotations

import re
from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from desktop_app.domain.messages import Text
from desktop_app.domain.workflow import CheckItem, Choice, FieldSpec, Requirement
from desktop_app.services.settings.lists_edit import split_words
from desktop_app.services.settings.workflow_edit import fresh_key
from desktop_app.ui.settings import step_words
from desktop_app.ui.settings.forms import Form
from desktop_app.ui.settings.step_forms import changed, with_text
from desktop_app.ui.theme.theme import Theme

_BAR = re.compile(r"\s*[|｜]\s*")


def field_form(theme: Theme) -> Form:
    translate = QCoreApplication.translate
    form = Form(theme, 2)
    form.line("label_zh", translate("StepForms", "字段名称（中文）"))
    form.line("label_en", translate("StepForms", "字段名称（英文）"))
    form.choice("type", translate("StepForms", "填什么"), step_words.types())
    nothing = ("", translate("StepForms", "只留在本步骤"))
    form.choice("binds", translate("StepForms", "写入投诉的"), [nothing, *step_words.binds()])
    form.tick("required", translate("StepForms", "必填"), wide=True)
    never = ("", translate("StepForms", "无此情形"))
    form.choice("rule_field", translate("StepForms", "或者：当这个字段"), [never])
    form.line("rule_equals", translate("StepForms", "是这些值时必填（用逗号分开）"))
    form.text("choices", translate("StepForms", "选项：每行一个，写成 值 | 中文 | 英文"), lines=3)
    form.line("hint_zh", translate("StepForms", "填写提示（中文，可不填）"))
    form.line("hint_en", translate("StepForms", "填写提示（英文，可不填）"))
    form.line("key", translate("StepForms", "字段代号（本步骤内不重复）"))
    return form


def field_values(spec: FieldSpec) -> dict[str, object]:
    hint, rule = spec.hint or Text("", ""), spec.required_if
    return {
        "label_zh": spec.label.zh,
        "label_en": spec.label.en,
        "type": spec.type,
        "binds": spec.binds or "",
        "required": spec.required,
        "rule_field": rule.field if rule else "",
        "rule_equals": "，".join(rule.equals) if rule else "",
        "choices": "\n".join(f"{c.value} | {c.label.zh} | {c.label.en}" for c in spec.choices),
        "hint_zh": hint.zh,
        "hint_en": hint.en,
        "key": spec.key,
    }


def apply_field(spec: FieldSpec, key: str, form: Form) -> FieldSpec:
    if key.startswith("label_"):
        return replace(spec, label=with_text(spec.label, key, form))
    if key.startswith("hint_"):
        hint = with_text(spec.hint or Text("", ""), key, form)
        return replace(spec, hint=hint if hint.zh or hint.en else None)
    if key.startswith("rule_"):
        other = form.string("rule_field")
        equals = split_words(form.string("rule_equals"))
        return replace(spec, required_if=Requirement(other, equals) if other else None)
    if key == "choices":
        return replace(spec, choices=read_choices(form.string(key)))
    if key == "binds":
        return replace(spec, binds=form.string(key) or None)
    if key == "key":
        return replace(spec, key=form.string(key).strip())
    return changed(spec, key, form.value(key))


def read_choices(text: str) -> tuple[Choice, ...]:
    """Lines of ``value | 中文 | English``; what is left out stays empty and is a fault."""
    found = []
    for line in text.splitlines():
        if line.strip():
            value, zh, en = ([*_BAR.split(line.strip()), "", ""])[:3]
            found.append(Choice(value.strip(), Text(zh.strip(), en.strip())))
    return tuple(found)


def blank_field(items: tuple[FieldSpec, ...]) -> FieldSpec:
    return FieldSpec(fresh_key({spec.key for spec in items}, "field"), Text("", ""), "line")


def check_form(theme: Theme) -> Form:
    translate = QCoreApplication.translate
    form = Form(theme, 1)
    form.line("text_zh", translate("StepForms", "检查什么（中文）"))
    form.line("text_en", translate("StepForms", "检查什么（英文）"))
    form.tick("required", translate("StepForms", "必须勾选"))
    form.line("key", translate("StepForms", "检查项代号（本步骤内不重复）"))
    return form


def check_values(item: CheckItem) -> dict[str, object]:
    return {
        "text_zh": item.text.zh,
        "text_en": item.text.en,
        "required": item.required,
        "key": item.key,
    }


def apply_check(item: CheckItem, key: str, form: Form) -> CheckItem:
    if key.startswith("text_"):
        return replace(item, text=with_text(item.text, key, form))
    return changed(item, key, form.value(key))


def blank_check(items: tuple[CheckItem, ...]) -> CheckItem:
    return CheckItem(fresh_key({item.key for item in items}, "check"), Text("", ""))
