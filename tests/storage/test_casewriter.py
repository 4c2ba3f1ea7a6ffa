"""Saving cases: one by one and in bulk give the same back; the trace says what changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from desktop_app.domain import journey, progress, raising
from desktop_app.domain.case import CaseFile, Complaint, Contact
from desktop_app.domain.errors import GoneError
from desktop_app.services.office import Office
from desktop_app.storage import casewriter
from desktop_app.storage.trace import audit
from desktop_app.storage.trace.journal import Journal
from tests.offices import NOW, SetClock, make_office


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = make_office(tmp_path, SetClock())
    yield made
    made.close()


def full_case(office: Office, number: str) -> CaseFile:
    """A case in memory with a row of every kind, lived in by the domain's own functions."""
    rules, at = office.rules(), datetime(2026, 11, 16, 9)
    workflow_id = office.workflows.current_id("register") or 0
    flow = office.workflows.by_id(workflow_id)
    complaint = Complaint(
        0, number, at, "漏水😀\n第二行 " * 40, severity="major", mood="angry",
        complainant="李建国", workflow_id=workflow_id, source_file="登记.xlsx", source_row=7,
        occurred="昨晚", remark="备注",
    )  # fmt: skip
    case = journey.begin(complaint, flow, rules)

    def talk(case: CaseFile, said: str, late: int, promise: bool) -> CaseFile:
        promised = ("回电 " + said, at + timedelta(days=late)) if promise else None
        contact = Contact(
            0, at + timedelta(minutes=late), 0, said=said, mood_after="calm", staff="王敏"
        )
        return journey.add_contact(case, contact, promised, rules)

    case = talk(talk(talk(case, "一", 1, True), "二", 2, False), "三", 3, True)
    case = journey.hold(case, "等配件", at + timedelta(days=2), at + timedelta(hours=1))
    case = journey.resume(case, at + timedelta(hours=5), rules)
    case = raising.escalate(case, "supervisor", "住户催促", at + timedelta(hours=6), "王敏")
    for key, value in (("validity", "valid"), ("accurate", "yes")):
        case = journey.set_field(case, "confirm", key, value)
    case = journey.set_tick(case, "confirm", "entry_checked", True)
    for values in (
        {},
        {"result": "已修", "completed_at": "2026-11-17 10:00:00", "handler": "刘强"},
        {"satisfaction": "C", "closing": "callback", "comment": "还滴"},
    ):
        for key, value in values.items():
            case = journey.set_field(case, case.complaint.step_key, key, value)
        if not values.get("satisfaction"):
            case = journey.apply(case, progress.complete(case, at), at, "王敏", rules)
    case = talk(case, "不满意", 4, False)
    return journey.apply(case, progress.open_rework(case, "又漏"), at, "王敏", rules)


def like(case: CaseFile) -> CaseFile:
    """A case without the ids that the store gave, its rows in one order."""
    ids = {row.id: n for n, row in enumerate((*case.entries, *case.follow_ups, *case.contacts))}
    return (
        replace(
            case,
            complaint=replace(case.complaint, id=0),
            entries=tuple(replace(e, id=0) for e in case.entries),
            clocks=tuple(replace(c, id=0) for c in case.clocks),
            reworks=tuple(replace(r, id=0) for r in case.reworks),
            holds=tuple(replace(h, id=0) for h in case.holds),
            extensions=tuple(replace(e, id=0) for e in case.extensions),
            escalations=tuple(replace(e, id=0) for e in case.escalations),
            follow_ups=tuple(
                replace(f, id=0, complaint_id=0, number="", promise_id=None, complainant="")
                for f in sorted(case.follow_ups, key=lambda f: (f.due_at, f.title))
            ),
            contacts=tuple(
                replace(
                    c,
                    id=0,
                    entry_id=[e.id for e in case.entries].index(c.entry_id),
                    promises=tuple(
                        replace(
                            p,
                            id=0,
                            contact_id=int(p.contact_id == c.id),
                            follow_up_id=next(
                                n
                                for n, f in enumerate(
                                    sorted(case.follow_ups, key=lambda f: (f.due_at, f.title))
                                )
                                if f.id == p.follow_up_id
                            ),
                        )
                        for p in c.promises
                    ),
                )
                for c in case.contacts
            ),
        )
        if ids
        else case
    )


def test_one_by_one_and_in_bulk_give_the_same_case_back(office: Office) -> None:
    first, second = full_case(office, "A-1"), full_case(office, "A-1")
    assert first == second
    with office.write("one") as journal:
        one = casewriter.save(journal, None, first)
    stored = office.case(one)
    assert like(stored) == like(first)
    with office.write("many") as journal:
        ids = casewriter.insert_many(
            journal, [replace(c, complaint=replace(c.complaint, number=n)) for c, n in
                      ((first, "B-1"), (second, "B-2"), (first, "B-3"))]
        )  # fmt: skip
    assert ids == [one + 1, one + 2, one + 3]
    for complaint_id, number in zip(ids, ("B-1", "B-2", "B-3"), strict=True):
        again = office.case(complaint_id)
        assert again.complaint.number == number
        assert like(replace(again, complaint=replace(again.complaint, number="A-1"))) == like(first)
    excerpts = office.store.rows("SELECT DISTINCT excerpt FROM complaint")
    assert len(excerpts) == 1 and "\n" not in excerpts[0]["excerpt"]


def test_saving_what_did_not_change_writes_nothing(office: Office) -> None:
    with office.write("one") as journal:
        one = casewriter.save(journal, None, full_case(office, "A-1"))
    case = office.case(one)
    with office.write("same") as journal:
        casewriter.save(journal, case, case)
        assert journal.touched == set()
    assert office.case(one) == case
    assert [line for line in audit.of_case(office.store, one) if line.operation == "same"] == []


def test_the_trace_tells_who_when_field_before_and_after(office: Office) -> None:
    with office.write("one") as journal:
        one = casewriter.save(journal, None, full_case(office, "A-1"))
    case = office.case(one)
    changed = replace(
        case,
        complaint=replace(case.complaint, handler="", severity="critical", result="换了新管"),
        entries=(*case.entries[:-1], replace(case.entries[-1], due_at=NOW)),
        values={k: v for k, v in case.values.items() if k[2] != "accurate"},
        ticks=frozenset(),
    )
    with office.write("change") as journal:
        casewriter.save(journal, case, changed)
    lines = [line for line in audit.of_case(office.store, one) if line.operation == "change"]
    told = {(line.entity, line.field): (line.before, line.after) for line in lines}
    assert told == {
        ("complaint", "handler"): ("刘强", ""),
        ("complaint", "severity"): ("major", "critical"),
        ("complaint_text", "result"): ("已修", "换了新管"),
        ("step_entry", "due_at"): (None, "2026-11-21 14:32:07"),
        ("step_value", "0/confirm/accurate"): ("yes", ""),
        ("step_tick", "0/confirm/entry_checked"): ("yes", None),
    }
    assert {(line.staff, line.at) for line in lines} == {("王敏", NOW)}
    assert office.case(one).complaint.revision == case.complaint.revision + 1


def test_a_write_that_fails_leaves_no_trace_either(office: Office) -> None:
    operations = office.store.value("SELECT count(*) FROM operation")
    with pytest.raises(ZeroDivisionError), office.write("half") as journal:
        casewriter.save(journal, None, full_case(office, "A-1"))
        raise ZeroDivisionError
    assert office.store.value("SELECT count(*) FROM complaint") == 0
    assert office.store.value("SELECT count(*) FROM operation") == operations
    assert not office.take_changes().cases


def test_the_journal_knows_the_cases_it_touched(office: Office) -> None:
    with office.write("one") as journal:
        one = casewriter.save(journal, None, full_case(office, "A-1"))
        assert journal.cases == {one}
        assert {"complaint", "contact", "promise", "hold"} <= journal.touched
    with office.store.transaction():
        journal = Journal(office.store, "x", NOW, "王敏")
        assert journal.update("complaint", one, {"handler": "刘强"}) is False
        assert journal.update("complaint", one, {"handler": "赵一"}) is True
        with pytest.raises(GoneError):
            journal.update("complaint", 4711, {"handler": "x"})
