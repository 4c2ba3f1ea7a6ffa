"""Filters as data: what is refused and why, JSON of other programs, sentences."""

from __future__ import annotations

import pytest

from desktop_app.domain.errors import KnownError
from desktop_app.domain.filter_words import sentence
from desktop_app.domain.filters import (
    DEEPEST,
    EVERYTHING,
    FIELDS,
    MOST,
    OPS,
    Condition,
    Group,
    check,
    from_data,
    from_json,
    simplified,
    to_json,
)
from desktop_app.domain.views import BUILT_IN

TREE = Group(
    "all",
    (
        Condition("status", "in", ("pending", "rework")),
        Group("any", (Condition("limit", "in", ("overdue",)), Condition("tag", "in", ("媒体",)))),
        Group("none", (Condition("received", "within", ("last_week",)),)),
    ),
)


def test_a_tree_survives_json_and_reads_as_a_sentence() -> None:
    assert from_json(to_json(TREE)) == TREE
    assert str(sentence(TREE)) == (
        "状态是待确认或返单处理中，且（已逾期，或标签是媒体），且不符合（受理日期在上周）"
    )
    assert str(sentence(EVERYTHING)) == "全部投诉"


@pytest.mark.parametrize(
    ("condition", "reason"),
    [
        (Condition("colour", "in", ("red",)), "没有名为“colour”的筛选条件。"),
        (Condition("status", "within", ("today",)), "条件“状态”不完整：不能这样比较。"),
        (Condition("status", "in"), "条件“状态”不完整：还没有选值。"),
        (Condition("status", "in", ("lost",)), "条件“状态”不完整：没有“lost”这个值。"),
        (Condition("text", "has", ("  ",)), "条件“文字”不完整：还没有填文字。"),
        (Condition("text", "has", ("长" * 201,)), "条件“文字”不完整：内容太长。"),
        (Condition("rework", "at_least", ("二",)), "条件“返单次数”不完整：要填一个整数。"),
        (Condition("rework", "at_least", ("²",)), "条件“返单次数”不完整：要填一个整数。"),
        (Condition("received", "within", ("someday",)), "条件“受理日期”不完整：还没有选时段。"),
        (Condition("received", "between", ("", "")), "条件“受理日期”不完整：要填起止日期中的至少一个。"),
        (Condition("received", "between", ("2026-11-31", "")), "条件“受理日期”不完整：日期要写成 2026-11-21 这样。"),
        (Condition("received", "between", ("2026-11-05", "2026-11-01")), "条件“受理日期”不完整：起始日期晚于截止日期。"),
        (Condition("incident", "yes", ("1",)), "条件“属于群诉”不完整：这里不需要值。"),
    ],
)  # fmt: skip
def test_what_cannot_be_asked_is_refused_with_its_reason(condition: Condition, reason: str) -> None:
    with pytest.raises(KnownError) as refused:
        check(Group("any", (condition,)))
    assert str(refused.value.message) == reason


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"version": "1", "filter": {}}',
        '{"version": 2, "filter": {"how": "all", "parts": []}}',
        '{"version": 1, "filter": {"how": "xor", "parts": []}}',
        '{"version": 1, "filter": {"how": "all", "parts": 3}}',
        '{"version": 1, "filter": {"field": "status", "op": "in", "values": [1]}}',
        '{"version": 1, "filter": null}',
        "[" * 100_000,
    ],
)
def test_other_texts_are_no_filters(text: str) -> None:
    with pytest.raises(KnownError) as refused:
        from_json(text)
    assert refused.value.code == "filter_fault"


def test_neither_depth_nor_number_is_without_end() -> None:
    one = Condition("incident", "yes")
    deep: object = {"field": "incident", "op": "yes"}
    for _ in range(DEEPEST + 2):
        deep = {"how": "all", "parts": [deep]}
    with pytest.raises(KnownError):
        from_data(deep)
    check(Group("all", (one,) * MOST))
    with pytest.raises(KnownError):
        check(Group("all", (one,) * (MOST + 1)))


def test_empty_groups_ask_for_nothing() -> None:
    one = Condition("incident", "yes")
    nested = Group("all", (Group("any", (Group(), Group("all", (one,)))), Group("any")))
    assert simplified(nested) == one
    assert simplified(Group("none", (Group(),))) == EVERYTHING
    assert simplified(Group("none", (one,))) == Group("none", (one,))


def test_built_in_views_are_trees_like_others() -> None:
    for view in BUILT_IN.values():
        tree = view.filter.tree()
        check(tree)
        assert from_json(to_json(tree)) == tree
    assert {field.kind for field in FIELDS.values()} <= set(OPS)
