"""Menus of papers: which ones can be had from where one stands, opened by key or from a menu."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from desktop_app.domain.views import QueueQuery
from desktop_app.ui.desk import Desk
from desktop_app.ui.printing import jobs
from desktop_app.ui.printing.job import PrintJob, open_preview

Entry = tuple[str, str, Callable[[], object]]
"""Name, text, and what it does."""


def fill(menu: QMenu, entries: Sequence[Entry]) -> QMenu:
    """Put *entries* into *menu*."""
    for name, text, run in entries:
        action = menu.addAction(text)
        action.setObjectName(f"print.{name}")
        action.triggered.connect(lambda _on=False, run=run: run())
    return menu


def pop_up(parent: QWidget, entries: Sequence[Entry]) -> QMenu:
    """A menu in the middle of *parent*, its first entry marked: Enter prints that."""
    menu = fill(QMenu(parent), entries)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setAccessibleName(QCoreApplication.translate("Printing", "打印什么"))
    size = menu.sizeHint()
    middle = QPoint((parent.width() - size.width()) // 2, parent.height() // 4)
    menu.popup(parent.mapToGlobal(middle))
    if menu.actions():
        menu.setActiveAction(menu.actions()[0])
    return menu


def of_cases(
    desk: Desk,
    with_ids: Callable[[Callable[[list[int]], None]], None],
    count: int,
    query: QueueQuery | None = None,
) -> list[Entry]:
    """Papers of *count* chosen cases, and of everything in view where there is a *query*."""
    translate = QCoreApplication.translate

    def of(make: Callable[[list[int]], PrintJob]) -> Callable[[], None]:
        def show(ids: list[int]) -> None:
            if ids:
                open_preview(desk, make(ids))

        return lambda: with_ids(show)

    entries: list[Entry] = []
    chosen = translate("Printing", "选中 {count} 条").format(count=f"{count:,}")
    if count:
        entries = [
            ("sheets", translate("Printing", "投诉处理单（{what}）").format(what=chosen),
             of(lambda ids: jobs.sheets_of(ids))),
            ("half", translate("Printing", "投诉处理单，现场填写（{what}）").format(what=chosen),
             of(lambda ids: jobs.sheets_of(ids, half=True))),
            ("slips", translate("Printing", "派工单（{what}）").format(what=chosen),
             of(jobs.slips_of)),
            ("register", translate("Printing", "投诉登记表（{what}）").format(what=chosen),
             of(jobs.register_of)),
        ]  # fmt: skip
    if query is not None:
        asked = query
        text = translate("Printing", "投诉登记表（当前视图）")
        entries.append(("view", text, lambda: open_preview(desk, jobs.register_of_view(asked))))
    return entries


def of_case(desk: Desk, complaint_id: int) -> list[Entry]:
    """Papers of one case."""
    translate = QCoreApplication.translate
    ids = [complaint_id]
    return [
        ("sheets", translate("Printing", "投诉处理单"),
         lambda: open_preview(desk, jobs.sheets_of(ids))),
        ("half", translate("Printing", "投诉处理单（现场填写）"),
         lambda: open_preview(desk, jobs.sheets_of(ids, half=True))),
        ("slips", translate("Printing", "派工单"), lambda: open_preview(desk, jobs.slips_of(ids))),
    ]  # fmt: skip


def of_week(desk: Desk, day: date, first: date, last: date, *, mine: bool) -> list[Entry]:
    """The week of *day* as a calendar; the callback record of the days in view."""
    translate = QCoreApplication.translate
    return [
        ("week", translate("Printing", "本周回访日历"),
         lambda: open_preview(desk, jobs.week_of(day, mine=mine))),
        ("callbacks", translate("Printing", "回访记录表（{first} 至 {last}）").format(
            first=f"{first:%m-%d}", last=f"{last:%m-%d}"),
         lambda: open_preview(desk, jobs.callbacks_of(first, last, mine=mine))),
    ]  # fmt: skip
