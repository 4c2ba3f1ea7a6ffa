"""Figures in words: values, what moved, and the sentence behind every number."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from desktop_app.domain.figures import DEFINITIONS
from desktop_app.domain.measures import Figure, direction, percent
from desktop_app.domain.messages import Text
from desktop_app.services.reports.figures import Figures, Stretch
from desktop_app.ui.i18n import render
from desktop_app.ui.words import core

NONE = "—"


def title(key: str) -> str:
    return core(DEFINITIONS[key].title)


def in_language(text: Text, language: str) -> str:
    return text.in_language("en" if language.startswith("en") else "zh")


def value(figure: Figure) -> str:
    """``46``, ``91.3%``, ``3.5 时``; of few cases ``7/8``; ``—`` where nothing was counted."""
    if figure.unit == "count":
        return f"{figure.numerator:,}"
    if figure.value is None or not figure.denominator:
        return NONE
    if figure.unit == "share":
        if figure.small:
            return f"{figure.numerator}/{figure.denominator}"
        return percent(figure.numerator, figure.denominator)
    if figure.unit == "hours":
        return hours(figure.value)
    return f"{figure.value:.2f}"


def hours(number: float) -> str:
    translate = QCoreApplication.translate
    if number < 1:
        return translate("Figures", "{count} 分").format(count=round(number * 60))
    if number < 72:
        return translate("Figures", "{count} 小时").format(count=f"{number:.1f}")
    return translate("Figures", "{count} 天").format(count=f"{number / 24:.1f}")


def parts(figure: Figure) -> str:
    """What is divided by what; of times how many there are; of few cases that they are few."""
    translate = QCoreApplication.translate
    if figure.unit == "count":
        return ""
    if figure.value is None or not figure.denominator:
        return translate("Figures", "没有可统计的")
    if figure.small:
        return translate("Figures", "件数少，不算比例") if figure.unit == "share" else ""
    if figure.unit == "share":
        return f"{figure.numerator:,}/{figure.denominator:,}"
    if figure.unit == "hours":
        return translate("Figures", "{count} 件").format(count=f"{figure.denominator:,}")
    return translate("Figures", "件/百户")


def change(now: Figure, before: Figure | None) -> tuple[str, str]:
    """What became of the period before, and the tone of that; a move only when it is one."""
    translate = QCoreApplication.translate
    if before is None:
        return "", ""
    was = value(before)
    moved = direction(now, before)
    if not moved or now.value is None or before.value is None:
        return translate("Figures", "上期 {value}").format(value=was), ""
    sign = "▲" if moved > 0 else "▼"
    by = abs(now.value - before.value)
    if now.unit == "share":
        told = translate("Figures", "{by} 百分点").format(by=f"{by * 100:.1f}")
    elif now.unit == "hours":
        told = hours(by)
    elif now.unit == "count":
        told = f"{round(by):,}"
    else:
        told = f"{by:.2f}"
    text = translate("Figures", "{sign} {by} · 上期 {value}").format(sign=sign, by=told, value=was)
    tone = {1: "green", -1: "red"}.get(moved * DEFINITIONS[now.key].better, "")
    return text, tone


def last_year(found: Figures, key: str) -> str:
    """The same of last year; that nothing was on record then is said as that."""
    translate = QCoreApplication.translate
    year = found.last_year
    if not any(year[one].numerator for one in ("received", "carried", "completed") if one in year):
        return translate("Figures", "去年同期无记录")
    return translate("Figures", "去年同期 {value}").format(value=value(year[key]))


def tip(figure: Figure, more: str = "") -> str:
    """Everything about a figure: what was divided, and the definition as it is printed."""
    translate = QCoreApplication.translate
    lines = [f"{title(figure.key)}：{value(figure)}"]
    if figure.denominator is not None and figure.unit in ("share", "per_hundred"):
        lines[0] = translate("Figures", "{title}：{value}（分子 {top}，分母 {bottom}）").format(
            title=title(figure.key), value=value(figure),
            top=f"{figure.numerator:,}", bottom=f"{figure.denominator:,}",
        )  # fmt: skip
    elif figure.unit == "hours" and figure.median is not None and figure.p90 is not None:
        lines[0] = translate(
            "Figures", "{title}：{value}（{count} 件，中位数 {median}，九成以内 {p90}）"
        ).format(
            title=title(figure.key), value=value(figure), count=figure.denominator,
            median=hours(figure.median), p90=hours(figure.p90),
        )  # fmt: skip
    if figure.unit != "count" and not figure.denominator:
        lines.append(translate("Figures", "本期没有可作分母的，所以没有比例，不是 0 也不是 100%。"))
    elif figure.small and figure.unit == "share":
        lines.append(translate("Figures", "不足 10 件，只写件数，不说比例和升降。"))
    lines.append(
        translate("Figures", "口径：{text}").format(text=core(DEFINITIONS[figure.key].sentence))
    )
    if more:
        lines.append(more)
    return "\n".join(lines)


def enter_hint() -> str:
    return QCoreApplication.translate("Figures", "回车或点击查看这些投诉")


def span_words(stretch: Stretch) -> str:
    """``11-09 至 11-15``, with the year where it is another one."""
    last = stretch.end - timedelta(seconds=1)
    if last < stretch.start:
        last = stretch.start
    style = "%m-%d"
    return QCoreApplication.translate("Figures", "{first} 至 {last}").format(
        first=stretch.start.strftime(style), last=last.strftime(style)
    )


def compared(found: Figures) -> str:
    """What is held against what, in one line."""
    translate = QCoreApplication.translate
    told = []
    if found.stretch.end <= found.stretch.start:
        told.append(translate("Figures", "本期还没有开始"))
    elif not found.stretch.whole:
        told.append(
            translate("Figures", "本期未完，统计至 {moment}；对比取同样长的时段").format(
                moment=_moment(found.stretch.end)
            )
        )
    if found.previous_stretch is not None:
        told.append(
            translate("Figures", "上期 {span}").format(span=span_words(found.previous_stretch))
        )
    year = found.last_year_stretch
    if year is not None:
        told.append(
            translate("Figures", "去年同期 {title}").format(title=render(year.period.title()))
        )
    return " · ".join(told)


def _moment(at: datetime) -> str:
    return f"{at:%m-%d %H:%M}"


def point_label(stretch: Stretch) -> str:
    """Under a point of a trend: the week's number or the month."""
    period = stretch.period
    translate = QCoreApplication.translate
    if period.kind == "month":
        return translate("Figures", "{month} 月").format(month=period.first.month)
    return translate("Figures", "{week} 周").format(week=period.first.isocalendar().week)
