"""The key file: two locks for one key, written whole, refused when it was tampered with."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from desktop_app.domain import recovery_code
from desktop_app.domain.errors import KnownError
from desktop_app.storage.encryption import keyfile

CODE = bytes(range(16))


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stretching is slow on purpose; these tests are about everything else."""
    monkeypatch.setattr(keyfile, "_MEMORY", 64)


def test_passphrase_and_code_open_the_same_key() -> None:
    keys, file = keyfile.create("三号楼 的 钥匙", CODE)
    again = keyfile.parse(file.text())
    assert again == file
    assert keyfile.open_with_passphrase(again, "三号楼 的 钥匙") == keys
    assert keyfile.open_with_code(again, recovery_code.written(CODE)) == keys
    assert "secret" not in repr(keys) and keys.secret.hex() not in file.text().decode()
    with pytest.raises(keyfile.WrongKeyError) as refused:
        keyfile.open_with_passphrase(again, "三号楼 的钥匙")
    assert (refused.value.code, refused.value.exit_code) == ("passphrase_wrong", 3)
    with pytest.raises(keyfile.WrongKeyError) as refused:
        keyfile.open_with_code(again, recovery_code.written(bytes(16)))
    assert refused.value.code == "code_wrong"
    with pytest.raises(keyfile.WrongKeyError) as refused:
        keyfile.open_with_code(again, "1" + recovery_code.written(CODE)[1:])
    assert refused.value.code == "code_typed_wrong" and "1" in str(refused.value)


def test_a_passphrase_is_the_same_however_it_was_composed() -> None:
    _, file = keyfile.create("cafe\u0301 １２３", CODE)
    assert keyfile.open_with_passphrase(file, "caf\u00e9 123")


def test_another_lock_leaves_the_key_and_the_other_lock() -> None:
    keys, file = keyfile.create("first passphrase", CODE)
    second = keyfile.with_passphrase(file, keys, "second passphrase")
    assert keyfile.open_with_passphrase(second, "second passphrase") == keys
    with pytest.raises(keyfile.WrongKeyError):
        keyfile.open_with_passphrase(second, "first passphrase")
    third = keyfile.with_code(second, keys, bytes(16))
    assert keyfile.open_with_code(third, recovery_code.written(bytes(16))) == keys
    with pytest.raises(keyfile.WrongKeyError):
        keyfile.open_with_code(third, recovery_code.written(CODE))
    assert (file.revision, second.revision, third.revision) == (1, 2, 3)


def test_a_lock_of_another_file_cannot_be_put_in_its_place() -> None:
    _, mine = keyfile.create("my passphrase", CODE)
    _, other = keyfile.create("other passphrase", CODE)
    values, foreign = json.loads(mine.text()), json.loads(other.text())
    values["passphrase"] = foreign["passphrase"]
    mixed = keyfile.parse(json.dumps(values).encode())
    with pytest.raises(keyfile.WrongKeyError):
        keyfile.open_with_passphrase(mixed, "other passphrase")


@pytest.mark.parametrize(
    "change",
    [
        lambda v: v.pop("recovery"),
        lambda v: v.update(format=2),
        lambda v: v.update(key="../../x"),
        lambda v: v["passphrase"].update(memory=1 << 40),
        lambda v: v["passphrase"].update(time=0),
        lambda v: v["passphrase"].update(sealed="AAAA"),
        lambda v: v["passphrase"].update(salt="no base64!"),
        lambda v: v.update(passphrase=[]),
    ],
)
def test_what_is_no_key_file_is_refused(change: object, tmp_path: Path) -> None:
    _, file = keyfile.create("my passphrase", CODE)
    values = json.loads(file.text())
    change(values)  # type: ignore[operator]
    (tmp_path / keyfile.NAME).write_text(json.dumps(values), encoding="utf-8")
    with pytest.raises(KnownError) as refused:
        keyfile.read(tmp_path)
    assert (refused.value.code, refused.value.exit_code) == ("key_file_damaged", 3)


def test_it_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert keyfile.read(tmp_path) is None
    keys, file = keyfile.create("my passphrase", CODE)
    keyfile.write(tmp_path, file)
    assert keyfile.read(tmp_path) == file

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        keyfile.write(tmp_path, keyfile.with_passphrase(file, keys, "another passphrase"))
    assert keyfile.read(tmp_path) == file
    assert [path.name for path in tmp_path.iterdir()] == [keyfile.NAME]
