"""A whole export, database included, against bare XlsxWriter writing the same cells."""

from __future__ import annotations

import json
import os
import pickle
import shutil
import statistics
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from desktop_app.domain.views import CaseFilter
from desktop_app.services import queue
from desktop_app.services.exports import complaints as export_complaints
from desktop_app.services.exports.exporting import ExportOrder
from desktop_app.services.imports import importing
from desktop_app.services.office import Office
from tests.offices import NOW, make_office

pytestmark = pytest.mark.bench
ROWS = int(os.environ.get("BENCH_EXPORT_ROWS", "100000"))
ROUNDS = 3
SEED = 1_000
CHILDREN = Path(__file__).with_name("export_children.py")
HEADER = [
    "编号", "受理时间", "渠道", "投诉人", "身份", "房号", "电话", "投诉内容", "业主要求", "类别",
    "级别", "责任部门", "经办人", "处理结果", "完成时间", "回访时间", "满意度", "备注", "受理人",
]  # fmt: skip


def rows() -> Iterator[list[object]]:
    """A register as offices keep it; the texts of each row are its own."""
    for n in range(SEED):
        at = datetime(2026, 1, 1, 8) + timedelta(minutes=n * 397 % 400_000)
        done = at + timedelta(hours=n % 90 + 1) if n % 7 else None
        yield [
            f"WY{n:05d}", at, ("来电", "来访", "微信", "邮件")[n % 4], f"李建{n % 97}", "业主",
            f"{n % 9 + 1}-{n % 3 + 1}-{n % 28 + 1}0{n % 4 + 1}", f"138{n:08d}",
            f"厨房水管接头漏水，楼下邻居已上门{n}，要求今天处理", "尽快修好", "工程维修/漏水",
            ("一般", "轻微", "重要")[n % 3], "工程部", f"周师傅{n % 11}",
            "已修复，业主确认" if done else "处理中", done,
            done + timedelta(hours=5) if done else None, "满意" if done else "",
            "" if n % 3 else "再联系", "小王",
        ]  # fmt: skip


def large_office(folder: Path) -> Office:
    """An imported register, copied inside the database until it has ``ROWS`` cases."""
    office = make_office(folder)
    made = openpyxl.Workbook()
    made.active.append(HEADER)
    for row in rows():
        made.active.append(row)
    made.save(folder / "登记.xlsx")
    loaded = importing.load(folder / "登记.xlsx", today=NOW)
    importing.commit(office, importing.check(office, loaded))
    store = office.store
    moved = {
        "complaint": {"id"},
        "complaint_text": {"complaint_id"},
        "step_entry": {"id", "complaint_id"},
        "contact": {"id", "complaint_id", "entry_id"},
    }
    steps = {
        table: 1 + store.value(f"SELECT max({'complaint_id' if table == 'complaint_text' else 'id'}) FROM {table}")
        for table in moved
    }  # fmt: skip
    owner = {"id": "", "complaint_id": "complaint", "entry_id": "step_entry"}
    with store.transaction():
        for copy in range(1, -(-ROWS // SEED)):
            for table, keys in moved.items():
                names = store.columns(table)
                values = [
                    f"{name} + {copy * steps[owner[name] or table]}"
                    if name in keys
                    else f"number || '-{copy}'"
                    if name == "number"
                    else name
                    for name in names
                ]
                key = "complaint_id" if table == "complaint_text" else "id"
                store.execute(
                    f"INSERT INTO {table} ({', '.join(names)}) SELECT {', '.join(values)}"
                    f" FROM {table} WHERE {key} < {steps[table]}"
                )
    return office


def keep_cells(office: Office, path: Path) -> int:
    """The cells of the export, for XlsxWriter to write; returns their rows."""
    order = ExportOrder(queue.query(office, CaseFilter(), sort="number"))
    ids = export_complaints.chosen(office, order)
    found = export_complaints.register(office, ids, order, None).rows
    with path.open("wb") as stream:
        while part := list(islice(found, 1_000)):
            pickle.dump(part, stream)
        pickle.dump([], stream)
    return len(ids)


def run_child(*words: str) -> dict[str, float]:
    root = CHILDREN.parents[2]
    done = subprocess.run(
        [sys.executable, str(CHILDREN), *words],
        check=True,
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        timeout=1_800,
    )
    return dict(json.loads(done.stdout.splitlines()[-1]))


def test_export_against_xlsxwriter_and_libreoffice(tmp_path: Path) -> None:
    office = large_office(tmp_path)
    cells, out, bare = tmp_path / "cells", tmp_path / "出.xlsx", tmp_path / "bare.xlsx"
    count = keep_cells(office, cells)
    office.close()
    empty = run_child("import", str(tmp_path))["peak"]
    ratios, mine, theirs = [], [], []
    for _ in range(ROUNDS):
        mine.append(run_child("ours", str(tmp_path), str(out)))
        theirs.append(run_child("floor", str(cells), str(bare)))
        ratios.append(mine[-1]["seconds"] / theirs[-1]["seconds"])
    seconds = statistics.median(one["seconds"] for one in mine)
    print(
        f"\nexport of {count:,} cases, database included: {statistics.median(ratios):.2f} x"
        f" XlsxWriter constant memory writing the same cells"
        f" (min {min(ratios):.2f}, max {max(ratios):.2f}; processor: ours {seconds:.1f} s,"
        f" XlsxWriter {statistics.median(one['seconds'] for one in theirs):.1f} s)"
    )
    print(
        "peak memory over an idle process with the same imports: ours"
        f" {(max(one['peak'] for one in mine) - empty) / 1024:.0f} MiB, XlsxWriter"
        f" {(max(one['peak'] for one in theirs) - empty) / 1024:.0f} MiB;"
        f" files {out.stat().st_size / 1e6:.1f} and {bare.stat().st_size / 1e6:.1f} MB"
    )
    program = shutil.which("soffice")
    if program is None:
        print("LibreOffice is not installed: not compared")
    else:
        folder = tmp_path / "saved"
        folder.mkdir()
        saved = run_child("libreoffice", str(out), str(folder), program)
        print(
            f"LibreOffice opens and saves the same book in {saved['seconds']:.1f} s of processor"
            f" with {saved['peak'] / 1024:.0f} MiB: our export takes"
            f" {seconds / saved['seconds']:.2f} x of that"
        )
    assert len(ratios) == ROUNDS
    page = CalamineWorkbook.from_path(str(out)).get_sheet_by_index(0)
    assert page.height == count + 1 == ROWS + 1
