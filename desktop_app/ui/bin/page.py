"""The recycle bin's page: what was deleted, when and by whom; one key brings it back."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop_app.domain.errors import KnownError
from desktop_app.domain.messages import QT_TRANSLATE_NOOP
from desktop_app.services import recycle_bin
from desktop_app.services.office import ChangeSet
from desktop_app.services.recycle_bin import Bin
from desktop_app.ui.bin.view import BinView
from desktop_app.ui.desk import Desk, Latest
from desktop_app.ui.i18n import render
from desktop_app.ui.shell.actions import ActionSpec
from desktop_app.ui.shell.pages import StatusSink

KEY = "bin"
RESTORE = ActionSpec("bin.restore", QT_TRANSLATE_NOOP("actions", "恢复所选投诉"), "Ctrl+R", KEY)


class BinPage:
    """Implements ``Page``. Nothing is destroyed here: the page only brings back."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.view = BinView(desk.theme, desk.place)
        self._reads = Latest(desk.runner)
        self._sink: StatusSink = lambda text: None
        self.view.restore_asked.connect(self.restore)
        self.view.open_asked.connect(lambda one: desk.navigate("editor", (one, None)))
        self.view.queue_asked.connect(lambda: desk.navigate("queue", None))
        desk.registry.bind(RESTORE, self.view, self.restore)
        desk.bus.changed.connect(self._changed)

    @property
    def widget(self) -> QWidget:
        return self.view

    def set_status(self, sink: StatusSink) -> None:
        self._sink = sink

    def activate(self, argument: object = None) -> None:
        self.reload()
        self.view.take_focus()

    def can_leave(self) -> bool:
        return True

    def reload(self) -> None:
        self._reads.ask(recycle_bin.read, self._show, self._failed)

    def restore(self) -> None:
        """Bring the chosen cases back; the bar of the window offers to take that back."""
        ids = self.view.chosen()
        if not ids:
            return

        def restored(count: int) -> None:
            text = QCoreApplication.translate("BinPage", "已恢复 {count} 件投诉，回到原来的步骤。")
            self._desk.show_message(text.format(count=count), "success")

        self._desk.runner.run(
            lambda office: recycle_bin.restore(office, ids), restored, self._failed
        )

    def _show(self, found: Bin) -> None:
        self.view.show_bin(found.items)
        text = QCoreApplication.translate("BinPage", "回收站共 {total} 件")
        if found.total > len(found.items):
            text = QCoreApplication.translate(
                "BinPage", "回收站共 {total} 件 · 显示最近 {shown} 件"
            )
        self._sink(text.format(total=f"{found.total:,}", shown=f"{len(found.items):,}"))

    def _changed(self, changes: ChangeSet) -> None:
        # A page that is not in front reads anew when it comes there.
        if "complaint" in changes.tables and self.view.isVisible():
            self.reload()

    def _failed(self, error: Exception) -> None:
        if isinstance(error, KnownError):
            self._desk.show_message(render(error.message), "error")


def make_bin_page(desk: Desk) -> BinPage:
    """The factory for the registry of pages."""
    return BinPage(desk)
