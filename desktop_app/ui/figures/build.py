"""Charts out of answers: every number with its words, its definition and the cases behind it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from desktop_app.domain.figures import CLOCK_TEXT
from desktop_app.domain.measures import SMALL, Facts, Figure, percent
from desktop_app.services.reports import figures
from desktop_app.services.reports.figures import Cut, Figures, Group, TrendPoint
from desktop_app.services.reports.figures_behind import Behind
from desktop_app.ui import words as trade
from desktop_app.ui.figures import words
from desktop_app.ui.figures.charts.bands import Band, Bands, Point
from desktop_app.ui.figures.charts.bars import Bar, Bars, Pareto
from desktop_app.ui.figures.charts.heat import Heat
from desktop_app.ui.figures.charts.shares import Part, Shares, Whole
from desktop_app.ui.figures.charts.table import Cell, Line, TableChart
from desktop_app.ui.figures.charts.tiles import Tile, Tiles
from desktop_app.ui.figures.reading import TABLE, Categories, Question

HEADLINE = (
    "received", "completion", "solution_in_time", "response_in_time", "callback", "satisfaction",
    "overdue", "rework", "repeat", "promise", "solution_hours", "per_household",
)  # fmt: skip
MOST = 10
"""So many bars can be read from a distance; the others are summed up below."""


def tiles(found: Figures) -> Tiles:
    made = []
    for key in HEADLINE:
        one = found.values[key]
        told, tone = words.change(one, found.previous.get(key))
        made.append(
            Tile(
                words.title(key), words.value(one), words.parts(one), told, tone,
                words.last_year(found, key), words.tip(one, words.enter_hint()),
                Behind(key, part_of(key), found.cut),
            )
        )  # fmt: skip
    return Tiles(tuple(made))


def part_of(key: str) -> str:
    """Of a share that is better small the cases that count are of interest, else all of them."""
    return "in" if key in ("rework", "repeat") else "all"


def volume(points: tuple[TrendPoint, ...], cut: Cut) -> Bands:
    return _bands(points, cut, (("received", "bars", "blue"), ("completed", "bars", "green")))


def keeping(points: tuple[TrendPoint, ...], cut: Cut) -> Bands:
    return _bands(
        points,
        cut,
        (("solution_in_time", "line", "blue"), ("satisfaction", "line", "green")),
    )


def again(points: tuple[TrendPoint, ...], cut: Cut) -> Bands:
    return _bands(points, cut, (("reworks", "bars", "amber"), ("repeat", "line", "red")))


def _bands(
    points: tuple[TrendPoint, ...], cut: Cut, wanted: tuple[tuple[str, str, str], ...]
) -> Bands:
    bands = []
    for key, kind, tone in wanted:
        made = []
        for point in points:
            one = point.values[key]
            when = words.span_words(point.stretch)
            made.append(
                Point(
                    one.value, words.value(one), f"{when}\n{words.tip(one, words.enter_hint())}",
                    Behind(key, part_of(key), cut, period=point.stretch.period), point.stretch.whole,
                )
            )  # fmt: skip
        bands.append(Band(words.title(key), kind, tuple(made), tone))
    return Bands(tuple(words.point_label(point.stretch) for point in points), tuple(bands))


def limits(facts: Facts, cut: Cut) -> Shares:
    translate = QCoreApplication.translate
    wholes = []
    for clock, kept, due in figures.limits_kept(facts):
        key = "callback_limit_due" if clock == "callback" else f"{clock}_due"
        name = trade.core(CLOCK_TEXT[clock])
        tip = translate(
            "Figures", "{name}时限本期到期 {due} 个，按时 {kept} 个，超时 {late} 个"
        ).format(name=name, due=f"{due:,}", kept=f"{kept:,}", late=f"{due - kept:,}")
        kept_key = key.removesuffix("_due") + "_kept"
        wholes.append(
            Whole(
                name,
                (
                    Part(translate("Figures", "按时"), kept, "green", tip=tip,
                         behind=Behind(kept_key, cut=cut)),
                    Part(translate("Figures", "超时"), due - kept, "red", True, tip,
                         Behind(key, "out", cut)),
                ),
                _share(kept, due),
                translate("Figures", "本期没有到期的"),
            )
        )  # fmt: skip
    return Shares(tuple(wholes))


def answers(facts: Facts, cut: Cut) -> Shares:
    translate = QCoreApplication.translate
    names = {
        "A": translate("Figures", "满意"),
        "B": translate("Figures", "较满意"),
        "C": translate("Figures", "不满意"),
    }
    tones = {"A": "green", "B": "blue", "C": "red"}
    counts = {letter: facts.count(f"answers_{letter.lower()}") for letter in names}
    total, good = sum(counts.values()), counts["A"] + counts["B"]
    tip = words.tip(Figure("satisfaction", "share", good / total if total else None, good, total))
    made = Whole(
        translate("Figures", "答复 {count} 份").format(count=f"{total:,}"),
        tuple(
            Part(names[letter], counts[letter], tones[letter], letter == "C", tip,
                 Behind(f"answers_{letter.lower()}", cut=cut))
            for letter in names
        ),
        _share(good, total),
        translate("Figures", "本期没有人答复满意度"),
    )  # fmt: skip
    called, due = facts.count("callbacks_made"), facts.count("callbacks_due")
    reach = Whole(
        translate("Figures", "应回访 {count} 件").format(count=f"{due:,}"),
        (
            Part(translate("Figures", "已回访"), called, "green",
                 tip=words.tip(_ratio("callback", called, due)),
                 behind=Behind("callbacks_made", cut=cut)),
            Part(translate("Figures", "未回访"), due - called, "red", True,
                 words.tip(_ratio("callback", called, due)), Behind("callback", "out", cut)),
        ),
        _share(called, due),
        translate("Figures", "本期没有到期应回访的"),
    )  # fmt: skip
    owed, kept = facts.count("promises_due"), facts.count("promises_kept")
    promises = Whole(
        translate("Figures", "到期承诺 {count} 项").format(count=f"{owed:,}"),
        (
            Part(translate("Figures", "按时兑现"), kept, "green",
                 tip=words.tip(_ratio("promise", kept, owed)),
                 behind=Behind("promises_kept", cut=cut)),
            Part(translate("Figures", "未按时"), owed - kept, "red", True,
                 words.tip(_ratio("promise", kept, owed)), Behind("promise", "out", cut)),
        ),
        _share(kept, owed),
        translate("Figures", "本期没有到期的承诺"),
    )  # fmt: skip
    return Shares((made, reach, promises))


def categories(found: Categories, asked: Question) -> Bars:
    translate = QCoreApplication.translate
    before = {group.key: group.facts.count("received") for group in found.before}
    made = []
    now = [group for group in found.now if group.facts.count("received")]
    for group in now[:MOST]:
        count, was = group.facts.count("received"), before.get(group.key, 0)
        name = group.label or translate("Figures", "未归类")
        tip = translate("Figures", "{name}：新增 {now} 件，上期 {before} 件").format(
            name=name, now=f"{count:,}", before=f"{was:,}"
        )
        made.append(
            Bar(
                name, count, translate("Figures", "上期 {value}").format(value=f"{was:,}"), was,
                f"{tip}\n{words.enter_hint()}", _of_category(asked, group),
            )
        )  # fmt: skip
    foot = translate("Figures", "竖线为上期同样长的时段")
    rest = now[MOST:]
    if rest:
        told = translate("Figures", "另有 {kinds} 类共 {count} 件")
        told = told.format(
            kinds=len(rest), count=f"{sum(g.facts.count('received') for g in rest):,}"
        )
        foot = f"{told} · {foot}"
    return Bars(tuple(made), foot if made else "")


def _of_category(asked: Question, group: Group) -> Behind:
    code = group.key[0]
    if not code:
        return Behind("received", cut=asked.cut, where=(("category", ""),))
    if asked.categories_by == "subcategory":
        # The children themselves: a cut would take what is below them as well.
        return Behind("received", cut=asked.cut, where=(("category", code),))
    return Behind("received", cut=replace(asked.cut, category=code))


def causes(found: figures.Pareto, cut: Cut) -> Pareto | Bars:
    translate = QCoreApplication.translate
    if not found.known:
        return Bars(())
    made = []
    for cause in found.causes[:MOST]:
        tip = translate(
            "Figures",
            "{name}：{count} 件，占记了原因的 {share}；累计 {sum}。口径：本期完成的投诉中记录的根本原因。",
        ).format(
            name=cause.label, count=f"{cause.count:,}", share=f"{cause.share:.1%}",
            sum=f"{cause.cumulative:.1%}",
        )  # fmt: skip
        made.append(
            Bar(cause.label, cause.count, tip=f"{tip}\n{words.enter_hint()}",
                behind=Behind("completed", cut=cut, cause=cause.name.zh))
        )  # fmt: skip
    told = [
        translate("Figures", "记了原因 {known} 件，未记 {unknown} 件").format(
            known=f"{found.known:,}", unknown=f"{found.unknown:,}"
        )
    ]
    rest = found.causes[MOST:]
    if rest:
        told.append(
            translate("Figures", "另有 {kinds} 种共 {count} 件").format(
                kinds=len(rest), count=f"{sum(one.count for one in rest):,}"
            )
        )
    return Pareto(
        tuple(made), found.known, translate("Figures", "件数"), translate("Figures", "累计"),
        " · ".join(told),
    )  # fmt: skip


def heat(found: figures.Floors, cut: Cut) -> Heat:
    translate = QCoreApplication.translate
    communities = {community for community, _building in found.buildings}
    several = len(communities) > 1

    def name(community: str, building: str) -> str:
        text = translate("Figures", "{building} 栋").format(building=building)
        return f"{community} {text}" if several else text

    def floor_title(low: int, high: int) -> str:
        if low == high:
            return translate("Figures", "{floor} 层").format(floor=low)
        return translate("Figures", "{low}–{high} 层").format(low=low, high=high)

    def tip(building: str, floor: str, count: int) -> str:
        told = translate("Figures", "{building} {floor}：新增 {count} 件").format(
            building=building, floor=floor, count=f"{count:,}"
        )
        return f"{told}\n{words.enter_hint()}"

    def behind(index: int, low: int, high: int) -> Behind:
        community, building = found.buildings[index]
        where = (("community", community), ("building", building))
        return Behind("received", cut=cut, where=where, floors=(low, high))

    def rest(count: int, total: int) -> str:
        return translate("Figures", "放不下的另有 {count} 栋，共 {total} 件").format(
            count=count, total=f"{total:,}"
        )

    foot = ""
    if found.elsewhere:
        foot = translate("Figures", "另有 {count} 件看不出楼层（没有房号或写法特殊）").format(
            count=f"{found.elsewhere:,}"
        )
    return Heat(
        tuple(name(*one) for one in found.buildings), found.floors, found.cells,
        floor_title, tip, behind, rest, foot,
    )  # fmt: skip


def table(groups: tuple[Group, ...], asked: Question) -> TableChart | Bars:
    translate = QCoreApplication.translate
    corners = {
        "person": translate("Figures", "经办人"),
        "department": translate("Figures", "责任部门"),
        "building": translate("Figures", "楼栋"),
        "channel": translate("Figures", "渠道"),
    }
    shown = groups[:24]
    if not shown:
        return Bars(())
    most = max(group.facts.count("received") for group in shown) or 1
    lines = []
    for group in shown:
        cells = []
        for key in TABLE:
            one = group.values[key]
            behind = _of_group(asked, group, key)
            cells.append(Cell(words.value(one), words.tip(one, words.enter_hint()), behind))
        name = _group_name(asked.grouping, group)
        lines.append(Line(name, group.facts.count("received") / most, tuple(cells)))
    foot = ""
    if len(groups) > len(shown):
        foot = translate("Figures", "只列前 {count} 行，共 {all} 行").format(
            count=len(shown), all=len(groups)
        )
    return TableChart(
        corners[asked.grouping], tuple(words.title(key) for key in TABLE), tuple(lines), foot
    )


def _group_name(grouping: str, group: Group) -> str:
    translate = QCoreApplication.translate
    if grouping == "channel" and group.key[0]:
        return trade.channel_text(group.key[0])
    if grouping == "building" and any(group.key):
        community, building = group.key
        if not building:
            return translate("Figures", "{community}（未写楼栋）").format(community=community)
        told = translate("Figures", "{building} 栋").format(building=building)
        return f"{community} {told}".strip()
    empty = {
        "person": translate("Figures", "未指定经办人"),
        "department": translate("Figures", "未派部门"),
        "building": translate("Figures", "未写楼栋"),
        "channel": translate("Figures", "未记渠道"),
    }
    return group.label or empty[grouping]


def _of_group(asked: Question, group: Group, key: str) -> Behind:
    columns = {
        "person": ("handler",),
        "department": ("department",),
        "building": ("community", "building"),
        "channel": ("channel",),
    }[asked.grouping]
    return Behind(key, part_of(key), asked.cut, tuple(zip(columns, group.key, strict=True)))


def _ratio(key: str, numerator: int, denominator: int) -> Figure:
    value = numerator / denominator if denominator else None
    return Figure(key, "share", value, numerator, denominator)


def _share(numerator: int, denominator: int) -> str:
    """``91.3%（21/23）``; of few the numbers alone; a dash of none."""
    if not denominator:
        return words.NONE
    if denominator < SMALL:
        return f"{numerator}/{denominator}"
    return f"{percent(numerator, denominator)}  {numerator:,}/{denominator:,}"
