"""Sentences for people, kept apart from their values so that they can be translated.

The source language is Chinese. A sentence is marked where it is written with
``QT_TRANSLATE_NOOP("core", "…")`` (the name that Qt's extractor knows) and rendered at
the edge: the window through Qt's catalogue, the command line through the same one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

Translate = Callable[[str], str]


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: N802 - the extractor's own name
    """Mark *text* for extraction into the catalogue; returns it unchanged."""
    del context
    return text


@dataclass(frozen=True)
class Text:
    """A text that is data (a step's title, a field's label), in the program's two languages."""

    zh: str
    en: str

    def in_language(self, language: str) -> str:
        """Chinese unless the language code starts with ``en``."""
        return self.en if language.startswith("en") and self.en else self.zh

    def __str__(self) -> str:
        return self.zh


@dataclass(frozen=True)
class Message:
    """One whole sentence with named places, e.g. ``第 {row} 行不是日期``."""

    text: str
    values: Mapping[str, object] = field(default_factory=dict)

    def render(self, translate: Translate | None = None, language: str = "zh") -> str:
        """The sentence with its values; nested messages and texts in the same language."""
        sentence = translate(self.text) if translate else self.text
        if not self.values:
            return sentence
        filled: dict[str, object] = {}
        for key, value in self.values.items():
            if isinstance(value, Message):
                filled[key] = value.render(translate, language)
            elif isinstance(value, Text):
                filled[key] = value.in_language(language)
            else:
                filled[key] = value
        return sentence.format(**filled)

    def __str__(self) -> str:
        return self.render()


def say(text: str, /, **values: object) -> Message:
    """A message of an already marked *text* with its values."""
    return Message(text, values)
