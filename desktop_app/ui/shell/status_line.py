"""The line at the bottom: what is safe at the left, what is in view at the right."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from desktop_app.ui.theme.theme import Theme, set_kind


class ElidedLabel(QLabel):
    """One line that is shortened with … instead of being cut; whole in its tooltip."""

    def __init__(self, parent: QWidget, *, align_right: bool = False) -> None:
        super().__init__(parent)
        self._whole = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(24)
        side = Qt.AlignmentFlag.AlignRight if align_right else Qt.AlignmentFlag.AlignLeft
        self.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
        set_kind(self, "small")

    @property
    def whole(self) -> str:
        return self._whole

    def show_text(self, text: str) -> None:
        self._whole = text
        self.setAccessibleName(text)
        self._shorten()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._shorten()

    def _shorten(self) -> None:
        metrics = QFontMetrics(self.font())
        shown = metrics.elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width())
        if shown != self.text():
            self.setText(shown)
        self.setToolTip(self._whole if shown != self._whole else "")


class StatusLine(QFrame):
    """``已保存 14:32:07 · 今日备份 12:00`` … ``共 12,486 条 · 显示 38 条``."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        set_kind(self, "statusline")
        self._saved, self._note = "", ""
        self.left = ElidedLabel(self)
        self.right = ElidedLabel(self, align_right=True)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.left, 1)
        self._row.addWidget(self.right, 1)
        theme.follow(self, self._remeasure)
        self._remeasure()

    def set_saved(self, at: datetime) -> None:
        """Everything typed is in the database since *at*."""
        self._saved = self.tr("已保存 {time}").format(time=at.strftime("%H:%M:%S"))
        self._show_left()

    def set_note(self, text: str) -> None:
        """A second word at the left, e.g. about today's backup."""
        self._note = text
        self._show_left()

    def set_view(self, text: str) -> None:
        """What the page in front shows."""
        self.right.show_text(text)

    def _show_left(self) -> None:
        self.left.show_text("　".join(part for part in (self._saved, self._note) if part))

    def _remeasure(self) -> None:
        space = self._theme.space
        self._row.setContentsMargins(space.l, space.xs, space.l, space.xs)
        self.left.show_text(self.left.whole)
        self.right.show_text(self.right.whole)


def count_text(total: int, shown: int) -> str:
    """``共 12,486 条 · 显示 38 条`` for a page's status sink."""
    from PySide6.QtCore import QCoreApplication

    sentence = QCoreApplication.translate("StatusLine", "共 {total} 条 · 显示 {shown} 条")
    return sentence.format(total=f"{total:,}", shown=f"{shown:,}")
