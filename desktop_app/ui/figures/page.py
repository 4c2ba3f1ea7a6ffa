"""The controller of figures and weekly summary: what is asked, what is shown, where it leads."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from desktop_app.domain.messages import QT_TRANSLATE_NOOP
from desktop_app.domain.periods import Period, month_of, parse, week_of
from desktop_app.services import households, lists
from desktop_app.services.office import ChangeSet, Office
from desktop_app.ui.calendar.planning import error_words
from desktop_app.ui.desk import Desk, Latest
from desktop_app.ui.figures.reading import GROUPINGS, Question, Reading
from desktop_app.ui.figures.summary_work import SummaryWork
from desktop_app.ui.figures.view import CHARTS, SUMMARY, FiguresView
from desktop_app.ui.importer.dialogs import ChooseTarget, ask_target
from desktop_app.ui.shell.actions import ActionSpec
from desktop_app.ui.shell.pages import Page, StatusSink

PAGE = "figures"
EARLIER = ActionSpec("figures.earlier", QT_TRANSLATE_NOOP("actions", "上一期"), "Alt+Left", PAGE)
LATER = ActionSpec("figures.later", QT_TRANSLATE_NOOP("actions", "下一期"), "Alt+Right", PAGE)
PRINT = ActionSpec("figures.print", QT_TRANSLATE_NOOP("actions", "预览与打印周报"), "Ctrl+P", PAGE)
SWITCH = ActionSpec(
    "figures.switch", QT_TRANSLATE_NOOP("actions", "在图表与周报之间切换"), "Ctrl+Tab", PAGE
)
HEARD = (
    ActionSpec(
        "figures.copy", QT_TRANSLATE_NOOP("actions", "复制图表的图片和数字"), "Ctrl+C", PAGE
    ),
    ActionSpec(
        "figures.follow", QT_TRANSLATE_NOOP("actions", "查看数字背后的投诉"), "Return", PAGE
    ),
)
"""Keys that a chart hears itself; here for the sheet of keys."""
KIND, GROUPING = "figures/kind", "figures/grouping"
PAUSE_MS = 1500
"""Many writes come together (an import): the figures are counted after the last of them."""
MINUTES = 10
"""Limits run out by waiting: so often a period that is not over is counted again."""
_SHOWN = frozenset(
    {"complaint", "clock_run", "rework", "extension", "escalation", "promise", "follow_up",
     "contact", "household", "incident", "improvement", "setting", "category", "root_cause",
     "signed_summary", "department", "staff", "step_entry"}
)  # fmt: skip


class FiguresPage(QObject):
    """``activate`` takes None, a ``Period`` (its charts), or ``("summary", period key)``."""

    def __init__(self, desk: Desk, choose_target: ChooseTarget) -> None:
        super().__init__()
        self._desk = desk
        self._status: StatusSink = lambda _text: None
        self._stale = self._summary_stale = True
        self._minutes = 0
        self._until = desk.now()
        self.view = view = FiguresView(desk.theme, desk.now)
        self.reading = Reading(desk.runner, self._arrived, self._failed, self._finished)
        self.work = SummaryWork(desk, view.summary, choose_target, self._go_to)
        self._lists, self._behind = Latest(desk.runner), Latest(desk.runner)
        kept = desk.settings.get(GROUPING)
        self._grouping = kept if kept in GROUPINGS else GROUPINGS[0]
        view.charts.groupings.choose(self._grouping)
        if desk.settings.get(KIND) == "month":
            view.period.show_period(month_of(desk.now().date()))
        view.show_kind(view.period.period.kind)
        view.period.changed.connect(self._period_changed)
        view.tab_chosen.connect(lambda _tab: self._load())
        view.page_asked.connect(lambda page: desk.navigate(page, None))
        view.charts.cut.changed.connect(self._cut_changed)
        view.charts.grouping_chosen.connect(self._grouping_chosen)
        view.charts.followed.connect(self.follow)
        view.charts.copied.connect(self._copied)
        self._pause = QTimer(view)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._refresh)
        for spec, run in (
            (EARLIER, lambda: view.period.turn(-1)),
            (LATER, lambda: view.period.turn(1)),
            (PRINT, self._print),
            (SWITCH, self._switch),
        ):
            desk.registry.bind(spec, view, run)
        for spec in HEARD:
            desk.registry.add(spec)
        desk.bus.changed.connect(self._changed)
        desk.bus.minute.connect(self._minute)
        self._show_offers()

    # the page, as the shell sees it

    @property
    def widget(self) -> QWidget:
        return self.view

    def activate(self, argument: object = None) -> None:
        if isinstance(argument, Period):
            self.view.show_tab(CHARTS)
            self._go_to(argument)
        elif isinstance(argument, tuple) and argument[:1] == ("summary",):
            self.view.show_tab(SUMMARY)
            wanted = argument[1] if len(argument) > 1 else ""
            self._go_to(parse(wanted) if wanted else week_of(self._desk.now().date()))
        self._load()
        self.view.take_focus()

    def can_leave(self) -> bool:
        """Always: remarks are written before."""
        self.work.flush()
        return True

    def set_status(self, sink: StatusSink) -> None:
        self._status = sink

    # asking

    @property
    def question(self) -> Question:
        language = "en" if self._desk.language.startswith("en") else "zh"
        return Question(
            self.view.period.period,
            self.view.charts.cut.cut,
            self._grouping,
            self._until,
            language,
        )

    def _copied(self, title: str) -> None:
        self._desk.show_message(
            self.tr("“{title}”的图片和数字已复制，可粘贴到微信、Word 或表格。").format(title=title),
            "success",
        )

    def _print(self) -> None:
        """The summary of the period in front, also from the charts."""
        if self.view.tab != SUMMARY:
            self.view.show_tab(SUMMARY)
            self._load()
        self.work.print_()

    def _switch(self) -> None:
        self.view.show_tab(CHARTS if self.view.tab == SUMMARY else SUMMARY)
        self._load()
        self.view.take_focus()

    # what others did

    def _changed(self, changes: ChangeSet) -> None:
        if changes.tables & (lists.TABLES | {"household"}):
            self._show_offers()
        if changes.tables & _SHOWN:
            self._all_stale()
            if self.view.isVisible():
                self._pause.start()

    def _minute(self) -> None:
        self._minutes += 1
        if self._minutes >= MINUTES:
            self._minutes = 0
            if self._desk.now() < self.view.period.period.end:
                self._all_stale()
                self._refresh()

    def _show_offers(self) -> None:
        """What can be chosen as a part of the office."""

        def work(office: Office) -> Any:
            tree = households.tree(office)
            return lists.read(office), tuple(dict.fromkeys((one[0], one[1]) for one in tree))

        def show(answer: Any) -> None:
            known, places = answer
            cut = self.view.charts.cut
            before = cut.cut
            cut.show_lists(known, places, self._desk.language)
            if cut.cut != before:
                self._cut_changed()

        self._lists.ask(work, show, self._failed)

    def _failed(self, error: Exception) -> None:
        text = error_words(error)
        if text:
            self._desk.show_message(text, "error")


def make_figures_page(desk: Desk, choose_target: ChooseTarget | None = None) -> Page:
    """The factory for the registry of pages; the dialog is the system's own unless handed in."""
    return FiguresPage(desk, choose_target or ask_target)
