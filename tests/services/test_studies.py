"""Case studies: made from a closed case, without the people it is about; searched, taken out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.domain.case import CaseFile
from desktop_app.domain.errors import KnownError
from desktop_app.services import cases, studies
from desktop_app.services.cases import NewContact
from desktop_app.services.office import Office
from desktop_app.services.studies import StudyInput
from tests.offices import SetClock, make_office
from tests.services.walking import pass_step, register

CONTENT = "3栋2单元501李建国来电（13812342207）：楼上漏水，李先生的车京A12345也被淋了"
SECRETS = ("李建国", "李先生", "13812342207", "501", "京A12345", "刘强", "王敏")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = make_office(tmp_path, SetClock())
    yield made
    made.close()


def closed_case(office: Office, content: str = CONTENT) -> CaseFile:
    case = register(
        office,
        content=content,
        complainant="李建国",
        phone="13812342207",
        building="3",
        unit="2",
        room="501",
        category="engineering.leak",
    )
    cases.log_contact(
        office, case.complaint.id, NewContact("刘强师傅已到501，李姐说还在滴水", mood_after="calm")
    )
    case = office.case(case.complaint.id)
    while not case.complaint.outcome:
        case = pass_step(office, case)
    return case


def all_text(study: StudyInput) -> str:
    return "\n".join(
        (study.title, study.what_happened, study.cause, study.what_worked, study.lesson)
    )


def test_a_study_is_prefilled_from_a_closed_case_without_personal_data(office: Office) -> None:
    case = closed_case(office)
    assert case.complaint.outcome == "closed"
    made = studies.prefill(office, case.complaint.id)
    text = all_text(made.study)
    assert [secret for secret in SECRETS if secret in text] == []
    assert "漏水" in made.study.title
    assert "楼上漏水" in made.study.what_happened
    assert "第 1 天" in made.study.what_happened
    assert made.study.cause
    assert "回访：满意" in made.study.what_worked
    assert made.study.lesson == ""
    assert made.study.category == "engineering.leak"
    removed = "、".join(map(str, made.removed))
    assert all(word in removed for word in ("住户姓名", "员工姓名", "电话", "房号", "车牌"))
    assert made.existing is None


def test_a_running_case_is_refused(office: Office) -> None:
    case = register(office)
    with pytest.raises(KnownError) as caught:
        studies.prefill(office, case.complaint.id)
    assert caught.value.code == "study_not_closed"
    assert case.complaint.number in str(caught.value)


def test_stored_changed_taken_out_and_back(office: Office) -> None:
    case = closed_case(office)
    new = studies.prefill(office, case.complaint.id).study
    made = studies.add(office, new)
    assert (made.number, made.staff) == (case.complaint.number, "王敏")
    assert studies.prefill(office, case.complaint.id).existing == made.id
    changed = studies.edit(office, made.id, StudyInput("漏水", lesson="先关阀再找原因"))
    assert changed.lesson == "先关阀再找原因"
    assert changed.complaint_id == case.complaint.id
    studies.retire(office, made.id)
    assert studies.everything(office) == ()
    assert studies.take_back(office, made.id) == changed


def test_taken_back_beside_one_that_got_its_id(office: Office) -> None:
    first = studies.add(office, StudyInput("一", lesson="甲"))
    studies.retire(office, first.id)
    second = studies.add(office, StudyInput("二", lesson="乙"))
    assert second.id == first.id
    studies.take_back(office, first.id)
    assert sorted(one.title for one in studies.everything(office)) == ["一", "二"]


@pytest.mark.parametrize(
    ("new", "code"),
    [
        (StudyInput(" ", lesson="教训"), "study_untitled"),
        (StudyInput("标题", cause="原因"), "study_empty"),
        (StudyInput("标题", lesson="教训", complaint_id=999), "case_unknown"),
    ],
)
def test_what_is_missing_is_refused(office: Office, new: StudyInput, code: str) -> None:
    with pytest.raises(KnownError) as caught:
        studies.add(office, new)
    assert caught.value.code == code
    assert studies.everything(office) == ()


def test_search_by_words_and_category(office: Office) -> None:
    studies.add(office, StudyInput("电梯 困人", "facility.elevator", lesson="先安抚"))
    studies.add(office, StudyInput("漏水返修", "engineering.leak", cause="Ａ栋阀门", lesson="换阀"))

    def titles(text: str, category: str = "") -> list[str]:
        return [one.title for one in studies.search(office, text, category)]

    assert titles("电梯困人") == ["电梯 困人"]
    assert titles("a栋　换 阀") == ["漏水返修"]
    assert titles("阀 安抚") == []
    assert titles("工程维修") == ["漏水返修"]
    assert titles("", "engineering") == ["漏水返修"]
    assert titles("", "engineering.repeat_repair") == []
    assert len(titles("")) == 2
