"""The program as a process: real pipes, real locks, other code pages."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
HOLDER = """
import sys, time
from pathlib import Path
from desktop_app.app import instance
from desktop_app.app.paths import DataFolder
lock = instance.take(DataFolder(Path(sys.argv[1])))
print("held", flush=True)
time.sleep(60)
"""


def desk(
    folder: Path, *words: str, encoding: str = "utf-8", **more: str
) -> subprocess.CompletedProcess[bytes]:
    found = subprocess.run(
        [sys.executable, "-m", "desktop_app", *words, "--data", str(folder)],
        cwd=ROOT,
        capture_output=True,
        timeout=60,
        env={**os.environ, "PYTHONIOENCODING": encoding, "LANG": "zh_CN.UTF-8", **more},
        check=False,
    )
    assert b"Traceback" not in found.stderr + found.stdout
    return found


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("office")
    assert desk(folder, "sample", "--complaints", "60").returncode == 0
    return folder


def test_a_list_as_json(office: Path) -> None:
    found = desk(office, "list", "--view", "all", "--json")
    assert (found.returncode, found.stderr) == (0, b"")
    assert len(json.loads(found.stdout)) == 60


def test_wrong_use_in_both_languages(office: Path) -> None:
    for lang in ("zh_CN", "en"):
        found = desk(office, "nonsense", "--json", "--lang", lang)
        assert found.returncode == 2
        message = json.loads(found.stdout)["error"]["message"]
        assert found.stderr.decode() == message + "\n"


@pytest.mark.parametrize("encoding", ["gbk", "ascii", "latin-1"])
def test_pipes_of_other_code_pages(office: Path, encoding: str) -> None:
    found = desk(office, "doctor", encoding=encoding)
    assert found.returncode == 0 and len(found.stdout.splitlines()) >= 6
    rows = json.loads(
        desk(office, "list", "--view", "all", "--json", encoding=encoding).stdout.decode(encoding)
    )
    assert any("\u4e00" <= character <= "\u9fff" for character in rows[0]["content"])
    found = desk(office, "list", "--view", "😀", "--json", encoding=encoding)
    assert found.returncode == 2
    assert "😀" in json.loads(found.stdout.decode(encoding))["error"]["message"]


def test_bytes_that_are_no_text_as_an_argument(office: Path) -> None:
    found = desk(office, "list", "--view", os.fsdecode(b"\xff\xfe"), "--json")
    assert found.returncode == 2
    assert json.loads(found.stdout)["error"]["code"] == "view_unknown"
    found = desk(office, "list", "--search", os.fsdecode(b"\xff\xfe"), "--json")
    assert (found.returncode, json.loads(found.stdout)) == (0, [])


def test_a_reader_that_leaves_early_is_no_error(office: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    found = subprocess.run(
        [sys.executable, "-m", "desktop_app", "list", "--view", "all", "--json", "--data", office],
        cwd=ROOT,
        stdout=write,
        stderr=subprocess.PIPE,
        timeout=60,
        check=False,
    )
    os.close(write)
    assert (found.returncode, found.stderr) == (0, b"")


def test_a_folder_held_by_another_process(office: Path) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(office)], cwd=ROOT, stdout=subprocess.PIPE
    )
    assert holder.stdout is not None
    try:
        assert holder.stdout.readline() == b"held\n"
        found = desk(office, "sample", "--json")
        assert found.returncode == 3
        assert json.loads(found.stdout)["error"]["code"] == "folder_in_use"
        assert desk(office, "list", "--json").returncode == 0
    finally:
        holder.send_signal(signal.SIGKILL)
        holder.wait()
        holder.stdout.close()
    # The lock of a process that is gone holds nobody up.
    found = desk(office, "undo-import", "99", "--json")
    assert json.loads(found.stdout)["error"]["code"] != "folder_in_use"
