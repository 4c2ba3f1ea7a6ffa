"""Taking back the last things done: exactly, in one transaction, and only what still stands.

An undo is an operation of its own that writes the other one's trace the other way; it leads
only to a state that the case was in already, so no guard is passed by it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.domain.errors import KnownError, RefusedError
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, Message, say
from desktop_app.services import draftbook, views
from desktop_app.services.office import Office
from desktop_app.services.staff.allowing import allow
from desktop_app.services.undo_texts import what_was_done
from desktop_app.storage.trace import undo
from desktop_app.storage.trace.journal import Journal, newest_operation
from desktop_app.storage.trace.undo import Done, Line

WEIGHTY = frozenset(
    {
        *("complete", "skip", "go_back", "close_invalid", "refer", "withdraw", "rework", "hold"),
        *("resume", "extend", "escalate", "contact", "delete", "restore"),
        *("plan", "move", "follow_up", "cancel_follow_up", "detach"),
        *("move_in", "move_out", "merge_residents"),
        *("incident_open", "incident_join", "incident_leave", "incident_master", "incident_say"),
        *("incident_take_over", "incident_callbacks", "incident_close", "incident_reopen"),
    }
)
"""Operations after which 撤销 is offered unasked; a typed field is not one of them."""
_IMPORTS = frozenset({"import", "undo_import", "sample"})
_FOLLOWS_SETTINGS = frozenset({"retime"})
"""Changes of cases that follow a changed setting: taken back where they were made, not by Ctrl+Z."""


@dataclass(frozen=True)
class Undone:
    """What was taken back, the cases concerned, and the drafts that hold its words again."""

    what: Message
    cases: tuple[int, ...]
    drafts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Offer:
    """An operation that can be taken back, in words, and the cases concerned."""

    operation_id: int
    what: Message
    cases: frozenset[int]


def latest(office: Office) -> int:
    """The id of the newest operation: to be remembered right after it was done."""
    return newest_operation(office.store)


def offer(office: Office, operation_id: int) -> Offer | None:
    """The words for an operation just done; ``None`` when it cannot be taken back."""
    done = undo.operation(office.store, operation_id)
    told = undo.lines(office.store, operation_id)
    if done is None or done.undone or _only_looked(told) or _refusal(done, told) is not None:
        return None
    return Offer(operation_id, what_was_done(office, done, told), _cases(told))


def undo_last(office: Office) -> Undone | None:
    """Take back the operator's last operation of this session; ``None`` when there is none.

    Looking (a reveal, an export) changed nothing and is passed over. Raises ``RefusedError``
    for what cannot be taken back: an import, settings, or what was changed since.
    """
    for done in undo.standing(office.store, office.operator, office.session_from):
        told = undo.lines(office.store, done.id)
        if not _only_looked(told):
            return _take_back(office, done, told)
    return None


def take_back(office: Office, operation_id: int) -> Undone:
    """Take back one operation, whoever did it; ``RefusedError`` says why it cannot be."""
    done = undo.operation(office.store, operation_id)
    if done is None or done.undone or done.undo_of is not None:
        raise RefusedError(
            "undone_already",
            say(QT_TRANSLATE_NOOP("core", "这一步已经撤销过了，没有改动任何内容。")),
        )
    told = undo.lines(office.store, operation_id)
    if _only_looked(told):
        raise RefusedError(
            "undo_nothing",
            say(QT_TRANSLATE_NOOP("core", "查看和导出只留下记录，没有可以撤销的改动。")),
        )
    return _take_back(office, done, told, offered=True)


def _only_looked(told: Sequence[Line]) -> bool:
    silent = ("reveal", "wrong_pin")
    return all(line.field in silent or line.entity == "export" for line in told)


def _refusal(done: Done, told: Sequence[Line], *, offered: bool = False) -> KnownError | None:
    if done.name in _IMPORTS or any(line.entity == "import_batch" for line in told):
        return RefusedError(
            "undo_import",
            say(
                QT_TRANSLATE_NOOP(
                    "core", "上一步是导入，不能这样撤销：请在“导入”页对这一批用“撤销本批”。"
                )
            ),
        )
    if any(line.entity == "signed_summary" for line in told):
        return RefusedError(
            "undo_signing",
            say(
                QT_TRANSLATE_NOOP(
                    "core", "签发周报和撤回签发不能这样撤销：要撤回签发，请在周报页写明原因办理。"
                )
            ),
        )
    follows = done.name in _FOLLOWS_SETTINGS and not offered
    if follows or any(ln.entity not in undo.REVERSIBLE for ln in told):
        return RefusedError(
            "undo_settings",
            say(
                QT_TRANSLATE_NOOP(
                    "core", "上一步改的是设置或名单，不能这样撤销：请在设置中改回原来的内容。"
                )
            ),
        )
    return None


def _take_back(
    office: Office, done: Done, told: Sequence[Line], *, offered: bool = False
) -> Undone:
    refusal = _refusal(done, told, offered=offered)
    if refusal is not None:
        raise refusal
    allow(office, done.name)  # taking back asks for the same right as doing
    what = what_was_done(office, done, told)
    since = undo.later(office.store, done.id)
    if since is not None:
        raise RefusedError(
            "undo_changed_since",
            say(
                QT_TRANSLATE_NOOP(
                    "core",
                    "{at} {staff} 之后又改动过，不能单独撤销“{what}”，内容都未变。",
                ),
                at=f"{since.at:%H:%M}",
                staff=since.staff,
                what=what,
            ),
        )
    with office.write("undo") as journal:
        try:
            undo.reverse(journal, done.id, _without_births(journal, told))
            views.part_titles(office, journal, _views(told))
        except undo.ConflictError as error:
            raise RefusedError(
                "undo_conflict",
                say(
                    QT_TRANSLATE_NOOP(
                        "core", "相关内容已经不是当时的样子，不能撤销“{what}”，内容都未变。"
                    ),
                    what=what,
                ),
            ) from error
        back = draftbook.bring_back(office, done.id)
    return Undone(what, tuple(sorted(_cases(told))), back)


def _cases(told: Sequence[Line]) -> frozenset[int]:
    return frozenset(line.complaint_id for line in told if line.complaint_id is not None)


def _views(told: Sequence[Line]) -> list[str]:
    """The keys of saved views that the operation changed or deleted."""
    kept = [line.before for line in told if line.entity == "saved_view" and line.before]
    return [str(json.loads(before)["key"]) for before in kept]


def _without_births(journal: Journal, told: Sequence[Line]) -> list[Line]:
    """A case that the operation registered goes into the recycle bin instead of out of the world.

    Its number may have been told to somebody already.
    """
    born = {line.entity_id for line in told if line.entity == "complaint" and line.field == "+"}
    for one in sorted(born):
        journal.update("complaint", one, {"deleted_at": journal.at})
    return [line for line in told if line.complaint_id not in born]
