"""What every test shares: a fixed clock, the outside data, and no noise from Qt or Python."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Generator, Iterator
from datetime import datetime
from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import settings

from desktop_app.domain import workflow

# Before Qt is loaded: no test opens a window on somebody's screen, unless asked to.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# A slow machine is no defect, and a red run must be red again when it is repeated.
settings.register_profile("desk", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("desk")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def project_root() -> Path:
    """The folder of pyproject.toml."""
    return ROOT


@pytest.fixture
def clock() -> datetime:
    """The moment at which every test happens: Saturday 2026-11-21, 14:32:07."""
    return datetime(2026, 11, 21, 14, 32, 7)


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The outside data (real registers, hostile workbooks); skips when it is not here."""
    named = os.environ.get("COMPLAINT_DESK_DATA")
    folder = Path(named) if named else ROOT.parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip(f"no outside data at {folder}; set COMPLAINT_DESK_DATA to its folder")
    return folder


@pytest.fixture(autouse=True, scope="session")
def own_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep tests away from the data and settings of the person who runs them."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
            patch.setenv(name, str(home / name.lower()))
        yield


@pytest.fixture(autouse=True, scope="session")
def templates_are_parsed_once() -> Iterator[None]:
    """Each office parses its own again, which takes longer than what is tested of it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(workflow, "parse_workflow", lru_cache(50)(workflow.parse_workflow))
        yield


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item) -> Generator[None, None, None]:
    """Fail on what Qt says while widgets are closed; pytest-qt listens only until then."""
    core = sys.modules.get("PySide6.QtCore")
    if core is None or item.get_closest_marker("no_qt_log"):
        return (yield)
    noise: list[str] = []
    ignored = tuple(item.config.getini("qt_log_ignore"))
    quiet = (core.QtMsgType.QtDebugMsg, core.QtMsgType.QtInfoMsg)

    def listen(kind: object, _context: object, text: str) -> None:
        if kind not in quiet and not any(re.search(part, text) for part in ignored):
            noise.append(text)

    before = core.qInstallMessageHandler(listen)
    try:
        result = yield
    finally:
        core.qInstallMessageHandler(before)
    if noise:
        pytest.fail("Qt warned while the test was torn down:\n" + "\n".join(noise), pytrace=False)
    return result
