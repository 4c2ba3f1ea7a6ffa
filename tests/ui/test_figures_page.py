"""Figures and the weekly summary as a page: numbers and the cases behind, remarks, signatures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from desktop_app.domain.errors import KnownError
from desktop_app.domain.periods import free, month_of, week_of
from desktop_app.domain.views import CaseFilter
from desktop_app.services import queue
from desktop_app.services.office import Office
from desktop_app.services.operations import InlineRunner
from desktop_app.services.reports import figures, figures_behind, signing
from desktop_app.services.reports.figures import Cut
from desktop_app.services.reports.figures_behind import Behind
from desktop_app.services.sample.build import build
from desktop_app.ui.desk import Desk
from desktop_app.ui.figures.page import FiguresPage, make_figures_page
from desktop_app.ui.figures.reading import Question, Reading
from desktop_app.ui.theme.theme import Theme
from tests.offices import NOW, SetClock, make_office
from tests.ui.conftest import Said

WEEK = week_of(NOW.date())


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A believable office, built once; tests work on copies."""
    folder = tmp_path_factory.mktemp("figures")
    office = make_office(folder)
    build(office, complaints=90)
    office.close()
    return folder / "office.db"


@pytest.fixture
def office(tmp_path: Path, set_clock: SetClock, made: Path) -> Iterator[Office]:
    (tmp_path / "office.db").write_bytes(made.read_bytes())
    opened = make_office(tmp_path, set_clock)
    yield opened
    opened.close()


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> FiguresPage:
    return _page(qtbot, desk)


def _page(qtbot: QtBot, desk: Desk, argument: object = None) -> FiguresPage:
    page = make_figures_page(desk)
    assert isinstance(page, FiguresPage)
    qtbot.addWidget(page.widget)
    page.widget.resize(1200, 800)
    page.widget.show()
    page.activate(argument)
    return page


def _marks(page: FiguresPage, key: str) -> dict[str, Any]:
    return {mark.name: mark for mark in page.view.charts.cards[key].chart.marks}


def _followed(page: FiguresPage, said: Said, mark: Any) -> CaseFilter | None:
    said.places.clear()
    page.follow(mark)
    if not said.places:
        return None
    where, wanted = said.places[-1]
    assert where == "queue" and isinstance(wanted, CaseFilter)
    return wanted


@pytest.mark.parametrize("key", ["categories", "causes", "heat"])
def test_behind_a_number_stand_as_many_cases(
    page: FiguresPage, office: Office, said: Said, key: str
) -> None:
    page.view.period.show_period(month_of(NOW.date()))
    page._period_changed(page.view.period.period)
    marks = _marks(page, key)
    assert marks
    for mark in marks.values():
        wanted = _followed(page, said, mark)
        assert wanted is not None
        number = int(mark.value.split()[0])
        assert len(wanted.numbers) == number, mark.name
        # The queue shows them all, and calls them by what was pressed.
        assert queue.count(office, queue.query(office, wanted)) == number
        assert wanted.title.startswith(mark.name)


@pytest.mark.parametrize("grouping", ["person", "department", "building", "channel"])
def test_behind_the_table_too_also_where_nobody_is_named(
    page: FiguresPage, office: Office, said: Said, grouping: str
) -> None:
    page._grouping_chosen(grouping)
    total = 0
    for name, mark in _marks(page, "groups").items():
        if name.endswith((" 新增", " 完成")) and mark.value != "0":
            wanted = _followed(page, said, mark)
            assert wanted is not None and len(wanted.numbers) == int(mark.value), name
            total += int(mark.value) if name.endswith(" 新增") else 0
    assert total == figures.compute(office, WEEK).values["received"].numerator


def test_late_limits_lead_to_the_late_ones(page: FiguresPage, office: Office, said: Said) -> None:
    facts = figures.compute(office, WEEK).facts
    late = facts.count("response_due") - facts.count("response_kept")
    assert late > 0
    wanted = _followed(page, said, _marks(page, "limits")["首次响应 超时"])
    assert wanted is not None
    missed = figures.cases_behind(office, WEEK, "response_in_time", part="out")
    assert set(wanted.numbers) == set(missed) and len(missed) == late


def test_nothing_behind_a_zero_is_said(page: FiguresPage, said: Said) -> None:
    page._cut_changed()
    zero = replace(_marks(page, "headline")["新增"], behind=Behind("invalid"))
    assert _followed(page, said, zero) is None
    assert said.messages and "没有投诉" in said.messages[-1][1]


def test_a_list_opened_later_still_holds_its_number(
    page: FiguresPage, office: Office, said: Said, set_clock: SetClock
) -> None:
    mark = _marks(page, "headline")["新增"]
    shown = int(mark.value)
    set_clock.forward(hours=1)
    older = figures.cases_behind(office, WEEK.previous(), "received")[0]
    with office.write("test") as journal:  # one more is received before the list is opened
        case = office.store.value("SELECT id FROM complaint WHERE number = ?", [older])
        journal.update("complaint", case, {"received_at": NOW + timedelta(minutes=30)})
    assert figures.compute(office, WEEK).values["received"].numerator == shown + 1
    wanted = _followed(page, said, mark)
    assert wanted is not None and len(wanted.numbers) == shown


def test_more_cases_than_places_of_sqlite(office: Office) -> None:
    wanted = CaseFilter(numbers=tuple(f"X-{i}" for i in range(300_000)))
    assert queue.count(office, queue.query(office, wanted)) == 0


def test_a_part_of_the_office(page: FiguresPage, office: Office) -> None:
    cut = page.view.charts.cut
    cut.person.setCurrentIndex(cut.person.findData("刘工"))
    found = figures.compute(office, WEEK, Cut(person="刘工"))
    assert _marks(page, "headline")["新增"].value == str(found.values["received"].numerator)
    assert "刘工" in page.view.charts.cards["headline"].chart.text()
    assert not cut.whole.isHidden()
    cut.clear()
    assert cut.cut == Cut() and cut.whole.isHidden()
    whole = figures.compute(office, WEEK).values["received"].numerator
    assert _marks(page, "headline")["新增"].value == str(whole)


def test_periods_before_and_free_ones(page: FiguresPage) -> None:
    bar = page.view.period
    bar.turn(1)
    assert bar.period == WEEK, "nothing lies ahead"
    bar.turn(-1)
    assert bar.period == WEEK.previous()
    bar._kind("free")
    assert bar.period == free(WEEK.previous().first, WEEK.previous().last)
    bar.last.line.setText("2026-11-01")
    bar.last.commit()
    assert bar.period == free(date(2026, 11, 1), date(2026, 11, 1)), "never backwards"
    bar._kind("month")
    assert bar.period == month_of(date(2026, 11, 1))
    bar._kind("week")
    for slip in ("9999-12-31", "0001-01-01"):
        bar.day.line.setText(slip)
        bar.day.commit()
        assert bar.period == WEEK, "a slip of the keyboard"
    bar._kind("month")
    assert page.view.tabs.tabText(1) == "月报"
    assert page._desk.settings.get("figures/kind") == "month"


def test_small_numbers_and_none_are_said_as_such(page: FiguresPage) -> None:
    page.view.period.show_period(free(date(2020, 1, 1), date(2020, 1, 2)))
    page._period_changed(page.view.period.period)
    marks = _marks(page, "headline")
    assert marks["满意率"].value.startswith("—")
    assert "没有可作分母" in marks["满意率"].tip
    assert marks["新增"].value == "0"
    card = page.view.charts.cards["categories"]
    assert card.chart.isHidden() and not card.none.isHidden() and card.none.text()


def test_ctrl_c_takes_a_chart_along(qtbot: QtBot, page: FiguresPage, said: Said) -> None:
    card = page.view.charts.cards["categories"]
    card.chart.setFocus()
    qtbot.keyClick(card.chart, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    data = QGuiApplication.clipboard().mimeData()
    assert data.hasImage() and data.text().startswith("新增类别\n2026 年第 47 周")
    assert said.messages[-1][0] == "success"


def test_an_empty_office_says_what_to_do(
    qtbot: QtBot, tmp_path: Path, theme: Theme, desk: Desk
) -> None:
    (tmp_path / "empty").mkdir()
    empty = make_office(tmp_path / "empty")
    page = _page(qtbot, desk._replace(runner=InlineRunner(empty), registry=type(desk.registry)()))
    assert page.view.stack.currentWidget() is page.view.empty
    assert page.view.period.isHidden()
    empty.close()


def test_read_again_only_when_something_changed_and_in_sight(
    page: FiguresPage, office: Office, desk: Desk, qtbot: QtBot
) -> None:
    asked: list[str] = []
    seen = page.reading._arrived
    page.reading._arrived = lambda part, q, a: (asked.append(part), seen(part, q, a))[1]
    page.activate()
    assert not asked
    page.widget.hide()
    _touch(office, desk)
    assert not page._pause.isActive() and not asked
    page.widget.show()
    page.activate()
    assert asked[0] == "headline" and len(asked) == 6
    _touch(office, desk)
    assert page._pause.isActive()


def test_an_older_question_ends_where_it_stands() -> None:
    """The runner answers late; only the newest question's parts arrive, none is counted twice."""
    waiting: list[tuple[Any, Callable[[Any], None]]] = []

    class Late:
        def run(self, work: Any, done: Any = None, failed: Any = None) -> None:
            waiting.append((work, done))

        run_apart = run

    arrived: list[tuple[str, Question]] = []
    done: list[bool] = []
    reading = Reading(
        Late(),  # type: ignore[arg-type]
        lambda part, asked, _answer: arrived.append((part, asked)),
        lambda _error: None,
        lambda: done.append(True),
    )
    old = Question(WEEK.previous(), Cut(), "person", NOW)
    new = Question(WEEK, Cut(), "person", NOW)
    reading.ask(old, ("trend", "causes"))
    reading.ask(new, ("causes",))
    work, answer = waiting.pop(0)
    assert work(None) is None, "nothing is counted for a question nobody waits for"
    answer(None)
    assert not arrived and len(waiting) == 1
    waiting.pop(0)[1]("answer")
    assert arrived == [("causes", new)] and done == [True]


# the summary


@pytest.fixture
def papers() -> Any:
    return pytest.importorskip(
        "desktop_app.services.papers.weekly", reason="the papers are not in this checkout"
    )


@pytest.fixture
def summary(qtbot: QtBot, desk: Desk, office: Office, papers: Any) -> FiguresPage:
    office.operator = "周主管"
    return _page(qtbot, desk, ("summary", WEEK.previous().key))


def test_the_summary_in_the_sections_of_its_paper(summary: FiguresPage) -> None:
    view = summary.view.summary
    keys = [card.key for card in view.cards.values()]
    assert keys[:4] == ["overview", "places", "trend", "categories"]
    assert "definitions" in keys and "corrections" not in keys
    overview = view.card("overview")
    assert overview is not None and "受理有效投诉" in overview.body_text.text()
    assert "草稿" in view.state.text()


def test_remarks_are_kept_as_typed_and_survive_a_restart(
    qtbot: QtBot, summary: FiguresPage, office: Office, desk: Desk
) -> None:
    card = summary.view.summary.card("urgent")
    assert card is not None
    card.remark.setPlainText("电梯配件 周三到货")
    card.remark.insertPlainText("<b>&")
    assert summary.can_leave()
    period = WEEK.previous()
    typed = card.remark.toPlainText()
    assert [(one.section, one.text) for one in signing.remarks(office, period)] == [
        ("urgent", typed)
    ]
    again = _page(qtbot, desk._replace(registry=type(desk.registry)()), ("summary", period.key))
    other = again.view.summary.card("urgent")
    assert other is not None and other.remark.toPlainText() == typed
    # Another period has remarks of its own, and coming back brings these again.
    again.view.period.turn(-1)
    other = again.view.summary.card("urgent")
    assert other is not None and other.remark.toPlainText() == ""


def test_a_remark_that_is_refused_is_not_lost(summary: FiguresPage) -> None:
    card = summary.view.summary.card("places")
    assert card is not None
    long = "长" * 4001
    card.remark.setPlainText(long)
    summary.work.flush()
    assert "4000" in card.error.text()
    summary.view.period.turn(-1)
    summary.view.period.turn(1)
    card = summary.view.summary.card("places")
    assert card is not None and card.remark.toPlainText() == long and card.error.text()


def test_signing_freezes_and_corrections_appear(
    summary: FiguresPage, office: Office, desk: Desk, set_clock: SetClock
) -> None:
    view, period = summary.view.summary, WEEK.previous()
    card = view.card("overview")
    assert card is not None
    card.remark.setPlainText("本周平稳")
    view.sign.click()
    assert not view.asking.isHidden()
    view.yes.click()
    assert "周主管" in view.state.text() and "冻结" in view.state.text()
    card = view.card("overview")
    assert card is not None and card.remark.isReadOnly()
    assert card.remark.toPlainText() == "本周平稳"
    before = view.card("places")
    assert before is not None
    told = before.body_text.text()
    number = figures.cases_behind(office, period, "received")[0]
    set_clock.forward(minutes=5)
    with office.write("test") as journal:
        case = office.store.value("SELECT id FROM complaint WHERE number = ?", [number])
        journal.update("complaint", case, {"deleted_at": set_clock()})
    summary.work.refresh()
    assert "更正" in view.state.text()
    corrections = view.card("corrections")
    assert corrections is not None and number in corrections.body_text.text()
    after = view.card("places")
    assert after is not None and after.body_text.text() == told


def test_only_who_may_signs_and_a_signature_is_taken_back_with_a_reason(
    qtbot: QtBot, summary: FiguresPage, office: Office, desk: Desk
) -> None:
    view = summary.view.summary
    office.operator = "王敏"
    summary.work.refresh()
    assert not view.sign.isEnabled() and "主管" in view.why_not.text()
    office.operator = "周主管"
    summary.work.refresh()
    view.sign.click()
    view.yes.click()
    view.revoke.click()
    view.yes.click()
    assert not view.refusal.isHidden() and view.refusal.text()
    view.reason.setText("漏登记两件")
    qtbot.keyClick(view.reason, Qt.Key.Key_Return)
    assert "草稿" in view.state.text() and view.asking.isHidden()


def test_the_public_version_has_no_remarks_and_nobody_in_it(
    summary: FiguresPage, office: Office
) -> None:
    view = summary.view.summary
    card = view.card("overview")
    assert card is not None
    card.remark.setPlainText("内部说明")
    view.public.setChecked(True)
    assert all(card.remark.isHidden() for card in view.cards.values())
    said = " ".join(card.body_text.text() for card in view.cards.values())
    people = office.store.rows("SELECT DISTINCT complainant FROM complaint")
    assert not [row["complainant"] for row in people if row["complainant"] in said]
    assert "内部说明" not in said
    view.public.setChecked(False)
    card = view.card("overview")
    assert card is not None and card.remark.toPlainText() == "内部说明"


def test_print_opens_the_preview_of_what_is_seen(summary: FiguresPage, said: Said) -> None:
    summary.view.summary.print_.click()
    where, job = said.places[-1]
    assert where == "print" and job.title == "客户投诉处理周报"


@pytest.mark.parametrize("suffix", [".pdf", ".xlsx"])
def test_saving_writes_the_file(
    summary: FiguresPage, said: Said, tmp_path: Path, suffix: str
) -> None:
    wanted: list[str] = []

    def choose(_parent: object, proposed: str, _suffix: str) -> Path:
        wanted.append(proposed)
        return tmp_path / f"week{suffix}"

    summary.work._choose_target = choose
    summary.work.save(suffix)
    assert wanted[0].endswith(f"客户投诉处理周报 2026-W46{suffix}")
    assert (tmp_path / f"week{suffix}").stat().st_size > 2000
    assert said.messages[-1][0] == "success"


def test_behind_knows_its_words(office: Office) -> None:
    with pytest.raises(ValueError):
        figures_behind.numbers(office, WEEK, Behind("received", where=(("phone", "1"),)))
    with pytest.raises((KeyError, KnownError)):
        figures_behind.numbers(office, WEEK, Behind("nothing"))


def _touch(office: Office, desk: Desk) -> None:
    with office.write("test") as journal:
        case = office.store.value("SELECT min(id) FROM complaint")
        now = office.store.value("SELECT channel FROM complaint WHERE id = ?", [case])
        journal.update("complaint", case, {"channel": "wechat" if now == "visit" else "visit"})
    desk.runner.run(lambda _office: None)
