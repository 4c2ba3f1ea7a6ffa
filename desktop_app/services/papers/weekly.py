"""周报 on paper: the weekly summary as the supervisor signs it, and its public version."""

from __future__ import annotations

from desktop_app.domain.documents import (
    Bar,
    Bars,
    Block,
    Cell,
    Column,
    Columns,
    Document,
    Figure,
    Figures,
    Heading,
    KeepTogether,
    Paragraph,
    Row,
    Signatures,
    Table,
    Trend,
)
from desktop_app.domain.figures import CLOCK_TEXT
from desktop_app.domain.measures import Figure as Value
from desktop_app.domain.measures import percent
from desktop_app.domain.messages import QT_TRANSLATE_NOOP
from desktop_app.domain.opening import NOT_BEGUN
from desktop_app.domain.summary import (
    PLACE_COLUMNS,
    PUBLIC_TITLES,
    SECTIONS,
    CategoryRow,
    FigureRow,
    PlaceRow,
    PublicSummary,
    WeeklySummary,
)
from desktop_app.services import improvements
from desktop_app.services.office import Office
from desktop_app.services.papers import weekly_lists as lists
from desktop_app.services.papers.ground import (
    Ground,
    PaperOrder,
    ground,
    moment,
    note_unmasked,
)
from desktop_app.services.reports import weekly

HEAD = ("received", "completion", "solution_in_time", "satisfaction", "rework", "repeat")
"""The six figures to be read from afar."""
PUBLIC_HEAD = (
    "received",
    "completed",
    "completion",
    "solution_in_time",
    "callback",
    "satisfaction",
)
MOST_BARS = 8


def weekly_paper(
    office: Office, period: str, order: PaperOrder, *, public: bool = False
) -> Document:
    """The summary of *period* (``2026-W47``, ``2026-11`` …; empty: this week) as a document."""
    span = weekly.parse(period) if period else weekly.week_of(office.now().date())
    made = weekly.summary(office, span, unmasked=order.unmasked and not public)
    paper = ground(office, order)
    if public:
        return public_sheet(paper, weekly.public(office, made))
    note_unmasked(office, order, "weekly", len(made.urgent) + len(made.reworks) + len(made.repeats))
    return weekly_sheet(paper, made)


def weekly_sheet(paper: Ground, made: WeeklySummary) -> Document:
    """A summary on paper; its names are masked or whole as the summary itself is."""
    tell, title = paper.tell, paper.tell(made.title)
    blocks: list[Block] = [
        Figures(tuple(_figure(paper, made.figure(key)) for key in HEAD)),
        Paragraph("".join(_spaced(weekly.opening(made, paper.order.translate))), "lead"),
        *_remark(paper, made, "overview"),
        *_section(paper, made, "places", [_places(paper, made)]),
        *_section(paper, made, "trend", [_charts(paper, made)]),
        *_section(paper, made, "categories", [_causes(paper, made)]),
        *_section(paper, made, "urgent", lists.urgent(paper, made), made.urgent_all),
        *_section(
            paper, made, "reworks", lists.again(paper, made), made.reworks_all + made.repeats_all
        ),
        *_section(paper, made, "incidents", lists.incidents(paper, made), len(made.incidents)),
        *_section(paper, made, "promises", lists.promises(paper, made), made.broken_all),
        *_section(paper, made, "improvements", lists.improvements(paper, made)),
        *_section(paper, made, "callbacks", lists.callbacks(paper, made), made.callbacks_all),
    ]
    if made.corrections:
        blocks += _section(
            paper, made, "corrections", lists.corrections(paper, made), len(made.corrections)
        )
    blocks += [_signatures(paper, made), *_definitions(paper, made)]
    facts = [tell(QT_TRANSLATE_NOOP("core", "编制：{name}"), name=made.made_by or "—")]
    if made.counted_to <= made.counted_from:
        facts.append(tell(NOT_BEGUN))
    elif not made.whole:
        facts.append(
            tell(
                QT_TRANSLATE_NOOP("core", "本期未完，统计至 {moment}"),
                moment=moment(made.counted_to),
            )
        )
    if made.signed is not None:
        facts.append(
            tell(
                QT_TRANSLATE_NOOP("core", "已签发：{name} {moment}"),
                name=made.signed.by, moment=moment(made.signed.at),
            )
        )  # fmt: skip
    return paper.document(
        title, tuple(blocks), subtitle=paper.render(made.period.title()), facts=tuple(facts),
        file_name=f"{title} {made.period.key}",
    )  # fmt: skip


def public_sheet(paper: Ground, made: PublicSummary) -> Document:
    """The version for the notice board: figures, counts and measures, nothing personal."""
    tell = paper.tell
    title = tell(PUBLIC_TITLES[made.period.kind])
    categories = _bars(paper, made.categories, tell(QT_TRANSLATE_NOOP("core", "各类投诉件数")))
    places: tuple[Row, ...] = tuple(
        (one.community or tell(QT_TRANSLATE_NOOP("core", "未登记")), _count(one.received),
         _count(one.completed), _count(one.following))
        for one in made.places
    )  # fmt: skip
    measures: tuple[Row, ...] = tuple(
        (one.text, paper.word(improvements.STATE_TEXT, one.state), str(one.due_on or ""))
        for one in made.measures
    )
    blocks: tuple[Block, ...] = (
        Figures(tuple(_figure(paper, made.figure(key)) for key in PUBLIC_HEAD)),
        Paragraph("".join(_spaced(weekly.public_opening(made, paper.order.translate))), "lead"),
        Heading(tell(SECTIONS["categories"])),
        categories,
        Heading(tell(QT_TRANSLATE_NOOP("core", "各小区"))),
        Table(
            (Column(tell(QT_TRANSLATE_NOOP("core", "小区")), 2),
             *(Column(tell(text), 1, "right") for text in (PLACE_COLUMNS[1], PLACE_COLUMNS[2], PLACE_COLUMNS[4]))),
            places, empty=tell(QT_TRANSLATE_NOOP("core", "无")),
        ),
        Heading(tell(SECTIONS["improvements"])),
        Table(
            (Column(tell(QT_TRANSLATE_NOOP("core", "措施")), 4),
             Column(tell(QT_TRANSLATE_NOOP("core", "进展")), fit=True),
             Column(tell(QT_TRANSLATE_NOOP("core", "期限")), fit=True)),
            measures, empty=tell(QT_TRANSLATE_NOOP("core", "无")),
        ),
        Heading(tell(SECTIONS["definitions"])),
        *(Paragraph(f"{tell(one.title)}：{tell(one.sentence)}", "small") for one in made.definitions),
        Signatures((tell(QT_TRANSLATE_NOOP("core", "公示单位（盖章）：")),), tell(QT_TRANSLATE_NOOP("core", "日期："))),
    )  # fmt: skip
    return paper.document(
        title, blocks, subtitle=paper.render(made.period.title()), personal=False,
        file_name=f"{title} {made.period.key}",
    )  # fmt: skip


def words(paper: Ground, value: Value | None) -> str:
    """``46``, ``91.3%``, ``3.5 小时``; of few cases ``7/8``; ``—`` where there is nothing."""
    if value is None:
        return "—"
    if value.unit == "count":
        return str(value.numerator)
    if value.value is None or not value.denominator:
        return "—"
    if value.unit == "share":
        if value.small:
            return f"{value.numerator}/{value.denominator}"
        return percent(value.numerator, value.denominator)
    if value.unit == "hours":
        return paper.tell(QT_TRANSLATE_NOOP("core", "{hours} 小时"), hours=f"{value.value:.1f}")
    return f"{value.value:.2f}"


def _figure(paper: Ground, row: FigureRow) -> Figure:
    """A big number; only a move that the measures call one is called a rise or a fall."""
    now, before = row.now, row.previous
    change = paper.tell(QT_TRANSLATE_NOOP("core", "上期 {value}"), value=words(paper, before))
    if row.moved and before is not None and now.value is not None and before.value is not None:
        sign = "▲" if row.moved > 0 else "▼"
        by = abs(now.value - before.value)
        if now.unit == "share":
            text = QT_TRANSLATE_NOOP("core", "{sign} {by} 百分点")
            change = paper.tell(text, sign=sign, by=f"{by * 100:.1f}")
        else:
            text = QT_TRANSLATE_NOOP("core", "{sign} {by} 较上期")
            change = paper.tell(text, sign=sign, by=f"{by:g}")
    tone = {1: "good", -1: "bad"}.get(row.better, "")
    return Figure(paper.tell(row.title), words(paper, now), change, tone, now.value)


def _spaced(sentences: list[str]) -> list[str]:
    """Sentences that end in a Latin full stop need a blank after it."""
    return [
        text + " " if text.endswith(".") or all(one < "\u2e80" for one in text) else text
        for text in sentences
    ]


def _section(
    paper: Ground, made: WeeklySummary, key: str, body: list[Block], count: int | None = None
) -> list[Block]:
    note = ""
    if count is not None:
        note = paper.tell(QT_TRANSLATE_NOOP("core", "{count} 项"), count=count)
    return [Heading(paper.tell(SECTIONS[key]), 1, note), *body, *_remark(paper, made, key)]


def _remark(paper: Ground, made: WeeklySummary, key: str) -> list[Block]:
    text = made.remark(key)
    if not text:
        return []
    return [Paragraph(paper.tell(QT_TRANSLATE_NOOP("core", "说明：{text}"), text=text))]


def _places(paper: Ground, made: WeeklySummary) -> Table:
    tell = paper.tell
    columns = (
        Column(tell(QT_TRANSLATE_NOOP("core", "小区 / 楼栋")), 2.2),
        *(Column(tell(text), 1, "right") for text in PLACE_COLUMNS),
    )
    rows = [_place(paper, row) for row in made.places if row.level != "total"]
    total = next((row for row in made.places if row.level == "total"), None)
    return Table(columns, tuple(rows), _place(paper, total) if total and rows else None,
                 empty=tell(QT_TRANSLATE_NOOP("core", "本期没有投诉，也没有遗留")))  # fmt: skip


def _place(paper: Ground, row: PlaceRow) -> Row:
    unknown = paper.tell(QT_TRANSLATE_NOOP("core", "未登记"))
    name = {
        "total": paper.tell(QT_TRANSLATE_NOOP("core", "合计")),
        "community": paper.tell(
            QT_TRANSLATE_NOOP("core", "{name} 小计"), name=row.community or unknown
        ),
    }.get(row.level)
    if name is None:
        building = paper.tell(QT_TRANSLATE_NOOP("core", "{building} 栋"), building=row.building)
        name = f"　{building if row.building else unknown}"
    tone = "strong" if row.level == "community" else ""
    late = "bad" if row.overdue and not tone else tone
    share = Cell(words(paper, row.completion), tone, row.completion.value)
    numbers = (row.carried, row.received, row.completed)
    after = (row.following, row.overdue, row.unsolvable)
    return (
        Cell(name, tone),
        *(_count(n, tone) for n in numbers),
        share,
        _count(after[0], tone), _count(after[1], late), _count(after[2], tone),
    )  # fmt: skip


def _count(number: int, tone: str = "") -> Cell:
    return Cell(str(number), tone, number)


def _charts(paper: Ground, made: WeeklySummary) -> Block:
    tell = paper.tell
    labels = tuple(row.period.key.partition("-")[2] for row in made.trend)
    trend = Trend(
        tell(QT_TRANSLATE_NOOP("core", "近 {count} 期新增与办结及时率"), count=len(made.trend)),
        labels,
        tuple(row.received for row in made.trend),
        tuple(row.solution.value for row in made.trend),
        tell(QT_TRANSLATE_NOOP("core", "新增（件）")),
        tell(QT_TRANSLATE_NOOP("core", "办结及时率")),
    )
    bars = _bars(paper, made.categories, tell(QT_TRANSLATE_NOOP("core", "新增类别（件）")))
    return Columns(((trend,), (bars,)), (5, 4))


def _bars(paper: Ground, rows: tuple[CategoryRow, ...], title: str) -> Bars:
    unknown = paper.tell(QT_TRANSLATE_NOOP("core", "未分类"))
    shown = [
        Bar(paper.text(row.name) or unknown, row.received, str(row.received))
        for row in rows[:MOST_BARS]
    ]
    rest = sum(row.received for row in rows[MOST_BARS:])
    if rest:
        shown.append(Bar(paper.tell(QT_TRANSLATE_NOOP("core", "其余类别")), rest, str(rest)))
    return Bars(title, tuple(shown), paper.tell(QT_TRANSLATE_NOOP("core", "本期没有新增")))


def _causes(paper: Ground, made: WeeklySummary) -> Block:
    tell = paper.tell
    causes = tuple(
        Bar(paper.text(one.name), one.count, f"{one.count}（{one.cumulative:.0%}）")
        for one in made.causes[:MOST_BARS]
    )
    title = tell(
        QT_TRANSLATE_NOOP("core", "根本原因（件，累计占比；另有 {count} 件未记原因）"),
        count=made.causes_unknown,
    )
    bars = Bars(title, causes, tell(QT_TRANSLATE_NOOP("core", "本期完成的投诉没有记根本原因")))
    rows: tuple[Row, ...] = tuple(
        (tell(CLOCK_TEXT[one.clock]), _count(one.due), _count(one.kept),
         Cell(words(paper, one.figure), value=one.figure.value))
        for one in made.limits
    )  # fmt: skip
    limits = Table(
        (Column(tell(QT_TRANSLATE_NOOP("core", "时限")), 2),
         Column(tell(QT_TRANSLATE_NOOP("core", "到期")), 1, "right"),
         Column(tell(QT_TRANSLATE_NOOP("core", "按时")), 1, "right"),
         Column(tell(QT_TRANSLATE_NOOP("core", "及时率")), 1.3, "right")),
        rows, empty=tell(QT_TRANSLATE_NOOP("core", "无")),
        name=tell(QT_TRANSLATE_NOOP("core", "时限")),
    )  # fmt: skip
    return Columns(((bars,), (limits,)), (5, 4))


def _signatures(paper: Ground, made: WeeklySummary) -> Block:
    labels = []
    for place, text in enumerate(made.signatures):
        name = made.made_by if place == 0 else ""
        labels.append(f"{paper.tell(text)}：{name}")
    return KeepTogether(
        (Signatures(tuple(labels), paper.tell(QT_TRANSLATE_NOOP("core", "日期："))),)
    )


def _definitions(paper: Ground, made: WeeklySummary) -> list[Block]:
    """Every figure with the periods beside it and what it counts."""
    tell = paper.tell
    by_key = {row.now.key: row for row in made.figures}
    rows: list[Row] = []
    for one in made.definitions:
        row = by_key[one.key]
        values = (row.now, row.previous, row.last_year)
        rows.append(
            (tell(one.title),
             *(Cell(words(paper, v), value=v.value if v else None) for v in values),
             tell(one.sentence))
        )  # fmt: skip
    columns = (
        Column(tell(QT_TRANSLATE_NOOP("core", "指标")), fit=True),
        Column(tell(QT_TRANSLATE_NOOP("core", "本期")), 1, "right", fit=True),
        Column(tell(QT_TRANSLATE_NOOP("core", "上期")), 1, "right", fit=True),
        Column(tell(QT_TRANSLATE_NOOP("core", "去年同期")), 1, "right", fit=True),
        Column(tell(QT_TRANSLATE_NOOP("core", "口径")), 6),
    )
    return [Heading(tell(SECTIONS["definitions"])), Table(columns, tuple(rows), small=True)]
