"""The export panel's widgets: choices, progress, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QLayout,
    QProgressBar,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop_app.ui.exporter.calendar_span import CalendarSpan
from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.current_stack import CurrentStack
from desktop_app.ui.widgets.flow_layout import FlowLayout
from desktop_app.ui.widgets.message_bar import MessageBar
from desktop_app.ui.widgets.words import Words

KINDS = ("complaints", "households", "followups")
SCOPES = ("view", "chosen", "all")
FORMATS = (".xlsx", ".csv", ".ics")


class ExportView(QWidget):
    """``changed`` tells of another choice; ``export_asked``, ``cancelled`` and ``folder_asked``."""

    changed = Signal()
    export_asked = Signal()
    cancelled = Signal()
    folder_asked = Signal()

    def __init__(
        self, theme: Theme, now: Callable[[], datetime], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        title = QLabel(self.tr("导出表格"), self)
        set_kind(title, "heading")
        self.messages = MessageBar(theme, self)
        which = Card(theme, self.tr("导出哪张表"), self)
        line = QWidget(which)
        set_kind(line, "clear")
        self.kinds = _radios(
            self,
            which,
            {
                "complaints": self.tr("投诉登记表"),
                "households": self.tr("住户名册"),
                "followups": self.tr("回访记录表"),
            },
            FlowLayout(theme, line, spacing="l"),
        )
        which.body.addWidget(line)
        self.what = Card(theme, self.tr("导出哪些"), self)
        self.scopes = _radios(
            self,
            self.what,
            {
                "view": self.tr("当前视图"),
                "chosen": self.tr("选中的投诉"),
                "all": self.tr("全部投诉"),
            },
        )
        self.scope_note = Words("", self, kind="muted")
        self.what.body.addWidget(self.scope_note)
        self.what.body.addStretch(1)
        how = Card(theme, self.tr("导出成什么"), self)
        self.formats = _radios(
            self,
            how,
            {
                ".xlsx": self.tr("Excel 工作簿（.xlsx）：带字段说明和统计，改好后可再导入"),
                ".csv": self.tr("CSV 文本（.csv）：给别的系统用"),
                ".ics": self.tr("回访日历（.ics）：可导入手机和电脑日历"),
            },
        )
        self.span = CalendarSpan(theme, now, how)
        how.body.addWidget(self.span)
        people = Card(theme, self.tr("住户隐私"), self)
        self.masked = QCheckBox(self.tr("隐去姓名和电话"), self)
        self.masked.setAccessibleName(self.masked.text())
        self.masked.setChecked(True)
        self.mask_note = Words("", self)
        people.body.addWidget(self.masked)
        people.body.addWidget(self.mask_note)
        people.body.addStretch(1)
        self.export_button = push_button(
            self.tr("导出…"), kind="primary", clicked=self.export_asked.emit, parent=self
        )
        self.running = _Running(theme, self)
        self.running.cancel_button.clicked.connect(self.cancelled)
        self.done = _Done(theme, self)
        self.done.folder_button.clicked.connect(self.folder_asked)
        self.foot = CurrentStack(self)
        start = QWidget(self)
        row = QVBoxLayout(start)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.export_button, 0, Qt.AlignmentFlag.AlignLeft)
        row.addStretch(1)
        self.foot.addWidget(start)
        self.foot.addWidget(self.running)
        inner = QWidget(self)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        theme.size(column.setSpacing, "m")
        above = QHBoxLayout()
        column.addWidget(which)
        column.addLayout(above)
        theme.size(above.setSpacing, "m")
        above.addWidget(self.what, 1)
        above.addWidget(people, 1)
        for item in (how, self.foot, self.done):
            column.addWidget(item)
        column.addStretch(1)
        theme.size(inner.setMaximumWidth, 760)
        self.choices = (which, self.what, how, people)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        theme.size(whole.setSpacing, "s")
        whole.addWidget(title)
        whole.addWidget(self.messages)
        # Beside a stretch the height is asked for the width it really has, not the page's.
        beside = QHBoxLayout()
        whole.addLayout(beside, 1)
        beside.addWidget(inner, 1)
        beside.addStretch()
        self.radio(self.kinds, "complaints").setChecked(True)
        self.radio(self.formats, ".xlsx").setChecked(True)
        self.radio(self.scopes, "all").setChecked(True)
        self.kinds.buttonToggled.connect(lambda _b, on: self.changed.emit() if on else None)
        self.scopes.buttonToggled.connect(lambda _b, on: self.changed.emit() if on else None)
        self.formats.buttonToggled.connect(lambda _b, on: self.changed.emit() if on else None)
        self.masked.toggled.connect(lambda _on: self.changed.emit())
        self.done.hide()

    @staticmethod
    def radio(group: QButtonGroup, key: str) -> QRadioButton:
        return next(b for b in group.buttons() if b.property("key") == key)  # type: ignore[return-value]

    @property
    def kind(self) -> str:
        return str(self.kinds.checkedButton().property("key"))

    @property
    def scope(self) -> str:
        return str(self.scopes.checkedButton().property("key"))

    @property
    def format(self) -> str:
        return str(self.formats.checkedButton().property("key"))

    def set_scope(self, key: str, text: str, *, visible: bool) -> None:
        button = self.radio(self.scopes, key)
        button.setText(text)
        button.setAccessibleName(text)
        button.setVisible(visible)

    def show_mask_note(self) -> None:
        masked = self.masked.isChecked()
        self.mask_note.setText(
            self.tr("姓名只留姓，电话隐去中间四位；导入回来时不会改动原有的姓名电话。")
            if masked
            else self.tr("将写出完整的姓名和电话。谁、何时、导出了多少条会记入操作记录。")
        )
        set_kind(self.mask_note, "muted" if masked else "error")

    def show_running(self, name: str) -> None:
        self.messages.clear()
        self.done.hide()
        self.running.start(name)
        self.foot.setCurrentWidget(self.running)
        for card in self.choices:
            card.setEnabled(False)
        self.running.cancel_button.setFocus()

    def show_idle(self) -> None:
        self.foot.setCurrentIndex(0)
        for card in self.choices:
            card.setEnabled(True)

    def reveal_done(self) -> None:
        """Bring what came of it into sight where the page is higher than the window."""
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is not None:
            area.widget().adjustSize()
            area.ensureWidgetVisible(self.done)

    def take_focus(self) -> None:
        if self.foot.currentWidget() is self.running:
            self.running.cancel_button.setFocus()
        elif self.export_button.isEnabled():
            self.export_button.setFocus()
        else:
            self.scopes.checkedButton().setFocus()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.take_focus()


class _Running(Card):
    """Progress and 取消."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, "", parent)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("进度"))
        self.count = QLabel(self)
        set_kind(self.count, "muted")
        self.cancel_button = push_button(self.tr("取消"), parent=self)
        self.cancel_button.clicked.connect(self._stopping)
        self.body.addWidget(self.bar)
        self.body.addWidget(self.count)
        self.body.addWidget(self.cancel_button, 0, Qt.AlignmentFlag.AlignLeft)

    def start(self, name: str) -> None:
        self.set_title(self.tr("正在写“{name}”…").format(name=name))
        self.bar.setRange(0, 0)
        self.count.setText("")
        self.cancel_button.setText(self.tr("取消"))
        self.cancel_button.setEnabled(True)

    def set_progress(self, done: int, total: int) -> None:
        self.bar.setRange(0, max(0, total))
        self.bar.setValue(done)
        self.count.setText(
            self.tr("{done} / {total} 条").format(done=f"{done:,}", total=f"{total:,}")
        )
        self.bar.setAccessibleDescription(self.count.text())

    def _stopping(self) -> None:
        self.cancel_button.setText(self.tr("正在取消…"))
        self.cancel_button.setEnabled(False)


class _Done(Card):
    """Where the file is and how much is in it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, "", parent)
        self.text = Words("", self, marked=True)
        self.folder_button = push_button(self.tr("打开文件夹"), parent=self)
        buttons = QWidget(self)
        set_kind(buttons, "clear")
        flow = FlowLayout(theme, buttons)
        flow.addWidget(self.folder_button)
        self.body.addWidget(self.text)
        self.body.addWidget(buttons)

    def show_done(self, title: str, path: Path, note: str) -> None:
        self.set_title(title)
        self.text.setText("\n".join(part for part in (str(path), note) if part))
        self.show()


def _radios(
    parent: QWidget, card: Card, texts: dict[str, str], layout: QLayout | None = None
) -> QButtonGroup:
    """One button a text; below each other in the card, or in *layout*."""
    group = QButtonGroup(parent)
    for key, text in texts.items():
        button = QRadioButton(text, card)
        button.setProperty("key", key)
        button.setAccessibleName(text)
        group.addButton(button)
        (layout or card.body).addWidget(button)
    return group
