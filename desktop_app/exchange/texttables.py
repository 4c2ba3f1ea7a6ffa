"""Text files that hold a table: CSV and TSV in any encoding, HTML, XML Spreadsheet 2003."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any, Literal
from xml.etree import ElementTree

from desktop_app.exchange.guards import unguard
from desktop_app.exchange.reading import Notes, Outbox, ReadFailureError

_SEPARATORS = ",\t;|"
_FIELD_LIMIT = 16 << 20
_BLOCK = 1 << 20
_SS = "{urn:schemas-microsoft-com:office:spreadsheet}"


def read(data: bytes, kind: str, box: Outbox) -> tuple[Notes, str, bool]:
    """Send the one table of a text file, or every sheet of an HTML or XML book."""
    if kind == "xml2003":
        xml_notes: Notes = []
        _xml2003(data, box, xml_notes)
        return xml_notes, "xml2003", False
    text, encoding, sure = decode(data)
    notes: Notes = []
    if not sure:
        notes.append(("encoding_guessed", {"encoding": encoding}))
    elif encoding not in ("utf-8", "utf-8-sig"):
        notes.append(("encoding", {"encoding": encoding}))
    if kind == "html":
        parser = _Tables()
        parser.feed(text)
        parser.close()
        tables = [table for table in parser.tables if table]
        if not tables:
            raise ReadFailureError("not_a_workbook")
        for number, table in enumerate(tables, 1):
            _send(box, f"表{number}", iter(table), notes)
        return notes, "html", False
    separator, body = separator_of(text)
    _send(box, "CSV", _csv_rows(body, separator), notes)
    return notes, "tsv" if separator == "\t" else "csv", False


def _send(box: Outbox, name: str, rows: Iterator[list[Any]], notes: Notes) -> None:
    box.sheet(name, False)
    box.rows(rows)
    if box.shortened:
        notes.append(("shortened", {"sheet": name, "count": box.shortened}))
    box.end_sheet()


def decode(data: bytes) -> tuple[str, str, bool]:
    """Text, encoding and whether it is certain. Raises ``ReadFailureError`` for binary files."""
    for mark, name in (
        (b"\xef\xbb\xbf", "utf-8-sig"),
        (b"\xff\xfe", "utf-16"),
        (b"\xfe\xff", "utf-16"),
    ):
        if data.startswith(mark):
            return data.decode(name, "replace"), name, True
    even, odd = data[0:4096:2].count(0), data[1:4096:2].count(0)
    if even + odd > 0 and len(data) > 3:
        half = min(len(data), 4096) // 2
        if odd > half * 0.3 and even < half * 0.05:
            return data.decode("utf-16-le", "replace"), "utf-16-le", True
        if even > half * 0.3 and odd < half * 0.05:
            return data.decode("utf-16-be", "replace"), "utf-16-be", True
        if data[:65536].count(0) > max(4, len(data[:65536]) // 100):
            raise ReadFailureError("not_a_workbook")
    if _is_binary(data[:65536]):
        raise ReadFailureError("not_a_workbook")
    try:
        return data.decode("utf-8"), "utf-8", True
    except UnicodeDecodeError:
        pass
    name, sure = _encoding_of(data)
    text = data.decode(name, "replace")
    return text, name, sure and "\ufffd" not in text


def _encoding_of(data: bytes) -> tuple[str, bool]:
    """The encoding of a text that is no UTF-8, and whether its characters leave no doubt."""
    sample = data[: 1 << 18]
    if len(data) > len(sample):
        sample = sample[: sample.rfind(b"\n") + 1] or sample
    common, name = max(
        (_common(sample.decode(name, "replace"), name), name) for name in ("gb18030", "big5")
    )
    if common >= 0.85:
        return name, True
    if _is_utf8_with_faults(sample):
        return "utf-8", False
    runs = re.findall(rb"[\x80-\xff]+", sample)
    if sum(map(len, runs)) >= 2.5 * len(runs):  # whole words: no Latin script
        from charset_normalizer import from_bytes

        best = from_bytes(sample).best()
        if best is not None:
            return best.encoding, False
    return "cp1252", False


def _is_utf8_with_faults(sample: bytes) -> bool:
    text = sample.decode("utf-8", "replace")
    others = [char for char in text if ord(char) > 127]
    return others.count("\ufffd") <= 0.05 * len(others) > 0


def _is_binary(sample: bytes) -> bool:
    control = sum(sample.count(bytes([c])) for c in (*range(1, 7), 14, 15, 16, 17, 18, 19, 20))
    return control > max(2, len(sample) // 50)


def _common(text: str, encoding: str) -> float:
    """Share of common characters: a text read in a wrong encoding gives rare ones."""
    others = [char for char in text[:200_000] if ord(char) > 127]
    codes = [
        char.encode("gb2312" if encoding == "gb18030" else "big5", "ignore") for char in others
    ]
    low, high = (0xB0, 0xD7) if encoding == "gb18030" else (0xA4, 0xC6)
    common = sum(
        1 for code in codes if code and (0xA1 <= code[0] <= 0xA3 or low <= code[0] <= high)
    )
    return common / len(others) if others else 0.0


def separator_of(text: str) -> tuple[str, str]:
    """The separator that gives the steadiest number of columns, and the text without ``sep=``."""
    named = re.match(r"\s*sep=(.)\r?\n", text[:40], re.IGNORECASE)
    if named:
        return named[1], text[named.end() :]
    sample = text[:65_536]
    if len(text) > len(sample):
        sample = sample[: sample.rfind("\n") + 1] or sample
    best, best_score = ",", 0.0
    for separator in _SEPARATORS:
        widths = Counter(len(row) for row in _csv_rows(sample, separator, limit=200) if any(row))
        if not widths:
            continue
        width, count = max(widths.items(), key=lambda item: (item[1] * (item[0] > 1), item[0]))
        total = sum(widths.values())
        score = count / total * min(width, 50) ** 0.5 if width > 1 else 0.0
        if score > best_score + 1e-9:
            best, best_score = separator, score
    return best, text


def _csv_rows(text: str, separator: str, limit: int | None = None) -> Iterator[list[Any]]:
    """Rows of a CSV text; a quote that is never closed does not swallow the file."""
    csv.field_size_limit(_FIELD_LIMIT)
    quoting: Literal[0, 3] = csv.QUOTE_MINIMAL if text.count('"') % 2 == 0 else csv.QUOTE_NONE
    if limit is not None:
        quoting = csv.QUOTE_MINIMAL
    try:
        for number, row in enumerate(
            csv.reader(_lines(text), delimiter=separator, quoting=quoting)
        ):
            if limit is not None and number >= limit:
                return
            yield [unguard(cell) if cell.startswith("'") else cell for cell in row]
    except csv.Error as error:
        if limit is None:
            raise ReadFailureError("book_broken") from error


def _lines(text: str) -> Iterator[str]:
    """Lines with their ends, some megabytes at a time: a whole stream takes the memory twice."""
    at = 0
    while at < len(text):
        cut = text.find("\n", at + _BLOCK) + 1 or len(text)
        yield from io.StringIO(text[at:cut].replace("\x00", ""), newline="")
        at = cut


class _Tables(HTMLParser):
    """The outermost tables of a page as rows; spans are kept as blank cells."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[list[list[Any]]] = []
        self._depth = 0
        self._row: list[Any] | None = None
        self._text: list[str] | None = None
        self._span = 1
        self._down: dict[int, int] = {}
        self._rowspan = 1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._depth += 1
            if self._depth == 1:
                self.tables.append([])
                self._down = {}
        elif self._depth != 1:
            return
        elif tag == "tr":
            self._end_row()
            self._row = []
        elif tag in ("td", "th"):
            self._end_cell()
            if self._row is None:
                self._row = []
            self._skip_spanned()
            self._text = []
            values = {name: value or "" for name, value in attrs}
            self._span = _small(values.get("colspan", "1"))
            self._rowspan = _small(values.get("rowspan", "1"))
        elif tag in ("br", "p") and self._text:
            self._text.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == "table" and self._depth:
            if self._depth == 1:
                self._end_row()
            self._depth -= 1
        elif self._depth == 1 and tag in ("td", "th"):
            self._end_cell()
        elif self._depth == 1 and tag == "tr":
            self._end_row()

    def handle_data(self, data: str) -> None:
        if self._text is not None:
            self._text.append(re.sub(r"\s+", " ", data))

    def _skip_spanned(self) -> None:
        assert self._row is not None
        while self._down.get(len(self._row), 0) > 0:
            self._down[len(self._row)] -= 1
            self._row.append("")

    def _end_cell(self) -> None:
        if self._text is None or self._row is None:
            return
        at = len(self._row)
        self._row.append("".join(self._text).strip(" "))
        self._row.extend([""] * (self._span - 1))
        if self._rowspan > 1:
            for column in range(at, at + self._span):
                self._down[column] = self._rowspan - 1
        self._text = None

    def _end_row(self) -> None:
        self._end_cell()
        if self._row is not None and self.tables:
            self._skip_spanned()
            self.tables[-1].append(self._row)
        self._row = None


def _small(text: str) -> int:
    return min(int(text), 500) if text.isascii() and text.isdigit() and int(text) > 0 else 1


def _xml2003(data: bytes, box: Outbox, notes: Notes) -> None:
    """Excel 2003's XML; a document type is refused, so no entity can grow."""
    if re.search(rb"<!(?:doctype|entity)", data[:65_536], re.IGNORECASE):
        raise ReadFailureError("book_broken")
    try:
        root = ElementTree.fromstring(data)
    except ElementTree.ParseError as error:
        raise ReadFailureError("book_broken") from error
    for number, sheet in enumerate(root.iter(f"{_SS}Worksheet"), 1):
        _send(box, sheet.get(f"{_SS}Name") or f"Sheet{number}", _xml_rows(sheet), notes)


def _xml_rows(sheet: ElementTree.Element) -> Iterator[list[Any]]:
    at = 0
    for row in sheet.iter(f"{_SS}Row"):
        wanted = int(row.get(f"{_SS}Index") or at + 1) - 1
        while at < min(wanted, 1_048_576):
            yield []
            at += 1
        cells: list[Any] = []
        for cell in row.findall(f"{_SS}Cell"):
            column = min(int(cell.get(f"{_SS}Index") or len(cells) + 1) - 1, 16_383)
            cells.extend([None] * (column - len(cells)))
            content = cell.find(f"{_SS}Data")
            cells.append(None if content is None else _xml_value(content))
            cells.extend([None] * min(int(cell.get(f"{_SS}MergeAcross") or 0), 500))
        yield cells
        at += 1


def _xml_value(content: ElementTree.Element) -> Any:
    from datetime import datetime

    text = "".join(content.itertext())
    kind = content.get(f"{_SS}Type")
    try:
        if kind == "Number":
            return float(text)
        if kind == "DateTime":
            return datetime.fromisoformat(text)
    except ValueError:
        return text
    return text
