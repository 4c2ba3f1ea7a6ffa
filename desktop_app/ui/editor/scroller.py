"""A column that scrolls down only: it is never narrower than what stands in it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from desktop_app.ui.theme.theme import set_kind


class Scroller(QScrollArea):
    """Holds *widget*; its width follows the column, its minimum that of the widget.

    Made empty, it is given its widget with ``hold``: a large one is best made in ``viewport()``
    of a scroller that has its place, because what is moved is styled once more.
    """

    def __init__(self, widget: QWidget | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._wide = -1
        if widget is not None:
            self.hold(widget)

    def hold(self, widget: QWidget) -> None:
        set_kind(widget, "clear")
        self.setWidget(widget)

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        widget = self.widget()
        if widget is None:
            return hint
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(widget.minimumSizeHint().width() + bar, hint.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        widget = self.widget()
        if watched is widget and event.type() == QEvent.Type.LayoutRequest:
            # Only the width matters outside: else every line that grows lays out the whole page.
            wide = widget.minimumSizeHint().width()
            if wide != self._wide:
                self._wide = wide
                self.updateGeometry()
        return bool(super().eventFilter(watched, event))


class Columns(QWidget):
    """Columns that scroll by themselves: their height is what they are given.

    Wrapped words would otherwise tell the page to be as high as all of them.
    """

    def hasHeightForWidth(self) -> bool:
        return False
