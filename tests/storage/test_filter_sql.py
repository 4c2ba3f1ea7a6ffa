"""Every condition of a filter against looking through the cases one by one."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.domain.filter_words import sentence
from desktop_app.domain.filters import (
    FIELDS,
    OPS,
    PERIOD_TEXT,
    Condition,
    Field,
    Group,
    Node,
    check,
    from_json,
    simplified,
    to_json,
)
from desktop_app.domain.views import CaseFilter
from desktop_app.services import bulk, queue
from desktop_app.services.office import Office
from desktop_app.services.sample.build import build
from desktop_app.storage.batch import batches
from tests.offices import make_office
from tests.storage.filter_reference import Known, holds, known

COUNT = 150


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    made = make_office(tmp_path_factory.mktemp("filters"))
    build(made, COUNT, seed=11)
    chance = random.Random(5)
    store = made.store
    ids = [row["id"] for row in store.rows("SELECT id FROM complaint")]
    for name in ("媒体关注", "VIP 住户", "50%_'\""):
        bulk.tag(made, chance.sample(ids, 20), name)
    with made.write("test") as journal:
        for one in chance.sample(ids, 15):
            journal.insert("attachment", {"complaint_id": one, "sha256": "0" * 64, "name": "a.jpg",
                           "size": 1, "at": made.now()})  # fmt: skip
        for one in chance.sample(ids, 10):
            journal.update("complaint", one, {"escalated": "manager"})
        for one in chance.sample(ids[20:], 10):
            journal.update("complaint", one, {"repeat_of": one - 15})
        for one in chance.sample(ids, 10):
            journal.update("complaint", one, {"on_hold": 1})
        for one in chance.sample(ids, 30):
            journal.update(
                "complaint", one, {"category": "", "category_text": chance.choice(["", "其他问题"])}
            )
        for one in chance.sample(ids, 25):
            journal.update("complaint", one, {"building": "", "handler": "", "community": ""})
        for part in (ids[:20], ids[20:50]):
            batch = batches.add_batch(journal, "登记表.xlsx", "", "complaints")
            for one in part:
                journal.update("complaint", one, {"batch_id": batch})
    yield made
    made.close()


@pytest.fixture(scope="module")
def cases(office: Office) -> dict[int, Known]:
    return known(office)


def values_of(office: Office, field: Field) -> list[str]:
    if field.choices is not None:
        return list(field.choices)
    column = {"tag": None, "household": "household_id", "batch": "batch_id"}.get(
        field.key, field.key
    )
    if column is None:
        return bulk.tags_in_use(office)
    rows = office.store.rows(f"SELECT DISTINCT {column} AS v FROM complaint WHERE {column} <> ''")
    found = sorted(str(row["v"]) for row in rows)
    return [*found, *sorted({one.split(".")[0] for one in found})][:40] or ["x"]


def conditions(office: Office) -> st.SearchStrategy[Condition]:
    parts: list[st.SearchStrategy[Condition]] = []
    for field in FIELDS.values():
        for op in OPS[field.kind]:
            values: st.SearchStrategy[tuple[str, ...]]
            if op in ("in", "not_in"):
                known_values = values_of(office, field)
                values = st.lists(
                    st.sampled_from(known_values), min_size=1, max_size=3, unique=True
                ).map(tuple)
            elif field.kind == "count":
                values = st.sampled_from([("0",), ("1",), ("2",)])
            elif op == "within":
                values = st.sampled_from([(key,) for key in PERIOD_TEXT])
            elif op == "between":
                values = st.sampled_from(
                    [("2026-11-01", "2026-11-10"), ("", "2026-11-15"), ("2026-11-15", "")]
                )
            elif field.kind == "text":
                values = st.sampled_from([("漏水",), ("电梯 3",), ("%",), ("媒体",), ("vip",)])
            else:
                values = st.just(())
            parts.append(st.builds(Condition, st.just(field.key), st.just(op), values))
    return st.one_of(parts)


def test_every_condition_finds_what_looking_finds(office: Office, cases: dict[int, Known]) -> None:
    found_some = set()

    @settings(max_examples=600, deadline=None, derandomize=True)
    @given(conditions(office))
    def each(one: Condition) -> None:
        found = compare(office, cases, one)
        if 0 < len(found) < COUNT:
            found_some.add((one.field, one.op))

    each()
    # The comparison tells something only where a condition parts the cases.
    parted = {field for field, _ in found_some}
    assert parted >= set(FIELDS) - {"unit", "received_by", "community"}


def test_nested_groups_find_what_looking_finds(office: Office, cases: dict[int, Known]) -> None:
    trees = st.recursive(
        conditions(office),
        lambda parts: st.builds(
            Group, st.sampled_from(["all", "any", "none"]), st.lists(parts, max_size=3).map(tuple)
        ),
        max_leaves=8,
    ).filter(lambda tree: depth(tree) <= 4)

    @settings(max_examples=150, deadline=None, derandomize=True)
    @given(trees)
    def each(tree: Node) -> None:
        compare(office, cases, tree)
        assert from_json(to_json(tree)) == tree
        for english in (False, True):
            text = sentence(tree).render(language="en" if english else "zh")
            assert text and "{" not in text

    each()


def compare(office: Office, cases: dict[int, Known], tree: Node) -> list[int]:
    check(tree)
    asked = queue.query(office, CaseFilter(where=tree), sort="number")
    found = queue.ids(office, asked)
    right = {
        one
        for one, case in cases.items()
        if holds(simplified(tree), case, office.now(), office.operator)
    }
    assert set(found) == right
    assert queue.count(office, asked) == len(right)
    return found


def depth(tree: Node) -> int:
    if isinstance(tree, Condition):
        return 0
    return 1 + max((depth(part) for part in tree.parts), default=0)
