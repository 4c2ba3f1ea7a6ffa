"""Python's search for circles of rubbish, kept to the window's thread and to when it waits."""

from __future__ import annotations

import gc

from PySide6.QtCore import QAbstractEventDispatcher, QObject, QTimer, Slot

YOUNG = 2_000
"""So many new objects are worth a look: a few tenths of a millisecond."""
EVERY = 10
"""So many looks at one age are worth one at the next."""
QUIET_MS = 3_000


class RubbishCollector(QObject):
    """Looks for circles when the window's loop is about to wait; nobody else does from now on.

    Left to itself Python looks on whichever thread has just made many objects. A widget, a timer
    or a document found there is destroyed there, while Qt uses it on its own thread: a crash. So
    the thresholds are nought for good; ``gc.disable`` still stops the looking for a while (rows
    of an import). A look at everything takes long in a large window and waits for a quiet moment.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.set_threshold(0)
        # What the start has made stays for good: later looks need not go over it.
        gc.freeze()
        gc.enable()
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(QUIET_MS)
        self._quiet.timeout.connect(self._look_at_all)
        QAbstractEventDispatcher.instance().aboutToBlock.connect(self._look)

    @Slot()
    def _look(self) -> None:
        young, middle, old = gc.get_count()
        if young < YOUNG or not gc.isenabled():
            return
        gc.collect(1 if middle >= EVERY else 0)
        if old >= EVERY and not self._quiet.isActive():
            self._quiet.start()

    @Slot()
    def _look_at_all(self) -> None:
        if gc.isenabled():
            gc.collect()
