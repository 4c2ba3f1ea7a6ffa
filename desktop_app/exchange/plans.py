"""The plan for reading one sheet: kind, header, columns and hints."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from desktop_app.domain.messages import Message
from desktop_app.exchange.columns import ColumnMatch


@dataclass(frozen=True)
class SheetPlan:
    """How one sheet will be read. Rows are 1-based; ``kind`` ``None`` means not a table.

    ``year``, ``month`` and ``community`` are hints of sheet name and title for what the
    rows leave out; ``day_first`` is the meaning of ``5/2/2019`` in this table. ``words`` are
    the meanings that a person gave to spellings: field → {as written, stripped → canonical
    value, empty to leave the cell out} (see ``exchange.words.may_mean``). ``first_row`` and ``last_row``
    are those that a person wants to begin and end with; 0 means all that stand below the header.
    """

    sheet: str
    kind: str | None
    header_row: int
    data_row: int
    columns: tuple[ColumnMatch, ...]
    reason: Message
    year: int | None = None
    month: int | None = None
    community: str = ""
    day_first: bool = False
    epoch_1904: bool = False
    notes: tuple[Message, ...] = ()
    hidden: bool = False
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    first_row: int = 0
    last_row: int = 0

    def column(self, field: str) -> ColumnMatch | None:
        """The column that provides *field*."""
        return next((match for match in self.columns if match.field == field), None)

    def replaced(self, *, columns: tuple[ColumnMatch, ...]) -> SheetPlan:
        """The same plan with other column matches."""
        return replace(self, columns=columns)
