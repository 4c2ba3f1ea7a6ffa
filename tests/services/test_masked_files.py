"""Masked files tell nobody's name or phone anywhere, and coming back they change nothing."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from random import Random

import openpyxl
import pytest

from desktop_app.domain.views import CaseFilter
from desktop_app.services import cases, followups, queue
from desktop_app.services.cases import Intake
from desktop_app.services.exports import exporting
from desktop_app.services.exports.exporting import ExportOrder
from desktop_app.services.imports import importing
from desktop_app.services.office import Office
from tests.offices import NOW, make_office
from tests.services.import_books import snapshot

_GIVEN = ("建国", "秀英", "志明", "思彤", "晓", "子墨")
_SURNAMES = ("李", "赵", "欧阳", "司徒", "诸葛")
_SAYS = (
    "{name}说厨房漏水，请打{phone}", "致电{dashed}，是{name}先生", "{name}\n第二行 {phone}\n**加急**",
    "楼下{other}也在场，{owner}不在家", "联系{name}{phone}", "{blank}家，", "没有人名",
)  # fmt: skip


def everything(office: Office, kind: str = "complaints") -> ExportOrder:
    return ExportOrder(queue.query(office, CaseFilter(), sort="number"), kind=kind)


class Desk:
    """Takes down complaints whose texts tell of the people in them."""

    def __init__(self, office: Office, rng: Random) -> None:
        self.office, self.rng = office, rng
        self.people: set[str] = set()

    def person(self) -> str:
        return self.rng.choice(_SURNAMES) + self.rng.choice(_GIVEN)

    def phone(self) -> str:
        rng = self.rng
        mobile = f"1{rng.choice('3578')}{rng.randrange(10**9):09d}"
        return rng.choice(
            (mobile, f"0571{rng.randrange(80_000_000, 89_999_999)}", f"6{rng.randrange(10**7):07d}")
        )

    def says(self, name: str, phone: str, owner: str) -> str:
        dashed = f"{phone[:3]}-{phone[3:7]}-{phone[7:]}" if len(phone) == 11 else phone
        return self.rng.choice(_SAYS).format(
            name=name, phone=phone, dashed=dashed, other=name, owner=owner,
            blank=f"{name[0]} {name[1:]}",
        )  # fmt: skip

    def fill(self, count: int) -> None:
        office, store = self.office, self.office.store
        for number in range(count):
            owner, name, phone = self.person(), self.person(), self.phone()
            self.people |= {owner, name, phone}
            with office.write("roster") as journal:
                place = {
                    "community": "翠湖",
                    "building": "5",
                    "unit": "1",
                    "room": str(101 + number),
                }
                flat = journal.insert("household", {**place, "note": self.says(name, phone, owner)})
                for who in dict.fromkeys((owner, name)):
                    said = self.says(who, phone, owner)
                    one = {"name": who, "phone": phone, "note": said, "preferred_time": said}
                    person = journal.insert("resident", one)
                    journal.put(
                        "residency",
                        {"household_id": flat, "resident_id": person},
                        {"kind": "owner"},
                    )
            texts = [self.says(name, phone, owner) for _ in range(4)]
            case = cases.register(
                office,
                Intake(
                    texts[0], complainant=name, phone=phone, household_id=flat, room=str(101 + number),
                    community="翠湖", building="5", unit="1", expectation=texts[1], remark=texts[2],
                    occurred=texts[3],
                ),
            ).complaint  # fmt: skip
            store.execute(
                "UPDATE complaint_text SET result = ? WHERE complaint_id = ?", (texts[1], case.id)
            )
            due = office.now() + timedelta(days=number + 1)
            planned = followups.plan(
                office, "visit", due, complaint_id=case.id, title=texts[0], note=texts[1]
            )
            followups.plan(office, "survey", due, household_id=flat, title=texts[2], note=texts[3])
            if number % 2:
                followups.complete(office, planned.id, followups.Completion(texts[2]))


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    folder = tmp_path / "office"
    folder.mkdir()
    made = make_office(folder)
    yield made
    made.close()


def bytes_of(path: Path) -> bytes:
    if path.suffix != ".xlsx":
        return path.read_bytes()
    with zipfile.ZipFile(path) as book:
        return b"\n".join(name.encode() + book.read(name) for name in book.namelist())


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_nobody_is_told_and_nothing_changes(
    office: Office, tmp_path: Path, suffix: str, seed: int
) -> None:
    desk = Desk(office, Random(seed))
    desk.fill(12)
    before = snapshot(office)
    for kind in exporting.KINDS:
        target = tmp_path / f"{kind}{suffix}"
        exporting.export(office, target, everything(office, kind))
        written = bytes_of(target).decode("utf-8", "replace")
        assert [one for one in desk.people if one in written] == []
        checked = importing.check(office, importing.load(target, today=NOW))
        found = [
            (row.number, row.changes, row.conflicts)
            for row in checked.rows
            if row.changes or row.conflicts
        ]
        assert (found, checked.errors) == ([], ())
        assert {row.verdict for row in checked.rows} <= {"same", "duplicate"}
        told = [str(text) for _, _, text in checked.warnings]
        assert not [text for text in told if "未采用" in text or "没有采用" in text]
        assert importing.commit(office, checked).batch is None
    calendar = tmp_path / "回访.ics"
    exporting.export_calendar(office, calendar, ExportOrder())
    lines = calendar.read_bytes().replace(b"\r\n ", b"").decode()
    names = [row["complainant"] for row in office.store.rows("SELECT complainant FROM complaint")]
    assert [one for one in names if one in lines] == []
    assert snapshot(office) == before


def edited(path: Path, title: str, value: object, row: int = 2) -> None:
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    titles = [cell.value for cell in sheet[1]]
    sheet.cell(row, titles.index(title) + 1).value = value
    book.save(path)


def test_words_added_to_a_masked_text_come_in_beside_the_real_names(
    office: Office, tmp_path: Path
) -> None:
    case = cases.register(
        office, Intake("李建国说漏水，13812342207", complainant="李建国")
    ).complaint
    target = tmp_path / "出.xlsx"
    exporting.export(office, target, everything(office))
    edited(target, "投诉内容", "李**说漏水，138****2207，周五上门")
    importing.commit(office, importing.check(office, importing.load(target, today=NOW)))
    now = office.case(case.id).complaint
    assert now.content == "李建国说漏水，13812342207，周五上门"


@pytest.mark.parametrize("own", [True, False])
def test_a_mask_is_never_written_over_what_is_real(
    office: Office, tmp_path: Path, own: bool
) -> None:
    """The name was corrected here since; a mask of somebody else; a book without its hidden column."""
    case = cases.register(
        office, Intake("李建国说漏水", complainant="李建国", phone="13812342207", remark="找李建国")
    ).complaint
    target = tmp_path / "出.xlsx"
    exporting.export(office, target, everything(office))
    if not own:
        book = openpyxl.load_workbook(target)
        book.worksheets[0].delete_cols(book.worksheets[0].max_column)
        book.save(target)
    cases.edit(
        office, case.id, {"complainant": "王芳", "phone": "13900001111", "content": "王芳说漏水"}
    )
    edited(target, "备注", "找赵**")
    checked = importing.check(office, importing.load(target, today=NOW))
    importing.commit(office, checked)
    now = office.case(case.id).complaint
    assert (now.complainant, now.phone, now.content, now.remark) == (
        "王芳", "13900001111", "王芳说漏水", "找李建国",
    )  # fmt: skip
    told = [str(text) for _, _, text in checked.warnings if "无法还原" in str(text)]
    assert len(told) == (1 if own else 4)


def test_a_masked_roster_keeps_what_was_edited_and_hides_nothing_real(
    office: Office, tmp_path: Path
) -> None:
    desk = Desk(office, Random(1))
    desk.fill(1)
    flat = office.store.value("SELECT id FROM household")
    name = office.store.value("SELECT name FROM resident")
    with office.write("edit") as journal:
        journal.update("household", flat, {"note": f"{name}养狗"})
    target = tmp_path / "名册.xlsx"
    exporting.export(office, target, everything(office, "households"))
    edited(target, "备注", f"{name[:2] if name[:2] in _SURNAMES else name[0]}**养狗，已登记")
    importing.commit(office, importing.check(office, importing.load(target, today=NOW)))
    assert office.store.value("SELECT note FROM household") == f"{name}养狗，已登记"
    exporting.export(office, target, everything(office, "households"))
    edited(target, "备注", "孙**养狗")
    checked = importing.check(office, importing.load(target, today=NOW))
    importing.commit(office, checked)
    assert office.store.value("SELECT note FROM household") == f"{name}养狗，已登记"
    assert [text for _, _, text in checked.warnings if "无法还原" in str(text)]


def test_a_long_text_that_grows_under_its_masks_is_written_whole(
    office: Office, tmp_path: Path
) -> None:
    text = "李四" * 16_300
    case = cases.register(office, Intake(text, complainant="李四")).complaint
    target = tmp_path / "出.xlsx"
    exporting.export(office, target, everything(office))
    checked = importing.check(office, importing.load(target, today=NOW))
    assert [row.verdict for row in checked.rows] == ["same"]
    assert office.case(case.id).complaint.content == text


def test_the_phone_cell_of_what_is_no_number_hides_the_name_in_it(
    office: Office, tmp_path: Path
) -> None:
    cases.register(office, Intake("漏水", complainant="李建国", phone=""))
    office.store.execute("UPDATE complaint SET phone = '李建国 13812342207（儿子）'")
    target = tmp_path / "出.csv"
    exporting.export(office, target, everything(office))
    written = target.read_text("utf-8-sig")
    assert "李建国" not in written and "13812342207" not in written
    checked = importing.check(office, importing.load(target, today=NOW))
    assert [row.verdict for row in checked.rows] == ["same"]


def test_masked_cases_that_are_new_here_are_said_to_stay_masked(
    office: Office, tmp_path: Path
) -> None:
    for number in range(3):
        cases.register(office, Intake(f"漏水 {number}", complainant="李建国", phone="13812342207"))
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    other = make_office(elsewhere)
    for unmasked, told in ((False, 1), (True, 0)):
        target = tmp_path / f"出{unmasked}.xlsx"
        exporting.export(office, target, replace(everything(office), unmasked=unmasked))
        checked = importing.check(other, importing.load(target, today=NOW))
        assert {row.verdict for row in checked.rows} == {"new"}
        assert len([1 for _, _, text in checked.warnings if "3 件" in str(text)]) == told
    other.close()
