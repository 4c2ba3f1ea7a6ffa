"""A masked export that comes back: what stands under its masks is what stands here.

A value that only hides what is here says nothing new; one that was edited gets its names and
phones back; and what cannot be told stays out, so that no mask is ever written over a real value.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop_app.domain.case import Complaint
from desktop_app.domain.masks import mask_name, mask_phone
from desktop_app.domain.messages import QT_TRANSLATE_NOOP
from desktop_app.domain.unmasking import is_masked, restored

TEXTS = ("occurred", "content", "expectation", "remark", "category_text", "complainant_kind")
HELD = QT_TRANSLATE_NOOP(
    "core", "“{field}”是隐去姓名或电话的文字，又与这里的不同，无法还原，未采用，这里的内容未变"
)
"""The sentence for a field that stays as it is here."""


@dataclass(frozen=True)
class Unmasked:
    """The columns of a row without masks; ``held`` are the fields whose masks cannot be told."""

    values: Mapping[str, object]
    held: tuple[str, ...] = ()


def unmasked(
    values: Mapping[str, object], here: Complaint, then: Mapping[str, str | None]
) -> Unmasked:
    """A row of a case that is here. *then* are columns changed since the export, as they were."""
    found: dict[str, object] = {}
    held: list[str] = []
    for name in ("complainant", "phone", *TEXTS):
        said = values.get(name)
        if not isinstance(said, str) or "*" not in said:
            continue
        known = [str(then[name] or "")] if name in then else []
        known.append(str(getattr(here, name)))
        real = _name_or_phone(name, said, known) if name in _HIDING else _text(said, known, here)
        if real is None:
            real = known[-1]
            held.append("category" if name == "category_text" else name)
        found[name] = real
    return Unmasked({**values, **found} if found else values, tuple(held))


_HIDING = {"complainant": mask_name, "phone": mask_phone}


def _name_or_phone(name: str, said: str, known: Sequence[str]) -> str | None:
    for one in known:
        if said in (one, _HIDING[name](one)):
            return one
    if not known[-1] or "*" in known[-1]:
        return said  # nothing real stands here
    return _text(said, known, None)


def _text(said: str, known: Sequence[str], here: Complaint | None) -> str | None:
    """What *said* means over one of the texts that are *known* of the field."""
    names, phones = ((here.complainant,), (here.phone,)) if here is not None else ((), ())
    if not is_masked(said):
        return said
    for one in known:
        if plain(said, one, names, phones) == _tidy(one):
            return one
    return plain(said, known[0], names, phones)


def plain(
    said: str, here: str, names: Sequence[str] = (), phones: Sequence[str] = ()
) -> str | None:
    """``restored`` over a text as a cell would hold it: with one kind of line end."""
    return restored(said, _tidy(here), names, phones)


def _tidy(text: str) -> str:
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.strip()
