"""What is wrong with a template under edit, all of it at once, in words for a supervisor.

``parse_workflow`` is the last word on a template but stops at the first fault and speaks of
keys. Beyond it, this finds dead ends: steps that no case could ever leave.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from desktop_app.domain.errors import KnownError
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, Message, Text, say
from desktop_app.domain.workflow import (
    BOUND_CHOICES,
    BOUND_TIMES,
    FieldSpec,
    Step,
    Workflow,
    parse_workflow,
)
from desktop_app.domain.workflow_text import serialise

GUARD_TEXT: Mapping[str, str] = {
    "assessed": QT_TRANSLATE_NOOP("core", "已确认投诉有效"),
    "assigned": QT_TRANSLATE_NOOP("core", "已定责任部门和经办人"),
    "contact_logged": QT_TRANSLATE_NOOP("core", "与投诉人有过沟通记录"),
    "contact_in_step": QT_TRANSLATE_NOOP("core", "本步骤内与投诉人沟通过"),
    "mood_settled": QT_TRANSLATE_NOOP("core", "激动的投诉人已先安抚并有记录"),
    "resident_agreed": QT_TRANSLATE_NOOP("core", "投诉人同意处理方案"),
    "called_back": QT_TRANSLATE_NOOP("core", "已回访到，或三次电话一次上门未果"),
    "satisfaction_known": QT_TRANSLATE_NOOP("core", "有满意度，且不是“不满意”"),
    "promises_settled": QT_TRANSLATE_NOOP("core", "承诺都已兑现或还没到期"),
}


@dataclass(frozen=True)
class Place:
    """Where a fault is: step position (-1: the template itself), part and its position."""

    step: int = -1
    part: str = ""  # basics | rules | fields | checklist | scripts
    row: int = -1


@dataclass(frozen=True)
class Fault:
    place: Place
    message: Message


def faults_of(workflow: Workflow) -> tuple[Message, ...]:
    """The sentences of ``faults``."""
    return tuple(fault.message for fault in faults(workflow))


def faults(workflow: Workflow) -> tuple[Fault, ...]:
    """Everything that keeps *workflow* from being used, in the order of its steps."""
    found = [*_whole(workflow)]
    for position, step in enumerate(workflow.steps):
        for part, row, message in _step(step):
            found.append(_at(step, position, part, row, message))
    found += _dead_ends(workflow)
    if not found:
        try:
            parse_workflow(serialise(workflow))
        except KnownError as error:  # nothing above should let it come to this
            found.append(Fault(Place(), error.message))
    return tuple(found)


def _at(step: Step, position: int, part: str, row: int, message: Message) -> Fault:
    return Fault(
        Place(position, part, row),
        say(
            QT_TRANSLATE_NOOP("core", "第 {number} 步“{step}”：{fault}"),
            number=position + 1,
            step=step.title if step.title.zh.strip() else step.key,
            fault=message,
        ),
    )


def _whole(workflow: Workflow) -> Iterator[Fault]:
    texts = ((workflow.title, _NAME), (workflow.purpose, _PURPOSE))
    for text, what in texts:
        for message in _text(text, what):
            yield Fault(Place(), message)
    if not workflow.steps:
        yield Fault(Place(), say(QT_TRANSLATE_NOOP("core", "流程至少要有一个步骤")))
        return
    for key in _twice(step.key for step in workflow.steps):
        yield Fault(
            Place(), say(QT_TRANSLATE_NOOP("core", "步骤代号“{key}”用了两次，须各不相同"), key=key)
        )
    if workflow.rework_step not in {step.key for step in workflow.steps}:
        yield Fault(
            Place(), say(QT_TRANSLATE_NOOP("core", "请指定返单从哪一步重做（原来的步骤已不在）"))
        )
    if not any("assessed" in step.guards for step in workflow.steps):
        yield Fault(
            Place(),
            say(QT_TRANSLATE_NOOP("core", "至少一个步骤要有“已确认投诉有效”这项完成条件")),
        )


_NAME = say(QT_TRANSLATE_NOOP("core", "名称"))
_PURPOSE = say(QT_TRANSLATE_NOOP("core", "目的"))
_GUIDANCE = say(QT_TRANSLATE_NOOP("core", "怎么做"))


def _text(text: Text, what: Message) -> Iterator[Message]:
    if not text.zh.strip():
        yield say(QT_TRANSLATE_NOOP("core", "“{what}”的中文没有填写"), what=what)
    if not text.en.strip():
        yield say(QT_TRANSLATE_NOOP("core", "“{what}”的英文没有填写"), what=what)


def _twice(keys: Iterable[str]) -> list[str]:
    return [key for key, count in Counter(keys).items() if count > 1]


def _step(step: Step) -> Iterator[tuple[str, int, Message]]:
    if not step.key.strip():
        yield "basics", -1, say(QT_TRANSLATE_NOOP("core", "步骤代号没有填写"))
    for text, what in ((step.title, _NAME), (step.purpose, _PURPOSE), (step.guidance, _GUIDANCE)):
        for message in _text(text, what):
            yield "basics", -1, message
    if step.optional and step.guards:
        yield (
            "rules",
            -1,
            say(QT_TRANSLATE_NOOP("core", "可以跳过的步骤不能有完成条件，否则条件等于虚设")),
        )
    for row, spec in enumerate(step.fields):
        for message in _field(spec, step):
            yield "fields", row, message
    for key in _twice(spec.key for spec in step.fields):
        message = say(QT_TRANSLATE_NOOP("core", "字段代号“{key}”用了两次，须各不相同"), key=key)
        yield "fields", -1, message
    for row, item in enumerate(step.checklist):
        name = say(QT_TRANSLATE_NOOP("core", "检查项 {number}"), number=row + 1)
        for message in _text(item.text, name):
            yield "checklist", row, message
    for key in _twice(item.key for item in step.checklist):
        message = say(QT_TRANSLATE_NOOP("core", "检查项代号“{key}”用了两次，须各不相同"), key=key)
        yield "checklist", -1, message
    for row, script in enumerate(step.scripts):
        name = say(QT_TRANSLATE_NOOP("core", "话术 {number}"), number=row + 1)
        for message in _text(script.text, name):
            yield "scripts", row, message


def _field(spec: FieldSpec, step: Step) -> Iterator[Message]:
    name = spec.label if spec.label.zh.strip() else spec.key
    if not spec.key.strip():
        yield say(QT_TRANSLATE_NOOP("core", "字段“{name}”没有代号"), name=name)
    for message in _text(spec.label, say(QT_TRANSLATE_NOOP("core", "字段名称"))):
        yield message
    if spec.hint is not None:
        for message in _text(spec.hint, say(QT_TRANSLATE_NOOP("core", "填写提示"))):
            yield message
    if spec.type == "choice" and not spec.choices:
        yield say(QT_TRANSLATE_NOOP("core", "字段“{name}”是选择题，却没有选项"), name=name)
    if spec.type != "choice" and spec.choices:
        yield say(QT_TRANSLATE_NOOP("core", "字段“{name}”不是选择题，不能有选项"), name=name)
    for choice in spec.choices:
        for message in _text(choice.label, say(QT_TRANSLATE_NOOP("core", "选项"))):
            yield message
    rule = spec.required_if
    if rule is not None and rule.field not in {other.key for other in step.fields}:
        yield say(
            QT_TRANSLATE_NOOP("core", "字段“{name}”依据的字段“{other}”不在本步骤"),
            name=name,
            other=rule.field,
        )
    if not _binds_fit(spec):
        yield say(
            QT_TRANSLATE_NOOP("core", "字段“{name}”的类型或选项与它写入的投诉栏目不符"), name=name
        )


def _binds_fit(spec: FieldSpec) -> bool:
    if spec.binds is None:
        return True
    allowed = BOUND_CHOICES.get(spec.binds)
    values = {choice.value for choice in spec.choices}
    if allowed is not None and not (values and values <= allowed):
        return False
    return (spec.binds in BOUND_TIMES) == (spec.type == "datetime")


def _dead_ends(workflow: Workflow) -> Iterator[Fault]:
    """Guards that nothing in the steps so far could ever satisfy, and a close without a way out."""
    offered: set[tuple[str, str]] = set()
    for position, step in enumerate(workflow.steps):
        for spec in step.fields:
            values = {choice.value for choice in spec.choices}
            offered |= {(spec.binds or "", value) for value in values}
            offered |= {(f"key:{spec.key}", value) for value in values}
        for guard, needed, message in _NEEDS:
            if guard in step.guards and not offered & needed:
                yield _at(step, position, "fields", -1, message)
    if not workflow.steps:
        return
    end, last = len(workflow.steps) - 1, workflow.steps[-1]
    if last.optional:
        yield _at(
            last, end, "basics", -1, say(QT_TRANSLATE_NOOP("core", "最后一步不能设为可以跳过"))
        )
    if "satisfaction_known" not in last.guards:
        text = QT_TRANSLATE_NOOP("core", "最后一步要有“有满意度，且不是‘不满意’”这项完成条件")
        yield _at(last, end, "rules", -1, say(text))
    if last.stage != "callback":
        text = QT_TRANSLATE_NOOP(
            "core", "最后一步须属于“回访”阶段，否则住户不满意时开不了返单，投诉无法了结"
        )
        yield _at(last, end, "basics", -1, say(text))


_NEEDS = (
    (
        "assessed",
        {("validity", "valid")},
        say(
            QT_TRANSLATE_NOOP(
                "core",
                "完成条件“已确认投诉有效”需要一个写入“确认结论”的选择字段（含“有效”），"
                "放在这一步或前面，否则投诉停在这里",
            )
        ),
    ),
    (
        "resident_agreed",
        {("key:opinion", "agree")},
        say(
            QT_TRANSLATE_NOOP(
                "core",
                "完成条件“投诉人同意处理方案”需要代号为 opinion、含选项 agree 的字段，"
                "放在这一步或前面，否则投诉停在这里",
            )
        ),
    ),
    (
        "satisfaction_known",
        {("satisfaction", "A"), ("satisfaction", "B")},
        say(
            QT_TRANSLATE_NOOP(
                "core",
                "完成条件“有满意度”需要一个写入“满意度”的选择字段（含 A 或 B），"
                "放在这一步或前面，否则投诉停在这里",
            )
        ),
    ),
)
