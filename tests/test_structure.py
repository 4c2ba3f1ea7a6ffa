"""The house stays in order: names at the top, rooms, sizes, docstrings, forbidden words."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "desktop_app"
ROOMS = {"app", "ui", "services", "storage", "exchange", "domain"}
TOP_LEVEL = {
    *("desktop_app", "resources", "tests", "pyproject.toml", "build.spec", "README.md"),
    *("Makefile", "LICENSE", "CHANGELOG.md"),
}
MADE = {"build", "dist"}
LONGEST_MODULE = 400
NOT_OURS = {".git", ".venv", "build", "dist", "__pycache__", ".hypothesis"}
MAY_SHOW_QT = ("tests/ui/", "tests/e2e/", "tests/test_none_refcount.py", "tests/bench/")

# Written in pieces, so that this file does not contain what it looks for.
UNFINISHED = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|XX" + r"X)\b")
FOREIGN_PLACES = re.compile(
    "|".join(
        (
            r"py" + r"pi\.(org|python)",
            "pythonhos" + "ted",
            "npm" + r"js\.",
            r"deb\.deb" + "ian",
            r"archive\.ubu" + "ntu",
            "pypi\\.tu" + "na",
            "/(simple|web/simple)/[a-z]",
            r"(?<![\w.])/wo" + "rk/",
        )
    )
)


def files(*suffixes: str) -> Iterator[Path]:
    """Every file of the project with one of *suffixes*, or every file."""
    for path in sorted(ROOT.rglob("*")):
        inside = path.relative_to(ROOT).parts
        made = NOT_OURS.intersection(inside) or any(part.endswith("_cache") for part in inside)
        if not made and path.is_file() and (not suffixes or path.suffix in suffixes):
            yield path


def modules(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.py"))


def shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imports(path: Path) -> Iterator[str]:
    """Full names of the modules that *path* imports, wherever the import stands."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield "." * node.level + (node.module or "")


def test_top_level_has_only_the_agreed_names() -> None:
    names = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")}
    assert names - MADE <= TOP_LEVEL
    assert names >= TOP_LEVEL


def test_the_package_has_only_its_rooms() -> None:
    rooms = {path.name for path in PACKAGE.iterdir() if path.is_dir()}
    assert rooms - {"__pycache__"} == ROOMS
    loose = {path.name for path in PACKAGE.iterdir() if path.is_file()}
    assert loose <= {"__init__.py", "__main__.py", "py.typed"}


def test_every_module_says_what_it_is_for() -> None:
    everything = [*modules(PACKAGE), *modules(ROOT / "tests"), *modules(ROOT / ".ci")]
    silent = [
        shown(path)
        for path in everything
        if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert silent == []


def test_no_module_is_too_long() -> None:
    lengths = {
        shown(path): len(path.read_text(encoding="utf-8").splitlines())
        for path in [*modules(PACKAGE), *modules(ROOT / ".ci")]
    }
    assert {name: n for name, n in lengths.items() if n > LONGEST_MODULE} == {}


def test_every_folder_of_modules_is_a_package() -> None:
    folders = {path.parent for path in modules(PACKAGE)}
    assert [shown(folder) for folder in folders if not (folder / "__init__.py").exists()] == []


@pytest.mark.parametrize("pattern", [UNFINISHED, FOREIGN_PLACES], ids=["unfinished", "places"])
def test_forbidden_words(pattern: re.Pattern[str]) -> None:
    found = []
    for path in files():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # pictures, workbooks, registers in other encodings
        found += [f"{shown(path)}: {match.group()}" for match in pattern.finditer(text)]
    assert found == []


def test_locks_are_not_shadowed_by_an_address() -> None:
    for path in [*(ROOT / ".ci").iterdir(), ROOT / "pyproject.toml", ROOT / "Makefile"]:
        if path.is_file():
            text = path.read_text(encoding="utf-8")
            assert not re.search(r"--(extra-)?index-url\b|--find-links\b|https?://", text), path


def test_domain_uses_the_standard_library_only() -> None:
    strangers = [
        f"{shown(path)}: {name}"
        for path in modules(PACKAGE / "domain")
        for name in imports(path)
        if not name.startswith(("desktop_app.domain", "."))
        and name.partition(".")[0] not in sys.stdlib_module_names
    ]
    assert strangers == []


def test_only_ui_and_e2e_tests_know_qt() -> None:
    strangers = [
        shown(path)
        for path in modules(ROOT / "tests")
        if not shown(path).startswith(MAY_SHOW_QT)
        and any(name.partition(".")[0] in {"PySide6", "shiboken6"} for name in imports(path))
    ]
    assert strangers == []


def test_rooms_look_downward_only() -> None:
    """The contracts of import-linter in pyproject.toml."""
    program = Path(sys.executable).parent / "lint-imports"
    done = subprocess.run(
        [program, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
