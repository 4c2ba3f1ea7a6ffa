"""Third step: what will become of every row, by verdict; problems, rewriting, updates."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.messages import Message
from desktop_app.services.imports import nearby as import_nearby
from desktop_app.services.imports import report as import_report
from desktop_app.services.imports import resolve as import_resolve
from desktop_app.services.imports.choices import Choices, chosen, key, place, together
from desktop_app.services.imports.importing import Check, CheckedRow, FieldChange
from desktop_app.services.imports.nearby import NOBODY, People
from desktop_app.ui.importer import texts
from desktop_app.ui.importer.check_lists import (
    DECIDED,
    CheckList,
    Found,
    case_of,
    decidable,
    in_conflict,
)
from desktop_app.ui.importer.conflict_bar import ConflictBar
from desktop_app.ui.importer.decisions import Decisions
from desktop_app.ui.importer.lines_table import LinesTable
from desktop_app.ui.importer.summary_card import COUNT_OF
from desktop_app.ui.theme.theme import Theme
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.chips import ChipBar, ChipSpec
from desktop_app.ui.widgets.words import Words
from desktop_app.ui.words import clauses

LISTS = ("error", "warning", "conflict", "updated", "duplicate", "rewritten", "new", "same")


class CheckPane(QWidget):
    """``skip_chosen`` says whether numbers that exist are left alone, ``opened`` names a case.

    ``choices`` are what was decided of fields in conflict, and of updates that are not wanted;
    ``decided`` tells of another one.
    """

    rejects_asked = Signal()
    opened = Signal(int)
    decided = Signal()
    skip_chosen = Signal(bool)

    def __init__(self, theme: Theme, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._language = theme, language
        self._found: Found | None = None
        self._list_shown: CheckList | None = None
        self._revealed = False
        self._decisions = Decisions(language)
        self.chips = ChipBar(theme, self.tr("检查结果"), self)
        self.chips.chosen.connect(self._show_list)
        self.meaning = Words("", self, kind="muted")
        self.rejects_button = push_button(
            self.tr("导出错误行…"), clicked=self.rejects_asked.emit, parent=self
        )
        self.skip = QCheckBox(self.tr("编号已存在的行不更新"), self)
        self.skip.setAccessibleName(self.skip.text())
        self.skip.toggled.connect(self.skip_chosen)
        self.table = LinesTable(theme, self.tr("检查明细"), self)
        self.table.opened.connect(self._open)
        self.conflicts = ConflictBar(theme, self)
        self.conflicts.asked.connect(self._decide)
        self.conflicts.hide()
        line = QHBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        theme.size(column.setSpacing, "s")
        column.addWidget(self.chips)
        column.addLayout(line)
        theme.size(line.setSpacing, "m")
        line.addWidget(self.meaning, 1)
        line.addWidget(self.skip)
        line.addWidget(self.rejects_button)
        column.addWidget(self.conflicts)
        column.addWidget(self.table, 1)

    @property
    def choices(self) -> Choices:
        return self._decisions.choices

    def show_check(self, found: Found, revealed: bool) -> None:
        """Show a check; the list with the gravest news comes first."""
        checked, kept = found.checked, self.chips.current if self._found is not None else ""
        self._found, self._revealed = found, revealed
        known = {key(row, name) for row in checked.rows for name in decidable(row)}
        self._decisions.only(known)
        counts = self._counts(found)
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

    def resolved(self) -> Check | None:
        """The check with what was decided of rows in conflict."""
        if self._found is None:
            return None
        return import_resolve.resolve(self._found.checked, self.choices)

    def forget(self) -> None:
        """Another book: nothing is decided yet."""
        self._decisions.only(())

    def clear(self) -> None:
        """Let go of the rows: nobody will look at them again."""
        self._found = self._list_shown = None
        self.table.lines.show((), (), lambda _item: ())

    def _counts(self, found: Found) -> dict[str, int]:
        counts = found.checked.counts()
        shown = {verdict: counts[key] for verdict, key in COUNT_OF.items()}
        shown["conflict"] = len(in_conflict(found.checked))
        shown["warning"] = len(found.checked.warnings)
        shown["rewritten"] = sum(group.count for group in found.groups)
        return shown

    def _title(self, key: str) -> str:
        if key == "warning":
            return self.tr("提示")
        if key == "rewritten":
            return self.tr("已规范")
        return texts.verdict_text(key)

    def _show_list(self, key: str) -> None:
        if self._found is None:
            return
        one = self._list_shown = self._list(key, self._found.checked)
        self.meaning.setText(one.meaning)
        self.table.show_lines(one.headers, one.items, one.words, one.widths)
        open_ = any(decidable(pair[0]) for pair in one.items) if key in DECIDED else False
        self.conflicts.setVisible(open_)
        if open_:
            self._show_left()

    def _open(self, line: int) -> None:
        one = self._list_shown
        if one is not None and line < len(one.items):
            case = one.opens(one.items[line])
            if case is not None:
                self.opened.emit(case)

    def _decide(self, choice: str, everything: bool) -> None:
        one = self._list_shown
        if one is None or self._found is None:
            return
        lines = range(len(one.items)) if everything else self.table.chosen_lines()
        pairs = [one.items[line] for line in lines]
        self._decisions.take(
            {
                key(row, name): choice
                for row, change in pairs
                if change is not None
                for name in together(row, change.field)
            }
        )
        self.table.lines.repaint_all()
        self._show_left()
        self.decided.emit()

    def _show_left(self) -> None:
        if self._found is None:
            return
        if self.chips.current == "updated":
            ours = import_resolve.OURS
            self.conflicts.show_declined(sum(one == ours for one in self._of_updates()))
            return
        rows = [row for row in self._found.checked.rows if row.conflicts]
        open_ = [row for row in rows if any(not self._choice(row, c) for c in row.conflicts)]
        self.conflicts.show_left(len(open_))

    def _of_updates(self) -> list[str]:
        rows = self._found.checked.rows if self._found is not None else ()
        return [self._choice(row, one) for row in rows for one in row.changes]

    def _choice(self, row: CheckedRow, change: FieldChange) -> str:
        return chosen(self.choices, row, change.field)

    def _list(self, key: str, checked: Check) -> CheckList:
        if key == "error":
            return self._errors(checked)
        if key == "warning":
            return CheckList(
                (self.tr("工作表"), self.tr("行"), self.tr("提示")),
                checked.warnings,
                self._warning_words,
                (6, 4, 40),
                self.tr("这些行照常导入，内容请核对。"),
            )
        if key == "rewritten":
            return self._rewritten()
        if key == "conflict":
            return self._conflicts(in_conflict(checked))
        rows = [row for row in checked.rows if row.verdict == key]
        if key == "updated":
            return self._changed(rows)
        if key == "duplicate":
            return self._duplicates(rows)
        return CheckList(
            (self.tr("工作表"), self.tr("行"), self.tr("种类"), self.tr("内容")),
            rows,
            self._row_words,
            (6, 4, 6, 40),
            {
                "new": self.tr("这些行将作为新记录写入。"),
                "same": self.tr("与已有记录完全相同，不再写入。"),
            }[key],
            lambda row: row.record_id if row.kind == "complaints" else None,
        )

    def _errors(self, checked: Check) -> CheckList:
        return CheckList(
            (
                self.tr("工作表"), self.tr("行"), self.tr("列"), self.tr("原内容"), self.tr("原因"),
            ),
            checked.errors,
            self._error_words,
            (6, 4, 6, 10, 40),
            self.tr("这些行不会导入，不影响其他行；可导出改好后再导入。")
            if checked.errors
            else self.tr("没有无法导入的行。"),
        )  # fmt: skip

    def _rewritten(self) -> CheckList:
        def say(group: import_report.ChangeGroup) -> Sequence[str]:
            def hidden(text: str) -> str:
                return texts.hidden(group.field, text, self._revealed, group.people)

            samples = clauses(
                self.tr("{before} → {after}").format(
                    before=texts.visible(hidden(before)) or self.tr("（空）"),
                    after=texts.visible(hidden(after)) or self.tr("（空）"),
                )
                for before, after in group.samples
            )
            return (
                texts.label(group.field, self._language),
                texts.tell(group.why, self._language),
                f"{group.count:,}",
                samples,
            )

        return CheckList(
            (self.tr("字段"), self.tr("怎么规范"), self.tr("处"), self.tr("改写前 → 改写后")),
            self._found.groups if self._found is not None else (),
            say,
            (6, 11, 4, 40),
            self.tr("只统一写法，不改意思；原表不会被改动。"),
        )

    def _duplicates(self, rows: Sequence[CheckedRow]) -> CheckList:
        twins = self._found.twins if self._found is not None else {}

        def twin_text(row: CheckedRow) -> str:
            twin = twins.get(place(row))
            if twin is None:
                return row.number
            if twin.row:
                return self.tr("本文件“{sheet}”第 {row} 行").format(sheet=twin.sheet, row=twin.row)
            return twin.number

        def opens(row: CheckedRow) -> int | None:
            twin = twins.get(place(row))
            return twin.case_id if twin is not None else None

        return CheckList(
            (self.tr("工作表"), self.tr("行"), self.tr("与谁重复"), self.tr("内容")),
            rows,
            lambda row: (
                row.parsed.sheet,
                str(row.parsed.row),
                twin_text(row),
                self._about(row),
            ),
            (6, 4, 13, 40),
            self.tr("编号相同，或时间、地点、内容都相同，不写入；按回车打开已有的那一件。"),
            opens,
        )

    def _changed(self, rows: Sequence[CheckedRow]) -> CheckList:
        pairs = [(row, change) for row in rows for change in row.changes]
        return CheckList(
            (
                self.tr("工作表"), self.tr("行"), self.tr("记录"),
                self.tr("字段"), self.tr("现在"), self.tr("表中"), self.tr("决定"),
            ),
            pairs,
            lambda pair: (*self._change_words(pair), self._decisions.of_update(*pair)),
            (4, 3, 8, 8, 9, 14, 8),
            self.tr("这里已有的记录：逐项改成表中的内容；不要的可以选中保留本机的。"),
            case_of,
        )  # fmt: skip

    def _conflicts(self, rows: Sequence[CheckedRow]) -> CheckList:
        pairs: list[tuple[CheckedRow, FieldChange | None]] = [
            (row, change) for row in rows for change in row.conflicts
        ]
        pairs += [(row, None) for row in rows if not row.conflicts]
        return CheckList(
            (
                self.tr("工作表"), self.tr("行"), self.tr("记录"), self.tr("字段"),
                self.tr("本机现在"), self.tr("表中"), self.tr("决定"),
            ),
            pairs,
            lambda pair: (*self._change_words(pair), self._decisions.of_conflict(*pair)),
            (4, 3, 8, 8, 9, 14, 8),
            self.tr(
                "导出、导入之后本机和表中都改过，或记录在回收站里、找不到对应的记录："
                "由您决定，不代为覆盖。"
            ),
            case_of,
        )  # fmt: skip

    def _change_words(self, pair: tuple[CheckedRow, FieldChange | None]) -> Sequence[str]:
        row, change = pair
        where = row.number or texts.place_text(row.parsed.values)
        if row.kind == "households":
            where = self._about(row)
        head = (row.parsed.sheet, str(row.parsed.row), where)
        if change is None:
            return (*head, "", "", self._about(row))
        empty = self.tr("（空）")
        before = self._value(row, change.field, change.before) or empty
        after = self._value(row, change.field, change.after) or empty
        if before == after:  # what tells them apart lies under the mask
            after = self.tr("{text}（不同，按 F9 查看）").format(text=after)
        return (*head, texts.label(change.field, self._language), before, after)

    def _value(self, row: CheckedRow, name: str, value: str) -> str:
        if name == "category" and self._found is not None:
            value = self._found.category(value) if value else ""
        people = NOBODY if self._revealed else self._people(place(row), row)
        return texts.value_text(name, value, self._revealed, people)

    def _about(self, row: CheckedRow) -> str:
        near = self._found.people.get(place(row), NOBODY) if self._found is not None else NOBODY
        return texts.row_text(row.kind, row.parsed.values, self._revealed, near)

    def _people(self, where: tuple[str, int], row: CheckedRow | None) -> People:
        """Whom the texts of a row may tell of."""
        if self._found is None:
            return NOBODY
        said = (
            import_nearby.of_row(row.parsed.values)
            if row is not None
            else import_nearby.of_line(self._found.checked.loaded, *where)
        )
        return said + self._found.people.get(where, NOBODY)

    def _warning_words(self, item: tuple[str, int, Message]) -> Sequence[str]:
        sheet, number, message = item
        people = NOBODY if self._revealed else self._people((sheet, number), None)
        said = texts.tell_of(message, self._language, self._revealed, people)
        return (sheet, str(number), said)

    def _error_words(self, error: Any) -> Sequence[str]:
        people = NOBODY if self._revealed else self._people((error.sheet, error.row), None)
        return (
            error.sheet,
            str(error.row),
            error.column,
            str(error.value) if self._revealed else people.out_of(str(error.value)),
            texts.tell_of(error.reason, self._language, self._revealed, people),
        )

    def _row_words(self, row: CheckedRow) -> Sequence[str]:
        parsed = row.parsed
        about = self._about(row)
        number = f"{row.number}　" if row.number else ""
        return (parsed.sheet, str(parsed.row), texts.kind_text(row.kind), number + about)
