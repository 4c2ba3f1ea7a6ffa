"""The jobs of the window's pages: each builds its papers when the preview asks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from desktop_app.domain.documents import Document
from desktop_app.domain.views import QueueQuery
from desktop_app.services import handover, queue
from desktop_app.services.office import Office
from desktop_app.services.operations import Progress
from desktop_app.services.papers.callback_record import callback_record
from desktop_app.services.papers.case_sheet import case_sheets
from desktop_app.services.papers.ground import PaperOrder, ground
from desktop_app.services.papers.handover import handover_sheet
from desktop_app.services.papers.register import register
from desktop_app.services.papers.week_calendar import week_calendar
from desktop_app.services.papers.work_slip import work_slips
from desktop_app.ui.printing.job import PrintJob


def register_of(ids: Sequence[int]) -> PrintJob:
    """投诉登记表 of chosen cases."""
    chosen = tuple(ids)

    def make(office: Office, order: PaperOrder, progress: Progress) -> list[Document]:
        return [register(office, chosen, order, progress=progress)]

    return PrintJob(QCoreApplication.translate("Printing", "投诉登记表"), make, workbook=True)


def register_of_view(asked: QueueQuery) -> PrintJob:
    """投诉登记表 of everything that a question to the queue finds."""

    def make(office: Office, order: PaperOrder, progress: Progress) -> list[Document]:
        return [register(office, queue.ids(office, asked), order, progress=progress)]

    return PrintJob(QCoreApplication.translate("Printing", "投诉登记表"), make, workbook=True)


def sheets_of(ids: Sequence[int], *, half: bool = False) -> PrintJob:
    """投诉处理单 of the cases; *half* filled in for those who go there."""
    chosen = tuple(ids)

    def make(office: Office, order: PaperOrder, progress: Progress) -> list[Document]:
        return case_sheets(office, chosen, order, half=half, progress=progress)

    if half:
        return PrintJob(QCoreApplication.translate("Printing", "投诉处理单（现场填写）"), make)
    return PrintJob(QCoreApplication.translate("Printing", "投诉处理单"), make)


def slips_of(ids: Sequence[int]) -> PrintJob:
    """派工单 of the cases."""
    chosen = tuple(ids)

    def make(office: Office, order: PaperOrder, progress: Progress) -> list[Document]:
        return work_slips(office, chosen, order, progress=progress)

    return PrintJob(QCoreApplication.translate("Printing", "派工单"), make)


def week_of(day: date, *, mine: bool = False) -> PrintJob:
    """The calendar of the week in which *day* lies."""

    def make(office: Office, order: PaperOrder, _progress: Progress) -> list[Document]:
        return [week_calendar(office, day, order, mine=mine)]

    return PrintJob(QCoreApplication.translate("Printing", "回访日历"), make, workbook=True)


def callbacks_of(first: date, last: date, *, mine: bool = False) -> PrintJob:
    """回访记录表 of the days *first* to *last*."""

    def make(office: Office, order: PaperOrder, _progress: Progress) -> list[Document]:
        return [callback_record(office, first, last, order, mine=mine)]

    return PrintJob(QCoreApplication.translate("Printing", "回访记录表"), make, workbook=True)


def hand_over() -> PrintJob:
    """交接班单 as of the moment of printing."""

    def make(office: Office, order: PaperOrder, _progress: Progress) -> list[Document]:
        return [handover_sheet(ground(office, order), handover.read(office))]

    return PrintJob(QCoreApplication.translate("Printing", "交接班单"), make, personal=False)


def papers_of(title: str, make: Callable[[Office, PaperOrder], Document]) -> PrintJob:
    """A single paper of another page, such as the weekly summary."""

    def build(office: Office, order: PaperOrder, _progress: Progress) -> list[Document]:
        return [make(office, order)]

    return PrintJob(title, build, workbook=True)
