"""The page of households: reads, writes and leads on; the views only show and ask."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop_app.domain.errors import KnownError
from desktop_app.domain.messages import QT_TRANSLATE_NOOP
from desktop_app.domain.views import CaseFilter
from desktop_app.services import households, intake_help, residency
from desktop_app.services.households import Home, HouseholdHit
from desktop_app.services.office import ChangeSet, Office
from desktop_app.services.reports import heatmap
from desktop_app.services.reports.heatmap import HeatMap
from desktop_app.services.residency import Twin
from desktop_app.ui.desk import Desk, Latest
from desktop_app.ui.households.forms import Form
from desktop_app.ui.households.tree import Unit
from desktop_app.ui.households.view import DOUBLES, HEAT, HOME, HouseholdsView
from desktop_app.ui.i18n import render
from desktop_app.ui.shell.actions import ActionSpec
from desktop_app.ui.shell.pages import StatusSink

KEY = "households"
REVEAL = ActionSpec(
    "households.reveal", QT_TRANSLATE_NOOP("actions", "显示或隐藏姓名电话"), "F9", KEY
)
FIND = ActionSpec("households.find", QT_TRANSLATE_NOOP("actions", "查找住户"), "Ctrl+F", KEY)
FLATS = frozenset({"household"})
PEOPLE = frozenset({"resident", "residency"})
CASES = frozenset({"complaint", "promise", "contact", "follow_up"})
Read = tuple[list[tuple[str, str, str, int]], int]


class HouseholdsPage(QObject):
    """Implements ``Page``; ``activate`` takes None, a flat's id, or the key of a part."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.view = HouseholdsView(desk.theme, desk.place)
        self._tree, self._home = Latest(desk.runner), Latest(desk.runner)
        self._found, self._map = Latest(desk.runner), Latest(desk.runner)
        self._twins = Latest(desk.runner)
        self._id, self._aiming = 0, False
        self._stale = True
        self._sink: StatusSink = lambda text: None
        view = self.view
        view.find_asked.connect(self._find)
        view.picked.connect(self.open)
        view.turned.connect(self._turned)
        view.import_asked.connect(lambda: desk.navigate("import", None))
        view.tree.flats_wanted.connect(self._flats)
        view.heat.changed.connect(self._read_map)
        view.heat.cell_asked.connect(self._cell)
        view.doubles.merge_asked.connect(self._merge)
        home = view.home
        home.case_asked.connect(lambda case: desk.navigate("editor", (case, None)))
        home.list_asked.connect(self._list)
        home.register_asked.connect(lambda: desk.navigate("intake", ("household", self._id)))
        home.reveal_asked.connect(self.reveal)
        home.edit_asked.connect(self._edit)
        home.leave_asked.connect(self._leave)
        home.return_asked.connect(self._come_back)
        home.flat_form.save_asked.connect(self._save_flat)
        home.person_form.save_asked.connect(self._save_person)
        desk.registry.bind(REVEAL, view, self.reveal)
        desk.registry.bind(FIND, view, self._to_search)
        desk.bus.changed.connect(self._changed)

    @property
    def widget(self) -> QWidget:
        return self.view

    def set_status(self, sink: StatusSink) -> None:
        self._sink = sink

    def activate(self, argument: object = None) -> None:
        if isinstance(argument, str) and argument in (HOME, HEAT, DOUBLES):
            self.view.show_part(argument)
            self._turned(argument)
        elif isinstance(argument, int):
            self.view.show_part(HOME)
            self.open(argument)
        if self._stale:
            self._reload()
        self.view.take_focus()

    def can_leave(self) -> bool:
        return True

    # reading

    def open(self, household_id: int) -> None:
        """Show a flat, and where it lies in the tree."""
        # The way to it is shown with whichever answer comes: this one may be asked for again.
        self._id, self._aiming = household_id, True
        self._read_home()

    def _reload(self) -> None:
        self._stale = False
        self._tree.ask(_read_tree, self._show_tree, self._failed)
        self._twins.ask(residency.doubles, self._show_doubles, self._failed)
        if self._id:
            self._read_home()
        if self.view.parts.current == HEAT:
            self._read_map()

    def _read_home(self) -> None:
        one = self._id
        self._home.ask(lambda office: households.home(office, one), self._show_home, self._failed)

    def _show_tree(self, read: Read) -> None:
        units, count = read
        self.view.tree.show_units(units)
        self.view.show_count(count)
        self._sink(self.tr("名册共 {count} 户").format(count=f"{count:,}"))
        shown = self.view.home.home
        if shown is not None and shown.household.id == self._id:
            self.view.tree.aim(shown.household)

    def _flats(self, unit: Unit) -> None:
        # Each unit's answer counts, also when another one is opened meanwhile.
        self._desk.runner.run(
            lambda office: households.flats(office, *unit),
            lambda flats: self.view.tree.show_flats(unit, flats),
            self._failed,
        )

    def _find(self, text: str) -> None:
        def arrived(hits: Sequence[HouseholdHit]) -> None:
            self.view.show_hits(text, hits)

        self._found.ask(lambda office: households.find(office, text, 40), arrived, self._failed)

    def _show_home(self, home: Home | None) -> None:
        aim, self._aiming = self._aiming, False
        if home is None:
            self._id = 0
            self.view.home.home = None
        else:
            self.view.home.show_home(home, self._desk.lists(), self._desk.language)
            if aim:
                self.view.tree.aim(home.household)
        if (
            self.view.parts.current == HOME
            and self.view.right.currentWidget() is not self.view.empty
        ):
            self.view.show_part(HOME)

    def _turned(self, part: str) -> None:
        if part == HEAT:
            self.view.heat.show_lists(self._desk.lists(), self._desk.language)
            self._read_map()
        self.view.take_focus()

    def _read_map(self) -> None:
        asked = self.view.heat.asked(self._desk.now().date())

        def read(office: Office) -> HeatMap:
            return heatmap.heat_map(
                office, asked.first, asked.last, asked.category, asked.community
            )

        self._map.ask(read, self.view.heat.show_map, self._failed)

    def _show_doubles(self, groups: Sequence[tuple[Twin, ...]]) -> None:
        buttons = self.view.doubles.buttons
        at = next((place for place, button in enumerate(buttons) if button.hasFocus()), None)
        self.view.doubles.show_doubles(groups)
        if at is not None:  # the button that was pressed is gone: the next one, or the chips
            left = self.view.doubles.buttons
            left[min(at, len(left) - 1)].setFocus() if left else self.view.take_focus()
        self.view.parts.chips()[DOUBLES].set_count(len(groups) or None)

    # leading on

    def _list(self) -> None:
        self._desk.navigate("queue", CaseFilter(household_id=self._id))

    def _cell(self, key: tuple[str, int]) -> None:
        found = self.view.heat.shown
        cell = found.cells.get(key) if found is not None else None
        if found is None or cell is None:
            return
        # As the map counts: a complaint that names no community may be of this one.
        estate = (("community", (found.community, "")),) if found.community else ()
        wanted = CaseFilter(
            building=key[0],
            category=found.category,
            received_from=found.first,
            received_to=found.last,
            any_of=(("room", cell.rooms), *estate),
        )
        self._desk.navigate("queue", wanted)

    # writing

    def reveal(self) -> None:
        """Show or hide who lives in the flat; showing leaves a trace."""
        home = self.view.home
        if home.home is None or self.view.right.currentWidget() is not home:
            return
        if home.revealed:
            home.reveal(False)
            return
        one = self._id
        self._desk.runner.run(
            lambda office: intake_help.note_reveal(office, one),
            lambda _: home.reveal(True),
            self._failed,
        )

    def _edit(self, resident_id: int) -> None:
        """The form shows name and phone as they are, which is a look like any other."""
        home = self.view.home
        person = next(
            (one for one in (home.home.residents if home.home else ()) if one.id == resident_id),
            None,
        )
        if person is None:
            return
        one = self._id
        self._desk.runner.run(
            lambda office: intake_help.note_reveal(office, one),
            lambda _: home.person_form.open_for(person),
            self._failed,
        )

    def _save_flat(self) -> None:
        one, form = self._id, self.view.home.flat_form
        entered = (form.occupancy.text, form.note.text, form.area.text)
        self._save(form, lambda office: residency.edit_household(office, one, *entered))

    def _save_person(self) -> None:
        one, form = self._id, self.view.home.person_form
        resident, entered = form.resident_id, form.entered()
        if resident:
            self._save(form, lambda office: residency.edit_person(office, one, resident, entered))
        else:
            self._save(form, lambda office: residency.move_in(office, one, entered))

    def _save(self, form: Form, work: Callable[[Office], object]) -> None:
        def refused(error: Exception) -> None:
            if isinstance(error, KnownError):
                form.refuse(render(error.message))

        self._desk.runner.run(work, lambda _: form.put_away(), refused)

    def _leave(self, resident_id: int) -> None:
        one, today = self._id, self._desk.now().date()
        self._desk.runner.run(
            lambda office: residency.move_out(office, one, resident_id, today),
            None,
            self._failed,
        )

    def _come_back(self, resident_id: int) -> None:
        one = self._id
        self._desk.runner.run(
            lambda office: residency.move_back(office, one, resident_id), None, self._failed
        )

    def _merge(self, keep: int, gone: int) -> None:
        def merged(count: int) -> None:
            text = self.tr("已合并，{count} 件投诉归到保留的一条。").format(count=count)
            self._desk.show_message(text, "success")

        self._desk.runner.run(
            lambda office: residency.merge(office, keep, gone), merged, self._failed
        )

    # the rest

    def _to_search(self) -> None:
        self.view.show_part(HOME)
        self.view.search.setFocus()
        self.view.search.selectAll()

    def _changed(self, changes: ChangeSet) -> None:
        if not changes.tables & (FLATS | PEOPLE | CASES):
            return
        if not self.view.isVisible():
            self._stale = True  # a page that is not in front reads anew when it comes there
            return
        if changes.tables & FLATS:
            self._tree.ask(_read_tree, self._show_tree, self._failed)
        if changes.tables & (PEOPLE | FLATS):
            self._twins.ask(residency.doubles, self._show_doubles, self._failed)
        if self._id:
            self._read_home()
        if self.view.parts.current == HEAT:
            self._read_map()

    def _failed(self, error: Exception) -> None:
        if isinstance(error, KnownError):
            self._desk.show_message(render(error.message), "error")


def _read_tree(office: Office) -> Read:
    return households.tree(office), households.count(office)


def make_households_page(desk: Desk) -> HouseholdsPage:
    """The factory for the registry of pages."""
    return HouseholdsPage(desk)
