"""From documents to pages: strips are put below each other, and pages end where they may."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass, field, replace

from PySide6.QtGui import QImage

from desktop_app.domain.documents import LANDSCAPE, Document
from desktop_app.ui.printing import type
from desktop_app.ui.printing.ink import Box, Ink, Page, Picture, Placed, Words
from desktop_app.ui.printing.setting import BREAK, pieces_of
from desktop_app.ui.printing.slices import at_one_go
from desktop_app.ui.printing.strips import PAUSE, Piece, Strip
from desktop_app.ui.printing.type import LINE, Shaper

A4 = (5953.0, 8419.0)
SIDE, TOP, FOOT = 420.0, 380.0, 560.0
"""Margins in units: 15 mm at the sides, where a printer cannot print; the foot holds its line."""
LOGO_HEIGHT = 360.0


@dataclass
class _Filling:
    """One page while it is being filled; heights in units below its top margin."""

    top: float
    y: float
    inks: list[Ink] = field(default_factory=list)
    placed: list[Placed] = field(default_factory=list)

    @property
    def empty(self) -> bool:
        return not self.placed


def lay_out(document: Document, shaper: Shaper) -> list[Page]:
    """The pages of one document, numbered among themselves; at least one."""
    return at_one_go(lay_out_steps(document, shaper))


def lay_out_steps(document: Document, shaper: Shaper) -> Generator[None, None, list[Page]]:
    """The same, pausing every few milliseconds: for a window that must stay alive."""
    width, height = A4 if document.orientation != LANDSCAPE else (A4[1], A4[0])
    inner = width - 2 * SIDE
    bottom = height - FOOT
    running = _running_head(document, shaper, inner)
    body = bottom - TOP - running.height
    pieces: list[Piece] = []
    for piece in pieces_of(document.blocks, shaper, inner, body):
        if piece is not PAUSE:
            pieces.append(piece)
        yield
    filled = []
    for one in _fill(pieces, _head(document, shaper, inner), running, bottom):
        filled.append(one)
        yield
    pages = []
    for number, one in enumerate(filled, 1):
        foot = _foot(document, shaper, inner, height, number, len(filled))
        pages.append(
            Page(
                width, height, (*one.inks, *foot), tuple(one.placed),
                number, len(filled), document.orientation == LANDSCAPE,
            )
        )  # fmt: skip
        yield
    return pages


def lay_out_all(
    documents: Sequence[Document],
    shaper: Shaper,
    step: Callable[[int, int], None] | None = None,
) -> list[Page]:
    """The pages of many documents, each beginning on a page of its own.

    *step* is told how many are done; what it raises ends the work.
    """
    pages: list[Page] = []
    for number, document in enumerate(documents):
        if step is not None:
            step(number, len(documents))
        pages += lay_out(document, shaper)
    if step is not None:
        step(len(documents), len(documents))
    return pages


def _fill(
    pieces: Sequence[Piece], head: Strip, running: Strip, bottom: float
) -> Iterator[_Filling]:
    page = _begin(head)
    queue = deque(pieces)
    broken = False
    while queue:
        piece = queue.popleft()
        if piece is BREAK:
            broken = not page.empty
            continue
        if broken:
            yield page
            page, broken = _begin(running), False
        gap = 0.0 if page.empty else piece.gap
        header = piece.header if page.empty else None
        room = bottom - page.y - gap - (header.height if header else 0.0)
        if _chain(piece, queue) <= room or (page.empty and piece.height <= room):
            _put(page, piece, gap, header)
            continue
        parts = piece.split(room) if not isinstance(piece, Strip) else None
        if parts is not None:
            _put(page, parts[0], gap, header)
            yield page
            page = _begin(running)
            queue.appendleft(parts[1])
        elif page.empty and page.top == TOP + running.height:
            _put(page, piece, gap, header)  # higher than a page, and whole: nothing else helps
        else:
            yield page
            page = _begin(running)
            queue.appendleft(piece)
    yield page


def _begin(head: Strip) -> _Filling:
    top = TOP + head.height
    return _Filling(top, top, head.place(SIDE, TOP))


def _put(page: _Filling, piece: Piece, gap: float, header: Strip | None) -> None:
    if header is not None:
        _place(page, replace(header, block=piece.block), 0.0)
    _place(page, piece, gap)


def _place(page: _Filling, piece: Piece, gap: float) -> None:
    y = page.y + gap
    height = piece.height
    page.inks += piece.place(SIDE, y)
    page.placed.append(Placed(piece.kind, piece.block, piece.row, y, y + height, piece.part))
    page.y = y + height


def _chain(piece: Piece, after: Sequence[Piece]) -> float:
    """The height that must be free for *piece* and for what it is kept with."""
    need = piece.height
    if not piece.keep:
        return need
    for follower in after:
        if follower is BREAK:
            return need
        if follower.splittable or not follower.keep:
            return need + follower.gap + follower.least
        need += follower.gap + follower.height
    return need


def _head(document: Document, shaper: Shaper, width: float) -> Strip:
    """The head of the first page: logo, title, what and when; who made it at the right."""
    inks: list[Ink] = []
    x, logo_bottom = 0.0, 0.0
    image = QImage.fromData(document.logo) if document.logo else QImage()
    if not image.isNull() and image.height():
        wide = min(LOGO_HEIGHT * image.width() / image.height(), width * 0.25)
        tall = wide * image.height() / image.width()
        inks.append(Picture(0, (LOGO_HEIGHT - tall) / 2, wide, tall, image))
        x, logo_bottom = wide + 140, LOGO_HEIGHT
    facts = [shaper.width(text, type.SUBTITLE) for text in document.facts]
    right = min(max(facts, default=0.0) + 40, width * 0.42)
    left = width - x - right - (80 if facts else 0)
    title = shaper.lines(document.title, type.TITLE, left)
    inks.append(Words(x, 0, left, title, 0, title.count, type.TITLE.colour))
    y = title.height
    subtitle = "　".join(text for text in (document.office, document.subtitle) if text)
    if subtitle:
        lines = shaper.lines(subtitle, type.SUBTITLE, left)
        inks.append(Words(x, y, left, lines, 0, lines.count, type.SUBTITLE.colour))
        y += lines.height
    fact_y = 0.0
    fact_lines = [shaper.lines(t, type.SUBTITLE, right, "right") for t in document.facts]
    fact_height = sum(lines.height for lines in fact_lines)
    fact_y = max(y - fact_height, 0.0)
    for lines in fact_lines:
        inks.append(Words(width - right, fact_y, right, lines, 0, lines.count, type.MUTED))
        fact_y += lines.height
    return Strip("head", max(y, fact_y, logo_bottom) + 90, tuple(inks))


def _running_head(document: Document, shaper: Shaper, width: float) -> Strip:
    """The head of the later pages: one line, so that a loose sheet finds its way back."""
    text = "　".join(t for t in (document.title, document.subtitle) if t)
    half = width * 0.6
    left = shaper.lines(_one_line(text, shaper, half), type.SMALL, half)
    right_text = _one_line(document.office, shaper, width - half)
    right = shaper.lines(right_text, type.SMALL, width - half, "right")
    rule = Box(0, left.face.leading + 20, width, 0, line=LINE, thick=5)
    return Strip(
        "head",
        left.face.leading + 90,
        (
            Words(0, 0, half, left, 0, 1, type.MUTED),
            Words(half, 0, width - half, right, 0, 1, type.MUTED),
            rule,
        ),
    )


def _one_line(text: str, shaper: Shaper, width: float) -> str:
    """*text*, cut with … where it is wider than *width*."""
    text = text.replace("\n", " ")
    if shaper.width(text, type.SMALL) <= width:
        return text
    while text and shaper.width(text + "…", type.SMALL) > width:
        text = text[: max(len(text) - max(len(text) // 20, 1), 0)]
    return text + "…"


def _foot(
    document: Document, shaper: Shaper, width: float, height: float, number: int, of: int
) -> list[Ink]:
    y = height - FOOT + 150
    said = document.page_text.format(page=number, pages=of)
    right = shaper.lines(said, type.SMALL, width * 0.3, "right")
    left = shaper.lines(_one_line(document.footer, shaper, width * 0.68), type.SMALL, width * 0.68)
    return [
        Box(SIDE, y - 30, width, 0, line=LINE, thick=5),
        Words(SIDE, y, width * 0.68, left, 0, 1, type.MUTED),
        Words(SIDE + width * 0.7, y, width * 0.3, right, 0, 1, type.MUTED),
    ]


def body_box(page: Page) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of where a page's own matter may stand."""
    return SIDE, TOP, page.width - SIDE, page.height - FOOT
