"""The key file: the data key, wrapped once by the passphrase and once by the recovery code.

It lies in the data folder and in every safety copy. Whoever has it and neither passphrase nor
code has nothing; whoever has lost it, and every copy of it, has lost the data.
"""

from __future__ import annotations

import base64
import contextlib
import hashlib
import hmac
import json
import os
import re
import secrets
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from desktop_app.domain import recovery_code
from desktop_app.domain.errors import KnownError
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, say
from desktop_app.storage.encryption.keys import Keys, new_keys

NAME = "complaint-desk.key"
_FORMAT = 1
_ABOUT = "complaint-desk key file: without it nobody can open this data. Do not delete it."
_TIME, _MEMORY, _LANES = 3, 65_536, 4
"""Argon2id as RFC 9106 recommends where memory is limited: three passes over 64 MB."""
_MOST = {"time": 16, "memory": 1_048_576, "lanes": 16}
_NONCE = 12


class WrongKeyError(KnownError):
    """A passphrase or a recovery code that does not open this key file."""


@dataclass(frozen=True)
class Wrapped:
    """The data key under one lock; ``salt``, ``nonce`` and ``sealed`` are bytes."""

    salt: bytes
    nonce: bytes
    sealed: bytes
    cost: tuple[int, int, int] = (0, 0, 0)
    """Passes, kibibytes and lanes of Argon2id; zero for a code, which is random itself."""


@dataclass(frozen=True)
class KeyFile:
    """What the file holds. ``revision`` counts how often a lock was changed."""

    ident: str
    passphrase: Wrapped
    recovery: Wrapped
    revision: int = 1

    def text(self) -> bytes:
        """The file's content."""
        values = {
            "about": _ABOUT,
            "format": _FORMAT,
            "key": self.ident,
            "revision": self.revision,
            "passphrase": _written(self.passphrase),
            "recovery": _written(self.recovery),
        }
        return json.dumps(values, indent=1).encode("ascii") + b"\n"


def create(passphrase: str, code: bytes) -> tuple[Keys, KeyFile]:
    """A new data key and its file; *code* is the recovery code's 16 bytes."""
    keys = new_keys()
    return keys, KeyFile(keys.ident, _wrap_passphrase(keys, passphrase), _wrap_code(keys, code))


def new_code() -> bytes:
    """The bytes of a new recovery code."""
    return secrets.token_bytes(recovery_code.BYTES)


def with_passphrase(file: KeyFile, keys: Keys, passphrase: str) -> KeyFile:
    """The same key under another passphrase; the data itself stays as it is."""
    return replace(file, passphrase=_wrap_passphrase(keys, passphrase), revision=file.revision + 1)


def with_code(file: KeyFile, keys: Keys, code: bytes) -> KeyFile:
    """The same key under another recovery code."""
    return replace(file, recovery=_wrap_code(keys, code), revision=file.revision + 1)


def open_with_passphrase(file: KeyFile, passphrase: str) -> Keys:
    """The data key; ``WrongKeyError`` (``passphrase_wrong``)."""
    wrapped = file.passphrase
    key = _stretched(passphrase, wrapped.salt, wrapped.cost)
    secret = _unwrap(key, file.ident, "passphrase", wrapped)
    if secret is None:
        raise WrongKeyError(
            "passphrase_wrong",
            say(QT_TRANSLATE_NOOP("core", "数据口令不对，没有打开，数据没有改动。")),
            exit_code=3,
        )
    return Keys(file.ident, secret)


def open_with_code(file: KeyFile, typed: str) -> Keys:
    """The data key; ``WrongKeyError``: ``code_typed_wrong`` names the group, or ``code_wrong``."""
    read = recovery_code.read(typed)
    if read.wrong:
        raise WrongKeyError(
            "code_typed_wrong",
            say(
                QT_TRANSLATE_NOOP("core", "恢复码第 {groups} 组有错，请对照原件再看一遍。"),
                groups="、".join(str(one) for one in read.wrong),
            ),
            exit_code=3,
        )
    if read.secret is None:
        raise WrongKeyError(
            "code_typed_wrong",
            say(QT_TRANSLATE_NOOP("core", "恢复码是 8 组、每组 6 位数字，请检查是否抄全。")),
            exit_code=3,
        )
    secret = _unwrap(_code_key(read.secret, file.recovery.salt), file.ident, "recovery",
                     file.recovery)  # fmt: skip
    if secret is None:
        raise WrongKeyError(
            "code_wrong",
            say(
                QT_TRANSLATE_NOOP("core", "这个恢复码不是这份数据的（可能已换过新的），没有打开。")
            ),
            exit_code=3,
        )
    return Keys(file.ident, secret)


def parse(text: bytes) -> KeyFile:
    """Read a key file's content; ``ValueError`` for what is none."""
    try:
        values: Any = json.loads(text)
        if not isinstance(values, dict) or values.get("format") != _FORMAT:
            raise ValueError("format")
        ident = values["key"]
        if not isinstance(ident, str) or not re.fullmatch(r"[0-9a-f]{8}", ident):
            raise ValueError("key")
        return KeyFile(
            ident,
            _read(values["passphrase"], stretched=True),
            _read(values["recovery"], stretched=False),
            int(values["revision"]),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(str(error)) from error


def read(folder: Path) -> KeyFile | None:
    """The key file of a data folder, ``None`` without one; ``key_file_damaged``."""
    path = folder / NAME
    try:
        return parse(path.read_bytes())
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, ValueError) as error:
        raise KnownError(
            "key_file_damaged",
            say(
                QT_TRANSLATE_NOOP(
                    "core",
                    "密钥文件 {path} 读不出来，加密的数据打不开，没有改动任何内容。"
                    "请从任何一份备份（zip）里取出同名文件放回原处。",
                ),
                path=str(path),
            ),
            exit_code=3,
        ) from error


def write(folder: Path, file: KeyFile) -> None:
    """Write it beside, read it back, rename; ``OSError`` when that cannot be done."""
    target = folder / NAME
    temporary = folder / f".{NAME}.{secrets.token_hex(4)}.tmp"
    text = file.text()
    try:
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        if temporary.read_bytes() != text:
            raise OSError(5, "read back wrong")
        temporary.replace(target)
        settle(folder)
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


def settle(folder: Path) -> None:
    """New names are on the disk as well; not every system lets a folder be synced."""
    with contextlib.suppress(OSError, AttributeError):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _wrap_passphrase(keys: Keys, passphrase: str) -> Wrapped:
    salt, cost = secrets.token_bytes(16), (_TIME, _MEMORY, _LANES)
    return _wrap(_stretched(passphrase, salt, cost), keys, "passphrase", salt, cost)


def _wrap_code(keys: Keys, code: bytes) -> Wrapped:
    salt = secrets.token_bytes(16)
    return _wrap(_code_key(code, salt), keys, "recovery", salt, (0, 0, 0))


def _wrap(key: bytes, keys: Keys, lock: str, salt: bytes, cost: tuple[int, int, int]) -> Wrapped:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = secrets.token_bytes(_NONCE)
    sealed = AESGCM(key).encrypt(nonce, keys.secret, _bound(keys.ident, lock))
    return Wrapped(salt, nonce, sealed, cost)


def _unwrap(key: bytes, ident: str, lock: str, wrapped: Wrapped) -> bytes | None:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        return AESGCM(key).decrypt(wrapped.nonce, wrapped.sealed, _bound(ident, lock))
    except InvalidTag:
        return None


def _bound(ident: str, lock: str) -> bytes:
    """What is sealed in with the key: a lock of another file cannot be put in its place."""
    return f"complaint-desk key {_FORMAT} {ident} {lock}".encode()


def _stretched(passphrase: str, salt: bytes, cost: tuple[int, int, int]) -> bytes:
    from argon2.low_level import Type, hash_secret_raw

    passes, memory, lanes = cost
    # The same passphrase, however the keyboard composed its characters.
    typed = unicodedata.normalize("NFKC", passphrase).encode("utf-8", "surrogatepass")
    return hash_secret_raw(
        typed,
        salt,
        time_cost=passes,
        memory_cost=memory,
        parallelism=lanes,
        hash_len=32,
        type=Type.ID,
    )


def _code_key(code: bytes, salt: bytes) -> bytes:
    # 128 random bits need no stretching.
    return hmac.new(salt, b"complaint-desk recovery" + code, hashlib.sha256).digest()


def _written(wrapped: Wrapped) -> dict[str, object]:
    values: dict[str, object] = {
        name: base64.b64encode(getattr(wrapped, name)).decode("ascii")
        for name in ("salt", "nonce", "sealed")
    }
    passes, memory, lanes = wrapped.cost
    return {**values, "time": passes, "memory": memory, "lanes": lanes} if passes else values


def _read(values: Mapping[str, Any], *, stretched: bool) -> Wrapped:
    salt, nonce, sealed = (
        base64.b64decode(values[name], validate=True) for name in ("salt", "nonce", "sealed")
    )
    cost = (0, 0, 0)
    if stretched:
        passes, memory, lanes = (int(values[name]) for name in ("time", "memory", "lanes"))
        # A file that was tampered with must not take the machine's memory.
        for name, value in (("time", passes), ("memory", memory), ("lanes", lanes)):
            if not 1 <= value <= _MOST[name]:
                raise ValueError(name)
        cost = (passes, memory, lanes)
    if len(salt) != 16 or len(nonce) != _NONCE or len(sealed) != 48:
        raise ValueError("length")
    return Wrapped(salt, nonce, sealed, cost)
