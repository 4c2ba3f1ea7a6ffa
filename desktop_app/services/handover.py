"""The hand-over 交接班: what is due before the next shift, what is new, what was not kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time

from desktop_app.domain.case import FOLLOW_UP_TEXT, STATUS_TEXT, FollowUp, Status
from desktop_app.domain.errors import KnownError
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, Translate, say
from desktop_app.domain.phones import mask_name
from desktop_app.services import draftbook
from desktop_app.services.office import Office
from desktop_app.services.today import unmanned
from desktop_app.storage import calendar_view, followups, handover
from desktop_app.storage.handover import NewCase as NewCase
from desktop_app.storage.handover import Note as Note
from desktop_app.storage.handover import Owed as Owed

MOST = 50
"""Lines of each list; its count tells how many there are in all."""
DRAFT = "handover"
"""Key of the draft that keeps a note while it is being written, with its writer behind it; one
without a writer is of a time when the office had one for all."""


@dataclass(frozen=True)
class Writing:
    """What *writer* has begun to write."""

    writer: str
    text: str


@dataclass(frozen=True)
class HandOver:
    """What one shift tells the next. Names are unmasked here and masked by whoever shows them.

    ``since`` is when the last shift ended, ``until`` when the next one begins. ``due`` are the
    planned follow-ups before ``until``, the overdue ones first. ``notes`` reach back to the
    day of the last shift.
    """

    now: datetime
    since: datetime
    until: datetime
    operator: str
    due: tuple[FollowUp, ...]
    due_count: int
    new: tuple[NewCase, ...]
    new_count: int
    owed: tuple[Owed, ...]
    owed_count: int
    notes: tuple[Note, ...]


def read(office: Office) -> HandOver:
    """The hand-over as of now."""
    store, now = office.store, office.now()
    calendar = office.rules().calendar
    until = next_opening(office)
    since = unmanned(calendar, now)[0]
    due = [
        *followups.overdue(store, now, limit=10_000),
        *(one for one in followups.between(store, now, until) if one.state == "planned"),
    ]
    new, new_count = handover.new_cases(store, since, now, MOST)
    owed, owed_count = handover.owed(store, now, MOST)
    return HandOver(
        now, since, until, office.operator,
        _placed(office, due[:MOST]), len(due), new, new_count, owed, owed_count,
        handover.notes_since(store, datetime.combine(since.date(), time())),
    )  # fmt: skip


def next_opening(office: Office) -> datetime:
    """When the next shift begins: the next opening of the office after now."""
    calendar, now = office.rules().calendar, office.now()
    today = calendar.hours_on(now.date())
    if today is not None and now < today[0]:
        return today[0]
    hours = calendar.hours_on(calendar.next_working(now.date()))
    assert hours is not None
    return hours[0]


def add_note(office: Office, text: str) -> int:
    """Leave a note for the next shift; the draft of it goes. ``KnownError`` when it is empty."""
    if not text.strip():
        raise KnownError("note_empty", say(QT_TRANSLATE_NOOP("core", "请先写下要交接的内容。")))
    with office.write("handover_note") as journal:
        note = handover.add_note(journal, text.strip())
    draftbook.set_aside(office, _key(office.operator))
    return note


def keep_draft(office: Office, text: str, writer: str | None = None) -> None:
    """Keep what *writer*, or the operator, is writing, so that a power cut loses nothing."""
    draftbook.keep(office, _key(office.operator if writer is None else writer), {"text": text})


def draft(office: Office) -> Writing:
    """What the operator was writing; one that belongs to nobody yet becomes his."""
    kept = draftbook.get(office, _key(office.operator))
    if kept is None and (kept := draftbook.get(office, DRAFT)) is not None:
        keep_draft(office, _text(kept))
        draftbook.drop(office, DRAFT)
    return Writing(office.operator, _text(kept))


def writer_renamed(office: Office, old: str, new: str) -> None:
    """What he had begun is still his."""
    kept = draftbook.get(office, _key(old))
    if kept is not None:
        keep_draft(office, _text(kept), new)
        draftbook.drop(office, _key(old))


def _key(writer: str) -> str:
    return f"{DRAFT}:{writer}"


def _text(kept: draftbook.Draft | None) -> str:
    return str(kept.values.get("text", "")) if kept else ""


def plain_text(found: HandOver, tell: Translate = str) -> str:
    """The hand-over as plain lines, to be printed or pasted into a chat; names masked."""

    def line(text: str, **values: object) -> str:
        return say(text, **values).render(tell)

    parts = [
        line(QT_TRANSLATE_NOOP("core", "交接班 {moment}"), moment=_moment(found.now)),
        line(
            QT_TRANSLATE_NOOP("core", "交班人：{name}　下一班：{moment}"),
            name=found.operator or "—",
            moment=_moment(found.until),
        ),
    ]
    groups: tuple[tuple[str, Sequence[str], int], ...] = (
        (
            QT_TRANSLATE_NOOP("core", "一、下一班前要办（{count} 项）"),
            [_due_line(one, found.now, tell) for one in found.due],
            found.due_count,
        ),
        (
            QT_TRANSLATE_NOOP("core", "二、未兑现的承诺（{count} 项）"),
            [
                _joined(
                    line(QT_TRANSLATE_NOOP("core", "应于 {moment}"), moment=_moment(one.due_at)),
                    one.number, one.place, mask_name(one.complainant), one.text,
                )
                for one in found.owed
            ],
            found.owed_count,
        ),
        (
            QT_TRANSLATE_NOOP("core", "三、上一班以来的新投诉（{count} 件）"),
            [
                _joined(
                    _moment(one.at), one.number, one.place, mask_name(one.complainant),
                    tell(STATUS_TEXT[Status(one.status)]), one.content,
                )
                for one in found.new
            ],
            found.new_count,
        ),
        (
            QT_TRANSLATE_NOOP("core", "四、交接留言（{count} 条）"),
            [
                _joined(_moment(one.at), one.staff, "　".join(one.text.splitlines()))
                for one in found.notes
            ],
            len(found.notes),
        ),
    )  # fmt: skip
    for title, lines, count in groups:
        parts += ["", line(title, count=count)]
        parts += [f"{place}. {one}" for place, one in enumerate(lines, 1)]
        if count > len(lines):
            rest = QT_TRANSLATE_NOOP("core", "另有 {count} 项，见程序内列表")
            parts.append(line(rest, count=count - len(lines)))
        if not count:
            parts.append(line(QT_TRANSLATE_NOOP("core", "无")))
    parts += [
        "",
        line(QT_TRANSLATE_NOOP("core", "交班人签字：____________　接班人签字：____________")),
    ]
    return "\n".join(parts)


def what(follow_up: FollowUp) -> str:
    """The kind of a follow-up in words; a promise is called one."""
    if follow_up.promise_id is not None:
        return QT_TRANSLATE_NOOP("core", "承诺")
    return FOLLOW_UP_TEXT.get(follow_up.kind, follow_up.kind)


def _due_line(one: FollowUp, now: datetime, tell: Translate) -> str:
    late = tell(QT_TRANSLATE_NOOP("core", "逾期")) if one.due_at < now else ""
    kind = " ".join(part for part in (tell(what(one)), one.title) if part)
    return _joined(
        " ".join(part for part in (late, _moment(one.due_at)) if part),
        kind, one.number, one.place, mask_name(one.complainant), one.assignee, one.note,
    )  # fmt: skip


def _placed(office: Office, found: Sequence[FollowUp]) -> tuple[FollowUp, ...]:
    """Those without a case get the place and person of their household."""
    details = calendar_view.details(office.store, [f.id for f in found if not f.place])
    return tuple(
        replace(
            one,
            place=details[one.id].place,
            complainant=one.complainant or details[one.id].person,
        )
        if one.id in details
        else one
        for one in found
    )


def _joined(*parts: str) -> str:
    return "　".join(part for part in parts if part)


def _moment(at: datetime) -> str:
    return f"{at:%m-%d %H:%M}"
