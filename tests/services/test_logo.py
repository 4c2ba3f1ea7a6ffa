"""The office's logo: kept, taken away, and what is no picture refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop_app.domain.errors import KnownError
from desktop_app.services.settings import logo
from tests.offices import make_office

PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 40


def test_kept_taken_away_and_traced(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    assert logo.read(office) is None
    logo.save(office, PNG)
    assert logo.read(office) == PNG
    logo.save(office, b"")
    assert logo.read(office) is None
    trace = office.store.rows("SELECT before, after FROM audit WHERE field = 'office_logo'")
    assert len(trace) == 2 and all(len(row["after"] or "") <= 12 for row in trace)
    office.close()


def test_what_is_no_small_picture_is_refused(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    logo.save(office, PNG)
    for bad, code in (
        (b"MZ\x90 program", "logo_unfit"),
        (PNG + b"\x00" * 300_000, "logo_too_large"),
    ):
        with pytest.raises(KnownError) as refused:
            logo.save(office, bad)
        assert refused.value.code == code
    assert logo.read(office) == PNG
    office.close()
