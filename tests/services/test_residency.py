"""People of a flat: edited, moved in and out, made one; the history and the trace stay."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from desktop_app.domain.errors import KnownError
from desktop_app.services import cases, households, residency, undo
from desktop_app.services.cases import Intake
from desktop_app.services.office import Office
from desktop_app.services.pinyin import initials
from desktop_app.services.reports import heatmap
from desktop_app.services.residency import PersonInput
from desktop_app.storage import search
from tests.offices import SetClock, make_office


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def office(tmp_path: Path, clock: SetClock) -> Iterator[Office]:
    made = make_office(tmp_path, clock)
    yield made
    made.close()


def flat(office: Office, building: str, unit: str, room: str, community: str = "翠湖") -> int:
    with office.write("roster") as journal:
        return journal.insert(
            "household",
            {"community": community, "building": building, "unit": unit, "room": room},
        )


def everything(office: Office) -> list[dict[str, object]]:
    found: list[dict[str, object]] = []
    for table in ("resident", "residency", "household"):
        found += office.store.rows(f"SELECT * FROM {table} ORDER BY 1, 2")
    return found + office.store.rows("SELECT id, resident_id FROM complaint ORDER BY id")


def test_moving_out_keeps_the_history_and_can_be_undone(office: Office) -> None:
    home = flat(office, "3", "2", "501")
    one = residency.move_in(office, home, PersonInput(" 李建国 ", "138 1234 5678", "tenant"))
    cases.register(office, Intake("漏水", household_id=home, resident_id=one, complainant="李建国"))
    before = everything(office)
    residency.move_out(office, home, one, date(2026, 11, 20))
    card = households.home(office, home)
    assert card is not None and card.residents == () and len(card.cases) == 1
    assert [(person.name, person.phone, day) for person, day in card.former] == [
        ("李建国", "13812345678", date(2026, 11, 20))
    ]
    assert undo.undo_last(office) is not None
    assert everything(office) == before
    residency.move_out(office, home, one, date(2026, 11, 20))
    assert residency.move_in(office, home, PersonInput("李建国", "13812345678", "owner")) == one
    card = households.home(office, home)
    assert card is not None and card.former == () and card.residents[0].kind == "owner"


def test_a_person_known_elsewhere_is_not_made_twice(office: Office) -> None:
    first, second = flat(office, "3", "2", "501"), flat(office, "5", "1", "101")
    one = residency.move_in(office, first, PersonInput("李建国", "13812345678"))
    assert residency.move_in(office, second, PersonInput("李建国", "13812345678", "family")) == one
    with pytest.raises(KnownError) as caught:
        residency.move_in(office, second, PersonInput("李建国", "13812345678"))
    assert caught.value.code == "lives_there"
    assert residency.doubles(office) == []


def test_merging_leaves_one_record_that_everything_means(office: Office) -> None:
    first, second = flat(office, "3", "2", "501"), flat(office, "5", "1", "101")
    kept = residency.move_in(office, first, PersonInput("李建国", "13812345678"))
    with office.write("roster") as journal:
        gone = journal.insert(
            "resident", {"name": "李建国", "phone": "13812345678", "note": "先发微信"}
        )
        for home in (first, second):
            key = {"household_id": home, "resident_id": gone}
            journal.put("residency", key, {"kind": "tenant"})
    made = [
        cases.register(office, Intake(text, household_id=first, resident_id=who)).complaint.id
        for text, who in (("漏水", kept), ("电梯", kept), ("门禁", gone))
    ]
    assert [[one.id for one in group] for group in residency.doubles(office)] == [[kept, gone]]
    before = everything(office)
    assert residency.merge(office, kept, gone) == 1
    assert {office.case(one).complaint.resident_id for one in made} == {kept}
    homes = office.store.rows("SELECT household_id, resident_id, kind FROM residency ORDER BY 1")
    assert [(row["household_id"], row["resident_id"], row["kind"]) for row in homes] == [
        (first, kept, "owner"),
        (second, kept, "tenant"),
    ]
    assert office.store.value("SELECT note FROM resident WHERE id = ?", (kept,)) == "先发微信"
    assert residency.doubles(office) == [] and search.faults(office.store) == []
    assert office.store.rows("PRAGMA foreign_key_check") == []
    undone = undo.undo_last(office)
    assert undone is not None and "合并重复住户" in str(undone.what)
    assert everything(office) == before


def test_the_same_name_without_a_phone_is_one_person_only_in_one_flat(office: Office) -> None:
    first, second = flat(office, "3", "2", "501"), flat(office, "5", "1", "101")
    with_phone = residency.move_in(office, first, PersonInput("王芳", "13912345678"))
    bare = residency.move_in(office, first, PersonInput("王芳"))
    residency.move_in(office, second, PersonInput("王芳"))
    assert [[one.id for one in group] for group in residency.doubles(office)] == [
        [with_phone, bare]
    ]


@pytest.mark.parametrize(
    ("person", "code"),
    [
        (PersonInput("  "), "name_missing"),
        (PersonInput("李" * 41), "name_missing"),
        (PersonInput("李", "12ab"), "phone_unreadable"),
        (PersonInput("李", kind="ghost"), "kind_unknown"),
        (PersonInput("李", note="字" * 501), "text_too_long"),
        (PersonInput("李", preferred_time="字" * 61), "text_too_long"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_its_reason(
    office: Office, person: PersonInput, code: str
) -> None:
    home = flat(office, "3", "2", "501")
    with pytest.raises(KnownError) as caught:
        residency.move_in(office, home, person)
    assert caught.value.code == code
    assert office.store.rows("SELECT * FROM resident") == []


def test_the_flat_itself(office: Office) -> None:
    home = flat(office, "3", "2", "501")
    assert residency.edit_household(office, home, "出租", " 有大狗 ", "89.5 ㎡")
    card = households.home(office, home)
    assert card is not None
    assert (card.household.occupancy, card.household.note, card.household.area) == (
        "出租", "有大狗", 89.5,
    )  # fmt: skip
    with pytest.raises(KnownError) as caught:
        residency.edit_household(office, home, "", "", "很大")
    assert caught.value.code == "area_unreadable"
    undo.undo_last(office)
    card = households.home(office, home)
    assert card is not None and card.household.area is None


def test_the_heat_map_counts_each_floor_of_each_building(office: Office, clock: SetClock) -> None:
    for building, room in (("2", "501"), ("2", "502"), ("10", "1201"), ("2", "B101"), ("2", "东")):
        flat(office, building, "1", room)
    flat(office, "1", "1", "101", "别处")
    for building, room, category in (
        ("2", "501", "engineering.leak"), ("2", "501", "engineering.leak"),
        ("2", "502", "facility.elevator"), ("10", "1201", "engineering"), ("10", "809", "engineering"),
    ):  # fmt: skip
        cases.register(
            office,
            Intake(
                "事", building=building, unit="1", room=room, category=category, community="翠湖"
            ),
        )
    today = office.now().date()
    found = heatmap.heat_map(office, today - timedelta(days=30), today)
    assert (found.community, found.buildings) == ("翠湖", ("2", "10"))
    assert found.floors == (12, 8, 5, -1, heatmap.OTHER)
    assert {key: (c.complaints, c.flats) for key, c in found.cells.items()} == {
        ("2", 5): (3, 2), ("2", -1): (0, 1), ("2", heatmap.OTHER): (0, 1),
        ("10", 12): (1, 1), ("10", 8): (1, 0),
    }  # fmt: skip
    assert found.cells["2", 5].rooms == ("501", "502")
    leaks = heatmap.heat_map(office, today, today, "engineering")
    assert (leaks.total, leaks.most) == (4, 2)
    assert heatmap.heat_map(office, today + timedelta(1), today + timedelta(9)).total == 0


def test_a_name_is_kept_as_an_import_keeps_it(office: Office) -> None:
    home = flat(office, "3", "2", "501")
    for name, kept in (("张 三", "张三"), ("王　敏", "王敏"), ("Ｊｏ  Smith", "Jo Smith")):
        one = residency.move_in(office, home, PersonInput(name))
        assert office.store.row("SELECT name, initials FROM resident WHERE id = ?", (one,)) == {
            "name": kept, "initials": initials(kept),
        }  # fmt: skip
    one = residency.move_in(office, home, PersonInput("李四", "13812345678"))
    with pytest.raises(KnownError) as caught:
        residency.move_in(office, home, PersonInput("李 四", "138-1234-5678"))
    assert caught.value.code == "lives_there"


def test_what_is_typed_about_somebody_known_is_kept(office: Office) -> None:
    one, two = flat(office, "3", "2", "501"), flat(office, "3", "2", "502")
    known = residency.move_in(
        office, one, PersonInput("赵六", "13900000000", "owner", "周末", "要短信")
    )
    again = PersonInput("赵六", "139-0000-0000", "tenant", "晚上", "有老人")
    assert residency.move_in(office, two, again) == known
    card = households.home(office, two)
    assert card is not None
    (person,) = card.residents
    assert (person.preferred_time, person.note) == ("晚上", "要短信\n有老人")
    residency.move_out(office, two, known, office.now().date())
    residency.move_in(office, two, PersonInput("赵六", "13900000000", "tenant", "", "有老人"))
    card = households.home(office, two)
    assert card is not None
    assert (card.residents[0].preferred_time, card.residents[0].note) == ("晚上", "要短信\n有老人")
    undo.undo_last(office)
    undo.undo_last(office)
    undo.undo_last(office)
    card = households.home(office, one)
    assert card is not None and card.residents[0].note == "要短信"


def test_a_merge_keeps_both_notes(office: Office) -> None:
    home = flat(office, "3", "2", "501")
    kept = residency.move_in(office, home, PersonInput("李建国", "13812345678", note="怕狗"))
    gone = residency.move_in(office, home, PersonInput("李建国", note="耳背"))
    before = everything(office)
    residency.merge(office, kept, gone)
    card = households.home(office, home)
    assert card is not None and [one.note for one in card.residents] == ["怕狗\n耳背"]
    undo.undo_last(office)
    assert everything(office) == before
    for one in (kept, gone):
        residency.edit_person(office, home, one, PersonInput("李建国", note="长" * (300 + one)))
    with pytest.raises(KnownError) as caught:
        residency.merge(office, kept, gone)
    assert caught.value.code == "text_too_long"
