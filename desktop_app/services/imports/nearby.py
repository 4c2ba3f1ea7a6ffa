"""The people whom the texts of a row may tell of: those of the row, of its case, of its flat."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from desktop_app.domain.masks import mask_all
from desktop_app.services.imports.choices import place
from desktop_app.services.imports.matching import Places
from desktop_app.services.imports.model import Check, LoadedBook
from desktop_app.services.office import Office
from desktop_app.storage.batch import batches, nearby

_NAMES = ("complainant", "name")


@dataclass(frozen=True)
class People:
    """Names and phones that a text must not tell while people are under the mask."""

    names: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()

    def __add__(self, other: People) -> People:
        if not other.names and not other.phones:
            return self
        return People(
            tuple(dict.fromkeys((*self.names, *other.names))),
            tuple(dict.fromkeys((*self.phones, *other.phones))),
        )

    def out_of(self, text: str) -> str:
        """*text* without them, and without any phone number."""
        return mask_all(text, self.names, self.phones)


NOBODY = People()


def of_row(values: Mapping[str, Any]) -> People:
    """Whom a row itself names."""
    phones = (values.get("phone"), *(values.get("phone_others") or ()))
    return _people((values.get(name) for name in _NAMES), phones)


def of_line(loaded: LoadedBook, sheet: str, row: int) -> People:
    """Whom a row names that could not be read: by its cells as they stand."""
    found = next((at for at, one in enumerate(loaded.sheets) if one.name == sheet), None)
    if found is None or loaded.book is None:
        return NOBODY
    cells = loaded.book.sheets[found].rows[row - 1]
    said = {
        match.field: cells[match.index]
        for match in loaded.sheets[found].plan.columns
        if match.field in (*_NAMES, "phone") and match.index < len(cells)
    }
    return _people((said.get(name) for name in _NAMES), (said.get("phone"),))


def around(office: Office, checked: Check) -> Mapping[tuple[str, int], People]:
    """Sheet and row → whom the office knows in the case and the flat that the row is about."""
    cases = nearby.complainants(office.store, {row.number for row in checked.rows if row.number})
    living = {
        flat: _people(*zip(*people, strict=True))
        for flat, people in nearby.residents(office.store).items()
    }
    places = Places(batches.all_flats(office.store))
    found = {}
    for row in checked.rows:
        told, flat = cases.get(row.number, (None, None))
        get = row.parsed.values.get
        if flat is None and living:
            flat = places.tie(
                *(str(get(name) or "") for name in ("community", "building", "unit", "room"))
            ).household_id
        people = living.get(flat, NOBODY) if flat is not None else NOBODY
        if told is not None:
            people = _people((told[0],), (told[1],)) + people
        if people != NOBODY:
            found[place(row)] = people
    return found


def _people(names: Iterable[object], phones: Iterable[object]) -> People:
    return People(tuple(str(one) for one in names if one), tuple(str(one) for one in phones if one))
