"""Attachments in the editor: dropped, pasted, chosen, opened, saved, removed; damage is seen."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.services import attachments, cases, undo
from desktop_app.services.office import Office
from desktop_app.ui.attachments.box import FOLDER_SETTING, Outside
from desktop_app.ui.attachments.thumb import PIXELS, Thumb, read_picture, size_text
from desktop_app.ui.desk import Desk
from desktop_app.ui.editor.page import EditorPage
from tests.services.walking import register
from tests.ui.conftest import Said


@dataclass
class World:
    """What the page asked of the world outside."""

    chosen: list[Path] = field(default_factory=list)
    target: Path | None = None
    opens: bool = True
    opened: list[Path] = field(default_factory=list)
    asked_in: list[str] = field(default_factory=list)

    def ask_files(self, _parent: QWidget, folder: str) -> list[Path]:
        self.asked_in.append(folder)
        return self.chosen

    def open_path(self, path: Path) -> bool:
        self.opened.append(path)
        return self.opens


@pytest.fixture
def case_id(office: Office, tmp_path: Path) -> int:
    office.attachments = tmp_path / "attachments"
    return register(office).complaint.id


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def page(desk: Desk, case_id: int, world: World, qtbot: QtBot) -> EditorPage:
    made = EditorPage(desk)
    qtbot.addWidget(made.widget)
    made.files.outside = Outside(
        world.ask_files, lambda _parent, _proposed: world.target, world.open_path
    )
    made.widget.resize(1300, 900)
    made.widget.show()
    made.activate((case_id, None))
    return made


def photo(path: Path, width: int = 640, height: int = 480, colour: str = "#336699") -> Path:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    path.parent.mkdir(parents=True, exist_ok=True)
    assert image.save(str(path), "JPG")
    return path


def title(page: EditorPage) -> str:
    return page.files.card.accessibleName()


def thumbs(page: EditorPage) -> list[Thumb]:
    return list(page.files.card.thumbs.values())


def drop(target: QWidget, mime: QMimeData) -> bool:
    """Drag *mime* over *target* and let go; whether it was taken."""
    common = (
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    enter = QDragEnterEvent(QPoint(5, 5), *common)
    QApplication.sendEvent(target, enter)
    if not enter.isAccepted():
        return False
    event = QDropEvent(QPointF(5, 5), *common)
    QApplication.sendEvent(target, event)
    return event.isAccepted()


def files_mime(*paths: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def test_dropped_files_stand_there_as_pictures_and_names(
    page: EditorPage, tmp_path: Path, said: Said
) -> None:
    assert title(page) == "附件" and "Ctrl+V" in page.files.card.add_button.toolTip()
    letter = tmp_path / "来函.pdf"
    letter.write_bytes(b"%PDF-1.7 letter")
    assert drop(page.view, files_mime(photo(tmp_path / "现场.jpg"), letter))
    assert title(page) == "附件（2）" and said.messages == []
    picture, other = thumbs(page)
    assert picture.has_picture and not other.has_picture
    assert picture.accessibleName().startswith("附件 现场.jpg，")
    assert not page.files.card.note.isVisible()


def test_a_drop_over_a_text_field_reaches_the_page(page: EditorPage, tmp_path: Path) -> None:
    """Qt asks the field first and then its parents: the field must not take a file as text."""
    area = page.view.basics.rows["content"].input.widget  # type: ignore[union-attr]
    mime = files_mime(photo(tmp_path / "a.jpg"))
    assert not area.canInsertFromMimeData(mime)
    words = QMimeData()
    words.setText("楼上漏水")
    assert area.canInsertFromMimeData(words)
    assert not drop(page.view, words), "words are no attachment"


def test_a_bad_file_is_named_and_the_good_one_kept(
    page: EditorPage, tmp_path: Path, said: Said
) -> None:
    empty = tmp_path / "空.jpg"
    empty.write_bytes(b"")
    page.files.add([empty, photo(tmp_path / "a.jpg")])
    assert said.messages == [("error", "“空.jpg”是空文件，没有添加；请检查是否已复制完整。")]
    page.files.add([photo(tmp_path / "b.jpg")])  # the same picture once more
    assert said.messages[-1][0] == "info" and "b.jpg" in said.messages[-1][1]
    assert title(page) == "附件（1）"


def test_ctrl_v_takes_a_picture_even_from_a_text_field_but_leaves_words_to_it(
    page: EditorPage, qtbot: QtBot
) -> None:
    page.widget.activateWindow()
    qtbot.waitUntil(page.widget.isActiveWindow)
    area = page.view.basics.rows["content"].input.widget  # type: ignore[union-attr]
    area.setFocus()
    clipboard = QGuiApplication.clipboard()
    image = QImage(30, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("#884422"))
    clipboard.setImage(image)
    qtbot.keyClick(area, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [one.shown.attachment.name for one in thumbs(page)] == ["粘贴的图片 20261121-143207.png"]
    area.selectAll()
    clipboard.setText("改成这句")
    qtbot.keyClick(area, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert area.toPlainText() == "改成这句" and title(page) == "附件（1）"
    clipboard.clear()


def test_pasted_files_and_an_empty_clipboard(page: EditorPage, tmp_path: Path, said: Said) -> None:
    QGuiApplication.clipboard().setMimeData(files_mime(photo(tmp_path / "a.jpg")))
    page.files.paste()
    assert title(page) == "附件（1）"
    QGuiApplication.clipboard().setText("只有文字")
    page.files.paste()
    assert said.messages[-1] == ("info", "剪贴板里没有图片或文件。")


def test_chosen_files_and_the_folder_of_last_time(
    page: EditorPage, desk: Desk, world: World, tmp_path: Path
) -> None:
    card = tmp_path / "DCIM" / "100CANON"
    world.chosen = [photo(card / "IMG_0001.JPG"), photo(card / "IMG_0002.JPG", colour="#000000")]
    page.files.card.add_button.click()
    assert title(page) == "附件（2）"
    page.files.card.add_button.click()
    assert world.asked_in == ["", str(card)] and desk.settings.get(FOLDER_SETTING) == str(card)


def test_enter_opens_a_copy_and_the_copies_go_at_the_end(
    page: EditorPage, world: World, tmp_path: Path, qtbot: QtBot, said: Said
) -> None:
    source = photo(tmp_path / "现场.jpg")
    page.files.add([source])
    qtbot.keyClick(thumbs(page)[0], Qt.Key.Key_Return)
    (copy,) = world.opened
    assert copy.name == "现场.jpg" and copy.read_bytes() == source.read_bytes()
    world.opens = False
    thumbs(page)[0].click()
    assert said.messages[-1][0] == "warning" and "另存为" in said.messages[-1][1]
    page.files.discard_copies()
    assert not any(path.parent.exists() for path in world.opened)


def test_saved_under_another_name(
    page: EditorPage, world: World, tmp_path: Path, said: Said
) -> None:
    source = photo(tmp_path / "a.jpg")
    page.files.add([source])
    (one,) = page.files.card.thumbs
    menu = page.files.card.menu_for(one)
    assert [action.objectName() for action in menu.actions()] == ["open", "save", "remove"]
    menu.actions()[1].trigger()
    assert said.messages == []  # nothing was chosen
    world.target = tmp_path / "out" / "b.jpg"
    page.files.save(one)
    assert said.messages[-1][0] == "error" and "没有保存" in said.messages[-1][1]
    world.target.parent.mkdir()
    page.files.save(one)
    assert world.target.read_bytes() == source.read_bytes()


def test_delete_removes_and_undo_brings_it_back(
    page: EditorPage, office: Office, tmp_path: Path, qtbot: QtBot
) -> None:
    page.files.add([photo(tmp_path / "a.jpg"), photo(tmp_path / "b.jpg", colour="#000000")])
    first, second = thumbs(page)
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Delete)
    assert thumbs(page) == [second] and title(page) == "附件（1）"
    page._desk.runner.run(undo.undo_last)
    assert title(page) == "附件（2）" and all(one.has_picture for one in thumbs(page))


def test_a_missing_file_shows_and_says_what_to_do(
    page: EditorPage, office: Office, world: World, case_id: int, tmp_path: Path, said: Said
) -> None:
    source = photo(tmp_path / "a.jpg")
    page.files.add([source])
    shelf = attachments.shelf(office, case_id)
    assert shelf.folder is not None
    attachments.place_of(shelf.folder, shelf.items[0].attachment.sha256).unlink()
    page.reload()
    (thumb,) = thumbs(page)
    assert thumb.sign() == "文件缺失" and "文件缺失" in thumb.accessibleName()
    thumb.click()
    assert world.opened == [] and "从备份恢复" in said.messages[-1][1]


def test_another_case_does_not_show_these(page: EditorPage, office: Office, tmp_path: Path) -> None:
    page.files.add([photo(tmp_path / "a.jpg")])
    other = register(office, content="别的").complaint.id
    page.show_case(other)
    assert thumbs(page) == [] and title(page) == "附件"


def test_a_deleted_case_takes_nothing(
    page: EditorPage, office: Office, case_id: int, tmp_path: Path, said: Said
) -> None:
    page.files.add([photo(tmp_path / "a.jpg")])
    page._desk.runner.run(lambda office: cases.delete(office, case_id))
    (one,) = page.files.card.thumbs
    assert not page.files.card.add_button.isVisible()
    assert not page.files.card.menu_for(one).actions()[2].isEnabled()
    thumbs(page)[0].removed.emit()
    page.files.add([photo(tmp_path / "b.jpg", colour="#000000")])
    assert "恢复后才能添加" in said.messages[-1][1]
    assert [one.state for one in attachments.shelf(office, case_id).items] == ["ok"]


def test_pictures_are_read_small_and_broken_ones_not_at_all(tmp_path: Path) -> None:
    image = read_picture(photo(tmp_path / "big.jpg", 4000, 1000))
    assert image is not None and (image.width(), image.height()) == (PIXELS, PIXELS // 4)
    broken = tmp_path / "broken.jpg"
    broken.write_bytes(b"no picture at all")
    assert read_picture(broken) is None


@pytest.mark.parametrize(("size", "text"), [(1, "1 KB"), (12_300, "12 KB"), (3_565_158, "3.4 MB")])
def test_sizes_as_an_office_reads_them(size: int, text: str) -> None:
    assert size_text(size) == text
