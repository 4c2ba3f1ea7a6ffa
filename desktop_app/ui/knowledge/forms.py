"""Writing in place: a form of a few rows, and the four that the page knows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.workflow import MOODS, STAGES
from desktop_app.services.improvements import KIND_TEXT
from desktop_app.services.lists import Lists
from desktop_app.services.scripts import PLACES
from desktop_app.ui.calendar.notes import KeysFirst
from desktop_app.ui.editor.field_row import FieldRow
from desktop_app.ui.editor.inputs import (
    Input,
    Option,
    chip_input,
    combo_input,
    line_input,
    suggest_input,
    text_input,
    time_input,
)
from desktop_app.ui.editor.scroller import Scroller
from desktop_app.ui.knowledge.texts import stage_text
from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.error_line import say_error
from desktop_app.ui.widgets.flow_layout import FlowLayout
from desktop_app.ui.widgets.growing_text import GrowingTextEdit
from desktop_app.ui.widgets.rows import button_row
from desktop_app.ui.widgets.words import Words
from desktop_app.ui.words import core, mood_text

SAVE_KEY = "Ctrl+Return"
Now = Callable[[], datetime]


class WriteForm(QFrame):
    """``submitted`` when it is to be saved, ``closed`` when it is to be put away, ``edited`` while
    typing; what is typed stays until the page says that it has been saved."""

    submitted = Signal()
    closed = Signal()
    edited = Signal()

    def __init__(self, theme: Theme, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_kind(self, "card")
        self._theme = theme
        self.rows: dict[str, FieldRow] = {}
        self._before: dict[str, str] = {}
        self._title = QLabel(title, self)
        set_kind(self._title, "title")
        self.setAccessibleName(title)
        self.note = Words("", self, kind="small")
        self.note.hide()
        self._inner = QWidget()
        self._content = QVBoxLayout(self._inner)
        theme.size(self._content.setContentsMargins, 0, 0, "xs", 0)
        theme.size(self._content.setSpacing, "s")
        self.error = Words("", self, kind="error")
        self.error.hide()
        self.save = push_button(
            self.tr("保存"),
            kind="primary",
            shortcut_hint=SAVE_KEY,
            clicked=self.submit,
            parent=self,
        )
        self.cancel = push_button(
            self.tr("取消"),
            kind="ghost",
            shortcut_hint="Esc",
            clicked=self.closed.emit,
            parent=self,
        )
        column = QVBoxLayout(self)
        theme.size(column.setContentsMargins, "l", "m", "m", "m")
        theme.size(column.setSpacing, "s")
        column.addWidget(self._title)
        column.addWidget(self.note)
        column.addWidget(Scroller(self._inner, self), 1)
        column.addWidget(self.error)
        button_row(column, self.save, self.cancel)
        self._keys = KeysFirst(self, self.closed.emit, self.submit)

    def add(self, key: str, label: str, made: Input, *, hint: str = "") -> FieldRow:
        """One row below the others."""
        row = self._row(key, label, made, hint)
        self._content.addWidget(row)
        return row

    def add_beside(self, *rows: tuple[str, str, Input]) -> None:
        """Short rows beside one another."""
        line = QHBoxLayout()
        self._content.addLayout(line)
        self._theme.size(line.setSpacing, "m")
        for key, label, made in rows:
            line.addWidget(self._row(key, label, made, ""), 1)

    def add_widget(self, widget: QWidget) -> None:
        self._content.addWidget(widget)

    def ready(self, values: Mapping[str, str], before: Mapping[str, str]) -> None:
        """Show *values*; *before* is what is stored, against which changes are told."""
        self._content.addStretch(1)
        for key, row in self.rows.items():
            row.show_text(values.get(key, ""), force=True)
        self._before = {key: before.get(key, "").strip() for key in self.rows}

    @property
    def values(self) -> dict[str, str]:
        """Everything as typed; times as ISO text, or as typed when they cannot be read."""
        return {key: row.text for key, row in self.rows.items()}

    @property
    def dirty(self) -> bool:
        return {key: text.strip() for key, text in self.values.items()} != self._before

    def submit(self) -> None:
        for row in self.rows.values():
            row.input.settle()
        self.submitted.emit()

    def focus(self) -> None:
        """The keyboard goes to the first empty row, else to the first."""
        rows = list(self.rows.values())
        target = next((row for row in rows if not row.text.strip()), rows[0])
        # Once it is laid out: the focus scrolls it into view.
        QTimer.singleShot(0, target, target.focus)
        target.focus()

    def show_note(self, text: str) -> None:
        self.note.setText(text)
        self.note.setVisible(bool(text))

    def refuse(self, text: str, key: str = "") -> None:
        """Say why it was not saved, at the row *key* if there is one."""
        say_error(self.error, text)
        for name, row in self.rows.items():
            row.input.mark(bool(text) and name == key)
        if text and key in self.rows:
            self.rows[key].focus()

    def _row(self, key: str, label: str, made: Input, hint: str) -> FieldRow:
        row = FieldRow(self._theme, label, made, hint=hint, parent=self._inner)
        row.edited.connect(lambda _text: self.edited.emit())
        self.rows[key] = row
        return row


def script_form(theme: Theme, title: str, lists: Lists, language: str, now: Now) -> WriteForm:
    """Rows zh, en, stage, category, mood; buttons put a place in where the cursor stands."""
    translate = QCoreApplication.translate
    form = WriteForm(theme, title)
    zh = text_input(
        theme,
        translate("KnowledgeForms", "话术"),
        translate("KnowledgeForms", "如：{称呼}，您反映的{类别}我记下了，{承诺时间}前给您回话。"),
        lines=4,
    )
    form.add("zh", translate("KnowledgeForms", "怎么说 *"), zh)
    form.add_widget(_place_buttons(theme, zh.widget))
    en = text_input(theme, translate("KnowledgeForms", "英文"), lines=2)
    form.add("en", translate("KnowledgeForms", "英文（可不填）"), en)
    form.add_beside(
        ("stage", translate("KnowledgeForms", "用在哪一步"), _stages(theme)),
        ("mood", translate("KnowledgeForms", "对方情绪"), _moods(theme)),
    )
    form.add("category", translate("KnowledgeForms", "类别"), categories(theme, lists, language))
    return form


def study_form(theme: Theme, title: str, lists: Lists, language: str, now: Now) -> WriteForm:
    """Rows title, category, what_happened, cause, what_worked, lesson."""
    translate = QCoreApplication.translate
    form = WriteForm(theme, title)
    form.add(
        "title",
        translate("KnowledgeForms", "标题 *"),
        line_input(theme, translate("KnowledgeForms", "标题")),
    )
    form.add("category", translate("KnowledgeForms", "类别"), categories(theme, lists, language))
    for key, label, hint in (
        ("what_happened", translate("KnowledgeForms", "发生了什么"), ""),
        ("cause", translate("KnowledgeForms", "原因"), ""),
        ("what_worked", translate("KnowledgeForms", "什么办法管用"), ""),
        (
            "lesson",
            translate("KnowledgeForms", "教训"),
            translate("KnowledgeForms", "下次遇到同样的事，先做什么、不做什么"),
        ),
    ):
        form.add(key, label, text_input(theme, label, hint, most=14))
    return form


def improvement_form(theme: Theme, title: str, lists: Lists, language: str, now: Now) -> WriteForm:
    """Rows kind, title, measure, owner, due_at, check_plan, check_at, category."""
    translate = QCoreApplication.translate
    form = WriteForm(theme, title)
    kinds = [Option(key, core(text)) for key, text in KIND_TEXT.items()]
    kind_label = translate("KnowledgeForms", "种类")
    form.add("kind", kind_label, chip_input(theme, kind_label, kinds))
    form.add(
        "title",
        translate("KnowledgeForms", "改进什么 *"),
        line_input(theme, translate("KnowledgeForms", "改进什么")),
    )
    measure = translate("KnowledgeForms", "具体措施")
    form.add("measure", measure, text_input(theme, measure))
    owner = translate("KnowledgeForms", "负责人")
    due = translate("KnowledgeForms", "完成期限")
    staff = [person.name for person in lists.staff]
    form.add_beside(
        ("owner", f"{owner} *", suggest_input(theme, owner, staff)),
        ("due_at", f"{due} *", time_input(theme, due, now)),
    )
    plan = translate("KnowledgeForms", "效果怎么验证")
    hint = translate("KnowledgeForms", "如：三个月后比较同类投诉件数")
    form.add("check_plan", plan, text_input(theme, plan, hint))
    at = translate("KnowledgeForms", "什么时候验证")
    form.add_beside(
        ("check_at", at, time_input(theme, at, now)),
        (
            "category",
            translate("KnowledgeForms", "类别"),
            categories(theme, lists, language),
        ),
    )
    return form


def check_form(theme: Theme, title: str, lists: Lists, language: str, now: Now) -> WriteForm:
    """Rows effective (yes/no) and words."""
    translate = QCoreApplication.translate
    form = WriteForm(theme, title)
    label = translate("KnowledgeForms", "有没有效果")
    form.add(
        "effective",
        label,
        chip_input(
            theme,
            label,
            [
                Option("yes", translate("KnowledgeForms", "有效")),
                Option("no", translate("KnowledgeForms", "无效")),
            ],
        ),
    )
    words = translate("KnowledgeForms", "怎么看出来的")
    hint = translate("KnowledgeForms", "如：漏水投诉从每月 5 件降到 1 件")
    form.add("words", f"{words} *", text_input(theme, words, hint))
    return form


def categories(theme: Theme, lists: Lists, language: str) -> Input:
    """The office's categories, both levels, with an empty line first."""
    options = [
        Option(one.code, lists.category_name(one.code, language=language))
        for one in lists.categories
    ]
    name = QCoreApplication.translate("KnowledgeForms", "类别")
    return _with_any(combo_input(theme, name, options))


def _stages(theme: Theme) -> Input:
    name = QCoreApplication.translate("KnowledgeForms", "用在哪一步")
    options = [Option(stage, stage_text(stage)) for stage in STAGES]
    return _with_any(combo_input(theme, name, options))


def _moods(theme: Theme) -> Input:
    name = QCoreApplication.translate("KnowledgeForms", "对方情绪")
    options = [Option(mood, mood_text(mood)) for mood in MOODS]
    return _with_any(combo_input(theme, name, options))


def _with_any(made: Input) -> Input:
    """The empty line of a list says that it means any."""
    combo = made.widget
    assert isinstance(combo, QComboBox)
    combo.setItemText(0, QCoreApplication.translate("KnowledgeForms", "不限"))
    return made


def _place_buttons(theme: Theme, edit: QWidget) -> QWidget:
    assert isinstance(edit, GrowingTextEdit)
    holder = QWidget()
    flow = FlowLayout(theme, holder, spacing="xs")
    words = QCoreApplication.translate("KnowledgeForms", "插入占位：")
    label = QLabel(words, holder)
    set_kind(label, "small")
    flow.addWidget(label)

    def put(place: str) -> None:
        edit.insertPlainText("{" + place + "}")
        edit.setFocus()

    names: Sequence[str] = PLACES
    for place in names:
        button = push_button(
            place,
            kind="link",
            accessible=f"{words}{place}",
            clicked=partial(put, place),
            parent=holder,
        )
        flow.addWidget(button)
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    holder.setSizePolicy(policy)
    return holder
