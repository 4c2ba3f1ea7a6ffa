"""Incidents 群诉: proposing, opening, joining, leaving and closing them, and how they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from desktop_app.domain import incident as rules
from desktop_app.domain.case import ENDED, CaseFile, Complaint
from desktop_app.domain.errors import KnownError, RefusedError
from desktop_app.domain.incident import (
    Incident,
    MemberHousehold,
    Rule,
    by_household,
    count_households,
    member_of,
)
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, Message, say
from desktop_app.domain.rooms import parse_room
from desktop_app.services.office import Office
from desktop_app.storage import cases, incidents, reference
from desktop_app.storage.trace.journal import Journal


@dataclass(frozen=True)
class Hint:
    """A proposal for a case: to join *incident*, or (None) to open one with *cases*."""

    sentence: Message
    incident: Incident | None
    cases: tuple[int, ...]
    master_id: int


@dataclass(frozen=True)
class IncidentView:
    """An incident with its households; ``master`` is None when its case lies in the bin."""

    incident: Incident
    master: Complaint | None
    households: tuple[MemberHousehold, ...]

    @property
    def uncalled(self) -> int:
        return sum(1 for household in self.households if household.open)


@dataclass(frozen=True)
class Choice:
    """An open incident that a case may be put into by hand."""

    incident: Incident
    households: int


@dataclass(frozen=True)
class Panel:
    """What the editor shows beside a case; the one or the other part is empty."""

    view: IncidentView | None = None
    hint: Hint | None = None
    choices: tuple[Choice, ...] = ()


def rule(office: Office) -> Rule:
    """The office's rule (settings ``incident_households`` and ``incident_days``)."""
    return Rule(
        office.number_setting("incident_households", 3), office.number_setting("incident_days", 7)
    )


def load(office: Office, incident_id: int) -> Incident:
    found = incidents.load(office.store, incident_id)
    if found is None:
        raise KnownError("incident_unknown", say(QT_TRANSLATE_NOOP("core", "没有这个群诉事件。")))
    return found


def running(office: Office, community: str, building: str, category: str) -> Incident | None:
    """The open incident of a building and category, if any."""
    if not building or not category:
        return None
    return incidents.open_at(office.store, community, building, category)


def running_sentence(incident: Incident) -> Message:
    return say(
        QT_TRANSLATE_NOOP("core", "本楼同类问题正作为群诉 {number} 处理：{title}。"),
        number=incident.number,
        title=incident.title,
    )


def propose(office: Office, complaint_id: int) -> Hint | None:
    """What to do with a case that is in no incident: join one, open one, or (None) nothing."""
    complaint = office.case(complaint_id).complaint
    if complaint.incident_id is not None or complaint.status in ENDED:
        return None
    if not rules.counts(complaint):
        return None
    at = running(office, complaint.community, complaint.building, complaint.category)
    if at is not None:
        return Hint(running_sentence(at), at, (complaint_id,), at.master_id or complaint_id)
    wanted = rule(office)
    span = timedelta(days=wanted.days)
    near = incidents.same_matter(
        office.store,
        complaint.community,
        complaint.building,
        complaint.category,
        complaint.received_at - span,
        complaint.received_at + span,
    )
    found = rules.propose(complaint, near, wanted)
    if found is None:
        return None
    first = next(one for one in found.cases if one.status not in ENDED)
    return Hint(found.sentence(), None, tuple(one.id for one in found.cases), first.id)


def proposals(office: Office) -> tuple[Hint, ...]:
    """Every incident that the last days suggest, one for a building and category."""
    wanted = rule(office)
    since = office.now() - timedelta(days=wanted.days)
    found = []
    for community, building, category in incidents.crowded(
        office.store, since, max(2, wanted.households)
    ):
        near = incidents.same_matter(
            office.store, community, building, category, since, office.now()
        )
        newest = next((one for one in reversed(near) if one.status not in ENDED), None)
        hint = propose(office, newest.id) if newest else None
        if hint is not None and hint.incident is None:
            found.append(hint)
    return tuple(found)


def open_incident(
    office: Office, master_id: int, case_ids: Sequence[int] = (), title: str = ""
) -> Incident:
    """Open an incident with a master case and the cases that belong to it."""
    master = office.case(master_id).complaint
    rules.check_master(master)
    now = office.now()
    number = incidents.next_number(office.store, now)
    with office.write("incident_open") as journal:
        incident_id = journal.insert(
            "incident",
            {
                "number": number,
                "title": title.strip() or _title(office, master),
                "community": master.community,
                "building": master.building,
                "category": master.category,
                "master_id": master_id,
                "opened_at": now,
            },
        )
        made = load(office, incident_id)
        for one in dict.fromkeys((master_id, *case_ids)):
            _join(office, journal, made, one)
    return made


def join(office: Office, incident_id: int, complaint_id: int) -> Incident:
    """Put a case into an incident: of the same building, or chosen by hand."""
    incident = load(office, incident_id)
    with office.write("incident_join") as journal:
        _join(office, journal, incident, complaint_id)
    return incident


def follow(office: Office, complaint_id: int) -> Incident:
    """Do what is proposed for a case; ``KnownError`` when nothing is (any more)."""
    hint = propose(office, complaint_id)
    if hint is None:
        raise KnownError(
            "nothing_proposed",
            say(QT_TRANSLATE_NOOP("core", "现在没有可加入的群诉，投诉已照常登记。")),
        )
    if hint.incident is not None:
        return join(office, hint.incident.id, complaint_id)
    return open_incident(office, hint.master_id, hint.cases)


def leave(office: Office, complaint_id: int, reason: str) -> None:
    """Take a case out of its incident, with a reason; the last one to go closes it."""
    case = office.case(complaint_id)
    complaint = case.complaint
    if complaint.incident_id is None:
        raise KnownError("no_incident", say(QT_TRANSLATE_NOOP("core", "这条投诉不在群诉里。")))
    incident = load(office, complaint.incident_id)
    members = incidents.member_ids(office.store, incident.id)
    rules.check_leave(incident, complaint, reason, members)
    with office.write("incident_leave") as journal:
        _set_incident(office, journal, case, None)
        text = f"{incident.number} {reason.strip()}"
        journal.record("complaint", complaint_id, complaint_id, "incident", text, None)
        if members == [complaint_id]:
            journal.update(
                "incident",
                incident.id,
                {"closed_at": office.now(), "master_id": None, "note": reason.strip()},
            )


def set_master(office: Office, complaint_id: int) -> Incident:
    """Make a running member the master of its incident."""
    complaint = office.case(complaint_id).complaint
    if complaint.incident_id is None:
        raise KnownError("no_incident", say(QT_TRANSLATE_NOOP("core", "这条投诉不在群诉里。")))
    incident = load(office, complaint.incident_id)
    rules.need_open(incident)
    rules.check_master(complaint)
    with office.write("incident_master") as journal:
        journal.update("incident", incident.id, {"master_id": complaint_id})
        journal.cases |= set(incidents.member_ids(office.store, incident.id))
    return load(office, incident.id)


def view(office: Office, incident_id: int) -> IncidentView:
    """An incident whole, each household with its cases and whether it was called."""
    incident = load(office, incident_id)
    ids = incidents.member_ids(office.store, incident_id)
    found = [office.case(one) for one in ids]
    master = next((c.complaint for c in found if c.complaint.id == incident.master_id), None)
    return IncidentView(incident, master, by_household(member_of(case) for case in found))


def panel(office: Office, complaint_id: int) -> Panel:
    """What the editor shows of incidents beside a case."""
    complaint = office.case(complaint_id).complaint
    if complaint.incident_id is not None:
        return Panel(view=view(office, complaint.incident_id))
    if complaint.status in ENDED:
        return Panel()
    choices = tuple(
        Choice(one, count_households(incidents.members(office.store, one.id)))
        for one in incidents.every_open(office.store)
    )
    return Panel(hint=propose(office, complaint_id), choices=choices)


def find_to_join(office: Office, text: str) -> int:
    """The one case meant by a number, its end, or a room; ``KnownError`` says why not."""
    text = text.strip()
    place = parse_room(text)
    by_place = place is not None and bool(place.building) and not text.upper().startswith("TS")
    ids = (
        incidents.find_cases(office.store, "", place.building, place.unit, place.room)
        if place is not None and by_place
        else incidents.find_cases(office.store, text.upper(), "", "", "")
        if text
        else []
    )
    if len(ids) == 1:
        return ids[0]
    if not ids:
        raise KnownError(
            "case_not_found",
            say(QT_TRANSLATE_NOOP("core", "没有找到“{text}”的未结投诉，请核对编号。"), text=text),
        )
    numbers = "、".join(one.number for one in cases.load_many(office.store, ids))
    raise KnownError(
        "case_not_unique",
        say(
            QT_TRANSLATE_NOOP("core", "“{text}”有多条投诉：{numbers}。请填完整编号。"),
            text=text,
            numbers=numbers,
        ),
    )


def close(office: Office, incident_id: int, note: str = "") -> Incident:
    """Close an incident when every household was called or has ended; closes no case."""
    shown = view(office, incident_id)
    rules.check_close(shown.incident, shown.households)
    return _set_closed(office, shown, office.now(), note)


def reopen(office: Office, incident_id: int) -> Incident:
    """Open a closed incident again (undo); refused for one that everybody has left."""
    shown = view(office, incident_id)
    if not shown.households:
        raise RefusedError(
            "incident_empty", say(QT_TRANSLATE_NOOP("core", "这个群诉里已经没有投诉，不能恢复。"))
        )
    return _set_closed(office, shown, None, shown.incident.note)


def _set_closed(office: Office, shown: IncidentView, at: datetime | None, note: str) -> Incident:
    with office.write("incident_close" if at else "incident_reopen") as journal:
        journal.update("incident", shown.incident.id, {"closed_at": at, "note": note.strip()})
        journal.cases |= {m.complaint.id for h in shown.households for m in h.members}
    return load(office, shown.incident.id)


def _join(office: Office, journal: Journal, incident: Incident, complaint_id: int) -> None:
    case = office.case(complaint_id)
    rules.check_join(incident, case.complaint)
    _set_incident(office, journal, case, incident.id)
    journal.record("complaint", complaint_id, complaint_id, "incident", None, incident.number)
    journal.touched.add("incident")


def _set_incident(
    office: Office, journal: Journal, case: CaseFile, incident_id: int | None
) -> None:
    complaint = replace(case.complaint, incident_id=incident_id)
    office.save(journal, case, replace(case, complaint=complaint))


def _title(office: Office, master: Complaint) -> str:
    names = {one.code: one.name.zh for one in reference.categories(office.store)}
    what = names.get(master.category, master.category_text) or master.content[:20]
    sentence = say(QT_TRANSLATE_NOOP("core", "{building} 栋 {what}"), building=master.building,
                   what=what)  # fmt: skip
    return str(sentence) if master.building else what
