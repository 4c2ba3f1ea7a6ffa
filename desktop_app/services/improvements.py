"""Improvements beyond a case: what is put right or prevented, by whom, until when, did it help."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from desktop_app.domain.errors import KnownError
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, say
from desktop_app.services.office import Office
from desktop_app.storage import improvements as rows
from desktop_app.storage.improvements import Improvement
from desktop_app.storage.trace import removal

__all__ = ["Due", "Improvement", "ImprovementInput"]

KINDS = ("corrective", "preventive")
KIND_TEXT = {
    "corrective": QT_TRANSLATE_NOOP("core", "纠正措施"),
    "preventive": QT_TRANSLATE_NOOP("core", "预防措施"),
}
STATE_TEXT = {
    "open": QT_TRANSLATE_NOOP("core", "进行中"),
    "overdue": QT_TRANSLATE_NOOP("core", "已逾期"),
    "done": QT_TRANSLATE_NOOP("core", "已完成"),
    "waiting": QT_TRANSLATE_NOOP("core", "待验证"),
    "check_due": QT_TRANSLATE_NOOP("core", "该验证效果了"),
    "effective": QT_TRANSLATE_NOOP("core", "措施有效"),
    "ineffective": QT_TRANSLATE_NOOP("core", "无效，需再改"),
}


@dataclass(frozen=True)
class ImprovementInput:
    """What is planned. From a case, an incident, or neither; never from both."""

    title: str
    kind: str = "corrective"
    measure: str = ""
    owner: str = ""
    due_at: datetime | None = None
    check_plan: str = ""
    check_at: datetime | None = None
    category: str = ""
    complaint_id: int | None = None
    incident_id: int | None = None


@dataclass(frozen=True)
class Due:
    """What the day asks for: overdue ones, and effects that are to be checked by now."""

    overdue: tuple[Improvement, ...] = ()
    checks: tuple[Improvement, ...] = ()

    @property
    def count(self) -> int:
        return len(self.overdue) + len(self.checks)


def everything(office: Office) -> tuple[Improvement, ...]:
    """Open ones by due time, then those done."""
    return rows.everything(office.store)


def state_of(one: Improvement, now: datetime) -> str:
    """A key of ``STATE_TEXT``: where an improvement stands at a moment."""
    if one.effective is not None:
        return "effective" if one.effective else "ineffective"
    if one.done_at is None:
        return "overdue" if one.due_at is not None and one.due_at < now else "open"
    if one.check_at is None:
        return "done"
    return "check_due" if one.check_at <= now else "waiting"


def due(office: Office) -> Due:
    """Overdue improvements and due effect checks as of now, the oldest first."""
    now, known = office.now(), everything(office)
    late = [one for one in known if state_of(one, now) == "overdue"]
    checks = [one for one in known if state_of(one, now) == "check_due"]
    return Due(tuple(late), tuple(sorted(checks, key=lambda one: (one.check_at or now, one.id))))


def add(office: Office, new: ImprovementInput) -> Improvement:
    """Store one; ``KnownError`` ``improvement_incomplete``, ``check_incomplete``,
    ``check_too_early``, ``value_unfit``, ``source_unknown``."""
    values = _checked(new)
    _check_source(office, new)
    with office.write("add_improvement") as journal:
        improvement_id = rows.insert(
            journal,
            {
                **values,
                "complaint_id": new.complaint_id,
                "incident_id": new.incident_id,
                "at": office.now(),
                "staff": office.operator,
            },
        )
    return get(office, improvement_id)


def edit(office: Office, improvement_id: int, new: ImprovementInput) -> Improvement:
    """Change what is planned; where it came from stays, and a checked effect closes it."""
    before = get(office, improvement_id)
    if before.effective is not None:
        raise KnownError(
            "improvement_checked",
            say(
                QT_TRANSLATE_NOOP(
                    "core", "“{title}”的效果已经验证，内容不再修改；需要再改请新建一项。"
                ),
                title=before.title,
            ),
        )
    values = _checked(new)
    with office.write("edit_improvement") as journal:
        rows.update(journal, improvement_id, values)
    return get(office, improvement_id)


def finish(office: Office, improvement_id: int) -> Improvement:
    """The measure is carried out, as of now; nothing happens when it was already."""
    if get(office, improvement_id).done_at is None:
        with office.write("finish_improvement") as journal:
            rows.update(journal, improvement_id, {"done_at": office.now()})
    return get(office, improvement_id)


def reopen(office: Office, improvement_id: int) -> Improvement:
    """Not done after all: open again, its effect not checked."""
    get(office, improvement_id)
    with office.write("reopen_improvement") as journal:
        rows.update(
            journal, improvement_id, {"done_at": None, "effective": None, "check_result": ""}
        )
    return get(office, improvement_id)


def record_check(office: Office, improvement_id: int, effective: bool, words: str) -> Improvement:
    """Whether it helped, and how that was seen; ``KnownError`` ``not_done_yet``,
    ``check_result_missing``."""
    if get(office, improvement_id).done_at is None:
        raise KnownError(
            "not_done_yet",
            say(QT_TRANSLATE_NOOP("core", "措施还没有完成，完成后再验证效果。内容还在。")),
        )
    if not words.strip():
        raise KnownError(
            "check_result_missing",
            say(QT_TRANSLATE_NOOP("core", "请写下怎么看出有效或无效，例如前后数据。")),
        )
    with office.write("check_improvement") as journal:
        rows.update(
            journal, improvement_id, {"effective": effective, "check_result": words.strip()}
        )
    return get(office, improvement_id)


def remove(office: Office, improvement_id: int) -> None:
    """Take one out that was put in by mistake; ``put_back`` brings it back."""
    get(office, improvement_id)
    with office.write("remove_improvement") as journal:
        journal.delete("improvement", improvement_id)


def put_back(office: Office, improvement_id: int) -> Improvement:
    with office.write("put_back_improvement") as journal:
        new_id = removal.put_back(journal, "improvement", improvement_id)
    return get(office, new_id if new_id is not None else improvement_id)


def get(office: Office, improvement_id: int) -> Improvement:
    found = rows.find(office.store, improvement_id)
    if found is None:
        raise KnownError(
            "improvement_unknown",
            say(QT_TRANSLATE_NOOP("core", "没有找到这项改进，可能已被删除。没有改动任何内容。")),
        )
    return found


def texts_of(one: Improvement) -> tuple[str, ...]:
    """What is searched in."""
    return (
        one.title,
        one.measure,
        one.owner,
        one.check_plan,
        one.check_result,
        one.number,
        one.incident_number,
    )


def _checked(new: ImprovementInput) -> dict[str, object]:
    title, owner = new.title.strip(), new.owner.strip()
    if new.kind not in KINDS:
        raise KnownError("value_unfit", say(QT_TRANSLATE_NOOP("core", "请选择纠正或预防。")))
    missing = [
        say(words)
        for words, there in (
            (QT_TRANSLATE_NOOP("core", "标题"), bool(title)),
            (QT_TRANSLATE_NOOP("core", "负责人"), bool(owner)),
            (QT_TRANSLATE_NOOP("core", "完成期限"), new.due_at is not None),
        )
        if not there
    ]
    if missing or new.due_at is None:
        raise KnownError(
            "improvement_incomplete",
            say(
                QT_TRANSLATE_NOOP(
                    "core", "改进要有标题、负责人和完成期限，请先填写{first}。没有保存。"
                ),
                first=missing[0],
            ),
        )
    plan = new.check_plan.strip()
    if bool(plan) != (new.check_at is not None):
        raise KnownError(
            "check_incomplete",
            say(
                QT_TRANSLATE_NOOP(
                    "core", "效果验证要写明怎么验证和什么时候验证，两项都填或都不填。没有保存。"
                )
            ),
        )
    if new.check_at is not None and new.check_at < new.due_at:
        raise KnownError(
            "check_too_early",
            say(QT_TRANSLATE_NOOP("core", "验证时间不能早于完成期限。没有保存。")),
        )
    return {
        "title": title,
        "kind": new.kind,
        "measure": new.measure.strip(),
        "owner": owner,
        "due_at": new.due_at,
        "check_plan": plan,
        "check_at": new.check_at,
        "category": new.category,
    }


def _check_source(office: Office, new: ImprovementInput) -> None:
    sources = [
        (table, row_id)
        for table, row_id in (("complaint", new.complaint_id), ("incident", new.incident_id))
        if row_id is not None
    ]
    if len(sources) > 1 or not all(rows.exists(office.store, *one) for one in sources):
        raise KnownError(
            "source_unknown",
            say(QT_TRANSLATE_NOOP("core", "没有找到这项改进所依据的投诉或事件。没有保存。")),
        )
