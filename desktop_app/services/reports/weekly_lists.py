"""The lists of a weekly summary: overdue, reworked, repeated, promised, improved, planned."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from desktop_app.domain.masks import mask_name, mask_words
from desktop_app.domain.messages import Text
from desktop_app.domain.rooms import place_text
from desktop_app.domain.summary import (
    CallbackDay,
    CallbackRow,
    CaseLine,
    ImprovementRow,
    IncidentRow,
    PromiseRow,
    RepeatRow,
    ReworkRow,
    UrgentRow,
    WeeklySummary,
)
from desktop_app.services import improvements
from desktop_app.services.improvements import Improvement
from desktop_app.services.lists import Lists
from desktop_app.services.office import Office
from desktop_app.services.reports import figures
from desktop_app.services.reports.figures import Stretch
from desktop_app.storage import casebook, summaries
from desktop_app.storage.store import Row, to_column, to_time

LISTED = 200
"""Lines of a list at most; how many there are in all is told beside it."""


@dataclass(frozen=True)
class _Maker:
    """What every line is made with: names of categories and causes, and whether to mask."""

    known: Lists
    causes: dict[str, Text]
    unmasked: bool

    def case(self, row: Row) -> CaseLine:
        return CaseLine(
            number=row["number"],
            place=place_text(row["building"], row["unit"], row["room"]),
            person=self.person(row["complainant"]),
            content=self.words(row["excerpt"], row["complainant"], row["phone"]),
            category=figures.category_text(self.known, row["category"], row["category_text"]),
            severity=row["severity"],
            status=row["status"],
            department=row["department"],
            handler=row["handler"],
            received_at=datetime.fromisoformat(row["received_at"]),
        )

    def person(self, name: str) -> str:
        return name if self.unmasked else mask_name(name)

    def words(self, text: str, name: str, phone: str) -> str:
        """A text without the complainant's name and without any phone number."""
        return text if self.unmasked else mask_words(text, name, phone)

    def cause(self, text: str) -> Text:
        plain = text.strip()
        return self.causes.get(plain, Text(plain, plain))


def fill(
    office: Office, made: WeeklySummary, stretch: Stretch, known: Lists, *, unmasked: bool
) -> WeeklySummary:
    """The summary with its lists."""
    maker = _Maker(known, figures.cause_names(known), unmasked)
    store, span = office.store, stretch.span
    urgent, urgent_all = summaries.urgent(store, span, LISTED)
    reworks, reworks_all = summaries.reworks(store, span, LISTED)
    repeats, repeats_all = summaries.repeats(store, span, LISTED)
    broken, broken_all = summaries.broken(store, span, LISTED)
    running, earlier = _improvements(office, stretch, known)
    coming = made.period.following()
    ahead = (str(to_column(coming.start)), str(to_column(coming.end)))
    days = summaries.ahead_by_day(store, ahead, span[1])
    return replace(
        made,
        masked=not unmasked,
        urgent=tuple(_urgent(office, maker, row, stretch) for row in urgent),
        urgent_all=urgent_all,
        reworks=tuple(_rework(maker, row) for row in reworks),
        reworks_all=reworks_all,
        repeats=tuple(_repeat(office, maker, row) for row in repeats),
        repeats_all=repeats_all,
        incidents=tuple(_incident(maker, row) for row in summaries.incidents(store, span)),
        broken=tuple(_promise(maker, row) for row in broken),
        broken_all=broken_all,
        improvements=running,
        earlier=earlier,
        callbacks=tuple(
            _callback(maker, row) for row in summaries.ahead(store, ahead, span[1], LISTED)
        ),
        callback_days=tuple(CallbackDay(date.fromisoformat(r["day"]), r["n"]) for r in days),
        callbacks_all=sum(row["n"] for row in days),
        callback_households=summaries.ahead_households(store, ahead, span[1]),
    )


def _urgent(office: Office, maker: _Maker, row: Row, stretch: Stretch) -> UrgentRow:
    due = to_time(row["due_at"])
    late = int((stretch.end - due).total_seconds()) if row["overdue"] and due else 0
    planned = summaries.next_of(office.store, row["id"], stretch.span[1])
    cause = row["hold_reason"] or row["extended"] or maker.cause(row["root_cause"]).zh
    return UrgentRow(
        case=maker.case(row),
        overdue=bool(row["overdue"]),
        critical=row["severity"] == "critical",
        due_at=due,
        late=max(0, late),
        cause=maker.words(cause, row["complainant"], row["phone"]),
        next_step=Text(row["step_zh"] or "", row["step_en"] or ""),
        next_kind=planned["kind"] if planned else "",
        next_text=maker.words(planned["title"], row["complainant"], row["phone"])
        if planned
        else "",
        next_at=to_time(planned["due_at"] if planned else row["planned_completion"]),
    )


def _rework(maker: _Maker, row: Row) -> ReworkRow:
    plan = "；".join(part.strip() for part in (row["short_term"], row["long_term"]) if part.strip())
    return ReworkRow(
        case=maker.case(row),
        round=row["round"],
        opened_at=datetime.fromisoformat(row["opened_at"]),
        cause=maker.words(row["cause"], row["complainant"], row["phone"]),
        root_cause=maker.cause(row["root_cause"]),
        plan=maker.words(plan, row["complainant"], row["phone"]),
        responsible=row["responsible"],
        due_at=to_time(row["rework_due"]),
        closed_at=to_time(row["rework_closed"]),
    )


def _repeat(office: Office, maker: _Maker, row: Row) -> RepeatRow:
    received = datetime.fromisoformat(row["received_at"])
    earlier = 1
    if row["household_id"] is not None:
        since = figures.repeat_since(office, received)
        earlier = casebook.earlier_same(
            office.store, row["household_id"], row["category"], since, received, row["id"]
        )
    return RepeatRow(
        case=maker.case(row),
        earlier=casebook.number_of(office.store, row["repeat_of"]),
        times=max(1, earlier) + 1,
        root_cause=maker.cause(row["root_cause"]),
    )


def _incident(maker: _Maker, row: Row) -> IncidentRow:
    return IncidentRow(
        number=row["number"],
        title=row["title"],
        community=row["community"],
        building=row["building"],
        category=figures.category_text(maker.known, row["category"]),
        households=row["households"] or 0,
        cases=row["cases"],
        open_cases=row["open_cases"],
        opened_at=datetime.fromisoformat(row["opened_at"]),
        closed_at=to_time(row["closed_at"]),
        note=row["note"],
        callbacks_ahead=row["callbacks"],
    )


def _promise(maker: _Maker, row: Row) -> PromiseRow:
    return PromiseRow(
        case=maker.case(row),
        text=maker.words(row["text"], row["complainant"], row["phone"]),
        due_at=datetime.fromisoformat(row["promised"]),
        kept_at=to_time(row["kept"]),
        moved_to=to_time(row["moved"]),
    )


def _callback(maker: _Maker, row: Row) -> CallbackRow:
    return CallbackRow(
        due_at=datetime.fromisoformat(row["due_at"]),
        kind=row["kind"],
        number=row["number"],
        place=place_text(row["building"], row["unit"], row["room"]),
        person=maker.person(row["complainant"]),
        title=maker.words(row["title"], row["complainant"], ""),
        assignee=row["assignee"],
    )


def _improvements(
    office: Office, stretch: Stretch, known: Lists
) -> tuple[tuple[ImprovementRow, ...], tuple[ImprovementRow, ...]]:
    """Those under way or carried out in the stretch, and the earlier ones whose effect was
    checked in it or is to be checked by its end."""
    running: list[ImprovementRow] = []
    earlier: list[ImprovementRow] = []
    for one in improvements.everything(office):
        if one.at >= stretch.end:
            continue
        row = _improvement(one, stretch.end, known)
        if one.effective is not None:
            if _in(stretch, to_time(summaries.checked_at(office.store, one.id))) or _in(
                stretch, one.check_at
            ):
                earlier.append(row)
        elif row.state == "check_due":
            earlier.append(row)
        elif one.done_at is None or one.done_at >= stretch.start:
            running.append(row)
    return tuple(running), tuple(earlier)


def _in(stretch: Stretch, at: datetime | None) -> bool:
    return at is not None and stretch.start <= at < stretch.end


def _improvement(one: Improvement, now: datetime, known: Lists) -> ImprovementRow:
    kept: dict[str, Any] = {
        name: getattr(one, name)
        for name in ("title", "kind", "measure", "owner", "due_at", "done_at", "check_plan",
                     "check_at", "check_result", "effective")
    }  # fmt: skip
    return ImprovementRow(
        **kept,
        category=figures.category_text(known, one.category),
        state=improvements.state_of(one, now),
        source=one.number or one.incident_number,
    )
