"""The weekly summary at 10⁵ cases (more through the environment), against its bare SQL.

Three clocks, process time: the summary as the program makes it; the same statements sent
through a plain connection, all of them; and one hand-written statement for each of the
week's figures, without comparison, tables or lists. No assertion on time: the ratios are
printed, and that the numbers are the same is asserted.
"""

from __future__ import annotations

import os
import random
import sqlite3
import statistics
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from desktop_app.domain.periods import parse
from desktop_app.services.office import Office
from desktop_app.services.reports import weekly
from desktop_app.services.reports.figures import compute, stretch_of
from desktop_app.storage.figures import FACT_SQL
from tests.offices import SetClock, make_office

pytestmark = pytest.mark.bench
SIZES = [int(n) for n in os.environ.get("BENCH_FIGURES_CASES", "100000").split(",")]
ROUNDS = 5
BEGIN = datetime(2024, 12, 2)
MINUTES = 60 * 24 * 365 * 2
WEEK = parse("2026-W47")


def fill(office: Office, count: int) -> None:
    """Two years of cases: clocks, callbacks, promises and some rework, straight into the tables."""
    rng = random.Random(1)
    workflow_id = office.workflows.current_id("seven-steps") or 0
    calling = office.workflows.by_id(workflow_id).steps[-1].key
    codes = [r["code"] for r in office.store.rows("SELECT code FROM category ORDER BY code")]
    cases, texts, runs, entries, contacts, promises, reworks = [], [], [], [], [], [], []
    for one in range(1, count + 1):
        received = BEGIN + timedelta(minutes=rng.randrange(MINUTES))
        took = timedelta(minutes=rng.randrange(60, 9000))
        # An office has a desk full of open cases, not a share of all that it ever had.
        fresh = received > BEGIN + timedelta(minutes=MINUTES, days=-10)
        done = received + took if rng.random() < (0.5 if fresh else 0.9995) else None
        closed = done + timedelta(hours=30) if done else None
        again = int(rng.random() < 0.05)
        cases.append(
            (one, f"TS-{one:07d}", received, rng.choice(("phone", "wechat", "visit")),
             f"小区{one % 5}", str(one % 30 + 1), "1", f"{one % 28 + 1}0{one % 4 + 1}",
             "李建国", "漏水", rng.choice(codes), rng.choice(("normal", "normal", "major")),
             "valid", f"部门{one % 6}", f"师傅{one % 40}", workflow_id, calling, again,
             "closed" if done else "", "closed" if done else "in_progress", done, closed,
             f"原因{one % 25}", rng.choice("AABC") if done else "",
             one - 1 if one > 1 and rng.random() < 0.06 else None)
        )  # fmt: skip
        texts.append((one, "漏水"))
        for clock, limit, part in (("response", 15, 0.1), ("answer", 1440, 0.3),
                                   ("solution", 4320, 1.0)):  # fmt: skip
            stop = received + took * part if done else None
            runs.append((one, clock, received, received + timedelta(minutes=limit), stop))
        if done:
            runs.append((one, "callback", done, done + timedelta(hours=48), closed))
        entries.append((one, one, calling, 0, done or received))
        contacts.append((one, one, one, closed or received, closed or received))
        if one % 3 == 0:
            due = received + timedelta(hours=20)
            promises.append((one, one, "回话", due, due + timedelta(hours=rng.randrange(-9, 3))))
        if again and done:
            reworks.append((one, 1, done, "又漏"))
    with office.store.transaction():
        for table, names, rows in (
            ("complaint", "id number received_at channel community building unit room complainant"
             " excerpt category severity validity department handler workflow_id step_key round"
             " outcome status completed_at closed_at root_cause satisfaction repeat_of", cases),
            ("complaint_text", "complaint_id content", texts),
            ("clock_run", "complaint_id clock started_at due_at stopped_at", runs),
            ("step_entry", "id complaint_id step_key round entered_at", entries),
            ("contact", "id complaint_id entry_id at recorded_at", contacts),
            ("promise", "contact_id complaint_id text due_at kept_at", promises),
            ("rework", "complaint_id round opened_at cause", reworks),
        ):  # fmt: skip
            columns = names.split()
            if table == "contact":
                columns += ["direction", "channel"]
                rows = [(*row, "out", "phone") for row in rows]
            office.store.insert_many(table, columns, rows)
    office.store.execute("ANALYZE")


def cpu(work: Callable[[], object]) -> float:
    """The median of some rounds after one to warm up."""
    work()
    taken = []
    for _ in range(ROUNDS):
        begin = time.process_time()
        work()
        taken.append(time.process_time() - begin)
    return statistics.median(taken)


@pytest.mark.parametrize("size", SIZES)
def test_a_weekly_summary_against_its_bare_sql(
    size: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = make_office(tmp_path, SetClock(datetime(2026, 12, 2, 9)))
    try:
        fill(office, size)
        asked: list[tuple[str, tuple[object, ...]]] = []
        run = office.store._run

        def recorded(sql: str, parameters: object) -> object:
            asked.append((sql, tuple(parameters)))  # type: ignore[arg-type]
            return run(sql, parameters)  # type: ignore[arg-type]

        monkeypatch.setattr(office.store, "_run", recorded)
        made = weekly.summary(office, WEEK)
        monkeypatch.setattr(office.store, "_run", run)
        bare = sqlite3.connect(office.store.path)
        bare.execute("PRAGMA cache_size = -32000")
        span = stretch_of(office, WEEK).span

        def same_statements() -> None:
            for sql, parameters in asked:
                bare.execute(sql, parameters).fetchall()

        def one_a_fact() -> dict[str, int]:
            return {
                fact: bare.execute(f"SELECT count(*) FROM {sql}", span).fetchone()[0]
                for fact, sql in FACT_SQL.items()
            }

        counted = compute(office, WEEK).facts
        assert all(counted.count(fact) == n for fact, n in one_a_fact().items())
        assert made.figure("received").now.numerator == one_a_fact()["received"] > size / 200
        whole = cpu(lambda: weekly.summary(office, WEEK))
        figures = cpu(lambda: compute(office, WEEK, compare=False))
        every, facts = cpu(same_statements), cpu(one_a_fact)
        bare.close()
        print(
            f"\n{size:,} cases, a week of {made.figure('received').now.numerator:,} new ones:"
            f" the summary {1000 * whole:.0f} ms, {whole / every:.2f} x its {len(asked)} statements"
            f" sent bare ({1000 * every:.0f} ms); the week's figures alone {1000 * figures:.0f} ms,"
            f" {figures / facts:.2f} x one bare count a fact ({1000 * facts:.0f} ms)"
        )
    finally:
        office.close()
