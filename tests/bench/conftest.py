"""The table of what was measured, printed when all of it is there."""

from __future__ import annotations

import pytest

from tests.bench.measuring import CASES, Measured, table

_FOUND = pytest.StashKey[list[Measured]]()


@pytest.fixture(scope="session")
def found(request: pytest.FixtureRequest) -> list[Measured]:
    """Lines of the table; a bench adds its own."""
    return request.config.stash.setdefault(_FOUND, [])


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    found = terminalreporter.config.stash.get(_FOUND, [])
    if found:
        terminalreporter.section(f"{CASES:,} complaints")
        for line in table(found):
            terminalreporter.write_line(line)
