"""A cover over a page that waits: progress, counts and a cancel button, after half a second."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.widgets.buttons import push_button

DELAY_MS = 500


class Busy(QWidget):
    """Covers *over* (a page, not the window); the rest of the window stays usable.

    ``cancelled`` only asks: the cover goes when the operation says that it has ended.
    """

    cancelled = Signal()

    def __init__(self, theme: Theme, over: QWidget, delay_ms: int = DELAY_MS) -> None:
        super().__init__(over)
        self._theme, self._over, self._running = theme, over, False
        self._text = ""
        self._before: QWidget | None = None
        self._label = QLabel(self)
        self._label.setWordWrap(True)
        self._label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._count = QLabel(self)
        set_kind(self._count, "small")
        self._count.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("进度"))
        self.cancel_button = push_button(self.tr("取消"), clicked=self._cancel, parent=self)
        card = QFrame(self)
        set_kind(card, "panel")
        column = QVBoxLayout(card)
        space = theme.space
        column.setContentsMargins(space.xl, space.l, space.xl, space.l)
        column.setSpacing(space.s)
        for item in (self._label, self.bar, self._count):
            column.addWidget(item)
        column.addWidget(self.cancel_button, 0, Qt.AlignmentFlag.AlignCenter)
        card.setMinimumWidth(theme.px(320))
        grid = QGridLayout(self)
        grid.addWidget(card, 0, 0, Qt.AlignmentFlag.AlignCenter)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(delay_ms)
        self._timer.timeout.connect(self._appear)
        over.installEventFilter(self)
        self.hide()

    @property
    def running(self) -> bool:
        return self._running

    @property
    def count_text(self) -> str:
        return self._count.text()

    def start(self, text: str, *, can_cancel: bool = True) -> None:
        """An operation begins; nothing is seen of it for half a second."""
        self._running, self._text = True, text
        self._label.setText(text)
        self.setAccessibleName(text)
        self._count.setText("")
        self.bar.setRange(0, 0)
        self.cancel_button.setVisible(can_cancel)
        self.cancel_button.setEnabled(True)
        self.cancel_button.setText(self.tr("取消"))
        self._timer.start()

    def set_progress(self, done: int, total: int) -> None:
        """*done* of *total*; a *total* of 0 is one that nobody knows yet."""
        self.bar.setRange(0, max(0, total))
        self.bar.setValue(done)
        if total > 0:
            text = self.tr("{done} / {total}").format(done=f"{done:,}", total=f"{total:,}")
        else:
            text = self.tr("已处理 {done}").format(done=f"{done:,}")
        self._count.setText(text)
        self.bar.setAccessibleDescription(text)

    def finish(self) -> None:
        """The operation has ended, in whatever way."""
        self._running = False
        self._timer.stop()
        had_focus = self.isVisible() and self.isAncestorOf(self.window().focusWidget() or self)
        self.hide()
        if had_focus and self._before is not None:
            self._before.setFocus()
        self._before = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._over and event.type() == QEvent.Type.Resize:
            self.resize(self._over.size())
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Keys meant for the covered page stop here.
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        shade = QColor(self._theme.colours.shade)
        shade.setAlpha(200)
        painter.fillRect(self.rect(), shade)
        painter.end()

    def _appear(self) -> None:
        if not self._running:
            return
        self.resize(self._over.size())
        focus = self.window().focusWidget()
        self._before = focus if focus is not None and self._over.isAncestorOf(focus) else None
        self.show()
        self.raise_()
        if self._before is not None:
            self.cancel_button.setFocus()

    def _cancel(self) -> None:
        self.cancel_button.setEnabled(False)
        self.cancel_button.setText(self.tr("正在取消…"))
        self.cancelled.emit()
