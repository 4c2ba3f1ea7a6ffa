"""Forms of a step and its parts: how a record fills them, how one changed key goes back."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop_app.domain.messages import Text
from desktop_app.domain.workflow import LIMIT_UNITS, Plan, Script, Step, StepLimit, Workflow
from desktop_app.ui.settings import step_words
from desktop_app.ui.settings.forms import Form
from desktop_app.ui.settings.unit_words import unit_options
from desktop_app.ui.theme.theme import Theme


def changed(record: Any, key: str, value: object) -> Any:
    """*record* with one attribute, named by a form's key, replaced."""
    return replace(record, **{key: value})


def with_text(old: Text, key: str, form: Form) -> Text:
    """*old* with the half named at the end of *key* (``title_zh``) as the form has it."""
    words = form.string(key)
    return Text(words, old.en) if key.endswith("_zh") else Text(old.zh, words)


# The template itself


def overview_form(theme: Theme) -> Form:
    translate = QCoreApplication.translate
    form = Form(theme, 2)
    form.line("title_zh", translate("StepForms", "流程名称（中文）"))
    form.line("title_en", translate("StepForms", "流程名称（英文）"))
    form.text("purpose_zh", translate("StepForms", "适用（中文）"), wide=False)
    form.text("purpose_en", translate("StepForms", "适用（英文）"), wide=False)
    form.choice("rework_step", translate("StepForms", "返单从哪一步重做"), [])
    form.line("source", translate("StepForms", "依据（如公司文件号，可不填）"))
    return form


def overview_values(workflow: Workflow) -> dict[str, object]:
    return {
        "title_zh": workflow.title.zh,
        "title_en": workflow.title.en,
        "purpose_zh": workflow.purpose.zh,
        "purpose_en": workflow.purpose.en,
        "rework_step": workflow.rework_step,
        "source": workflow.source,
    }


def apply_overview(workflow: Workflow, key: str, form: Form) -> Workflow:
    part = key.removesuffix("_zh").removesuffix("_en")
    if part != key:
        return changed(workflow, part, with_text(getattr(workflow, part), key, form))
    return changed(workflow, key, form.string(key))


# A step's content


def basics_form(theme: Theme, parent: QWidget | None = None) -> Form:
    translate = QCoreApplication.translate
    form = Form(theme, 2, parent)
    form.line("title_zh", translate("StepForms", "步骤名称（中文）"))
    form.line("title_en", translate("StepForms", "步骤名称（英文）"))
    form.choice("stage", translate("StepForms", "阶段（决定投诉的状态）"), step_words.stages())
    form.choice("role", translate("StepForms", "由谁做"), step_words.roles())
    form.text("purpose_zh", translate("StepForms", "目的（中文）"), wide=False)
    form.text("purpose_en", translate("StepForms", "目的（英文）"), wide=False)
    form.text("guidance_zh", translate("StepForms", "怎么做（中文）"), lines=4, wide=False)
    form.text("guidance_en", translate("StepForms", "怎么做（英文）"), lines=4, wide=False)
    form.tick("optional", translate("StepForms", "可以跳过（须写原因）"))
    form.tick("solution", translate("StepForms", "解决步骤：激动的投诉人须先安抚"))
    form.line("key", translate("StepForms", "步骤代号（同一流程内不重复）"))
    return form


def basics_values(step: Step) -> dict[str, object]:
    values: dict[str, object] = {
        name: getattr(step, name) for name in ("stage", "role", "optional", "solution", "key")
    }
    for name in ("title", "purpose", "guidance"):
        text: Text = getattr(step, name)
        values |= {f"{name}_zh": text.zh, f"{name}_en": text.en}
    return values


def apply_basics(step: Step, key: str, form: Form) -> Step:
    part = key.removesuffix("_zh").removesuffix("_en")
    if part != key:
        return changed(step, part, with_text(getattr(step, part), key, form))
    if key == "key":
        return replace(step, key=form.string(key).strip())
    return changed(step, key, form.value(key))


# Conditions and times


def rules_form(theme: Theme, parent: QWidget | None = None) -> Form:
    translate = QCoreApplication.translate
    form = Form(theme, 4, parent)
    form.ticks(
        "guards",
        translate("StepForms", "完成本步骤的条件"),
        step_words.guards(),
        columns=2,
    )
    form.tick("limited", translate("StepForms", "本步骤有时限"), wide=True)
    form.number("amount", translate("StepForms", "时限"), 1, 99_999)
    form.choice("unit", translate("StepForms", "单位"), unit_options(LIMIT_UNITS))
    form.choice("start", translate("StepForms", "起算"), step_words.froms())
    form.choice(
        "clock",
        translate("StepForms", "按哪项规定"),
        [("", translate("StepForms", "只按本步骤")), *step_words.clocks()],
    )
    form.ticks("starts", translate("StepForms", "完成时开始计时"), step_words.clocks(), wide=False)
    form.ticks("stops", translate("StepForms", "完成时停止计时"), step_words.clocks(), wide=False)
    return form


def rules_values(step: Step) -> dict[str, object]:
    limit = step.limit or StepLimit(1, "working_days", "step")
    return {
        "guards": _ordered(step.guards, [key for key, _ in step_words.guards()]),
        "limited": step.limit is not None,
        "amount": limit.amount,
        "unit": limit.unit,
        "start": limit.start,
        "clock": limit.clock or "",
        "starts": _ordered(step.starts, [key for key, _ in step_words.clocks()]),
        "stops": _ordered(step.stops, [key for key, _ in step_words.clocks()]),
    }


def _ordered(chosen: tuple[str, ...], order: list[str]) -> tuple[str, ...]:
    return tuple(key for key in order if key in chosen)


def apply_rules(step: Step, key: str, form: Form) -> Step:
    if key in ("guards", "starts", "stops"):
        wanted = form.value(key)
        assert isinstance(wanted, tuple)
        old: tuple[str, ...] = getattr(step, key)
        kept = tuple(one for one in old if one in wanted)
        return changed(step, key, (*kept, *(one for one in wanted if one not in old)))
    if not form.value("limited"):
        return replace(step, limit=None)
    limit = StepLimit(
        form.whole("amount"),
        form.string("unit"),
        form.string("start"),
        form.string("clock") or None,
    )
    return replace(step, limit=limit)


# Follow-ups that completing the step plans


def plan_form(theme: Theme) -> Form:
    translate = QCoreApplication.translate
    form = Form(theme, 3)
    form.choice("kind", translate("StepForms", "安排什么"), step_words.kinds())
    form.number("amount", translate("StepForms", "完成后"), 1, 99_999)
    form.choice("unit", translate("StepForms", "单位"), unit_options(LIMIT_UNITS))
    return form


def plan_values(plan: Plan) -> dict[str, object]:
    return {"kind": plan.kind, "amount": plan.amount, "unit": plan.unit}


def apply_plan(plan: Plan, key: str, form: Form) -> Plan:
    return changed(plan, key, form.value(key))


# Words to say


def script_form(theme: Theme, categories: list[tuple[str, str]]) -> Form:
    translate = QCoreApplication.translate
    form = Form(theme, 2)
    any_mood = ("", translate("StepForms", "任何情绪"))
    form.choice("mood", translate("StepForms", "情绪"), [any_mood, *step_words.moods()])
    any_category = ("", translate("StepForms", "任何类别"))
    form.choice("category", translate("StepForms", "类别"), [any_category, *categories])
    form.text(
        "text_zh",
        translate("StepForms", "怎么说（中文，可用 {称呼} {房号} {承诺时间} 等）"),
        lines=3,
    )
    form.text("text_en", translate("StepForms", "怎么说（英文）"), lines=3)
    return form


def script_values(script: Script) -> dict[str, object]:
    return {
        "mood": script.mood,
        "category": script.category,
        "text_zh": script.text.zh,
        "text_en": script.text.en,
    }


def apply_script(script: Script, key: str, form: Form) -> Script:
    if key.startswith("text_"):
        return replace(script, text=with_text(script.text, key, form))
    return changed(script, key, form.string(key))
