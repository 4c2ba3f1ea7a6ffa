"""Records of residents that are likely one person, side by side, to be made one or left."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop_app.services.residency import Twin
from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.empty_state import EmptyState
from desktop_app.ui.widgets.words import Words
from desktop_app.ui.words import listed, shown_name, shown_phone

SHOWN = 50


class DoublesView(QScrollArea):
    """``merge_asked`` carries (the id kept, the id that goes)."""

    merge_asked = Signal(int, int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.groups: tuple[tuple[Twin, ...], ...] = ()
        self.buttons: list[QWidget] = []
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_doubles(self, groups: Sequence[tuple[Twin, ...]]) -> None:
        """Other groups; the first of each is proposed to be kept."""
        self.groups = tuple(groups)
        self.buttons = []
        if not groups:
            self.setWidget(
                EmptyState(
                    self._theme,
                    "households",
                    self.tr("没有发现重复登记的住户"),
                    self.tr("姓名和电话相同的登记会列在这里，可以合并成一条。"),
                )
            )
            return
        inner = QWidget()
        set_kind(inner, "clear")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        self._theme.size(column.setSpacing, "s")
        hint = Words(
            self.tr(
                "姓名和电话相同的登记可能是同一个人。合并后投诉和住址都归到保留的一条，可以撤销。"
            ),
            inner,
            kind="muted",
        )
        column.addWidget(hint)
        for group in groups[:SHOWN]:
            column.addWidget(self._card(group, inner))
        if len(groups) > SHOWN:
            rest = QLabel(self.tr("还有 {count} 组。").format(count=len(groups) - SHOWN), inner)
            set_kind(rest, "muted")
            column.addWidget(rest)
        column.addStretch(1)
        self.setWidget(inner)

    def _card(self, group: tuple[Twin, ...], parent: QWidget) -> QWidget:
        frame = QFrame(parent)
        set_kind(frame, "card")
        column = QVBoxLayout(frame)
        self._theme.size(column.setContentsMargins, "m", "s", "m", "s")
        self._theme.size(column.setSpacing, "xs")
        keep = group[0]
        for twin in group:
            row = QHBoxLayout()
            name = shown_name(twin.name)
            phone = shown_phone(twin.phone) or self.tr("未留电话")
            text = self.tr("{name}　{phone}　{places}　投诉 {count} 件").format(
                name=name, phone=phone, places=listed(twin.places) or "—", count=twin.cases
            )
            label = Words(text, frame)
            column.addLayout(row)
            row.addWidget(label, 1)
            if twin is keep:
                kept = QLabel(self.tr("保留"), frame)
                set_kind(kept, "small")
                row.addWidget(kept)
            else:
                button = push_button(
                    self.tr("并入上面一条"),
                    clicked=partial(self.merge_asked.emit, keep.id, twin.id),
                    parent=frame,
                )
                button.setAccessibleName(self.tr("把 {name} 并入上面一条").format(name=name))
                self.buttons.append(button)
                row.addWidget(button)
        return frame
