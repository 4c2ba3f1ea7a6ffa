"""Risk notes: what could still go wrong, how likely, how bad, and what is done about it."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.domain.errors import KnownError
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, say
from desktop_app.services.office import Office
from desktop_app.storage import improvements
from desktop_app.storage import risks as rows
from desktop_app.storage.risks import RiskNote
from desktop_app.storage.trace import removal

__all__ = ["RiskInput", "RiskNote"]

SCALE = range(1, 6)
LIKELIHOOD_TEXT = {
    1: QT_TRANSLATE_NOOP("core", "几乎不会"),
    2: QT_TRANSLATE_NOOP("core", "不太会"),
    3: QT_TRANSLATE_NOOP("core", "有可能"),
    4: QT_TRANSLATE_NOOP("core", "很可能"),
    5: QT_TRANSLATE_NOOP("core", "几乎一定"),
}
EFFECT_TEXT = {
    1: QT_TRANSLATE_NOOP("core", "几乎没有影响"),
    2: QT_TRANSLATE_NOOP("core", "个别住户不便"),
    3: QT_TRANSLATE_NOOP("core", "住户再次投诉"),
    4: QT_TRANSLATE_NOOP("core", "多户投诉或上媒体"),
    5: QT_TRANSLATE_NOOP("core", "危及人身或财产"),
}
LEVELS = ("low", "middle", "high", "extreme")
LEVEL_TEXT = {
    "low": QT_TRANSLATE_NOOP("core", "低风险"),
    "middle": QT_TRANSLATE_NOOP("core", "中风险"),
    "high": QT_TRANSLATE_NOOP("core", "高风险"),
    "extreme": QT_TRANSLATE_NOOP("core", "极高风险"),
}
_BOUNDS = ((4, "low"), (9, "middle"), (14, "high"), (25, "extreme"))
"""Upper bounds of likelihood × effect on the common 5 × 5 matrix."""


@dataclass(frozen=True)
class RiskInput:
    text: str
    likelihood: int
    effect: int
    mitigation: str = ""


def level(likelihood: int, effect: int) -> str:
    """One of ``LEVELS`` for a product of 1 to 25."""
    product = likelihood * effect
    return next(name for bound, name in _BOUNDS if product <= bound)


def of_case(office: Office, complaint_id: int) -> tuple[RiskNote, ...]:
    """The newest round first, in it the gravest first."""
    return rows.of_case(office.store, complaint_id)


def of_incident(office: Office, incident_id: int) -> tuple[RiskNote, ...]:
    return rows.of_incident(office.store, incident_id)


def add_to_case(office: Office, complaint_id: int, new: RiskInput) -> RiskNote:
    """A note on the round in which the case is now; ``KnownError`` ``risk_empty``,
    ``risk_unrated``, ``mitigation_missing``, ``case_unknown``."""
    values = _checked(new)
    round_ = office.case(complaint_id).complaint.round
    return _insert(office, {**values, "complaint_id": complaint_id, "round": round_})


def add_to_incident(office: Office, incident_id: int, new: RiskInput) -> RiskNote:
    """A note on an incident; ``KnownError("incident_unknown")`` when there is none of that id."""
    values = _checked(new)
    if not improvements.exists(office.store, "incident", incident_id):
        raise KnownError(
            "incident_unknown", say(QT_TRANSLATE_NOOP("core", "没有找到这个事件。没有保存。"))
        )
    return _insert(office, {**values, "incident_id": incident_id})


def edit(office: Office, note_id: int, new: RiskInput) -> RiskNote:
    """Rate or describe it anew; the trace keeps what stood before."""
    get(office, note_id)
    values = _checked(new)
    with office.write("edit_risk") as journal:
        rows.update(journal, note_id, values)
    return get(office, note_id)


def remove(office: Office, note_id: int) -> None:
    get(office, note_id)
    with office.write("remove_risk") as journal:
        journal.delete("risk_note", note_id)


def put_back(office: Office, note_id: int) -> RiskNote:
    with office.write("put_back_risk") as journal:
        new_id = removal.put_back(journal, "risk_note", note_id)
    return get(office, new_id if new_id is not None else note_id)


def get(office: Office, note_id: int) -> RiskNote:
    found = rows.find(office.store, note_id)
    if found is None:
        raise KnownError(
            "risk_unknown",
            say(QT_TRANSLATE_NOOP("core", "没有找到这条风险，可能已被删除。没有改动任何内容。")),
        )
    return found


def _insert(office: Office, values: dict[str, object]) -> RiskNote:
    with office.write("add_risk") as journal:
        note_id = rows.insert(journal, {**values, "at": office.now(), "staff": office.operator})
    return get(office, note_id)


def _checked(new: RiskInput) -> dict[str, object]:
    text, mitigation = new.text.strip(), new.mitigation.strip()
    if not text:
        raise KnownError(
            "risk_empty", say(QT_TRANSLATE_NOOP("core", "请写下可能出什么问题。没有保存。"))
        )
    if new.likelihood not in SCALE or new.effect not in SCALE:
        raise KnownError(
            "risk_unrated",
            say(QT_TRANSLATE_NOOP("core", "请选择可能性和影响，各为 1 到 5。没有保存。")),
        )
    grave = level(new.likelihood, new.effect) in ("high", "extreme")
    if grave and not mitigation:
        raise KnownError(
            "mitigation_missing",
            say(
                QT_TRANSLATE_NOOP(
                    "core", "这是{level}，请写明应对措施：谁去做什么。没有保存，内容还在。"
                ),
                level=say(LEVEL_TEXT[level(new.likelihood, new.effect)]),
            ),
        )
    return {
        "text": text,
        "likelihood": new.likelihood,
        "effect": new.effect,
        "mitigation": mitigation,
    }
