"""Saved views: kept in their order, copied, shared as files, taken back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.domain import viewdoc
from desktop_app.domain.errors import KnownError
from desktop_app.domain.filter_words import sentence
from desktop_app.domain.filters import Condition, Group
from desktop_app.domain.views import BUILT_IN, CaseFilter, ColourRule, Layout
from desktop_app.services import queue, undo, views
from desktop_app.services.office import Office
from tests.offices import SetClock, make_office
from tests.services.walking import register

LEAKS = Group("all", (Condition("category", "in", ("engineering.leak",)), Condition("mine", "yes")))
LAYOUT = Layout(
    "received_at",
    True,
    "building",
    (("number", 120), ("content", 0)),
    (ColourRule(Condition("limit", "in", ("overdue",)), "red"),),
)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = make_office(tmp_path, SetClock())
    yield made
    made.close()


def keys(office: Office) -> list[str]:
    return [view.key for view in queue.views(office)]


def test_a_view_is_kept_whole_and_stands_last(office: Office) -> None:
    made = views.add(office, "  漏水  重点 ", LEAKS, LAYOUT)
    assert queue.views(office)[-1] == made
    assert (made.title, made.filter.tree(), made.layout) == ("漏水 重点", LEAKS, LAYOUT)
    assert queue.view(office, "漏水 重点") == made
    views.rename(office, made.key, "漏水")
    views.set_filter(office, made.key, LEAKS.parts[0])
    views.set_layout(office, made.key, Layout(sort="number"))
    (changed,) = [view for view in queue.views(office) if view.key == made.key]
    assert (changed.title, changed.filter.tree()) == ("漏水", LEAKS.parts[0])
    assert changed.layout == Layout(sort="number")


def test_chips_are_put_into_another_order_built_in_ones_too(office: Office) -> None:
    first = views.add(office, "甲", LEAKS).key
    wanted = [first, "mine", *(key for key in BUILT_IN if key != "mine")]
    views.reorder(office, wanted)
    assert keys(office) == wanted
    second = views.add(office, "乙", LEAKS).key
    assert keys(office) == [*wanted, second]
    views.reorder(office, [second, "gone"])
    assert keys(office) == [second, *wanted]


def test_what_was_done_to_views_can_be_taken_back(office: Office) -> None:
    made = views.add(office, "甲", LEAKS, LAYOUT)
    views.delete(office, made.key)
    assert made.key not in keys(office)
    undo.undo_last(office)
    assert queue.views(office)[-1] == made
    order = keys(office)
    views.reorder(office, order[::-1])
    views.set_layout(office, "open", LAYOUT)
    undo.undo_last(office)
    undo.undo_last(office)
    assert keys(office) == order
    assert {view.layout for view in queue.views(office)[:-1]} == {Layout()}


def test_a_built_in_view_keeps_its_filter_but_not_its_looks(office: Office) -> None:
    for act in (
        lambda: views.rename(office, "open", "别的"),
        lambda: views.set_filter(office, "open", LEAKS),
        lambda: views.delete(office, "open"),
    ):
        with pytest.raises(KnownError) as refused:
            act()
        assert refused.value.code == "view_built_in"
    views.set_layout(office, "open", LAYOUT)
    assert queue.view(office, "open").layout == LAYOUT
    assert queue.view(office, "open").filter == BUILT_IN["open"].filter
    copy = views.duplicate(office, "open", "待办副本")
    assert copy.filter.tree() == BUILT_IN["open"].filter.tree()
    assert copy.layout == LAYOUT


def test_a_view_goes_to_another_office_as_a_file(office: Office) -> None:
    made = views.add(office, "漏水", LEAKS, LAYOUT)
    text = views.export_text(office, made.key, made.title)
    came = views.import_text(office, text)
    assert (came.title, came.filter.tree(), came.layout) == ("漏水 2", LEAKS, LAYOUT)
    count = len(queue.views(office))
    for wrong in (
        "",
        "null",
        "{}",
        text.replace('"version": 1', '"version": 9'),
        text.replace("engineering.leak", "x" * 300),
        text.replace('"category"', '"kategorie"'),
        text.replace('"received_at"', '"colour"'),
        text.replace('"red"', '"pink"'),
        text.replace("120", "-5"),
    ):
        with pytest.raises(KnownError):
            views.import_text(office, wrong)
    assert len(queue.views(office)) == count


@pytest.mark.parametrize("title", ["", "  ", "长" * 31, "待办"])
def test_a_title_must_tell_views_apart(office: Office, title: str) -> None:
    with pytest.raises(KnownError) as refused:
        views.add(office, title, LEAKS)
    assert refused.value.code == "view_title"


@pytest.mark.parametrize(
    "field, values",
    [
        ("category", [f"c{number}" for number in range(2000)]),
        ("limit", ["overdue"] * 3000),
        ("tag", [""] * 300_000),
        ("room", ["x"] * 300_000),
    ],
)
def test_a_file_with_very_many_values_leaves_the_queue_standing(
    office: Office, field: str, values: list[str]
) -> None:
    asked = {"field": field, "op": "in", "values": values}
    layout = {"colours": [{"where": asked, "tone": "red"}]} if len(values) < 9999 else {}
    view = {"kind": "complaint-desk-view", "version": 1, "title": "多", "filter": asked}
    register(office)
    came = views.import_text(office, json.dumps(view | {"layout": layout}))
    counts = queue.counts(office, {one.key: one.filter for one in queue.views(office)})
    assert (counts[came.key], counts["open"]) == (0, 1)
    assert len(str(sentence(came.filter.tree()))) < 999
    for group in ("", "category"):
        asked_now = queue.query(office, came.filter, group=group)
        assert queue.rows(office, asked_now, 5) == []
    assert queue.marked(office, came.layout.colours, [1]) == {}


def test_very_many_values_find_the_same_as_few(office: Office) -> None:
    one = register(office, category="engineering.leak", household_id=None).complaint.id
    two = register(office, category="facility.elevator").complaint.id
    many = tuple(f"c{number}" for number in range(900))
    for values, found in ((("engineering",), [one]), (("engineering.leak",), [one]), ((), [])):
        for op, wanted in (("in", found), ("not_in", [i for i in (one, two) if i not in found])):
            where = Condition("category", op, (*many, *values))
            asked = queue.query(office, CaseFilter(where=where), sort="number")
            assert queue.ids(office, asked) == wanted


def test_the_last_day_that_there_is_can_be_filtered_by(office: Office) -> None:
    one = register(office).complaint.id
    view = views.add(office, "到头", Condition("received", "between", ("", "9999-12-31")))
    assert queue.ids(office, queue.query(office, view.filter)) == [one]


@pytest.mark.parametrize("day", ["2026-W01-1", "20260101", " 2026-01-01"])
def test_a_day_of_a_file_is_written_one_way(office: Office, day: str) -> None:
    with pytest.raises(KnownError):
        views.add(office, "日期", Condition("received", "between", (day, "")))


def test_a_title_of_a_file_holds_nothing_that_cannot_be_shown(office: Office) -> None:
    view = {"kind": "complaint-desk-view", "version": 1, "filter": {"how": "all", "parts": []}}
    for title, shown in (
        ("\ud800漏\x00水\n\u202e三　栋\x07", "漏水 三 栋"),
        ("\u200b\u2028", "视图"),
        ("长" * 99, "长" * 26),
    ):
        text = json.dumps(view | {"title": title, "layout": {}})
        assert views.import_text(office, text).title == shown


def test_a_view_of_one_household_stays_in_its_office(office: Office) -> None:
    for asked in (Condition("household", "in", ("7",)), Condition("batch", "not_in", ("1",))):
        for where, layout in (
            (Group("none", (asked, Condition("mine", "yes"))), Layout()),
            (Condition("mine", "yes"), Layout(colours=(ColourRule(asked, "red"),))),
        ):
            made = views.add(office, "这一户", where, layout)
            with pytest.raises(KnownError) as caught:
                views.export_text(office, made.key, made.title)
            assert caught.value.code == "view_at_home"
            text = viewdoc.to_text("这一户", where, layout)
            before = keys(office)
            with pytest.raises(KnownError) as caught:
                views.import_text(office, text)
            assert (caught.value.code, keys(office)) == ("view_at_home", before)
            views.delete(office, made.key)


def test_very_many_households_are_one_question(office: Office) -> None:
    many = tuple(map(str, range(300_000)))
    made = views.add(office, "许多户", Condition("household", "in", many))
    one = register(office).complaint.id
    assert queue.count(office, queue.query(office, made.filter)) == 0
    other = CaseFilter(where=Condition("household", "not_in", many))
    assert queue.ids(office, queue.query(office, other)) == [one]


def test_one_that_comes_back_tells_apart_from_one_of_its_name(office: Office) -> None:
    """Deleted or renamed, and its name given to another meanwhile: a number behind it."""
    first = views.add(office, "漏水", LEAKS)
    views.delete(office, first.key)
    gone = undo.latest(office)
    second = views.add(office, "漏水", LEAKS)
    undo.take_back(office, gone)
    titles = {view.key: view.title for view in queue.views(office)}
    assert (titles[first.key], titles[second.key]) == ("漏水 2", "漏水")
    views.rename(office, second.key, "渗水")
    renamed = undo.latest(office)
    third = views.add(office, "漏水", LEAKS)
    undo.take_back(office, renamed)
    titles = {view.key: view.title for view in queue.views(office)}
    assert (titles[second.key], titles[third.key]) == ("漏水 3", "漏水")
    assert len(set(titles.values())) == len(titles)


def test_one_that_comes_back_keeps_its_name_where_it_is_free(office: Office) -> None:
    made = views.add(office, "漏" * views.LONGEST, LEAKS)
    views.delete(office, made.key)
    undo.take_back(office, undo.latest(office))
    assert queue.view(office, "漏" * views.LONGEST) == made
