"""Where resources and data are found, and what the log keeps to itself."""

from __future__ import annotations

import logging
import os
import sys
from pathlib import Path

import pytest

from desktop_app.app import log, paths
from desktop_app.domain.errors import KnownError

PACKAGE_PARENT = Path(paths.__file__).resolve().parent.parent.parent


def pretend_installed_at(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setattr(paths, "__file__", str(folder / "desktop_app" / "app" / "paths.py"))


def test_a_checkout_finds_its_resources() -> None:
    assert paths.resources_dir() == PACKAGE_PARENT / "resources"


def test_an_installed_wheel_finds_its_resources(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pretend_installed_at(monkeypatch, tmp_path)
    inside = tmp_path / "desktop_app" / "_resources"
    (inside / "workflows").mkdir(parents=True)
    # Somebody else's folder of that name beside installed packages is not ours.
    (tmp_path / "resources" / "workflows").mkdir(parents=True)
    assert paths.resources_dir() == inside


def test_a_frozen_build_finds_its_resources(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    (tmp_path / "resources" / "workflows").mkdir(parents=True)
    assert paths.resources_dir() == tmp_path / "resources"


def test_missing_resources_are_said_clearly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pretend_installed_at(monkeypatch, tmp_path)
    with pytest.raises(KnownError) as caught:
        paths.resources_dir()
    assert (caught.value.code, caught.value.exit_code) == ("resources-missing", 3)


def test_the_data_folder_can_be_chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    folder = paths.data_dir("办公室 数据")
    assert folder.root == tmp_path / "办公室 数据"
    assert not folder.root.exists()


def test_home_is_understood(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert paths.data_dir("~/desk").root == tmp_path / "desk"


@pytest.mark.parametrize("nothing", [None, "", "  "])
def test_without_a_choice_it_is_the_users_own_place(nothing: str | None) -> None:
    root = paths.data_dir(nothing).root
    assert root.is_absolute()
    assert root.name == "ComplaintDesk"


def test_everything_lies_inside_the_data_folder(tmp_path: Path) -> None:
    folder = paths.data_dir(tmp_path / "desk").prepare()
    inside = [folder.database, folder.attachments, folder.backups, folder.logs]
    inside += [folder.lock, folder.settings]
    assert len(set(inside)) == len(inside)
    assert all(path.parent == folder.root for path in inside)
    assert folder.prepare() == folder  # a second start changes nothing


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permission bits")
def test_a_new_data_folder_is_private(tmp_path: Path) -> None:
    folder = paths.data_dir(tmp_path / "desk").prepare()
    for path in (folder.root, folder.attachments, folder.backups, folder.logs):
        assert path.stat().st_mode & 0o077 == 0


def test_a_data_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    place = tmp_path / "desk"
    place.write_text("a letter", encoding="utf-8")
    with pytest.raises(KnownError) as caught:
        paths.data_dir(place).prepare()
    assert (caught.value.code, caught.value.exit_code) == ("data-folder-unusable", 3)
    assert str(place) in str(caught.value)
    assert place.read_text(encoding="utf-8") == "a letter"


def logged(folder: Path) -> str:
    return (folder / log.LOG_FILE).read_text(encoding="utf-8")


def test_the_log_is_written_at_once_and_stops(tmp_path: Path) -> None:
    stop = log.start_log(tmp_path / "logs", native_crashes=False)
    logger = logging.getLogger("desktop_app.app.somewhere")
    logger.info("import done batch=%s rows=%d", "B7", 12)
    during = logged(tmp_path / "logs")
    stop()
    logger.info("after the end")
    assert "import done batch=B7 rows=12" in during
    assert logged(tmp_path / "logs") == during


def test_the_log_keeps_people_out(tmp_path: Path) -> None:
    stop = log.start_log(tmp_path, native_crashes=False)
    logger = logging.getLogger("desktop_app")
    try:
        try:
            raise ValueError("李四 13800138000")
        except ValueError as error:
            raise KnownError("bad-row", "王五的房号 3-2-501 不对") from error
    except KnownError:
        logger.exception("failed number=%s phone=%s", "TS-20261121-009", "13800138000")
    logger.warning("identity 11010519491231002X")
    stop()
    text = logged(tmp_path)
    for secret in ("李四", "王五", "3-2-501", "13800138000", "11010519491231002", "raise "):
        assert secret not in text
    for fact in ("TS-20261121-009", "KnownError code=bad-row", "ValueError", "test_paths.py:"):
        assert fact in text


def test_the_log_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log, "MAX_BYTES", 2_000)
    stop = log.start_log(tmp_path, native_crashes=False)
    for number in range(500):
        logging.getLogger("desktop_app").info("line %04d %s", number, "x" * 40)
    stop()
    sizes = [path.stat().st_size for path in tmp_path.iterdir()]
    assert len(sizes) == log.KEPT_FILES + 1
    assert max(sizes) <= 2_000
    assert "line 0499" in logged(tmp_path)


def test_without_a_place_for_the_log_the_program_goes_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = tmp_path / "logs"
    place.write_text("not a folder", encoding="utf-8")
    stop = log.start_log(place)
    logging.getLogger("desktop_app").error("nobody hears this")
    stop()
    assert capsys.readouterr().err == ""
    assert place.read_text(encoding="utf-8") == "not a folder"
