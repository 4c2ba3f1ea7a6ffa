"""The opening paragraph of a summary: sentences made from its figures, and from nothing else.

Every number in it stands in the summary. A share of fewer than ``SMALL`` cases is told as two
numbers and never as a per cent; a rise or fall is named only where ``measures.direction`` sees
one. What the figures do not say is not said.
"""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.domain.measures import SMALL, Figure, percent
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, Message, Translate, say
from desktop_app.domain.summary import CategoryRow, FigureRow, PublicSummary, WeeklySummary

MOVED_COUNT = {
    1: QT_TRANSLATE_NOOP("core", "上期受理 {before} 件，本期明显增加。"),
    -1: QT_TRANSLATE_NOOP("core", "上期受理 {before} 件，本期明显减少。"),
    0: QT_TRANSLATE_NOOP("core", "上期受理 {before} 件，没有明显变化。"),
}
MOVED_SO_FAR = {
    1: QT_TRANSLATE_NOOP("core", "上期同样长的时段受理 {before} 件，本期明显增加。"),
    -1: QT_TRANSLATE_NOOP("core", "上期同样长的时段受理 {before} 件，本期明显减少。"),
    0: QT_TRANSLATE_NOOP("core", "上期同样长的时段受理 {before} 件，没有明显变化。"),
}
"""For a period that is not over: the one before is counted for as long only."""
SHARES: dict[str, tuple[str, str]] = {
    "solution_in_time": (
        QT_TRANSLATE_NOOP(
            "core", "到期的办结时限 {all} 个，按时办结 {part} 个，办结及时率 {percent}。"
        ),
        QT_TRANSLATE_NOOP("core", "到期的办结时限仅 {all} 个，按时办结 {part} 个，不作比例比较。"),
    ),
    "response_in_time": (
        QT_TRANSLATE_NOOP(
            "core", "到期的首次响应时限 {all} 个，按时响应 {part} 个，响应及时率 {percent}。"
        ),
        QT_TRANSLATE_NOOP(
            "core", "到期的首次响应时限仅 {all} 个，按时响应 {part} 个，不作比例比较。"
        ),
    ),
    "callback": (
        QT_TRANSLATE_NOOP("core", "应回访 {all} 件，已回访 {part} 件，回访率 {percent}。"),
        QT_TRANSLATE_NOOP("core", "应回访仅 {all} 件，已回访 {part} 件，不作比例比较。"),
    ),
    "satisfaction": (
        QT_TRANSLATE_NOOP(
            "core", "答复满意度的 {all} 件，满意和较满意 {part} 件，满意率 {percent}。"
        ),
        QT_TRANSLATE_NOOP(
            "core", "答复满意度的仅 {all} 件，满意和较满意 {part} 件，不作比例比较。"
        ),
    ),
    "promise": (
        QT_TRANSLATE_NOOP("core", "到期承诺 {all} 项，按时兑现 {part} 项，守诺率 {percent}。"),
        QT_TRANSLATE_NOOP("core", "到期承诺仅 {all} 项，按时兑现 {part} 项，不作比例比较。"),
    ),
}
"""Figure → the sentence for enough cases, and the one for few."""
NOT_BEGUN = QT_TRANSLATE_NOOP("core", "本期还没有开始。")
MOVED_SHARE = {
    1: QT_TRANSLATE_NOOP("core", "上期为 {before}，有所上升。"),
    -1: QT_TRANSLATE_NOOP("core", "上期为 {before}，有所下降。"),
    0: QT_TRANSLATE_NOOP("core", "上期为 {before}，大致持平。"),
}


def opening(summary: WeeklySummary, translate: Translate | None = None) -> list[str]:
    """The paragraph, sentence by sentence, in the language of *translate* (else Chinese)."""
    language = language_of(translate)
    said: list[Message] = [*_volume(summary)]
    if summary.invalid or summary.withdrawn:
        said.append(
            say(
                QT_TRANSLATE_NOOP(
                    "core", "另有判为无效 {invalid} 件、撤销 {withdrawn} 件，不计入以上各数。"
                ),
                invalid=summary.invalid,
                withdrawn=summary.withdrawn,
            )
        )
    for key in SHARES:
        said += _share(summary.figure(key))
    said += _categories(summary.categories, _whole(summary.figure("received").now))
    said += _again(summary)
    if summary.incidents:
        said.append(
            say(
                QT_TRANSLATE_NOOP("core", "群诉 {count} 起，涉及 {households} 户。"),
                count=len(summary.incidents),
                households=sum(one.households for one in summary.incidents),
            )
        )
    said += _improvements(summary)
    if summary.callbacks_all:
        said.append(
            say(
                QT_TRANSLATE_NOOP("core", "下期计划回访 {count} 次，涉及 {households} 户。"),
                count=summary.callbacks_all,
                households=summary.callback_households,
            )
        )
    return [one.render(translate, language) for one in said]


def public_opening(summary: PublicSummary, translate: Translate | None = None) -> list[str]:
    """The paragraph of the public version: numbers of the whole office only."""
    language = language_of(translate)
    if _ahead(summary):
        return [say(NOT_BEGUN).render(translate, language)]
    said = [_received_and_done(summary.figures, summary.whole, _until(summary))]
    said += _share(summary.figure("satisfaction"))
    said += _categories(summary.categories, _whole(summary.figure("received").now))
    return [one.render(translate, language) for one in said]


def language_of(translate: Translate | None) -> str:
    """``en`` when a marked word comes out in Latin letters: for names out of the office's lists."""
    probe = translate(QT_TRANSLATE_NOOP("core", "投诉")) if translate else ""
    return "en" if probe.isascii() and probe else "zh"


def _volume(summary: WeeklySummary) -> list[Message]:
    received, carried = summary.figure("received"), summary.figure("carried")
    until = f"{summary.counted_to:%Y-%m-%d %H:%M}"
    if _ahead(summary):
        return [_not_begun(carried.now, summary.figure("overdue").now)]
    if not received.now.numerator and not carried.now.numerator:
        return [_nothing(summary.whole, until)]
    said = [_received_and_done(summary.figures, summary.whole, until)]
    before = received.previous
    if before is not None and (before.numerator or received.now.numerator):
        words = MOVED_COUNT if summary.whole else MOVED_SO_FAR
        said.append(say(words[received.moved], before=before.numerator))
    last_year = received.last_year
    if last_year is not None and last_year.numerator:
        said.append(
            say(QT_TRANSLATE_NOOP("core", "去年同期受理 {count} 件。"), count=last_year.numerator)
        )
    following, overdue = summary.figure("following").now, summary.figure("overdue").now
    if following.numerator and overdue.numerator:
        said.append(
            say(
                QT_TRANSLATE_NOOP("core", "跟进中的有 {count} 件已超过办结时限。"),
                count=overdue.numerator,
            )
        )
    elif following.numerator:
        said.append(say(QT_TRANSLATE_NOOP("core", "跟进中的都没有超过办结时限。")))
    return said


def _received_and_done(figures: Sequence[FigureRow], whole: bool, until: str) -> Message:
    values = {row.now.key: row.now.numerator for row in figures}
    sentence = say(
        QT_TRANSLATE_NOOP(
            "core",
            "本期受理有效投诉 {received} 件，前期遗留 {carried} 件；完成 {completed} 件，"
            "转外部 {unsolvable} 件，期末跟进中 {following} 件。",
        ),
        **{
            key: values[key]
            for key in ("received", "carried", "completed", "unsolvable", "following")
        },
    )
    if whole:
        return sentence
    return say(
        QT_TRANSLATE_NOOP("core", "{sentence}本期尚未结束，数据截至 {until}。"),
        sentence=sentence,
        until=until,
    )


def _ahead(summary: WeeklySummary | PublicSummary) -> bool:
    """Whether the period had not begun when it was counted."""
    return summary.counted_to <= summary.period.start


def _not_begun(carried: Figure, overdue: Figure) -> Message:
    return say(
        QT_TRANSLATE_NOOP(
            "core",
            "本期还没有开始。按现在的记录，未完成的投诉有 {carried} 件；"
            "到本期开始时仍未完成的话，其中 {overdue} 件将超过办结时限。",
        ),
        carried=carried.numerator,
        overdue=overdue.numerator,
    )


def _nothing(whole: bool, until: str) -> Message:
    if whole:
        return say(QT_TRANSLATE_NOOP("core", "本期没有受理投诉，也没有前期遗留。"))
    return say(
        QT_TRANSLATE_NOOP("core", "本期尚未结束，截至 {until} 没有受理投诉，也没有前期遗留。"),
        until=until,
    )


def _share(row: FigureRow) -> list[Message]:
    now, before = row.now, row.previous
    if not now.denominator:
        return []
    enough, few = SHARES[now.key]
    if now.small:
        return [say(few, all=now.denominator, part=now.numerator)]
    said = [
        say(
            enough,
            all=now.denominator,
            part=now.numerator,
            percent=percent(now.numerator, now.denominator),
        )
    ]
    if before is not None and before.denominator and not before.small:
        told = percent(before.numerator, before.denominator)
        said.append(say(MOVED_SHARE[row.moved], before=told))
    return said


def _categories(rows: Sequence[CategoryRow], received: int) -> list[Message]:
    named = [row for row in rows if row.code]
    if not named or received < SMALL:
        return []
    most = named[0].received
    first = [row for row in named if row.received == most]
    if len(first) > 3:
        return []
    if len(first) == 1:
        return [
            say(
                QT_TRANSLATE_NOOP("core", "最多的类别是{name}，{count} 件，占 {percent}。"),
                name=first[0].name,
                count=most,
                percent=percent(most, received),
            )
        ]
    names: Message = say(
        QT_TRANSLATE_NOOP("core", "{one}、{other}"), one=first[0].name, other=first[1].name
    )
    if len(first) == 3:
        names = say(QT_TRANSLATE_NOOP("core", "{one}、{other}"), one=names, other=first[2].name)
    return [
        say(
            QT_TRANSLATE_NOOP("core", "最多的类别是{names}，各 {count} 件。"),
            names=names,
            count=most,
        )
    ]


def _again(summary: WeeklySummary) -> list[Message]:
    reworks = summary.figure("reworks").now.numerator
    repeats = summary.figure("repeat").now.numerator
    if not summary.figure("received").now.numerator and not reworks:
        return []
    if not reworks and not repeats:
        return [say(QT_TRANSLATE_NOOP("core", "没有开立返单，新增中没有重复投诉。"))]
    return [
        say(
            QT_TRANSLATE_NOOP("core", "开立返单 {reworks} 轮，新增中重复投诉 {repeats} 件。"),
            reworks=reworks,
            repeats=repeats,
        )
    ]


def _improvements(summary: WeeklySummary) -> list[Message]:
    checked = [one for one in summary.earlier if one.effective is not None]
    if not checked:
        return []
    return [
        say(
            QT_TRANSLATE_NOOP("core", "验证过效果的改进措施 {count} 项，其中有效 {good} 项。"),
            count=len(checked),
            good=sum(1 for one in checked if one.effective),
        )
    ]


def _until(summary: PublicSummary) -> str:
    return f"{summary.counted_to:%Y-%m-%d %H:%M}"


def _whole(figure: Figure) -> int:
    return figure.numerator
