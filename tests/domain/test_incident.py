"""When an incident is proposed, whose household counts, and who keeps it open."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.case import Complaint, Status
from desktop_app.domain.errors import RefusedError
from desktop_app.domain.incident import (
    Incident,
    Member,
    Rule,
    by_household,
    check_close,
    check_join,
    check_leave,
    count_households,
    household_key,
    propose,
)
from desktop_app.domain.messages import Text

NOW = datetime(2026, 11, 21, 14, 32, 7)
INCIDENT = Incident(1, "QS-20261121-01", "6 栋 电梯", "锦绣园", "6", "facility.elevator", 1, NOW)


def complaint(id_: int, room: str = "101", **more: object) -> Complaint:
    values: dict[str, object] = {
        "received_at": NOW,
        "community": "锦绣园",
        "building": "6",
        "unit": "2",
        "room": room,
        "category": "facility.elevator",
        "status": Status.IN_PROGRESS,
    }
    return Complaint(
        id=id_, number=f"TS-20261121-{id_:03d}", content="电梯停了", **{**values, **more}
    )  # type: ignore[arg-type]


def test_three_households_of_one_building_and_category_are_proposed() -> None:
    cases = [complaint(1, "101"), complaint(2, "201"), complaint(3, "301")]
    found = propose(cases[0], cases, Rule())
    assert found is not None
    assert [one.id for one in found.cases] == [1, 2, 3]
    assert str(found.sentence()) == "本楼 7 天内已有 3 户反映同类问题，可能是群诉。"


@pytest.mark.parametrize(
    "third",
    [
        complaint(3, "101"),  # the first flat once more
        complaint(3, "301", building="7"),
        complaint(3, "301", community="别处"),
        complaint(3, "301", category="facility.lighting"),
        complaint(3, "301", received_at=NOW - timedelta(days=7, seconds=1)),
        complaint(3, "301", status=Status.WITHDRAWN, outcome="withdrawn"),
        complaint(3, "301", validity="invalid"),
        complaint(3, "301", incident_id=9),
        complaint(3, ""),  # nobody knows from which flat
    ],
)
def test_what_does_not_count_does_not_make_an_incident(third: Complaint) -> None:
    cases = [complaint(1, "101"), complaint(2, "201"), third]
    assert propose(cases[0], cases, Rule()) is None


def test_exactly_seven_days_still_count() -> None:
    cases = [complaint(1), complaint(2, "201"), complaint(3, "3", received_at=NOW - timedelta(7))]
    assert propose(cases[0], cases, Rule()) is not None


def test_the_span_must_hold_the_case_itself() -> None:
    """Three households long ago and the case now: no seven days hold them all."""
    old = NOW - timedelta(days=6)
    crowd = [complaint(i, f"{i}01", received_at=old - timedelta(days=i)) for i in range(2, 6)]
    assert propose(complaint(1), crowd, Rule()) is None
    assert propose(crowd[0], crowd, Rule()) is not None


@given(st.lists(st.tuples(st.integers(1, 5), st.integers(0, 20)), min_size=1, max_size=12))
def test_a_proposal_keeps_the_rule(rows: list[tuple[int, int]]) -> None:
    cases = [
        complaint(place, f"{flat}01", received_at=NOW - timedelta(days=days))
        for place, (flat, days) in enumerate(rows, 1)
    ]
    found = propose(cases[0], cases, Rule())
    if found is None:
        # No span of seven days with the case in it has three flats.
        for first in cases:
            until = first.received_at + timedelta(days=7)
            span = [c for c in cases if first.received_at <= c.received_at <= until]
            assert cases[0] not in span or len({c.room for c in span}) < 3
    else:
        times = [c.received_at for c in found.cases]
        assert cases[0] in found.cases
        assert len({c.room for c in found.cases}) == found.households >= 3
        assert max(times) - min(times) <= timedelta(days=7)


def test_a_flat_is_one_household_whoever_called() -> None:
    same = [complaint(1, household_id=4), complaint(2), complaint(3, "201")]
    assert count_households(same) == 2
    unknown = [complaint(4, ""), complaint(5, "")]
    assert household_key(unknown[0]) != household_key(unknown[1])


def member(complaint: Complaint, called: bool) -> Member:
    return Member(complaint, Text("跟踪服务", "Follow up"), called)


def test_closing_names_each_household_that_was_not_called() -> None:
    ended = complaint(3, "301", outcome="referred", status=Status.REFERRED)
    households = by_household(
        [
            member(complaint(1, "101"), True),
            member(complaint(2, "201"), False),
            member(ended, False),
            member(complaint(4, "101"), False),  # its household was called for the other case
            member(complaint(5, "501"), False),
        ]
    )
    with pytest.raises(RefusedError) as caught:
        check_close(INCIDENT, households)
    assert [str(m) for m in caught.value.missing] == [
        "6-2-201（TS-20261121-002）还没有回访",
        "6-2-501（TS-20261121-005）还没有回访",
    ]
    check_close(INCIDENT, [one for one in households if not one.open])


def test_who_may_join_and_leave() -> None:
    check_join(INCIDENT, complaint(7, "701", building="8"))
    for one in (
        complaint(7, incident_id=2),
        complaint(7, status=Status.INVALID, outcome="invalid"),
        complaint(7, validity="invalid"),
    ):
        with pytest.raises(RefusedError):
            check_join(INCIDENT, one)
    with pytest.raises(RefusedError, match="已经关闭"):
        check_join(replace(INCIDENT, closed_at=NOW), complaint(7))
    check_leave(INCIDENT, complaint(2), "另一个原因", [1, 2])
    check_leave(INCIDENT, complaint(1), "只剩这一条", [1])
    with pytest.raises(RefusedError, match="主单"):
        check_leave(INCIDENT, complaint(1), "原因", [1, 2])
    with pytest.raises(RefusedError, match="原因"):
        check_leave(INCIDENT, complaint(2), " ", [1, 2])
