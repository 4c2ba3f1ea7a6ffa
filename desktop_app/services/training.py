"""Training: a sample office that says of itself that it is none, and the cases for role play."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from desktop_app.domain.errors import KnownError
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, say
from desktop_app.services.office import Office
from desktop_app.services.operations import Progress
from desktop_app.storage import settings

SETTING = "training"
FOLDER = "training"
"""The folder inside the data folder; nothing outside it is opened while training."""
MARK = QT_TRANSLATE_NOOP("core", "练习，不是真实数据")
COMPLAINTS = 120


@dataclass(frozen=True)
class Said:
    """What the caller says in one mood."""

    mood: str
    text: str


@dataclass(frozen=True)
class RolePlay:
    """One situation: what happens, what is said, and what a good answer contains."""

    key: str
    title: str
    situation: str
    lines: tuple[Said, ...]
    good: tuple[str, ...]


@dataclass(frozen=True)
class Lesson:
    """All situations, and the questions that follow each: one for each of the seven steps."""

    cases: tuple[RolePlay, ...]
    steps: tuple[tuple[str, str], ...]


def lesson(resources: Path, language: str) -> Lesson:
    """The role play in *language* (``en``, else Chinese)."""
    code = "en" if language == "en" else "zh"
    data = tomllib.loads((resources / "training" / "cases.toml").read_text(encoding="utf-8"))
    return Lesson(
        tuple(
            RolePlay(
                one["key"],
                one["title"][code],
                one["situation"][code],
                tuple(Said(line["mood"], line[code]) for line in one["lines"]),
                tuple(good[code] for good in one["good"]),
            )
            for one in data["cases"]
        ),
        tuple((step["key"], step["text"][code]) for step in data["steps"]),
    )


def build_office(office: Office, progress: Progress | None = None) -> None:
    """Fill an empty office for training; its name says so wherever an office's name stands."""
    from desktop_app.services.sample.build import build

    build(office, COMPLAINTS, progress=progress)
    with office.write("sample") as journal:
        settings.put(office.store, SETTING, "1")
        name = settings.get(office.store, "office_name")
        settings.put(office.store, "office_name", f"{name}（{MARK}）")
        journal.touched.add("setting")


def is_training(office: Office) -> bool:
    """Whether this data is there for training only."""
    return office.setting(SETTING) == "1"


def expect_training(office: Office) -> None:
    """Refuse to train on data that is not marked: whatever it is, it may be real."""
    if not is_training(office):
        raise KnownError(
            "not_training",
            say(
                QT_TRANSLATE_NOOP(
                    "core",
                    "这个文件夹里不是练习数据，没有打开，数据没有改动。请换一个文件夹。",
                )
            ),
            exit_code=3,
        )


def marked(target: Path) -> Path:
    """The name of a file that leaves the training office."""
    if MARK in target.stem:
        return target
    return target.with_name(f"{target.stem}（{MARK}）{target.suffix}")
