"""Every figure and cut against a slow reference that loads the cases, on random records."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path
from tempfile import mkdtemp

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.domain.figures import DEFINITIONS
from desktop_app.domain.measures import Figure
from desktop_app.domain.periods import Period, free, month_of, parse, week_of
from desktop_app.services.imports import importing
from desktop_app.services.office import Office
from desktop_app.services.reports import figures
from desktop_app.services.reports.figures import Cut
from desktop_app.services.sample.build import build
from desktop_app.storage import figures as counting
from tests.bench import registers
from tests.offices import SetClock, make_office
from tests.services import figure_reference as reference
from tests.services import random_office

LATER = datetime(2027, 3, 1)
SEEDS = range(6)
_made: list[Office] = []

periods = st.builds(
    lambda kind, back, days: {
        "week": week_of(random_office.MONDAY - timedelta(days=back)),
        "month": month_of(random_office.MONDAY - timedelta(days=back)),
        "free": free(
            random_office.MONDAY - timedelta(days=back),
            random_office.MONDAY - timedelta(days=back - days),
        ),
    }[kind],
    st.sampled_from(["week", "month", "free"]),
    st.integers(-12, 35),
    st.integers(0, 20),
)
cuts = st.builds(
    Cut,
    community=st.sampled_from(["", "", "锦绣花园", "云山府"]),
    building=st.sampled_from(["", "", "1"]),
    category=st.sampled_from(["", "", "facility", "facility.fire", "engineering"]),
    department=st.sampled_from(["", "", "工程部"]),
    person=st.sampled_from(["", "", "刘强"]),
)


@lru_cache
def filled(seed: int) -> tuple[Office, reference.Loaded]:
    office = make_office(Path(mkdtemp()), SetClock(LATER))
    random_office.fill(office, seed)
    _made.append(office)
    return office, reference.load(office)


@pytest.fixture(autouse=True, scope="module")
def closing() -> Iterator[None]:
    yield
    for office in _made:
        office.close()


def same(found: Figure, wanted: reference.Value) -> bool:
    if found.numerator != wanted.numerator or found.denominator != wanted.denominator:
        return False
    if DEFINITIONS[found.key].unit == "count":
        return found.value == wanted.numerator
    if not wanted.denominator:
        return found.value is None
    if wanted.hours is not None:
        told = (found.value, found.median, found.p90)
        return told == pytest.approx([float(one) for one in wanted.hours], rel=1e-12)
    factor = 100 if found.unit == "per_hundred" else 1
    return found.value == pytest.approx(factor * wanted.numerator / wanted.denominator, rel=1e-12)


@settings(max_examples=150)
@given(seed=st.sampled_from(SEEDS), period=periods, cut=cuts, until=st.integers(0, 30))
def test_every_figure_equals_the_reference(seed: int, period: Period, cut: Cut, until: int) -> None:
    office, loaded = filled(seed)
    # Half of the questions are asked while the period still runs.
    moment = LATER if until > 15 else period.start + timedelta(hours=9 * until, seconds=1)
    found = figures.compute(office, period, cut, until=moment)
    end = min(period.end, moment)
    wanted = reference.figures(loaded, period.start, max(period.start, end), cut)
    assert wanted.keys() == DEFINITIONS.keys()
    wrong = {k: (found.values[k], v) for k, v in wanted.items() if not same(found.values[k], v)}
    assert wrong == {}
    length = found.stretch.end - found.stretch.start
    before = period.previous()
    stop = before.end if found.stretch.whole else min(before.end, before.start + length)
    earlier = reference.figures(loaded, before.start, stop, cut)
    assert [k for k, v in earlier.items() if not same(found.previous[k], v)] == []


@settings(max_examples=40)
@given(seed=st.sampled_from(SEEDS), period=periods, cut=cuts)
def test_what_comes_in_goes_out_or_stays(seed: int, period: Period, cut: Cut) -> None:
    facts = figures.compute(filled(seed)[0], period, cut, compare=False).facts
    came = facts.count("carried") + facts.count("received")
    went = facts.count("completed") + facts.count("unsolvable")
    assert came == went + facts.count("following")
    assert facts.count("overdue") <= facts.count("following")
    after = figures.compute(filled(seed)[0], period.following(), cut, compare=False).facts
    assert after.count("carried") == facts.count("following")


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("what", counting.GROUPS)
def test_groups_are_cuts(seed: int, what: str) -> None:
    """Each line of a table is what the cut of the same name gives; together they are all."""
    office, loaded = filled(seed)
    period = month_of(random_office.MONDAY)
    groups = figures.by(office, period, what)
    whole = figures.compute(office, period, compare=False)
    for fact in counting.FACT_SQL:
        assert sum(g.facts.count(fact) for g in groups) == whole.facts.count(fact), fact
    fields = {"category": "category", "department": "department", "person": "person",
              "community": "community"}  # fmt: skip
    for group in groups:
        if what == "building":
            cut = Cut(community=group.key[0], building=group.key[1])
        elif what in fields:
            cut = Cut(**{fields[what]: group.key[0]})
        else:
            continue
        if not all(group.key):
            continue
        wanted = reference.figures(loaded, period.start, period.end, cut)
        assert [k for k, v in wanted.items() if not same(group.values[k], v)] == []


@settings(max_examples=60)
@given(
    seed=st.sampled_from(SEEDS),
    period=periods,
    cut=cuts,
    fact=st.sampled_from(sorted(counting.FACT_SQL)),
)
def test_the_cases_behind_a_fact_are_its_own(
    seed: int, period: Period, cut: Cut, fact: str
) -> None:
    office, loaded = filled(seed)
    numbers = figures.cases_behind(office, period, fact, cut)
    count = figures.compute(office, period, cut, compare=False).facts.count(fact)
    assert len(numbers) == len(set(numbers))
    assert bool(numbers) == bool(count)
    assert len(numbers) <= count
    by_number = {case.complaint.number: case for case in loaded.cases}
    for number in numbers:  # alone, the case counts for the fact; without it the fact is less
        assert reference.inside(by_number[number], cut)
    others = tuple(c for c in loaded.cases if c.complaint.number not in numbers)
    if fact in DEFINITIONS:
        left = reference.figures(
            reference.Loaded(others, loaded.homes), period.start, period.end, cut
        )
        assert left[fact].numerator == 0


@pytest.mark.parametrize("key", ["solution_in_time", "promise", "satisfaction", "callback"])
def test_a_share_splits_into_its_cases(key: str) -> None:
    office, _ = filled(0)
    period = month_of(random_office.MONDAY)
    every = set(figures.cases_behind(office, period, key))
    inside = set(figures.cases_behind(office, period, key, part="in"))
    outside = set(figures.cases_behind(office, period, key, part="out"))
    assert inside | outside == every
    assert inside and outside


def test_the_sample_office_too(tmp_path: Path) -> None:
    office = make_office(tmp_path, SetClock())
    build(office, 300, seed=3)
    loaded = reference.load(office)
    try:
        for key in ("2026-W47", "2026-W46", "2026-W40", "2026-10"):
            period = parse(key)
            found = figures.compute(office, period, until=office.now())
            end = min(period.end, office.now())
            wanted = reference.figures(loaded, period.start, end, Cut())
            assert [k for k, v in wanted.items() if not same(found.values[k], v)] == []
            assert found.values["received"].numerator > 0
    finally:
        office.close()


def test_an_imported_register_too(tmp_path: Path) -> None:
    """Rows of a book have no limits: what is judged by them stays without a value."""
    office = make_office(tmp_path, SetClock())
    try:
        registers.write(tmp_path / "register.xlsx", 300)
        loaded_book = importing.load(tmp_path / "register.xlsx", today=office.now())
        importing.commit(office, importing.check(office, loaded_book))
        loaded = reference.load(office)
        assert len(loaded.cases) == 300
        for key in ("2025-03", "2025-W20"):
            period = parse(key)
            found = figures.compute(office, period)
            wanted = reference.figures(loaded, period.start, period.end, Cut())
            assert [k for k, v in wanted.items() if not same(found.values[k], v)] == []
            assert found.values["received"].numerator > 3
            assert found.values["callback"].denominator
            assert found.values["satisfaction"].denominator
            assert found.values["response_in_time"].value is None
    finally:
        office.close()
