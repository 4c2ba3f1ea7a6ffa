"""A file sealed with a key: encrypted in pieces, each proven, in order and to the last one.

``CDF1``, a salt of 32 bytes, then pieces of one mebibyte with 16 bytes of proof each (AES-256-GCM
under the file's own key). The number of a piece and whether it is the last stand in its nonce, so
that pieces cannot be left out, moved or cut off unseen (the STREAM construction).
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Iterator

from desktop_app.storage.encryption.keys import Keys

MAGIC = b"CDF1"
PIECE = 1 << 20
_SALT, _PROOF = 32, 16
_HEAD = len(MAGIC) + _SALT


class UnsealedError(OSError):
    """What was read is not what was sealed with this key."""


def sealed_size(size: int) -> int:
    """Bytes that a content of *size* bytes takes when it is sealed."""
    return _HEAD + size + _PROOF * max(1, -(-size // PIECE))


def seal(keys: Keys, pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The sealed form of a content that comes in pieces of any length."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    salt = secrets.token_bytes(_SALT)
    head = MAGIC + salt
    cipher = AESGCM(keys.file(salt))
    yield head
    number, waiting = 0, bytearray()
    for piece in pieces:
        waiting += piece
        while len(waiting) > PIECE:  # what is exactly full may still be the last one
            yield cipher.encrypt(_nonce(number, last=False), bytes(waiting[:PIECE]), head)
            del waiting[:PIECE]
            number += 1
    yield cipher.encrypt(_nonce(number, last=True), bytes(waiting), head)


def unseal(keys: Keys, read: Callable[[int], bytes]) -> Iterator[bytes]:
    """The content again, piece by piece; ``UnsealedError`` at the first that does not fit."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    head = read(_HEAD)
    if len(head) != _HEAD or not head.startswith(MAGIC):
        raise UnsealedError("not a sealed file")
    cipher = AESGCM(keys.file(head[len(MAGIC) :]))
    number, piece = 0, _exactly(read, PIECE + _PROOF)
    while True:
        following = _exactly(read, PIECE + _PROOF)
        try:
            yield cipher.decrypt(_nonce(number, last=not following), piece, head)
        except (InvalidTag, ValueError) as error:
            raise UnsealedError("does not fit its key") from error
        if not following:
            return
        number, piece = number + 1, following


def _exactly(read: Callable[[int], bytes], size: int) -> bytes:
    """*size* bytes, fewer only at the end."""
    found = read(size)
    while len(found) < size:
        more = read(size - len(found))
        if not more:
            break
        found += more
    return found


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + (b"\x01" if last else b"\x00")
