"""The preview: papers shown, masked, printed and saved; menus that lead to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.documents import texts
from desktop_app.domain.errors import KnownError
from desktop_app.domain.messages import say
from desktop_app.domain.views import CaseFilter
from desktop_app.services import cases, queue
from desktop_app.services.cases import Intake
from desktop_app.services.office import Office
from desktop_app.ui.desk import Desk
from desktop_app.ui.printing import jobs, menu
from desktop_app.ui.printing.ink import Page
from desktop_app.ui.printing.job import PAGE, PrintJob, open_preview
from desktop_app.ui.printing.page import PreviewPage
from tests.offices import NOW
from tests.ui.conftest import Said

Show = Callable[[PrintJob], PreviewPage]


class Targets:
    """What the dialogs answer."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.proposed: list[str] = []
        self.printer: QPrinter | None = None

    def target(self, _parent: QWidget, proposed: str, suffix: str) -> Path | None:
        self.proposed.append(Path(proposed).name)
        return self.folder / f"paper{suffix}"

    def choose(self, _parent: QWidget, pages: Sequence[Page], _name: str) -> QPrinter | None:
        return self.printer


@pytest.fixture
def targets(tmp_path: Path) -> Targets:
    return Targets(tmp_path)


@pytest.fixture
def numbers(office: Office) -> list[int]:
    made = [
        cases.register(
            office,
            Intake(
                f"电梯停运 {n}", complainant="王芳霞", phone="13812342207", building="3", room="501"
            ),
        )
        for n in range(3)
    ]
    return [one.complaint.id for one in made]


@pytest.fixture
def show(qtbot: QtBot, desk: Desk, targets: Targets) -> Iterator[Show]:
    made = PreviewPage(desk, targets.choose, targets.target)
    made.widget.resize(1000, 700)
    made.widget.show()

    def shown(job: PrintJob) -> PreviewPage:
        made.activate(job)
        qtbot.waitUntil(lambda: bool(made.pages) and not made.view.busy.running)
        return made

    yield shown
    made.widget.close()
    made.widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def text_of(page: PreviewPage) -> str:
    return "\n".join(text for one in page._documents for text in texts(one))


def test_papers_are_shown_page_by_page(show: Show, numbers: list[int], qtbot: QtBot) -> None:
    page = show(jobs.sheets_of(numbers))
    count = len(page.pages)
    assert count >= 3 and page.view.about.text() == f"第 1 页，共 {count} 页"
    sheets = page.view.sheets
    qtbot.keyClick(sheets, Qt.Key.Key_PageDown)
    assert sheets.current == 1 and f"第 2 页，共 {count} 页" == page.view.about.text()
    qtbot.keyClick(sheets, Qt.Key.Key_End)
    assert sheets.current == count - 1 and not page.view.after.isEnabled()
    qtbot.keyClick(sheets, Qt.Key.Key_Home)
    assert sheets.current == 0 and not page.view.before.isEnabled()
    before = sheets.zoom
    qtbot.keyClick(sheets, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert sheets.zoom > before
    page.view.whole.click()
    assert sheets.pages[0].height * 96 / 720 * sheets.zoom <= sheets.viewport().height()
    assert not sheets.grab().toImage().isNull()


def test_masked_until_asked_and_then_logged(
    show: Show, office: Office, numbers: list[int], qtbot: QtBot
) -> None:
    page = show(jobs.sheets_of(numbers[:1]))
    assert "13812342207" not in text_of(page)
    page.view.unmask.click()
    qtbot.waitUntil(lambda: bool(page.pages))
    assert "13812342207" in text_of(page)
    count = office.store.value("SELECT count(*) FROM operation WHERE name = 'print_unmasked'")
    assert count == 1
    again = show(jobs.sheets_of(numbers[:1]))  # asked for anew each time
    assert not again.view.unmask.isChecked() and "13812342207" not in text_of(again)


def test_saving_in_each_way(show: Show, numbers: list[int], targets: Targets, said: Said) -> None:
    page = show(jobs.register_of(numbers))
    for suffix, start in ((".pdf", b"%PDF"), (".xlsx", b"PK"), (".html", b"<!DOCTYPE")):
        page.view.saves[suffix].click()
        assert (targets.folder / f"paper{suffix}").read_bytes().startswith(start)
        assert said.messages[-1][0] == "success"
    assert targets.proposed[0] == f"投诉登记表 {NOW:%Y-%m-%d}.pdf"
    assert not show(jobs.slips_of(numbers)).view.saves[".xlsx"].isVisible()


def test_printing_page_by_page(
    show: Show, numbers: list[int], targets: Targets, said: Said, qtbot: QtBot
) -> None:
    page = show(jobs.sheets_of(numbers))
    page.print_()  # thought better of it
    assert not said.messages
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(targets.folder / "printed.pdf"))
    targets.printer = printer
    page.view.print_.click()
    qtbot.waitUntil(lambda: bool(said.messages))
    level, text = said.messages[-1]
    assert level == "success" and str(len(page.pages)) in text
    data = (targets.folder / "printed.pdf").read_bytes()
    assert data.count(b"/Type /Page\n") == len(page.pages)


def test_a_failure_is_said_and_nothing_is_left_running(
    show: Show, numbers: list[int], said: Said, desk: Desk, qtbot: QtBot
) -> None:
    page = show(jobs.sheets_of(numbers))

    def broken(*_args: object) -> list[object]:
        raise KnownError("case_unknown", say("没有找到这条投诉"))

    page.activate(PrintJob("坏", broken))  # type: ignore[arg-type]
    assert said.messages[-1] == ("error", "没有找到这条投诉")
    assert not page.view.busy.running and not page.view.print_.isEnabled() and not page.pages


def test_cancelling_leaves_no_file(
    show: Show, numbers: list[int], targets: Targets, said: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    from desktop_app.ui.printing import make

    page = show(jobs.sheets_of(numbers))
    real = make.write

    def write(*args: object, step: Callable[[int, int], None], **how: object) -> int:
        page.view.busy.cancelled.emit()
        return real(*args, step=step, **how)  # type: ignore[arg-type]

    monkeypatch.setattr(make, "write", write)
    page.save(".pdf")
    assert said.messages[-1][0] == "info" and not list(targets.folder.glob("paper*"))
    assert page.view.print_.isEnabled()


def test_menus_lead_to_the_preview(
    desk: Desk, office: Office, numbers: list[int], said: Said, qtbot: QtBot
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    asked = queue.query(office, CaseFilter())
    entries = menu.of_cases(desk, lambda done: done(numbers), len(numbers), asked)
    assert [name for name, _text, _run in entries] == [
        "sheets",
        "half",
        "slips",
        "register",
        "view",
    ]
    shown = menu.pop_up(parent, entries)
    assert shown.activeAction() is shown.actions()[0]
    for action in shown.actions():
        action.trigger()
        key, job = said.places[-1]
        assert key == PAGE and isinstance(job, PrintJob)
        assert job.make(office, jobs.PaperOrder(), None)  # type: ignore[arg-type]
    shown.close()
    assert [name for name, *_ in menu.of_cases(desk, lambda done: done([]), 0, asked)] == ["view"]
    day = NOW.date()
    for name, _text, run in [
        *menu.of_case(desk, numbers[0]), *menu.of_week(desk, day, day, day, mine=False),
    ]:  # fmt: skip
        run()
        assert name and said.places[-1][0] == PAGE
    open_preview(desk, jobs.hand_over())
    assert said.places[-1][1].title == "交接班单"  # type: ignore[attr-defined]
