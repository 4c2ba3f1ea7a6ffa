"""The weekly summary: whole, kept as signed, corrected afterwards, and public without people."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.domain.errors import KnownError
from desktop_app.domain.freezing import from_plain, to_plain
from desktop_app.domain.periods import parse, week_of
from desktop_app.domain.summary import SECTIONS, WeeklySummary
from desktop_app.services import cases, improvements, undo
from desktop_app.services.improvements import ImprovementInput
from desktop_app.services.office import Office
from desktop_app.services.papers.ground import PaperOrder
from desktop_app.services.papers.weekly import weekly_paper
from desktop_app.services.reports import signing, weekly
from desktop_app.services.sample.build import build
from tests.offices import NOW, SetClock, make_office
from tests.services import random_office

WEEK = parse("2026-W47")
BEFORE = parse("2026-W46")


@pytest.fixture
def clock() -> SetClock:  # type: ignore[override]
    return SetClock()


def _sample(office: Office) -> None:
    build(office, 150, seed=2)


@pytest.fixture
def office(tmp_path: Path, clock: SetClock) -> Iterator[Office]:
    made = make_office(tmp_path, clock, fill=_sample)
    made.operator = _supervisor(made)
    yield made
    made.close()


@pytest.fixture
def empty(tmp_path: Path, clock: SetClock) -> Iterator[Office]:
    made = make_office(tmp_path, clock)
    yield made
    made.close()


def _supervisor(office: Office) -> str:
    return str(office.store.value("SELECT name FROM staff WHERE role = 'supervisor'"))


def test_an_empty_week_says_so(empty: Office) -> None:
    made = weekly.summary(empty, BEFORE)
    assert weekly.opening(made) == ["本期没有受理投诉，也没有前期遗留。"]
    assert [row.level for row in made.places] == ["total"]
    assert made.places[0].completion.value is None
    assert len(made.trend) == 8
    assert from_plain(WeeklySummary, json.loads(json.dumps(to_plain(made)))) == made


def test_a_week_ahead_tells_nothing_as_done(office: Office) -> None:
    """Open cases are not late yet, and nothing was counted up to a day that is still to come."""
    made = weekly.summary(office, parse("2026-W53"))
    carried, overdue = (made.figure(key).now.numerator for key in ("carried", "overdue"))
    assert carried and overdue
    said = "".join(weekly.opening(made))
    assert said.startswith("本期还没有开始。")
    assert f"未完成的投诉有 {carried} 件" in said and f"其中 {overdue} 件将超过" in said
    assert "数据截至" not in said and "已超过" not in said
    assert weekly.public_opening(weekly.public(office, made)) == ["本期还没有开始。"]
    paper = weekly_paper(office, "2026-W53", PaperOrder())
    assert "本期还没有开始。" in paper.facts and not any("统计至" in one for one in paper.facts)


def test_one_case(empty: Office, clock: SetClock) -> None:
    clock.at = datetime(2026, 11, 11, 9)
    cases.register(empty, cases.Intake("漏水", community="锦绣花园", building="3"))
    clock.at = NOW
    made = weekly.summary(empty, BEFORE)
    said = "".join(weekly.opening(made))
    assert "本期受理有效投诉 1 件" in said
    assert "%" not in said
    assert [(r.level, r.building, r.received) for r in made.places] == [
        ("building", "3", 1),
        ("community", "", 1),
        ("total", "", 1),
    ]


def test_the_summary_holds_together(office: Office) -> None:
    for period in (WEEK, BEFORE, parse("2026-10"), parse("2026-11-01..2026-11-15")):
        made = weekly.summary(office, period)
        total = made.places[-1]
        for fact in ("received", "carried", "completed", "following", "overdue", "unsolvable"):
            assert getattr(total, fact) == made.figure(fact).now.numerator
            assert getattr(total, fact) == sum(
                getattr(row, fact) for row in made.places if row.level == "building"
            )
        for row in made.places:
            assert row.carried + row.received == row.completed + row.following + row.unsolvable
        new = made.figure("received").now.numerator
        assert sum(row.received for row in made.categories) == new
        assert sum(row.count for row in made.channels) == new
        for category in made.categories:
            assert sum(child.received for child in category.children) == category.received
        assert made.causes_known + made.causes_unknown == made.figure("completed").now.numerator
        assert sum(1 for row in made.urgent if row.overdue) == total.overdue
        due = made.figure("promise").now
        assert made.broken_all == (due.denominator or 0) - due.numerator == len(made.broken)
        assert made.repeats_all == made.figure("repeat").now.numerator
        assert made.reworks_all >= made.figure("reworks").now.numerator
        assert sum(day.count for day in made.callback_days) == made.callbacks_all
        assert {d.key for d in made.definitions} == {r.now.key for r in made.figures}
        if made.trend[-1].period == period:
            assert made.trend[-1].received == new


def test_names_are_masked_unless_asked_for(office: Office) -> None:
    made = weekly.summary(office, BEFORE)
    text = json.dumps(to_plain(made), ensure_ascii=False)
    people = office.store.rows("SELECT DISTINCT complainant AS n, phone AS p FROM complaint")
    assert made.masked
    assert [row["n"] for row in people if row["n"] in text] == []
    assert [row["p"] for row in people if row["p"] and row["p"] in text] == []
    open_ = weekly.summary(office, BEFORE, unmasked=True)
    assert not open_.masked
    assert any(row["n"] in str(open_) for row in people)


@pytest.mark.parametrize(
    ("said", "shown"),
    [("13812342207", "138****2207"), ("138-1234-2207", "138****2207"),
     ("138 1234 2207", "138****2207"), ("0571-88886666", "057****6666"),
     ("2026-11-03 单号 20261103001", "2026-11-03 单号 20261103001")],
)  # fmt: skip
def test_a_phone_in_the_content_is_masked_too(
    empty: Office, clock: SetClock, said: str, shown: str
) -> None:
    """However it is written: the paper says that phones are masked."""
    content = f"请回电 {said} 找李建国"
    cases.register(empty, cases.Intake(content, complainant="李建国", severity="critical"))
    clock.forward(seconds=1)
    line = weekly.summary(empty, WEEK).urgent[0].case
    assert line.content == f"请回电 {shown} 找李**"


# Signing


def test_signed_numbers_stay_and_what_changed_is_told(office: Office, clock: SetClock) -> None:
    clock.at = datetime(2026, 11, 23, 9)
    signing.set_remark(office, WEEK, "overview", "本周电梯检修，投诉偏多。")
    frozen = signing.sign(office, WEEK)
    assert frozen.signed is not None
    assert (frozen.signed.by, frozen.signed.at) == (office.operator, clock.at)
    assert frozen.remark("overview") == "本周电梯检修，投诉偏多。"
    assert frozen.corrections == ()
    clock.forward(days=2)
    assert weekly.summary(office, WEEK) == frozen
    one = office.store.row(
        "SELECT id, number, building FROM complaint WHERE received_at >= '2026-11-16'"
        " AND completed_at IS NULL AND repeat_of IS NULL LIMIT 1"
    )
    assert one is not None
    cases.delete(office, one["id"])
    again = weekly.summary(office, WEEK)
    assert again.figures == frozen.figures
    assert again.places == frozen.places
    found = {(c.key, c.where): c for c in again.corrections}
    new = found["received", ""]
    before = int(frozen.figure("received").now.numerator)
    assert (new.was, new.now) == (str(before), str(before - 1))
    assert new.cases == (one["number"],)
    assert new.changed_at == clock.at
    place = next(c for (key, where), c in found.items() if key == "received" and where)
    assert place.where.endswith(one["building"])
    cases.restore(office, one["id"])
    assert weekly.summary(office, WEEK).corrections == ()


def test_time_alone_corrects_nothing(office: Office, clock: SetClock) -> None:
    """Signed on a Friday afternoon: what happens on Saturday belongs to no correction."""
    clock.at = datetime(2026, 11, 20, 17)
    frozen = signing.sign(office, WEEK)
    assert not frozen.whole
    assert frozen.counted_to == clock.at
    clock.at = datetime(2026, 11, 21, 15)
    cases.register(office, cases.Intake("周六的新投诉"))
    clock.at = datetime(2026, 11, 30)
    assert weekly.summary(office, WEEK).corrections == ()
    assert weekly.count(office, WEEK).figure("received").now.numerator > (
        frozen.figure("received").now.numerator
    )


def test_a_moved_completion_is_told_with_its_case(office: Office, clock: SetClock) -> None:
    clock.at = datetime(2026, 11, 23, 9)
    signing.sign(office, WEEK)
    one = office.store.row(
        "SELECT id, number FROM complaint WHERE completed_at >= '2026-11-16' AND closed_at IS NULL"
        " AND completed_at < '2026-11-23' LIMIT 1"
    )
    assert one is not None
    clock.forward(hours=1)
    with office.write("edit") as journal:
        journal.update("complaint", one["id"], {"completed_at": None})
    changed = {c.key: c for c in weekly.summary(office, WEEK).corrections if not c.where}
    assert {"completed", "completion", "following"} <= changed.keys()
    assert changed["following"].cases == (one["number"],)
    assert changed["following"].changed_at == clock.at


def test_what_was_looked_at_is_what_is_signed(office: Office, clock: SetClock) -> None:
    seen = weekly.summary(office, BEFORE)
    cases.delete(office, office.store.value(
        "SELECT id FROM complaint WHERE received_at < '2026-11-16' ORDER BY received_at DESC"
    ))  # fmt: skip
    frozen = signing.sign(office, BEFORE, seen)
    assert frozen.figures == seen.figures
    assert frozen.corrections
    with pytest.raises(KnownError) as caught:
        signing.sign(office, WEEK, seen)
    assert caught.value.code == "summary_other_period"


def test_who_may_sign_and_when(office: Office) -> None:
    office.operator = str(office.store.value("SELECT name FROM staff WHERE role = 'front_desk'"))
    for act in (lambda: signing.sign(office, WEEK), lambda: signing.revoke(office, WEEK, "错了")):
        with pytest.raises(KnownError) as caught:
            act()
        assert caught.value.code == "role_needed"
    office.operator = _supervisor(office)
    with pytest.raises(KnownError) as caught:
        signing.sign(office, parse("2026-W48"))
    assert caught.value.code == "period_ahead"
    signing.sign(office, WEEK)
    for again in (
        lambda: signing.sign(office, WEEK),
        lambda: signing.set_remark(office, WEEK, "overview", "x"),
    ):
        with pytest.raises(KnownError) as caught:
            again()
        assert caught.value.code == "summary_signed"
    assert [one[0] for one in signing.signed_periods(office)] == [WEEK]
    with pytest.raises(KnownError):
        signing.revoke(office, WEEK, "  ")
    signing.revoke(office, WEEK, "日期有误")
    assert signing.signed_periods(office) == ()
    assert weekly.summary(office, WEEK).signed is None
    assert signing.sign(office, WEEK).signed is not None
    kept = office.store.rows("SELECT revoked_why FROM signed_summary ORDER BY id")
    assert [row["revoked_why"] for row in kept] == ["日期有误", ""]


def test_remarks(empty: Office) -> None:
    assert signing.remarks(empty, WEEK) == ()
    for text in ("先这样", "改一改", "  "):
        signing.set_remark(empty, WEEK, "urgent", text)
        told = weekly.summary(empty, WEEK).remark("urgent")
        assert told == text.strip()
    assert signing.remarks(empty, parse("2026-11")) == ()
    for section, text, code in (("x", "y", "section_unknown"),
                                ("urgent", "长" * 4001, "remark_too_long")):  # fmt: skip
        with pytest.raises(KnownError) as caught:
            signing.set_remark(empty, WEEK, section, text)
        assert caught.value.code == code
    assert set(SECTIONS) >= {"overview", "urgent", "corrections"}


def test_a_remark_can_be_undone_and_a_signature_cannot(office: Office, clock: SetClock) -> None:
    signing.set_remark(office, WEEK, "urgent", "先这样")
    clock.forward(minutes=1)
    signing.set_remark(office, WEEK, "urgent", "改一改")
    for text in ("先这样", ""):
        clock.forward(minutes=1)
        assert undo.undo_last(office) is not None
        assert weekly.summary(office, WEEK).remark("urgent") == text
    signing.sign(office, WEEK)
    with pytest.raises(KnownError) as caught:
        undo.undo_last(office)
    assert caught.value.code == "undo_signing"
    assert weekly.summary(office, WEEK).signed is not None


@settings(max_examples=12)
@given(seed=st.integers(0, 3), back=st.integers(-6, 25))
def test_any_summary_survives_being_kept(
    tmp_path_factory: pytest.TempPathFactory, seed: int, back: int
) -> None:
    office = make_office(tmp_path_factory.mktemp("kept"), SetClock(datetime(2027, 3, 1)))
    try:
        random_office.fill(office, seed, 25)
        period = week_of(random_office.MONDAY - timedelta(days=back))
        made = weekly.summary(office, period)
        assert from_plain(WeeklySummary, json.loads(json.dumps(to_plain(made)))) == made
        office.operator = "王敏"
        frozen = signing.sign(office, period)
        assert (frozen.figures, frozen.urgent, frozen.corrections) == (
            made.figures, made.urgent, (),
        )  # fmt: skip
    finally:
        office.close()


# Improvements


def test_improvements_and_whether_earlier_ones_worked(empty: Office, clock: SetClock) -> None:
    clock.at = datetime(2026, 11, 2, 9)

    def plan(title: str, due: datetime, check: datetime | None) -> int:
        return improvements.add(
            empty,
            ImprovementInput(title, owner="周主管", due_at=due, check_at=check,
                             check_plan="看次数" if check else ""),
        ).id  # fmt: skip

    running = plan("加装警示桩", datetime(2026, 11, 30), None)
    worked = plan("转接值班手机", datetime(2026, 11, 4), datetime(2026, 11, 18))
    waiting = plan("更换门禁", datetime(2026, 11, 5), datetime(2026, 11, 17))
    for one in (worked, waiting):
        improvements.finish(empty, one)
    old = plan("早先的", datetime(2026, 11, 3), datetime(2026, 11, 3))
    improvements.finish(empty, old)
    improvements.record_check(empty, old, True, "有效")
    clock.at = datetime(2026, 11, 19)
    improvements.record_check(empty, worked, False, "仍漏接 3 次")
    clock.at = datetime(2026, 11, 23)
    made = weekly.summary(empty, WEEK)
    assert [one.title for one in made.improvements] == ["加装警示桩"]
    assert {(one.title, one.effective, one.state) for one in made.earlier} == {
        ("转接值班手机", False, "ineffective"),
        ("更换门禁", None, "check_due"),
    }
    assert running
    assert "验证过效果的改进措施 1 项，其中有效 0 项。" in weekly.opening(made)


# Public


def test_the_public_version_names_nobody(office: Office, clock: SetClock) -> None:
    """Every name, phone and room of the register, of the staff and of the cases is looked for."""
    resident = office.store.row("SELECT name, phone FROM resident LIMIT 1")
    staff = office.store.value("SELECT name FROM staff LIMIT 1")
    assert resident is not None
    improvements.add(
        office,
        ImprovementInput(
            "整改", owner=staff, due_at=NOW + timedelta(days=9),
            measure=f"为 3-2-501 {resident['name']}（{resident['phone']}）加装隔音条，{staff}负责，"
            "并排查其他楼栋的同类问题，每月巡查一次",
        ),
    )  # fmt: skip
    improvements.add(
        office,
        ImprovementInput(
            "x", owner=staff, due_at=NOW + timedelta(days=9), measure=f"{resident['name']}家"
        ),
    )
    clock.forward(seconds=1)
    for period in (parse("2026-10"), WEEK):
        made = weekly.public(office, weekly.summary(office, period, unmasked=True))
        text = json.dumps(to_plain(made), ensure_ascii=False) + "".join(weekly.public_opening(made))
        words = {
            str(value)
            for sql in (
                "SELECT name, phone FROM resident",
                "SELECT name, phone FROM staff",
                "SELECT complainant, handler, received_by, phone, number, excerpt FROM complaint",
                "SELECT building || '-' || unit || '-' || room AS place FROM household",
            )
            for row in office.store.rows(sql)
            for value in row.values()
            if value and len(str(value)) > 1
        }
        assert len(words) > 500
        assert [word for word in words if word in text] == []
        assert made.office in text
        figure = made.figure("received").now
        assert sum(place.received for place in made.places) == figure.numerator
    assert [one.text for one in made.measures if "隔音条" in one.text]
    assert len(made.measures) == 1  # the one that is little but a name is left out
    assert made.measures[0].due_on == date(2026, 11, 30)
