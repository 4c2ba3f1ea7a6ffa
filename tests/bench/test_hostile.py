"""Every outside file through the whole chain, a child for each: what became of it, at what cost."""

from __future__ import annotations

import resource
import time
import zipfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from desktop_app.domain.errors import KnownError
from desktop_app.exchange.book import read_book
from desktop_app.exchange.detect import plan_book
from desktop_app.services.imports import importing
from desktop_app.services.office import Office
from desktop_app.services.safety.doctor import examine
from tests.exchange.test_foreign_books import books, told
from tests.exchange.test_limits import fuzz
from tests.offices import NOW, make_office

pytestmark = pytest.mark.bench

FREEZE, BLOAT = 60.0, 3 << 29  # seconds and bytes that no file may cost


@dataclass
class Ledger:
    """What became of the files: counts by kind or code, and what was slowest and largest."""

    ends: Counter[str] = field(default_factory=Counter)
    seconds: dict[str, float] = field(default_factory=dict)
    grown: dict[str, int] = field(default_factory=dict)
    again: Counter[str] = field(default_factory=Counter)

    def print(self, title: str) -> None:
        print(f"\n{title}: {sum(self.ends.values())} files")
        for end, count in self.ends.most_common():
            print(f"  {count:5} {end}")
        slow = max(self.seconds, key=lambda name: self.seconds[name])
        big = max(self.grown, key=lambda name: self.grown[name])
        print(f"  longest {self.seconds[slow]:.2f} s ({slow})")
        print(f"  largest child of all so far {_peak(resource.RUSAGE_CHILDREN) >> 20} MB")
        print(f"  this process {_peak(resource.RUSAGE_SELF) >> 20} MB at its largest;")
        print(f"  grew most by {self.grown[big] >> 20} MB ({big})")


def _peak(whose: int) -> int:
    return resource.getrusage(whose).ru_maxrss << 10


def bring_in(office: Office, path: Path, name: str, ledger: Ledger) -> None:
    """Load, check, commit and import again; whatever happens has a name."""
    before, start = _peak(resource.RUSAGE_SELF), time.perf_counter()
    try:
        loaded = importing.load(path, today=NOW)
        ledger.ends[loaded.kind] += 1
        importing.commit(office, importing.check(office, loaded))
        second = importing.check(office, importing.load(path, today=NOW)).counts()
        ledger.again["new"] += second["new"]
        ledger.again["updated"] += second["updated"]
    except KnownError as refusal:
        known = "previewed: no table of ours" if refusal.code == "no_table" else refusal.code
        ledger.ends[known] += 1
        assert str(refusal)
    ledger.seconds[name] = time.perf_counter() - start
    ledger.grown[name] = _peak(resource.RUSAGE_SELF) - before


@pytest.mark.parametrize("folder", ["hostile", "real", "roster", "registers"])
def test_the_whole_chain(shared_data: Path, tmp_path: Path, folder: str) -> None:
    office = make_office(tmp_path)
    ledger = Ledger()
    for path in sorted(p for p in (shared_data / folder).rglob("*") if p.is_file()):
        bring_in(office, path, path.relative_to(shared_data).as_posix(), ledger)
    ledger.print(folder)
    assert max(ledger.seconds.values()) < FREEZE
    assert max(_peak(resource.RUSAGE_CHILDREN), _peak(resource.RUSAGE_SELF)) < BLOAT
    assert (ledger.again["new"], ledger.again["updated"]) == (0, 0)
    findings = [str(one.message) for one in examine(office) if not one.ok]
    office.close()
    assert findings == []


def test_a_book_that_unpacks_to_gigabytes(tmp_path: Path) -> None:
    """Sizes as the directory of the zip tells them, and sizes that it hides."""
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("[Content_Types].xml", "<Types/>")
        book.writestr("xl/workbook.xml", "<workbook/>")
        with book.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            for _ in range(2_000):
                part.write(bytes(1 << 20))
    for hidden in (False, True):
        if hidden:
            data = path.read_bytes()
            entry = data.rindex(b"PK\x01\x02")
            size = (1000).to_bytes(4, "little")
            path.write_bytes(data[: entry + 24] + size + data[entry + 28 :])
        start = time.perf_counter()
        with pytest.raises(KnownError) as caught:
            read_book(path)
        print(f"\nbomb of 2 GB, size hidden {hidden}: {caught.value.code}", end=" ")
        print(f"{time.perf_counter() - start:.2f} s")
    assert _peak(resource.RUSAGE_CHILDREN) < BLOAT


def test_mutated_books(shared_data: Path, tmp_path: Path) -> None:
    ends: Counter[str] = Counter()
    for seed in range(4):
        fuzz(shared_data, tmp_path, 150, seed, lambda end: ends.update([end]))
    print(f"\n{ends.total()} mutated books: {dict(ends.most_common())}")
    assert ends.total() == 600


def test_columns_of_foreign_books(shared_data: Path) -> None:
    """The list of what was matched, with its confidence; the unmatched in brackets."""
    for path in books(shared_data):
        print(f"\n{path.relative_to(shared_data)}")
        for plan in plan_book(read_book(path)):
            print(f"  {told(plan)}")
