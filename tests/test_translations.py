"""The English catalogue holds every sentence of the program, translated, with its places."""

from __future__ import annotations

import importlib.util
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def i18n() -> ModuleType:
    """The project's own tool, loaded from its file (``.ci`` is no package)."""
    spec = importlib.util.spec_from_file_location("desk_i18n", ROOT / ".ci" / "i18n.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def little(i18n: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One module with one sentence, in place of the whole program."""
    (tmp_path / "page.py").write_text('self.tr("好")\n', encoding="utf-8")
    monkeypatch.setattr(i18n, "SOURCE", tmp_path)
    monkeypatch.setattr(i18n, "ROOT", tmp_path)


def catalogue(tmp_path: Path, source: str, translation: str) -> Path:
    path = tmp_path / "made.ts"
    path.write_text(
        '<?xml version="1.0" encoding="utf-8"?><TS version="2.1" language="en">'
        f"<context><name>core</name><message><source>{source}</source>{translation}"
        "</message></context></TS>",
        encoding="utf-8",
    )
    return path


def test_the_catalogue_is_whole(i18n: ModuleType) -> None:
    assert i18n.problems() == []


def test_every_marked_sentence_is_found(i18n: ModuleType, tmp_path: Path) -> None:
    """The extractor finds the sentences of rooms without Qt; else the check checks nothing."""
    fresh = tmp_path / "fresh.ts"
    i18n.extract(fresh)
    contexts = {entry.context for entry in i18n.read(fresh)}
    assert "core" in contexts


@pytest.mark.parametrize(
    ("translation", "complaint"),
    [
        ('<translation type="unfinished"></translation>', "not translated"),
        ("<translation></translation>", "not translated"),
        ("<translation>Line {line}</translation>", "other places"),
        ("<translation>Line {row</translation>", "other places"),
    ],
)
@pytest.mark.usefixtures("little")
def test_gaps_are_reported(
    i18n: ModuleType,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    translation: str,
    complaint: str,
) -> None:
    made = catalogue(tmp_path, "样句 {row} 号", translation)
    monkeypatch.setattr(i18n, "CATALOGUE", made)
    assert any(complaint in problem and "样句 {row} 号" in problem for problem in i18n.problems())


@pytest.mark.usefixtures("little")
def test_a_translation_with_the_same_places_is_fine(
    i18n: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = catalogue(tmp_path, "样句 {row} 号", "<translation>Line {row}</translation>")
    monkeypatch.setattr(i18n, "CATALOGUE", made)
    about = [problem for problem in i18n.problems() if "样句 {row} 号" in problem]
    assert about == ["no longer in the source: [core] 样句 {row} 号"]


def test_texts_that_no_extractor_sees_are_reported(
    i18n: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "page.py").write_text(
        'self.tr(f"第 {row} 行")\nself.tr("好")\ntranslate("core", text)\n', encoding="utf-8"
    )
    monkeypatch.setattr(i18n, "SOURCE", tmp_path)
    monkeypatch.setattr(i18n, "ROOT", tmp_path)
    assert list(i18n.unmarkable()) == ["page.py:1: tr() without a plain literal"]


def test_compiling_makes_a_catalogue_that_qt_loads(
    i18n: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = catalogue(tmp_path, "好", "<translation>Good</translation>")
    monkeypatch.setattr(i18n, "CATALOGUE", made)
    i18n.compile_catalogue()
    # The first bytes that Qt's translator looks for.
    assert made.with_suffix(".qm").read_bytes().startswith(bytes.fromhex("3cb86418caef9c95"))


@pytest.mark.parametrize(
    ("term", "english"),
    [
        ("重大", "critical"),
        ("级别", "severity"),
        ("名册", "roster"),
        ("小区", "communit"),
        ("回访日历", "calendar"),
        ("修改记录", "change history"),
        ("操作记录", "activity log"),
        ("办结时限", "resolution deadline"),
        ("不满意", "dissatisfied"),
    ],
)
def test_a_term_has_one_name_in_english(i18n: ModuleType, term: str, english: str) -> None:
    """Whatever sentence it stands in, the same word is said for it."""
    entries = [entry for entry in i18n.read(i18n.CATALOGUE) if term in entry.source]
    other = [
        entry.source
        for entry in entries
        if not all(english in said.casefold() for said in entry.translations)
    ]
    assert entries and other == []


def english(i18n: ModuleType) -> Iterator[tuple[str, str]]:
    """(where, text) of all English that is shown: catalogue, workflows and lists, help."""
    for entry in i18n.read(i18n.CATALOGUE):
        yield from ((entry.source, text) for text in entry.translations)
    for path in sorted((ROOT / "resources").rglob("*.toml")):
        for text in of_language(tomllib.loads(path.read_text(encoding="utf-8")), "en"):
            yield path.name, text
    for path in sorted((ROOT / "resources" / "help" / "en").glob("*.md")):
        yield path.name, re.sub("`[^`]*`", "", path.read_text(encoding="utf-8"))


def of_language(part: object, language: str) -> Iterator[str]:
    """All texts of *language* in a file of resources."""
    if isinstance(part, dict):
        for key, value in part.items():
            if key == language and isinstance(value, str):
                yield value
            else:
                yield from of_language(value, language)
    elif isinstance(part, list):
        for value in part:
            yield from of_language(value, language)


def test_english_quotes_and_apostrophes_are_curly(i18n: ModuleType) -> None:
    """One form everywhere, and each quotation is opened before it is closed."""
    shown = list(english(i18n))
    assert len(shown) > 3000
    straight = [f"{where}: {text}" for where, text in shown if re.search("[\"']", text)]
    assert straight == []
    wrong = [
        f"{where}: {text}"
        for where, text in shown
        if re.search(r"“(\s|$)|(^|\s)”|‘(\s|$)|\w‘|\w“", text)
        or re.sub("[^“”]", "", text).replace("“”", "")
    ]
    assert wrong == []
