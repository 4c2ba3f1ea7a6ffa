"""A person's data handed out, erased and anonymised: gone everywhere, the figures as before."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from desktop_app.app.log import LOG_FILE, describe_exception, start_log
from desktop_app.domain.erasing import ERASED, Traits, without
from desktop_app.domain.errors import KnownError
from desktop_app.domain.periods import week_of
from desktop_app.services import cases, draftbook, privacy, queue
from desktop_app.services.cases import Intake, NewContact
from desktop_app.services.exports import exporting
from desktop_app.services.office import Office
from desktop_app.services.reports import signing, weekly
from desktop_app.services.safety import doctor, proof
from desktop_app.services.staff import people, staff_history
from desktop_app.storage import search
from tests.offices import SetClock, make_office

NAME, PHONE = "欧阳建国", "13812342207"


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


def _two_cases(office: Office) -> None:
    people.add(office, "王敏")
    household = office.store.insert("household", {"building": "3", "unit": "2", "room": "501"})
    resident = office.store.insert(
        "resident", {"name": NAME, "initials": "oyjg", "phone": PHONE, "note": "下午在家"}
    )
    office.store.execute(
        "INSERT INTO residency VALUES (?, ?, 'owner', NULL)", (household, resident)
    )
    intake = {
        "received_at": office.now(),
        "channel": "phone",
        "building": "3",
        "unit": "2",
        "room": "501",
        "complainant": NAME,
        "phone": PHONE,
        "content": f"楼上漏水，{NAME}说打 138-1234-2207 找他",
    }
    case = cases.register(office, Intake(**intake))
    number = case.complaint.id
    cases.log_contact(
        office,
        number,
        NewContact(
            at=office.now(), direction="out", channel="phone", person=NAME, said="欧先生同意"
        ),
    )
    cases.edit(office, number, {"phone": "13900001111"})
    cases.edit(office, number, {"phone": PHONE, "remark": f"{NAME}很急"})
    other = {**intake, "complainant": "赵六", "phone": "", "content": f"听{NAME}说的"}
    cases.register(office, Intake(**{**other, "room": "601"}))
    draftbook.keep(office, "intake:x", {"content": f"{NAME} {PHONE} 又来电"})


@pytest.fixture
def office(tmp_path: Path, clock: SetClock) -> Iterator[Office]:
    made = make_office(tmp_path, clock, fill=_two_cases)
    yield made
    made.close()


def whole(office: Office) -> str:
    tables = office.store.rows(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'"
        " AND name NOT LIKE 'case_words%'"
    )
    return "\n".join(str(office.store.rows(f"SELECT * FROM {t['name']}")) for t in tables)


def figures(office: Office) -> list[dict[str, object]]:
    return office.store.rows(
        "SELECT status, category, building, room, received_at, count(*) AS n FROM complaint"
        " GROUP BY 1, 2, 3, 4, 5 ORDER BY 4"
    )


def test_an_erased_person_is_gone_and_the_case_stays(office: Office, tmp_path: Path) -> None:
    before = figures(office)
    found = privacy.erase(office, NAME, PHONE)
    assert (found.residents, len(found.cases), len(found.elsewhere)) == (1, 1, 1)
    text = whole(office)
    assert PHONE not in text and "13900001111" not in text and "138-1234-2207" not in text
    assert text.count(NAME) == 2, (
        "content and excerpt: only the other person's case, which a human judges"
    )
    assert "欧先生" not in text and "oyjg" not in text and "下午在家" not in text
    assert figures(office) == before
    case = office.case_by_number(found.cases[0])
    assert case.complaint.complainant == ERASED and case.complaint.phone == ""
    assert "漏水" in case.complaint.content and "〔住户〕" in case.complaint.content
    office.close()
    for file in tmp_path.glob("office.db*"):
        raw = file.read_bytes()
        assert PHONE.encode() not in raw, "nor in free pages, nor in the index"
        assert " ".join(PHONE).encode() not in raw
    office.open()


def test_a_signed_summary_forgets_an_erased_person(office: Office, clock: SetClock) -> None:
    """It tells of late cases in their own words, and is kept for years: its numbers stay."""
    people.add(office, "周主管", "supervisor")
    people.sit_down(office, "周主管")
    period = week_of(clock.at.date())
    cases.edit(office, 1, {"severity": "critical", "handler": NAME})
    clock.forward(days=9)
    whole_names = weekly.count(office, period, unmasked=True)
    made = signing.sign(office, period, whole_names)
    assert any(NAME in one.case.content for one in made.urgent)
    privacy.erase(office, NAME, PHONE)
    again = weekly.summary(office, period)
    lines = [one.case for one in again.urgent if one.case.number == made.urgent[0].case.number]
    assert lines[0].person == ERASED and NAME not in lines[0].content
    assert "漏水" in lines[0].content and lines[0].handler == NAME, "staff may bear the same name"
    assert again.figures == made.figures and again.signed == made.signed
    assert proof.verify(office).ok


def test_the_proof_holds_after_an_erasure_and_names_what_is_changed_then(office: Office) -> None:
    privacy.erase(office, NAME, PHONE)
    assert proof.verify(office).ok and proof.people(office).ok
    wrong = [f.code for f in doctor.examine(office) if not f.ok]
    assert wrong == []
    assert not search.faults(office.store)
    one = office.store.value("SELECT id FROM audit WHERE erased IS NOT NULL LIMIT 1")
    office.store.execute("UPDATE audit SET after = '塞进来的' WHERE id = ?", (one,))
    assert not proof.verify(office).ok


def test_erasing_is_traced_without_the_data_and_not_undone(office: Office) -> None:
    from desktop_app.services import undo

    privacy.erase(office, NAME, PHONE)
    line = office.store.row("SELECT * FROM operation WHERE name = 'erase_person'")
    assert line is not None and line["staff"] == "王敏"
    with pytest.raises(KnownError):
        undo.undo_last(office)
    with pytest.raises(KnownError) as unknown:
        privacy.look(office, NAME, PHONE)
    assert unknown.value.code == "person_unknown"


def test_two_of_one_name_are_not_mixed(office: Office) -> None:
    office.store.insert("resident", {"name": NAME, "phone": "13700000000"})
    with pytest.raises(KnownError) as unclear:
        privacy.erase(office, NAME)
    assert unclear.value.code == "person_unclear"
    privacy.erase(office, NAME, PHONE)
    assert office.store.value("SELECT count(*) FROM resident WHERE phone = '13700000000'") == 1


@pytest.mark.parametrize("kind", [".json", ".xlsx"])
def test_a_person_gets_everything_as_a_file(office: Office, tmp_path: Path, kind: str) -> None:
    target = tmp_path / f"person{kind}"
    privacy.person_file(office, target, NAME, PHONE)
    if kind == ".json":
        told = json.loads(target.read_text(encoding="utf-8"))
        assert [c["complainant"] for c in told["complaint"]] == [NAME]
        assert told["contact"] and told["trace"] and told["residency"]
    assert target.stat().st_size > 500
    traced = office.store.value("SELECT count(*) FROM operation WHERE name = 'person_file'")
    assert traced == 1


def test_old_cases_forget_who_complained(office: Office, clock: SetClock) -> None:
    assert privacy.run_retention(office).cases == 0, "no rule, nothing done"
    case = office.store.value("SELECT id FROM complaint WHERE complainant = ?", (NAME,))
    cases.withdraw(office, case, "已自行解决")
    before = figures(office)
    privacy.set_retention(office, 3)
    assert privacy.retention_preview(office).cases == 0
    clock.forward(days=3 * 366)
    assert privacy.retention_preview(office).cases == 1
    assert privacy.run_retention(office).cases == 1
    assert privacy.retention_preview(office).cases == 0
    assert office.case(case).complaint.complainant == ERASED
    assert figures(office) == before and proof.verify(office).ok
    assert office.store.value("SELECT name FROM resident") == NAME, "he still lives here"


def test_what_somebody_did_is_readable_and_masked(office: Office, clock: SetClock) -> None:
    day = clock.at.date()
    deeds = staff_history.of_person(office, "王敏", day - timedelta(days=1), day)
    assert {"登记投诉", "更正登记信息", "记录沟通"} <= {one.what for one in deeds}
    assert any(one.field == "电话" and "****" in one.after for one in deeds)
    assert NAME not in str(deeds) and PHONE not in str(deeds)
    assert staff_history.of_person(office, "王敏", day - timedelta(9), day - timedelta(8)) == []


def test_masked_is_the_default_of_what_is_written(office: Office, tmp_path: Path) -> None:
    target = tmp_path / "all.csv"
    asked = queue.query(office, queue.view(office, "all").filter)
    exporting.export(office, target, exporting.ExportOrder(asked))
    columns = target.read_text(encoding="utf-8-sig").splitlines()[1].split(",")
    assert NAME not in columns and PHONE not in columns


@pytest.mark.parametrize("kind", [ValueError, KeyError, RuntimeError, OSError])
def test_no_name_or_phone_reaches_logs_or_crash_reports(
    office: Office, tmp_path: Path, kind: type[Exception]
) -> None:
    stop = start_log(tmp_path / "logs", native_crashes=False)
    log = logging.getLogger("desktop_app.test")
    described = ""
    for act in (
        lambda: cases.edit(office, 1, {"complainant": NAME, "phone": object()}),
        lambda: office.store.execute(f"INSERT INTO {NAME} VALUES ('{PHONE}')"),
        lambda: privacy.erase(office, NAME + "不在", PHONE),
        lambda: (_ for _ in ()).throw(kind(f"{NAME} {PHONE}")).__next__(),
    ):
        try:
            act()
        except Exception as error:
            described += describe_exception(error)
            log.exception("failed")
            log.error("defect\n%s", describe_exception(error))
    stop()
    text = (tmp_path / "logs" / LOG_FILE).read_text(encoding="utf-8") + described
    assert text.count("failed") >= 3
    assert NAME not in text and PHONE not in text


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("欧阳建国先生来电", "〔住户〕来电"),
        ("打138 1234 2207", "打〔电话〕"),
        ("+86 13812342207", "〔电话〕"),
        ("单号 99138123422071", "单号 99138123422071"),
        ("欧先生说", "〔住户〕说"),
        ("建国路 3 号", "建国路 3 号"),
    ],
)
def test_texts_lose_the_person_and_nothing_else(text: str, after: str) -> None:
    assert without(text, Traits.of((NAME,), (PHONE,))) == after
