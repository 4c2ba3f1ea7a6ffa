"""The topics of the help: one Markdown file each, in both languages, with their pictures."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

START = "start"
ORDER = (
    *(START, "today", "intake", "queue", "editor", "calendar", "handover", "knowledge"),
    *("import", "export", "bin", "settings", "supervisor", "safety", "training"),
)
"""The order of the list; a topic that is not in it comes last."""


@dataclass(frozen=True)
class Topic:
    """*key* is the name of its file and, for most, of the page that it is about."""

    key: str
    title: str
    text: str
    folder: Path

    def fits(self, words: str) -> bool:
        """Whether every one of the *words* stands somewhere in it."""
        inside = f"{self.title} {self.text}".casefold()
        return all(word in inside for word in words.casefold().split())


def topics(resources: Path, language: str) -> list[Topic]:
    """The topics of *language* (``zh_CN`` or ``en``); Chinese where that language has none."""
    code = "en" if language == "en" else "zh"
    folder = resources / "help" / code
    files = {path.stem: path for path in folder.glob("*.md")}
    ranked = sorted(files, key=lambda key: (ORDER.index(key) if key in ORDER else 99, key))
    return [_topic(files[key]) for key in ranked]


def _topic(path: Path) -> Topic:
    text = path.read_text(encoding="utf-8")
    title = text.partition("\n")[0].removeprefix("#").strip()
    return Topic(path.stem, title, text, path.parent)
