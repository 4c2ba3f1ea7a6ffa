"""The queue's controller: which question is asked, what is chosen, what others changed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QWidget

from desktop_app.domain.errors import KnownError
from desktop_app.domain.views import CaseFilter, Layout, QueueQuery, View
from desktop_app.services import lists, queue
from desktop_app.services.office import ChangeSet
from desktop_app.ui import words
from desktop_app.ui.desk import Desk
from desktop_app.ui.queue.asking import Question, Snapshot
from desktop_app.ui.queue.briefs import Briefs
from desktop_app.ui.queue.chip_line import SEARCH, ChipLine
from desktop_app.ui.queue.choosing import REMEMBERED, Choosing
from desktop_app.ui.queue.columns import COLUMNS, Wording, column_of
from desktop_app.ui.queue.counting import Counting
from desktop_app.ui.queue.late_acts import LateActs
from desktop_app.ui.queue.loading import Front, Loading
from desktop_app.ui.queue.looks import Looks
from desktop_app.ui.queue.model import QueueModel
from desktop_app.ui.queue.phrases import empty_words, search_words, sort_words
from desktop_app.ui.queue.touched import SHOWN_TABLES, Touched
from desktop_app.ui.queue.view import QueueView
from desktop_app.ui.queue.viewacts import ViewActs
from desktop_app.ui.queue.waiting import Waiting
from desktop_app.ui.queue.why import PreviewKeys
from desktop_app.ui.shell.pages import StatusSink

SETTING_VIEW = "queue/view"


class QueuePage(QObject):
    """``activate`` takes None, the key of a view, a text to search for, or a ``CaseFilter``."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._wording = Wording(desk.now, desk.lists(), desk.language)
        self._view = QueueView(desk.theme, self._wording, desk.language, desk.place)
        self._waiting = Waiting(desk, self._view, self._failed)
        self._model = QueueModel(self._wording, self._waiting.fetch)
        self._choosing = Choosing(self._view.table, self._model, lambda: self._snapshot)
        self._looks = Looks(desk.settings, self._view.table)
        self._views: list[View] = []
        self._view_key = desk.settings.get(SETTING_VIEW) or "open"
        self._search: CaseFilter | None = None
        self._opened: frozenset[str] | None = None
        self._snapshot: Snapshot | None = None
        self._touched = Touched()
        self._stale = False
        self._shown: Front | None = None
        self._status: StatusSink = lambda _text: None
        self._loads = Loading(desk, self._view, self._go_back, self._failed)
        self._counting = Counting(desk, self._show_chips, self._failed)
        self._view_acts = ViewActs(desk, self._view, self._failed)
        self._briefs = Briefs(desk, self._view, self._choosing.current, self._failed)
        self._chips = ChipLine(self._view.chips)
        self._set_up()

    # the page, as the shell sees it

    @property
    def widget(self) -> QWidget:
        return self._view

    @property
    def query(self) -> QueueQuery | None:
        """The question whose rows are shown: for exporting and printing what is in view."""
        return self._snapshot.whole if self._snapshot else None

    def activate(self, argument: object = None) -> None:
        if self._views:
            self._go(argument)
        else:
            self._desk.runner.run(queue.views, self._take_views)
            self._desk.runner.run(lambda _office: None, lambda _nothing: self._go(argument))

    def can_leave(self) -> bool:
        return True

    def set_status(self, sink: StatusSink) -> None:
        self._status = sink
        self._tell_status()

    def context_menu(self) -> QMenu:
        """What can be done with the chosen cases."""
        return self._late_acts.acts.menu(self._view)

    # setting up

    def _set_up(self) -> None:
        desk, view, table = self._desk, self._view, self._view.table
        table.show_model(self._model)
        self._looks.usual_columns()
        table.open_asked.connect(self._open)
        table.fold_asked.connect(self._fold)
        table.sort_asked.connect(self._sort_column)
        table.current_changed.connect(self._briefs.start)
        table.selection_changed.connect(self._tell_status)
        table.columns_changed.connect(self._looks.keep_columns)
        table.chooser_asked.connect(view.choose_columns)
        view.chips.chosen.connect(self._choose_chip)
        view.sort_chosen.connect(self._set_sort)
        view.group_chosen.connect(self._set_group)
        self._view_acts.set_up(self._front, self._looks.layout, self._choose_chip, self._go)
        view.preview_shown.connect(self._briefs.start)
        self._keys = PreviewKeys(desk, view)
        self._late_acts = LateActs(desk, view, self._choosing.chosen, self._failed)
        desk.bus.changed.connect(self._changed)
        desk.bus.minute.connect(self._minute)

    def _take_views(self, found: list[View]) -> None:
        self._views = found
        if self._view_key not in {view.key for view in found}:
            self._view_key = found[0].key

    def _go(self, argument: object) -> None:
        key, search = self._view_key, self._search
        if isinstance(argument, CaseFilter):
            search = argument
        elif isinstance(argument, str) and argument:
            known = argument in {view.key for view in self._views}
            key, search = (argument, None) if known else (key, CaseFilter(text=argument))
        changed = (key, search) != (self._view_key, self._search)
        self._view_key, self._search = key, search
        if changed:
            self._opened = None
        if changed or self._snapshot is None:
            self._load()
        elif self._stale:
            self._refresh()
        self._view.take_focus()

    # asking

    def _front(self) -> tuple[View | None, CaseFilter]:
        """The view in front, and the filter that is asked; a search is no view."""
        if self._search is not None:
            return None, self._search
        # Not read yet, or deleted while the way to it was open: then everything is asked for.
        view = next((one for one in self._views if one.key == self._view_key), None)
        return view, view.filter if view else CaseFilter()

    def _question(self) -> Question:
        view, wanted = self._front()
        looks = self._looks
        looks.turn_to(view.key if view else SEARCH, view.layout if view else Layout())
        self._show_sort()
        return Question(
            wanted,
            looks.sort,
            looks.descending,
            looks.group,
            self._opened if looks.group else None,
            looks.colours.colours,
        )

    def _load(self, *, keep: bool = False) -> None:
        """Ask another question; *keep* looks for the current case in its answer."""
        current = self._choosing.current() if keep else None
        count = self._stale or not self._counting.counts
        self._stale = False
        self._touched.ask()
        self._show_chips()
        known = self._snapshot is not None and self._snapshot.total is not None
        work = self._question().first([current.id] if current else [], total=known)
        self._loads.ask(work, self._show_new)
        if count:  # behind the rows: at a million cases counting takes longer
            self._count()

    def _refresh(self) -> None:
        """Ask the same question again; what is chosen and seen stays where it is."""
        if self._loads.running:
            # The answer to another question is under way; it must not be taken for the old one.
            self._load()
            return
        table, rows = self._view.table, self._model.rows_map
        first, last = table.visible_rows()
        seen = rows.cases_in([(first, last)])
        pages = {page for a, b in seen for page in range(a // queue.PAGE, b // queue.PAGE + 1)} or {
            0
        }
        ids, top = self._choosing.ids(), self._model.peek(first)
        looked = [*ids, top.id] if top is not None and top.id not in ids else ids
        self._stale = False
        work = self._question().again(pages, looked, self._snapshot, self._touched.ask())
        top_id = top.id if top else 0
        self._loads.again(work, lambda answer: self._show_again(answer, ids, top_id))
        self._count()

    def _count(self, *, timed_only: bool = False) -> None:
        done = self._counted_again if timed_only else None
        self._counting.ask(self._views, timed_only=timed_only, done=done)

    def _go_back(self) -> None:
        """The user did not want to wait: what is in front is asked about again."""
        if (was := self._shown) is None:
            return
        self._view_key, self._search, self._opened = was.view, was.search, was.opened
        self._desk.settings.set(SETTING_VIEW, was.view)
        self._question()
        self._looks.go_back(was.sort, was.descending, was.group)
        self._show_sort()
        self._show_chips()

    # answers

    def _show_new(self, answer: Snapshot) -> None:
        self._take(answer)
        rows = answer.rows()
        self._model.reset(rows, answer.pages, answer.query.group)
        if rows.rows:
            table = self._view.table
            case = next(iter(answer.places.values()), None)
            row = rows.row_of(case) if case is not None else min(len(rows.heads), 1)
            row = min(row, rows.rows - 1) if rows.case_at(row) is not None else 0
            table.select_rows(row, [(row, row)])
            table.scrollTo(table.currentIndex())
        self._after_answer(answer)

    def _take(self, answer: Snapshot) -> None:
        self._snapshot = answer
        self._shown = Front.of(self._view_key, self._search, self._opened, self._looks)
        self._touched.shown()
        self._waiting.turn_to(answer, self._know_more)

    def _know_more(self, answer: Snapshot) -> None:
        """The order, or the count of all cases, has come."""
        self._snapshot = answer
        self._tell_status()

    def _show_again(self, answer: Snapshot, ids: Sequence[int], top_id: int) -> None:
        table = self._view.table
        was, top = table.current_row(), table.visible_rows()[0]
        whole = table.selected_count() > REMEMBERED
        self._take(answer)
        rows = answer.rows()
        self._model.refresh(rows, answer.pages)
        if rows.rows:
            places = {one: rows.row_of(case) for one, case in answer.places.items()}
            self._choosing.restore(ids, places, was, whole=whole)
            # What stands uppermost in sight stays there, whatever came or went above it.
            if top > 0 and top_id in places:
                table.verticalScrollBar().setValue(places[top_id])
        self._after_answer(answer)

    def _after_answer(self, answer: Snapshot) -> None:
        if answer.count or answer.groups:
            self._view.show_table()
        elif not answer.total:
            self._view.show_first()
        else:
            self._view.show_empty(*empty_words(self._view_key, self._search_words()))
        self._tell_status()
        self._show_chips()
        self._briefs.start()

    def _counted_again(self) -> None:
        """Cases become overdue by waiting: then the rows behind the chip are no longer these."""
        shown, counts = self._snapshot, self._counting.counts
        if shown is None or self._search or shown.query.group:
            return
        if counts.get(self._view_key, shown.count) != shown.count:
            self._touched.everything()
            self._refresh()

    # what others did

    def _changed(self, changes: ChangeSet) -> None:
        if changes.tables & lists.TABLES:
            # After the window's own reading of the lists, which was asked for just before.
            self._desk.runner.run(lambda _office: None, self._take_lists)
        if "saved_view" in changes.tables and self._views:
            self._desk.runner.run(queue.views, self._views_again, self._failed)
        if changes.tables & SHOWN_TABLES and self._snapshot is not None:
            self._touched.note(changes)
            if self._view.isVisible():
                self._refresh()
            else:
                self._stale = True
            return
        brief = self._view.preview.brief
        if brief is not None and brief.complaint.id in changes.cases:
            self._briefs.start()

    def _take_lists(self, _nothing: None) -> None:
        self._wording.set_lists(self._desk.lists())
        self._view.table.viewport().update()

    def _views_again(self, found: list[View]) -> None:
        before = self._front()
        self._take_views(found)
        view, wanted = self._front()
        if (view.key if view else "", wanted) != (before[0].key if before[0] else "", before[1]):
            self._load()
        elif view != before[0]:
            self._touched.everything()
            self._refresh()
        else:
            self._show_chips()
            self._count()

    def _minute(self) -> None:
        if self._view.isVisible() and self._snapshot is not None:
            self._model.repaint(*self._view.table.visible_rows())
            self._view.preview.show_times(self._desk.now())
            self._count(timed_only=True)

    # what the user does

    def _choose_chip(self, key: str) -> None:
        # The chip of a search is its own way out: pressing it, or another, ends the search.
        self._search, self._opened = None, None
        if key != SEARCH:
            self._view_key = key
            self._desk.settings.set(SETTING_VIEW, key)
        self._load()
        self._view.table.setFocus()

    def _sort_column(self, column: int) -> None:
        first, second = COLUMNS[column].sorts
        again = self._looks.sort == first and not self._looks.descending
        self._set_sort(second if again else first, again)

    def _set_sort(self, sort: str, descending: bool) -> None:
        self._looks.set_sort(sort, descending)
        self._load(keep=True)
        self._view.table.setFocus()

    def _set_group(self, group: str) -> None:
        self._looks.set_group(group)
        self._opened = None
        self._load(keep=True)
        self._view.table.setFocus()

    def _fold(self, key: str, opened: bool) -> None:
        """Open or close one group; the head stays where it is."""
        heads = self._model.rows_map.heads
        now = {head.key for head in heads if head.opened}
        self._opened = frozenset(now | {key} if opened else now - {key})
        top = self._view.table.verticalScrollBar().value()

        def show(answer: Snapshot) -> None:
            self._show_new(answer)
            table = self._view.table
            row = answer.rows().row_of_head(key) or 0
            table.select_rows(row, [(row, row)])
            table.verticalScrollBar().setValue(top)

        self._loads.ask(self._question().first([]), show)

    def _open(self) -> None:
        head = self._model.rows_map.head_at(self._view.table.current_row())
        if head is not None:
            self._fold(head.key, not head.opened)
        else:
            self._late_acts.acts.open()

    # small things

    def _search_words(self) -> str:
        if self._search is None:
            return ""
        return search_words(self._search, self._desk.lists(), self._desk.language)

    def _show_chips(self) -> None:
        if not self._views:
            return
        search = None
        if self._search is not None:
            shown = self._snapshot
            count = shown.count if shown and shown.query.filter == self._search else None
            search = (self._search_words(), count)
        self._chips.show(self._views, self._counting.counts, self._view_key, search)
        self._view_acts.know(self._views)

    def _show_sort(self) -> None:
        looks = self._looks
        text = sort_words(looks.sort, looks.descending)
        self._view.show_sort(looks.sort, looks.descending, text, looks.group)
        self._view.table.show_sort(column_of(looks.sort), looks.descending)

    def _tell_status(self) -> None:
        if self._snapshot is not None:
            self._view.show_count(self._choosing.count())
            self._status(self._choosing.words())

    def _failed(self, error: Exception) -> None:
        if isinstance(error, KnownError):
            text = error.message.render(words.core, self._desk.language)
            self._desk.show_message(text, "error")
