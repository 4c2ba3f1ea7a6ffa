"""Windows without a Windows machine: no call of another system, names that it can hold, wheels."""

from __future__ import annotations

import ast
import configparser
import re
import struct
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.tags import cpython_tags
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "desktop_app"

POSIX_MODULES = {
    *("fcntl", "resource", "pwd", "grp", "termios", "tty", "pty", "posix", "syslog", "spwd"),
}
POSIX_CALLS = {
    "os": {
        *("fork", "forkpty", "getuid", "geteuid", "getgid", "getegid", "getpgid", "setsid"),
        *("killpg", "chown", "lchown", "mkfifo", "mknod", "uname", "nice", "wait", "waitpid"),
        *("O_DIRECTORY", "O_NOFOLLOW", "O_CLOEXEC", "fchmod", "fchown", "fdatasync", "sync"),
        *("statvfs", "sched_getaffinity", "getloadavg", "pread", "pwrite", "sendfile", "symlink"),
    },
    "signal": {"SIGKILL", "SIGHUP", "SIGALRM", "SIGUSR1", "SIGUSR2", "alarm", "setitimer"},
    "time": {"tzset", "clock_gettime", "CLOCK_MONOTONIC"},
    "socket": {"AF_UNIX"},
}
PLACES = re.compile(r"^/(tmp|proc|dev|etc|usr|var|home|sys|run)(/|$)|^~/|^[A-Za-z]:[\\/]")
RESERVED = re.compile(r"^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)", re.IGNORECASE)
FORBIDDEN = re.compile(r'[<>:"|?*\\\x00-\x1f]|[ .]$')


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def is_guard(test: ast.expr) -> bool:
    """Whether a condition asks which system this is, or whether a call exists here."""
    words = ast.unparse(test)
    return any(word in words for word in ("sys.platform", "os.name", "hasattr(os,"))


def guarded_lines(text: str, tree: ast.Module) -> set[int]:
    """Lines that run on some systems only: a branch, or what follows an early return."""
    lines: set[int] = set()
    if not any(word in text for word in ("platform", "os.name", "hasattr", "AttributeError")):
        return lines
    for node in ast.walk(tree):
        tries = isinstance(node, ast.With) and "AttributeError" in ast.unparse(node.items[0])
        asks = isinstance(node, (ast.If, ast.IfExp)) and is_guard(node.test)
        if isinstance(node, (ast.With, ast.If, ast.IfExp)) and (tries or asks):
            lines |= set(range(node.lineno, (node.end_lineno or node.lineno) + 1))
        for block in (getattr(node, "body", None), getattr(node, "orelse", None)):
            if not isinstance(block, list):
                continue
            for at, one in enumerate(block):
                leaves = isinstance(one, ast.If) and isinstance(
                    one.body[-1], (ast.Return, ast.Raise, ast.Continue)
                )
                if leaves and is_guard(one.test):
                    for later in block[at + 1 :]:
                        lines |= set(range(later.lineno, (later.end_lineno or 0) + 1))
    return lines


def foreign_calls(text: str) -> Iterator[str]:
    """Every use of something that Windows does not have, outside a question for the system."""
    tree = ast.parse(text)
    free = guarded_lines(text, tree)
    for node in ast.walk(tree):
        line = getattr(node, "lineno", 0)
        if line in free:
            continue
        if isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name.partition(".")[0] in POSIX_MODULES:
                    yield f"{line}: import {alias.name}"
        elif isinstance(node, ast.ImportFrom):
            if (node.module or "").partition(".")[0] in POSIX_MODULES:
                yield f"{line}: from {node.module}"
            for alias in node.names:
                if alias.name in POSIX_CALLS.get(node.module or "", ()):
                    yield f"{line}: from {node.module} import {alias.name}"
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            if node.attr in POSIX_CALLS.get(node.value.id, ()):
                yield f"{line}: {node.value.id}.{node.attr}"
        elif (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and PLACES.match(node.value)
        ):
            yield f"{line}: {node.value!r}"


def without_encoding(text: str) -> Iterator[str]:
    """Text files opened in whatever code page the machine has (GBK on a Chinese Windows)."""
    for node in ast.walk(ast.parse(text)):
        if not isinstance(node, ast.Call):
            continue
        names = {word.arg for word in node.keywords}
        called = node.func
        name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
        given = [one.value for one in node.args if isinstance(one, ast.Constant)]
        if name in ("read_text", "write_text"):
            place = 0 if name == "read_text" else 1
            if "encoding" not in names and len(node.args) <= place:
                yield f"{node.lineno}: {name} without an encoding"
        elif name == "open" and isinstance(called, (ast.Name, ast.Attribute)):
            owner = getattr(getattr(called, "value", None), "id", "")
            modes = [one for one in given if isinstance(one, str) and set(one) <= set("rwaxbt+")]
            modes += [
                str(word.value.value)
                for word in node.keywords
                if word.arg == "mode" and isinstance(word.value, ast.Constant)
            ]
            is_file = isinstance(called, ast.Name) or bool(modes)
            binary = any("b" in mode for mode in modes)
            packed = "archive" in owner or "zip" in owner or owner in ("os", "book")
            if is_file and not binary and "encoding" not in names and not packed:
                yield f"{node.lineno}: open without an encoding"
        elif name in ("run", "Popen", "check_output", "check_call"):
            text_mode = {"text", "universal_newlines"} & names
            if text_mode and "encoding" not in names:
                yield f"{node.lineno}: {name} in text mode without an encoding"


def test_no_call_that_windows_does_not_have() -> None:
    found = [
        f"{shown(path)}:{what}"
        for path in modules()
        for what in foreign_calls(path.read_text(encoding="utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize(
    "text",
    [
        "import os\nos.getuid()",
        "import resource",
        "from fcntl import flock",
        "import os, signal\ndef f(p):\n    os.kill(p, signal.SIGKILL)",
        "where = '/tmp/x'",
        "import os\nif True:\n    os.fork()",
    ],
)
def test_the_check_sees_what_it_is_for(text: str) -> None:
    assert list(foreign_calls(text))


@pytest.mark.parametrize(
    "text",
    [
        "import sys, os\nif sys.platform != 'win32':\n    os.getuid()",
        "import sys\ndef f():\n    if sys.platform == 'win32':\n        return\n    import resource",
        "import os\nif hasattr(os, 'O_DIRECTORY'):\n    os.O_DIRECTORY",
        "path = 'tmp/x'",
    ],
)
def test_the_check_lets_a_guarded_call_pass(text: str) -> None:
    assert list(foreign_calls(text)) == []


def test_every_text_file_is_opened_with_its_encoding() -> None:
    places = [*modules(), *sorted((ROOT / ".ci").glob("*.py"))]
    found = [
        f"{shown(path)}:{what}"
        for path in places
        for what in without_encoding(path.read_text(encoding="utf-8"))
    ]
    assert found == []
    assert list(without_encoding("from pathlib import Path\nPath('a').read_text()"))
    assert list(without_encoding("open('a', 'w')"))
    assert not list(without_encoding("open('a', 'rb')"))


def test_paths_are_joined_by_the_library() -> None:
    """``f"{folder}/name"`` breaks on a drive's root and on a share (``\\\\server\\share``)."""
    found = []
    for path in modules():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.JoinedStr) and len(node.values) >= 2:
                words = ast.unparse(node)
                if re.search(r"\{(self\.)?_?(folder|root|path|dir|home)\w*\}[/\\]", words):
                    found.append(f"{shown(path)}:{node.lineno}: {words}")
    assert found == []


def ours() -> list[str]:
    """The paths that git keeps; of an unpacked archive, all that are there."""
    done = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if done.returncode == 0 and done.stdout:
        return [name for name in done.stdout.decode("utf-8").split("\0") if name]
    return [
        path.relative_to(ROOT).as_posix()
        for folder in ("desktop_app", "resources", "tests", ".ci")
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    ]


def test_file_names_are_legal_on_windows() -> None:
    names = ours()
    assert len(names) > 300
    bad = [
        name
        for name in names
        if any(RESERVED.match(part) or FORBIDDEN.search(part) for part in name.split("/"))
    ]
    assert bad == []
    assert RESERVED.match("aux.py") and FORBIDDEN.search("a:b") and not RESERVED.match("console.py")


def test_no_two_names_differ_in_case_only() -> None:
    counted = Counter(name.casefold() for name in ours())
    assert [name for name, count in counted.items() if count > 1] == []


def test_the_program_fits_under_a_long_home() -> None:
    r"""C:\Users\<20 characters>\AppData\Local\Programs\ComplaintDesk\_internal\… within 260."""
    home = r"C:\Users\12345678901234567890\AppData\Local\Programs\ComplaintDesk\_internal"
    longest = max((name for name in ours() if name.startswith("resources/")), key=len)
    assert len(home) + 1 + len(longest) < 200


def locked_packages(name: str) -> list[str]:
    text = (ROOT / ".ci" / name).read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line.partition("--hash")[0].strip() for line in text.splitlines()]
    found = []
    for line in lines:
        if line and not line.startswith("#"):
            requirement = Requirement(line)
            on_windows = {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt"}
            marker = requirement.marker
            if marker is None or marker.evaluate({**on_windows, "python_full_version": "3.12.1"}):
                found.append(canonicalize_name(requirement.name))
    return found


# What the locks hold for Windows: pure Python, or compiled with a wheel for win_amd64. A new
# package is added after its list of files was looked at; --require-hashes does the rest there.
PURE = {
    *("chinesecalendar", "et-xmlfile", "icalendar", "openpyxl", "peewee", "platformdirs"),
    *("pypinyin", "python-dateutil", "typing-extensions", "tzdata", "xlsxwriter", "six"),
    *("argon2-cffi", "pycparser"),
    *("altgraph", "hatchling", "packaging", "pathspec", "pefile", "pluggy"),
    *("pyinstaller-hooks-contrib", "pywin32-ctypes", "setuptools", "tomlkit", "trove-classifiers"),
}
WITH_WINDOWS_WHEEL = {
    *("charset-normalizer", "pyside6-essentials", "shiboken6", "python-calamine", "pyinstaller"),
    *("argon2-cffi-bindings", "cffi", "sqlcipher3", "cryptography"),
}


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-build.txt"])
def test_every_locked_library_runs_on_windows(name: str) -> None:
    packages = locked_packages(name)
    assert "pyside6-essentials" in packages
    assert set(packages) - PURE - WITH_WINDOWS_WHEEL == set()
    assert "win_amd64" in "".join(
        str(tag) for tag in cpython_tags((3, 12), platforms=["win_amd64"])
    )


def test_the_manifest_asks_for_sharp_text_long_paths_and_no_administrator() -> None:
    path = ROOT / ".ci" / "windows" / "complaint-desk.manifest"
    tree = ET.fromstring(path.read_text(encoding="utf-8"))
    values = {one.tag.rpartition("}")[2]: (one.text or "").strip() for one in tree.iter()}
    assert values["dpiAwareness"] == "PerMonitorV2"
    assert values["longPathAware"] == "true"
    assert values["activeCodePage"] == "UTF-8"
    (level,) = [
        one for one in tree.iter() if one.tag.rpartition("}")[2] == "requestedExecutionLevel"
    ]
    assert level.get("level") == "asInvoker"


def test_the_installer_is_for_one_user_and_takes_what_the_build_makes() -> None:
    path = ROOT / ".ci" / "windows" / "complaint-desk.iss"
    raw = path.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")  # or the compiler reads Chinese in the local code page
    text = raw.decode("utf-8-sig")
    parsed = configparser.ConfigParser(
        strict=False, allow_no_value=True, comment_prefixes=(";", "#"), interpolation=None
    )
    lines = [
        line for line in text.splitlines() if "=" in line or line.startswith("[") or line == ""
    ]
    parsed.read_string("\n".join(lines))
    setup = parsed["Setup"]
    assert setup["PrivilegesRequired"] == "lowest"
    assert setup["DefaultDirName"].startswith("{localappdata}")
    for key in ("SetupIconFile", "LicenseFile"):
        assert (ROOT / setup[key].replace("\\", "/")).is_file(), key
    spec = (ROOT / "build.spec").read_text(encoding="utf-8")
    assert 'name="complaint-desk"' in spec
    assert r"dist\complaint-desk\*" in text and "complaint-desk.exe" in text


def test_the_icon_has_every_size_that_windows_shows() -> None:
    data = (ROOT / "resources" / "icons" / "app" / "complaint-desk.ico").read_bytes()
    kind, count = struct.unpack("<HH", data[2:6])
    sizes = [data[6 + 16 * at] or 256 for at in range(count)]
    assert kind == 1 and {16, 32, 48, 256} <= set(sizes)
    for at in range(count):
        length, start = struct.unpack("<II", data[6 + 16 * at + 8 : 6 + 16 * at + 16])
        assert data[start : start + 8] == b"\x89PNG\r\n\x1a\n" and start + length <= len(data)


def test_commands_work_from_folders_with_chinese_names(tmp_path: Path) -> None:
    """A user 张三 whose data is in 投诉 管家, on a console of another code page."""
    home = tmp_path / "张三" / "投诉 管家"
    made = subprocess.run(
        [sys.executable, "-m", "desktop_app", "--data", str(home), "sample", "--complaints", "3"],
        cwd=ROOT,
        capture_output=True,
        check=False,
        env={**_environment(), "PYTHONIOENCODING": "cp1252"},
    )
    assert made.returncode == 0, made.stderr
    assert (home / "complaints.db").is_file()
    book = home / "导出 登记表.xlsx"
    done = subprocess.run(
        [sys.executable, "-m", "desktop_app", "--data", str(home), "export", str(book)],
        cwd=ROOT,
        capture_output=True,
        check=False,
        env={**_environment(), "PYTHONIOENCODING": "cp936"},
    )
    assert done.returncode == 0, done.stderr
    assert book.is_file() and "3" in done.stdout.decode("cp936")


def _environment() -> dict[str, str]:
    import os

    return {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
