"""Workbook formats: calamine first, openpyxl as second opinion. Runs in the child only."""

from __future__ import annotations

import contextlib
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from threading import Thread
from typing import TYPE_CHECKING, Any

from desktop_app.exchange.reading import Notes, Outbox, ReadFailureError

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

_SCAN_LIMIT = 128 << 20  # bytes of XML searched for formulas without a result, and for merges
_FORMULA = re.compile(
    rb"<c\b[^>]*?\br=\"([A-Z]{1,3})(\d+)\"[^>]*>\s*<f\b(?:[^>]*/>|[^>]*>[^<]*</f>)(.{0,12})", re.S
)
_CODEPAGE = re.compile(
    rb"\x09\x08\x10\x00\x00\x06\x05\x00.{12}.{0,400}?\x42\x00\x02\x00(..)", re.DOTALL
)
"""The code page of an Excel 97 workbook: BOF of its globals, and CODEPAGE some records later."""

_XLSX_DEAD = (b"<v/>", b"<v />", b"<v></v>", b"</c>")


def read(data: bytes, kind: str, box: Outbox) -> tuple[Notes, str, bool]:
    """Send every sheet of the workbook; returns notes, format and the 1904 flag."""
    facts = _Facts(data if kind == "zip_book" else b"")
    if kind != "zip_book":
        data = _in_unicode(data)
    try:
        notes = _with_calamine(data, facts, box)
    except ReadFailureError:
        raise
    except MemoryError:
        raise
    except BaseException as error:  # calamine panics with a BaseException
        if isinstance(error, KeyboardInterrupt | BrokenPipeError):
            raise
        if type(error).__name__ == "PasswordError" or "assword" in str(error):
            raise ReadFailureError("file_encrypted") from error
        if kind != "zip_book" or not facts.is_xlsx:
            raise ReadFailureError("book_broken") from error
        box.restart()
        notes = [("second_reader", {}), *_with_openpyxl(data, box)]
    epoch_1904 = facts.epoch_1904 or (kind != "zip_book" and _xls_counts_from_1904(data))
    return notes, facts.format or kind, epoch_1904


def _in_unicode(data: bytes) -> bytes:
    """An .xls that says what it is: Unicode, whatever code page its writer noted.

    Excel 97 and later keep all text in Unicode (BIFF8). Exporters that note 936 or 1252 as
    their code page nonetheless are read by Excel and by WPS; calamine would take that code
    page for the text and give characters without sense.
    """
    found = _CODEPAGE.search(data)
    if found is None or found[1] == b"\xb0\x04":
        return data
    return data[: found.start(1)] + b"\xb0\x04" + data[found.end(1) :]


def _xls_counts_from_1904(data: bytes) -> bool:
    """The DATEMODE record among the first of an .xls, before its list of sheets."""
    begin = data.find(b"\x09\x08")
    at = begin
    while 0 <= at < min(len(data) - 5, begin + 4096):
        record, length = int.from_bytes(data[at : at + 2], "little"), data[at + 2 : at + 4]
        if record == 0x22:
            return data[at + 4 : at + 6] == b"\x01\x00"
        if record in (0x0A, 0x85):
            return False
        at += 4 + int.from_bytes(length, "little")
    return False


class _Facts:
    """What the package itself says: format, date system, where the sheets lie."""

    def __init__(self, data: bytes) -> None:
        self.format = "xls" if not data else ""
        self.epoch_1904 = False
        self.is_xlsx = False
        self._archive: zipfile.ZipFile | None = None
        self.parts: dict[str, str] = {}
        self.spans: dict[str, list[tuple[int, int, int, int]]] = {}
        """Merged ranges by sheet, where the reader does not tell them (.ods)."""
        self._found: dict[str, set[tuple[int, int]]] = {}
        self._errors: dict[str, int] = {}
        self._thread: Thread | None = None
        if data:
            self._look(data)

    def _look(self, data: bytes) -> None:
        archive = zipfile.ZipFile(io.BytesIO(data))
        names = {name.lower(): name for name in archive.namelist()}
        if "content.xml" in names:
            self.format = "ods"
            with contextlib.suppress(
                KeyError, OSError, RuntimeError, ValueError, zipfile.BadZipFile, zlib.error
            ):
                self._read_spans(archive, names["content.xml"])
            return
        if any(name.endswith("workbook.bin") for name in names):
            self.format = "xlsb"
            with contextlib.suppress(KeyError, OSError, RuntimeError, ValueError, zlib.error):
                # BrtWbProp: 2 bytes of type, 1 of length, then the flags; bit 0 is 1904.
                flags = re.search(rb"\x99\x01.(.)", archive.read("xl/workbook.bin"), re.DOTALL)
                self.epoch_1904 = flags is not None and bool(flags[1][0] & 1)
            return
        self.format, self.is_xlsx, self._archive = "xlsx", True, archive
        try:
            book = archive.read(names["xl/workbook.xml"])
            links = archive.read(names["xl/_rels/workbook.xml.rels"])
        except (KeyError, OSError, RuntimeError, zipfile.BadZipFile, zlib.error):
            return
        self.epoch_1904 = bool(re.search(rb"date1904=\"(?:1|true)\"", book))
        targets: dict[str, str] = {}
        for tag in re.findall(rb"<(?:\w+:)?Relationship\b[^>]*>", links):
            found = dict(re.findall(rb"(\w+)=\"([^\"]*)\"", tag))
            if b"Id" in found and b"Target" in found:
                targets[found[b"Id"].decode("utf-8", "replace")] = found[b"Target"].decode(
                    "utf-8", "replace"
                )
        for tag in re.findall(rb"<(?:\w+:)?sheet\b[^>]*>", book):
            name = re.search(rb"\bname=\"([^\"]*)\"", tag)
            link = re.search(rb"\w+:id=\"([^\"]*)\"", tag)
            if name and link:
                target = targets.get(link[1].decode("utf-8", "replace"), "")
                part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
                self.parts[_unescape(name[1].decode("utf-8", "replace"))] = part

    def _read_spans(self, archive: zipfile.ZipFile, part: str) -> None:
        from desktop_app.exchange import ods_spans

        if archive.getinfo(part).file_size > _SCAN_LIMIT:
            return
        with archive.open(part) as content:
            before = b""
            while piece := content.read(1 << 20):
                if b"-spanned=" in before + piece:
                    break
                before = piece[-16:]
            else:
                return
        with archive.open(part) as content:
            self.spans = ods_spans.merged(content)

    def scan(self) -> None:
        """Begin the search of all sheets beside the reader, which leaves a core free."""
        self._thread = Thread(target=self._scan_all, daemon=True)
        self._thread.start()

    def uncached(self, sheet: str) -> set[tuple[int, int]]:
        """Places of formulas without a saved result (openpyxl and scripts write such books)."""
        if self._thread is not None:
            self._thread.join()
        return self._found.get(sheet, set())

    def errors(self, sheet: str) -> int:
        """Cells that hold ``#N/A`` or another error of a formula; call after ``uncached``."""
        return self._errors.get(sheet, 0)

    def _scan_all(self) -> None:
        for sheet in self.parts:
            with contextlib.suppress(MemoryError):
                self._found[sheet] = self._scan(sheet)

    def _scan(self, sheet: str) -> set[tuple[int, int]]:
        part = self.parts.get(sheet)
        if self._archive is None or part is None:
            return set()
        try:
            if self._archive.getinfo(part).file_size > _SCAN_LIMIT:
                return set()
            xml = self._archive.read(part)
        except (KeyError, OSError, RuntimeError, zipfile.BadZipFile, zlib.error):
            return set()
        self._errors[sheet] = xml.count(b' t="e"')
        if b"<f" not in xml:
            return set()
        return {
            (int(row) - 1, _column(letters.decode()))
            for letters, row, after in _FORMULA.findall(xml)
            if after.lstrip().startswith(_XLSX_DEAD)
        }


def _unescape(text: str) -> str:
    from html import unescape

    return unescape(text)


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _with_calamine(data: bytes, facts: _Facts, box: Outbox) -> Notes:
    from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    facts.scan()
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    notes: Notes = []
    lost: Exception | None = None
    sent = 0
    tables = [s for s in book.sheets_metadata if s.typ == SheetTypeEnum.WorkSheet]
    for meta in tables:
        try:
            sheet = book.get_sheet_by_name(meta.name)
        except CalamineError as error:
            lost = error
            notes.append(("sheet_lost", {"sheet": meta.name}))
            continue
        box.sheet(meta.name, meta.visible != SheetVisibleEnum.Visible)
        box.rows(_calamine_rows(sheet))
        if box.shortened:
            notes.append(("shortened", {"sheet": meta.name, "count": box.shortened}))
        uncached = facts.uncached(meta.name)
        if uncached:
            notes.append(("uncached", {"sheet": meta.name, "count": len(uncached)}))
        if facts.errors(meta.name):
            notes.append(("errors", {"sheet": meta.name, "count": facts.errors(meta.name)}))
        box.end_sheet(facts.spans.get(meta.name) or _merged(sheet), uncached)
        sent += 1
    if lost is not None and (not sent or facts.is_xlsx):
        raise lost
    return notes


def _calamine_rows(sheet: CalamineSheet) -> Iterator[list[Any]]:
    """Rows from row 1 on: the iterator pads above the first cell, but not to its left."""
    left = sheet.start[1] if sheet.start else 0
    if not left:
        return sheet.iter_rows()
    margin: list[Any] = [None] * left
    return (margin + row for row in sheet.iter_rows())


def _merged(sheet: CalamineSheet) -> Iterator[tuple[int, int, int, int]]:
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        yield top, left, bottom, right


def _with_openpyxl(data: bytes, box: Outbox) -> Notes:
    import openpyxl
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        for sheet in book.worksheets:
            box.sheet(sheet.title, sheet.sheet_state != "visible")
            if isinstance(sheet, ReadOnlyWorksheet):
                sheet.reset_dimensions()
            box.rows(list(row) for row in sheet.iter_rows(values_only=True))
            box.end_sheet()
    except (ReadFailureError, MemoryError, BrokenPipeError):
        raise
    except Exception as error:
        raise ReadFailureError("book_broken") from error
    return []
