"""The preview's controller: builds papers, lays them out, prints and saves them."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop_app.domain.documents import Document
from desktop_app.domain.errors import KnownError
from desktop_app.domain.messages import QT_TRANSLATE_NOOP
from desktop_app.services.operations import Cancelled, Progress
from desktop_app.services.papers.ground import PaperOrder
from desktop_app.ui import words
from desktop_app.ui.desk import Desk, Latest
from desktop_app.ui.i18n import render
from desktop_app.ui.importer.dialogs import ChooseTarget, ask_target
from desktop_app.ui.printing import make
from desktop_app.ui.printing.ink import Page
from desktop_app.ui.printing.job import PAGE, PrintJob
from desktop_app.ui.printing.layout import lay_out_steps
from desktop_app.ui.printing.printer import ChoosePrinter, ask_printer, chosen_pages, print_steps
from desktop_app.ui.printing.slices import Slices
from desktop_app.ui.printing.type import Shaper
from desktop_app.ui.printing.view import PreviewView
from desktop_app.ui.shell.actions import ActionSpec
from desktop_app.ui.widgets.progress_bridge import ProgressBridge

PRINT = ActionSpec("print.print", QT_TRANSLATE_NOOP("actions", "打印预览中的文件"), "Ctrl+P", PAGE)
SAVE = ActionSpec("print.save", QT_TRANSLATE_NOOP("actions", "存为 PDF"), "Ctrl+S", PAGE)
FOLDER = "print/folder"
_UNFIT = str.maketrans(dict.fromkeys('\\/:*?"<>|', "-"))


class PreviewPage(QObject):
    """``activate`` takes a ``PrintJob``; what was shown before stays without one."""

    def __init__(
        self, desk: Desk, choose_printer: ChoosePrinter, choose_target: ChooseTarget
    ) -> None:
        super().__init__()
        self._desk = desk
        self._choose_printer, self._choose_target = choose_printer, choose_target
        self.view = PreviewView(desk.theme, desk.place)
        self._builds = Latest(desk.runner)
        self._slices = Slices(self.view)
        self._bridge = ProgressBridge(self._moved, self.view)
        self._progress: Progress | None = None
        self._job: PrintJob | None = None
        self._documents: Sequence[Document] = ()
        self._shaper: Shaper | None = None
        view = self.view
        view.print_asked.connect(self.print_)
        view.save_asked.connect(self.save)
        view.unmask_asked.connect(lambda _on: self._build())
        view.busy.cancelled.connect(self._cancel)
        desk.registry.bind(PRINT, view, self.print_)
        desk.registry.bind(SAVE, view, lambda: self.save(".pdf"))
        self._show_ready()

    # the page

    @property
    def widget(self) -> QWidget:
        return self.view

    @property
    def pages(self) -> Sequence[Page]:
        return self.view.sheets.pages

    def activate(self, argument: object = None) -> None:
        if isinstance(argument, PrintJob):
            self._job = argument
            self.view.title.setText(argument.title)
            # Whole names are asked for anew each time: nobody should print them by habit.
            self.view.unmask.blockSignals(True)
            self.view.unmask.setChecked(False)
            self.view.unmask.blockSignals(False)
            self._build()
        self.view.sheets.setFocus()

    def can_leave(self) -> bool:
        return True

    # building and laying out

    def _order(self) -> PaperOrder:
        return PaperOrder(self.view.unmask.isChecked(), words.core, self._desk.language)

    def _build(self) -> None:
        job = self._job
        if job is None:
            return
        self._slices.stop()
        order, progress = self._order(), self._begin(self.tr("正在准备打印内容…"))
        self._show([], ())
        self._builds.ask(
            lambda office: job.make(office, order, progress), self._lay_out, self._failed
        )

    def _lay_out(self, documents: Sequence[Document]) -> None:
        self._slices.run(
            self._laid_out(documents), lambda pages: self._ready(documents, pages), self._failed
        )

    def _laid_out(self, documents: Sequence[Document]) -> Generator[None, None, list[Page]]:
        """All pages; texts are broken in the window's own thread, where they are painted too."""
        if self._shaper is None:
            self._shaper = Shaper()
        pages: list[Page] = []
        for number, document in enumerate(documents):
            if self._progress is not None:
                self._progress.step(number, len(documents))
            pages += yield from lay_out_steps(document, self._shaper)
            yield
        return pages

    def _ready(self, documents: Sequence[Document], pages: object) -> None:
        assert isinstance(pages, list)
        self._finish()
        self._show(pages, documents)

    def _show(self, pages: list[Page], documents: Sequence[Document]) -> None:
        self._documents = documents
        self.view.sheets.show_pages(pages)
        self._show_ready()

    def _show_ready(self) -> None:
        job = self._job
        self.view.show_ready(
            ready=bool(self.pages) and self._progress is None,
            workbook=bool(job and job.workbook),
            personal=bool(job and job.personal),
        )

    # printing and saving

    def print_(self) -> None:
        """Ask for a printer and print; nothing happens while there is nothing to print."""
        if not self.pages or self._progress is not None or self._job is None:
            return
        printer = self._choose_printer(self.view, self.pages, self._job.title)
        if printer is None:
            return
        progress = self._begin(self.tr("正在打印…"))
        pages = chosen_pages(printer, self.pages)
        self._slices.run(print_steps(printer, pages, progress.step), self._printed, self._failed)

    def _printed(self, count: object) -> None:
        self._finish()
        self._desk.show_message(
            self.tr("已送到打印机：{count} 页。").format(count=count), "success"
        )

    def save(self, suffix: str) -> None:
        """Ask where to, and write the papers there beside the window's own work."""
        if not self.pages or self._progress is not None:
            return
        folder = self._desk.settings.get(FOLDER, str(Path.home()))
        first = self._documents[0]
        name = (first.file_name if len(self._documents) == 1 else first.title).translate(_UNFIT)
        target = self._choose_target(self.view, str(Path(folder) / (name + suffix)), suffix)
        if target is None:
            return
        documents, order = self._documents, self._order()
        progress = self._begin(self.tr("正在写“{name}”…").format(name=target.name))

        def work() -> int:
            # Laid out anew: what the window paints is never touched by another thread.
            return make.write(target, documents, order, step=progress.step)

        self._desk.runner.run_apart(work, lambda pages: self._saved(target, pages), self._failed)

    def _saved(self, target: Path, pages: int) -> None:
        self._finish()
        self._desk.settings.set(FOLDER, str(target.parent))
        text = self.tr("已写入：{path}")
        if pages:
            text = self.tr("已写入 {count} 页：{path}")
        self._desk.show_message(text.format(count=f"{pages:,}", path=str(target)), "success")

    # while something runs

    def _begin(self, text: str) -> Progress:
        self._progress = self._bridge.new()
        self.view.busy.start(text)
        self._show_ready()
        return self._progress

    def _finish(self) -> None:
        self._progress = None
        self.view.busy.finish()
        self._show_ready()

    def _moved(self, done: int, total: int, _what: str) -> None:
        if self._progress is not None:
            self.view.busy.set_progress(done, total)

    def _cancel(self) -> None:
        if self._progress is not None:
            self._progress.cancel()

    def _failed(self, error: Exception) -> None:
        self._finish()
        if isinstance(error, KnownError):
            self._desk.show_message(render(error.message), "error")
        elif isinstance(error, Cancelled):
            self._desk.show_message(self.tr("已取消。"), "info")
        else:
            self._desk.show_message(self.tr("程序出了意外，文件没有打印或写成。"), "error")


def make_preview_page(
    desk: Desk,
    *,
    choose_printer: ChoosePrinter | None = None,
    choose_target: ChooseTarget | None = None,
) -> PreviewPage:
    """The factory for the registry of pages; dialogs are the system's own unless handed in."""
    return PreviewPage(desk, choose_printer or ask_printer, choose_target or ask_target)
