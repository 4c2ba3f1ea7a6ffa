"""What the drop-down of the search shows, line by line, and the list model that holds it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop_app.domain.highlight import Spans

Index = QModelIndex | QPersistentModelIndex
HEADING, HIT, NOTE, FILL = "heading", "hit", "note", "fill"


@dataclass(frozen=True)
class Run:
    """A piece of a line; ``tone``: text, strong or muted; *spans* of it are highlighted."""

    text: str
    spans: Spans = ()
    tone: str = "text"


@dataclass(frozen=True)
class Line:
    """A heading, a hit (one line or two), a note, or a text to put into the search.

    ``value`` is what picking it carries; headings and notes cannot be picked.
    """

    kind: str
    runs: tuple[Run, ...]
    below: tuple[Run, ...] = ()
    side: str = ""
    value: object = None

    @property
    def can_be_picked(self) -> bool:
        return self.kind in (HIT, FILL)

    @property
    def fills(self) -> bool:
        """Picking it puts its value into the search."""
        return self.kind == FILL

    def spoken(self) -> str:
        """The line as a screen reader says it."""
        texts = [run.text for run in (*self.runs, *self.below)]
        return " ".join(text for text in (*texts, self.side) if text)


@dataclass(frozen=True)
class Shown:
    """The drop-down for one text: ``asked`` is that text, ``total`` leads to all hits."""

    asked: str = ""
    chips: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()
    total: str = ""
    wanted: object = None


class LinesModel(QAbstractListModel):
    """The lines at hand; headings and notes are not selectable."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.lines: tuple[Line, ...] = ()

    def replace(self, lines: Sequence[Line]) -> None:
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and self.lines[index.row()].can_be_picked:
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.ItemIsEnabled

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self.lines):
            return None
        line = self.lines[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return line.spoken()
        return line if role == Qt.ItemDataRole.UserRole else None
