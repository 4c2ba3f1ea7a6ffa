"""Fourth step: the batch being written, then what came of it and how to take it back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.ui.importer.batches_card import BatchesCard
from desktop_app.ui.importer.running_card import RunningCard
from desktop_app.ui.importer.summary_card import CountBadges
from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.flow_layout import FlowLayout
from desktop_app.ui.widgets.words import Words


class ResultCard(Card):
    """What was written, and the next things to do; ``opened`` carries the id of a kept case."""

    queue_asked = Signal()
    undo_asked = Signal()
    again_asked = Signal()
    rejects_asked = Signal()
    opened = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self._theme = theme
        self.badges = CountBadges(theme, self)
        self.text = _label(self)
        self.facts = _label(self)
        set_kind(self.facts, "muted")
        self.queue_button = push_button(
            self.tr("查看队列"), kind="primary", clicked=self.queue_asked.emit, parent=self
        )
        self.undo_button = push_button(
            self.tr("撤销本批"), clicked=self.undo_asked.emit, parent=self
        )
        self.rejects_button = push_button(
            self.tr("写出退回表…"), clicked=self.rejects_asked.emit, parent=self
        )
        self.again_button = push_button(
            self.tr("再导入一个文件"), clicked=self.again_asked.emit, parent=self
        )
        buttons = QWidget(self)
        set_kind(buttons, "clear")
        flow = FlowLayout(theme, buttons)
        for button in (
            self.queue_button, self.rejects_button, self.undo_button, self.again_button,
        ):  # fmt: skip
            flow.addWidget(button)
        self.kept = QWidget(self)
        set_kind(self.kept, "clear")
        self._kept_flow = FlowLayout(theme, self.kept, spacing="xs")
        self.kept_buttons: list[QWidget] = []
        for item in (self.badges, self.text, self.facts, self.kept, buttons):
            self.body.addWidget(item)
        self.kept.hide()

    def show_result(
        self,
        title: str,
        text: str,
        facts: Sequence[str],
        counts: dict[str, int],
        *,
        undo: bool,
    ) -> None:
        """What was written; *facts* are lines about what was rewritten, left out, to be seen."""
        self.set_title(title)
        self.badges.show_counts(counts)
        self.badges.show()
        self.text.setText(text)
        self._show_facts(facts)
        self._show_kept({})
        self.undo_button.setVisible(undo)
        self.undo_button.setEnabled(undo)
        self.rejects_button.setVisible(bool(counts["errors"]))

    def show_undone(
        self, title: str, text: str, facts: Sequence[str], kept: Mapping[str, int]
    ) -> None:
        """What was taken back; *kept* are the cases that stayed, number → id."""
        self.set_title(title)
        self.badges.hide()
        self.text.setText(text)
        self._show_facts(facts)
        self._show_kept(kept)
        self.undo_button.hide()
        self.rejects_button.hide()

    def _show_facts(self, facts: Sequence[str]) -> None:
        self.facts.setText("\n".join(facts))
        self.facts.setVisible(bool(facts))

    def _show_kept(self, kept: Mapping[str, int]) -> None:
        for old in self.kept_buttons:
            self._kept_flow.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.kept_buttons = []
        for number, case in kept.items():
            button = push_button(
                number,
                kind="link",
                clicked=partial(self.opened.emit, case),
                accessible=self.tr("打开 {number}").format(number=number),
                parent=self.kept,
            )
            self._kept_flow.addWidget(button)
            self.kept_buttons.append(button)
        self.kept.setVisible(bool(kept))


class ImportPane(QWidget):
    """The running card, or the result card with the earlier batches below it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stack = QStackedWidget(self)
        running, done = self._column(theme), self._column(theme)
        self.running = RunningCard(theme, running)
        self.result = ResultCard(theme, done)
        self.batches = BatchesCard(theme, done)
        for holder, cards in ((running, (self.running,)), (done, (self.result, self.batches))):
            column = holder.layout()
            for place, card in enumerate(cards):
                column.insertWidget(place, card)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)

    def _column(self, theme: Theme) -> QWidget:
        """The next page of the stack: what stands in it stands at the top, and scrolls."""
        area = QScrollArea(self.stack)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        holder = QWidget(area.viewport())
        set_kind(holder, "clear")
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        theme.size(column.setSpacing, "m")
        column.addStretch(1)
        area.setWidget(holder)
        self.stack.addWidget(area)
        return holder

    def show_running(self) -> None:
        self.stack.setCurrentIndex(0)

    def show_done(self) -> None:
        self.stack.setCurrentIndex(1)


def _label(parent: QWidget) -> QLabel:
    label = Words("", parent, marked=True)
    return label
