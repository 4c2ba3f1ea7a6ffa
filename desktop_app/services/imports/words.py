"""The different spellings in a table's word columns, and what each of them is taken for.

Pure functions over a loaded sheet and the office's lists; nothing here touches the database.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from desktop_app.domain.messages import Text
from desktop_app.services.imports.matching import CategoryBook, DepartmentBook
from desktop_app.services.imports.model import LoadedSheet
from desktop_app.services.lists import Lists

DOUBTFUL = ("refused", "guessed", "kept")
"""States in which a person should look: left out, counted as something else, kept as written."""
_DITTO = "“同上”取上一行的内容"
_ANY_DAY = datetime(2000, 1, 1)


@dataclass(frozen=True)
class Choice:
    """A value that a spelling can be given; ``text`` is its name where the value is no key."""

    value: str
    text: Text | None = None


@dataclass(frozen=True)
class Spelling:
    """One way to write something: how often, the canonical value (empty: left out), and how
    that came about: ``known``, ``told`` (by a person), or one of ``DOUBTFUL``."""

    text: str
    count: int
    value: str
    state: str

    @property
    def doubtful(self) -> bool:
        return self.state in DOUBTFUL


@dataclass(frozen=True)
class FieldWords:
    """The spellings of one column, those to look at first, then the most frequent."""

    field: str
    header: str
    spellings: tuple[Spelling, ...]
    choices: tuple[Choice, ...]

    @property
    def doubtful(self) -> int:
        return sum(one.doubtful for one in self.spellings)


def spellings(sheet: LoadedSheet, lists: Lists) -> tuple[FieldWords, ...]:
    """A list for each column of *sheet* whose cells are words with a meaning."""
    from desktop_app.exchange.words import WORDED

    if sheet.kind is None:
        return ()
    found = []
    for name in WORDED:
        match = sheet.plan.column(name)
        # With a second column for the finer category neither says anything by itself.
        if match is None or (name == "category" and sheet.plan.column("subcategory")):
            continue
        counts = _counts(sheet, name)
        if counts:
            reader = _Reader(sheet.plan, name, lists)
            items = [_spelling(reader, text, count) for text, count in counts.items()]
            items.sort(key=lambda one: (not one.doubtful, -one.count, one.text))
            found.append(FieldWords(name, match.header, tuple(items), reader.choices))
    return tuple(found)


def with_word(plan: Any, name: str, text: str, value: str | None) -> Any:
    """The plan with *text* in field *name* taken for *value*; ``None`` leaves it to the program."""
    meanings = dict(plan.words.get(name, {}))
    if value is None:
        meanings.pop(text, None)
    else:
        meanings[text] = value
    kept = {key: said for key, said in {**plan.words, name: meanings}.items() if said}
    return replace(plan, words=kept)


def _counts(sheet: LoadedSheet, name: str) -> Counter[str]:
    counts: Counter[str] = Counter()
    dittos: dict[str, bool] = {}
    for row in sheet.rows:
        text = str(row.raw.get(name) or "").strip()
        if not text:
            continue
        if text not in dittos:
            dittos[text] = any(c.field == name and c.why.text == _DITTO for c in row.changes)
        if not dittos[text]:
            counts[text] += 1
    return counts


def _spelling(reader: _Reader, text: str, count: int) -> Spelling:
    value, state = reader.read(text)
    return Spelling(text, count, value, state)


class _Reader:
    """What one column's spellings mean, by the same rules as the import itself."""

    def __init__(self, plan: Any, name: str, lists: Lists) -> None:
        from desktop_app.exchange.values import Context
        from desktop_app.exchange.words import may_mean

        self._name = name
        self._told: Mapping[str, str] = plan.words.get(name, {})
        self._context = Context(replace(plan, words={}), _ANY_DAY)
        self._keys = may_mean(name, plan.kind)
        self._categories = CategoryBook(lists.categories)
        self._departments = DepartmentBook(lists.departments)
        self._paths = _paths(lists)
        self._department_names = [one.name for one in lists.departments]
        self.choices = self._choices()

    def read(self, text: str) -> tuple[str, str]:
        """Canonical value and state."""
        if text in self._told:
            return self._told[text], "told"
        if self._name == "category":
            code = self._categories.find(text)
            return (self._paths[code].zh, "known") if code else (text, "kept")
        if self._name == "department":
            found = self._departments.find(text)
            return found, "known" if found in self._department_names else "kept"
        return self._by_rule(text)

    def _by_rule(self, text: str) -> tuple[str, str]:
        from desktop_app.exchange.row_parts import CellError, Row
        from desktop_app.exchange.words import NO_ANSWER

        row = Row()
        try:
            self._context.convert(self._name, text, row)
        except CellError:
            return "", "refused"
        value = str(row.values.get(self._name) or "")
        if self._name == "satisfaction" and not value and row.values.get("unanswered"):
            return NO_ANSWER, "known"
        if value not in (self._keys or ()):
            return value, "kept"
        return value, "guessed" if row.warnings else "known"

    def _choices(self) -> tuple[Choice, ...]:
        if self._name == "category":
            return tuple(Choice(path.zh, path) for path in self._paths.values())
        if self._name == "department":
            return tuple(Choice(name, Text(name, "")) for name in self._department_names)
        return tuple(Choice(key) for key in self._keys or ())


def _paths(lists: Lists) -> dict[str, Text]:
    """Code → 工程维修/漏水, in the form that ``CategoryBook.find`` takes back to the code."""
    names = {one.code: one.name for one in lists.categories}
    return {
        one.code: Text(
            f"{names[one.parent].zh}/{one.name.zh}", f"{names[one.parent].en}/{one.name.en}"
        )
        if one.parent in names
        else one.name
        for one in lists.categories
    }
