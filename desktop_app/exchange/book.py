"""Workbooks and text tables as plain rows, read by a child process with limits.

Some public workbooks abort a reader, freeze it, or unpack to gigabytes; the program must
outlive all of them, so nothing of a user's file is parsed in this process.
"""

from __future__ import annotations

import errno
import multiprocessing
import pickle
import stat
import time as clock
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop_app.domain.errors import KnownError
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, Message, say
from desktop_app.exchange.reading import Limits as Limits
from desktop_app.exchange.reading import opened

if TYPE_CHECKING:
    from multiprocessing.context import SpawnProcess

Cell = str | int | float | bool | datetime | date | time | timedelta | None
Span = tuple[int, int, int, int]
"""Top, left, bottom, right of a merged range, 0-based and inclusive."""


@dataclass(frozen=True)
class Sheet:
    """One sheet: ``rows[i]`` is row ``i + 1`` of the file, cut at its last filled cell.

    ``uncached`` holds the (row, column) places, 0-based, of formulas without a saved
    result; their cells are ``None``.
    """

    name: str
    rows: list[list[Cell]]
    hidden: bool = False
    merged: tuple[Span, ...] = ()
    uncached: frozenset[tuple[int, int]] = frozenset()


@dataclass(frozen=True)
class Book:
    """A file's sheets; ``notes`` say what the reader had to put up with.

    ``digest`` is the SHA-256 of the very bytes that were read.
    """

    path: Path
    sheets: tuple[Sheet, ...]
    notes: tuple[Message, ...] = ()
    format: str = ""
    epoch_1904: bool = False
    digest: str = ""


@dataclass
class _Growing:
    """A sheet while its rows arrive."""

    name: str
    hidden: bool
    rows: list[list[Cell]] = field(default_factory=list)
    merged: tuple[Span, ...] = ()
    uncached: frozenset[tuple[int, int]] = frozenset()


def read_book(
    path: str | Path,
    *,
    cancelled: Callable[[], bool] | None = None,
    limits: Limits | None = None,
) -> Book:
    """Read a file by its content, whatever its extension says.

    Raises ``KnownError`` with one of the codes ``file_missing``, ``file_unreadable``,
    ``file_empty``, ``file_too_big``, ``file_changed``, ``not_a_workbook``,
    ``file_encrypted``, ``book_broken``, ``reader_killed``, ``reader_timeout``, ``cancelled``.
    """
    target = Path(path)
    allowed = limits or Limits()
    size = _check_file(target, allowed)
    context = multiprocessing.get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    from desktop_app.exchange import reader_child

    child = context.Process(
        target=reader_child.run, args=(str(target), allowed, sender), daemon=True
    )
    ends = clock.monotonic() + allowed.seconds + allowed.per_mb * (size >> 20)
    try:
        try:
            child.start()
        except OSError as error:  # no memory or no process left for a child
            raise failure("reader_killed", target) from error
        sender.close()
        return _receive(target, child, receiver, allowed, ends, cancelled)
    finally:
        if child.pid is not None:
            if child.is_alive():
                child.kill()
            child.join(5)
        receiver.close()


def _check_file(path: Path, limits: Limits) -> int:
    """Its size; a pipe or a device is never opened, because that may wait for ever."""
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise failure("not_a_workbook", path)
        with path.open("rb") as stream:
            stream.read(1)
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:
        raise failure("file_missing", path) from error
    except OSError as error:
        # A name longer than any file can have, or a link that leads round in a circle.
        gone = error.errno in (errno.ENAMETOOLONG, errno.ELOOP, errno.EINVAL)
        raise failure("file_missing" if gone else "file_unreadable", path) from error
    if found.st_size == 0:
        raise failure("file_empty", path)
    if found.st_size > limits.file:
        raise failure("file_too_big", path)
    return found.st_size


def _receive(
    path: Path,
    child: SpawnProcess,
    receiver: Connection,
    limits: Limits,
    ends: float,
    cancelled: Callable[[], bool] | None,
) -> Book:
    growing = GrowingBook(path)
    last_sign = clock.monotonic()
    while True:
        if cancelled and cancelled():
            raise failure("cancelled", path)
        now = clock.monotonic()
        if now > ends or now - last_sign > limits.seconds:
            raise failure("reader_timeout", path)
        try:
            if not receiver.poll(0.05):
                continue
            message = opened(receiver.recv_bytes())
        except (EOFError, OSError, MemoryError, pickle.UnpicklingError) as error:
            raise failure("reader_killed", path) from error
        last_sign = clock.monotonic()
        book = growing.take(*message)
        if book is not None:
            return book


class GrowingBook:
    """Puts a book together from the child's messages."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._sheets: list[_Growing] = []

    def take(self, kind: str, *parts: Any) -> Book | None:
        """Take one message; the whole book after the last. Raises the child's failure."""
        sheets = self._sheets
        if kind == "rows":
            sheets[-1].rows.extend(parts[0])
        elif kind == "sheet":
            sheets.append(_Growing(*parts))
        elif kind == "end_sheet":
            sheets[-1].merged, sheets[-1].uncached = parts
        elif kind == "restart":
            sheets.clear()
        elif kind == "error":
            raise failure(parts[0], self._path)
        elif kind == "done":
            notes, book_format, epoch_1904, digest = parts
            if not sheets:
                raise failure("book_broken", self._path)
            return Book(
                self._path,
                tuple(Sheet(s.name, s.rows, s.hidden, s.merged, s.uncached) for s in sheets),
                tuple(_note(code, values) for code, values in notes),
                book_format,
                epoch_1904,
                digest,
            )
        return None


def _note(code: str, values: dict[str, object]) -> Message:
    if code == "second_reader":
        return say(QT_TRANSLATE_NOOP("core", "文件不够规范，已改用兼容方式读取。"))
    if code == "sheet_lost":
        return say(
            QT_TRANSLATE_NOOP("core", "工作表“{sheet}”损坏，未能读取，其余工作表不受影响。"),
            **values,
        )
    if code == "encoding":
        return say(QT_TRANSLATE_NOOP("core", "文本编码按 {encoding} 读取。"), **values)
    if code == "encoding_guessed":
        return say(
            QT_TRANSLATE_NOOP("core", "文本编码不明，按 {encoding} 读取，请核对文字是否正确。"),
            **values,
        )
    if code == "uncached":
        return say(
            QT_TRANSLATE_NOOP(
                "core", "工作表“{sheet}”有 {count} 个公式没有保存计算结果，这些单元格按空白处理。"
            ),
            **values,
        )
    if code == "errors":
        return say(
            QT_TRANSLATE_NOOP(
                "core",
                "工作表“{sheet}”有 {count} 个单元格是公式错误（如 #N/A），这些单元格按空白处理。",
            ),
            **values,
        )
    if code == "shortened":
        return say(
            QT_TRANSLATE_NOOP(
                "core",
                "工作表“{sheet}”有 {count} 个单元格的文字超过 32767 字，只保留前 32767 字，请核对。",
            ),
            **values,
        )
    return say(QT_TRANSLATE_NOOP("core", "读取提示：{code}"), code=code)


def failure(code: str, path: Path) -> KnownError:
    """The sentence for one kind of failure; the file itself is never changed by reading."""
    return KnownError(
        code, say(_SENTENCES.get(code, _SENTENCES["book_broken"]), file=name_of(path))
    )


def name_of(path: Path) -> str:
    """The file's name as text that can be shown and stored, whatever bytes it is made of."""
    return path.name.encode("utf-8", "replace").decode("utf-8")


_SENTENCES = {
    "file_missing": QT_TRANSLATE_NOOP("core", "找不到文件“{file}”，请检查路径或重新选择文件。"),
    "file_unreadable": QT_TRANSLATE_NOOP(
        "core", "无法打开文件“{file}”：没有权限，或正被其他程序独占。请关闭该程序后重试。"
    ),
    "file_empty": QT_TRANSLATE_NOOP("core", "文件“{file}”是空的，没有可以导入的内容。"),
    "file_too_big": QT_TRANSLATE_NOOP(
        "core", "文件“{file}”解开后过大，超出读取上限，未导入任何内容。请拆分成几个文件后再导入。"
    ),
    "file_changed": QT_TRANSLATE_NOOP(
        "core", "读取期间文件“{file}”被其他程序改动，未导入任何内容。请保存并关闭该文件后重试。"
    ),
    "not_a_workbook": QT_TRANSLATE_NOOP(
        "core", "“{file}”不是表格文件，未导入任何内容。请选择 Excel、WPS、ODS 或 CSV 文件。"
    ),
    "file_encrypted": QT_TRANSLATE_NOOP(
        "core", "文件“{file}”设有打开密码，无法读取。请在 Excel 或 WPS 中取消密码并另存后再导入。"
    ),
    "book_broken": QT_TRANSLATE_NOOP(
        "core",
        "文件“{file}”已损坏，读不了，未导入任何内容。请用 Excel 或 WPS 打开并另存为 xlsx 再试。",
    ),
    "reader_killed": QT_TRANSLATE_NOOP(
        "core", "读取“{file}”时内存不足或文件内容异常，读取已中止，未导入任何内容，程序不受影响。"
    ),
    "reader_timeout": QT_TRANSLATE_NOOP(
        "core", "读取“{file}”超时，已停止，未导入任何内容。请用 Excel 或 WPS 另存为 xlsx 后再试。"
    ),
    "cancelled": QT_TRANSLATE_NOOP("core", "已取消读取“{file}”，未导入任何内容。"),
}


def text_of(cell: Cell) -> str:
    """A cell as a person would read it: whole floats without ``.0``, days without 00:00:00."""
    if isinstance(cell, str):
        return cell
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime):
        plain = cell.replace(tzinfo=None, microsecond=0)
        return plain.strftime("%Y-%m-%d" if plain.time() == time() else "%Y-%m-%d %H:%M:%S")
    return str(cell)


def row_is_blank(row: Sequence[Cell]) -> bool:
    """True when no cell holds more than blanks."""
    return all(cell is None or (isinstance(cell, str) and not cell.strip()) for cell in row)
