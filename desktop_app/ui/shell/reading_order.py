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
    # Not by ``itemAt``: Qt deletes its items without telling Python, whose part of one stays with
    # the layout. Whatever Qt makes next at the same address crashes the program when it goes.
    holder = layout.parentWidget()
    held = [*holder.children(), *layout.children()] if holder is not None else []
    places = {layout.indexOf(one): one for one in held if isinstance(one, QWidget | QLayout)}
    places.pop(-1, None)

    def order(at: int) -> tuple[int, ...]:
        return layout.getItemPosition(at)[:2] if isinstance(layout, QGridLayout) else (at,)  # type: ignore[index]

    for at in sorted(places, key=order):
        one = places[at]
        if isinstance(one, QWidget):
            yield one
        else:
            yield from _laid_out(one)
