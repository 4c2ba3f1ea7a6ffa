"""Finding a household by what a caller says: place, name, initials, phone tail."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from desktop_app.services import cases, followups, households, intake_help
from desktop_app.services.cases import Intake, NewContact
from desktop_app.services.office import Office
from desktop_app.storage import roster
from desktop_app.storage.roster import RosterPerson
from tests.offices import SetClock, make_office
from tests.services.walking import register

PEOPLE = {
    ("3", "2", "501"): [("李建国", "13812342207", "ljg"), ("赵敏", "13900001111", "zm")],
    ("3", "1", "501"): [("王芳", "13700005010", "wf")],
    ("3", "2", "502"): [("欧阳_娜", "", "oyn")],
    ("13", "2", "501"): [("Tom 100%", "13500002207", "tom 100%"), ("Jo Smith", "", "jo smith")],
    ("10", "", "8"): [("李军", "01088886666", "lj")],
}


@pytest.fixture
def set_clock() -> SetClock:
    return SetClock()


@pytest.fixture
def office(tmp_path: Path, set_clock: SetClock) -> Iterator[Office]:
    made = make_office(tmp_path, set_clock)
    for (building, unit, room), people in PEOPLE.items():
        home = made.store.insert(
            "household",
            {"community": "翠湖", "building": building, "unit": unit, "room": room},
        )
        for name, phone, initials in people:
            roster.add_resident(
                made.store, home, RosterPerson(0, name, phone, "owner", "", initials)
            )
    yield made
    made.close()


def found(office: Office, text: str) -> list[tuple[str, str]]:
    return [(hit.household.short(), hit.why) for hit in households.find(office, text)]


@pytest.mark.parametrize(
    "text",
    [
        "3-2-501",
        "3栋2单元501",
        "3栋2单元501室",
        "３－２－５０１",
        "三栋二单元501",
        " 3#2-501 ",
        "3幢2单元501室",
    ],
)
def test_a_place_in_any_spelling(office: Office, text: str) -> None:
    assert found(office, text)[0] == ("3-2-501", "place")
    assert len(found(office, text)) == 1


def test_a_place_without_unit_lists_each_unit(office: Office) -> None:
    assert found(office, "3-501") == [("3-1-501", "place"), ("3-2-501", "place")]


def test_a_bare_number_is_a_room_before_it_is_a_phone(office: Office) -> None:
    assert found(office, "501")[:3] == [
        ("3-1-501", "place"), ("3-2-501", "place"), ("13-2-501", "place"),
    ]  # fmt: skip
    assert found(office, "2207") == [("3-2-501", "phone"), ("13-2-501", "phone")]
    assert found(office, "13812342207") == [("3-2-501", "phone")]
    assert found(office, "１３８１２３４２２０７") == [("3-2-501", "phone")]


@pytest.mark.parametrize(
    ("text", "place"),
    [("李建国", "3-2-501"), ("建国", "3-2-501"), ("ljg", "3-2-501"), ("LJG", "3-2-501"),
     ("zm", "3-2-501"), ("李 建国", "3-2-501"), ("李　建 国", "3-2-501"), ("smith", "13-2-501"),
     ("jo s", "13-2-501"), ("欧阳_", "3-2-502"), ("tom", "13-2-501"), ("tom 100%", "13-2-501")],
)  # fmt: skip
def test_by_name_and_initials(office: Office, text: str, place: str) -> None:
    assert [where for where, _ in found(office, text)] == [place]


@pytest.mark.parametrize(
    ("text", "place"),
    [("138 1234 2207", "3-2-501"), ("138-1234-2207", "3-2-501"), ("+86 13812342207", "3-2-501"),
     ("（138）1234－2207", "3-2-501"), ("8613812342207", "3-2-501"), ("010-88886666", "10-8"),
     ("(010) 8888 6666", "10-8")],
)  # fmt: skip
def test_by_a_phone_as_people_write_it(office: Office, text: str, place: str) -> None:
    assert found(office, text) == [(place, "phone")]
    ((hit, person),) = [(one.hit, one.resident_id) for one in intake_help.find(office, text)]
    assert person == hit.residents[0].id
    assert intake_help.resolve(office, text).resident_id == person


@pytest.mark.parametrize("text", ["１３８１２３４２２０７", "ＬＪＧ", "李 建国"])
def test_who_is_meant_is_known_however_it_is_written(office: Office, text: str) -> None:
    (one,) = intake_help.find(office, text)
    assert one.resident_id == one.hit.residents[0].id


@pytest.mark.parametrize("text", ["", "  ", "%", "_", "%%%", "'", "😀", "l%g", "不存在", "\\"])
def test_what_names_nobody_finds_nobody(office: Office, text: str) -> None:
    assert found(office, text) == []


def test_who_moved_out_is_not_found(office: Office) -> None:
    office.store.execute("UPDATE residency SET until = '2026-01-01'")
    assert found(office, "李建国") == []
    assert households.find(office, "3-2-501")[0].residents == ()


def test_the_card_knows_people_and_cases(office: Office) -> None:
    home = households.find(office, "3-2-501")[0].household
    first = register(office, household_id=home.id).complaint
    gone = register(office, household_id=home.id).complaint
    cases.delete(office, gone.id)
    card = households.card(office, home.id)
    assert card is not None
    assert [person.name for person in card.residents] == ["李建国", "赵敏"]
    assert [case.id for case in card.open_cases] == [first.id]
    assert (card.year_count, card.last_satisfaction) == (1, "")
    assert households.card(office, 4711) is None


def test_the_tree_is_in_the_order_of_a_site_plan(office: Office) -> None:
    assert households.tree(office) == [
        ("翠湖", "3", "1", 1), ("翠湖", "3", "2", 2), ("翠湖", "10", "", 1), ("翠湖", "13", "2", 1),
    ]  # fmt: skip
    assert [flat.room for flat in households.flats(office, "翠湖", "3", "2")] == ["501", "502"]
    assert households.count(office) == 5


def test_the_card_names_promises_that_were_not_kept(office: Office, set_clock: SetClock) -> None:
    home = office.store.insert("household", {"building": "9", "unit": "2", "room": "501"})
    case = cases.register(office, Intake("漏水", household_id=home))
    until = office.now() + timedelta(hours=2)
    cases.log_contact(
        office, case.complaint.id, NewContact("会回话", promise="给报价", promise_due=until)
    )
    shown = households.card(office, home)
    assert shown is not None and shown.unkept_promises == ()
    set_clock.forward(hours=3)
    shown = households.card(office, home)
    assert shown is not None and shown.unkept_promises == ("给报价",)
    (late,) = [f for f in office.case(case.complaint.id).follow_ups if f.promise_id]
    followups.complete(office, late.id, followups.Completion("报价已给"))
    shown = households.card(office, home)
    assert shown is not None and shown.unkept_promises == ()
