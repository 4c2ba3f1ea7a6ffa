"""Setting type: every block of a document becomes strips of known height."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from desktop_app.domain.documents import (
    Bars,
    Block,
    Columns,
    Figures,
    Form,
    Heading,
    KeepTogether,
    Note,
    PageBreak,
    Paragraph,
    Row,
    Signatures,
    Table,
    Trend,
    cell,
)
from desktop_app.ui.printing import charts, type
from desktop_app.ui.printing.ink import Box, Ink, Words
from desktop_app.ui.printing.strips import PAUSE, CellBox, Piece, RowStrip, Strip, stack
from desktop_app.ui.printing.type import LINE, SOFT, TONE_COLOURS, Shaper, Type
from desktop_app.ui.printing.widths import column_widths, longest_word, shares

BREAK = Strip("break", 0.0)
_STYLES = {"body": type.BODY, "lead": type.LEAD, "muted": type.SMALL, "small": type.SMALL}


def pieces_of(
    blocks: Sequence[Block], shaper: Shaper, width: float, page_height: float
) -> Iterator[Piece]:
    """The strips of *blocks*, *width* units wide, one by one: a long table takes its time.

    ``PAUSE`` stands where a strip takes longer than others do.
    """
    for number, block in enumerate(blocks):
        for piece in _set(block, shaper, width, page_height, number):
            marks = piece is BREAK or piece is PAUSE
            yield piece if marks or piece.block == number else replace(piece, block=number)


def set_blocks(
    blocks: Sequence[Block], shaper: Shaper, width: float, page_height: float
) -> list[Piece]:
    """The same at once."""
    pieces = pieces_of(blocks, shaper, width, page_height)
    return [piece for piece in pieces if piece is not PAUSE]


def _set(block: Block, shaper: Shaper, width: float, page: float, number: int) -> Iterable[Piece]:
    match block:
        case Heading():
            return [_heading(block, shaper, width)]
        case Paragraph():
            return _paragraph(block, shaper, width)
        case Table():
            return _table(block, shaper, width, page, number)
        case Form():
            return _form(block, shaper, width, page, number)
        case Figures():
            return [_figures(block, shaper, width)]
        case Bars():
            return [charts.bars(block, shaper, width)]
        case Trend():
            return [charts.trend(block, shaper, width)]
        case Columns():
            return [_columns(block, shaper, width, page)]
        case KeepTogether():
            inner = set_blocks(block.blocks, shaper, width, page)
            height = sum(piece.height + piece.gap for piece in inner)
            if height > page:
                return inner
            return [replace(piece, keep=True) for piece in inner[:-1]] + inner[-1:]
        case Note():
            return _note(block, shaper, width)
        case Signatures():
            return [_signatures(block, shaper, width)]
        case PageBreak():
            return [BREAK]


def _words(
    text: str, kind: Type, shaper: Shaper, x: float, y: float, width: float, align: str = "left"
) -> Words:
    lines = shaper.lines(text, kind, width, align)
    return Words(x, y, width, lines, 0, lines.count, kind.colour)


def _heading(block: Heading, shaper: Shaper, width: float) -> Strip:
    if block.level > 1:
        words = _words(block.text, type.H2, shaper, 0, 0, width)
        return Strip("heading", words.height + 24, (words,), gap=70, keep=True)
    words = _words(block.text, type.H1, shaper, 80, 0, width - 80)
    inks: list[Ink] = [Box(0, 12, 30, words.height - 24, fill=type.PRIMARY), words]
    height = words.height
    if block.note:
        used = shaper.width(block.text, type.H1) + 160
        note = _words(block.note, type.SMALL, shaper, used, 30, max(width - used, 800), "right")
        if used > width - 800:
            note = _words(block.note, type.SMALL, shaper, 80, height, width - 80)
            height += note.height
        inks.append(note)
        height = max(height, note.y + note.height)
    return Strip("heading", height + 45, tuple(inks), gap=150, keep=True)


def _paragraph(block: Paragraph, shaper: Shaper, width: float) -> list[Piece]:
    kind = _STYLES[block.style]
    pieces: list[Piece] = []
    for place, text in enumerate(block.text.split("\n")):
        lines = shaper.lines(text, kind, width)
        box = CellBox(0, width, lines, kind.colour, pad=0)
        pieces.append(
            RowStrip(
                "text",
                (box,),
                gap=40 if place else 15 if block.style == "small" else 60,
                row=place,
                bordered=False,
                pad=0,
            )
        )
    return pieces


def _note(block: Note, shaper: Shaper, width: float) -> list[Piece]:
    kind = type.BODY
    lines = shaper.lines(block.text, kind, width - 160)
    box = CellBox(0, width, lines, TONE_COLOURS[block.tone], fill=SOFT, pad=80)
    return [RowStrip("note", (box,), gap=90, pad=50)]


def _table(block: Table, shaper: Shaper, width: float, page: float, place: int) -> Iterator[Piece]:
    body = type.TINY if block.small else type.TABLE
    head = type.TINY_HEAD if block.small else type.TABLE_HEAD
    pad = 28.0 if block.small else 55.0
    widths = yield from column_widths(block, head, body, shaper, width, pad)
    aligns = [column.align for column in block.columns]
    boxes = _cells(
        tuple(column.title for column in block.columns), widths, aligns, head, shaper, pad, SOFT
    )
    top = RowStrip("header", boxes, gap=60, keep=True, pad=22, can_split=False, row=-1)
    header = Strip("header", top.height, tuple(top.place(0, 0)), keep=True, row=-1)
    if not block.rows and not block.total:
        lines = shaper.lines(block.empty, replace(body, colour=type.MUTED), width - 2 * pad)
        box = CellBox(0, width, lines, type.MUTED, pad=pad)
        yield top
        yield RowStrip("empty", (box,), pad=24)
        return
    yield top
    last = len(block.rows) - 1
    for number, row in enumerate(block.rows):
        line = RowStrip(
            "row",
            _cells(row, widths, aligns, body, shaper, pad),
            block=place,
            row=number,
            header=header,
            pad=20,
            keep=number == last - 1 or (number == last and block.total is not None),
            can_split=False,
        )
        # A row is parted only where moving it whole would leave a third of a page empty.
        yield replace(line, can_split=True) if line.height > page / 3 else line
    if block.total is not None:
        bold = replace(body, bold=True)
        boxes = _cells(block.total, widths, aligns, bold, shaper, pad, SOFT)
        yield RowStrip("total", boxes, row=last + 1, header=header, pad=20, can_split=False)


def _cells(
    row: Row,
    widths: Sequence[float],
    aligns: Sequence[str],
    kind: Type,
    shaper: Shaper,
    pad: float,
    fill: str = "",
) -> tuple[CellBox, ...]:
    boxes, x = [], 0.0
    for item, width, align in zip(row, widths, aligns, strict=True):
        one = cell(item)
        type_ = kind if one.tone in ("", "muted") else replace(kind, bold=True)
        lines = shaper.lines(one.text, type_, width - 2 * pad, align)
        boxes.append(CellBox(x, width, lines, TONE_COLOURS[one.tone], fill, pad))
        x += width
    return tuple(boxes)


def _form(block: Form, shaper: Shaper, width: float, page: float, place: int) -> list[Piece]:
    pieces: list[Piece] = []
    longest = max(
        (longest_word(f.label, type.TABLE_HEAD, shaper) for row in block.rows for f in row),
        default=0.0,
    )
    label_width = min(max(block.label_width * type.UNITS, longest + 110), width / 6)
    for number, row in enumerate(block.rows):
        spans = shares([field.span for field in row], width)
        boxes: list[CellBox] = []
        x, minimum = 0.0, 0.0
        for field, share in zip(row, spans, strict=True):
            name = shaper.lines(field.label, type.TABLE_HEAD, label_width - 100)
            text = shaper.lines(
                field.text,
                replace(type.TABLE, bold=field.tone == "strong"),
                share - label_width - 120,
            )
            blank = field.lines if field.ruled else 0
            boxes.append(CellBox(x, label_width, name, type.INK, SOFT))
            boxes.append(
                CellBox(
                    x + label_width, share - label_width, text, TONE_COLOURS[field.tone],
                    pad=60, ruled=blank,
                )
            )  # fmt: skip
            x += share
            minimum = max(minimum, field.lines * text.face.leading + 48)
        # Few rows on a form: keeping its first two and last two together avoids stray ends.
        keep = number in (0, len(block.rows) - 2) and number < len(block.rows) - 1
        line = RowStrip(
            "field", tuple(boxes), minimum, gap=20 if number == 0 else 0, keep=keep,
            block=place, row=number, pad=24, can_split=False,
        )  # fmt: skip
        pieces.append(replace(line, can_split=True) if line.height > page / 3 else line)
    return pieces


def _figures(block: Figures, shaper: Shaper, width: float) -> Strip:
    gap, pad = 80.0, 95.0
    each = (width - gap * (len(block.items) - 1)) / max(len(block.items), 1)
    inks: list[Ink] = []
    height, tops = 0.0, 0.0
    # Captions of one, values of the next: all start on one height, as one row of numbers.
    captions = [
        _words(item.caption, type.FIGURE_CAPTION, shaper, 0, 0, each - 2 * pad)
        for item in block.items
    ]
    tops = max((words.height for words in captions), default=0.0)
    for place, (item, caption) in enumerate(zip(block.items, captions, strict=True)):
        x = place * (each + gap)
        size = type.FIGURE
        while shaper.width(item.value, size) > each - 2 * pad and size.size > 90:
            size = replace(size, size=size.size - 5)
        value = _words(item.value, size, shaper, x + pad, pad + tops, each - 2 * pad)
        kind = Type(84, item.tone in ("bad", "good"), TONE_COLOURS[item.tone or "muted"])
        while shaper.width(item.change, kind) > each - 2 * pad and kind.size > 70:
            kind = replace(kind, size=kind.size - 2)
        change = _words(
            item.change, kind, shaper, x + pad, pad + tops + value.height, each - 2 * pad
        )
        inks += [replace(caption, x=x + pad, y=pad), value, change]
        height = max(height, change.y + change.height + pad - 20)
    frames = [
        Box(place * (each + gap), 0, each, height, line=LINE, thick=6, round=50)
        for place in range(len(block.items))
    ]
    return Strip("figures", height, (*frames, *inks), gap=90)


def _columns(block: Columns, shaper: Shaper, width: float, page: float) -> Strip:
    gap = 240.0
    weights = block.weights or (1.0,) * len(block.parts)
    widths = shares(weights, width - gap * (len(weights) - 1))
    inks: list[Ink] = []
    x, height = 0.0, 0.0
    for part, share in zip(block.parts, widths, strict=True):
        tall, drawn = stack(set_blocks(part, shaper, share, page), share)
        for ink in drawn:
            inks.append(_right(ink, x))
        height = max(height, tall)
        x += share + gap
    return Strip("columns", height, tuple(inks), gap=60)


def _right(ink: Ink, dx: float) -> Ink:
    from desktop_app.ui.printing.ink import moved

    return moved(ink, dx, 0)


def _signatures(block: Signatures, shaper: Shaper, width: float) -> Strip:
    across = min(len(block.labels), 3) or 1
    each = width / across
    inks: list[Ink] = []
    line = 330.0
    for place, label in enumerate(block.labels):
        x, y = (
            (place % across) * each,
            (place // across) * (line + 190 if block.date_label else line),
        )
        words = _words(label, type.BODY, shaper, x, y + line - 160, each - 200)
        start = x + min(shaper.width(label, type.BODY) + 60, each * 0.6)
        inks += [
            words,
            Box(start, y + line - 20, x + each - 160 - start, 0, line=type.INK, thick=5),
        ]
        if block.date_label:
            inks.append(_words(block.date_label, type.SMALL, shaper, x, y + line + 20, each - 200))
    rows = -(-len(block.labels) // across)
    height = rows * (line + (190 if block.date_label else 0))
    return Strip("signatures", height, tuple(inks), gap=120)
