"""Who lives where: people of a flat edited, moved in and out, and double records made one.

Nobody is ever deleted by moving out: complaints and the trace keep who it was.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from desktop_app.domain.case import KIND_TEXT
from desktop_app.domain.errors import KnownError
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, say
from desktop_app.domain.names import tidy_name
from desktop_app.domain.phones import parse_phone
from desktop_app.services.office import Office
from desktop_app.services.pinyin import initials
from desktop_app.services.residents import LONGEST_NOTE, LONGEST_TIME
from desktop_app.storage import households, residents
from desktop_app.storage.residents import Twin as Twin

OCCUPANCIES: Mapping[str, str] = {
    "occupied": QT_TRANSLATE_NOOP("core", "自住"),
    "rented": QT_TRANSLATE_NOOP("core", "出租"),
    "vacant": QT_TRANSLATE_NOOP("core", "空置"),
    "renovating": QT_TRANSLATE_NOOP("core", "装修中"),
}
LONGEST_NAME = 40


@dataclass(frozen=True)
class PersonInput:
    """What a form says about a person of a flat."""

    name: str
    phone: str = ""
    kind: str = "owner"
    preferred_time: str = ""
    note: str = ""


def edit_household(
    office: Office, household_id: int, occupancy: str, note: str, area: str = ""
) -> bool:
    """Store how a flat is lived in, its area in square metres (or empty) and a note."""
    if households.load(office.store, household_id) is None:
        raise _no_household()
    values: dict[str, object] = {
        "occupancy": " ".join(occupancy.split())[:LONGEST_NAME],
        "note": note.strip(),
        "area": _area(area),
    }
    _check_note(note.strip())
    with office.write("household") as journal:
        return journal.update("household", household_id, values)


def edit_person(office: Office, household_id: int, resident_id: int, person: PersonInput) -> bool:
    """Correct a person; what was registered with complaints stays as it was said then."""
    person = _checked(person)
    if residents.load(office.store, resident_id) is None:
        raise _no_resident()
    tie = next(
        (t for t in residents.ties(office.store, resident_id) if t.household_id == household_id),
        None,
    )
    with office.write("edit_resident") as journal:
        changed = journal.update("resident", resident_id, _values(person))
        if tie is not None and tie.kind != person.kind:
            changed |= residents.tie(journal, household_id, resident_id, person.kind, tie.until)
    return changed


def move_in(office: Office, household_id: int, person: PersonInput) -> int:
    """Somebody moves in; a resident of the same name and phone is taken for the same person.

    What is said of such a one is added to what is known.
    """
    person = _checked(person)
    if households.load(office.store, household_id) is None:
        raise _no_household()
    known = residents.same(office.store, person.name, person.phone)
    lives = known is not None and any(
        tie.household_id == household_id and tie.until is None
        for tie in residents.ties(office.store, known)
    )
    if lives:
        raise KnownError(
            "lives_there",
            say(
                QT_TRANSLATE_NOOP("core", "{name} 已经登记在这一户，没有重复添加。"),
                name=person.name,
            ),
        )
    said = {} if known is None else _added(residents.load(office.store, known), person)
    with office.write("move_in") as journal:
        if known is None:
            known = journal.insert("resident", _values(person))
        elif said:
            journal.update("resident", known, said)
        residents.tie(journal, household_id, known, person.kind, None)
    return known


def move_out(office: Office, household_id: int, resident_id: int, day: date) -> bool:
    """Somebody moves out on *day*; the history of the flat and the person stays."""
    tie = next(
        (t for t in residents.ties(office.store, resident_id) if t.household_id == household_id),
        None,
    )
    if tie is None:
        raise _no_resident()
    with office.write("move_out") as journal:
        return residents.tie(journal, household_id, resident_id, tie.kind, day)


def move_back(office: Office, household_id: int, resident_id: int) -> bool:
    """Somebody who moved out lives there again."""
    tie = next(
        (t for t in residents.ties(office.store, resident_id) if t.household_id == household_id),
        None,
    )
    if tie is None:
        raise _no_resident()
    with office.write("move_in") as journal:
        return residents.tie(journal, household_id, resident_id, tie.kind, None)


def doubles(office: Office) -> list[tuple[Twin, ...]]:
    """Records that are likely one person; the one to keep stands first."""
    return residents.twins(office.store)


def merge(office: Office, keep: int, gone: int) -> int:
    """Make two records one: everything that meant *gone* means *keep*; returns cases moved.

    What *keep* lacks (phone, preferred time) is taken over, and the note is added to its own;
    the record *gone* stays in the trace, and the merge can be undone.
    """
    store = office.store
    kept, lost = residents.load(store, keep), residents.load(store, gone)
    if kept is None or lost is None or keep == gone:
        raise _no_resident()
    cases = residents.cases_of(store, gone)
    fill = {
        name: lost[name] for name in ("phone", "preferred_time") if not kept[name] and lost[name]
    }
    note = _both_notes(kept["note"], lost["note"])
    if note != kept["note"]:
        fill["note"] = note
    with office.write("merge_residents") as journal:
        if fill:
            journal.update("resident", keep, fill)
        homes = {tie.household_id: tie for tie in residents.ties(store, keep)}
        for tie in residents.ties(store, gone):
            own = homes.get(tie.household_id)
            residents.untie(journal, tie.household_id, gone)
            until = tie.until if own is None or own.until is not None else None
            kind = tie.kind if own is None else own.kind
            if own is None or own.until != until:
                residents.tie(journal, tie.household_id, keep, kind, until)
        for case in cases:
            journal.update("complaint", case, {"resident_id": keep})
        journal.delete("resident", gone)
    return len(cases)


def _added(known: Mapping[str, str] | None, person: PersonInput) -> dict[str, object]:
    """What *person* says that is not *known* yet: another preferred time, a further note."""
    assert known is not None  # just found by name and phone
    said = {"note": _both_notes(known["note"], person.note)}
    if person.preferred_time:
        said["preferred_time"] = person.preferred_time
    return {name: value for name, value in said.items() if value != known[name]}


def _both_notes(known: str, more: str) -> str:
    """Two notes about one person in one; too long a one is refused, not cut."""
    if not more or more in known:
        return known
    both = f"{known}\n{more}" if known else more
    _check_note(both)
    return both


def _values(person: PersonInput) -> dict[str, object]:
    return {
        "name": person.name,
        "initials": initials(person.name),
        "phone": person.phone,
        "preferred_time": person.preferred_time,
        "note": person.note,
    }


def _checked(person: PersonInput) -> PersonInput:
    """Tidied and sound, or a ``KnownError`` that says what is wrong."""
    name, note = tidy_name(person.name), person.note.strip()
    preferred = " ".join(person.preferred_time.split())
    if not name or len(name) > LONGEST_NAME:
        raise KnownError(
            "name_missing",
            say(
                QT_TRANSLATE_NOOP("core", "请填写姓名，最多 {most} 字；没有保存，内容都还在。"),
                most=LONGEST_NAME,
            ),
        )
    if person.kind not in KIND_TEXT:
        raise KnownError(
            "kind_unknown", say(QT_TRANSLATE_NOOP("core", "请选择身份：业主、租户或家属。"))
        )
    phone = parse_phone(person.phone)
    if person.phone.strip() and not phone.ok:
        raise KnownError(
            "phone_unreadable",
            say(QT_TRANSLATE_NOOP("core", "电话看不懂，请再核对；没有保存，内容都还在。")),
        )
    if len(preferred) > LONGEST_TIME:
        note_or_time = QT_TRANSLATE_NOOP("core", "方便联系的时间最多 {most} 字。")
        raise KnownError("text_too_long", say(note_or_time, most=LONGEST_TIME))
    _check_note(note)
    digits = phone.digits if person.phone.strip() else ""
    return replace(person, name=name, phone=digits, preferred_time=preferred, note=note)


def _check_note(note: str) -> None:
    if len(note) > LONGEST_NOTE:
        raise KnownError(
            "text_too_long",
            say(QT_TRANSLATE_NOOP("core", "备注最多 {most} 字。"), most=LONGEST_NOTE),
        )


def _area(text: str) -> float | None:
    text = text.strip().removesuffix("㎡").removesuffix("m2").strip()
    if not text:
        return None
    try:
        area = float(text)
    except ValueError:
        area = -1
    if not 0 < area < 100_000:
        raise KnownError(
            "area_unreadable", say(QT_TRANSLATE_NOOP("core", "面积要写成平方米数，如 89.5。"))
        )
    return area


def _no_household() -> KnownError:
    return KnownError("household_unknown", say(QT_TRANSLATE_NOOP("core", "名册中没有这一户。")))


def _no_resident() -> KnownError:
    return KnownError(
        "resident_unknown",
        say(QT_TRANSLATE_NOOP("core", "没有找到这位住户，可能已被撤销。没有改动任何内容。")),
    )
