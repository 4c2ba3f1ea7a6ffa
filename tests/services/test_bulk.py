"""Acts on many cases: guards of each heard, the others done, all taken back as one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from desktop_app.domain.errors import KnownError
from desktop_app.domain.filters import Condition
from desktop_app.domain.views import CaseFilter
from desktop_app.services import bulk, cases, followups, queue, undo
from desktop_app.services.office import Office
from desktop_app.services.operations import Cancelled, Progress
from tests.offices import SetClock, make_office
from tests.services.walking import register


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def office(tmp_path: Path, clock: SetClock) -> Iterator[Office]:
    made = make_office(tmp_path, clock)
    yield made
    made.close()


@pytest.fixture
def ids(office: Office) -> list[int]:
    """Five cases: the fourth is withdrawn, the fifth in the recycle bin."""
    found = [register(office).complaint.id for _ in range(5)]
    cases.log_contact(office, found[3], cases.NewContact("住户说已经自行解决"))
    cases.withdraw(office, found[3], "住户来电撤回")
    cases.delete(office, found[4])
    return found


def test_cases_are_assigned_and_the_others_named_with_their_reason(
    office: Office, ids: list[int]
) -> None:
    cases.edit(office, ids[1], {"department": "工程部", "handler": "李工"})
    done = bulk.assign(office, ids, "工程部", "李工")
    assert (done.changed, done.same) == (2, 1)
    assert [one.number for one in done.refused] == [
        office.case(one).complaint.number for one in ids[3:]
    ]
    assert "已经结束" in str(done.refused[0].reason)
    assert "回收站" in str(done.refused[1].reason)
    assert {office.case(one).complaint.handler for one in ids[:3]} == {"李工"}
    assert office.case(ids[3]).complaint.handler == ""
    undo.take_back(office, done.operation)
    assert [office.case(one).complaint.handler for one in ids[:3]] == ["", "李工", ""]


def test_one_of_the_two_may_stay_as_it_is(office: Office, ids: list[int]) -> None:
    bulk.assign(office, ids[:1], "工程部", "李工")
    done = bulk.assign(office, ids[:2], None, "张工")
    assert (done.changed, done.same, done.refused) == (2, 0, ())
    assert [office.case(one).complaint.department for one in ids[:2]] == ["工程部", ""]
    with pytest.raises(KnownError):
        bulk.assign(office, ids, None, None)


def test_cancelling_leaves_nothing(office: Office, ids: list[int]) -> None:
    progress = Progress(lambda done, total, what: progress.cancel() if done == 0 else None)
    newest = undo.latest(office)
    with pytest.raises(Cancelled):
        bulk.assign(office, ids, "工程部", "李工", progress)
    assert undo.latest(office) == newest
    assert {office.case(one).complaint.handler for one in ids} == {""}


def test_tags_are_put_taken_found_and_undone(office: Office, ids: list[int]) -> None:
    done = bulk.tag(office, ids[:4], " #媒体  关注 ")
    assert (done.changed, done.same) == (4, 0)
    assert bulk.tag(office, ids[:2], "媒体 关注").same == 2
    assert bulk.tags_in_use(office) == ["媒体 关注"]
    wanted = CaseFilter(where=Condition("tag", "in", ("媒体 关注",)))
    assert set(queue.ids(office, queue.query(office, wanted))) == set(ids[:4])
    by_text = queue.query(office, CaseFilter(), text="媒体关注")
    assert set(queue.ids(office, by_text)) == set(ids[:4])
    (row,) = [r for r in queue.rows(office, queue.query(office, wanted), 9) if r.id == ids[0]]
    assert row.tags == ("媒体 关注",)
    off = bulk.untag(office, ids[:3], "媒体 关注")
    assert (off.changed, bulk.tags_of(office, ids[0])) == (3, [])
    assert set(queue.ids(office, by_text)) == {ids[3]}
    undo.take_back(office, off.operation)
    assert set(queue.ids(office, by_text)) == set(ids[:4])
    for wrong in ("", " # ", "长" * 21):
        with pytest.raises(KnownError):
            bulk.tag(office, ids, wrong)


def test_callbacks_spread_over_fitting_times_and_none_gets_two(
    office: Office, ids: list[int], clock: SetClock
) -> None:
    followups.plan(office, "callback", clock() + timedelta(days=1), complaint_id=ids[0])
    done = bulk.plan_callbacks(office, ids, clock() + timedelta(days=2), "王敏", "满意度回访")
    assert done.changed == 2
    assert "已经安排在" in str(done.refused[0].reason)
    assert len(done.refused) == 3
    planned = [office.case(one).follow_ups[-1] for one in ids[1:3]]
    assert planned[0].due_at != planned[1].due_at
    for one in planned:
        assert one.due_at >= clock() + timedelta(days=2)
        assert office.rules().calendar.is_working(one.due_at.date())
        assert (one.kind, one.assignee, one.note) == ("callback", "王敏", "满意度回访")
    undo.take_back(office, done.operation)
    assert all(not office.case(one).follow_ups for one in ids[1:3])
    with pytest.raises(KnownError):
        bulk.plan_callbacks(office, ids, clock())
