"""Each spelling found in the word columns beside what it is taken for, every one changeable."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop_app.services.imports.words import FieldWords, Spelling
from desktop_app.ui import words
from desktop_app.ui.importer import texts
from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.widgets.badge import badge_size, paint_badge
from desktop_app.ui.widgets.words import Words

Index = QModelIndex | QPersistentModelIndex
FIELD, TEXT, COUNT, MEANING, STATE = range(5)
AUTOMATIC, NOTHING = "\x00auto", ""
"""What the list offers beside the values: leave it to the program, leave the cell out."""


class WordsModel(QAbstractTableModel):
    """One line a spelling: those to look at first, whatever their column."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language
        self.lines: list[tuple[FieldWords, Spelling]] = []

    def show(self, found: Sequence[FieldWords]) -> None:
        """Show other words; the same lines in other words keep their places."""
        lines = [(one, item) for one in found for item in one.spellings]
        order = [one.field for one in found]
        # What needs a look first, then what is written otherwise than it is meant.
        lines.sort(
            key=lambda line: (
                not line[1].doubtful,
                order.index(line[0].field),
                self.name_of(line[0], line[1].value) == line[1].text,
            )
        )
        now, places = {_key(line): line for line in lines}, [_key(line) for line in self.lines]
        if self.lines and now.keys() == set(places):
            self.lines = [now[key] for key in places]
            self.dataChanged.emit(self.index(0, 0), self.index(len(lines) - 1, STATE))
            return
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def meaning(self, row: int) -> str:
        """What a spelling is taken for, in words."""
        found, one = self.lines[row]
        if one.state == "kept":
            return self.tr("按原文保留")
        return self.name_of(found, one.value)

    def name_of(self, found: FieldWords, value: str) -> str:
        if not value:
            return self.tr("不采用（留空）")
        choice = next((c for c in found.choices if c.value == value), None)
        if choice is not None and choice.text is not None:
            return choice.text.in_language(self._language) or choice.value
        return texts.word_text(found.field, value)

    def state(self, row: int) -> tuple[str, str]:
        """Badge and tone."""
        found, one = self.lines[row]
        if one.state == "kept":
            own = found.field in ("category", "department")
            return (self.tr("本处没有，请确认") if own else self.tr("认不出，请确认")), "amber"
        return {
            "known": (self.tr("已识别"), "green"),
            "told": (self.tr("您指定"), "blue"),
            "guessed": (self.tr("不在列表，请确认"), "amber"),
            "refused": (self.tr("认不出，请确认"), "amber"),
        }[one.state]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 5

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == MEANING else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        found, one = self.lines[index.row()]
        cells = (
            texts.label(found.field, self._language),
            texts.one_line(one.text)[:80],
            f"{one.count:,}",
            self.meaning(index.row()),
            self.state(index.row())[0],
        )
        if role == Qt.ItemDataRole.DisplayRole:
            return cells[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return one.text[:600] if index.column() == TEXT else cells[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            if index.column() != MEANING:
                return cells[index.column()]
            return self.tr("{field}“{text}”共 {count} 处，当作：{meaning}，{state}").format(
                field=cells[FIELD], text=cells[TEXT], count=cells[COUNT],
                meaning=cells[MEANING], state=cells[STATE],
            )  # fmt: skip
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            self.tr("字段"), self.tr("表中的写法"), self.tr("处"), self.tr("当作"),
            self.tr("识别"),
        )[section]  # fmt: skip


def _key(line: tuple[FieldWords, Spelling]) -> tuple[str, str]:
    return line[0].field, line[1].text


class MeaningDelegate(QStyledItemDelegate):
    """The meaning as a list that opens on Enter, a letter or a click; the state as a badge.

    ``chosen`` carries field, spelling and value (``AUTOMATIC``: as the program takes it).
    """

    chosen = Signal(str, str, str)

    def __init__(self, theme: Theme, model: WordsModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._model = theme, model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        if index.column() == STATE:
            self._paint_state(painter, option, index)
        elif index.column() == MEANING:
            side = self._theme.px(14)
            rect: QRect = option.rect
            place = QRect(0, 0, side, side)
            place.moveCenter(rect.center())
            place.moveRight(rect.right() - self._theme.space.s)
            painter.drawPixmap(
                place, self._theme.pixmap("chevron-down", self._theme.colours.muted, side)
            )

    def _paint_state(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colours, rect = self._theme.colours, option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(
            rect.adjusted(0, 1, 0, -2), QColor(colours.selected if chosen else colours.surface)
        )
        text, tone = self._model.state(index.row())
        size = badge_size(self._theme, text)
        box = QRect(
            rect.left() + self._theme.space.s,
            rect.top() + (rect.height() - size.height()) // 2,
            min(size.width(), rect.width() - self._theme.space.s),
            size.height(),
        )
        paint_badge(painter, box, self._theme, text, tone, edged=chosen)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        found, one = self._model.lines[index.row()]
        combo = QComboBox(parent)
        combo.setMaxVisibleItems(16)
        combo.setAccessibleName(self.tr("“{text}”当作").format(text=texts.one_line(one.text)[:80]))
        combo.addItem(
            self.tr("由程序识别") if one.state == "told" else self._model.meaning(index.row()),
            AUTOMATIC,
        )
        for choice in found.choices:
            combo.addItem(self._model.name_of(found, choice.value), choice.value)
        combo.addItem(self._model.name_of(found, NOTHING), NOTHING)
        if one.state == "told":
            combo.setCurrentIndex(max(0, combo.findData(one.value)))
        combo.activated.connect(lambda _at: self._commit(combo))
        QTimer.singleShot(0, combo, combo.showPopup)
        return combo

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """The list was filled when it was made."""

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, QComboBox)
        found, one = self._model.lines[index.row()]
        value = str(editor.currentData())
        if value != (one.value if one.state == "told" else AUTOMATIC):
            self.chosen.emit(found.field, one.text, value)

    @Slot()
    def _commit(self, combo: QComboBox) -> None:
        self.commitData.emit(combo)
        self.closeEditor.emit(combo, QStyledItemDelegate.EndEditHint.NoHint)


class WordsTable(QTableView):
    """Enter, Space or a click opens the list of meanings; Tab goes on."""

    def __init__(self, theme: Theme, language: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.lines = WordsModel(language)
        self.setModel(self.lines)
        self.delegate = MeaningDelegate(theme, self.lines, self)
        self.setItemDelegate(self.delegate)
        set_kind(self, "card")
        self.setAccessibleName(self.tr("各种写法当作什么"))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionResizeMode(TEXT, QHeaderView.ResizeMode.Stretch)
        self.clicked.connect(self._clicked)
        theme.follow(self, self._remeasure)
        self._remeasure()

    def open_list(self, row: int) -> None:
        self.edit(self.lines.index(row, MEANING))

    def next_doubtful(self, after: int) -> int:
        """The next line a person should look at, -1 for none."""
        rows = range(after + 1, len(self.lines.lines))
        return next((row for row in rows if self.lines.lines[row][1].doubtful), -1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_F2)
        if event.key() in keys and self.currentIndex().isValid():
            self.open_list(self.currentIndex().row())
            return
        super().keyPressEvent(event)

    @Slot(QModelIndex)
    def _clicked(self, index: QModelIndex) -> None:
        if index.column() == MEANING:
            self.open_list(index.row())

    @Slot()
    def _remeasure(self) -> None:
        metrics = self._theme.metrics()
        wide, space = metrics.horizontalAdvance("国"), self._theme.space
        height = max(metrics.height() + space.m, self._theme.px(34))
        self.verticalHeader().setDefaultSectionSize(height)
        self.setMinimumHeight(height * 3)
        for column, width in ((FIELD, 5), (COUNT, 3), (MEANING, 12), (STATE, 9)):
            self.setColumnWidth(column, width * wide + 2 * space.m)


class WordsPane(QWidget):
    """``chosen`` carries field, spelling and value, or ``AUTOMATIC``."""

    chosen = Signal(str, str, str)

    def __init__(self, theme: Theme, language: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._language = language
        self.hint = Words("", self, kind="muted")
        self.table = WordsTable(theme, language, self)
        self.table.delegate.chosen.connect(self.chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        theme.size(column.setSpacing, "s")
        column.addWidget(self.hint)
        column.addWidget(self.table, 1)

    def show_words(self, found: Sequence[FieldWords]) -> None:
        self.table.lines.show(found)
        if not self.table.currentIndex().isValid() and self.table.lines.lines:
            self.table.setCurrentIndex(self.table.lines.index(0, MEANING))
        doubtful = [one for one in found if one.doubtful]
        if doubtful:
            text = self.tr(
                "有 {count} 种写法请确认（{fields}）：选中后按回车，选它的意思；不选则按表中所列处理。"
            )
            self.hint.setText(
                text.format(
                    count=sum(one.doubtful for one in doubtful),
                    fields=words.listed(texts.label(one.field, self._language) for one in doubtful),
                )
            )
        elif found:
            self.hint.setText(
                self.tr(
                    "每种写法都认得；哪一种不对，选中后按回车改。改动立即生效，随对应方案一起保存。"
                )
            )
        else:
            self.hint.setText(self.tr("这张表没有需要对应写法的列。"))
