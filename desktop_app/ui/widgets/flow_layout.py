"""A layout that puts widgets in lines and starts a new line when one is full."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget

from desktop_app.ui.theme.theme import Theme


class FlowLayout(QLayout):
    """Left to right, then down; its height follows from its width."""

    def __init__(
        self,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        spacing: str = "s",
        centred: bool = False,
    ) -> None:
        super().__init__(parent)
        self._centred = centred
        self._items: list[QLayoutItem] = []
        # Layouts around it ask again and again for the same; forgotten when anything changes.
        self._heights: dict[int, int] = {}
        self._likes: QSize | None = None
        self._least: QSize | None = None
        theme.size(self.setSpacing, spacing)
        self.setContentsMargins(0, 0, 0, 0)

    def invalidate(self) -> None:
        self._heights.clear()
        self._likes = self._least = None
        super().invalidate()

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]
        if not 0 <= index < len(self._items):
            return None
        item = self._items.pop(index)
        self.invalidate()
        return item

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self._place(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        """All in one line, which is what it likes best."""
        if self._likes is None:
            self._likes = self._in_one_line()
        return self._likes

    def _in_one_line(self) -> QSize:
        margins = self.contentsMargins()
        hints = [item.sizeHint() for item in self._visible()]
        width = sum(hint.width() for hint in hints) + self.spacing() * max(0, len(hints) - 1)
        height = max((hint.height() for hint in hints), default=0)
        return QSize(width, height) + _margin_size(margins)

    def minimumSize(self) -> QSize:
        if self._least is None:
            size = QSize()
            for item in self._visible():
                size = size.expandedTo(item.minimumSize())
            self._least = size + _margin_size(self.contentsMargins())
        return self._least

    def _visible(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _place(self, rect: QRect, *, move: bool) -> int:
        area = rect.marginsRemoved(self.contentsMargins())
        y = area.y()
        for number, line in enumerate(self._lines(area.width())):
            if number:
                y += self.spacing()
            used = sum(size.width() for _, size in line) + self.spacing() * (len(line) - 1)
            x = area.x() + (max(0, area.width() - used) // 2 if self._centred else 0)
            height = max(size.height() for _, size in line)
            for item, size in line:
                if move:
                    item.setGeometry(QRect(QPoint(x, y), size))
                x += size.width() + self.spacing()
            y += height
        return y - rect.y() + self.contentsMargins().bottom()

    def _lines(self, room: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        x = 0
        for item in self._visible():
            hint = item.sizeHint()
            width = min(hint.width(), max(item.minimumSize().width(), room))
            if not lines or (x > 0 and x + width > room):
                lines.append([])
                x = 0
            folds = width < hint.width() and item.hasHeightForWidth()
            height = item.heightForWidth(width) if folds else hint.height()
            lines[-1].append((item, QSize(width, height)))
            x += width + self.spacing()
        return lines


def flowing(widget: QWidget) -> None:
    """Let *widget*, which holds such a layout, be as high as its lines."""
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    widget.setSizePolicy(policy)


def _margin_size(margins: QMargins) -> QSize:
    return QSize(margins.left() + margins.right(), margins.top() + margins.bottom())
