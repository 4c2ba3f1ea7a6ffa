"""What the form holds, as plain values: kept as a draft, turned into an intake."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from typing import Any

from desktop_app.domain.rooms import place_text
from desktop_app.services.cases import Intake

DEFAULT_CHANNEL, DEFAULT_SEVERITY = "phone", "normal"


@dataclass(frozen=True)
class FormValues:
    """All fields of the form.

    ``place`` is the text of the box; the five fields after it are what it stands for.
    ``received`` is ISO text when it was understood, else exactly what was typed; ``started``
    is when the form was begun and orders the drafts.
    """

    place: str = ""
    household_id: int | None = None
    community: str = ""
    building: str = ""
    unit: str = ""
    room: str = ""
    resident_id: int | None = None
    complainant: str = ""
    kind: str = ""
    phone: str = ""
    content: str = ""
    expectation: str = ""
    mood: str = ""
    category: str = ""
    severity: str = DEFAULT_SEVERITY
    channel: str = DEFAULT_CHANNEL
    received: str = ""
    occurred: str = ""
    department: str = ""
    handler: str = ""
    remark: str = ""
    workflow: str = ""
    started: str = ""

    def is_blank(self) -> bool:
        """Nothing was entered: what an untouched form has of itself does not count."""
        told = (
            self.place, self.complainant, self.phone, self.content, self.expectation, self.mood,
            self.category, self.occurred, self.department, self.handler, self.remark,
        )  # fmt: skip
        chosen = (self.severity, self.channel) != (DEFAULT_SEVERITY, DEFAULT_CHANNEL)
        return not chosen and not any(text.strip() for text in told)

    def to_draft(self) -> dict[str, Any]:
        return asdict(self)


def from_draft(stored: Mapping[str, Any]) -> FormValues:
    """Values of a stored draft; what this version does not know is passed over."""
    known: dict[str, Any] = {}
    for spec in fields(FormValues):
        value = stored.get(spec.name)
        if spec.name.endswith("_id"):
            known[spec.name] = value if isinstance(value, int) else None
        elif isinstance(value, str):
            known[spec.name] = value
    return FormValues(**known)


def received_of(values: FormValues) -> datetime | None:
    """The moment of ``received``; None when it is empty or was not understood."""
    try:
        return datetime.fromisoformat(values.received) if values.received else None
    except ValueError:
        return None


def to_intake(values: FormValues, draft_key: str) -> Intake:
    """What is registered; a place that could not be read stands as the room, as typed."""
    has_place = values.household_id is not None or values.building or values.room
    return Intake(
        content=values.content,
        received_at=received_of(values),
        channel=values.channel or DEFAULT_CHANNEL,
        household_id=values.household_id,
        community=values.community,
        building=values.building,
        unit=values.unit,
        room=values.room if has_place else values.place.strip(),
        resident_id=values.resident_id,
        complainant=values.complainant,
        complainant_kind=values.kind,
        phone=values.phone,
        occurred=values.occurred,
        expectation=values.expectation,
        category=values.category,
        severity=values.severity or DEFAULT_SEVERITY,
        mood=values.mood,
        department=values.department,
        handler=values.handler,
        remark=values.remark,
        workflow=values.workflow,
        draft_key=draft_key,
    )


def summary(values: FormValues, most: int = 14) -> str:
    """``3-2-501 卫生间漏水…``: what tells one draft from another, without names and phones."""
    place = place_text(values.building, values.unit, values.room)
    content = " ".join((values.content or values.expectation).split())
    if len(content) > most:
        content = content[:most] + "…"
    return " ".join(part for part in (place, content) if part)
