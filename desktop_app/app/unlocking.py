"""The passphrase of an encrypted data folder, for commands: a file, a variable, or a prompt."""

from __future__ import annotations

import argparse
import getpass
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.app.paths import DataFolder
from desktop_app.domain import rights
from desktop_app.domain.errors import KnownError
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, say

if TYPE_CHECKING:
    from desktop_app.services.safety.backups import Copies
    from desktop_app.services.safety.encryption import KeyFile, Keys

VARIABLE, NEW_VARIABLE = "COMPLAINT_DESK_PASSPHRASE", "COMPLAINT_DESK_NEW_PASSPHRASE"
WITHOUT = frozenset({"template"})
"""Commands that do not touch the data."""
EPILOG = (
    f"An encrypted data folder asks for its passphrase; schedules give it with --passphrase-file"
    f" FILE or in the variable {VARIABLE}. The recovery code is taken in its place."
)
_TRIES = 5


def unlock(folder: DataFolder, asked: argparse.Namespace) -> DataFolder:
    """The folder with its key; a plain one as it is.

    ``KnownError`` with exit status 3: ``passphrase_needed``, ``passphrase_wrong``, or what is
    wrong with the key file.
    """
    listing = asked.command == "backup" and asked.list
    if asked.command in WITHOUT or listing:
        return folder
    from desktop_app.services.safety import encryption

    try:
        file = encryption.key_file(folder)
    except KnownError as error:
        # A copy brings its own key file along.
        if asked.command == "restore" and error.code in ("key_file_missing", "key_file_damaged"):
            return folder
        raise
    if file is None:
        return folder
    secret = given(asked)
    keys = encryption.open_either(file, secret) if secret is not None else _ask_for_keys(file)
    encryption.give_back(folder, file, keys)
    return folder.with_keys(keys)


def _ask_for_keys(file: KeyFile) -> Keys:
    """At a terminal: several tries, each wrong one waits longer."""
    from desktop_app.services.safety import encryption

    for number in range(1, _TRIES + 1):
        secret = prompt("Passphrase: ")
        if secret is None:
            break
        try:
            return encryption.open_either(file, secret)
        except encryption.WrongKeyError as error:
            if number == _TRIES:
                raise
            print(str(error), file=sys.stderr)
            time.sleep(rights.wait_after(number))
    raise KnownError(
        "passphrase_needed",
        say(
            QT_TRANSLATE_NOOP(
                "core",
                "数据文件夹是加密的：请用 --passphrase-file 或环境变量 {variable} 给出数据口令。"
                "没有做任何事。",
            ),
            variable=VARIABLE,
        ),
        exit_code=3,
    )


def unlock_copy(copies: Copies, path: Path, asked: argparse.Namespace) -> None:
    """Open a copy that has another key than the folder: with what was given, or asked for."""
    try:
        copies.keys_of(path)
    except KnownError as error:
        if error.code != "copy_locked":
            raise
        secret = given(asked)
        if secret is None:
            secret = prompt(f"{path.name}: ")
        if secret is None:
            raise
        copies.unlock(path, secret)


def given(asked: argparse.Namespace) -> str | None:
    """The passphrase out of ``--passphrase-file`` or the variable."""
    return _from_file(getattr(asked, "passphrase_file", None)) or os.environ.get(VARIABLE) or None


def given_new(asked: argparse.Namespace) -> str:
    """The new passphrase: a file, a variable, or asked for twice; ``passphrase_needed``."""
    found = _from_file(asked.new_passphrase_file) or os.environ.get(NEW_VARIABLE)
    if found:
        return found
    first = prompt("New passphrase: ")
    if first is None:
        raise KnownError(
            "passphrase_needed",
            say(
                QT_TRANSLATE_NOOP(
                    "core",
                    "请用 --new-passphrase-file 或环境变量 {variable} 给出新的数据口令。没有做任何事。",
                ),
                variable=NEW_VARIABLE,
            ),
        )
    if prompt("Once more: ") != first:
        raise KnownError(
            "passphrase_differs",
            say(QT_TRANSLATE_NOOP("core", "两次输入的口令不一样，没有做任何事。")),
        )
    return first


def prompt(words: str) -> str | None:
    """Ask where somebody sits at a terminal; ``None`` elsewhere."""
    return getpass.getpass(words) if sys.stdin is not None and sys.stdin.isatty() else None


def _from_file(path: Path | None) -> str | None:
    if path is None:
        return None
    try:
        return path.read_text(encoding="utf-8-sig").rstrip("\r\n")
    except (OSError, ValueError) as error:
        raise KnownError(
            "passphrase_file_unreadable",
            say(
                QT_TRANSLATE_NOOP("core", "口令文件“{name}”无法读取。没有做任何事。"),
                name=path.name,
            ),
        ) from error
