"""A complaint through the default workflow, by the real widgets of the editor."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from desktop_app.domain.case import Status
from desktop_app.services import cases, followups
from desktop_app.services.cases import Intake
from desktop_app.services.office import Office
from desktop_app.services.staff import people
from desktop_app.ui.desk import Desk
from desktop_app.ui.editor.page import EditorPage, make_editor_page
from tests.e2e.desk_hands import Worker
from tests.offices import SetClock
from tests.ui.conftest import desk, office, said, set_clock, theme  # noqa: F401 - fixtures


@pytest.fixture
def worker(qtbot: QtBot, desk: Desk, office: Office, set_clock: SetClock) -> Iterator[Worker]:  # noqa: F811
    for name in ("王敏", "刘工"):
        people.add(office, name)
    case = cases.register(
        office,
        Intake(
            "卫生间顶棚漏水，催了三次没人来",
            complainant="李建国",
            complainant_kind="owner",
            phone="13812342207",
            building="5",
            room="302",
            category="engineering.leak",
            severity="major",
            mood="angry",
        ),
    )
    page = make_editor_page(desk)
    assert isinstance(page, EditorPage)
    page.widget.resize(1200, 800)
    page.widget.show()
    qtbot.waitExposed(page.widget)
    page.activate((case.complaint.id, None))
    yield Worker(page, office, set_clock)
    page.widget.close()
    page.widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_to_the_end_with_a_promise_kept_and_a_satisfied_resident(worker: Worker) -> None:
    page = worker.page
    # Mood first: nothing goes on before the angry resident was talked to.
    page.view.step.primary.click()
    assert worker.case.complaint.step_key == "isolate"
    assert page.view.side.contact is not None or page.view.step.gaps()

    worker.first_four()
    worker.contact(said="说明原因", promise="周五前给报价", until="2026-11-21 18:00:00")
    promised = [
        one
        for one in followups.span(
            worker.office, datetime(2026, 11, 21).date(), datetime(2026, 11, 21).date()
        ).items
        if one.promise_id is not None
    ]
    assert [one.title for one in promised] == ["周五前给报价"]

    worker.gather_and_propose("402 地漏防水层失效")
    worker.agree_and_finish()
    assert worker.case.complaint.status is Status.AWAITING_CALLBACK

    worker.contact(said="回访：已经不漏了，业主说满意", after="calm")
    worker.fill(resolved="yes", satisfaction="A")
    worker.tick("asked_solved", "promises")
    worker.clock.at = datetime(2026, 11, 21, 18, 30)
    page.reload()
    page.view.step.primary.click()
    assert not worker.case.complaint.outcome  # the promise is overdue and not kept
    assert any("周五前给报价" in gap for gap in page.view.step.gaps())

    kept = next(one for one in worker.case.follow_ups if one.promise_id == promised[0].promise_id)
    listed = page.view.side.follow_ups
    listed.start(kept)
    listed.done_form.outcome.input.put("报价已送到业主家里")
    listed.done_form.done_button.click()
    assert followups.get(worker.office, kept.id).state == "done"

    page.view.step.primary.click()
    case = worker.case
    assert case.complaint.status is Status.CLOSED
    assert case.complaint.satisfaction == "A"
    assert [entry.how for entry in case.entries] == ["completed"] * 7
    assert page.view.step.primary.isHidden()
    assert "满意" in page.view.step.note_label.text()


def test_a_dissatisfied_resident_opens_a_rework_round_that_ends_well(worker: Worker) -> None:
    page = worker.page
    worker.first_four()
    worker.gather_and_propose("402 地漏防水层失效")
    worker.agree_and_finish()
    worker.contact(said="还在滴水，业主不满意", before="angry", after="anxious")
    worker.fill(resolved="no", satisfaction="C", comment="还在滴水")
    worker.tick("asked_solved", "promises")
    assert "R1" in page.view.step.primary.text()

    page.view.step.primary.click()
    panel = page.view.step.panel
    assert panel is not None and panel.reason is not None
    panel.confirm_button.click()
    assert worker.case.complaint.round == 0  # a round needs its cause
    assert panel.problem
    panel.reason.input.put("闭水不到 48 小时")
    panel.confirm_button.click()

    case = worker.case
    assert (case.complaint.round, case.complaint.step_key) == (1, "gather")
    assert case.complaint.status is Status.REWORK
    assert page.view.step.panel is None
    form = page.view.step.form
    assert form is not None and form.rows["investigation"].text == ""  # the round starts anew

    worker.clock.forward(minutes=5)
    worker.gather_and_propose("套管没有封堵")
    worker.agree_and_finish()
    worker.contact(said="三天没有再漏", after="calm")
    worker.fill(resolved="yes", satisfaction="B")
    worker.tick("asked_solved", "promises")
    page.view.step.primary.click()
    case = worker.case
    assert case.complaint.status is Status.CLOSED
    assert [(r.round, r.closed_at is not None) for r in case.reworks] == [(1, True)]
    assert case.values[(0, "gather", "investigation")] == "402 地漏防水层失效"
    assert case.values[(1, "gather", "investigation")] == "套管没有封堵"
    assert any("返单 R1" in text for text in page.view.side.timeline.texts())
