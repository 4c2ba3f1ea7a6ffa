"""A flat: who lives there, the last twelve months, what is open, what was promised, history."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.case import Resident, Status
from desktop_app.services.households import Home, PastCase
from desktop_app.services.lists import Lists
from desktop_app.services.residency import OCCUPANCIES
from desktop_app.ui.households.forms import FlatForm, PersonForm
from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.widgets.badge import Badge
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.flow_layout import FlowLayout
from desktop_app.ui.widgets.words import Words
from desktop_app.ui.words import (
    core,
    exact_time,
    kind_text,
    near_time,
    satisfaction_text,
    shown_name,
    shown_phone,
    status_text,
)

REVEALED_MS = 30_000
SHOWN_CASES = 12
_ONE_COLUMN = 720


class HomeView(QScrollArea):
    """``reveal_asked`` wants people unmasked; whoever hears it logs it and calls ``reveal``.

    ``case_asked`` an id, ``edit_asked`` and ``leave_asked`` and ``return_asked`` a resident's id,
    ``list_asked`` and ``register_asked`` that this flat is meant.
    """

    reveal_asked = Signal()
    case_asked = Signal(int)
    edit_asked = Signal(int)
    leave_asked = Signal(int)
    return_asked = Signal(int)
    list_asked = Signal()
    register_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.home: Home | None = None
        self.revealed = False
        self._lists, self._language = Lists(), "zh"
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        set_kind(inner, "clear")
        self.setWidget(inner)
        self.flat = Card(theme, "", inner)
        self.edit_flat_button = push_button(
            self.tr("修改"), kind="link", clicked=self._edit_flat, parent=self.flat
        )
        self.edit_flat_button.setAccessibleName(self.tr("修改这一户"))
        self.flat.add_to_head(self.edit_flat_button)
        self.flat_form = FlatForm(theme, self.flat)
        self.people = Card(theme, self.tr("人员"), inner)
        self.reveal_button = push_button(
            self.tr("显示"), kind="link", shortcut_hint="F9", clicked=self.reveal_asked.emit
        )
        self.people.add_to_head(self.reveal_button)
        self.person_form = PersonForm(theme, self.people)
        self.move_in_button = push_button(
            self.tr("＋ 登记迁入"),
            kind="link",
            clicked=lambda: self.person_form.open_for(None),
            parent=self.people,
        )
        self.year = Card(theme, self.tr("近 12 个月"), inner)
        self.promises = Card(theme, self.tr("未兑现的承诺"), inner)
        self.history = Card(theme, "", inner)
        self.list_button = push_button(
            self.tr("在队列中查看"), kind="link", clicked=self.list_asked.emit
        )
        self.history.add_to_head(self.list_button)
        self.register_button = push_button(
            self.tr("为这一户登记投诉"),
            kind="primary",
            clicked=self.register_asked.emit,
            parent=self.flat,
        )
        # What is read anew comes above and below; nobody loses the field that he types in.
        left = Qt.AlignmentFlag.AlignLeft
        self.flat.body.addWidget(self.flat_form)
        self.flat.body.addWidget(self.register_button, 0, left)
        self.people.body.addWidget(self.move_in_button, 0, left)
        self.people.body.addWidget(self.person_form)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, inner)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        for column, cards in (
            (self._left, (self.flat, self.people)),
            (self._right, (self.year, self.promises, self.history)),
        ):
            self._row.addLayout(column, 1)
            for card in cards:
                column.addWidget(card)
            column.addStretch(1)
        for form in (self.flat_form, self.person_form):
            form.begun.connect(partial(self._into_sight, form))
        self._holders: dict[tuple[Card, bool], QWidget] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REVEALED_MS)
        self._timer.timeout.connect(lambda: self.reveal(False))
        self._stand()
        theme.follow(self, self._stand)

    def show_home(self, home: Home, lists: Lists, language: str) -> None:
        """A flat; another one is masked, and forms of the one before are put away."""
        other = self.home is None or self.home.household.id != home.household.id
        self.home, self._lists, self._language = home, lists, language
        if other:
            self.revealed = False
            self.flat_form.hide()
            self.person_form.hide()
            self.verticalScrollBar().setValue(0)
        with self._keep_focus():
            self._paint()

    def reveal(self, shown: bool) -> None:
        """Show names and phones for thirty seconds, or hide them."""
        self.revealed = shown
        if shown:
            self._timer.start()
        else:
            self._timer.stop()
        if self.home is not None:
            with self._keep_focus():
                self._paint_people(self.home)

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        narrow = self.width() < self._theme.px(_ONE_COLUMN)
        self._row.setDirection(
            QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        )

    def hideEvent(self, event: object) -> None:
        self.reveal(False)
        super().hideEvent(event)  # type: ignore[arg-type]

    def _stand(self) -> None:
        space = self._theme.space
        self._row.setSpacing(space.m)
        self._left.setSpacing(space.m)
        self._right.setSpacing(space.m)

    def _into_sight(self, form: QWidget, first: QWidget) -> None:
        """All of a form that was opened if there is room, at any rate its first field."""

        def scroll() -> None:
            for one in (form, first):
                self.ensureWidgetVisible(one, 0, self._theme.space.s)

        QTimer.singleShot(0, self, scroll)  # once it has its place

    def _edit_flat(self) -> None:
        if self.home is not None:
            self.flat_form.open_for(self.home.household)

    def _paint(self) -> None:
        home = self.home
        assert home is not None
        self._paint_flat(home)
        self._paint_people(home)
        figures = home.figures
        fresh = self._fresh(self.year)
        row = FlowLayout(self._theme, spacing="l")
        fresh.addLayout(row)
        for number, text in (
            (figures.count, self.tr("投诉")),
            (figures.repeats, self.tr("重复")),
            (figures.reworked, self.tr("返单")),
            (figures.satisfied, self.tr("满意")),
            (figures.unsatisfied, self.tr("不满意")),
        ):
            row.addWidget(self._figure(fresh.parentWidget(), number, text))
        fresh = self._fresh(self.promises)
        self.promises.setVisible(bool(home.promises))
        for one in home.promises:
            late = one.due_at < home.now
            when = near_time(one.due_at, home.now)
            text = self.tr("{when} 前：{text}").format(when=when, text=one.text)
            if late:
                text = self.tr("已过期，{text}").format(text=text)
            self._line(fresh, text, "error" if late else "")
            self._link(fresh, one.number, one.complaint_id)
        self._paint_history(home)

    def _paint_flat(self, home: Home) -> None:
        flat = home.household
        self.flat.set_title(" ".join(part for part in (flat.community, flat.short()) if part))
        fresh = self._fresh(self.flat)
        occupancy = core(OCCUPANCIES[flat.occupancy]) if flat.occupancy in OCCUPANCIES else ""
        area = self.tr("{area} ㎡").format(area=f"{flat.area:g}") if flat.area else ""
        said = [occupancy or flat.occupancy, area]
        self._line(fresh, " · ".join(part for part in said if part), "muted")
        self._line(fresh, flat.note, "")

    def _paint_people(self, home: Home) -> None:
        word = self.tr("隐藏") if self.revealed else self.tr("显示")
        self.reveal_button.setText(f"{word} F9")
        self.reveal_button.setVisible(bool(home.residents or home.former))
        fresh = self._fresh(self.people)
        if not home.residents:
            self._line(fresh, self.tr("没有登记在住人员。"), "muted")
        for person in home.residents:
            fresh.addWidget(self._person(person, ""))
        fresh = self._fresh(self.people, foot=True)
        if home.former:
            self._line(fresh, self.tr("已搬离"), "small")
            for person, day in home.former:
                fresh.addWidget(self._person(person, f"{day:%Y-%m-%d}"))

    def _person(self, person: Resident, until: str) -> QWidget:
        frame = QFrame(self.people)
        set_kind(frame, "panel")
        column = QVBoxLayout(frame)
        self._theme.size(column.setContentsMargins, "s", "xs", "s", "xs")
        column.setSpacing(2)
        name = shown_name(person.name, self.revealed)
        head = QHBoxLayout()
        label = QLabel(name, frame)
        label.setTextFormat(Qt.TextFormat.PlainText)
        if until:
            buttons = [(self.tr("搬回"), self.return_asked, self.tr("{name} 搬回"))]
        else:
            buttons = [
                (self.tr("修改"), self.edit_asked, self.tr("修改 {name}")),
                (self.tr("搬离"), self.leave_asked, self.tr("{name} 搬离")),
            ]
        column.addLayout(head)
        self._theme.size(head.setSpacing, "s")
        head.addWidget(label)
        head.addWidget(Badge(self._theme, kind_text(person.kind), "grey", frame))
        head.addStretch(1)
        for text, signal, spoken in buttons:
            button = push_button(
                text, kind="link", clicked=partial(signal.emit, person.id), parent=frame
            )
            button.setAccessibleName(spoken.format(name=name))
            head.addWidget(button)
        phone = shown_phone(person.phone, self.revealed) or self.tr("未留电话")
        if person.preferred_time:
            phone = self.tr("{phone}　偏好：{time}").format(phone=phone, time=person.preferred_time)
        if until:
            phone = self.tr("{phone}　{day} 搬离").format(phone=phone, day=until)
        self._line(column, phone, "muted", frame)
        self._line(column, person.note, "muted", frame)
        frame.setAccessibleName(f"{name} {kind_text(person.kind)}")
        return frame

    def _paint_history(self, home: Home) -> None:
        text = self.tr("投诉记录 {count} 件，未结 {open} 件")
        self.history.set_title(text.format(count=len(home.cases), open=len(home.open_cases)))
        self.list_button.setVisible(bool(home.cases))
        fresh = self._fresh(self.history)
        if not home.cases:
            self._line(fresh, self.tr("这一户还没有投诉。"), "muted")
        opened = {case.id for case in home.open_cases}
        ordered = sorted(home.cases, key=lambda case: case.id not in opened)
        for case in ordered[:SHOWN_CASES]:
            fresh.addWidget(self._case(case, home))
        if len(ordered) > SHOWN_CASES:
            text = self.tr("其余 {count} 件请在队列中查看。").format(
                count=len(ordered) - SHOWN_CASES
            )
            self._line(fresh, text, "muted")

    def _case(self, case: PastCase, home: Home) -> QWidget:
        frame = QWidget(self.history)
        set_kind(frame, "clear")
        column = QVBoxLayout(frame)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        link = push_button(
            case.number, kind="link", clicked=lambda: self.case_asked.emit(case.id), parent=frame
        )
        link.setAccessibleName(self.tr("打开 {number}").format(number=case.number))
        link.setToolTip(exact_time(case.received_at))
        status = Status(case.status)
        tone = "grey" if case not in home.open_cases else "blue"
        when = QLabel(near_time(case.received_at, home.now), frame)
        set_kind(when, "small")
        column.addLayout(head)
        self._theme.size(head.setSpacing, "xs")
        head.addWidget(link)
        head.addWidget(Badge(self._theme, status_text(status), tone, frame))
        if case.satisfaction:
            good = "red" if case.satisfaction == "C" else "green"
            badge = Badge(self._theme, satisfaction_text(case.satisfaction), good, frame)
            head.addWidget(badge)
        head.addStretch(1)
        head.addWidget(when)
        category = self._lists.category_name(case.category, case.category_text, self._language)
        content = " ".join(case.content.split())
        self._line(column, f"{category}：{content}" if category else content, "muted", frame)
        return frame

    # small parts

    def _fresh(self, card: Card, *, foot: bool = False) -> QVBoxLayout:
        """An empty column at the head of a card, or at its foot."""
        old = self._holders.pop((card, foot), None)
        if old is not None:
            old.hide()
            card.body.removeWidget(old)
            old.deleteLater()
        holder = QWidget(card)
        set_kind(holder, "clear")
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        self._theme.size(column.setSpacing, "s")
        card.body.insertWidget(-1 if foot else 0, holder)
        self._holders[card, foot] = holder
        return column

    @contextmanager
    def _keep_focus(self) -> Iterator[None]:
        """The button that has the keyboard is made anew: the same one has it afterwards."""
        focus = QApplication.focusWidget()
        mine = focus is not None and any(one.isAncestorOf(focus) for one in self._holders.values())
        name = focus.accessibleName() if mine and focus is not None else ""
        yield
        if not mine:
            return
        self.move_in_button.setFocus()
        for holder in self._holders.values():
            holder.show()
            for button in holder.findChildren(QPushButton):
                if button.accessibleName() == name:
                    button.setFocus()

    def _figure(self, parent: QWidget | None, number: int, text: str) -> QWidget:
        box = QWidget(parent)
        set_kind(box, "clear")
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        figure = QLabel(f"{number}", box)
        set_kind(figure, "figure")
        label = QLabel(text, box)
        set_kind(label, "small")
        column.addWidget(figure)
        column.addWidget(label)
        box.setAccessibleName(f"{text} {number}")
        return box

    def _link(self, column: QVBoxLayout, number: str, case_id: int) -> None:
        button = push_button(number, kind="link", clicked=lambda: self.case_asked.emit(case_id))
        button.setAccessibleName(self.tr("打开 {number}").format(number=number))
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _line(
        self, column: QVBoxLayout, text: str, kind: str, parent: QWidget | None = None
    ) -> None:
        if not text:
            return
        label = Words(text, parent or column.parentWidget(), kind=kind)
        column.addWidget(label)
