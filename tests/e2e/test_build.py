"""The finished program: built, moved to a folder with a Chinese name, tried out, started.

Building takes a while, so it is done where ``WITH_BUILD`` is set (as ``.ci/run`` does).
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LARGEST = 180_000_000
"""Bytes of the folder, unpacked; above what it is (167 MB, 20 of them the ciphers of encrypted
folders), well below what an unfiltered one is."""

pytestmark = [
    pytest.mark.skipif(not os.environ.get("WITH_BUILD"), reason="WITH_BUILD is not set"),
    pytest.mark.skipif(
        importlib.util.find_spec("PyInstaller") is None, reason="PyInstaller is not installed"
    ),
    pytest.mark.skipif(sys.platform == "win32", reason="see the Windows steps in the README"),
]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program, away from the source, in a folder as a user may have it."""
    place = tmp_path_factory.mktemp("build")
    done = subprocess.run(
        [
            *(sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"),
            *("--distpath", str(place / "dist"), "--workpath", str(place / "work")),
            str(ROOT / "build.spec"),
        ],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    home = place / "张三" / "投诉 管家"
    home.parent.mkdir()
    (place / "dist" / "complaint-desk").rename(home)
    return home / "complaint-desk"


@pytest.fixture
def bare(tmp_path: Path) -> dict[str, str]:
    """The surroundings of a desk that has neither Python nor this project."""
    home = tmp_path / "家 张三"
    home.mkdir()
    return {"HOME": str(home), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"}


def run(program: Path, *arguments: str, env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(program), *arguments],
        env=env,
        cwd=program.parent.parent,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_it_passes_its_own_test(built: Path, bare: dict[str, str]) -> None:
    done = run(built, "--self-test", env=bare)
    assert done.returncode == 0, done.stdout + done.stderr
    lines = done.stdout.splitlines()
    assert lines[-1] == "self-test: ok" and "frozen" in lines[0]
    assert len(lines) >= 13
    assert list(Path(bare["HOME"]).iterdir()) == [], "the user's own folder was written to"


def test_it_fails_its_own_test_when_something_is_missing(
    built: Path, bare: dict[str, str], tmp_path: Path
) -> None:
    """A broken copy: without Qt's own Chinese texts and without a workflow."""
    broken = tmp_path / "broken"
    shutil.copytree(built.parent, broken, symlinks=True)
    for path in broken.rglob("qtbase_zh_CN.qm"):
        path.unlink()
    shutil.rmtree(next(broken.rglob("resources")) / "sample")
    (next(broken.rglob("resources")) / "workflows" / "seven-steps.toml").unlink()
    done = run(broken / built.name, "--self-test", env=bare)
    assert done.returncode == 1
    assert "FAIL resources" in done.stdout and "FAIL window" in done.stdout


def test_it_weighs_what_it_should(built: Path) -> None:
    files = [path for path in built.parent.rglob("*") if path.is_file() and not path.is_symlink()]
    size = sum(path.stat().st_size for path in files)
    print(f"\n{size / 1e6:.0f} MB in {len(files)} files")
    assert size < LARGEST
    names = {path.name for path in files}
    assert not {name for name in names if "gtk" in name or "libQt6Quick" in name}
    assert not [path for path in files if path.suffix == ".ts"]


@pytest.fixture
def screen() -> Iterator[str]:
    """A screen of its own that nobody sees."""
    server = shutil.which("Xvfb")
    if server is None:
        pytest.skip("no Xvfb")
    reads, writes = os.pipe()
    process = subprocess.Popen(
        [server, "-displayfd", str(writes), "-screen", "0", "1440x900x24", "-nolisten", "tcp"],
        pass_fds=(writes,),
        stderr=subprocess.DEVNULL,
    )
    os.close(writes)
    with os.fdopen(reads) as pipe:
        number = pipe.readline().strip()
    yield f":{number}"
    process.terminate()
    process.wait()


@pytest.mark.window
def test_it_opens_its_window_once(built: Path, bare: dict[str, str], screen: str) -> None:
    """A second start finds the first one, calls it to the front and leaves."""
    data = Path(bare["HOME"]) / "数据"
    env = {**bare, "DISPLAY": screen}
    command = [str(built), "--data", str(data)]
    first = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    try:
        second: int | None = None
        for _ in range(120):
            assert first.poll() is None, "the program ended by itself"
            if (data / "complaints.db").exists():
                second = subprocess.run(command, env=env, check=False, timeout=30).returncode
                break
            time.sleep(0.25)
        assert second == 0
        assert first.poll() is None
    finally:
        first.terminate()
        assert first.stderr is not None
        said = first.communicate()[1].decode("utf-8", "replace")
    assert "Traceback" not in said and "could not" not in said.casefold(), said
