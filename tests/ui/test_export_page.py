"""The export panel on a real office: what is written, what is said, what stays when it fails."""

from __future__ import annotations

import csv
import threading
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QScrollArea, QWidget

from desktop_app.domain.views import CaseFilter
from desktop_app.services import queue
from desktop_app.services.exports import exporting
from desktop_app.services.imports import importing
from desktop_app.services.office import Office
from desktop_app.services.sample import build
from desktop_app.storage.store import Store
from desktop_app.ui.desk import Desk, QtRunner
from desktop_app.ui.exporter.page import ExportPage, make_export_page
from desktop_app.ui.shell.pages import Page
from tests.offices import NOW, RESOURCES, SetClock


@pytest.fixture
def cases(office: Office, tmp_path: Path) -> Office:
    """Three registered complaints of two severities."""
    made = openpyxl.Workbook()
    made.active.append(["编号", "受理时间", "房号", "投诉人", "电话", "投诉内容", "级别"])
    for number, severity in (("A-1", "一般"), ("A-2", "重要"), ("A-3", "一般")):
        made.active.append(
            [
                number,
                "2026-11-03 09:10",
                "3-2-501",
                "李建国",
                "13812342207",
                f"漏水{number}",
                severity,
            ]
        )
    made.save(tmp_path / "来.xlsx")
    loaded = importing.load(tmp_path / "来.xlsx", today=NOW)
    importing.commit(office, importing.check(office, loaded))
    return office


class Dialogs:
    """Stands where the native dialog and the file manager would open."""

    def __init__(self) -> None:
        self.path: Path | None = None
        self.asked: list[tuple[str, str]] = []
        self.shown: list[Path] = []

    def target(self, parent: QWidget, proposed: str, suffix: str) -> Path | None:
        self.asked.append((Path(proposed).name, suffix))
        return self.path


@pytest.fixture
def dialogs() -> Dialogs:
    return Dialogs()


@pytest.fixture
def page(desk: Desk, cases: Office, dialogs: Dialogs, qtbot) -> ExportPage:
    return shown(desk, dialogs, qtbot)


def shown(desk: Desk, dialogs: Dialogs, qtbot) -> ExportPage:
    made = make_export_page(desk, choose_target=dialogs.target, show_folder=dialogs.shown.append)
    qtbot.addWidget(made.widget)
    made.widget.resize(1000, 700)
    made.widget.show()
    made.activate()
    return made


def scopes(page: ExportPage) -> dict[str, bool]:
    return {
        button.text(): button.isChecked()
        for button in page.view.scopes.buttons()
        if not button.isHidden()
    }


def choose(page: ExportPage, suffix: str) -> None:
    page.view.radio(page.view.formats, suffix).click()


def rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(path.read_text("utf-8-sig").splitlines()))


def test_none_means_all(page: ExportPage) -> None:
    assert isinstance(page, Page)
    assert scopes(page) == {"全部 3 条": True}
    assert page.view.masked.isChecked()


def test_a_view_and_a_selection_come_first(page: ExportPage, cases: Office) -> None:
    page.activate(queue.query(cases, CaseFilter(severity="major")))
    assert scopes(page) == {"当前视图 1 条": True, "全部 3 条": False}
    page.activate(("A-3", "A-1"))
    assert scopes(page) == {"选中 2 条": True, "全部 3 条": False}


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_it_writes_says_where_and_opens_the_folder(
    page: ExportPage, dialogs: Dialogs, tmp_path: Path, suffix: str
) -> None:
    choose(page, suffix)
    dialogs.path = tmp_path / f"出{suffix}"
    page.view.export_button.click()
    assert dialogs.asked == [(f"投诉登记表 2026-11-21{suffix}", suffix)]
    done = page.view.done
    assert done.isVisible()
    assert done.accessibleName() == "已导出 3 条投诉"
    assert str(dialogs.path) in done.text.text()
    assert dialogs.path.stat().st_size > 0
    done.folder_button.click()
    assert dialogs.shown == [tmp_path]


def test_what_is_chosen_is_what_is_written(
    page: ExportPage, dialogs: Dialogs, cases: Office, tmp_path: Path
) -> None:
    choose(page, ".csv")
    dialogs.path = tmp_path / "出.csv"
    page.activate(queue.query(cases, CaseFilter(severity="major")))
    page.view.export_button.click()
    assert [row["编号"] for row in rows(dialogs.path)] == ["A-2"]
    page.activate(("A-3", "A-1"))
    page.view.export_button.click()
    assert [row["编号"] for row in rows(dialogs.path)] == ["A-3", "A-1"]
    page.view.radio(page.view.scopes, "all").click()
    page.view.export_button.click()
    assert len(rows(dialogs.path)) == 3


@pytest.mark.parametrize(
    ("kind", "name", "said", "column"),
    [
        ("households", "住户名册 2026-11-21.csv", "已导出名册 1 行", "姓名"),
        ("followups", "回访记录表 2026-11-21.csv", "已导出 1 条回访", "受访人"),
    ],
)
def test_roster_and_follow_ups_go_out_whole(
    page: ExportPage, dialogs: Dialogs, cases: Office, tmp_path: Path, kind: str, name: str,
    said: str, column: str,
) -> None:  # fmt: skip
    from desktop_app.services import followups

    with cases.write("roster") as journal:
        flat = journal.insert(
            "household", {"community": "锦绣", "building": "3", "unit": "2", "room": "501"}
        )
        person = journal.insert("resident", {"name": "李建国", "phone": "13812342207"})
        journal.store.insert(
            "residency", {"household_id": flat, "resident_id": person, "kind": "owner"}
        )
    followups.plan(cases, "visit", NOW.replace(month=12), household_id=flat)
    page.activate(("A-3", "A-1"))
    assert scopes(page) == {"选中 2 条": True, "全部 3 条": False}
    page.view.radio(page.view.kinds, kind).click()
    assert scopes(page) == {}
    assert "1 行" in page.view.scope_note.text()
    choose(page, ".csv")
    dialogs.path = tmp_path / "出.csv"
    page.view.export_button.click()
    assert dialogs.asked == [(name, ".csv")]
    assert page.view.done.accessibleName() == said
    assert [row[column] for row in rows(dialogs.path)] == ["李**"]
    page.view.radio(page.view.kinds, "complaints").click()
    assert scopes(page) == {"选中 2 条": True, "全部 3 条": False}
    choose(page, ".ics")
    assert not page.view.radio(page.view.kinds, kind).isEnabled()


def test_a_queue_that_is_handed_over_brings_the_register_back(
    page: ExportPage, cases: Office
) -> None:
    page.view.radio(page.view.kinds, "households").click()
    assert page.view.scope_note.text() == "还没有可导出的内容。"
    assert not page.view.export_button.isEnabled()
    page.activate(("A-1",))
    assert page.view.kind == "complaints" and page.view.export_button.isEnabled()


def test_names_are_hidden_unless_taken_off_each_time(
    page: ExportPage, dialogs: Dialogs, tmp_path: Path, cases: Office
) -> None:
    choose(page, ".csv")
    dialogs.path = tmp_path / "出.csv"
    page.view.export_button.click()
    assert "李建国" not in dialogs.path.read_text("utf-8-sig")
    page.view.masked.click()
    assert "操作记录" in page.view.mask_note.text()
    page.view.export_button.click()
    text = dialogs.path.read_text("utf-8-sig")
    assert "李建国" in text
    assert "13812342207" in text
    traces = "SELECT count(*) FROM operation WHERE name = 'export_unmasked'"
    assert cases.store.value(traces) == 1
    page.activate()
    assert page.view.masked.isChecked()


def test_the_calendar_of_all_follow_ups(
    desk: Desk, office: Office, dialogs: Dialogs, tmp_path: Path, qtbot
) -> None:
    build.build(office, 20, 7)
    page = shown(desk, dialogs, qtbot)
    choose(page, ".ics")
    assert not page.view.radio(page.view.scopes, "all").isEnabled()
    assert "全部回访" in page.view.scope_note.text()
    dialogs.path = tmp_path / "回访.ics"
    page.view.export_button.click()
    events = dialogs.path.read_text("utf-8").count("BEGIN:VEVENT")
    assert events > 0
    assert page.view.done.accessibleName() == f"已导出 {events} 条回访"


def test_the_calendar_of_some_days_only(
    desk: Desk, office: Office, dialogs: Dialogs, tmp_path: Path, qtbot
) -> None:
    from datetime import timedelta

    from desktop_app.services import followups

    start = office.now() + timedelta(days=1)
    for days, who in ((0, "王敏"), (3, "王敏"), (3, "刘强"), (9, "王敏")):
        followups.plan(office, "callback", start + timedelta(days=days), assignee=who)
    page = shown(desk, dialogs, qtbot)
    assert not page.view.span.isVisible()
    page.activate("ics")
    assert page.view.format == ".ics" and page.view.span.isVisible()
    dialogs.path = tmp_path / "回访.ics"
    span = page.view.span
    span.first.line.setText("2026-11-25")
    span.last.line.setText("2026-11-24")
    page.view.export_button.click()
    assert "开始日期在结束日期之后" in span.error.text() and not dialogs.path.exists()
    span.last.line.setText("2026-11-25")
    page.view.export_button.click()
    assert dialogs.path.read_text("utf-8").count("BEGIN:VEVENT") == 2
    span.mine.setChecked(True)
    page.view.export_button.click()
    assert dialogs.path.read_text("utf-8").count("BEGIN:VEVENT") == 1


def test_nothing_chosen_in_the_dialog_changes_nothing(
    page: ExportPage, dialogs: Dialogs, desk: Desk
) -> None:
    page.view.export_button.click()
    assert len(dialogs.asked) == 1
    assert page.view.done.isHidden()
    assert page.view.export_button.isVisible()
    assert desk.settings.get("export/folder") == ""


def test_an_empty_office_has_nothing_to_export(desk: Desk, dialogs: Dialogs, qtbot) -> None:
    page = shown(desk, dialogs, qtbot)
    assert scopes(page) == {"全部 0 条": True}
    assert not page.view.export_button.isEnabled()
    assert page.view.scope_note.text() == "没有可导出的投诉。"
    choose(page, ".ics")
    assert page.view.export_button.isEnabled()


def test_errors_are_said_in_place_and_choices_stay(
    page: ExportPage, dialogs: Dialogs, tmp_path: Path
) -> None:
    choose(page, ".csv")
    page.view.masked.click()
    dialogs.path = tmp_path / "没有" / "出.csv"
    page.view.export_button.click()
    level, text = page.view.messages.messages()[0]
    assert level == "error"
    assert "没有" in text
    assert page.view.format == ".csv"
    assert not page.view.masked.isChecked()
    dialogs.path = tmp_path / "出.csv"
    page.view.export_button.click()
    assert page.view.messages.messages() == []
    assert page.view.done.isVisible()


def test_new_cases_change_the_count_while_the_panel_is_seen(
    page: ExportPage, cases: Office, desk: Desk
) -> None:
    with cases.write("delete") as journal:
        journal.update("complaint", cases.case_by_number("A-1").complaint.id, {"deleted_at": NOW})
    desk.bus.changed.emit(cases.take_changes())
    assert scopes(page) == {"全部 2 条": True}


def test_every_control_has_a_name(page: ExportPage) -> None:
    for button in page.view.findChildren(QAbstractButton):
        if button.focusPolicy() != Qt.FocusPolicy.NoFocus:
            assert button.accessibleName(), button


def test_what_came_of_it_is_in_sight_in_a_small_window(
    page: ExportPage, dialogs: Dialogs, tmp_path: Path, qtbot
) -> None:
    frame = QScrollArea()
    frame.setWidgetResizable(True)
    frame.setWidget(page.widget)
    qtbot.addWidget(frame)
    frame.resize(1000, 420)
    frame.show()
    dialogs.path = tmp_path / "出.csv"
    page.view.export_button.click()
    bottom = page.view.done.mapTo(frame, page.view.done.rect().bottomLeft()).y()
    assert 0 < bottom <= frame.height()
    frame.takeWidget()


# the real threads


@pytest.fixture
def threaded(desk: Desk, cases: Office, set_clock: SetClock, tmp_path: Path) -> Iterator[Desk]:
    runner = QtRunner(
        lambda: Office(Store(tmp_path / "office.db"), set_clock, RESOURCES),
        desk.bus.changed.emit,
        _crash,
    )
    runner.thread_.opened().result(30)
    yield desk._replace(runner=runner)
    runner.close()


def _crash(error: Exception) -> None:
    raise error


def test_cancel_keeps_the_old_file(
    threaded: Desk, dialogs: Dialogs, tmp_path: Path, qtbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate, real = threading.Event(), exporting.export

    def slow(*given: object) -> exporting.Exported:
        assert gate.wait(20)
        return real(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(exporting, "export", slow)
    page = shown(threaded, dialogs, qtbot)
    qtbot.waitUntil(lambda: scopes(page) == {"全部 3 条": True}, timeout=10_000)
    dialogs.path = tmp_path / "出.xlsx"
    dialogs.path.write_bytes(b"old")
    page.view.export_button.click()
    assert page.view.running.isVisible()
    assert not page.view.what.isEnabled()
    page.view.running.cancel_button.click()
    gate.set()
    qtbot.waitUntil(lambda: bool(page.view.messages.messages()), timeout=10_000)
    assert page.view.messages.messages() == [("info", "已取消，没有写出文件。")]
    assert dialogs.path.read_bytes() == b"old"
    assert page.view.export_button.isVisible()
