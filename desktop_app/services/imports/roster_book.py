"""The roster in memory while a book is laid over it, row by row.

The check lays it over to say what will change; the commit lays it over again and writes what
came of it. So a row sees what the rows above it did, and both say the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from desktop_app.domain.phones import mask_phone
from desktop_app.services.imports.masked import plain
from desktop_app.services.imports.model import FieldChange
from desktop_app.services.imports.people import MASK, Person, same_person, tidy_name
from desktop_app.services.pinyin import initials
from desktop_app.storage.roster import RosterFlat, RosterPerson, Writing
from desktop_app.storage.trace.since import Since

Place = tuple[str, str, str, str]
"""Community, building, unit, room."""


@dataclass(frozen=True)
class RosterRow:
    """What one row says; empty is nothing said. ``kind`` empty leaves a known one as it is."""

    place: Place
    area: float | None = None
    occupancy: str = ""
    note: str = ""
    kind: str = ""
    preferred_time: str = ""
    person_note: str = ""
    phone_ok: bool = True
    line: int | None = None
    """Of an own export: the newest line of the trace when it was made."""
    people: tuple[Person, ...] = ()
    declined: frozenset[str] = frozenset()
    """Fields of its changes that are not wanted."""


@dataclass(frozen=True)
class Laid:
    """What a row did: a flat (below zero: a new one), its changes, masked names not known."""

    flat_id: int
    new: bool
    changes: tuple[FieldChange, ...]
    strangers: tuple[str, ...] = ()
    withheld: tuple[FieldChange, ...] = ()
    """What was changed here since the export and stands otherwise in the book: left as it is."""
    held: tuple[str, ...] = ()
    """Fields that the row has under a mask which hides something else than what is here."""


class RosterBook:
    """Flats and people by what names them; mutable, for one book."""

    def __init__(
        self,
        known: dict[Place, RosterFlat],
        places: Iterable[Place],
        since: Mapping[tuple[str, int], Since] | None = None,
    ) -> None:
        """*places* are those of the book's own rows, to fill in units that some leave out.

        *since*: what was changed here, by (``household`` or ``resident``, id).
        """
        self._since = since or {}
        self._withheld: list[FieldChange] = []
        self._held: list[str] = []
        self._left: set[tuple[object, ...]] = set()
        """What was declined of a record. Another row that says the same does not bring it back."""
        self.todo = Writing()
        self._flats: dict[int, RosterFlat] = {flat.id: flat for flat in known.values()}
        self._stored = dict(self._flats)
        self._ids: dict[Place, int] = {place: flat.id for place, flat in known.items()}
        self._people: dict[int, dict[int, RosterPerson]] = {
            flat.id: {person.id: person for person in flat.people} for flat in known.values()
        }
        self._everywhere: dict[tuple[str, str], int] = {}
        self._homes: dict[int, list[int]] = {}
        for flat in known.values():
            for person in flat.people:
                self._learn(flat.id, person)
        communities = {place[0] for place in known if place[0]}
        self._community = communities.pop() if len(communities) == 1 else ""
        self._unnamed = any(not place[0] for place in known)
        self._units: dict[tuple[str, str, str], set[str]] = {}
        for place in [*known, *(self._named(place) for place in places)]:
            if place[2]:
                self._units.setdefault((place[0], place[1], place[3]), set()).add(place[2])
        self._new = 0
        self.mentioned: dict[int, set[int]] = {}
        """Flat → people whom the book names."""

    def _named(self, place: Place) -> Place:
        return (place[0] or self._community, *place[1:])

    def candidates(self, place: Place) -> int:
        """How many flats a place without its unit may be: 0 or 1 is no question."""
        community, building, unit, room = named = self._named(place)
        if unit or named in self._ids:
            return 0
        return len(self._units.get((community, building, room), ()))

    def knows(self, place: Place) -> int | None:
        """The stored flat at a place; ``None`` for one that is new."""
        found = self._ids.get(self._with_unit(self._named(place)))
        return found if found is not None and found > 0 else None

    def lay(self, row: RosterRow) -> Laid:
        """Take over one row."""
        place = self._named(row.place)
        self._withheld, self._held = [], []
        flat_id, changes = self._flat_at(place, row)
        new = flat_id is None
        if flat_id is None:
            flat_id = self._fresh()
            self._flats[flat_id] = RosterFlat(flat_id, *self._with_unit(place), None, "", "")
            self._ids[self._with_unit(place)] = flat_id
            self._people[flat_id] = {}
            self.todo.flats.append(self._flats[flat_id])
        changes += self._about(flat_id, row)
        strangers: list[str] = []
        for index, person in enumerate(row.people):
            found = self._person(flat_id, person, row, changes, wish=index == 0)
            if found is None:
                strangers.append(person.name)
            else:
                self.mentioned.setdefault(flat_id, set()).add(found)
        return Laid(
            flat_id, new, tuple(changes), tuple(strangers), tuple(self._withheld), tuple(self._held)
        )

    def unmentioned(self, flat_id: int) -> Sequence[str]:
        """People of a flat whom the book, naming others there, leaves out."""
        named = self.mentioned.get(flat_id)
        if not named:
            return ()
        return [p.name for p in self._people[flat_id].values() if p.id not in named]

    def writing(self) -> Writing:
        """What is to be written; new flats and people as they stand at the end."""
        todo = self.todo
        people = {p.id: p for flat in self._people.values() for p in flat.values() if p.id < 0}
        return replace(
            todo,
            flats=[self._flats[flat.id] for flat in todo.flats],
            people=[people[person.id] for person in todo.people],
        )

    def _fresh(self) -> int:
        self._new -= 1
        return self._new

    def _with_unit(self, place: Place) -> Place:
        community, building, unit, room = place
        if unit or place in self._ids:
            return place
        known = self._units.get((community, building, room), set())
        return (community, building, next(iter(known)) if len(known) == 1 else "", room)

    def _flat_at(self, place: Place, row: RosterRow) -> tuple[int | None, list[FieldChange]]:
        whole = self._with_unit(place)
        found = self._ids.get(whole)
        if found is None and whole[0] and self._unnamed:
            found = self._ids.get(("", *whole[1:]))
        if found is not None:
            return found, []
        community, building, unit, room = whole
        bare = (community, building, "", room)
        if unit and bare in self._ids and len(self._units[community, building, room]) == 1:
            # The same flat, known until now without its unit.
            found = self._ids[bare]
            if self._is_left(row, "unit", found, unit):
                return found, []
            del self._ids[bare]
            self._ids[whole] = found
            self._set_flat(found, {"unit": unit})
            return found, [FieldChange("unit", "", unit)]
        return None, []

    def _set_flat(self, flat_id: int, values: dict[str, object]) -> None:
        self._flats[flat_id] = replace(self._flats[flat_id], **values)  # type: ignore[arg-type]
        if flat_id > 0:
            self.todo.flat_changes.setdefault(flat_id, {}).update(values)

    def _about(self, flat_id: int, row: RosterRow) -> list[FieldChange]:
        flat = self._flats[flat_id]
        before = self._stored.get(flat_id, flat)
        note = self._meant("remark", row.note, (before.note, flat.note), flat_id)
        said = {"area": row.area, "occupancy": row.occupancy, "note": note}
        # Every person's row repeats what is said of the flat: one that still says what was
        # stored does not take back what another row of the book has changed.
        values: dict[str, object] = {
            name: value
            for name, value in said.items()
            if value and value not in (getattr(flat, name), getattr(before, name))
        }
        self._leave_changed("household", flat, values, row)
        for name in [*values]:
            if self._is_left(row, name, flat_id, values[name]):
                del values[name]
        if not values:
            return []
        changes = [
            FieldChange(name, _shown(getattr(flat, name)), _shown(value))
            for name, value in values.items()
        ]
        self._set_flat(flat_id, values)
        return changes

    def _meant(self, field: str, said: str, known: Sequence[str], flat_id: int) -> str:
        """A text without the masks of an export, over one of those that are *known*; the last
        of them where the masks cannot be told."""
        if "*" not in said:
            return said
        people = self._people[flat_id].values()
        names, phones = [one.name for one in people], [one.phone for one in people]
        found = [plain(said, one, names, phones) for one in known]
        for one, real in zip(known, found, strict=True):
            if real == one.strip():
                return one
        real = next((real for real in found if real is not None), None)
        if real is None:
            self._held.append(field)
            return known[-1]
        return real

    def _person(
        self,
        flat_id: int,
        person: Person,
        row: RosterRow,
        changes: list[FieldChange],
        *,
        wish: bool,
    ) -> int | None:
        """Find or add one person of a row; ``None`` for a masked name that means nobody here,
        and for a new one who is not wanted."""
        here = self._people[flat_id]
        alike = [one for one in here.values() if same_person(one.name, person.name)]
        known = next(
            (one for one in alike if person.phone in (one.phone, mask_phone(one.phone))), None
        )
        known = known or (alike[0] if alike else None)
        preferred = row.preferred_time if wish else ""
        about = row.person_note if wish else ""
        if known is not None:
            preferred = self._meant("preferred_time", preferred, (known.preferred_time,), flat_id)
            about = self._meant("person_note", about, (known.note,), flat_id)
            self._update(flat_id, known, person, row, preferred, about, changes)
            return known.id
        if MASK in person.name or self._is_left(row, "name", flat_id, person.name.casefold()):
            return None
        phone = "" if MASK in person.phone else person.phone
        changes.append(FieldChange("name", "", person.name))
        elsewhere = self._everywhere.get((person.name.casefold(), phone)) if phone else None
        if elsewhere is not None:
            home = self._homes[elsewhere][0]
            added = replace(self._people[home][elsewhere], kind=row.kind or "owner")
        else:
            added = RosterPerson(
                self._fresh(), person.name, phone, row.kind or "owner", preferred,
                initials(person.name), also(person.others, about),
            )  # fmt: skip
            self.todo.people.append(added)
        here[added.id] = added
        self._learn(flat_id, added)
        self.todo.homes[flat_id, added.id] = added.kind
        return added.id

    def _learn(self, flat_id: int, person: RosterPerson) -> None:
        self._homes.setdefault(person.id, []).append(flat_id)
        if person.phone:
            self._everywhere[tidy_name(person.name).casefold(), person.phone] = person.id

    def _update(
        self,
        flat_id: int,
        known: RosterPerson,
        said: Person,
        row: RosterRow,
        preferred: str,
        about: str,
        changes: list[FieldChange],
    ) -> None:
        kind = row.kind
        wanted = {"phone": said.phone, "preferred_time": preferred}
        values: dict[str, object] = {
            name: value
            for name, value in wanted.items()
            if value and MASK not in value and value != getattr(known, name)
        }
        further = [one for one in said.others if one != known.phone]
        if known.phone and (not row.phone_ok or said.phone in known.note):
            values.pop("phone", None)  # no number, or known as a further one already
        note = also(further, about or known.note)
        if note != known.note:
            values["note"] = note
        self._leave_changed("resident", known, values, row)
        for name, value in [*values.items()]:
            field = "person_note" if name == "note" else name
            if self._is_left(row, field, known.id, value):
                del values[name]
            else:
                changes.append(FieldChange(field, str(getattr(known, name)), str(value)))
        if values:
            for home in self._homes[known.id]:
                self._people[home][known.id] = replace(self._people[home][known.id], **values)  # type: ignore[arg-type]
            if known.id > 0:
                self.todo.person_changes.setdefault(known.id, {}).update(values)
            self._learn_phone(known.id, flat_id)
        if kind and kind != known.kind and not self._is_left(row, "kind", flat_id, known.id, kind):
            changes.append(FieldChange("kind", known.kind, kind))
            self._people[flat_id][known.id] = replace(self._people[flat_id][known.id], kind=kind)
            self._set_kind(flat_id, known.id, kind)

    def _is_left(self, row: RosterRow, field: str, *what: object) -> bool:
        """Whether a change of a record is not wanted, here or by a row above that said it too."""
        mark = (field, *what)
        if field in row.declined:
            self._left.add(mark)
        return mark in self._left

    def _leave_changed(
        self,
        entity: str,
        record: RosterFlat | RosterPerson,
        values: dict[str, object],
        row: RosterRow,
    ) -> None:
        """Take out of *values* what was changed here since the book was exported."""
        since = self._since.get((entity, record.id))
        if row.line is None or since is None:
            return
        for name, then in since.before(row.line).items():
            if name not in values:
                continue
            value = values.pop(name)
            if _shown(value) != _shown(float(then) if name == "area" and then else then):
                here = _shown(getattr(record, name))
                self._withheld.append(FieldChange(name, here, _shown(value)))

    def _learn_phone(self, person_id: int, flat_id: int) -> None:
        person = self._people[flat_id][person_id]
        if person.phone:
            self._everywhere[tidy_name(person.name).casefold(), person.phone] = person_id

    def _set_kind(self, flat_id: int, person_id: int, kind: str) -> None:
        fresh = (flat_id, person_id) in self.todo.homes
        (self.todo.homes if fresh else self.todo.kinds)[flat_id, person_id] = kind


def also(phones: Sequence[str], note: str) -> str:
    """A person's note with the further numbers that it does not hold yet."""
    fresh = [one for one in phones if one not in note and MASK not in one]
    return "；".join(part for part in (note, *fresh) if part)


def _shown(value: object) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value or "")
