"""Tying a register's words to the office's lists: never chosen where several fit."""

from __future__ import annotations

from desktop_app.domain.case import Household
from desktop_app.domain.messages import Text
from desktop_app.services.imports.matching import CategoryBook, DepartmentBook, Places
from desktop_app.storage.reference import Category, Department

FLATS = [
    Household(1, "翠湖", "3", "1", "501"),
    Household(2, "翠湖", "3", "2", "501"),
    Household(3, "翠湖", "3", "2", "502"),
]
LEAK = Category("engineering.leak", "engineering", Text("漏水", "Leak"), "工程部", ("渗水", "水管"))
CATEGORIES = [
    Category("engineering", "", Text("工程维修", "Engineering"), "工程部", ()),
    LEAK,
    Category("water", "", Text("水", "Water"), "", ("供水",)),
    Category("water.leak", "water", Text("漏水", "Leak"), "", ()),
]


def test_a_flat_is_tied_exactly_or_not_at_all() -> None:
    places = Places(FLATS)
    assert places.tie("", "3", "2", "501").household_id == 2
    assert places.tie("翠湖", "3", "", "502").why == "only"
    ambiguous = places.tie("翠湖", "3", "", "501")
    assert (ambiguous.household_id, ambiguous.why, ambiguous.candidates) == (None, "ambiguous", 2)
    assert places.tie("别处", "3", "2", "501").why == "unknown"
    assert places.tie("翠湖", "", "", "501").why == "none"
    assert places.tie("翠湖", "3", "", "").why == "none"


def test_two_communities_are_not_mixed() -> None:
    places = Places([*FLATS, Household(9, "东苑", "3", "2", "502")])
    assert places.only_community == ""
    assert places.tie("", "3", "2", "502").why == "ambiguous"
    assert places.tie("东苑", "3", "2", "502").household_id == 9


def test_a_category_by_both_levels_by_the_second_and_by_words() -> None:
    book = CategoryBook(CATEGORIES)
    assert book.find("工程维修/漏水") == "engineering.leak"
    assert book.find("水 / 漏水") == "water.leak"
    assert book.find("Engineering － Leak") == "engineering.leak"
    assert book.find(" 渗水 ") == "engineering.leak"
    assert book.find("公共/供水") == "water"
    assert book.find("工程维修") == "engineering"
    assert book.find("完全不懂") == ""
    assert book.find("  ") == ""


def test_a_department_by_its_other_names() -> None:
    book = DepartmentBook([Department("工程部", ("工程", "维修部"))])
    assert book.find("工程") == "工程部"
    assert book.find("维修部 ") == "工程部"
    assert book.find("外包公司") == "外包公司"
