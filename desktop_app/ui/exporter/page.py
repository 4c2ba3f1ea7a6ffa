"""The export panel: asks what and where, writes off the window's thread, says what came of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from desktop_app.domain.errors import KnownError
from desktop_app.domain.views import CaseFilter, QueueQuery
from desktop_app.services import queue
from desktop_app.services.exports import exporting
from desktop_app.services.exports import followups as export_followups
from desktop_app.services.exports import roster as export_roster
from desktop_app.services.exports.exporting import Exported, ExportOrder
from desktop_app.services.office import ChangeSet, Office
from desktop_app.services.operations import Cancelled, Progress
from desktop_app.ui import words
from desktop_app.ui.desk import Desk, Latest
from desktop_app.ui.exporter.view import SCOPES, ExportView
from desktop_app.ui.importer.dialogs import ChooseTarget, ask_target
from desktop_app.ui.widgets.progress_bridge import ProgressBridge

FOLDER = "export/folder"
_COUNTED = frozenset({"complaint", "household", "resident", "residency", "follow_up"})
OpenFolder = Callable[[Path], object]


class ExportPage(QObject):
    """``activate`` takes a ``QueueQuery``, a tuple of numbers, ``"ics"``, or ``None`` for all."""

    def __init__(self, desk: Desk, choose_target: ChooseTarget, open_folder: OpenFolder) -> None:
        super().__init__()
        self._desk, self._choose_target, self._open_folder = desk, choose_target, open_folder
        self.view = ExportView(desk.theme, desk.now, desk.place)
        self._bridge = ProgressBridge(self._moved, self.view)
        self._counting = Latest(desk.runner)
        self._query: QueueQuery | None = None
        self._numbers: tuple[str, ...] = ()
        self._counts: dict[str, int] = {}
        self._progress: Progress | None = None
        self._path: Path | None = None
        self.view.changed.connect(self._show_choice)
        self.view.export_asked.connect(self._export)
        self.view.cancelled.connect(self._cancel)
        self.view.folder_asked.connect(self._show_folder)
        desk.bus.changed.connect(self._refresh)
        self._show_choice()

    # the Page protocol

    @property
    def widget(self) -> QWidget:
        return self.view

    def activate(self, argument: object = None) -> None:
        """Show the choices for *argument*; while a file is being written nothing changes."""
        if self._progress is None:
            self._query = argument if isinstance(argument, QueueQuery) else None
            self._numbers = tuple(map(str, argument)) if isinstance(argument, tuple) else ()
            if argument is not None:  # complaints, or the calendar
                self.view.radio(self.view.kinds, "complaints").setChecked(True)
            scope = "view" if self._query else "chosen" if self._numbers else "all"
            self.view.radio(self.view.scopes, scope).setChecked(True)
            if argument == "ics":
                self.view.radio(self.view.formats, ".ics").setChecked(True)
            # Whole names are asked for anew each time: nobody should write them by habit.
            self.view.masked.setChecked(True)
            self.view.done.hide()
            self.view.messages.clear()
            self._count()
        self.view.take_focus()

    def can_leave(self) -> bool:
        return True

    # what there is

    def _refresh(self, changes: ChangeSet) -> None:
        if changes.tables & _COUNTED and self.view.isVisible():
            self._count()

    def _count(self) -> None:
        asked = self._query

        def work(office: Office) -> dict[str, int]:
            found = {
                "complaints": queue.count(office, queue.query(office, CaseFilter())),
                "households": export_roster.size(office),
                "followups": export_followups.size(office),
            }
            if asked is not None:
                found["view"] = queue.count(office, asked)
            return found

        self._counting.ask(work, self._counted, self._failed)

    def _counted(self, counts: dict[str, int]) -> None:
        self._counts = {"chosen": len(self._numbers), **counts}
        self._show_choice()

    def _show_choice(self) -> None:
        view = self.view
        calendar = view.format == ".ics"
        cases = view.kind == "complaints"
        texts = {
            "view": self.tr("当前视图 {count} 条"),
            "chosen": self.tr("选中 {count} 条"),
            "all": self.tr("全部 {count} 条"),
        }
        there = {"view": self._query is not None, "chosen": bool(self._numbers), "all": True}
        counts = {**self._counts, "all": self._counts.get(view.kind)}
        for key in SCOPES:
            count = counts.get(key)
            text = texts[key].format(count="…" if count is None else f"{count:,}")
            view.set_scope(key, text, visible=there[key] and (cases or calendar))
            view.radio(view.scopes, key).setEnabled(not calendar)
        for button in view.kinds.buttons():
            button.setEnabled(not calendar)
        empty = not calendar and counts.get(view.scope if cases else "all", 1) == 0
        view.scope_note.setText(self._scope_note(calendar, empty))
        view.scope_note.setVisible(bool(view.scope_note.text()))
        view.export_button.setEnabled(not empty)
        view.span.setVisible(calendar)
        view.show_mask_note()

    def _scope_note(self, calendar: bool, empty: bool) -> str:
        if calendar:
            return self.tr("回访日历包含所选日期内的全部回访。")
        kind = self.view.kind
        if kind == "complaints":
            return self.tr("没有可导出的投诉。") if empty else ""
        if empty:
            return self.tr("还没有可导出的内容。")
        words = {
            "households": self.tr("整份名册，{count} 行：每人一行，空房一行。"),
            "followups": self.tr("全部回访，{count} 行：计划中、已完成和已取消的。"),
        }
        count = self._counts.get(kind)
        return words[kind].format(count="…" if count is None else f"{count:,}")

    # writing

    def _export(self) -> None:
        suffix = self.view.format
        span = self.view.span.read() if suffix == ".ics" else (None, None)
        if span is None:
            return
        mine = self.view.span.mine.isChecked()
        day = f"{self._desk.now():%Y-%m-%d}"
        names = {
            "complaints": self.tr("投诉登记表 {day}"),
            "households": self.tr("住户名册 {day}"),
            "followups": self.tr("回访记录表 {day}"),
        }
        wanted = self.tr("回访日历 {day}") if suffix == ".ics" else names[self.view.kind]
        name = wanted.format(day=day)
        folder = self._desk.settings.get(FOLDER, str(Path.home()))
        target = self._choose_target(self.view, str(Path(folder) / (name + suffix)), suffix)
        if target is None:
            return
        order, progress = self._order(), self._bridge.new()
        self._progress = progress
        self.view.show_running(target.name)

        def work(office: Office) -> Exported:
            if suffix == ".ics":
                return exporting.export_calendar(
                    office, target, order, first=span[0], last=span[1], mine=mine
                )
            if order.kind == "complaints" and order.query is None and not order.numbers:
                everything = queue.query(office, CaseFilter(), sort="received_at")
                return exporting.export(office, target, replace(order, query=everything), progress)
            return exporting.export(office, target, order, progress)

        self._desk.runner.run(work, self._written, self._failed)

    def _order(self) -> ExportOrder:
        scope, kind = self.view.scope, self.view.kind
        return ExportOrder(
            query=self._query if scope == "view" and kind == "complaints" else None,
            numbers=self._numbers if scope == "chosen" and kind == "complaints" else (),
            unmasked=not self.view.masked.isChecked(),
            translate=words.core,
            language=self._desk.language,
            kind=kind,
        )

    def _written(self, exported: Exported) -> None:
        self._progress = None
        self._path = exported.path
        self._desk.settings.set(FOLDER, str(exported.path.parent))
        self.view.show_idle()
        kind = "followups" if exported.path.suffix.lower() == ".ics" else self.view.kind
        what = {
            "complaints": self.tr("已导出 {count} 条投诉"),
            "households": self.tr("已导出名册 {count} 行"),
            "followups": self.tr("已导出 {count} 条回访"),
        }[kind]
        note = ""
        if exported.replaced:
            note = self.tr("其中 {count} 个表格里放不下的控制字符已用“�”代替。").format(
                count=f"{exported.replaced:,}"
            )
        self.view.done.show_done(what.format(count=f"{exported.rows:,}"), exported.path, note)
        self.view.reveal_done()
        self.view.done.folder_button.setFocus()

    def _moved(self, done: int, total: int, _what: str) -> None:
        if self._progress is not None:
            self.view.running.set_progress(done, total)

    def _cancel(self) -> None:
        if self._progress is not None:
            self._progress.cancel()

    def _failed(self, error: Exception) -> None:
        """In place; the choices stay, and so does an older file of that name."""
        self._progress = None
        self.view.show_idle()
        self.view.take_focus()
        if isinstance(error, Cancelled):
            self.view.messages.show_message(self.tr("已取消，没有写出文件。"), "info")
        elif isinstance(error, KnownError):
            text = error.message.render(words.core, self._desk.language)
            self.view.messages.show_message(text, "error")
        else:
            self.view.messages.show_message(
                self.tr("程序出了意外，文件没有写成；可换一个位置再试。"), "error"
            )

    def _show_folder(self) -> None:
        if self._path is not None:
            self._open_folder(self._path.parent)


def open_folder(folder: Path) -> bool:
    """Show *folder* in the system's file manager."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def make_export_page(
    desk: Desk,
    *,
    choose_target: ChooseTarget | None = None,
    show_folder: OpenFolder | None = None,
) -> ExportPage:
    """The export page; dialog and file manager are the system's own unless handed in."""
    return ExportPage(desk, choose_target or ask_target, show_folder or open_folder)
