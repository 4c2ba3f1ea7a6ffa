"""Locks the window: by key, after idle minutes, at the start; and changes who is at the desk.

What is open underneath is only covered and put out of reach: nothing in it is closed, saved or
thrown away. A dialog in front keeps its content too; the cover then lies in it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.domain.errors import KnownError
from desktop_app.domain.messages import QT_TRANSLATE_NOOP
from desktop_app.services.office import ChangeSet
from desktop_app.ui.desk import Desk, Latest
from desktop_app.ui.i18n import render
from desktop_app.ui.shell.actions import ActionSpec
from desktop_app.ui.shell.main_window import MainWindow

if TYPE_CHECKING:  # loaded with the first look at who may come in: the window stands before
    from desktop_app.services.staff.access import Door
    from desktop_app.ui.window.lock_screen import LockScreen

LOCK = ActionSpec("window.lock", QT_TRANSLATE_NOOP("actions", "锁定或换人值班"), "Ctrl+Shift+L")
SKIPPED = "window/first_manager_skipped"
LOOK_MS = 5_000
SETTLE_MS = 1_500
"""What was typed last is stored before the services refuse: forms store at pauses of 0.7 s."""
_ACTIVE = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)


class LockHook(QObject):
    """Owns the cover over *window*; ``start`` looks how the office is entered."""

    def __init__(self, desk: Desk, window: MainWindow, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._window = desk, window
        self._door: Door | None = None
        self._latest = Latest(desk.runner)
        self._focus: QWidget | None = None
        self._covers: list[QWidget] = []
        self._guard = _KeysStay(self)
        self._idle = QElapsedTimer()
        self._idle.start()
        self._look = QTimer(self)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self.look)
        desk.registry.bind(
            LOCK,
            window,
            self.lock,
        )
        desk.bus.changed.connect(self._changed)

    @property
    def door(self) -> Door:
        """How the office is entered, as last read."""
        from desktop_app.services.staff.access import Door

        return self._door or Door(False, False, "", 0, ())

    @cached_property
    def screen(self) -> LockScreen:
        """The cover; most windows are never covered."""
        from desktop_app.ui.window.lock_screen import LockScreen

        screen = LockScreen(self._desk.theme, self._window)
        screen.entered.connect(self._enter)
        screen.left.connect(self._leave)
        screen.may_encrypt = self._desk.switch is not None
        return screen

    def start(self) -> None:
        """Lock where PINs are required; make the manager where nobody works here yet."""
        handle = self._window.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)
        self._desk.runner.run(_opening, self._opened)

    @Slot()
    def lock(self) -> None:
        """Lock; where no PIN is required, somebody else may sit down instead."""
        if self.screen.isVisible():
            return
        if not self.door.required:
            self.switch("")
            return
        self._cover()
        self.screen.show_locked(self.door.operator, f"{self._desk.now():%H:%M}")
        QTimer.singleShot(SETTLE_MS, self, self._lock_services)

    def switch(self, name: str) -> None:
        """Let *name* (or whoever is typed) sit down."""
        self._cover()
        self.screen.show_switch(name)

    def change_own(self) -> None:
        """Change the operator's own PIN."""
        self._cover()
        self.screen.show_own(self.door.operator)

    @Slot()
    def look(self) -> None:
        """Whether nobody has touched anything for as long as the office allows."""
        minutes = self.door.idle_minutes
        if self.door.required and minutes and self._idle.hasExpired(minutes * 60_000):
            self.lock()

    def touched(self) -> None:
        """Somebody is at work."""
        self._idle.restart()

    def untouched(self, milliseconds: int) -> bool:
        """Whether nobody has pressed or moved anything for so long."""
        return self._idle.hasExpired(milliseconds)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _ACTIVE:
            self.touched()
        return super().eventFilter(watched, event)

    # inside

    def _opened(self, answer: tuple[Door, list[Any]]) -> None:
        self._know(answer[0])
        if self.door.locked:
            self._cover()
            self.screen.show_locked(self.door.operator, "")
        elif not self.door.seats and not self._desk.settings.get(SKIPPED):
            self._cover()
            self.screen.show_first()
        for notice in answer[1]:
            self._desk.show_message(render(notice), "warning")

    def _know(self, door: Door) -> None:
        self._door = door
        if door.required and door.idle_minutes:
            self._look.start()
        else:
            self._look.stop()

    @Slot(object)
    def _changed(self, changes: ChangeSet) -> None:
        if changes.tables & {"staff", "setting"}:
            self._latest.ask(_door, self._know)

    def _lock_services(self) -> None:
        if self.screen.isVisible() and self.screen.is_locked:
            self._desk.runner.run(_lock)

    @Slot(str, str)
    def _enter(self, who: str, pin: str) -> None:

        from desktop_app.services.staff import access
        from desktop_app.ui.window.lock_screen import FIRST, OWN

        mode = self.screen.mode
        if mode == OWN:
            self._run(lambda office: access.change_own(office, pin, who))
        elif mode == FIRST:
            self._run(lambda office: access.first_manager(office, who, pin), self._began)
        else:
            found = access.find(self.door.seats, who)
            if len(found) != 1:
                self.screen.refuse(
                    self.tr("没有叫“{name}”的人，请写姓名或拼音首字母。").format(name=who.strip())
                    if not found
                    else self.tr("有几位都对得上，请写全名：{names}").format(
                        names="、".join(one.name for one in found)
                    )
                )
                self.screen.who.setFocus()
                return
            self._run(partial(access.sign_in, name=found[0].name, pin=pin))

    def _began(self) -> None:
        """The manager is there; he may have asked to encrypt the folder from its beginning."""
        if self.screen.may_encrypt and self.screen.encrypt.isChecked():
            from desktop_app.ui.encryption.turning import Turning

            def failed(error: Exception) -> None:
                if isinstance(error, KnownError):
                    self._desk.show_message(render(error.message), "error")

            Turning(self._desk, self._window, failed).turn_on()

    def _run(self, work: Callable[[Any], Any], then: Callable[[], None] = lambda: None) -> None:

        from desktop_app.services.staff import access

        def refused(error: Exception) -> None:
            if isinstance(error, access.SlowedError):
                self.screen.refuse(render(error.message), error.seconds)
            elif isinstance(error, KnownError):
                self.screen.refuse(render(error.message))

        def done(_none: object) -> None:
            self._uncover()
            then()

        self._desk.runner.run(work, done, refused)

    @Slot()
    def _leave(self) -> None:
        if self.screen.is_first:
            self._desk.settings.set(SKIPPED, "1")
        if not self.screen.is_locked:
            self._uncover()

    def _cover(self) -> None:
        app = QApplication.instance()
        if self._covers or self.screen.isVisible():
            return
        # An open menu or list hears every key first: those of the PIN, and acts underneath.
        while (popup := QApplication.activePopupWidget()) is not None and popup.close():
            pass
        self._focus = QApplication.focusWidget()
        modal = QApplication.activeModalWidget()
        host = modal if modal is not None else self._window
        if self.screen.parentWidget() is not host:
            self.screen.setParent(host)
        self._window.centralWidget().setEnabled(False)
        for one in QApplication.topLevelWidgets():
            if one.isVisible() and one not in (host, self._window) and one.isWindow():
                self._covers.append(_blank(one))
        if app is not None:
            app.installEventFilter(self._guard)

    def _uncover(self) -> None:
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self._guard)
        self.screen.hide()
        if self.screen.parentWidget() is not self._window:
            self.screen.setParent(self._window)
            self.screen.hide()
        for one in self._covers:
            one.deleteLater()
        self._covers.clear()
        self._window.centralWidget().setEnabled(True)
        self.touched()
        if self._focus is not None and _alive(self._focus):
            self._focus.setFocus()
        self._focus = None
        self._latest.ask(_door, self._know)


class _KeysStay(QObject):
    """While covered, keys mean what they type: no key of the window works."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return False


def _door(office: Any) -> Door:
    from desktop_app.services.staff import access

    return access.door(office)


def _lock(office: Any) -> None:
    from desktop_app.services.staff import access

    access.lock(office)


def _opening(office: Any) -> tuple[Door, list[Any]]:
    from desktop_app.services.staff import access

    return access.door(office), access.notices(office)


def _blank(window: QWidget) -> QWidget:
    cover = QWidget(window)
    cover.setAutoFillBackground(True)
    cover.setGeometry(window.rect())
    cover.show()
    cover.raise_()
    return cover


def _alive(widget: QWidget) -> bool:
    from shiboken6 import isValid

    return isValid(widget)
