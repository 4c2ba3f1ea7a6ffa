"""Far pages from marks: the same rows as by counting, and no way round the index."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.domain.case import OPEN, Status
from desktop_app.domain.filters import Condition, Group
from desktop_app.domain.views import CaseFilter, QueueQuery
from desktop_app.services.office import Office
from desktop_app.services.sample.build import build
from desktop_app.storage import queue, queue_marks
from desktop_app.storage.queue_order import has_own_index, in_order, is_indexed
from tests.offices import NOW, make_office

SORTS = ("urgency", "number", "received_at", "due_at")
CASES = 220
FILTERS = (
    CaseFilter(),
    CaseFilter(statuses=tuple(OPEN)),
    CaseFilter(statuses=(Status.CLOSED, Status.WITHDRAWN)),
    CaseFilter(overdue=True),
    CaseFilter(statuses=tuple(OPEN), mine=True),
    CaseFilter(where=Group("all", (Condition("limit", "not_in", ("overdue",)),))),
    CaseFilter(where=Group("none", (Condition("received", "within", ("this_month",)),))),
)
ASKED = [
    QueueQuery(wanted, NOW, "王敏", sort, down)
    for wanted in FILTERS
    for sort in SORTS
    for down in (False, True)
]
INDEXED = [asked for asked in ASKED if is_indexed(asked) or has_own_index(asked)]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """Many cases that are alike in what they are sorted by, many that wait for nothing."""
    made = make_office(tmp_path_factory.mktemp("marks"))
    build(made, CASES, seed=3)
    made.store.execute("UPDATE complaint SET received_at = '2026-11-03 09:00:00' WHERE id % 3 = 0")
    made.store.execute("UPDATE complaint SET due_at = NULL WHERE id % 4 = 0")
    made.store.execute("UPDATE complaint SET due_at = '2026-11-20 12:00:00' WHERE id % 5 = 0")
    made.store.update("complaint", 7, {"deleted_at": NOW})
    yield made
    made.close()


@pytest.fixture(params=[1, 7, 60, 1000])
def step(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr(queue_marks, "STEP", request.param)
    return int(request.param)


def test_every_filter_and_order_is_tried() -> None:
    assert {asked.sort for asked in INDEXED} == set(SORTS)
    assert {FILTERS.index(asked.filter) for asked in INDEXED} == set(range(len(FILTERS)))


@pytest.mark.parametrize("asked", INDEXED, ids=lambda a: f"{FILTERS.index(a.filter)}-{a.sort}")
def test_from_marks_as_in_the_whole_order(office: Office, step: int, asked: QueueQuery) -> None:
    store = office.store
    whole = queue.ids(store, asked)
    marks = queue_marks.marks(store, asked)
    assert len(marks) == max(0, len(whole) - 1) // step
    assert [key[-1] for key in marks] == whole[step::step]
    for offset in range(0, len(whole) + 3, 11):
        assert queue_marks.ids_at(store, asked, offset, 9, marks) == whole[offset:][:9], (
            offset,
            step,
        )
    assert [row.id for row in queue.page(store, asked, 5, 70, None, marks)] == whole[5:][:70]


@settings(deadline=None, max_examples=60)
@given(
    asked=st.sampled_from(INDEXED),
    step=st.integers(1, 90),
    offset=st.integers(0, CASES + 10),
    limit=st.integers(1, 80),
)
def test_any_page_by_any_way(
    office: Office, asked: QueueQuery, step: int, offset: int, limit: int
) -> None:
    store, whole = office.store, queue.ids(office.store, asked)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(queue_marks, "STEP", step)
        patch.setattr(queue, "MANY", -1)
        marks = queue_marks.marks(store, asked)
        wanted = whole[offset : offset + limit]
        assert queue_marks.ids_at(store, asked, offset, limit, marks) == wanted
        assert [row.id for row in queue.page(store, asked, offset, limit, len(whole))] == wanted


@pytest.mark.parametrize("asked", INDEXED, ids=lambda a: f"{FILTERS.index(a.filter)}-{a.sort}")
def test_no_part_is_sorted(
    office: Office, asked: QueueQuery, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = office.store
    monkeypatch.setattr(queue_marks, "STEP", 20)
    monkeypatch.setattr(queue, "MANY", -1)
    marks = queue_marks.marks(store, asked)
    sent: list[str] = []
    store.connection.set_trace_callback(sent.append)
    queue_marks.marks(store, asked)
    queue_marks.ids_at(store, asked, 30, 50, marks)
    queue.page(store, asked, 0, 50, CASES)
    store.connection.set_trace_callback(None)
    walks = [sql for sql in sent if "OFFSET" in sql]
    assert len(walks) >= 3
    for sql in walks:
        assert in_order(asked, many=True) in sql
        plan = " / ".join(r[3] for r in store.connection.execute(f"EXPLAIN QUERY PLAN {sql}"))
        assert "B-TREE" not in plan, (plan, sql)
