"""The report commands: each paper in each format, exit statuses, and one clear sentence."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from desktop_app.app import cli

Run = Callable[..., tuple[int | None, Any]]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tmp_path_factory.mktemp("office") / "data"
    assert cli.run(["sample", "--complaints", "40", "--data", str(data)]) == 0
    return data


@pytest.fixture
def report(folder: Path, capsys: pytest.CaptureFixture[str], qapp: object) -> Run:
    def run(*words: str, lang: str = "zh_CN") -> tuple[int | None, Any]:
        capsys.readouterr()
        status = cli.run(["report", *words, "--data", str(folder), "--lang", lang, "--json"])
        out, err = capsys.readouterr()
        assert "Traceback" not in out + err
        return status, json.loads(out)

    return run


@pytest.mark.parametrize(
    ("words", "suffixes"),
    [
        (("weekly", "--week", "2026-W47"), (".pdf", ".xlsx", ".html")),
        (("weekly", "--week", "2020-W53", "--public"), (".pdf", ".html")),
        (("followups",), (".pdf", ".xlsx", ".html")),
        (("followups", "--calendar", "--from", "2026-11-20"), (".pdf", ".html")),
        (("register", "--view", "open"), (".pdf", ".xlsx", ".html")),
        (("register", "--from", "2026-11-01", "--to", "2026-11-10"), (".pdf",)),
    ],
)
def test_each_paper_in_each_format(
    words: tuple[str, ...], suffixes: tuple[str, ...], report: Run, tmp_path: Path
) -> None:
    for suffix in suffixes:
        out = tmp_path / f"paper{suffix}"
        status, data = report(*words, "--out", str(out))
        assert status == 0 and data["file"] == str(out)
        start = {".pdf": b"%PDF", ".xlsx": b"PK", ".html": b"<!DOCTYPE"}[suffix]
        assert out.read_bytes().startswith(start)
        if suffix == ".pdf":
            assert data["pages"] >= 1
        if suffix == ".xlsx":
            assert openpyxl.load_workbook(out).sheetnames


def test_one_case_whole_half_and_as_a_slip(
    report: Run, folder: Path, tmp_path: Path, capsys: Any
) -> None:
    cli.run(["list", "--view", "all", "--limit", "1", "--json", "--data", str(folder)])
    number = json.loads(capsys.readouterr().out)[0]["number"]
    for more in ((), ("--half",), ("--slip",), ("--unmasked",)):
        status, data = report("case", number, "--out", str(tmp_path / "c.pdf"), *more)
        assert status == 0 and data["pages"] >= 1
    tool = shutil.which("pdftotext")
    if tool is None:
        pytest.skip("pdftotext is not installed: the sheet's text was not checked")
    done = subprocess.run([tool, str(tmp_path / "c.pdf"), "-"], check=True, capture_output=True)
    assert number in done.stdout.decode("utf-8")


@pytest.mark.parametrize(
    ("words", "code", "status"),
    [
        (("case", "TS-0", "--out", "{}/c.pdf"), "number_unknown", 2),
        (("case", "TS-0", "--out", "{}/c.xlsx"), "report_format", 2),
        (("weekly", "--out", "{}/w.docx"), "report_format", 2),
        (("weekly", "--week", "2026-W60", "--out", "{}/w.pdf"), "period_unknown", 2),
        (("followups", "--out", "{}/gone/f.pdf"), "folder_missing", 2),
        (("followups", "--from", "gestern", "--out", "{}/f.pdf"), "usage", 2),
        (("register", "--view", "unbekannt", "--out", "{}/r.pdf"), "view_unknown", 2),
        (("weekly",), "usage", 2),
        ((), "usage", 2),
    ],
)
def test_what_goes_wrong_is_said(
    words: tuple[str, ...], code: str, status: int, report: Run, tmp_path: Path
) -> None:
    found, data = report(*(word.format(tmp_path) for word in words))
    assert (found, data["error"]["code"]) == (status, code)
    assert data["error"]["message"] and not list(tmp_path.iterdir())


def test_a_process_without_a_display_writes_pdf(folder: Path, tmp_path: Path) -> None:
    import os

    plain = {
        k: v
        for k, v in os.environ.items()
        if k not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    out = tmp_path / "w.pdf"
    done = subprocess.run(
        [sys.executable, "-m", "desktop_app", "--data", str(folder), "report", "followups", "--out", str(out)],
        env=plain, capture_output=True, cwd=Path(__file__).parents[2], check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr.decode()
    assert out.read_bytes().startswith(b"%PDF")
