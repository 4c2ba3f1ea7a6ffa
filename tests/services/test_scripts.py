"""The office's own words to say: who may write them, what may stand in them, which come first."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.domain.errors import KnownError
from desktop_app.domain.messages import Text
from desktop_app.domain.workflow import Script, Step
from desktop_app.services import scripts
from desktop_app.services.office import Office
from desktop_app.services.scripts import ScriptInput
from desktop_app.services.staff import people
from tests.offices import SetClock, make_office


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = make_office(tmp_path, SetClock())
    yield made
    made.close()


def step(*texts: Script, stage: str = "work") -> Step:
    plain = Text("做", "do")
    return Step("do", plain, stage, plain, plain, scripts=texts)


def refused(code: str, act: object) -> KnownError:
    with pytest.raises(KnownError) as caught:
        act()  # type: ignore[operator]
    assert caught.value.code == code
    return caught.value


def test_a_script_is_added_changed_retired_and_taken_back(office: Office) -> None:
    made = scripts.add(office, ScriptInput("  ｛ 称呼 ｝，{房号}的事我记下了。", "Hello {称呼}"))
    assert made.text == Text("{称呼}，{房号}的事我记下了。", "Hello {称呼}")
    changed = scripts.edit(office, made.id, ScriptInput("好的。", stage="work", mood="angry"))
    assert (changed.text.zh, changed.stage, changed.mood) == ("好的。", "work", "angry")
    scripts.retire(office, made.id)
    assert scripts.own(office) == ()
    assert [one.active for one in scripts.own(office, retired=True)] == [False]
    scripts.take_back(office, made.id)
    assert [one.id for one in scripts.own(office)] == [made.id]
    assert office.store.value("SELECT count(*) FROM audit WHERE entity = 'script'") >= 5


def test_only_supervisors_write_once_there_is_one(office: Office) -> None:
    kept = scripts.add(office, ScriptInput("大家都可以写。"))
    people.add(office, "王敏", "front_desk")
    people.add(office, "陈主管", "supervisor")
    office.operator = "王敏"
    for act in (
        lambda: scripts.add(office, ScriptInput("前台写的。")),
        lambda: scripts.edit(office, kept.id, ScriptInput("前台改的。")),
        lambda: scripts.retire(office, kept.id),
        lambda: scripts.take_back(office, kept.id),
    ):
        refused("role_needed", act)
    assert [one.text.zh for one in scripts.own(office)] == ["大家都可以写。"]
    office.operator = "陈主管"
    assert scripts.edit(office, kept.id, ScriptInput("主管改的。")).text.zh == "主管改的。"


@pytest.mark.parametrize(
    ("new", "code"),
    [
        (ScriptInput(" \n"), "script_empty"),
        (ScriptInput("{姓名}您好"), "place_unknown"),
        (ScriptInput("您好", "Hello {name}"), "place_unknown"),
        (ScriptInput("{}您好"), "place_unknown"),
        (ScriptInput("{称呼您好"), "braces_open"),
        (ScriptInput("称呼}您好"), "braces_open"),
        (ScriptInput("您好", stage="somewhere"), "value_unfit"),
        (ScriptInput("您好", mood="glad"), "value_unfit"),
        (ScriptInput("您好", category="nowhere"), "value_unfit"),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_stored(
    office: Office, new: ScriptInput, code: str
) -> None:
    refused(code, lambda: scripts.add(office, new))
    assert scripts.own(office, retired=True) == ()


def test_a_refused_place_is_named_with_those_that_can_be_used(office: Office) -> None:
    error = refused("place_unknown", lambda: scripts.add(office, ScriptInput("{车牌}挡道了")))
    assert "车牌" in str(error)
    assert all(place in str(error) for place in scripts.PLACES)


def test_the_same_words_for_the_same_use_stand_once(office: Office) -> None:
    made = scripts.add(office, ScriptInput("您好。", mood="calm"))
    scripts.add(office, ScriptInput("您好。", mood="angry"))
    refused("script_twice", lambda: scripts.add(office, ScriptInput("您好。", mood="calm")))
    assert scripts.edit(office, made.id, ScriptInput("您好。", mood="calm")) == made


def test_the_office_comes_first_and_other_moods_last(office: Office) -> None:
    scripts.add(office, ScriptInput("本处·激动", mood="agitated"))
    scripts.add(office, ScriptInput("本处·通用"))
    scripts.add(office, ScriptInput("本处·愤怒", mood="angry", stage="work"))
    scripts.add(office, ScriptInput("本处·别的步骤", stage="callback"))
    scripts.add(office, ScriptInput("本处·电梯", category="facility.elevator"))
    away = scripts.add(office, ScriptInput("本处·停用"))
    scripts.retire(office, away.id)
    template = (
        Script(Text("模板·通用", "")),
        Script(Text("模板·愤怒", ""), mood="angry"),
        Script(Text("模板·激动", ""), mood="agitated"),
        Script(Text("模板·漏水", ""), category="leak"),
    )
    found = scripts.fitting(scripts.own(office), step(*template), "angry", "engineering.leak")
    assert [one.text.zh for one in found] == [
        "本处·愤怒",
        "本处·通用",
        "模板·漏水",
        "模板·愤怒",
        "模板·通用",
        "本处·激动",
        "模板·激动",
    ]


def test_template_scripts_tell_where_they_stand(office: Office) -> None:
    found = scripts.of_templates(office)
    assert len(found) > 100
    assert len({(o.stage, o.script) for o in found}) == len(found)
    assert all(one.workflow.zh and one.step.zh for one in found)
