"""What can be found of a case, how the index keeps it, and what a word asks the index.

Every character is a token of its own, so that a phrase of characters is exactly a substring.
Digits are so frequent that such phrases get slow. So every three ASCII characters that follow
one another are a token as well, and so is every seam of a digit or Latin letter and another
character (第1, 1次); ``who`` (numbers, phones) keeps its single ASCII characters apart from those
of the other columns (shifted), and a flat's whole name is one token.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from desktop_app.domain.rooms import RoomRef, parse_room, place_text
from desktop_app.domain.searchtext import BREAK, plain, terms

COLUMNS = ("who", "words", "talk")
_SHIFT = {code: 0xF0000 + code for code in range(0x21, 0x7F)}
_FLAT, _ESTATE = "\U0010fffb", "\U0010fffc"
_RUN = re.compile(r"[\x21-\x7e]{3,}")
_SEAM = re.compile(rf"(?=([0-9a-z][^\x00-\x7f{BREAK}]|[^\x00-\x7f{BREAK}][0-9a-z]))")


@dataclass(frozen=True)
class Flat:
    """A flat in the words of the index; ``unit`` empty asks for any, ``building`` too."""

    building: str
    unit: str
    room: str
    community: str = ""


@dataclass(frozen=True)
class Entry:
    """What can be found of a case; each text plain, ``BREAK`` before, between and after.

    ``who``: number, flat, person, phone. ``words``: what the case says. ``talk``: what was
    said and planned about it.
    """

    who: str = ""
    words: str = ""
    talk: str = ""
    flats: frozenset[str] = frozenset()

    def holds(self, word: Word) -> bool:
        return any(word.text in text for text in (self.who, self.words, self.talk)) or (
            bool(word.flat) and self.flats.issuperset(word.flat)
        )

    def columns(self) -> tuple[str, str, str]:
        """The texts as the index keeps them, in the order of ``COLUMNS``."""
        who = " ".join([_tokens(self.who, self.who.translate(_SHIFT)), *sorted(self.flats)])
        return who.strip(), _tokens(self.words, self.words), _tokens(self.talk, self.talk)


@dataclass(frozen=True)
class Word:
    """A word of a query; ``flat``: the tokens of the flat that it names, if it names one."""

    text: str
    flat: tuple[str, ...] = ()


def entry(who: Iterable[str], words: Iterable[str], talk: Iterable[str], flat: Flat) -> Entry:
    """The entry of a case out of its texts as they were written."""
    return Entry(_joined(who), _joined(words), _joined(talk), frozenset(_flat_tokens(flat)))


def words_of(query: str) -> list[Word]:
    """The words of a query; one that names a flat (3栋2单元501) also finds the flat's cases."""
    return [Word(text, _asked_flat(text, parse_room(text))) for text in terms(query)]


def match_all(words: Sequence[Word], *, among: str = "") -> str:
    """The index's own question: every word, and with *among* one of them in that column."""
    asked = " AND ".join(map(_match, words))
    if not among:
        return asked
    found = []
    for word in words:
        found.append(f"{{{among}}} : {_in_column(word.text, among)}")
        if among == "who" and word.flat:
            found.append(_flat(word))
    # The narrower part leads: the index walks it and looks the others up.
    return f"({' OR '.join(found)})" + (f" AND {asked}" if len(words) > 1 else "")


def match_flat(word: Word) -> str:
    """The index's question for the flat that a word names."""
    return _flat(word)


def phrase(text: str) -> str:
    """A phrase of the text's characters: exactly a substring."""
    return _quoted(" ".join(text))


def _match(word: Word) -> str:
    text = word.text
    parts = [phrase(text)]
    if text != text.translate(_SHIFT):
        parts.append(f"{{who}} : {phrase(text.translate(_SHIFT))}")
    asked = _narrowed(text, f"({' OR '.join(parts)})" if len(parts) > 1 else parts[0])
    return f"({asked} OR {_flat(word)})" if word.flat else f"({asked})"


def _in_column(text: str, column: str) -> str:
    asked = _narrowed(text, phrase(text.translate(_SHIFT) if column == "who" else text))
    return f"({asked})"


def _narrowed(text: str, asked: str) -> str:
    """*asked* is looked at only where the rare tokens of the text are: its characters are
    frequent. Where such tokens say all of it, they alone."""
    if _RUN.fullmatch(text):
        return _quoted(_triples(text))
    seams = list(dict.fromkeys(_SEAM.findall(text)))
    if seams == [text]:
        return _quoted(text)
    rare = [_quoted(_triples(run)) for run in _RUN.findall(text)] + list(map(_quoted, seams))
    return " AND ".join([*rare, asked])


def _tokens(text: str, letters: str) -> str:
    """Every character of *letters*, then the triples of the ASCII runs of *text*, its seams."""
    parts = [" ".join(letters)]
    for run in _RUN.findall(text):
        parts += [BREAK, _triples(run)]
    return " ".join([*parts, *dict.fromkeys(_SEAM.findall(text))])


def _triples(run: str) -> str:
    return " ".join(run[at : at + 3] for at in range(len(run) - 2))


def _quoted(tokens: str) -> str:
    return '"' + tokens.replace('"', '""') + '"'


def _flat(word: Word) -> str:
    tokens = (token.replace('"', '""') for token in word.flat)
    return "(" + " AND ".join(f'{{who}} : "{token}"' for token in tokens) + ")"


def _asked_flat(text: str, flat: RoomRef | None) -> tuple[str, ...]:
    if flat is None or (not flat.building and text == plain(flat.room)):
        return ()  # a plain number is a number, not a room
    tokens = [_token(_FLAT, flat.building, flat.unit, flat.room)]
    return (*tokens, _token(_ESTATE, flat.community)) if flat.community else tuple(tokens)


def _flat_tokens(flat: Flat) -> set[str]:
    """A flat is also asked for without its unit (3栋501) and by its room alone (501室)."""
    if not flat.room:
        return set()
    found = {
        _token(_FLAT, flat.building, flat.unit, flat.room),
        _token(_FLAT, flat.building, "", flat.room),
        _token(_FLAT, "", "", flat.room),
    }
    return found | {_token(_ESTATE, flat.community)} if flat.community else found


def _token(mark: str, *parts: str) -> str:
    return mark + plain("/".join(parts))


def _joined(texts: Iterable[str]) -> str:
    kept = list(dict.fromkeys(filter(None, (plain(text) for text in texts if text))))
    return f"{BREAK}{BREAK.join(kept)}{BREAK}" if kept else ""


def who_of(number: str, flat: Flat, person: str, initials: str, phone: str) -> list[str]:
    """The texts of the column ``who``."""
    place = place_text(flat.building, flat.unit, flat.room)
    return [number, place, flat.community, person, initials, phone]
