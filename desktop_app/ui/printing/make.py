"""Documents to files and pages, in one call; the one door for commands, schedule and preview."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from desktop_app.domain.documents import Document
from desktop_app.domain.errors import KnownError
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, say
from desktop_app.services.papers import files
from desktop_app.services.papers.ground import PaperOrder
from desktop_app.ui.printing.layout import lay_out_all
from desktop_app.ui.printing.pdf import write_pdf
from desktop_app.ui.printing.type import Shaper

Step = Callable[[int, int], None]
SUFFIXES = (".pdf", ".xlsx", ".html")


def check_suffix(path: Path, allowed: Sequence[str] = SUFFIXES) -> None:
    """``KnownError`` for a file that papers cannot be written to; before any work is done."""
    if path.suffix.lower() not in allowed:
        raise KnownError(
            "report_format",
            say(
                QT_TRANSLATE_NOOP("core", "这份文件只能写成 {known}，没有写“{name}”。"),
                known="、".join(allowed),
                name=path.name,
            ),
        )


def write(
    path: Path,
    documents: Sequence[Document],
    order: PaperOrder,
    *,
    shaper: Shaper | None = None,
    step: Step | None = None,
) -> int:
    """Write *documents* as the suffix of *path* says; returns the number of pages (0: no pages).

    A workbook holds the tables and charts of the first document. *step* hears of progress and
    may raise to end the work, which leaves an older file whole.
    """
    check_suffix(path)
    suffix = path.suffix.lower()
    if suffix == ".html":
        files.write_html(path, documents, order)
        return 0
    if suffix == ".xlsx":
        files.write_workbook(path, documents[0], order)
        return 0
    pages = lay_out_all(documents, shaper or Shaper(), step)
    write_pdf(path, pages, documents[0].title, step)
    return len(pages)


def without_display() -> QGuiApplication:
    """The application that fonts need, made where a command runs without a window."""
    running = QGuiApplication.instance()
    if isinstance(running, QGuiApplication):
        return running
    seen = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if sys.platform.startswith("linux") and not seen:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return QGuiApplication(["complaint-desk"])
