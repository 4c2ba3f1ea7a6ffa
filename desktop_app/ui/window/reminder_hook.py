"""Tells of follow-ups that are due: by the tray where there is one, else above the page."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QObject, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QSystemTrayIcon

from desktop_app.services import reminders
from desktop_app.services.office import ChangeSet
from desktop_app.services.reminders import Reminder
from desktop_app.ui.desk import Desk
from desktop_app.ui.words import follow_up_text

EACH = 3
"""So many are told one by one; more are one summary."""
SHOWN_MS = 15_000
MOVED = frozenset({"follow_up", "complaint", "promise"})


class Shown(Protocol):
    """What is used of a message above the page."""

    @property
    def stands(self) -> bool: ...

    def say(self, text: str) -> None: ...

    def leave(self) -> None: ...


Strip = Callable[[str, str, tuple[str, Callable[[], object]]], Shown]
"""Shows text, level and an action in the window's bar."""


@dataclass
class _Told:
    """A message, what it tells of, and what it told of until that was done."""

    found: Sequence[Reminder]
    done: Sequence[Reminder] = ()
    strip: Shown | None = None

    def without(self, ids: Collection[int]) -> None:
        """Those are told of elsewhere."""
        self.found = [one for one in self.found if one.id not in ids]
        self.done = [one for one in self.done if one.id not in ids]


class Tray(Protocol):
    """What is used of a tray icon."""

    def tell(self, title: str, text: str) -> None: ...


class SystemTray(QObject):
    """The system's tray; *opened* is called when its icon or its message is clicked."""

    def __init__(self, icon: QIcon, name: str, opened: Callable[[], object]) -> None:
        super().__init__()
        self._icon = QSystemTrayIcon(icon, self)
        self._icon.setToolTip(name)
        self._icon.messageClicked.connect(opened)
        self._icon.activated.connect(lambda _reason: opened())
        self._icon.show()

    def tell(self, title: str, text: str) -> None:
        self._icon.showMessage(title, text, QSystemTrayIcon.MessageIcon.Information, SHOWN_MS)


def system_tray(desk: Desk, name: str, opened: Callable[[], object]) -> Tray | None:
    """The tray, where the system has one that shows messages."""
    if not (QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages()):
        return None
    return SystemTray(desk.theme.icon("calendar", desk.theme.colours.primary, 32), name, opened)


class ReminderHook(QObject):
    """Looks on ``start`` and every minute; what was told of is kept with the data."""

    def __init__(
        self,
        desk: Desk,
        strip: Strip,
        come_forward: Callable[[], object],
        make_tray: Callable[[Desk, str, Callable[[], object]], Tray | None] = system_tray,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._strip, self._forward = desk, strip, come_forward
        self._make_tray = make_tray
        self._tray: Tray | None = None
        self._asked = False
        self._target: int | None = None
        self._told: list[_Told] = []
        desk.bus.changed.connect(self._changed)

    def start(self) -> None:
        """Look now, and from now on with every minute."""
        self._desk.bus.minute.connect(self.look)
        self.look()

    @Slot()
    def look(self) -> None:
        # Not through Latest: what was taken is noted as told of, no answer may be dropped.
        self._desk.runner.run(reminders.take, self._tell)

    def _tell(self, found: Sequence[Reminder]) -> None:
        tray = self._find_tray() if found else None
        if found:
            self._target = found[0].id
        if tray is not None:
            now = self._desk.now()
            tray.tell(summary(found, now), "\n".join(lines(found, now)))
        elif found:
            for told in self._told:  # one that was moved and is due again is told of once
                told.without({one.id for one in found})
            self._told.append(self._put_up(_Told(found)))
        self._count_anew()

    def _put_up(self, told: _Told) -> _Told:
        told.strip = self._strip(
            _sentence(told.found, self._desk.now()),
            "warning",
            (self.tr("查看"), lambda: self._open(told.found[0].id)),
        )
        return told

    def _changed(self, changes: ChangeSet) -> None:
        if changes.tables & MOVED:
            self._count_anew()

    def _count_anew(self) -> None:
        """A message that stands tells of what is still to be done, and leaves with the last of it.

        What was done stays in mind: that may be taken back, and then it is to be told of again.
        """
        for told in self._told:
            if told.strip is not None and not told.strip.stands:
                told.found, told.strip = (), None  # closed: what it told of then is known
        self._told = [one for one in self._told if one.found or one.done or one.strip]
        ids = [one.id for told in self._told for one in (*told.found, *told.done)]
        if self._told:
            self._desk.runner.run(lambda office: reminders.still(office, ids), self._say_anew)

    def _say_anew(self, left: Sequence[Reminder]) -> None:
        now, here = self._desk.now(), {one.id: one for one in left}
        for told in self._told:
            if told.strip is not None and not told.strip.stands:
                continue  # closed while this was asked: the next count sees to it
            known = (*told.found, *told.done)
            told.found = [one for one in left if one.id in {each.id for each in known}]
            told.done = [one for one in known if one.id not in here]
            if told.strip is not None and told.found:
                told.strip.say(_sentence(told.found, now))
            elif told.strip is not None:
                told.strip.leave()
                told.strip = None
            elif told.found:
                self._put_up(told)

    def _find_tray(self) -> Tray | None:
        if not self._asked:
            self._asked = True
            self._tray = self._make_tray(self._desk, self.tr("投诉管家"), self._clicked)
        return self._tray

    @Slot()
    def _clicked(self) -> None:
        self._forward()
        if self._target is not None:
            target, self._target = self._target, None
            self._open(target)

    def _open(self, follow_up_id: int) -> None:
        self._desk.navigate("calendar", follow_up_id)


def _sentence(found: Sequence[Reminder], now: datetime) -> str:
    """In one line where it fits: the bar stands above the page until it is answered."""
    return " · ".join((summary(found, now), *lines(found, now)))


def summary(found: Sequence[Reminder], now: datetime) -> str:
    """``3 项回访到时间：1 项已逾期，2 项即将到期``."""
    late = sum(one.due_at < now for one in found)
    translate = QCoreApplication.translate
    if late == len(found):
        return translate("Reminders", "{count} 项回访已逾期").format(count=late)
    if not late:
        return translate("Reminders", "{count} 项回访即将到期").format(count=len(found))
    return translate(
        "Reminders", "{count} 项回访到时间：{late} 项已逾期，{soon} 项即将到期"
    ).format(count=len(found), late=late, soon=len(found) - late)


def lines(found: Sequence[Reminder], now: datetime) -> list[str]:
    """Time, kind and place of each, nothing personal; none when there are many."""
    if len(found) > EACH:
        return []
    return [_line(one, now) for one in found]


def _line(one: Reminder, now: datetime) -> str:
    kind = (
        QCoreApplication.translate("Reminders", "承诺") if one.promise else follow_up_text(one.kind)
    )
    when = f"{one.due_at:%H:%M}" if one.due_at.date() == now.date() else f"{one.due_at:%m-%d %H:%M}"
    return " ".join(part for part in (when, kind, one.place) if part)
