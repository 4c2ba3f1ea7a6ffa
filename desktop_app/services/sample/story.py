"""One sample case lived through: the same steps, guards and contacts as a real one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from random import Random
from typing import Any

from desktop_app.domain import journey, progress, rework
from desktop_app.domain.case import CaseFile, Contact
from desktop_app.domain.clocks import Rules
from desktop_app.domain.errors import RefusedError
from desktop_app.domain.guards import QUALITY_CHECKED, missing
from desktop_app.domain.workflow import FieldSpec, Step
from desktop_app.services.sample.words import Words, fill, weighted


@dataclass(frozen=True)
class Scene:
    """What a case's story draws from: its block of words, who is in it, when it stops."""

    rng: Random
    words: Words
    block: Mapping[str, Any]
    causes: Mapping[str, str]
    rules: Rules
    until: datetime
    pace: float
    handler: str
    department: str
    called: str
    quality: tuple[str, ...]


def live(case: CaseFile, scene: Scene) -> CaseFile:
    """Work the case on, step by step, until its time is up or it is closed."""
    at = case.complaint.received_at
    for _ in range(40):
        if case.complaint.outcome:
            return case
        at += timedelta(minutes=scene.rng.uniform(0.4, 1.8) * scene.pace * _usual(case.step))
        at = _in_office(at, scene, case.step.stage)
        if at >= scene.until:
            return case
        case = _work_step(case, scene, at)
        if _unhappy(case):
            causes = [c for part in scene.words.contacts["reworks"] for c in part["texts"]]
            move = progress.open_rework(case, scene.rng.choice(causes))
        else:
            try:
                move = progress.complete(case, at)
            except RefusedError:
                return case
        case = journey.apply(case, move, at, scene.handler, scene.rules)
    return case


def called_in_time(case: CaseFile, rng: Random, now: datetime) -> CaseFile:
    """Most surveys, reports and promises whose day has come were kept; a few were forgotten."""
    forgotten = {f.id for f in case.follow_ups if rng.random() < 0.06}
    kept = {
        f.id
        for f in case.follow_ups
        if f.state == "planned" and f.due_at < now and f.kind != "callback"
    } - forgotten
    follow_ups = tuple(
        replace(f, state="done", done_at=f.due_at - _EARLY, outcome=rng.choice(_SURVEYED))
        if f.id in kept
        else f
        for f in case.follow_ups
    )
    contacts = tuple(
        replace(
            c,
            promises=tuple(
                replace(p, kept_at=p.due_at - _EARLY) if p.follow_up_id in kept else p
                for p in c.promises
            ),
        )
        for c in case.contacts
    )
    return replace(case, follow_ups=follow_ups, contacts=contacts)


_EARLY = timedelta(minutes=10)
_SURVEYED = ("没有再出现，住户满意", "已电话回访，一切正常", "住户表示恢复正常，谢谢")


def _usual(step: Step) -> float:
    """Usual minutes in a step, by what the office waits for."""
    return {"assessment": 7, "assignment": 6, "work": 900, "resident": 700, "callback": 1500}[
        step.stage
    ]


def _in_office(at: datetime, scene: Scene, stage: str) -> datetime:
    """The front desk is there every day until the evening; the work waits for working days."""
    at = at.replace(microsecond=0)
    calendar = scene.rules.calendar
    if stage in ("assessment", "assignment", "callback"):
        opens, closes = _DESK
        if opens <= at.time() <= closes:
            return at
        day = at.date() if at.time() < opens else at.date() + timedelta(days=1)
        return datetime.combine(day, opens) + timedelta(minutes=scene.rng.randint(1, 12))
    hours = calendar.hours_on(at.date())
    if hours and hours[0] <= at <= hours[1]:
        return at
    early = bool(hours) and at.time() < calendar.opens
    day = at.date() if early else calendar.next_working(at.date())
    return datetime.combine(day, calendar.opens) + timedelta(minutes=scene.rng.randint(2, 90))


_DESK = (time(8, 0), time(21, 30))


def _unhappy(case: CaseFile) -> bool:
    return case.step.stage == "callback" and case.complaint.satisfaction == "C"


def _work_step(case: CaseFile, scene: Scene, at: datetime) -> CaseFile:
    """Do what the step asks: contact, fields, checklist."""
    step, rng = case.step, scene.rng
    answer = _answer(case, scene) if step.stage == "callback" else ""
    wants_contact = {"contact_logged", "contact_in_step", "mood_settled", "called_back"} & set(
        step.guards
    )
    if wants_contact or rng.random() < 0.25:
        case = _talk(case, scene, at, answer)
    for spec in step.fields:
        value = _value(spec, case, scene, at, answer)
        if value:
            case = journey.set_field(case, step.key, spec.key, value)
    for item in step.checklist:
        if item.required or rng.random() < 0.5:
            case = journey.set_tick(case, step.key, item.key, True)
    for gap in missing(case, at):
        if gap.key in ("mood_settled", "contact_logged", "contact_in_step", "called_back"):
            case = _talk(case, scene, at, answer, calm=True)
        elif gap.key == "promises_settled":
            case = _keep_promises(case, at)
        elif gap.key == QUALITY_CHECKED:
            by = case.complaint.received_by
            for duty in scene.quality:
                case = rework.check(case, duty, True, scene.quality, at, by)
    return case


def _answer(case: CaseFile, scene: Scene) -> str:
    drawn = str(weighted(scene.rng, scene.words.office["patterns"]["satisfaction"]))
    return "B" if drawn == "C" and case.complaint.round >= 2 else drawn


def _talk(
    case: CaseFile, scene: Scene, at: datetime, answer: str, *, calm: bool = False
) -> CaseFile:
    rng = scene.rng
    if answer:
        said = rng.choice(
            next(
                c["texts"] for c in scene.words.contacts["callbacks"] if c["satisfaction"] == answer
            )
        )
        promise, hours, direction, after = "", 0, "out", ""
    else:
        fitting = [
            c
            for c in scene.words.contacts["contacts"]
            if c["stage"] == case.step.stage and c["mood_before"] in ("", case.complaint.mood)
        ] or [c for c in scene.words.contacts["contacts"] if c["stage"] == case.step.stage]
        chosen = rng.choice(fitting)
        said, after = chosen["text"], chosen["mood_after"]
        promise, hours, direction = chosen["promise"], chosen["promise_hours"], chosen["direction"]
    places = {"称呼": scene.called, "经办人": scene.handler}
    contact = Contact(
        id=0,
        at=at,
        entry_id=0,
        direction=direction,
        channel=rng.choice(("phone", "phone", "wechat", "visit")),
        person=case.complaint.complainant,
        staff=case.complaint.received_by,
        mood_before=case.complaint.mood if not case.contacts else "",
        mood_after="calm" if calm else after,
        said=fill(rng, said, **places),
    )
    promised = None
    if promise and not any(c.promises for c in case.contacts):
        until = at + timedelta(hours=max(1, hours))
        if not time(8, 30) <= until.time() <= time(20, 0):  # nobody promises a call at night
            day = until.date() + timedelta(days=1 if until.time() > time(20, 0) else 0)
            until = datetime.combine(day, time(9, 30))
        promised = (fill(rng, promise, **places), until)
    return journey.add_contact(case, contact, promised, scene.rules)


def _keep_promises(case: CaseFile, at: datetime) -> CaseFile:
    contacts = tuple(
        replace(c, promises=tuple(replace(p, kept_at=p.kept_at or at) for p in c.promises))
        for c in case.contacts
    )
    kept = {p.follow_up_id for c in contacts for p in c.promises}
    follow_ups = tuple(
        replace(f, state="done", done_at=at, outcome="已告知")
        if f.id in kept and f.state == "planned"
        else f
        for f in case.follow_ups
    )
    return replace(case, contacts=contacts, follow_ups=follow_ups)


def _value(spec: FieldSpec, case: CaseFile, scene: Scene, at: datetime, answer: str) -> str:
    rng, block = scene.rng, scene.block
    bound = {
        "department": scene.department,
        "handler": scene.handler,
        "validity": "valid",
        "root_cause": scene.causes.get(rng.choice(block["causes"]), ""),
        "short_term": rng.choice(block["short_terms"]),
        "long_term": rng.choice(block["long_terms"]),
        "result": rng.choice(block["results"]),
        "satisfaction": answer,
        "severity": case.complaint.severity,
        "completed_at": at.isoformat(sep=" "),
        "planned_completion": (at + timedelta(days=2))
        .replace(minute=0, second=0)
        .isoformat(sep=" "),
    }
    if spec.binds in bound:
        return fill(rng, str(bound[spec.binds]))
    if spec.key == "opinion":
        return "agree"
    if spec.key == "resolved":
        return "no" if answer == "C" else "yes"
    if not spec.required:
        return ""
    if spec.type == "choice":
        return spec.choices[0].value
    if spec.type == "yes_no":
        return "yes"
    if spec.type == "datetime":
        return at.isoformat(sep=" ")
    if spec.type in ("number", "money"):
        return "1"
    if spec.type == "person":
        return scene.handler
    return fill(rng, str(rng.choice(block["investigations"])))
