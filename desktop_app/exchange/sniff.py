"""What a file is, told from its first bytes and its zip directory, not its name."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from desktop_app.exchange.reading import ReadFailureError

_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BIFF = (b"\x09\x00", b"\x09\x02", b"\x09\x04", b"\x09\x08")
# The first records of an encrypted .xls: BOF, perhaps WRITEPROT, then FILEPASS (2.4.117 of
# the published file format).
_FILEPASS = re.compile(
    rb"\x09\x08(?:\x10\x00.{16}|\x08\x00.{8})(?:\x86\x00\x00\x00)?\x2f\x00[\x04-\xff]\x00",
    re.DOTALL,
)
_FOREIGN_TEXT = (b"%PDF-", b"{\\rtf", b"%!PS")
_FOREIGN = (
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"Rar!",
    b"7z\xbc\xaf",
    b"\x1f\x8b",
    b"MZ",
    b"\x7fELF",
    b"SQLite format 3",
    b"BZh",
    b"\xfd7zXZ",
)
"""Also the first letters of some text: only with bytes that no text holds."""


def kind_of(data: bytes, unpacked_limit: int) -> str:
    """``zip_book``, ``ole2``, ``biff``, ``html``, ``xml2003`` or ``text``.

    Raises ``ReadFailureError`` for what is no table, is encrypted, or unpacks too big.
    """
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise ReadFailureError("file_empty")
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _zip_kind(data, unpacked_limit)
    if data.startswith(_OLE2):
        return _ole2_kind(data)
    if (
        data[:2] in _BIFF
        and len(data) > 8
        and data[2:4] in (b"\x04\x00", b"\x06\x00", b"\x08\x00", b"\x10\x00")
    ):
        return "biff"
    if data.startswith(_FOREIGN_TEXT) or (data.startswith(_FOREIGN) and _holds_binary(data)):
        raise ReadFailureError("not_a_workbook")
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        head = data[:8192].decode("utf-16", "ignore").lstrip("\ufeff \t\r\n").lower().encode()
    if head.startswith(b"<"):
        if b"urn:schemas-microsoft-com:office:spreadsheet" in head and b"<table" not in head[:60]:
            return "xml2003"
        if re.search(rb"<(?:!doctype html|html|table|meta|head|body|div|style)", head):
            return "html"
        if head.startswith(b"<?xml") or head.startswith(b"<!"):
            raise ReadFailureError("not_a_workbook")
    return "text"


def _holds_binary(data: bytes) -> bool:
    return any(byte < 9 or 13 < byte < 27 for byte in data[:4096])


def _zip_kind(data: bytes, unpacked_limit: int) -> str:
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        entries = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise ReadFailureError("book_broken") from error
    names = {entry.filename.replace("\\", "/").lower() for entry in entries}
    if sum(entry.file_size for entry in entries) > unpacked_limit or len(entries) > 100_000:
        raise ReadFailureError("file_too_big")
    if "content.xml" in names:
        if _ods_is_encrypted(archive):
            raise ReadFailureError("file_encrypted")
        return "zip_book"
    if any(name.endswith(("workbook.xml", "workbook.bin")) for name in names):
        if any(entry.flag_bits & 1 for entry in entries):
            raise ReadFailureError("file_encrypted")
        return "zip_book"
    if "[content_types].xml" in names and any("worksheets/" in name for name in names):
        return "zip_book"
    # A workbook that lost its table of contents, or any other archive.
    lost = any(name.startswith("xl/worksheets/") for name in names)
    raise ReadFailureError("book_broken" if lost else "not_a_workbook")


def _ods_is_encrypted(archive: zipfile.ZipFile) -> bool:
    try:
        with archive.open("META-INF/manifest.xml") as stream:
            return b"encryption-data" in stream.read(4 << 20)
    except (KeyError, OSError, RuntimeError, zipfile.BadZipFile, zlib.error):
        return False


def _ole2_kind(data: bytes) -> str:
    def has(name: str) -> bool:
        return name.encode("utf-16-le") in data

    if has("EncryptedPackage"):
        raise ReadFailureError("file_encrypted")
    if _FILEPASS.search(data):
        raise ReadFailureError("file_encrypted")
    if has("Workbook") or has("Book") or has("WORKBOOK") or has("BOOK"):
        return "ole2"
    if has("WordDocument") or has("PowerPoint Document"):
        raise ReadFailureError("not_a_workbook")
    return "ole2"
