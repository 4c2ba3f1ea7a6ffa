"""Third step: what will become of every row, by verdict; problems, rewriting, updates."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.services import import_report
from desktop_app.services.importing import Check, CheckedRow
from desktop_app.ui.importer import texts
from desktop_app.ui.importer.lines_table import LinesTable
from desktop_app.ui.importer.summary_card import COUNT_OF
from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.chips import ChipBar, ChipSpec
from desktop_app.ui.words import clauses

LISTS = ("error", "warning", "conflict", "updated", "duplicate", "rewritten", "new", "same")


@dataclass(frozen=True)
class _List:
    """One list of the check: headers, items, how an item is said, widths, and what it means."""

    headers: Sequence[str]
    items: Sequence[Any]
    words: Callable[[Any], Sequence[str]]
    widths: Sequence[int]
    meaning: str


class CheckPane(QWidget):
    """``skip_chosen`` says whether numbers that exist are left alone."""

    rejects_asked = Signal()
    skip_chosen = Signal(bool)

    def __init__(self, theme: Theme, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._language = theme, language
        self._check: Check | None = None
        self._groups: Sequence[import_report.ChangeGroup] = ()
        self._revealed = False
        self.chips = ChipBar(theme, self.tr("检查结果"), self)
        self.chips.chosen.connect(self._show_list)
        self.meaning = QLabel(self)
        self.meaning.setWordWrap(True)
        set_kind(self.meaning, "muted")
        self.rejects_button = push_button(
            self.tr("导出错误行…"), clicked=self.rejects_asked.emit, parent=self
        )
        self.skip = QCheckBox(self.tr("编号已存在的行不更新"), self)
        self.skip.setAccessibleName(self.skip.text())
        self.skip.toggled.connect(self.skip_chosen)
        self.table = LinesTable(theme, self.tr("检查明细"), self)
        line = QHBoxLayout()
        line.setSpacing(theme.space.m)
        line.addWidget(self.meaning, 1)
        line.addWidget(self.skip)
        line.addWidget(self.rejects_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space.s)
        column.addWidget(self.chips)
        column.addLayout(line)
        column.addWidget(self.table, 1)

    def show_check(
        self, checked: Check, groups: Sequence[import_report.ChangeGroup], revealed: bool
    ) -> None:
        """Show a check; the list with the gravest news comes first."""
        kept = self.chips.current if self._check is not None else ""
        self._check, self._revealed = checked, revealed
        self._groups = groups
        counts = self._counts(checked)
        shown = [key for key in LISTS if counts[key] or key in ("error", "new")]
        self.chips.set_chips(
            [
                ChipSpec(key, self._title(key), counts[key], texts.VERDICT_TONES.get(key, "amber"))
                for key in shown
            ]
        )
        first = next((key for key in shown if counts[key]), shown[0])
        chosen = kept if kept in shown and counts[kept] else first
        self.chips.choose(chosen)
        self.rejects_button.setVisible(bool(checked.errors))
        self.skip.setVisible(bool(counts["updated"] or counts["conflict"] or self.skip.isChecked()))
        self._show_list(chosen)

    def reveal(self, revealed: bool) -> None:
        """Lift the mask, or put it back."""
        self._revealed = revealed
        self.table.lines.repaint_all()

    def set_skip(self, skip: bool) -> None:
        with QSignalBlocker(self.skip):
            self.skip.setChecked(skip)

    def _counts(self, checked: Check) -> dict[str, int]:
        counts = checked.counts()
        found = {verdict: counts[key] for verdict, key in COUNT_OF.items()}
        found["warning"] = len(checked.warnings)
        found["rewritten"] = sum(group.count for group in self._groups)
        return found

    def _title(self, key: str) -> str:
        if key == "warning":
            return self.tr("提示")
        if key == "rewritten":
            return self.tr("已规范")
        return texts.verdict_text(key)

    def _show_list(self, key: str) -> None:
        if self._check is None:
            return
        one = self._list(key, self._check)
        self.meaning.setText(one.meaning)
        self.table.show_lines(one.headers, one.items, one.words, one.widths)

    def _list(self, key: str, checked: Check) -> _List:
        if key == "error":
            return self._errors(checked)
        if key == "warning":
            return _List(
                (self.tr("工作表"), self.tr("行"), self.tr("提示")),
                checked.warnings,
                lambda item: (item[0], str(item[1]), texts.tell(item[2], self._language)),
                (6, 4, 40),
                self.tr("这些行照常导入，内容请核对。"),
            )
        if key == "rewritten":
            return self._rewritten()
        rows = [row for row in checked.rows if row.verdict == key]
        if key in ("updated", "conflict"):
            return self._changed(key, rows)
        return _List(
            (self.tr("工作表"), self.tr("行"), self.tr("种类"), self.tr("内容")),
            rows,
            self._row_words,
            (6, 4, 6, 40),
            {
                "new": self.tr("这些行将作为新记录写入。"),
                "same": self.tr("与已有记录完全相同，不再写入。"),
                "duplicate": self.tr(
                    "与已有记录或本表另一行编号相同，或时间、地点、内容都相同，不写入。"
                ),
            }[key],
        )

    def _errors(self, checked: Check) -> _List:
        return _List(
            (
                self.tr("工作表"), self.tr("行"), self.tr("列"), self.tr("原内容"), self.tr("原因"),
            ),
            checked.errors,
            lambda e: (
                e.sheet,
                str(e.row),
                e.column,
                str(e.value),
                texts.tell(e.reason, self._language),
            ),
            (6, 4, 6, 10, 40),
            self.tr("这些行不会导入，不影响其他行；可导出改好后再导入。")
            if checked.errors
            else self.tr("没有无法导入的行。"),
        )  # fmt: skip

    def _rewritten(self) -> _List:
        def say(group: import_report.ChangeGroup) -> Sequence[str]:
            samples = clauses(
                self.tr("{before} → {after}").format(
                    before=texts.visible(texts.hidden(group.field, before, self._revealed))
                    or self.tr("（空）"),
                    after=texts.visible(texts.hidden(group.field, after, self._revealed)),
                )
                for before, after in group.samples
            )
            return (
                texts.label(group.field, self._language),
                texts.tell(group.why, self._language),
                f"{group.count:,}",
                samples,
            )

        return _List(
            (self.tr("字段"), self.tr("怎么规范"), self.tr("处"), self.tr("改写前 → 改写后")),
            self._groups,
            say,
            (6, 11, 4, 40),
            self.tr("只统一写法，不改意思；原表不会被改动。"),
        )

    def _changed(self, key: str, rows: Sequence[CheckedRow]) -> _List:
        pairs = [(row, change) for row in rows for change in row.changes]
        loose = [(row, None) for row in rows if not row.changes]

        def say(pair: tuple[CheckedRow, Any]) -> Sequence[str]:
            row, change = pair
            where = row.number or texts.place_text(row.parsed.values)
            if change is None:
                about = texts.row_text(row.kind, row.parsed.values, self._revealed)
                return (row.parsed.sheet, str(row.parsed.row), where, "", "", about)
            return (
                row.parsed.sheet,
                str(row.parsed.row),
                where,
                texts.label(change.field, self._language),
                texts.value_text(change.field, change.before, self._revealed) or self.tr("（空）"),
                texts.value_text(change.field, change.after, self._revealed) or self.tr("（空）"),
            )

        return _List(
            (
                self.tr("工作表"), self.tr("行"), self.tr("记录"),
                self.tr("字段"), self.tr("现在"), self.tr("表中"),
            ),
            [*pairs, *loose],
            say,
            (6, 4, 9, 6, 14, 20),
            self.tr("编号已存在：逐项改成表中的内容。")
            if key == "updated"
            else self.tr("导出之后本处和表中都改过，或找不到对应的记录：不覆盖，请人工核对。"),
        )  # fmt: skip

    def _row_words(self, row: CheckedRow) -> Sequence[str]:
        parsed = row.parsed
        about = texts.row_text(row.kind, parsed.values, self._revealed)
        number = f"{row.number}　" if row.number else ""
        return (parsed.sheet, str(parsed.row), texts.kind_text(row.kind), number + about)
