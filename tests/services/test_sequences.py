"""Any sequence of operations: no guard is passed unmet, no status is made up, all leaves a trace."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from desktop_app.domain.case import UPSET, CaseFile, StepEntry
from desktop_app.domain.errors import KnownError, RefusedError
from desktop_app.domain.journey import settle
from desktop_app.domain.progress import derive_status
from desktop_app.services import cases, followups, reworks
from desktop_app.services.cases import Intake, NewContact
from desktop_app.services.followups import Completion
from desktop_app.services.safety import doctor
from desktop_app.services.seeds import WORKFLOWS
from tests.offices import SetClock, make_office
from tests.services.walking import act, actions, good_value

TRACED = (
    "complaint", "complaint_text", "step_entry", "clock_run", "follow_up", "contact", "promise",
    "rework", "hold",
)  # fmt: skip
COUNTED = {("complaint", "revision"), ("follow_up", "moved")}
"""Columns that count writes and are no change themselves."""


def passed_unmet(case: CaseFile, entry: StepEntry) -> list[str]:
    """What a completed stay in a step lacks, judged by the template and the stored rows alone."""
    step = case.workflow.step(entry.step_key)
    again = case.workflow.position(step.key) >= case.workflow.position(case.workflow.rework_step)
    round_ = entry.round if again else 0
    talks = [c for c in case.contacts if c.entry_id == entry.id]
    reached = [c for c in case.contacts if c.reached]
    known = {spec.key: case.values.get((round_, step.key, spec.key), "") for spec in step.fields}
    lacks = [spec.key for spec in step.fields if spec.required and not known[spec.key].strip()]
    lacks += [
        item.key
        for item in step.checklist
        if item.required and (round_, step.key, item.key) not in case.ticks
    ]
    upset = case.complaint.mood in UPSET and not any(c.mood_after for c in case.contacts)
    here = case.workflow.position(step.key)
    opens = any(one.solution for one in case.workflow.steps[here : here + 2])
    unanswered = [c for c in talks if not c.reached]
    called = any(c.reached for c in talks) or (
        sum(c.channel != "visit" for c in unanswered) >= 3
        and any(c.channel == "visit" for c in unanswered)
    )
    lacks += [
        name
        for name, met in {
            "assessed": case.complaint.validity == "valid",
            "assigned": True,  # judged when it was left: see complete()
            "contact_logged": bool(reached),
            "contact_in_step": any(c.reached for c in talks),
            "resident_agreed": "agree"
            in [value for key, value in case.values.items() if key[2] == "opinion"],
            "called_back": called,
            "satisfaction_known": case.complaint.satisfaction in ("A", "B")
            and known.get("resolved") != "no",
        }.items()
        if name in step.guards and not met
    ]
    following = case.workflow.steps[here + 1 : here + 2]
    hands_back = following and following[0].stage == "callback" and step.stage != "callback"
    if entry.round and hands_back:
        rework = next(r for r in case.reworks if r.round == entry.round)
        if not rework.checked_at or not rework.quality:
            lacks.append("quality_checked")
    if upset and (opens or "mood_settled" in step.guards):
        lacks.append("mood_settled")
    return lacks


class AnySequence(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="sequence-"))
        self.clock = SetClock()
        self.office = make_office(self.folder, self.clock)
        self.one = 0

    @initialize(
        workflow=st.sampled_from(WORKFLOWS),
        mood=st.sampled_from(["", "calm", "agitated", "angry"]),
        severity=st.sampled_from(["minor", "normal", "major", "critical"]),
        ago=st.sampled_from([0, 3, 3000]),
    )
    def register(self, workflow: str, mood: str, severity: str, ago: int) -> None:
        intake = Intake(
            "楼道灯不亮",
            received_at=self.clock.at - timedelta(minutes=ago),
            workflow=workflow,
            mood=mood,
            severity=severity,
        )
        before = self.snapshot()
        self.one = cases.register(self.office, intake).complaint.id
        self.traced(before)

    # What can be done

    def step(self) -> Any:
        return self.office.case(self.one).step

    @rule(index=st.integers(0, 9), value=st.sampled_from(["good", "", "bad", "C", "invalid"]))
    def fill(self, index: int, value: str) -> None:
        step = self.step()
        if step.fields:
            spec = step.fields[index % len(step.fields)]
            if value == "good":
                value = good_value(self.office, spec)
            self.attempt(lambda: cases.set_field(self.office, self.one, step.key, spec.key, value))

    @rule(place=st.integers(0, 9), index=st.integers(0, 9), value=st.sampled_from(["", "改", "no"]))
    def fill_elsewhere(self, place: int, index: int, value: str) -> None:
        steps = self.office.case(self.one).workflow.steps
        step = steps[place % len(steps)]
        if step.fields:
            key = step.fields[index % len(step.fields)].key
            self.attempt(lambda: cases.set_field(self.office, self.one, step.key, key, value))

    @rule(index=st.integers(0, 9), ticked=st.booleans())
    def tick(self, index: int, ticked: bool) -> None:
        step = self.step()
        key = step.checklist[index % len(step.checklist)].key
        self.attempt(lambda: cases.set_tick(self.office, self.one, step.key, key, ticked))

    @rule(
        reached=st.booleans(),
        mood=st.sampled_from(["", "calm", "angry"]),
        channel=st.sampled_from(["phone", "visit"]),
        promise=st.sampled_from([None, -1, 1, 100]),
        late=st.sampled_from([0, 30]),
    )
    def contact(
        self, reached: bool, mood: str, channel: str, promise: int | None, late: int
    ) -> None:
        new = NewContact(
            "说了",
            at=self.clock.at - timedelta(minutes=late),
            reached=reached,
            mood_after=mood,
            channel=channel,
            promise="再来" if promise else "",
            promise_due=self.clock.at + timedelta(hours=promise) if promise else None,
        )
        self.attempt(lambda: cases.log_contact(self.office, self.one, new))

    @rule()
    def do_all(self) -> None:
        """What the step asks for: otherwise chance would never leave the first step."""
        case = self.office.case(self.one)
        for action in actions(case.step):
            self.attempt(lambda action=action: act(self.office, case, action))  # type: ignore[misc]

    @rule()
    def complete(self) -> None:
        case = self.office.case(self.one)
        if self.attempt(lambda: cases.complete_step(self.office, self.one)):
            after = self.office.case(self.one)
            left = next(e for e in after.entries if case.entry and e.id == case.entry.id)
            assert left.how == "completed"
            assert passed_unmet(after, left) == []
            if "assigned" in case.step.guards:
                assert after.complaint.department and after.complaint.handler

    @precondition(lambda self: self.one)
    @rule(reason=st.sampled_from(["", "原因"]))
    def skip(self, reason: str) -> None:
        assert not self.attempt(lambda: cases.skip_step(self.office, self.one, reason))

    @rule(place=st.integers(0, 9), reason=st.sampled_from(["", "重来"]))
    def back(self, place: int, reason: str) -> None:
        steps = self.office.case(self.one).workflow.steps
        to = steps[place % len(steps)].key
        done = self.attempt(lambda: cases.go_back(self.office, self.one, to, reason))
        assert not done or reason

    @rule(hours=st.sampled_from([-1, 1, 400]))
    def hold(self, hours: int) -> None:
        wake = self.clock.at + timedelta(hours=hours)
        self.attempt(lambda: cases.hold(self.office, self.one, "等配件", wake))

    @rule()
    def resume(self) -> None:
        self.attempt(lambda: cases.resume(self.office, self.one))

    @rule(cause=st.sampled_from(["", "没修好"]))
    def rework(self, cause: str) -> None:
        self.attempt(lambda: cases.open_rework(self.office, self.one, cause))

    @rule(index=st.integers(0, 4), on=st.booleans())
    def check_one(self, index: int, on: bool) -> None:
        item = reworks.items(self.office)[index].zh
        self.attempt(lambda: reworks.check(self.office, self.one, item, on))

    @rule()
    def check_quality(self) -> None:
        for item in reworks.items(self.office):
            self.attempt(lambda zh=item.zh: reworks.check(self.office, self.one, zh, True))  # type: ignore[misc]

    @rule(how=st.sampled_from([cases.refer, cases.withdraw]), chance=st.integers(0, 4))
    def end(self, how: Callable[..., CaseFile], chance: int) -> None:
        reason = "交社区" if chance == 0 else ""
        self.attempt(lambda: how(self.office, self.one, reason))

    @rule()
    def close_invalid(self) -> None:
        if self.attempt(lambda: cases.close_invalid(self.office, self.one)):
            complaint = self.office.case(self.one).complaint
            assert complaint.validity == "invalid" and complaint.invalid_reason

    @rule(
        values=st.sampled_from(
            [
                {"severity": "critical"},
                {"severity": "minor", "content": "改"},
                {"department": "工程部", "handler": "刘强"},
                {"category": "engineering.leak", "remark": "x"},
                {"status": "closed"},
            ]
        )
    )
    def edit(self, values: dict[str, object]) -> None:
        self.attempt(lambda: cases.edit(self.office, self.one, values))

    @rule(index=st.integers(0, 5))
    def finish_follow_up(self, index: int) -> None:
        planned = [f for f in self.office.case(self.one).follow_ups if f.state == "planned"]
        if planned:
            one = planned[index % len(planned)].id
            self.attempt(lambda: followups.complete(self.office, one, Completion("好了")))

    @rule(minutes=st.sampled_from([1, 60, 1440, 20_000]))
    def wait(self, minutes: int) -> None:
        self.clock.forward(minutes=minutes)

    # What must hold

    def attempt(self, work: Callable[[], object]) -> bool:
        before, case = self.snapshot(), self.office.case(self.one)
        try:
            work()
        except (RefusedError, KnownError):
            assert self.office.case(self.one) == case, "a refusal changed the case"
            assert self.snapshot() == before, "a refusal left something"
            return False
        self.traced(before)
        return True

    def snapshot(self) -> dict[tuple[str, int], dict[str, Any]]:
        key = {"complaint_text": "complaint_id"}
        found: dict[tuple[str, int], dict[str, Any]] = {
            (table, row[key.get(table, "id")]): row
            for table in TRACED
            for row in self.office.store.rows(f"SELECT * FROM {table}")
        }
        for table in ("step_value", "step_tick"):
            names = ("field_key", "value") if table == "step_value" else ("item_key", "at")
            for row in self.office.store.rows(f"SELECT * FROM {table}"):
                place = f"{row['round']}/{row['step_key']}/{row[names[0]]}"
                found.setdefault((table, row["complaint_id"]), {})[place] = row[names[1]]
        return found

    def traced(self, before: dict[tuple[str, int], dict[str, Any]]) -> None:
        """Every changed column has its line in the newest operations' trace."""
        after = self.snapshot()
        lines = self.office.store.rows("SELECT * FROM audit ORDER BY id DESC LIMIT 400")
        told = {(r["entity"], r["entity_id"], r["field"]): r for r in reversed(lines)}
        for (table, row_id), row in after.items():
            old = before.get((table, row_id))
            if old is None and not table.startswith("step_v") and not table.startswith("step_t"):
                if table != "complaint_text":
                    assert (table, row_id, "+") in told
                continue
            old = old or {}
            for name in row.keys() | old.keys():
                was, now = old.get(name), row.get(name)
                if was != now and (table, name) not in COUNTED:
                    line = told[table, row_id, name]
                    if table != "step_tick":
                        assert (line["before"], line["after"] or None) == (
                            None if was is None else str(was),
                            None if now is None else str(now) or None,
                        ) or (was, now) == (line["before"], line["after"])
        assert before.keys() <= after.keys() | {
            key for key in before if key[0] in ("step_value", "step_tick")
        }, "rows are never removed"

    @invariant()
    def settled(self) -> None:
        if not self.one:
            return
        case = self.office.case(self.one)
        assert settle(case).complaint == case.complaint
        assert case.complaint.status == derive_status(case)
        stays = [e for e in case.entries if e.left_at is None]
        if case.complaint.outcome:
            assert stays == [] and case.complaint.due_at is None
            assert all(run.stopped_at for run in case.clocks)
        else:
            assert [e.step_key for e in stays] == [case.complaint.step_key]
            assert stays[0].round == case.complaint.round
        if case.complaint.on_hold:
            assert case.complaint.due_at is None and case.complaint.hold_from is not None
        assert [h.until is None for h in case.holds].count(True) == int(case.complaint.on_hold)
        running = [run.clock for run in case.clocks if run.stopped_at is None]
        assert len(running) == len(set(running))
        for moment in (case.complaint.due_at, case.complaint.wake_at):
            assert moment is None or isinstance(moment, datetime)

    def teardown(self) -> None:
        if self.one:
            findings = [f.code for f in doctor.examine(self.office) if not f.ok]
            assert findings in ([], ["calendar"])  # the clock may have left the known years
        self.office.close()
        shutil.rmtree(self.folder)


TestAnySequence = AnySequence.TestCase
TestAnySequence.settings = settings(
    max_examples=30,
    stateful_step_count=40,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)
