"""The question before a restore: what it would take away, that the present is kept, yes or no."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop_app.services.safety.backups import Copy
from desktop_app.ui.backups.words import one_line
from desktop_app.ui.desk import Desk
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.rows import button_row
from desktop_app.ui.widgets.words import Words

if TYPE_CHECKING:
    from desktop_app.services.safety.backups import Difference

NAMED = 6
"""So many numbers are written out; the rest is counted."""


class RestoreCard(Card):
    """Hidden until ``ask``; *go* gets the path when the user says yes."""

    def __init__(self, desk: Desk, go: Callable[[Path], object], parent: QWidget) -> None:
        super().__init__(desk.theme, "", parent)
        self._desk, self._go = desk, go
        self._path: Path | None = None
        self.set_title(self.tr("恢复到这份备份？"))
        self.text = Words("", self)
        self.yes = push_button(
            self.tr("恢复到这份备份"), kind="danger", clicked=self._yes, parent=self
        )
        self.no = push_button(self.tr("不恢复"), clicked=self.drop, parent=self)
        self.body.addWidget(self.text)
        button_row(self.body, self.yes, self.no)
        self.hide()

    def ask(self, copy: Copy, lost: Difference) -> None:
        """Say what the restore of a proven copy would mean; nothing has been changed yet."""
        self._path = copy.path
        self.text.setText("\n".join(self._lines(copy, lost)))
        self.show()
        self.no.setFocus()

    def drop(self) -> None:
        self._path = None
        self.hide()

    def _yes(self) -> None:
        if self._path is not None:
            self._go(self._path)

    def _lines(self, copy: Copy, lost: Difference) -> list[str]:
        lines = [
            self.tr("备份：{copy}（{name}），已打开核对，完好。").format(
                copy=one_line(copy, self._desk.now()), name=copy.path.name
            )
        ]
        if lost.since:
            named = self.tr("、").join(lost.since[:NAMED])
            rest = len(lost.since) - NAMED
            if rest > 0:
                named = self.tr("{numbers} 等").format(numbers=named)
            lines.append(
                self.tr("这份备份之后登记的 {count} 件投诉将不在系统里：{numbers}").format(
                    count=f"{len(lost.since):,}", numbers=named
                )
            )
        if lost.changed:
            lines.append(
                self.tr("这份备份之后改动过的 {count} 件投诉将回到当时的样子。").format(
                    count=f"{lost.changed:,}"
                )
            )
        if not lost.since and not lost.changed:
            lines.append(self.tr("这份备份之后没有登记或改动过投诉。"))
        lines.append(
            self.tr(
                "恢复前会把现在的数据另存为一份“恢复前”备份，可以再恢复回来；"
                "已给出的编号不会重复使用，正在登记的草稿保留。窗口会关闭并重新打开。"
            )
        )
        return lines
