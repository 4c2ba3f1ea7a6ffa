"""What happens on a defect: a line in the log, and a report that can be copied."""

from __future__ import annotations

import logging
from types import TracebackType

from PySide6.QtWidgets import QApplication

from desktop_app.app.log import describe_exception
from desktop_app.ui.window.window import OfficeWindow

log = logging.getLogger(__name__)


class Crashes:
    """Defects: logged without anybody's data, shown with a report that can be copied."""

    window: OfficeWindow | None = None

    def hook(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        self.report(error)

    def report(self, error: BaseException) -> None:
        described = describe_exception(error)
        log.error("defect\n%s", described)
        if self.window is None:
            return
        from desktop_app.ui.widgets.error_details import ErrorDetails

        main = self.window.window
        ErrorDetails(self.window.desk.theme, described, parent=main).show()
