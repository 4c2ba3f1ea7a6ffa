"""The bar at the top: search everywhere, register a complaint, files in and out, who is at work."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QWidget

from desktop_app.ui.search.box import Fetch, SearchBox
from desktop_app.ui.shell.actions import NEW_COMPLAINT, SEARCH
from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.widgets.buttons import key_text, push_button


class TopBar(QFrame):
    """Only signals leave it; the operator menu is filled when it opens (``menu_opening``)."""

    new_complaint = Signal()
    import_asked = Signal()
    export_asked = Signal()
    menu_opening = Signal(QMenu)

    def __init__(self, theme: Theme, search: Fetch, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        set_kind(self, "topbar")
        self.search = SearchBox(
            theme,
            search,
            name=self.tr("到处搜索"),
            placeholder=self.tr("搜索编号、房号、姓名、电话、内容、拼音首字母（{key}）").format(
                key=key_text(SEARCH.shortcut)
            ),
            parent=self,
        )
        self.search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.new_button = push_button(
            self.tr("＋ 新投诉"),
            kind="primary",
            shortcut_hint=NEW_COMPLAINT.shortcut,
            clicked=self.new_complaint.emit,
            accessible=self.tr("登记新投诉"),
            parent=self,
        )
        self.import_button = push_button(
            self.tr("导入"),
            clicked=self.import_asked.emit,
            accessible=self.tr("导入表格"),
            parent=self,
        )
        self.export_button = push_button(
            self.tr("导出"),
            clicked=self.export_asked.emit,
            accessible=self.tr("导出表格"),
            parent=self,
        )
        self.operator_button = push_button("", parent=self)
        set_kind(self.operator_button, "true", name="menu")
        self._menu = QMenu(self.operator_button)
        self._menu.aboutToShow.connect(self._fill_menu)
        self.operator_button.setMenu(self._menu)
        self.set_operator(self.tr("未选择值班人"))
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.search, 100)
        self._row.addStretch(1)
        for button in (
            self.new_button,
            self.import_button,
            self.export_button,
            self.operator_button,
        ):
            self._row.addWidget(button)
        theme.changed.connect(self._remeasure)
        self._remeasure()

    def set_operator(self, text: str) -> None:
        """Who is at work, e.g. ``王敏 · 前台``."""
        shown = text if len(text) <= 16 else text[:15] + "…"
        self.operator_button.setText(shown)
        self.operator_button.setToolTip(text)
        self.operator_button.setAccessibleName(self.tr("值班人：{name}").format(name=text))

    def _fill_menu(self) -> None:
        self._menu.clear()
        self.menu_opening.emit(self._menu)

    def _remeasure(self) -> None:
        space = self._theme.space
        self._row.setContentsMargins(space.l, space.s, space.l, space.s)
        self._row.setSpacing(space.s)
        self.search.setMinimumWidth(self._theme.px(160))
        self.search.setMaximumWidth(self._theme.px(520))
