"""What is still missing, in one paragraph; each item leads to its place."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from desktop_app.domain.guards import Missing
from desktop_app.domain.messages import Message, Text
from desktop_app.ui.editor.texts import in_words
from desktop_app.ui.i18n import render
from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.words import clauses


class MissingBox(QFrame):
    """``chosen`` carries the ``Missing`` whose link was followed, by mouse or by Tab and Enter."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        set_kind(self, "note-amber")
        self.items: tuple[Missing, ...] = ()
        self._towards = ""
        self.label = QLabel(self)
        self.label.setWordWrap(True)
        self.label.setTextFormat(Qt.TextFormat.RichText)
        self.label.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.label.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.label.linkActivated.connect(self._follow)
        column = QVBoxLayout(self)
        theme.size(column.setContentsMargins, "m", "s", "m", "s")
        column.addWidget(self.label)
        theme.follow(self, self._show)
        self.hide()

    def sentences(self) -> list[str]:
        return [render(one.message) for one in self.items]

    def show_missing(self, items: Sequence[Missing], towards: str) -> None:
        """*towards* is the title of the next step, empty when the case would be closed."""
        self.setVisible(bool(items))
        if (tuple(items), towards) == (self.items, self._towards):
            return
        self.items, self._towards = tuple(items), towards
        self._show()

    def _show(self) -> None:
        count = len(self.items)
        head = (
            self.tr("还差 {count} 项才能进入“{step}”：").format(count=count, step=self._towards)
            if self._towards
            else self.tr("还差 {count} 项才能关闭：").format(count=count)
        )
        colour = self._theme.colours.amber.strong
        groups: dict[str, list[str]] = {}
        for place, one in enumerate(self.items):
            words = one.message.values.get("label") if one.kind != "guard" else one.message
            link = f'<a href="{place}" style="color:{colour}">{escape(_words(words))}</a>'
            groups.setdefault(one.kind, []).append(link)
        titles = {"field": self.tr("填写 "), "check": self.tr("检查 ")}
        told = clauses(
            titles.get(kind, "") + self.tr("、").join(links) for kind, links in groups.items()
        )
        self.label.setText(f"{escape(head)}{told}")
        self.label.setAccessibleName(head + clauses(self.sentences()))

    def _follow(self, link: str) -> None:
        if link.isdecimal() and int(link) < len(self.items):
            self.chosen.emit(self.items[int(link)])


def _words(words: object) -> str:
    """A template's label or a whole sentence, in the window's language."""
    if isinstance(words, Text):
        return in_words(words)
    return render(words) if isinstance(words, Message) else str(words)
