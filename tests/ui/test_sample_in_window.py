"""The sample office from the window: filled and shown, or given up with nothing written."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from desktop_app.services.office import Office
from desktop_app.ui.widgets.busy import Busy
from desktop_app.ui.window.window import OfficeWindow
from tests.ui.pages import office_window


def count(office: Office) -> int:
    return int(office.store.value("SELECT count(*) FROM complaint"))


def said(made: OfficeWindow) -> str:
    return "\n".join(text for _, text in made.window.messages.messages())


def test_an_empty_office_is_filled_and_its_open_cases_are_shown(
    qapp: QApplication, tmp_path: Path
) -> None:
    with office_window(tmp_path, qapp, empty=True) as (made, office):
        made.navigate("sample")
        assert count(office) > 50 and made.window.current_key == "queue"
        assert f"{count(office)} 件" in said(made)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert not any(one.isVisible() for one in made.window.stack.findChildren(Busy))


def test_given_up_nothing_is_written(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    start = Busy.start

    def give_up(self: Busy, text: str) -> None:
        start(self, text)
        self.cancelled.emit()

    with office_window(tmp_path, qapp, empty=True) as (made, office):
        monkeypatch.setattr(Busy, "start", give_up)
        made.navigate("sample")
        assert count(office) == 0 and "没有写入" in said(made)


def test_an_office_with_a_case_is_left_as_it_is(qapp: QApplication, tmp_path: Path) -> None:
    with office_window(tmp_path, qapp) as (made, office):
        made.navigate("sample")
        assert count(office) == 1 and "未作改动" in said(made)
