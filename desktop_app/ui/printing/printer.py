"""Pages to a printer: the system's own dialog, then page by page between other events."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence

from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from desktop_app.domain.errors import KnownError
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, say
from desktop_app.ui.printing.ink import Page
from desktop_app.ui.printing.paint import paint_page, scale_to
from desktop_app.ui.printing.pdf import page_layout

ChoosePrinter = Callable[[QWidget, Sequence[Page], str], QPrinter | None]
"""Parent, pages and the job's name; ``None`` when the user thought better of it."""


def ask_printer(parent: QWidget, pages: Sequence[Page], name: str) -> QPrinter | None:
    """The system's dialog, set up for these pages."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    printer.setPageLayout(page_layout(pages[0]))
    printer.setFullPage(True)
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, len(pages))
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, True)
    if dialog.exec() != QPrintDialog.DialogCode.Accepted:
        return None
    return printer


def chosen_pages(printer: QPrinter, pages: Sequence[Page]) -> list[Page]:
    """The pages that the dialog asked for, in its order, with copies where the driver makes none."""
    chosen = list(pages)
    if printer.printRange() == QPrinter.PrintRange.PageRange and printer.fromPage():
        last = printer.toPage() or len(chosen)
        chosen = chosen[printer.fromPage() - 1 : last]
    if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst:
        chosen.reverse()
    copies = printer.copyCount()
    if copies > 1 and not printer.supportsMultipleCopies():
        if printer.collateCopies():
            chosen = chosen * copies
        else:
            chosen = [page for page in chosen for _ in range(copies)]
    return chosen


def print_steps(
    printer: QPrinter, pages: Sequence[Page], step: Callable[[int, int], None]
) -> Generator[None, None, int]:
    """Paint *pages*, one at each turn; returns how many. *step* may raise to end the work."""
    if not pages:
        return 0
    printer.setPageLayout(page_layout(pages[0]))
    printer.setFullPage(True)
    painter = QPainter()
    if not painter.begin(printer):
        raise _refused()
    finished = False
    try:
        scale_to(painter, printer.resolution())
        for number, page in enumerate(pages):
            step(number, len(pages))
            if number:
                if page.landscape != pages[number - 1].landscape:
                    printer.setPageLayout(page_layout(page))
                if not printer.newPage():
                    raise _refused()
            paint_page(painter, page)
            yield
        finished = True
        step(len(pages), len(pages))
        return len(pages)
    finally:
        if not finished:
            printer.abort()
        painter.end()


def _refused() -> KnownError:
    return KnownError(
        "printer_refused",
        say(
            QT_TRANSLATE_NOOP(
                "core",
                "打印机没有接受这份文件，没有打印完。请检查打印机是否开机、缺纸或断线，再打印一次。",
            )
        ),
    )
