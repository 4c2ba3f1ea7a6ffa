"""One case as the editor shows it: the case, what is missing, the household, the timeline."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from desktop_app.domain.case import CaseFile, Complaint, Resident
from desktop_app.domain.errors import KnownError
from desktop_app.domain.guards import Missing, missing
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, Text, say
from desktop_app.domain.raising import Proposal
from desktop_app.services import caselog, cases, draftbook, proposals, reworks, scripts
from desktop_app.services.caselog import Change, Event
from desktop_app.services.office import Office
from desktop_app.services.scripts import OfficeScript
from desktop_app.storage import casebook, households, tags
from desktop_app.storage.households import PastCase
from desktop_app.storage.trace import audit

OTHERS_SHOWN = 4


@dataclass(frozen=True)
class Neighbourhood:
    """What is known of the complainant's household; counts are ``None`` without a household."""

    resident: Resident | None = None
    year_count: int | None = None
    year_satisfied: int = 0
    repeat_days: int = 90
    same_count: int = 0
    repeat_of: int | None = None
    repeat_number: str = ""
    others: tuple[PastCase, ...] = ()


@dataclass(frozen=True)
class CaseBook:
    """Everything that the editor shows of one case, read in one go.

    ``unsaved`` holds texts that were refused when they were typed and kept as a draft:
    ``step key/field key`` → text.
    """

    case: CaseFile
    missing: tuple[Missing, ...]
    around: Neighbourhood
    events: tuple[Event, ...]
    unsaved: Mapping[str, str]
    deleted: bool
    own_scripts: tuple[OfficeScript, ...] = ()
    proposal: Proposal | None = None
    quality: tuple[Text, ...] = ()
    """The items of the quality check of a rework round."""
    tags: tuple[str, ...] = ()

    @property
    def open(self) -> bool:
        """Neither ended nor in the recycle bin: there is something to be done with it."""
        return not self.case.complaint.outcome and not self.deleted


def read(office: Office, complaint_id: int) -> CaseBook:
    """The case as it stands now; ``KnownError`` when there is none of that id."""
    case = office.case(complaint_id)
    gaps = () if case.complaint.outcome else missing(case, office.now())
    around = _around(office, case.complaint)
    draft = draftbook.get(office, _unsaved_key(complaint_id))
    lines = audit.of_case(office.store, complaint_id)
    return CaseBook(
        case=case,
        missing=gaps,
        around=around,
        events=caselog.events(case, lines),
        unsaved={key: str(value) for key, value in draft.values.items()} if draft else {},
        deleted=casebook.is_deleted(office.store, complaint_id),
        own_scripts=scripts.own(office),
        proposal=proposals.standing(office, case, lines),
        quality=reworks.items(office) if case.reworks else (),
        tags=tuple(tags.of_case(office.store, complaint_id)),
    )


def fill(office: Office, complaint_id: int, step_key: str, field_key: str, value: str) -> CaseFile:
    """Fill in one field; a value that is refused is kept as a draft and the refusal told."""
    name = f"{step_key}/{field_key}"
    try:
        case = cases.set_field(office, complaint_id, step_key, field_key, value)
    except KnownError:
        _remember(office, complaint_id, name, value)
        raise
    _remember(office, complaint_id, name, "")
    return case


def correct(office: Office, complaint_id: int, column: str, text: str) -> CaseFile:
    """Correct one column of the registration from its text (times as ISO text)."""
    value: object = text.strip()
    if column == "received_at":
        value = _received(office, text)
    return cases.edit(office, complaint_id, {column: value})


def changes(office: Office, complaint_id: int) -> tuple[Change, ...]:
    """Every change of a case with who and when, newest first."""
    case = office.case(complaint_id)
    return caselog.changes(case, audit.of_case(office.store, complaint_id))


def _received(office: Office, text: str) -> datetime:
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        raise KnownError(
            "value_unfit",
            say(QT_TRANSLATE_NOOP("core", "看不懂“{text}”这个受理时间，原时间未变。"), text=text),
        ) from None
    if at > office.now() + timedelta(minutes=5):
        raise KnownError(
            "received_in_future",
            say(QT_TRANSLATE_NOOP("core", "受理时间不能晚于现在，原时间未变。")),
        )
    return at


def _remember(office: Office, complaint_id: int, name: str, value: str) -> None:
    key = _unsaved_key(complaint_id)
    draft = draftbook.get(office, key)
    kept = dict(draft.values) if draft else {}
    if kept.get(name, "") == value:
        return
    kept.pop(name, None)
    if value:
        kept[name] = value
    draftbook.keep(office, key, kept)


def _unsaved_key(complaint_id: int) -> str:
    return f"fields:{complaint_id}"


def _around(office: Office, complaint: Complaint) -> Neighbourhood:
    days = office.number_setting("repeat_days", 90)
    number = casebook.number_of(office.store, complaint.repeat_of) if complaint.repeat_of else ""
    household_id = complaint.household_id
    if household_id is None:
        return Neighbourhood(repeat_days=days, repeat_of=complaint.repeat_of, repeat_number=number)
    people = households.residents_of(office.store, household_id)
    resident = next((r for r in people if r.id == complaint.resident_id), None) or next(
        (r for r in people if r.name == complaint.complainant), None
    )
    year = office.now() - timedelta(days=365)
    count, satisfied = casebook.year_of_household(office.store, household_id, year)
    same = 0
    if complaint.category:
        same = casebook.same_category(
            office.store,
            household_id,
            complaint.category,
            complaint.received_at - timedelta(days=days),
            complaint.received_at,
        )
    past = households.history(office.store, household_id, OTHERS_SHOWN + 1)
    return Neighbourhood(
        resident=resident,
        year_count=count,
        year_satisfied=satisfied,
        repeat_days=days,
        same_count=same,
        repeat_of=complaint.repeat_of,
        repeat_number=number,
        others=tuple(p for p in past if p.id != complaint.id)[:OTHERS_SHOWN],
    )
