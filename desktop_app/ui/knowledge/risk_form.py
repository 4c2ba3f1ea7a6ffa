"""Writing a risk note: what, how likely, how bad, what is done; the product told while choosing."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop_app.services import risks
from desktop_app.services.risks import EFFECT_TEXT, LEVEL_TEXT, LIKELIHOOD_TEXT, RiskInput, RiskNote
from desktop_app.ui.calendar.notes import KeysFirst
from desktop_app.ui.editor.field_row import FieldRow
from desktop_app.ui.editor.inputs import Input, Option, combo_input, text_input
from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.widgets.badge import Badge
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.error_line import say_error
from desktop_app.ui.widgets.flow_layout import FlowLayout
from desktop_app.ui.widgets.words import Words
from desktop_app.ui.words import core

LEVEL_TONE = {"low": "green", "middle": "blue", "high": "amber", "extreme": "red"}


def level_word(likelihood: int, effect: int) -> tuple[str, str]:
    """(words, tone) of a product, e.g. ``高风险 3×4=12``."""
    level = risks.level(likelihood, effect)
    text = QCoreApplication.translate("RiskCard", "{level} {likelihood}×{effect}={product}")
    words = text.format(
        level=core(LEVEL_TEXT[level]),
        likelihood=likelihood,
        effect=effect,
        product=likelihood * effect,
    )
    return words, LEVEL_TONE[level]


class RiskForm(QFrame):
    """``submitted`` carries a ``RiskInput``; what is typed stays until it is put away."""

    submitted = Signal(object)
    closed = Signal()

    def __init__(self, theme: Theme, note: RiskNote | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_kind(self, "panel")
        label = self.tr("可能出什么问题 *")
        self.text = FieldRow(theme, label, text_input(theme, self.tr("可能出什么问题")))
        self.likelihood = FieldRow(
            theme, self.tr("可能性"), _scale(theme, self.tr("可能性"), LIKELIHOOD_TEXT)
        )
        self.effect = FieldRow(theme, self.tr("影响"), _scale(theme, self.tr("影响"), EFFECT_TEXT))
        self.mitigation = FieldRow(
            theme,
            self.tr("应对措施"),
            text_input(theme, self.tr("应对措施"), self.tr("谁去做什么")),
        )
        self.level = Badge(theme, "", "grey", self)
        self.error = Words("", self, kind="error")
        self.error.hide()
        self.save = push_button(
            self.tr("保存风险"), kind="primary", clicked=self.submit, parent=self
        )
        self.cancel = push_button(
            self.tr("取消"), kind="ghost", clicked=self.closed.emit, parent=self
        )
        buttons = QWidget(self)
        flow = FlowLayout(theme, buttons)
        flow.addWidget(self.save)
        flow.addWidget(self.cancel)
        column = QVBoxLayout(self)
        theme.size(column.setContentsMargins, "s", "s", "s", "s")
        theme.size(column.setSpacing, "s")
        column.addWidget(self.text)
        column.addWidget(self.likelihood)
        column.addWidget(self.effect)
        column.addWidget(self.level)
        column.addWidget(self.mitigation)
        column.addWidget(self.error)
        column.addWidget(buttons)
        if note is not None:
            self.text.show_text(note.text, force=True)
            self.likelihood.show_text(str(note.likelihood), force=True)
            self.effect.show_text(str(note.effect), force=True)
            self.mitigation.show_text(note.mitigation, force=True)
        self._start = self.texts
        self.likelihood.edited.connect(lambda _text: self._show_level())
        self.effect.edited.connect(lambda _text: self._show_level())
        self._show_level()
        self._keys = KeysFirst(self, self.closed.emit, self.submit)

    @property
    def dirty(self) -> bool:
        return self.texts != self._start

    @property
    def texts(self) -> tuple[str, ...]:
        """Everything as typed and chosen."""
        return tuple(row.text for row in self._rows)

    def put(self, texts: tuple[str, ...]) -> None:
        """Show what was typed before and not saved."""
        for row, text in zip(self._rows, texts, strict=True):
            row.show_text(text, force=True)
        self._show_level()

    def submit(self) -> None:
        self.submitted.emit(
            RiskInput(
                self.text.text,
                int(self.likelihood.text or 0),
                int(self.effect.text or 0),
                self.mitigation.text,
            )
        )

    def refuse(self, text: str) -> None:
        say_error(self.error, text)

    def focus(self) -> None:
        self.text.focus()

    @property
    def _rows(self) -> tuple[FieldRow, ...]:
        return (self.text, self.likelihood, self.effect, self.mitigation)

    def _show_level(self) -> None:
        likelihood, effect = int(self.likelihood.text or 0), int(self.effect.text or 0)
        rated = bool(likelihood and effect)
        if rated:
            self.level.set_badge(*level_word(likelihood, effect))
        self.level.setVisible(rated)


def _scale(theme: Theme, name: str, words: dict[int, str]) -> Input:
    options = [Option(str(number), f"{number} {core(text)}") for number, text in words.items()]
    return combo_input(theme, name, options)
