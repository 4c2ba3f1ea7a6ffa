"""Rows of a household roster: flats and the people in them, brought up to date."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

from desktop_app.domain.messages import QT_TRANSLATE_NOOP, Message, say
from desktop_app.domain.phones import mask_name, mask_phone
from desktop_app.services.import_model import CheckedRow, FieldChange, LoadedBook
from desktop_app.services.office import Office
from desktop_app.services.operations import Progress
from desktop_app.services.pinyin import initials
from desktop_app.storage import batches, roster
from desktop_app.storage.journal import Journal
from desktop_app.storage.roster import RosterFlat, RosterPerson

_OF_PERSON = {
    "phone": "phone",
    "kind": "kind",
    "preferred_time": "preferred_time",
    "person_note": "note",
}
_TIME_WISH = re.compile(r"\d\s*[点时:：]|上午|下午|晚上|早上|中午|周末|勿扰|来电|微信联系")


def check(
    office: Office,
    parsed: Sequence[Any],
    on_match: str,
    warnings: list[tuple[str, int, Message]],
    normalised: Counter[str],
    progress: Progress | None,
) -> list[CheckedRow]:
    """New flats and people, changed ones field by field, and what is the same."""
    known = roster.everything(office.store)
    seen: set[tuple[object, ...]] = set()
    checked: list[CheckedRow] = []
    for index, row in enumerate(parsed):
        if progress is not None and index % 500 == 0:
            progress.step(index, len(parsed))
        values = _columns(row)
        key = (values["community"], values["building"], values["unit"], values["room"])
        whole = (*key, values["name"], values["phone"])
        if whole in seen:
            checked.append(CheckedRow("duplicate", row, "households"))
            warnings.append(
                (
                    row.sheet,
                    row.row,
                    say(QT_TRANSLATE_NOOP("core", "同一户同一人在名册中重复，只导入一次")),
                )
            )
            continue
        seen.add(whole)
        flat = known.get(key)  # type: ignore[arg-type]
        if flat is None:
            checked.append(CheckedRow("new", row, "households", values=values))
            continue
        changes = _changes(flat, values, on_match)
        verdict = "updated" if changes else "same"
        checked.append(CheckedRow(verdict, row, "households", flat.id, "", changes, values))
    return checked


def write(
    office: Office,
    journal: Journal,
    rows: Sequence[CheckedRow],
    batch_id: int,
    loaded: LoadedBook,
    progress: Progress | None,
) -> None:
    """Write flats and people; complaints that named a flat before it was known are tied to it."""
    for index, row in enumerate(rows):
        if progress is not None and index % 200 == 0:
            progress.step(index, len(rows))
        values = row.values
        roster.put(
            journal,
            row.record_id,
            RosterFlat(
                row.record_id or 0,
                str(values["community"]),
                str(values["building"]),
                str(values["unit"]),
                str(values["room"]),
                values["area"] if isinstance(values["area"], float) else None,
                str(values["occupancy"]),
                str(values["note"]),
            ),
            RosterPerson(
                0,
                str(values["name"]),
                str(values["phone"]),
                str(values["kind"]),
                str(values["preferred_time"]),
                initials(str(values["name"])),
                str(values["person_note"]),
            )
            if values["name"]
            else None,
            batch_id,
        )
    batches.tie_complaints(journal)


def _columns(row: Any) -> dict[str, object]:
    values = row.values
    remark = str(values.get("remark") or "")
    # A remark like 晚上七点后来电 is a wish, unless the table has a column for wishes.
    wish = "preferred_time" not in values and bool(_TIME_WISH.search(remark))
    return {
        **{k: str(values.get(k) or "") for k in ("community", "building", "unit", "room")},
        "area": float(values["area"]) if values.get("area") is not None else None,
        "occupancy": str(values.get("occupancy") or ""),
        "name": str(values.get("name") or ""),
        "phone": str(values.get("phone") or ""),
        "kind": str(values.get("kind") or "owner"),
        "preferred_time": remark if wish else str(values.get("preferred_time") or ""),
        "person_note": str(values.get("person_note") or ""),
        "note": "" if wish else remark,
    }


def _changes(flat: RosterFlat, values: dict[str, object], on_match: str) -> tuple[FieldChange, ...]:
    if on_match == "skip":
        return ()
    changes = [
        FieldChange(name, str(getattr(flat, name) or ""), str(values[name]))
        for name in ("area", "occupancy", "note")
        if values[name] and values[name] != getattr(flat, name)
    ]
    masked = str(values["name"]).endswith("**")  # an export that hid the names comes back
    person = next(
        (
            p
            for p in flat.people
            if values["name"] == (mask_name(p.name) if masked else p.name)
            and (not masked or values["phone"] in (p.phone, mask_phone(p.phone)))
        ),
        None,
    )
    if values["name"] and person is None:
        changes.append(FieldChange("name", "", str(values["name"])))
    elif person is not None:
        values |= {"name": person.name}
        if values["phone"] == mask_phone(person.phone):
            values |= {"phone": person.phone}
        changes.extend(
            FieldChange(name, str(getattr(person, given)), str(values[name]))
            for name, given in _OF_PERSON.items()
            if values[name] and values[name] != getattr(person, given)
        )
    return tuple(changes)
