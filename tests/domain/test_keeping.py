"""The thinning of safety copies: what stays is enough, what goes has a newer one in its place."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.keeping import DAYS, MONTHS, RECENT, WEEKS, Kept, surplus

NOW = datetime(2026, 11, 21, 14, 32)
MOMENTS = st.datetimes(datetime(2023, 1, 1), datetime(2028, 1, 1))
COPIES = st.lists(
    st.tuples(MOMENTS, st.booleans(), st.booleans()), max_size=60
).map(
    lambda drawn: [Kept(str(n), at, good, apart) for n, (at, good, apart) in enumerate(drawn)]
)  # fmt: skip


@given(COPIES, MOMENTS)
def test_the_newest_good_one_and_all_bad_ones_stay(copies: list[Kept], now: datetime) -> None:
    gone = surplus(copies, now)
    good = [one for one in copies if one.good]
    if good:
        assert max(good, key=lambda one: (one.at, one.key)).key not in gone
    assert not {one.key for one in copies if not one.good} & gone


@given(COPIES, MOMENTS)
def test_what_goes_has_a_later_good_one_of_its_month_or_year_of_months(
    copies: list[Kept], now: datetime
) -> None:
    """Either a later good copy of the same month stays, or a dozen newer months do."""
    gone = surplus(copies, now)
    stay = [one for one in copies if one.good and one.key not in gone]
    for one in (c for c in copies if c.key in gone):
        later = {(c.at.year, c.at.month) for c in stay if (c.at, c.key) > (one.at, one.key)}
        assert (one.at.year, one.at.month) in later or len(later) >= MONTHS


@given(COPIES, MOMENTS)
def test_thinning_twice_changes_nothing_and_a_bad_copy_never_matters(
    copies: list[Kept], now: datetime
) -> None:
    gone = surplus(copies, now)
    assert surplus([one for one in copies if one.key not in gone], now) == frozenset()
    assert surplus([one for one in copies if one.good], now) == gone


@given(COPIES, MOMENTS)
def test_nothing_recent_nothing_from_the_future_goes(copies: list[Kept], now: datetime) -> None:
    gone = surplus(copies, now)
    assert not [one for one in copies if one.key in gone and one.at > now - RECENT]


def test_three_years_of_a_copy_every_four_hours() -> None:
    """The pile stays small: two days whole, then days, weeks, months."""
    kept: dict[str, Kept] = {}
    at = NOW - timedelta(days=3 * 365)
    while at <= NOW:
        kept[at.isoformat()] = Kept(at.isoformat(), at)
        for key in surplus(kept.values(), at):
            del kept[key]
        at += timedelta(hours=4)
    days = sorted({one.at.date() for one in kept.values()}, reverse=True)
    assert len(kept) <= 12 + DAYS + WEEKS + MONTHS
    assert days[:DAYS] == [NOW.date() - timedelta(days=back) for back in range(DAYS)]
    assert days[-1] <= NOW.date() - timedelta(days=320)


def test_a_clock_that_jumps_a_year_ahead_does_not_empty_the_folder() -> None:
    days = [Kept(str(back), NOW - timedelta(days=back)) for back in range(DAYS)]
    ahead = Kept("ahead", NOW + timedelta(days=365))
    gone = surplus([*days, ahead], ahead.at)
    assert len(gone) <= 2, "a day's copy may give way to the new one, no more"


def test_what_was_before_a_restore_stays_a_year() -> None:
    before = Kept("before", NOW - timedelta(days=300, hours=1), apart=True)
    later = [Kept(f"l{n}", NOW - timedelta(days=300) + timedelta(minutes=n)) for n in range(300)]
    assert "before" not in surplus([before, *later], NOW)
    assert "before" in surplus([before, *later, Kept("now", NOW)], NOW + timedelta(days=100))
