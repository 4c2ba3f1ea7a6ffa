"""How often: once, after 3, 7 and 30 days, or after days of one's own choice."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from desktop_app.ui.calendar.typed_time import moment_text
from desktop_app.ui.theme.theme import Theme
from desktop_app.ui.widgets.words import Words
from desktop_app.ui.words import listed

USUAL = (3, 7, 30)
MOST = 24
"""More follow-ups in one act are a slip of the finger."""


class SeriesField(QWidget):
    """``choice`` is its first line and may stand elsewhere; ``changed`` tells of other days."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.choice = QComboBox(parent)
        self.choice.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.choice.setMinimumContentsLength(8)
        self.choice.addItem(self.tr("只此一次"), "")
        self.choice.addItem(self.tr("系列：3、7、30 天后"), "usual")
        self.choice.addItem(self.tr("系列：自定天数"), "own")
        self.days = QLineEdit(self)
        self.days.setAccessibleName(self.tr("几天后，可填多个"))
        self.days.setPlaceholderText(self.tr("几天后，如 1、3、15"))
        self.days.hide()
        self.times = Words("", self, kind="small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        theme.size(column.setSpacing, "xs")
        column.addWidget(self.days)
        column.addWidget(self.times)
        self.hide()
        self.choice.currentIndexChanged.connect(lambda _row: self._chosen())
        self.choice.activated.connect(lambda _row: self._by_hand())
        self.days.textChanged.connect(lambda _text: self._tell())

    def offsets(self) -> tuple[int, ...] | None:
        """Days after the time of the form; none for a single one, ``None`` when unreadable."""
        kind = self.choice.currentData()
        if kind == "usual":
            return USUAL
        if kind != "own":
            return ()
        numbers = [int(one) for one in re.findall(r"\d{1,4}", self.days.text())]
        fine = numbers and len(numbers) <= MOST and max(numbers) <= 730
        return tuple(sorted(set(numbers))) if fine else None

    def refusal(self) -> str:
        """Why there are no times."""
        if self.offsets() is None:
            return self.tr("请填写几天后，如 1、3、15（最多 {most} 次，两年之内）。").format(
                most=MOST
            )
        return self.tr("这个系列没有一次在现在之后，请改时间或天数。")

    def show_times(self, times: Sequence[datetime]) -> None:
        """Say when the follow-ups of the series will be."""
        text = self.tr("从上面的时间起算，共 {count} 次：{times}").format(
            count=len(times), times=listed(moment_text(at) for at in times)
        )
        self.times.setText(text if times else "")
        self.times.setVisible(bool(times))

    def clear(self) -> None:
        self.choice.setCurrentIndex(0)
        self.days.clear()

    def _chosen(self) -> None:
        kind = self.choice.currentData()
        self.days.setVisible(kind == "own")
        self.setVisible(bool(kind))
        self._tell()

    def _by_hand(self) -> None:
        if self.choice.currentData() == "own":
            self.days.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self) -> None:
        if not self.offsets():
            self.times.setText("")
            self.times.hide()
        self.changed.emit()
