"""Writing beside the target and renaming: an interrupted export leaves the old file whole."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop_app.domain.errors import KnownError
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, say

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]) *(?:\..*)?", re.IGNORECASE)
_NAME_TOO_LONG = 206
"""Windows' own code for it, which arrives as "no such file"."""
REPLACEMENT = "\ufffd"
"""What stands for a character that XML cannot hold."""


def printable(text: str) -> tuple[str, int]:
    """*text* with characters that XML cannot hold replaced, and how many there were."""
    if text.isprintable():
        return text, 0
    return _CONTROL.subn(REPLACEMENT, text)


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A temporary file in the target's folder that takes its place on success.

    Raises ``KnownError`` ``target_locked``, ``disk_full``, ``no_permission``,
    ``folder_missing``, ``name_too_long``, ``name_reserved`` or ``write_failed``; the old file
    is then untouched.
    """
    if is_reserved(path.name):
        raise KnownError(
            "name_reserved",
            say(
                QT_TRANSLATE_NOOP(
                    "core", "“{file}”是 Windows 保留的文件名，没有写文件。请换个文件名。"
                ),
                file=path.name,
            ),
        )
    temporary = path.with_name(f".{path.name[:40]}.{secrets.token_hex(4)}.tmp")
    try:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, "folder", str(path))
        if not path.parent.is_dir():
            raise FileNotFoundError(errno.ENOENT, "folder", str(path.parent))
        yield temporary
        with temporary.open("rb+") as stream:
            os.fsync(stream.fileno())
        temporary.replace(path)
    except OSError as error:
        raise write_error(error, path) from error
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


def is_reserved(name: str) -> bool:
    """Whether Windows keeps *name* for a device, or would drop its last dot or blank.

    Asked on every system: what is saved to a shared drive is opened on Windows.
    Source: Microsoft, "Naming Files, Paths, and Namespaces".
    """
    return bool(_RESERVED.fullmatch(name)) or name.endswith((".", " "))


def write_error(error: OSError, path: Path) -> KnownError:
    """The sentence for a failure of writing to *path*."""
    code, text = _sentence(error, path)
    return KnownError(code, say(text, file=path.name, folder=str(path.parent)))


def _sentence(error: OSError, path: Path) -> tuple[str, str]:
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return "disk_full", QT_TRANSLATE_NOOP(
            "core", "磁盘空间不足，“{file}”没有写成，原来的文件没有改动。请腾出空间后重试。"
        )
    if error.errno == errno.ENAMETOOLONG or getattr(error, "winerror", 0) == _NAME_TOO_LONG:
        return "name_too_long", QT_TRANSLATE_NOOP(
            "core",
            "文件名或路径太长，系统存不下，“{file}”没有写成。请把文件名改短，或换一个浅一些的文件夹。",
        )
    if isinstance(error, PermissionError) or error.errno in (errno.EACCES, errno.EROFS):
        if path.exists() and os.access(path.parent, os.W_OK):
            return "target_locked", QT_TRANSLATE_NOOP(
                "core",
                "“{file}”正被 Excel、WPS 等打开或设为只读，没有覆盖。请关闭后重试，或换个文件名。",
            )
        return "no_permission", QT_TRANSLATE_NOOP(
            "core", "没有权限在“{folder}”里写文件，“{file}”没有写成。请换一个文件夹。"
        )
    if isinstance(error, FileNotFoundError):
        return "folder_missing", QT_TRANSLATE_NOOP(
            "core", "文件夹“{folder}”不存在，“{file}”没有写成。请换一个文件夹。"
        )
    return "write_failed", QT_TRANSLATE_NOOP(
        "core", "“{file}”没有写成，原来的文件没有改动。请换一个文件夹或文件名后重试。"
    )
