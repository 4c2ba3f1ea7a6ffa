"""Many rows go piece by piece, on another thread than their owner's, and all of them go."""

from __future__ import annotations

import gc
import threading
import time
import weakref
from collections.abc import Iterator

import pytest

from desktop_app.services.imports.many_rows import MANY, keep, uncollected


class Row:
    """Something whose going can be seen."""


class Owner:
    def __init__(self, count: int) -> None:
        self.rows = tuple(Row() for _ in range(count))


@pytest.fixture(autouse=True)
def collected() -> Iterator[None]:
    yield
    gc.unfreeze()
    assert gc.isenabled()


def test_many_rows_outlive_their_owner_and_go_on_another_thread() -> None:
    owner = Owner(MANY)
    where: list[str] = []
    weakref.finalize(owner.rows[0], lambda: where.append(threading.current_thread().name))
    keep(owner, owner.rows)
    del owner
    end = time.monotonic() + 60
    while not where and time.monotonic() < end:
        time.sleep(0.01)
    assert where == ["rows"]


def test_a_few_rows_go_with_their_owner() -> None:
    owner = Owner(10)
    last = weakref.ref(owner.rows[0])
    keep(owner, owner.rows)
    del owner
    assert last() is None


def test_the_collector_works_again_whatever_happens() -> None:
    with pytest.raises(RuntimeError), uncollected():
        assert not gc.isenabled()
        with uncollected():  # reading within a check
            assert not gc.isenabled()
        assert not gc.isenabled()
        raise RuntimeError
    assert gc.isenabled()
