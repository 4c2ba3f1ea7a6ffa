"""The controller of figures and weekly summary: what is asked, what is shown, where it leads."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from desktop_app.domain.messages import QT_TRANSLATE_NOOP
from desktop_app.domain.periods import Period, month_of, parse, week_of
from desktop_app.services import households, lists
from desktop_app.services.office import ChangeSet, Office
from desktop_app.services.reports import figures_behind
from desktop_app.ui.calendar.planning import error_words
from desktop_app.ui.desk import Desk, Latest
from desktop_app.ui.figures import build, words
from desktop_app.ui.figures.charts.ink import Chart, Mark
from desktop_app.ui.figures.reading import GROUPINGS, Headline, Question, Reading
from desktop_app.ui.figures.summary_work import SummaryWork
from desktop_app.ui.figures.view import CHARTS, SUMMARY, FiguresView
from desktop_app.ui.i18n import render
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
        self.view = view = FiguresView(desk.theme, desk.now, desk.place)
        self.reading = Reading(desk.runner, self._arrived, self._failed, self._finished)
        self.work = SummaryWork(desk, view.summary, choose_target, self._go_to)
        self._lists, self._behind = Latest(desk.runner), Latest(desk.runner)
        kept = desk.settings.get(GROUPING)
        self._grouping = kept if kept in GROUPINGS else GROUPINGS[0]
        view.charts.choose_grouping(self._grouping)
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

    def _load(self) -> None:
        """Ask for what the tab in front shows, if that is not there already."""
        if self.view.tab == SUMMARY:
            if self._summary_stale:
                self._summary_stale = False
                self.work.show(self.view.period.period)
            return
        if self._stale:
            self._stale = False
            self._until = self._desk.now()
            self.view.charts.show_waiting()
            self.reading.ask(self.question)

    def _all_stale(self) -> None:
        self._stale = self._summary_stale = True

    def _refresh(self) -> None:
        """Count again what is in sight; the rest when it comes to the front."""
        if self.view.isVisible():
            self._load()

    def _period_changed(self, period: Period) -> None:
        self._desk.settings.set(KIND, period.kind)
        self.view.show_kind(period.kind)
        self._all_stale()
        self._load()

    def _go_to(self, period: Period) -> None:
        if period != self.view.period.period:
            self.view.period.show_period(period)
            self._period_changed(period)

    def _cut_changed(self) -> None:
        self._stale = True
        self._load()

    def _grouping_chosen(self, key: str) -> None:
        self._grouping = key
        self._desk.settings.set(GROUPING, key)
        # Besides this card only what has not arrived yet is asked for.
        parts = dict.fromkeys((*self.reading.left, "groups"))
        self.reading.ask(self.question, tuple(parts))

    # answers

    def _arrived(self, part: str, asked: Question, answer: Any) -> None:
        view, about = self.view, self._about(asked)
        charts: dict[str, Chart] = {}
        if part == "headline":
            assert isinstance(answer, Headline)
            view.show_empty(not answer.any_cases)
            if not answer.any_cases:
                self.reading.forget()
                self._all_stale()
                return
            found = answer.figures
            view.charts.compared.setText(words.compared(found))
            charts = {
                "headline": build.tiles(found),
                "limits": build.limits(found.facts, asked.cut),
                "answers": build.answers(found.facts, asked.cut),
            }
        elif part == "trend":
            charts = {
                "volume": build.volume(answer, asked.cut),
                "keeping": build.keeping(answer, asked.cut),
                "again": build.again(answer, asked.cut),
            }
        elif part == "categories":
            charts = {"categories": build.categories(answer, asked)}
        elif part == "causes":
            charts = {"causes": build.causes(answer, asked.cut)}
        elif part == "floors":
            charts = {"heat": build.heat(answer, asked.cut)}
        else:
            charts = {"groups": build.table(answer, asked)}
        for key, chart in charts.items():
            view.charts.cards[key].show_chart(chart, about, view.charts.none(key))

    def _about(self, asked: Question) -> str:
        parts = [render(asked.period.title()), self.view.charts.cut.words()]
        return " · ".join(part for part in parts if part)

    def _finished(self) -> None:
        self._status(self.tr("统计于 {at}").format(at=f"{self._until:%H:%M}"))

    # the cases behind

    def follow(self, mark: Mark) -> None:
        """Show the cases behind a value in the queue."""
        behind = mark.behind
        if behind is None:
            return
        period, until = self.view.period.period, self._until

        def arrived(found: tuple[str, ...]) -> None:
            if not found:
                self._desk.show_message(
                    self.tr("“{name}”背后没有投诉。").format(name=mark.name), "info"
                )
                return
            title = self.tr("{name} {count} 件").format(name=mark.name, count=f"{len(found):,}")
            self._desk.navigate("queue", figures_behind.filter_of(found, title))

        self._behind.ask(
            lambda office: figures_behind.numbers(office, period, behind, until=until),
            arrived,
            self._failed,
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
