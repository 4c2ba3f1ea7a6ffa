"""Pages by their properties: nothing outside, nothing overlapping, every row once and in order."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from desktop_app.domain import documents as doc
from desktop_app.domain.documents import Block, Cell, Column, Document, Field
from desktop_app.ui.printing.ink import Box, Page, Words
from desktop_app.ui.printing.layout import A4, body_box, lay_out, lay_out_all
from desktop_app.ui.printing.setting import pieces_of, set_blocks
from desktop_app.ui.printing.strips import ORPHANS, PAUSE
from desktop_app.ui.printing.type import BODY, H1, SUBTITLE, TINY, TITLE, Shaper, Type
from desktop_app.ui.printing.widths import AT_ONCE
from tests.terrible import long_text

TEXT = st.text(
    st.sampled_from("电梯漏水户心火A-1 9\n，。“”🙂Wi\t\u200b\x07ée\u0301العربية"), max_size=60
) | st.sampled_from(["", "短", "W" * 90, long_text(300)])
SHORT = st.text(st.sampled_from("电梯漏水户 A-1 9%W"), max_size=14)
LONG = TEXT | st.sampled_from([long_text(2000), long_text(6000)])


@st.composite
def table(draw: st.DrawFn) -> doc.Table:
    count = draw(st.integers(1, 8))
    columns = tuple(
        Column(
            draw(
                st.sampled_from(["编号", "内容", "责任部门\n经办人", "A very long English title"])
            ),
            draw(st.sampled_from([1.0, 2.0, 5.0])),
            draw(st.sampled_from(["left", "right", "center"])),
            draw(st.booleans()),
        )
        for _ in range(count)
    )
    rows = draw(st.lists(st.tuples(*[LONG] * count), max_size=30))
    toned = tuple(
        tuple(Cell(text, draw(st.sampled_from(doc.TONES))) for text in row) for row in rows
    )
    total = draw(st.none() | st.just(("合计",) * count))
    return doc.Table(columns, toned, total, "没有", draw(st.booleans()))


@st.composite
def form(draw: st.DrawFn) -> doc.Form:
    field = st.builds(
        Field, TEXT, LONG, st.integers(1, 6), st.sampled_from([1.0, 2.0]), st.booleans()
    )
    rows = draw(
        st.lists(st.lists(field, min_size=1, max_size=3).map(tuple), min_size=1, max_size=6)
    )
    return doc.Form(tuple(rows))


FLAT: st.SearchStrategy[Block] = st.one_of(
    st.builds(doc.Heading, TEXT, st.integers(1, 2), TEXT),
    st.builds(doc.Paragraph, LONG, st.sampled_from(["body", "lead", "muted", "small"])),
    st.builds(doc.Note, LONG),
    table(),
    form(),
    st.builds(
        doc.Figures,
        st.lists(st.builds(doc.Figure, SHORT, SHORT, SHORT), min_size=1, max_size=6).map(tuple),
    ),
    st.builds(
        doc.Bars, TEXT, st.lists(st.builds(doc.Bar, TEXT, st.floats(0, 1e6), TEXT), max_size=9).map(tuple)
    ),
    st.integers(1, 9).flatmap(
        lambda n: st.builds(
            doc.Trend, TEXT, st.tuples(*[st.just("W47")] * n),
            st.tuples(*[st.none() | st.floats(0, 500)] * n),
            st.tuples(*[st.none() | st.floats(0, 1)] * n), st.just("新增"), st.just("及时率"),
        )
    ),
    st.builds(doc.Signatures, st.lists(st.just("审核："), min_size=1, max_size=5).map(tuple), st.just("日期：")),
    st.just(doc.PageBreak()),
)  # fmt: skip
PHASES = (Phase.explicit, Phase.reuse, Phase.generate)
"""Without shrinking: laying out thousands of smaller papers would take minutes."""
BLOCKS = st.lists(
    FLAT | st.builds(doc.KeepTogether, st.tuples(st.just(doc.Heading("节", 2)), FLAT)), max_size=8
)
DOCUMENTS = st.builds(
    Document, TEXT, BLOCKS.map(tuple), TEXT, st.sampled_from(["portrait", "landscape"]), TEXT,
    facts=st.lists(TEXT, max_size=3).map(tuple), footer=TEXT,
    page_text=st.just("第 {page} 页 / 共 {pages} 页"),
)  # fmt: skip


@pytest.fixture(scope="module")
def shaper(qapp: QApplication) -> Shaper:
    return Shaper()


def check_page(page: Page) -> None:
    """Nothing outside the page; what is placed stands below each other within the body."""
    left, top, right, bottom = body_box(page)
    previous = top
    for piece in page.placed:
        assert piece.top >= previous - 0.01, piece
        assert piece.bottom <= bottom + 0.01 or piece.kind in (
            "figures",
            "columns",
            "chart",
            "signatures",
        )
        previous = piece.bottom
    for ink in page.inks:
        if isinstance(ink, Words | Box):
            assert ink.x >= left - 1 and ink.x + ink.width <= right + 1
            assert ink.y >= 0 and ink.y + ink.height <= page.height
        if isinstance(ink, Words) and ink.lines.layout is not None:
            for number in range(ink.first, min(ink.last, ink.lines.layout.lineCount())):
                line = ink.lines.layout.lineAt(number)
                assert line.naturalTextWidth() <= ink.width + 1


def check_flow(pages: list[Page]) -> None:
    """Rows in order and whole; the header first on each page of a table; no heading last."""
    seen: dict[tuple[int, int], int] = {}
    last = (-1, -2)
    for page in pages:
        pieces = page.placed
        assert page.of == len(pages)
        for place, piece in enumerate(pieces):
            if piece.kind in ("row", "text", "field", "note"):
                key = (piece.block, piece.row)
                done = seen.get(key, 0)
                assert piece.part[0] == done, (piece, done)
                assert key >= last or piece.kind != "row"
                seen[key] = piece.part[1]
                if piece.kind == "row":
                    last = key
                    before = [p for p in pieces[:place] if p.block == piece.block]
                    assert any(p.kind == "header" for p in before), "a table without its header"
                if done:
                    assert piece.part[1] - piece.part[0] >= min(ORPHANS, piece.part[1])
            if piece.kind in ("heading", "header"):
                follower = pieces[place + 1] if place + 1 < len(pieces) else None
                if follower is None:
                    # Only where nothing at all follows in the document, or a new page is asked for.
                    assert page is pages[-1] or pages[page.number].placed[0].block > piece.block


@pytest.mark.parametrize("text", ["ي́", "عر", "ع", "W", "🙂", "楼上 A-1"])
@pytest.mark.parametrize("kind", [TITLE, H1, SUBTITLE, BODY, TINY])
def test_what_is_as_wide_as_it_was_measured_has_room_on_one_line(
    shaper: Shaper, text: str, kind: Type
) -> None:
    """A letter's mark may stand out beyond the letter, into what is printed beside it."""
    width = shaper.width(text, kind)
    lines = shaper.lines(text, kind, width)
    assert lines.count == 1
    assert lines.layout is None or lines.width <= width + 0.01


@settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck), phases=PHASES)
@given(document=DOCUMENTS)
def test_any_document(shaper: Shaper, document: Document) -> None:
    pages = lay_out(document, shaper)
    assert [page.number for page in pages] == list(range(1, len(pages) + 1))
    for page in pages:
        assert sorted((page.width, page.height)) == sorted(A4)
        check_page(page)
    check_flow(pages)


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck), phases=PHASES)
@given(one=table())
def test_every_row_and_every_line_stands_somewhere(shaper: Shaper, one: doc.Table) -> None:
    pages = lay_out(Document("表", (one,)), shaper)
    rows = [p for page in pages for p in page.placed if p.kind == "row"]
    assert sorted({p.row for p in rows}) == list(range(len(one.rows)))
    for number in range(len(one.rows)):
        parts = [p.part for p in rows if p.row == number]
        assert parts[0][0] == 0
        assert all(a[1] == b[0] for a, b in itertools.pairwise(parts))
    drawn: dict[int, int] = {}
    for page in pages:
        for ink in page.inks:
            if isinstance(ink, Words):
                drawn[id(ink.lines)] = drawn.get(id(ink.lines), 0) + ink.last - ink.first
    counts = {
        id(ink.lines): ink.lines.count
        for page in pages
        for ink in page.inks
        if isinstance(ink, Words)
    }
    body = {key for key, count in counts.items() if drawn[key] == count}
    repeated = {key for key in counts if drawn[key] > counts[key]}
    # Every text is drawn whole; only heads are drawn on several pages.
    assert all(drawn[key] >= counts[key] for key in counts), "a text that is cut"
    assert not (repeated & body)


def test_a_heading_goes_with_what_follows(shaper: Shaper) -> None:
    for filler in range(20, 60):
        blocks: tuple[Block, ...] = (
            *(doc.Paragraph("一行字") for _ in range(filler)),
            doc.Heading("标题"),
            doc.Table((Column("编号"), Column("内容")), (("1", "a"), ("2", "b"), ("3", "c"))),
        )
        for page in lay_out(Document("题", blocks), shaper):
            kinds = [piece.kind for piece in page.placed]
            assert not kinds or kinds[-1] not in ("heading", "header")
            if "heading" in kinds:
                at = kinds.index("heading")
                assert kinds[at + 1 : at + 3] == ["header", "row"]


def test_a_row_is_not_parted_while_it_fits_on_a_page(shaper: Shaper) -> None:
    rows = tuple((str(n), "\n".join("行" * 3 for _ in range(12))) for n in range(30))
    pages = lay_out(Document("题", (doc.Table((Column("编号"), Column("内容")), rows),)), shaper)
    parts = [p for page in pages for p in page.placed if p.kind == "row"]
    assert len(pages) > 3 and len(parts) == 30


def test_a_number_stays_in_one_piece_where_the_page_is_narrow(shaper: Shaper) -> None:
    """English titles and kinds take the room of the matter: the number is what is looked up."""
    titles = ("Time", "Type", "Number", "Room", "Contact", "Matter", "Responsible person")
    columns = tuple(Column(title, 2.0 if title == "Matter" else 1.0, fit=title != "Matter")
                    for title in titles)  # fmt: skip
    row = ("12-01 20:48", "Satisfaction callback", "TS-20261129-001", "5-2-2004",
           "Konstantinopolskaya", "刘工一小时内联系住户，说明更换配件的时间", "李晓")  # fmt: skip
    (page,) = lay_out(Document("题", (doc.Table(columns, (row, row)),)), shaper)
    numbers = [
        ink for ink in page.inks if isinstance(ink, Words) and ink.lines.text.startswith("TS-")
    ]
    assert [ink.last - ink.first for ink in numbers] == [1, 1]


def test_many_documents_number_their_own_pages(shaper: Shaper) -> None:
    one = Document("单", (doc.Paragraph("短"),))
    two = Document("长", tuple(doc.Paragraph("一行字") for _ in range(120)))
    pages = lay_out_all([one, two, one], shaper)
    assert next((page.number, page.of) for page in pages) == (1, 1)
    assert [(page.number, page.of) for page in pages][-1] == (1, 1)
    assert [page.number for page in pages[1:-1]] == list(range(1, len(pages) - 1))


def test_a_long_table_is_laid_out_with_pauses_and_as_without(shaper: Shaper) -> None:
    columns = (Column("编号", fit=True), Column("内容"), Column("房号", fit=True))
    rows = tuple((f"TS-{number:05}", "楼道灯不亮", f"3-{number}-501") for number in range(5_000))
    blocks = (doc.Table(columns, rows),)
    steps = pieces_of(blocks, shaper, 5_000.0, 8_000.0)
    before = 0
    for piece in steps:
        if piece is not PAUSE:
            break
        before += 1
    assert before >= 2 * len(rows) // AT_ONCE  # each fitted column looks through all of them
    kept = [piece for piece in steps if piece is not PAUSE]
    assert len(kept) == len(rows)  # the head was the first
    assert PAUSE not in set_blocks(blocks, shaper, 5_000.0, 8_000.0)
    widest = (doc.Table(columns, rows[-1:]),)  # the longest texts of each column
    assert set_blocks(blocks, shaper, 5_000.0, 8_000.0)[-1].height == pytest.approx(
        set_blocks(widest, shaper, 5_000.0, 8_000.0)[-1].height
    )
