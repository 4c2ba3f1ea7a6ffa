"""A job of printing: what papers are wanted, and the one call that shows them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from desktop_app.domain.documents import Document
from desktop_app.services.office import Office
from desktop_app.services.operations import Progress
from desktop_app.services.papers.ground import PaperOrder
from desktop_app.ui.desk import Desk

PAGE = "print"
"""Key of the preview in the registry of pages."""
Make = Callable[[Office, PaperOrder, Progress], list[Document]]
"""Builds the papers on the office's thread; may take a while, tells its progress."""


@dataclass(frozen=True)
class PrintJob:
    """``title`` is shown over the preview. ``workbook``: the figures can be had as Excel too.

    ``personal``: names and phones may be shown whole on demand, which is logged.
    """

    title: str
    make: Make
    workbook: bool = False
    personal: bool = True


def open_preview(desk: Desk, job: PrintJob) -> None:
    """Show the papers of *job*; printing and saving are done from there, Esc goes back."""
    desk.navigate(PAGE, job)
