"""Templates for supervisors: versions and who uses them, copies, new versions, retiring.

A template that cases stand on is never changed: saving makes a new version, and running
cases keep theirs. A template that does not fit is refused with its faults, nothing stored.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from desktop_app.domain.errors import KnownError, RefusedError
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, Text, say
from desktop_app.domain.workflow import Step, Workflow, parse_workflow
from desktop_app.domain.workflow_faults import faults_of
from desktop_app.domain.workflow_text import serialise
from desktop_app.services.imports.booked import REGISTER
from desktop_app.services.office import Office
from desktop_app.services.settings.settings_edit import need_role
from desktop_app.storage import settings_edit
from desktop_app.storage.settings_edit import UsedVersion as UsedVersion


@dataclass(frozen=True)
class Template:
    """A template with its newest version; ``versions`` newest first, with their cases.

    ``fixed``: old registers are booked through it, so it can be neither edited nor retired.
    """

    workflow: Workflow
    versions: tuple[UsedVersion, ...]
    retired: bool
    is_default: bool
    fixed: bool

    @property
    def running(self) -> int:
        """Open cases on any version."""
        return sum(version.running for version in self.versions)


def templates(office: Office) -> list[Template]:
    """All templates, those in use first, in the order of their arrival."""
    by_key: dict[str, list[UsedVersion]] = {}
    for version in settings_edit.workflow_versions(office.store):
        by_key.setdefault(version.key, []).append(version)
    default = office.setting("default_workflow")
    found = [
        Template(
            office.workflows.by_id(versions[0].workflow_id),
            tuple(versions),
            versions[0].retired,
            key == default,
            key == REGISTER,
        )
        for key, versions in by_key.items()
    ]
    return sorted(found, key=lambda t: (t.retired, min(v.workflow_id for v in t.versions)))


def document(office: Office, workflow_id: int) -> str:
    """A stored version as text."""
    return settings_edit.workflow_document(office.store, workflow_id)


def check(workflow: Workflow) -> None:
    """``RefusedError`` with every fault in ``missing``; nothing is stored by it."""
    found = faults_of(workflow)
    if found:
        raise RefusedError(
            "template_broken",
            say(
                QT_TRANSLATE_NOOP(
                    "core", "流程“{title}”还有 {count} 处不对，未保存；原版本仍在使用。"
                ),
                title=workflow.title.zh or workflow.key,
                count=len(found),
            ),
            found,
        )


def save(office: Office, workflow: Workflow) -> int:
    """Store *workflow* as the next version of its key; returns the version's number."""
    need_role(office)
    check(workflow)
    return _store(office, serialise(workflow))


def save_text(office: Office, key: str, toml_text: str) -> int:
    """The same from text, kept as written; ``BrokenTemplate`` names the place and the reason."""
    need_role(office)
    check(read_text(key, toml_text))
    return _store(office, toml_text)


def read_text(key: str, toml_text: str) -> Workflow:
    """The template in *toml_text*, which must keep its key; refused as in ``save_text``."""
    workflow = parse_workflow(toml_text)
    if workflow.key != key:
        raise KnownError(
            "key_changed",
            say(
                QT_TRANSLATE_NOOP(
                    "core", "文本里的 key 是“{new}”，应为“{key}”；未保存。另建流程请用“复制”。"
                ),
                new=workflow.key,
                key=key,
            ),
        )
    return workflow


def _store(office: Office, toml_text: str) -> int:
    parsed = parse_workflow(toml_text)
    if parsed.key == REGISTER:
        raise _fixed(parsed)
    current = office.workflows.current_id(parsed.key)
    if current is not None:
        newest = office.workflows.by_id(current)
        if replace(parsed, version=newest.version) == newest:
            raise KnownError(
                "nothing_changed",
                say(
                    QT_TRANSLATE_NOOP("core", "与现行的第 {version} 版相同，没有另存。"),
                    version=newest.version,
                ),
            )
    with office.write("save_workflow") as journal:
        workflow_id = office.workflows.add(journal, toml_text, office.now())
    return office.workflows.by_id(workflow_id).version


def copy(office: Office, key: str, title: Text) -> str:
    """A new template with the steps of *key* under another title; returns its key."""
    need_role(office)
    source = next(t.workflow for t in templates(office) if t.workflow.key == key)
    taken = {t.workflow.key: t.workflow.title.zh for t in templates(office)}
    zh = title.zh.strip()
    if not zh:
        raise KnownError("name_missing", say(QT_TRANSLATE_NOOP("core", "请填写流程名称。")))
    if zh in taken.values():
        raise KnownError(
            "name_taken", say(QT_TRANSLATE_NOOP("core", "已有名为“{name}”的流程。"), name=zh)
        )
    number = next(n for n in range(2, len(taken) + 3) if f"{key}-{n}" not in taken)
    made = replace(source, key=f"{key}-{number}", title=Text(zh, title.en.strip() or zh))
    with office.write("copy_workflow") as journal:
        office.workflows.add(journal, serialise(made), office.now())
    return made.key


def set_retired(office: Office, key: str, retired: bool) -> None:
    """Retired templates are not offered for new complaints; running cases go on with theirs."""
    need_role(office)
    template = next(t for t in templates(office) if t.workflow.key == key)
    if retired and template.fixed:
        raise _fixed(template.workflow)
    if retired and template.is_default:
        raise KnownError(
            "default_workflow",
            say(
                QT_TRANSLATE_NOOP(
                    "core", "“{title}”是默认流程，不能停用；请先在“物业处”里换一个默认流程。"
                ),
                title=template.workflow.title,
            ),
        )
    with office.write("retire_workflow") as journal:
        settings_edit.retire_workflow(journal, key, retired)


def _fixed(workflow: Workflow) -> KnownError:
    return KnownError(
        "fixed_workflow",
        say(
            QT_TRANSLATE_NOOP(
                "core", "“{title}”用于导入旧登记表，不能修改或停用；可以复制后再改。"
            ),
            title=workflow.title,
        ),
    )


# Changing a draft: pure, nothing is stored


def fresh_key(taken: set[str], stem: str) -> str:
    """``step1``, ``step2`` … the first that is free."""
    return next(k for n in range(1, len(taken) + 2) if (k := f"{stem}{n}") not in taken)


def add_step(workflow: Workflow, after: int) -> Workflow:
    """A blank step behind position *after* (-1: in front)."""
    key = fresh_key({step.key for step in workflow.steps}, "step")
    blank = Step(key, Text("", ""), "work", Text("", ""), Text("", ""))
    steps = list(workflow.steps)
    steps.insert(after + 1, blank)
    return replace(workflow, steps=tuple(steps))


def move_step(workflow: Workflow, position: int, by: int) -> Workflow:
    """One step *by* places; unchanged at the ends."""
    steps = list(workflow.steps)
    target = position + by
    if not 0 <= target < len(steps):
        return workflow
    steps.insert(target, steps.pop(position))
    return replace(workflow, steps=tuple(steps))


def remove_step(workflow: Workflow, position: int) -> Workflow:
    steps = (*workflow.steps[:position], *workflow.steps[position + 1 :])
    return replace(workflow, steps=steps)


def with_step(workflow: Workflow, position: int, step: Step) -> Workflow:
    """The step at *position* replaced; a renamed key is followed by ``rework_step``."""
    old = workflow.steps[position]
    steps = (*workflow.steps[:position], step, *workflow.steps[position + 1 :])
    back = step.key if workflow.rework_step == old.key else workflow.rework_step
    return replace(workflow, steps=steps, rework_step=back)
