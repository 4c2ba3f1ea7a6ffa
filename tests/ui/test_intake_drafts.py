"""Drafts: kept while typing, parked, switched, offered again, gone once registered."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop_app.domain.errors import KnownError
from desktop_app.services import cases, draftbook, undo
from desktop_app.services.office import Office
from desktop_app.services.operations import InlineRunner, Work
from desktop_app.ui.desk import Desk
from desktop_app.ui.intake.page import IntakePage, make_intake_page
from desktop_app.ui.intake.values import FormValues, from_draft, summary, to_intake
from tests.offices import SetClock
from tests.ui.conftest import Said

WHOLE = FormValues(
    place="9-1-1203", community="翠园", building="9", unit="1", room="1203", complainant="周先生",
    kind="tenant", phone="13900000000", content="卫生间漏水，\n滴到客厅", expectation="今天来人",
    mood="angry", category="engineering.leak", severity="major", channel="wechat",
    received="2026-11-21T09:14:00", occurred="昨晚 11 点", department="工程部", handler="刘工",
    remark="有老人", workflow="office-rules", started="2026-11-21T09:14:05",
)  # fmt: skip


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> Iterator[IntakePage]:
    made = make_intake_page(desk)
    qtbot.addWidget(made.widget)
    made.widget.resize(1200, 800)
    made.widget.show()
    made.activate()
    yield made


def stored(office: Office) -> list[FormValues]:
    return [from_draft(draft.values) for draft in draftbook.intakes(office)]


def test_every_field_is_kept_at_a_pause(page: IntakePage, office: Office, qtbot: QtBot) -> None:
    page.view.form.set_values(WHOLE)
    page.view.form.edited.emit()
    assert stored(office) == []
    qtbot.waitUntil(lambda: stored(office) == [WHOLE])
    assert page.view.kept.text() == "草稿已保存 14:32:07"


def test_typing_without_a_pause_is_kept_all_the_same(
    page: IntakePage, office: Office, qtbot: QtBot
) -> None:
    written = 0

    def type_on() -> bool:
        nonlocal written
        written += 1
        page.view.form.content.insertPlainText("字")
        return bool(stored(office))

    qtbot.waitUntil(type_on, timeout=20_000)
    assert written > 10


def test_an_untouched_form_leaves_no_draft(page: IntakePage, office: Office) -> None:
    assert page.can_leave()
    page.activate()
    assert stored(office) == []
    assert not page.view.drafts.isVisible()


def test_an_emptied_form_takes_its_draft_along(page: IntakePage, office: Office) -> None:
    page.view.form.content.setPlainText("打错了")
    page.can_leave()
    assert len(stored(office)) == 1
    page.view.form.content.clear()
    page.can_leave()
    assert stored(office) == []


def test_leaving_stores_at_once(page: IntakePage, office: Office) -> None:
    page.view.form.content.setPlainText("说到一半")
    assert page.can_leave()
    assert [values.content for values in stored(office)] == ["说到一半"]


def test_a_new_form_parks_the_unfinished_one(page: IntakePage, office: Office) -> None:
    form = page.view.form
    form.set_values(WHOLE)
    form.edited.emit()
    page.activate()
    assert form.values().is_blank()
    assert page.view.drafts.texts() == ["14:32  9-1-1203 卫生间漏水， 滴到客厅"]
    assert len(stored(office)) == 1


def test_drafts_are_switched_and_stay_in_place(
    page: IntakePage, office: Office, set_clock: SetClock
) -> None:
    form = page.view.form
    for content in ("第一件", "第二件", "第三件"):
        form.content.setPlainText(content)
        set_clock.forward(minutes=1)
        page.activate()
    first, second, third = page.view.drafts.keys
    page._switch_to(2)
    assert form.content.toPlainText() == "第二件"
    assert page.view.drafts.keys == (first, third)
    form.content.setPlainText("第二件，补充")
    page._switch_to(1)
    assert form.content.toPlainText() == "第一件"
    assert page.view.drafts.keys == (second, third)
    page._switch_to(1)
    assert form.content.toPlainText() == "第二件，补充"
    page._switch_to(9)
    assert form.content.toPlainText() == "第二件，补充"


def test_so_many_drafts_are_offered_as_have_a_key(page: IntakePage, set_clock: SetClock) -> None:
    for number in range(11):
        page.view.form.content.setPlainText(f"第 {number} 件")
        set_clock.forward(minutes=1)
        page.activate()
    bar = page.view.drafts
    assert len(bar.keys) == 11 and len(bar.texts()) == 9
    rest = [label.text() for label in bar.findChildren(QLabel) if "另有" in label.text()]
    assert rest == ["另有 2 件"]
    for key in bar.keys[:2]:
        bar.dropped.emit(key)
    assert len(bar.keys) == 9 and len(bar.texts()) == 9
    assert not [one for one in bar.findChildren(QLabel) if "另有" in one.text() and one.isVisible()]


def test_a_draft_comes_back_whole(page: IntakePage, office: Office) -> None:
    draftbook.keep(office, "intake:abc", WHOLE.to_draft())
    page.activate(("draft", "intake:abc"))
    assert page.view.form.values() == WHOLE
    page.can_leave()
    assert stored(office) == [WHOLE], "looking at a draft changes nothing"


def test_registering_takes_the_draft_away(page: IntakePage, office: Office) -> None:
    draftbook.keep(office, "intake:abc", WHOLE.to_draft())
    page.activate(("draft", "intake:abc"))
    page.view.register.click()
    complaint = office.case_by_number("TS-20261121-001").complaint
    assert (complaint.content, complaint.handler) == (WHOLE.content, "刘工")
    assert (complaint.place(), complaint.severity, complaint.mood) == ("9-1-1203", "major", "angry")
    assert (complaint.occurred, complaint.remark) == ("昨晚 11 点", "有老人")
    assert (complaint.channel, complaint.complainant_kind) == ("wechat", "tenant")
    assert f"{complaint.received_at:%H:%M}" == "09:14"
    assert office.case(complaint.id).workflow.key == "office-rules"
    assert stored(office) == []


def test_a_draft_that_is_gone_opens_a_new_form(page: IntakePage, said: Said) -> None:
    page.activate(("draft", "intake:gone"))
    assert page.view.form.values().is_blank()
    assert said.messages[0][0] == "info"


def test_a_deleted_draft_can_be_brought_back(page: IntakePage, office: Office, said: Said) -> None:
    page.view.form.content.setPlainText("误删")
    page.activate()
    page.view.drafts.dropped.emit(page.view.drafts.keys[0])
    assert stored(office) == [] and not page.view.drafts.isVisible()
    _, undo = said.undos[0]
    assert callable(undo)
    undo()
    assert [values.content for values in stored(office)] == ["误删"]
    assert page.view.drafts.isVisible()


def test_a_refused_registration_keeps_everything(
    page: IntakePage, office: Office, said: Said, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def refuse(_office: Office, _intake: cases.Intake) -> None:
        raise KnownError("disk_full", "磁盘已满")

    monkeypatch.setattr(cases, "register", refuse)
    page.view.form.set_values(WHOLE)
    page.view.form.edited.emit()
    page.view.register.click()
    assert said.messages == [("error", "磁盘已满")]
    assert page.view.form.values() == WHOLE
    assert stored(office) == [WHOLE]
    assert page.view.register.isEnabled()


def test_a_draft_that_could_not_be_stored_is_tried_again(
    page: IntakePage, office: Office, said: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep = draftbook.keep

    def refuse(*_: object) -> None:
        raise KnownError("disk_full", "磁盘已满")

    monkeypatch.setattr(draftbook, "keep", refuse)
    page.view.form.content.setPlainText("要紧的话")
    page.can_leave()
    assert said.messages == [("error", "磁盘已满")]
    monkeypatch.setattr(draftbook, "keep", keep)
    page.can_leave()
    assert [values.content for values in stored(office)] == ["要紧的话"]


def test_a_time_that_was_not_understood_is_kept_as_typed(page: IntakePage, office: Office) -> None:
    form = page.view.form
    form.content.setPlainText("问题")
    form.received.line.setText("大概吃饭那会儿")
    page.can_leave()
    (values,) = stored(office)
    assert values.received == "大概吃饭那会儿"
    page.activate()
    page._switch_to(1)
    assert form.received.text() == "大概吃饭那会儿" and not form.received.is_valid


text = st.text(max_size=20)


@given(
    st.builds(
        FormValues, place=text, content=text, phone=text, received=text, category=text,
        household_id=st.none() | st.integers(1, 9),
    )
)  # fmt: skip
def test_values_survive_being_a_draft(values: FormValues) -> None:
    assert from_draft(values.to_draft()) == values


def test_an_old_draft_with_other_fields_is_read() -> None:
    assert from_draft({"content": "a", "gone": 1, "household_id": "x", "phone": None}) == (
        FormValues(content="a")
    )


def test_a_place_that_was_never_read_is_stored_as_typed() -> None:
    intake = to_intake(FormValues(place=" 南门岗亭 ", content="问题"), "k")
    assert (intake.room, intake.building, intake.draft_key) == ("南门岗亭", "", "k")


def test_a_summary_tells_no_names() -> None:
    assert summary(WHOLE) == "9-1-1203 卫生间漏水， 滴到客厅"
    assert summary(FormValues(complainant="周先生", phone="139")) == ""
    assert summary(FormValues(content="一" * 30), 5) == "一一一一一…"


class LateRunner:
    """Does the work at once, brings the answers when it is told to: as the office's thread."""

    def __init__(self, inline: InlineRunner) -> None:
        self._inline = inline
        self.answers: list[Callable[[], object]] = []

    def run(
        self,
        work: Work,
        done: Callable[[object], object] | None = None,
        failed: Callable[[Exception], object] | None = None,
    ) -> None:
        self._inline.run(
            work,
            lambda answer: self.answers.append(lambda: done(answer) if done else None),
            lambda error: self.answers.append(lambda: failed(error) if failed else None),
        )

    def deliver(self) -> None:
        while self.answers:
            self.answers.pop(0)()


@pytest.fixture
def late(desk: Desk, office: Office) -> LateRunner:
    return LateRunner(InlineRunner(office))


@pytest.fixture
def late_page(desk: Desk, late: LateRunner, qtbot: QtBot) -> Iterator[IntakePage]:
    made = make_intake_page(desk._replace(runner=late))
    qtbot.addWidget(made.widget)
    made.widget.show()
    made.activate()
    late.deliver()
    yield made


def test_what_is_typed_while_registering_stays_a_draft(
    late_page: IntakePage, late: LateRunner, office: Office
) -> None:
    form = late_page.view.form
    form.content.setPlainText("水压低")
    late_page.view.register.click()
    form.content.setPlainText("水压低，热水也没有")
    late_page.view.register.click()
    late_page.activate()
    late.deliver()
    assert office.store.value("SELECT count(*) FROM complaint") == 1
    assert [values.content for values in stored(office)] == ["水压低，热水也没有"]
    assert form.values().is_blank()
    assert late_page.view.drafts.isVisible()


def test_what_is_typed_while_a_draft_is_fetched_is_kept(
    late_page: IntakePage, late: LateRunner, office: Office
) -> None:
    draftbook.keep(office, "intake:abc", WHOLE.to_draft())
    form = late_page.view.form
    form.content.setPlainText("第一句")
    late_page.activate(("draft", "intake:abc"))
    form.content.setPlainText("第一句，第二句")
    late.deliver()
    assert form.values() == WHOLE
    assert {values.content for values in stored(office)} == {WHOLE.content, "第一句，第二句"}


def test_an_answer_to_an_older_place_is_dropped(
    late_page: IntakePage, late: LateRunner, office: Office
) -> None:
    with office.write("register") as journal:
        for room in ("501", "502"):
            journal.insert("household", {"building": "3", "unit": "2", "room": room})
    form = late_page.view.form
    form.place.setText("3-2-501")
    form.place_left.emit(True)
    form.place.setText("3-2-502")
    form.place_left.emit(True)
    late.deliver()
    assert form.values().room == "502"


def test_a_registration_that_is_taken_back_leaves_its_words(
    page: IntakePage, desk: Desk, office: Office
) -> None:
    """As a draft above the form, one key away; the number that is gone is no longer shown."""
    form = page.view.form
    form.set_values(WHOLE)
    form.edited.emit()
    page.view.register.click()
    assert page.view.registered.isVisible() and not page.view.drafts.isVisible()
    assert stored(office) == []
    desk.runner.run(undo.undo_last)
    assert not page.view.registered.isVisible()
    assert page.view.drafts.isVisible() and len(page.view.drafts.keys) == 1
    page._switch_to(1)
    assert form.values().content == WHOLE.content and form.values().phone == WHOLE.phone
    page.view.register.click()
    assert page.view.registered.isVisible() and stored(office) == []
