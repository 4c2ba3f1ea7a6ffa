"""Templates: what is in them, and that they import to nothing until somebody fills them in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from desktop_app.domain.errors import KnownError
from desktop_app.exchange import own_words
from desktop_app.services.exports.model import KINDS
from desktop_app.services.imports import importing
from desktop_app.services.imports.templates import write_template
from desktop_app.services.office import Office
from tests.offices import NOW, make_office


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    folder = tmp_path / "office"
    folder.mkdir()
    made = make_office(folder)
    yield made
    made.close()


@pytest.mark.parametrize("kind", KINDS)
def test_an_empty_template_is_known_and_holds_no_record(
    office: Office, tmp_path: Path, kind: str
) -> None:
    path = write_template(tmp_path / "模板.xlsx", kind, str, "zh")
    loaded = importing.load(path, today=NOW)
    assert [table.kind for table in loaded.tables()] == [kind]
    table = loaded.tables()[0]
    assert dict(table.skipped) == {"example": 1}
    unknown = [match.header for match in table.plan.columns if not match.field]
    assert unknown == []
    checked = importing.check(office, loaded)
    assert checked.counts()["rows"] == 0
    assert importing.commit(office, checked).batch is None


FILLED = {
    "complaints": {"受理时间": datetime(2026, 11, 3, 9, 10), "投诉内容": "电梯又坏了", "渠道": "微信"},
    "households": {"小区": "锦绣花园", "楼栋": "3", "房号": "501", "姓名": "李建国", "身份": "租户"},
    "followups": {
        "房号": "3-501", "计划时间": datetime(2026, 12, 1, 9, 0), "回访类型": "预防性走访", "回访人": "王敏",
    },
}  # fmt: skip


def test_filled_in_templates_make_records(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "模板.xlsx"
    for kind in ("households", "complaints", "followups"):
        write_template(path, kind, str, "zh")
        book = openpyxl.load_workbook(path)
        page = book.worksheets[0]
        titles = [cell.value for cell in page[1]]
        for title, value in FILLED[kind].items():
            page.cell(3, titles.index(title) + 1).value = value
        book.save(path)
        loaded = importing.load(path, today=NOW)
        outcome = importing.commit(office, importing.check(office, loaded))
        assert (loaded.kind, outcome.counts["new"]) == (kind, 1)
    assert office.store.row("SELECT channel, received_at FROM complaint") == {
        "channel": "wechat",
        "received_at": "2026-11-03 09:10:00",
    }
    assert office.store.value("SELECT kind FROM residency") == "tenant"
    assert office.store.row("SELECT kind, assignee, household_id FROM follow_up") == {
        "kind": "visit",
        "assignee": "王敏",
        "household_id": office.store.value("SELECT id FROM household"),
    }


def test_an_english_template_is_read_by_its_own_titles(office: Office, tmp_path: Path) -> None:
    english = {
        **{chinese: title for title, chinese in _CHINESE.items()},
        **{
            chinese: word
            for table in own_words.WORDS["complaints"].values()
            for word, chinese in table.items()
        },
        "示例：": "Example: ",
    }
    path = tmp_path / "template.xlsx"
    write_template(path, "complaints", lambda text: english.get(text, text), "en")
    book = openpyxl.load_workbook(path)
    page = book.worksheets[0]
    titles = [cell.value for cell in page[1]]
    for title, value in {
        "Received at": datetime(2026, 11, 3, 9, 10), "Complaint": "Lift broken again",
        "Level": "Major", "Owner's request": "Soon", "Channel": "Incoming call",
    }.items():  # fmt: skip
        page.cell(3, titles.index(title) + 1).value = value
    book.save(path)
    bring = importing.commit(office, importing.check(office, importing.load(path, today=NOW)))
    assert bring.counts["new"] == 1
    assert office.store.row("SELECT severity, channel FROM complaint") == {
        "severity": "critical",
        "channel": "phone",
    }
    assert office.store.value("SELECT expectation FROM complaint_text") == "Soon"


_CHINESE = {
    "Received at": "受理时间", "Complaint": "投诉内容", "Level": "级别",
    "Owner's request": "业主要求", "Channel": "渠道",
}  # fmt: skip


def test_lists_dates_and_explanations(tmp_path: Path) -> None:
    path = write_template(tmp_path / "模板.xlsx", "complaints", str, "zh")
    book = openpyxl.load_workbook(path)
    page, words = book.worksheets
    assert (page.title, words.title) == ("投诉登记表", "填写说明")
    titles = [cell.value for cell in page[1]]
    assert "状态" not in titles and "时限" not in titles
    lists = {
        titles[next(iter(rule.sqref.ranges)).min_col - 1]: rule.formula1
        for rule in page.data_validations.dataValidation
    }
    assert lists.keys() == {"渠道", "身份", "级别", "有效性", "满意度"}
    assert lists["满意度"] == '"满意,较满意,不满意"'
    assert str(page.cell(2, 1).value).startswith("示例：")
    when = page.column_dimensions[page.cell(1, titles.index("受理时间") + 1).column_letter]
    assert when.number_format == "yyyy-mm-dd hh:mm"
    told = {row[0]: (row[1], row[2]) for row in words.iter_rows(min_row=2, values_only=True)}
    assert told["受理时间"][0] == told["投诉内容"][0] == "必填"
    assert "意见箱" in told["渠道"][1]
    assert set(titles) <= told.keys()


def test_only_workbooks(tmp_path: Path) -> None:
    with pytest.raises(KnownError) as caught:
        write_template(tmp_path / "模板.csv", "complaints", str, "zh")
    assert caught.value.code == "export_format"
    assert list(tmp_path.iterdir()) == []
