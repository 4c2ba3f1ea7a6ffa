"""Errors of the first kind: expected ones, told to the user in one sentence.

Everything that is not a ``KnownError`` is a defect and goes to the crash report.
"""

from __future__ import annotations

from desktop_app.domain.messages import QT_TRANSLATE_NOOP, Message, say


class KnownError(Exception):
    """Something that happens in an office: said clearly, the user's input kept.

    ``code`` is stable and machine-readable (``--json``); ``exit_code`` follows the
    command line's table (2 wrong use or unreadable file, 3 data folder unusable).
    """

    def __init__(self, code: str, message: Message | str, *, exit_code: int = 2) -> None:
        self.code = code
        self.message = message if isinstance(message, Message) else say(message)
        self.exit_code = exit_code
        super().__init__(str(self.message))


class Cancelled(Exception):
    """Raised inside work that the user stopped, or that nobody waits for; a write rolls back."""


class RefusedError(KnownError):
    """A step, a change or a close that a guard refuses; names what is missing."""

    def __init__(
        self, code: str, message: Message | str, missing: tuple[Message, ...] = ()
    ) -> None:
        super().__init__(code, message, exit_code=1)
        self.missing = missing


class GoneError(KnownError):
    """What was to be changed is not there any more: removed, or taken back, a moment before."""

    def __init__(self) -> None:
        super().__init__(
            "gone",
            say(
                QT_TRANSLATE_NOOP(
                    "core", "要改的这一条已经不在了（刚被删除或撤销），没有改动任何内容。"
                )
            ),
        )
