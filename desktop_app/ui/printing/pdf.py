"""Pages as a PDF file: fonts embedded, text that can be found and copied, a title."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPainter, QPdfWriter

from desktop_app.domain.errors import KnownError
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, say
from desktop_app.services.papers.target import replacing
from desktop_app.ui.printing.ink import Page, Words
from desktop_app.ui.printing.paint import paint_page
from desktop_app.ui.printing.pdf_text import look_alikes, searchable
from desktop_app.ui.printing.type import UNITS

Step = Callable[[int, int], None]


def write_pdf(path: Path, pages: Sequence[Page], title: str, step: Step | None = None) -> Path:
    """Write *pages* to *path*; an older file stays whole until the new one is complete.

    May run in any one thread. *step* is told how many pages are done; what it raises ends the
    work and leaves no file. Raises the ``KnownError``s of ``replacing``.
    """
    with replacing(path) as temporary:
        _paint(temporary, pages, title, step)
        used, fonts = _type_used(pages)
        searchable(temporary, look_alikes(fonts, used))
    return path


def _type_used(pages: Sequence[Page]) -> tuple[set[str], list[QFont]]:
    """Every character of the pages, and one font of each weight in use."""
    lines = {id(ink.lines): ink.lines for p in pages for ink in p.inks if isinstance(ink, Words)}
    fonts = {one.type.bold: one.face.font for one in lines.values()}
    return set("".join({one.text for one in lines.values()})), list(fonts.values())


def _paint(path: Path, pages: Sequence[Page], title: str, step: Step | None) -> None:
    writer = QPdfWriter(str(path))
    writer.setTitle(title)
    writer.setCreator("Complaint Desk 投诉管家")
    writer.setResolution(72 * UNITS)
    writer.setPageLayout(page_layout(pages[0]))
    painter = QPainter()
    if not painter.begin(writer):
        raise OSError(f"cannot write {path.name}")
    try:
        for number, page in enumerate(pages):
            if step is not None:
                step(number, len(pages))
            if number:
                if page.landscape != pages[number - 1].landscape:
                    writer.setPageLayout(page_layout(page))
                if not writer.newPage():
                    raise KnownError(
                        "write_failed",
                        say(
                            QT_TRANSLATE_NOOP(
                                "core",
                                "“{file}”没有写成，原来的文件没有改动。请换一个文件夹或文件名后重试。",
                            ),
                            file=path.name,
                        ),
                    )
            paint_page(painter, page)
    finally:
        painter.end()
    if step is not None:
        step(len(pages), len(pages))


def page_layout(page: Page) -> QPageLayout:
    """A4 in the page's own orientation; its margins are part of the page."""
    orientation = (
        QPageLayout.Orientation.Landscape if page.landscape else QPageLayout.Orientation.Portrait
    )
    layout = QPageLayout(QPageSize(QPageSize.PageSizeId.A4), orientation, QMarginsF(0, 0, 0, 0))
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout
