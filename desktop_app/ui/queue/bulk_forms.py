"""What acts on many cases ask for: to whom, which tag, when; and what came of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop_app.services.bulk import Outcome, Refused
from desktop_app.ui.editor.field_row import FieldRow
from desktop_app.ui.editor.inputs import Input, line_input, suggest_input, time_input
from desktop_app.ui.i18n import render
from desktop_app.ui.queue.sheet import Sheet
from desktop_app.ui.theme.theme import Theme
from desktop_app.ui.widgets.buttons import push_button

TITLE_WIDTH = 420


class Form(Sheet):
    """Rows of fields over the two buttons; ``value`` reads a field."""

    def __init__(
        self, theme: Theme, title: str, button: str, submit: Callable[[], object], parent: QWidget
    ) -> None:
        super().__init__(theme, title, button, submit, parent)
        self.rows: dict[str, FieldRow] = {}
        theme.size(self.setMinimumWidth, TITLE_WIDTH)

    def add(self, key: str, label: str, made: Input, hint: str = "") -> None:
        row = FieldRow(self.theme, label, made, hint=hint, parent=self)
        self.rows[key] = row
        self.body.addWidget(row)

    def value(self, key: str) -> str:
        self.rows[key].input.settle()
        return self.rows[key].text.strip()


class AssignForm(Form):
    """To which department and to whom; what is left empty stays as it is."""

    def __init__(
        self,
        theme: Theme,
        count: int,
        departments: Sequence[str],
        handlers: Sequence[str],
        done: Callable[[str | None, str | None], object],
        parent: QWidget,
    ) -> None:
        super().__init__(theme, "", "", self._take, parent)
        self._done = done
        title = self.tr("为 {count} 条投诉派单").format(count=f"{count:,}")
        self.set_words(title, self.tr("派单"))
        kept = self.tr("不改")
        self.add(
            "department",
            self.tr("责任部门"),
            suggest_input(theme, self.tr("责任部门"), departments, kept),
        )
        self.add(
            "handler", self.tr("经办人"), suggest_input(theme, self.tr("经办人"), handlers, kept)
        )
        self.rows["department"].setFocus()

    def _take(self) -> None:
        department, handler = self.value("department"), self.value("handler")
        if not (department or handler):
            self.refuse(self.tr("请选责任部门或经办人。"))
            return
        self._done(department or None, handler or None)
        self.accept()


class TagForm(Form):
    """Which tag to put on the cases, or to take from them."""

    def __init__(
        self,
        theme: Theme,
        count: int,
        tags: Sequence[str],
        done: Callable[[str], object],
        parent: QWidget,
        *,
        off: bool = False,
    ) -> None:
        super().__init__(theme, "", "", self._take, parent)
        self._done = done
        if off:
            title = self.tr("从 {count} 条投诉去掉标签")
            self.set_words(title.format(count=f"{count:,}"), self.tr("去掉标签"))
        else:
            title = self.tr("给 {count} 条投诉加标签")
            self.set_words(title.format(count=f"{count:,}"), self.tr("加标签"))
        made = suggest_input(theme, self.tr("标签"), tags, self.tr("例如：媒体关注"))
        self.add("tag", self.tr("标签"), made)
        self.rows["tag"].setFocus()

    def _take(self) -> None:
        text = self.value("tag")
        if not text:
            self.refuse(self.tr("请填标签。"))
            return
        self._done(text)
        self.accept()


class CallbackForm(Form):
    """From when on, by whom; each case gets the first time that fits it."""

    def __init__(
        self,
        theme: Theme,
        count: int,
        handlers: Sequence[str],
        operator: str,
        now: Callable[[], datetime],
        done: Callable[[datetime, str, str], object],
        parent: QWidget,
    ) -> None:
        super().__init__(theme, "", "", self._take, parent)
        self._done, self._now = done, now
        title = self.tr("为 {count} 条投诉安排回访").format(count=f"{count:,}")
        self.set_words(title, self.tr("安排"))
        hint = self.tr("从这时起，按工作日、住户方便的时间和已有安排逐条错开。")
        self.add(
            "at", self.tr("从什么时候起"), time_input(theme, self.tr("从什么时候起"), now), hint
        )
        self.add("who", self.tr("回访人"), suggest_input(theme, self.tr("回访人"), handlers))
        self.add("note", self.tr("说明"), line_input(theme, self.tr("说明")))
        start = (now() + timedelta(days=1)).replace(hour=9, minute=0, second=0)
        self.rows["at"].show_text(start.isoformat(" "), force=True)
        self.rows["who"].show_text(operator, force=True)
        self.rows["at"].setFocus()

    def _take(self) -> None:
        try:
            at = datetime.fromisoformat(self.value("at"))
        except ValueError:
            self.refuse(self.tr("请填写时间，例如“明天 10:00”。"))
            return
        if at <= self._now():
            self.refuse(self.tr("回访时间必须在现在之后。"))
            return
        self._done(at, self.value("who"), self.value("note"))
        self.accept()


class RefusedSheet(Sheet):
    """Which cases were refused and why; the list can be copied."""

    def __init__(self, theme: Theme, outcome: Outcome, parent: QWidget) -> None:
        super().__init__(theme, "", "", self.accept, parent)
        text = self.tr("{done} 条已完成，{refused} 条没有做")
        text = text.format(done=f"{outcome.changed:,}", refused=f"{len(outcome.refused):,}")
        self.set_words(text, self.tr("知道了"))
        self.cancel_button.hide()
        self.list = QPlainTextEdit(self)
        self.list.setReadOnly(True)
        self.list.setTabChangesFocus(True)
        self.list.setAccessibleName(self.tr("没有做的投诉和原因"))
        self.list.setPlainText("\n".join(map(refused_line, outcome.refused)))
        self.body.addWidget(self.list, 1)
        copy = push_button(self.tr("复制"), clicked=self._copy, parent=self)
        self.foot.insertWidget(0, copy)
        self.resize(theme.px(560), theme.px(360))
        self.submit_button.setFocus()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.list.toPlainText())


def refused_line(one: Refused) -> str:
    return f"{one.number}  {render(one.reason)}"
