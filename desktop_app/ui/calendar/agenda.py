"""The month as a list: each day with something planned, its items beneath it."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop_app.ui.calendar.board import Board, Day, Item, spoken_day, what
from desktop_app.ui.calendar.typed_time import day_week_text
from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.widgets.badge import badge_size, paint_badge
from desktop_app.ui.words import shown_name

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole


class AgendaModel(QAbstractListModel):
    """Rows are ``Day`` (a heading) or ``Item``."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: list[Day | Item] = []

    def show(self, board: Board, first: date, last: date) -> None:
        """The days from *first* to *last* that have items."""
        self.beginResetModel()
        self.rows = []
        for day, known in board.days.items():
            if first <= day <= last and known.items:
                self.rows += [known, *known.items]
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return spoken_day(row) if isinstance(row, Day) else row.label
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.tip if isinstance(row, Item) else None
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and isinstance(self.rows[index.row()], Day):
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def row_of(self, follow_up_id: int) -> int:
        """The row of a follow-up, or -1."""
        return next(
            (n for n, r in enumerate(self.rows) if isinstance(r, Item) and r.id == follow_up_id), -1
        )


class AgendaDelegate(QStyledItemDelegate):
    """A day's heading; or time, state, what, number, place, masked name, who does it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.today = date(2000, 1, 1)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        high = self._theme.metrics(bold=True).height()
        heading = isinstance(index.data(ROW), Day)
        space = self._theme.space
        return QSize(200, high + (space.l if heading else space.m))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW)
        painter.save()
        if isinstance(row, Day):
            self._paint_day(painter, option.rect, row)
        elif isinstance(row, Item):
            self._paint_item(painter, option, row)
        painter.restore()

    def _paint_day(self, painter: QPainter, rect: QRect, day: Day) -> None:
        theme, colours, space = self._theme, self._theme.colours, self._theme.space
        bold = theme.font(bold=True)
        painter.fillRect(rect, QColor(colours.raised))
        painter.setPen(QPen(QColor(colours.line), 1))
        painter.drawLine(rect.topLeft(), rect.topRight())
        title = day_week_text(day.day)
        area = rect.adjusted(space.m, 0, -space.m, 0)
        painter.setFont(bold)
        painter.setPen(QColor(colours.text))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, title)
        count = self.tr("{count} 项").format(count=len(day.items))
        today = self.tr("今天") if day.day == self.today else ""
        rest = " · ".join(part for part in (today, day.sign(), count) if part)
        left = QFontMetrics(bold).horizontalAdvance(title) + space.m
        painter.setFont(theme.font("small"))
        painter.setPen(QColor(colours.muted))
        painter.drawText(area.adjusted(left, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, rest)

    def _paint_item(self, painter: QPainter, option: QStyleOptionViewItem, item: Item) -> None:
        theme, colours, space = self._theme, self._theme.colours, self._theme.space
        rect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(rect, QColor(colours.selected))
            if option.state & QStyle.StateFlag.State_HasFocus:
                painter.setPen(QPen(QColor(colours.focus), 2))
                painter.drawRect(rect.adjusted(1, 1, -1, -1))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(colours.hover))
        font, bold = theme.font(), theme.font(bold=True)
        metrics, middle = QFontMetrics(font), Qt.AlignmentFlag.AlignVCenter
        area = rect.adjusted(space.m, 0, -space.m, 0)
        clock = f"{item.follow_up.due_at:%H:%M}"
        painter.setFont(bold)
        painter.setPen(QColor(colours.text))
        painter.drawText(area, middle, clock)
        left = area.left() + QFontMetrics(bold).horizontalAdvance("00:00") + space.m
        word = self._word(item)
        size = badge_size(theme, word)
        wide = max(badge_size(theme, each).width() for each in self._words())
        top = rect.center().y() - size.height() // 2
        place = QRect(left, top, wide, size.height())
        paint_badge(painter, place, theme, word, item.tone, edged=chosen)
        left += wide + space.m
        about = " ".join(part for part in (item.place, shown_name(item.person)) if part)
        tail = " · ".join(p for p in (item.follow_up.number, about, item.follow_up.assignee) if p)
        room = max(0, area.right() - left)
        text = what(item.follow_up)
        text_room = min(metrics.horizontalAdvance(text), max(room // 2, theme.px(80)))
        elide = Qt.TextElideMode.ElideRight
        painter.setFont(font)
        painter.setPen(QColor(colours.text))
        painter.drawText(
            QRect(left, rect.top(), text_room + 2, rect.height()),
            middle, metrics.elidedText(text, elide, text_room + 2),
        )  # fmt: skip
        left += text_room + space.l
        painter.setPen(QColor(colours.muted))
        room = max(0, area.right() - left)
        painter.drawText(
            QRect(left, rect.top(), room, rect.height()),
            middle, metrics.elidedText(tail, elide, room),
        )  # fmt: skip

    def _words(self) -> dict[str, str]:
        return {
            self.tr("已完成"): "green",
            self.tr("逾期"): "red",
            self.tr("承诺"): "amber",
            self.tr("计划"): "blue",
        }

    def _word(self, item: Item) -> str:
        return next(word for word, tone in self._words().items() if tone == item.tone)


class Agenda(QListView):
    """``item_chosen`` follows the selection; ``key_asked`` tells a key that is for the card."""

    item_chosen = Signal(int)
    key_asked = Signal(int, int)

    KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_M, Qt.Key.Key_F2, Qt.Key.Key_O,
            Qt.Key.Key_Delete)  # fmt: skip

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_kind(self, "plain")
        self.setAccessibleName(self.tr("日程"))
        self.agenda = AgendaModel(self)
        self.setModel(self.agenda)
        self._delegate = AgendaDelegate(theme, self)
        self.setItemDelegate(self._delegate)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(self._tell)
        self._quiet = False
        theme.follow(self, self.doItemsLayout)

    def show_board(self, board: Board, first: date, last: date, selected: int | None) -> None:
        """Show the days from *first* to *last*; the selected item stays selected."""
        self._quiet = True
        self._delegate.today = board.now.date()
        self.agenda.show(board, first, last)
        self._quiet = False
        self.select_item(selected)

    def select_item(self, follow_up_id: int | None) -> None:
        """Select without telling anybody; an id that is not shown selects nothing."""
        row = self.agenda.row_of(follow_up_id) if follow_up_id is not None else -1
        self._quiet = True
        if row >= 0:
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(self.agenda.index(row), flag)
            self.scrollTo(self.agenda.index(row))
        else:
            self.clearSelection()
        self._quiet = False

    def scroll_to_day(self, day: date) -> None:
        """Bring the first day with something on or after *day* to the top."""
        for number, row in enumerate(self.agenda.rows):
            if isinstance(row, Day) and row.day >= day:
                self.scrollTo(self.agenda.index(number), QAbstractItemView.ScrollHint.PositionAtTop)
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().data(ROW)
        if Qt.Key(event.key()) in self.KEYS and isinstance(row, Item) and not event.modifiers():
            self.key_asked.emit(row.id, event.key())
            return
        if event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home):
            event.ignore()  # the page turns the month
            return
        super().keyPressEvent(event)

    def _tell(self, index: QModelIndex, _before: QModelIndex) -> None:
        row = index.data(ROW)
        if not self._quiet and isinstance(row, Item):
            self.item_chosen.emit(row.id)
