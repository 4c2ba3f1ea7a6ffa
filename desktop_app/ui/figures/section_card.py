"""One section of the summary: as printed, and under it the office's remark."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from desktop_app.domain.documents import Table
from desktop_app.ui.figures.block_html import parts_of
from desktop_app.ui.figures.paper_text import PaperText
from desktop_app.ui.figures.papers import Section
from desktop_app.ui.settings.forms import set_read_only
from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.error_line import say_error
from desktop_app.ui.widgets.growing_text import GrowingTextEdit
from desktop_app.ui.widgets.words import Words

USUAL = 900
"""Width of a section in pixels at 100 %."""


class SectionCard(Card):
    """``typed`` (key, text) as soon as something is written."""

    typed = Signal(str, str)

    def __init__(self, theme: Theme, section: Section, parent: QWidget | None = None) -> None:
        super().__init__(theme, section.title, parent)
        self.key = section.key
        self.body_text = PaperText(theme, section.title, self)
        # No height of a card follows from its width: every layout above would ask for it again.
        policy = self._title.sizePolicy()
        policy.setHeightForWidth(False)
        self._title.setSizePolicy(policy)
        self._title.setWordWrap(False)
        self.note = QLabel(self)
        set_kind(self.note, "muted")
        self.add_to_head(self.note)
        self.remark = GrowingTextEdit(
            theme,
            self.tr("“{section}”的说明").format(section=section.title),
            placeholder=self.tr("说明（可不填，随写随存，印在本节后面）"),
            lines=1,
            most=12,
            parent=self,
        )
        self.error = Words("", self, kind="error")
        self.error.hide()
        self.body.addWidget(self.body_text)
        self.body.addWidget(self.remark)
        self.body.addWidget(self.error)
        self.remark.textChanged.connect(self._typed)
        self._section = section
        theme.follow(self, self._paint)
        self.show_section(section)

    def show_section(self, section: Section) -> None:
        self._section = section
        self.note.setText(section.note)
        self._paint()

    def show_remark(self, text: str, *, editable: bool) -> None:
        """Put *text* into the field unless the keyboard is in it; a frozen one is only read."""
        self.remark.setVisible(bool(self.key) and (editable or bool(text)))
        set_read_only(self.remark, not editable)
        if self.remark.toPlainText().strip() != text and not (editable and self.remark.hasFocus()):
            blocked = self.remark.blockSignals(True)
            self.remark.setPlainText(text)
            self.remark.blockSignals(blocked)

    def refuse(self, text: str) -> None:
        say_error(self.error, text)

    def _typed(self) -> None:
        self.refuse("")
        self.typed.emit(self.key, self.remark.toPlainText())

    def _paint(self) -> None:
        blocks, colours = self._section.blocks, self._theme.colours
        self.body_text.show_parts(lambda: parts_of(blocks, colours, self._shares))
        self.body_text.setVisible(bool(self._section.blocks))

    def _shares(self, table: Table) -> list[float]:
        """As on paper, for a page of the usual width."""
        from desktop_app.ui.printing.slices import at_one_go
        from desktop_app.ui.printing.type import Shaper, Type
        from desktop_app.ui.printing.widths import column_widths

        size, width = self._theme.type.body, self._theme.px(USUAL)
        made = column_widths(table, Type(size, True), Type(size), Shaper(), width, 4.0)
        return [one / width for one in at_one_go(made)]
