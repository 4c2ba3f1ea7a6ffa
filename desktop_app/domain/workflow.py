"""Workflow templates: the steps of a case as data, read from TOML and checked.

A template is a TOML document (``resources/workflows/*.toml`` or edited by a supervisor);
``parse_workflow`` turns it into frozen records or says what is wrong with it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from desktop_app.domain.errors import KnownError
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, Text, say

STAGES = ("assessment", "assignment", "work", "resident", "callback")
"""What the office waits for in a step; the status of a running case follows from it."""
FIELD_TYPES = ("line", "text", "choice", "datetime", "yes_no", "number", "person", "money")
LIMIT_UNITS = ("minutes", "hours", "working_hours", "working_days")
LIMIT_FROM = ("intake", "step")
CLOCKS = ("response", "handover", "answer", "solution", "callback")
ROLES = ("front_desk", "supervisor")
MOODS = ("calm", "anxious", "agitated", "angry")
FOLLOW_UP_KINDS = ("callback", "progress", "site_check", "acceptance", "visit", "survey")
GUARDS = (
    "assessed",  # validity decided; an invalid case has its reason (003 §3.3)
    "assigned",  # a department and a responsible person are named
    "contact_logged",  # any contact with the complainant is on record
    "contact_in_step",  # a contact was logged since this step was entered
    "mood_settled",  # an agitated or angry complainant: a later contact records the mood after (002)
    "resident_agreed",  # the resident's opinion on the plan is recorded as agreed
    "called_back",  # the complainant was reached after the work, or three calls and a visit failed
    "satisfaction_known",  # the answer A/B/C is on record, and it is not C (C opens a rework round)
    "promises_settled",  # every promise is kept, or its follow-up is done or still ahead
)
BINDS = (
    "validity",
    "invalid_reason",
    "severity",
    "department",
    "handler",
    "root_cause",
    "result",
    "completed_at",
    "satisfaction",
    "planned_completion",
    "compensation",
    "short_term",
    "long_term",
)
"""Case columns that a step's field may write through to; the field's type must fit."""
BOUND_TIMES = ("completed_at", "planned_completion")
BOUND_CHOICES: Mapping[str, frozenset[str]] = {
    "validity": frozenset({"valid", "invalid"}),
    "severity": frozenset({"minor", "normal", "major", "critical"}),
    "satisfaction": frozenset({"A", "B", "C"}),
}


@dataclass(frozen=True)
class Choice:
    value: str
    label: Text


@dataclass(frozen=True)
class Requirement:
    """A field is required when another field of the same step holds one of the values."""

    field: str
    equals: tuple[str, ...]


@dataclass(frozen=True)
class FieldSpec:
    key: str
    label: Text
    type: str
    required: bool = False
    required_if: Requirement | None = None
    choices: tuple[Choice, ...] = ()
    binds: str | None = None
    hint: Text | None = None


@dataclass(frozen=True)
class CheckItem:
    key: str
    text: Text
    required: bool = True


@dataclass(frozen=True)
class Script:
    """Words to say; ``mood`` empty means any mood, ``category`` empty any category."""

    text: Text
    mood: str = ""
    category: str = ""


@dataclass(frozen=True)
class StepLimit:
    amount: int
    unit: str
    start: str
    clock: str | None = None


@dataclass(frozen=True)
class Plan:
    """A follow-up that completing the step puts into the calendar."""

    kind: str
    amount: int
    unit: str


@dataclass(frozen=True)
class Step:
    key: str
    title: Text
    stage: str
    purpose: Text
    guidance: Text
    scripts: tuple[Script, ...] = ()
    fields: tuple[FieldSpec, ...] = ()
    checklist: tuple[CheckItem, ...] = ()
    guards: tuple[str, ...] = ()
    limit: StepLimit | None = None
    role: str = "front_desk"
    optional: bool = False
    solution: bool = False
    starts: tuple[str, ...] = ()
    stops: tuple[str, ...] = ()
    plans: tuple[Plan, ...] = ()

    def field_spec(self, key: str) -> FieldSpec | None:
        return next((spec for spec in self.fields if spec.key == key), None)


@dataclass(frozen=True)
class Workflow:
    key: str
    title: Text
    purpose: Text
    source: str
    rework_step: str
    steps: tuple[Step, ...]
    version: int = 1

    def position(self, step_key: str) -> int:
        """0-based place of a step; ``KeyError`` for a step that is not in the template."""
        for index, step in enumerate(self.steps):
            if step.key == step_key:
                return index
        raise KeyError(step_key)

    def step(self, step_key: str) -> Step:
        return self.steps[self.position(step_key)]


class BrokenTemplate(KnownError):
    """A template that cannot be used; the sentence names the place and the reason."""

    def __init__(self, place: str, reason: str) -> None:
        super().__init__(
            "template_broken",
            say(
                QT_TRANSLATE_NOOP(
                    "core", "流程模板“{place}”有误：{reason}。未保存，原模板仍在使用。"
                ),
                place=place,
                reason=reason,
            ),
        )


def parse_workflow(toml_text: str, *, version: int = 1) -> Workflow:
    """Read and check one template; raises ``BrokenTemplate`` for anything that does not fit."""
    import tomllib  # not before a case is opened

    try:
        data = tomllib.loads(toml_text)
    except tomllib.TOMLDecodeError as error:
        raise BrokenTemplate("TOML", str(error)) from error
    reader = _Reader(str(data.get("key", "?")))
    return reader.workflow(data, version)


class _Reader:
    """Turns plain dictionaries into records, naming the place of every fault."""

    def __init__(self, place: str) -> None:
        self._place = place

    def _fail(self, place: str, reason: str) -> BrokenTemplate:
        return BrokenTemplate(f"{self._place} / {place}" if place else self._place, reason)

    def _only(self, data: Mapping[str, Any], allowed: set[str], place: str) -> None:
        unknown = sorted(set(data) - allowed)
        if unknown:
            raise self._fail(place, f"unknown {', '.join(unknown)}")

    def _text(self, data: Mapping[str, Any], key: str, place: str) -> Text:
        value = data.get(key)
        if not isinstance(value, dict) or not str(value.get("zh", "")).strip():
            raise self._fail(place, f"{key}: zh missing")
        if not str(value.get("en", "")).strip():
            raise self._fail(place, f"{key}: en missing")
        return Text(str(value["zh"]).strip(), str(value["en"]).strip())

    def _one_of(self, value: object, allowed: tuple[str, ...], place: str) -> str:
        if value not in allowed:
            raise self._fail(place, f"“{value}” not in {', '.join(allowed)}")
        return str(value)

    def _amount(self, value: object, place: str) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or value <= 0:
            raise self._fail(place, f"“{value}” is not a positive whole number")
        return value

    def workflow(self, data: Mapping[str, Any], version: int) -> Workflow:
        self._only(data, {"key", "title", "purpose", "source", "rework_step", "steps"}, "")
        key = str(data.get("key", "")).strip()
        if not key:
            raise self._fail("", "key missing")
        raw_steps = data.get("steps")
        if not isinstance(raw_steps, list) or not raw_steps:
            raise self._fail("", "no steps")
        steps = tuple(self._any_step(raw, number) for number, raw in enumerate(raw_steps, 1))
        keys = [step.key for step in steps]
        if len(set(keys)) != len(keys):
            raise self._fail("", "step keys not unique")
        rework_step = str(data.get("rework_step", ""))
        if rework_step not in keys:
            raise self._fail("", f"rework_step “{rework_step}” is no step")
        if steps[-1].optional:
            raise self._fail(steps[-1].key, "the last step cannot be optional")
        if "satisfaction_known" not in steps[-1].guards:
            raise self._fail(steps[-1].key, "the last step needs the guard satisfaction_known")
        if not any("assessed" in step.guards for step in steps):
            raise self._fail("", "no step has the guard assessed")
        return Workflow(
            key=key,
            title=self._text(data, "title", ""),
            purpose=self._text(data, "purpose", ""),
            source=str(data.get("source", "")),
            rework_step=rework_step,
            steps=steps,
            version=version,
        )

    def _any_step(self, data: Any, number: int) -> Step:
        """A step, whatever was written in its place: a list for a text, a number for a table."""
        try:
            return self._step(data)
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            key = data.get("key") if isinstance(data, dict) else None
            reason = f"{type(error).__name__}: {error}"
            raise self._fail(f"steps[{number}] {key or ''}".strip(), reason) from error

    def _step(self, data: Mapping[str, Any]) -> Step:
        key = str(data.get("key", "")).strip()
        if not key:
            raise self._fail("steps", "key missing")
        allowed = set(Step.__dataclass_fields__)
        self._only(data, allowed, key)
        fields = tuple(self._field(raw, key) for raw in data.get("fields", []))
        field_keys = [spec.key for spec in fields]
        if len(set(field_keys)) != len(field_keys):
            raise self._fail(key, "field keys not unique")
        for spec in fields:
            if spec.required_if and spec.required_if.field not in field_keys:
                raise self._fail(key, f"required_if names “{spec.required_if.field}”")
        checklist = tuple(
            CheckItem(
                str(raw["key"]), self._text(raw, "text", key), bool(raw.get("required", True))
            )
            for raw in data.get("checklist", [])
        )
        if len({item.key for item in checklist}) != len(checklist):
            raise self._fail(key, "checklist keys not unique")
        guards = tuple(self._one_of(guard, GUARDS, key) for guard in data.get("guards", []))
        optional = bool(data.get("optional", False))
        if optional and guards:
            raise self._fail(key, "an optional step cannot have guards")
        return Step(
            key=key,
            title=self._text(data, "title", key),
            stage=self._one_of(data.get("stage"), STAGES, key),
            purpose=self._text(data, "purpose", key),
            guidance=self._text(data, "guidance", key),
            scripts=tuple(self._script(raw, key) for raw in data.get("scripts", [])),
            fields=fields,
            checklist=checklist,
            guards=guards,
            limit=self._limit(data["limit"], key) if "limit" in data else None,
            role=self._one_of(data.get("role", "front_desk"), ROLES, key),
            optional=optional,
            solution=bool(data.get("solution", False)),
            starts=tuple(self._one_of(clock, CLOCKS, key) for clock in data.get("starts", [])),
            stops=tuple(self._one_of(clock, CLOCKS, key) for clock in data.get("stops", [])),
            plans=tuple(self._plan(raw, key) for raw in data.get("plans", [])),
        )

    def _field(self, data: Mapping[str, Any], step: str) -> FieldSpec:
        key = str(data.get("key", "")).strip()
        place = f"{step}.{key or '?'}"
        self._only(data, set(FieldSpec.__dataclass_fields__), place)
        if not key:
            raise self._fail(place, "key missing")
        kind = self._one_of(data.get("type"), FIELD_TYPES, place)
        choices = tuple(
            Choice(str(raw["value"]), self._text({"label": raw}, "label", place))
            for raw in data.get("choices", [])
        )
        if (kind == "choice") != bool(choices):
            raise self._fail(place, "choices and type do not fit")
        rule = data.get("required_if")
        requirement = (
            Requirement(str(rule["field"]), tuple(map(str, rule["equals"]))) if rule else None
        )
        binds = data.get("binds")
        self._fits(kind, {choice.value for choice in choices}, binds, place)
        return FieldSpec(
            key=key,
            label=self._text(data, "label", place),
            type=kind,
            required=bool(data.get("required", False)),
            required_if=requirement,
            choices=choices,
            binds=self._one_of(binds, BINDS, place) if binds is not None else None,
            hint=self._text(data, "hint", place) if "hint" in data else None,
        )

    def _fits(self, kind: str, values: set[str], binds: object, place: str) -> None:
        """A field that writes through to the case must hold what the case's column holds."""
        allowed = BOUND_CHOICES.get(str(binds))
        is_time = binds in BOUND_TIMES
        if (allowed is not None and not (values and values <= allowed)) or (
            binds is not None and is_time != (kind == "datetime")
        ):
            raise self._fail(place, f"type or choices do not fit binds “{binds}”")

    def _script(self, data: Mapping[str, Any], place: str) -> Script:
        self._only(data, set(Script.__dataclass_fields__), f"{place}.scripts")
        mood = str(data.get("mood", ""))
        if mood:
            self._one_of(mood, MOODS, f"{place}.scripts")
        return Script(self._text(data, "text", place), mood, str(data.get("category", "")))

    def _limit(self, data: Mapping[str, Any], place: str) -> StepLimit:
        self._only(data, {"amount", "unit", "from", "clock"}, f"{place}.limit")
        clock = data.get("clock")
        return StepLimit(
            self._amount(data.get("amount"), f"{place}.limit"),
            self._one_of(data.get("unit"), LIMIT_UNITS, f"{place}.limit"),
            self._one_of(data.get("from", "step"), LIMIT_FROM, f"{place}.limit"),
            self._one_of(clock, CLOCKS, f"{place}.limit") if clock is not None else None,
        )

    def _plan(self, data: Mapping[str, Any], place: str) -> Plan:
        self._only(data, {"kind", "amount", "unit"}, f"{place}.plans")
        return Plan(
            self._one_of(data.get("kind"), FOLLOW_UP_KINDS, f"{place}.plans"),
            self._amount(data.get("amount"), f"{place}.plans"),
            self._one_of(data.get("unit"), LIMIT_UNITS, f"{place}.plans"),
        )
