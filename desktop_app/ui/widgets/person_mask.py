"""A name or phone that is masked until it is asked for."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from desktop_app.ui.theme.theme import Theme, set_kind

SHOWN_SECONDS = 30


class PersonMask(QPushButton):
    """Shows *masked*; a click, Space or F9 shows what *reveal* gives, for thirty seconds.

    The open text is not held before it is asked for. ``revealed`` is for the log and carries
    *subject* (an identity such as ``resident:12``), never the text.
    """

    revealed = Signal(str)

    def __init__(
        self,
        theme: Theme,
        masked: str,
        reveal: Callable[[], str],
        subject: str,
        *,
        name: str = "",
        seconds: int = SHOWN_SECONDS,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._name = theme, name
        self._masked, self._reveal, self._subject = masked, reveal, subject
        self._open = False
        self._seconds = seconds
        set_kind(self, "link")
        self.setAutoDefault(False)
        self.clicked.connect(self.toggle_reveal)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.mask)
        theme.follow(self, self._show)
        self._show()

    def set_person(self, masked: str, reveal: Callable[[], str], subject: str) -> None:
        """Another person; masked again."""
        self._masked, self._reveal, self._subject = masked, reveal, subject
        self.mask()

    @property
    def is_revealed(self) -> bool:
        return self._open

    def toggle_reveal(self) -> None:
        if self._open:
            self.mask()
            return
        text = self._reveal()
        self._open = True
        self._show(text)
        self._timer.start(self._seconds * 1000)
        self.revealed.emit(self._subject)

    def mask(self) -> None:
        """Hide the open text again."""
        self._timer.stop()
        self._open = False
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F9:
            self.toggle_reveal()
            return
        super().keyPressEvent(event)

    def hideEvent(self, event: QEvent) -> None:  # type: ignore[override]
        self.mask()
        super().hideEvent(event)  # type: ignore[arg-type]

    def _show(self, text: str | None = None) -> None:
        if text is None and self._open:
            return
        shown = self._masked if text is None else text
        self.setText(shown.replace("&", "&&"))
        self.setIcon(self._theme.icon("eye", self._theme.colours.muted, 14))
        self.setToolTip(
            self.tr("按 F9 或点击隐藏") if self._open else self.tr("按 F9 或点击查看，会留下记录")
        )
        self.setAccessibleName(f"{self._name} {shown}".strip())
        self.setAccessibleDescription(self.toolTip())
