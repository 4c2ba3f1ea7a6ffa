"""A masked text that comes back: what it stands for, where the real one is known.

``李**说漏水`` over ``李建国说漏水`` says nothing new; ``李**说漏水，已约周五`` adds words, and the name
that it hides is put back. A mask whose meaning is not known is never guessed at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from desktop_app.domain.masks import digits_of, mask_all, mask_name, mask_phone, names_in

_MASK = re.compile(r"(?:\d{1,3}|[^\s*\d])\*{2,}\d{0,4}|\*{4,}\d{0,4}")
"""A phone or a name under its mask, or both side by side, with the sign before the stars."""
_RUN = re.compile(r"\+?\d(?:[- .·‐‑–—－\u3000()（）]{0,2}\d){4,14}")
_LONGEST = 32
"""Characters that one mask may stand for."""
_MANY = 400


def is_masked(text: str) -> bool:
    """Whether a text holds anything that looks like a mask."""
    return "**" in text and _MASK.search(text) is not None


def restored(
    said: str, here: str, names: Sequence[str] = (), phones: Sequence[str] = ()
) -> str | None:
    """What *said* means where *here* stands: the text with its masks taken off.

    *here* itself where *said* is only its masked form; ``None`` where a mask stands for
    something that is not known, or for more than one thing.
    """
    if said == here or not here.strip() or not is_masked(said):
        return said
    if _covers(said, here) or said == mask_all(here, names, phones):
        return here
    text = said
    for mask, real in _known(here, names, phones):
        text = text.replace(mask, real)
    # What is under a mask here as well hides nothing that could be lost.
    known = "\n".join((here, *names, *phones))
    return text if all(mask[0] in known for mask in _MASK.finditer(text)) else None


def _covers(said: str, here: str) -> bool:
    """Whether *said* is *here* with some of it under masks, everything else as it stands."""
    masks = list(_MASK.finditer(said))
    if not masks or len(masks) > _MANY:
        return False
    begin = masks[0].start()
    if said[:begin] != here[:begin]:
        return False
    reached = {begin}
    """Where in *here* one may stand after what was looked at of *said*."""
    ends = [*(mask.start() for mask in masks[1:]), len(said)]
    for mask, end in zip(masks, ends, strict=True):
        literal = said[mask.end() : end]
        reached = {
            stop + len(literal)
            for at in reached
            for stop in range(at + 1, min(at + _LONGEST, len(here)) + 1)
            if here.startswith(literal, stop) and _hides(mask[0], here[at:stop])
        }
    return len(here) in reached


def _hides(mask: str, real: str) -> bool:
    if mask == real or _hides_number(mask, real):
        return True  # stars that somebody wrote, or a number
    head = mask[0]
    if head == "*" or not real.startswith(head) or "\n" in real:
        return False
    if not head.isdigit() and _hides_number(mask[1:], real[1:]):
        return True
    rest = mask[1:]
    after = rest[2:]  # what follows the two stars of a name
    return rest.startswith("**") and any(
        after == real[cut:] or _hides_number(after, real[cut:]) for cut in range(1, len(real) + 1)
    )


def _hides_number(mask: str, real: str) -> bool:
    if "****" not in mask:
        return False
    # A digit that stands right beside a number belongs to neither its head nor its tail.
    for before in range(4):
        for after in range(5):
            end = len(mask) - after, len(real) - after
            core = mask[before : end[0]], real[before : end[1]]
            around = mask[:before] == real[:before] and mask[end[0] :] == real[end[1] :]
            if around and core[1] and _is_number(*core):
                return True
    return False


def _is_number(mask: str, real: str) -> bool:
    digits = digits_of(real)
    return mask in (mask_phone(real), mask_phone(digits)) and len(digits) >= len(real) / 2


def _known(here: str, names: Sequence[str], phones: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Masks and the one thing that each stands for: what *here* holds goes before what is known."""
    found: dict[str, set[str]] = {}
    for one in dict.fromkeys(one for name in names for one in names_in(name)):
        found.setdefault(mask_name(one), set()).add(one)
    for run in _RUN.findall(here):
        found.setdefault(mask_phone(digits_of(run)), set()).add(run)
    for phone in phones:
        if len(phone) > 4 and "*" not in phone:
            found.setdefault(mask_phone(phone), set()).add(phone)
    for mask in sorted(found, key=lambda mask: -len(mask)):
        meant = found[mask]
        told = {one for one in meant if one in here}
        chosen = told or meant
        if "*" in mask and mask not in here and len(chosen) == 1:
            yield mask, next(iter(chosen))
