"""Attachments of the case on the page: taken in, shown, opened, saved, removed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from desktop_app.domain.errors import KnownError
from desktop_app.domain.messages import QT_TRANSLATE_NOOP
from desktop_app.services import attachments
from desktop_app.services.attachments import Attached, Attachment, Files, Shelf, Stored, TakenIn
from desktop_app.ui.attachments.card import AttachmentCard
from desktop_app.ui.attachments.files_in import FileDrop, PasteGuard, paths_of, picture_of
from desktop_app.ui.attachments.thumb import is_picture, read_picture
from desktop_app.ui.desk import Desk, Latest
from desktop_app.ui.i18n import render
from desktop_app.ui.shell.actions import ActionSpec
from desktop_app.ui.words import listed

FOLDER_SETTING = "attachments/folder"
KEPT_PICTURES = 200


def ask_files(parent: QWidget, folder: str) -> list[Path]:
    """Files chosen in the system's dialog; a camera's card is a folder like any other."""
    translate = QCoreApplication.translate
    names, _ = QFileDialog.getOpenFileNames(
        parent,
        translate("AttachmentBox", "选择要添加的文件"),
        folder,
        translate("AttachmentBox", "所有文件（*）")
        + ";;"
        + translate("AttachmentBox", "照片（{patterns}）").format(
            patterns="*.jpg *.jpeg *.png *.heic *.webp *.bmp *.gif"
        ),
    )
    return [Path(name) for name in names]


def ask_target(parent: QWidget, proposed: str) -> Path | None:
    title = QCoreApplication.translate("AttachmentBox", "附件另存为")
    name, _ = QFileDialog.getSaveFileName(parent, title, proposed)
    return Path(name) if name else None


def open_with_system(path: Path) -> bool:
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


@dataclass(frozen=True)
class Outside:
    """What reaches out of the window; tests hand in their own."""

    ask_files: Callable[[QWidget, str], Sequence[Path]] = ask_files
    ask_target: Callable[[QWidget, str], Path | None] = ask_target
    open_path: Callable[[Path], bool] = open_with_system


class AttachmentBox(QObject):
    """*area* is where files may be dropped and pasted; *scope* is its page's key."""

    def __init__(
        self,
        desk: Desk,
        area: QWidget,
        card: AttachmentCard,
        scope: str,
        outside: Outside | None = None,
    ) -> None:
        super().__init__(area)
        self._desk, self._area, self.card = desk, area, card
        self.outside = outside or Outside()
        self._reads = Latest(desk.runner)
        self._id, self._locked = 0, True
        self._shelf = Shelf(None, ())
        self._pictures: dict[str, QImage] = {}
        self._opened: list[Path] = []
        self._drop = FileDrop(area, self.add, self._hover)
        self._guard = PasteGuard(area)
        paste = ActionSpec(
            f"{scope}.paste", QT_TRANSLATE_NOOP("actions", "粘贴图片或文件为附件"), "Ctrl+V", scope
        )
        desk.registry.bind(paste, area, self.paste)
        card.add_asked.connect(self.choose)
        card.open_asked.connect(self.open)
        card.save_asked.connect(self.save)
        card.remove_asked.connect(self.remove)
        application = QApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.discard_copies)

    def show_case(self, complaint_id: int, *, locked: bool) -> None:
        """Show the attachments of a case; *locked* lets nothing be added or removed."""
        if complaint_id != self._id:
            self._shelf = Shelf(None, ())
            self.card.show_items((), locked=locked)
        self._id, self._locked = complaint_id, locked
        self._reads.ask(lambda office: attachments.shelf(office, complaint_id), self._show)

    # adding

    def choose(self) -> None:
        folder = self._desk.settings.get(FOLDER_SETTING)
        paths = self.outside.ask_files(self._area, folder)
        if paths:
            self._desk.settings.set(FOLDER_SETTING, str(paths[0].parent))
            self.add(paths)

    def paste(self) -> None:
        """Ctrl+V while no text field takes it."""
        mime = QGuiApplication.clipboard().mimeData()
        paths = paths_of(mime)
        picture = b"" if paths else picture_of(mime)
        if paths:
            self.add(paths)
        elif picture:
            text = QCoreApplication.translate("AttachmentBox", "粘贴的图片 {at}.png")
            name = text.format(at=f"{self._desk.now():%Y%m%d-%H%M%S}")
            self._take(
                1,
                lambda folder: TakenIn((attachments.take_in_bytes(folder, name, picture),), ()),
            )
        else:
            text = QCoreApplication.translate("AttachmentBox", "剪贴板里没有图片或文件。")
            self._desk.show_message(text, "info")

    def add(self, paths: Sequence[Path]) -> None:
        """Take files in and tie them to the case that is shown now."""
        self._take(len(paths), lambda folder: attachments.take_in(folder, paths))

    def _take(self, count: int, work: Callable[[Files], TakenIn]) -> None:
        if not self._id:
            return
        if self._locked:
            text = QCoreApplication.translate(
                "AttachmentBox", "这条投诉在回收站里，恢复后才能添加附件。"
            )
            self._desk.show_message(text, "warning")
            return
        wanted = self._id
        text = QCoreApplication.translate("AttachmentBox", "正在添加 {count} 个文件…")
        self.card.show_note(text.format(count=count))
        self._desk.runner.run(
            attachments.folder_of,
            lambda folder: self._desk.runner.run_apart(
                lambda: work(folder), lambda taken: self._taken(wanted, taken), self._failed
            ),
            self._failed,
        )

    def _taken(self, complaint_id: int, taken: TakenIn) -> None:
        self.card.show_note("")
        if taken.refused:
            self._desk.show_message("\n".join(render(one) for one in taken.refused), "error")
        stored: tuple[Stored, ...] = taken.stored
        if stored:
            self._desk.runner.run(
                lambda office: attachments.attach(office, complaint_id, stored),
                self._attached,
                self._failed,
            )

    def _attached(self, done: Attached) -> None:
        if done.known:
            text = QCoreApplication.translate(
                "AttachmentBox", "这条投诉已有内容相同的附件，没有重复添加：{names}"
            )
            self._desk.show_message(text.format(names=listed(done.known)), "info")

    # what can be done with one

    def open(self, attachment_id: int) -> None:
        """With the system's own program, from a read-only copy under the file's name."""
        one, folder = self._find(attachment_id)
        if one is None or folder is None:
            return

        def copy() -> Path:
            into = attachments.opening_place(folder)
            self._opened.append(into)
            return attachments.copy_to_open(folder, one, into)

        def opened(path: Path) -> None:
            if not self.outside.open_path(path):
                text = QCoreApplication.translate(
                    "AttachmentBox", "这台电脑没有能打开“{name}”的程序；可以用“另存为”取出。"
                )
                self._desk.show_message(text.format(name=one.name), "warning")

        self._desk.runner.run_apart(copy, opened, self._failed)

    def save(self, attachment_id: int) -> None:
        one, folder = self._find(attachment_id)
        if one is None or folder is None:
            return
        beside = Path(self._desk.settings.get(FOLDER_SETTING)) / one.name
        target = self.outside.ask_target(self._area, str(beside))
        if target is None:
            return

        def saved(path: Path) -> None:
            text = QCoreApplication.translate("AttachmentBox", "已另存到 {path}")
            self._desk.show_message(text.format(path=path), "success")

        self._desk.runner.run_apart(
            lambda: attachments.copy_out(folder, one, target), saved, self._failed
        )

    def remove(self, attachment_id: int) -> None:
        """Off the case; the window's bar offers to take that back."""
        if not self._locked:
            self._desk.runner.run(
                lambda office: attachments.remove(office, attachment_id), None, self._failed
            )

    def discard_copies(self) -> None:
        """The copies that were opened go when the program ends."""
        for place in self._opened:
            attachments.discard(place)
        self._opened.clear()

    # inside

    def _find(self, attachment_id: int) -> tuple[Attachment | None, Files | None]:
        items = (shown.attachment for shown in self._shelf.items)
        return next((one for one in items if one.id == attachment_id), None), self._shelf.folder

    def _show(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self.card.show_items(shelf.items, locked=self._locked)
        for one, thumb in self.card.thumbs.items():
            shown = thumb.shown
            if shown.state == "ok" and not thumb.has_picture and shelf.folder is not None:
                self._picture(one, shown.attachment, shelf.folder)

    def _picture(self, attachment_id: int, one: Attachment, folder: Files) -> None:
        known = self._pictures.get(one.sha256)
        if known is not None:
            self.card.thumbs[attachment_id].set_picture(known)
        elif is_picture(one.media_type):
            self._desk.runner.run_apart(
                lambda: read_picture(attachments.picture_of(folder, one)),
                partial(self._drawn, one.sha256),
                self._failed,
            )

    def _drawn(self, sha256: str, image: QImage | None) -> None:
        if image is None:
            return
        while len(self._pictures) >= KEPT_PICTURES:
            del self._pictures[next(iter(self._pictures))]
        self._pictures[sha256] = image
        self.card.set_picture(sha256, image)

    def _hover(self, on: bool) -> None:
        self.card.set_hovered(on and not self._locked)

    def _failed(self, error: Exception) -> None:
        self.card.show_note("")
        if isinstance(error, KnownError):
            self._desk.show_message(render(error.message), "error")
