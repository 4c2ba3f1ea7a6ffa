"""Search everywhere: everything is found, the best first, and shown where it matched."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.domain.case import STATUS_TEXT
from desktop_app.domain.searchtext import plain, terms
from desktop_app.services import cases, finding, queue, undo
from desktop_app.services.cases import Intake, NewContact
from desktop_app.services.finding import CONTENT, FLAT, NUMBER, WHO
from desktop_app.services.office import Office
from desktop_app.storage import search, tags
from tests.offices import SetClock, make_office


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def office(tmp_path: Path, clock: SetClock) -> Iterator[Office]:
    made = make_office(tmp_path, clock)
    yield made
    made.close()


def register(office: Office, content: str, **values: object) -> int:
    return cases.register(office, Intake(content, **values)).complaint.id  # type: ignore[arg-type]


def found(office: Office, text: str) -> list[int]:
    return [hit.id for hit in finding.search(office, text, 50).cases]


HOSTILE = "漏水电梯门禁漏Ａa栋 b1１3-/\"'*()^%_\\ß㎡é\u0301\u200b𠮷😀。，\n"


def test_what_a_scan_of_every_text_finds_is_found_and_nothing_else(office: Office) -> None:
    rng = random.Random(5)

    def text(most: int) -> str:
        return "".join(rng.choice(HOSTILE) for _ in range(rng.randint(1, most)))

    texts: dict[int, list[str]] = {}
    for at in range(60):
        said, content, name = text(14), "水" + text(30), "李" + text(3)
        one = register(office, content, complainant=name, phone=f"138{at:08d}", expectation=text(9))
        cases.log_contact(office, one, NewContact(said="话" + said))
        row = office.case(one).complaint
        texts[one] = [
            "话" + said,
            row.content,
            row.complainant,
            row.phone,
            row.expectation,
            row.number,
        ]
    with office.write("late") as journal:  # some are still due
        for one in list(texts)[:55]:
            journal.update("complaint_text", one, {"remark": "迟"})
            texts[one].append("迟")
    assert search.due_count(office.store) == 55
    for round_ in range(2):
        for _ in range(120):
            whole = plain(rng.choice(rng.choice(list(texts.values()))))
            start = rng.randrange(len(whole))
            word = whole[start : start + rng.randint(1, 5)]
            if not terms(word) or set(':"') & set(word):
                continue
            results = finding.search(office, f'"{word}"', 100)
            right = {
                one
                for one, held in texts.items()
                if all(any(term in plain(text) for text in held) for term in terms(word))
            }
            named = {hit.id for hit in results.cases} | (
                {results.exact.id} if results.exact else set()
            )
            # Initials, handlers and receivers are found as well.
            assert right <= named and results.count >= len(right), (word, round_)
            query = queue.query(office, results.wanted)
            assert {row.id for row in queue.rows(office, query, 200)} == named
        with office.store.transaction():
            search.index(office.store, search.due(office.store))
    assert search.faults(office.store) == []


def test_number_then_flat_then_person_then_content_then_the_newest(
    office: Office, clock: SetClock
) -> None:
    said = register(office, "说的是 3-2-501 那户", building="1", unit="1", room="101")
    clock.forward(days=1)
    home = register(office, "水管", building="3", unit="2", room="501", complainant="李建国")
    clock.forward(days=1)
    near = register(office, "水管", building="13", unit="2", room="501", complainant="王芳")
    clock.forward(days=1)
    named = register(office, "李建国家漏水", complainant="赵一")
    clock.forward(days=1)
    newest = register(office, "李建国又来电", complainant="赵一")
    assert found(office, "3栋2单元501") == [home]
    assert found(office, "3-2-501") == [home, near, said]
    assert found(office, "李建国") == [home, newest, named]
    assert found(office, "ljg") == [home]
    number = office.case(home).complaint.number
    results = finding.search(office, number.lower())
    assert results.exact is not None and results.exact.id == home
    assert results.exact.rank == NUMBER and found(office, number) == []
    ranks = {hit.id: hit.rank for hit in finding.search(office, "3-2-501").cases}
    assert ranks == {home: FLAT, near: WHO, said: CONTENT}


def test_each_hit_shows_where_it_matched(office: Office) -> None:
    one = register(
        office,
        "地下室的灯坏了" * 20 + "，另外 漏\n水 不止",
        complainant="李建国",
        phone="13812345678",
    )
    (hit,) = finding.search(office, "漏水").cases
    assert hit.field == "content" and hit.line.text.startswith("…")
    assert [hit.line.text[a:b] for a, b in hit.line.spans] == ["漏 水"]
    (hit,) = finding.search(office, "5678").cases
    assert hit.phone.spans == ((7, 11),) and hit.field == ""
    (hit,) = finding.search(office, "jianguo ljg".split()[1]).cases
    assert hit.name.spans == ((0, 3),)
    cases.log_contact(office, one, NewContact(said="答应周五前更换阀门"))
    results = finding.search(office, "阀门")
    assert [one.id for one in results.cases] == [one]
    assert [said.said.kind for said in results.said] == ["contact"]
    assert results.said[0].said.complaint_id == one


def test_people_flats_and_knowledge_are_groups_of_their_own(office: Office) -> None:
    with office.write("people") as journal:
        flat = journal.insert("household", {"building": "3", "unit": "2", "room": "501"})
        one = journal.insert(
            "resident", {"name": "李建国", "initials": "ljg", "phone": "13812345678"}
        )
        journal.put("residency", {"household_id": flat, "resident_id": one}, {"kind": "owner"})
        journal.insert(
            "case_study", {"title": "二次渗漏", "what_worked": "闭水试验", "at": office.now()}
        )
    for text in ("李建", "ljg", "LJG", "5678", "ｌｊｇ"):
        assert [hit.id for hit in finding.search(office, text).people] == [one], text
    assert [hit.household.id for hit in finding.search(office, "3栋501").households] == [flat]
    assert [hit.household.id for hit in finding.search(office, "501").households] == [flat]
    known = finding.search(office, "闭水").known
    assert [(hit.kind, hit.title.text) for hit in known] == [("study", "二次渗漏")]
    assert finding.search(office, "闭水 栋:3").known == ()  # a filter is about cases


def test_filters_are_those_of_the_queue(office: Office, clock: SetClock) -> None:
    one = register(
        office, "漏水", building="3", unit="2", category="engineering.leak", channel="wechat",
        severity="critical",
    )  # fmt: skip
    register(office, "漏水", building="3", unit="1", category="engineering.leak", channel="phone")
    other = register(office, "电梯", building="5", category="facility.elevator")
    for text in (
        "栋:3 单元:2",
        "类别:漏水 渠道:微信",
        "漏 级别:重大",
        "building:3 via:wechat 今天",
    ):
        assert found(office, text) == [one], text
    assert found(office, "栋:5 栋:9") == [other]
    assert found(office, "上周") == []
    results = finding.search(office, "栋:3 漏水")
    assert (results.count, [str(chip) for chip in results.chips]) == (2, ["楼栋：3"])
    assert queue.count(office, queue.query(office, results.wanted)) == 2
    clock.forward(days=40)
    assert len(found(office, "状态:逾期")) == 3


def test_tags_and_two_values_of_one_field(office: Office) -> None:
    one = register(office, "漏水", category="engineering.leak")
    two = register(office, "电梯", category="facility.elevator")
    register(office, "门禁", category="security.gate")
    with office.write("tag") as journal:
        tags.add(journal, two, "媒体关注")
    assert found(office, "标签:媒体") == [two]
    assert set(found(office, "类别:漏水 类别:电梯")) == {one, two}
    status = STATUS_TEXT[office.case(one).complaint.status]
    assert len(found(office, f"状态:{status} 状态:已关闭")) == 3
    assert found(office, "媒体关注") == [two]


def test_what_is_in_the_bin_is_not_found_until_it_comes_back(office: Office) -> None:
    one = register(office, "漏水")
    cases.delete(office, one)
    assert found(office, "漏水") == []
    undo.undo_last(office)
    assert found(office, "漏水") == [one]


def test_nothing_is_asked_for_by_blanks_and_bytes(office: Office) -> None:
    register(office, "漏水")
    for text in ("", "  ", "\u200b", '""', "类别:", "\udcff"):
        results = finding.search(office, text)
        assert results.is_empty() and results.count == 0, text


def test_the_last_day_that_there_is_can_be_asked_for(office: Office) -> None:
    one = register(office, "漏水")
    assert found(office, "到:9999-12-31") == found(office, "漏水 到:9999年") == [one]
    assert found(office, "9999-12-31") == found(office, "9999年") == found(office, "9999-12") == []


def test_people_by_several_words_and_by_a_phone_as_it_is_written(office: Office) -> None:
    with office.write("people") as journal:
        home = journal.insert("household", {"building": "3", "unit": "2", "room": "501"})
        for name, initials, phone in (
            ("张三丰", "zsf", "13812345678"),
            ("John Smith", "john smith", "053288886666"),
            ("张三", "zs", "13912340000"),
        ):
            values = {"name": name, "initials": initials, "phone": phone}
            one = journal.insert("resident", values)
            journal.put("residency", {"household_id": home, "resident_id": one}, {"kind": "owner"})
    case = register(office, "漏水", complainant="张三丰", phone="13812345678")

    def people(text: str) -> list[str]:
        return [hit.name.text for hit in finding.search(office, text).people]

    for text in (
        "张三丰",
        "三丰 138",
        "zsf",
        "138-1234-5678",
        "+86 138 1234 5678",
        "138 1234 5678",
    ):
        assert people(text) == ["张三丰"], text
    for text in ("john smith", "Smith John", "0532-88886666", "（0532）8888 6666"):
        assert people(text) == ["John Smith"], text
    assert sorted(people("张 三")) == ["张三", "张三丰"]
    assert people("张 漏水") == people("张三 12") == []
    assert found(office, "138-1234-5678") == [case]
    wanted = finding.case_filter(finding.understand(office, "138-1234-5678"))
    assert queue.count(office, queue.query(office, wanted)) == 1
    # Days and numbers stay what they are.
    assert [one.field for one in finding.understand(office, "2026-11-21").wishes] == ["received"]


def test_a_flat_is_found_with_blanks_in_it_and_while_it_is_typed(office: Office) -> None:
    with office.write("roster") as journal:
        home = journal.insert("household", {"building": "3", "unit": "2", "room": "501"})
    one = register(office, "漏水", building="3", unit="2", room="501", household_id=home)
    other = register(office, "漏水", building="3", unit="2", room="502")
    register(office, "漏水", building="3", unit="1", room="501")
    for text in (
        "3 栋 2 单元 501", "3栋2单元 501", "3栋 2单元 501室", "３ 号楼 ２ 单元 ５０１ 室", "三栋 二单元 501",
        "3#2单元 501",
    ):  # fmt: skip
        results = finding.search(office, text)
        assert [hit.id for hit in results.cases] == [one], text
        assert [hit.household.id for hit in results.households] == [home], text
        assert queue.count(office, queue.query(office, results.wanted)) == 1, text
    for text in ("3栋2单元", "3 栋 2 单元", "3号楼2单元 漏水", "三幢二单元"):
        assert sorted(found(office, text)) == [one, other], text
    assert found(office, "3 栋 2 单元 漏水 501") == [one]
    assert found(office, '"3 栋 2 单元"') == []
    for text in ("501 栋:3 单元:2", "3 单元:2 单元:2 501", "漏水 栋 : 3"):
        assert found(office, text) == found(office, " ".join(reversed(text.split(" ")))), text
    assert found(office, "501 栋:3 单元:2") == [one]


def test_limits_are_either_or_in_any_order(office: Office, clock: SetClock) -> None:
    late = register(office, "漏水", severity="critical")
    clock.forward(hours=1)
    due = register(office, "漏水")
    clock.forward(minutes=1)
    day, both = "状态:今日到期", {late, due}
    assert found(office, "状态:逾期") == [late] and set(found(office, day)) == both
    clock.forward(days=1)
    new = register(office, "漏水")
    for text in (f"{day} 状态:逾期", f"状态:逾期 {day}"):
        assert set(found(office, text)) == {late, due, new}, text
        results = finding.search(office, text)
        assert queue.count(office, queue.query(office, results.wanted)) == 3
