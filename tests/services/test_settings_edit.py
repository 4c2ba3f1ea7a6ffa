"""Settings of the office: who may change them, what is refused, and what stays as it was."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import time
from pathlib import Path

import pytest

from desktop_app.domain.errors import KnownError
from desktop_app.domain.limits import LimitRule
from desktop_app.domain.messages import Text
from desktop_app.services import cases, handover, lists, plan_words
from desktop_app.services.cases import Intake
from desktop_app.services.office import Office
from desktop_app.services.settings import (
    calendar_edit,
    limits_edit,
    lists_edit,
    settings_edit,
    workflow_edit,
)
from desktop_app.services.settings.limits_edit import StoredRule
from desktop_app.services.staff import people
from tests.offices import NOW, SetClock, make_office


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = make_office(tmp_path, SetClock())
    yield made
    made.close()


def refused(code: str, act: Callable[[], object]) -> KnownError:
    with pytest.raises(KnownError) as caught:
        act()
    assert caught.value.code == code
    return caught.value


def staffed(office: Office) -> None:
    """王敏 at the front desk (the operator), 周主管 a supervisor."""
    lists_edit.add_person(office, "王敏", "front_desk")
    lists_edit.add_person(office, "周主管", "supervisor")
    people.sit_down(office, "王敏")


def person(office: Office, name: str) -> lists_edit.Person:
    return next(p for p in lists_edit.read(office).people if p.name == name)


def trace(office: Office, entity: str) -> list[tuple[str, str | None, str | None]]:
    rows = office.store.rows(
        "SELECT field, before, after FROM audit WHERE entity = ? ORDER BY id", (entity,)
    )
    return [(r["field"], r["before"], r["after"]) for r in rows]


def test_everybody_may_until_there_is_a_supervisor(office: Office) -> None:
    assert settings_edit.rights(office).set_up
    before = settings_edit.save(office, replace(settings_edit.read(office), name="翠苑物业"))
    assert before.name == "物业服务中心"
    staffed(office)
    now = settings_edit.rights(office)
    assert (now.may_edit, now.set_up, now.role) == (False, False, "front_desk")
    people.sit_down(office, "周主管")
    assert settings_edit.rights(office).may_edit


def test_the_front_desk_changes_nothing(office: Office) -> None:
    staffed(office)
    rule = limits_edit.read(office)[0]
    flow = workflow_edit.templates(office)[0].workflow
    first = lists_edit.read(office)
    acts: list[Callable[[], object]] = [
        lambda: settings_edit.save(office, settings_edit.read(office)),
        lambda: lists_edit.add_person(office, "新人", "supervisor"),
        lambda: lists_edit.save_person(office, replace(person(office, "王敏"), role="manager")),
        lambda: lists_edit.add_department(office, "新部"),
        lambda: lists_edit.save_department(office, first.departments[0]),
        lambda: lists_edit.add_category(office, "", Text("新", "New")),
        lambda: lists_edit.save_category(office, first.categories[0]),
        lambda: lists_edit.set_in_use(office, []),
        lambda: lists_edit.move_category(office, first.categories[0].code, 1),
        lambda: limits_edit.save(office, rule),
        lambda: limits_edit.remove(office, rule.id),
        lambda: limits_edit.retime(office),
        lambda: calendar_edit.set_day(office, NOW.date(), True),
        lambda: calendar_edit.restore_day(office, NOW.date()),
        lambda: calendar_edit.put_back(office, NOW.date(), None),
        lambda: workflow_edit.save(office, flow),
        lambda: workflow_edit.save_text(office, flow.key, ""),
        lambda: workflow_edit.copy(office, flow.key, Text("副本", "Copy")),
        lambda: workflow_edit.set_retired(office, flow.key, True),
    ]
    before = office.store.value("SELECT count(*) FROM operation")
    for act in acts:
        error = refused("role_needed", act)
        assert "王敏（前台）" in str(error)
    assert office.store.value("SELECT count(*) FROM operation") == before


def test_office_settings_are_kept_and_traced(office: Office) -> None:
    new = replace(
        settings_edit.read(office),
        name=" 翠苑物业 ",
        opens=time(9),
        closes=time(17, 30),
        repeat_days=60,
        workflow="office-rules",
    )
    settings_edit.save(office, new)
    assert settings_edit.read(office) == replace(new, name="翠苑物业")
    assert office.rules().calendar.closes == time(17, 30)
    assert ("repeat_days", "90", "60") in trace(office, "setting")
    assert lists.read(office).office_name == "翠苑物业"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"name": "  "}, "office_name_missing"),
        ({"opens": time(18)}, "hours_unfit"),
        ({"repeat_days": 0}, "number_unfit"),
        ({"incident_households": 0}, "number_unfit"),
        ({"workflow": "nowhere"}, "workflow_unknown"),
    ],
)
def test_office_settings_that_do_not_fit(office: Office, change: dict, code: str) -> None:  # type: ignore[type-arg]
    before = settings_edit.read(office)
    refused(code, lambda: settings_edit.save(office, replace(before, **change)))
    assert settings_edit.read(office) == before


def test_a_name_that_cases_carry_stays(office: Office) -> None:
    lists_edit.add_person(office, "王敏", "supervisor")
    lists_edit.add_person(office, "刘强", "front_desk", "工程部")
    cases.register(office, Intake("漏水", handler="刘强"))
    error = refused(
        "person_has_cases",
        lambda: lists_edit.save_person(office, replace(person(office, "刘强"), name="刘小强")),
    )
    assert "1 件" in str(error)
    lists_edit.save_person(office, replace(person(office, "刘强"), department="秩序部"))
    assert person(office, "刘强").department == "秩序部"


def test_a_person_without_cases_is_renamed_also_as_operator(office: Office) -> None:
    lists_edit.add_person(office, "王敏", "supervisor")
    lists_edit.save_person(office, replace(person(office, "王敏"), name="王小敏"))
    assert office.operator == "王小敏"
    assert office.setting("operator") == "王小敏"
    lists_edit.add_person(office, "刘强", "front_desk")
    refused(
        "name_taken",
        lambda: lists_edit.save_person(office, replace(person(office, "刘强"), name="王小敏")),
    )


def test_what_a_person_had_begun_goes_with_a_new_name(office: Office) -> None:
    for name in ("王敏", "王敏华"):
        lists_edit.add_person(office, name, "supervisor")
        plan_words.keep(office, name, "case:1", {"note": name})
        handover.keep_draft(office, f"{name}的留言", name)
    lists_edit.save_person(office, replace(person(office, "王敏"), name="王小敏"))
    for name, before in (("王小敏", "王敏"), ("王敏华", "王敏华")):
        people.sit_down(office, name)
        assert plan_words.read(office, "").words == {"note": before}
        assert handover.draft(office).text == f"{before}的留言"


def test_somebody_who_left_is_kept_and_his_name_is_taken(office: Office) -> None:
    staffed(office)
    people.sit_down(office, "周主管")
    lists_edit.save_person(office, replace(person(office, "王敏"), active=False))
    assert [p.name for p in lists.read(office).staff] == ["周主管"]
    assert not person(office, "王敏").active
    refused("name_taken", lambda: people.add(office, "王敏"))
    lists_edit.save_person(office, replace(person(office, "王敏"), active=True))
    assert person(office, "王敏").active


def test_the_operator_and_the_last_supervisor_stay(office: Office) -> None:
    staffed(office)
    people.sit_down(office, "周主管")
    lead = person(office, "周主管")
    refused("operator_stays", lambda: lists_edit.save_person(office, replace(lead, active=False)))
    refused(
        "last_supervisor", lambda: lists_edit.save_person(office, replace(lead, role="front_desk"))
    )
    lists_edit.save_person(office, replace(person(office, "王敏"), role="manager"))
    lists_edit.save_person(office, replace(lead, role="front_desk"))
    assert not settings_edit.rights(office).may_edit


def test_departments(office: Office) -> None:
    lists_edit.add_department(office, "电梯组", ("电梯班",))
    made = next(d for d in lists_edit.read(office).departments if d.name == "电梯组")
    assert made.words == ("电梯班",)
    refused("name_taken", lambda: lists_edit.add_department(office, "电梯组"))
    repair = next(d for d in lists_edit.read(office).departments if d.name == "工程部")
    lists_edit.add_person(office, "刘强", "front_desk", "工程部")
    lists_edit.save_department(office, replace(repair, name="维保部"))
    assert person(office, "刘强").department == "维保部"
    assert {
        c.department for c in lists_edit.read(office).categories if c.code == "engineering"
    } == {"维保部"}
    cases.register(office, Intake("漏水", department="维保部"))
    refused(
        "department_has_cases",
        lambda: lists_edit.save_department(office, replace(repair, name="工程部")),
    )
    lists_edit.save_department(office, replace(repair, name="维保部", active=False))
    assert "维保部" not in [d.name for d in lists.read(office).departments]


def category(office: Office, code: str) -> lists_edit.CategoryLine:
    return next(c for c in lists_edit.read(office).categories if c.code == code)


def test_a_new_category_stands_at_the_end_of_its_level(office: Office) -> None:
    code = lists_edit.add_category(office, "engineering", Text("外墙", ""))
    assert code == "engineering.own1"
    assert category(office, code).department == "工程部"
    known = [c.code for c in lists.read(office).categories]
    level = [c for c in known if c.startswith("engineering")]
    assert level[0] == "engineering" and level[-1] == code
    assert known[: len(level)] == level
    assert lists.read(office).category_name(code) == "工程维修 / 外墙"
    top = lists_edit.add_category(office, "", Text("社区活动", "Events"))
    assert [c.code for c in lists.read(office).categories][-1] == top
    refused("name_taken", lambda: lists_edit.add_category(office, "", Text("社区活动", "x")))
    refused("name_missing", lambda: lists_edit.add_category(office, "", Text(" ", "x")))
    refused("name_unfit", lambda: lists_edit.add_category(office, "", Text("甲/乙", "x")))


def test_order_of_categories(office: Office) -> None:
    def level() -> list[str]:
        return [c.code for c in lists.read(office).categories if c.parent == "engineering"]

    before = level()
    assert not lists_edit.move_category(office, before[0], -1)
    assert lists_edit.move_category(office, before[0], 1)
    assert level() == [before[1], before[0], *before[2:]]
    first = [c.code for c in lists.read(office).categories if not c.parent]
    lists_edit.move_category(office, first[1], -1)
    codes = [c.code for c in lists.read(office).categories]
    assert codes[0] == first[1]
    at = codes.index("engineering")
    assert set(codes[at + 1 : at + 1 + len(before)]) == set(before)


def test_a_category_out_of_use_keeps_its_name(office: Office) -> None:
    used = {c.code for c in lists_edit.read(office).categories if c.active}
    lists_edit.save_category(office, replace(category(office, "engineering"), active=False))
    known = lists.read(office)
    assert not any(c.code.startswith("engineering") for c in known.categories)
    assert known.category_name("engineering.leak") == "工程维修 / 漏水"
    lists_edit.save_category(office, replace(category(office, "engineering.leak"), active=True))
    back = {c.code for c in lists.read(office).categories if c.code.startswith("engineering")}
    assert back == {"engineering", "engineering.leak"}
    lists_edit.set_in_use(office, used)
    assert {c.code for c in lists.read(office).categories} == used


def test_a_word_belongs_to_one_category(office: Office) -> None:
    leak = category(office, "engineering.leak")
    other = category(office, "engineering.slow_repair")
    error = refused(
        "word_taken",
        lambda: lists_edit.save_category(
            office, replace(other, words=(*other.words, leak.words[0]))
        ),
    )
    assert "漏水" in str(error)
    lists_edit.save_category(office, replace(other, words=(*other.words, "催单")))
    assert "催单" in category(office, other.code).words


def test_words_are_split_as_people_type_them() -> None:
    assert lists_edit.split_words(" 漏水，滴水、渗水\n漏水,, ") == ("漏水", "滴水", "渗水")


def test_limit_rules_are_added_changed_and_removed(office: Office) -> None:
    made = limits_edit.save(
        office, StoredRule(0, LimitRule("solution", 1, "working_days", "", "facility.elevator"))
    )
    stored = next(r for r in limits_edit.read(office) if r.id == made)
    again = StoredRule(0, replace(stored.rule, amount=9))
    refused("rule_taken", lambda: limits_edit.save(office, again))
    refused(
        "amount_unfit",
        lambda: limits_edit.save(office, replace(stored, rule=replace(stored.rule, amount=0))),
    )
    limits_edit.save(office, replace(stored, rule=replace(stored.rule, amount=2)))
    shown = limits_edit.example(office, "solution", "normal", "facility.elevator")
    assert shown.rule is not None and shown.rule.amount == 2
    limits_edit.remove(office, made)
    shown = limits_edit.example(office, "solution", "normal", "facility.elevator")
    assert shown.rule is not None and shown.rule.amount == 3
    assert ("-", "solution||facility.elevator|2|working_days", None) in trace(office, "limit_rule")
    before = trace(office, "limit_rule")
    refused("gone", lambda: limits_edit.remove(office, made))
    refused("gone", lambda: limits_edit.save(office, replace(stored, id=made)))
    assert trace(office, "limit_rule") == before


def test_the_example_counts_like_the_case(office: Office) -> None:
    """Saturday 14:32: three working days end on Wednesday with the office hours."""
    shown = limits_edit.example(office, "solution", "normal", "")
    assert shown.due is not None
    assert f"{shown.due.at:%m-%d %H:%M}" == "11-25 18:00"
    case = cases.register(office, Intake("漏水"))
    run = next(r for r in case.clocks if r.clock == "solution")
    assert run.due_at == shown.due.at


def test_a_clock_without_a_general_rule_is_named(office: Office) -> None:
    assert limits_edit.untimed(office) == ()
    rule = next(r for r in limits_edit.read(office) if r.rule.clock == "handover")
    limits_edit.remove(office, rule.id)
    assert limits_edit.untimed(office) == ("handover",)
    assert limits_edit.example(office, "handover", "normal", "").due is None


def test_running_clocks_keep_their_time_until_asked(office: Office) -> None:
    case = cases.register(office, Intake("漏水"))
    held = cases.register(office, Intake("异味", severity="major"))
    was = {r.clock: r.due_at for r in case.clocks}
    general = next(
        r for r in limits_edit.read(office) if r.rule.clock == "solution" and not r.rule.severity
    )
    limits_edit.save(office, replace(general, rule=replace(general.rule, amount=5)))
    after = office.case(case.complaint.id)
    assert {r.clock: r.due_at for r in after.clocks} == was
    foreseen = limits_edit.preview_retime(office)
    assert (foreseen.looked_at, foreseen.changed, foreseen.late) == (2, 1, 0)
    assert office.case(case.complaint.id) == after
    assert limits_edit.retime(office) == foreseen
    due = {r.clock: r.due_at for r in office.case(case.complaint.id).clocks}
    assert f"{due['solution']:%m-%d %H:%M}" == "11-27 18:00"
    assert {k: v for k, v in due.items() if k != "solution"} == {
        k: v for k, v in was.items() if k != "solution"
    }
    assert office.case(held.complaint.id).clocks == held.clocks
    assert limits_edit.retime(office).changed == 0


def test_a_day_set_by_hand_moves_the_example_and_goes_back(office: Office) -> None:
    tuesday = NOW.date().replace(day=24)
    calendar_edit.set_day(office, tuesday, False, "社区停电")
    year = calendar_edit.read(office, 2026)
    assert year.published and year.days[tuesday].by_office
    shown = limits_edit.example(office, "solution", "normal", "")
    assert shown.due is not None and f"{shown.due.at:%m-%d}" == "11-26"
    working = year.working_days
    calendar_edit.restore_day(office, tuesday)
    assert tuesday not in calendar_edit.read(office, 2026).days
    assert calendar_edit.read(office, 2026).working_days == working + 1


def test_a_published_holiday_worked_and_restored(office: Office) -> None:
    holiday = NOW.date().replace(month=10, day=1)
    before = calendar_edit.read(office, 2026).days[holiday]
    assert (before.working, before.name, before.by_office) == (False, "国庆节", False)
    calendar_edit.set_day(office, holiday, True)
    assert calendar_edit.read(office, 2026).is_working(holiday)
    calendar_edit.set_day(office, holiday, False, "国庆节")
    assert calendar_edit.read(office, 2026).days[holiday] == before
    calendar_edit.set_day(office, holiday, True)
    calendar_edit.put_back(office, holiday, before)
    assert calendar_edit.read(office, 2026).days[holiday] == before


def test_an_unpublished_year_follows_the_plain_week(office: Office) -> None:
    year = calendar_edit.read(office, 2031)
    assert not year.published and not year.days
    day = NOW.date().replace(year=2031, month=1, day=1)
    calendar_edit.set_day(office, day, False, "元旦")
    assert not calendar_edit.read(office, 2031).is_working(day)
    calendar_edit.restore_day(office, day)
    assert calendar_edit.read(office, 2031).is_working(day)
    refused("year_unfit", lambda: calendar_edit.set_day(office, day.replace(year=2150), False))
