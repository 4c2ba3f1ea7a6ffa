"""Tying the words of a register to the office's own lists: places, categories, departments."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from desktop_app.domain.case import Household
from desktop_app.storage.reference import Category, Department

_SEPARATORS = re.compile(r"\s*[/／\\\-—–·>:：|]+\s*")


@dataclass(frozen=True)
class Tie:
    """A household found for a place: its id, or ``None`` with the reason and the candidates."""

    household_id: int | None
    why: str  # exact | only | ambiguous | unknown | none
    candidates: int = 0


class Places:
    """The register's flats by place, for looking up thousands of rows."""

    def __init__(self, flats: Iterable[Household]) -> None:
        self._exact: dict[tuple[str, str, str, str], int] = {}
        self._loose: dict[tuple[str, str], list[Household]] = {}
        communities: dict[str, int] = {}
        for flat in flats:
            self._exact[flat.community, flat.building, flat.unit, flat.room] = flat.id
            self._loose.setdefault((flat.building, flat.room), []).append(flat)
            communities[flat.community] = communities.get(flat.community, 0) + 1
        self.only_community = next(iter(communities)) if len(communities) == 1 else ""

    def tie(self, community: str, building: str, unit: str, room: str) -> Tie:
        """The flat at a place; several that fit are counted, never chosen from."""
        if not room or not building:
            return Tie(None, "none")
        community = community or self.only_community
        found = self._exact.get((community, building, unit, room))
        if found is not None:
            return Tie(found, "exact")
        near = [
            flat
            for flat in self._loose.get((building, room), ())
            if (not unit or flat.unit == unit)
            and (not community or flat.community in ("", community))
        ]
        if len(near) == 1:
            return Tie(near[0].id, "only", 1)
        return Tie(None, "ambiguous" if near else "unknown", len(near))


class CategoryBook:
    """Finds the office's category for a text of a register, such as ``公共/供水``."""

    def __init__(self, categories: Iterable[Category]) -> None:
        self._codes: dict[str, str] = {}
        self._found: dict[str, str] = {}
        listed = list(categories)
        names = {category.code: category.name for category in listed}
        for category in listed:
            for language in ("zh", "en"):
                name = category.name.in_language(language)
                self._learn(name, category.code)
                if category.parent in names:
                    parent = names[category.parent].in_language(language)
                    self._codes[_plain(f"{parent}/{name}")] = category.code
        for category in listed:
            for word in category.words:
                self._learn(word, category.code)

    def find(self, text: str) -> str:
        """The code for *text*, or an empty text. Two levels are tried whole, then the second."""
        if text not in self._found:
            self._found[text] = self._find(text)
        return self._found[text]

    def _find(self, text: str) -> str:
        plain = _plain(text)
        if not plain:
            return ""
        if plain in self._codes:
            return self._codes[plain]
        parts = plain.split("/")
        for part in reversed(parts):
            if part in self._codes:
                return self._codes[part]
        return ""

    def _learn(self, name: str, code: str) -> None:
        self._codes.setdefault(_plain(name), code)


class DepartmentBook:
    """Finds the office's department for a text of a register (工程 → 工程部)."""

    def __init__(self, departments: Iterable[Department]) -> None:
        self._names: dict[str, str] = {}
        self._found: dict[str, str] = {}
        for department in departments:
            for name in (department.name, *department.aliases):
                self._names.setdefault(_plain(name), department.name)

    def find(self, text: str) -> str:
        """The office's name for *text*; *text* itself where the office has no such department."""
        if text not in self._found:
            self._found[text] = self._names.get(_plain(text), text)
        return self._found[text]


def _plain(text: str) -> str:
    return _SEPARATORS.sub("/", unicodedata.normalize("NFKC", text).strip()).casefold()
