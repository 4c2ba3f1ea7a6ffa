"""Papers into PDF, as ratios to the toolkit's own path from HTML with the same content."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter, QTextDocument
from PySide6.QtWidgets import QApplication

from desktop_app.domain.documents import LANDSCAPE, Document
from desktop_app.domain.views import CaseFilter
from desktop_app.exchange.paper_html import as_html
from desktop_app.services import queue
from desktop_app.services.office import Office
from desktop_app.services.papers.case_sheet import case_sheets
from desktop_app.services.papers.ground import PaperOrder
from desktop_app.services.papers.register import register
from desktop_app.services.papers.weekly import weekly_paper
from desktop_app.services.sample.build import build
from desktop_app.ui.printing import make
from tests.offices import SetClock, make_office
from tests.terrible import make_terrible

pytestmark = pytest.mark.bench
ROUNDS = 5


def seconds(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Process time, the middle of some rounds: other processes share the machine."""
    found = []
    for _ in range(rounds):
        start = time.process_time()
        work()
        found.append(time.process_time() - start)
    return statistics.median(found)


def from_html(path: Path, documents: Sequence[Document]) -> int:
    """The floor: the same texts through the toolkit's rich text; returns its pages."""
    writer = QPdfWriter(str(path))
    wide = documents[0].orientation == LANDSCAPE
    writer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait,
            QMarginsF(15, 15, 15, 15), QPageLayout.Unit.Millimeter,
        )
    )  # fmt: skip
    text = QTextDocument()
    text.setHtml(as_html(documents))
    text.print_(writer)
    return text.pageCount()


def compare(name: str, documents: Sequence[Document], folder: Path, rounds: int = ROUNDS) -> float:
    ours, theirs = folder / f"{name}.pdf", folder / f"{name}-html.pdf"
    order = PaperOrder()
    pages = make.write(ours, documents, order)
    mine = seconds(lambda: make.write(ours, documents, order), rounds)
    floor = seconds(lambda: from_html(theirs, documents), rounds)
    print(
        f"\n{name}: {pages} pages in {mine:.2f} s ({mine / pages * 1000:.1f} ms a page,"
        f" {ours.stat().st_size / 1000:.0f} kB); from HTML {floor:.2f} s"
        f" ({theirs.stat().st_size / 1000:.0f} kB): {mine / floor:.2f} x"
    )
    return mine / floor


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    made = make_office(tmp_path_factory.mktemp("office"))
    build(made, 300)
    return made


def test_weekly_summary(office: Office, tmp_path: Path, qapp: QApplication) -> None:
    ratio = compare("weekly", [weekly_paper(office, "2026-W47", PaperOrder())], tmp_path)
    assert ratio <= 0.6


def test_two_hundred_pages(office: Office, tmp_path: Path, qapp: QApplication) -> None:
    ids = queue.ids(office, queue.query(office, CaseFilter(), sort="received_at"))[-110:]
    sheets = case_sheets(office, ids, PaperOrder())
    assert make.write(tmp_path / "all.pdf", sheets, PaperOrder()) >= 200
    assert compare("batch", sheets, tmp_path, rounds=3) <= 0.25


def test_a_terrible_week(tmp_path: Path, qapp: QApplication) -> None:
    clock = SetClock()
    office = make_office(tmp_path, clock)
    ids = make_terrible(office, clock)
    compare("terrible weekly", [weekly_paper(office, "2026-W47", PaperOrder())], tmp_path, 3)
    compare("terrible register", [register(office, ids, PaperOrder())], tmp_path, 3)

    office.close()
