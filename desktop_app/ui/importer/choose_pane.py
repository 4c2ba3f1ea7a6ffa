"""First step: a wide place to drop a book on, a button to choose one, and the last ones."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QVBoxLayout, QWidget

from desktop_app.services.imports import plans as import_plans
from desktop_app.ui import words
from desktop_app.ui.importer.batches_card import BatchesCard
from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.empty_state import EmptyState
from desktop_app.ui.widgets.flow_layout import FlowLayout
from desktop_app.ui.widgets.rows import level
from desktop_app.ui.widgets.words import Words

NARROW = 820
"""Under this width (at 100 %) the earlier batches stand below the last files."""


def _short(name: str) -> str:
    """A file name that leaves room for what stands beside it; begin and end tell it apart."""
    return name if len(name) <= 28 else f"{name[:16]}…{name[-11:]}"


def dropped_file(data: QMimeData) -> Path | None:
    """The one local file that is being dragged, else None."""
    urls = [url for url in data.urls() if url.isLocalFile()]
    return Path(urls[0].toLocalFile()) if len(urls) == 1 else None


class DropArea(QFrame):
    """Says what can be dropped here, and lights up while something hangs over it."""

    dropped = Signal(object)
    choose_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_kind(self, "card")
        self.setAcceptDrops(True)
        self.setAccessibleName(self.tr("把表格拖到这里"))
        self.state = EmptyState(
            theme,
            "import",
            self.tr("把登记表拖到这里，或选择文件"),
            self.tr("支持 Excel、WPS、ODS 和 CSV；投诉登记、住户名册、回访记录都能识别。"),
            self,
        )
        self.choose_button = self.state.add_button(
            self.tr("选择文件…"), self.choose_asked.emit, kind="primary"
        )
        column = QVBoxLayout(self)
        column.addWidget(self.state)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_file(event.mimeData()) is not None:
            event.acceptProposedAction()
            set_kind(self, "note-blue")

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        set_kind(self, "card")

    def dropEvent(self, event: QDropEvent) -> None:
        set_kind(self, "card")
        path = dropped_file(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.dropped.emit(path)


class ChoosePane(QWidget):
    """``picked`` carries the path of a book; ``choose_asked`` wants the dialog.

    ``template_asked`` carries the kind of an empty table to be filled in.
    """

    picked = Signal(object)
    choose_asked = Signal()
    template_asked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.area = DropArea(theme, self)
        self.area.dropped.connect(self.picked)
        self.area.choose_asked.connect(self.choose_asked)
        self.recent = Card(theme, self.tr("最近导入的文件"), self)
        self._buttons: list[QWidget] = []
        self.note = Words(
            self.tr("先检查，后导入：写入之前会列出每一行的结果；可随时取消，导入后可整批撤销。"),
            self,
            kind="muted",
        )
        self.batches = BatchesCard(theme, self)
        self.templates = self._templates()
        self._below = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        theme.size(column.setSpacing, "m")
        column.addWidget(self.area, 1)
        column.addWidget(self.templates)
        column.addWidget(self.note)
        column.addLayout(self._below)
        theme.size(self._below.setSpacing, "m")
        self._below.addWidget(self.recent, 2)
        self._below.addWidget(self.batches, 5)
        self.recent.body.addStretch(1)
        self.recent.hide()

    def _templates(self) -> QWidget:
        """One button a kind of table."""
        line = QWidget(self)
        set_kind(line, "clear")
        flow = FlowLayout(self._theme, line)
        label = QLabel(self.tr("还没有表格？先下载模板，填好再导入："), line)
        set_kind(label, "muted")
        flow.addWidget(label)
        self.template_buttons = {}
        for kind, text in import_plans.KIND_TEXT.items():
            name = self.tr("{kind}模板…").format(kind=words.core(text))
            self.template_buttons[kind] = push_button(
                name,
                kind="link",
                clicked=partial(self.template_asked.emit, kind),
                accessible=self.tr("下载{name}").format(name=name),
                parent=line,
            )
            flow.addWidget(self.template_buttons[kind])
        level(self._theme, label, self.template_buttons[kind])
        return line

    def set_recent(self, paths: Sequence[Path]) -> None:
        for old in self._buttons:
            self.recent.body.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._buttons = []
        for path in paths:
            button = push_button(
                _short(path.name),
                kind="link",
                clicked=partial(self.picked.emit, path),
                accessible=self.tr("再次打开 {name}").format(name=path.name),
                parent=self.recent,
            )
            button.setToolTip(str(path))
            self.recent.body.insertWidget(len(self._buttons), button, 0, Qt.AlignmentFlag.AlignLeft)
            self._buttons.append(button)
        self.recent.setVisible(bool(paths))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= self._theme.px(NARROW)
        way = QBoxLayout.Direction
        self._below.setDirection(way.LeftToRight if beside else way.TopToBottom)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange:
            self.area.setAcceptDrops(self.isEnabled())
