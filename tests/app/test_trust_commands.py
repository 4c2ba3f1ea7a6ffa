"""The front desk at the command line: refused without a PIN, refused without the right."""

from __future__ import annotations

import functools
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import argon2
import pytest

from desktop_app.app import cli, commands
from desktop_app.app.paths import data_dir
from desktop_app.services.staff import access, people

BOSS, DESK = "钱经理", "王敏"
PINS = {BOSS: "951357", DESK: "2580"}


@pytest.fixture(autouse=True, scope="module")
def cheap_hashes() -> Iterator[None]:
    cheap = functools.partial(argon2.PasswordHasher, time_cost=1, memory_cost=8, parallelism=1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(argon2, "PasswordHasher", cheap)
        for name in ("COMPLAINT_DESK_AS", "COMPLAINT_DESK_PIN", "COMPLAINT_DESK_NEW_PIN"):
            patch.setenv(name, "")
        yield


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("guarded") / "data"
    assert cli.run(["sample", "--complaints", "3", "--data", str(root)]) == 0
    with commands.office(data_dir(str(root)), "sample") as office:
        boss = next(s.name for s in access.door(office).seats if s.role == "manager")
        office.operator = boss
        people.add(office, BOSS, "manager")
        if DESK not in [s.name for s in access.door(office).seats]:
            people.add(office, DESK)
        office.operator = BOSS
        for seat in access.door(office).seats:
            if seat.name in PINS:
                access.set_pin(office, seat.id, PINS[seat.name])
        access.require_pins(office, True, 10)
    return root


@pytest.fixture
def folder(tmp_path: Path, guarded: Path) -> Path:
    """A folder where PINs are asked for, from a copy."""
    return Path(shutil.copytree(guarded, tmp_path / "data"))


def run(
    folder: Path, capsys: pytest.CaptureFixture[str], *words: str
) -> tuple[int | None, dict[str, object]]:
    capsys.readouterr()
    status = cli.run([*words, "--data", str(folder), "--json"])
    out = capsys.readouterr().out
    found = json.loads(out)
    return status, found if isinstance(found, dict) else {"rows": found}


def code(answer: tuple[int | None, dict[str, object]]) -> str:
    error = answer[1].get("error")
    return str(error["code"]) if isinstance(error, dict) else ""


@pytest.mark.parametrize(
    "words",
    [
        ("list",),
        ("export", "x.xlsx"),
        ("privacy", "erase", "--name", "谁"),
        ("audit", "person"),
        ("undo-import", "1"),
        ("doctor", "--repair"),
        ("restore", "--newest"),
    ],
)
def test_without_a_pin_nothing_is_done(
    folder: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    assert code(run(folder, capsys, *words)) == "pin_needed"
    assert not Path("x.xlsx").exists()


def test_the_front_desk_reads_but_may_no_more(
    folder: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.setenv("COMPLAINT_DESK_PIN", PINS[DESK])
    status, rows = run(folder, capsys, "list", "--as", DESK)
    assert status == 0 and rows
    target = tmp_path / "x.xlsx"
    for words in (
        ("export", str(target), "--unmasked"),
        ("privacy", "erase", "--name", "谁"),
        ("privacy", "export", "--name", "谁", "--out", str(tmp_path / "x.json")),
        ("privacy", "retention"),
        ("audit", "person", "--name", BOSS),
        ("restore", "--newest"),
    ):
        assert code(run(folder, capsys, *words, "--as", DESK)) == "right_needed"
    assert not target.exists()
    assert code(run(folder, capsys, "list", "--as", BOSS)) == "pin_wrong", "another's name"


def test_a_lost_pin_and_the_proof(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COMPLAINT_DESK_NEW_PIN", "74108520")
    status, data = run(folder, capsys, "reset-pin", "--name", BOSS)
    assert (status, data) == (0, {"name": BOSS})
    monkeypatch.setenv("COMPLAINT_DESK_PIN", "74108520")
    assert run(folder, capsys, "list", "--as", BOSS)[0] == 0
    _, anchor = run(folder, capsys, "audit", "anchor")
    assert run(folder, capsys, "audit", "check", "--anchor", str(anchor["anchor"]))[0] == 0
    wrong = str(anchor["anchor"])[:-4] + "0000"
    assert run(folder, capsys, "audit", "check", "--anchor", wrong)[0] == 1
