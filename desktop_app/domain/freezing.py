"""Frozen records to plain data and back: for what is kept as it was."""

from __future__ import annotations

import types
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")


def to_plain(value: object) -> Any:
    """Records as dictionaries, tuples as lists, times as ISO text: ready for JSON."""
    if is_dataclass(value) and not isinstance(value, type):
        return {spec.name: to_plain(getattr(value, spec.name)) for spec in fields(value)}
    if isinstance(value, tuple | list):
        return [to_plain(one) for one in value]
    if isinstance(value, datetime | date):
        return value.isoformat()
    return value


def from_plain(kind: type[T], value: Any) -> T:
    """What ``to_plain`` made of a record of *kind*.

    A field that is not in *value* (an older summary) takes its default; ``TypeError`` when it
    has none. Fields that the record does not know (a newer one) are left out.
    """
    return cast(T, _read(kind, value))


def _read(kind: Any, value: Any) -> Any:
    if value is None or kind is Any:
        return value
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return _read(next(one for one in get_args(kind) if one is not type(None)), value)
    if origin is tuple:
        return tuple(_read(get_args(kind)[0], one) for one in value)
    if isinstance(kind, type) and is_dataclass(kind):
        hints = _hints(kind)
        known = {name: _read(hints[name], value[name]) for name in hints if name in value}
        return kind(**known)
    if kind is datetime:
        return datetime.fromisoformat(value)
    if kind is date:
        return date.fromisoformat(value)
    if kind is float and isinstance(value, int):
        return float(value)
    return value


@cache
def _hints(kind: type) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {spec.name: hints[spec.name] for spec in fields(cast(Any, kind))}
