"""Papers as PDF: text that can be found, fonts inside, small, whole or not at all."""

from __future__ import annotations

import re
import shutil
import subprocess
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop_app.domain.documents import (
    Column,
    Document,
    Field,
    Form,
    Heading,
    Paragraph,
    Table,
    texts,
)
from desktop_app.domain.errors import KnownError
from desktop_app.services.operations import Cancelled
from desktop_app.services.papers.ground import PaperOrder
from desktop_app.services.papers.weekly import weekly_paper
from desktop_app.services.sample.build import build
from desktop_app.ui.printing import make
from desktop_app.ui.printing.layout import lay_out
from desktop_app.ui.printing.paint import page_image
from desktop_app.ui.printing.pdf_text import searchable
from desktop_app.ui.printing.type import Shaper
from tests.offices import make_office
from tests.terrible import LONG

HARD = "心水火户高青见长门用一二人口金石车立行黑鼻齐龙龟风飞食首马鱼鸟麦 0123456789 TS-20261121-009 “引号”；é"


def extracted(path: Path, *how: str) -> str:
    tool = shutil.which("pdftotext")
    if tool is None:
        pytest.skip("pdftotext is not installed: the text of PDFs was not checked")
    done = subprocess.run([tool, *how, str(path), "-"], check=True, capture_output=True)
    assert not done.stderr, done.stderr
    return done.stdout.decode("utf-8")


def bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def paper() -> Document:
    rows = tuple((f"TS-20261121-{n:03d}", f"{HARD} {n}", "电梯") for n in range(60))
    return Document(
        "客户投诉处理周报",
        (
            Heading("逾期与重大投诉"),
            Paragraph(HARD),
            Table((Column("编号", fit=True), Column("内容", 4), Column("类别")), rows),
            Form(((Field("投诉内容", LONG * 4),),)),
        ),
        subtitle="2026 年第 47 周", office="锦绣花园物业服务中心",
        page_text="第 {page} 页 / 共 {pages} 页",
    )  # fmt: skip


def test_every_text_can_be_found_as_it_was_written(qapp: QApplication, tmp_path: Path) -> None:
    document = paper()
    path = tmp_path / "paper.pdf"
    pages = make.write(path, [document], PaperOrder())
    found = bare(extracted(path))
    assert not [one for one in found if "\u2e80" <= one <= "\u2fdf"], "look-alikes of characters"
    for text in texts(document):
        for line in text.split("\n"):
            # A text over a page's end has a foot and a head in between: its lines are looked up.
            for piece in re.findall(".{1,12}", bare(line)):
                assert piece in found, piece
    assert f"第{pages}页/共{pages}页" in found
    assert unicodedata.normalize("NFKC", found).count("TS-20261121-009") >= 60


def test_a_real_weekly_summary_is_searchable_and_small(qapp: QApplication, tmp_path: Path) -> None:
    office = make_office(tmp_path)
    build(office, 80)
    document = weekly_paper(office, "2026-W47", PaperOrder())
    office.close()
    path = tmp_path / "weekly.pdf"
    pages = make.write(path, [document], PaperOrder())
    found = bare(extracted(path, "-raw"))
    for heading in (
        "客户投诉处理周报",
        "各小区与楼栋",
        "逾期与重大投诉",
        "下期回访计划",
        "指标口径",
    ):
        assert heading in found
    assert path.stat().st_size < 100_000 + 30_000 * pages
    data = path.read_bytes()
    assert b"/FontFile2" in data  # embedded, as outlines of the characters in use only


def test_nothing_is_left_of_a_file_that_was_cancelled(qapp: QApplication, tmp_path: Path) -> None:
    path = tmp_path / "old.pdf"
    path.write_bytes(b"old")

    def stop(done: int, _total: int) -> None:
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        make.write(path, [paper(), paper()], PaperOrder(), step=stop)
    assert path.read_bytes() == b"old" and list(tmp_path.iterdir()) == [path]


def test_refused_before_any_work(qapp: QApplication, tmp_path: Path) -> None:
    with pytest.raises(KnownError) as refused:
        make.write(tmp_path / "paper.docx", [paper()], PaperOrder())
    assert refused.value.code == "report_format"
    with pytest.raises(KnownError) as refused:
        make.write(tmp_path / "gone" / "paper.pdf", [paper()], PaperOrder())
    assert refused.value.code == "folder_missing"


def test_mixed_orientations_in_one_file(qapp: QApplication, tmp_path: Path) -> None:
    tool = shutil.which("pdfinfo")
    if tool is None:
        pytest.skip("pdfinfo is not installed: the sizes of pages were not checked")
    path = tmp_path / "mixed.pdf"
    short = Document("竖", (Paragraph("短"),))
    make.write(path, [short, replace(short, orientation="landscape"), short], PaperOrder())
    done = subprocess.run([tool, "-l", "9", str(path)], check=True, capture_output=True, text=True)
    sizes = re.findall(r"Page +\d+ size: +(\d+)[.\d]* x (\d+)", done.stdout)
    assert sizes == [("595", "842"), ("842", "595"), ("595", "842")] or sizes == [
        ("595", "841"), ("841", "595"), ("595", "841"),
    ]  # fmt: skip


def test_a_table_back_to_text_is_mended_range_by_range(tmp_path: Path) -> None:
    path = tmp_path / "one.pdf"
    table = b"1 beginbfrange\n<0001> <0003> <2F3C>\n<0004> <0005> [<2F64> <0041> ]\nendbfrange\n"
    path.write_bytes(
        b"%%PDF-1.4\n9 0 obj\n<< /Length %d >>\nstream\n%s\nendstream\nendobj\n"
        b"8 0 obj\n<< /ToUnicode 9 0 R >>\nendobj\nxref\n0 1\ntrailer\n<<\n/Size 10\n/Root 8 0 R\n>>\n"
        b"startxref\n5\n%%%%EOF\n" % (len(table), table)
    )
    before = path.read_bytes()
    assert searchable(path, {}) == 0 and path.read_bytes() == before
    assert searchable(path, {0x2F3C: 0x5FC3, 0x2F64: 0x7528}) == 1
    data = path.read_bytes()
    assert data.startswith(before) and b"/Prev 5" in data[len(before) :]
    import zlib

    packed = data[data.index(b"stream\n", len(before)) + 7 :]
    mended = zlib.decompressobj().decompress(packed)
    assert b"<0001> <0003> [<5FC3> <2F3D> <2F3E> ]" in mended
    assert b"<0004> <0005> [<7528> <0041> ]" in mended


def test_the_page_on_screen_is_white_paper_with_ink(qapp: QApplication) -> None:
    page = lay_out(paper(), Shaper())[0]
    image = page_image(page, 600)
    assert abs(image.height() / image.width() - page.height / page.width) < 0.01
    dark = sum(
        image.pixelColor(x, y).lightness() < 128
        for x in range(0, image.width(), 3)
        for y in range(0, image.height(), 3)
    )
    assert image.pixelColor(2, 2).lightness() == 255
    assert dark > 300
