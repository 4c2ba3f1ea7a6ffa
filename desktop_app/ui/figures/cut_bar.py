"""Which part of the office is looked at: community, building, category, department, person."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from desktop_app.services.lists import Lists
from desktop_app.services.reports.figures import Cut
from desktop_app.ui.settings.forms import QuietCombo
from desktop_app.ui.theme.theme import Theme
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.flow_layout import FlowLayout

Place = tuple[str, str]
"""Community and building."""


class CutBar(QWidget):
    """``changed`` when another part is chosen; ``cut`` is the one now."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._places: tuple[Place, ...] = ()
        flow = FlowLayout(theme, self)
        self.community = self._combo(self.tr("小区"))
        self.building = self._combo(self.tr("楼栋"))
        self.category = self._combo(self.tr("类别"))
        self.department = self._combo(self.tr("责任部门"))
        self.person = self._combo(self.tr("经办人"))
        for combo in self.combos():
            flow.addWidget(combo)
        self.whole = push_button(self.tr("看全部"), clicked=self.clear, parent=self)
        flow.addWidget(self.whole)
        self.setAccessibleName(self.tr("统计范围"))
        self._all(self.community, self.tr("全部小区"), [])
        self._all(self.building, self.tr("全部楼栋"), [])
        self._all(self.category, self.tr("全部类别"), [])
        self._all(self.department, self.tr("全部部门"), [])
        self._all(self.person, self.tr("全部经办人"), [])
        for combo in self.combos():
            combo.currentIndexChanged.connect(self._picked)
        self.whole.hide()

    def combos(self) -> tuple[QComboBox, ...]:
        return (self.community, self.building, self.category, self.department, self.person)

    @property
    def cut(self) -> Cut:
        place = self.building.currentData()
        community, building = place if isinstance(place, tuple) else ("", "")
        return Cut(
            community or str(self.community.currentData() or ""),
            building,
            str(self.category.currentData() or ""),
            str(self.department.currentData() or ""),
            str(self.person.currentData() or ""),
        )

    def words(self) -> str:
        """What is chosen, for a heading; empty for the whole office."""
        chosen = [combo.currentText() for combo in self.combos() if combo.currentData()]
        return " · ".join(chosen)

    def show_lists(self, known: Lists, places: Sequence[Place], language: str) -> None:
        """Offer what there is; what was chosen stays chosen if it is still there."""
        self._places = tuple(places)
        communities = list(dict.fromkeys(one for one, _building in places if one))
        self._all(self.community, self.tr("全部小区"), [(one, one) for one in communities])
        self.community.setVisible(len(communities) > 1)
        self._show_buildings()
        spoken = "en" if language.startswith("en") else "zh"
        self._all(
            self.category,
            self.tr("全部类别"),
            [(one.code, known.category_name(one.code, one.code, spoken))
             for one in known.categories],
        )  # fmt: skip
        self._all(
            self.department,
            self.tr("全部部门"),
            [(one.name, one.name) for one in known.departments],
        )
        self._all(self.person, self.tr("全部经办人"), [(one.name, one.name) for one in known.staff])

    def choose(self, cut: Cut) -> None:
        """Show *cut* without telling anybody; what is not offered is left out."""
        for combo, value in (
            (self.community, cut.community),
            (self.category, cut.category),
            (self.department, cut.department),
            (self.person, cut.person),
        ):
            self._set(combo, value)
        self._show_buildings()
        if cut.building:
            self._set(self.building, (cut.community, cut.building))
        self.whole.setVisible(self.cut != Cut())

    def clear(self) -> None:
        """The whole office again."""
        self.choose(Cut())
        self._set(self.building, None)
        self.whole.setVisible(False)
        self.changed.emit()

    def _picked(self, _index: int) -> None:
        if self.sender() is self.community:
            self._show_buildings()
        self.whole.setVisible(self.cut != Cut())
        self.changed.emit()

    def _show_buildings(self) -> None:
        community = str(self.community.currentData() or "")
        several = len({one for one, _building in self._places}) > 1 and not community
        choices: list[tuple[object, str]] = []
        for place in self._places:
            if community in ("", place[0]):
                text = self.tr("{building} 栋").format(building=place[1])
                choices.append((place, f"{place[0]} {text}" if several else text))
        self._all(self.building, self.tr("全部楼栋"), choices)

    def _combo(self, name: str) -> QComboBox:
        combo = QuietCombo(self)
        combo.setAccessibleName(name)
        combo.setToolTip(name)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(11)
        return combo

    def _all(
        self, combo: QComboBox, everything: str, choices: Sequence[tuple[object, str]]
    ) -> None:
        keep = combo.currentData()
        blocked = combo.blockSignals(True)
        combo.clear()
        combo.addItem(everything, None)
        for value, text in choices:
            combo.addItem(text, value)
        combo.blockSignals(blocked)
        self._set(combo, keep)

    def _set(self, combo: QComboBox, value: object) -> None:
        blocked = combo.blockSignals(True)
        # findData compares by identity for tuples.
        rows = (row for row in range(combo.count()) if combo.itemData(row) == value)
        combo.setCurrentIndex(next(rows, 0) if value else 0)
        combo.blockSignals(blocked)
