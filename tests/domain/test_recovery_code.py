"""The recovery code: read back whatever stands between, and every slip found in its group."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain import recovery_code

SECRETS = st.binary(min_size=recovery_code.BYTES, max_size=recovery_code.BYTES)


@given(SECRETS)
def test_what_was_written_is_read_back(secret: bytes) -> None:
    code = recovery_code.written(secret)
    groups = code.split("-")
    assert [len(one) for one in groups] == [6] * 8
    for typed in (code, code.replace("-", ""), code.replace("-", "　"), f" {code}\n"):
        assert recovery_code.read(typed) == recovery_code.Typed(secret)
    full_width = "".join(chr(ord(one) + 0xFEE0) if one.isdigit() else one for one in code)
    assert recovery_code.read(full_width).secret == secret


@given(SECRETS, st.integers(0, 47), st.integers(1, 9))
def test_one_wrong_digit_is_found_in_its_group(secret: bytes, place: int, by: int) -> None:
    digits = recovery_code.written(secret).replace("-", "")
    wrong = digits[:place] + str((int(digits[place]) + by) % 10) + digits[place + 1 :]
    assert recovery_code.read(wrong) == recovery_code.Typed(None, (place // 6 + 1,))


@given(SECRETS, st.integers(0, 46))
def test_two_digits_that_changed_places_are_found(secret: bytes, place: int) -> None:
    digits = recovery_code.written(secret).replace("-", "")
    if place % 6 == 5 or digits[place] == digits[place + 1]:
        return
    swapped = digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :]
    assert recovery_code.read(swapped).wrong == (place // 6 + 1,)


def test_too_few_or_too_many_digits_are_no_code() -> None:
    code = recovery_code.written(bytes(range(16)))
    for typed in ("", "123", code[:-1], code + "1", "abc"):
        assert recovery_code.read(typed) == recovery_code.Typed(None)
