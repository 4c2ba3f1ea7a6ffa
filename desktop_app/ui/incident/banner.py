"""The note beside a case that proposes an incident; it can be taken up or put away."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.services.incidents import Hint
from desktop_app.ui.i18n import render
from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.flow_layout import FlowLayout
from desktop_app.ui.widgets.words import Words


class ProposalBanner(QFrame):
    """``taken``: do what is proposed. ``put_away``: it is another cause."""

    taken = Signal()
    put_away = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_kind(self, "note-amber")
        self.text = Words("", self)
        self.text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.take = push_button("", clicked=self.taken.emit, parent=self)
        self.drop = push_button(self.tr("不是同一起因"), clicked=self.put_away.emit, parent=self)
        column = QVBoxLayout(self)
        theme.size(column.setContentsMargins, "s", "s", "s", "s")
        theme.size(column.setSpacing, "xs")
        column.addWidget(self.text)
        buttons = FlowLayout(theme, spacing="xs")
        column.addLayout(buttons)
        buttons.addWidget(self.take)
        buttons.addWidget(self.drop)
        self.hide()

    def show_hint(self, hint: Hint | None) -> None:
        """Show the proposal, or nothing."""
        if hint is None:
            self.hide()
            return
        sentence = render(hint.sentence)
        self.text.setText(sentence)
        self.setAccessibleName(sentence)
        if hint.incident is not None:
            words = self.tr("加入该事件")
        else:
            words = self.tr("建立事件（{count} 件投诉）").format(count=len(hint.cases))
        self.take.setText(words)
        self.take.setAccessibleName(words)
        self.show()
