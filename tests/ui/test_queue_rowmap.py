"""Rows of heads and cases against a plain list of them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.views import GroupCount
from desktop_app.ui.queue.rowmap import RowMap


@given(
    st.lists(st.tuples(st.integers(1, 5), st.booleans()), max_size=6),
    st.lists(st.tuples(st.integers(-2, 30), st.integers(0, 9)), max_size=4),
)
def test_it_is_the_list_that_it_stands_for(
    shape: list[tuple[int, bool]], spans: list[tuple[int, int]]
) -> None:
    groups = [GroupCount(f"g{n}", count) for n, (count, _) in enumerate(shape)]
    opened = {one.key for one, (_, is_open) in zip(groups, shape, strict=True) if is_open}
    plain: list[str | int] = []
    for one in groups:
        plain.append(one.key)
        if one.key in opened:
            start = sum(isinstance(line, int) for line in plain)
            plain += range(start, start + one.count)
    rows = RowMap(0, groups, opened)
    assert rows.rows == len(plain)
    assert rows.cases == sum(isinstance(line, int) for line in plain)
    for at in range(-1, len(plain) + 1):
        line = plain[at] if 0 <= at < len(plain) else None
        assert rows.case_at(at) == (line if isinstance(line, int) else None)
        head = rows.head_at(at)
        assert (head.key if head else None) == (line if isinstance(line, str) else None)
        if isinstance(line, int):
            assert rows.row_of(line) == at
        if isinstance(line, str):
            assert rows.row_of_head(line) == at
    ranges = [(max(0, first), max(0, first) + more) for first, more in spans]
    for first, last in ranges:
        cases = [line for line in plain[first : last + 1] if isinstance(line, int)]
        found = [n for a, b in rows.cases_in([(first, last)]) for n in range(a, b + 1)]
        assert found == cases


def test_without_groups_rows_are_cases() -> None:
    rows = RowMap(5)
    assert (rows.rows, rows.cases, rows.heads) == (5, 5, ())
    assert [rows.case_at(at) for at in (-1, 0, 4, 5)] == [None, 0, 4, None]
    assert rows.cases_in([(1, 2), (3, 9)]) == [(1, 4)]
