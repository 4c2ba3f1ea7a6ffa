"""The queue's controller: which question is asked, what is chosen, what happens to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication, QObject, QPoint, QT_TRANSLATE_NOOP, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from desktop_app.domain.errors import KnownError
from desktop_app.domain.views import SORTS, CaseFilter, QueueQuery, QueueRow, View
from desktop_app.services import casebrief, lists, people, queue, queue_acts
from desktop_app.services.casebrief import CaseBrief
from desktop_app.services.office import ChangeSet, Office
from desktop_app.ui import words
from desktop_app.ui.desk import Desk, Latest
from desktop_app.ui.queue.columns import COLUMNS, SORT_MENU, Wording, column_of
from desktop_app.ui.queue.model import PAGE, QueueModel
from desktop_app.ui.queue.view import QueueView
from desktop_app.ui.shell.actions import ActionSpec
from desktop_app.ui.shell.pages import StatusSink
from desktop_app.ui.shell.status_line import count_text
from desktop_app.ui.widgets.chips import ChipSpec

SCOPE = "queue"
SEARCH = "search"
PREVIEW_MS = 40
REMEMBERED = 500
"""So many chosen cases are found again by id after a change; of more, only the current one."""
SHOWN_TABLES = frozenset({"complaint", "complaint_text", "follow_up", "incident", "workflow"})
SETTING_VIEW, SETTING_SORT = "queue/view", "queue/sort"
SETTING_COLUMNS, SETTING_PREVIEW = "queue/columns", "queue/preview"
TONES = {"overdue": "red", "today": "amber"}
KEYS = (
    ActionSpec("queue.open", QT_TRANSLATE_NOOP("actions", "打开处理选中的投诉"), "Enter", SCOPE),
    ActionSpec("queue.preview", QT_TRANSLATE_NOOP("actions", "显示或隐藏预览"), "Space", SCOPE),
    ActionSpec("queue.delete", QT_TRANSLATE_NOOP("actions", "放入回收站"), "Delete", SCOPE),
    ActionSpec("queue.all", QT_TRANSLATE_NOOP("actions", "全选"), "Ctrl+A", SCOPE),
)
REVEAL = ActionSpec("queue.reveal", QT_TRANSLATE_NOOP("actions", "查看姓名和电话"), "F9", SCOPE)


@dataclass(frozen=True)
class Snapshot:
    """An answer of the queue: the question as asked, how many rows, and the pages in sight."""

    query: QueueQuery
    count: int
    total: int
    pages: Mapping[int, Sequence[QueueRow]]
    places: Mapping[int, int]


class QueuePage(QObject):
    """``activate`` takes None, the key of a view, a text to search for, or a ``CaseFilter``."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._wording = Wording(desk.now, desk.lists(), desk.language)
        self._view = QueueView(desk.theme, self._wording, desk.language)
        self._model = QueueModel(self._wording, self._fetch)
        self._views: list[View] = []
        self._view_key = desk.settings.get(SETTING_VIEW) or "open"
        self._search: CaseFilter | None = None
        self._sort, self._descending = _read_sort(desk.settings.get(SETTING_SORT))
        self._query: QueueQuery | None = None
        self._snapshot: Snapshot | None = None
        self._counts: Mapping[str, int] = {}
        self._stale = False
        self._status: StatusSink = lambda _text: None
        self._loads, self._counting = Latest(desk.runner), Latest(desk.runner)
        self._briefs = Latest(desk.runner)
        self._brief_timer = QTimer(self)
        self._brief_timer.setSingleShot(True)
        self._brief_timer.setInterval(PREVIEW_MS)
        self._brief_timer.timeout.connect(self._ask_brief)
        self._set_up()

    # the page, as the shell sees it

    @property
    def widget(self) -> QWidget:
        return self._view

    @property
    def query(self) -> QueueQuery | None:
        """The question whose rows are shown: for exporting and printing what is in view."""
        return self._query

    def activate(self, argument: object = None) -> None:
        if not self._views:
            self._desk.runner.run(queue.views, lambda found: self._begin(found, argument))
            return
        self._go(argument)

    def can_leave(self) -> bool:
        return True

    def set_status(self, sink: StatusSink) -> None:
        self._status = sink
        self._tell_status()

    def selected_ids(self, done: Callable[[list[int]], None]) -> None:
        """Hand the ids of the chosen cases to *done*, in the order of the table."""
        ranges, query = self._view.table.selected_ranges(), self._query
        rows = [self._model.peek(row) for first, last in ranges for row in range(first, last + 1)]
        if query is None or all(row is not None for row in rows):
            done([row.id for row in rows if row is not None])
            return
        self._desk.runner.run(
            lambda office: queue_acts.ids_at(office, query, ranges), done, self._failed
        )

    # setting up

    def _set_up(self) -> None:
        desk, view, table = self._desk, self._view, self._view.table
        table.show_model(self._model)
        if saved := desk.settings.get(SETTING_COLUMNS):
            table.restore_columns(saved)
        wish = desk.settings.get(SETTING_PREVIEW)
        view.set_preview_wanted({"on": True, "off": False}.get(wish))
        table.open_asked.connect(self._open)
        table.delete_asked.connect(self._delete)
        table.preview_asked.connect(view.toggle_preview)
        table.preview_asked.connect(self._keep_preview)
        view.preview_button.clicked.connect(self._keep_preview)
        table.sort_asked.connect(self._sort_column)
        table.menu_asked.connect(self._show_menu)
        table.current_changed.connect(self._brief_timer.start)
        table.selection_changed.connect(self._tell_status)
        table.columns_changed.connect(
            lambda: desk.settings.set(SETTING_COLUMNS, table.save_columns())
        )
        view.chips.chosen.connect(self._choose_chip)
        view.sort_chosen.connect(self._set_sort)
        view.preview_shown.connect(lambda shown: shown and self._brief_timer.start())
        view.preview.open_asked.connect(self._open)
        view.preview.revealed.connect(self._note_reveal)
        view.import_asked.connect(lambda: desk.navigate("import", None))
        view.intake_asked.connect(lambda: desk.navigate("intake", None))
        view.sample_asked.connect(lambda: desk.navigate("sample", None))
        for spec in KEYS:
            # Heard by the table itself: these keys mean other things on a chip or a button.
            desk.registry.add(spec)
        desk.registry.bind(REVEAL, view, self._reveal)
        desk.bus.changed.connect(self._changed)
        desk.bus.minute.connect(self._minute)
        desk.theme.changed.connect(self._show_chips)
        self._show_sort()

    def _begin(self, found: list[View], argument: object) -> None:
        self._views = found
        if self._view_key not in {view.key for view in found}:
            self._view_key = found[0].key
        self._go(argument)

    def _go(self, argument: object) -> None:
        search = self._search
        if isinstance(argument, CaseFilter):
            search = argument
        elif isinstance(argument, str) and argument:
            if argument in {view.key for view in self._views}:
                search, key = None, argument
                if key != self._view_key or self._search is not None:
                    self._view_key, self._search = key, None
                    self._load()
                self._view.take_focus()
                return
            search = CaseFilter(text=argument)
        if search != self._search:
            self._search = search
            self._load()
        elif self._query is None:
            self._load()
        elif self._stale:
            self._refresh()
        self._show_chips()
        self._view.take_focus()

    # asking

    def _filter(self) -> CaseFilter:
        if self._search is not None:
            return self._search
        return next(view.filter for view in self._views if view.key == self._view_key)

    def _load(self, *, keep: bool = False) -> None:
        """Ask another question; *keep* looks for the current case in its answer."""
        wanted, sort, descending = self._filter(), self._sort, self._descending
        current = self._current_row() if keep else None
        ids = [current.id] if current else []
        self._stale = False

        def work(office: Office) -> Snapshot:
            asked = queue.query(office, wanted, sort=sort, descending=descending)
            places = queue_acts.places_of(office, asked, ids)
            return _answer(office, asked, {0, *(place // PAGE for place in places.values())}, places)

        self._show_chips()
        self._loads.ask(work, self._show_new, self._failed)
        self._count()

    def _refresh(self) -> None:
        """Ask the same question again; what is chosen and seen stays where it is."""
        table = self._view.table
        wanted, sort, descending = self._filter(), self._sort, self._descending
        first, last = table.visible_rows()
        pages = set(range(first // PAGE, last // PAGE + 1)) or {0}
        ids = self._chosen_ids()
        self._stale = False

        def work(office: Office) -> Snapshot:
            asked = queue.query(office, wanted, sort=sort, descending=descending)
            answer = _answer(office, asked, pages, {})
            seen = {
                row.id: page * PAGE + place
                for page, rows in answer.pages.items()
                for place, row in enumerate(rows)
            }
            places = {one: seen[one] for one in ids if one in seen}
            if len(places) < len(ids):
                places = queue_acts.places_of(office, asked, ids)
            return replace(answer, places=places)

        self._loads.ask(work, lambda answer: self._show_again(answer, ids), self._failed)
        self._count()

    def _fetch(self, page: int, arrived: Callable[[Sequence[QueueRow]], None]) -> None:
        query = self._query
        if query is not None:
            self._desk.runner.run(
                lambda office: queue.page(office, query, page), arrived, self._failed
            )

    def _count(self) -> None:
        filters = {view.key: view.filter for view in self._views}
        self._counting.ask(lambda office: queue.counts(office, filters), self._counted, self._failed)

    # answers

    def _show_new(self, answer: Snapshot) -> None:
        self._take(answer)
        self._model.reset(answer.count, answer.pages)
        table = self._view.table
        if answer.count:
            row = next(iter(answer.places.values()), 0)
            table.select_rows(row, [(row, row)])
            table.scrollTo(self._model.index(row, max(0, table.currentIndex().column())))
        self._after_answer()

    def _show_again(self, answer: Snapshot, ids: Sequence[int]) -> None:
        table = self._view.table
        was, top = table.current_row(), table.visible_rows()[0]
        self._take(answer)
        self._model.refresh(answer.count, answer.pages)
        if answer.count:
            row = answer.places.get(ids[0], was) if ids else was
            row = min(max(0, row), answer.count - 1)
            rows = sorted(answer.places.values()) or [row]
            table.select_rows(row, [(one, one) for one in rows])
            if was >= 0 and row != was and was >= top:
                bar = table.verticalScrollBar()
                bar.setValue(bar.value() + row - was)
        self._after_answer()

    def _take(self, answer: Snapshot) -> None:
        self._snapshot, self._query = answer, answer.query

    def _after_answer(self) -> None:
        answer = self._snapshot
        if answer is None:
            return
        if answer.count:
            self._view.show_table()
        elif not answer.total:
            self._view.show_first()
        else:
            self._view.show_empty(*self._empty_words())
        self._tell_status()
        self._show_chips()
        self._brief_timer.start()

    def _counted(self, counts: Mapping[str, int]) -> None:
        self._counts = counts
        self._show_chips()
        # Cases become overdue by waiting: then the rows behind the chip are no longer these.
        if self._search is None and self._snapshot and self._view.isVisible():
            now_there = counts.get(self._view_key, self._snapshot.count)
            if now_there != self._snapshot.count:
                self._refresh_rows_only()

    def _refresh_rows_only(self) -> None:
        counting, self._counting = self._counting, Latest(self._desk.runner)
        del counting
        self._stale = True
        QTimer.singleShot(0, self, self._catch_up)

    def _catch_up(self) -> None:
        if self._stale and self._view.isVisible():
            self._refresh()

    # what others did

    def _changed(self, changes: ChangeSet) -> None:
        if changes.tables & lists.TABLES:
            self._wording.set_lists(self._desk.lists())
            self._view.table.viewport().update()
        if "saved_view" in changes.tables:
            self._desk.runner.run(queue.views, self._views_again)
        if not changes.tables & SHOWN_TABLES or self._query is None:
            brief = self._view.preview.brief
            if brief is not None and brief.complaint.id in changes.cases:
                self._brief_timer.start()
            return
        if self._view.isVisible():
            self._refresh()
        else:
            self._stale = True

    def _views_again(self, found: list[View]) -> None:
        self._views = found
        if self._view_key not in {view.key for view in found}:
            self._view_key = found[0].key
            self._load()
        self._count()

    def _minute(self) -> None:
        if not self._view.isVisible():
            return
        self._model.repaint(*self._view.table.visible_rows())
        self._view.preview.show_times(self._desk.now())
        self._count()

    # what the user does

    def _choose_chip(self, key: str) -> None:
        if key == SEARCH or self._search is not None:
            # The chip of a search is its own way out: pressing it ends the search.
            self._search = None
        if key != SEARCH:
            self._view_key = key
            self._desk.settings.set(SETTING_VIEW, key)
        self._load()
        self._view.table.setFocus()

    def _sort_column(self, column: int) -> None:
        first, second = COLUMNS[column].sorts
        again = self._sort == first and not self._descending
        self._set_sort(second if again else first, again)

    def _set_sort(self, sort: str, descending: bool) -> None:
        self._sort, self._descending = sort, descending
        self._desk.settings.set(SETTING_SORT, f"{sort} desc" if descending else sort)
        self._show_sort()
        self._load(keep=True)
        self._view.table.setFocus()

    def _open(self) -> None:
        row = self._current_row()
        if row is not None and self._query is not None:
            self._desk.navigate("editor", (row.id, self._query))

    def _log_contact(self) -> None:
        row = self._current_row()
        if row is not None and self._query is not None:
            self._desk.navigate("editor", (row.id, self._query, "contact"))

    def _delete(self) -> None:
        self.selected_ids(self._delete_ids)

    def _delete_ids(self, ids: list[int]) -> None:
        if not ids:
            return
        row = self._current_row()
        if len(ids) == 1 and row is not None and row.id == ids[0]:
            text = self.tr("{number} 已放入回收站").format(number=row.number)
        else:
            text = self.tr("{count} 条投诉已放入回收站").format(count=f"{len(ids):,}")
        runner = self._desk.runner

        def undo() -> None:
            runner.run(lambda office: queue_acts.restore_many(office, ids), None, self._failed)

        runner.run(
            lambda office: queue_acts.delete_many(office, ids),
            lambda _count: self._desk.offer_undo(text, undo),
            self._failed,
        )

    def _copy_numbers(self) -> None:
        self.selected_ids(
            lambda ids: self._desk.runner.run(
                lambda office: queue_acts.numbers_of(office, ids), self._to_clipboard, self._failed
            )
        )

    def _to_clipboard(self, numbers: list[str]) -> None:
        QGuiApplication.clipboard().setText("\n".join(numbers))

    def _show_menu(self, at: QPoint) -> None:
        menu = self.context_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def context_menu(self) -> QMenu:
        """What can be done with the chosen cases."""
        menu = QMenu(self._view)
        one = self._view.table.selected_count() == 1
        opening = menu.addAction(self.tr("打开处理") + "\tEnter", self._open)
        opening.setObjectName("open")
        opening.setEnabled(one)
        menu.addAction(self.tr("复制编号"), self._copy_numbers).setObjectName("copy")
        contact = menu.addAction(self.tr("记沟通"), self._log_contact)
        contact.setObjectName("contact")
        contact.setEnabled(one)
        menu.addSeparator()
        menu.addAction(self.tr("删除（放入回收站）") + "\tDel", self._delete).setObjectName("delete")
        return menu

    def _keep_preview(self) -> None:
        wish = "on" if self._view.preview_visible else "off"
        self._desk.settings.set(SETTING_PREVIEW, wish)

    # preview

    def _ask_brief(self) -> None:
        row = self._current_row()
        if row is None:
            self._briefs.forget()
            self._view.preview.clear()
            return
        if self._view.preview_visible:
            self._briefs.ask(
                lambda office: casebrief.brief(office, row.id), self._show_brief, self._failed
            )

    def _show_brief(self, brief: CaseBrief) -> None:
        self._view.preview.show_brief(brief, self._desk.lists(), self._desk.now())

    def _reveal(self) -> None:
        self._view.preview.toggle_reveal()

    def _note_reveal(self, complaint_id: int) -> None:
        self._desk.runner.run(
            lambda office: people.note_reveal(office, complaint_id), None, self._failed
        )

    # small things

    def _current_row(self) -> QueueRow | None:
        return self._model.peek(self._view.table.current_row())

    def _chosen_ids(self) -> list[int]:
        """The current case first, then the other chosen ones, as far as they are remembered."""
        table = self._view.table
        current = self._current_row()
        ids = [current.id] if current else []
        if table.selected_count() <= REMEMBERED:
            for first, last in table.selected_ranges():
                rows = (self._model.peek(row) for row in range(first, last + 1))
                ids += [row.id for row in rows if row is not None and row.id not in ids]
        return ids

    def _show_chips(self) -> None:
        searching = self._search is not None
        specs = [
            ChipSpec(view.key, words.core(view.title), self._counts.get(view.key), TONES.get(view.key, ""))
            for view in self._views
        ]
        if self._search is not None:
            count = self._snapshot.count if self._snapshot and self._shown_is_search() else None
            text = self.tr("搜索：{text} ×").format(text=self._search_words(self._search))
            specs.append(ChipSpec(SEARCH, text, count, tooltip=self.tr("按一下结束搜索")))
        if specs:
            self._view.chips.set_chips(specs)
            self._view.chips.choose(SEARCH if searching else self._view_key)

    def _shown_is_search(self) -> bool:
        return self._query is not None and self._query.filter == self._search

    def _search_words(self, wanted: CaseFilter) -> str:
        """What the extra chip says it looks for."""
        parts = [wanted.text, wanted.building, wanted.handler, *wanted.numbers[:2]]
        if wanted.category:
            parts.append(self._desk.lists().category_name(wanted.category, "", self._desk.language))
        if wanted.severity:
            parts.append(words.severity_text(wanted.severity))
        if wanted.received_from or wanted.received_to:
            dates = (wanted.received_from, wanted.received_to)
            parts.append(" – ".join(f"{day:%m-%d}" if day else "" for day in dates))
        shown = " ".join(part for part in parts if part) or self.tr("所选条件")
        return shown if len(shown) <= 20 else shown[:19] + "…"

    def _show_sort(self) -> None:
        text = next(
            (title for key, down, title in SORT_MENU if (key, down) == (self._sort, self._descending)),
            None,
        )
        if text is not None:
            shown = QCoreApplication.translate("queue", text)
        else:
            column = COLUMNS[column_of(self._sort)].text()
            shown = (
                self.tr("按“{column}”倒序").format(column=column)
                if self._descending
                else self.tr("按“{column}”排序").format(column=column)
            )
        self._view.show_sort(self._sort, self._descending, shown)
        self._view.table.show_sort(column_of(self._sort), self._descending)

    def _empty_words(self) -> tuple[str, str]:
        if self._search is not None:
            words_ = self._search_words(self._search)
            return (
                self.tr("没有找到“{text}”").format(text=words_),
                self.tr("可以试试编号、房号、姓名、电话尾号或内容里的词。"),
            )
        calm = {
            "open": (self.tr("没有待办的投诉"), self.tr("所有投诉都已处理完毕。")),
            "overdue": (self.tr("没有逾期的投诉"), self.tr("每一条都在时限之内。")),
            "today": (self.tr("今天没有到期的投诉"), ""),
            "callback": (self.tr("没有待回访的投诉"), ""),
            "rework": (self.tr("没有返单"), ""),
            "mine": (self.tr("没有由您负责的待办投诉"), ""),
        }
        return calm.get(self._view_key, (self.tr("这个视图里没有投诉"), ""))

    def _tell_status(self) -> None:
        if self._snapshot is None:
            return
        text = count_text(self._snapshot.total, self._snapshot.count)
        chosen = self._view.table.selected_count()
        if chosen > 1:
            text = self.tr("已选 {count} 条 · {rest}").format(count=f"{chosen:,}", rest=text)
        self._status(text)

    def _failed(self, error: Exception) -> None:
        if isinstance(error, KnownError):
            text = error.message.render(words.core, self._desk.language)
            self._desk.show_message(text, "error")


def make_queue_page(desk: Desk) -> QueuePage:
    """The factory for the registry of pages."""
    return QueuePage(desk)


def _answer(
    office: Office, asked: QueueQuery, pages: set[int], places: Mapping[int, int]
) -> Snapshot:
    rows = {number: queue.page(office, asked, number) for number in sorted(pages)}
    total, _ = queue.totals(office)
    return Snapshot(asked, queue.count(office, asked), total, rows, places)


def _read_sort(text: str) -> tuple[str, bool]:
    sort, _, direction = text.partition(" ")
    return (sort, direction == "desc") if sort in SORTS else ("urgency", False)
