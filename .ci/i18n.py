"""The catalogue of translations: update it from the source, compile it, check it.

Usage: ``python .ci/i18n.py update|compile|check``. Chinese is the source language and needs
no catalogue; ``resources/i18n/complaint_desk_en.ts`` holds the English. The compiled ``.qm``
is made at set-up and never committed; without it the program speaks Chinese.
"""

from __future__ import annotations

import ast
import shutil
import string
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "desktop_app"
CATALOGUE = ROOT / "resources" / "i18n" / "complaint_desk_en.ts"
MARKERS = {"tr", "translate", "QT_TRANSLATE_NOOP"}


@dataclass(frozen=True)
class Entry:
    """One message of a catalogue; ``translations`` holds one text, or one a plural form."""

    context: str
    source: str
    comment: str
    translations: tuple[str, ...]
    finished: bool

    @property
    def key(self) -> tuple[str, str, str]:
        return (self.context, self.source, self.comment)


def tool(name: str) -> str:
    """The path of one of Qt's tools, from this Python's own environment."""
    found = shutil.which(name, path=str(Path(sys.executable).parent)) or shutil.which(name)
    if found is None:
        raise SystemExit(f"{name} is missing: install the locked libraries first (make test)")
    return found


def run(*command: str) -> None:
    """Run a Qt tool quietly; its output is shown when it fails."""
    done = subprocess.run(
        command, capture_output=True, encoding="utf-8", errors="replace", check=False
    )
    if done.returncode:
        raise SystemExit(f"{command[0]} failed:\n{done.stdout}{done.stderr}")


def sources() -> list[Path]:
    return sorted(SOURCE.rglob("*.py"))


def extract(catalogue: Path) -> None:
    """Bring *catalogue* up to date with every marked sentence; translations are kept."""
    with tempfile.TemporaryDirectory() as folder:
        # The list may be longer than a command line; the tool reads one argument a line.
        listing = Path(folder) / "sources.lst"
        listing.write_text("\n".join(str(path) for path in sources()), encoding="utf-8")
        run(
            tool("pyside6-lupdate"),
            f"@{listing}",
            *("-no-obsolete", "-locations", "none"),
            *("-source-language", "zh_CN", "-target-language", "en"),
            *("-ts", str(catalogue)),
        )


def compile_catalogue() -> None:
    """Make the ``.qm`` beside the ``.ts``, unless it is there and newer."""
    compiled = CATALOGUE.with_suffix(".qm")
    if not CATALOGUE.exists():
        return
    if not compiled.exists() or compiled.stat().st_mtime <= CATALOGUE.stat().st_mtime:
        run(tool("pyside6-lrelease"), str(CATALOGUE), "-qm", str(compiled))


def read(catalogue: Path) -> list[Entry]:
    """The messages of a ``.ts`` file in their order."""
    entries = []
    for context in ET.parse(catalogue).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            forms: tuple[str, ...] = ()
            state = "unfinished"
            if translation is not None:
                plural = translation.findall("numerusform")
                forms = tuple(form.text or "" for form in plural) or (translation.text or "",)
                state = translation.get("type", "")
            entries.append(
                Entry(
                    context.findtext("name", ""),
                    message.findtext("source", ""),
                    message.findtext("comment", ""),
                    forms,
                    not state,
                )
            )
    return entries


def placeholders(text: str) -> Counter[str]:
    """The named places of a sentence, e.g. ``{row}``; a broken brace counts as a place."""
    try:
        return Counter(name for _, name, _, _ in string.Formatter().parse(text) if name is not None)
    except ValueError as error:
        return Counter([f"broken: {error}"])


def unmarkable() -> Iterator[str]:
    """Calls whose text no extractor can see: an f-string, a variable, a joined text."""
    for path in sources():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            # tr(text); translate(context, text) and QT_TRANSLATE_NOOP(context, text).
            place = 0 if name == "tr" else 1
            if name not in MARKERS or len(node.args) <= place:
                continue
            text = node.args[place]
            plain = isinstance(text, ast.Constant) and isinstance(text.value, str)
            # translate(context, text) with a variable looks a marked sentence up: allowed.
            if not plain and (name != "translate" or isinstance(text, ast.JoinedStr)):
                yield f"{path.relative_to(ROOT)}:{node.lineno}: {name}() without a plain literal"


def problems() -> list[str]:
    """Everything that keeps the English catalogue from being whole; empty when it is."""
    found = list(unmarkable())
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / CATALOGUE.name
        extract(fresh)
        wanted = {entry.key for entry in read(fresh)}
    entries = read(CATALOGUE) if CATALOGUE.exists() else []
    present = {entry.key for entry in entries}
    found += [f"not in the catalogue: [{c}] {s}" for c, s, _ in sorted(wanted - present)]
    found += [f"no longer in the source: [{c}] {s}" for c, s, _ in sorted(present - wanted)]
    for entry in entries:
        label = f"[{entry.context}] {entry.source}"
        if not entry.finished or not all(text.strip() for text in entry.translations):
            found.append(f"not translated: {label}")
            continue
        places = placeholders(entry.source)
        for text in entry.translations:
            if placeholders(text) != places:
                found.append(f"other places in the translation: {label} -> {text}")
    return found


def main(arguments: list[str]) -> int:
    match arguments:
        case ["update"]:
            CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
            extract(CATALOGUE)
            compile_catalogue()
            waiting = sum(not entry.finished for entry in read(CATALOGUE))
            print(f"{CATALOGUE.relative_to(ROOT)}: {waiting} sentences wait for a translation")
        case ["compile"]:
            compile_catalogue()
        case ["check"]:
            found = problems()
            shown = found[:30] + [f"… and {len(found) - 30} more"] * (len(found) > 30)
            for problem in shown:
                print(problem, file=sys.stderr)
            return 1 if found else 0
        case _:
            print("usage: i18n.py update|compile|check", file=sys.stderr)
            return 2
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
