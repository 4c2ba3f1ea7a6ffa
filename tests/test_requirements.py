"""The locks agree with pyproject.toml, with each other, and with what the code imports."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LOCKS = {
    "requirements.txt": [],
    "requirements-test.txt": ["test"],
    "requirements-build.txt": ["build"],
}


def declared(extras: list[str]) -> list[Requirement]:
    lines = list(PROJECT["dependencies"])
    for extra in extras:
        lines += PROJECT["optional-dependencies"][extra]
    return [Requirement(line) for line in lines]


def locked(name: str) -> dict[str, tuple[Version, int]]:
    """Version and number of hashes of each package in a lock."""
    text = (ROOT / ".ci" / name).read_text(encoding="utf-8")
    entries: dict[str, tuple[Version, int]] = {}
    for block in re.split(r"\n(?=\S)", text.replace("\\\n", " ").strip()):
        if block.startswith("#"):
            continue
        requirement = Requirement(block.partition("--hash")[0].strip())
        (pin,) = requirement.specifier
        assert pin.operator == "==", block
        entries[canonicalize_name(requirement.name)] = (
            Version(pin.version),
            len(re.findall(r"--hash=sha256:[0-9a-f]{64}\b", block)),
        )
    return entries


@pytest.mark.parametrize("name", LOCKS)
def test_every_locked_package_has_hashes(name: str) -> None:
    entries = locked(name)
    assert entries
    assert [package for package, (_, hashes) in entries.items() if not hashes] == []


@pytest.mark.parametrize("name", LOCKS)
def test_the_lock_fits_the_declaration(name: str) -> None:
    entries = locked(name)
    for requirement in declared(LOCKS[name]):
        version, _ = entries[canonicalize_name(requirement.name)]
        assert requirement.specifier.contains(version), requirement


def test_the_locks_agree() -> None:
    base = locked("requirements.txt")
    for name in LOCKS:
        entries = locked(name)
        assert {package: entries[package] for package in base} == base


def test_qt_is_a_version_that_keeps_references() -> None:
    version, _ = locked("requirements.txt")["pyside6-essentials"]
    assert Version("6.11.2") <= version < Version("6.12")
    assert "pyside6-addons" not in locked("requirements.txt")


def test_compiled_packages_are_locked_for_every_system() -> None:
    """Linux, Windows and macOS on two processors: far more than one file a version."""
    entries = locked("requirements.txt")
    assert entries["pyside6-essentials"][1] >= 5
    assert entries["charset-normalizer"][1] >= 20
    assert entries["python-calamine"][1] >= 20


def imported() -> set[str]:
    """Distributions whose modules the program imports."""
    names = set()
    for path in (ROOT / "desktop_app").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
                names.add(node.module.partition(".")[0])
    names -= {*sys.stdlib_module_names, "desktop_app", "__future__"}
    owners = packages_distributions()
    return {canonicalize_name(owners[name][0]) for name in names}


def test_everything_imported_is_declared_and_nothing_else() -> None:
    wanted = {canonicalize_name(requirement.name) for requirement in declared([])}
    # Comes with PySide6-Essentials in exactly its version.
    assert imported() - {"shiboken6"} == wanted
