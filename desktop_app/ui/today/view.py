"""What the Today page looks like: one line of figures, the urgent card large, the rest beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.today.lines import Line, LineList
from desktop_app.ui.today.welcome import Welcome
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.flow_layout import FlowLayout
from desktop_app.ui.widgets.words import Words

LEFT = ("overdue", "due")
RIGHT = ("callbacks", "promises", "waiting", "improvements", "hand_over")
SHARES = (3, 2)
"""Of the room that there is, side by side."""
TWO_COLUMNS = 860
"""Below this width (at 100 %) the cards stand in one column."""


@dataclass(frozen=True)
class CardText:
    """A card: title with its number, lines, a link to all of them, or one calm sentence."""

    title: str
    lines: Sequence[Line] = ()
    link: str = ""
    calm: str = ""


@dataclass(frozen=True)
class FigureText:
    value: str
    caption: str
    tone: str = ""
    tip: str = ""


class DayCard(Card):
    """A card with a short list and a link at its head."""

    link_pressed = Signal()

    def __init__(self, theme: Theme, key: str, parent: QWidget) -> None:
        super().__init__(theme, "", parent)
        self.key = key
        self.link = push_button("", kind="link", clicked=self.link_pressed.emit, parent=self)
        self.add_to_head(self.link)
        self.list = LineList(theme, "", self)
        self.calm = Words("", self, kind="muted")
        self.body.addWidget(self.list)
        self.body.addWidget(self.calm)
        self.body.addStretch(1)

    def show_text(self, text: CardText, *, large: bool) -> None:
        self.set_title(text.title)
        set_kind(self._title, "heading" if large else "title")
        self.list.setAccessibleName(text.title)
        self.list.set_large(large)
        self.list.show_lines(text.lines)
        self.list.setVisible(bool(text.lines))
        self.calm.setText(text.calm)
        self.calm.setVisible(not text.lines and bool(text.calm))
        self.link.setText(text.link)
        self.link.setAccessibleName(f"{text.title} {text.link}")
        self.link.setVisible(bool(text.link))
        self.setVisible(bool(text.lines or text.calm))


class TodayView(QWidget):
    """``opened`` carries the key of a line, ``all_asked`` that of a card."""

    opened = Signal(str, object)
    all_asked = Signal(str)
    hand_over_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.welcome = Welcome(theme, self)
        self._day = QWidget(self)
        self._heading = QLabel(self._day)
        set_kind(self._heading, "heading")
        self.hand_over = push_button(
            self.tr("交接班"), clicked=self.hand_over_asked.emit, parent=self._day
        )
        head = QHBoxLayout()
        self._figures = QWidget(self._day)
        self._figure_flow = FlowLayout(theme, self._figures, spacing="xl")
        self._figure_labels: list[tuple[QLabel, QLabel]] = []
        self._figure_texts: Sequence[FigureText] = ()
        self._shown: dict[str, tuple[CardText, bool]] = {}
        self.cards = {key: DayCard(theme, key, self._day) for key in (*LEFT, *RIGHT)}
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._column = QVBoxLayout(self._day)
        self._column.addLayout(head)
        head.addWidget(self._heading, 1)
        head.addWidget(self.hand_over)
        self._column.addWidget(self._figures)
        self._column.addLayout(self._columns, 1)
        for keys, column in ((LEFT, self._left), (RIGHT, self._right)):
            self._columns.addLayout(column)
            for key in keys:
                column.addWidget(self.cards[key])
            column.addStretch(1)
        # No stack: that is as high as its highest page, also when another one is in front.
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._day)
        whole.addWidget(self.welcome)
        self.welcome.hide()
        for card in self.cards.values():
            card.list.opened.connect(lambda key, card=card: self.opened.emit(card.key, key))
            card.list.left_below.connect(lambda card=card: self._step(card, 1))
            card.list.left_above.connect(lambda card=card: self._step(card, -1))
            card.link_pressed.connect(lambda card=card: self.all_asked.emit(card.key))
        theme.follow(self, self._remeasure)
        self._remeasure()

    @property
    def first_run(self) -> bool:
        return not self.welcome.isHidden()

    def show_first_run(self) -> None:
        self._turn(self.welcome)

    def show_day(
        self, heading: str, figures: Sequence[FigureText], cards: dict[str, CardText], hero: str
    ) -> None:
        """Show the day; *hero* is the card that is drawn largest and stands first.

        What is shown already is left alone: a minute in which nothing happened costs nothing.
        """
        self._heading.setText(heading)
        if figures != self._figure_texts:
            self._figure_texts = figures
            self._show_figures()
        for key, card in self.cards.items():
            wanted = (cards[key], key == hero)
            if wanted != self._shown.get(key):
                self._shown[key] = wanted
                card.show_text(cards[key], large=key == hero)
        self._turn(self._day)

    def take_focus(self) -> None:
        """The keyboard goes to the most urgent line, or to the first way in."""
        if self.first_run:
            self.welcome.take_focus()
            return
        found = self._lists()
        if found:
            found[0].setFocus()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.take_focus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    # inside

    def _turn(self, page: QWidget) -> None:
        if not page.isHidden():
            return
        focus = self.window().focusWidget()
        had_focus = focus is not None and (focus is self or self.isAncestorOf(focus))
        for other in (self._day, self.welcome):
            other.setVisible(other is page)
        if had_focus:
            self.take_focus()

    def _show_figures(self) -> None:
        figures = self._figure_texts
        while len(self._figure_labels) < len(figures):
            pair = QWidget(self._figures)
            row = FlowLayout(self._theme, pair, spacing="xs")
            value, caption = QLabel(pair), QLabel(pair)
            set_kind(value, "title")
            set_kind(caption, "muted")
            row.addWidget(caption)
            row.addWidget(value)
            self._figure_flow.addWidget(pair)
            pair.show()
            self._figure_labels.append((value, caption))
        for (value, caption), figure in zip(self._figure_labels, figures, strict=False):
            value.setText(figure.value)
            colour = self._theme.colours.pair(figure.tone).strong if figure.tone else ""
            value.setStyleSheet(f"color: {colour};" if colour else "")
            caption.setText(figure.caption)
            for label in (value, caption):
                label.setToolTip(figure.tip)

    def _lists(self) -> list[LineList]:
        return [card.list for card in self.cards.values() if card.list.count()]

    def _step(self, card: DayCard, by: int) -> None:
        lists = self._lists()
        at = lists.index(card.list) + by
        if 0 <= at < len(lists):
            lists[at].setFocus(Qt.FocusReason.TabFocusReason)
            lists[at].setCurrentRow(0 if by > 0 else lists[at].count() - 1)

    def _fit(self) -> None:
        wide = self.width() >= self._theme.px(TWO_COLUMNS)
        direction = QBoxLayout.Direction
        self._columns.setDirection(direction.LeftToRight if wide else direction.TopToBottom)
        # One below the other the first is as high as its cards: the rest of the page is at the end.
        self._columns.setStretch(0, SHARES[0] if wide else 0)
        self._columns.setStretch(1, SHARES[1] if wide else 1)
        self.welcome.fit(self.width())

    def _remeasure(self) -> None:
        space = self._theme.space
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(space.m)
        for layout in (self._columns, self._left, self._right):
            layout.setSpacing(space.m)
        self._figure_flow.setSpacing(space.xl)
        self._show_figures()
        self._fit()
