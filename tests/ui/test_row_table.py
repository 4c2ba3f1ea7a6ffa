"""The table of the settings: refreshed in place, at the cost of its rows and not of their square."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from desktop_app.ui.settings.row_table import Row, RowTable
from desktop_app.ui.theme.theme import Theme

ROWS, COLUMNS = 60, 7


class Counting(QStyledItemDelegate):
    asked = 0

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        self.asked += 1
        return super().sizeHint(option, index)


def rows(word: str) -> list[Row]:
    return [Row(str(at), tuple(f"{word} {at}-{n}" for n in range(COLUMNS))) for at in range(ROWS)]


@pytest.fixture
def table(qtbot: QtBot, theme: Theme) -> RowTable:
    made = RowTable(theme, "备份", [str(n) for n in range(COLUMNS)], lines=6)
    qtbot.addWidget(made)
    made.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    made.setItemDelegate(Counting(made))
    made.resize(900, 300)
    with qtbot.waitExposed(made):
        made.show()
    made.show_rows(rows("甲"))
    qtbot.wait(1)  # laid out: from now on each change of a cell is heard
    return made


def test_a_refresh_measures_each_cell_a_few_times(qtbot: QtBot, table: RowTable) -> None:
    delegate = table.itemDelegate()
    assert isinstance(delegate, Counting)
    delegate.asked = 0
    table.show_rows(rows("乙"))
    qtbot.wait(1)
    assert 0 < delegate.asked <= 8 * ROWS * COLUMNS
    assert table.cells("3")[0] == "乙 3-0"


def test_a_refresh_keeps_the_choice_and_where_one_reads(qtbot: QtBot, table: RowTable) -> None:
    table.pick("50")
    qtbot.wait(1)
    at = table.verticalScrollBar().value()
    assert at > 0
    table.show_rows(rows("乙"))
    qtbot.wait(1)
    assert (table.current, table.verticalScrollBar().value()) == ("50", at)
