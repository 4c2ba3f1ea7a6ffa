"""Conflicts, refused rows and the undo of a batch on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.app.test_cli import CSV, Desk

OWN = "编号,受理时间,投诉人,房号,电话,投诉内容,级别,备注,complaint_desk_id\n"
ROW = "A-1,2026-11-02 09:10,李建国,3-2-501,13812342207,楼道灯不亮,重要,{remark},A-1@{revision}\n"


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    made = Desk(tmp_path / "data", capsys)
    (tmp_path / "一.csv").write_text(CSV, encoding="utf-8")
    made.json("import", str(tmp_path / "一.csv"))
    return made


def test_conflicts_are_told_by_field_left_out_and_chosen(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "回.csv"
    path.write_text(OWN + ROW.format(remark="表里写的", revision=77), encoding="utf-8")
    left = desk.json("import", str(path), status=1)
    assert (left["updated"], left["batch"]) == (0, None)
    assert left["conflicts"] == [
        {
            "sheet": left["sheets"][0]["name"],
            "row": 2,
            "number": "A-1",
            "fields": [
                {"field": "severity", "ours": "normal", "book": "major"},
                {"field": "remark", "ours": "", "book": "表里写的"},
            ],
        }
    ]
    ours = desk.json("import", str(path), "--on-conflict", "ours")
    assert (ours["same"], ours["conflicts"], ours["batch"]) == (1, [], None)
    book = desk.json("import", str(path), "--on-conflict", "book")
    assert (book["updated"], book["conflicts"]) == (1, [])
    assert book["changes"] == left["conflicts"]
    assert desk.json("show", "A-1")["severity"] == "major"
    undone = desk.json("undo-import", str(book["batch"]))
    assert (undone["restored"], undone["kept"], undone["kept_fields"]) == (1, [], [])
    assert desk.json("show", "A-1")["severity"] == "normal"


def test_a_follow_up_of_an_unknown_case_is_an_error_with_its_reason(
    desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "回访.csv"
    path.write_text(
        "投诉编号,计划回访时间,回访人,备注\nA-1,2026-12-01 10:00,王敏,甲\nB-9,2026-12-01 10:00,王敏,乙\n",
        encoding="utf-8",
    )
    rejects = tmp_path / "错误行.xlsx"
    done = desk.json("import", str(path), "--rejects", str(rejects), status=1)
    assert (done["kind"], done["new"], len(done["errors"])) == ("followups", 1, 1)
    error = done["errors"][0]
    assert (error["row"], error["column"], error["value"]) == (3, "投诉编号", "B-9")
    assert "B-9" in error["reason"]
    assert rejects.exists()


def test_a_mapping_file_names_the_first_and_the_last_row(desk: Desk, tmp_path: Path) -> None:
    head = "编号,受理时间,房号,投诉内容\n"
    lines = [f"B-{at},2026-11-0{at} 09:10,3-2-501,第 {at} 处渗水\n" for at in range(1, 6)]
    path, mapping = tmp_path / "五行.csv", tmp_path / "对应.json"
    path.write_text(head + "".join(lines), encoding="utf-8")
    plain = {"kind": "complaints", "headers": [], "fields": []}
    mapping.write_text(json.dumps({**plain, "first_row": 3, "last_row": 4}), encoding="utf-8")
    found = desk.json("import", str(path), "--mapping", str(mapping))
    assert (found["new"], found["rows"]) == (2, 2)
    assert desk.json("show", "B-2")["number"] == "B-2"
    for broken in ({"first_row": "3"}, {"first_row": 5, "last_row": 4}, {"last_row": True}):
        mapping.write_text(json.dumps({**plain, **broken}), encoding="utf-8")
        answer = desk.json("import", str(path), "--mapping", str(mapping), status=2)
        assert answer["error"]["code"] == "mapping_broken"
