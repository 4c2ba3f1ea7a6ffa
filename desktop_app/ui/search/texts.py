"""The results of a search in words: headings, hits with their highlights, masked people."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from desktop_app.domain.highlight import Piece, masked
from desktop_app.domain.messages import QT_TRANSLATE_NOOP
from desktop_app.services import finding
from desktop_app.services.finding import CaseHit, KnownHit, PersonHit, Results, SaidHit
from desktop_app.services.finding import HouseholdHit as FlatHit
from desktop_app.ui import words
from desktop_app.ui.search.lines import FILL, HEADING, HIT, NOTE, Line, Run, Shown

translate = QCoreApplication.translate

FIELDS = {
    "expectation": QT_TRANSLATE_NOOP("Search", "诉求"),
    "result": QT_TRANSLATE_NOOP("Search", "处理结果"),
    "short_term": QT_TRANSLATE_NOOP("Search", "短期措施"),
    "long_term": QT_TRANSLATE_NOOP("Search", "长期措施"),
    "occurred": QT_TRANSLATE_NOOP("Search", "事发时间地点"),
    "remark": QT_TRANSLATE_NOOP("Search", "备注"),
    "outcome_note": QT_TRANSLATE_NOOP("Search", "办结说明"),
    "invalid_reason": QT_TRANSLATE_NOOP("Search", "无效原因"),
    "handler": QT_TRANSLATE_NOOP("Search", "经办人"),
    "department": QT_TRANSLATE_NOOP("Search", "责任部门"),
    "received_by": QT_TRANSLATE_NOOP("Search", "受理人"),
    "category_text": QT_TRANSLATE_NOOP("Search", "类别"),
}
KNOWN = {
    "script": QT_TRANSLATE_NOOP("Search", "话术"),
    "study": QT_TRANSLATE_NOOP("Search", "案例"),
    "improvement": QT_TRANSLATE_NOOP("Search", "改进措施"),
}
PLACES = str.maketrans("{}", "［］")
"""What is filled in when a script is used, as the other pages show it."""
EXAMPLES = (
    ("3-2-501", QT_TRANSLATE_NOOP("Search", "房号，任何写法")),
    ("5678", QT_TRANSLATE_NOOP("Search", "电话尾号；姓名或拼音首字母也行，如 ljg")),
    (
        QT_TRANSLATE_NOOP("Search", "漏水 上周"),
        QT_TRANSLATE_NOOP("Search", "内容里的词，加上受理时间"),
    ),
    (
        QT_TRANSLATE_NOOP("Search", "栋:3 类别:漏水 状态:逾期"),
        QT_TRANSLATE_NOOP("Search", "几个条件一起筛选"),
    ),
    (
        QT_TRANSLATE_NOOP("Search", "经办:周 级别:重大 2026-11"),
        QT_TRANSLATE_NOOP("Search", "经办人、级别、月份"),
    ),
    (
        QT_TRANSLATE_NOOP("Search", "渠道:微信 从:11-01 到:11-15"),
        QT_TRANSLATE_NOOP("Search", "渠道和起止日期"),
    ),
)


def shown(results: Results, now: datetime, language: str) -> Shown:
    """The whole drop-down for an answer; people are masked here."""
    lines: list[Line] = []
    if results.exact is not None:
        lines += [_heading(translate("Search", "直达")), _case(results.exact, now)]
    for title, hits in (
        (_cases_title(results), [_case(hit, now) for hit in results.cases]),
        (translate("Search", "住户"), [_flat(hit) for hit in results.households]),
        (translate("Search", "人员"), [_person(hit) for hit in results.people]),
        (translate("Search", "沟通、回访与承诺"), [_said(hit, now) for hit in results.said]),
        (translate("Search", "案例、话术与改进"), [_known(hit) for hit in results.known]),
    ):
        if hits:
            lines += [_heading(title), *hits]
    if results.owed:
        text = translate("Search", "还有 {count} 件刚导入的投诉正在编入搜索，稍后再搜会更全。")
        lines.append(_note(text.format(count=f"{results.owed:,}")))
    if not lines:
        text = translate("Search", "没有找到“{text}”。少写几个字，或换一个写法试试：")
        lines = [_note(text.format(text=results.asked)), *examples()]
    doubts = tuple(doubt.render(words.core, language) for doubt in results.query.doubts)
    chips = tuple(chip.render(words.core, language) for chip in results.chips)
    total = ""
    if results.count:
        total = translate("Search", "全部 {count} 条投诉 →").format(count=_count(results))
    return Shown(results.asked, chips, doubts, tuple(lines), total, results.wanted)


def searching() -> Shown:
    """While the answer takes its time."""
    return Shown(lines=(_note(translate("Search", "正在查找…")),))


def beginning(recent: Sequence[str]) -> Shown:
    """What is shown before anything is typed: the last searches, and what can be asked."""
    lines: list[Line] = []
    if recent:
        lines.append(_heading(translate("Search", "最近搜索")))
        lines += [Line(FILL, (Run(text),), value=text) for text in recent]
    lines.append(_heading(translate("Search", "可以这样搜")))
    return Shown(lines=(*lines, *examples()))


def examples() -> tuple[Line, ...]:
    """Texts that can be searched for, in the words of the window's language."""
    told = [(translate("Search", text), translate("Search", what)) for text, what in EXAMPLES]
    return tuple(Line(FILL, (Run(text),), side=what, value=text) for text, what in told)


def _case(hit: CaseHit, now: datetime) -> Line:
    name = words.shown_name(hit.name.text)
    runs = [
        Run(hit.number.text, hit.number.spans, "strong"),
        Run(hit.place.text, hit.place.spans),
        Run(name, masked(hit.name.text, name, hit.name.spans)),
    ]
    if hit.phone.spans:
        phone = words.shown_phone(hit.phone.text)
        runs.append(Run(phone, masked(hit.phone.text, phone, hit.phone.spans)))
    below = [Run(hit.line.text, hit.line.spans, "muted")]
    if hit.field in FIELDS:
        label = translate("Search", FIELDS[hit.field])
        below.insert(0, Run(translate("Search", "{field}：").format(field=label), (), "muted"))
    side = f"{words.status_text(hit.status)} · {words.near_time(hit.received_at, now)}"
    return Line(HIT, _kept(runs), _kept(below), side, hit)


def _flat(hit: FlatHit) -> Line:
    people = words.listed(words.shown_name(name) for name in hit.names)
    place = Run(hit.place.text, hit.place.spans, "strong")
    return Line(HIT, _kept([place, Run(people)]), side=hit.household.community, value=hit)


def _person(hit: PersonHit) -> Line:
    name, phone = words.shown_name(hit.name.text), words.shown_phone(hit.phone.text)
    runs = [
        Run(name, masked(hit.name.text, name, hit.name.spans), "strong"),
        Run(phone, masked(hit.phone.text, phone, hit.phone.spans)),
        Run(hit.place, (), "muted"),
    ]
    side = translate("Search", "已搬离") if hit.moved_out else words.kind_text(hit.kind)
    return Line(HIT, _kept(runs), side=side, value=hit)


def _said(hit: SaidHit, now: datetime) -> Line:
    said = hit.said
    kind = {"contact": translate("Search", "沟通"), "promise": translate("Search", "承诺")}.get(
        said.kind, ""
    )
    if said.kind == "follow_up":
        kind = words.follow_up_text(said.follow_up_kind)
    runs = [Run(kind, (), "strong"), Run(hit.line.text, hit.line.spans)]
    where = " ".join(part for part in (said.number, said.place) if part)
    open_ = "" if said.done else translate("Search", "未完成 · ")
    below = [Run(f"{open_}{where}", (), "muted")]
    return Line(HIT, _kept(runs), _kept(below), words.near_time(said.at, now), hit)


def _known(hit: KnownHit) -> Line:
    kind = translate("Search", KNOWN[hit.kind])
    title: Piece = hit.title
    text = title.text.translate(PLACES) if hit.kind == "script" else title.text
    runs = [Run(kind, (), "strong"), Run(text, title.spans)]
    below = [Run(hit.line.text, hit.line.spans, "muted")] if hit.kind != "script" else []
    return Line(HIT, _kept(runs), _kept(below), value=hit)


def _cases_title(results: Results) -> str:
    return translate("Search", "投诉 {count} 条").format(count=_count(results))


def _count(results: Results) -> str:
    most = finding.COUNTED
    return f"{most:,}+" if results.count > most else f"{results.count:,}"


def _heading(text: str) -> Line:
    return Line(HEADING, (Run(text, (), "muted"),))


def _note(text: str) -> Line:
    return Line(NOTE, (Run(text, (), "muted"),))


def _kept(runs: Sequence[Run]) -> tuple[Run, ...]:
    return tuple(run for run in runs if run.text)
