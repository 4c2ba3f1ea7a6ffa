"""The weekly summary as a workbook: the same figures as on paper, as numbers that can be used."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.domain.case import CHANNEL_TEXT
from desktop_app.domain.figures import CLOCK_TEXT, DEFINITIONS
from desktop_app.domain.measures import Figure
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, Translate, say
from desktop_app.domain.opening import opening
from desktop_app.domain.periods import Period
from desktop_app.domain.summary import PLACE_COLUMNS, SECTIONS, FigureRow, WeeklySummary
from desktop_app.services.office import Office
from desktop_app.services.reports import evidence, weekly, weekly_book_lists
from desktop_app.services.reports.signing import shown
from desktop_app.services.reports.weekly_book_words import Words

if TYPE_CHECKING:
    from desktop_app.exchange.charts_xlsx import ReportSheet
    from desktop_app.exchange.write_xlsx import Written

UNIT_TEXT = {
    "count": QT_TRANSLATE_NOOP("core", "件（次）"),
    "share": QT_TRANSLATE_NOOP("core", "比例"),
    "hours": QT_TRANSLATE_NOOP("core", "小时"),
    "per_hundred": QT_TRANSLATE_NOOP("core", "件/百户"),
}
ALL = QT_TRANSLATE_NOOP("core", "合计")
_SHOWN_CAUSES = 12


def write(
    target: Path,
    summary: WeeklySummary,
    translate: Translate | None = None,
    office: Office | None = None,
) -> Written:
    """Write the book; the old file stays whole until it is done. Raises as ``write_report``.

    With *office* the records behind the figures are in it too (``services.evidence``).
    """
    from desktop_app.exchange.charts_xlsx import write_report

    made = sheets(summary, translate)
    if office is not None:
        made.append(evidence.sheet(office, summary, Words(translate)))
    return write_report(target, made, summary.office)


def write_period(
    office: Office,
    period: Period,
    target: Path,
    translate: Translate | None = None,
    *,
    unmasked: bool = False,
) -> Written:
    """The book of a period with its records; whole names leave a trace, as on paper."""
    made = weekly.summary(office, period, unmasked=unmasked)
    if not made.masked:
        with office.write("print_unmasked") as journal:
            journal.record("export", 0, None, "weekly", None, len(made.urgent))
    return write(target, made, translate, office)


def sheets(made: WeeklySummary, translate: Translate | None = None) -> list[ReportSheet]:
    """The sheets of one summary, in one language."""
    w = Words(translate)
    return [
        *(make(made, w) for make in (_overview, _places, _trend, _categories, _causes, _limits)),
        *weekly_book_lists.sheets(made, w),
        *([_corrections(made, w)] if made.corrections else []),
        _definitions(made, w),
    ]


def _overview(made: WeeklySummary, w: Words) -> ReportSheet:
    tell = w.tell
    title = made.period.title().render(w.translate, w.language)
    words = [f"{made.office}  {title}".strip(), *opening(made, w.translate)]
    words += [one.text for one in made.remarks if one.section == "overview"]
    if made.signed:
        words.append(
            say(
                QT_TRANSLATE_NOOP("core", "已由{name}于 {at} 签发。"),
                name=made.signed.by,
                at=f"{made.signed.at:%Y-%m-%d %H:%M}",
            ).render(w.translate)
        )
    return w.sheet(
        SECTIONS["overview"],
        (
            (QT_TRANSLATE_NOOP("core", "指标"), 16, "text"),
            (QT_TRANSLATE_NOOP("core", "本期"), 10, "number"),
            (QT_TRANSLATE_NOOP("core", "分子"), 9, "int"),
            (QT_TRANSLATE_NOOP("core", "分母"), 9, "int"),
            (QT_TRANSLATE_NOOP("core", "中位数"), 9, "number"),
            (QT_TRANSLATE_NOOP("core", "九成以内"), 9, "number"),
            (QT_TRANSLATE_NOOP("core", "上期"), 10, "number"),
            (QT_TRANSLATE_NOOP("core", "去年同期"), 10, "number"),
            (QT_TRANSLATE_NOOP("core", "单位"), 10, "text"),
        ),
        [_figure(w, row) for row in made.figures],
        headline=tell(made.title),
        words=words,
        portrait=True,
        one_page=True,
    )


def _figure(w: Words, row: FigureRow) -> tuple[object, ...]:
    from desktop_app.exchange.charts_xlsx import Typed

    now = row.now
    kind = {"count": "int", "share": "share"}.get(now.unit, "number")
    return (
        w.tell(DEFINITIONS[now.key].title),
        Typed(_number(now), kind),
        now.numerator,
        now.denominator,
        now.median,
        now.p90,
        Typed(_number(row.previous), kind),
        Typed(_number(row.last_year), kind),
        w.tell(UNIT_TEXT[now.unit]),
    )


def _places(made: WeeklySummary, w: Words) -> ReportSheet:
    rows, strong = [], set()
    for index, row in enumerate(made.places):
        if row.level != "building":
            strong.add(index)
        place = w.tell(ALL) if row.level == "total" else row.community
        rows.append(
            (
                place,
                w.tell(ALL) if row.level == "community" else row.building,
                row.carried,
                row.received,
                row.completed,
                _number(row.completion),
                row.following,
                row.overdue,
                row.unsolvable,
            )
        )
    kinds = ("int", "int", "int", "share", "int", "int", "int")
    return w.sheet(
        SECTIONS["places"],
        (
            (QT_TRANSLATE_NOOP("core", "小区"), 16, "text"),
            (QT_TRANSLATE_NOOP("core", "楼栋"), 10, "text"),
            *((title, 10, kind) for title, kind in zip(PLACE_COLUMNS, kinds, strict=True)),
        ),
        rows,
        strong=frozenset(strong),
    )


def _trend(made: WeeklySummary, w: Words) -> ReportSheet:
    from desktop_app.exchange.charts_xlsx import AMBER, BLUE, GREEN, PALE, ChartOut, Series

    rows = [
        (
            row.period.key,
            row.received,
            row.completed,
            row.reworks,
            _number(row.response),
            _number(row.solution),
            _number(row.satisfaction),
            row.solution.numerator,
            row.solution.denominator,
            row.satisfaction.numerator,
            row.satisfaction.denominator,
        )
        for row in made.trend
    ]
    return w.sheet(
        SECTIONS["trend"],
        (
            (QT_TRANSLATE_NOOP("core", "时段"), 12, "text"),
            (DEFINITIONS["received"].title, 9, "int"),
            (DEFINITIONS["completed"].title, 9, "int"),
            (DEFINITIONS["reworks"].title, 9, "int"),
            (DEFINITIONS["response_in_time"].title, 11, "share"),
            (DEFINITIONS["solution_in_time"].title, 11, "share"),
            (DEFINITIONS["satisfaction"].title, 11, "share"),
            (QT_TRANSLATE_NOOP("core", "按时办结"), 10, "int"),
            (QT_TRANSLATE_NOOP("core", "办结到期"), 10, "int"),
            (QT_TRANSLATE_NOOP("core", "满意"), 9, "int"),
            (QT_TRANSLATE_NOOP("core", "已答复"), 9, "int"),
        ),
        rows,
        charts=(
            ChartOut(
                w.tell(QT_TRANSLATE_NOOP("core", "新增与办结及时率")),
                (Series(1, "column", PALE), Series(5, "line", AMBER, secondary=True)),
            ),
            ChartOut(
                w.tell(QT_TRANSLATE_NOOP("core", "新增与完成")),
                (Series(1, "column", PALE), Series(2, "column", BLUE)),
            ),
            ChartOut(
                w.tell(DEFINITIONS["satisfaction"].title),
                (Series(1, "column", PALE), Series(6, "line", GREEN, secondary=True)),
            ),
        ),
        portrait=True,
        one_page=True,
    )


def _categories(made: WeeklySummary, w: Words) -> ReportSheet:
    from desktop_app.exchange.charts_xlsx import ChartOut, Series

    parents = [(w.name(row.name), "", row.received, row.previous) for row in made.categories]
    children = [
        (w.name(top.name), w.name(row.name), row.received, row.previous)
        for top in made.categories
        for row in top.children
        if row.code != top.code
    ]
    channels = [
        (w.tell(QT_TRANSLATE_NOOP("core", "渠道")), w.word(CHANNEL_TEXT, one.channel),
         one.count, None)
        for one in made.channels
    ]  # fmt: skip
    chart = ChartOut(
        w.tell(QT_TRANSLATE_NOOP("core", "各类别新增")),
        (Series(2, "bar"),),
        0,
        len(parents),
    )
    return w.sheet(
        QT_TRANSLATE_NOOP("core", "类别与渠道"),
        (
            (QT_TRANSLATE_NOOP("core", "类别"), 20, "text"),
            (QT_TRANSLATE_NOOP("core", "细分"), 26, "text"),
            (DEFINITIONS["received"].title, 9, "int"),
            (QT_TRANSLATE_NOOP("core", "上期"), 9, "int"),
        ),
        [*parents, *children, *channels],
        charts=(chart,) if parents else (),
        strong=frozenset(range(len(parents))),
        portrait=True,
        one_page=True,
    )


def _causes(made: WeeklySummary, w: Words) -> ReportSheet:
    from desktop_app.exchange.charts_xlsx import AMBER, ChartOut, Series

    rows = [(w.name(c.name), c.count, c.share, c.cumulative) for c in made.causes]
    chart = ChartOut(
        w.tell(QT_TRANSLATE_NOOP("core", "根本原因（帕累托）")),
        (Series(1, "column"), Series(3, "line", AMBER, secondary=True)),
        0,
        min(len(rows), _SHOWN_CAUSES),
        480,  # the names of causes are long
    )
    unknown = say(
        QT_TRANSLATE_NOOP("core", "完成的投诉中 {known} 件记有根本原因，{unknown} 件没有记。"),
        known=made.causes_known,
        unknown=made.causes_unknown,
    )
    return w.sheet(
        QT_TRANSLATE_NOOP("core", "根本原因"),
        (
            (QT_TRANSLATE_NOOP("core", "根本原因"), 36, "text"),
            (QT_TRANSLATE_NOOP("core", "件数"), 9, "int"),
            (QT_TRANSLATE_NOOP("core", "占比"), 10, "share"),
            (QT_TRANSLATE_NOOP("core", "累计"), 10, "share"),
        ),
        rows,
        words=(unknown.render(w.translate),),
        charts=(chart,),
        portrait=True,
        one_page=True,
    )


def _limits(made: WeeklySummary, w: Words) -> ReportSheet:
    from desktop_app.exchange.charts_xlsx import ChartOut, Series

    return w.sheet(
        QT_TRANSLATE_NOOP("core", "时限"),
        (
            (QT_TRANSLATE_NOOP("core", "时限"), 16, "text"),
            (QT_TRANSLATE_NOOP("core", "到期"), 9, "int"),
            (QT_TRANSLATE_NOOP("core", "按时"), 9, "int"),
            (QT_TRANSLATE_NOOP("core", "及时率"), 10, "share"),
        ),
        [
            (w.tell(CLOCK_TEXT[row.clock]), row.due, row.kept, _number(row.figure))
            for row in made.limits
        ],
        charts=(ChartOut(w.tell(QT_TRANSLATE_NOOP("core", "时限遵守情况")),
                         (Series(3, "bar"),)),),
        portrait=True,
        one_page=True,
    )  # fmt: skip


def _corrections(made: WeeklySummary, w: Words) -> ReportSheet:
    return w.sheet(
        SECTIONS["corrections"],
        (
            (QT_TRANSLATE_NOOP("core", "项目"), 16, "text"),
            (QT_TRANSLATE_NOOP("core", "范围"), 18, "text"),
            (QT_TRANSLATE_NOOP("core", "签发时"), 16, "text"),
            (QT_TRANSLATE_NOOP("core", "现在"), 16, "text"),
            (QT_TRANSLATE_NOOP("core", "变更时间"), 16, "datetime"),
            (QT_TRANSLATE_NOOP("core", "涉及投诉"), 40, "text"),
        ),
        [
            (w.tell(c.what), c.where, c.was, c.now, c.changed_at, "、".join(c.cases))
            for c in made.corrections
        ],
    )


def _definitions(made: WeeklySummary, w: Words) -> ReportSheet:
    values = {row.now.key: shown(row.now) for row in made.figures}
    return w.sheet(
        SECTIONS["definitions"],
        (
            (QT_TRANSLATE_NOOP("core", "指标"), 16, "text"),
            (QT_TRANSLATE_NOOP("core", "本期"), 22, "text"),
            (QT_TRANSLATE_NOOP("core", "口径"), 80, "text"),
        ),
        [(w.tell(d.title), values.get(d.key, ""), w.tell(d.sentence)) for d in made.definitions],
    )


def _number(figure: Figure | None) -> float | None:
    """A value as a number; ``None`` (an empty cell) where there is none."""
    return None if figure is None else figure.value
