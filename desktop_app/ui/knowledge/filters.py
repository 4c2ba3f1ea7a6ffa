"""What is looked for: words, kind, category, mood and step; and for which case."""

from __future__ import annotations

import itertools
from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.workflow import MOODS, STAGES
from desktop_app.services.knowledge import IMPROVEMENT, SCRIPT, STUDY, Query
from desktop_app.services.lists import Lists
from desktop_app.ui.editor.inputs import QuietCombo
from desktop_app.ui.knowledge.keys import NEW
from desktop_app.ui.knowledge.texts import stage_text
from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.widgets.buttons import IconButton, label_with_key, push_button
from desktop_app.ui.widgets.chips import ChipBar, ChipSpec
from desktop_app.ui.widgets.words import Words
from desktop_app.ui.words import mood_text


class SearchLine(QLineEdit):
    """Down and Enter go to the list."""

    down = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.down.emit()
            return
        super().keyPressEvent(event)


class Filters(QFrame):
    """``asked`` is told when anything was changed by the user; ``case_left`` lets the case go."""

    asked = Signal()
    case_left = Signal()
    new_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_kind(self, "card")
        self._theme = theme
        self._names: dict[str, str] = {}
        self.search = SearchLine(self)
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName(self.tr("查找话术、案例和改进"))
        self.search.setPlaceholderText(self.tr("查找，几个词用空格隔开"))
        self.search.setToolTip(self.tr("每个词都要出现；大小写和空格不计。快捷键 Ctrl+F"))
        self.kinds = ChipBar(theme, self.tr("种类"), self)
        self._names = {
            SCRIPT: self.tr("话术"),
            STUDY: self.tr("案例"),
            IMPROVEMENT: self.tr("改进"),
        }
        self.show_hits({})
        self.kinds.choose(SCRIPT)
        self.category = self._combo(self.tr("类别"))
        self.mood = self._combo(self.tr("情绪"))
        self.stage = self._combo(self.tr("步骤"))
        self.mood.addItem(self.tr("任何情绪"), "")
        for mood in MOODS:
            self.mood.addItem(mood_text(mood), mood)
        self.stage.addItem(self.tr("任何步骤"), "")
        for stage in STAGES:
            self.stage.addItem(stage_text(stage), stage)
        self.new_button = push_button("", clicked=self.new_asked.emit, parent=self)
        self._case = QFrame(self)
        set_kind(self._case, "note-blue")
        self._case_words = Words("", self._case)
        close = IconButton(theme, "close", self.tr("不再为这条投诉填写"), parent=self._case)
        close.clicked.connect(self.case_left)
        row = QHBoxLayout(self._case)
        theme.size(row.setContentsMargins, "s", "xs", "xs", "xs")
        row.addWidget(self._case_words, 1)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self._case.hide()

        self._combos = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._head = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._case)
        self._column.addLayout(self._head)
        self._head.addWidget(self.search)
        self._head.addWidget(self.kinds)
        self._column.addLayout(self._combos)
        for combo in (self.category, self.mood, self.stage):
            self._combos.addWidget(combo, 1)
        self._combos.addWidget(self.new_button)
        self._column.addStretch(1)
        stops: list[QWidget] = [self.search, *self.kinds.chips().values()]
        stops += [self.category, self.mood, self.stage, self.new_button]
        for stop, after in itertools.pairwise(stops):
            QWidget.setTabOrder(stop, after)
        self.search.textChanged.connect(lambda _text: self.asked.emit())
        self.kinds.chosen.connect(lambda _key: self._turned())
        for combo in (self.category, self.mood, self.stage):
            combo.activated.connect(lambda _at: self.asked.emit())
        theme.follow(self, self._remeasure)
        self._remeasure()
        self._adapt()

    @property
    def query(self) -> Query:
        script = self.kinds.current == SCRIPT
        return Query(
            self.kinds.current,
            self.search.text(),
            str(self.category.currentData() or ""),
            str(self.mood.currentData() or "") if script else "",
            str(self.stage.currentData() or "") if script else "",
        )

    def show_query(self, query: Query) -> None:
        """Show other wishes without telling anybody."""
        self.search.blockSignals(True)
        self.search.setText(query.text)
        self.search.blockSignals(False)
        self.kinds.choose(query.kind)
        for combo, value in (
            (self.category, query.category),
            (self.mood, query.mood),
            (self.stage, query.stage),
        ):
            combo.setCurrentIndex(max(0, combo.findData(value)))
        self._adapt()

    def show_lists(self, lists: Lists, language: str) -> None:
        """The categories, the second level set in below the first."""
        chosen = self.category.currentData() or ""
        self.category.clear()
        self.category.addItem(self.tr("任何类别"), "")
        for category in lists.categories:
            name = category.name.in_language(language)
            self.category.addItem(f"　{name}" if category.parent else name, category.code)
        self.category.setCurrentIndex(max(0, self.category.findData(chosen)))

    def show_hits(self, hits: Mapping[str, int]) -> None:
        self.kinds.set_chips(
            [ChipSpec(kind, name, hits.get(kind)) for kind, name in self._names.items()]
        )

    def show_case(self, number: str) -> None:
        """For which case words are looked for; empty for none."""
        text = self.tr("正在为 {number} 找：称呼、房号等已填好").format(number=number)
        self._case_words.setText(text if number else "")
        self._case.setVisible(bool(number))

    def set_narrow(self, narrow: bool) -> None:
        """Across the top instead of down the side."""
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._combos.setDirection(across if narrow else down)
        self._head.setDirection(across if narrow else down)
        self._head.setStretchFactor(self.search, 1 if narrow else 0)
        self._head.setStretchFactor(self.kinds, 1 if narrow else 0)

    def is_filtered(self) -> bool:
        query = self.query
        return bool(query.text.strip() or query.category or query.mood or query.stage)

    def _turned(self) -> None:
        self._adapt()
        self.asked.emit()

    def _adapt(self) -> None:
        kind = self.kinds.current or SCRIPT
        self.mood.setVisible(kind == SCRIPT)
        self.stage.setVisible(kind == SCRIPT)
        text = {
            SCRIPT: self.tr("新话术"),
            STUDY: self.tr("新案例"),
            IMPROVEMENT: self.tr("新改进"),
        }[kind]
        self.new_button.setText(label_with_key(f"＋ {text}", NEW.shortcut))
        self.new_button.setAccessibleName(text)

    def _combo(self, name: str) -> QComboBox:
        combo = QuietCombo(self)
        combo.setAccessibleName(name)
        combo.setMinimumContentsLength(6)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMaxVisibleItems(18)
        return combo

    def _remeasure(self) -> None:
        space = self._theme.space
        self._column.setContentsMargins(space.m, space.m, space.m, space.m)
        for layout in (self._column, self._combos, self._head):
            layout.setSpacing(space.s)
