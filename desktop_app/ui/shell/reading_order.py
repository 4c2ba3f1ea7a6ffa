"""The way of the Tab key: as one reads, whatever was made first or put in later."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QGridLayout,
    QLayout,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QWidget,
)

_WHOLE = (QComboBox, QAbstractSpinBox, QAbstractItemView)
"""Controls that look after their own inside."""


def stops(root: QWidget) -> Iterator[QWidget]:
    """Everything in *root* that the Tab key can reach, in the order of its layouts."""
    if root.isHidden():
        return
    if root.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield root
    if isinstance(root, _WHOLE):
        return
    for child in _inside(root):
        yield from stops(child)


def follow(root: QWidget | None) -> None:
    """Let the Tab key go through *root* in reading order."""
    before: QWidget | None = None
    for stop in stops(root) if root is not None else ():
        if before is not None:
            QWidget.setTabOrder(before, stop)
        before = stop


def _inside(root: QWidget) -> Iterator[QWidget]:
    """The widgets directly in *root*: as laid out, then what stands there by itself."""
    known: list[QWidget | None] = []
    if isinstance(root, QScrollArea):
        known = [root.widget()] if root.widget() is not None else []
    elif isinstance(root, QTabWidget):
        known = [root.tabBar(), root.currentWidget()]
    elif isinstance(root, QStackedWidget):
        known = [root.currentWidget()]
    elif isinstance(root, QSplitter):
        known = [root.widget(at) for at in range(root.count())]
    else:
        layout = root.layout()
        known = list(_laid_out(layout)) if layout is not None else []
        loose = [
            child
            for child in root.children()
            if isinstance(child, QWidget) and not child.isWindow() and child not in known
        ]
        known += sorted(loose, key=lambda one: (one.y(), one.x()))
    yield from (one for one in known if one is not None)


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    places = range(layout.count())
    if isinstance(layout, QGridLayout):
        places = sorted(places, key=lambda at: layout.getItemPosition(at)[:2])  # type: ignore[index, assignment]
    for at in places:
        item = layout.itemAt(at)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _laid_out(inner)
