"""The two levels of categories: names, department, words, order, in use or not."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QTreeWidget, QTreeWidgetItem, QVBoxLayout

from desktop_app.domain.messages import Text
from desktop_app.services.office import Office
from desktop_app.services.settings import lists_edit
from desktop_app.services.settings.lists_edit import AllLists, CategoryLine
from desktop_app.ui.desk import Desk
from desktop_app.ui.settings.acting import Acting
from desktop_app.ui.settings.forms import Form
from desktop_app.ui.theme.theme import set_kind
from desktop_app.ui.widgets.buttons import IconButton, push_button
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.rows import button_row

KEY = Qt.ItemDataRole.UserRole
NEW_FIRST, NEW_SECOND = "new first", "new second"


class CategoryCard(Card):
    """The tree at the left, the chosen or a new category at the right."""

    def __init__(self, desk: Desk, acting: Acting) -> None:
        super().__init__(desk.theme)
        self._desk, self._acting = desk, acting
        self._known: dict[str, CategoryLine] = {}
        self._mode = ""
        self._parent_code = ""
        self._wanted = ""
        self._typed = False
        self.set_title(self.tr("投诉类别"))
        theme = desk.theme
        self.tree = QTreeWidget(self)
        self.tree.setHeaderHidden(True)
        self.tree.setAccessibleName(self.tr("投诉类别"))
        theme.size(self.tree.setMinimumHeight, 320)
        set_kind(self.tree, "card")
        self.tree.currentItemChanged.connect(self._picked)
        self.up = IconButton(theme, "chevron-up", self.tr("上移"))
        self.down = IconButton(theme, "chevron-down", self.tr("下移"))
        self.up.clicked.connect(lambda _checked=False: self.move_by(-1))
        self.down.clicked.connect(lambda _checked=False: self.move_by(1))
        self.new_first = push_button(self.tr("＋ 一级"), clicked=lambda: self.start_new(NEW_FIRST))
        self.new_second = push_button(
            self.tr("＋ 二级"), clicked=lambda: self.start_new(NEW_SECOND)
        )
        self.form = Form(theme, 2)
        self.form.line("zh", self.tr("中文名"))
        self.form.line("en", self.tr("英文名"))
        self.form.choice("department", self.tr("责任部门"), [("", "—")], wide=True)
        self.form.text(
            "words", self.tr("关键词（登记内容里出现时建议这一类，用逗号分开）"), lines=3
        )
        self.form.changed.connect(lambda _key: setattr(self, "_typed", True))
        self.save_button = push_button(self.tr("保存类别"), kind="primary", clicked=self.save)
        self.use_button = push_button(self.tr("停用"), clicked=self.toggle)
        heads = (self.up, self.down, self.new_first, self.new_second)
        for one in heads:
            self.add_to_head(one)
        self._switches = (*heads, self.save_button, self.use_button)
        side = QVBoxLayout()
        row = QHBoxLayout()
        self.body.addLayout(row)
        theme.size(row.setSpacing, "l")
        row.addWidget(self.tree, 2)
        row.addLayout(side, 3)
        side.addWidget(self.form)
        button_row(side, self.save_button, self.use_button)
        side.addStretch(1)

    def set_editable(self, editable: bool) -> None:
        self.form.set_editable(editable)
        for button in self._switches:
            button.setEnabled(editable)

    @property
    def current(self) -> str:
        item = self.tree.currentItem()
        return str(item.data(0, KEY)) if item is not None else ""

    def pick(self, code: str) -> None:
        item = self._item(code)
        if item is not None:
            self.tree.setCurrentItem(item)

    def show_lists(self, known: AllLists) -> None:
        keep = self._wanted or self.current
        self._known = {one.code: one for one in known.categories}
        names = [d.name for d in known.departments if d.active]
        self.form.set_options("department", [("", "—"), *((name, name) for name in names)])
        muted, language = QColor(self._desk.theme.colours.muted), self._desk.language
        with QSignalBlocker(self.tree):
            open_codes = {
                str(item.data(0, KEY))
                for place in range(self.tree.topLevelItemCount())
                if (item := self.tree.topLevelItem(place)).isExpanded()
            }
            self.tree.clear()
            tops: dict[str, QTreeWidgetItem] = {}
            for one in known.categories:
                words = one.name.in_language(language)
                item = QTreeWidgetItem(
                    [words if one.active else self.tr("{name}（已停用）").format(name=words)]
                )
                item.setData(0, KEY, one.code)
                if not one.active:
                    item.setForeground(0, muted)
                if one.parent in tops:
                    tops[one.parent].addChild(item)
                else:
                    tops[one.code] = item
                    self.tree.addTopLevelItem(item)
            for code, item in tops.items():
                item.setExpanded(code in open_codes)
            found = self._item(keep)
            if found is not None:
                self._wanted = ""
            found = found or self.tree.topLevelItem(0)
            if found is not None:
                if found.parent() is not None:
                    found.parent().setExpanded(True)
                self.tree.setCurrentItem(found)
        if not self._typed and not self._mode:
            self._load(self.current)

    def start_new(self, mode: str) -> None:
        """An empty form for a first level, or for a second level under the chosen one."""
        here = self._known.get(self.current)
        if mode == NEW_SECOND and here is None:
            return
        self._mode = mode
        self._parent_code = "" if mode == NEW_FIRST or here is None else here.parent or here.code
        parent = self._known.get(self._parent_code)
        self.form.show_values({"zh": "", "en": "", "words": "", "department": ""})
        self.form.set_shown("words", False)
        self.form.set_shown("department", False)
        self._typed = False
        self.use_button.hide()
        self.save_button.setText(
            self.tr("添加到“{name}”").format(name=parent.name.in_language(self._desk.language))
            if parent
            else self.tr("添加一级类别")
        )
        self.form.control("zh").setFocus()

    def save(self) -> None:
        name = Text(self.form.string("zh").strip(), self.form.string("en").strip())
        if self._mode:
            parent = self._parent_code
            self._acting.write(
                lambda office: lists_edit.add_category(office, parent, name), self._added
            )
            return
        old = self._known.get(self.current)
        if old is not None:
            words = lists_edit.split_words(self.form.string("words"))
            department = self.form.string("department")
            self._store(replace(old, name=name, department=department, words=words))

    def toggle(self) -> None:
        old = self._known.get(self.current)
        if old is not None:
            self._store(replace(old, active=not old.active))

    def move_by(self, by: int) -> None:
        code = self.current
        if code and not self._mode:
            self._acting.write(lambda office: lists_edit.move_category(office, code, by))

    def _store(self, new: CategoryLine) -> None:
        used = [one.code for one in self._known.values() if one.active]

        def stored(before: CategoryLine) -> None:
            def back(office: Office) -> None:
                lists_edit.save_category(office, before)
                lists_edit.set_in_use(office, used)

            self._typed = False
            self._known[new.code] = new
            self._load(new.code)
            if before != new:
                self._acting.offer_undo(
                    self.tr("类别“{name}”已保存。").format(
                        name=new.name.in_language(self._desk.language)
                    ),
                    back,
                )

        self._acting.write(lambda office: lists_edit.save_category(office, new), stored)

    def _added(self, code: str) -> None:
        self._mode = ""
        self._typed = False
        self._wanted = code
        self.pick(code)

    def _picked(self, item: QTreeWidgetItem | None) -> None:
        if item is not None:
            self._mode = ""
            self._load(str(item.data(0, KEY)))

    def _load(self, code: str) -> None:
        one = self._known.get(code)
        if one is None:
            return
        self.form.set_shown("words", True)
        self.form.set_shown("department", True)
        self.form.show_values(
            {
                "zh": one.name.zh,
                "en": one.name.en,
                "department": one.department,
                "words": "、".join(one.words),
            }
        )
        self._typed = False
        self.save_button.setText(self.tr("保存类别"))
        self.use_button.setText(self.tr("停用") if one.active else self.tr("恢复使用"))
        self.use_button.show()

    def _item(self, code: str) -> QTreeWidgetItem | None:
        for place in range(self.tree.topLevelItemCount()):
            top = self.tree.topLevelItem(place)
            for item in (top, *(top.child(n) for n in range(top.childCount()))):
                if code and item.data(0, KEY) == code:
                    return item
        return None
