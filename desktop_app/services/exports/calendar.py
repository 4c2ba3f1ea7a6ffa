"""Follow-ups as a calendar file: one event each, names masked like everywhere."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from desktop_app.domain.case import FOLLOW_UP_TEXT
from desktop_app.domain.masks import mask_name
from desktop_app.domain.planner import MINUTES
from desktop_app.services import training
from desktop_app.services.exports.masking import hider
from desktop_app.services.exports.model import Exported, ExportOrder
from desktop_app.services.office import Office
from desktop_app.storage import calendar_view, followups, registers


def export_calendar(
    office: Office,
    target: Path,
    order: ExportOrder,
    *,
    first: date | None = None,
    last: date | None = None,
    mine: bool = False,
) -> Exported:
    """Write follow-ups to ``.ics``; names masked like everywhere.

    *first* and *last* (both included) bound the days; *mine* leaves only the operator's own.
    A UID is the follow-up's own, so that writing again updates and never doubles.
    """
    from desktop_app.exchange.ics import CalendarEvent, write_calendar

    if training.is_training(office):
        target = training.marked(target)
    tell = order.translate
    items = [
        item
        for item in followups.every(office.store)
        if (first is None or item.due_at.date() >= first)
        and (last is None or item.due_at.date() <= last)
        and (not mine or item.assignee == office.operator)
    ]
    flats = calendar_view.details(office.store, [item.id for item in items if not item.place])
    if order.unmasked:
        with office.write("export_unmasked") as journal:
            journal.record("export", 0, None, "follow_ups", None, len(items))

    hide = hider(office)
    living = {} if order.unmasked else registers.people_called(office.store)

    def events() -> Iterator[CalendarEvent]:
        for item in items:
            title = tell(FOLLOW_UP_TEXT.get(item.kind, item.kind))
            flat = flats.get(item.id)
            person = item.complainant or (flat.person if flat else "")
            place = item.place or (flat.place if flat else "")
            name = person if order.unmasked else mask_name(person)
            told = [item.title, item.note]
            if not order.unmasked:
                told = [hide(text, (person, *living.get(item.id, ())), ()) for text in told]
            yield CalendarEvent(
                key=f"follow-up-{item.id}",
                start=item.due_at,
                title=" ".join(part for part in (title, place, name) if part),
                changed_at=item.done_at or office.now(),
                minutes=MINUTES.get(item.kind, 30),
                description="\n".join(p for p in (item.number, *told) if p),
                place=place,
                done=item.state == "done",
                alarm_minutes=15 if item.state == "planned" else None,
            )

    written = write_calendar(target, events())
    return Exported(target, written.rows, written.replaced)
