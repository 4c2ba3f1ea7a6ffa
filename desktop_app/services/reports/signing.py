"""Remarks on a summary, signing it, and what came out differently since (更正).

A signed summary is kept whole and is never counted again for show; counting the same stretch
again tells what was changed in the records since.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from desktop_app.domain.errors import KnownError, RefusedError
from desktop_app.domain.figures import DEFINITIONS, FACTS
from desktop_app.domain.freezing import from_plain, to_plain
from desktop_app.domain.measures import Figure, percent
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, say
from desktop_app.domain.periods import Period
from desktop_app.domain.summary import (
    PLACE_COLUMNS,
    SECTIONS,
    Correction,
    Remark,
    Signature,
    WeeklySummary,
)
from desktop_app.services.office import Office
from desktop_app.services.reports.figures import Cut
from desktop_app.services.settings import settings_edit
from desktop_app.storage import figures as counting
from desktop_app.storage import signed
from desktop_app.storage.store import to_column

KEPT_IDS = 5000
"""So many cases of a fact are kept with a signed summary, to name those that changed."""
REMARK_LENGTH = 4000
_KEPT_FACTS = tuple(key for key in FACTS if key != "households")
_PLACE_FACTS = ("carried", "received", "completed", "", "following", "overdue", "unsolvable")
"""The facts in the order of ``PLACE_COLUMNS``; the quotient in the middle is left out."""


@dataclass(frozen=True)
class Kept:
    """A signed summary and the ids of the cases behind its facts."""

    id: int
    summary: WeeklySummary
    cases: dict[str, frozenset[int]]


def kept(office: Office, period: Period) -> Kept | None:
    """The signed summary of a period, as it was signed; ``None`` when it is not signed."""
    row = signed.find(office.store, period)
    if row is None:
        return None
    made = from_plain(WeeklySummary, row.document)
    return Kept(
        row.id,
        replace(made, signed=Signature(row.signed_by, row.signed_at)),
        {fact: frozenset(ids) for fact, ids in row.cases.items()},
    )


def signed_periods(office: Office) -> tuple[tuple[Period, str, datetime], ...]:
    """(period, by whom, when) of every signed summary, the newest first."""
    return signed.signed_periods(office.store)


def remarks(office: Office, period: Period) -> tuple[Remark, ...]:
    return signed.remarks(office.store, period)


def set_remark(office: Office, period: Period, section: str, text: str) -> tuple[Remark, ...]:
    """Write the office's words on a section; an empty text takes them away.

    Raises ``KnownError``: ``section_unknown``, ``remark_too_long``, ``summary_signed``.
    """
    if section not in SECTIONS:
        raise KnownError(
            "section_unknown", say(QT_TRANSLATE_NOOP("core", "周报没有这一部分，没有保存。"))
        )
    plain = text.strip()
    if len(plain) > REMARK_LENGTH:
        raise KnownError(
            "remark_too_long",
            say(
                QT_TRANSLATE_NOOP(
                    "core", "说明最多 {most} 字，现在 {count} 字，没有保存；文字还在。"
                ),
                most=REMARK_LENGTH,
                count=len(plain),
            ),
        )
    if signed.find(office.store, period) is not None:
        raise _already_signed(office, period)
    with office.write("summary_remark") as journal:
        signed.write_remark(journal, period, section, plain)
    return remarks(office, period)


def sign(office: Office, period: Period, made: WeeklySummary | None = None) -> WeeklySummary:
    """Freeze a summary under the operator's name, as of now; supervisors and managers only.

    *made* is what was looked at: it is signed as it is seen, with the remarks as they stand.
    Raises ``KnownError``: ``role_needed``, ``summary_signed``, ``period_ahead``,
    ``summary_other_period``, ``nobody``.
    """
    from desktop_app.services.reports import weekly

    if not settings_edit.rights(office).may_edit:
        raise KnownError(
            "role_needed",
            say(QT_TRANSLATE_NOOP("core", "周报由主管或经理签发，没有签发；草稿还在。")),
        )
    if not office.operator:
        raise KnownError("nobody", say(QT_TRANSLATE_NOOP("core", "请先选择值班人，再签发。")))
    if period.start >= office.now():
        raise KnownError(
            "period_ahead", say(QT_TRANSLATE_NOOP("core", "这个时段还没有开始，不能签发。"))
        )
    if made is not None and (made.period != period or made.signed is not None):
        raise KnownError(
            "summary_other_period",
            say(QT_TRANSLATE_NOOP("core", "看到的周报不是这个时段的，没有签发，请重新打开。")),
        )
    with office.write("sign_summary") as journal:
        if signed.find(office.store, period) is not None:
            raise _already_signed(office, period)
        counted = made or weekly.count(office, period)
        counted = replace(counted, remarks=remarks(office, period))
        span = (str(to_column(counted.counted_from)), str(to_column(counted.counted_to)))
        cases = {}
        for fact in _KEPT_FACTS:
            ids = counting.case_ids(office.store, span, Cut(), fact)
            if len(ids) <= KEPT_IDS:
                cases[fact] = ids
        signed.insert(journal, period, counted.counted_to, to_plain(counted), cases)
    return weekly.summary(office, period)


def revoke(office: Office, period: Period, why: str) -> None:
    """Take a signature back, with a reason; the signed one stays on record, not in sight."""
    if not settings_edit.rights(office).may_edit:
        raise KnownError(
            "role_needed", say(QT_TRANSLATE_NOOP("core", "撤回签发由主管或经理办理，没有改动。"))
        )
    row = signed.find(office.store, period)
    if row is None:
        raise KnownError(
            "summary_not_signed", say(QT_TRANSLATE_NOOP("core", "这份周报没有签发，不需要撤回。"))
        )
    if not why.strip():
        raise RefusedError("reason_missing", say(QT_TRANSLATE_NOOP("core", "请填写原因。")))
    with office.write("revoke_summary") as journal:
        signed.revoke(journal, row.id, why.strip())


def corrections(office: Office, was: Kept, now: WeeklySummary) -> tuple[Correction, ...]:
    """What the same stretch of time gives now, where it is not what was signed."""
    found = [
        _explained(office, was, now, one)
        for one in (*_figures(was.summary, now), *_places(was.summary, now), *_categories(was, now))
    ]
    return tuple(found)


@dataclass(frozen=True)
class _Difference:
    key: str
    what: str
    where: str
    was: str
    now: str
    facts: tuple[str, ...]


def _figures(was: WeeklySummary, now: WeeklySummary) -> Iterator[_Difference]:
    fresh = {row.now.key: row.now for row in now.figures}
    for row in was.figures:
        one = fresh.get(row.now.key)
        if one is not None and shown(one) != shown(row.now):
            definition = DEFINITIONS[row.now.key]
            facts = [f for f in (definition.numerator, *definition.denominator) if f in FACTS]
            if definition.unit == "hours":
                facts = ["received" if definition.numerator == "response" else "completed"]
            yield _Difference(
                row.now.key, definition.title, "", shown(row.now), shown(one), tuple(facts)
            )


def _places(was: WeeklySummary, now: WeeklySummary) -> Iterator[_Difference]:
    def table(summary: WeeklySummary) -> dict[tuple[str, str], list[int]]:
        return {
            (row.community, row.building): [
                getattr(row, fact) if fact else 0 for fact in _PLACE_FACTS
            ]
            for row in summary.places
            if row.level == "building"
        }

    before, after = table(was), table(now)
    nothing = [0] * len(_PLACE_FACTS)
    for place in dict.fromkeys((*before, *after)):
        pairs = zip(before.get(place, nothing), after.get(place, nothing), strict=True)
        for index, (old, new) in enumerate(pairs):
            if old != new:
                where = " ".join(part for part in place if part)
                fact = _PLACE_FACTS[index]
                yield _Difference(fact, PLACE_COLUMNS[index], where, str(old), str(new), (fact,))


def _categories(was: Kept, now: WeeklySummary) -> Iterator[_Difference]:
    before = {row.code: row for row in was.summary.categories}
    after = {row.code: row for row in now.categories}
    for code in dict.fromkeys((*before, *after)):
        old = before[code].received if code in before else 0
        new = after[code].received if code in after else 0
        if old != new:
            name = (after.get(code) or before[code]).name
            yield _Difference(
                "category",
                DEFINITIONS["received"].title,
                name.zh,
                str(old),
                str(new),
                ("received",),
            )


def _explained(office: Office, was: Kept, now: WeeklySummary, one: _Difference) -> Correction:
    """The difference with the cases that entered or left, and when they were changed."""
    summary = was.summary
    span = (str(to_column(summary.counted_from)), str(to_column(summary.counted_to)))
    moved: set[int] = set()
    for fact in one.facts:
        if fact in was.cases:
            moved |= was.cases[fact] ^ set(counting.case_ids(office.store, span, Cut(), fact))
    since = summary.signed.at if summary.signed else summary.made_at
    if not moved:  # the same cases with other times, another place or another category
        before = {case for fact in one.facts for case in was.cases.get(fact, ())}
        moved = set(signed.changed_since(office.store, since, sorted(before)))
    at = max(signed.changed_since(office.store, since, sorted(moved)).values(), default=None)
    numbers = counting.numbers_of(office.store, sorted(moved))
    return Correction(one.key, one.what, one.where, one.was, one.now, at, tuple(numbers))


def shown(figure: Figure) -> str:
    """A figure in figures: ``46``, ``91.3% (21/23)``, ``3.5 h (12)``, ``—``."""
    if figure.unit == "count":
        return str(figure.numerator)
    if figure.value is None or not figure.denominator:
        return "—"
    if figure.unit == "share":
        told = percent(figure.numerator, figure.denominator)
        return f"{told} ({figure.numerator}/{figure.denominator})"
    if figure.unit == "hours":
        return f"{figure.value:.1f} h ({figure.denominator})"
    return f"{figure.value:.2f} ({figure.numerator}/{figure.denominator})"


def _already_signed(office: Office, period: Period) -> KnownError:
    row = signed.find(office.store, period)
    return KnownError(
        "summary_signed",
        say(
            QT_TRANSLATE_NOOP(
                "core", "这份周报已由{name}于 {at} 签发，内容已冻结，没有改动；以后的变化列为更正。"
            ),
            name=row.signed_by if row else "",
            at=f"{row.signed_at:%Y-%m-%d %H:%M}" if row else "",
        ),
    )
