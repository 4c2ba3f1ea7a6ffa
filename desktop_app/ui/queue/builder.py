"""The filter builder: groups within groups, what they mean in words, and how many there are."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.errors import KnownError
from desktop_app.domain.filter_words import sentence
from desktop_app.domain.filters import DEEPEST, HOWS, Condition, Group, Node, check, simplified
from desktop_app.domain.views import CaseFilter
from desktop_app.services import queue
from desktop_app.ui.desk import Desk, LatestLong
from desktop_app.ui.editor.inputs import QuietCombo
from desktop_app.ui.editor.scroller import Scroller
from desktop_app.ui.i18n import render
from desktop_app.ui.queue.condition_row import ConditionRow, Ground
from desktop_app.ui.queue.sheet import Sheet
from desktop_app.ui.theme.theme import set_kind
from desktop_app.ui.widgets.buttons import IconButton, push_button
from desktop_app.ui.widgets.words import Words

COUNT_MS = 250
"""Typing rests that long before the cases are counted."""


class GroupBox(QFrame):
    """All, any or none of its parts; parts are conditions and further groups."""

    changed = Signal()
    dropped = Signal()

    def __init__(self, ground: Ground, group: Group, depth: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._ground, self._depth = ground, depth
        self._parts: list[ConditionRow | GroupBox] = []
        if depth:
            set_kind(self, "card")
        space = ground.theme.space
        self.how = QuietCombo(self)
        self.how.setAccessibleName(self.tr("这一组怎样算符合"))
        texts = (self.tr("全部符合"), self.tr("任一符合"), self.tr("全不符合"))
        for how, text in zip(HOWS, texts, strict=True):
            self.how.addItem(text, how)
        self.how.setCurrentIndex(HOWS.index(group.how))
        self.how.activated.connect(lambda _at: self.changed.emit())
        self.add_button = push_button(
            self.tr("＋ 条件"), kind="ghost", clicked=self.add_condition, parent=self
        )
        self.group_button = push_button(
            self.tr("＋ 条件组"), kind="ghost", clicked=self._add_group, parent=self
        )
        self.group_button.setVisible(depth + 1 < DEEPEST)
        head = QHBoxLayout()
        self._column = QVBoxLayout(self)
        margin = space.s if depth else 0
        self._column.setContentsMargins(margin, margin, margin, margin)
        ground.theme.size(self._column.setSpacing, "s")
        self._column.addLayout(head)
        ground.theme.size(head.setSpacing, "s")
        for widget in (self.how, self.add_button, self.group_button):
            head.addWidget(widget)
        head.addStretch(1)
        if depth:
            drop = IconButton(ground.theme, "close", self.tr("去掉这一组"), parent=self)
            drop.clicked.connect(self.dropped)
            head.addWidget(drop)
        for part in group.parts:
            self._put(part)

    def node(self) -> Group:
        """As it stands, complete or not."""
        parts = (
            part.condition() if isinstance(part, ConditionRow) else part.node()
            for part in self._parts
        )
        return Group(str(self.how.currentData()), tuple(parts))

    @property
    def parts(self) -> list[ConditionRow | GroupBox]:
        return list(self._parts)

    def add_condition(self) -> None:
        row = self._put(None)
        row.take_focus()
        self.changed.emit()

    def take_focus(self) -> None:
        self.how.setFocus()

    def _add_group(self) -> None:
        box = self._put(Group("any"))
        box.take_focus()
        self.changed.emit()

    def _put(self, part: Node | None) -> ConditionRow | GroupBox:
        made: ConditionRow | GroupBox
        if isinstance(part, Group):
            made = GroupBox(self._ground, part, self._depth + 1, self)
        else:
            made = ConditionRow(self._ground, part, self)
        made.changed.connect(self.changed)
        made.dropped.connect(lambda: self._drop(made))
        self._parts.append(made)
        self._column.addWidget(made)
        return made

    def _drop(self, part: ConditionRow | GroupBox) -> None:
        at = self._parts.index(part)
        self._parts.remove(part)
        self._column.removeWidget(part)
        part.hide()
        part.deleteLater()
        after = self._parts[min(at, len(self._parts) - 1)] if self._parts else self
        after.take_focus()
        self.changed.emit()


class FilterBuilder(Sheet):
    """*taken* gets the finished tree; *saved*, where a view can be made of it, also its title."""

    def __init__(
        self,
        desk: Desk,
        ground: Ground,
        start: Node,
        taken: Callable[[Node], object],
        parent: QWidget,
        *,
        saved: Callable[[str, Node], object] | None = None,
        button: str = "",
    ) -> None:
        super().__init__(desk.theme, "", "", self._take, parent)
        self._taken, self._saved = taken, saved
        self._counts = LatestLong(desk.runner, behind=True)
        self.set_words(self.tr("筛选条件"), button or self.tr("应用"))
        group = start if isinstance(start, Group) else Group("all", (start,))
        self.root = GroupBox(ground, group, 0, self)
        holder = QWidget()
        column = QVBoxLayout(holder)
        desk.theme.size(column.setContentsMargins, 0, 0, "xs", 0)
        column.addWidget(self.root)
        column.addStretch(1)
        self.body.addWidget(Scroller(holder, self), 1)
        self.meaning = Words("", self, kind="muted")
        self.count = QLabel(self)
        set_kind(self.count, "title")
        self.body.addWidget(self.meaning)
        self.body.addWidget(self.count)
        self.title: QLineEdit | None = None
        self.save_button: QPushButton | None = None
        if saved is not None:
            self.title = QLineEdit(self)
            self.title.setMaxLength(30)
            self.title.setPlaceholderText(self.tr("视图的名字"))
            self.title.setAccessibleName(self.tr("视图的名字"))
            self.save_button = push_button(self.tr("保存为视图"), clicked=self._save, parent=self)
            self.title.returnPressed.connect(self._save)
            self.foot.insertWidget(0, self.title, 1)
            self.foot.insertWidget(1, self.save_button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(COUNT_MS)
        self._timer.timeout.connect(lambda: self._count(ground))
        self.root.changed.connect(self._timer.start)
        self.begin_with(760, 520)
        if group.parts:
            self.root.parts[0].take_focus()  # not the button that applies what stands there
        else:
            self.root.add_condition()
        self.finished.connect(self._stop_counting)
        self._count(ground)

    def tree(self) -> Node:
        """What stands there, without empty groups."""
        return simplified(self.root.node())

    def _count(self, ground: Ground) -> None:
        tree = self.tree()
        try:
            check(tree)
        except KnownError as error:
            self._counts.forget()
            self.meaning.setText(render(error.message))
            self.count.setText("")
            return
        self.meaning.setText(ground.text(sentence(tree, ground.name)))
        self._counts.ask(
            lambda office: queue.count(office, queue.query(office, CaseFilter(where=tree))),
            self._counted,
        )

    def _stop_counting(self) -> None:
        self._timer.stop()
        self._counts.forget()

    def _counted(self, count: int) -> None:
        self.count.setText(self.tr("{count} 条投诉").format(count=f"{count:,}"))

    def _ready(self) -> Node | None:
        tree = self.tree()
        try:
            check(tree)
        except KnownError as error:
            self.refuse(render(error.message))
            return None
        return tree

    def _take(self) -> None:
        tree = self._ready()
        if tree is not None:
            self._taken(tree)
            self.accept()

    def _save(self) -> None:
        tree = self._ready()
        if tree is None or self.title is None or self._saved is None:
            return
        if not self.title.text().strip():
            self.refuse(self.tr("请给视图起个名字。"))
            self.title.setFocus()
            return
        self._saved(self.title.text(), tree)


def first_conditions(wanted: CaseFilter) -> Node:
    """What the builder begins with for a filter that is in front."""
    tree = wanted.tree()
    return Group("all", (tree,)) if isinstance(tree, Condition) else tree
