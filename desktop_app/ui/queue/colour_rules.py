"""Which rows of a view get a soft colour: rules, the first that holds counts."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.domain.filter_words import sentence
from desktop_app.domain.filters import EVERYTHING, Group, Node
from desktop_app.domain.messages import QT_TRANSLATE_NOOP
from desktop_app.domain.viewdoc import MOST_RULES, TONES
from desktop_app.domain.views import ColourRule
from desktop_app.ui.desk import Desk
from desktop_app.ui.editor.inputs import QuietCombo
from desktop_app.ui.editor.scroller import Scroller
from desktop_app.ui.queue.builder import FilterBuilder
from desktop_app.ui.queue.condition_row import Ground
from desktop_app.ui.queue.sheet import Sheet
from desktop_app.ui.theme.theme import set_kind
from desktop_app.ui.widgets.badge import Badge
from desktop_app.ui.widgets.buttons import IconButton, push_button
from desktop_app.ui.widgets.emptied import empty
from desktop_app.ui.widgets.words import Words

TONE_TEXT = {
    "red": QT_TRANSLATE_NOOP("queue", "红"),
    "amber": QT_TRANSLATE_NOOP("queue", "黄"),
    "green": QT_TRANSLATE_NOOP("queue", "绿"),
    "blue": QT_TRANSLATE_NOOP("queue", "蓝"),
    "grey": QT_TRANSLATE_NOOP("queue", "灰"),
}


def tone_text(tone: str) -> str:
    """The name of a colour."""
    return QCoreApplication.translate("queue", TONE_TEXT[tone])


class ColourRules(Sheet):
    """*taken* gets the rules; each is written in words beside its colour's name."""

    def __init__(
        self,
        desk: Desk,
        ground: Ground,
        title: str,
        rules: Sequence[ColourRule],
        taken: Callable[[tuple[ColourRule, ...]], object],
        parent: QWidget,
    ) -> None:
        super().__init__(
            desk.theme, "", "", self._take, parent,
            detail=self.tr("从上往下，第一条符合的规则给这一行上色；行首有同色的竖条。"),
        )  # fmt: skip
        self._desk, self._ground, self._taken = desk, ground, taken
        self.rules = list(rules)
        self.set_words(self.tr("“{view}”的颜色规则").format(view=title), self.tr("应用"))
        self._holder = QWidget()
        self._column = QVBoxLayout(self._holder)
        desk.theme.size(self._column.setContentsMargins, 0, 0, "xs", 0)
        desk.theme.size(self._column.setSpacing, "s")
        self._column.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(Scroller(self._holder, self), 1)
        self.add_button = push_button(self.tr("＋ 规则"), clicked=self.add, parent=self)
        self.foot.insertWidget(0, self.add_button)
        self.begin_with(620, 380)
        self._show()
        self.add_button.setFocus()

    def add(self) -> None:
        """Ask which rows, then put the rule below the others."""
        self._build(Group(), lambda tree: self.rules.append(ColourRule(tree, "amber")))

    def _build(self, start: Node, done: Callable[[Node], object]) -> None:
        def taken(tree: Node) -> None:
            if tree == EVERYTHING:
                return
            done(tree)
            self._show()

        builder = FilterBuilder(
            self._desk, self._ground, start, taken, self, button=self.tr("用这个条件")
        )
        builder.open()

    def _show(self) -> None:
        empty(self._column)
        if not self.rules:
            words = QLabel(self.tr("还没有规则。"), self._holder)
            set_kind(words, "muted")
            self._column.addWidget(words)
        for at, rule in enumerate(self.rules):
            self._column.addWidget(self._line(at, rule))
        self.add_button.setEnabled(len(self.rules) < MOST_RULES)

    def _line(self, at: int, rule: ColourRule) -> QWidget:
        theme = self._desk.theme
        line = QWidget(self._holder)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        theme.size(row.setSpacing, "s")
        tone = QuietCombo(line)
        tone.setAccessibleName(self.tr("颜色"))
        for key in TONES:
            tone.addItem(tone_text(key), key)
        tone.setCurrentIndex(TONES.index(rule.tone))
        tone.activated.connect(lambda _at: self._recolour(at, str(tone.currentData())))
        words = Words(self._ground.text(sentence(rule.where, self._ground.name)), line)
        edit = push_button(
            self.tr("修改…"), kind="ghost",
            clicked=lambda: self._build(rule.where, lambda tree: self._replace(at, tree)),
            parent=line,
        )  # fmt: skip
        up = IconButton(theme, "chevron-up", self.tr("上移"), parent=line)
        up.setEnabled(at > 0)
        up.clicked.connect(lambda: self._move(at))
        drop = IconButton(theme, "close", self.tr("去掉这条规则"), parent=line)
        drop.clicked.connect(lambda: self._drop(at))
        row.addWidget(Badge(theme, tone_text(rule.tone), rule.tone, line))
        row.addWidget(words, 1)
        for widget in (tone, edit, up, drop):
            row.addWidget(widget)
        return line

    def _recolour(self, at: int, tone: str) -> None:
        self.rules[at] = ColourRule(self.rules[at].where, tone)
        self._show()

    def _replace(self, at: int, tree: Node) -> None:
        self.rules[at] = ColourRule(tree, self.rules[at].tone)

    def _move(self, at: int) -> None:
        self.rules.insert(at - 1, self.rules.pop(at))
        self._show()

    def _drop(self, at: int) -> None:
        del self.rules[at]
        self._show()

    def _take(self) -> None:
        self._taken(tuple(self.rules))
        self.accept()
