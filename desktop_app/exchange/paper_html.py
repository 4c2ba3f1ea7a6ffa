"""A document as one HTML file: plain, self-contained, readable and printable anywhere."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from html import escape
from pathlib import Path

from desktop_app.domain.documents import (
    LANDSCAPE,
    Bars,
    Block,
    Columns,
    Document,
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
from desktop_app.exchange.outfile import printable, replacing

_STYLE = """
body{font:14px/1.6 "Microsoft YaHei","PingFang SC","Noto Sans CJK SC",sans-serif;color:#1d2733;
margin:24px auto;max-width:1000px;padding:0 16px}
header{display:flex;gap:16px;align-items:flex-end;border-bottom:1px solid #b9c2ce}
header img{max-height:48px}header .facts{margin-left:auto;text-align:right;color:#4b5767}
h1{font-size:24px;margin:0}h2{font-size:17px;border-left:5px solid #2462c8;padding-left:8px;margin:24px 0 8px}
h3{font-size:15px;margin:18px 0 6px}.muted,.small{color:#4b5767;font-size:12px}
.lead{font-size:15px}.note{border:1px solid #b9c2ce;background:#f1f4f8;padding:6px 12px}
table{border-collapse:collapse;width:100%;margin:6px 0}td,th{border:1px solid #b9c2ce;padding:3px 7px;
text-align:left;vertical-align:top;white-space:pre-wrap;overflow-wrap:anywhere}th{background:#f1f4f8}
tr.total td{font-weight:bold;background:#f1f4f8}.right{text-align:right}.center{text-align:center}
.bad{color:#b3261e;font-weight:bold}.good{color:#1e7b4b;font-weight:bold}.strong{font-weight:bold}
.figures{display:flex;flex-wrap:wrap;gap:8px;margin:12px 0}.figures div{flex:1 1 120px;
border:1px solid #b9c2ce;border-radius:6px;padding:8px}.figures b{display:block;font-size:22px}
.parts{display:flex;flex-wrap:wrap;gap:24px}.parts>div{flex:1 1 320px}.chart td{border:0;padding:2px 6px}
.chart td:first-child{white-space:nowrap;width:1%}.bar{display:inline-block;height:12px;background:#2462c8;
margin-right:6px;vertical-align:middle}.sign{display:inline-block;width:30%;margin:32px 3% 0 0;
border-bottom:1px solid #1d2733}footer{margin-top:24px;border-top:1px solid #b9c2ce;padding-top:6px}
article+article{margin-top:48px}
@media print{body{margin:0;max-width:none}thead{display:table-header-group}tr,.figures,.parts,.sign
{break-inside:avoid}h2,h3{break-after:avoid}article+article,.break{break-before:page;margin-top:0}}
"""


def write_html(path: Path, documents: Sequence[Document], language: str = "zh-CN") -> Path:
    """Write *documents* into one file; raises the ``KnownError``s of ``replacing``."""
    with replacing(path) as temporary:
        temporary.write_text(as_html(documents, language), encoding="utf-8")
    return path


def as_html(documents: Sequence[Document], language: str = "zh-CN") -> str:
    """The whole page; every text is escaped, nothing is loaded from elsewhere."""
    wide = any(document.orientation == LANDSCAPE for document in documents)
    page = f"@page{{size:A4 {'landscape' if wide else 'portrait'};margin:15mm}}"
    title = _text(documents[0].title if documents else "")
    articles = "\n".join(_article(document) for document in documents)
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(language)}"><head><meta charset="utf-8">\n'
        f"<title>{title}</title><style>{page}{_STYLE}</style></head>\n<body>\n{articles}\n"
        "</body></html>\n"
    )


def _article(document: Document) -> str:
    logo = ""
    if document.logo:
        kind = "png" if document.logo.startswith(b"\x89PNG") else "jpeg"
        data = base64.b64encode(document.logo).decode("ascii")
        logo = f'<img alt="" src="data:image/{kind};base64,{data}">'
    facts = "<br>".join(_text(text) for text in document.facts)
    under = "　".join(_text(text) for text in (document.office, document.subtitle) if text)
    parts = [
        "<article>",
        f"<header>{logo}<div><h1>{_text(document.title)}</h1><div>{under}</div></div>"
        f'<div class="facts">{facts}</div></header>',
        *(_block(block) for block in document.blocks),
        f'<footer class="small">{_text(document.footer)}</footer></article>',
    ]
    return "\n".join(parts)


def _block(block: Block) -> str:
    match block:
        case Heading():
            level = 1 + block.level
            note = f' <span class="small">{_text(block.note)}</span>' if block.note else ""
            return f"<h{level}>{_text(block.text)}{note}</h{level}>"
        case Paragraph():
            return f'<p class="{block.style}">{_text(block.text)}</p>'
        case Note():
            return f'<p class="note {block.tone}">{_text(block.text)}</p>'
        case Table():
            return _table(block)
        case Form():
            return _form(block)
        case Figures():
            return _figures(block)
        case Bars():
            return _bars(block)
        case Trend():
            return _trend(block)
        case Columns():
            parts = (f"<div>{''.join(map(_block, part))}</div>" for part in block.parts)
            return f'<div class="parts">{"".join(parts)}</div>'
        case KeepTogether():
            return f'<div style="break-inside:avoid">{"".join(map(_block, block.blocks))}</div>'
        case Signatures():
            return (
                "<p>"
                + "".join(f'<span class="sign">{_text(t)}</span>' for t in block.labels)
                + "</p>"
            )
        case PageBreak():
            return '<div class="break"></div>'


def _table(block: Table) -> str:
    heads = "".join(f"<th>{_text(column.title)}</th>" for column in block.columns)
    rows = "".join(_row(block, row) for row in block.rows)
    if not block.rows and not block.total:
        rows = (
            f'<tr><td class="muted" colspan="{len(block.columns)}">{_text(block.empty)}</td></tr>'
        )
    total = _row(block, block.total, "total") if block.total else ""
    return f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}{total}</tbody></table>"


def _row(block: Table, row: Row, kind: str = "") -> str:
    cells = []
    for item, column in zip(row, block.columns, strict=True):
        one = cell(item)
        names = " ".join(name for name in (one.tone, column.align) if name not in ("", "left"))
        cells.append(
            f'<td class="{names}">{_text(one.text)}</td>'
            if names
            else f"<td>{_text(one.text)}</td>"
        )
    return f'<tr class="{kind}">{"".join(cells)}</tr>' if kind else f"<tr>{''.join(cells)}</tr>"


def _form(block: Form) -> str:
    most = max((len(row) for row in block.rows), default=1)
    rows = []
    for row in block.rows:
        cells = []
        for place, field in enumerate(row):
            span = 2 * (most - len(row)) + 1 if place == len(row) - 1 else 1
            high = f' style="height:{field.lines * 1.6:g}em"' if field.lines > 1 else ""
            cells.append(
                f'<th style="width:7em">{_text(field.label)}</th>'
                f'<td colspan="{span}"{high} class="{field.tone}">{_text(field.text)}</td>'
            )
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return f"<table>{''.join(rows)}</table>"


def _figures(block: Figures) -> str:
    items = "".join(
        f'<div><span class="small">{_text(one.caption)}</span><b>{_text(one.value)}</b>'
        f'<span class="small {one.tone}">{_text(one.change)}</span></div>'
        for one in block.items
    )
    return f'<div class="figures">{items}</div>'


def _bars(block: Bars) -> str:
    most = max((one.value for one in block.items), default=0) or 1
    rows = "".join(
        f"<tr><td>{_text(one.label)}</td><td>"
        f'<span class="bar" style="width:{max(one.value, 0) / most * 70:.1f}%"></span>'
        f"<b>{_text(one.text)}</b></td></tr>"
        for one in block.items
    )
    body = f'<table class="chart">{rows}</table>' if rows else f"<p>{_text(block.empty)}</p>"
    return f'<p class="small">{_text(block.title)}</p>{body}'


def _trend(block: Trend) -> str:
    most = max((value for value in block.bars if value is not None), default=0) or 1
    line: Sequence[float | None] = block.line or (None,) * len(block.labels)
    rows = []
    for label, bar, share in zip(block.labels, block.bars, line, strict=True):
        said = "—" if bar is None else f"{bar:g}"
        wide = max(bar or 0, 0) / most * 60
        kept = "" if share is None else f"{share:.0%}"
        rows.append(
            f'<tr><td>{_text(label)}</td><td><span class="bar" style="width:{wide:.1f}%"></span>'
            f"<b>{said}</b></td><td>{kept}</td></tr>"
        )
    heads = f"<tr><td></td><td>{_text(block.bars_name)}</td><td>{_text(block.line_name)}</td></tr>"
    return f'<p class="small">{_text(block.title)}</p><table class="chart">{heads}{"".join(rows)}</table>'


def _text(text: str) -> str:
    return escape(printable(text)[0]).replace("\n", "<br>")
