"""The weekly summary (周报) as data: everything that the paper shows, in records of its own.

Nothing in here is looked up again when it is drawn, so a signed summary can be kept whole and
shown years later. Texts of the program stay as marked Chinese sources (translated when drawn);
names out of the office's lists are ``Text`` in both languages.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from desktop_app.domain.figures import DEFINITIONS
from desktop_app.domain.measures import Figure, ratio
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, Text
from desktop_app.domain.periods import Period
from desktop_app.domain.summary_rows import (
    CallbackDay,
    CallbackRow,
    CaseLine,
    ImprovementRow,
    IncidentRow,
    PromiseRow,
    RepeatRow,
    ReworkRow,
    UrgentRow,
)

__all__ = [
    "PLACE_COLUMNS",
    "PUBLIC_TITLES",
    "SECTIONS",
    "SIGNATURES",
    "TITLES",
    "CallbackDay",
    "CallbackRow",
    "CaseLine",
    "CategoryRow",
    "CauseRow",
    "ChannelRow",
    "Correction",
    "DefinitionRow",
    "FigureRow",
    "ImprovementRow",
    "IncidentRow",
    "LimitRow",
    "PlaceRow",
    "PromiseRow",
    "PublicMeasure",
    "PublicPlace",
    "PublicSummary",
    "Remark",
    "RepeatRow",
    "ReworkRow",
    "Signature",
    "TrendRow",
    "UrgentRow",
    "WeeklySummary",
]

SECTIONS: dict[str, str] = {
    "overview": QT_TRANSLATE_NOOP("core", "概况"),
    "places": QT_TRANSLATE_NOOP("core", "各小区与楼栋"),
    "trend": QT_TRANSLATE_NOOP("core", "趋势"),
    "categories": QT_TRANSLATE_NOOP("core", "类别与根本原因"),
    "urgent": QT_TRANSLATE_NOOP("core", "逾期与重大投诉"),
    "reworks": QT_TRANSLATE_NOOP("core", "返单与重复投诉"),
    "incidents": QT_TRANSLATE_NOOP("core", "群诉与共性问题"),
    "promises": QT_TRANSLATE_NOOP("core", "未按时兑现的承诺"),
    "improvements": QT_TRANSLATE_NOOP("core", "持续改进措施"),
    "callbacks": QT_TRANSLATE_NOOP("core", "下期回访计划"),
    "corrections": QT_TRANSLATE_NOOP("core", "更正"),
    "definitions": QT_TRANSLATE_NOOP("core", "指标口径"),
}
"""Sections in the order of the paper, with their headings. ``remarks`` belong to one each."""
SIGNATURES = (
    QT_TRANSLATE_NOOP("core", "编制"),
    QT_TRANSLATE_NOOP("core", "审核"),
    QT_TRANSLATE_NOOP("core", "批准"),
)
TITLES: dict[str, str] = {
    "week": QT_TRANSLATE_NOOP("core", "客户投诉处理周报"),
    "month": QT_TRANSLATE_NOOP("core", "客户投诉处理月报"),
    "free": QT_TRANSLATE_NOOP("core", "客户投诉处理报告"),
}
PUBLIC_TITLES: dict[str, str] = {
    "week": QT_TRANSLATE_NOOP("core", "投诉处理情况公示（周）"),
    "month": QT_TRANSLATE_NOOP("core", "投诉处理情况公示（月）"),
    "free": QT_TRANSLATE_NOOP("core", "投诉处理情况公示"),
}
PLACE_COLUMNS = (
    QT_TRANSLATE_NOOP("core", "前期遗留"),
    QT_TRANSLATE_NOOP("core", "新增"),
    QT_TRANSLATE_NOOP("core", "完成"),
    QT_TRANSLATE_NOOP("core", "完成率"),
    QT_TRANSLATE_NOOP("core", "跟进中"),
    QT_TRANSLATE_NOOP("core", "超时"),
    QT_TRANSLATE_NOOP("core", "无法解决"),
)


@dataclass(frozen=True)
class FigureRow:
    """A figure of 概况 beside the period before and the same of last year.

    ``moved``: 1 risen, -1 fallen against the period before, 0 no difference worth a word.
    """

    now: Figure
    previous: Figure | None = None
    last_year: Figure | None = None
    moved: int = 0

    @property
    def title(self) -> str:
        return DEFINITIONS[self.now.key].title

    @property
    def better(self) -> int:
        """1 the move is for the better, -1 for the worse, 0 there is none or it says neither."""
        return self.moved * DEFINITIONS[self.now.key].better


@dataclass(frozen=True)
class PlaceRow:
    """A line of the table: ``level`` is ``building``, ``community`` (its sum) or ``total``.

    carried + received = completed + following + unsolvable; overdue is part of following.
    ``community`` or ``building`` empty: not on record.
    """

    level: str
    community: str
    building: str
    carried: int
    received: int
    completed: int
    following: int
    overdue: int
    unsolvable: int

    @property
    def completion(self) -> Figure:
        return ratio("completion", self.completed, self.carried + self.received)


@dataclass(frozen=True)
class TrendRow:
    """One week (of a month: month) of the trend; ``whole``: it is over."""

    period: Period
    whole: bool
    received: int
    completed: int
    response: Figure
    solution: Figure
    satisfaction: Figure
    reworks: int


@dataclass(frozen=True)
class CategoryRow:
    """New complaints of a category of the first level, and of its children."""

    code: str
    name: Text
    received: int
    previous: int
    children: tuple[CategoryRow, ...] = ()


@dataclass(frozen=True)
class CauseRow:
    """A bar of the Pareto; ``share`` and ``cumulative`` are 0 … 1 of ``WeeklySummary.causes_known``."""

    name: Text
    count: int
    share: float
    cumulative: float


@dataclass(frozen=True)
class ChannelRow:
    channel: str
    count: int


@dataclass(frozen=True)
class LimitRow:
    """Limits of one clock that ran out in the period; ``clock`` is a key of ``CLOCK_TEXT``."""

    clock: str
    kept: int
    due: int

    @property
    def figure(self) -> Figure:
        return ratio(self.clock, self.kept, self.due)


@dataclass(frozen=True)
class DefinitionRow:
    """A definition as printed, kept with the summary that used it."""

    key: str
    title: str
    sentence: str


@dataclass(frozen=True)
class Remark:
    """Words of the office on a section."""

    section: str
    text: str
    at: datetime
    staff: str


@dataclass(frozen=True)
class Signature:
    by: str
    at: datetime


@dataclass(frozen=True)
class Correction:
    """A number that came out differently after signing.

    ``what`` names it (marked source text), ``where`` the line of a table or ``""``;
    ``changed_at`` is the last change of one of ``cases`` since the signing, if it is known.
    """

    key: str
    what: str
    where: str
    was: str
    now: str
    changed_at: datetime | None
    cases: tuple[str, ...]


@dataclass(frozen=True)
class WeeklySummary:
    """A summary whole. ``counted_to`` is not in it any more; ``whole``: the period was over.

    ``invalid`` and ``withdrawn`` were received and are in no figure. ``*_all`` say how many
    there are where only the first are listed. ``causes_unknown``: completed, no cause on record.
    """

    period: Period
    counted_from: datetime
    counted_to: datetime
    whole: bool
    office: str
    made_at: datetime
    made_by: str
    masked: bool
    invalid: int
    withdrawn: int
    figures: tuple[FigureRow, ...]
    places: tuple[PlaceRow, ...]
    trend: tuple[TrendRow, ...]
    categories: tuple[CategoryRow, ...]
    channels: tuple[ChannelRow, ...]
    causes: tuple[CauseRow, ...]
    causes_known: int
    causes_unknown: int
    limits: tuple[LimitRow, ...]
    urgent: tuple[UrgentRow, ...]
    urgent_all: int
    reworks: tuple[ReworkRow, ...]
    reworks_all: int
    repeats: tuple[RepeatRow, ...]
    repeats_all: int
    incidents: tuple[IncidentRow, ...]
    broken: tuple[PromiseRow, ...]
    broken_all: int
    improvements: tuple[ImprovementRow, ...]
    earlier: tuple[ImprovementRow, ...]
    callbacks: tuple[CallbackRow, ...]
    callback_days: tuple[CallbackDay, ...]
    callbacks_all: int
    callback_households: int
    definitions: tuple[DefinitionRow, ...]
    remarks: tuple[Remark, ...] = ()
    signatures: tuple[str, ...] = SIGNATURES
    signed: Signature | None = None
    corrections: tuple[Correction, ...] = ()

    @property
    def title(self) -> str:
        return TITLES[self.period.kind]

    def figure(self, key: str) -> FigureRow:
        """One figure of 概况; ``KeyError`` for an unknown key."""
        for row in self.figures:
            if row.now.key == key:
                return row
        raise KeyError(key)

    def remark(self, section: str) -> str:
        return next((one.text for one in self.remarks if one.section == section), "")


@dataclass(frozen=True)
class PublicPlace:
    community: str
    received: int
    completed: int
    following: int


@dataclass(frozen=True)
class PublicMeasure:
    """A measure of the office with everything taken out that could name somebody."""

    text: str
    state: str
    due_on: date | None


@dataclass(frozen=True)
class PublicSummary:
    """What may hang on the notice board: counts by community and category, and measures.

    It has no fields for people, phones, rooms or contents, so none can get in.
    """

    period: Period
    counted_to: datetime
    whole: bool
    office: str
    made_on: date
    figures: tuple[FigureRow, ...]
    places: tuple[PublicPlace, ...]
    categories: tuple[CategoryRow, ...]
    measures: tuple[PublicMeasure, ...]
    definitions: tuple[DefinitionRow, ...]

    @property
    def title(self) -> str:
        return PUBLIC_TITLES[self.period.kind]

    def figure(self, key: str) -> FigureRow:
        for row in self.figures:
            if row.now.key == key:
                return row
        raise KeyError(key)
