"""The records behind a summary's figures as a sheet (底数): everybody can count for himself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.domain.case import SATISFACTION_TEXT
from desktop_app.domain.figures import CLOCK_TEXT
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, say
from desktop_app.domain.summary import WeeklySummary
from desktop_app.services import lists
from desktop_app.services.office import Office
from desktop_app.services.reports import figures
from desktop_app.services.reports.weekly_book_words import Words
from desktop_app.storage import evidence
from desktop_app.storage.store import to_column, to_time

if TYPE_CHECKING:
    from desktop_app.exchange.charts_xlsx import ReportSheet

MOST = 20_000
"""Lines at most: more make no book that somebody looks through."""
NAME = QT_TRANSLATE_NOOP("core", "底数")
KIND_TEXT = {
    "case": QT_TRANSLATE_NOOP("core", "投诉（新增或前期遗留）"),
    "limit": QT_TRANSLATE_NOOP("core", "本期到期的时限"),
    "running": QT_TRANSLATE_NOOP("core", "期末超时的办结时限"),
    "response": QT_TRANSLATE_NOOP("core", "新增的首次响应"),
    "callback": QT_TRANSLATE_NOOP("core", "应回访"),
    "called": QT_TRANSLATE_NOOP("core", "已回访"),
    "answer": QT_TRANSLATE_NOOP("core", "满意度答复"),
    "promise": QT_TRANSLATE_NOOP("core", "到期的承诺"),
    "rework": QT_TRANSLATE_NOOP("core", "开立的返单"),
    "extension": QT_TRANSLATE_NOOP("core", "办理的延期"),
    "escalation": QT_TRANSLATE_NOOP("core", "办理的升级"),
}
REPEAT = QT_TRANSLATE_NOOP("core", "重复投诉")
REFERRED = QT_TRANSLATE_NOOP("core", "转外部")
ROUND = QT_TRANSLATE_NOOP("core", "返单 {round} 轮")


def sheet(office: Office, made: WeeklySummary, w: Words) -> ReportSheet:
    """One line a record, as the records stand now, for the stretch that was counted."""
    span = (str(to_column(made.counted_from)), str(to_column(made.counted_to)))
    every = evidence.count(office.store, span)
    words = [
        say(
            QT_TRANSLATE_NOOP(
                "core",
                "按现在的记录，统计时段 {start} 至 {end}（不含）；已入住（含出租）{homes} 户。",
            ),
            start=f"{made.counted_from:%Y-%m-%d %H:%M:%S}",
            end=f"{made.counted_to:%Y-%m-%d %H:%M:%S}",
            homes=evidence.households(office.store),
        ).render(w.translate)
    ]
    rows: list[tuple[object, ...]] = []
    if every <= MOST:
        known = lists.read(office)
        rows = [
            (
                w.tell(KIND_TEXT[row["kind"]]),
                row["number"],
                row["community"],
                row["building"],
                w.name(figures.category_text(known, row["category"])),
                row["department"],
                row["handler"],
                _what(w, row["what"]),
                to_time(row["begun"]),
                to_time(row["due"]),
                to_time(row["ended"]),
                _result(w, row["result"]),
            )
            for row in evidence.lines(office.store, span)
        ]
    else:
        words.append(
            say(
                QT_TRANSLATE_NOOP("core", "底数有 {count} 行，超过 {most} 行，没有列出。"),
                count=every,
                most=MOST,
            ).render(w.translate)
        )
    return w.sheet(
        NAME,
        (
            (QT_TRANSLATE_NOOP("core", "记录"), 22, "text"),
            (QT_TRANSLATE_NOOP("core", "编号"), 18, "text"),
            (QT_TRANSLATE_NOOP("core", "小区"), 14, "text"),
            (QT_TRANSLATE_NOOP("core", "楼栋"), 8, "text"),
            (QT_TRANSLATE_NOOP("core", "类别"), 22, "text"),
            (QT_TRANSLATE_NOOP("core", "责任部门"), 10, "text"),
            (QT_TRANSLATE_NOOP("core", "经办人"), 10, "text"),
            (QT_TRANSLATE_NOOP("core", "事项"), 12, "text"),
            (QT_TRANSLATE_NOOP("core", "开始"), 18, "seconds"),
            (QT_TRANSLATE_NOOP("core", "到期"), 18, "seconds"),
            (QT_TRANSLATE_NOOP("core", "结束"), 18, "seconds"),
            (QT_TRANSLATE_NOOP("core", "结果"), 12, "text"),
        ),
        rows,
        words=words,
    )


def _what(w: Words, what: str) -> str:
    return w.tell(REPEAT) if what == "repeat" else w.word(CLOCK_TEXT, what)


def _result(w: Words, result: object) -> str:
    if result == "referred":
        return w.tell(REFERRED)
    if isinstance(result, int):
        return say(ROUND, round=result).render(w.translate) if result else ""
    return w.word(SATISFACTION_TEXT, str(result or ""))
