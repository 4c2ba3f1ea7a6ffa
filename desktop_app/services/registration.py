"""What a registration may say: words of the office's lists, people and flats that exist."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from desktop_app.domain.case import CHANNEL_TEXT, KIND_TEXT, MOOD_TEXT, SEVERITIES, CaseFile
from desktop_app.domain.errors import KnownError, RefusedError
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, say
from desktop_app.services.office import Office
from desktop_app.storage import households, reference

_WORDS: Mapping[str, Collection[str]] = {
    "channel": CHANNEL_TEXT,
    "severity": SEVERITIES,
    "mood": ("", *MOOD_TEXT),
    "complainant_kind": ("", *KIND_TEXT),
}
AFTER_THE_END = frozenset({"remark"})
"""What may still be written on a case that has ended."""


def check(office: Office, values: Mapping[str, object]) -> None:
    """Refuse a word that is on none of the lists, and a flat or person that is not there."""
    for name, allowed in _WORDS.items():
        if name in values and values[name] not in allowed:
            raise _unfit(name, values[name])
    category = str(values.get("category") or "")
    if category and not reference.has_category(office.store, category):
        raise _unfit("category", category)
    household, resident = values.get("household_id"), values.get("resident_id")
    if isinstance(household, int) and households.load(office.store, household) is None:
        raise _unfit("household_id", household)
    if isinstance(resident, int) and not households.has_resident(office.store, resident):
        raise _unfit("resident_id", resident)


def still_there(
    office: Office, household: int | None, resident: int | None, name: str
) -> tuple[int | None, int | None]:
    """Flat and person who were chosen, without what is gone since: taken back, or a double
    that was merged into another of the same *name*. A draft may lie for days."""
    if household is not None and households.load(office.store, household) is None:
        household = None
    if resident is not None and not households.has_resident(office.store, resident):
        here = () if household is None else households.residents_of(office.store, household)
        same = [one.id for one in here if one.name == name.strip()]
        resident = same[0] if len(same) == 1 else None
    return household, resident


def check_correction(case: CaseFile, values: Mapping[str, object]) -> None:
    """A correction must not undo what a guard has let the case through with."""
    if case.complaint.outcome and not values.keys() <= AFTER_THE_END:
        raise RefusedError(
            "case_ended",
            say(
                QT_TRANSLATE_NOOP("core", "投诉 {number} 已经结束，内容不再修改。"),
                number=case.complaint.number,
            ),
        )
    here = case.workflow.position(case.complaint.step_key)
    assigned = any("assigned" in step.guards for step in case.workflow.steps[:here])
    emptied = any(
        name in values and not str(values[name]).strip() for name in ("department", "handler")
    )
    if assigned and emptied:
        raise RefusedError(
            "assigned_stays",
            say(QT_TRANSLATE_NOOP("core", "已经派单，责任部门和经办人可以更换，不能清空。")),
        )


def _unfit(name: str, value: object) -> KnownError:
    return KnownError(
        "value_unknown",
        say(
            QT_TRANSLATE_NOOP("core", "“{name}”没有“{value}”这个选项，未作改动。"),
            name=name,
            value=value,
        ),
    )
