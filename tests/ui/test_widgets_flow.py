"""Lines of widgets: remembered heights are forgotten when anything in them changes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.theme.theme import Theme
from desktop_app.ui.widgets.flow_layout import FlowLayout, flowing


class Host(QWidget):
    """Words in a flow, with a line below it that shows where the flow ends."""

    def __init__(self, theme: Theme, nested: bool) -> None:
        super().__init__()
        self.words = [QLabel("噪声扰民", self) for _ in range(6)]
        self.below = QLabel("下面", self)
        column = QVBoxLayout(self)
        self.flow = FlowLayout(theme, spacing="xs") if nested else None
        if self.flow is None:
            holder = QWidget(self)
            flowing(holder)
            self.flow = FlowLayout(theme, holder, spacing="xs")
            column.addWidget(holder)
        else:
            column.addLayout(self.flow)
        column.addWidget(self.below)
        column.addStretch(1)
        for word in self.words:
            self.flow.addWidget(word)


@pytest.mark.parametrize("nested", [True, False])
def test_what_stands_in_it_may_grow_go_and_come(qtbot: QtBot, theme: Theme, nested: bool) -> None:
    host = Host(theme, nested)
    qtbot.addWidget(host)
    line = host.words[0].sizeHint()
    host.resize(3 * line.width() + 60, 400)
    host.show()
    qtbot.waitExposed(host)

    def stands(fits: Callable[[int], bool]) -> None:
        qtbot.waitUntil(lambda: fits(host.below.y()))

    two_lines = host.below.y()
    for word in host.words[3:]:
        word.hide()
    stands(lambda at: at < two_lines)
    one_line = host.below.y()
    host.words[3].show()
    stands(lambda at: at == two_lines)
    host.words[3].hide()
    stands(lambda at: at == one_line)
    host.words[0].setText("噪声扰民" * 2)
    stands(lambda at: at == two_lines)
    host.words[0].setText("噪声")
    stands(lambda at: at == one_line)
    host.flow.addWidget(QLabel("噪声扰民" * 2, host))
    stands(lambda at: at == two_lines)
    host.flow.takeAt(host.flow.count() - 1).widget().hide()
    stands(lambda at: at == one_line)
    theme.set_scale(1.5)
    stands(lambda at: at > one_line)
    theme.set_scale(1.0)
    stands(lambda at: at == one_line)
    host.resize(line.width() + 40, 400)
    stands(lambda at: at > two_lines)
