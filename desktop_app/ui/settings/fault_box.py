"""What keeps a template from being stored, said in place; each line leads to where it is."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop_app.domain.workflow_faults import Fault
from desktop_app.ui.i18n import render
from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.flow_layout import FlowLayout
from desktop_app.ui.widgets.words import Words

MOST = 6


class FaultBox(QFrame):
    """``asked`` carries the ``Place`` of a fault."""

    asked = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_kind(self, "note-red")
        self._column = QVBoxLayout(self)
        theme.size(self._column.setContentsMargins, "m", "s", "m", "s")
        theme.size(self._column.setSpacing, "xs")
        self.head = Words("", self)
        self._column.addWidget(self.head)
        self._holder = QWidget(self)
        self._flow = FlowLayout(theme, self._holder, spacing="xs")
        self._column.addWidget(self._holder)
        self._rows: list[QWidget] = []
        self.hide()

    def show_faults(self, faults: Sequence[Fault]) -> None:
        """The first few and how many more; nothing hides the box."""
        for row in self._rows:
            self._flow.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = []
        self.head.setText(
            self.tr("未保存，原版本仍在使用。还有 {count} 处要改（点一下去改）：").format(
                count=len(faults)
            )
        )
        for fault in faults[:MOST]:
            button = push_button(
                render(fault.message),
                clicked=partial(self.asked.emit, fault.place),
                parent=self._holder,
            )
            self._rows.append(button)
            self._flow.addWidget(button)
            button.show()
        self.setAccessibleName("\n".join([self.head.text(), *(render(f.message) for f in faults)]))
        self.setVisible(bool(faults))
