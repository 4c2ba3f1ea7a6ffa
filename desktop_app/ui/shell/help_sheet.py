"""F1: every key of the program on one sheet, made from the action registry."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop_app.ui.shell.actions import WINDOW, ActionRegistry, ActionSpec
from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.widgets.buttons import key_text, push_button
from desktop_app.ui.widgets.grown import Grown
from desktop_app.ui.widgets.words import Words


class HelpSheet(QDialog):
    """Keys by page, searchable; stays beside the work, never in the way of it."""

    def __init__(
        self,
        theme: Theme,
        registry: ActionRegistry,
        scope_titles: Mapping[str, str],
        help_text: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("帮助与快捷键"))
        self.setModal(False)
        self.specs = registry.specs()
        self._rows: list[tuple[ActionSpec, QLabel, QLabel]] = []
        self._heads: list[tuple[str, QLabel]] = []
        self._filter = QLineEdit(self)
        self._filter.setPlaceholderText(self.tr("查找功能或按键"))
        self._filter.setAccessibleName(self.tr("查找功能或按键"))
        self._filter.setClearButtonEnabled(True)
        self._filter.textChanged.connect(self._apply_filter)
        # Made where it stands: what is moved when it is filled is styled once more.
        card = QFrame(self)
        set_kind(card, "card")
        scroll = QScrollArea(card)
        body = QWidget(scroll.viewport())
        set_kind(body, "surface")
        grid = QGridLayout(body)
        theme.size(grid.setContentsMargins, "l", "m", "l", "m")
        theme.size(grid.setHorizontalSpacing, "xl")
        theme.size(grid.setVerticalSpacing, "s")
        grid.setColumnStretch(1, 1)
        line = 0
        for scope in registry.scopes():
            specs = [s for s in registry.specs() if s.scope == scope and s.shortcut]
            if not specs:
                continue
            title = self.tr("到处可用") if scope == WINDOW else scope_titles.get(scope, scope)
            head = QLabel(title, body)
            set_kind(head, "title")
            if line:
                theme.size(head.setContentsMargins, 0, "m", 0, 0)
            grid.addWidget(head, line, 0, 1, 2)
            self._heads.append((scope, head))
            for spec in specs:
                line += 1
                key = QLabel(key_text(spec.shortcut), body)
                set_kind(key, "key")
                text = Words(spec.title(), body)
                grid.addWidget(key, line, 0, Qt.AlignmentFlag.AlignTop)
                grid.addWidget(text, line, 1)
                self._rows.append((spec, key, text))
            line += 1
        grid.setRowStretch(line + 1, 1)
        scroll.setWidgetResizable(True)
        self._scroll, self._body = scroll, body
        scroll.setAccessibleName(self.tr("快捷键一览"))
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(scroll)
        column = QVBoxLayout(self)
        theme.size(column.setContentsMargins, "l", "l", "l", "l")
        theme.size(column.setSpacing, "m")
        if help_text:
            words = Words(help_text, self)
            column.addWidget(words)
        column.addWidget(self._filter)
        column.addWidget(card, 1)
        foot = QHBoxLayout()
        column.addLayout(foot)
        foot.addStretch(1)
        foot.addWidget(push_button(self.tr("关闭"), clicked=self.close, parent=self))
        Grown(theme, self, 520, 560)
        self._filter.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        # Not before: the area asks its widget for a size, and all of it is styled for that.
        if self._scroll.widget() is None:
            self._scroll.setWidget(self._body)
        super().showEvent(event)

    def show_again(self) -> None:
        """Come to the front with every key, as when it was new."""
        self._filter.clear()
        self.show()
        self.raise_()
        self.activateWindow()
        self._filter.setFocus()

    def lines(self) -> list[tuple[str, str]]:
        """(key, text) of every line that is not filtered away."""
        return [(key.text(), text.text()) for _, key, text in self._rows if not key.isHidden()]

    def _apply_filter(self, wanted: str) -> None:
        wanted = wanted.strip().casefold()
        seen: set[str] = set()
        for spec, key, text in self._rows:
            fits = wanted in f"{key.text()} {text.text()}".casefold()
            key.setVisible(fits)
            text.setVisible(fits)
            if fits:
                seen.add(spec.scope)
        for scope, head in self._heads:
            head.setVisible(scope in seen)
