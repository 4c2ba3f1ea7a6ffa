"""The weekly paper that writes itself: caught up, failing once and loudly, tried again."""

from __future__ import annotations

from datetime import datetime, time
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop_app.domain.documents import Document
from desktop_app.domain.errors import KnownError
from desktop_app.domain.weekly_run import WeeklyRun
from desktop_app.services.office import Office
from desktop_app.services.reports import schedule
from desktop_app.ui.desk import Desk
from desktop_app.ui.window.schedule_hook import ScheduleHook
from tests.offices import SetClock
from tests.ui.conftest import Said


@pytest.fixture
def folder(tmp_path: Path, office: Office, set_clock: SetClock) -> Path:
    set_clock.at = datetime(2026, 11, 19, 10)
    target = tmp_path / "周报"
    target.mkdir()
    schedule.save(office, WeeklyRun(True, 4, time(17), str(target), workbook=True))
    return target


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_written_when_due_and_caught_up(
    qapp: QApplication, desk: Desk, said: Said, set_clock: SetClock, folder: Path
) -> None:
    hook = ScheduleHook(desk)
    hook.start()
    assert not names(folder) and not said.messages
    set_clock.at = datetime(2026, 11, 20, 17)
    desk.bus.minute.emit()
    first = ["客户投诉处理周报 2026-W47.pdf", "客户投诉处理周报 2026-W47.xlsx"]
    assert names(folder) == first
    assert [level for level, _ in said.messages] == ["success"]
    desk.bus.minute.emit()
    assert len(said.messages) == 1
    set_clock.at = datetime(2026, 12, 8, 9)  # the machine was off for two Fridays
    again = ScheduleHook(desk)
    again.start()
    assert [name for name in names(folder) if name.endswith(".pdf")] == [
        first[0], "客户投诉处理周报 2026-W48.pdf", "客户投诉处理周报 2026-W49.pdf",
    ]  # fmt: skip


def test_a_failure_is_said_once_and_tried_again(
    qapp: QApplication, desk: Desk, said: Said, set_clock: SetClock, folder: Path, office: Office
) -> None:
    written: list[Path] = []
    broken = [True]

    def write(path: Path, _documents: list[Document], _order: object) -> None:
        if broken[0]:
            raise KnownError("folder_missing", "文件夹不见了")
        written.append(path)

    set_clock.at = datetime(2026, 11, 20, 18)
    hook = ScheduleHook(desk, write=write)
    hook.start()
    for _ in range(3):
        desk.bus.minute.emit()
    assert [level for level, _ in said.messages] == ["warning"]
    assert "文件夹不见了" in said.messages[0][1]
    broken[0] = False
    desk.bus.minute.emit()
    assert len(written) == 2 and said.messages[-1][0] == "success"
    assert schedule.due(office)[1] == ()
