"""The planner's settings: shown, stored while typing, refused in place, undone."""

from __future__ import annotations

from datetime import time

from pytestqt.qtbot import QtBot

from desktop_app.domain.planner import PlanRules
from desktop_app.services import planner
from desktop_app.services.office import Office
from desktop_app.ui.desk import Desk
from desktop_app.ui.settings.office_section import OfficeSection
from tests.ui.conftest import Said


def made(desk: Desk, qtbot: QtBot) -> OfficeSection:
    section = OfficeSection(desk)
    qtbot.addWidget(section.widget)
    section.set_editable(True)
    section.refresh()
    return section


def test_shown_stored_and_undone(desk: Desk, office: Office, said: Said, qtbot: QtBot) -> None:
    form = made(desk, qtbot).planner.form
    assert form.string("earliest") == "09:00" and form.string("quiet") == "12:00-14:00"
    edit = form.control("quiet")
    edit.setText("11:30-13:00、17:30-18:00")  # type: ignore[attr-defined]
    edit.textEdited.emit("")  # type: ignore[attr-defined]
    edit.editingFinished.emit()  # type: ignore[attr-defined]
    quiet = ((time(11, 30), time(13)), (time(17, 30), time(18)))
    assert planner.rules(office) == PlanRules(quiet=quiet)
    said.undos[-1][1]()  # type: ignore[operator]
    assert planner.rules(office) == PlanRules()


def test_what_cannot_be_read_is_refused_and_stays(desk: Desk, office: Office, qtbot: QtBot) -> None:
    section = made(desk, qtbot)
    for key, text in (("quiet", "午休"), ("latest", "8:00")):
        edit = section.planner.form.control(key)
        edit.setText(text)  # type: ignore[attr-defined]
        edit.textEdited.emit("")  # type: ignore[attr-defined]
        edit.editingFinished.emit()  # type: ignore[attr-defined]
        assert section.planner.form.string(key) == text
        assert planner.rules(office) == PlanRules()
        section.planner.form.control("quiet").setText("")  # type: ignore[attr-defined]
