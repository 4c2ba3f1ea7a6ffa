"""The calendar of a week on A4 landscape: a column a day, the overdue ones before it."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import zip_longest

from desktop_app.domain.case import FollowUp
from desktop_app.domain.documents import (
    LANDSCAPE,
    Block,
    Cell,
    Column,
    Document,
    Heading,
    Row,
    Table,
)
from desktop_app.domain.messages import QT_TRANSLATE_NOOP
from desktop_app.services import calendar_view
from desktop_app.services.calendar_view import CalendarView
from desktop_app.services.handover import what
from desktop_app.services.office import Office
from desktop_app.services.papers.ground import (
    Ground,
    PaperOrder,
    day,
    ground,
    note_unmasked,
    short_moment,
)

TITLE = QT_TRANSLATE_NOOP("core", "回访日历")
DAYS = (
    QT_TRANSLATE_NOOP("core", "周一"),
    QT_TRANSLATE_NOOP("core", "周二"),
    QT_TRANSLATE_NOOP("core", "周三"),
    QT_TRANSLATE_NOOP("core", "周四"),
    QT_TRANSLATE_NOOP("core", "周五"),
    QT_TRANSLATE_NOOP("core", "周六"),
    QT_TRANSLATE_NOOP("core", "周日"),
)


def week_calendar(office: Office, of: date, order: PaperOrder, *, mine: bool = False) -> Document:
    """The week (Monday to Sunday) in which *of* lies."""
    first = of - timedelta(days=of.weekday())
    last = first + timedelta(days=6)
    paper = ground(office, order)
    found = calendar_view.read(office, first, last, mine=mine)
    note_unmasked(office, order, "week_calendar", len(found.span.items))
    return calendar_sheet(paper, found)


def calendar_sheet(paper: Ground, found: CalendarView) -> Document:
    """The span of *found* (seven days) as a sheet."""
    span, tell = found.span, paper.tell
    days = sorted(span.days)
    lists = [
        [_entry(paper, found, one) for one in span.items if one.due_at.date() == at] for at in days
    ]
    rows: list[Row] = [tuple(item or "" for item in line) for line in zip_longest(*lists)]
    columns = tuple(
        Column(_head(paper, found, at, len(items))) for at, items in zip(days, lists, strict=True)
    )
    year, week, _ = span.first.isocalendar()
    subtitle = tell(
        QT_TRANSLATE_NOOP("core", "{year} 年第 {week} 周（{first} 至 {last}），共 {count} 项"),
        year=year, week=week, first=day(span.first), last=day(span.last), count=len(span.items),
    )  # fmt: skip
    title = tell(TITLE)
    blocks: list[Block] = []
    earlier = [one for one in span.overdue if not span.first <= one.due_at.date() <= span.last]
    if earlier:
        blocks += _overdue(paper, found, earlier)
        blocks.append(Heading(tell(QT_TRANSLATE_NOOP("core", "本周安排"))))
    blocks.append(
        Table(
            columns,
            tuple(rows),
            empty=tell(QT_TRANSLATE_NOOP("core", "本周没有安排回访")),
            name=title,
        )
    )
    return paper.document(
        title, tuple(blocks), subtitle=subtitle, orientation=LANDSCAPE,
        file_name=f"{title} {year}-W{week:02d}",
    )  # fmt: skip


def _overdue(paper: Ground, found: CalendarView, items: list[FollowUp]) -> list[Block]:
    tell = paper.tell
    rows: list[Row] = []
    for one in items:
        place, person = _whom(found, one)
        about = "　".join(t for t in (tell(what(one)), one.title, one.note) if t)
        rows.append(
            (Cell(short_moment(one.due_at), "bad"), one.number, place, paper.name(person),
             paper.words(about, person), one.assignee)
        )  # fmt: skip
    columns = (
        Column(tell(QT_TRANSLATE_NOOP("core", "应于")), fit=True),
        Column(tell(QT_TRANSLATE_NOOP("core", "编号")), fit=True),
        Column(tell(QT_TRANSLATE_NOOP("core", "房号")), fit=True),
        Column(tell(QT_TRANSLATE_NOOP("core", "联系人")), fit=True),
        Column(tell(QT_TRANSLATE_NOOP("core", "事项"))),
        Column(tell(QT_TRANSLATE_NOOP("core", "负责人")), fit=True),
    )
    note = tell(QT_TRANSLATE_NOOP("core", "{count} 项"), count=found.overdue_count)
    return [
        Heading(tell(QT_TRANSLATE_NOOP("core", "以前逾期未办")), 1, note),
        Table(columns, tuple(rows)),
    ]


def _head(paper: Ground, found: CalendarView, at: date, count: int) -> str:
    mark = found.span.days[at]
    words = f"{paper.tell(DAYS[at.weekday()])} {at:%m-%d}"
    told = mark.name
    if mark.make_up:
        told = paper.tell(QT_TRANSLATE_NOOP("core", "调休上班"))
    elif not mark.working and not told:
        told = paper.tell(QT_TRANSLATE_NOOP("core", "休息"))
    counted = paper.tell(QT_TRANSLATE_NOOP("core", "{count} 项"), count=count) if count else ""
    return "\n".join((words, "·".join(text for text in (told, counted) if text) or "—"))


def _entry(paper: Ground, found: CalendarView, one: FollowUp) -> Cell:
    place, person = _whom(found, one)
    done = one.state == "done"
    late = not done and one.due_at < paper.now
    sign = "✓" if done else "□"
    state = paper.tell(QT_TRANSLATE_NOOP("core", "逾期")) if late else ""
    detail = found.details.get(one.id)
    promise = detail.promise if detail else ""
    lines = (
        " ".join(t for t in (sign, f"{one.due_at:%H:%M}", paper.tell(what(one)), state) if t),
        " ".join(t for t in (place, paper.name(person)) if t),
        one.number,
        paper.words(promise or one.title or one.note, person),
        f"→ {one.assignee}" if one.assignee else "",
    )
    return Cell(
        "\n".join(line for line in lines if line), "bad" if late else "muted" if done else ""
    )


def _whom(found: CalendarView, one: FollowUp) -> tuple[str, str]:
    detail = found.details.get(one.id)
    place = one.place or (detail.place if detail else "")
    return place, one.complainant or (detail.person if detail else "")
