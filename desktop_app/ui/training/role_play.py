"""The role play: a situation, what the caller says in three moods, and the look back afterwards."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.case import MOOD_TEXT
from desktop_app.services.training import Lesson, RolePlay
from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.grown import Grown
from desktop_app.ui.widgets.words import Words
from desktop_app.ui.words import core

_TONE = {"calm": "green", "anxious": "amber", "angry": "red"}


class RolePlayWindow(QDialog):
    """Stays beside the training window; one colleague reads, the other answers and registers."""

    def __init__(self, theme: Theme, lesson: Lesson, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("练习情景"))
        self.setModal(False)
        self._theme, self._lesson = theme, lesson
        self.boxes: list[QCheckBox] = []
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("练习情景"))
        theme.size(self.list.setFixedWidth, 210)
        for case in lesson.cases:
            QListWidgetItem(case.title, self.list)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setAccessibleName(self.tr("情景内容"))
        self.list.currentRowChanged.connect(self._show)
        row = QHBoxLayout()
        foot = QHBoxLayout()
        column = QVBoxLayout(self)
        theme.size(column.setContentsMargins, "l", "l", "l", "l")
        theme.size(column.setSpacing, "m")
        column.addLayout(row, 1)
        row.addWidget(self.list)
        row.addWidget(self._scroll, 1)
        column.addLayout(foot)
        foot.addStretch(1)
        foot.addWidget(push_button(self.tr("关闭"), clicked=self.close, parent=self))
        Grown(theme, self, 860, 660)
        self.list.setCurrentRow(0)

    def missed(self) -> list[str]:
        """The steps that were not ticked."""
        return [box.objectName() for box in self.boxes if not box.isChecked()]

    @Slot(int)
    def _show(self, row: int) -> None:
        body = QWidget()
        set_kind(body, "surface")
        column = QVBoxLayout(body)
        self._theme.size(column.setContentsMargins, "l", "m", "l", "m")
        self._theme.size(column.setSpacing, "s")
        self._fill(column, self._lesson.cases[row], body)
        column.addStretch(1)
        self._scroll.setWidget(body)

    def _fill(self, column: QVBoxLayout, case: RolePlay, body: QWidget) -> None:
        column.addWidget(_label(case.title, body, "heading"))
        column.addWidget(_label(case.situation, body))
        column.addWidget(_label(self.tr("来电人这样说（同事来念，一句比一句急）"), body, "title"))
        for said in case.lines:
            frame = QFrame(body)
            set_kind(frame, f"note-{_TONE.get(said.mood, 'blue')}")
            inside = QVBoxLayout(frame)
            self._theme.size(inside.setContentsMargins, "m", "s", "m", "s")
            inside.addWidget(_label(core(MOOD_TEXT.get(said.mood, said.mood)), frame, "small"))
            inside.addWidget(_label(said.text, frame))
            column.addWidget(frame)
        self._good = QWidget(body)
        inside = QVBoxLayout(self._good)
        inside.setContentsMargins(0, 0, 0, 0)
        for text in case.good:
            inside.addWidget(_label(f"· {text}", self._good))
        self._good.hide()
        self.reveal = push_button(
            self.tr("答完了，看看好的回答里有什么"), clicked=self._reveal, parent=body
        )
        column.addWidget(self.reveal, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._good)
        column.addWidget(_label(self.tr("对照七步自查"), body, "title"))
        self.boxes = []
        for key, text in self._lesson.steps:
            line = QHBoxLayout()
            box = QCheckBox(body)
            box.setObjectName(key)
            box.setAccessibleName(text)
            words = _label(text, body)
            words.setBuddy(box)
            box.toggled.connect(self._sum_up)
            column.addLayout(line)
            line.addWidget(box, 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(words, 1)
            self.boxes.append(box)
        self.summary = _label("", body, "muted")
        column.addWidget(self.summary)
        self._sum_up()

    def _reveal(self) -> None:
        self._good.show()
        self.reveal.hide()

    def _sum_up(self) -> None:
        names = {key: text for key, text in self._lesson.steps}
        short = [names[key].partition("：")[0].partition(":")[0] for key in self.missed()]
        done = len(self.boxes) - len(short)
        if short:
            text = self.tr("七步做到 {done} 步；还漏了：{missed}。")
            mark = "、" if "：" in next(iter(names.values())) else ", "
            self.summary.setText(text.format(done=done, missed=mark.join(short)))
        else:
            self.summary.setText(self.tr("七步都做到了。换一个情景，或者换人再来一遍。"))


def _label(text: str, parent: QWidget, kind: str = "") -> QLabel:
    label = Words(text, parent, kind=kind)
    return label
