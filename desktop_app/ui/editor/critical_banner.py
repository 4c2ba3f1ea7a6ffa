"""The line above a case that proposes 重大 with the rule quoted; nothing happens by itself."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from desktop_app.domain.raising import Proposal
from desktop_app.ui.i18n import render
from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.words import Words


class CriticalBanner(QFrame):
    """``critical``, ``raise_asked`` and ``declined`` are the three answers to a proposal."""

    critical = Signal()
    raise_asked = Signal(str)
    declined = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_kind(self, "note-red")
        self.proposal: Proposal | None = None
        self.text = Words("", self)
        self.text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.critical_button = push_button(
            self.tr("定为重大"), clicked=self.critical.emit, parent=self
        )
        self.raise_button = push_button(
            self.tr("升级到主管"),
            clicked=lambda: self.raise_asked.emit(self.text.text()),
            parent=self,
        )
        self.decline_button = push_button(
            self.tr("不采纳"),
            clicked=lambda: self.declined.emit(self.proposal.rule if self.proposal else ""),
            parent=self,
        )
        row = QHBoxLayout(self)
        theme.size(row.setContentsMargins, "m", "xs", "m", "xs")
        theme.size(row.setSpacing, "s")
        row.addWidget(self.text, 1)
        for button in (self.critical_button, self.raise_button, self.decline_button):
            row.addWidget(button)
        self.hide()

    def show_proposal(self, proposal: Proposal | None) -> None:
        """Show what is proposed, or nothing."""
        self.proposal = proposal
        sentence = render(proposal.sentence) if proposal else ""
        self.text.setText(sentence)
        self.setAccessibleName(sentence)
        self.setVisible(proposal is not None)
