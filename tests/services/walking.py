"""Walking a case through its workflow by the services, one thing at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from desktop_app.domain.case import UPSET, CaseFile
from desktop_app.domain.guards import is_required
from desktop_app.domain.workflow import FieldSpec, Step
from desktop_app.services import cases, reworks
from desktop_app.services.cases import Intake, NewContact
from desktop_app.services.office import Office

Action = tuple[str, str]
"""(kind, key): ``field``, ``check``, ``contact``."""

FOLLOWS = {
    "department": "assigned",
    "handler": "assigned",
    "validity": "assessed",
    "opinion": "resident_agreed",
    "satisfaction": "satisfaction_known",
}
"""A field's key and the guard that looks at what it holds."""
CONTACT_GUARDS = ("contact_logged", "contact_in_step", "mood_settled", "called_back")


def good_value(office: Office, spec: FieldSpec) -> str:
    """A value with which a case goes on."""
    fixed = {"validity": "valid", "opinion": "agree", "satisfaction": "A", "resolved": "yes"}
    if spec.key in fixed:
        return fixed[spec.key]
    if spec.type == "choice":
        return spec.choices[0].value
    return {
        "yes_no": "yes",
        "datetime": office.now().isoformat(sep=" "),
        "number": "3",
        "money": "80.50",
        "person": "刘强",
        "line": "工程部",
        "text": "已查看现场\n阀门老化",
    }[spec.type]


def actions(step: Step) -> list[Action]:
    """What a step asks for, by its template: required fields and checks, and a talk."""
    wanted: list[Action] = [
        ("field", spec.key) for spec in step.fields if is_required(spec, lambda _key: "")
    ]
    wanted += [("check", item.key) for item in step.checklist if item.required]
    return [*wanted, ("contact", "")]


def act(office: Office, case: CaseFile, action: Action) -> CaseFile:
    kind, key = action
    complaint_id, step = case.complaint.id, case.step
    if kind == "field":
        spec = step.field_spec(key)
        assert spec is not None
        return cases.set_field(office, complaint_id, step.key, key, good_value(office, spec))
    if kind == "check":
        return cases.set_tick(office, complaint_id, step.key, key, True)
    return cases.log_contact(office, complaint_id, NewContact("已沟通", mood_after="calm"))


def missing_keys(office: Office, complaint_id: int) -> list[tuple[str, str]]:
    return sorted((gap.kind, gap.key) for gap in cases.still_missing(office, complaint_id))


def left_open(case: CaseFile, action: Action) -> list[tuple[str, str]]:
    """What must be missing when exactly *action* is left out, by the template alone."""
    kind, key = action
    step, steps = case.step, case.workflow.steps
    if kind == "field":
        if case.value(step.key, key):  # filled in by the office already
            return []
        known = (
            bool(getattr(case.complaint, key, "")) if key in ("department", "handler") else False
        )
        if key == "validity" and case.complaint.validity == "valid":
            known = True
        derived = FOLLOWS.get(key)
        guards = [("guard", derived)] if derived in step.guards and not known else []
        return sorted([("field", key), *guards])
    if kind == "check":
        return [("check", key)]
    upset = case.complaint.mood in UPSET and not any(c.mood_after for c in case.contacts)
    here = case.workflow.position(step.key)
    opens = step.solution or (here + 1 < len(steps) and steps[here + 1].solution)
    found = []
    for guard in dict.fromkeys((*step.guards, *(("mood_settled",) if opens else ()))):
        if (
            (guard == "contact_logged" and not any(c.reached for c in case.contacts))
            or (guard in ("contact_in_step", "called_back"))
            or (guard == "mood_settled" and upset)
        ):
            found.append(("guard", guard))
    return sorted(found)


class _Undo(Exception):
    pass


@contextmanager
def only_tried(office: Office) -> Iterator[None]:
    """What happens inside is taken back at the end."""
    try:
        with office.store.transaction():
            yield
            raise _Undo
    except _Undo:
        pass


def register(office: Office, **more: object) -> CaseFile:
    values: dict[str, object] = {"content": "楼上漏水，客厅顶棚已湿", "complainant": "李建国"}
    return cases.register(office, Intake(**{**values, **more}))  # type: ignore[arg-type]


def pass_step(office: Office, case: CaseFile) -> CaseFile:
    """Do everything the step asks for and complete it; the clock goes on a little."""
    for action in actions(case.step):
        case = act(office, case, action)
    if case.complaint.round and case.complaint.step_key != case.workflow.steps[-1].key:
        check_quality(office, case)
    clock = office._clock
    if hasattr(clock, "at"):
        clock.at += timedelta(minutes=7)
    return cases.complete_step(office, case.complaint.id)


def check_quality(office: Office, case: CaseFile) -> None:
    """Confirm each item of the quality check of the present rework round."""
    for item in reworks.items(office):
        reworks.check(office, case.complaint.id, item.zh, True)


def walk_to(office: Office, case: CaseFile, step_key: str) -> CaseFile:
    while case.complaint.step_key != step_key:
        case = pass_step(office, case)
    return case


def walk_to_stage(office: Office, case: CaseFile, stage: str) -> CaseFile:
    while case.step.stage != stage:
        case = pass_step(office, case)
    return case
