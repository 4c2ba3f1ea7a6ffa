"""Blocks of a paper as rich text in the colours of the theme; every text is escaped."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from typing import Any

from desktop_app.ui.theme.tokens import Colours

_TONES = {"good": "green", "bad": "red"}
BAR = 150
"""Width of the longest bar in pixels."""
ROWS = 30
"""So many rows of a table are laid out at once without a pause that is felt."""
Shares = Callable[[Any], Sequence[float]]
"""Of a table's columns, parts of its width; all together 1."""


def html_of(blocks: Sequence[Any], colours: Colours) -> str:
    """*blocks* (``domain.documents``) one below the other."""
    return "".join(_block(block, colours) for block in blocks)


def parts_of(blocks: Sequence[Any], colours: Colours, shares: Shares) -> list[str]:
    """The same in parts that follow one another; of a long table each has the columns' widths."""
    from desktop_app.domain import documents as doc

    parts = [""]
    for block in blocks:
        if isinstance(block, doc.Table) and len(block.rows) > ROWS:
            first, *more = _table_parts(block, colours, shares(block), ROWS)
            parts[-1] += first
            parts += more
        else:
            parts[-1] += _block(block, colours)
    return parts


def _block(block: Any, colours: Colours) -> str:
    from desktop_app.domain import documents as doc

    match block:
        case doc.Heading():
            return f"<p><b>{escape(block.text)}</b> {_muted(block.note, colours)}</p>"
        case doc.Paragraph():
            text = _text(block.text)
            small = block.style in ("muted", "small")
            return f"<p>{_coloured(text, colours.muted) if small else text}</p>"
        case doc.Note():
            return f"<p>{_text(block.text)}</p>"
        case doc.Table():
            return _table(block, colours)
        case doc.Figures():
            return _figures(block, colours)
        case doc.Bars():
            return _bars(block, colours)
        case doc.Trend():
            return _trend(block, colours)
        case doc.Columns():
            return "".join(html_of(part, colours) for part in block.parts)
        case doc.KeepTogether():
            return html_of(block.blocks, colours)
    return ""


def _table(table: Any, colours: Colours) -> str:
    if not table.rows:
        return f"<p>{_muted(table.empty, colours)}</p>"
    return "".join(_table_parts(table, colours, (), len(table.rows)))


def _table_parts(table: Any, colours: Colours, shares: Sequence[float], most: int) -> list[str]:
    """Tables of *most* rows that look like one: the head on the first, the sum in the last."""
    found = []
    for at in range(0, len(table.rows), most):
        first, last = at == 0, at + most >= len(table.rows)
        lines = [_table_head(table, colours, shares)] if first else []
        for row in table.rows[at : at + most]:  # the topmost line of each tells the widths
            lines.append(_table_row(table, row, colours, () if lines else shares))
        if last and table.total:
            lines.append(_table_row(table, table.total, colours))
        found.append(_framed("".join(lines), colours, above=first, below=last))
    return found


def _table_head(table: Any, colours: Colours, shares: Sequence[float] = ()) -> str:
    head = "".join(
        f'<th align="{column.align}"{_wide(shares, at)} style="color:{colours.muted};">'
        f"{escape(column.title)}</th>"
        for at, column in enumerate(table.columns)
    )
    return f'<tr bgcolor="{colours.raised}">{head}</tr>'


def _table_row(table: Any, row: Any, colours: Colours, shares: Sequence[float] = ()) -> str:
    from desktop_app.domain.documents import cell

    cells = []
    for at, (column, item) in enumerate(zip(table.columns, row, strict=False)):
        one = cell(item)
        text = _toned(_text(one.text), one.tone, colours)
        if row is table.total:
            text = f"<b>{text}</b>"
        keep = " white-space:nowrap;" if column.fit else ""
        style = f"border-bottom:1px solid {colours.line};{keep}"
        cells.append(
            f'<td align="{column.align}" valign="top"{_wide(shares, at)} style="{style}">{text}</td>'
        )
    return f"<tr>{''.join(cells)}</tr>"


def _wide(shares: Sequence[float], at: int) -> str:
    return f' width="{shares[at]:.1%}"' if shares else ""


def _framed(rows: str, colours: Colours, *, above: bool = True, below: bool = True) -> str:
    """A table of the whole width, with a little room above and below."""
    top, bottom = 4 * above, 4 * below
    return (
        f'<table width="100%" border="0" cellspacing="0" cellpadding="4"'
        f' style="border-collapse:collapse; margin-top:{top}px; margin-bottom:{bottom}px;">'
        f"{rows}</table>"
    )


def _figures(block: Any, colours: Colours) -> str:
    cells = []
    for item in block.items:
        change = _toned(escape(item.change), item.tone, colours) if item.change else ""
        if not item.tone:
            change = _coloured(change, colours.muted)
        cells.append(
            f"<td>{_muted(item.caption, colours)}<br><big><b>{escape(item.value)}</b></big>"
            f"<br>{change}</td>"
        )
    width = 100 // max(1, len(cells))
    cells = [one.replace("<td>", f'<td width="{width}%">', 1) for one in cells]
    return _framed(f"<tr>{''.join(cells)}</tr>", colours)


def _bars(block: Any, colours: Colours) -> str:
    if not block.items:
        return f"<p>{_muted(block.title, colours)}<br>{escape(block.empty)}</p>"
    most = max(item.value for item in block.items) or 1
    rows = []
    for item in block.items:
        long = max(2, round(BAR * item.value / most))
        bar = (
            f'<table cellspacing="0" cellpadding="0"><tr><td width="{long}"'
            f' bgcolor="{colours.blue.mark}">&nbsp;</td>'
            f'<td style="white-space:nowrap;">&nbsp;{escape(item.text)}</td></tr></table>'
        )
        label = f'<td style="white-space:nowrap;">{escape(item.label)}&nbsp;&nbsp;</td>'
        rows.append(f"<tr>{label}<td>{bar}</td></tr>")
    inner = f'<table cellspacing="0" cellpadding="2">{"".join(rows)}</table>'
    return f"<p>{_muted(block.title, colours)}</p>{inner}"


def _trend(block: Any, colours: Colours) -> str:
    def row(name: str, texts: list[str], *, head: bool = False) -> str:
        tag = "th" if head else "td"
        ground = f' bgcolor="{colours.raised}"' if head else ""
        cells = "".join(f'<{tag} align="right">{escape(text)}</{tag}>' for text in texts)
        return f'<tr{ground}><{tag} align="left">{escape(name)}</{tag}>{cells}</tr>'

    bars = ["—" if one is None else f"{one:g}" for one in block.bars]
    rows = [row("", list(block.labels), head=True), row(block.bars_name, bars)]
    if block.line:
        shares = ["—" if one is None else f"{one:.0%}" for one in block.line]
        rows.append(row(block.line_name, shares))
    return f"<p>{_muted(block.title, colours)}</p>{_framed(''.join(rows), colours)}"


def _toned(text: str, tone: str, colours: Colours) -> str:
    if tone in _TONES:
        return _coloured(text, colours.pair(_TONES[tone]).strong)
    if tone == "strong":
        return f"<b>{text}</b>"
    return _coloured(text, colours.muted) if tone == "muted" else text


def _muted(text: str, colours: Colours) -> str:
    return _coloured(escape(text), colours.muted) if text else ""


def _coloured(markup: str, colour: str) -> str:
    return f'<span style="color:{colour};">{markup}</span>'


def _text(text: str) -> str:
    return escape(text).replace("\n", "<br>")
