"""The queue: pages that fit together in every order, counts that equal lists, plain text search."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.domain.case import OPEN, Status
from desktop_app.domain.errors import KnownError
from desktop_app.domain.filters import Condition
from desktop_app.domain.views import BUILT_IN, GROUPS, SORTS, CaseFilter, ColourRule
from desktop_app.services import cases, queue, queue_acts
from desktop_app.services.cases import NewContact
from desktop_app.services.office import Office
from desktop_app.services.sample.build import build
from desktop_app.storage import queue as stored
from tests.offices import NOW, SetClock, make_office
from tests.services.walking import register


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """150 cases, many alike in every sortable column; nobody writes to it."""
    made = make_office(tmp_path_factory.mktemp("queue"))
    build(made, 150, seed=7)
    for step in (3, 5):
        made.store.execute(
            f"UPDATE complaint SET building = '', unit = '', room = '', handler = '',"
            f" complainant = '', severity = 'normal' WHERE id % {step} = 0"
        )
    yield made
    made.close()


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Office]:
    made = make_office(tmp_path, SetClock())
    yield made
    made.close()


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("sort", SORTS)
def test_pages_are_disjoint_and_complete(office: Office, sort: str, descending: bool) -> None:
    asked = queue.query(office, CaseFilter(), sort=sort, descending=descending)
    whole = queue.ids(office, asked)
    assert len(whole) == len(set(whole)) == queue.count(office, asked) == 150
    paged = [
        row.id for start in range(0, 161, 23) for row in stored.page(office.store, asked, start, 23)
    ]
    assert paged == whole
    last = len(whole) // queue.PAGE
    pages = [[row.id for row in queue.page(office, asked, at)] for at in range(last + 2)]
    assert pages == [whole[at * queue.PAGE :][: queue.PAGE] for at in range(last + 2)]
    assert pages[0] and pages[last] and not pages[last + 1]


@pytest.mark.parametrize("sort", [sort for sort in SORTS if sort != "urgency"])
def test_descending_is_the_other_way_round(office: Office, sort: str) -> None:
    up = queue.ids(office, queue.query(office, CaseFilter(), sort=sort))
    down = queue.ids(office, queue.query(office, CaseFilter(), sort=sort, descending=True))
    assert down == up[::-1]


def test_urgency_is_time_left_then_severity_then_age(office: Office) -> None:
    rank = {"critical": 0, "major": 1, "normal": 2, "minor": 3}
    rows = queue.rows(office, queue.query(office, CaseFilter()), 200)
    keys = [
        (row.due_at is None, row.due_at or NOW, rank[row.severity], row.received_at, row.id)
        for row in rows
    ]
    assert keys == sorted(keys)


def test_rooms_are_sorted_as_numbers(small: Office) -> None:
    for building, unit, room in (("10", "1", "101"), ("2", "1", "1001"), ("2", "1", "201")):
        register(small, building=building, unit=unit, room=room)
    rows = queue.rows(small, queue.query(small, CaseFilter(), sort="place"), 9)
    assert [row.place() for row in rows] == ["2-1-201", "2-1-1001", "10-1-101"]


FILTERS = [
    *(view.filter for view in BUILT_IN.values()),
    CaseFilter(severity="major"),
    CaseFilter(category="engineering"),
    CaseFilter(building="3"),
    CaseFilter(received_from=date(2026, 11, 1), received_to=date(2026, 11, 10)),
    CaseFilter(due_on="week"),
    CaseFilter(text="漏水"),
    CaseFilter(text="电梯 3", statuses=OPEN),
    CaseFilter(deleted=True),
]


@pytest.mark.parametrize("wanted", FILTERS, ids=range(len(FILTERS)))
def test_counts_equal_lists(office: Office, wanted: CaseFilter) -> None:
    asked = queue.query(office, wanted)
    rows = queue.rows(office, asked, 1000)
    assert queue.count(office, asked) == len(rows) == len(queue.ids(office, asked))
    assert queue.counts(office, {"x": wanted}) == {"x": len(rows)}
    assert [row.id for row in rows] == queue.ids(office, asked)


def test_filters_find_exactly_what_they_say(office: Office) -> None:
    everything = queue.rows(office, queue.query(office, CaseFilter()), 1000)

    def ids(wanted: CaseFilter) -> set[int]:
        return set(queue.ids(office, queue.query(office, wanted)))

    assert ids(BUILT_IN["open"].filter) == {r.id for r in everything if r.status in OPEN}
    assert ids(BUILT_IN["overdue"].filter) == {
        r.id for r in everything if r.status in OPEN and r.due_at and r.due_at < office.now()
    }
    assert ids(BUILT_IN["today"].filter) == {
        r.id
        for r in everything
        if r.status in OPEN and r.due_at and r.due_at.date() == office.now().date()
    }
    assert ids(CaseFilter(category="engineering")) == {
        r.id for r in everything if r.category.split(".")[0] == "engineering"
    }
    assert ids(CaseFilter(received_from=date(2026, 11, 1), received_to=date(2026, 11, 10))) == {
        r.id for r in everything if date(2026, 11, 1) <= r.received_at.date() <= date(2026, 11, 10)
    }
    number = everything[5].number
    assert ids(CaseFilter(numbers=(number, "TS-0"))) == {everything[5].id}
    assert queue.total(office) == 150


TEXTS = [
    "100% 漏水",
    "a_b",
    "他说“不行”",
    "it's",
    'say "x"',
    "😀👍🏽",
    "!感叹",
    "\\反斜",
    "[x]*?",
    "ABC",
]


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    made = make_office(tmp_path_factory.mktemp("texts"))
    for text in TEXTS:
        register(made, content=text, complainant="")
    yield made
    made.close()


@pytest.mark.parametrize(
    ("text", "hits"),
    [("%", [0]), ("_", [1]), ("“", [2]), ("'", [3]), ('"', [4]), ("😀", [5]), ("!", [6]),
     ("\\", [7]), ("*?", [8]), ("abc", [9]), ("0%", [0]), ("a%b", []), ("100% 漏水", [0]),
     ("漏水 100%", [0]), ("100% 电梯", []), ("  ", list(range(10))), ("TS-2026", list(range(10)))],
)  # fmt: skip
def test_text_is_searched_as_it_is_written(texts: Office, text: str, hits: list[int]) -> None:
    rows = queue.rows(texts, queue.query(texts, CaseFilter(), sort="number", text=text), 99)
    assert [TEXTS.index(row.content) for row in rows] == hits


@settings(max_examples=60)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=12))
def test_any_text_can_be_searched(texts: Office, text: str) -> None:
    asked = queue.query(texts, CaseFilter(), text=text)
    rows = queue.rows(texts, asked, 99)
    assert queue.count(texts, asked) == len(rows)
    words = [word.lower() for word in text.split() if word.isascii() and word.isprintable()]
    for row in rows:
        assert all(w in f"{row.content}\n{row.number}\n".lower() or w == "-" for w in words)


@pytest.mark.parametrize("text", ["漏" * 100_000, "水 " * 5000, "a b " * 3000])
def test_a_pasted_page_is_no_crash(texts: Office, text: str) -> None:
    assert queue.count(texts, queue.query(texts, CaseFilter(), text=text)) <= len(TEXTS)


def test_search_looks_into_place_phone_and_result(small: Office) -> None:
    one = register(small, building="3", unit="2", room="501", phone="13812342207").complaint.id
    two = register(
        small, building="3", room="501", expectation="请退费", remark="投诉两次"
    ).complaint
    find = lambda text: set(queue.ids(small, queue.query(small, CaseFilter(), text=text)))  # noqa: E731
    assert find("3-2-501") == {one}
    assert find("3-501") == {one, two.id}  # the unit was left out: any unit
    assert find("2207") == {one}
    assert find("退费") == find("两次") == {two.id}
    assert find("李建国") == {one, two.id}


def test_the_recycle_bin_is_its_own_list(small: Office) -> None:
    ids = [register(small).complaint.id for _ in range(4)]
    assert queue_acts.delete_many(small, ids[:2]) == 2
    assert queue.ids(small, queue.query(small, CaseFilter(deleted=True))) == ids[:2]
    assert set(queue.ids(small, queue.query(small, CaseFilter()))) == set(ids[2:])
    assert queue.total(small) == 2
    assert queue_acts.restore_many(small, ids[:1]) == 1
    assert queue.total(small) == 3
    assert queue_acts.numbers_of(small, [ids[1], ids[0], 99]) == [
        "TS-20261121-002", "TS-20261121-001",
    ]  # fmt: skip


def test_places_and_ranges_of_rows(office: Office) -> None:
    asked = queue.query(office, CaseFilter(), sort="number")
    whole = queue.ids(office, asked)
    assert queue_acts.ids_at(office, asked, [(0, 2), (140, 149)]) == whole[:3] + whole[140:]
    assert queue_acts.places_of(office, asked, [whole[9], 99_999]) == {whole[9]: 9}
    assert queue_acts.places_of(office, asked, []) == {}


def test_mine_is_what_i_took_or_handle(small: Office) -> None:
    mine = register(small).complaint.id
    small.operator = "刘强"
    other = register(small).complaint.id
    third = register(small, handler="王敏").complaint.id
    small.operator = "王敏"
    mine_view = queue.query(small, BUILT_IN["mine"].filter)
    assert set(queue.ids(small, mine_view)) == {mine, third}
    assert set(queue.ids(small, replace(mine_view, operator="刘强"))) == {other, third}


def test_a_row_tells_step_callback_and_place(small: Office) -> None:
    one = register(small, building="3", room="501").complaint.id
    due = NOW + timedelta(hours=3)
    cases.log_contact(small, one, NewContact("好", promise="回电", promise_due=due))
    (row,) = queue.rows(small, queue.query(small, CaseFilter()), 9)
    assert (row.place(), row.step_title_zh, row.step_position, row.step_count) == (
        "3-501", "迅速隔离", 0, 7,
    )  # fmt: skip
    assert row.next_callback == due
    assert row.status is Status.UNASSIGNED


def test_views_are_known_by_key_and_title(office: Office) -> None:
    assert queue.view(office, "overdue") == queue.view(office, "已逾期")
    with pytest.raises(KnownError) as caught:
        queue.view(office, "nowhere")
    assert caught.value.code == "view_unknown"
    assert "overdue" in str(caught.value)


@pytest.mark.parametrize("group", ["", *GROUPS])
@pytest.mark.parametrize("sort", SORTS)
def test_a_case_is_found_at_its_place(office: Office, sort: str, group: str) -> None:
    for descending in (False, True):
        asked = queue.query(office, CaseFilter(), sort=sort, descending=descending, group=group)
        whole = queue.ids(office, asked)
        for place in (0, 1, 63, 148, 149):
            assert queue.place(office, asked, whole[place]) == place
    assert queue.place(office, queue.query(office, CaseFilter(statuses=OPEN)), 99_999) is None


@pytest.mark.parametrize("group", GROUPS)
def test_groups_hold_the_cases_that_stand_under_them(office: Office, group: str) -> None:
    wanted = CaseFilter(statuses=OPEN)
    asked = queue.query(office, wanted, group=group)
    found = queue.groups(office, asked)
    assert len({one.key for one in found}) == len(found) > 2
    assert sum(one.count for one in found) == queue.count(office, asked)
    whole, start = queue.ids(office, asked), 0
    for one in found:
        opened = queue.query(office, wanted, group=group, opened=[one.key])
        assert queue.ids(office, opened) == whole[start : start + one.count]
        assert queue.count(office, opened) == one.count
        assert queue.groups(office, opened) == found
        start += one.count
    none = queue.query(office, wanted, group=group, opened=[])
    assert queue.ids(office, none) == []


@pytest.mark.parametrize("group", ["", "building"])
@pytest.mark.parametrize("sort", SORTS)
def test_an_order_that_was_amended_is_the_order_asked_anew(
    small: Office, sort: str, group: str
) -> None:
    build(small, 40, seed=5)
    asked = queue.query(small, CaseFilter(statuses=OPEN), sort=sort, descending=True, group=group)
    before = queue.order(small, asked)
    new = register(small, building="3").complaint.id
    changed = [new, *before[:3], before[-1]]
    with small.write("test") as journal:
        for number, one in enumerate(before[:3]):
            values = {
                "building": "9",
                "severity": "critical",
                "handler": "",
                "number": f"X{number}",
            }
            journal.update("complaint", one, {**values, "excerpt": f"{number}", "due_at": None})
        journal.update("complaint", before[-1], {"status": "closed"})
    after = queue.amended(small, asked, before, changed)
    assert after.tolist() == queue.ids(small, asked)
    assert new in after and before[-1] not in after


def test_far_pages_read_from_the_end_are_the_same(office: Office) -> None:
    for sort in ("urgency", "received_at", "number", "due_at"):
        asked = queue.query(office, CaseFilter(), sort=sort, descending=True)
        whole = queue.ids(office, asked)
        for start in (0, 70, 75, 80, 140, 149, 160):
            rows = stored.page(office.store, asked, start, 20, 150)
            assert [row.id for row in rows] == whole[start : start + 20]


def test_colours_mark_by_the_first_rule_that_holds(office: Office) -> None:
    ids = queue.ids(office, queue.query(office, CaseFilter()))
    rules = (
        ColourRule(Condition("severity", "in", ("critical", "major")), "red"),
        ColourRule(Condition("status", "in", tuple(map(str, OPEN))), "blue"),
    )
    found = queue.marked(office, rules, ids)
    rows = {row.id: row for row in queue.rows(office, queue.query(office, CaseFilter()), 999)}
    for one, row in rows.items():
        grave = row.severity in ("critical", "major")
        assert found.get(one) == ("red" if grave else "blue" if row.status in OPEN else None)
    assert set(found.values()) == {"red", "blue"}
