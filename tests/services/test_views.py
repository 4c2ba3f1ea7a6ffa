"""Saved views: kept in their order, copied, shared as files, taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.domain.errors import KnownError
from desktop_app.domain.filters import Condition, Group
from desktop_app.domain.views import BUILT_IN, ColourRule, Layout
from desktop_app.services import queue, undo, views
from desktop_app.services.office import Office
from tests.offices import SetClock
from tests.services.walking import quick_office

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
    made = quick_office(tmp_path, SetClock())
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
