"""Another look for widgets that are there already: what is seen at once, the rest when it can wait."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterator
from weakref import ref

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication, QLayout, QWidget
from shiboken6 import isValid

TURN_S = 0.008
"""So long one turn of the loop works on what nobody sees."""
SEEN_TURN_S = 0.025
"""So long, when somebody waits for it: nothing is painted until it is done."""
MANY = 60
"""More widgets than these take longer than one turn may."""
REST_MS = 10
"""So long other work has the loop, and the interpreter, between two such turns."""
_DIRECT = Qt.FindChildOption.FindDirectChildrenOnly


class Restyle(QObject):
    """Styles with the application's new sheet what is visible; the hidden follows, a little at
    each turn of the loop, or all that is seen of it when it is shown before its turn. Where very
    much is seen it is painted as it was, or not yet, until all of it has the new look.

    Who follows with ``follow`` is called after what he measures was styled.
    """

    def __init__(self, app: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._app = app
        self._followers: dict[int, _Follower] = {}
        self._number = 0
        # What is hidden, from its topmost widget down, and who of it is to be called.
        self._waiting: dict[QWidget, list[_Follower]] = {}
        self._under_way: QWidget | None = None
        self._steps: Iterator[None] = iter(())
        # What is seen and not styled yet, who is to be called then, windows not painted meanwhile.
        self._urgent: deque[QWidget] = deque()
        self._after: deque[_Follower] = deque()
        self._held: list[QWidget] = []
        self._timer = QTimer(self)
        self._timer.setInterval(REST_MS)
        self._timer.timeout.connect(self._go_on)

    def follow(self, widget: QWidget, slot: Callable[[], object]) -> None:
        """Call the method *slot* with each change, but not before *widget* was styled."""
        # By its name: a method of Qt's own, bound, has no weak reference.
        owner, name = ref(slot.__self__), slot.__name__  # type: ignore[attr-defined]

        def call() -> None:
            here = owner()
            if here is not None and isValid(here):
                getattr(here, name)()

        self._enter(widget, call)

    def size(self, setter: Callable[..., object], lengths: Callable[[], tuple[int, ...]]) -> None:
        """Give *setter*, which is one of a widget's or layout's own, other *lengths* than those it
        has with each change that brings some."""
        target, name = ref(setter.__self__), setter.__name__  # type: ignore[attr-defined]
        given = lengths()

        def call() -> None:
            nonlocal given
            wanted, here = lengths(), target()
            if wanted != given and here is not None and isValid(here):
                given = wanted
                getattr(here, name)(*wanted)

        self._enter(setter.__self__, call)  # type: ignore[attr-defined]

    def _enter(self, owner: QObject, call: Callable[[], object]) -> None:
        self._number = number = self._number + 1
        gone = self._followers.pop
        self._followers[number] = _Follower(owner, call, lambda _ref: gone(number, None))

    def apply(self, sheet: str) -> None:
        """Make *sheet* the style sheet of the application."""
        app = self._app
        if not app.styleSheet():
            app.setStyleSheet(sheet)
            return
        # Told another sheet, Qt styles every widget that it knows rules of, and once more for
        # each of its parents. When it has forgotten all rules it finds nobody.
        style = app.style()
        style.unpolish(app)
        app.setStyleSheet(sheet)
        style.polish(app)
        self._forget()
        seen: list[QWidget] = []
        for top in sorted(app.topLevelWidgets(), key=_turn):
            if top.isVisible():
                seen += self._seen(top)
            else:
                self._wait(top)
        if len(seen) > MANY:
            self._urgent.extend(seen)
        else:
            _polish(seen)
        for top in app.topLevelWidgets():
            if top.isVisible():
                self._hold(top)
        self._start()

    @property
    def waiting(self) -> int:
        """How many parts are not styled yet, and how many followers not called."""
        return len(self._waiting) + len(self._urgent) + len(self._after)

    @Slot()
    def tell(self) -> None:
        """Call who follows, but those whose widgets wait; a little at each turn of the loop."""
        self._after = deque(self._followers.values())
        if not self._urgent:
            self._call_some(time.perf_counter() + SEEN_TURN_S)
        if self._after:
            self._start()

    def prepare(self, part: QWidget) -> None:
        """Style now what will be seen of a hidden *part*: laid out once, when it is shown."""
        if part in self._waiting:
            self._shown(part)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget):
            self._shown(watched)
        return False

    def _shown(self, top: QWidget) -> None:
        followers = self._done_with(top)
        seen = self._seen(top)
        if len(seen) > MANY or self._urgent or self._after:
            self._urgent.extend(seen)
            self._after.extend(followers)
            self._hold(top.window())
            self._start()
        else:
            _polish(seen)
            self._call(followers)

    def _call(self, followers: list[_Follower]) -> None:
        for one in followers:
            self._call_one(one)

    def _call_one(self, one: _Follower) -> None:
        """At once, or when the part that its widget is in was styled."""
        widget = one.widget
        if widget is None:
            return
        top = None if widget.isVisible() else self._top_of(widget)
        if top is not None:
            self._waiting[top].append(one)
        else:
            one.call()

    def _top_of(self, widget: QWidget) -> QWidget | None:
        """The waiting part that *widget* is in."""
        here: QWidget | None = widget
        while here is not None:
            if here in self._waiting:
                return here
            here = None if here.isWindow() else here.parentWidget()
        return None

    def _seen(self, top: QWidget) -> list[QWidget]:
        """*top* and what is seen of it when it is, parents first; its hidden parts wait."""
        found, open_ = [], [top]
        while open_:
            here = open_.pop()
            found.append(here)
            for one in reversed(_inside(here)):
                if one.isHidden():
                    self._wait(one)
                else:
                    open_.append(one)
        return found

    def _hold(self, window: QWidget) -> None:
        """Paint *window* no more until all is styled and the loop has laid it out: once, and in
        a turn of its own."""
        if window.updatesEnabled():
            window.setUpdatesEnabled(False)
            self._held.append(window)

    def _let_go(self) -> None:
        for window in self._held:
            if isValid(window):
                window.setUpdatesEnabled(True)
        self._held = []

    def _wait(self, top: QWidget) -> None:
        if top not in self._waiting:
            self._waiting[top] = []
            top.installEventFilter(self)

    def _done_with(self, top: QWidget) -> list[_Follower]:
        """*top* waits no longer; who of it was to be called."""
        if top is self._under_way:
            self._under_way, self._steps = None, iter(())
        if isValid(top):
            top.removeEventFilter(self)
        return self._waiting.pop(top, [])

    def _forget(self) -> None:
        for top in list(self._waiting):
            self._done_with(top)
        self._urgent.clear()
        self._after.clear()

    def _start(self) -> None:
        soon = self._urgent or self._after or self._held
        self._timer.start(1 if soon else REST_MS)

    @Slot()
    def _go_on(self) -> None:
        if self._urgent or self._after:
            self._go_on_with_seen()
            return
        if self._held:
            self._let_go()
            self._start()
            return
        end = time.perf_counter() + TURN_S
        while time.perf_counter() < end:
            if self._under_way is None:
                if not self._waiting:
                    self._timer.stop()
                    return
                self._under_way = next(iter(self._waiting))
                self._steps = self._step_by_step(self._under_way)
            if next(self._steps, self) is self:
                assert self._under_way is not None
                self._call(self._done_with(self._under_way))

    def _go_on_with_seen(self) -> None:
        end = time.perf_counter() + SEEN_TURN_S
        while self._urgent and time.perf_counter() < end:
            _polish([self._urgent.popleft()])
        if not self._urgent:
            self._call_some(end)

    def _call_some(self, end: float) -> None:
        while self._after and time.perf_counter() < end:
            self._call_one(self._after.popleft())

    def _step_by_step(self, top: QWidget) -> Iterator[None]:
        for one in _whole(top):
            _polish([one])
            yield


class _Follower:
    """Somebody to call, who follows as long as there is *owner*; *gone* is told when there is none."""

    def __init__(
        self, owner: QObject, call: Callable[[], object], gone: Callable[[object], object]
    ) -> None:
        self._owner, self.call = ref(owner, gone), call

    @property
    def widget(self) -> QWidget | None:
        """Where it is seen: a widget, or that which a layout stands in."""
        owner = self._owner()
        if owner is None or not isValid(owner):
            return None
        if isinstance(owner, QLayout):
            return owner.parentWidget()
        return owner if isinstance(owner, QWidget) else None


def _inside(widget: QWidget) -> list[QWidget]:
    """The widgets that stand in *widget* itself; windows of their own stand nowhere."""
    return [one for one in widget.findChildren(QWidget, options=_DIRECT) if not one.isWindow()]


def _whole(top: QWidget) -> Iterator[QWidget]:
    """*top* and all that stands in it, parents first."""
    open_ = [top]
    while open_:
        here = open_.pop()
        if isValid(here):
            yield here
            if isValid(here):
                open_ += reversed(_inside(here))


def _turn(window: QWidget) -> bool:
    """Lists and menus before others: they are measured before they are shown."""
    return window.windowType() not in (Qt.WindowType.Popup, Qt.WindowType.ToolTip)


def _polish(widgets: list[QWidget]) -> None:
    event = QEvent(QEvent.Type.StyleChange)
    for one in widgets:
        # Who was never styled will be when he is first shown or measured.
        if isValid(one) and one.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
            one.style().polish(one)
            QCoreApplication.sendEvent(one, event)
