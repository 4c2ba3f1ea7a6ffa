"""Typed times and quick choices of the calendar."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from desktop_app.ui.calendar.board import overdue_text
from desktop_app.ui.calendar.month_grid import month_span
from desktop_app.ui.calendar.typed_time import moment_text, quick_times, read_time

NOW = datetime(2026, 11, 21, 14, 32, 7)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("明天 9点", datetime(2026, 11, 22, 9)),
        ("明天", datetime(2026, 11, 22, 16, 20)),  # keeps the item's own time of day
        ("明天下午", datetime(2026, 11, 22, 15)),
        ("后天上午", datetime(2026, 11, 23, 9, 30)),
        ("下周一", datetime(2026, 11, 23, 16, 20)),
        ("周一10点半", datetime(2026, 11, 23, 10, 30)),
        ("11-23 9:05", datetime(2026, 11, 23, 9, 5)),
        ("23日", datetime(2026, 11, 23, 16, 20)),
        ("23日 14:00", datetime(2026, 11, 23, 14)),
        ("15:30", datetime(2026, 11, 21, 15, 30)),
        ("9:00", datetime(2026, 11, 22, 9)),  # over for today: the next one is meant
        ("2026-12-01 08:00", datetime(2026, 12, 1, 8)),
    ],
)
def test_typed_times(text: str, wanted: datetime) -> None:
    assert read_time(text, NOW, time(16, 20)) == wanted


@pytest.mark.parametrize("text", ["", "有空的时候", "13月40日", "25:99", "明天 25点99分"])
def test_what_cannot_be_read_is_not_guessed(text: str) -> None:
    assert read_time(text, NOW) is None


def test_quick_times_lie_ahead_at_every_hour() -> None:
    for day in range(16, 23):
        for hour in range(24):
            now = datetime(2026, 11, day, hour, 59, 59)
            choices = quick_times(now, time(9, 30))
            assert all(choice.at > now for choice in choices)
            assert len({choice.at for choice in choices}) == len(choices)
            assert choices[-1].at.time() == time(9, 30)


def test_quick_times_of_a_saturday_afternoon() -> None:
    assert [(c.text, c.at) for c in quick_times(NOW, time(9, 30))] == [
        ("今天下午", datetime(2026, 11, 21, 15)),
        ("明天", datetime(2026, 11, 22, 9, 30)),
        ("下周一", datetime(2026, 11, 23, 9, 30)),
    ]


@pytest.mark.parametrize(
    ("month", "first", "last"),
    [
        (date(2026, 11, 1), date(2026, 10, 26), date(2026, 12, 6)),
        (date(2027, 2, 1), date(2027, 2, 1), date(2027, 2, 28)),  # four weeks exactly
        (date(2026, 8, 31), date(2026, 7, 27), date(2026, 9, 6)),
    ],
)
def test_a_month_is_shown_in_whole_weeks(month: date, first: date, last: date) -> None:
    assert month_span(month) == (first, last)


def test_words_for_lateness() -> None:
    assert overdue_text(NOW - datetime(2026, 11, 20, 14, 32, 7)) == "逾期 1 天"
    assert overdue_text(NOW - datetime(2026, 11, 21, 12, 22)) == "逾期 2 时 10 分"
    assert overdue_text(NOW - datetime(2026, 11, 21, 14, 32)) == "逾期 0 分"
    assert moment_text(NOW) == "11月21日 周六 14:32"
