"""What the sections share: writing through the runner, refusals said in place, undo offered."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop_app.domain.errors import KnownError, RefusedError
from desktop_app.services.office import Office
from desktop_app.services.operations import Cancelled
from desktop_app.ui.desk import Desk
from desktop_app.ui.i18n import render
from desktop_app.ui.widgets.message_bar import MessageBar


class Section(Protocol):
    """One entry at the left: its widget, and what makes it read again."""

    tables: frozenset[str]

    @property
    def widget(self) -> QWidget: ...

    def refresh(self) -> None: ...

    def set_editable(self, editable: bool) -> None: ...

    def can_leave(self) -> bool: ...


class Acting:
    """Writes for one section; its message bar speaks in the section itself."""

    def __init__(self, desk: Desk, messages: MessageBar) -> None:
        self.desk, self.messages = desk, messages

    def write(
        self,
        work: Callable[[Office], Any],
        done: Callable[[Any], None] | None = None,
        refused: Callable[[KnownError], None] | None = None,
        stopped: Callable[[], None] | None = None,
    ) -> None:
        """Run *work*; a refusal is said in place and what was typed stays.

        ``stopped``: it was cancelled, or failed in a way that nobody foresaw.
        """

        def wrote(answer: Any) -> None:
            self.messages.clear("error")
            if done is not None:
                done(answer)

        def failed(error: Exception) -> None:
            if isinstance(error, KnownError):
                if refused is not None:
                    refused(error)
                else:
                    self.say_refused(error)
                return
            if stopped is not None:
                stopped()
            self.failed(error)

        self.desk.runner.run(work, wrote, failed)

    def failed(self, error: Exception) -> None:
        """Say in place how something ended that was not done; a cancel says nothing."""
        if isinstance(error, KnownError):
            self.say_refused(error)
        elif not isinstance(error, Cancelled):
            self.messages.show_message(
                QCoreApplication.translate(
                    "Settings", "程序出了意外，没有保存；填写的内容还在，可以再试一次。"
                ),
                "error",
            )

    def say_refused(self, error: KnownError) -> None:
        """The sentence, and below it what exactly is missing."""
        lines = [render(error.message)]
        if isinstance(error, RefusedError):
            lines += [f"· {render(one)}" for one in error.missing]
        self.messages.clear("error")
        self.messages.show_message("\n".join(lines), "error")

    def offer_undo(self, text: str, work: Callable[[Office], Any]) -> None:
        """Offer to take back; a refusal then is said like any other."""
        self.desk.offer_undo(text, lambda: self.write(work))
