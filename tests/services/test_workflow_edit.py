"""Templates under edit: versions, copies, refusals, and running cases that keep their version."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.domain.errors import KnownError, RefusedError
from desktop_app.domain.messages import Text
from desktop_app.domain.workflow import BrokenTemplate, Workflow, parse_workflow
from desktop_app.domain.workflow_text import serialise
from desktop_app.services import cases, lists
from desktop_app.services.cases import Intake
from desktop_app.services.office import Office
from desktop_app.services.settings import workflow_edit
from desktop_app.services.settings.workflow_edit import Template
from tests.offices import SetClock, make_office
from tests.services.walking import pass_step, register


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = make_office(tmp_path, SetClock())
    yield made
    made.close()


def template(office: Office, key: str) -> Template:
    return next(t for t in workflow_edit.templates(office) if t.workflow.key == key)


def flow(office: Office, key: str = "seven-steps") -> Workflow:
    return template(office, key).workflow


def without_apology(office: Office) -> Workflow:
    workflow = flow(office)
    return workflow_edit.remove_step(workflow, workflow.position("apologise"))


def test_a_running_case_finishes_on_its_version(office: Office) -> None:
    """Started on v1; v2 has other steps; the case goes through v1 to its end."""
    steps = [step.key for step in flow(office).steps]
    assert "apologise" in steps
    case = register(office)
    assert workflow_edit.save(office, without_apology(office)) == 2
    walked = []
    while not case.complaint.outcome:
        walked.append(case.complaint.step_key)
        case = pass_step(office, case)
    assert walked == steps
    assert (case.workflow.version, case.complaint.outcome) == (1, "closed")
    later = register(office)
    assert later.workflow.version == 2
    assert [step.key for step in later.workflow.steps] == [k for k in steps if k != "apologise"]


def test_versions_tell_how_many_cases_use_them(office: Office) -> None:
    register(office)
    ended = register(office)
    while not ended.complaint.outcome:
        ended = pass_step(office, ended)
    workflow_edit.save(office, without_apology(office))
    register(office)
    found = template(office, "seven-steps")
    assert [(v.version, v.running, v.ended) for v in found.versions] == [(2, 1, 0), (1, 1, 1)]
    assert (found.running, found.is_default, found.retired) == (2, True, False)
    assert workflow_edit.document(office, found.versions[0].workflow_id) == serialise(
        found.workflow
    )


def test_nothing_is_stored_for_a_broken_template(office: Office) -> None:
    before = office.store.value("SELECT count(*) FROM workflow")
    workflow = flow(office)
    last = len(workflow.steps) - 1
    broken = workflow_edit.with_step(
        workflow_edit.add_step(workflow, 1), last + 1, replace(workflow.steps[last], guards=())
    )
    with pytest.raises(RefusedError) as caught:
        workflow_edit.save(office, broken)
    said = [str(message) for message in caught.value.missing]
    assert "第 3 步“step1”：“名称”的中文没有填写" in said
    assert any("最后一步要有" in sentence for sentence in said)
    with pytest.raises(BrokenTemplate) as text:
        workflow_edit.save_text(office, "seven-steps", "key = 'seven-steps'\nsteps = 3")
    assert "no steps" in str(text.value)
    assert office.store.value("SELECT count(*) FROM workflow") == before
    assert register(office).workflow.version == 1


def test_text_is_checked_for_dead_ends_too_and_kept_as_written(office: Office) -> None:
    text = "# our own words\n" + serialise(without_apology(office))
    with pytest.raises(KnownError) as caught:
        workflow_edit.save_text(office, "office-rules", text)
    assert caught.value.code == "key_changed"
    assert workflow_edit.save_text(office, "seven-steps", text) == 2
    newest = template(office, "seven-steps").versions[0]
    assert workflow_edit.document(office, newest.workflow_id).startswith("# our own words")
    dead = text.replace('"opinion"', '"view"')
    assert parse_workflow(dead)
    with pytest.raises(RefusedError) as refused:
        workflow_edit.save_text(office, "seven-steps", dead)
    assert "opinion" in str(refused.value.missing[0])


def test_saving_the_same_again_makes_no_version(office: Office) -> None:
    with pytest.raises(KnownError) as caught:
        workflow_edit.save(office, flow(office))
    assert caught.value.code == "nothing_changed"
    assert flow(office).version == 1


def test_a_copy_is_a_template_of_its_own(office: Office) -> None:
    key = workflow_edit.copy(office, "seven-steps", Text("漏水专用", ""))
    assert key == "seven-steps-2"
    made = flow(office, key)
    assert made.title == Text("漏水专用", "漏水专用")
    assert made.steps == flow(office).steps
    case = cases.register(office, Intake("漏水", workflow=key))
    assert case.workflow.key == key
    with pytest.raises(KnownError) as caught:
        workflow_edit.copy(office, "seven-steps", Text("漏水专用", ""))
    assert caught.value.code == "name_taken"
    assert workflow_edit.copy(office, "seven-steps", Text("又一份", "")) == "seven-steps-3"


def test_a_retired_template_is_not_offered_and_its_cases_go_on(office: Office) -> None:
    case = cases.register(office, Intake("漏水", workflow="office-rules"))
    rules = flow(office, "office-rules")
    longer = replace(rules, title=Text("本处办法", "Our rules"))
    workflow_edit.save(office, longer)
    workflow_edit.set_retired(office, "office-rules", True)
    assert "office-rules" not in [w.key for w in lists.read(office).workflows]
    with pytest.raises(KnownError):
        cases.register(office, Intake("漏水", workflow="office-rules"))
    first = case.complaint.step_key
    assert pass_step(office, case).complaint.step_key != first
    workflow_edit.set_retired(office, "office-rules", False)
    again = cases.register(office, Intake("漏水", workflow="office-rules"))
    assert again.workflow.version == 2


def test_default_and_register_stay(office: Office) -> None:
    for key, code in (("seven-steps", "default_workflow"), ("register", "fixed_workflow")):
        with pytest.raises(KnownError) as caught:
            workflow_edit.set_retired(office, key, True)
        assert caught.value.code == code
    with pytest.raises(KnownError) as caught:
        workflow_edit.save(office, replace(flow(office, "register"), title=Text("旧", "Old")))
    assert caught.value.code == "fixed_workflow"


def test_steps_are_moved_added_and_replaced(office: Office) -> None:
    workflow = flow(office)
    keys = [step.key for step in workflow.steps]
    moved = workflow_edit.move_step(workflow, 0, 1)
    assert [step.key for step in moved.steps] == [keys[1], keys[0], *keys[2:]]
    assert workflow_edit.move_step(workflow, 0, -1) == workflow
    longer = workflow_edit.add_step(workflow_edit.add_step(workflow, -1), 0)
    assert [step.key for step in longer.steps] == ["step1", "step2", *keys]
    place = workflow.position(workflow.rework_step)
    renamed = workflow_edit.with_step(workflow, place, replace(workflow.steps[place], key="other"))
    assert renamed.rework_step == "other"
