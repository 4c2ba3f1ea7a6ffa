"""One condition of the filter builder: a field, how it is compared, and with what."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSpinBox, QWidget

from desktop_app.domain.filter_words import Name, value_name
from desktop_app.domain.filters import FIELDS, OPS, PERIOD_TEXT, Condition
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, Message, Text
from desktop_app.services.filter_values import Values
from desktop_app.ui import words
from desktop_app.ui.editor.inputs import Option, QuietCombo, line_input, read_time
from desktop_app.ui.i18n import render
from desktop_app.ui.queue.many_choice import ManyChoice
from desktop_app.ui.theme.theme import Theme
from desktop_app.ui.widgets.buttons import IconButton
from desktop_app.ui.widgets.date_time_field import DateTimeField
from desktop_app.ui.widgets.spin import pad_spin

OP_TEXT = {
    "in": QT_TRANSLATE_NOOP("queue", "是"),
    "not_in": QT_TRANSLATE_NOOP("queue", "不是"),
    "empty": QT_TRANSLATE_NOOP("queue", "没有填"),
    "filled": QT_TRANSLATE_NOOP("queue", "填了"),
    "yes": QT_TRANSLATE_NOOP("queue", "成立"),
    "no": QT_TRANSLATE_NOOP("queue", "不成立"),
    "at_least": QT_TRANSLATE_NOOP("queue", "至少"),
    "at_most": QT_TRANSLATE_NOOP("queue", "至多"),
    "equals": QT_TRANSLATE_NOOP("queue", "等于"),
    "within": QT_TRANSLATE_NOOP("queue", "在时段"),
    "between": QT_TRANSLATE_NOOP("queue", "从…到…"),
    "has": QT_TRANSLATE_NOOP("queue", "含有"),
    "lacks": QT_TRANSLATE_NOOP("queue", "不含"),
}


@dataclass(frozen=True)
class Ground:
    """What a builder knows of the office."""

    theme: Theme
    values: Values
    name: Name
    now: Callable[[], datetime]
    language: str

    def text(self, said: str | Text | Message) -> str:
        if isinstance(said, Message):
            return render(said)
        return said.in_language(self.language) if isinstance(said, Text) else said


class ConditionRow(QWidget):
    """``changed`` with every edit, ``dropped`` when the row is to go."""

    changed = Signal()
    dropped = Signal()

    def __init__(self, ground: Ground, condition: Condition | None, parent: QWidget) -> None:
        super().__init__(parent)
        self._ground = ground
        self._read: Callable[[], tuple[str, ...]] = tuple
        self._value: QWidget | None = None
        theme = ground.theme
        self.field = self._combo(self.tr("看什么"))
        for field in FIELDS.values():
            if field.offered or (condition is not None and condition.field == field.key):
                self.field.addItem(words.core(field.title), field.key)
        self.field.setMaxVisibleItems(24)
        theme.size(self.field.setFixedWidth, 170)
        self.op = self._combo(self.tr("怎么比较"))
        theme.follow(self, self._fit_op)
        self._fit_op()
        drop = IconButton(theme, "close", self.tr("去掉这个条件"), parent=self)
        drop.clicked.connect(self.dropped)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        theme.size(self._row.setSpacing, "s")
        self._row.addWidget(self.field)
        self._row.addWidget(self.op)
        self._row.addWidget(drop)
        self.field.activated.connect(lambda _at: self._turn(None))
        self.op.activated.connect(lambda _at: self._turn(self.condition()))
        if condition is not None:
            self.field.setCurrentIndex(self.field.findData(condition.field))
        self._turn(condition, quiet=True)

    def condition(self) -> Condition:
        """As it stands, complete or not."""
        return Condition(
            str(self.field.currentData()), str(self.op.currentData()), tuple(self._read())
        )

    def _fit_op(self) -> None:
        theme = self._ground.theme
        texts = [QCoreApplication.translate("queue", text) for text in OP_TEXT.values()]
        widest = max(map(theme.metrics().horizontalAdvance, texts))
        self.op.setFixedWidth(max(theme.px(112), widest + theme.px(44)))

    def take_focus(self) -> None:
        self.field.setFocus()

    def _turn(self, condition: Condition | None, *, quiet: bool = False) -> None:
        """Show another field or comparison, with the values that fit it."""
        field = FIELDS[str(self.field.currentData())]
        ops = OPS[field.kind]
        self.op.clear()
        for op in ops:
            self.op.addItem(QCoreApplication.translate("queue", OP_TEXT[op]), op)
        known = condition is not None and condition.field == field.key and condition.op in ops
        if known and condition is not None:
            self.op.setCurrentIndex(ops.index(condition.op))
        values = condition.values if known and condition is not None else ()
        if self._value is not None:
            self._row.removeWidget(self._value)
            self._value.hide()
            self._value.deleteLater()
        self._value, self._read = self._make(field.key, str(self.op.currentData()), values)
        self._row.insertWidget(2, self._value, 1)
        QWidget.setTabOrder(self.op, self._value)
        if not quiet:
            self._value.show()
            self.changed.emit()

    def _make(
        self, key: str, op: str, values: tuple[str, ...]
    ) -> tuple[QWidget, Callable[[], tuple[str, ...]]]:
        field, ground = FIELDS[key], self._ground
        title = words.core(field.title)
        if op in ("in", "not_in"):
            offered = (
                tuple(field.choices) if field.choices is not None else ground.values.get(key, ())
            )
            options = [
                Option(one, ground.text(value_name(field, one, ground.name)))
                for one in dict.fromkeys([*offered, *values])
            ]
            choice = ManyChoice(ground.theme, title, options, self)
            choice.choose(values)
            choice.changed.connect(self.changed)
            return choice, lambda: choice.values
        if op in ("at_least", "at_most", "equals"):
            spin = QSpinBox(self)
            spin.setRange(0, 999)
            spin.setValue(int(values[0]) if values and values[0].isdigit() else 1)
            spin.setAccessibleName(title)
            pad_spin(spin, ground.theme)
            spin.valueChanged.connect(lambda _value: self.changed.emit())
            return spin, lambda: (str(spin.value()),)
        if op == "within":
            combo = self._combo(title)
            for period, text in PERIOD_TEXT.items():
                combo.addItem(words.core(text), period)
            combo.setCurrentIndex(max(0, combo.findData(values[0] if values else "this_week")))
            combo.activated.connect(lambda _at: self.changed.emit())
            return combo, lambda: (str(combo.currentData()),)
        if op == "between":
            return self._span(title, values if len(values) == 2 else ("", ""))
        if op in ("has", "lacks"):
            made = line_input(ground.theme, title, self.tr("内容、姓名、电话、编号里的词"))
            made.put(values[0] if values else "")
            made.on_edited(self.changed.emit)
            return made.widget, lambda: (made.get(),)
        return QWidget(self), tuple

    def _span(
        self, title: str, values: tuple[str, ...]
    ) -> tuple[QWidget, Callable[[], tuple[str, ...]]]:
        ground = self._ground
        holder = QWidget(self)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        ground.theme.size(row.setSpacing, "xs")
        ends: list[DateTimeField] = []
        for text, value in zip((self.tr("从"), self.tr("到")), values, strict=True):
            field = DateTimeField(
                ground.theme,
                f"{title} {text}",
                lambda typed: read_time(typed, ground.now(), past=True),
                lambda at: f"{at:%Y-%m-%d}",  # whole days are asked for, both of them included
                ground.now,
                with_time=False,
                placeholder=text,
                parent=holder,
            )
            if value:
                field.line.setText(value)
                field.commit()
            field.value_changed.connect(lambda _value: self.changed.emit())
            field.validity_changed.connect(lambda _valid: self.changed.emit())
            ends.append(field)
            row.addWidget(field, 1)
        holder.setFocusProxy(ends[0])
        return holder, lambda: tuple(map(_day, ends))

    def _combo(self, name: str) -> QComboBox:
        combo = QuietCombo(self)
        combo.setAccessibleName(name)
        return combo


def _day(field: DateTimeField) -> str:
    """ISO day; what cannot be read comes out as typed, and is refused then."""
    return field.text().strip() if field.value is None else field.value.date().isoformat()
