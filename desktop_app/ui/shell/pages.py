"""Pages as the shell sees them, and the way between them."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, Protocol, runtime_checkable

from PySide6.QtWidgets import QWidget


@runtime_checkable
class Page(Protocol):
    """What a page offers. It may also have ``set_status(sink)``, see ``StatusSink``."""

    @property
    def widget(self) -> QWidget: ...

    def activate(self, argument: object = None) -> None:
        """The page comes to the front; *argument* is what ``navigate`` was given."""

    def can_leave(self) -> bool:
        """False keeps the page in front; the page itself then says why."""


StatusSink = Callable[[str], None]
"""Given once to a page's ``set_status``; shows its line at the right of the status bar."""


class PageSpec(NamedTuple):
    """A page in the registry; ``factory`` runs when the page is first shown, and is told where
    the page's widget is best made.

    ``icon`` is a name in ``resources/icons``. ``foot`` puts the page at the foot of the rail;
    ``under`` names the rail's page that stays marked while this one, which has no place of
    its own on the rail, is in front (an editor is under its queue).
    """

    key: str
    title: str
    icon: str
    factory: Callable[[QWidget], Page]
    shortcut: str = ""
    foot: bool = False
    under: str = ""


class Place(NamedTuple):
    """A page and what it was shown with."""

    key: str
    argument: object = None


class History:
    """Where the user came from; bounded, and the same place twice is one."""

    def __init__(self, limit: int = 50) -> None:
        self._limit = limit
        self._behind: list[Place] = []
        self._here: Place | None = None

    @property
    def here(self) -> Place | None:
        return self._here

    @property
    def previous(self) -> Place | None:
        """Where Esc would go."""
        return self._behind[-1] if self._behind else None

    def go(self, place: Place) -> None:
        if self._here is not None and self._here != place:
            self._behind.append(self._here)
            del self._behind[: -self._limit]
        self._here = place

    def back(self) -> Place | None:
        """Step back; None (and nothing changes) at the beginning."""
        if not self._behind:
            return None
        self._here = self._behind.pop()
        return self._here
