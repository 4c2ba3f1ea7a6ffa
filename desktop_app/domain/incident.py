"""Incidents 群诉: when one is proposed, who counts in it, what it shares, when it may be closed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from desktop_app.domain import journey, progress
from desktop_app.domain.case import ENDED, CaseFile, Complaint, FollowUp, Status
from desktop_app.domain.clocks import Rules
from desktop_app.domain.errors import KnownError, RefusedError
from desktop_app.domain.guards import bound_value, missing, was_called_back
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, Message, Text, say

SHARED = (
    "root_cause",
    "short_term",
    "long_term",
    "planned_completion",
    "result",
    "completed_at",
)
"""What is found out and done once for all: case columns taken over from the master's forms."""
NOT_COUNTED = frozenset({Status.INVALID, Status.WITHDRAWN})
"""A complaint that was none, or was taken back, is no household of the incident."""


@dataclass(frozen=True)
class Incident:
    """Many households, one cause: one master case, one callback for each household."""

    id: int
    number: str
    title: str
    community: str
    building: str
    category: str
    master_id: int | None
    opened_at: datetime
    closed_at: datetime | None = None
    note: str = ""


@dataclass(frozen=True)
class Rule:
    """The office's rule: proposed from *households* households within *days* days."""

    households: int = 3
    days: int = 7


@dataclass(frozen=True)
class Proposal:
    """Cases that are probably one incident, oldest first, of *households* households."""

    cases: tuple[Complaint, ...]
    households: int
    days: int

    def sentence(self) -> Message:
        return say(
            QT_TRANSLATE_NOOP("core", "本楼 {days} 天内已有 {count} 户反映同类问题，可能是群诉。"),
            days=self.days,
            count=self.households,
        )


@dataclass(frozen=True)
class Member:
    """One case of an incident, as the incident needs it."""

    complaint: Complaint
    step: Text
    called: bool
    callback: FollowUp | None = None

    @property
    def ended(self) -> bool:
        return bool(self.complaint.outcome)


@dataclass(frozen=True)
class MemberHousehold:
    """A household with all its cases of the incident; one call is enough for all of them."""

    key: str
    members: tuple[Member, ...]

    @property
    def called(self) -> bool:
        return any(member.called for member in self.members)

    @property
    def ended(self) -> bool:
        return all(member.ended for member in self.members)

    @property
    def open(self) -> bool:
        """Whether the household is still to be called."""
        return not self.called and not self.ended


@dataclass(frozen=True)
class Taken:
    """What a member took over: fields filled, steps completed, and what it still lacks."""

    case: CaseFile
    filled: int
    completed: tuple[Text, ...]
    missing: tuple[Message, ...]


def household_key(complaint: Complaint) -> str:
    """The same for every case of one flat; a case without a flat stands for itself."""
    if complaint.room:
        return "|".join(
            ("flat", complaint.community, complaint.building, complaint.unit, complaint.room)
        )
    if complaint.household_id is not None:
        return f"household|{complaint.household_id}"
    return f"case|{complaint.id}"


def count_households(complaints: Iterable[Complaint]) -> int:
    return len({household_key(one) for one in complaints})


def counts(complaint: Complaint) -> bool:
    """Whether a case speaks for an incident: a known flat of a building, and a category."""
    known = bool(complaint.room) or complaint.household_id is not None
    return (
        known
        and bool(complaint.building and complaint.category)
        and complaint.validity != "invalid"
        and complaint.status not in NOT_COUNTED
    )


def propose(complaint: Complaint, others: Iterable[Complaint], rule: Rule) -> Proposal | None:
    """The incident that *complaint* probably belongs to, or ``None``.

    Enough households of the same building complained of the same category within the rule's
    days, the case itself among them; of several such spans the one with the most households.
    """
    if complaint.incident_id is not None or complaint.status in ENDED or not counts(complaint):
        return None
    pool = {complaint.id: complaint}
    for other in others:
        if (
            other.incident_id is None
            and counts(other)
            and (other.community, other.building, other.category)
            == (complaint.community, complaint.building, complaint.category)
        ):
            pool.setdefault(other.id, other)
    ordered = sorted(pool.values(), key=lambda one: (one.received_at, one.id))
    best: list[Complaint] = []
    for first in ordered:
        until = first.received_at + timedelta(days=rule.days)
        span = [one for one in ordered if first.received_at <= one.received_at <= until]
        if complaint in span and count_households(span) > count_households(best):
            best = span
    households = count_households(best)
    if households < max(2, rule.households):
        return None
    return Proposal(tuple(best), households, rule.days)


def check_join(incident: Incident, complaint: Complaint) -> None:
    """Refuse a case that cannot be a member: ``RefusedError`` says why."""
    need_open(incident)
    if complaint.incident_id is not None:
        raise RefusedError(
            "in_incident",
            say(
                QT_TRANSLATE_NOOP("core", "投诉 {number} 已经在一个群诉事件里，请先退出。"),
                number=complaint.number,
            ),
        )
    if complaint.status in NOT_COUNTED or complaint.validity == "invalid":
        raise RefusedError(
            "not_counted",
            say(
                QT_TRANSLATE_NOOP("core", "投诉 {number} 已撤销或判为无效，不能加入群诉。"),
                number=complaint.number,
            ),
        )


def check_master(complaint: Complaint) -> None:
    """A master is worked for all, so it must be running."""
    if complaint.outcome:
        raise RefusedError(
            "master_ended",
            say(
                QT_TRANSLATE_NOOP("core", "投诉 {number} 已经结束，不能作为群诉的主单。"),
                number=complaint.number,
            ),
        )


def check_leave(
    incident: Incident, complaint: Complaint, reason: str, members: Sequence[int]
) -> None:
    """Refuse to let a case go: without a reason, or the master while others are worked by it."""
    need_open(incident)
    if not reason.strip():
        raise RefusedError("reason_missing", say(QT_TRANSLATE_NOOP("core", "请填写退出的原因。")))
    if complaint.id == incident.master_id and len(members) > 1:
        raise RefusedError(
            "master_stays",
            say(QT_TRANSLATE_NOOP("core", "这是群诉的主单，请先把另一条投诉设为主单，再退出。")),
        )


def check_close(incident: Incident, households: Iterable[MemberHousehold]) -> None:
    """Refuse to close while a household is neither called nor ended; names each of them."""
    need_open(incident)
    gaps = tuple(_uncalled(one) for one in households if one.open)
    if gaps:
        raise RefusedError(
            "households_uncalled",
            say(
                QT_TRANSLATE_NOOP("core", "还有 {count} 户没有回访，群诉不能关闭。"),
                count=len(gaps),
            ),
            gaps,
        )


def need_open(incident: Incident) -> None:
    if incident.closed_at is not None:
        raise RefusedError(
            "incident_closed",
            say(
                QT_TRANSLATE_NOOP("core", "群诉 {number} 已经关闭，不再改动。"),
                number=incident.number,
            ),
        )


def member_of(case: CaseFile) -> Member:
    """A case as a member. Called: the household was reached after the work (or three calls
    and a visit failed), in its own callback step; a text sent to all is no call."""
    called = not case.complaint.outcome and (
        case.step.stage == "callback" and was_called_back(case)
    )
    called = called or case.complaint.outcome == "closed"
    planned = (f for f in case.follow_ups if f.kind == "callback" and f.state == "planned")
    callback = min(planned, key=lambda f: f.due_at, default=None)
    return Member(case.complaint, case.step.title, called, callback)


def by_household(members: Iterable[Member]) -> tuple[MemberHousehold, ...]:
    """Members put together by household, in the order of the first case of each."""
    grouped: dict[str, list[Member]] = {}
    for member in members:
        grouped.setdefault(household_key(member.complaint), []).append(member)
    return tuple(MemberHousehold(key, tuple(found)) for key, found in grouped.items())


def shared_results(master: CaseFile) -> Mapping[str, str]:
    """What the master's forms say of cause, measures and result; refused without a result."""
    found = {bind: value for bind in SHARED if (value := bound_value(master, bind).strip())}
    if "result" not in found:
        raise RefusedError(
            "result_missing",
            say(
                QT_TRANSLATE_NOOP(
                    "core", "主单 {number} 还没有填写处理结果，填好后再应用到各户；未作改动。"
                ),
                number=master.complaint.number,
            ),
        )
    return found


def take_over(
    member: CaseFile,
    master: CaseFile,
    now: datetime,
    staff: str,
    rules: Rules,
    entered: Callable[[CaseFile], CaseFile] = lambda case: case,
) -> Taken:
    """Fill a member's empty fields from the master's and complete what its guards allow.

    What the member's own forms say stays. Never completes the callback step: each household
    is called and answers for itself. *entered* brings a new step's form in line.
    """
    results = shared_results(master)
    if member.complaint.outcome:
        return Taken(member, 0, (), ())
    if member.complaint.round > master.complaint.round:
        # Its resident was called and said that this very result did not help.
        return Taken(member, 0, (), (say(QT_TRANSLATE_NOOP("core", "返单处理中，请单独处理本户")),))
    case, filled = _fill(member, results)
    completed: list[Text] = []
    while case.step.stage != "callback":
        try:
            move = progress.complete(case, now)
        except RefusedError as error:
            return Taken(case, filled, tuple(completed), error.missing or (error.message,))
        completed.append(case.step.title)
        case = entered(journey.apply(case, move, now, staff, rules))
        if case.complaint.outcome:
            return Taken(case, filled, tuple(completed), ())
        case, more = _fill(case, results)
        filled += more
    if any(gap.kind == "guard" and gap.key == "called_back" for gap in missing(case, now)):
        # What the callback itself asks for is said in its step; here one word tells the work.
        still = say(QT_TRANSLATE_NOOP("core", "回访本户"))
    else:
        still = say(QT_TRANSLATE_NOOP("core", "填好本户的回访结果"))
    return Taken(case, filled, tuple(completed), (still,))


def _fill(case: CaseFile, results: Mapping[str, str]) -> tuple[CaseFile, int]:
    filled = 0
    here = case.workflow.position(case.complaint.step_key)
    for step in case.workflow.steps[: here + 1]:
        for spec in step.fields:
            value = results.get(spec.binds or "", "")
            if not value or case.value(step.key, spec.key).strip():
                continue
            try:
                case = journey.set_field(case, step.key, spec.key, value)
            except KnownError:
                continue  # another template's field of another kind: stays to be filled by hand
            filled += 1
    return case, filled


def _uncalled(household: MemberHousehold) -> Message:
    complaint = household.members[0].complaint
    numbers = "、".join(m.complaint.number for m in household.members if not m.ended)
    return say(
        QT_TRANSLATE_NOOP("core", "{place}（{number}）还没有回访"),
        place=complaint.place() or complaint.number,
        number=numbers,
    )
