"""The log in the data folder: what happened, for support, without anybody's name in it.

Rule for every caller: log codes, counts and ids (``"import done batch=%s rows=%d"``), never
names, phones, rooms or what somebody said. As a second fence the text of exceptions is left
out of tracebacks (it often quotes a value), and runs of digits as long as a phone or
identity number are masked.
"""

from __future__ import annotations

import contextlib
import faulthandler
import logging
import re
import traceback
from collections.abc import Callable
from pathlib import Path

LOG_FILE = "complaint-desk.log"
CRASH_FILE = "crash.log"
MAX_BYTES = 1_000_000
KEPT_FILES = 4

_LONG_NUMBER = re.compile(r"(?<!\d)\d{11,18}[Xx]?(?!\d)")
_PACKAGE_PARENT = Path(__file__).resolve().parent.parent.parent


def without_personal_numbers(text: str) -> str:
    """*text* with phone and identity numbers (11 to 18 digits) shown as ``***``."""
    return _LONG_NUMBER.sub("***", text)


def describe_exception(error: BaseException) -> str:
    """The kinds of errors and where they happened; neither their texts nor source lines.

    Paths are shortened to the package, because a home folder is often a person's name.
    """
    lines: list[str] = []
    current: BaseException | None = error
    while current is not None and len(lines) < 200:
        kind = type(current)
        code = getattr(current, "code", None)
        lines.append(f"{kind.__module__}.{kind.__qualname__}" + (f" code={code}" if code else ""))
        for frame in traceback.extract_tb(current.__traceback__):
            lines.append(f"  {_short(frame.filename)}:{frame.lineno} {frame.name}")
        hidden = current.__suppress_context__
        current = current.__cause__ or (None if hidden else current.__context__)
        if current is not None:
            lines.append("caused by")
    return "\n".join(lines)


def _short(filename: str) -> str:
    path = Path(filename)
    with contextlib.suppress(ValueError):
        return path.relative_to(_PACKAGE_PARENT).as_posix()
    return path.name


class _PrivateFormatter(logging.Formatter):
    """Formats a record and leaves out what could name a person."""

    def format(self, record: logging.LogRecord) -> str:
        # Another handler may have stored the full traceback in the record already.
        stored, record.exc_text = record.exc_text, None
        try:
            return without_personal_numbers(super().format(record))
        finally:
            record.exc_text = stored

    def formatException(self, ei: object) -> str:  # noqa: N802 - the library's name
        error = ei[1] if isinstance(ei, tuple) and len(ei) > 1 else None
        return describe_exception(error) if isinstance(error, BaseException) else ""


class _QuietHandler(logging.FileHandler):
    """A full disk or a locked file must never stop the program because of its log.

    A file that would outgrow *largest* bytes is put aside, with *kept* of those before it. (The
    library's own handler for that loads sockets and pickles with it, at every start.)
    """

    def __init__(self, path: Path, largest: int, kept: int) -> None:
        super().__init__(path, encoding="utf-8", delay=True)
        self._largest, self._kept = largest, kept

    def emit(self, record: logging.LogRecord) -> None:
        with contextlib.suppress(OSError, ValueError):
            stream = self.stream = self.stream or self._open()
            if stream.tell() + len(self.format(record).encode()) + 1 >= self._largest:
                stream.close()
                self._put_aside()
            super().emit(record)

    def _put_aside(self) -> None:
        setattr(self, "stream", None)  # noqa: B010 - the library opens it again; its stubs do not know
        names = [self.baseFilename, *(f"{self.baseFilename}.{n}" for n in range(1, self._kept + 1))]
        for older, newer in zip(names[:0:-1], names[-2::-1], strict=True):
            _rotate(newer, older)

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - the library's name
        del record


def _rotate(source: str, target: str) -> None:
    # On Windows a file that another program holds cannot be renamed: go on in the same file.
    with contextlib.suppress(OSError):
        Path(source).replace(target)


def start_log(folder: Path, *, native_crashes: bool = True) -> Callable[[], None]:
    """Write the program's log into *folder* from now on; returns what stops it.

    At most ``KEPT_FILES + 1`` files of ``MAX_BYTES``; each record is flushed when written,
    so the last line before a crash is there. With *native_crashes* the stacks of a crash
    inside a library go to ``crash.log``. Never raises: without a log the program still works.
    """
    logger = logging.getLogger("desktop_app")
    handler = _QuietHandler(folder / LOG_FILE, MAX_BYTES, KEPT_FILES)
    handler.setFormatter(
        _PrivateFormatter("%(asctime)s %(levelname)s %(name)s %(message)s", "%Y-%m-%d %H:%M:%S")
    )
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    level_before = logger.level
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)

    closing = contextlib.ExitStack()
    if native_crashes:
        with contextlib.suppress(OSError):
            crash_file = closing.enter_context((folder / CRASH_FILE).open("a", encoding="utf-8"))
            faulthandler.enable(file=crash_file, all_threads=True)
            closing.callback(faulthandler.disable)

    def stop() -> None:
        logger.removeHandler(handler)
        logger.setLevel(level_before)
        # A full disk must not turn the end of the program into a crash.
        with contextlib.suppress(OSError):
            handler.close()
        with contextlib.suppress(OSError):
            closing.close()

    return stop
