"""A roster brings flats and people up to date and takes nothing away."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.phones import mask_name, mask_phone
from desktop_app.services import cases
from desktop_app.services.cases import Intake
from desktop_app.services.imports import importing
from desktop_app.services.imports import resolve as import_resolve
from desktop_app.services.imports.importing import Check, Outcome
from desktop_app.services.imports.people import Person, people_of, tidy_name
from desktop_app.services.office import Office
from desktop_app.storage import households
from desktop_app.storage.trace import since
from tests.offices import NOW, SetClock, make_office
from tests.services.import_books import snapshot

TITLES = ("楼栋", "单元", "房号", "建筑面积", "姓名", "联系电话", "身份", "是否入住", "备注")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = make_office(tmp_path, SetClock())
    yield made
    made.close()


def check(office: Office, folder: Path, *rows: tuple[object, ...]) -> Check:
    made = openpyxl.Workbook()
    made.active.append(TITLES)
    for row in rows:
        made.active.append([*row, *[""] * (len(TITLES) - len(row))])
    made.save(folder / "名册.xlsx")
    return importing.check(
        office, importing.load(folder / "名册.xlsx", today=NOW, kind="households")
    )


def bring(office: Office, folder: Path, *rows: tuple[object, ...]) -> Outcome:
    return importing.commit(office, check(office, folder, *rows))


def people(office: Office, room: str) -> list[tuple[str, str, str, str, str]]:
    flat = office.store.value("SELECT id FROM household WHERE room = ?", (room,))
    return [
        (p.name, p.phone, p.kind, p.preferred_time, p.note)
        for p in households.residents_of(office.store, flat)
    ]


def warnings(checked: Check) -> list[str]:
    return [str(message) for _, _, message in checked.warnings]


FIRST = (
    ("3", "2", "501", "89.5㎡", "李建国", "13812342207", "业主", "入住", "养猫"),
    ("3", "2", "502", 90, "王芳", "13900001111", "租户", "出租", "晚上七点后来电"),
)


def test_changes_are_told_field_by_field_traced_and_taken_back(
    office: Office, tmp_path: Path
) -> None:
    bring(office, tmp_path, *FIRST)
    before = snapshot(office)
    checked = check(
        office,
        tmp_path,
        ("3", "2", "501", 91, "李建国", "13800000000", "家属", "空置", "养狗"),
        ("3", "2", "502", "", "王芳", "", "", "", ""),
    )
    assert [(r.verdict, len(r.changes)) for r in checked.rows] == [("updated", 5), ("same", 0)]
    assert {(c.field, c.before, c.after) for c in checked.rows[0].changes} == {
        ("area", "89.5", "91"), ("occupancy", "occupied", "vacant"), ("note", "养猫", "养狗"),
        ("phone", "13812342207", "13800000000"), ("kind", "owner", "family"),
    }  # fmt: skip
    outcome = importing.commit(office, checked)
    assert people(office, "501") == [("李建国", "13800000000", "family", "", "")]
    lines = office.store.rows(
        "SELECT field, before, after FROM audit WHERE entity = 'resident' AND field = 'phone'"
    )
    assert lines == [{"field": "phone", "before": "13812342207", "after": "13800000000"}]
    importing.undo(office, outcome.batch or 0)
    assert snapshot(office) == before


def test_what_was_changed_here_since_an_export_is_not_changed_back(
    office: Office, tmp_path: Path
) -> None:
    bring(office, tmp_path, *FIRST)
    line = since.newest_line(office.store)
    with office.write("resident") as journal:
        journal.update("resident", 1, {"phone": "13666666666"})
        journal.update("household", 2, {"note": "前台记的"})
    made = openpyxl.Workbook()
    made.active.append([*TITLES, "complaint_desk_id"])
    made.active.append([*FIRST[0][:7], "空置", FIRST[0][8], f"H1-1@.{line}"])
    made.active.append([*FIRST[1][:8], "表里记的", f"H2-2@.{line}"])
    made.save(tmp_path / "自己的.xlsx")
    loaded = importing.load(tmp_path / "自己的.xlsx", today=NOW, kind="households")
    checked = importing.check(office, loaded)
    assert [[c.field for c in row.changes] for row in checked.rows] == [["occupancy"], []]
    assert [w for w in warnings(checked) if "导出后" in w] == [
        "3-2-502 的“备注”导出后这里已改为“前台记的”，未按表中改动"
    ]
    importing.commit(office, checked)
    assert people(office, "501")[0][:2] == ("李建国", "13666666666")


def test_whom_the_roster_leaves_out_stays_and_is_named(office: Office, tmp_path: Path) -> None:
    bring(office, tmp_path, *FIRST)
    case = cases.register(
        office,
        Intake(
            "漏水", building="3", unit="2", room="501",
            household_id=office.store.value("SELECT id FROM household WHERE room = '501'"),
            resident_id=office.store.value("SELECT id FROM resident WHERE name = '李建国'"),
        ),
    ).complaint  # fmt: skip
    checked = check(office, tmp_path, ("3", "2", "501", "", "新业主", "13711112222", "业主"))
    assert [w for w in warnings(checked) if "名册中没有" in w] == [
        "3-2-501 的“李建国”名册中没有，本处仍保留，未作改动"
    ]
    assert checked.normalised["resident_not_in_roster"] == 1
    importing.commit(office, checked)
    assert [one[0] for one in people(office, "501")] == ["李建国", "新业主"]
    after = office.case(case.id).complaint
    assert (after.resident_id, after.household_id) == (case.resident_id, case.household_id)
    assert [one[0] for one in people(office, "502")] == ["王芳"], "a flat not in the book"


def test_a_masked_roster_that_comes_back_changes_nothing(office: Office, tmp_path: Path) -> None:
    bring(
        office,
        tmp_path,
        *FIRST,
        ("3", "2", "503", 80, "李明、李红", "13511110001、13522220002", "", "", ""),
        ("3", "2", "504", 80, "欧阳娜", "02088881234", "租户", "", ""),
    )
    rows = [
        ("3", "2", room, "", mask_name(one[0]), mask_phone(one[1]))
        for room in ("501", "502", "503", "504")
        for one in people(office, room)
    ]
    checked = check(office, tmp_path, *rows)
    assert [row.verdict for row in checked.rows] == ["same"] * 5
    assert [w for w in warnings(checked) if "名册中没有" in w or "隐去" in w] == []
    strange = check(office, tmp_path, ("3", "2", "501", "", "赵**", "138****0000"))
    assert [row.verdict for row in strange.rows] == ["same"]
    assert any("赵**" in w for w in warnings(strange)), "nobody is called 赵**"


def test_one_person_of_two_flats_is_one_person(office: Office, tmp_path: Path) -> None:
    bring(office, tmp_path, *FIRST)
    batch = bring(
        office,
        tmp_path,
        ("5", "1", "101", 120, "李建国", "13812342207", "业主"),
        ("5", "1", "102", 120, "李建国", "13399998888", "业主"),
        ("5", "1", "103", 60, "新人", "13377776666", "业主"),
        ("5", "1", "104", 60, "新人", "13377776666", "租户"),
    ).batch
    homes = "SELECT count(*) FROM residency y JOIN resident r ON r.id = y.resident_id"
    assert office.store.value("SELECT count(*) FROM resident WHERE name = '李建国'") == 2
    assert office.store.value(f"{homes} WHERE r.phone = '13812342207'") == 2
    assert office.store.value("SELECT count(*) FROM resident WHERE name = '新人'") == 1
    assert [one[2] for one in people(office, "104")] == ["tenant"]
    importing.undo(office, batch or 0)
    assert office.store.value(f"{homes} WHERE r.phone = '13812342207'") == 1


def test_a_flat_with_and_without_its_unit_is_one_flat(office: Office, tmp_path: Path) -> None:
    bring(office, tmp_path, ("3", "", "501", 89, "李建国", "13812342207"))
    flat = office.store.value("SELECT id FROM household")
    checked = check(
        office,
        tmp_path,
        ("3", "", "501", 89, "李建国", "13812342207"),
        ("3", "2", "501", 89, "李建国", "13812342207"),
    )
    assert [(r.verdict, [c.field for c in r.changes]) for r in checked.rows] == [
        ("same", []), ("updated", ["unit"]),
    ]  # fmt: skip
    importing.commit(office, checked)
    assert office.store.rows("SELECT id, unit FROM household") == [{"id": flat, "unit": "2"}]
    assert check(office, tmp_path, ("3", "", "501", 89, "李建国", "")).rows[0].verdict == "same"


def test_a_flat_without_its_unit_is_never_guessed(office: Office, tmp_path: Path) -> None:
    bring(office, tmp_path, ("3", "1", "501", 80, "甲乙"), ("3", "2", "501", 80, "丙丁"))
    checked = check(office, tmp_path, ("3", "", "501", 80, "戊己"), ("3", "", "601", 80, "庚辛"))
    assert [(e.row, e.column) for e in checked.errors] == [(2, "房号")]
    assert [row.verdict for row in checked.rows] == ["new"]


def test_rows_of_one_flat_in_one_book(office: Office, tmp_path: Path) -> None:
    bring(
        office,
        tmp_path,
        ("3", "2", "501", 89, "张三、李四", "13800000001、13800000002", "", "", ""),
        ("3", "2", "501", "", "张 三", "13800000001", "", "", ""),
        ("3", "2", "501", "", "张三", "13800000009", "", "", ""),
        ("3", "2", "502", "", "王五", "13800000003/0571-87654321", "", "", ""),
        ("3", "2", "503", "", "", "", "", "空置", ""),
    )
    assert [one[:2] for one in people(office, "501")] == [
        ("张三", "13800000009"), ("李四", "13800000002"),
    ]  # fmt: skip
    assert people(office, "502")[0] == ("王五", "13800000003", "owner", "", "057187654321")
    assert people(office, "503") == []


def test_an_unreadable_number_takes_no_good_one_away(office: Office, tmp_path: Path) -> None:
    bring(office, tmp_path, *FIRST)
    checked = check(office, tmp_path, ("3", "2", "501", "", "李建国", "见合同"))
    assert checked.rows[0].verdict == "same"


def test_skip_leaves_known_flats_alone_and_takes_new_ones(office: Office, tmp_path: Path) -> None:
    bring(office, tmp_path, *FIRST)
    check(
        office,
        tmp_path,
        ("3", "2", "501", 99, "别人", "13800000000"),
        ("3", "2", "601", 99, "某某"),
    )
    loaded = importing.load(tmp_path / "名册.xlsx", today=NOW, kind="households")
    checked = importing.check(office, loaded, on_match="skip")
    assert [row.verdict for row in checked.rows] == ["same", "new"]


@pytest.mark.parametrize(
    ("name", "phone", "others", "told"),
    [
        ("张三、李四", "1", ("2",), (Person("张三", "1"), Person("李四", "2"))),
        ("张三/李四", "1", (), (Person("张三", "1"), Person("李四"))),
        ("张三 李四", "1", ("2",), (Person("张三", "1"), Person("李四", "2"))),
        ("张　三", "1", (), (Person("张三", "1"),)),
        ("欧阳 锋", "1", ("2",), (Person("欧阳锋", "1", ("2",)),)),
        ("John Smith", "1", ("2",), (Person("John Smith", "1", ("2",)),)),
        ("A/B 公司", "1", (), (Person("A/B 公司", "1"),)),
        ("", "1", (), ()),
        ("张三、张三", "1", (), (Person("张三", "1"),)),
    ],
)
def test_people_of_one_cell(
    name: str, phone: str, others: tuple[str, ...], told: tuple[Person, ...]
) -> None:
    assert people_of(name, phone, others) == told


@given(st.text(max_size=30))
def test_a_tidy_name_stays_as_it_is(text: str) -> None:
    assert tidy_name(tidy_name(text)) == tidy_name(text)


def declined(checked: Check, *fields: tuple[int, str]) -> Check:
    sheet = checked.rows[0].parsed.sheet
    return import_resolve.resolve(
        checked, {(sheet, row, name): import_resolve.OURS for row, name in fields}
    )


CHANGED = ("3", "2", "501", 91, "李建国", "13800000000", "家属", "空置", "养狗")


@pytest.mark.parametrize("field", ["area", "occupancy", "note", "phone", "kind"])
def test_one_field_of_a_roster_is_declined_and_the_others_are_taken(
    office: Office, tmp_path: Path, field: str
) -> None:
    bring(office, tmp_path, *FIRST)
    before = snapshot(office)
    checked = check(office, tmp_path, CHANGED)
    outcome = importing.commit(office, declined(checked, (2, field)))
    again = check(office, tmp_path, CHANGED)
    assert [one.field for one in again.rows[0].changes] == [field]
    importing.undo(office, outcome.batch or 0)
    assert snapshot(office) == before


def test_a_roster_of_which_everything_is_declined_writes_nothing(
    office: Office, tmp_path: Path
) -> None:
    bring(office, tmp_path, *FIRST)
    before = snapshot(office)
    checked = check(office, tmp_path, CHANGED)
    everything = declined(checked, *((2, one.field) for one in checked.rows[0].changes))
    assert everything.rows[0].verdict == "same"
    assert importing.commit(office, everything).batch is None and snapshot(office) == before


def test_what_is_declined_does_not_come_back_by_another_row_of_the_flat(
    office: Office, tmp_path: Path
) -> None:
    """Every person's row repeats what is said of the flat; the first showed the change."""
    bring(office, tmp_path, *FIRST)
    rows = (
        ("3", "2", "501", 91, "李建国", "13812342207", "业主", "入住", "养猫"),
        ("3", "2", "501", 91, "李小明", "", "家属", "入住", "养猫"),
    )
    checked = check(office, tmp_path, *rows)
    assert [[one.field for one in row.changes] for row in checked.rows] == [["area"], ["name"]]
    importing.commit(office, declined(checked, (2, "area")))
    assert office.store.value("SELECT area FROM household WHERE room = '501'") == 89.5
    assert [one[0] for one in people(office, "501")] == ["李建国", "李小明"]


def test_a_new_person_and_a_unit_are_declined(office: Office, tmp_path: Path) -> None:
    bring(office, tmp_path, ("3", "", "501", 89, "李建国"), ("3", "", "502", 90, "王芳"))
    before = snapshot(office)
    rows = (
        ("3", "2", "501", 91, "李建国、张三", "", ""),
        ("3", "2", "501", 91, "张三", "13900002222", ""),
    )
    checked = check(office, tmp_path, *rows)
    assert {one.field for one in checked.rows[0].changes} == {"unit", "area", "name"}
    outcome = importing.commit(office, declined(checked, (2, "unit"), (2, "name"), (3, "phone")))
    assert office.store.rows("SELECT unit, area FROM household WHERE room = '501'") == [
        {"unit": "", "area": 91.0}
    ]
    assert [one[0] for one in people(office, "501")] == ["李建国"]
    importing.undo(office, outcome.batch or 0)
    assert snapshot(office) == before


def test_a_note_of_the_flat_and_one_of_the_person_are_two_choices(
    office: Office, tmp_path: Path
) -> None:
    bring(office, tmp_path, *FIRST)
    more = ("3", "2", "501", "", "李建国", "13812342207、13900008888", "", "", "养狗")
    checked = check(office, tmp_path, more)
    assert [one.field for one in checked.rows[0].changes] == ["note", "person_note"]
    importing.commit(office, declined(checked, (2, "note")))
    assert people(office, "501")[0][4] == "13900008888"
    assert office.store.value("SELECT note FROM household WHERE room = '501'") == "养猫"
