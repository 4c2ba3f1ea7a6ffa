"""The words of the import page: fields, values, verdicts, badges; people under a mask."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import QCoreApplication

from desktop_app.domain.case import (
    FOLLOW_UP_STATE_TEXT,
    FOLLOW_UP_TEXT,
    OCCUPANCY_TEXT,
    Status,
)
from desktop_app.domain.messages import Message
from desktop_app.services.imports import nearby
from desktop_app.services.imports import plans as import_plans
from desktop_app.services.imports.nearby import NOBODY, People
from desktop_app.services.imports.report import ColumnReport
from desktop_app.ui import words
from desktop_app.ui.words import listed

PEOPLE = frozenset({"complainant", "name"})
FREE = frozenset(
    {
        "content", "result", "occurred", "expectation", "remark", "note", "outcome", "title",
        "person_note", "preferred_time", "category", "subcategory", "complainant_kind", "room",
    }
)  # fmt: skip
"""Fields whose text may tell of people by name or phone."""
WORDED = frozenset(
    {
        "channel", "severity", "validity", "satisfaction", "complainant_kind", "occupancy",
        "kind", "category", "department",
    }
)  # fmt: skip
"""Fields with a list of spellings that a person can put right."""
_WORDED = {
    "channel": words.channel_text,
    "severity": words.severity_text,
    "validity": words.validity_text,
    "complainant_kind": words.kind_text,
    "satisfaction": words.satisfaction_text,
}

_CODED = {"occupancy": OCCUPANCY_TEXT, "state": FOLLOW_UP_STATE_TEXT}

VERDICT_TONES = {
    "new": "green",
    "updated": "blue",
    "same": "grey",
    "duplicate": "amber",
    "conflict": "red",
    "error": "red",
}


def tell(message: Message, language: str) -> str:
    """A message of the inner rooms in the window's language."""
    return message.render(words.core, language)


def tell_of(message: Message, language: str, revealed: bool, people: People = NOBODY) -> str:
    """A message about a row, with the people it tells of under the mask."""
    if revealed:
        return tell(message, language)
    values = {
        key: words.shown_name(value)
        if key == "name" and isinstance(value, str) and "*" not in value
        else people.out_of(value)
        if key != "number" and isinstance(value, str)
        else value
        for key, value in message.values.items()
    }
    return tell(Message(message.text, values), language)


def label(field: str, language: str) -> str:
    return tell(import_plans.label_of(field), language)


def kind_text(kind: str | None) -> str:
    if kind is None:
        return QCoreApplication.translate("importer", "不导入这张表")
    return words.core(import_plans.KIND_TEXT[kind])


def verdict_text(verdict: str) -> str:
    return {
        "new": QCoreApplication.translate("importer", "新增"),
        "updated": QCoreApplication.translate("importer", "更新"),
        "same": QCoreApplication.translate("importer", "相同"),
        "duplicate": QCoreApplication.translate("importer", "疑似重复"),
        "conflict": QCoreApplication.translate("importer", "冲突"),
        "error": QCoreApplication.translate("importer", "无法导入"),
    }[verdict]


def value_text(field: str, value: object, revealed: bool, people: People = NOBODY) -> str:
    """A typed value as the program will show it; in a text *people* are under the mask."""
    if value is None or value == "":
        return ""
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, float):
        return f"{value:g}"
    if field == "kind" and str(value) in FOLLOW_UP_TEXT:
        return words.follow_up_text(str(value))
    if field == "kind":
        return words.kind_text(str(value))
    if field == "status" and str(value) in set(Status):
        return words.status_text(Status(str(value)))
    coded = _CODED.get(field, {})
    if str(value) in coded:
        return words.core(coded[str(value)])
    if field in _WORDED:
        return _WORDED[field](str(value))
    return hidden(field, str(value), revealed, people)


def word_text(field: str, value: str) -> str:
    """The name of a canonical value that a spelling may be given."""
    translate = QCoreApplication.translate
    if field == "satisfaction" and value == "unanswered":
        return translate("importer", "未接通")
    if field == "occupancy":
        return {
            "occupied": translate("importer", "已入住"),
            "vacant": translate("importer", "空置"),
            "rented": translate("importer", "出租"),
            "renovating": translate("importer", "装修中"),
        }.get(value, value)
    return value_text(field, value, True)


def cell_text(field: str, values: Any, revealed: bool, people: People = NOBODY) -> str:
    """A row's value, where texts hide its own people and *people*; a date whose time of day nobody wrote down stays a date."""
    value = values.get(field)
    if isinstance(value, datetime) and values.get(f"{field}_has_time") is False:
        return f"{value:%Y-%m-%d}"
    if field in FREE and not revealed:
        people = nearby.of_row(values) + people
    return value_text(field, value, revealed, people)


def hidden(field: str, text: str, revealed: bool, people: People = NOBODY) -> str:
    """*text* of a cell, with a person's name and a whole phone number under the mask, and
    without *people* where it is a text of any kind."""
    if revealed or not text:
        return text
    if field in PEOPLE:
        return words.shown_name(text)
    if field == "phone" and "E+" not in text.upper():
        return _masked_digits(text)
    return people.out_of(text) if field in FREE else text


def _masked_digits(text: str) -> str:
    """A number under the mask in its own spelling: ``181-0000-4990`` → ``181-****-4990``."""
    places = [at for at, mark in enumerate(text) if mark.isdigit()]
    middle = set(places[3:-4] if len(places) >= 9 else places[:-4] if len(places) >= 7 else ())
    return "".join("*" if at in middle else mark for at, mark in enumerate(text))


def visible(text: str) -> str:
    """*text* on one line, with signs for the blanks and line ends that a reader cannot see."""
    body = text.strip()
    if not body:
        return "␣" * len(text)
    begin, _, end = text.partition(body)
    marks = "".join("↵" if mark in "\r\n" else "␣" for mark in begin)
    after = "".join("↵" if mark in "\r\n" else "␣" for mark in end)
    return marks + " ".join(body.split()) + after


def one_line(text: str) -> str:
    return " ".join(text.split())


def row_text(kind: str, values: Any, revealed: bool, people: People = NOBODY) -> str:
    """What a row is about, in one line; its texts hide its own people and *people*."""
    place = place_text(values)
    if kind == "households":
        parts = [place, value_text("name", values.get("name"), revealed)]
    elif kind == "followups":
        at = values.get("due_at") or values.get("done_at")
        parts = [
            value_text("due_at", at, revealed),
            str(values.get("number") or place),
            cell_text("outcome", values, revealed, people)
            or cell_text("note", values, revealed, people),
        ]
    else:
        parts = [
            cell_text("received_at", values, revealed),
            place,
            cell_text("content", values, revealed, people),
        ]
    return "　".join(one_line(part) for part in parts if part)[:300]


def place_text(values: Any) -> str:
    parts = (str(values.get(name) or "") for name in ("building", "unit", "room"))
    return "-".join(part for part in parts if part)


def people_in(reports: Sequence[ColumnReport]) -> People:
    """Whom the samples of a table name: those beside them, in texts, may tell of the same."""
    named = [(one.field, text) for one in reports for text in one.samples]
    return People(
        tuple(text for field, text in named if field in PEOPLE),
        tuple(text for field, text in named if field == "phone"),
    )


def recognised(report: ColumnReport) -> tuple[str, str]:
    """The badge of a column: how sure the match is, or what in it needs a look; and its tone."""
    translate = QCoreApplication.translate
    counts = f"{report.good:,}/{report.filled:,}"
    bad = report.filled - report.good
    if report.field is None:
        if report.doubtful:
            return translate("importer", "没认出"), "amber"
        return translate("importer", "不导入"), "grey"
    if report.level == "likely":
        return translate("importer", "大概是 · 请核对"), "amber"
    if not report.filled:
        return translate("importer", "空列"), "grey"
    if not bad:
        if report.by_hand:
            return translate("importer", "您指定 · {counts}").format(counts=counts), "green"
        return translate("importer", "确定 · {counts}").format(counts=counts), "green"
    if report.field == "phone":
        return translate("importer", "{count} 个号码位数不对").format(count=f"{bad:,}"), "amber"
    if report.field in WORDED and report.odd_kinds:
        text = translate("importer", "{count} 种写法请确认").format(count=report.odd_kinds)
        return text, "amber"
    return translate("importer", "{bad} 格认不出 · {counts}").format(
        bad=f"{bad:,}", counts=counts
    ), "amber"


def recognised_detail(report: ColumnReport, language: str, revealed: bool) -> str:
    """How sure, why, how many cells were understood, and examples of those that were not."""
    translate = QCoreApplication.translate
    parts = [tell(report.reason, language)]
    if report.field is not None and report.filled:
        parts.append(
            translate("importer", "{filled} 格有内容，读懂 {good} 格").format(
                filled=f"{report.filled:,}", good=f"{report.good:,}"
            )
        )
    if report.odd:
        shown = (one_line(hidden(report.field or "", text, revealed)) for text in report.odd)
        more = "…" if report.odd_kinds > len(report.odd) else ""
        parts.append(translate("importer", "请看：{odd}").format(odd=listed(shown) + more))
    return words.clauses(parts)
