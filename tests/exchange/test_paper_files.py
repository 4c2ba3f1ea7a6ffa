"""Papers as HTML and as workbooks: escaped, self-contained, numbers as numbers, real charts."""

from __future__ import annotations

import re
import zipfile
from html.parser import HTMLParser
from pathlib import Path

import openpyxl
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.documents import (
    Bar,
    Bars,
    Cell,
    Column,
    Columns,
    Document,
    Field,
    Figure,
    Figures,
    Form,
    Heading,
    Note,
    Paragraph,
    Signatures,
    Table,
    Trend,
)
from desktop_app.exchange.outfile import printable
from desktop_app.exchange.paper_html import as_html, write_html
from desktop_app.exchange.paper_xlsx import write_workbook

PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)


def paper(text: str = '<b>漏水</b> & "引号" =1+1') -> Document:
    return Document(
        "周报",
        (
            Figures((Figure("新增", "46", "▲ 9", "bad", 46), Figure("完成率", "87.0%", "", "", 0.87))),
            Paragraph(text),
            Columns(
                ((Trend("近 2 周", ("W46", "W47"), (3, None), (0.5, None), "新增", "及时率"),),
                 (Bars("类别", (Bar("电梯", 13, "13"), Bar(text, 5, "5"))),)),
            ),
            Heading("逾期"),
            Table((Column("编号"), Column("件数", 1, "right"), Column("内容")),
                  (("TS-1", Cell("7", value=7), text), ("=2", Cell("50.0%", value=0.5), "")),
                  total=("合计", Cell("7", value=7), "")),
            Form(((Field("内容", text, 3), Field("签字")), (Field("宽", "x"),))),
            Note(text),
            Signatures(("审核：",)),
        ),
        logo=PNG,
    )  # fmt: skip


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.text: list[str] = []
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag not in ("meta", "br", "img"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open and self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)


@given(text=st.text(max_size=40))
def test_html_is_well_formed_and_says_the_text(text: str) -> None:
    plain = printable(text)[0]
    whole = as_html([paper(text), paper()])
    parser = Tags()
    parser.feed(whole)
    assert not parser.open and "script" not in parser.tags
    said = "".join(parser.text)
    for line in plain.split("\n"):
        assert re.sub(r"\s", "", line) in re.sub(r"\s", "", said)


def test_html_loads_nothing_from_elsewhere(tmp_path: Path) -> None:
    path = write_html(tmp_path / "a.html", [paper()])
    whole = path.read_text(encoding="utf-8")
    assert "<b>漏水</b>" not in whole and "&lt;b&gt;漏水" in whole
    assert not re.search(r"(src|href)=\"(?!data:)", whole) and "url(" not in whole


def test_the_workbook_has_numbers_texts_and_charts(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "a.xlsx", paper(), "概况")
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["概况", "逾期"]
    sheet = book["逾期"]
    values = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert values[1][:2] == ["TS-1", 7] and values[2][:2] == ["=2", 0.5]
    assert sheet["A3"].data_type == "s" and sheet["B3"].number_format == "0.0%"
    assert values[3][:2] == ["合计", 7]
    overview = {row[0].value: row[1].value for row in book["概况"].iter_rows(max_col=2)}
    assert overview["新增"] == 46 and overview["完成率"] == 0.87
    charts = [name for name in zipfile.ZipFile(path).namelist() if "charts/chart" in name]
    assert len(charts) == 2
