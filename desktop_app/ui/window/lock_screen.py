"""What stands over the window while it is locked, and when somebody else sits down."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.words import Words

LOCKED, SWITCH, FIRST, OWN = "locked", "switch", "first", "own"


class LockScreen(QWidget):
    """Covers its parent whole. ``entered`` carries name and PIN (for ``own``: the old one, the new).

    ``left`` is asked by Esc, where leaving is possible.
    """

    entered = Signal(str, str)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.mode = LOCKED
        self._wait = 0
        set_kind(self, "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAutoFillBackground(True)
        self.card = Card(theme, "", self)
        self.note = Words("", self, kind="muted")
        self._who_label, self.who = self._line(self.tr("姓名或拼音首字母"))
        self._pin_label, self.pin = self._line(self.tr("口令"), secret=True)
        self._again_label, self.again = self._line(self.tr("再输一次口令"), secret=True)
        self.encrypt = QCheckBox(self.tr("加密数据文件夹（接着设数据口令；以后也可以）"), self)
        self.may_encrypt = False
        """Whether the first start offers to encrypt the data folder at once."""
        self.message = Words("", self, kind="error", marked=True)
        self.enter_button = push_button("", kind="primary", clicked=self.submit, parent=self)
        self.leave_button = push_button("", clicked=self.left.emit, parent=self)
        self.help = Words("", self, kind="small")
        body = self.card.body
        body.addWidget(self.note)
        for label, edit in (
            (self._who_label, self.who),
            (self._pin_label, self.pin),
            (self._again_label, self.again),
        ):
            body.addWidget(label)
            body.addWidget(edit)
        body.addWidget(self.encrypt)
        body.addWidget(self.message)
        row = QHBoxLayout()
        body.addLayout(row)
        row.addWidget(self.enter_button, 1)
        row.addWidget(self.leave_button)
        body.addWidget(self.help)
        middle = QHBoxLayout()
        column = QVBoxLayout(self)
        column.addStretch(2)
        column.addLayout(middle)
        middle.addStretch(1)
        middle.addWidget(self.card)
        middle.addStretch(1)
        column.addStretch(3)
        # Another person need not wait for the wrong tries of this one.
        self.who.textEdited.connect(self._somebody_else)
        self._second = QTimer(self)
        self._second.setInterval(1000)
        self._second.timeout.connect(self._count_down)
        parent.installEventFilter(self)
        theme.follow(self, self._remeasure)
        self._remeasure()
        self.hide()

    @property
    def is_locked(self) -> bool:
        """Nobody comes past it without a PIN."""
        return self.mode == LOCKED

    @property
    def is_first(self) -> bool:
        """Nobody works here yet: the manager is asked for."""
        return self.mode == FIRST

    def show_locked(self, operator: str, since: str) -> None:
        """The window is locked; *operator* is offered, anybody may come in."""
        self._show(
            LOCKED,
            self.tr("已锁定"),
            self.tr("{name} {since} 起离开。填写到一半的内容都还在，进入后接着做。").format(
                name=operator, since=since
            )
            if since
            else self.tr("本处要求口令，请用自己的口令进入。"),
            self.tr("进入"),
            "",
            operator,
        )

    def show_switch(self, name: str) -> None:
        """Somebody else sits down; Esc leaves everything as it was."""
        self._show(
            SWITCH,
            self.tr("换人值班"),
            self.tr("写姓名或拼音首字母，例如“王敏”写 wm，再输口令。没有口令的人直接按回车。"),
            self.tr("换人"),
            self.tr("取消"),
            name,
        )

    def show_first(self) -> None:
        """The first start: who manages the office."""
        self._show(
            FIRST,
            self.tr("欢迎使用投诉管家"),
            self.tr(
                "请先写下您的姓名：第一位就是本处的经理，可以修改设置、添加人员。口令可以以后再设。"
            ),
            self.tr("开始"),
            self.tr("以后再说"),
            "",
        )

    def show_own(self, name: str) -> None:
        """Change one's own PIN."""
        self._show(
            OWN,
            self.tr("修改我的口令"),
            self.tr("{name}，请先输现在的口令（没有就留空），再输两次新口令。").format(name=name),
            self.tr("保存口令"),
            self.tr("取消"),
            "",
        )

    def submit(self) -> None:
        """Enter with what was typed."""
        if self._wait:
            return
        if self.mode in (OWN, FIRST) and self.again.isVisibleTo(self):
            new = self.who.text() if self.mode == OWN else self.pin.text()
            if self.again.text() != new:
                self.refuse(self.tr("两次输入的口令不一样，请再输一次。"))
                self.again.setFocus()
                return
        self.entered.emit(self.who.text(), self.pin.text())

    def refuse(self, text: str, seconds: int = 0) -> None:
        """Say why not; with *seconds* nothing more can be tried until they are over."""
        self.message.setText(text)
        self.message.show()
        self.pin.clear()
        self._wait = seconds
        self._bar_entry(seconds > 0)
        if seconds:
            self._second.start()
        else:
            self.pin.setFocus()

    @property
    def waiting(self) -> int:
        """Seconds until the next try."""
        return self._wait

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parent() and event.type() == QEvent.Type.Resize:
            self._cover()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.submit()
        elif event.key() == Qt.Key.Key_Escape and self.mode != LOCKED:
            self.left.emit()
        # Nothing goes through to what lies underneath.
        event.accept()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab stays in here."""
        stops = [
            one
            for one in (
                *(self.who, self.pin, self.again, self.encrypt),
                *(self.enter_button, self.leave_button),
            )
            if one.isVisibleTo(self) and one.isEnabled()
        ]
        if self.mode == OWN and self.pin in stops:
            stops = [self.pin, self.who, *stops[2:]]
        here = self.focusWidget()
        at = stops.index(here) if here in stops else -1
        if stops:
            stops[(at + (1 if forward else -1)) % len(stops)].setFocus(
                Qt.FocusReason.TabFocusReason
            )
        return True

    # inside

    def _line(self, name: str, *, secret: bool = False) -> tuple[QLabel, QLineEdit]:
        label = QLabel(name, self)
        edit = QLineEdit(self)
        edit.setAccessibleName(name)
        label.setBuddy(edit)
        if secret:
            edit.setEchoMode(QLineEdit.EchoMode.Password)
            edit.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
        return label, edit

    def _show(self, mode: str, title: str, note: str, enter: str, leave: str, name: str) -> None:
        self.mode = mode
        self.card.set_title(title)
        self.setAccessibleName(title)
        self.note.setText(note)
        self.enter_button.setText(enter)
        self.enter_button.setAccessibleName(enter)
        self.leave_button.setText(leave)
        self.leave_button.setAccessibleName(leave)
        self.leave_button.setVisible(bool(leave))
        own, first = mode == OWN, mode == FIRST
        names = {
            FIRST: (self.tr("姓名"), self.tr("口令（可不填）")),
            OWN: (self.tr("新口令"), self.tr("现在的口令")),
        }
        who, pin = names.get(mode, (self.tr("姓名或拼音首字母"), self.tr("口令")))
        for label, edit, text in (
            (self._who_label, self.who, who),
            (self._pin_label, self.pin, pin),
        ):
            label.setText(text)
            edit.setAccessibleName(text)
        self.who.setEchoMode(QLineEdit.EchoMode.Password if own else QLineEdit.EchoMode.Normal)
        for one in (self._again_label, self.again):
            one.setVisible(own or first)
        self.encrypt.setVisible(first and self.may_encrypt)
        self._order(own)
        self.help.setText(
            self.tr(
                "忘记口令：请经理在“设置 → 人员”里重设。经理忘记口令：在这台电脑上运行 "
                "complaint-desk reset-pin，会留下记录。"
            )
            if mode == LOCKED
            else ""
        )
        self.help.setVisible(mode == LOCKED)
        self.message.hide()
        self._wait = 0
        self._bar_entry(False)
        self.who.setText(name)
        self.pin.clear()
        self.again.clear()
        self._cover()
        self.show()
        self.raise_()
        (self.pin if name or own else self.who).setFocus(Qt.FocusReason.OtherFocusReason)

    def _order(self, own: bool) -> None:
        """Of one's own PIN the old one is asked first."""
        body = self.card.body
        pair, place = (self._who_label, self.who), 3 if own else 1
        for offset, one in enumerate(pair):
            body.removeWidget(one)
            body.insertWidget(place + offset, one)

    def _bar_entry(self, barred: bool) -> None:
        self.enter_button.setEnabled(not barred)
        self.pin.setEnabled(not barred)

    def _count_down(self) -> None:
        self._wait = max(0, self._wait - 1)
        if self._wait:
            self.message.setText(
                self.tr("口令错的次数多了，请再等 {seconds} 秒。").format(seconds=self._wait)
            )
            return
        self._second.stop()
        self.message.setText(self.tr("现在可以再试。"))
        self._bar_entry(False)
        self.pin.setFocus()

    def _somebody_else(self, _text: str) -> None:
        if self._wait:
            self._wait = 0
            self._second.stop()
            self.message.hide()
            self._bar_entry(False)

    def _cover(self) -> None:
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect())

    def _remeasure(self) -> None:
        self.card.setFixedWidth(self._theme.px(440))
