"""Writing a workflow template as TOML, so that ``parse_workflow`` reads back the same record."""

from __future__ import annotations

from collections.abc import Iterable

from desktop_app.domain.messages import Text
from desktop_app.domain.workflow import FieldSpec, Step, StepLimit, Workflow

_SHORT = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\"}


def serialise(workflow: Workflow) -> str:
    """The template's text; its version is not part of it."""
    lines = [
        f"key = {_line(workflow.key)}",
        f"title = {_inline(workflow.title)}",
        f"purpose = {_inline(workflow.purpose)}",
        f"source = {_line(workflow.source)}",
        f"rework_step = {_line(workflow.rework_step)}",
    ]
    for step in workflow.steps:
        lines += ["", *_step(step)]
    return "\n".join(lines) + "\n"


def _step(step: Step) -> list[str]:
    lines = [
        "[[steps]]",
        f"key = {_line(step.key)}",
        f"title = {_inline(step.title)}",
        f"stage = {_line(step.stage)}",
        f"purpose = {_inline(step.purpose)}",
        f"guidance.zh = {_text(step.guidance.zh)}",
        f"guidance.en = {_text(step.guidance.en)}",
    ]
    if step.guards:
        lines.append(f"guards = {_list(step.guards)}")
    if step.limit is not None:
        lines.append(f"limit = {_limit(step.limit)}")
    if step.role != "front_desk":
        lines.append(f"role = {_line(step.role)}")
    lines += [f"{name} = true" for name in ("optional", "solution") if getattr(step, name)]
    for name in ("starts", "stops"):
        if getattr(step, name):
            lines.append(f"{name} = {_list(getattr(step, name))}")
    if step.plans:
        plans = (
            f"{{ kind = {_line(p.kind)}, amount = {p.amount}, unit = {_line(p.unit)} }}"
            for p in step.plans
        )
        lines.append(f"plans = [{', '.join(plans)}]")
    for script in step.scripts:
        lines += ["", "[[steps.scripts]]"]
        lines += [f"mood = {_line(script.mood)}"] if script.mood else []
        lines += [f"category = {_line(script.category)}"] if script.category else []
        lines += [f"text.zh = {_text(script.text.zh)}", f"text.en = {_text(script.text.en)}"]
    for spec in step.fields:
        lines += ["", "[[steps.fields]]", *_field(spec)]
    for item in step.checklist:
        lines += ["", "[[steps.checklist]]", f"key = {_line(item.key)}"]
        lines.append(f"text = {_inline(item.text)}")
        lines += [] if item.required else ["required = false"]
    return lines


def _field(spec: FieldSpec) -> list[str]:
    lines = [
        f"key = {_line(spec.key)}",
        f"label = {_inline(spec.label)}",
        f"type = {_line(spec.type)}",
    ]
    if spec.required:
        lines.append("required = true")
    if spec.required_if is not None:
        rule = spec.required_if
        lines.append(
            f"required_if = {{ field = {_line(rule.field)}, equals = {_list(rule.equals)} }}"
        )
    if spec.choices:
        lines.append("choices = [")
        lines += [
            f"  {{ value = {_line(c.value)}, zh = {_line(c.label.zh)}, en = {_line(c.label.en)} }},"
            for c in spec.choices
        ]
        lines.append("]")
    if spec.binds is not None:
        lines.append(f"binds = {_line(spec.binds)}")
    if spec.hint is not None:
        lines.append(f"hint = {_inline(spec.hint)}")
    return lines


def _limit(limit: StepLimit) -> str:
    clock = f", clock = {_line(limit.clock)}" if limit.clock is not None else ""
    unit, start = _line(limit.unit), _line(limit.start)
    return f"{{ amount = {limit.amount}, unit = {unit}, from = {start}{clock} }}"


def _inline(text: Text) -> str:
    return f"{{ zh = {_line(text.zh)}, en = {_line(text.en)} }}"


def _list(values: Iterable[str]) -> str:
    return f"[{', '.join(map(_line, values))}]"


def _line(text: str) -> str:
    return f'"{"".join(map(_escaped, text))}"'


def _text(text: str) -> str:
    """Several lines are written as several lines; the first line break is not part of the text."""
    if "\n" not in text:
        return _line(text)
    body = "".join("\n" if c == "\n" else _escaped(c) for c in text)
    return f'"""\n{body}"""'


def _escaped(character: str) -> str:
    if character in _SHORT:
        return _SHORT[character]
    if character < " " or character == "\x7f":
        return f"\\u{ord(character):04X}"
    return character
