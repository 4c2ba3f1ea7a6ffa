"""The index finds exactly the substrings, at every moment, and follows every write."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.domain.case import CaseFile
from desktop_app.domain.searchtext import BREAK, plain, terms
from desktop_app.domain.views import CaseFilter
from desktop_app.services import cases, queue, searching
from desktop_app.services.cases import Intake, NewContact
from desktop_app.services.office import Office
from desktop_app.storage import search
from desktop_app.storage.store import Store
from tests.offices import make_office


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = make_office(tmp_path)
    yield made
    made.close()


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    opened = Store(tmp_path_factory.mktemp("search") / "one.db")
    opened.open()
    yield opened
    opened.close()


ANYTHING = st.text(max_size=40)
NEAR = st.text(alphabet="漏水电梯漏Ａa b'\"-*()^𠮷é́ß㎡😀👨‍👩\u200b\ue000" + BREAK, max_size=12)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300)
@given(st.lists(ANYTHING | NEAR, min_size=1, max_size=5), ANYTHING | NEAR, st.data())
def test_any_word_is_found_where_it_stands_and_nowhere_else(
    store: Store, texts: list[str], word: str, data: st.DataObject
) -> None:
    if data.draw(st.booleans()):  # a piece of one of them, which is there for certain
        whole = data.draw(st.sampled_from(texts))
        start = data.draw(st.integers(0, len(whole)))
        word = whole[start : start + data.draw(st.integers(1, 4))]
    store.execute("DELETE FROM case_words")
    kept = [plain(text) for text in texts]
    store.execute_many(
        "INSERT INTO case_words (rowid, words) VALUES (?, ?)",
        [(at, " ".join(text)) for at, text in enumerate(kept)],
    )
    for term in terms(word):
        rows = store.rows(
            "SELECT rowid FROM case_words WHERE case_words MATCH ?", (search.match(term),)
        )
        assert {row["rowid"] for row in rows} == {i for i, text in enumerate(kept) if term in text}


def found(office: Office, text: str) -> set[str]:
    query = queue.query(office, CaseFilter(), text=text)
    rows = queue.rows(office, query, 100)
    assert queue.count(office, query) == len(rows)
    return {row.number for row in rows}


def register(office: Office, content: str, **values: object) -> CaseFile:
    return cases.register(office, Intake(content, **values))  # type: ignore[arg-type]


@pytest.mark.parametrize("late", [False, True], ids=["indexed", "still due"])
def test_every_text_of_a_case_in_every_spelling(office: Office, late: bool) -> None:
    one = register(
        office, "厨房水管\n接头漏水ＡＢ", building="3", unit="2", room="501",
        complainant="李建国", phone="13812345678",
    )  # fmt: skip
    other = register(office, "电梯异响", building="13", unit="2", room="501")
    cases.log_contact(office, one.complaint.id, NewContact(said="答应周五前更换阀门"))
    if late:
        with office.write("test"):
            search.rebuild(office.store)
    number = one.complaint.number
    for text in (
        "漏", "漏水", "管接头漏", "水管接", "abB"[:2], "ａｂ", "AB", "李建", "ljg", "5678",
        "3栋2单元501", "3-2-501", "３－２－５０１", "3#501", number, number[-3:], "周五前更换", "厨房 更换",
    ):  # fmt: skip
        assert number in found(office, text), text
    assert found(office, "3栋2单元501室") == {number}
    assert found(office, "漏水更换") == set()  # not across two texts
    assert found(office, "漏水 电梯") == set()
    assert found(office, "电梯") == {other.complaint.number}
    for text in ('"', "*", "(", "漏*", "NEAR(", "漏-", "😀"):
        assert found(office, text) == set(), text


def test_what_is_changed_is_found_and_what_is_gone_is_not(office: Office) -> None:
    case = register(office, "水管漏水")
    cases.edit(office, case.complaint.id, {"content": "门禁失灵"})
    assert found(office, "漏水") == set()
    assert found(office, "门禁") == {case.complaint.number}
    assert search.faults(office.store) == []


def test_a_large_operation_is_exact_at_once_and_indexed_later(office: Office) -> None:
    made = [register(office, f"楼道灯第{i}次") for i in range(search.AT_ONCE + 5)]
    with office.write("bulk") as journal:
        for case in made:
            journal.update("complaint_text", case.complaint.id, {"remark": "已转物业经理"})
    assert len(search.due(office.store)) == len(made)
    assert len(found(office, "物业经理")) == len(made)
    left = [searching.keep_up(office, 20) for _ in range(3)]
    assert left == [35, 15, 0]
    assert search.due(office.store) == []
    assert len(found(office, "物业经理")) == len(made)
    assert search.faults(office.store) == []


def test_faults_name_what_differs(office: Office) -> None:
    case = register(office, "水管漏水")
    office.store.execute("UPDATE case_words SET words = '别 的'")
    assert search.faults(office.store) == [case.complaint.number]
    office.store.execute("DELETE FROM case_words")
    office.store.execute("INSERT INTO case_words (rowid, words) VALUES (99, '幽 灵')")
    assert search.faults(office.store) == [case.complaint.number, "99"]
