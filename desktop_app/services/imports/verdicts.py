"""What becomes of each row of a complaint register: new, updated, same, duplicate, refused."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from operator import itemgetter
from typing import Any

from desktop_app.domain.case import Complaint, Status
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, Message, say
from desktop_app.services.imports.booked import templates_of
from desktop_app.services.imports.carrying import Carrier
from desktop_app.services.imports.compare import PLACE, Base, bases, compare, left_aside, number_of
from desktop_app.services.imports.likeness import UNLIKE, SameDayBook, likeness
from desktop_app.services.imports.masked import HELD, unmasked
from desktop_app.services.imports.model import CheckedRow, Problem
from desktop_app.services.office import Office
from desktop_app.services.operations import Progress
from desktop_app.storage import cases
from desktop_app.storage.batch import batches
from desktop_app.storage.trace import since
from desktop_app.storage.trace.since import SameDay

Columns = Mapping[str, object]
Warnings = list[tuple[str, int, Message]]

_IN_BIN = QT_TRANSLATE_NOOP("core", "投诉 {number} 在回收站里，请先恢复再导入")
_TAKEN_HERE = QT_TRANSLATE_NOOP(
    "core", "编号 {number} 在这里是另一件投诉（{at} {place}），请核对编号"
)
_TAKEN_ABOVE = QT_TRANSLATE_NOOP(
    "core", "编号 {number} 已用于“{sheet}”第 {row} 行的另一件投诉，请核对编号"
)
_SAME_AS = QT_TRANSLATE_NOOP("core", "时间、地点、内容与已有的 {number} 相同，不重复导入")
_SAME_AS_ROW = QT_TRANSLATE_NOOP("core", "时间、地点、内容与“{sheet}”第 {row} 行相同，只导入一次")
_LEFT_ASIDE = QT_TRANSLATE_NOOP(
    "core", "表里的处理结果、完成时间或满意度没有采用；请打开投诉 {number} 按步骤办理"
)
_MASKED = QT_TRANSLATE_NOOP(
    "core",
    "这是脱敏导出的表，这里还没有的 {count} 件只能带着隐去的姓名和电话导入；要完整的，请用不遮掩的导出",
)
_CHOOSE = QT_TRANSLATE_NOOP(
    "core", "投诉 {number} 导入后在这里办理过：表里较新的处理结果列在“冲突”里，由您决定"
)
_LIKE = QT_TRANSLATE_NOOP("core", "与同一天同一户的 {number} 内容相近，可能是同一件，请核对")
_LIKE_ROW = QT_TRANSLATE_NOOP(
    "core", "与“{sheet}”第 {row} 行同一天同一户、内容相近，可能是同一件，请核对"
)


class Judge:
    """Goes through the rows once; what stood above counts. ``numbers`` run beside the rows."""

    def __init__(
        self,
        office: Office,
        parsed: Sequence[Any],
        columns: Sequence[Columns],
        on_match: str,
        warnings: Warnings,
    ) -> None:
        store = office.store
        self._on_match = on_match
        self._carrier = Carrier(office, templates_of(office))
        self._warnings = warnings
        said = [number_of(row) for row in parsed]
        self.numbers = said
        self._numbers = batches.known_numbers(store, [number for number in said if number])
        marks = batches.known_fingerprints(store, [str(one["fingerprint"]) for one in columns])
        self._marks = marks
        self._binned = batches.in_the_bin(store, self._numbers.values())
        wanted = sorted({*self._numbers.values(), *marks.values()})
        self._existing = {one.id: one for one in cases.load_many(store, wanted)}
        self._bases = bases(
            office, parsed, {n: self._existing[one] for n, one in self._numbers.items()}
        )
        self._in_book = set(said)
        self._by_number: dict[str, tuple[Any, Columns]] = {}
        self._by_mark: dict[str, tuple[Any, str]] = {}
        self._same_day = SameDayBook(since.same_days(store, {_day(one) for one in columns}))
        self._rows: dict[str, Any] = {}

    def judge(self, row: Any, values: Columns, number: str) -> CheckedRow:
        known = self._numbers.get(number) if number else None
        if known is not None:
            checked = self._known(row, values, number, known)
        elif number in self._by_number:
            checked = self._twice(row, values, number)
        else:
            checked = self._fresh(row, values, number)
        if checked.problem is not None:
            return checked
        if number:
            self._by_number.setdefault(number, (row, values))
        self._by_mark.setdefault(str(values["fingerprint"]), (row, number))
        return checked

    def _warn(self, row: Any, text: str, /, **values: object) -> None:
        self._warnings.append((row.sheet, row.row, say(text, **values)))

    def _known(self, row: Any, values: Columns, number: str, known: int) -> CheckedRow:
        if known in self._binned:
            self._warn(row, _IN_BIN, number=number)
            return CheckedRow("conflict", row, "complaints", known, number)
        existing = self._existing[known]
        if number in self._by_number:
            return self._twice(row, values, number)
        if self._on_match == "skip":
            return CheckedRow("duplicate", row, "complaints", known, number)
        base = self._bases.get((row.sheet, row.row))
        if base is None and _another(values, existing):
            reason = say(
                _TAKEN_HERE,
                number=number,
                at=f"{existing.received_at:%Y-%m-%d}",
                place=existing.place(),
            )
            return _refused(row, number, reason)
        real = unmasked(values, existing, base.changed if base is not None else {})
        for name in real.held:
            self._warn(row, HELD, field=_label(name))
        found = compare(row, real.values, existing, base)
        return self._worked(row, real.values, existing, base, found)

    def _worked(
        self, row: Any, values: Columns, here: Complaint, base: Base | None, found: CheckedRow
    ) -> CheckedRow:
        """The row with what it tells of the work, where that can be carried on."""
        news = left_aside(row, here, base)
        waits = here.status == Status.AWAITING_CALLBACK and base is None
        if not news and not (waits and row.values.get("callback_at")):
            return found
        offered = self._carrier.proposal(row, values, here, base)
        if offered is None:
            if news:
                self._warn(row, _LEFT_ASIDE, number=here.number)
            return found
        if not offered.sure:
            self._warn(row, _CHOOSE, number=here.number)
        return offered.on(found)

    def _twice(self, row: Any, values: Columns, number: str) -> CheckedRow:
        """A number that stood above: the same complaint again, or another one that took it."""
        above, said = self._by_number[number]
        unlike = likeness(str(said["content"]), str(values["content"])) < UNLIKE
        if unlike or _elsewhere(values, said):
            reason = say(_TAKEN_ABOVE, number=number, sheet=above.sheet, row=above.row)
            return _refused(row, number, reason)
        self._warn(row, _SAME_AS_ROW, sheet=above.sheet, row=above.row)
        return CheckedRow("duplicate", row, "complaints", self._numbers.get(number), number)

    def _fresh(self, row: Any, values: Columns, number: str) -> CheckedRow:
        mark = str(values["fingerprint"])
        known = self._existing.get(self._marks.get(mark, 0))
        if known is not None and (not number or known.number not in self._in_book):
            if number:  # without one the same book came again, which needs no word
                self._warn(row, _SAME_AS, number=known.number)
            found = CheckedRow("duplicate", row, "complaints", known.id, number or known.number)
            if mark in self._by_mark or self._on_match == "skip":
                return found
            return self._worked(row, values, known, None, found)
        above, above_number = self._by_mark.get(mark, (None, ""))
        if above is not None and (not number or not above_number):
            self._warn(row, _SAME_AS_ROW, sheet=above.sheet, row=above.row)
            return CheckedRow("duplicate", row, "complaints", None, number)
        self._look_alike(row, values, number)
        return CheckedRow("new", row, "complaints", None, number, values=values)

    def _look_alike(self, row: Any, values: Columns, number: str) -> None:
        """Two complaints of one flat on one day in nearly the same words are likely one that
        two people wrote down. Likely is not certain: the row comes in and is named."""
        own = number or f"\0{row.sheet}\0{row.row}"
        said = SameDay(own, _day(values), *_told(values))
        like = self._same_day.like(said)
        if like is not None and like.number in self._rows:
            above = self._rows[like.number]
            self._warn(row, _LIKE_ROW, sheet=above.sheet, row=above.row)
        elif like is not None:
            self._warn(row, _LIKE, number=like.number)
        self._same_day.add(said)
        self._rows[own] = row


def judge_all(
    office: Office,
    parsed: Sequence[Any],
    columns: Sequence[Columns],
    on_match: str,
    warnings: Warnings,
    progress: Progress | None,
) -> list[CheckedRow]:
    """The verdict of every row. ``columns`` run beside ``parsed``."""
    judge = Judge(office, parsed, columns, on_match, warnings)
    checked: list[CheckedRow] = []
    each = zip(parsed, columns, judge.numbers, strict=True)
    for index, (row, values, number) in enumerate(each):
        if progress is not None and index % 200 == 0:
            progress.step(index, len(parsed))
        checked.append(judge.judge(row, values, number))
    masked = [one.parsed for one in checked if one.verdict == "new" and _came_masked(one.parsed)]
    if masked:
        first = masked[0]
        warnings.append((first.sheet, first.row, say(_MASKED, count=len(masked))))
    return checked


def _came_masked(row: Any) -> bool:
    """Whether a row of an own export has its people under a mask."""
    said = (row.values.get(name) for name in ("complainant", "phone"))
    return bool(row.values.get("id")) and any("**" in str(one or "") for one in said)


_told: Any = itemgetter("building", "unit", "room", "complainant", "content")


def _day(values: Columns) -> str:
    at = values["received_at"]
    assert isinstance(at, datetime)
    return at.isoformat()[:10]


def _another(values: Columns, existing: Complaint) -> bool:
    """Whether a row with a known number tells of something else: another day, and another flat
    or other words. Many complaints are told in the same few words."""
    return _day(values) != existing.received_at.date().isoformat() and (
        _elsewhere(values, {name: getattr(existing, name) for name in PLACE})
        or likeness(str(values["content"]), existing.content) < UNLIKE
    )


def _elsewhere(one: Columns, other: Columns) -> bool:
    """Whether two places cannot be the same; what one of them leaves out may be."""
    return any(one[part] and other[part] and one[part] != other[part] for part in PLACE)


def _label(field: str) -> Message:
    from desktop_app.exchange.columns import label_of

    return label_of(field)


def _refused(row: Any, number: str, reason: Message) -> CheckedRow:
    problem = Problem("number", str(row.raw.get("number") or number), reason)
    return CheckedRow("error", row, "complaints", None, number, problem=problem)
