"""The figures of a report: each one definition, in words as printed and in what it divides.

A figure is made of facts: whole numbers that storage counts for a stretch ``[start, cut)``
of time, ``start`` included, ``cut`` not (``FACTS`` says what each one counts). The stretch of
a period that is not over ends at the moment of counting, so a report can be counted again
later for the same moment and differs only by what was changed since.

Edges, the same for every figure:

- A case counts when it is not in the recycle bin, not judged invalid, and not withdrawn, by
  what the records say now. One not assessed yet counts.
- *Finished* is the time the work was completed, else the time the case ended; never before
  the time it was received. A rework round takes the completion away until the work is
  completed again: a completion that the resident did not accept was none, and a case counts
  as completed once, at its last completion.
- A case received and completed in the same stretch is both new and completed. So
  carried over + new = completed + unsolvable + in hand, always.
- A limit is judged by its due time as it stands: moved by an extension after the complainant
  was told (counted apart), or by a hold. A case that stands still when its limit runs out is
  not judged until it goes on. A rework's new limit is a limit of its own.
- A promise is judged by the time first promised. Moving its follow-up does not move it.
- A quotient without anything to divide by has no value: it is neither 0 nor 100 %.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from desktop_app.domain.messages import QT_TRANSLATE_NOOP

UNITS = ("count", "share", "hours", "per_hundred")


@dataclass(frozen=True)
class FigureDefinition:
    """One figure. ``numerator`` and ``denominator`` name facts (a count has no denominator;
    a denominator of several facts is their sum); ``hours`` name a spread in ``numerator``.
    ``better``: 1 more is better, -1 less is better, 0 neither."""

    key: str
    title: str
    unit: str
    sentence: str
    numerator: str
    denominator: tuple[str, ...] = ()
    better: int = 0


FACTS: Mapping[str, str] = {
    "received": "cases received in the stretch",
    "carried": "cases received before it and not finished when it began",
    "completed": "cases finished in it, referred ones left out",
    "unsolvable": "cases finished in it by being referred to an outside body",
    "following": "cases received before its end and not finished at its end",
    "overdue": "of `following` those whose solution limit had run out by then",
    "invalid": "cases received in it and judged invalid (in no other figure)",
    "withdrawn": "cases received in it and withdrawn (in no other figure)",
    "repeats": "of `received` those that repeat an earlier one (same flat, same category)",
    "reworked": "of `completed` those that needed a rework round",
    "reworks": "rework rounds opened in it",
    "extensions": "limits moved in it",
    "escalations": "escalations in it",
    "response_due": "response limits running out in it",
    "response_kept": "of those the ones stopped in time",
    "handover_due": "hand-over limits running out in it",
    "handover_kept": "of those the ones stopped in time",
    "answer_due": "answer limits running out in it",
    "answer_kept": "of those the ones stopped in time",
    "solution_due": "solution limits running out in it",
    "solution_kept": "of those the ones stopped in time",
    "callback_limit_due": "callback limits running out in it",
    "callback_limit_kept": "of those the ones stopped in time",
    "callbacks_due": "callbacks due in it: by the callback limit, or, for a completed case"
    " without one (an imported register), by its completion",
    "callbacks_made": "of those the ones for which the resident was reached by the end",
    "answered": "answers on satisfaction in it: closed cases with an answer by the time closed,"
    " open ones by their last callback, each rework round opened as one more 不满意",
    "satisfied": "of those A and B",
    "answers_a": "of `answered` those with A",
    "answers_b": "of `answered` those with B",
    "answers_c": "of `answered` those with C, rework rounds opened included",
    "promises_due": "promises whose first promised time lies in it",
    "promises_kept": "of those the ones kept by that time",
    "households": "households lived in (occupied or let), as the register says now",
}

_ALL = (
    FigureDefinition(
        "received",
        QT_TRANSLATE_NOOP("core", "新增"),
        "count",
        QT_TRANSLATE_NOOP(
            "core", "本期受理的有效投诉（含待确认的；判为无效、撤销和回收站里的不计）。"
        ),
        "received",
        better=-1,
    ),
    FigureDefinition(
        "carried",
        QT_TRANSLATE_NOOP("core", "前期遗留"),
        "count",
        QT_TRANSLATE_NOOP("core", "本期开始前受理、到本期开始时还没有完成的有效投诉。"),
        "carried",
        better=-1,
    ),
    FigureDefinition(
        "completed",
        QT_TRANSLATE_NOOP("core", "完成"),
        "count",
        QT_TRANSLATE_NOOP(
            "core", "本期内处理完成的有效投诉，以最后一次完成为准：返单重做的，上一次完成不算。"
        ),
        "completed",
        better=1,
    ),
    FigureDefinition(
        "completion",
        QT_TRANSLATE_NOOP("core", "完成率"),
        "share",
        QT_TRANSLATE_NOOP("core", "完成 ÷（前期遗留 + 新增）。"),
        "completed",
        ("carried", "received"),
        better=1,
    ),
    FigureDefinition(
        "following",
        QT_TRANSLATE_NOOP("core", "跟进中"),
        "count",
        QT_TRANSLATE_NOOP("core", "到期末还没有完成的有效投诉，其中超时的另列。"),
        "following",
        better=-1,
    ),
    FigureDefinition(
        "overdue",
        QT_TRANSLATE_NOOP("core", "超时"),
        "count",
        QT_TRANSLATE_NOOP("core", "跟进中的投诉里，到期末已经超过办结时限的（挂起中的不计）。"),
        "overdue",
        better=-1,
    ),
    FigureDefinition(
        "unsolvable",
        QT_TRANSLATE_NOOP("core", "无法解决"),
        "count",
        QT_TRANSLATE_NOOP("core", "本期内转外部单位的有效投诉：本处无法解决，不算完成。"),
        "unsolvable",
        better=-1,
    ),
    FigureDefinition(
        "response_in_time",
        QT_TRANSLATE_NOOP("core", "响应及时率"),
        "share",
        QT_TRANSLATE_NOOP("core", "按时首次响应的 ÷ 本期到期的首次响应时限。"),
        "response_kept",
        ("response_due",),
        better=1,
    ),
    FigureDefinition(
        "solution_in_time",
        QT_TRANSLATE_NOOP("core", "办结及时率"),
        "share",
        QT_TRANSLATE_NOOP(
            "core",
            "按时办结的 ÷ 本期到期的办结时限（延期按延后的时限，挂起期间不计，返单的时限另计）。",
        ),
        "solution_kept",
        ("solution_due",),
        better=1,
    ),
    FigureDefinition(
        "callback",
        QT_TRANSLATE_NOOP("core", "回访率"),
        "share",
        QT_TRANSLATE_NOOP(
            "core",
            "到期末已联系到本人回访的 ÷ 本期到期应回访的（没有回访时限的旧登记按完成时间）；"
            "未接通不算已回访。",
        ),
        "callbacks_made",
        ("callbacks_due",),
        better=1,
    ),
    FigureDefinition(
        "satisfaction",
        QT_TRANSLATE_NOOP("core", "满意率"),
        "share",
        QT_TRANSLATE_NOOP(
            "core",
            "答“满意”“较满意”的 ÷ 本期答复满意度的；因回访不满意或未解决开返单的按不满意计。",
        ),
        "satisfied",
        ("answered",),
        better=1,
    ),
    FigureDefinition(
        "repeat",
        QT_TRANSLATE_NOOP("core", "重复投诉率"),
        "share",
        QT_TRANSLATE_NOOP(
            "core", "新增中同一户同一类别在规定天数内再次投诉的 ÷ 新增（登记时认定）。"
        ),
        "repeats",
        ("received",),
        better=-1,
    ),
    FigureDefinition(
        "rework",
        QT_TRANSLATE_NOOP("core", "返单率"),
        "share",
        QT_TRANSLATE_NOOP("core", "完成的投诉中开过返单的 ÷ 完成。"),
        "reworked",
        ("completed",),
        better=-1,
    ),
    FigureDefinition(
        "response_hours",
        QT_TRANSLATE_NOOP("core", "平均响应时长"),
        "hours",
        QT_TRANSLATE_NOOP(
            "core", "新增中已响应的，从受理到首次响应的自然时间；另列中位数和九成以内。"
        ),
        "response",
        better=-1,
    ),
    FigureDefinition(
        "solution_hours",
        QT_TRANSLATE_NOOP("core", "平均办结时长"),
        "hours",
        QT_TRANSLATE_NOOP(
            "core",
            "本期完成的，从受理到完成的自然时间（含休息日和挂起）；另列中位数和九成以内。"
            "完成时间不晚于受理时间的（旧登记多未记时刻）不计。",
        ),
        "solution",
        better=-1,
    ),
    FigureDefinition(
        "promise",
        QT_TRANSLATE_NOOP("core", "守诺率"),
        "share",
        QT_TRANSLATE_NOOP(
            "core", "按当初承诺时间兑现的 ÷ 本期到期的承诺；后来改期的仍按当初时间。"
        ),
        "promises_kept",
        ("promises_due",),
        better=1,
    ),
    FigureDefinition(
        "per_household",
        QT_TRANSLATE_NOOP("core", "投诉率"),
        "per_hundred",
        QT_TRANSLATE_NOOP("core", "新增 ÷ 已入住（含出租）户数 × 100，即每百户件数。"),
        "received",
        ("households",),
        better=-1,
    ),
    FigureDefinition(
        "reworks",
        QT_TRANSLATE_NOOP("core", "开立返单"),
        "count",
        QT_TRANSLATE_NOOP("core", "本期内开立的返单（轮次），不论投诉何时受理。"),
        "reworks",
        better=-1,
    ),
    FigureDefinition(
        "extensions",
        QT_TRANSLATE_NOOP("core", "延期次数"),
        "count",
        QT_TRANSLATE_NOOP("core", "本期内办理的延期次数。"),
        "extensions",
        better=-1,
    ),
    FigureDefinition(
        "escalations",
        QT_TRANSLATE_NOOP("core", "升级次数"),
        "count",
        QT_TRANSLATE_NOOP("core", "本期内升级到主管或经理的次数。"),
        "escalations",
        better=-1,
    ),
)
DEFINITIONS: Mapping[str, FigureDefinition] = {one.key: one for one in _ALL}

LIMIT_CLOCKS = ("response", "handover", "answer", "solution", "callback")
CLOCK_TEXT: Mapping[str, str] = {
    "response": QT_TRANSLATE_NOOP("core", "首次响应"),
    "handover": QT_TRANSLATE_NOOP("core", "转责任部门"),
    "answer": QT_TRANSLATE_NOOP("core", "答复"),
    "solution": QT_TRANSLATE_NOOP("core", "办结"),
    "callback": QT_TRANSLATE_NOOP("core", "回访"),
}
