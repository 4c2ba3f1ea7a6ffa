"""How the page of households stands: search and tree at the left, a flat or a map at the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop_app.services.households import HouseholdHit
from desktop_app.ui.households.doubles_view import DoublesView
from desktop_app.ui.households.heat_view import HeatView
from desktop_app.ui.households.home_view import HomeView
from desktop_app.ui.households.tree import EstateTree
from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.widgets.chips import ChipBar, ChipSpec
from desktop_app.ui.widgets.empty_state import EmptyState
from desktop_app.ui.words import listed, shown_name

HOME, HEAT, DOUBLES = "home", "heat", "doubles"
_FLAT = Qt.ItemDataRole.UserRole


class FindLine(QLineEdit):
    """``stepped`` by the arrows, ``entered`` by Enter; the list below keeps no focus."""

    stepped = Signal(int)
    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if event.key() in steps:
            self.stepped.emit(steps[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class HouseholdsView(QWidget):
    """``find_asked`` carries a text, ``picked`` a flat's id, ``turned`` the part in front."""

    find_asked = Signal(str)
    picked = Signal(int)
    turned = Signal(str)
    import_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        set_kind(self, "ground")
        title = QLabel(self.tr("住户档案"), self)
        set_kind(title, "heading")
        self.parts = ChipBar(theme, self.tr("住户档案"))
        self.parts.set_chips(
            [
                ChipSpec(HOME, self.tr("住户")),
                ChipSpec(HEAT, self.tr("热力图")),
                ChipSpec(DOUBLES, self.tr("重复登记")),
            ]
        )
        self.parts.choose(HOME)
        self.parts.chosen.connect(self._turn)
        head = QHBoxLayout()

        self.search = FindLine(self)
        self.search.setPlaceholderText(self.tr("房号、姓名、拼音首字母、电话尾号"))
        self.search.setAccessibleName(self.tr("查找住户"))
        self.search.setClearButtonEnabled(True)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(120)
        self._pause.timeout.connect(self._ask)
        self.search.textChanged.connect(self._typed)
        self.search.stepped.connect(self._step)
        self.search.entered.connect(self._enter)
        # Every part is made where it stands: one that is moved later is styled once more.
        self._side = QWidget(self)
        set_kind(self._side, "clear")
        self.left = QStackedWidget(self._side)
        self.tree = EstateTree(theme, self.left)
        self.tree.picked.connect(self.picked)
        self.hits = QListWidget(self.left)
        set_kind(self.hits, "card")
        self.hits.setAccessibleName(self.tr("找到的住户"))
        self.hits.itemClicked.connect(self._hit)
        self.hits.itemActivated.connect(self._hit)
        self.nothing = QLabel(self.tr("没有找到这样的住户。"), self.left)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        set_kind(self.nothing, "muted")
        for widget in (self.tree, self.hits, self.nothing):
            self.left.addWidget(widget)
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        theme.size(side.setSpacing, "s")
        side.addWidget(self.search)
        side.addWidget(self.left, 1)

        self.right = QStackedWidget(self)
        self.home = HomeView(theme, self.right)
        self.heat = HeatView(theme, self.right)
        self.doubles = DoublesView(theme, self.right)
        self.choose_one = EmptyState(
            theme,
            "households",
            self.tr("选一户看它的人员和投诉"),
            self.tr("在左边输入房号或姓名，或从楼栋中打开。"),
            self.right,
        )
        self.empty = EmptyState(
            theme,
            "households",
            self.tr("名册里还没有住户"),
            self.tr("导入住户名册，或登记带房号的投诉。"),
            self.right,
        )
        self.empty.add_button(self.tr("导入名册"), self.import_asked.emit, kind="primary")
        for part in (self.choose_one, self.home, self.heat, self.doubles, self.empty):
            self.right.addWidget(part)
        body = QHBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        theme.size(column.setSpacing, "m")
        column.addLayout(head)
        head.addWidget(title)
        head.addWidget(self.parts, 1)
        theme.size(head.setSpacing, "l")
        column.addLayout(body, 1)
        theme.size(body.setSpacing, "m")
        body.addWidget(self._side)
        body.addWidget(self.right, 1)
        theme.follow(self, self._remeasure)
        self._remeasure()

    def show_part(self, part: str) -> None:
        """Bring a part to the front without telling anybody."""
        self.parts.choose(part)
        shown: QWidget = {HEAT: self.heat, DOUBLES: self.doubles}.get(part, self.home)
        if part == HOME and self.home.home is None:
            shown = self.choose_one
        self.right.setCurrentWidget(shown)
        self._side.setVisible(part == HOME)

    def show_count(self, households: int) -> None:
        """Without any flat the page says how to get some."""
        if not households:
            self.right.setCurrentWidget(self.empty)
        elif self.right.currentWidget() is self.empty:
            self.show_part(self.parts.current)
        self._side.setVisible(bool(households) and self.parts.current == HOME)

    def show_hits(self, asked: str, hits: Sequence[HouseholdHit]) -> None:
        """The answer to a search; a late one for another text is not shown."""
        if asked != self.search.text().strip():
            return
        self.hits.clear()
        for hit in hits:
            people = listed(shown_name(person.name) for person in hit.residents)
            place = hit.household.short()
            item = QListWidgetItem(f"{place}　{people}" if people else place)
            item.setData(_FLAT, hit.household.id)
            self.hits.addItem(item)
        self.hits.setCurrentRow(0)
        self.left.setCurrentWidget(self.hits if hits else self.nothing)

    def take_focus(self) -> None:
        if self.right.currentWidget() is self.heat:
            self.heat.grid.setFocus()
        elif self._side.isVisibleTo(self):
            self.search.setFocus()
            self.search.selectAll()
        else:
            self.parts.chips()[self.parts.current].setFocus()

    def _turn(self, part: str) -> None:
        self.show_part(part)
        self.turned.emit(part)

    def _typed(self, text: str) -> None:
        if text.strip():
            self._pause.start()
        else:
            self._pause.stop()
            self.left.setCurrentWidget(self.tree)

    def _ask(self) -> None:
        self.find_asked.emit(self.search.text().strip())

    def _step(self, by: int) -> None:
        if self.left.currentWidget() is self.hits:
            row = self.hits.currentRow() + by
            self.hits.setCurrentRow(min(max(0, row), self.hits.count() - 1))
        elif by > 0:
            self.tree.setFocus()

    def _enter(self) -> None:
        if self._pause.isActive():
            self._pause.stop()
            self._ask()
        item = self.hits.currentItem()
        if self.left.currentWidget() is self.hits and item is not None:
            self._hit(item)

    def _hit(self, item: QListWidgetItem) -> None:
        self.picked.emit(int(item.data(_FLAT)))

    def _remeasure(self) -> None:
        self._side.setFixedWidth(self._theme.px(270))
