"""How often a case of the same matter is among the first three, on cases held back.

Each case held back is written again as another clerk would (a part of it, letters left out),
and looked for among the closed cases that came before it. The baseline knows its category and
takes the newest cases of it.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import pytest

from desktop_app.domain.similar import Text, rank
from desktop_app.services.imports import importing
from desktop_app.services.office import Office
from desktop_app.services.sample.build import build
from tests.offices import make_office

HELD_BACK, FIRST = 120, 3
_BREAKS = re.compile(r"[，。；！？“”、]+")


def written_again(content: str, chance: random.Random) -> str:
    """About half of it, in another order, with some letters missing."""
    parts = [part for part in _BREAKS.split(content) if part]
    chance.shuffle(parts)
    kept = parts[: max(1, (len(parts) + 1) // 2)]
    letters = [c for part in kept for c in part if chance.random() > 0.2]
    return "业主反映" + "".join(letters)


def matter(content: str) -> str:
    """What two complaints about the same matter share: the text without its numbers."""
    return re.sub(r"\d+", "", content)


def hit_rates(office: Office, seed: int = 4) -> dict[str, float]:
    rows = office.store.rows(
        "SELECT c.id, c.category, c.building, c.received_at, c.satisfaction, t.content, t.result"
        " FROM complaint c JOIN complaint_text t ON t.complaint_id = c.id"
        " WHERE c.status = 'closed' ORDER BY c.received_at, c.id"
    )
    texts = [
        Text(row["id"], row["content"], row["category"], row["building"],
             datetime.fromisoformat(row["received_at"]), row["satisfaction"], bool(row["result"]))
        for row in rows
    ]  # fmt: skip
    chance = random.Random(seed)
    hits = {"category only": 0, "words only": 0, "words and category": 0}
    asked = 0
    for at in range(max(1, len(texts) - HELD_BACK), len(texts)):
        one, before = texts[at], texts[:at]
        if not any(matter(other.content) == matter(one.content) for other in before):
            continue  # nothing is there to be found
        asked += 1
        assert one.at is not None
        again = written_again(one.content, chance)
        newest = [other.id for other in reversed(before) if other.category == one.category]
        bare = Text(0, again, "", one.building)
        full = Text(0, again, one.category, one.building)
        answers: dict[str, Sequence[int]] = {
            "category only": newest[:FIRST],
            "words only": [found for found, _ in rank(bare, before, one.at, FIRST)],
            "words and category": [found for found, _ in rank(full, before, one.at, FIRST)],
        }
        known = {other.id: matter(other.content) for other in before}
        for name, found in answers.items():
            hits[name] += any(known[other] == matter(one.content) for other in found)
    assert asked >= 40
    rates = {name: count / asked for name, count in hits.items()}
    print(
        f"\nof {asked} cases held back, the same matter among the first {FIRST}: "
        + ", ".join(f"{name} {rate:.0%}" for name, rate in rates.items())
    )
    return rates


def test_in_the_sample_office(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    try:
        build(office, 500, seed=7)
        rates = hit_rates(office)
    finally:
        office.close()
    assert rates["words and category"] >= 0.9
    assert rates["words only"] >= 0.8
    assert rates["words and category"] >= rates["category only"] + 0.15


def test_in_an_outside_register(tmp_path: Path, shared_data: Path) -> None:
    office = make_office(tmp_path)
    try:
        path = shared_data / "registers" / "2026年投诉登记表(最终版).xlsx"
        loaded = importing.load(path, today=office.now())
        importing.commit(office, importing.check(office, loaded))
        rates = hit_rates(office)
    finally:
        office.close()
    assert rates["words and category"] > rates["category only"]


@pytest.mark.parametrize("given", ["A", "B", ""])
def test_of_cases_as_alike_the_one_that_satisfied_stands_first(given: str) -> None:
    now = datetime(2026, 11, 21)
    bad = Text(1, "楼道灯不亮", "engineering.power", at=now, satisfaction="C", told=True)
    good = Text(2, "楼道灯不亮", "engineering.power", at=now, satisfaction=given, told=True)
    mute = Text(3, "楼道灯不亮", "engineering.power", at=now, satisfaction=given)
    subject = Text(0, "楼道灯不亮了", "engineering.power")
    found = [one for one, _ in rank(subject, [bad, mute, good], now)]
    assert found[0] == 2
