"""A plan's columns, words and rows as a plain dictionary, to save and to use again.

``skip_rows`` (rows passed over below the header) belongs to the form of a book and is kept;
``first_row`` and ``last_row`` belong to one file: a mapping may name them, none is saved with them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from desktop_app.domain.errors import KnownError
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, say
from desktop_app.exchange.columns import normal_header
from desktop_app.exchange.detect import with_column
from desktop_app.exchange.plans import SheetPlan
from desktop_app.exchange.words import WORDED, may_mean


def recognised_by(plan: SheetPlan, mapping: dict[str, object]) -> bool:
    """Whether a saved mapping was made for a table with these headers."""
    return mapping.get("headers") == [normal_header(m.header) for m in plan.columns]


def to_mapping(plan: SheetPlan) -> dict[str, object]:
    """The plan as a plain dictionary to save: kind, header row, headers, the field of each
    column, the words that a person explained, and how many rows below the header are passed
    over."""
    return {
        "kind": plan.kind,
        "headers": [normal_header(m.header) for m in plan.columns],
        "fields": [m.field for m in plan.columns],
        "header_row": plan.header_row,
        "words": {name: dict(meanings) for name, meanings in plan.words.items() if meanings},
        "skip_rows": max(0, plan.first_row - plan.data_row),
    }


def with_mapping(plan: SheetPlan, mapping: dict[str, object]) -> SheetPlan:
    """Apply a saved mapping: columns are found by header, in order for equal headers."""
    headers, fields = mapping.get("headers"), mapping.get("fields")
    if not isinstance(headers, list) or not isinstance(fields, list) or len(headers) != len(fields):
        raise _broken()
    said, first, last = _words_of(mapping), _row(mapping, "first_row"), _row(mapping, "last_row")
    skipped = _row(mapping, "skip_rows")
    if mapping.get("kind") != plan.kind:
        return plan
    left = list(zip(headers, fields, strict=True))
    changed = plan
    for match in plan.columns:
        key = normal_header(match.header)
        place = next((i for i, (header, _) in enumerate(left) if header == key), None)
        if place is None:
            continue
        field = left.pop(place)[1]
        if field != match.field and (field is None or isinstance(field, str)):
            changed = with_column(changed, match.index, field)
    first = first or (plan.data_row + skipped if skipped else plan.first_row)
    last = last or plan.last_row
    if first and last and first > last:
        raise _broken()
    return replace(changed, words={**changed.words, **said}, first_row=first, last_row=last)


def _row(mapping: Mapping[str, object], name: str) -> int:
    """A number of rows, or the number of one; 0 where nothing is said."""
    found = mapping.get(name, 0)
    if not isinstance(found, int) or isinstance(found, bool) or found < 0:
        raise _broken()
    return found


def _words_of(mapping: Mapping[str, object]) -> dict[str, dict[str, str]]:
    """The words of a saved mapping, each with a meaning that its field can have."""
    found = mapping.get("words", {})
    if not isinstance(found, dict) or not all(name in WORDED for name in found):
        raise _broken()
    for name, meanings in found.items():
        if not isinstance(meanings, dict):
            raise _broken()
        known = may_mean(name, str(mapping.get("kind")))
        for text, meaning in meanings.items():
            if not isinstance(text, str) or not isinstance(meaning, str):
                raise _broken()
            if meaning and known is not None and meaning not in known:
                raise _broken()
    return found


def _broken() -> KnownError:
    return KnownError(
        "mapping_broken",
        say(QT_TRANSLATE_NOOP("core", "保存的列对应关系已损坏，请重新核对各列后再保存。")),
    )
