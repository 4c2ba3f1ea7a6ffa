"""The help window: topics at the left, one of them at the right, searched as one types."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Slot
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QResizeEvent,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop_app.ui.help.topics import START, Topic
from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.grown import Grown

_KEY = int(Qt.ItemDataRole.UserRole)


class Reader(QTextBrowser):
    """Shows one topic; pictures never get wider than the window."""

    def __init__(self, theme: Theme, follow: Callable[[str], object], parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._follow = theme, follow
        self._topic: Topic | None = None
        self.setAccessibleName(self.tr("帮助"))
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        # The room for a picture must not depend on whether the text is long.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.anchorClicked.connect(self._go)

    @property
    def topic(self) -> Topic | None:
        return self._topic

    def show_topic(self, topic: Topic) -> None:
        self._topic = topic
        document = self.document()
        document.setDocumentMargin(self._theme.space.xl)
        document.setBaseUrl(QUrl.fromLocalFile(str(topic.folder / "topic")))
        self.setMarkdown(topic.text)
        self._dress()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.setAccessibleName(topic.title)

    def mark(self, words: Sequence[str]) -> int:
        """Show where the words stand; returns how many places there are."""
        pair = self._theme.colours.amber
        found = []
        for word in words:
            cursor = self.document().find(word)
            while not cursor.isNull():
                place = QTextEdit.ExtraSelection()
                place.cursor = cursor  # type: ignore[attr-defined]
                place.format.setBackground(QColor(pair.soft))  # type: ignore[attr-defined]
                place.format.setForeground(QColor(pair.strong))  # type: ignore[attr-defined]
                found.append(place)
                cursor = self.document().find(word, cursor)
        self.setExtraSelections(found)
        return len(found)

    def loadResource(self, kind: int, name: QUrl) -> object:
        if kind != QTextDocument.ResourceType.ImageResource.value or self._topic is None:
            return super().loadResource(kind, name)
        # Only what lies in the help's own folder is ever opened.
        path = (self._topic.folder / Path(name.fileName())).parent / "pictures" / name.fileName()
        image = QImage(str(path))
        room = max(240, self.viewport().width() - 2 * self._theme.space.xl - 8)
        if image.width() > room:
            image = image.scaledToWidth(room, Qt.TransformationMode.SmoothTransformation)
        return image

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._topic is not None and event.oldSize().width() != event.size().width():
            place = self.verticalScrollBar().value()
            self.show_topic(self._topic)
            self.verticalScrollBar().setValue(place)

    def _dress(self) -> None:
        """Type sizes and colours of the theme; Markdown knows none of them."""
        colours, sizes = self._theme.colours, self._theme.type
        block = self.document().begin()
        while block.isValid():
            level = block.blockFormat().headingLevel()
            cursor = QTextCursor(block)
            shape = block.blockFormat()
            shape.setLineHeight(140.0, 1)
            shape.setBottomMargin(self._theme.space.s)
            if level:
                shape.setTopMargin(self._theme.space.l if level > 1 else 0)
            cursor.setBlockFormat(shape)
            parts = []
            at = block.begin()
            while not at.atEnd():
                part = at.fragment()
                parts.append((part.position(), part.length(), part.charFormat()))
                at += 1
            for position, length, form in parts:
                if form.isImageFormat():
                    continue
                cursor.setPosition(position)
                cursor.setPosition(position + length, QTextCursor.MoveMode.KeepAnchor)
                font = QFont(self.font())
                font.setPixelSize({1: sizes.heading, 2: sizes.title}.get(level, sizes.body))
                font.setBold(bool(level) or form.fontWeight() > QFont.Weight.Normal)
                if form.fontFixedPitch():
                    form.setBackground(QColor(colours.grey.soft))
                    form.setForeground(QColor(colours.grey.strong))
                else:
                    form.setForeground(QColor(colours.link if form.isAnchor() else colours.text))
                form.setFont(font)
                form.clearProperty(QTextFormat.Property.FontSizeAdjustment)
                cursor.setCharFormat(form)
            block = block.next()

    @Slot(QUrl)
    def _go(self, url: QUrl) -> None:
        if url.fileName().endswith(".md"):
            self._follow(url.fileName().removesuffix(".md"))


class HelpWindow(QDialog):
    """Stays beside the work; ``show_page`` brings the topic of a page to the front."""

    def __init__(
        self,
        theme: Theme,
        topics: Sequence[Topic],
        show_keys: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("帮助"))
        self.setModal(False)
        self._theme = theme
        self._topics = {topic.key: topic for topic in topics}
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("在帮助里查找"))
        self.search.setAccessibleName(self.tr("在帮助里查找"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("帮助的各篇"))
        for topic in topics:
            item = QListWidgetItem(topic.title, self.list)
            item.setData(_KEY, topic.key)
        self.reader = Reader(theme, self.show_page, self)
        self.list.currentItemChanged.connect(self._chosen)
        card = QFrame(self)
        set_kind(card, "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.reader)
        left = QVBoxLayout()
        row = QHBoxLayout()
        foot = QHBoxLayout()
        column = QVBoxLayout(self)
        theme.size(column.setContentsMargins, "l", "l", "l", "l")
        theme.size(column.setSpacing, "m")
        column.addLayout(row, 1)
        row.addLayout(left)
        left.addWidget(self.search)
        left.addWidget(self.list, 1)
        row.addWidget(card, 1)
        column.addLayout(foot)
        foot.addWidget(push_button(self.tr("快捷键一览"), clicked=show_keys, parent=self))
        foot.addStretch(1)
        foot.addWidget(push_button(self.tr("关闭"), clicked=self.close, parent=self))
        for part in (self.search, self.list):
            theme.size(part.setFixedWidth, 220)
        Grown(theme, self, 980, 680)

    def show_page(self, key: str) -> None:
        """The topic of a page, or the beginning when the page has none."""
        wanted = key if key in self._topics else START
        for row in range(self.list.count()):
            item = self.list.item(row)
            if item.data(_KEY) == wanted:
                item.setHidden(False)
                self.list.setCurrentItem(item)

    @property
    def shown(self) -> str:
        """Key of the topic in front."""
        return self.reader.topic.key if self.reader.topic else ""

    def found(self) -> list[str]:
        """Keys of the topics that are not filtered away."""
        items = [self.list.item(row) for row in range(self.list.count())]
        return [item.data(_KEY) for item in items if not item.isHidden()]

    @Slot()
    def _chosen(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.reader.show_topic(self._topics[item.data(_KEY)])
            self.reader.mark(self.search.text().split())

    @Slot(str)
    def _filter(self, words: str) -> None:
        first: QListWidgetItem | None = None
        for row in range(self.list.count()):
            item = self.list.item(row)
            fits = self._topics[item.data(_KEY)].fits(words)
            item.setHidden(not fits)
            if fits and first is None:
                first = item
        current = self.list.currentItem()
        if first is not None and (current is None or current.isHidden()):
            self.list.setCurrentItem(first)
        self.reader.mark(words.split())
