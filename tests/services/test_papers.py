"""Each paper: for an empty office, an ordinary one and a terrible one; masked unless asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from desktop_app.domain.documents import Document, Paragraph, Table, tables, texts
from desktop_app.domain.summary_rows import CallbackDay
from desktop_app.domain.views import CaseFilter
from desktop_app.services import cases as registering
from desktop_app.services import handover, queue
from desktop_app.services.cases import NewContact
from desktop_app.services.office import Office
from desktop_app.services.papers import weekly_lists
from desktop_app.services.papers.callback_record import callback_record
from desktop_app.services.papers.case_sheet import case_sheets
from desktop_app.services.papers.ground import PaperOrder, ground
from desktop_app.services.papers.handover import handover_sheet
from desktop_app.services.papers.register import register
from desktop_app.services.papers.week_calendar import week_calendar
from desktop_app.services.papers.weekly import weekly_paper
from desktop_app.services.papers.work_slip import work_slips
from desktop_app.services.reports import weekly
from desktop_app.services.safety import proof
from desktop_app.services.sample.build import build
from desktop_app.storage import cases, followups
from tests.offices import NOW, SetClock, make_office
from tests.terrible import make_terrible

MASKED, WHOLE = PaperOrder(), PaperOrder(unmasked=True)
WEEK = date(2026, 11, 16), date(2026, 11, 22)


def ids_of(office: Office) -> list[int]:
    return queue.ids(office, queue.query(office, CaseFilter(), sort="received_at"))


PAPERS: dict[str, Callable[[Office, PaperOrder], list[Document]]] = {
    "register": lambda o, how: [register(o, ids_of(o), how)],
    "sheets": lambda o, how: case_sheets(o, ids_of(o), how),
    "half": lambda o, how: case_sheets(o, ids_of(o), how, half=True),
    "slips": lambda o, how: work_slips(o, ids_of(o), how),
    "calls": lambda o, how: [callback_record(o, *WEEK, how)],
    "week": lambda o, how: [week_calendar(o, NOW.date(), how)],
    "hand-over": lambda o, how: [handover_sheet(ground(o, how), handover.read(o))],
    "weekly": lambda o, how: [weekly_paper(o, "2026-W47", how)],
    "public": lambda o, how: [weekly_paper(o, "2026-W47", how, public=True)],
}


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    office = make_office(tmp_path_factory.mktemp("sample"))
    build(office, 60)
    yield office
    office.close()


@pytest.fixture(scope="module")
def terrible(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    clock = SetClock()
    office = make_office(tmp_path_factory.mktemp("terrible"), clock)
    make_terrible(office, clock, 60, 12)
    yield office
    office.close()


def said(documents: list[Document]) -> str:
    return "\n".join(text for document in documents for text in texts(document))


@pytest.mark.parametrize("name", PAPERS)
def test_an_empty_office_has_papers_that_say_so(name: str, tmp_path: Path) -> None:
    office = make_office(tmp_path)
    for document in PAPERS[name](office, MASKED):
        assert document.title and document.office == office.setting("office_name")
        for _name, table in tables(document.blocks):
            if not table.rows and not table.total:
                assert table.empty
    office.close()


@pytest.mark.parametrize("name", PAPERS)
def test_texts_tell_no_name_or_phone_where_the_paper_says_masked(name: str, tmp_path: Path) -> None:
    """The front desk writes 请回电 13812342207 找李建国 into the complaint itself."""
    clock = SetClock()
    office = make_office(tmp_path, clock)
    who, text = "欧阳建国", "请回电 138-1234-2207 找欧阳建国"
    case = registering.register(
        office,
        registering.Intake(text, complainant=who, phone="13812342207", building="3", room="501",
                           expectation=text, severity="critical"),
    ).complaint.id  # fmt: skip
    due = clock.at + timedelta(hours=2)
    spoken = NewContact(text, clock.at, person=who, promise=f"给{who}回话", promise_due=due)
    registering.log_contact(office, case, spoken)
    registering.edit(office, case, {"remark": text})
    clock.forward(minutes=1)
    masked = said(PAPERS[name](office, MASKED))
    assert "建国" not in masked and "1234" not in masked
    if name in ("register", "sheets", "half", "slips"):
        assert "请回电 138****2207 找欧阳**" in masked
        assert text in said(PAPERS[name](office, WHOLE))
    office.close()


def test_days_of_callbacks_are_parted_as_the_language_does(sample: Office) -> None:
    days = (CallbackDay(date(2026, 11, 23), 2), CallbackDay(date(2026, 11, 24), 1))
    made = weekly.summary(sample, weekly.parse("2026-W47"))
    made = replace(made, callback_days=days, callbacks_all=3)
    for language, between in (("zh", "2、"), ("en", "2, ")):
        first, *_ = weekly_lists.callbacks(ground(sample, PaperOrder(language=language)), made)
        assert isinstance(first, Paragraph) and between in first.text


@pytest.mark.parametrize("name", PAPERS)
@pytest.mark.parametrize("kind", ["sample", "terrible"])
def test_masked_by_default_and_every_row_fits_its_columns(
    name: str, kind: str, request: pytest.FixtureRequest
) -> None:
    office: Office = request.getfixturevalue(kind)
    documents = PAPERS[name](office, MASKED)
    whole = said(documents)
    known = cases.load_many(office.store, ids_of(office))
    for one in known:
        assert not one.phone or one.phone not in whole
        if len(one.complainant) > 2:
            assert one.complainant not in whole
    for document in documents:
        for _name, table in tables(document.blocks):
            assert all(
                len(row) == len(table.columns)
                for row in [*table.rows, table.total or table.columns]
            )


def test_whole_names_are_asked_for_and_leave_a_trace(sample: Office) -> None:
    ids = ids_of(sample)[-3:]
    one = cases.load_many(sample.store, ids)[-1]
    for build_one in (
        lambda how: case_sheets(sample, ids, how),
        lambda how: work_slips(sample, ids, how),
        lambda how: [register(sample, ids, how)],
    ):
        before = sample.store.value("SELECT count(*) FROM operation WHERE name = 'print_unmasked'")
        assert one.phone not in said(build_one(MASKED))
        assert before == sample.store.value(
            "SELECT count(*) FROM operation WHERE name = 'print_unmasked'"
        )
        assert one.phone in said(build_one(WHOLE))
        assert before + 1 == sample.store.value(  # type: ignore[operator]
            "SELECT count(*) FROM operation WHERE name = 'print_unmasked'"
        )


def test_the_register_holds_every_case_once_in_order(terrible: Office) -> None:
    ids = ids_of(terrible)
    document = register(terrible, ids, MASKED)
    (table,) = [block for block in document.blocks if isinstance(block, Table)]
    numbers = [str(row[0]).split("\n")[0] for row in table.rows]
    assert numbers == [one.number for one in cases.load_many(terrible.store, ids)]
    assert [row[3] for row in table.rows] == [
        one.content for one in cases.load_many(terrible.store, ids)
    ]


def test_a_sheet_says_what_the_case_holds(sample: Office) -> None:
    closed = [
        one for one in cases.load_many(sample.store, ids_of(sample)) if one.outcome == "closed"
    ]
    one = closed[0]
    case = sample.case(one.id)
    text = said(case_sheets(sample, [one.id], MASKED))
    for wanted in (
        one.number,
        one.content,
        one.result,
        one.short_term,
        one.department,
        one.handler,
    ):
        assert wanted in text
    for contact in case.contacts:
        assert contact.said in text
        assert all(promise.text in text for promise in contact.promises)
    half = said(case_sheets(sample, [one.id], MASKED, half=True))
    assert one.content in half and one.result not in half


def test_the_callback_record_holds_the_days_follow_ups(sample: Office) -> None:
    document = callback_record(sample, *WEEK, MASKED)
    ((_, table),) = tables(document.blocks)
    wanted = [
        one for one in followups.every(sample.store)
        if WEEK[0] <= one.due_at.date() <= WEEK[1] and one.state != "cancelled"
    ]  # fmt: skip
    assert len(table.rows) == len(wanted) > 0
    assert sorted(str(row[1]) for row in table.rows) == sorted(one.number for one in wanted)


def test_the_week_has_each_follow_up_in_its_day(sample: Office) -> None:
    document = week_calendar(sample, NOW.date(), MASKED)
    table = tables(document.blocks)[-1][1]
    assert [column.title.split()[0] for column in table.columns] == [
        "周一", "周二", "周三", "周四", "周五", "周六", "周日",
    ]  # fmt: skip
    for place, column in enumerate(table.columns):
        day = f"2026-{column.title.split()[1]}"
        wanted = [
            one for one in followups.every(sample.store)
            if one.due_at.date().isoformat() == day and one.state != "cancelled"
        ]  # fmt: skip
        assert sum(bool(getattr(row[place], "text", row[place])) for row in table.rows) == len(
            wanted
        )


def test_the_public_version_holds_nobody(sample: Office) -> None:
    text = said([weekly_paper(sample, "2026-W47", WHOLE, public=True)])
    for one in cases.load_many(sample.store, ids_of(sample)):
        assert one.number not in text and one.content not in text
        assert one.complainant not in text and one.phone not in text


@pytest.mark.parametrize("name", ["weekly", "hand-over", "register", "calls"])
def test_a_paper_carries_the_voucher_of_its_hour(sample: Office, name: str) -> None:
    with sample.write("setting"):
        pass
    anchor = proof.anchor(sample)
    for document in PAPERS[name](sample, MASKED):
        assert document.footer.endswith(f"修改记录凭据 {anchor}")
        assert document.footer.startswith("住户姓名与电话已脱敏")
    with sample.write("setting"):
        pass
    assert proof.anchor(sample) != anchor
    assert proof.against_paper(sample, anchor).ok


def test_the_public_version_has_no_voucher(sample: Office) -> None:
    for document in PAPERS["public"](sample, MASKED):
        assert "凭据" not in document.footer
