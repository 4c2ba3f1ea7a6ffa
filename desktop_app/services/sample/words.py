"""The word material of the sample office, read from ``resources/sample``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any


@dataclass(frozen=True)
class Words:
    office: Mapping[str, Any]
    complaints: Sequence[Mapping[str, Any]]
    contacts: Mapping[str, Any]
    category_codes: Mapping[str, str]
    """Bare second-level code → full code (``leak`` → ``engineering.leak``)."""


def read_words(resources: Path, category_codes: Sequence[str]) -> Words:
    folder = resources / "sample"

    def read(name: str) -> dict[str, Any]:
        return tomllib.loads((folder / name).read_text(encoding="utf-8"))

    return Words(
        read("office.toml"),
        read("complaints.toml")["complaints"],
        read("contacts.toml"),
        {code.rpartition(".")[2]: code for code in category_codes if "." in code},
    )


def fill(rng: Random, text: str, **values: str) -> str:
    """Fill the places of a sample text; ``{n}`` is one number from 2 to 6 throughout it."""
    places = {"n": str(rng.randint(2, 6)), **values}
    for key, value in places.items():
        text = text.replace("{" + key + "}", value)
    return text


def weighted(rng: Random, pairs: Sequence[Sequence[Any]]) -> Any:
    """Draw from ``[[value, weight], …]``."""
    return rng.choices([pair[0] for pair in pairs], [pair[1] for pair in pairs])[0]
