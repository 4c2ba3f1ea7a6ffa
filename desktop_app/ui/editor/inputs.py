"""One way to talk to every kind of input: get its text, put a text, hear that it was edited.

An input is best made in its *parent*: what is moved there is styled once more.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, time

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QTextCursor, QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QCompleter, QLineEdit, QWidget

from desktop_app.domain.datetext import parse_when
from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.widgets.chips import ChipBar, ChipSpec
from desktop_app.ui.widgets.date_time_field import DateTimeField
from desktop_app.ui.widgets.growing_text import GrowingTextEdit
from desktop_app.ui.words import exact_time

CHIPS_AT_MOST = 4
Closes = Callable[[], time]
"""When the office closes, as its settings say now."""


def end_of_day() -> time:
    """Where no office is at hand that says when it closes."""
    return time(18)


@dataclass(frozen=True)
class Option:
    """A value as stored and as shown."""

    value: str
    text: str


@dataclass(frozen=True)
class Input:
    """A widget with its text. ``put`` tells nobody; ``on_edited`` is told while typing.

    ``settle`` reads half-typed text (a date) now; texts that cannot be read stay as typed.
    """

    widget: QWidget
    get: Callable[[], str]
    put: Callable[[str], None]
    lock: Callable[[bool], None]
    mark: Callable[[bool], None]
    on_edited: Callable[[Callable[[], object]], object]
    settle: Callable[[], object] = lambda: None
    at_once: bool = False
    """A choice and not a text: there is no pause in typing to wait for."""

    def has_focus(self) -> bool:
        """Whether the user is in it, its popup included."""
        focus = QApplication.focusWidget()
        return focus is not None and (focus is self.widget or self.widget.isAncestorOf(focus))


class QuietCombo(QComboBox):
    """A list box that the wheel passes over, so that scrolling a form changes nothing."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


def polish(widget: QWidget) -> None:
    """Let the style sheet look again at a widget whose state it chooses by."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def _lock(edit: QLineEdit | GrowingTextEdit, locked: bool) -> None:
    if edit.isReadOnly() != locked:
        edit.setReadOnly(locked)
        polish(edit)


def line_input(
    theme: Theme, name: str, placeholder: str = "", parent: QWidget | None = None
) -> Input:
    edit = QLineEdit(parent)
    edit.setAccessibleName(name)
    edit.setPlaceholderText(placeholder)

    def put(text: str) -> None:
        edit.setText(text)
        if not edit.hasFocus():  # else somebody goes on writing at its end
            edit.setCursorPosition(0)

    return Input(
        edit,
        edit.text,
        put,
        lambda locked: _lock(edit, locked),
        lambda bad: set_kind(edit, "true" if bad else "", name="invalid"),
        lambda run: edit.textEdited.connect(lambda _text: run()),
    )


def text_input(
    theme: Theme,
    name: str,
    placeholder: str = "",
    parent: QWidget | None = None,
    *,
    lines: int = 2,
    most: int = 8,
) -> Input:
    edit = GrowingTextEdit(
        theme, name, placeholder=placeholder, lines=lines, most=most, parent=parent
    )

    def put(text: str) -> None:
        edit.blockSignals(True)
        edit.setPlainText(text)
        if edit.hasFocus():
            edit.moveCursor(QTextCursor.MoveOperation.End)
        edit.blockSignals(False)

    return Input(
        edit,
        edit.toPlainText,
        put,
        lambda locked: _lock(edit, locked),
        lambda bad: set_kind(edit, "true" if bad else "", name="invalid"),
        lambda run: edit.textChanged.connect(lambda: run()),
    )


def suggest_input(
    theme: Theme,
    name: str,
    options: Sequence[str],
    placeholder: str = "",
    parent: QWidget | None = None,
) -> Input:
    """A line with a list of known words; any other text may be typed."""
    combo = QuietCombo(parent)
    combo.setEditable(True)
    combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    combo.addItems(list(options))
    combo.setCurrentIndex(-1)
    combo.setAccessibleName(name)
    combo.setMinimumContentsLength(4)
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    edit = combo.lineEdit()
    assert edit is not None  # an editable box has one
    edit.setAccessibleName(name)
    edit.setPlaceholderText(placeholder)
    completer = combo.completer()
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)

    def put(text: str) -> None:
        combo.blockSignals(True)
        combo.setCurrentIndex(-1)  # what was chosen before is not where the arrows go on
        combo.setEditText(text)
        combo.blockSignals(False)
        edit.setCursorPosition(0)

    return Input(
        combo,
        combo.currentText,
        put,
        lambda locked: combo.setEnabled(not locked),
        lambda bad: set_kind(edit, "true" if bad else "", name="invalid"),
        lambda run: combo.editTextChanged.connect(lambda _text: run()),
    )


def combo_input(
    theme: Theme, name: str, options: Sequence[Option], parent: QWidget | None = None
) -> Input:
    """A closed list; the first line is empty."""
    combo = QuietCombo(parent)
    combo.setAccessibleName(name)
    combo.setMinimumContentsLength(4)
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMaxVisibleItems(16)
    combo.addItem("", "")
    for option in options:
        combo.addItem(option.text, option.value)
    known = combo.count()

    def put(value: str) -> None:
        at = combo.findData(value)
        if at < known:
            for other in range(combo.count() - 1, known - 1, -1):
                combo.removeItem(other)
        if at < 0:  # a value that the list does not know (any more) is shown, not lost
            combo.addItem(value, value)
            at = combo.count() - 1
        combo.setCurrentIndex(at)

    return Input(
        combo,
        lambda: str(combo.currentData() or ""),
        put,
        lambda locked: combo.setEnabled(not locked),
        lambda bad: set_kind(combo, "true" if bad else "", name="invalid"),
        lambda run: combo.activated.connect(lambda _at: run()),
        at_once=True,
    )


def chip_input(
    theme: Theme, name: str, options: Sequence[Option], parent: QWidget | None = None
) -> Input:
    bar = ChipBar(theme, name, parent)
    bar.set_chips([ChipSpec(option.value, option.text) for option in options])
    for option in options:
        bar.chips()[option.value].setAccessibleName(f"{name} {option.text}")

    def put(value: str) -> None:
        chips = bar.chips()
        if value in chips:
            bar.choose(value)
            return
        chosen = chips.get(bar.current)
        if chosen is not None:
            # An exclusive group keeps one button down; without the group it can be let go.
            group = chosen.group()
            group.setExclusive(False)
            chosen.setChecked(False)
            group.setExclusive(True)

    def focus_first() -> None:
        chips = bar.chips()
        bar.setFocusProxy(chips.get(bar.current) or next(iter(chips.values())))

    def put_and_aim(value: str) -> None:
        put(value)
        focus_first()

    focus_first()
    bar.chosen.connect(lambda _key: focus_first())
    return Input(
        bar,
        lambda: bar.current,
        put_and_aim,
        lambda locked: bar.setEnabled(not locked),
        lambda bad: None,
        lambda run: bar.chosen.connect(lambda _key: run()),
        at_once=True,
    )


def choice_input(
    theme: Theme, name: str, options: Sequence[Option], parent: QWidget | None = None
) -> Input:
    """Chips for up to four, a list above."""
    make = chip_input if len(options) <= CHIPS_AT_MOST else combo_input
    return make(theme, name, options, parent)


def yes_no_options() -> tuple[Option, ...]:
    translate = QCoreApplication.translate
    return (
        Option("yes", translate("StepForm", "是")),
        Option("no", translate("StepForm", "否")),
    )


def read_time(
    text: str, now: datetime, *, past: bool = False, closes: time = time(18)
) -> datetime | None:
    """What a person types (明天 15:00, 周五下午3点); a bare day means when the office closes.

    With *past* (a time of completion) a bare today means now.
    """
    found = parse_when(text, today=now)
    if found is None:
        return None
    if found.has_time:
        return found.at
    if past and found.at.date() == now.date():
        return now
    return datetime.combine(found.at.date(), closes)


def time_input(
    theme: Theme,
    name: str,
    now: Callable[[], datetime],
    placeholder: str = "",
    parent: QWidget | None = None,
    *,
    past: bool = False,
    closes: Closes = end_of_day,
) -> Input:
    """ISO text in and out; what cannot be read comes out as typed, and is refused then."""
    field = DateTimeField(
        theme,
        name,
        lambda text: read_time(text, now(), past=past, closes=closes()),
        exact_time,
        now,
        default_time=None if past else (closes().hour, closes().minute),
        placeholder=placeholder,
        parent=parent,
    )

    def get() -> str:
        if not field.is_valid or field.value is None:
            return field.text().strip()
        return field.value.isoformat(sep=" ")

    def put(text: str) -> None:
        try:
            field.set_value(datetime.fromisoformat(text) if text else None)
        except ValueError:
            field.line.setText(text)
            field.commit()

    def hear(run: Callable[[], object]) -> None:
        field.value_changed.connect(lambda _value: run())
        field.validity_changed.connect(lambda valid: None if valid else run())

    return Input(
        field,
        get,
        put,
        lambda locked: field.setEnabled(not locked),
        lambda bad: None,
        hear,
        field.commit,
        at_once=True,
    )
