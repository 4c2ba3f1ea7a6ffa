"""Help at intake: places never guessed, categories with reasons, cases alike, incidents."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.messages import Text
from desktop_app.services import cases, intake_help
from desktop_app.services.intake_help import Here, likeness, open_alike, plain, rank_categories
from desktop_app.services.office import Office
from desktop_app.storage.households import PastCase
from desktop_app.storage.intake_help import EarlierCase
from desktop_app.storage.reference import Category
from tests.offices import NOW, SetClock, make_office

LEAK = Category(
    "engineering.leak", "engineering", Text("漏水", "Leak"), "工程部", ("渗水", "水管漏")
)
NOISE = Category(
    "neighbour.noise", "neighbour", Text("噪音", "Noise"), "客服部", ("深夜", "装修声")
)
LIFT = Category("facility.elevator", "facility", Text("电梯", "Lift"), "工程部", ("困人",))
LISTED = (LEAK, NOISE, LIFT)
HERE = Here(7, "翠园", "3", NOW)


def earlier(
    id_: int, category: str, content: str, household: int = 1, days: int = 3, building: str = "3"
) -> EarlierCase:
    at = NOW - timedelta(days=days)
    return EarlierCase(id_, category, content, household, "翠园", building, at)


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def office(tmp_path: Path, clock: SetClock) -> Iterator[Office]:
    made = make_office(tmp_path, clock)
    with made.write("register") as journal:
        for id_, community, building, unit, room in (
            (1, "翠园", "3", "1", "501"),
            (2, "翠园", "3", "2", "501"),
            (3, "翠园", "5", "1", "302"),
            (4, "翠园", "3", "2", "502"),
        ):
            journal.insert(
                "household",
                {
                    "id": id_,
                    "community": community,
                    "building": building,
                    "unit": unit,
                    "room": room,
                },
            )
        for id_, name, initials, phone, home in (
            (1, "李建国", "ljg", "13812342207", 2),
            (2, "张伟", "zw", "13900001111", 3),
        ):
            journal.insert(
                "resident", {"id": id_, "name": name, "initials": initials, "phone": phone}
            )
            made.store.execute(
                "INSERT INTO residency (household_id, resident_id) VALUES (?, ?)", (home, id_)
            )
    yield made
    made.close()


def test_a_whole_place_is_found(office: Office) -> None:
    found = intake_help.resolve(office, "3栋2单元501室")
    assert (found.kind, found.hits[0].household.id) == ("found", 2)


def test_a_place_without_unit_is_offered_not_guessed(office: Office) -> None:
    found = intake_help.resolve(office, "3-501")
    assert found.kind == "choose"
    assert [hit.household.short() for hit in found.hits] == ["3-1-501", "3-2-501"]
    assert found.place is not None and found.place.short() == "3-501"


def test_a_place_without_unit_that_exists_once_is_found(office: Office) -> None:
    assert intake_help.resolve(office, "5-302").hits[0].household.id == 3


@pytest.mark.parametrize("text", ["李建国", "ljg", "13812342207"])
def test_people_are_found(office: Office, text: str) -> None:
    found = intake_help.resolve(office, text)
    assert (found.kind, found.hits[0].household.id) == ("found", 2)


@pytest.mark.parametrize("text", ["2207", "50"])
def test_a_tail_or_half_a_number_is_offered_not_taken(office: Office, text: str) -> None:
    assert intake_help.resolve(office, text).kind == "choose"


def test_a_place_not_in_the_register_is_kept_as_read(office: Office) -> None:
    found = intake_help.resolve(office, "9幢 1单元 1203")
    assert found.kind == "typed" and found.place is not None
    assert (found.place.building, found.place.unit, found.place.room) == ("9", "1", "1203")
    assert found.place.community == "翠园", "the only community of the register"


def test_a_place_that_is_no_flat_is_kept_as_written(office: Office) -> None:
    found = intake_help.resolve(office, "地下车库东侧入口")
    assert found.kind == "typed" and found.place is not None
    assert (found.place.building, found.place.room) == ("", "地下车库东侧入口")


def test_an_unknown_phone_is_a_phone(office: Office) -> None:
    assert intake_help.resolve(office, "137 0000 9999") == intake_help.Resolution(
        "phone", phone="13700009999"
    )


def test_the_longest_word_wins_and_is_named() -> None:
    ranked = rank_categories("电梯旁的水管漏了一地", LISTED, [], HERE)
    assert [one.code for one in ranked] == ["engineering.leak", "facility.elevator"]
    assert str(ranked[0].reasons[0]) == "内容提到“水管漏”"


def test_evidence_is_counted() -> None:
    past = [
        earlier(1, "engineering.leak", "厨房返潮", household=7),
        earlier(2, "engineering.leak", "客厅有水", household=8),
        earlier(3, "engineering.leak", "阳台进水", household=9, days=90),
        earlier(4, "engineering.leak", "墙面湿了", household=9, building="5"),
    ]
    best = rank_categories("卫生间漏水", LISTED, past, HERE)[0]
    assert [str(reason) for reason in best.reasons] == [
        "内容提到“漏水”",
        "该户以往 1 件",
        "同楼近期 1 件",
    ]


def test_without_a_word_the_wording_of_earlier_cases_counts() -> None:
    past = [earlier(1, "neighbour.noise", "楼上半夜拖椅子跑步影响睡觉", household=2)]
    best = rank_categories("楼上小孩半夜跑步影响睡觉", LISTED, past, HERE)[0]
    assert best.code == "neighbour.noise"
    assert "以往相似投诉 1 件" in [str(reason) for reason in best.reasons]


def test_a_building_alone_suggests_nothing() -> None:
    past = [earlier(1, "engineering.leak", "厨房返潮")]
    assert rank_categories("想问一下", LISTED, past, HERE) == []


def test_a_retired_category_is_not_suggested() -> None:
    past = [earlier(1, "gone.away", "楼上半夜拖椅子跑步影响睡觉")]
    assert rank_categories("楼上半夜拖椅子跑步影响睡觉", LISTED, past, HERE) == []


@given(st.text(max_size=60), st.text(max_size=60))
def test_likeness_is_symmetric_and_bounded(one: str, other: str) -> None:
    a, b = plain(one), plain(other)
    assert likeness(a, b) == likeness(b, a)
    assert 0.0 <= likeness(a, b) <= 1.0
    assert plain(a) == a


def test_open_cases_alike() -> None:
    def past(id_: int, category: str, content: str, status: str) -> PastCase:
        return PastCase(id_, f"TS-{id_}", datetime(2026, 11, 1), category, "", content, status, "")

    history = [
        past(1, "engineering.leak", "厨房返潮", "in_progress"),
        past(2, "engineering.leak", "客厅", "closed"),
        past(3, "", "卫生间天花板滴水严重", "pending"),
        past(4, "neighbour.noise", "狗叫", "pending"),
    ]
    found = open_alike(history, "engineering.leak", "卫生间天花板又滴水了")
    assert [case.id for case in found] == [1, 3]
    assert open_alike(history, "", "") == ()


def test_an_incident_counts_flats_not_cases(office: Office) -> None:
    def register(household: int, room: str, days_ago: int) -> None:
        cases.register(
            office,
            cases.Intake(
                "电梯停了",
                received_at=NOW - timedelta(days=days_ago),
                household_id=household,
                community="翠园",
                building="3",
                unit="2",
                room=room,
                category="facility.elevator",
            ),
        )

    register(2, "501", 1)
    register(2, "501", 2)
    register(4, "502", 9)
    here = ("翠园", "3", "facility.elevator", 1)
    assert intake_help.incident(office, *here) is None
    register(4, "502", 3)
    hint = intake_help.incident(office, *here)
    assert str(hint) == "本楼 7 天内已有 2 户反映同类问题，可能是群诉。"
    assert intake_help.incident(office, "翠园", "5", "facility.elevator", 1) is None
    advice = intake_help.advise(office, "电梯又停了", "", 4, "翠园", "3")
    assert advice.suggestion is not None and advice.suggestion.code == "facility.elevator"
    assert [case.content for case in advice.alike] == ["电梯停了", "电梯停了"]


def test_a_reveal_leaves_a_trace(office: Office) -> None:
    intake_help.note_reveal(office, 2)
    row = office.store.row("SELECT entity, entity_id, after FROM audit ORDER BY id DESC")
    assert row == {"entity": "household", "entity_id": 2, "after": "王敏"}


def test_categories_are_found_by_word_and_initials(office: Office) -> None:
    words = intake_help.category_words(office)["engineering.leak"]
    assert {"漏水", "ls", "Leak"} <= set(words.split())
