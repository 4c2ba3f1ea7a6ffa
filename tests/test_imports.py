"""No module waits for itself: pages are loaded beside the window, on a second thread.

Two threads that load a circle of modules from two ends each hold what the other needs; Python
notices and raises. A package is loaded before what is in it and so belongs to the circle.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

from tests.test_structure import PACKAGE, ROOT, modules


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def loaded_with(tree: ast.Module) -> Iterator[ast.AST]:
    """What runs when the module is loaded, statement by statement."""
    left: list[ast.AST] = list(tree.body)
    while left:
        one = left.pop()
        if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            continue
        yield one
        if isinstance(one, ast.If) and "TYPE_CHECKING" in ast.unparse(one.test):
            left += one.orelse
        else:
            left += ast.iter_child_nodes(one)


def wanted_by(tree: ast.Module, known: set[str]) -> set[str]:
    """The modules of ours that have to be loaded first, with the packages they lie in."""
    wanted: set[str] = set()
    for one in loaded_with(tree):
        if isinstance(one, ast.Import):
            wanted |= {alias.name for alias in one.names}
        elif isinstance(one, ast.ImportFrom) and one.module is not None:
            wanted |= {one.module, *(f"{one.module}.{alias.name}" for alias in one.names)}
    packages = {name.rsplit(".", depth)[0] for name in wanted for depth in range(1, 6)}
    return (wanted | packages) & known


def graph() -> dict[str, set[str]]:
    paths = {name_of(path): path for path in modules(PACKAGE)}
    found = {}
    for name, path in paths.items():
        tree = ast.parse(path.read_text(encoding="utf-8"))
        mine = {name.rsplit(".", depth)[0] for depth in range(1, 6)}
        found[name] = (wanted_by(tree, set(paths)) | mine & set(paths)) - {name}
    return found


def test_no_circle_of_modules() -> None:
    found = graph()
    assert len(found) > 300
    assert "desktop_app.domain.errors" in found["desktop_app.services.operations"]
    try:
        TopologicalSorter(found).prepare()
    except CycleError as error:
        raise AssertionError(" → ".join(error.args[1])) from None
