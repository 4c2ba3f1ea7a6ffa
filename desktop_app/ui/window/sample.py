"""An empty office is filled with invented cases, for who wants to look about first."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop_app.domain.errors import KnownError
from desktop_app.services.operations import Cancelled, Progress
from desktop_app.services.sample.build import build
from desktop_app.ui.desk import Desk
from desktop_app.ui.i18n import render
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.widgets.busy import Busy
from desktop_app.ui.window.reports import ProgressReports


def fill_sample(desk: Desk, window: MainWindow) -> None:
    """Fill it in the background, shown over the page; the queue of open cases comes after."""
    translate = QCoreApplication.translate
    busy = Busy(desk.theme, window.stack)
    reports = ProgressReports(busy)
    progress = Progress(reports.report)
    reports.moved.connect(busy.set_progress)
    busy.cancelled.connect(progress.cancel)
    busy.start(translate("OfficeWindow", "正在建立示例数据…"))

    def ended() -> None:
        busy.finish()
        busy.deleteLater()

    def finished(made: int) -> None:
        ended()
        text = translate("OfficeWindow", "示例数据已建好：{count} 件投诉，人物均为虚构。")
        desk.show_message(text.format(count=made), "info")
        desk.navigate("queue", "open")

    def failed(error: Exception) -> None:
        ended()
        if isinstance(error, KnownError):
            desk.show_message(render(error.message), "error")
        elif isinstance(error, Cancelled):
            desk.show_message(translate("OfficeWindow", "已取消，没有写入任何内容。"), "info")

    desk.runner.run(lambda office: build(office, progress=progress), finished, failed)
