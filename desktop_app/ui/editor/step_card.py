"""The middle of the editor: one step with its guidance, form, gaps and the way on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop_app.ui.editor.guidance import Guidance
from desktop_app.ui.editor.inputs import polish
from desktop_app.ui.editor.link_button import LinkButton
from desktop_app.ui.editor.missing_box import MissingBox
from desktop_app.ui.editor.reason_panel import ReasonPanel
from desktop_app.ui.editor.scroller import Scroller
from desktop_app.ui.editor.step_form import StepForm
from desktop_app.ui.editor.why_panel import WHY_KEY
from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.widgets.flow_layout import FlowLayout
from desktop_app.ui.widgets.words import Words
from desktop_app.ui.widgets.wrap_button import WrapButton

COMPLETE_KEY = "Ctrl+Return"
LOW, LEAST = 420, 280
PANEL_SHARE = 0.6
"""A panel that takes more of the card's height than this takes the form's room as well."""
LOW_WINDOW = 800
"""Below this height (at 100 %) of the window 怎么做 is folded until the user unfolds it."""


class StepCard(QFrame):
    """Layout only: the page puts form, words and buttons in."""

    primary_pressed = Signal()
    why_pressed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._low = False
        self._due: tuple[str, str, str] = ("", "", "")
        self._due_colour = ""
        theme.follow(self, self._colour_due)
        theme.follow(self, self._fit)
        set_kind(self, "card")
        self.form: StepForm | None = None
        self.panel: ReasonPanel | None = None
        self._panel_holder: QWidget | None = None
        self.title = Words("", self, kind="title")
        self.due = LinkButton(self)
        self.due.clicked.connect(lambda _checked=False: self.why_pressed.emit())
        self.note = _note(self)
        self.note_label = Words("", self.note)
        note_row = QHBoxLayout(self.note)
        theme.size(note_row.setContentsMargins, "m", "s", "m", "s")
        note_row.addWidget(self.note_label, 1)
        self.guidance = Guidance(theme, self)
        # In a holder, so that a panel can put the box away without asking what is in it.
        self._gaps = QWidget(self)
        self.missing = MissingBox(theme, self._gaps)
        gaps = QVBoxLayout(self._gaps)
        gaps.setContentsMargins(0, 0, 0, 0)
        gaps.addWidget(self.missing)

        # Made where it stands: what is moved later is styled once more.
        self.area = Scroller(parent=self)
        self.inner = QWidget(self.area.viewport())
        self._content = QVBoxLayout(self.inner)
        theme.size(self._content.setContentsMargins, 0, 0, "xs", 0)
        theme.size(self._content.setSpacing, "m")
        for widget in (self.note, self.guidance):
            self._content.addWidget(widget)
        self._content.addStretch(1)
        self.area.hold(self.inner)

        self.buttons = QWidget(self)
        self._flow = FlowLayout(theme, self.buttons)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.buttons.setSizePolicy(policy)
        self.primary = WrapButton(self)
        set_kind(self.primary, "primary")
        self.primary.clicked.connect(lambda _checked=False: self.primary_pressed.emit())

        self._head = head = QHBoxLayout()
        self._foot = foot = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._column = QVBoxLayout(self)
        theme.size(self._column.setContentsMargins, "m", "m", "m", "m")
        theme.size(self._column.setSpacing, "s")
        self._column.addLayout(head)
        head.addWidget(self.title, 1)
        head.addWidget(self.due)
        self._column.addWidget(self.area, 1)
        self._column.addWidget(self._gaps)
        self._column.addLayout(foot)
        theme.size(foot.setSpacing, "s")
        foot.addWidget(self.buttons, 1, Qt.AlignmentFlag.AlignBottom)
        foot.addWidget(self.primary, 0, Qt.AlignmentFlag.AlignBottom)

    def add_action(self, button: QPushButton) -> None:
        button.setParent(self.buttons)
        self._flow.addWidget(button)

    def show_due(self, sentence: str, tone: str, exact: str) -> None:
        self._due = (sentence, tone, exact)
        why = self.tr("按一下看为什么是这个时间（{key}）").format(key=WHY_KEY)
        self.due.show_words(sentence, f"{exact}\n{why}" if exact else "")
        colour = f"color: {self._theme.colours.pair(tone).strong};" if tone else ""
        if colour != self._due_colour:
            self._due_colour = colour
            self.due.setStyleSheet(colour)

    def _colour_due(self) -> None:
        self.show_due(*self._due)

    def show_note(self, text: str, tone: str = "blue") -> None:
        self.note_label.setText(text)
        set_kind(self.note, f"note-{tone}")
        polish(self.note_label)  # its colour comes from the frame around it
        self.note.setVisible(bool(text))

    def show_primary(self, text: str) -> None:
        """The one primary button; no text takes it away."""
        self.primary.setVisible(bool(text))
        self.primary.set_words(f"{text} Ctrl+↵")
        self.primary.setAccessibleName(text)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Not wider than its widest part: the primary button can go below the others."""
        hint = super().minimumSizeHint()
        parts = (self.area, self.buttons, self.primary)
        least = max(one.minimumSizeHint().width() for one in parts) + self._beside()
        wide = max(min(hint.width(), least), self._theme.px(LEAST))
        return QSize(wide, max(hint.height(), self._least_height(max(wide, self.width()))))

    def _least_height(self, width: int) -> int:
        """Words that go over several lines in that width are not cut below."""
        inside = width - self._beside()
        # The layout gives such a part all that it wants; its own least height is a little less.
        more = sum(
            line.heightForWidth(inside) - line.minimumHeightForWidth(inside)
            for line in (self._head, self._foot)
            if line.hasHeightForWidth()
        )
        return self._column.totalMinimumHeightForWidth(width) + more

    def _beside(self) -> int:
        margins = self._column.contentsMargins()
        return margins.left() + margins.right() + 2 * self.frameWidth()

    def set_form(self, form: StepForm | None) -> None:
        """Another form, made in ``inner``, takes the place of the one before, which is hidden."""
        if self.form is not None:
            self._content.removeWidget(self.form)
            self.form.hide()
        self.form = form
        if form is not None:
            self._content.insertWidget(2, form)
            form.show()
        self.area.verticalScrollBar().setValue(0)

    def set_panel(self, panel: ReasonPanel | None) -> None:
        """A panel that asks for a reason, above the buttons; None puts it away."""
        if self._panel_holder is not None:
            self._column.removeWidget(self._panel_holder)
            self._panel_holder.hide()
            self._panel_holder.deleteLater()
        self.panel, self._panel_holder = panel, panel
        self._gaps.setVisible(panel is None)
        large = panel is not None and (
            panel.large or panel.sizeHint().height() > PANEL_SHARE * self.height()
        )
        self.area.setVisible(not large)
        if panel is None:
            return
        holder: QWidget = panel
        if large:
            # It asks as much as a form: it takes the form's room, and scrolls like it.
            self._panel_holder = holder = Scroller(panel, self)
            set_kind(panel, "panel")
        self._column.insertWidget(2, holder, 1 if large else 0)
        holder.show()
        panel.show()
        panel.focus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()  # its least height follows from its width

    def _fit(self) -> None:
        least = self.buttons.minimumSizeHint().width() + self._theme.space.s
        room = self.width() - self._beside() - self.primary.sizeHint().width()
        direction = QBoxLayout.Direction
        self._foot.setDirection(direction.LeftToRight if room >= least else direction.TopToBottom)
        # Where there is little height the gaps scroll with the form instead of taking its room.
        low = self.height() < self._theme.px(LOW)
        if low != self._low:
            self._low = low
            if low:
                self._content.insertWidget(self._content.count() - 1, self._gaps)
            else:
                self._column.insertWidget(self._column.count() - 1, self._gaps)
            self._gaps.setVisible(self.panel is None)
        self.guidance.set_low(low or self.window().height() < self._theme.px(LOW_WINDOW))

    def reveal(self, widget: QWidget) -> None:
        """Scroll *widget* into view, once it has been laid out."""
        QTimer.singleShot(0, widget, lambda: self.area.ensureWidgetVisible(widget, 0, 24))

    def gaps(self) -> Sequence[str]:
        return self.missing.sentences()


def _note(parent: QWidget) -> QFrame:
    frame = QFrame(parent)
    set_kind(frame, "note-blue")
    frame.hide()
    return frame
