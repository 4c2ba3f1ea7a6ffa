"""The estate as a tree: community, building, unit, flat; flats are read when a unit is opened."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from desktop_app.domain.case import Household
from desktop_app.services.reports.heatmap import natural
from desktop_app.ui.theme.theme import Theme, set_kind

Unit = tuple[str, str, str]
_FLAT = Qt.ItemDataRole.UserRole
_UNIT = Qt.ItemDataRole.UserRole + 1


class EstateTree(QTreeWidget):
    """``flats_wanted`` carries a unit whose flats are to be shown, ``picked`` a flat's id."""

    flats_wanted = Signal(object)
    picked = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._units: dict[Unit, QTreeWidgetItem] = {}
        self._ways: dict[tuple[str, ...], QTreeWidgetItem] = {}
        self._loaded: set[Unit] = set()
        self._wanted = 0
        set_kind(self, "card")
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        theme.size(self.setIndentation, 16)
        self.setAccessibleName(self.tr("小区、楼栋、单元和房号"))
        self.itemExpanded.connect(self._expanded)
        self.itemClicked.connect(lambda item, _column: self._pick(item))

    def show_units(self, units: Sequence[tuple[str, str, str, int]]) -> None:
        """Another estate; what was open stays open."""
        before, current = self._ways, self.currentItem()
        opened = {way for way, item in before.items() if item.isExpanded()}
        chosen = next((way for way, item in before.items() if item is current), None)
        self.clear()
        self._units, self._ways, self._loaded = {}, {}, set()
        tops: dict[str, QTreeWidgetItem] = {}
        blocks: dict[tuple[str, str], QTreeWidgetItem] = {}
        counts: dict[tuple[str, ...], int] = {}
        ordered = sorted(units, key=lambda one: (one[0], natural(one[1]), natural(one[2])))
        for community, building, unit, count in ordered:
            top = tops.get(community)
            if top is None:
                top = tops[community] = self._ways[community,] = QTreeWidgetItem(self)
            block = blocks.get((community, building))
            if block is None:
                block = blocks[community, building] = QTreeWidgetItem(top)
                self._ways[community, building] = block
            item = self._ways[community, building, unit] = QTreeWidgetItem(block)
            item.setText(0, _unit_text(unit, count))
            item.setData(0, _UNIT, (community, building, unit))
            item.setChildIndicatorPolicy(QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator)
            self._units[community, building, unit] = item
            for key in ((community,), (community, building)):
                counts[key] = counts.get(key, 0) + count
        translate = QCoreApplication.translate
        for community, top in tops.items():
            name = community or translate("households", "未写小区")
            text = translate("households", "{name}（{count} 户）")
            top.setText(0, text.format(name=name, count=f"{counts[community,]:,}"))
            top.setExpanded(len(tops) == 1 and not before)
        for (community, building), block in blocks.items():
            name = building or translate("households", "未写楼栋")
            text = (
                translate("households", "{name} 栋（{count} 户）")
                if building
                else translate("households", "{name}（{count} 户）")
            )
            block.setText(0, text.format(name=name, count=f"{counts[community, building]:,}"))
        for way in opened & self._ways.keys():
            self._ways[way].setExpanded(True)
        if chosen in self._ways and all(
            chosen[:depth] in opened for depth in range(1, len(chosen))
        ):
            self.setCurrentItem(self._ways[chosen])

    def show_flats(self, unit: Unit, flats: Sequence[Household]) -> None:
        """The flats of a unit that was opened."""
        item = self._units.get(unit)
        if item is None:
            return
        item.takeChildren()
        self._loaded.add(unit)
        for flat in sorted(flats, key=lambda one: natural(one.room)):
            child = QTreeWidgetItem(item)
            child.setText(0, flat.room)
            child.setData(0, _FLAT, flat.id)
        if self._wanted:
            self._choose(item)

    def aim(self, flat: Household) -> None:
        """Open the way to a flat and choose it."""
        self._wanted = flat.id
        unit = (flat.community, flat.building, flat.unit)
        item = self._units.get(unit)
        if item is None:
            return
        self._open(unit)
        if unit in self._loaded:
            self._choose(item)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            item = self.currentItem()
            if item is not None and item.data(0, _FLAT) is None:
                item.setExpanded(not item.isExpanded())
            elif item is not None:
                self._pick(item)
            return
        super().keyPressEvent(event)

    def _open(self, unit: Unit) -> None:
        item: QTreeWidgetItem | None = self._units[unit]
        while item is not None:
            item.setExpanded(True)
            item = item.parent()

    def _choose(self, item: QTreeWidgetItem) -> None:
        for at in range(item.childCount()):
            child = item.child(at)
            if child is not None and child.data(0, _FLAT) == self._wanted:
                self.setCurrentItem(child)
                self.scrollToItem(child)
                self._wanted = 0
                return

    def _expanded(self, item: QTreeWidgetItem) -> None:
        unit = item.data(0, _UNIT)
        if unit is not None and tuple(unit) not in self._loaded:
            self.flats_wanted.emit(tuple(unit))

    def _pick(self, item: QTreeWidgetItem) -> None:
        flat = item.data(0, _FLAT)
        if flat is not None:
            self.picked.emit(int(flat))


def _unit_text(unit: str, count: int) -> str:
    translate = QCoreApplication.translate
    if not unit:
        return translate("households", "不分单元（{count} 户）").format(count=f"{count:,}")
    return translate("households", "{name} 单元（{count} 户）").format(
        name=unit, count=f"{count:,}"
    )
