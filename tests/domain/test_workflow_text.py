"""Templates written as text read back the same, whatever words stand in them; faults are named."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.domain.messages import Text
from desktop_app.domain.workflow import (
    BINDS,
    BOUND_CHOICES,
    BOUND_TIMES,
    CLOCKS,
    FIELD_TYPES,
    FOLLOW_UP_KINDS,
    GUARDS,
    LIMIT_FROM,
    LIMIT_UNITS,
    MOODS,
    ROLES,
    STAGES,
    BrokenTemplate,
    CheckItem,
    Choice,
    FieldSpec,
    Plan,
    Requirement,
    Script,
    Step,
    StepLimit,
    Workflow,
    parse_workflow,
)
from desktop_app.domain.workflow_faults import GUARD_TEXT, faults, faults_of
from desktop_app.domain.workflow_text import serialise

TEMPLATES = sorted((Path(__file__).resolve().parents[2] / "resources" / "workflows").glob("*.toml"))
anything = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
nasty = st.sampled_from(['"', '""""', "\\", "'", "]]", "\n", "\r\n", "a\nb", "\x00", "\x7f", "#x"])
free = st.one_of(anything, st.lists(st.one_of(anything, nasty), max_size=4).map("".join))
words = free.map(lambda text: text.strip() or "字")  # a filter would throw half of all away
texts = st.builds(Text, words, words)
keys = words
amounts = st.integers(1, 9999)
limits = st.builds(
    StepLimit,
    amounts,
    st.sampled_from(LIMIT_UNITS),
    st.sampled_from(LIMIT_FROM),
    st.none() | st.sampled_from(CLOCKS),
)
plans = st.builds(Plan, st.sampled_from(FOLLOW_UP_KINDS), amounts, st.sampled_from(LIMIT_UNITS))
scripts = st.builds(Script, texts, st.sampled_from(("", *MOODS)), free)


def some(values: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), max_size=3).map(tuple)


@st.composite
def field_specs(draw: st.DrawFn, key: str, others: list[str]) -> FieldSpec:
    kind = draw(st.sampled_from(FIELD_TYPES))
    choices = ()
    fitting: list[str | None] = [None]
    if kind == "choice":
        choices = tuple(draw(st.lists(st.builds(Choice, free, texts), min_size=1, max_size=3)))
        fitting += [b for b in BINDS if b not in BOUND_TIMES and b not in BOUND_CHOICES]
        bound = draw(st.sampled_from([None, *BOUND_CHOICES]))
        if bound is not None:
            values = sorted(BOUND_CHOICES[bound])
            choices = tuple(Choice(value, draw(texts)) for value in values)
            fitting = [bound]
    elif kind == "datetime":
        fitting += BOUND_TIMES
    else:
        fitting += [b for b in BINDS if b not in BOUND_TIMES and b not in BOUND_CHOICES]
    rule = st.builds(Requirement, st.sampled_from(others), st.lists(free, max_size=2).map(tuple))
    return FieldSpec(
        key,
        draw(texts),
        kind,
        draw(st.booleans()),
        draw(st.none() | rule),
        choices,
        draw(st.sampled_from(fitting)),
        draw(st.none() | texts),
    )


@st.composite
def steps(draw: st.DrawFn, key: str) -> Step:
    field_keys = draw(st.lists(keys, max_size=3, unique=True))
    optional = draw(st.booleans())
    return Step(
        key=key,
        title=draw(texts),
        stage=draw(st.sampled_from(STAGES)),
        purpose=draw(texts),
        guidance=draw(texts),
        scripts=tuple(draw(st.lists(scripts, max_size=2))),
        fields=tuple(draw(field_specs(one, field_keys)) for one in field_keys),
        checklist=tuple(
            CheckItem(one, draw(texts), draw(st.booleans()))
            for one in draw(st.lists(free, max_size=2, unique=True))
        ),
        guards=() if optional else draw(some(GUARDS)),
        limit=draw(st.none() | limits),
        role=draw(st.sampled_from(ROLES)),
        optional=optional,
        solution=draw(st.booleans()),
        starts=draw(some(CLOCKS)),
        stops=draw(some(CLOCKS)),
        plans=tuple(draw(st.lists(plans, max_size=2))),
    )


@st.composite
def workflows(draw: st.DrawFn) -> Workflow:
    step_keys = draw(st.lists(keys, min_size=1, max_size=3, unique=True))
    made = [draw(steps(key)) for key in step_keys]
    made[-1] = replace(
        made[-1], optional=False, guards=(*made[-1].guards, "assessed", "satisfaction_known")
    )
    return Workflow(
        draw(keys),
        draw(texts),
        draw(texts),
        draw(free),
        draw(st.sampled_from(step_keys)),
        tuple(made),
        draw(st.integers(1, 99)),
    )


@settings(max_examples=200)
@given(workflows())
def test_what_is_written_reads_back_the_same(workflow: Workflow) -> None:
    assert parse_workflow(serialise(workflow), version=workflow.version) == workflow


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_the_built_in_templates_survive_and_have_no_faults(path: Path) -> None:
    workflow = parse_workflow(path.read_text(encoding="utf-8"))
    assert parse_workflow(serialise(workflow)) == workflow
    assert [str(message) for message in faults_of(workflow)] == []


def test_every_guard_has_words() -> None:
    assert set(GUARD_TEXT) == set(GUARDS)


@settings(max_examples=150)
@given(workflows(), st.data())
def test_what_the_parser_refuses_has_a_fault(workflow: Workflow, data: st.DataObject) -> None:
    """Damage one thing at random: whenever the parser says no, there is a sentence for it."""
    place = data.draw(st.integers(0, len(workflow.steps) - 1))
    step = workflow.steps[place]
    damaged = data.draw(
        st.sampled_from(
            [
                replace(step, title=Text("", "x")),
                replace(step, guidance=Text("x", " ")),
                replace(step, key=""),
                replace(step, guards=()),
                replace(step, optional=True),
                replace(step, fields=(*step.fields, *step.fields)),
                replace(step, checklist=(CheckItem("a", Text("", "")),)),
                replace(step, fields=(FieldSpec("k", Text("a", "b"), "choice"),)),
                replace(step, fields=(FieldSpec("k", Text("a", "b"), "text", binds="validity"),)),
            ]
        )
    )
    steps_now = (*workflow.steps[:place], damaged, *workflow.steps[place + 1 :])
    changed = replace(workflow, steps=steps_now)
    try:
        parse_workflow(serialise(changed))
    except BrokenTemplate:
        assert faults(changed)


def test_dead_ends_are_found_and_placed() -> None:
    workflow = parse_workflow(
        next(p for p in TEMPLATES if p.stem == "seven-steps").read_text(encoding="utf-8")
    )
    place = workflow.position("consult")
    step = workflow.steps[place]
    bare = replace(step, fields=tuple(f for f in step.fields if f.key != "opinion"))
    found = faults(
        replace(workflow, steps=(*workflow.steps[:place], bare, *workflow.steps[place + 1 :]))
    )
    assert [(fault.place.step, fault.place.part) for fault in found] == [
        (place, "fields"),  # opinion_note depends on the opinion
        (place, "fields"),
    ]
    last = replace(workflow.steps[-1], stage="work")
    found = faults(replace(workflow, steps=(*workflow.steps[:-1], last)))
    assert "返单" in str(found[0].message)
