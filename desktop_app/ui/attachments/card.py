"""The card 附件（3）: tiles in lines, and ＋ at the right of the title."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QMenu, QWidget

from desktop_app.services.attachments import Shown
from desktop_app.ui.attachments.thumb import Thumb
from desktop_app.ui.theme.theme import Theme
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.flow_layout import FlowLayout
from desktop_app.ui.widgets.words import Words


class AttachmentCard(Card):
    """Signals carry the id of an attachment; ``add_asked`` wants files to be chosen."""

    open_asked = Signal(int)
    save_asked = Signal(int)
    remove_asked = Signal(int)
    add_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self.thumbs: dict[int, Thumb] = {}
        self._locked = False
        self._holder = QWidget(self)
        self._flow = FlowLayout(theme, self._holder)
        self.add_button = push_button(
            self.tr("＋ 添加"),
            kind="link",
            accessible=self.tr("添加附件"),
            clicked=self.add_asked.emit,
            parent=self,
        )
        self.add_button.setToolTip(
            self.tr("选择文件添加；也可以把文件拖到页面上，或用 Ctrl+V 粘贴图片")
        )
        self.add_to_head(self.add_button)
        self.note = Words("", self, kind="small")
        self.body.addWidget(self._holder)
        self.body.addWidget(self.note)
        self.show_items((), locked=False)

    def show_items(self, items: Sequence[Shown], *, locked: bool) -> None:
        """Bring the tiles in line with *items*; those that stay keep keyboard and picture."""
        self._locked = locked
        wanted = {shown.attachment.id: shown for shown in items}
        for one, thumb in list(self.thumbs.items()):
            if wanted.get(one) != thumb.shown:
                self._drop(one)
        for one, shown in wanted.items():
            if one not in self.thumbs:
                self.thumbs[one] = self._thumb(shown)
        self._holder.setVisible(bool(items))
        self.add_button.setVisible(not locked)
        last: QWidget = self.add_button
        for widget in self.thumbs.values():
            QWidget.setTabOrder(last, widget)
            last = widget
        self.set_title(
            self.tr("附件（{count}）").format(count=len(items)) if items else self.tr("附件")
        )
        self.show_note("")

    def show_note(self, text: str) -> None:
        """What is going on; empty takes the line away."""
        self.note.setText(text)
        self.note.setVisible(bool(text))

    def set_hovered(self, on: bool) -> None:
        self.show_note(self.tr("松开即添加为附件。") if on else "")

    def set_picture(self, sha256: str, image: QImage) -> None:
        for thumb in self.thumbs.values():
            if thumb.shown.attachment.sha256 == sha256:
                thumb.set_picture(image)

    def menu_for(self, attachment_id: int) -> QMenu:
        """打开, 另存为, 移除; the last not where nothing may be changed."""
        menu = QMenu(self)
        for name, text, signal in (
            ("open", self.tr("打开") + "\tEnter", self.open_asked),
            ("save", self.tr("另存为…"), self.save_asked),
            ("remove", self.tr("移除") + "\tDel", self.remove_asked),
        ):
            action = menu.addAction(text)
            action.setObjectName(name)
            action.setEnabled(name != "remove" or not self._locked)
            action.triggered.connect(lambda _c=False, signal=signal: signal.emit(attachment_id))
        return menu

    def _thumb(self, shown: Shown) -> Thumb:
        one = shown.attachment.id
        thumb = Thumb(self._theme, shown, self._holder)
        thumb.clicked.connect(lambda _c=False: self.open_asked.emit(one))
        thumb.removed.connect(lambda: None if self._locked else self.remove_asked.emit(one))
        thumb.menu_asked.connect(lambda at: self._popup(one, at))
        self._flow.addWidget(thumb)
        thumb.show()
        return thumb

    def _popup(self, attachment_id: int, at: QPoint) -> None:
        menu = self.menu_for(attachment_id)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def _drop(self, attachment_id: int) -> None:
        thumb = self.thumbs.pop(attachment_id)
        if thumb.hasFocus():
            self.add_button.setFocus()
        self._flow.removeWidget(thumb)
        thumb.hide()
        thumb.deleteLater()
