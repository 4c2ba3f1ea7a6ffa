"""The two programs that the start-up bench compares; each leaves at its first paint.

``floor``: a bare window with an empty table. ``app``: the real program on a data folder, until
its queue has painted rows. Each says at its end how many MB it holds.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QObject


class LeaveAtPaint(QObject):
    """Ends the process with 0 at the first paint of a table that shows *wanted* rows."""

    def __init__(self, table: object, wanted: int) -> None:
        super().__init__()
        self._table = table
        self._wanted = wanted
        table.viewport().installEventFilter(self)  # type: ignore[attr-defined]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            model = self._table.model()  # type: ignore[attr-defined]
            first = model.data(model.index(0, 0)) if self._wanted else ""
            if model.rowCount() >= self._wanted and first is not None:
                # The paint itself still runs; leave when the loop comes back.
                from PySide6.QtCore import QTimer

                QTimer.singleShot(0, leave)
        return False


def leave() -> None:
    """At once: what comes at the end of a program is no part of its start."""
    status = Path("/proc/self/statm")
    if status.exists():
        pages = int(status.read_text().split()[1])
        print(pages * os.sysconf("SC_PAGE_SIZE") / 1e6, flush=True)
    os._exit(0)


def floor() -> None:
    from PySide6.QtGui import QStandardItemModel
    from PySide6.QtWidgets import QApplication, QMainWindow, QTableView

    app = QApplication([])
    window = QMainWindow()
    table = QTableView()
    table.setModel(QStandardItemModel(0, 8))
    window.setCentralWidget(table)
    window.resize(1440, 900)
    watch = LeaveAtPaint(table, 0)
    window.show()
    app.exec()
    del watch


def watch_for(wanted: int) -> None:
    """Leave when the queue of the window that is about to be opened has painted its rows."""
    from desktop_app.app import plain_imports

    kept: list[LeaveAtPaint] = []
    restore = plain_imports.restore

    def restored() -> None:
        # The program is about to load its window: in its own order, nothing is taken from it.
        restore()
        from PySide6.QtWidgets import QTableView

        from desktop_app.services.lists import Lists
        from desktop_app.ui.window.window import OfficeWindow

        start = OfficeWindow.start

        def watched(self: OfficeWindow, known: Lists) -> None:
            start(self, known)
            page = self.window.page("queue")
            assert page is not None
            kept.append(LeaveAtPaint(page.widget.findChild(QTableView), wanted))

        OfficeWindow.start = watched  # type: ignore[method-assign]

    plain_imports.restore = restored


def app(folder: Path, wanted: int) -> None:
    from desktop_app import __main__ as program

    watch_for(wanted)
    sys.argv = ["complaint-desk", "--data", str(folder), "--lang", "zh_CN"]
    program.main()


if __name__ == "__main__":
    if sys.argv[1] == "floor":
        floor()
    else:
        app(Path(sys.argv[2]), int(sys.argv[3]))
