"""The ``report`` commands: papers written to files, for schedules and scripts."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.app.commands import Answer, day, office
from desktop_app.app.paths import DataFolder
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, Translate, say
from desktop_app.services.papers.ground import PaperOrder

if TYPE_CHECKING:
    from desktop_app.domain.documents import Document
    from desktop_app.domain.views import QueueQuery
    from desktop_app.services.office import Office

NO_BOOK = (".pdf", ".html")


def report(asked: argparse.Namespace, folder: DataFolder, tell: Translate, lang: str) -> Answer:
    """One paper into the file; its kind is told by the suffix."""
    from desktop_app.ui.printing import make

    out: Path = asked.out
    make.check_suffix(out, NO_BOOK if asked.paper == "case" else make.SUFFIXES)
    order = PaperOrder(getattr(asked, "unmasked", False), tell, lang)
    with office(folder, "report") as opened:
        if asked.paper == "register" and out.suffix.lower() == ".xlsx":
            return _register_book(opened, asked, order)
        if asked.paper == "weekly" and out.suffix.lower() == ".xlsx" and not asked.public:
            return _weekly_book(opened, asked, order)
        documents = _PAPERS[asked.paper](opened, asked, order)
    make.without_display()
    pages = make.write(out, documents, order)
    text = QT_TRANSLATE_NOOP("core", "已写入：{path}")
    if pages:
        text = QT_TRANSLATE_NOOP("core", "已写入 {pages} 页：{path}")
    line = say(text, pages=pages, path=str(out)).render(tell, lang)
    data = {"file": str(out), "pages": pages, "title": documents[0].title}
    return {"data": data, "lines": [line], "exit": 0}


def _weekly(opened: Office, asked: argparse.Namespace, order: PaperOrder) -> list[Document]:
    from desktop_app.services.papers import weekly

    return [weekly.weekly_paper(opened, asked.week, order, public=asked.public)]


def _case(opened: Office, asked: argparse.Namespace, order: PaperOrder) -> list[Document]:
    from desktop_app.services.papers.case_sheet import case_sheets
    from desktop_app.services.papers.work_slip import work_slips

    ids = [opened.case_by_number(asked.number).complaint.id]
    if asked.slip:
        return work_slips(opened, ids, order)
    return case_sheets(opened, ids, order, half=asked.half)


def _followups(opened: Office, asked: argparse.Namespace, order: PaperOrder) -> list[Document]:
    from desktop_app.services.papers.callback_record import callback_record
    from desktop_app.services.papers.week_calendar import week_calendar

    today = opened.now().date()
    first = day(asked.since) or today - timedelta(days=today.weekday())
    last = day(asked.until) or max(first, first + timedelta(days=6))
    if asked.calendar:
        return [week_calendar(opened, first, order)]
    return [callback_record(opened, first, last, order)]


def _register(opened: Office, asked: argparse.Namespace, order: PaperOrder) -> list[Document]:
    from desktop_app.services import queue
    from desktop_app.services.papers.register import register

    view = queue.view(opened, asked.view)
    since, until = day(asked.since), day(asked.until)
    ids = queue.ids(opened, _register_query(opened, asked))
    days = "" if not (since or until) else f"{since or '…'} – {until or '…'}"
    span = "　".join(text for text in (order.translate(view.title), days) if text)
    return [register(opened, ids, order, span=span)]


def _register_query(opened: Office, asked: argparse.Namespace) -> QueueQuery:
    from desktop_app.services import queue

    view = queue.view(opened, asked.view)
    wanted = replace(view.filter, received_from=day(asked.since), received_to=day(asked.until))
    return queue.query(opened, wanted, sort="received_at")


def _weekly_book(opened: Office, asked: argparse.Namespace, order: PaperOrder) -> Answer:
    """As a workbook the summary has real numbers, charts and the records behind them."""
    from desktop_app.services.reports import weekly, weekly_book

    period = weekly.parse(asked.week) if asked.week else weekly.week_of(opened.now().date())
    done = weekly_book.write_period(
        opened, period, asked.out, order.translate, unmasked=order.unmasked
    )
    line = say(QT_TRANSLATE_NOOP("core", "已写入：{path}"), path=str(done.path))
    data = {"file": str(done.path), "rows": done.rows, "pages": 0}
    return {"data": data, "lines": [line.render(order.translate, order.language)], "exit": 0}


def _register_book(opened: Office, asked: argparse.Namespace, order: PaperOrder) -> Answer:
    """As a workbook the register is the one that can be edited and imported again."""
    from desktop_app.services.exports import exporting

    how = exporting.ExportOrder(
        _register_query(opened, asked),
        unmasked=order.unmasked,
        translate=order.translate,
        language=order.language,
    )
    done = exporting.export(opened, asked.out, how)
    line = say(
        QT_TRANSLATE_NOOP("core", "已写入 {rows} 行：{path}"), rows=done.rows, path=str(done.path)
    )
    data = {"file": str(done.path), "rows": done.rows, "replaced_characters": done.replaced}
    return {"data": data, "lines": [line.render(order.translate, order.language)], "exit": 0}


_PAPERS: dict[str, Callable[[Office, argparse.Namespace, PaperOrder], list[Document]]] = {
    "weekly": _weekly,
    "case": _case,
    "followups": _followups,
    "register": _register,
}
