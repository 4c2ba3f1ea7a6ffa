"""Attachments: kept once by content, whole or not at all, damage seen, removal undoable."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.domain.errors import KnownError, RefusedError
from desktop_app.services import attachments, undo
from desktop_app.services.office import Office
from desktop_app.services.safety import doctor
from desktop_app.storage import filestore
from tests.offices import SetClock, make_office
from tests.services.walking import register

PNG = b"\x89PNG\r\n\x1a\n" + b"pixels" * 50


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "attachments"


@pytest.fixture
def office(tmp_path: Path, folder: Path) -> Iterator[Office]:
    made = make_office(tmp_path, SetClock())
    made.attachments = folder
    yield made
    made.close()


def write(path: Path, data: bytes = PNG) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def add(office: Office, complaint_id: int, *paths: Path) -> attachments.Attached:
    assert office.attachments is not None
    taken = attachments.take_in(office.attachments, paths)
    assert taken.refused == ()
    return attachments.attach(office, complaint_id, taken.stored)


def test_a_content_is_kept_once_under_its_hash(
    office: Office, folder: Path, tmp_path: Path
) -> None:
    one, other = register(office).complaint.id, register(office, content="别的").complaint.id
    first, copy = write(tmp_path / "现场 1.png"), write(tmp_path / "card" / "IMG_0001.PNG")
    assert add(office, one, first) == attachments.Attached(1, ())
    assert add(office, other, copy).count == 1
    (kept,) = files(folder)
    assert kept.parent.name == kept.name[:2] and hashlib.sha256(PNG).hexdigest() == kept.name
    shown = attachments.shelf(office, one).items[0]
    assert shown.state == "ok"
    assert (shown.attachment.name, shown.attachment.media_type, shown.attachment.size) == (
        "现场 1.png", "image/png", len(PNG),
    )  # fmt: skip
    assert attachments.shelf(office, other).items[0].attachment.name == "IMG_0001.PNG"


def test_what_the_case_has_is_named_and_not_added_again(office: Office, tmp_path: Path) -> None:
    case = register(office).complaint.id
    add(office, case, write(tmp_path / "a.png"))
    before = undo.latest(office)
    assert add(office, case, write(tmp_path / "b.png")) == attachments.Attached(0, ("b.png",))
    assert undo.latest(office) == before
    assert len(attachments.shelf(office, case).items) == 1


def test_one_bad_file_does_not_keep_out_the_others(
    office: Office, folder: Path, tmp_path: Path
) -> None:
    good, empty = write(tmp_path / "a.pdf", b"%PDF-1.7 x"), write(tmp_path / "leer.jpg", b"")
    taken = attachments.take_in(folder, [tmp_path, empty, tmp_path / "gone.jpg", good])
    assert [one.media_type for one in taken.stored] == ["application/pdf"]
    told = [str(message) for message in taken.refused]
    assert "文件夹" in told[0] and "空文件" in told[1] and "无法读取" in told[2]
    assert len(files(folder)) == 1


def test_limit_is_said_and_nothing_is_left(folder: Path, tmp_path: Path) -> None:
    big = tmp_path / "录像.mp4"
    with big.open("wb") as file:
        file.truncate(filestore.MOST + 1)  # sparse: no room is used
    with pytest.raises(KnownError, match="201 MB，超过单个附件 200 MB") as caught:
        filestore.store_file(folder, big)
    assert caught.value.code == "attachment_too_big"
    assert not folder.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit on Windows")
def test_full_disk_leaves_nothing_half(folder: Path, tmp_path: Path) -> None:
    import resource
    import signal

    source = write(tmp_path / "a.bin", os.urandom(3 * filestore.MEGABYTE))
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    was = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (filestore.MEGABYTE, hard))
    try:
        with pytest.raises(KnownError, match="磁盘已满") as caught:
            filestore.store_file(folder, source)
        taken = attachments.take_in(folder, [source, tmp_path / "not even tried"])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, was)
    assert caught.value.code == "disk_full"
    assert len(taken.refused) == 1 and taken.stored == ()
    assert files(folder) == []


@pytest.mark.parametrize("number", [errno.EACCES, errno.EROFS])
def test_read_only_folder_is_said_and_ends_it(
    number: int, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The system's refusal is played: an administrator may write everywhere."""

    def refuse(*_args: object, **_more: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(tempfile, "mkstemp", refuse)
    taken = attachments.take_in(folder, [write(tmp_path / "a.png"), tmp_path / "not even tried"])
    (told,) = taken.refused
    assert "不能写入" in str(told) and taken.stored == ()
    assert files(folder) == []


def test_a_name_that_cannot_take_its_place_leaves_nothing(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_self: Path, _target: object) -> None:
        raise PermissionError(errno.EACCES, "in use")

    source = write(tmp_path / "a.png")
    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(KnownError, match="不能写入"):
        filestore.store_file(folder, source)
    assert files(folder) == []
    monkeypatch.undo()
    kept = filestore.store_file(folder, source)
    monkeypatch.setattr(Path, "replace", refuse)
    assert filestore.store_file(folder, source) == kept  # it lies there already, and is the same
    assert len(files(folder)) == 1


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "attachments").write_text("a file stands in the way")
    with pytest.raises(KnownError, match="没有保存"):
        filestore.store_bytes(tmp_path / "attachments", "a.png", PNG)
    assert [path.name for path in tmp_path.iterdir()] == ["attachments"]


def test_missing_and_changed_files_are_found(office: Office, folder: Path, tmp_path: Path) -> None:
    case = register(office)
    number, one = case.complaint.number, case.complaint.id
    sources = [write(tmp_path / f"{n}.png", PNG + bytes([n])) for n in range(3)]
    add(office, one, *sources)
    assert next(f for f in doctor.examine(office) if f.code == "attachments").ok
    items = [shown.attachment for shown in attachments.shelf(office, one).items]
    attachments.place_of(folder, items[0].sha256).unlink()
    same_size = attachments.place_of(folder, items[1].sha256)
    same_size.write_bytes(b"x" * items[1].size)
    attachments.place_of(folder, items[2].sha256).write_bytes(b"short")
    states = [shown.state for shown in attachments.shelf(office, one).items]
    assert states == ["missing", "ok", "changed"]  # only reading it whole finds the second
    finding = next(f for f in doctor.examine(office) if f.code == "attachments")
    assert not finding.ok and finding.numbers == (number,)
    assert "1 个缺失，2 个与添加时不同" in str(finding.message)
    for item, code in zip(items, ("missing", "changed", "changed"), strict=True):
        with pytest.raises(KnownError) as caught:
            attachments.copy_out(folder, item, tmp_path / "out.png")
        assert caught.value.code == f"attachment_{code}"
    assert not (tmp_path / "out.png").exists() and not (tmp_path / "out.png.part").exists()
    filestore.store_file(folder, sources[1])  # the same file again heals it
    assert attachments.copy_out(folder, items[1], tmp_path / "out.png").read_bytes()[-1] == 1


def test_copy_to_open_is_read_only_under_its_own_name(
    office: Office, folder: Path, tmp_path: Path
) -> None:
    case = register(office).complaint.id
    add(office, case, write(tmp_path / "a.png"))
    item = attachments.shelf(office, case).items[0].attachment
    (tmp_path / "open").mkdir()
    copy = attachments.copy_to_open(folder, item, tmp_path / "open")
    assert copy.name == "a.png" and copy.read_bytes() == PNG
    assert not stat.S_IMODE(copy.stat().st_mode) & 0o222


def test_programs_are_kept_but_not_opened(office: Office, folder: Path, tmp_path: Path) -> None:
    case = register(office).complaint.id
    add(office, case, write(tmp_path / "照片.JPG.exe", b"MZ..."))
    item = attachments.shelf(office, case).items[0].attachment
    with pytest.raises(RefusedError, match="可以运行的程序"):
        attachments.copy_to_open(folder, item, tmp_path)
    assert attachments.copy_out(folder, item, tmp_path / "saved.bin").read_bytes() == b"MZ..."


def test_removal_and_adding_are_undone(office: Office, folder: Path, tmp_path: Path) -> None:
    case = register(office).complaint.id
    add(office, case, write(tmp_path / "a.png"))
    item = attachments.shelf(office, case).items[0].attachment
    attachments.remove(office, item.id)
    assert attachments.shelf(office, case).items == ()
    with pytest.raises(KnownError, match="已被移除"):
        attachments.remove(office, item.id)
    undone = undo.undo_last(office)
    assert undone is not None and "移除附件" in str(undone.what)
    assert [shown.attachment for shown in attachments.shelf(office, case).items] == [item]
    undo.undo_last(office)
    assert attachments.shelf(office, case).items == ()
    assert len(files(folder)) == 1


def test_sweep_takes_only_old_files_that_nothing_refers_to(
    office: Office, folder: Path, tmp_path: Path
) -> None:
    case = register(office).complaint.id
    add(office, case, *(write(tmp_path / f"{n}.png", PNG + bytes([n])) for n in range(2)))
    items = [shown.attachment for shown in attachments.shelf(office, case).items]
    attachments.remove(office, items[0].id)
    stray = filestore.store_bytes(folder, "stray.png", b"stray")
    write(folder / "tmp1.part", b"cut")
    write(folder / "ab" / "a guest's file", b"not ours")
    assert attachments.sweep(office) == 0  # all of them are new
    for path in files(folder):
        os.utime(path, (0, 0))
    assert attachments.sweep(office) == 2
    kept = {path.name for path in files(folder)}
    assert kept == {items[0].sha256, items[1].sha256, "a guest's file"}
    assert stray.sha256 not in kept


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("a/b\\c:d?.png", "a_b_c_d_.png"),
        ("con.txt", "_con.txt"),
        ("  . ", "附件"),
        ("漏" * 200 + ".jpeg", "漏" * 66 + ".jpeg"),
        ("发票.", "发票"),
    ],
)
def test_names_can_be_written_everywhere(name: str, clean: str) -> None:
    assert filestore.clean_name(name) == clean
