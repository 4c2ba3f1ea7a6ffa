"""A date typed the way people write dates; what cannot be read stays and is marked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.widgets.buttons import IconButton
from desktop_app.ui.widgets.calendar_popup import CalendarPopup, DayMark

Parse = Callable[[str], datetime | None]
Format = Callable[[datetime], str]


class _Line(QLineEdit):
    """A line edit that tells when Down is pressed."""

    down = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.down.emit()
            return
        super().keyPressEvent(event)


class DateTimeField(QWidget):
    """Empty is None. ``value_changed`` carries ``datetime | None`` once the text is understood.

    A text that *parse* does not understand is kept as typed: ``is_valid`` is False, ``value``
    gives the last understood one only through ``last_value``, never as if it were the answer.
    """

    value_changed = Signal(object)
    validity_changed = Signal(bool)

    def __init__(
        self,
        theme: Theme,
        name: str,
        parse: Parse,
        format_: Format,
        now: Callable[[], datetime],
        *,
        with_time: bool = True,
        default_time: tuple[int, int] | None = None,
        day_mark: DayMark | None = None,
        placeholder: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._parse, self._format, self._now = theme, parse, format_, now
        self._with_time, self._default_time, self._day_mark = with_time, default_time, day_mark
        self._value: datetime | None = None
        self._valid = True
        self._hint = placeholder or self.tr("如 11月3日 15:20、明天 9点")
        self._popup: CalendarPopup | None = None
        self.line = _Line(self)
        self.line.setAccessibleName(name)
        self.line.setPlaceholderText(self._hint)
        self._sign = QAction(self.line)
        self.button = IconButton(theme, "calendar", self.tr("打开日历"), parent=self)
        self.button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.button.clicked.connect(self.open_calendar)
        self.line.down.connect(self.open_calendar)
        self.line.editingFinished.connect(self.commit)
        self.line.textEdited.connect(self._typing)
        self.setFocusProxy(self.line)
        self.setAccessibleName(name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self.line, 1)
        row.addWidget(self.button)
        theme.follow(self, self._paint_sign)

    @property
    def value(self) -> datetime | None:
        """What is shown, understood; None when empty or not understood (see ``is_valid``)."""
        return self._value if self._valid else None

    @property
    def last_value(self) -> datetime | None:
        """The last value that was understood."""
        return self._value

    @property
    def is_valid(self) -> bool:
        return self._valid

    def text(self) -> str:
        return self.line.text()

    def set_value(self, value: datetime | None) -> None:
        """Show *value* without telling anybody; None shows an empty field."""
        self._value = value
        self.line.setText(self._format(value) if value is not None else "")
        self._set_valid(True)

    def commit(self) -> bool:
        """Read what is typed now; False leaves the text as it is, marked."""
        text = self.line.text().strip()
        value = self._parse(text) if text else None
        if text and value is None:
            self._set_valid(False)
            return False
        before = self._value
        was_valid = self._valid
        self._value = value
        self.line.setText(self._format(value) if value is not None else "")
        self._set_valid(True)
        if value != before or not was_valid:
            self.value_changed.emit(value)
        return True

    def open_calendar(self) -> None:
        """Open the calendar at what is typed, or today."""
        now = self._now()
        typed = self.line.text().strip()
        start = (self._parse(typed) if typed else None) or self._start(now)
        if self._popup is not None:
            self._popup.deleteLater()
        self._popup = CalendarPopup(
            self._theme, self, with_time=self._with_time, day_mark=self._day_mark
        )
        self._popup.chosen.connect(self._take)
        self._popup.open_at(self.line, start, now.date())

    @property
    def popup(self) -> CalendarPopup | None:
        return self._popup

    def _start(self, now: datetime) -> datetime:
        if self._value is not None:
            return self._value
        if self._default_time is None:
            return now
        hour, minute = self._default_time
        return now.replace(hour=hour, minute=minute, second=0)

    def _take(self, moment: datetime) -> None:
        self.line.setText(self._format(moment))
        self.commit()
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)

    def _typing(self, _text: str) -> None:
        # The mark goes while the text is being put right; the verdict comes when it is left.
        if not self._valid:
            set_kind(self.line, "", name="invalid")

    def _set_valid(self, valid: bool) -> None:
        changed, self._valid = valid != self._valid, valid
        set_kind(self.line, "" if valid else "true", name="invalid")
        sentence = ""
        if not valid:
            sentence = self.tr("看不懂“{text}”这个时间，已照原样保留。{hint}").format(
                text=self.line.text().strip(), hint=self._hint
            )
        self.line.setToolTip(sentence)
        self.line.setAccessibleDescription(sentence)
        self._paint_sign()
        if changed:
            self.validity_changed.emit(valid)

    def _paint_sign(self) -> None:
        trailing = QLineEdit.ActionPosition.TrailingPosition
        self.line.removeAction(self._sign)
        if not self._valid:
            self._sign.setIcon(self._theme.icon("error", self._theme.colours.red.strong, 16))
            self._sign.setToolTip(self.line.toolTip())
            self.line.addAction(self._sign, trailing)
