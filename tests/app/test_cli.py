"""The command line: shapes, exit statuses, and one clear sentence for whatever goes wrong."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from desktop_app.app import cli, instance
from desktop_app.app.paths import data_dir
from desktop_app.storage.migrations import NEWEST

CSV = "编号,受理时间,投诉人,房号,电话,投诉内容\nA-1,2026-11-02 09:10,李建国,3-2-501,13812342207,楼道灯不亮\n"
ROW = {
    "number", "received_at", "status", "severity", "category", "household", "complainant",
    "phone", "content", "step", "due_at", "source",
}  # fmt: skip
CASE = ROW - {"source"} | {
    "steps", "values", "checked", "contacts", "follow_ups", "rework", "audit", "missing", "source",
}  # fmt: skip


class Desk:
    """The command line with its data folder; answers are read from what it printed."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self.capsys = folder, capsys

    def run(self, *words: str, lang: str = "zh_CN") -> tuple[int | None, str, str]:
        status = cli.run([*words, "--data", str(self.folder), "--lang", lang])
        out, err = self.capsys.readouterr()
        assert "Traceback" not in out + err
        return status, out, err

    def json(self, *words: str, status: int = 0) -> Any:
        found, out, err = self.run(*words, "--json")
        assert found == status, err
        return json.loads(out)

    def fails(self, *words: str, code: str, status: int, lang: str = "zh_CN") -> str:
        """The error as JSON and the same sentence, one line, on standard error."""
        found, out, err = self.run(*words, "--json", lang=lang)
        error = json.loads(out)["error"]
        assert (error["code"], found) == (code, status)
        assert set(error) == {"code", "message"}
        assert err == error["message"] + "\n" and err.count("\n") == 1
        plain, out, again = self.run(*words, lang=lang)
        assert (plain, out, again) == (status, "", err)
        return str(error["message"])


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    return Desk(tmp_path / "data", capsys)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample") / "data"
    assert cli.run(["sample", "--complaints", "12", "--seed", "3", "--data", str(folder)]) == 0
    return folder


@pytest.fixture
def full(desk: Desk, sample: Path) -> Desk:
    """A folder with twelve cases, from a copy."""
    shutil.copytree(sample, desk.folder)
    return desk


def iso(text: str) -> datetime:
    assert "T" in text
    return datetime.fromisoformat(text)


def test_list_gives_the_rows_of_exchange(full: Desk) -> None:
    rows = full.json("list", "--view", "all")
    assert len(rows) == 12
    for row in rows:
        assert row.keys() >= ROW
        iso(row["received_at"])
        assert row["due_at"] is None or iso(row["due_at"])
        assert set(row["household"]) == {"community", "building", "unit", "room"}
        assert set(row["source"]) == {"file", "sheet", "row"}
    assert full.json("list", "--view", "all", "--limit", "5") == rows[:5]
    assert full.json("list", "--limit", "0") == []
    assert [
        r["number"] for r in full.json("list", "--search", rows[3]["number"], "--view", "全部")
    ] == [rows[3]["number"]]
    assert all(row["status"] not in ("closed", "invalid") for row in full.json("list"))
    status, out, _ = full.run("list", "--view", "all")
    assert status == 0 and len(out.splitlines()) == 12


def test_a_sample_tells_how_many(desk: Desk) -> None:
    assert desk.json("sample", "--complaints", "12", "--seed", "3") == {"complaints": 12}
    assert len(desk.json("list", "--view", "all")) == 12


def test_show_gives_a_case_whole(full: Desk) -> None:
    number = full.json("list", "--view", "all")[0]["number"]
    case = full.json("show", number)
    assert case.keys() >= CASE and case["number"] == number
    assert case["steps"][0]["entered_at"] and case["audit"]
    assert case["workflow"].keys() == {"key", "version"}
    english = json.loads(full.run("show", number, "--json", lang="en")[1])
    assert english["steps"][0]["title"] != case["steps"][0]["title"]
    status, out, _ = full.run("show", number)
    assert status == 0 and number in out


def test_import_export_undo_and_calendar(full: Desk, tmp_path: Path) -> None:
    register = tmp_path / "登记.csv"
    register.write_text(CSV, encoding="utf-8")
    dry = full.json("import", str(register), "--dry-run")
    assert (dry["new"], dry["batch"]) == (1, None)
    done = full.json("import", str(register))
    assert done.keys() >= {
        "kind", "sheets", "rows", "new", "updated", "same", "duplicates", "errors", "normalised",
        "batch",
    }  # fmt: skip
    assert (done["kind"], done["rows"], done["new"], done["errors"]) == ("complaints", 1, 1, [])
    assert set(done["sheets"][0]) == {"name", "header_row", "rows"}
    again = full.json("import", str(register))
    assert (again["new"], again["same"] + again["duplicates"]) == (0, 1)
    shown = full.json("list", "--search", "A-1", "--view", "all")
    assert [row["source"]["row"] for row in shown] == [2]
    assert shown[0]["source"]["file"] == "登记.csv"
    out = tmp_path / "out.csv"
    assert full.json("export", str(out), "--number", "A-1")["rows"] == 1
    assert out.read_bytes().startswith(b"\xef\xbb\xbf") and "A-1" in out.read_text("utf-8-sig")
    sheet = full.json("export", str(tmp_path / "out.xlsx"), "--from", "2020-01-01")
    assert sheet["rows"] == 13 and (tmp_path / "out.xlsx").stat().st_size > 1000
    ics = tmp_path / "calendar.ics"
    assert full.json("calendar", "--out", str(ics)).keys() >= {"file", "rows"}
    assert ics.read_text("utf-8").startswith("BEGIN:VCALENDAR")
    for kind in ("households", "followups"):
        assert full.json("export", str(tmp_path / "kind.csv"), "--kind", kind)["rows"] > 10
        form = tmp_path / f"{kind}.xlsx"
        assert full.json("template", str(form), "--kind", kind)["kind"] == kind
        status, said, _ = full.run("import", str(form))
        assert status == 0 and "示例行不导入" in said
    undone = full.json("undo-import", str(done["batch"]))
    assert (undone["complaints"], undone["kept"]) == (1, [])
    assert full.json("list", "--search", "A-1", "--view", "all") == []


def test_import_in_part_is_status_one(full: Desk, tmp_path: Path) -> None:
    register = tmp_path / "登记.csv"
    register.write_text(CSV + "A-2,没有时间,赵敏,3-2-502,,\n", encoding="utf-8")
    done = full.json("import", str(register), status=1)
    assert done["new"] == 1
    assert set(done["errors"][0]) == {"sheet", "row", "column", "value", "reason"}
    assert done["errors"][0]["row"] == 3


def test_doctor_is_nought_or_one(full: Desk) -> None:
    checks = full.json("doctor")["checks"]
    assert all(check["ok"] for check in checks)
    assert set(checks[0]) == {"check", "ok", "message", "numbers"}
    with sqlite3.connect(full.folder / "complaints.db") as raw:
        raw.execute("UPDATE complaint SET status = 'withdrawn' WHERE id = 1")
    raw.close()
    checks = full.json("doctor", status=1)["checks"]
    assert [check["check"] for check in checks if not check["ok"]] == ["status"]


def test_no_command_opens_the_window(desk: Desk) -> None:
    assert cli.run([]) is None
    assert cli.run(["--data", str(desk.folder), "--lang=en"]) is None
    assert not desk.folder.exists()


def test_options_stand_before_or_after_the_command(desk: Desk) -> None:
    assert cli.run(["--data", str(desk.folder), "--json", "sample", "--complaints", "1"]) == 0
    assert json.loads(desk.capsys.readouterr().out) == {"complaints": 1}


@pytest.mark.parametrize("word", ["--help", "--version"])
def test_help_and_version(word: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        cli.run([word])
    assert caught.value.code == 0
    out = capsys.readouterr().out
    assert "complaint-desk" in out


@pytest.mark.parametrize("lang", ["zh_CN", "en"])
@pytest.mark.parametrize(
    "words",
    [
        ["nonsense"], ["list", "--limit", "many"], ["list", "--limit", "-1"], ["show"],
        ["list", "--limit", "9" * 30], ["undo-import", "9" * 30], ["undo-import", "x"],
        ["list", "--nonsense"], ["list", "--js"], ["export"], ["calendar"], ["import"],
        ["export", "x.xlsx", "--from", "2026-13-01"], ["sample", "--complaints", "-5"],
        ["sample", "--complaints", "9" * 30], ["import", "x.csv", "--kind", "cats"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_wrong_use_is_two(desk: Desk, words: list[str], lang: str) -> None:
    assert desk.fails(*words, code="usage", status=2, lang=lang)


@pytest.mark.parametrize(
    "words", [["export", "x.xlsx"], ["report", "followups", "--out", "x.pdf"],
              ["report", "register", "--out", "x.pdf"], ["audit", "person"]],
)  # fmt: skip
def test_days_the_wrong_way_round_are_no_empty_answer(
    desk: Desk, words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    days = ["--from", "2026-11-30", "--to", "2026-11-01"]
    assert "--from" in desk.fails(*words, *days, code="usage", status=2)
    assert not list(tmp_path.glob("x.*"))


def test_a_language_that_is_not_there(desk: Desk) -> None:
    assert cli.run(["list", "--lang", "fr", "--json"]) == 2
    assert json.loads(desk.capsys.readouterr().out)["error"]["code"] == "usage"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["show", "TS-1"], "number_unknown"),
        (["show", ""], "number_unknown"),
        (["list", "--view", "nowhere"], "view_unknown"),
        (["export", "x.csv", "--view", "nowhere"], "view_unknown"),
        (["export", "x.csv", "--kind", "households", "--from", "2026-01-01"], "usage"),
        (["export", "NUL.csv"], "name_reserved"),
        (["template", "x.csv"], "export_format"),
        (["sample"], "office_not_empty"),
    ],
)
def test_what_is_not_there_is_said(full: Desk, words: list[str], code: str) -> None:
    assert full.fails(*words, code=code, status=2)


def test_undoing_a_batch_that_is_not_there(full: Desk) -> None:
    found, out, err = full.run("undo-import", "4711", "--json")
    assert found in (1, 2) and json.loads(out)["error"]["message"] + "\n" == err


@pytest.mark.parametrize(
    "make",
    [
        lambda path: None,
        lambda path: path.mkdir(),
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(bytes(range(256)) * 40),
        lambda path: path.write_bytes(b"PK\x03\x04" + bytes(200)),
    ],
    ids=["missing", "folder", "empty", "junk", "broken zip"],
)
@pytest.mark.parametrize("name", ["register.xlsx", "register.csv", "register.pdf"])
def test_a_file_that_cannot_be_read_is_two(
    full: Desk, tmp_path: Path, make: Callable[[Path], None], name: str
) -> None:
    path = tmp_path / name
    make(path)
    found, out, err = full.run("import", str(path), "--json")
    error = json.loads(out)["error"]
    assert found == 2 and error["code"] != "internal"
    assert err == error["message"] + "\n"


def test_a_place_that_cannot_be_written_is_said(full: Desk, tmp_path: Path) -> None:
    (tmp_path / "folder.xlsx").mkdir()
    for target in (tmp_path / "folder.xlsx", tmp_path / "none" / "x.csv", tmp_path / "x.docx"):
        found, out, _ = full.run("export", str(target), "--json")
        assert found == 2 and json.loads(out)["error"]["code"] != "internal", target
    found, out, _ = full.run("calendar", "--out", str(tmp_path / "none" / "x.ics"), "--json")
    assert found == 2 and json.loads(out)["error"]["code"] != "internal"


COMMANDS = [["list"], ["show", "x"], ["doctor"], ["sample"], ["calendar", "--out", "x.ics"]]


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_a_data_folder_that_is_a_file_is_three(desk: Desk, words: list[str]) -> None:
    desk.folder.write_text("x")
    assert desk.fails(*words, code="data-folder-unusable", status=3)
    desk.folder = desk.folder / "below"
    assert desk.fails(*words, code="data-folder-unusable", status=3)


def test_a_name_too_long_for_a_folder_is_three(desk: Desk) -> None:
    desk.folder = desk.folder / ("长" * 200)
    assert desk.fails("list", code="data-folder-unusable", status=3)


def test_a_home_of_nobody_is_no_crash(desk: Desk, tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.chdir(tmp_path)
    assert data_dir("~nobody-of-this-name/x").root == tmp_path / "~nobody-of-this-name" / "x"


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("junk", [b"junk" * 5000, b"SQLite format 3\x00" + b"\xff" * 5000])
def test_a_damaged_database_is_three(desk: Desk, words: list[str], junk: bytes) -> None:
    desk.folder.mkdir()
    (desk.folder / "complaints.db").write_bytes(junk)
    found, out, _ = desk.run(*words, "--json")
    assert found == 3
    assert json.loads(out)["error"]["code"] in ("database_damaged", "database_newer")
    assert (desk.folder / "complaints.db").read_bytes() == junk


def test_a_database_that_is_a_folder_is_three(desk: Desk) -> None:
    (desk.folder / "complaints.db").mkdir(parents=True)
    assert desk.fails("list", code="database_unusable", status=3)


def test_a_newer_database_is_three_and_untouched(full: Desk) -> None:
    path = full.folder / "complaints.db"
    with sqlite3.connect(path) as raw:
        raw.execute(f"PRAGMA user_version = {NEWEST + 1}")
    raw.close()
    before = path.read_bytes()
    assert full.fails("list", code="database_newer", status=3)
    assert full.fails("sample", code="database_newer", status=3)
    assert path.read_bytes() == before


def test_a_folder_in_use_may_be_read_but_not_written(full: Desk, tmp_path: Path) -> None:
    register = tmp_path / "登记.csv"
    register.write_text(CSV, encoding="utf-8")
    lock = instance.take(data_dir(full.folder))
    try:
        assert full.fails("import", str(register), code="folder_in_use", status=3)
        assert full.fails("undo-import", "1", code="folder_in_use", status=3)
        assert full.fails("sample", code="folder_in_use", status=3)
        assert len(full.json("list", "--view", "all")) == 12
        assert full.json("doctor")["checks"]
    finally:
        lock.unlock()
    assert full.json("import", str(register))["new"] == 1


def test_a_defect_is_one_sentence_and_a_log(full: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("13812342207 李建国")

    monkeypatch.setattr("desktop_app.services.queue.rows", broken)
    full.fails("list", code="internal", status=2)
    log = (full.folder / "logs" / "complaint-desk.log").read_text(encoding="utf-8")
    assert "ZeroDivisionError" in log and "李建国" not in log and "13812342207" not in log


def test_ctrl_c_is_said(full: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("desktop_app.services.queue.rows", stopped)
    full.fails("list", code="cancelled", status=2)
