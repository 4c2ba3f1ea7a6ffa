"""What the calendar reads, against the plainest way to the same, and how the database gets it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, time, timedelta

import pytest

from desktop_app.domain.planner import Busy
from desktop_app.services.office import Office
from desktop_app.services.sample.build import build
from desktop_app.storage import calendar_view, followups, planner
from desktop_app.storage.store import Store
from tests.offices import NOW, make_office

TODAY = datetime.combine(NOW.date(), time())


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """A sample office with visits that belong to no case, and cases in the recycle bin."""
    made = make_office(tmp_path_factory.mktemp("calendar"))
    build(made, 120, 1)
    store = made.store
    flat = store.value("SELECT min(id) FROM household")
    for day in range(4):
        store.insert(
            "follow_up",
            {
                "kind": "visit", "due_at": NOW + timedelta(days=day, hours=1),
                "household_id": flat, "assignee": "王敏",
            },
        )  # fmt: skip
    ahead = store.rows(
        "SELECT DISTINCT complaint_id AS id FROM follow_up WHERE state = 'planned'"
        " AND due_at >= ? AND complaint_id IS NOT NULL ORDER BY 1 LIMIT 3",
        (TODAY,),
    )
    assert len(ahead) == 3
    for row in ahead:
        store.update("complaint", row["id"], {"deleted_at": NOW})
    yield made
    made.close()


def visible(store: Store) -> list[dict[str, object]]:
    """All follow-ups in sight with their case, by the plainest question."""
    return store.rows(
        "SELECT f.*, c.number, c.complainant FROM follow_up f"
        " LEFT JOIN complaint c ON c.id = f.complaint_id WHERE c.deleted_at IS NULL"
        " ORDER BY f.due_at, f.id"
    )


def test_what_is_planned_ahead_leaves_out_the_recycle_bin(office: Office) -> None:
    store = office.store
    ahead = [
        row
        for row in visible(store)
        if row["state"] == "planned" and str(row["due_at"]) >= str(TODAY)
    ]
    assert any(row["complaint_id"] is None for row in ahead)
    days = Counter(datetime.fromisoformat(str(row["due_at"])).date() for row in ahead)
    assert planner.counts(store, TODAY) == days
    taken = planner.busy(store, TODAY, TODAY + timedelta(days=400))
    assert all(isinstance(one, Busy) for one in taken)
    assert {(one.id, str(one.at), one.kind, one.assignee) for one in taken} == {
        (row["id"], row["due_at"], row["kind"], row["assignee"]) for row in ahead if row["assignee"]
    }


def test_a_follow_up_is_what_its_row_says(office: Office) -> None:
    store = office.store
    plain = [row for row in visible(store) if row["state"] != "cancelled"]
    found = followups.between(store, datetime(2000, 1, 1), datetime(2100, 1, 1))
    assert [one.id for one in found] == [row["id"] for row in plain]
    assert any(one.done_at for one in found) and any(one.promise_id for one in found)
    for one, row in zip(found, plain, strict=True):
        assert (str(one.due_at), one.done_at and str(one.done_at)) == (
            row["due_at"],
            row["done_at"],
        )
        for name in (
            "kind", "complaint_id", "household_id", "title", "note", "assignee", "state",
            "outcome", "unanswered",
        ):  # fmt: skip
            assert getattr(one, name) == row[name]
        assert (one.number, one.complainant) == (row["number"] or "", row["complainant"] or "")
        promise = store.value("SELECT id FROM promise WHERE follow_up_id = ?", (one.id,))
        assert one.promise_id == promise
        assert followups.follow_up(store, one.id) == one


def test_details_of_more_than_one_statement_takes(office: Office) -> None:
    store = office.store
    ids = [row["id"] for row in store.rows("SELECT id FROM follow_up")]
    found = calendar_view.details(store, [*ids, *range(10**6, 10**6 + 40_000)])
    assert sorted(found) == sorted(ids)
    assert found == {one: calendar_view.details(store, [one])[one] for one in ids}
    assert any(one.person for one in found.values())


def test_no_case_is_looked_up_to_count_what_is_planned(office: Office) -> None:
    asked: list[str] = []
    connection = office.store.connection
    connection.set_trace_callback(asked.append)
    planner.counts(office.store, TODAY)
    planner.busy(office.store, TODAY, TODAY + timedelta(days=30))
    connection.set_trace_callback(None)
    assert len(asked) == 2
    for sql in asked:
        plan = " / ".join(row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}"))
        assert "follow_up_open" in plan or "follow_up_due" in plan, plan
        assert "complaint_deleted" in plan, plan
        assert "PRIMARY KEY" not in plan and "SCAN f" not in plan, plan
