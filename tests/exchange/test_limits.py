"""What tries to eat memory or time, and paths that are no file: one sentence each."""

from __future__ import annotations

import multiprocessing
import os
import random
import socket
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter

from desktop_app.domain.errors import KnownError
from desktop_app.exchange import reader_child
from desktop_app.exchange.book import Limits, name_of, read_book
from desktop_app.exchange.detect import plan_book
from desktop_app.exchange.reading import MAX_TEXT, opened
from desktop_app.exchange.rows import parse_sheet
from tests.exchange.books import TODAY, save
from tests.exchange.readers import ManyReader
from tests.exchange.test_hostile import check_book

LIMITS = Limits(seconds=20, unpacked=64 << 20)
SHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
REFUSALS = {
    "file_too_big",
    "reader_killed",
    "reader_timeout",
    "book_broken",
    "not_a_workbook",
    "file_empty",
    "file_encrypted",
}


def outcome(path: Path) -> str:
    """``read`` or the code of the refusal; never anything else, and no child stays behind."""
    try:
        check_book(read_book(path, limits=LIMITS))
        found = "read"
    except KnownError as refusal:
        assert name_of(path) in str(refusal)
        found = refusal.code
    assert multiprocessing.active_children() == []
    return found


def with_part(path: Path, part: str, content: bytes | str) -> Path:
    """A good book in which one part is replaced."""
    good = save(path.with_name("good.xlsx"), [["房号", "姓名"], ["3-2-501", "李"]])
    with zipfile.ZipFile(good) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, content if name == part else old.read(name))
    return path


def test_books_that_unpack_too_big_or_grow_in_memory(tmp_path: Path) -> None:
    page, texts = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
    path = with_part(tmp_path / "bomb.xlsx", page, bytes(65 << 20))
    assert outcome(path) == "file_too_big"
    laughs = '<!DOCTYPE x [<!ENTITY a "ha">' + "".join(
        f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(12)
    )
    laughs += f"]>{SHEET}<sheetData><row r='1'><c r='A1' t='str'><v>&m;</v></c></row>"
    assert outcome(with_part(tmp_path / "laughs.xlsx", page, laughs)) in {"book_broken", "read"}
    deep = SHEET + "<sheetData>" * 200_000
    assert outcome(with_part(tmp_path / "deep.xlsx", page, deep)) in REFUSALS | {"read"}
    rows = "".join(f'<row r="{i}"><c r="A{i}" t="s"><v>0</v></c></row>' for i in range(1, 60_000))
    shared = f"<sst><si><t>{'漏' * 200_000}</t></si></sst>"
    path = with_part(tmp_path / "shared.xlsx", texts, shared)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as book, pytest.warns(UserWarning):
        book.writestr(page, f"{SHEET}<sheetData>{rows}</sheetData></worksheet>")
    assert outcome(path) in REFUSALS | {"read"}
    huge = f'{SHEET}<dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1"><v>1</v></c>'
    huge += '</row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row></sheetData></worksheet>'
    assert outcome(with_part(tmp_path / "wide.xlsx", page, huge)) in REFUSALS | {"read"}


def test_an_ods_that_repeats_for_ever(tmp_path: Path) -> None:
    path = tmp_path / "a.ods"
    for repeat in (
        'table:number-rows-repeated="2147483647"',
        'table:number-columns-repeated="2147483647"',
    ):
        row, cell = (repeat, "") if "rows" in repeat else ("", repeat)
        body = (
            '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
            ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
            ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body>'
            f'<office:spreadsheet><table:table table:name="a"><table:table-row {row}><table:table-cell'
            f' {cell} office:value-type="string"><text:p>x</text:p></table:table-cell>'
            "</table:table-row></table:table></office:spreadsheet></office:body>"
            "</office:document-content>"
        )
        with zipfile.ZipFile(path, "w") as book:
            book.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
            book.writestr("content.xml", body)
        assert outcome(path) in REFUSALS


def test_strange_texts(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"x," * 8_000_000)
    assert outcome(path) == "file_too_big"
    path.write_bytes(b"x" * 20_000_000)
    assert outcome(path) == "book_broken"
    path.write_bytes(",".join(f"列{i}" for i in range(100_000)).encode())
    assert outcome(path) == "read"
    path.write_bytes(b"a,b\n1,\x00\x002\n")
    assert read_book(path).sheets[0].rows == [["a", "b"], ["1", "2"]]
    path.write_text("房号,内容\n3-2-501," + "漏" * 4_000_000, encoding="utf-8")
    book = read_book(path)
    assert book.sheets[0].rows[1][1] == "漏" * MAX_TEXT
    assert "32767" in str(book.notes[0])
    path.write_bytes("房号,内容\r3-2-501,漏水\r".encode())
    assert len(read_book(path).sheets[0].rows) == 2
    for name, head in (("PK", b"PK,a\n1,2\n"), ("MZ", b"MZ1,a\n1,2\n"), ("BZ", b"BZh,a\n1,2\n")):
        path.write_bytes(head)
        assert read_book(path).sheets[0].rows[1] == ["1", "2"], name
    page = tmp_path / "a.xls"
    page.write_text("<table>" + "<tr><td colspan=500>x" * 40_000, encoding="utf-8")
    assert outcome(page) in REFUSALS | {"read"}


def test_paths_that_are_no_file(tmp_path: Path) -> None:
    folder = tmp_path / "x.xlsx"
    folder.mkdir()
    assert outcome(folder) == "not_a_workbook"
    assert outcome(tmp_path / ("长" * 300 + ".xlsx")) == "file_missing"
    assert outcome(tmp_path / "a\x00b.xlsx") == "file_missing"
    link = tmp_path / "link.xlsx"
    try:
        link.symlink_to(tmp_path / "gone.xlsx")
    except OSError:
        return  # Windows without the right to make links
    assert outcome(link) == "file_missing"
    ring = tmp_path / "ring.xlsx"
    ring.symlink_to(ring)
    assert outcome(ring) == "file_missing"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes in the file system are POSIX")
def test_pipes_devices_and_sockets_are_never_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    assert outcome(tmp_path / "pipe.csv") == "not_a_workbook"
    for device in ("/dev/null", "/dev/zero"):
        assert outcome(Path(device)) == "not_a_workbook"
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(os.path.relpath(tmp_path / "s.csv"))
        assert outcome(tmp_path / "s.csv") == "not_a_workbook"


def test_names_of_any_characters(tmp_path: Path) -> None:
    good = save(tmp_path / "good.xlsx", [["房号", "姓名"], ["3-2-501", "李"]]).read_bytes()
    for name in ("投诉😀 (最终版)#1%20.xlsx", "e\u0301\u202e.xlsx"):
        path = tmp_path / name
        path.write_bytes(good)
        assert outcome(path) == "read"
    try:
        odd = tmp_path / os.fsdecode(b"\xff\xfe.xlsx")
        odd.write_bytes(good)
    except OSError:
        return  # this file system keeps Unicode names only
    assert outcome(odd) == "read"
    assert name_of(odd).encode("utf-8")
    odd.write_bytes(b"")
    assert outcome(odd) == "file_empty"


def test_a_file_that_changes_or_goes_while_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"a,b\n1,2\n")

    class Pipe:
        sent: list[tuple[object, ...]]

        def __init__(self) -> None:
            self.sent = []

        def send_bytes(self, message: bytes) -> None:
            self.sent.append(opened(message))

    def result() -> object:
        pipe = Pipe()
        reader_child.send_book(str(path), Limits(), pipe)  # type: ignore[arg-type]
        return pipe.sent[-1][1]

    real, calls = os.fstat, []

    def growing(number: int) -> os.stat_result:
        calls.append(number)
        if len(calls) % 2 == 0:
            with path.open("ab") as stream:
                stream.write(b"3,4\n")
        return real(number)

    monkeypatch.setattr("desktop_app.exchange.reader_child.os.fstat", growing)
    assert result() == "file_changed"
    monkeypatch.undo()
    path.unlink()
    assert result() == "file_missing"
    path.mkdir()
    assert result() == "file_unreadable"


def test_the_total_time_counts_even_while_rows_arrive(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = save(tmp_path / "a.xlsx", [["x"]])
    monkeypatch.setattr(reader_child, "run", chatter)
    with pytest.raises(KnownError) as caught:
        read_book(path, limits=Limits(seconds=1.5))
    assert caught.value.code == "reader_timeout"
    monkeypatch.setattr(reader_child, "run", mischief)
    with pytest.raises(KnownError) as caught:
        read_book(path)
    assert caught.value.code == "reader_killed"


def chatter(_path: str, _limits: Limits, pipe: object) -> None:
    from desktop_app.exchange.reading import Outbox

    box = Outbox(pipe, Limits())  # type: ignore[arg-type]
    while True:
        box.sheet("x", False)
        time.sleep(0.05)


def mischief(_path: str, _limits: Limits, pipe: object) -> None:
    import pickle

    pipe.send_bytes(pickle.dumps(("sheet", os.getcwd, False)))  # type: ignore[attr-defined]


def test_what_reaches_the_program_is_bounded(tmp_path: Path) -> None:
    path = tmp_path / "many.csv"
    path.write_bytes(b"1,2,3,4,5,6,7,8,9,10\n" * 1_000)
    assert len(read_book(path, limits=Limits(cells=10_000)).sheets[0].rows) == 1_000
    for limits in (Limits(cells=9_999), Limits(kept=2_000), Limits(text=20_000)):
        with pytest.raises(KnownError) as caught:
            read_book(path, limits=limits)
        assert caught.value.code == "file_too_big"


def test_equal_texts_are_kept_once(tmp_path: Path) -> None:
    path = save(tmp_path / "a.xlsx", [["来电", f"第{i}次"] for i in range(500)])
    rows = read_book(path).sheets[0].rows
    assert len({id(row[0]) for row in rows}) == 1


def test_formulas_links_and_macros_are_only_looked_at(tmp_path: Path) -> None:
    """A link to another book is never followed: a server behind it hears nothing."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.1)
        port = server.getsockname()[1]
        path = tmp_path / "links.xlsx"
        with xlsxwriter.Workbook(path) as book:
            page = book.add_worksheet()
            page.write_formula(0, 0, f"='http://127.0.0.1:{port}/[b.xlsx]S'!A1", value="旧值")
            page.write_formula(1, 0, f'=WEBSERVICE("http://127.0.0.1:{port}/")', value="")
            page.write_url(2, 0, f"http://127.0.0.1:{port}/x", string="点我")
            page.write_formula(3, 0, "=1/0", value="#DIV/0!")
        found = read_book(path)
        assert [row[:1] for row in found.sheets[0].rows][:1] == [["旧值"]]
        assert any("公式错误" in str(note) for note in found.notes)
        with pytest.raises(TimeoutError):
            server.accept()


def mutations(good: bytes, rng: random.Random) -> bytes:
    """One file made worse: bytes flipped, cut, or text of one zip member scrambled."""
    data = bytearray(good)
    if rng.random() < 0.5 and good.startswith(b"PK"):
        return _worse_member(good, rng)
    for _ in range(rng.choice((1, 3, 30, 300))):
        how = rng.random()
        at = rng.randrange(len(data)) if data else 0
        if how < 0.6 and data:
            data[at] = rng.randrange(256)
        elif how < 0.8:
            del data[at : at + rng.randrange(1, 200)]
        else:
            data[at:at] = bytes(rng.randrange(256) for _ in range(rng.randrange(1, 50)))
    return bytes(data)


def _worse_member(good: bytes, rng: random.Random) -> bytes:
    import io

    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(good)) as old, zipfile.ZipFile(out, "w") as new:
        names = old.namelist()
        chosen = rng.choice(names)
        for name in names:
            content = old.read(name)
            if name == chosen:
                if rng.random() < 0.2:
                    continue
                for _ in range(rng.choice((1, 5, 50))):
                    at = rng.randrange(len(content) + 1)
                    word = rng.choice(
                        (b"<", b">", b'"', b"99999999999", b"-1", b"\xff", b"</row>", b"&#0;", b"s")
                    )
                    content = content[:at] + word + content[at + rng.randrange(4) :]
            new.writestr(name, content)
    return out.getvalue()


def good_books(shared_data: Path) -> list[Path]:
    """Forty sound books of many kinds, the office's own first."""
    folders: list[tuple[str, int]] = [("registers", 2), ("roster", 6), ("real/condo_templates", 10)]
    folders += [("hostile/calamine", 12), ("hostile/readxl", 6), ("hostile/messytables", 4)]
    found: list[Path] = []
    for folder, wanted in folders:
        paths = sorted(p for p in (shared_data / folder).rglob("*") if p.is_file())
        small = [p for p in paths if 200 < p.stat().st_size < 200_000]
        found += small[:: max(1, len(small) // wanted)][:wanted]
    return found


def fuzz(
    shared_data: Path, folder: Path, rounds: int, seed: int, tell: Callable[[str], None]
) -> None:
    """Mutated books give rows or a ``KnownError``, through reading, planning and parsing."""
    rng = random.Random(seed)
    books = good_books(shared_data)
    with ManyReader(Limits(seconds=30)) as reader:
        for number in range(rounds):
            source = rng.choice(books)
            path = folder / f"{number}{source.suffix}"
            path.write_bytes(mutations(source.read_bytes(), rng))
            try:
                book = reader.read(path)
                for sheet, plan in zip(book.sheets, plan_book(book), strict=True):
                    if plan.kind:
                        list(parse_sheet(sheet, plan, today=TODAY))
                tell("read")
            except KnownError as refusal:
                tell(refusal.code)
            except Exception as error:
                raise AssertionError(f"seed {seed}, number {number}: {source}") from error
            path.unlink()


def test_mutated_books_give_rows_or_a_sentence(shared_data: Path, tmp_path: Path) -> None:
    seen: list[str] = []
    fuzz(shared_data, tmp_path, 60, 20261121, seen.append)
    assert len(seen) == 60
    assert len(set(seen)) > 1
