"""Sealed files: the content comes back, and nothing of them can be cut, moved or changed unseen."""

from __future__ import annotations

import io

import pytest

from desktop_app.storage.encryption import sealed
from desktop_app.storage.encryption.keys import new_keys

KEYS = new_keys()
SIZES = [1, 15, sealed.PIECE - 1, sealed.PIECE, sealed.PIECE + 1, 2 * sealed.PIECE, 2_500_000]


def content(size: int) -> bytes:
    return bytes(range(256)) * (size // 256) + bytes(range(size % 256))


def in_pieces(data: bytes, size: int) -> list[bytes]:
    return [data[at : at + size] for at in range(0, len(data), size)]


def sealed_bytes(data: bytes, pieces: int = 65_536) -> bytes:
    return b"".join(sealed.seal(KEYS, iter(in_pieces(data, pieces))))


def opened(data: bytes) -> bytes:
    return b"".join(sealed.unseal(KEYS, io.BytesIO(data).read))


@pytest.mark.parametrize("size", SIZES)
def test_the_content_comes_back_and_the_size_is_known(size: int) -> None:
    data = content(size)
    for pieces in (7_777, sealed.PIECE, 3 * sealed.PIECE):
        kept = sealed_bytes(data, pieces)
        assert len(kept) == sealed.sealed_size(size)
        assert opened(kept) == data
    assert data[:64] not in kept or size < 64


def test_the_same_content_never_looks_the_same() -> None:
    assert sealed_bytes(b"photo") != sealed_bytes(b"photo")


@pytest.mark.parametrize("size", [5, sealed.PIECE, sealed.PIECE + 5])
def test_a_changed_or_cut_file_is_refused(size: int) -> None:
    kept = sealed_bytes(content(size))
    for place in (0, 4, 35, 36, len(kept) // 2, len(kept) - 1):
        wrong = bytearray(kept)
        wrong[place] ^= 1
        with pytest.raises(sealed.UnsealedError):
            opened(bytes(wrong))
    for length in (0, 3, 36, 40, len(kept) - 1, 36 + sealed.PIECE + 16):
        if length < len(kept):
            with pytest.raises(sealed.UnsealedError):
                opened(kept[:length])
    with pytest.raises(sealed.UnsealedError):
        opened(kept + b"\x00")


def test_pieces_cannot_change_places_or_be_left_out() -> None:
    kept = sealed_bytes(content(3 * sealed.PIECE))
    head, step = kept[:36], sealed.PIECE + 16
    one, two, three = (kept[36 + at * step : 36 + (at + 1) * step] for at in range(3))
    assert opened(head + one + two + three) == content(3 * sealed.PIECE)
    for wrong in (two + one + three, one + three, one + two, one + two + three + three):
        with pytest.raises(sealed.UnsealedError):
            opened(head + wrong)


def test_another_key_opens_nothing() -> None:
    kept = sealed_bytes(b"photo")
    with pytest.raises(sealed.UnsealedError):
        b"".join(sealed.unseal(new_keys(), io.BytesIO(kept).read))
