"""Earlier import batches: file, when, who, what came of it; each can still be taken back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.services.imports import plans as import_plans
from desktop_app.ui import words
from desktop_app.ui.importer.lines_table import LinesTable
from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.card import Card

ROWS = 5
"""Batches in sight at a time."""
WITH_CASES = frozenset({"complaints"})


class BatchesCard(Card):
    """Signals carry the id of a batch; the button that takes it back asks once more."""

    undo_asked = Signal(int)
    cases_asked = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self.set_title(self.tr("导入过的批次"))
        self._batches: Sequence[Any] = ()
        self._asked = 0
        self.table = LinesTable(theme, self.tr("导入过的批次"), self)
        self.undo_button = push_button("", clicked=self._undo, parent=self)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_button())
        self.table.opened.connect(lambda _line: self.undo_button.setFocus())
        self.body.addWidget(self.table)
        self.cases_button = push_button(
            self.tr("查看这批投诉"), clicked=self._show_cases, parent=self
        )
        buttons = QHBoxLayout()
        self.body.addLayout(buttons)
        theme.size(buttons.setSpacing, "s")
        buttons.addWidget(self.cases_button)
        buttons.addWidget(self.undo_button)
        buttons.addStretch(1)
        self.body.addStretch(1)
        theme.follow(self, self._fit)
        self.hide()

    def show_batches(self, batches: Sequence[Any], *, but: int | None = None) -> None:
        """Show ``storage.batches.Batch`` rows, newest first, without the one that is *but*."""
        self._batches = [one for one in batches if one.id != but]
        self.table.show_lines(
            (
                self.tr("批次"), self.tr("时间"), self.tr("导入人"), self.tr("种类"),
                self.tr("结果"), self.tr("文件"),
            ),
            self._batches,
            self._words,
            (3, 9, 5, 7, 13, 20),
        )  # fmt: skip
        self.setVisible(bool(self._batches))
        if self._batches:
            self.table.setCurrentIndex(self.table.lines.index(0, 0))
        self._fit()
        self._show_button()

    @Slot()
    def _fit(self) -> None:
        """As high as its lines, up to a few: the rest scrolls."""
        rows = min(max(len(self._batches), 1), ROWS)
        line = self.table.verticalHeader().defaultSectionSize()
        self.table.setMinimumHeight(0)
        bar = self.table.horizontalScrollBar().sizeHint().height()
        head = self.table.horizontalHeader().sizeHint().height()
        self.table.setFixedHeight(head + rows * line + bar + 4)

    def _words(self, batch: Any) -> Sequence[str]:
        if batch.undone_at is not None:
            result = self.tr("已于 {at} 撤销").format(at=f"{batch.undone_at:%m-%d %H:%M}")
        else:
            counts = batch.counts
            parts = [self.tr("新增 {count}").format(count=f"{counts.get('new', 0):,}")]
            if counts.get("updated"):
                parts.append(self.tr("更新 {count}").format(count=f"{counts['updated']:,}"))
            result = words.listed(parts)
        kind = import_plans.KIND_TEXT.get(batch.kind, "")
        return (
            str(batch.id),
            f"{batch.at:%Y-%m-%d %H:%M}",
            batch.staff,
            words.core(kind) if kind else "",
            result,
            batch.file_name,
        )

    def _current(self) -> Any:
        row = self.table.currentIndex().row()
        return self._batches[row] if 0 <= row < len(self._batches) else None

    def _show_button(self) -> None:
        batch = self._current()
        self._asked = 0
        free = batch is not None and batch.undone_at is None
        text = (
            self.tr("撤销第 {id} 批…").format(id=batch.id)
            if batch is not None
            else self.tr("撤销选中的批次…")
        )
        self._say(text, "")
        self.undo_button.setEnabled(free)
        # A roster brings no complaints, and a batch that was taken back has none left.
        self.cases_button.setEnabled(free and batch.kind in WITH_CASES)

    def _show_cases(self) -> None:
        batch = self._current()
        if batch is not None:
            self.cases_asked.emit(batch.id)

    def _undo(self) -> None:
        batch = self._current()
        if batch is None or batch.undone_at is not None:
            return
        if self._asked != batch.id:
            self._asked = batch.id
            new = f"{batch.counts.get('new', 0):,}"
            text = self.tr("确认撤销第 {id} 批（收回新增的 {count} 条）")
            self._say(text.format(id=batch.id, count=new), "danger")
            return
        self._asked = 0
        self.undo_button.setEnabled(False)
        self.undo_asked.emit(batch.id)

    def _say(self, text: str, kind: str) -> None:
        self.undo_button.setText(text)
        self.undo_button.setAccessibleName(text)
        set_kind(self.undo_button, kind)
