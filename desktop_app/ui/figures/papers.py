"""The one door to the paper of a summary: as a document, in the preview, in a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from desktop_app.domain.periods import Period
from desktop_app.domain.summary import SECTIONS, WeeklySummary
from desktop_app.services.office import Office
from desktop_app.services.reports import signing, weekly
from desktop_app.ui.desk import Desk
from desktop_app.ui.words import core


@dataclass(frozen=True)
class Section:
    """A part of the paper: ``key`` of ``SECTIONS`` ("" where it has no place for remarks)."""

    key: str
    title: str
    note: str
    blocks: tuple[Any, ...]


@dataclass(frozen=True)
class Sheet:
    """A summary ready to be shown. ``public`` is the version for the notice board;
    ``may_sign`` is false for one ahead of time."""

    summary: WeeklySummary
    title: str
    sections: tuple[Section, ...]
    public: bool
    may_sign: bool


def read(office: Office, period: Period, language: str, *, public: bool) -> Sheet:
    """The summary of *period* in the sections of its paper; on the office's thread."""
    from desktop_app.services.papers import ground
    from desktop_app.services.papers import weekly as papers

    made = weekly.summary(office, period)
    paper = ground.ground(office, ground.PaperOrder(False, core, _spoken(language)))
    if public:
        document = papers.public_sheet(paper, weekly.public(office, made))
    else:
        # Remarks have a place of their own on screen, where they are written.
        document = papers.weekly_sheet(paper, replace(made, remarks=()))
    titles = {core(text): key for key, text in SECTIONS.items()}
    sections = _sections(document, {} if public else titles)
    return Sheet(made, document.title, sections, public, period.start < office.now())


def _sections(document: Any, titles: Mapping[str, str]) -> tuple[Section, ...]:
    from desktop_app.domain.documents import Heading, Signatures

    made: list[Section] = []
    key = "overview" if titles else ""
    title, note, blocks = core(SECTIONS["overview"]), "", list[Any]()
    for block in document.blocks:
        if isinstance(block, Heading) and block.level == 1:
            made.append(Section(key, title, note, tuple(blocks)))
            key, title, note, blocks = titles.get(block.text, ""), block.text, block.note, []
        elif not isinstance(block, Signatures):
            blocks.append(block)
    made.append(Section(key, title, note, tuple(blocks)))
    return tuple(made)


def preview(desk: Desk, title: str, period: Period, *, public: bool) -> None:
    """Show the paper in the preview, from which it is printed."""
    from desktop_app.services.papers.weekly import weekly_paper
    from desktop_app.ui.printing.job import open_preview
    from desktop_app.ui.printing.jobs import papers_of

    def make(office: Office, order: Any) -> Any:
        return weekly_paper(office, period.key, order, public=public)

    open_preview(desk, replace(papers_of(title, make), personal=not public))


def save(
    desk: Desk,
    target: Path,
    period: Period,
    *,
    public: bool,
    done: Callable[[Path], None],
    failed: Callable[[Exception], None],
) -> None:
    """Write the paper to *target* as its suffix says; counting and writing off the window."""
    from desktop_app.services.papers.ground import PaperOrder
    from desktop_app.services.papers.weekly import weekly_paper
    from desktop_app.ui.printing.make import write as write_file

    order = PaperOrder(False, core, _spoken(desk.language))

    def write(document: Any) -> None:
        desk.runner.run_apart(
            lambda: write_file(target, [document], order), lambda _pages: done(target), failed
        )

    desk.runner.run(
        lambda office: weekly_paper(office, period.key, order, public=public), write, failed
    )


def signed(office: Office) -> tuple[tuple[Period, str, Any], ...]:
    """(period, by whom, when) of the signed ones, the newest first."""
    return signing.signed_periods(office)


def _spoken(language: str) -> str:
    return "en" if language.startswith("en") else "zh"
