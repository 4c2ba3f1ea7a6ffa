"""Templates that do not fit are refused with the place and the reason, whatever is in them."""

from __future__ import annotations

import copy
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.domain.workflow import BrokenTemplate, Workflow, parse_workflow

TEMPLATES = Path(__file__).resolve().parents[2] / "resources" / "workflows"
SMALL: dict[str, Any] = {
    "key": "small",
    "title": {"zh": "小", "en": "Small"},
    "purpose": {"zh": "用途", "en": "Purpose"},
    "source": "x",
    "rework_step": "work",
    "steps": [
        {
            "key": "confirm",
            "title": {"zh": "确认", "en": "Confirm"},
            "stage": "assessment",
            "purpose": {"zh": "用途", "en": "Purpose"},
            "guidance": {"zh": "怎么做", "en": "How"},
            "guards": ["assessed"],
            "fields": [
                {
                    "key": "validity",
                    "label": {"zh": "结论", "en": "Finding"},
                    "type": "choice",
                    "required": True,
                    "binds": "validity",
                    "choices": [
                        {"value": "valid", "zh": "有效", "en": "Valid"},
                        {"value": "invalid", "zh": "无效", "en": "Invalid"},
                    ],
                },
                {
                    "key": "invalid_reason",
                    "label": {"zh": "理由", "en": "Reason"},
                    "type": "text",
                    "binds": "invalid_reason",
                    "required_if": {"field": "validity", "equals": ["invalid"]},
                },
            ],
            "checklist": [{"key": "seen", "text": {"zh": "看过", "en": "Seen"}}],
            "scripts": [{"mood": "calm", "text": {"zh": "您好", "en": "Hello"}}],
        },
        {
            "key": "work",
            "title": {"zh": "处理", "en": "Work"},
            "stage": "work",
            "optional": True,
            "purpose": {"zh": "用途", "en": "Purpose"},
            "guidance": {"zh": "怎么做", "en": "How"},
            "limit": {"amount": 3, "unit": "working_days", "from": "intake", "clock": "solution"},
            "starts": ["callback"],
            "stops": ["solution"],
            "plans": [{"kind": "callback", "amount": 48, "unit": "hours"}],
        },
        {
            "key": "callback",
            "title": {"zh": "回访", "en": "Callback"},
            "stage": "callback",
            "purpose": {"zh": "用途", "en": "Purpose"},
            "guidance": {"zh": "怎么做", "en": "How"},
            "guards": ["called_back", "satisfaction_known"],
        },
    ],
}


def toml(value: Any) -> str:
    """Inline TOML of plain data."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float, date)):
        return str(value)
    if isinstance(value, str):
        escaped = "".join(f"\\u{ord(c):04X}" if c in '"\\\x7f' or c < " " else c for c in value)
        return f'"{escaped}"'
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    return "{" + ", ".join(f"{toml(str(k))} = {toml(v)}" for k, v in value.items()) + "}"


def document(data: dict[str, Any]) -> str:
    return "\n".join(f"{key} = {toml(value)}" for key, value in data.items())


def changed(*path: str | int, value: object) -> str:
    data = copy.deepcopy(SMALL)
    place: Any = data
    for part in path[:-1]:
        place = place[part]
    if value is None:
        del place[path[-1]]
    else:
        place[path[-1]] = value
    return document(data)


def test_the_small_template_is_read_whole() -> None:
    flow = parse_workflow(document(SMALL), version=4)
    assert (flow.key, flow.version, flow.rework_step) == ("small", 4, "work")
    assert [step.key for step in flow.steps] == ["confirm", "work", "callback"]
    confirm, work, callback = flow.steps
    assert confirm.fields[0].required and confirm.fields[0].binds == "validity"
    rule = confirm.fields[1].required_if
    assert rule is not None and (rule.field, rule.equals) == ("validity", ("invalid",))
    assert confirm.checklist[0].required
    assert work.optional and work.limit is not None
    assert (work.limit.amount, work.limit.unit, work.limit.start, work.limit.clock) == (
        3, "working_days", "intake", "solution",
    )  # fmt: skip
    assert (work.starts, work.stops, work.plans[0].kind) == (
        ("callback",), ("solution",), "callback",
    )  # fmt: skip
    assert callback.guards == ("called_back", "satisfaction_known")
    assert flow.position("work") == 1
    with pytest.raises(KeyError):
        flow.step("nowhere")


STEP = ("steps", 0)
FIELD = (*STEP, "fields", 0)


@pytest.mark.parametrize(
    ("path", "value", "says"),
    [
        (("key",), "", "key missing"),
        (("steps",), [], "no steps"),
        (("steps",), ["x"], "steps"),
        (("colour",), "red", "colour"),
        (("title",), {"zh": "小"}, "en missing"),
        (("title",), {"en": "Small"}, "zh missing"),
        (("rework_step",), "nowhere", "nowhere"),
        ((*STEP, "key"), "work", "not unique"),
        ((*STEP, "stage"), "lunch", "lunch"),
        ((*STEP, "stage"), None, "None"),
        ((*STEP, "role"), "resident", "resident"),
        ((*STEP, "guards"), ["asked"], "asked"),
        ((*STEP, "guards"), 5, "confirm"),
        ((*STEP, "guards"), [], "assessed"),
        ((*STEP, "fields"), ["x"], "confirm"),
        ((*STEP, "fields"), 3, "confirm"),
        ((*STEP, "checklist"), [{"text": {"zh": "看过", "en": "Seen"}}], "confirm"),
        ((*STEP, "checklist"), ["x"], "confirm"),
        ((*STEP, "scripts"), ["x"], "confirm"),
        ((*STEP, "limit"), 5, "confirm"),
        ((*STEP, "limit"), {"amount": 0, "unit": "hours"}, "0"),
        ((*STEP, "limit"), {"amount": True, "unit": "hours"}, "True"),
        ((*STEP, "limit"), {"amount": 5, "unit": "moons"}, "moons"),
        ((*STEP, "limit"), {"amount": 5, "unit": "hours", "from": "birth"}, "birth"),
        ((*STEP, "starts"), ["lunch"], "lunch"),
        ((*STEP, "plans"), [{"kind": "party", "amount": 1, "unit": "hours"}], "party"),
        ((*STEP, "optional"), True, "optional"),
        ((*FIELD, "type"), "colour", "colour"),
        ((*FIELD, "type"), "text", "choices"),
        ((*FIELD, "choices"), None, "choices"),
        ((*FIELD, "choices"), [{"zh": "有效", "en": "Valid"}], "confirm"),
        ((*FIELD, "binds"), "number", "number"),
        ((*FIELD, "binds"), "severity", "severity"),
        ((*FIELD, "binds"), "completed_at", "completed_at"),
        ((*STEP, "fields", 1, "binds"), "planned_completion", "planned_completion"),
        ((*FIELD, "key"), "invalid_reason", "not unique"),
        ((*STEP, "fields", 1, "required_if"), {"field": "x", "equals": []}, "x"),
        ((*STEP, "fields", 1, "required_if"), {"equals": ["invalid"]}, "confirm"),
        (("steps", 2, "guards"), ["called_back"], "satisfaction_known"),
        (("steps", 2, "optional"), True, "optional"),
    ],
)
def test_a_fault_is_named_with_its_place(
    path: tuple[str | int, ...], value: object, says: str
) -> None:
    with pytest.raises(BrokenTemplate) as caught:
        parse_workflow(changed(*path, value=value))
    assert caught.value.code == "template_broken"
    assert says in str(caught.value)


def test_text_that_is_no_toml_is_refused() -> None:
    with pytest.raises(BrokenTemplate, match="TOML"):
        parse_workflow("steps = [")


def _places(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    items = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inner in items:
        yield (*path, key)
        if isinstance(inner, (dict, list)):
            yield from _places(inner, (*path, key))


junk = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-5, 5),
    st.text(max_size=5).filter(lambda text: not any("\ud800" <= c <= "\udfff" for c in text)),
    st.just([]),
    st.just({}),
    st.just(["x"]),
    st.just([{}]),
    st.just({"x": 1}),
    st.just(date(2026, 11, 21)),
)


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(list(_places(SMALL))), junk)
def test_any_change_is_read_or_refused_never_a_crash(
    path: tuple[str | int, ...], value: object
) -> None:
    text = changed(*path, value=value)
    tomllib.loads(text)
    try:
        assert isinstance(parse_workflow(text), Workflow)
    except BrokenTemplate as error:
        assert str(error)
