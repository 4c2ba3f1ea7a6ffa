"""The card beside the columns: what the check says so far, and the first problems."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.services.imports.importing import Check
from desktop_app.ui.importer import texts
from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.widgets.badge import Badge
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.flow_layout import FlowLayout
from desktop_app.ui.widgets.words import Words
from desktop_app.ui.words import in_one_line

FIRST = 6

COUNT_OF = {
    "new": "new",
    "updated": "updated",
    "same": "same",
    "duplicate": "duplicates",
    "conflict": "conflicts",
    "error": "errors",
}
"""Verdict → key in ``Check.counts()``."""


class CountBadges(QWidget):
    """新增 1,251  更新 18 … in lines that wrap."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._flow = FlowLayout(theme, self)
        self._badges = {verdict: Badge(theme, "", "grey", self) for verdict in COUNT_OF}
        for badge in self._badges.values():
            self._flow.addWidget(badge)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(self.tr("检查结果"))

    def show_counts(self, counts: dict[str, int]) -> None:
        """Those that are not zero, and always what is new."""
        for verdict, badge in self._badges.items():
            count = counts[COUNT_OF[verdict]]
            tone = texts.VERDICT_TONES[verdict] if count else "grey"
            badge.set_badge(f"{texts.verdict_text(verdict)} {count:,}", tone)
            badge.setVisible(bool(count) or verdict == "new")
        self.setAccessibleDescription(in_one_line(self.texts()))
        self.updateGeometry()

    def texts(self) -> list[str]:
        return [badge.text for badge in self._badges.values() if not badge.isHidden()]


class SummaryCard(Card):
    """``all_asked`` opens the whole check, ``rejects_asked`` writes the rows in error.

    ``counts`` are those of the check that is shown, ``told`` says that they are others now.
    """

    all_asked = Signal()
    told = Signal()
    rejects_asked = Signal()

    def __init__(self, theme: Theme, language: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self.set_title(self.tr("导入前检查"))
        self._language = language
        self.counts: dict[str, int] | None = None
        self.badges = CountBadges(theme, self)
        self.state = Words("", self, kind="muted")
        self.problems = Words("", self, marked=True)
        self.all_button = push_button(
            self.tr("查看全部"), kind="link", clicked=self.all_asked.emit, parent=self
        )
        self.rejects_button = push_button(
            self.tr("导出错误行"), kind="link", clicked=self.rejects_asked.emit, parent=self
        )
        self.note = Words(self.tr("可随时取消；导入后可整批撤销"), self, kind="small")
        links = QWidget(self)
        set_kind(links, "clear")
        flow = FlowLayout(theme, links)
        flow.addWidget(self.all_button)
        flow.addWidget(self.rejects_button)
        for item in (self.badges, self.state, self.problems, links, self.note):
            self.body.addWidget(item)
        self.body.addStretch(1)
        theme.size(self.setMinimumWidth, 200)
        self.show_waiting("")

    def show_waiting(self, text: str) -> None:
        """No check yet, and why."""
        self.state.setText(text)
        self.state.setVisible(bool(text))
        for item in (self.badges, self.problems, self.all_button, self.rejects_button):
            item.hide()
        self.counts = None
        self.told.emit()

    def show_check(self, checked: Check) -> None:
        counts = checked.counts()
        self.badges.show_counts(counts)
        self.badges.show()
        lines = list(self._lines(checked))
        self.problems.setText("\n".join(lines))
        self.problems.setVisible(bool(lines))
        notes = len(checked.warnings)
        parts = []
        if not counts["errors"]:
            parts.append(self.tr("没有无法导入的行。"))
        if notes:
            parts.append(self.tr("另有 {count} 条提示，建议看一看。").format(count=f"{notes:,}"))
        self.state.setText(("" if self._language.startswith("zh") else " ").join(parts))
        self.state.setVisible(bool(parts))
        self.all_button.show()
        self.rejects_button.setVisible(bool(counts["errors"]))
        self.counts = counts
        self.told.emit()

    def _lines(self, checked: Check) -> Iterable[str]:
        several = len(checked.loaded.tables()) > 1
        found = [(e.sheet, e.row, e.reason) for e in checked.errors[:FIRST]]
        found += list(checked.warnings[: FIRST - len(found)])
        for sheet, row, reason in found:
            said = texts.tell(reason, self._language)
            where = (
                self.tr("{sheet} 第 {row} 行").format(sheet=sheet, row=row)
                if several
                else self.tr("第 {row} 行").format(row=row)
            )
            yield f"{where}　{texts.one_line(said)}"
