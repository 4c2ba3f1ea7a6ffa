"""The settings' part about checking the data, mending it, and the voucher on paper."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from desktop_app.services import cases
from desktop_app.services.cases import Intake
from desktop_app.services.office import Office
from desktop_app.services.safety import proof
from desktop_app.ui.desk import Desk
from desktop_app.ui.settings.check_section import CheckSection
from tests.ui.conftest import Said


@pytest.fixture
def section(qtbot: QtBot, desk: Desk) -> Iterator[CheckSection]:
    made = CheckSection(desk)
    made.pane.resize(1000, 700)
    with qtbot.waitExposed(made.pane):
        made.pane.show()
    made.refresh()
    yield made
    made.pane.close()
    made.pane.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def damage(office: Office) -> str:
    """A status that does not follow from the case, written past the program."""
    case = cases.register(office, Intake("电梯困人", building="3", room="1502"))
    office.store.execute(
        "UPDATE complaint SET status = 'closed' WHERE id = ?", (case.complaint.id,)
    )
    return case.complaint.number


def spoken(section: CheckSection) -> str:
    return "\n".join(text for _level, text in section.pane.messages.messages())


def test_a_sound_office_is_said_to_be_sound(section: CheckSection, office: Office) -> None:
    cases.register(office, Intake("楼道垃圾", building="3", room="1502"))
    assert section.summary.text() == "还没有检查过。"
    section.check_button.click()
    assert section.summary.text() == f"{section.table.rowCount()} 项都对。"
    assert {section.table.cells(key)[0] for key in list(section.table.keys())} == {"对"}
    assert section.mend_button.isHidden()


def test_what_is_wrong_is_named_opened_and_mended(
    section: CheckSection, office: Office, said: Said
) -> None:
    number = damage(office)
    section.check_button.click()
    assert "有 1 项不对" in section.summary.text()
    result, what, numbers = section.table.cells("status")
    assert (result, numbers) == ("不对", number)
    assert "1 件不一致" in what
    section.table.pick("status")
    section.open_case()
    assert said.places == [("editor", (office.case_by_number(number).complaint.id, None))]
    section.mend_button.click()
    assert "已重算 1 件的状态和到期时间" in spoken(section)
    assert section.summary.text().endswith("项都对。")
    assert office.case_by_number(number).complaint.status != "closed"


def test_a_cancelled_check_changes_nothing(
    section: CheckSection, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    damage(office)
    real = section._work.begin

    def cancelled(text: str) -> object:
        progress = real(text)
        progress.cancel()
        return progress

    monkeypatch.setattr(section._work, "begin", cancelled)
    section.check_button.click()
    assert section.check_button.isEnabled()
    assert section.summary.text() == "还没有检查过。"


def test_a_voucher_from_paper_is_compared(section: CheckSection, office: Office) -> None:
    cases.register(office, Intake("路灯不亮", building="3", room="1502"))
    printed = proof.anchor(office)
    cases.register(office, Intake("门禁坏了", building="3", room="1502"))
    section.refresh()
    assert proof.anchor(office) in section.anchor.text()
    assert section.verdict.isHidden()
    for typed, answer in (
        (printed, "相符"),
        (f" {printed.lower()} ", "相符"),
        (f"{printed[:-4]}0000", "不符"),
    ):
        section.form.show_values({"anchor": typed})
        section.compare_button.click()
        assert answer in section.verdict.text()
        assert section.verdict.isVisible()
    section.form.show_values({"anchor": "记不清了"})
    section.compare_button.click()
    assert section.verdict.isHidden()
    assert "不是凭据" in spoken(section)
