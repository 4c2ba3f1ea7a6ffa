"""Training data says that it is none, wherever it goes; the role play is whole in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.domain.case import MOOD_TEXT
from desktop_app.domain.errors import KnownError
from desktop_app.domain.views import CaseFilter
from desktop_app.services import cases, queue, training
from desktop_app.services.exports import calendar as export_calendar
from desktop_app.services.exports import exporting
from desktop_app.services.exports.model import ExportOrder
from desktop_app.services.office import Office
from tests.offices import RESOURCES, SetClock, make_office

HAN = re.compile("[\u3000-\u9fff\uff01-\uff5e]")


def _eight_cases(office: Office) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(training, "COMPLAINTS", 8)
        training.build_office(office)


@pytest.fixture
def trained(tmp_path: Path) -> Iterator[Office]:
    office = make_office(tmp_path, SetClock(), fill=_eight_cases)
    yield office
    office.close()


def test_the_office_says_that_it_is_for_training(trained: Office) -> None:
    assert training.is_training(trained)
    assert training.MARK in trained.setting("office_name")
    training.expect_training(trained)
    assert queue.total(trained) == 8


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_what_is_exported_is_marked(trained: Office, tmp_path: Path, suffix: str) -> None:
    order = ExportOrder(queue.query(trained, CaseFilter()))
    done = exporting.export(trained, tmp_path / f"登记表{suffix}", order)
    assert training.MARK in done.path.name and done.path.is_file()
    assert not (tmp_path / f"登记表{suffix}").exists()
    again = exporting.export(trained, done.path, order)
    assert again.path == done.path


def test_a_calendar_file_is_marked(trained: Office, tmp_path: Path) -> None:
    done = export_calendar.export_calendar(trained, tmp_path / "回访.ics", ExportOrder())
    assert training.MARK in done.path.name and done.path.is_file()


def test_a_real_office_is_neither_marked_nor_taken_for_training(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    cases.register(office, cases.Intake(content="真实的一件"))
    order = ExportOrder(queue.query(office, CaseFilter()))
    assert exporting.export(office, tmp_path / "a.csv", order).path == tmp_path / "a.csv"
    with pytest.raises(KnownError) as refused:
        training.expect_training(office)
    assert refused.value.code == "not_training"
    with pytest.raises(KnownError):
        training.build_office(office)


def test_the_role_play_is_whole_in_both_languages() -> None:
    chinese, english = (training.lesson(RESOURCES, language) for language in ("zh_CN", "en"))
    assert [one.key for one in chinese.cases] == [one.key for one in english.cases]
    assert len(chinese.cases) >= 6 and len(chinese.steps) == len(english.steps) == 7
    for one, other in zip(chinese.cases, english.cases, strict=True):
        assert [said.mood for said in one.lines] == [said.mood for said in other.lines]
        assert set(said.mood for said in one.lines) <= MOOD_TEXT.keys()
        assert len(one.lines) >= 3 and len(one.good) == len(other.good) >= 4
        texts = [other.title, other.situation, *other.good, *(line.text for line in other.lines)]
        assert not any(HAN.search(text) for text in texts)
    assert all(":" in text and not HAN.search(text) for _, text in english.steps)
    assert all("：" in text for _, text in chinese.steps)
