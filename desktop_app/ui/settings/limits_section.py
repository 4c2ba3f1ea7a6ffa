"""时限: the office's own rules, an example that counts, and timing open cases anew."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.case import SEVERITIES, SEVERITY_TEXT
from desktop_app.domain.limits import LimitRule
from desktop_app.domain.workflow import CLOCKS, LIMIT_UNITS
from desktop_app.services.office import Office
from desktop_app.services.settings import limits_edit
from desktop_app.services.settings.limits_edit import Example, StoredRule
from desktop_app.services.why import CLOCK_TEXT
from desktop_app.ui.desk import Desk, Latest
from desktop_app.ui.settings.acting import Acting
from desktop_app.ui.settings.example_card import ExampleCard
from desktop_app.ui.settings.forms import Form
from desktop_app.ui.settings.pane import Pane, note
from desktop_app.ui.settings.retime_card import RetimeCard
from desktop_app.ui.settings.row_table import Row, RowTable
from desktop_app.ui.settings.side_by_side import SideBySide
from desktop_app.ui.settings.unit_words import limit_words, unit_options
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.rows import button_row
from desktop_app.ui.words import core, listed


@dataclass(frozen=True)
class _Read:
    rules: list[StoredRule]
    untimed: tuple[str, ...]


class LimitsSection(QObject):
    """The table with one rule below it, the worked example at the right."""

    tables = frozenset({"limit_rule", "calendar_day", "setting", "category", "clock_run"})

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.pane = Pane(desk.theme, self.tr("时限"), desk.place)
        self._acting = Acting(desk, self.pane.messages)
        self._latest, self._latest_example = Latest(desk.runner), Latest(desk.runner)
        self._latest_foreseen = Latest(desk.runner)
        self._rules: dict[str, StoredRule] = {}
        self._typed = False
        self._wanted = ""
        theme = desk.theme
        titles = [self.tr("计时"), self.tr("级别"), self.tr("类别"), self.tr("时限")]
        self.table = RowTable(theme, self.tr("时限规定"), titles, lines=10)
        self.table.picked.connect(self._pick)
        self.new_button = push_button(self.tr("＋ 添加规定"), clicked=self.start_new)
        self.form = form = Form(theme, 2)
        form.choice("clock", self.tr("计时"), [(c, core(CLOCK_TEXT[c])) for c in CLOCKS])
        form.choice(
            "severity",
            self.tr("级别"),
            [("", self.tr("任何级别")), *((s, core(SEVERITY_TEXT[s])) for s in SEVERITIES)],
        )
        form.choice("category", self.tr("类别"), [("", self.tr("任何类别"))], wide=True)
        form.number("amount", self.tr("时限"), 1, 99_999)
        form.choice("unit", self.tr("单位"), unit_options(LIMIT_UNITS))
        form.changed.connect(self._changed)
        self.save_button = push_button(self.tr("保存规定"), kind="primary", clicked=self.save)
        self.remove_button = push_button(self.tr("删除规定"), kind="danger", clicked=self.remove)
        self.card = Card(theme, self.tr("时限（本处规定）"))
        self.card.add_to_head(self.new_button)
        self.card.body.addWidget(
            note(
                self.tr("这些是本处自己的规定。同一计时有几条时，类别优先于级别，级别优先于通用。")
            )
        )
        self.card.body.addWidget(self.table)
        self.untimed_note = note("", kind="error")
        self.card.body.addWidget(self.untimed_note)
        self.card.body.addWidget(form)
        button_row(self.card.body, self.save_button, self.remove_button)
        self.example = ExampleCard(theme)
        self.retime = RetimeCard(desk, self._acting)
        right, left = QWidget(), QWidget()
        side = QVBoxLayout(right)
        side.setContentsMargins(0, 0, 0, 0)
        theme.size(side.setSpacing, "m")
        side.addWidget(self.example)
        side.addWidget(self.retime)
        side.addStretch(1)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.card)
        column.addStretch(1)
        self.pane.body.addWidget(SideBySide(theme, left, right, (3, 2), 780), 1)

    @property
    def widget(self) -> QWidget:
        return self.pane

    def can_leave(self) -> bool:
        return True

    def set_editable(self, editable: bool) -> None:
        self.form.set_editable(editable)
        for button in (self.new_button, self.save_button, self.remove_button):
            button.setEnabled(editable)
        self.retime.set_editable(editable)

    def refresh(self) -> None:
        def read(office: Office) -> _Read:
            return _Read(limits_edit.read(office), limits_edit.untimed(office))

        self._latest.ask(read, self._show)
        # Reads every case whose clock runs: after the rules are shown.
        self._latest_foreseen.ask(limits_edit.preview_retime, self.retime.show_foreseen)

    def start_new(self) -> None:
        self.table.pick("")
        self._load(StoredRule(0, LimitRule("solution", 3, "working_days")))

    def rule(self) -> LimitRule:
        """The rule as it stands in the form."""
        form = self.form
        return LimitRule(
            form.string("clock"),
            form.whole("amount"),
            form.string("unit"),
            form.string("severity"),
            form.string("category"),
        )

    def save(self) -> None:
        old = self._rules.get(self.table.current)
        new = StoredRule(old.id if old else 0, self.rule())

        def stored(rule_id: int) -> None:
            self._typed = False
            self._wanted = str(rule_id)
            self.table.pick(self._wanted)
            if old is not None and old != new:
                self._acting.offer_undo(
                    self.tr("规定已保存；正在计时的投诉不变。"),
                    lambda office: limits_edit.save(office, old),
                )
            elif old is None:
                self._acting.offer_undo(
                    self.tr("规定已添加；正在计时的投诉不变。"),
                    lambda office: limits_edit.remove(office, rule_id),
                )

        self._acting.write(lambda office: limits_edit.save(office, new), stored)

    def remove(self) -> None:
        old = self._rules.get(self.table.current)
        if old is None:
            return

        def gone(_none: object) -> None:
            self._typed = False
            self._acting.offer_undo(
                self.tr("规定已删除；正在计时的投诉不变。"),
                lambda office: limits_edit.save(office, StoredRule(0, old.rule)),
            )

        self._acting.write(lambda office: limits_edit.remove(office, old.id), gone)

    def _show(self, found: _Read) -> None:
        known, language = self._desk.lists(), self._desk.language
        self._rules = {str(one.id): one for one in found.rules}
        names = [(c.code, known.category_name(c.code, language=language)) for c in known.categories]
        self.form.set_options("category", [("", self.tr("任何类别")), *names])
        self.table.show_rows(
            [
                Row(
                    str(one.id),
                    (
                        core(CLOCK_TEXT[one.rule.clock]),
                        core(SEVERITY_TEXT[one.rule.severity])
                        if one.rule.severity
                        else self.tr("任何级别"),
                        known.category_name(one.rule.category, one.rule.category, language)
                        if one.rule.category
                        else self.tr("任何类别"),
                        limit_words(one.rule.amount, one.rule.unit),
                    ),
                )
                for one in found.rules
            ]
        )
        self.untimed_note.setText(
            self.tr("没有通用规定的计时：{clocks}。不合其他规定的投诉在这一项不计时。").format(
                clocks=listed(core(CLOCK_TEXT[clock]) for clock in found.untimed)
            )
        )
        self.untimed_note.setVisible(bool(found.untimed))
        if self._wanted in self._rules:  # just added: it may come with a later answer
            self.table.pick(self._wanted)
            self._wanted = ""
        if self._typed:
            return
        if not self.table.current and found.rules:
            general = next((o for o in found.rules if o.rule.clock == "solution"), found.rules[0])
            self.table.pick(str(general.id))
        else:
            self._pick(self.table.current)

    def _pick(self, key: str) -> None:
        if key in self._rules:
            self._load(self._rules[key])

    def _load(self, one: StoredRule) -> None:
        rule = one.rule
        self.form.show_values(
            {
                "clock": rule.clock,
                "severity": rule.severity,
                "category": rule.category,
                "amount": rule.amount,
                "unit": rule.unit,
            }
        )
        self.remove_button.setVisible(bool(one.id))
        self.save_button.setText(self.tr("保存规定") if one.id else self.tr("添加规定"))
        self._typed = False
        self._ask_example()

    def _changed(self, _key: str) -> None:
        self._typed = True
        self._ask_example()

    def _ask_example(self) -> None:
        rule = self.rule()

        def work(office: Office) -> Example:
            return limits_edit.try_rule(office, rule)

        self._latest_example.ask(work, lambda shown: self.example.show_example(shown))
