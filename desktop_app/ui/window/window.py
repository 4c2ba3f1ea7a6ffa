"""The window of one office: pages with their desk, counts on the rail, files in and out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop_app.services import lists
from desktop_app.services.lists import Lists
from desktop_app.services.office import ChangeSet
from desktop_app.services.operations import Runner
from desktop_app.ui.desk import Bus, Desk, Latest, QtRunner
from desktop_app.ui.shell.actions import ActionRegistry
from desktop_app.ui.shell.main_window import MainWindow, ShellHooks
from desktop_app.ui.shell.pages import PageSpec
from desktop_app.ui.shell.settings import Settings
from desktop_app.ui.theme.theme import Theme
from desktop_app.ui.turns import Turns
from desktop_app.ui.window.lock_hook import LockHook
from desktop_app.ui.window.operator_menu import OperatorMenu
from desktop_app.ui.window.search import Search
from desktop_app.ui.window.undo_hook import UndoHook

if TYPE_CHECKING:
    from desktop_app.services.safety.encryption import Switch
    from desktop_app.ui.backups.worker import BackupWorker
    from desktop_app.ui.help.viewer import HelpWindow
    from desktop_app.ui.shell.pages import Page

PATIENCE_MS = 400
"""So long the window waits for the rows of its first page, to be painted once and whole."""
PAINTED_MS = 100
"""So long after it is shown the window is painted; counts come then, and do not slow it down."""
SETTLE_MS = 300
"""After the start, until the first page is painted; only then comes what nobody waits for."""
LOAD_MS = 300
"""After that, until the pages not shown yet are loaded."""
SCHEDULE_MS = 5_000
"""After the start: a missed week may have to be written."""
COUNTED = frozenset({"complaint", "follow_up", "setting"})


class OfficeWindow(QObject):
    """Owns the main window and what pages share; the composition root makes one.

    ``settled`` tells that the start is over: the first page has its rows, and a moment has passed;
    ``painted``, that the window has come to be seen.
    """

    settled = Signal()
    painted = Signal()

    def __init__(
        self,
        runner: Runner,
        bus: Bus,
        theme: Theme,
        settings: Settings,
        now: Callable[[], datetime],
        language: str,
        backups: BackupWorker | None = None,
        reopen: Callable[[Path], bool] | None = None,
        resources: Path | None = None,
        start_training: Callable[[], bool] | None = None,
        switch: Callable[[Switch], bool] | None = None,
    ) -> None:
        super().__init__()
        self._resources = resources
        self._help: HelpWindow | None = None
        self._presented = False
        self._lists = Lists()
        bus.setParent(self)  # its listeners are let go of with the window
        self._latest_lists = Latest(runner)
        self._latest_counts = Latest(runner)
        turns = runner.turns if isinstance(runner, QtRunner) else Turns(self)
        registry = ActionRegistry()
        self.desk = Desk(
            runner=runner,
            bus=bus,
            theme=theme,
            registry=registry,
            settings=settings,
            now=now,
            lists=lambda: self._lists,
            language=language,
            navigate=self.navigate,
            show_message=self._show_message,
            offer_undo=lambda text, undo: self._undo.page_offers(text, undo),
            backups=backups,
            reopen=reopen,
            switch=switch,
            later=turns.later,
        )
        self._undo = UndoHook(self._for(None), lambda: self.window.undo_bar)
        self._search = Search(self.desk)
        hooks = ShellHooks(
            search=self._search.fetch,
            search_picked=self._search.picked,
            search_submitted=self._search.submitted,
            new_complaint=lambda: self.navigate("intake", None),
            import_file=lambda: self.navigate("import", None),
            export_view=self._export,
            undo=self._undo.undo_last,
            fill_operator_menu=lambda menu: self._operator.fill(menu),
            help_page=self._show_help if resources is not None else None,
            later=turns.later,
        )
        self.window = MainWindow(theme, self._pages(), hooks, settings, registry)
        self._lock = LockHook(self.desk, self.window, parent=self)
        self._operator = OperatorMenu(self.desk, self.window, self._lock, start_training)
        bus.changed.connect(self._on_changes)
        self.window.closing.connect(bus.closing)
        # Relative times go on by the minute; nothing else needs a timer.
        self._minute = QTimer(self.window, interval=60_000)  # ends with the window
        self._minute.timeout.connect(bus.minute)
        self._minute.timeout.connect(self._count)

    def start(self, known: Lists) -> None:
        """Show the first page; *known* are the lists as the office opened with them."""
        self._take_lists(known)
        self.window.start()
        self._minute.start()
        self._at_the_door = known.pins_required or not known.staff
        if self._at_the_door:  # nothing of the office is shown before somebody has come in
            QTimer.singleShot(0, self._lock.start)
        QTimer.singleShot(SCHEDULE_MS, self, self._keep_schedule)
        # Behind what the first page asks, and what it asks then: its rows come before the rest.
        self._after_the_others(
            lambda: self._after_the_others(lambda: QTimer.singleShot(SETTLE_MS, self, self._settle))
        )
        # Files that nothing refers to go when the start is over.
        QTimer.singleShot(90_000, self, self._sweep)

    def present(self, *, at_once: bool = False) -> None:
        """Show the window with its first page's rows, or without them when they take long."""
        if at_once:
            self._show()
            return
        QTimer.singleShot(PATIENCE_MS, self, self._show)
        self._after_the_others(lambda: self._after_the_others(self._show))

    @Slot()
    def _show(self) -> None:
        if not self._presented:
            self._presented = True
            self.window.show()
            QTimer.singleShot(PAINTED_MS, self, self.painted.emit)

    def _after_the_others(self, act: Callable[[], None]) -> None:
        """When everything is answered that has been asked so far."""
        self.desk.runner.run(lambda _office: None, lambda _nothing: act())

    @Slot()
    def _settle(self) -> None:
        from desktop_app.services import upkeep
        from desktop_app.ui.window.index_keeper import IndexKeeper
        from desktop_app.ui.window.reminder_hook import ReminderHook

        self._count()
        self.desk.runner.run(upkeep.discard_opened)
        self.desk.runner.run(upkeep.forget_drafts)
        self.desk.runner.run(upkeep.add_new_years)
        if not self._at_the_door:
            self._lock.start()
        ReminderHook(self.desk, self.window.show_message, self.come_forward, parent=self).start()
        IndexKeeper(self.desk, self).start()
        if self.desk.backups is not None:
            from desktop_app.ui.window.backup_hook import BackupHook

            BackupHook(
                self.desk,
                self.desk.backups,
                self.window.status.set_note,
                self._show_message,
                parent=self,
            ).start()
        QTimer.singleShot(LOAD_MS, self, self._load_pages)
        self.settled.emit()

    @Slot()
    def _keep_schedule(self) -> None:
        from desktop_app.ui.window.schedule_hook import ScheduleHook

        ScheduleHook(self.desk, self).start()

    @Slot()
    def _load_pages(self) -> None:
        # A page's modules take longer to load than its widgets to make: not at the first click.
        from desktop_app.ui.window.page_modules import load_pages, make_pages

        self.desk.runner.run_apart(
            load_pages, lambda _nothing: make_pages(self.window, self._lock.untouched)
        )

    @Slot()
    def _sweep(self) -> None:
        from desktop_app.services import attachments

        self.desk.runner.run(attachments.sweep)

    @Slot(str, object)
    def navigate(self, page: str, argument: object = None) -> bool:
        """Bring a page to the front; ``sample`` fills an empty office instead."""
        if page == "sample":
            from desktop_app.ui.window.sample import fill_sample

            fill_sample(self.desk, self.window)
            return True
        if page == "export_ics":
            return self.window.navigate("export", "ics")
        return self.window.navigate(page, argument)

    def _pages(self) -> list[PageSpec]:
        return [
            PageSpec("today", self.tr("今日工作台"), "today", self._today, "Ctrl+1"),
            PageSpec("queue", self.tr("投诉队列"), "queue", self._queue, "Ctrl+2"),
            PageSpec("calendar", self.tr("回访日历"), "calendar", self._calendar, "Ctrl+3"),
            PageSpec("households", self.tr("住户档案"), "households", self._households, "Ctrl+4"),
            PageSpec("knowledge", self.tr("案例与话术"), "knowledge", self._knowledge, "Ctrl+5"),
            PageSpec("figures", self.tr("统计与周报"), "figures", self._figures, "Ctrl+6"),
            PageSpec("intake", self.tr("新投诉"), "plus", self._intake, under="queue"),
            PageSpec("editor", self.tr("投诉处理"), "queue", self._editor, under="queue"),
            PageSpec("import", self.tr("导入"), "import", self._importer, under="queue"),
            PageSpec("export", self.tr("导出"), "export", self._exporter, under="queue"),
            PageSpec("handover", self.tr("交接班"), "calendar", self._hand_over, under="calendar"),
            PageSpec("settings", self.tr("设置"), "settings", self._settings_page, foot=True),
            PageSpec("print", self.tr("打印预览"), "print", self._print, under="queue"),
            PageSpec("bin", self.tr("回收站"), "undo", self._bin, under="queue"),
        ]

    def _for(self, place: QWidget | None) -> Desk:
        return self.desk._replace(place=place, show_message=self._page_says)

    # Pages are imported when first shown: the window stands before the editor is loaded.

    def _today(self, place: QWidget) -> Page:
        from desktop_app.ui.today.page import make_today_page

        return make_today_page(self._for(place))

    def _queue(self, place: QWidget) -> Page:
        from desktop_app.ui.queue.page import QueuePage

        return QueuePage(self._for(place))

    def _calendar(self, place: QWidget) -> Page:
        from desktop_app.ui.calendar.page import make_calendar_page

        return make_calendar_page(self._for(place))

    def _hand_over(self, place: QWidget) -> Page:
        from desktop_app.ui.handover.page import make_handover_page

        return make_handover_page(self._for(place))

    def _intake(self, place: QWidget) -> Page:
        from desktop_app.ui.intake.page import make_intake_page

        return make_intake_page(self._for(place))

    def _editor(self, place: QWidget) -> Page:
        from desktop_app.ui.editor.page import make_editor_page

        return make_editor_page(self._for(place))

    def _households(self, place: QWidget) -> Page:
        from desktop_app.ui.households.page import make_households_page

        return make_households_page(self._for(place))

    def _knowledge(self, place: QWidget) -> Page:
        from desktop_app.ui.knowledge.page import make_knowledge_page

        return make_knowledge_page(self._for(place))

    def _figures(self, place: QWidget) -> Page:
        from desktop_app.ui.figures.page import make_figures_page

        return make_figures_page(self._for(place))

    def _importer(self, place: QWidget) -> Page:
        from desktop_app.ui.importer.page import make_import_page

        return make_import_page(self._for(place))

    def _exporter(self, place: QWidget) -> Page:
        from desktop_app.ui.exporter.page import make_export_page

        return make_export_page(self._for(place))

    def _print(self, place: QWidget) -> Page:
        from desktop_app.ui.printing.page import make_preview_page

        return make_preview_page(self._for(place))

    def _bin(self, place: QWidget) -> Page:
        from desktop_app.ui.bin.page import make_bin_page

        return make_bin_page(self._for(place))

    def _settings_page(self, place: QWidget) -> Page:
        from desktop_app.ui.settings.page import make_settings_page

        return make_settings_page(self._for(place))

    def _export(self) -> None:
        page = self.window.page("queue") if self.window.current_key == "queue" else None
        self.navigate("export", getattr(page, "query", None))

    def _show_help(self, page: str) -> None:
        from desktop_app.ui.help.topics import topics
        from desktop_app.ui.help.viewer import HelpWindow

        if self._help is not None:
            self._help.close()
            self._help.deleteLater()
        assert self._resources is not None
        known = topics(self._resources, self.desk.language)
        self._help = HelpWindow(self.desk.theme, known, self.window.show_keys, self.window)
        self._help.show_page(page)
        self._help.show()

    def come_forward(self) -> None:
        """In front of the other programs, as a second start asks."""
        window = self.window
        window.showNormal() if window.isMinimized() else window.show()
        window.raise_()
        window.activateWindow()

    def _show_message(self, text: str, level: str = "info") -> object:
        return self.window.show_message(text, level)

    def _page_says(self, text: str, level: str = "info") -> object:
        """What a page tells of what is on it goes when another one comes; a failure stays."""
        strip = self.window.show_message(text, level)
        if level in ("info", "warning"):
            # A turn later: some tell, and lead to another page.
            QTimer.singleShot(0, strip, lambda: self.window.tie(strip))
        return strip

    @Slot(object)
    def _on_changes(self, changes: ChangeSet) -> None:
        self.window.status.set_saved(self.desk.now())
        if changes.tables & lists.TABLES:
            self._latest_lists.ask(lists.read, self._take_lists)
        if changes.tables & COUNTED:
            self._count()

    def _take_lists(self, known: Lists) -> None:
        self._lists = known
        self.window.top_bar.set_operator(self._operator.title())

    @Slot()
    def _count(self) -> None:
        from desktop_app.services import upkeep

        self._latest_counts.ask(upkeep.rail_counts, self._show_counts)

    def _show_counts(self, counts: tuple[int, int]) -> None:
        overdue, follow_ups = counts
        self.window.set_count("queue", overdue)
        self.window.set_count("calendar", follow_ups)
