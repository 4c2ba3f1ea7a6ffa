"""The index finds exactly the substrings, at every moment, and follows every write."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.domain.case import CaseFile
from desktop_app.domain.rooms import parse_room
from desktop_app.domain.searchentry import Flat, entry, match_all, who_of, words_of
from desktop_app.domain.searchtext import BREAK, plain
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
NEAR = st.text(alphabet="漏水电梯漏Ａa b13'\"-*()^𠮷é́ß㎡😀👨‍👩\u200b\ue000" + BREAK, max_size=12)


FLATS = st.builds(
    Flat,
    st.sampled_from(["", "3", "13", "A"]),
    st.sampled_from(["", "2", "东"]),
    st.sampled_from(["", "501", "1501", "B101"]),
    st.sampled_from(["", "阳光花园"]),
)
ASKED = st.sampled_from(
    [
        "3栋2单元501",
        "501室",
        "3-2-501",
        "3#501",
        "13-501",
        "501室",
        "501",
        "-501",
        "a栋b101",
        "阳光花园3栋501",
    ]
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300)
@given(
    st.lists(st.tuples(ANYTHING | NEAR, ANYTHING | NEAR, ANYTHING | NEAR, FLATS), max_size=4),
    ANYTHING | NEAR | ASKED,
    st.data(),
)
def test_any_word_is_found_where_it_stands_and_nowhere_else(
    store: Store, texts: list[tuple[str, str, str, Flat]], query: str, data: st.DataObject
) -> None:
    if texts and data.draw(st.booleans()):  # a piece of one of them, which is there for certain
        whole = data.draw(st.sampled_from(texts))[data.draw(st.integers(0, 2))]
        start = data.draw(st.integers(0, len(whole)))
        query = whole[start : start + data.draw(st.integers(1, 6))]
    store.execute("DELETE FROM case_words")
    kept = [
        entry(who_of(who, flat, who[::-1], "", ""), [words], [talk], flat)
        for who, words, talk, flat in texts
    ]
    store.execute_many(
        "INSERT INTO case_words (rowid, who, words, talk) VALUES (?, ?, ?, ?)",
        [(at, *one.columns()) for at, one in enumerate(kept)],
    )
    words = words_of(query)
    if not words:
        return

    def asked(expression: str) -> set[int]:
        rows = store.rows("SELECT rowid FROM case_words WHERE case_words MATCH ?", (expression,))
        return {row["rowid"] for row in rows}

    fits = {at for at, one in enumerate(kept) if all(map(one.holds, words))}
    assert asked(match_all(words)) == fits
    for column in ("who", "words", "talk"):
        assert asked(match_all(words, among=column)) == {
            at
            for at in fits
            if any(word.text in getattr(kept[at], column) for word in words)
            or (column == "who" and any(w.flat and kept[at].flats >= {*w.flat} for w in words))
        }
    # What the entry tells is what a look at each text tells.
    assert fits == {
        at
        for at, (who, text, talk, flat) in enumerate(texts)
        if all(
            any(
                word.text in plain(one)
                for one in (*who_of(who, flat, who[::-1], "", ""), text, talk)
            )
            or is_flat(word.text, flat)
            for word in words
        )
    }


@pytest.mark.parametrize("text", ["第1", "1次", "a栋", "漏a"])
def test_a_digit_beside_a_character_is_looked_up_at_once(text: str) -> None:
    """Walking to every 第 and every 1 of a large office took longer than a key stroke."""
    assert match_all(words_of(text)) == f'("{text}")'
    longer = match_all(words_of(f"{text}层楼"))
    assert longer.startswith(f'("{text}" AND ')


def is_flat(word: str, flat: Flat) -> bool:
    asked = parse_room(word)
    if asked is None or (not asked.building and word == plain(asked.room)):
        return False
    wanted = [(asked.room, flat.room), (asked.building, flat.building), (asked.unit, flat.unit)]
    if asked.community:
        wanted.append((asked.community, flat.community))
    return all(plain(one) == plain(other) for one, other in wanted if one)


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
        "3栋2单元501", "501室", "3-2-501", "３－２－５０１", "3#501", number, number[-3:], "周五前更换", "厨房 更换",
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
