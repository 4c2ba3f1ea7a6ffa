"""What the month's and the week's grid do alike: tips, the name spoken, Esc during a drag."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QHelpEvent, QKeyEvent
from PySide6.QtWidgets import QToolTip, QWidget

from desktop_app.ui.calendar.board import Day, Item, spoken_day
from desktop_app.ui.calendar.typed_time import day_week_text

MOST_IN_TIP = 12


def heap_tip(items: Sequence[Item]) -> str:
    """A line for each item of a heap, and how many more there are."""
    lines = [item.label for item in items[:MOST_IN_TIP]]
    rest = len(items) - MOST_IN_TIP
    if rest > 0:
        more = QCoreApplication.translate("Calendar", "还有 {count} 项")
        lines.append(more.format(count=rest))
    return "\n".join(lines)


def is_escape(event: QEvent) -> bool:
    """Whether somebody asks whose the Esc is that was pressed: the grid's, or the window's."""
    return (
        event.type() == QEvent.Type.ShortcutOverride
        and isinstance(event, QKeyEvent)
        and event.key() == Qt.Key.Key_Escape
    )


def shows_tip(grid: QWidget, event: QEvent, tip_at: Callable[[QPoint], str]) -> bool:
    """Show the tip of the place under the pointer, when that is what *event* asks for."""
    if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
        QToolTip.showText(event.globalPos(), tip_at(event.pos()), grid)
        return True
    return False


def describe(grid: QWidget, day: date, known: Day | None) -> None:
    """Give the grid the name of its day, and tell a screen reader when it is another."""
    name = spoken_day(known) if known else day_week_text(day)
    if name != grid.accessibleName():
        grid.setAccessibleName(name)
        QAccessible.updateAccessibility(QAccessibleEvent(grid, QAccessible.Event.NameChanged))
