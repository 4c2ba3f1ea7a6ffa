"""Settings for papers: the logo, and the weekly paper that writes itself."""

from __future__ import annotations

from datetime import time
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from desktop_app.services.office import Office
from desktop_app.services.reports import schedule
from desktop_app.services.settings import logo
from desktop_app.ui.desk import Desk
from desktop_app.ui.settings.office_section import OfficeSection
from desktop_app.ui.settings.papers_card import PapersCard, small_picture
from tests.ui.conftest import Said


@pytest.fixture
def section(desk: Desk, qtbot: QtBot) -> OfficeSection:
    made = OfficeSection(desk)
    qtbot.addWidget(made.widget)
    made.set_editable(True)
    made.refresh()
    return made


def picture(path: Path, width: int = 3000, height: int = 1200) -> Path:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    for x in range(0, width, 7):
        for y in range(0, height, 7):
            image.setPixel(x, y, (x * 977 + y * 31) & 0xFFFFFF)
    assert image.save(str(path))
    return path


def test_a_logo_is_made_small_kept_and_taken_away(
    section: OfficeSection, office: Office, said: Said, tmp_path: Path
) -> None:
    card: PapersCard = section.papers
    card._ask_picture = lambda *_: str(picture(tmp_path / "logo.jpg"))
    card.choose.click()
    kept = logo.read(office)
    assert kept is not None and len(kept) <= logo.MOST_BYTES
    assert not card.picture.pixmap().isNull() and card.remove.isEnabled()
    card.remove.click()
    assert logo.read(office) is None and not card.remove.isEnabled()
    said.undos[-1][1]()  # type: ignore[operator]
    assert logo.read(office) == kept


def test_what_is_no_picture_is_refused(
    section: OfficeSection, office: Office, tmp_path: Path
) -> None:
    bad = tmp_path / "logo.png"
    bad.write_bytes(b"no picture at all")
    assert small_picture(bad) is None and small_picture(tmp_path / "gone.png") is None
    section.papers._ask_picture = lambda *_: str(bad)
    section.papers.choose.click()
    assert logo.read(office) is None and "logo.png" in str(section.pane.messages.messages())


def test_switching_it_on_asks_for_a_folder(
    section: OfficeSection, office: Office, said: Said, tmp_path: Path
) -> None:
    card = section.papers
    card._ask_folder = lambda *_: ""
    tick = card.form.control("on")
    tick.click()  # type: ignore[attr-defined]
    assert not tick.isChecked() and not schedule.read(office).on  # type: ignore[attr-defined]
    card._ask_folder = lambda *_: str(tmp_path)
    tick.click()  # type: ignore[attr-defined]
    kept = schedule.read(office)
    assert kept.on and kept.folder == str(tmp_path) and kept.at == time(17) and kept.weekday == 4
    assert "2026-11-27 17:00" in card.next.text()
    said.undos[-1][1]()  # type: ignore[operator]
    assert not schedule.read(office).on
