"""Books of other programs and offices: which sheets are tables of ours, and which column is what."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from desktop_app.exchange.detect import plan_book
from desktop_app.exchange.plans import SheetPlan
from desktop_app.services.imports import importing
from desktop_app.services.office import Office
from desktop_app.storage.store import Store
from tests.exchange.books import TODAY, in_memory
from tests.exchange.readers import ManyReader
from tests.offices import RESOURCES

CONDO, JAVA, ANZA = "real/condo_templates", "roster/java110_scrubbed", "roster/anza_tenant_roster"
FLATS = {"房屋编号": "room", "楼栋编号": "building", "单元编号": "unit", "建筑面积": "area"}
UNITS = {"UnitNo": "room", "Ph #": "phone"}

TABLES: dict[str, dict[str, tuple[str, int, dict[str, str]]]] = {
    f"{CONDO}/ticket-import-en.xlsx": {
        "Лист1": (
            "complaints",
            1,
            {
                "Address": "community",
                "Unit Name": "room",
                "Phone": "phone",
                "Full Name": "complainant",
                "Details": "content",
                "Ticket number": "number",
                "Date of creation": "received_at",
            },
        )
    },
    f"{CONDO}/ticket-import-es.xlsx": {
        "Лист1": (
            "complaints",
            1,
            {
                "Dirección": "community",
                "Número de propiedad": "room",
                "Teléfono": "phone",
                "Nombre completo": "complainant",
                "Descripción del problema": "content",
                "Número de solicitud": "number",
                "Fecha de creación": "received_at",
            },
        )
    },
    f"{CONDO}/ticket-import-ru.xlsx": {
        "Лист1": (
            "complaints",
            1,
            {
                "Адрес": "community",
                "Номер помещения": "room",
                "Телефон": "phone",
                "ФИО": "complainant",
                "Описание проблемы": "content",
                "Номер заявки": "number",
                "Дата создания": "received_at",
            },
        )
    },
    f"{CONDO}/contact-import-en.xlsx": {
        "Лист1": (
            "households",
            1,
            {
                "Address": "community",
                "Unit Name": "room",
                "Phones": "phone",
                "Full Name": "name",
                "Role": "kind",
            },
        )
    },
    f"{CONDO}/contact-import-es.xlsx": {
        "Лист1": (
            "households",
            1,
            {
                "Dirección": "community",
                "Número de propiedad": "room",
                "Teléfono": "phone",
                "Nombre completo": "name",
                "Rol": "kind",
            },
        )
    },
    f"{CONDO}/contact-import-ru.xlsx": {
        "Лист1": (
            "households",
            1,
            {
                "Адрес": "community",
                "Номер помещения": "room",
                "Телефон": "phone",
                "ФИО": "name",
                "Роль": "kind",
            },
        )
    },
    f"{JAVA}/hc.xlsx": {"房屋信息": ("households", 1, FLATS)},
    f"{JAVA}/hc20200610.xlsx": {"房屋信息": ("households", 1, FLATS)},
    f"{JAVA}/wy.xlsx": {"房屋信息": ("households", 1, FLATS)},
    f"{JAVA}/importRoom.xlsx": {
        "资产信息": (
            "households",
            1,
            {
                "楼号": "building",
                "单元": "unit",
                "房间": "room",
                "建筑面积": "area",
                "房屋状态": "occupancy",
                "业主名称": "name",
                "手机号": "phone",
                "业主类型": "kind",
            },
        )
    },
    f"{ANZA}/ExcelDataForTesting.xlsx": {
        "Anza South": ("households", 1, UNITS),
        "Apartment Status": (
            "households",
            1,
            {"Apt": "room", "Building": "building", "Occupied": "occupancy"},
        ),
    },
    f"{ANZA}/ExcelTestInput.csv": {"CSV": ("households", 1, UNITS)},
    "real/cfpb/complaints_2019.csv": {
        "CSV": (
            "complaints",
            1,
            {
                "Date received": "received_at",
                "Product": "category",
                "Sub-product": "subcategory",
                "Issue": "content",
                "Submitted via": "channel",
                "Company response to consumer": "result",
                "Complaint ID": "number",
            },
        )
    },
    "real/fcc_comcast/Comcast_telecom_complaints_data.csv": {
        "CSV": (
            "complaints",
            1,
            {
                "Ticket #": "number",
                "Customer Complaint": "content",
                "Date": "received_at",
                "Time": "received_time",
                "Received Via": "channel",
                "Status": "status",
            },
        )
    },
    "real/nyc311/311_Animals_short.csv": {
        "CSV": (
            "complaints",
            1,
            {
                "Unique Key": "number",
                "Created Date": "received_at",
                "Closed Date": "completed_at",
                "Agency Name": "department",
                "Complaint Type": "category",
                "Descriptor": "content",
                "Incident Address": "occurred",
                "Status": "status",
                "Due Date": "due_at",
            },
        )
    },
    "real/nyc311/311_openclean.tsv": {
        "CSV": (
            "complaints",
            1,
            {
                "unique_key": "number",
                "created_date": "received_at",
                "closed_date": "completed_at",
                "agency_name": "department",
                "complaint_type": "category",
                "descriptor": "content",
                "incident_address": "occurred",
                "status": "status",
                "due_date": "due_at",
            },
        )
    },
}
"""What a sensible person would match; every other column and sheet must stay unmatched:
fees, meters, cars, stock, employees, and templates whose columns are still placeholders."""

FOLDERS = ("real", "roster")


def books(shared_data: Path) -> list[Path]:
    suffixes = {".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".tsv"}
    found = [p for folder in FOLDERS for p in sorted((shared_data / folder).rglob("*"))]
    return [p for p in found if p.suffix in suffixes]


def told(plan: SheetPlan) -> str:
    """One line on a sheet: matched columns with their confidence, the others in brackets."""
    columns = "、".join(
        f"{m.header}→{m.field} {m.confidence:.2f}" if m.field else f"({m.header})"
        for m in plan.columns
    )
    return f"{plan.sheet}: {plan.kind or '-'} {plan.header_row or ''} {columns}"


def test_columns_are_matched_as_a_sensible_person_would(shared_data: Path) -> None:
    found: dict[str, dict[str, tuple[str, int, dict[str, str]]]] = {}
    with ManyReader() as reader:
        for path in books(shared_data):
            name = path.relative_to(shared_data).as_posix()
            for plan in plan_book(reader.read(path)):
                if plan.kind:
                    matched = {m.header: m.field for m in plan.columns if m.field}
                    found.setdefault(name, {})[plan.sheet] = (plan.kind, plan.header_row, matched)
    assert found == TABLES
    assert {name.rsplit("/", 1)[0] for name in found} >= {CONDO, JAVA, ANZA}


@pytest.fixture
def office(tmp_path: Path) -> Office:
    office = Office(Store(tmp_path / "complaints.db"), lambda: TODAY, RESOURCES)
    office.open()
    return office


def test_a_second_import_of_each_adds_nothing(shared_data: Path, office: Office) -> None:
    for name in TABLES:
        if (shared_data / name).stat().st_size > 500_000:
            continue  # the bench imports these
        first = importing.commit(
            office, importing.check(office, importing.load(shared_data / name, today=TODAY))
        )
        assert first.counts["rows"], name
        again = importing.check(
            office, importing.load(shared_data / name, today=TODAY, book=first.check.loaded.book)
        )
        counts = again.counts()
        assert (counts["new"], counts["updated"]) == (0, 0), (name, counts)
        assert importing.commit(office, again).batch is None


HEADER: list[object] = [
    "*房号",
    "联系电话（必填）",
    "投诉\n内容",
    "投诉时间(年月日)",
    "处理 结果：",
    "面积(㎡)",
]
FIELDS = ["room", "phone", "content", "received_at", "result", None]


def body(count: int) -> list[list[object]]:
    return [
        [
            f"3-2-{500 + i}",
            f"1380013{i:04d}",
            f"厨房漏水第{i}次",
            datetime(2026, 8, 3),
            "已修好",
            88,
        ]
        for i in range(1, count)
    ]


@pytest.mark.parametrize("above", [0, 1, 5, 30, 57])
def test_headers_with_marks_lie_in_any_row(above: int) -> None:
    notes: list[list[object]] = [[f"说明 {i}", f"第 {i} 条"] for i in range(above)]
    (plan,) = plan_book(in_memory([*notes, HEADER, *body(6)]))  # type: ignore[list-item]
    assert (plan.kind, plan.header_row) == ("complaints", above + 1)
    assert [m.field for m in plan.columns] == FIELDS


def test_a_column_that_comes_twice_is_taken_once() -> None:
    rows = [[*HEADER, "投诉内容", "联系电话"], *([*row, "又一次", ""] for row in body(6))]
    (plan,) = plan_book(in_memory(rows))  # type: ignore[arg-type]
    fields = [m.field for m in plan.columns]
    assert fields.count("content") == fields.count("phone") == 1
    assert str(plan.columns[6].reason)


def test_a_second_table_below_is_no_part_of_the_first() -> None:
    below: list[list[object]] = [[], ["类别", "件数"], ["漏水", 5], ["合计", 5]]
    book = in_memory([HEADER, *body(6), *below])  # type: ignore[list-item]
    from desktop_app.exchange.rows import ParsedRow, parse_sheet

    (plan,) = plan_book(book)
    rows = [r for r in parse_sheet(book.sheets[0], plan, today=TODAY) if isinstance(r, ParsedRow)]
    assert len(rows) == 5


OTHERS: list[list[str]] = [
    ["房号", "业主姓名", "联系电话", "应收金额", "实收金额", "欠费金额"],
    ["房号", "业主", "建筑面积", "单价", "应收", "实收", "欠费"],
    ["车位号", "车牌号", "房号", "车主姓名", "联系电话", "到期日期"],
    ["来访时间", "访客姓名", "证件号码", "事由", "被访房号", "离开时间"],
    ["房号", "费用项目", "应收金额", "实收金额", "缴费时间", "收费员", "备注"],
    ["表号", "房号", "上次读数", "本次读数", "抄表日期", "抄表人"],
    ["车牌号", "车位号", "车主", "品牌", "到期日期", "备注"],
    ["物品名称", "规格", "单位", "数量", "单价", "入库日期", "经办人"],
    ["工号", "姓名", "部门", "岗位", "手机号", "入职日期", "备注"],
    ["日期", "班次", "值班人", "巡查情况", "备注"],
]


@pytest.mark.parametrize("header", OTHERS, ids=lambda header: "-".join(header[:2]))
def test_other_books_of_the_office_are_not_taken_for_ours(header: list[str]) -> None:
    rows = [header, *([f"{name}{i}" for name in header] for i in range(20))]
    (plan,) = plan_book(in_memory(rows))  # type: ignore[arg-type]
    assert plan.kind is None, told(plan)


def test_a_roster_may_name_cars_as_well() -> None:
    header: list[object] = [
        "房号",
        "业主姓名",
        "联系电话",
        "建筑面积",
        "是否入住",
        "车位号",
        "车牌号",
    ]
    rows = [header, ["3-2-501", "李", "13800138000", 88.5, "是", "A12", "京A12345"]]
    (plan,) = plan_book(in_memory(rows))  # type: ignore[arg-type]
    assert plan.kind == "households"
    fees: list[list[object]] = [list(row) for row in OTHERS[:1]]
    (plan,) = plan_book(in_memory([*fees, ["3-2-501", "李", "13800138000", 1, 1, 0]]), "households")
    assert plan.kind == "households"  # the person who says so is obeyed


def test_dates_decided_by_one_late_row() -> None:
    rows: list[list[object]] = [["投诉时间", "投诉内容", "房号"]]
    rows += [["5/2/2019 10:30", f"厨房漏水第{i}次", "3-2-501"] for i in range(5_000)]
    (plan,) = plan_book(in_memory(rows))  # type: ignore[arg-type]
    assert (plan.day_first, len(plan.notes)) == (False, 1)
    (plan,) = plan_book(in_memory([*rows, ["13/2/2019 9:00", "停水", "3-2-502"]]))  # type: ignore[list-item]
    assert (plan.day_first, plan.notes) == (True, ())
    (plan,) = plan_book(in_memory([*rows, ["５／１３／２０１９", "停水", "3-2-502"]]))  # type: ignore[list-item]
    assert (plan.day_first, plan.notes) == (False, ())
