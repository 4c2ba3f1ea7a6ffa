"""A paper as data: what it says, block by block, without any toolkit or page in mind.

Screen preview, printer, PDF, HTML and workbook all render the same document, so that no two
of them can say different things. Texts are final: translated and masked by whoever built them.
"""

from __future__ import annotations

from dataclasses import dataclass

PORTRAIT, LANDSCAPE = "portrait", "landscape"
TONES = ("", "strong", "bad", "good", "muted")
"""How a text is meant. Each is also said in words: a printer may know no colours."""


@dataclass(frozen=True)
class Cell:
    """One cell of a table. ``value`` is the same as a number or time, for a workbook."""

    text: str
    tone: str = ""
    value: object = None


Row = tuple[Cell | str, ...]


@dataclass(frozen=True)
class Column:
    """``weight`` shares out the width; ``align`` is left, center or right.

    A ``fit`` column is as wide as its texts instead, so that numbers and times stay whole.
    """

    title: str
    weight: float = 1.0
    align: str = "left"
    fit: bool = False


@dataclass(frozen=True)
class Heading:
    """Level 1 opens a section, level 2 a part of one; never the last thing on a page."""

    text: str
    level: int = 1
    note: str = ""


@dataclass(frozen=True)
class Paragraph:
    """Running text; ``style`` is body, lead (the opening words), muted or small."""

    text: str
    style: str = "body"


@dataclass(frozen=True)
class Table:
    """Rows under a header that comes again on every page; ``empty`` is said when there are none.

    ``small`` sets it in smaller type, for registers of many columns.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    total: Row | None = None
    empty: str = ""
    small: bool = False
    name: str = ""
    """Name of its sheet in a workbook; the last heading's otherwise."""


@dataclass(frozen=True)
class Field:
    """One field of a form: its label, and its text or lines to write on by hand.

    ``lines`` is the least height in lines; ``span`` shares out the width within its row.
    """

    label: str
    text: str = ""
    lines: int = 1
    span: float = 1.0
    ruled: bool = False
    tone: str = ""


@dataclass(frozen=True)
class Form:
    """Rows of labelled fields in a ruled frame, as on a paper form."""

    rows: tuple[tuple[Field, ...], ...]
    label_width: float = 66.0
    """Width of the labels in points."""


@dataclass(frozen=True)
class Figure:
    """A number to be read from afar, what it is, and how it compares."""

    caption: str
    value: str
    change: str = ""
    tone: str = ""
    number: float | None = None


@dataclass(frozen=True)
class Figures:
    items: tuple[Figure, ...]


@dataclass(frozen=True)
class Bar:
    label: str
    value: float
    text: str


@dataclass(frozen=True)
class Bars:
    """Lying bars, each with its label and its number."""

    title: str
    items: tuple[Bar, ...]
    empty: str = ""


@dataclass(frozen=True)
class Trend:
    """Standing bars over time with a line above them; ``None`` where nothing is known.

    The line's values are shares (0 to 1), written as percentages.
    """

    title: str
    labels: tuple[str, ...]
    bars: tuple[float | None, ...]
    line: tuple[float | None, ...] = ()
    bars_name: str = ""
    line_name: str = ""


@dataclass(frozen=True)
class Columns:
    """Parts side by side, never parted by a page's end: charts, short lists."""

    parts: tuple[tuple[Block, ...], ...]
    weights: tuple[float, ...] = ()


@dataclass(frozen=True)
class KeepTogether:
    """Blocks that stand on one page as long as they fit on one."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Note:
    """A framed remark: a warning, a rule that is quoted."""

    text: str
    tone: str = ""


@dataclass(frozen=True)
class Signatures:
    """Places to sign, each with its label, with the date beneath where ``dated``."""

    labels: tuple[str, ...]
    date_label: str = ""


@dataclass(frozen=True)
class PageBreak:
    """What follows begins on a new page."""


Block = (
    Heading
    | Paragraph
    | Table
    | Form
    | Figures
    | Bars
    | Trend
    | Columns
    | KeepTogether
    | Note
    | Signatures
    | PageBreak
)


@dataclass(frozen=True)
class Document:
    """One paper with page numbers of its own. ``facts`` stand at the right of the title.

    ``logo`` holds a picture file's bytes; ``footer`` is said at the foot of every page.
    """

    title: str
    blocks: tuple[Block, ...]
    subtitle: str = ""
    orientation: str = PORTRAIT
    office: str = ""
    logo: bytes | None = None
    facts: tuple[str, ...] = ()
    footer: str = ""
    page_text: str = "{page} / {pages}"
    """The page number in words, with ``{page}`` and ``{pages}``."""
    file_name: str = ""
    """Name proposed for its file, without a suffix."""


def cell(item: Cell | str) -> Cell:
    return item if isinstance(item, Cell) else Cell(item)


def tables(blocks: tuple[Block, ...], heading: str = "") -> list[tuple[str, Table]]:
    """Every table with its name, in the order of the paper."""
    found: list[tuple[str, Table]] = []
    for block in blocks:
        if isinstance(block, Heading):
            heading = block.text
        elif isinstance(block, Table):
            found.append((block.name or heading, block))
        elif isinstance(block, KeepTogether):
            found += tables(block.blocks, heading)
        elif isinstance(block, Columns):
            for part in block.parts:
                found += tables(part, heading)
    return found


def texts(document: Document) -> list[str]:
    """Every text that the paper says once, in no particular order: for searching and tests."""
    found = [document.title, document.subtitle, *document.facts]
    for block in document.blocks:
        found += _said(block)
    return [text for text in found if text]


def _said(block: Block) -> list[str]:
    match block:
        case Heading():
            return [block.text, block.note]
        case Paragraph() | Note():
            return [block.text]
        case Table():
            rows = [*block.rows, *([block.total] if block.total else [])]
            said = [column.title for column in block.columns]
            said += [cell(item).text for row in rows for item in row]
            return said if rows else [*said, block.empty]
        case Form():
            return [
                text for row in block.rows for field in row for text in (field.label, field.text)
            ]
        case Figures():
            return [
                text for item in block.items for text in (item.caption, item.value, item.change)
            ]
        case Bars():
            items = [text for item in block.items for text in (item.label, item.text)]
            return [block.title, *items] if items else [block.title, block.empty]
        case Trend():
            return [block.title, *block.labels, block.bars_name, block.line_name]
        case Columns():
            return [text for part in block.parts for inner in part for text in _said(inner)]
        case KeepTogether():
            return [text for inner in block.blocks for text in _said(inner)]
        case Signatures():
            return [*block.labels]
        case PageBreak():
            return []
