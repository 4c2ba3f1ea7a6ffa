"""The command line over an encrypted folder: where the passphrase comes from, and every act."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from desktop_app.storage.encryption import keyfile
from desktop_app.storage.faults import is_plain

ROOT = Path(__file__).resolve().parents[2]
FIRST, SECOND = "三号楼 的 钥匙 3", "另一个 口令 2222"
MANAGER = ("--as", "何经理")


def run(
    folder: Path, *arguments: str, passphrase: str = "", new: str = ""
) -> tuple[int, dict[str, Any], str]:
    env = {**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    env.pop("COMPLAINT_DESK_PASSPHRASE", None)
    if passphrase:
        env["COMPLAINT_DESK_PASSPHRASE"] = passphrase
    if new:
        env["COMPLAINT_DESK_NEW_PASSPHRASE"] = new
    done = subprocess.run(
        [sys.executable, "-m", "desktop_app", "--data", str(folder), "--json", *arguments],
        cwd=ROOT,
        env=env,
        capture_output=True,
        encoding="utf-8",
        check=False,
        stdin=subprocess.DEVNULL,
    )
    data = json.loads(done.stdout) if done.stdout.strip() else {}
    return done.returncode, data, done.stderr


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("sample") / "data"
    assert run(made, "sample", "--complaints", "8")[0] == 0
    return made


@pytest.fixture
def folder(tmp_path: Path, sample: Path) -> Path:
    """A plain folder with eight cases, from a copy."""
    return Path(shutil.copytree(sample, tmp_path / "数据"))


def test_an_encrypted_folder_by_command(folder: Path, tmp_path: Path) -> None:
    assert run(folder, "backup")[0] == 0
    status, data, told = run(folder, "encryption", "on", new=FIRST)
    assert (status, data["error"]["code"]) == (2, "right_needed"), "the front desk may not"
    status, data, told = run(folder, *MANAGER, "encryption", "on")
    assert (status, data["error"]["code"]) == (2, "passphrase_needed")
    assert is_plain(folder / "complaints.db")
    status, data, told = run(folder, *MANAGER, "encryption", "on", new=FIRST)
    assert (status, told) == (0, "")
    code = data["recovery_code"]
    assert len(code) == 55 and not is_plain(folder / "complaints.db")
    # Without a passphrase: one sentence, exit 3, nothing done.
    for command in (
        ["list"],
        ["doctor"],
        ["backup"],
        ["restore", "--newest"],
        ["encryption", "off"],
    ):
        status, data, told = run(folder, *command)
        assert (status, data["error"]["code"]) == (3, "passphrase_needed"), command
        assert "--passphrase-file" in told and "Traceback" not in told
    status, data, _ = run(folder, "list", passphrase="wrong")
    assert (status, data["error"]["code"]) == (3, "passphrase_wrong")
    # A list of the copies needs no key, and a template no data.
    assert len(run(folder, "backup", "--list")[1]["backups"]) == 2
    assert run(folder, "template", str(tmp_path / "t.xlsx"))[0] == 0
    given = tmp_path / "passphrase.txt"
    given.write_text(FIRST + "\r\n", encoding="utf-8-sig")
    status, data, _ = run(folder, "list", "--passphrase-file", str(given))
    assert status == 0 and data
    assert run(folder, "list", "--passphrase-file", str(tmp_path / "none"))[0] == 2
    assert run(folder, "list", passphrase=code)[0] == 0, "the recovery code serves as well"
    status, data, _ = run(folder, "encryption", "status", passphrase=FIRST)
    assert data["encrypted"] and len(data["plain_copies"]) == 1
    status, data, _ = run(folder, *MANAGER, "encryption", "copies", passphrase=FIRST)
    assert (status, data["sealed"], data["plain_copies"]) == (0, 1, [])
    assert run(folder, "doctor", passphrase=FIRST)[1]["checks"]


def test_other_locks_restore_elsewhere_and_off(folder: Path, tmp_path: Path) -> None:
    assert run(folder, *MANAGER, "encryption", "on", new=FIRST)[0] == 0
    copy = tmp_path / "all.zip"
    assert run(folder, "backup", str(copy), passphrase=FIRST)[0] == 0
    before = keyfile.read(folder)
    status, data, _ = run(
        folder, *MANAGER, "encryption", "passphrase", passphrase=FIRST, new=SECOND
    )
    assert status == 0
    assert run(folder, "list", passphrase=FIRST)[0] == 3
    status, data, _ = run(folder, *MANAGER, "encryption", "recovery-code", passphrase=SECOND)
    assert status == 0
    after = keyfile.read(folder)
    assert before is not None and after is not None and after.revision == before.revision + 2
    assert run(folder, "list", passphrase=data["recovery_code"])[0] == 0
    # On another machine: the passphrase of the copy's time, asked for and taken over.
    other = tmp_path / "other"
    status, data, _ = run(other, "restore", str(copy))
    assert (status, data["error"]["code"]) == (3, "copy_locked")
    status, data, told = run(other, "restore", str(copy), passphrase=FIRST)
    assert (status, told, data["complaints"]) == (0, "", 8)
    assert not is_plain(other / "complaints.db")
    assert run(other, "list", passphrase=FIRST)[0] == 0
    status, data, _ = run(folder, *MANAGER, "encryption", "off", passphrase=SECOND)
    assert (status, data["encrypted"]) == (0, False)
    assert is_plain(folder / "complaints.db") and run(folder, "list")[0] == 0
    status, data, _ = run(folder, *MANAGER, "encryption", "off")
    assert (status, data["error"]["code"]) == (2, "not_encrypted")


def test_a_new_folder_can_be_encrypted_before_anything_is_in_it(tmp_path: Path) -> None:
    fresh = tmp_path / "fresh"
    status, data, told = run(fresh, "encryption", "on", new=FIRST)
    assert (status, told) == (0, "") and data["recovery_code"]
    assert not is_plain(fresh / "complaints.db")
    assert run(fresh, "sample", "--complaints", "3", passphrase=FIRST)[0] == 0
    assert len(run(fresh, "list", "--view", "all", passphrase=FIRST)[1]) == 3


def test_a_lost_key_file_is_said_and_a_copy_brings_the_data_back(
    folder: Path, tmp_path: Path
) -> None:
    assert run(folder, *MANAGER, "encryption", "on", new=FIRST)[0] == 0
    (copy,) = (folder / "backups").glob("*.zip")
    copy = copy.rename(tmp_path / "stick.zip")
    (folder / "attachments" / "ab").mkdir()
    (folder / "attachments" / "ab" / ("ab" + "0" * 62 + ".00112233")).write_bytes(b"sealed")
    (folder / keyfile.NAME).unlink()
    status, data, told = run(folder, "list", passphrase=FIRST)
    assert (status, data["error"]["code"]) == (3, "key_file_missing")
    assert keyfile.NAME in told
    status, data, told = run(folder, "restore", str(copy), passphrase=FIRST)
    assert (status, data["complaints"]) == (0, 8), told
    assert data["aside"], "what could not be opened is kept"
    assert run(folder, "list", passphrase=FIRST)[0] == 0
