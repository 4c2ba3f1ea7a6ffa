"""Reading by content, in a child that may die: each failure has its own sentence."""

from __future__ import annotations

import io
import os
import zipfile
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from desktop_app.domain.errors import KnownError
from desktop_app.exchange import reader_child, texttables
from desktop_app.exchange.book import Limits, read_book
from tests.exchange.books import save


def code_of(path: Path, limits: Limits | None = None) -> str:
    with pytest.raises(KnownError) as caught:
        read_book(path, limits=limits)
    assert path.name in str(caught.value)
    return caught.value.code


def test_rows_keep_their_numbers_and_lose_their_tails(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    page["B3"], page["C5"] = "x", 5
    page["A60000"].number_format = "0.00"
    hidden = book.create_sheet("藏")
    hidden.sheet_state = "hidden"
    hidden["A1"] = datetime(2026, 11, 21, 9, 30)
    hidden["B1"] = "=1+1"
    path = tmp_path / "a.xlsx"
    book.save(path)
    first, second = read_book(path).sheets
    assert first.rows == [[], [], [None, "x"], [], [None, None, 5]]
    assert (first.hidden, second.hidden) == (False, True)
    assert second.rows == [[datetime(2026, 11, 21, 9, 30)]]
    assert second.uncached == {(0, 1)}


def test_a_sheet_of_phantom_rows_ends_at_its_last_real_one(tmp_path: Path) -> None:
    path = tmp_path / "phantom.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet()
        for row in range(495):
            page.write(row, 0, "x")
        style = book.add_format({"bold": True})
        for row in range(495, 65_203):
            page.write_blank(row, 0, None, style)
    assert len(read_book(path).sheets[0].rows) == 495


def test_the_extension_does_not_matter(tmp_path: Path) -> None:
    real = save(tmp_path / "real.xlsx", [["房号", "姓名"], ["3-2-501", "李"]])
    for name in ("wrong.xls", "wrong.csv", "wrong.et", "none"):
        real_copy = tmp_path / name
        real_copy.write_bytes(real.read_bytes())
        assert read_book(real_copy).sheets[0].rows[1] == ["3-2-501", "李"]
    page = tmp_path / "report.xls"
    page.write_text(
        "<html><body><table><tr><th colspan=2>投诉</th></tr>"
        "<tr><td>3-2-501</td><td>漏水<br>严重&amp;急</td></tr></table></body></html>",
        encoding="gb18030",
    )
    assert read_book(page).sheets[0].rows == [["投诉"], ["3-2-501", "漏水\n严重&急"]]
    xml = tmp_path / "old.xls"
    xml.write_text(
        '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
        'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="八月"><Table>'
        '<Row ss:Index="2"><Cell ss:Index="2"><Data ss:Type="String">甲</Data></Cell><Cell>'
        '<Data ss:Type="DateTime">2026-08-01T09:30:00.000</Data></Cell></Row></Table></Worksheet>'
        "</Workbook>",
        encoding="utf-8",
    )
    sheet = read_book(xml).sheets[0]
    assert (sheet.name, sheet.rows) == ("八月", [[], [None, "甲", datetime(2026, 8, 1, 9, 30)]])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "gb18030"])
@pytest.mark.parametrize("separator", [",", "\t", ";"])
def test_csv_encodings_and_separators(tmp_path: Path, encoding: str, separator: str) -> None:
    rows = [["房号", "内容", "电话"], ["3-2-501", '漏水,"很"急\n二楼; 三楼', "013800138000"]] * 3
    quoted = ['"' + cell.replace('"', '""') + '"' for row in rows for cell in row]
    lines = [separator.join(quoted[i : i + 3]) for i in range(0, len(quoted), 3)]
    path = tmp_path / "登记.csv"
    path.write_bytes("\r\n".join(lines).encode(encoding))
    book = read_book(path)
    assert book.sheets[0].rows == rows


def test_latin_text_is_not_taken_for_chinese() -> None:
    text, _encoding, sure = texttables.decode("Señor Müller, café à la carte; été".encode("cp1252"))
    assert "Müller" in text
    assert not sure


def test_an_open_quote_does_not_swallow_the_rest(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('a,b\n"x,1\ny,2\nz,3\n', encoding="utf-8")
    assert len(read_book(path).sheets[0].rows) == 4


def test_missing_unreadable_empty_and_folders(tmp_path: Path) -> None:
    assert code_of(tmp_path / "nowhere.xlsx") == "file_missing"
    assert code_of(tmp_path) == "not_a_workbook"
    empty = tmp_path / "empty.xlsx"
    empty.touch()
    assert code_of(empty) == "file_empty"
    empty.write_bytes(b"\xef\xbb\xbf \r\n")
    assert code_of(empty) == "file_empty"
    if os.geteuid() != 0:
        empty.chmod(0)
        assert code_of(empty) == "file_unreadable"


@pytest.mark.parametrize(
    "data",
    [b"%PDF-1.7 x", b"\x89PNG\r\n\x1a\n" + bytes(99), bytes(range(256)) * 40, b"MZ" + bytes(200)],
)
def test_other_files_are_no_workbooks(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(data)
    assert code_of(path) == "not_a_workbook"


def test_a_zip_that_is_no_book_and_a_broken_one(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("photo.jpg", b"x")
    assert code_of(path) == "not_a_workbook"
    good = save(tmp_path / "good.xlsx", [["a"] * 50] * 200)
    path.write_bytes(good.read_bytes()[:3000])
    assert code_of(path) == "book_broken"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook")
        archive.writestr("[Content_Types].xml", "no")
    assert code_of(path) == "book_broken"


def test_encrypted_books_say_so(tmp_path: Path) -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "EncryptedPackage".encode("utf-16-le")
    path = tmp_path / "a.xlsx"
    path.write_bytes(ole + bytes(512))
    assert code_of(path) == "file_encrypted"
    ods = io.BytesIO()
    with zipfile.ZipFile(ods, "w") as archive:
        archive.writestr("content.xml", b"\x00" * 20)
        archive.writestr("META-INF/manifest.xml", "<manifest:encryption-data/>")
    path.write_bytes(ods.getvalue())
    assert code_of(path) == "file_encrypted"


def test_what_unpacks_too_big_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = save(tmp_path / "a.xlsx", [["x" * 1000]] * 500)
    assert code_of(path, Limits(unpacked=10_000)) == "file_too_big"
    assert code_of(path, Limits(cells=499)) == "file_too_big"
    assert code_of(path, Limits(file=100)) == "file_too_big"


def test_a_reader_that_dies_or_hangs_is_survived(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = save(tmp_path / "a.xlsx", [["x"]])
    monkeypatch.setattr(reader_child, "run", die)
    assert code_of(path) == "reader_killed"
    monkeypatch.setattr(reader_child, "run", hang)
    assert code_of(path, Limits(seconds=0.3)) == "reader_timeout"
    with pytest.raises(KnownError) as caught:
        read_book(path, cancelled=lambda: True)
    assert caught.value.code == "cancelled"


def test_a_book_that_eats_memory_is_stopped(tmp_path: Path) -> None:
    pytest.importorskip("resource")
    path = save(tmp_path / "a.xlsx", [["x" * 200 + str(i)] for i in range(40_000)])
    assert code_of(path, Limits(memory=48 << 20)) in ("reader_killed", "book_broken")


def die(*_: object) -> None:
    os.abort()


def hang(*_: object) -> None:
    import time

    time.sleep(600)


def test_dates_of_1904_and_days(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path, {"date_1904": True}) as book:
        page = book.add_worksheet()
        page.write_datetime(
            0, 0, datetime(2026, 8, 5), book.add_format({"num_format": "yyyy-mm-dd"})
        )
        page.write_number(0, 1, 44_777.5)
    found = read_book(path)
    assert found.epoch_1904
    cell = found.sheets[0].rows[0][0]
    assert isinstance(cell, date)
    assert (cell.year, cell.month, cell.day) == (2026, 8, 5)
