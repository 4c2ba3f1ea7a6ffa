"""One act on many cases: each by its own guards, all of them one operation to take back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from desktop_app.domain.case import CaseFile
from desktop_app.domain.errors import KnownError, RefusedError
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, Message, say
from desktop_app.domain.progress import need_not_ended
from desktop_app.services import cases, planner, undo
from desktop_app.services.office import Office
from desktop_app.services.operations import Progress
from desktop_app.storage import tags
from desktop_app.storage.cases import is_deleted
from desktop_app.storage.trace.journal import Journal

LONGEST_TAG = 20


@dataclass(frozen=True)
class Refused:
    """A case that the act could not be done to, and why."""

    number: str
    reason: Message


@dataclass(frozen=True)
class Outcome:
    """What became of an act: how many were changed, how many needed no change, who was refused.

    ``operation`` can be taken back as one; 0 when nothing was written.
    """

    changed: int
    same: int
    refused: tuple[Refused, ...]
    operation: int


Act = Callable[[Journal, CaseFile], bool]
"""Does it to one case: true when something changed; ``KnownError`` refuses before any write."""


def assign(
    office: Office,
    ids: Sequence[int],
    department: str | None,
    handler: str | None,
    progress: Progress | None = None,
) -> Outcome:
    """Give cases to a department and a handler; ``None`` leaves that one as it is."""
    wanted = {"department": department, "handler": handler}
    values = {name: value.strip() for name, value in wanted.items() if value is not None}
    if not values:
        raise KnownError(
            "assign_nothing",
            say(QT_TRANSLATE_NOOP("core", "请选责任部门或经办人；没有改动任何内容。")),
        )

    def act(journal: Journal, before: CaseFile) -> bool:
        need_not_ended(before)
        if all(getattr(before.complaint, name) == value for name, value in values.items()):
            return False
        office.save(journal, before, cases.corrected(office, before, values))
        return True

    return _each(office, "assign_many", ids, act, progress)


def tag(office: Office, ids: Sequence[int], text: str, progress: Progress | None = None) -> Outcome:
    """Put a tag on cases."""
    name = read_tag(text)
    return _each(
        office,
        "tag",
        ids,
        lambda journal, case: tags.add(journal, case.complaint.id, name),
        progress,
    )


def untag(
    office: Office, ids: Sequence[int], text: str, progress: Progress | None = None
) -> Outcome:
    """Take a tag from cases."""
    name = read_tag(text)
    return _each(
        office,
        "untag",
        ids,
        lambda journal, case: tags.remove(journal, case.complaint.id, name),
        progress,
    )


def tags_in_use(office: Office) -> list[str]:
    """All tags, the most used first."""
    return tags.in_use(office.store)


def tags_of(office: Office, complaint_id: int) -> list[str]:
    return tags.of_case(office.store, complaint_id)


def read_tag(text: str) -> str:
    """A tag as it is kept: trimmed, one blank between words; refused when empty or too long."""
    name = " ".join(text.replace("#", " ").split())
    if not name or len(name) > LONGEST_TAG:
        raise KnownError(
            "tag_unfit",
            say(QT_TRANSLATE_NOOP("core", "标签要有 1 到 {most} 个字。"), most=LONGEST_TAG),
        )
    return name


def plan_callbacks(
    office: Office,
    ids: Sequence[int],
    around: datetime,
    assignee: str = "",
    note: str = "",
    progress: Progress | None = None,
) -> Outcome:
    """Plan a callback for each case, at the first time from *around* on that fits it.

    Rest days, the household's wish and what is planned already are heeded, so that many
    callbacks spread by themselves. A case with a callback ahead is not given a second one.
    """
    if around <= office.now():
        raise KnownError("due_past", say(QT_TRANSLATE_NOOP("core", "回访时间必须在现在之后。")))

    def act(journal: Journal, case: CaseFile) -> bool:
        need_not_ended(case)
        complaint = case.complaint
        planned = [f for f in case.follow_ups if f.kind == "callback" and f.state == "planned"]
        if planned:
            raise RefusedError(
                "callback_planned",
                say(
                    QT_TRANSLATE_NOOP("core", "已经安排在 {at:%m-%d %H:%M} 回访"),
                    at=planned[0].due_at,
                ),
            )
        found = planner.suggest(
            office, "callback", around, complaint_id=complaint.id, assignee=assignee
        )
        if not found:
            raise RefusedError(
                "no_fitting_time", say(QT_TRANSLATE_NOOP("core", "近期没有合适的回访时间"))
            )
        journal.insert(
            "follow_up",
            {
                "kind": "callback",
                "due_at": found[0].at,
                "complaint_id": complaint.id,
                "household_id": complaint.household_id,
                "note": note.strip(),
                "assignee": assignee or office.operator,
            },
        )
        return True

    return _each(office, "plan_many", ids, act, progress)


def _each(
    office: Office, name: str, ids: Sequence[int], act: Act, progress: Progress | None
) -> Outcome:
    refused: list[Refused] = []
    changed = 0
    with office.write(name) as journal:
        for done, one in enumerate(ids):
            if progress is not None:
                progress.step(done, len(ids))
            case = office.case(one)
            try:
                if is_deleted(office.store, one):
                    raise RefusedError(
                        "case_deleted", say(QT_TRANSLATE_NOOP("core", "在回收站里，请先恢复"))
                    )
                changed += act(journal, case)
            except KnownError as error:
                refused.append(Refused(case.complaint.number, error.message))
        if progress is not None:
            progress.step(len(ids), len(ids))
    operation = undo.latest(office) if changed else 0
    return Outcome(changed, len(ids) - changed - len(refused), tuple(refused), operation)
