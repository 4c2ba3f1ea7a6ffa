"""The content that ships with the program: workflows, categories, causes, limits, sample words."""

from __future__ import annotations

import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from desktop_app.domain.messages import Text
from desktop_app.domain.workflow import (
    BINDS,
    CLOCKS,
    LIMIT_UNITS,
    MOODS,
    STAGES,
    Step,
    Workflow,
    parse_workflow,
)

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
PLACES = {"称呼", "房号", "承诺时间", "类别", "经办人", "小区"}
SAMPLE_PLACES = {"n", "栋", "称呼", "经办人"}
HAN = re.compile(r"[\u3400-\u9fff]")

# The steps as the source documents name them, in their order; for office-rules 分析 stands before
# 反馈 (003 §3.5 and §3.6 the other way round): the reason is told in the template's head.
TITLES = {
    "seven-steps": "迅速隔离 安抚情绪 充分道歉 搜集信息 给出方案 征求意见 跟踪服务",
    "office-rules": "收集 登记 确认 跟进 验证 解决 汇报 分析 反馈",
    "rework": "识别问题 评估严重程度 制定返单计划 实施 质量检查 回访",
    "manager-method": "保持冷静 倾听并理解 及时回应 提供解决方案 跟进落实 记录反馈 持续改进",
    "service-window": "倾听与理解 同理心表达 问题确认与分析 提供解决方案 跟进与反馈",
    "register": "登记确认 处理 回访",
}
FULL = [key for key in TITLES if key != "register"]


@cache
def toml(name: str) -> dict[str, Any]:
    return tomllib.loads((RESOURCES / name).read_text(encoding="utf-8"))


@cache
def workflow(key: str) -> Workflow:
    return parse_workflow((RESOURCES / "workflows" / f"{key}.toml").read_text(encoding="utf-8"))


def places(text: str) -> set[str]:
    return set(re.findall(r"\{([^{}]*)\}", text))


def texts(flow: Workflow) -> Iterator[tuple[str, Text]]:
    yield "title", flow.title
    yield "purpose", flow.purpose
    for step in flow.steps:
        yield f"{step.key}.title", step.title
        yield f"{step.key}.purpose", step.purpose
        yield f"{step.key}.guidance", step.guidance
        for script in step.scripts:
            yield f"{step.key}.script", script.text
        for item in step.checklist:
            yield f"{step.key}.check.{item.key}", item.text
        for field in step.fields:
            yield f"{step.key}.{field.key}", field.label
            if field.hint:
                yield f"{step.key}.{field.key}.hint", field.hint
            for choice in field.choices:
                yield f"{step.key}.{field.key}.{choice.value}", choice.label


def where(flow: Workflow, bind: str) -> int:
    """Place of the step that writes a case column."""
    found = [i for i, s in enumerate(flow.steps) if any(f.binds == bind for f in s.fields)]
    assert len(found) == 1, f"{flow.key}: {bind} is asked for in {len(found)} steps"
    return found[0]


def guard_at(flow: Workflow, guard: str) -> list[int]:
    return [i for i, step in enumerate(flow.steps) if guard in step.guards]


def category_codes() -> set[str]:
    codes = set()
    for top in toml("categories.toml")["categories"]:
        codes.add(top["code"])
        codes.update(child["code"] for child in top["children"])
    return codes


def second_level() -> dict[str, dict[str, Any]]:
    tops = toml("categories.toml")["categories"]
    return {child["code"]: child for top in tops for child in top["children"]}


def test_the_templates_are_exactly_the_documented_ones() -> None:
    assert {path.stem for path in (RESOURCES / "workflows").glob("*.toml")} == set(TITLES)


@pytest.mark.parametrize("key", TITLES)
def test_steps_are_those_of_the_document(key: str) -> None:
    flow = workflow(key)
    assert flow.key == key
    assert [step.title.zh for step in flow.steps] == TITLES[key].split()


@pytest.mark.parametrize("key", TITLES)
def test_every_text_is_whole_in_both_languages(key: str) -> None:
    for place, text in texts(workflow(key)):
        assert HAN.search(text.zh), f"{place}: no Chinese in {text.zh!r}"
        english = re.sub(r"\{[^{}]*\}", "", text.en)
        assert not HAN.search(english), f"{place}: Chinese in the English text {text.en!r}"
        assert places(text.zh) == places(text.en), f"{place}: places differ"
        assert places(text.zh) <= PLACES, f"{place}: unknown place in {text.zh!r}"
        assert re.sub(r"\{[^{}]*\}", "", text.zh).count("{") == 0, place
        if ".script" not in place:
            assert not places(text.zh), f"{place}: only scripts are filled in"


@pytest.mark.parametrize("key", TITLES)
def test_every_step_tells_what_to_do_and_what_to_say(key: str) -> None:
    for step in workflow(key).steps:
        zh, en = step.guidance.zh.splitlines(), step.guidance.en.splitlines()
        assert 2 <= len(zh) <= 5 and len(zh) == len(en), step.key
        assert max(map(len, zh)) <= 48, (
            f"{step.key}: a guidance line is too long to read on the phone"
        )
        assert len(step.scripts) >= 2, step.key
        assert any(not script.category for script in step.scripts), step.key
        assert len({script.text.zh for script in step.scripts}) == len(step.scripts)
        for script in step.scripts:
            assert not script.category or script.category in category_codes(), script.category


@pytest.mark.parametrize("key", FULL)
def test_there_are_words_for_the_moods_that_matter(key: str) -> None:
    moods = {script.mood for step in workflow(key).steps for script in step.scripts}
    assert moods >= set(MOODS)


def test_checklists_hold_something_that_must_be_done() -> None:
    for key in FULL:
        for step in workflow(key).steps:
            assert any(item.required for item in step.checklist), f"{key}.{step.key}"


def test_same_field_is_the_same_everywhere() -> None:
    seen: dict[str, set[tuple[object, ...]]] = defaultdict(set)
    by_bind: dict[str, set[str]] = defaultdict(set)
    for key in TITLES:
        for step in workflow(key).steps:
            for field in step.fields:
                values = tuple((c.value, c.label) for c in field.choices)
                seen[field.key].add((field.type, values, field.binds, field.label))
                if field.binds:
                    by_bind[field.binds].add(field.key)
    assert {key: shapes for key, shapes in seen.items() if len(shapes) > 1} == {}
    assert {bind: keys for bind, keys in by_bind.items() if len(keys) > 1} == {}
    assert set(by_bind) == set(BINDS)


@pytest.mark.parametrize("key", TITLES)
def test_one_assessment_and_one_callback_end(key: str) -> None:
    flow = workflow(key)
    assert len(guard_at(flow, "assessed")) == 1
    step = flow.steps[guard_at(flow, "assessed")[0]]
    assert step.stage == "assessment"
    assert {"accurate", "in_scope", "formal", "validity", "invalid_reason"} <= {
        field.key for field in step.fields
    }
    reason = step.field_spec("invalid_reason")
    assert reason and reason.required_if
    assert (reason.required_if.field, reason.required_if.equals) == ("validity", ("invalid",))
    assert [s.stage for s in flow.steps].count("callback") == 1
    assert guard_at(flow, "satisfaction_known") == [len(flow.steps) - 1]
    last = flow.steps[-1]
    assert last.stage == "callback"
    assert {"resolved", "satisfaction", "comment"} <= {field.key for field in last.fields}
    assert where(flow, "satisfaction") == len(flow.steps) - 1


@pytest.mark.parametrize("key", FULL)
def test_a_case_closes_only_after_a_callback_and_kept_promises(key: str) -> None:
    assert {"called_back", "satisfaction_known", "promises_settled"} <= set(
        workflow(key).steps[-1].guards
    )


@pytest.mark.parametrize("key", FULL)
def test_somebody_is_named_before_the_work_counts_as_done(key: str) -> None:
    flow = workflow(key)
    assigned = guard_at(flow, "assigned")
    assert len(assigned) == 1
    assert where(flow, "department") == where(flow, "handler") == assigned[0]
    assert assigned[0] <= where(flow, "result")
    assert where(flow, "result") == where(flow, "completed_at") < len(flow.steps) - 1
    first_solution = next((i for i, s in enumerate(flow.steps) if s.solution), None)
    assert first_solution is not None and assigned[0] < first_solution


@pytest.mark.parametrize("key", FULL)
def test_mood_before_matter(key: str) -> None:
    flow = workflow(key)
    first_solution = next(i for i, step in enumerate(flow.steps) if step.solution)
    assert guard_at(flow, "mood_settled") and guard_at(flow, "mood_settled")[0] <= first_solution
    for bind in ("short_term", "long_term", "planned_completion", "compensation"):
        assert flow.steps[where(flow, bind)].solution, f"{key}: {bind} before the mood has settled"


@pytest.mark.parametrize("key", FULL)
def test_the_resident_agrees_before_the_result(key: str) -> None:
    flow = workflow(key)
    (place,) = guard_at(flow, "resident_agreed")
    field = flow.steps[place].field_spec("opinion")
    assert field and [c.value for c in field.choices] == ["agree", "adjust", "disagree"]
    assert where(flow, "planned_completion") <= place <= where(flow, "result")


def test_satisfaction_is_the_register_s_scale() -> None:
    field = workflow("seven-steps").steps[-1].field_spec("satisfaction")
    assert field
    assert [(c.value, c.label.zh) for c in field.choices] == [
        ("A", "满意"),
        ("B", "较满意"),
        ("C", "不满意"),
    ]


@pytest.mark.parametrize("key", FULL)
def test_clocks_run_and_stop_once_with_the_house_limits(key: str) -> None:
    flow = workflow(key)
    stops = Counter(clock for step in flow.steps for clock in step.stops)
    assert stops == Counter(CLOCKS)
    assert [clock for step in flow.steps for clock in step.starts] == ["callback"]
    general = {
        rule["clock"]: (rule["amount"], rule["unit"])
        for rule in toml("limits.toml")["rules"]
        if not rule["severity"] and not rule["category"]
    }
    assert set(general) == set(CLOCKS)
    for step in flow.steps:
        if step.limit and step.limit.clock:
            assert (step.limit.amount, step.limit.unit) == general[step.limit.clock], step.key
            assert step.limit.clock in step.stops, step.key
            assert step.limit.start == ("step" if step.limit.clock == "callback" else "intake")


@pytest.mark.parametrize("key", FULL)
def test_finished_work_plans_the_callback(key: str) -> None:
    flow = workflow(key)
    planning = [
        step
        for step in flow.steps
        if any((p.kind, p.amount, p.unit) == ("callback", 48, "hours") for p in step.plans)
    ]
    assert len(planning) == 1
    assert "callback" in planning[0].starts and "solution" in planning[0].stops
    assert flow.position(planning[0].key) >= where(flow, "result")


def test_documents_that_ask_for_a_survey_get_one_after_seven_days() -> None:
    surveyed = {
        key
        for key in TITLES
        for step in workflow(key).steps
        if any((p.kind, p.amount, p.unit) == ("survey", 168, "hours") for p in step.plans)
    }
    assert surveyed == {"rework", "manager-method", "service-window"}


@pytest.mark.parametrize("key", TITLES)
def test_rework_returns_to_a_step_before_the_result(key: str) -> None:
    flow = workflow(key)
    assert flow.position(flow.rework_step) <= where(flow, "result")


def test_a_register_row_needs_nothing_that_it_cannot_prove() -> None:
    flow = workflow("register")
    required = {field.key for step in flow.steps for field in step.fields if field.required}
    assert required == {"validity", "result", "closing", "satisfaction"}
    assert all(not item.required for step in flow.steps for item in step.checklist)
    assert [step.key for step in flow.steps] == ["confirm", "work", "callback"]
    assert all(step.limit is None and not step.stops and not step.solution for step in flow.steps)
    closing = flow.steps[-1].field_spec("closing")
    assert closing and [c.value for c in closing.choices] == ["callback", "register"]


def test_stages_never_run_backwards_from_the_callback() -> None:
    for key in TITLES:
        steps: tuple[Step, ...] = workflow(key).steps
        assert {step.stage for step in steps} <= set(STAGES)
        work = [i for i, step in enumerate(steps) if step.stage in ("work", "resident")]
        assessed = guard_at(workflow(key), "assessed")[0]
        assert assessed < work[0], f"{key}: work before the assessment"


# Categories ---------------------------------------------------------------------------------


def test_category_codes_and_words_are_unambiguous() -> None:
    tops = toml("categories.toml")["categories"]
    rows = [*tops, *second_level().values()]
    codes = [row["code"] for row in rows]
    assert len(set(codes)) == len(codes)
    words = Counter(word for row in rows for word in {row["zh"], *row["words"]})
    assert [word for word, count in words.items() if count > 1] == []
    departments = toml("categories.toml")["departments"]
    assert [row["zh"] for row in departments] == ["工程部", "秩序部", "环境部", "客服部"]
    spellings = Counter(word for row in departments for word in (row["zh"], *row["words"]))
    assert max(spellings.values()) == 1
    for row in rows:
        assert HAN.search(row["zh"]) and not HAN.search(row["en"]) and row["words"], row["code"]
        assert row["department"] in {d["zh"] for d in departments}, row["code"]
        assert re.fullmatch(r"[a-z0-9_]+", row["code"])


def test_the_two_levels_are_those_of_the_trade() -> None:
    expected = {
        "工程维修": "响应慢 返修 漏水 水电",
        "设施设备": "电梯 门禁监控 路灯 消防 健身器材 供水",
        "秩序安全": "门岗 巡逻 盗抢 外来人员",
        "车辆停车": "乱停 占用消防通道 停车收费",
        "环境卫生": "楼道 垃圾 异味 消杀",
        "绿化": "枯死 修剪 占绿",
        "客服态度": "态度 推诿 不回复",
        "收费": "标准 账单 公共收益",
        "装修与违建": "装修违规 违章搭建",
        "邻里噪音宠物": "噪音 宠物",
        "房屋质量": "外墙渗水 开裂空鼓",
        "其他": "职责外",
    }
    found = {
        top["zh"]: " ".join(child["zh"] for child in top["children"])
        for top in toml("categories.toml")["categories"]
    }
    assert found == expected


def longest_word(text: str) -> str:
    """The category whose longest word the text contains: the rule told in the file's head."""
    plain = re.sub(r"\s", "", text)
    hits = [
        (len(word), code)
        for code, row in second_level().items()
        for word in {row["zh"], *row["words"]}
        if word in plain
    ]
    return max(hits)[1] if hits else ""


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("公共/供水", "water_supply"),
        ("房屋 / 渗漏", "leak"),
        ("设施设备/电梯", "elevator"),
        ("车辆停车/占用消防通道", "fire_lane"),
        ("客服态度/推诿", "buck_passing"),
        ("高层水压不足，早高峰停水", "water_supply"),
        ("夜间门岗无人值守，快递被拿走", "gate"),
        ("固定车位被他人占用，物业不作为", "illegal_parking"),
        ("地下车库消防通道被占，多次反映未处理", "fire_lane"),
        ("邻居遛狗不牵绳，孩子受惊", "pets"),
        ("前台态度冷淡，互相推诿，让业主自己找开发商", "buck_passing"),
        ("楼上深夜装修噪声扰民", "noise"),
        ("外来推销人员随意进入单元，门岗未登记", "strangers"),
        ("厨房水管接头漏水，楼下邻居已上门", "leak"),
        ("公共收益未公示", "public_income"),
        ("停车费重复收取，要求退费", "parking_fee"),
        ("物业费账单与面积不符，要求说明", "bill"),
        ("外墙渗水，雨后次卧墙面起皮", "wall_seepage"),
    ],
)
def test_words_find_the_category(text: str, code: str) -> None:
    assert longest_word(text) == code


def test_bare_texts_of_registers_find_a_first_level() -> None:
    first = {
        word: top["code"]
        for top in toml("categories.toml")["categories"]
        for word in (top["zh"], *top["words"])
    }
    for text, code in [("停车", "parking"), ("公共", "facility"), ("房屋", "building_quality")]:
        assert first[text] == code


# Causes, limits, settings, sample -------------------------------------------------------------


def test_root_causes_have_two_levels_and_unique_names() -> None:
    causes = toml("root_causes.toml")["causes"]
    assert all(cause["children"] for cause in causes)
    names = [(cause["zh"], child["zh"]) for cause in causes for child in cause["children"]]
    assert len(set(names)) == len(names)
    for cause in causes:
        codes = [child["code"] for child in cause["children"]]
        assert len(set(codes)) == len(codes)
        for row in (cause, *cause["children"]):
            assert HAN.search(row["zh"]) and row["en"] and not HAN.search(row["en"])


def test_limit_rules_are_house_rules_and_do_not_contradict() -> None:
    rules = toml("limits.toml")["rules"]
    keys = [(rule["clock"], rule["severity"], rule["category"]) for rule in rules]
    assert len(set(keys)) == len(keys)
    severities = {row["code"] for row in toml("settings.toml")["severities"]}
    for rule in rules:
        assert rule["clock"] in CLOCKS and rule["unit"] in LIMIT_UNITS and rule["amount"] > 0
        assert rule["severity"] in {"", *severities}
        assert rule["category"] in {"", *category_codes()}
        assert rule["from"] == ("completion" if rule["clock"] == "callback" else "intake")
        assert rule["basis"] == "house_rule" and "本处规定" in rule["why"]["zh"]
        assert str(rule["amount"]) in rule["why"]["zh"] and str(rule["amount"]) in rule["why"]["en"]


def test_settings_name_existing_things() -> None:
    settings = toml("settings.toml")
    assert set(settings["workflows"].values()) <= set(TITLES)
    assert [row["code"] for row in settings["moods"]] == list(MOODS)
    assert settings["office"]["hours"] == [["08:30", "18:00"]]
    words = Counter(w for row in settings["channels"] for w in (row["zh"], *row["words"]))
    assert max(words.values()) == 1


def test_sample_covers_every_category_with_checked_codes() -> None:
    rows = toml("sample/complaints.toml")["complaints"]
    assert [row["category"] for row in rows] == list(second_level())
    causes = {
        f"{cause['code']}.{child['code']}"
        for cause in toml("root_causes.toml")["causes"]
        for child in cause["children"]
    }
    severities = {row["code"] for row in toml("settings.toml")["severities"]}
    for row in rows:
        assert 3 <= len(row["texts"]) <= 5, row["category"]
        assert set(row["causes"]) <= causes, row["category"]
        assert set(row["severities"]) <= severities and row["weight"] > 0
        for key in ("expectations", "investigations", "short_terms", "long_terms", "results"):
            assert len(row[key]) >= 2, f"{row['category']}.{key}"
            assert all(HAN.search(text) for text in row[key])
    everything = [text for row in rows for text in row["texts"]]
    assert len(set(everything)) == len(everything)


def strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)


@pytest.mark.parametrize("name", ["complaints", "contacts", "office"])
def test_sample_has_no_unknown_place(name: str) -> None:
    for text in strings(toml(f"sample/{name}.toml")):
        assert places(text) <= SAMPLE_PLACES, text


def test_sample_contacts_speak_the_program_s_codes() -> None:
    data = toml("sample/contacts.toml")
    for row in data["contacts"]:
        assert row["stage"] in STAGES
        assert row["mood_before"] in {"", *MOODS} and row["mood_after"] in MOODS
        assert row["direction"] in ("in", "out")
        assert bool(row["promise"]) == (row["promise_hours"] > 0), row["text"]
    assert {row["stage"] for row in data["contacts"]} == set(STAGES)
    assert {row["satisfaction"] for row in data["callbacks"]} == {"A", "B", "C"}
    for row in (*data["improvements"], *data["invalids"]):
        assert row["category"] in {"", *category_codes()}


def test_sample_office_is_staffed_for_every_department() -> None:
    office = toml("sample/office.toml")
    assert {row["department"] for row in office["staff"]} == {
        "工程部",
        "秩序部",
        "环境部",
        "客服部",
    }
    assert {row["role"] for row in office["staff"]} == {
        "front_desk",
        "supervisor",
        "manager",
        "handler",
    }
    channels = {row["code"] for row in toml("settings.toml")["channels"]}
    assert {code for code, _ in office["patterns"]["channels"]} <= channels
    assert {code for code, _ in office["patterns"]["moods"]} == set(MOODS)
    sizes = [len(office["patterns"][key]) for key in ("hours", "weekdays", "months")]
    assert sizes == [24, 7, 12]
