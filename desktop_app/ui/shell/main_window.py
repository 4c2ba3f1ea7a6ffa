"""The main window: rail, top bar, pages, messages and status; it navigates, nothing else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QMenu,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop_app.ui.search.box import Fetch
from desktop_app.ui.shell import actions as act
from desktop_app.ui.shell.pages import History, Page, PageSpec, Place
from desktop_app.ui.shell.rail import Rail
from desktop_app.ui.shell.settings import (
    LAST_PAGE,
    MINIMUM_SIZE,
    Settings,
    restore_geometry,
    save_geometry,
)
from desktop_app.ui.shell.status_line import StatusLine
from desktop_app.ui.shell.top_bar import TopBar
from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.turns import Later, at_once
from desktop_app.ui.widgets.message_bar import MessageBar, MessageStrip
from desktop_app.ui.widgets.undo_bar import UndoBar

if TYPE_CHECKING:
    from desktop_app.ui.shell.help_sheet import HelpSheet


class ShellHooks(NamedTuple):
    """What the frame asks of its owner.

    ``search`` fetches suggestions; ``search_picked`` gets the value of one, ``search_submitted``
    the typed text. ``undo`` is asked by Ctrl+Z when the undo bar offers nothing (the service's
    own stack). ``fill_operator_menu`` fills the menu each time it opens. ``help_page`` opens the
    help at a page's key; without it F1 shows the sheet of keys. ``later`` gives an act its turn.
    """

    search: Fetch
    search_picked: Callable[[object], object]
    search_submitted: Callable[[str], object]
    new_complaint: Callable[[], object]
    import_file: Callable[[], object]
    export_view: Callable[[], object]
    undo: Callable[[], object]
    fill_operator_menu: Callable[[QMenu], object]
    help_text: str = ""
    help_page: Callable[[str], object] | None = None
    later: Later = at_once


class MainWindow(QMainWindow):
    """Pages are made when first shown. ``page_changed`` carries the key of the one in front;
    ``closing`` says that no page held the window back."""

    page_changed = Signal(str)
    closing = Signal()

    def __init__(
        self,
        theme: Theme,
        pages: Sequence[PageSpec],
        hooks: ShellHooks,
        settings: Settings,
        registry: act.ActionRegistry | None = None,
    ) -> None:
        super().__init__()
        self._theme, self._hooks, self._settings = theme, hooks, settings
        self._specs = {spec.key: spec for spec in pages}
        if len(self._specs) != len(pages):
            raise ValueError("page keys not unique")
        self.registry = registry or act.ActionRegistry()
        self._pages: dict[str, Page] = {}
        self._frames: dict[str, QScrollArea] = {}
        self._statuses: dict[str, str] = {}
        self._last: dict[str, object] = {}  # what each page was shown with last
        self._history = History()
        self._help: HelpSheet | None = None
        self.setWindowTitle(self.tr("投诉管家"))
        self.setMinimumSize(*MINIMUM_SIZE)

        central = QWidget(self)
        set_kind(central, "ground")
        self.rail = Rail(theme, pages, central)
        self.top_bar = TopBar(theme, hooks.search, central)
        self.messages = MessageBar(theme, central, passing=True)
        self.stack = QStackedWidget(central)
        self.undo_bar = UndoBar(theme, central)
        self.status = StatusLine(theme, central)
        self._body = QVBoxLayout()
        right = QVBoxLayout()
        row = QHBoxLayout(central)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(right, 1)
        right.setSpacing(0)
        self._right = right
        right.addWidget(self.top_bar)
        right.addLayout(self._body, 1)
        self._body.addWidget(self.messages)
        self._body.addWidget(self.stack, 1)
        self._body.addWidget(self.undo_bar)
        right.addWidget(self.status)
        self.setCentralWidget(central)

        self._bind()
        theme.follow(self, self._remeasure)
        self._remeasure()
        restore_geometry(self, settings)

    # navigation

    @property
    def current_key(self) -> str:
        """Key of the page in front, empty before the first."""
        return self._history.here.key if self._history.here else ""

    def start(self) -> None:
        """Show the page of last time, else the first that exists."""
        last = self._settings.get(LAST_PAGE)
        known = [spec.key for spec in self._specs.values() if not spec.under]
        if known:
            self.navigate(last if last in known else known[0])

    def navigate(self, key: str, argument: object = None) -> bool:
        """Bring a page to the front; False when the present one is not to be left.

        ``KeyError`` for a page that is not in the registry.
        """
        spec = self._specs[key]
        place = Place(key, argument)
        if self._history.here != place and not self._may_leave():
            self._mark()
            return False
        if key not in self._pages:
            self._paint_later()
        page = self._page(spec)
        self._history.go(place)
        self._show(page, place)
        return True

    @Slot()
    def back(self) -> bool:
        """Go back to where the user came from; False when there is nowhere or it is refused."""
        if self._history.previous is None or not self._may_leave():
            return False
        place = self._history.back()
        if place is None:
            return False
        self._show(self._page(self._specs[place.key]), place)
        return True

    def page(self, key: str) -> Page | None:
        """A page that has been made already, else None."""
        return self._pages.get(key)

    def make(self, key: str) -> None:
        """Make a page before somebody asks for it: its first opening is then like any other."""
        self._page(self._specs[key])

    def page_keys(self) -> tuple[str, ...]:
        """The keys of all pages, made or not."""
        return tuple(self._specs)

    # what the owner tells the frame

    def set_count(self, key: str, count: int, tone: str = "red") -> None:
        """The number beside a page on the rail; 0 takes it away."""
        self.rail.set_count(key, count, tone)

    def set_banner(self, banner: QWidget) -> None:
        """Something that stands over every page; its accessible name goes into the title."""
        self._right.insertWidget(0, banner)
        self.setWindowTitle(f"{banner.accessibleName()} - {self.windowTitle()}")

    def offer_undo(self, text: str, undo: Callable[[], object]) -> None:
        self.undo_bar.offer(text, undo)

    def show_message(
        self,
        text: str,
        level: str = "info",
        action: tuple[str, Callable[[], object]] | None = None,
    ) -> MessageStrip:
        return self.messages.show_message(text, level, action)

    def tie(self, strip: MessageStrip) -> None:
        """Let a message go with the page that is in front now."""
        page = self._pages.get(self.current_key)
        if page is not None:
            strip.leave_with(page.widget)

    @Slot()
    def show_help(self) -> None:
        """The help of the page in front."""
        if self._hooks.help_page is None:
            self.show_keys()
        else:
            self._hooks.help_page(self.current_key)

    @Slot()
    def show_keys(self) -> None:
        """The sheet of keys; one at a time, made anew when pages have added some."""
        from desktop_app.ui.shell.help_sheet import HelpSheet

        if self._help is not None:
            if self._help.specs == self.registry.specs():
                self._help.show_again()
                return
            self._help.close()
            self._help.deleteLater()
        titles = {spec.key: spec.title for spec in self._specs.values()}
        self._help = HelpSheet(
            self._theme, self.registry, titles, self._hooks.help_text, parent=self
        )
        # In a turn of its own: styling some seventy keys takes as long as making them.
        self._hooks.later(self._help, self._help.show)

    @Slot()
    def focus_search(self) -> None:
        self.top_bar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.top_bar.search.selectAll()

    @Slot()
    def undo(self) -> None:
        """What the bar offers, else the owner's own stack."""
        if not self.undo_bar.undo():
            self._hooks.undo()

    def focusNextPrevChild(self, onward: bool) -> bool:
        # Forms come and go; the order is put right when it is needed.
        from desktop_app.ui.shell import reading_order

        reading_order.follow(self.centralWidget())
        return super().focusNextPrevChild(onward)

    def closeEvent(self, event: QCloseEvent) -> None:
        for key, page in self._pages.items():
            if not page.can_leave():
                self.navigate(key, self._last.get(key))
                event.ignore()
                return
        save_geometry(self, self._settings)
        spec = self._specs.get(self.current_key)
        if spec is not None:
            self._settings.set(LAST_PAGE, spec.under or spec.key)
        self.closing.emit()
        super().closeEvent(event)

    # inside

    def _bind(self) -> None:
        hooks, bind = self._hooks, self.registry.bind
        bind(act.NEW_COMPLAINT, self, hooks.new_complaint)
        bind(act.SEARCH, self, self.focus_search)
        bind(act.IMPORT, self, hooks.import_file)
        bind(act.EXPORT, self, hooks.export_view)
        bind(act.UNDO, self, self.undo)
        bind(act.HELP, self, self.show_help)
        bind(act.BACK, self, self.back)
        for spec in self._specs.values():
            if spec.shortcut:
                bind(
                    act.ActionSpec(f"page.{spec.key}", spec.title, spec.shortcut),
                    self,
                    partial(self.navigate, spec.key),
                )
        top = self.top_bar
        top.new_complaint.connect(hooks.new_complaint)
        top.import_asked.connect(hooks.import_file)
        top.export_asked.connect(hooks.export_view)
        top.menu_opening.connect(hooks.fill_operator_menu)
        top.search.picked.connect(hooks.search_picked)
        top.search.submitted.connect(hooks.search_submitted)
        self.rail.chosen.connect(self.navigate)

    def _may_leave(self) -> bool:
        page = self._pages.get(self.current_key)
        return page is None or page.can_leave()

    def _page(self, spec: PageSpec) -> Page:
        if spec.key not in self._pages:
            # In its place before it is filled: what moves with its content is styled again.
            frame = _page_frame(self.stack)
            page = spec.factory(frame.viewport())
            self._pages[spec.key], self._frames[spec.key] = page, frame
            self.stack.addWidget(frame)
            frame.setWidget(page.widget)
            page.widget.setAccessibleName(page.widget.accessibleName() or spec.title)
            set_status = getattr(page, "set_status", None)
            if set_status is not None:
                set_status(lambda text, key=spec.key: self._page_status(key, text))
        return self._pages[spec.key]

    def _show(self, page: Page, place: Place) -> None:
        self._last[place.key] = place.argument
        frame = self._frames[place.key]
        self._theme.prepare(frame)
        self.stack.setCurrentWidget(frame)
        self._mark()
        self.status.set_view(self._statuses.get(place.key, ""))
        # The keyboard goes where the eyes go; the page may then choose a better place in itself.
        page.widget.setFocus(Qt.FocusReason.OtherFocusReason)
        page.activate(place.argument)
        self.page_changed.emit(place.key)

    def _paint_later(self) -> None:
        """A page that is just made is laid out in this turn of the loop, and painted in the next."""
        self.stack.setUpdatesEnabled(False)  # not 0 below: that would still be this turn
        QTimer.singleShot(1, self.stack, lambda: self.stack.setUpdatesEnabled(True))

    def _mark(self) -> None:
        spec = self._specs.get(self.current_key)
        self.rail.mark((spec.under or spec.key) if spec else "")

    def _page_status(self, key: str, text: str) -> None:
        self._statuses[key] = text
        if key == self.current_key:
            self.status.set_view(text)

    def _remeasure(self) -> None:
        space = self._theme.space
        self._body.setContentsMargins(space.l, space.m, space.l, space.m)
        self._body.setSpacing(space.s)


def _page_frame(parent: QWidget) -> QScrollArea:
    """Room for a page: it fills it, and scrolls rather than being cut when it cannot fit."""
    frame = QScrollArea(parent)
    frame.setFrameShape(QFrame.Shape.NoFrame)
    frame.setWidgetResizable(True)
    frame.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    set_kind(frame.viewport(), "ground")
    return frame
