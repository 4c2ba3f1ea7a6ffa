"""Case studies: a closed complaint kept as a lesson, without the people it is about."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from desktop_app.domain.anonymity import KIND_TEXT, Known, anonymous
from desktop_app.domain.case import SATISFACTION_TEXT, CaseFile
from desktop_app.domain.errors import KnownError
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, Message, say
from desktop_app.domain.rooms import place_text
from desktop_app.domain.searchtext import holds
from desktop_app.services import caselog, lists
from desktop_app.services.office import Office
from desktop_app.storage import households
from desktop_app.storage import studies as rows
from desktop_app.storage.studies import CaseStudy
from desktop_app.storage.trace import audit, removal

__all__ = ["CaseStudy", "Prefilled", "StudyInput"]

TOLD = frozenset({"intake", "contact", "step", "rework", "hold", "follow_up"})
"""Events that tell the story; corrections of the form and reveals do not."""
TITLE_LENGTH = 24
Tell = Callable[[Message], str]


@dataclass(frozen=True)
class StudyInput:
    title: str
    category: str = ""
    what_happened: str = ""
    cause: str = ""
    what_worked: str = ""
    lesson: str = ""
    complaint_id: int | None = None


@dataclass(frozen=True)
class Prefilled:
    """A study as it can be made from a case, not stored yet.

    ``removed`` says what was taken out and how often; ``existing`` is a study of the same case.
    """

    study: StudyInput
    number: str
    removed: tuple[Message, ...]
    existing: int | None = None


def everything(office: Office) -> tuple[CaseStudy, ...]:
    """All studies, the newest first."""
    return rows.everything(office.store)


def search(office: Office, text: str = "", category: str = "") -> tuple[CaseStudy, ...]:
    """Those in which every word of *text* occurs, of a category or of one below it."""
    known = lists.read(office)
    return tuple(
        one
        for one in everything(office)
        if within(one.category, category)
        and holds(text, *texts_of(one), known.category_name(one.category))
    )


def texts_of(study: CaseStudy) -> tuple[str, ...]:
    """What is searched in."""
    return (
        study.title,
        study.what_happened,
        study.cause,
        study.what_worked,
        study.lesson,
        study.number,
    )


def within(code: str, wanted: str) -> bool:
    """Whether *code* is the wanted category or stands below it; an empty wish takes in all."""
    return not wanted or code == wanted or code.startswith(f"{wanted}.")


def prefill(office: Office, complaint_id: int, tell: Tell = str) -> Prefilled:
    """What a closed case says for a study; *tell* gives sentences in the window's language.

    Names of residents and staff, phones, rooms, plates and papers are taken out of every text.
    ``KnownError("study_not_closed")`` for a case that still runs or was not solved by us.
    """
    case = office.case(complaint_id)
    if case.complaint.outcome != "closed":
        raise KnownError(
            "study_not_closed",
            say(
                QT_TRANSLATE_NOOP(
                    "core", "投诉 {number} 还没有办结关闭，结案后再写成案例。没有改动任何内容。"
                ),
                number=case.complaint.number,
            ),
        )
    known = lists.read(office)
    hidden = _known(office, case, known)
    counts: dict[str, int] = {}

    def clean(text: str) -> str:
        done, found = anonymous(text, hidden)
        for kind, count in found.items():
            counts[kind] = counts.get(kind, 0) + count
        return done

    complaint = case.complaint
    category = known.category_name(complaint.category, complaint.category_text)
    first = next((line.strip() for line in complaint.content.splitlines() if line.strip()), "")
    first = anonymous(first, hidden)[0]
    if len(first) > TITLE_LENGTH:
        first = f"{first[:TITLE_LENGTH]}…"
    subject = category.rpartition(" / ")[2]
    study = StudyInput(
        title="：".join(part for part in (subject, first) if part),
        category=complaint.category,
        what_happened=clean(_story(office, case, tell)),
        cause=clean(_cause(case, known)),
        what_worked=clean(_worked(case, tell)),
        complaint_id=complaint_id,
    )
    removed = tuple(
        say(QT_TRANSLATE_NOOP("core", "{what} {count} 处"), what=say(KIND_TEXT[kind]), count=count)
        for kind, count in counts.items()
    )
    return Prefilled(study, complaint.number, removed, rows.of_case(office.store, complaint_id))


def add(office: Office, new: StudyInput) -> CaseStudy:
    """Store a study; ``KnownError`` ``study_untitled``, ``study_empty``, ``case_unknown``."""
    values = _checked(new)
    if new.complaint_id is not None:
        office.case(new.complaint_id)
    with office.write("add_study") as journal:
        study_id = rows.insert(
            journal,
            {
                **values,
                "complaint_id": new.complaint_id,
                "at": office.now(),
                "staff": office.operator,
            },
        )
    return get(office, study_id)


def edit(office: Office, study_id: int, new: StudyInput) -> CaseStudy:
    """Change the texts and the category; the case it came from stays."""
    get(office, study_id)
    values = _checked(new)
    with office.write("edit_study") as journal:
        rows.update(journal, study_id, values)
    return get(office, study_id)


def retire(office: Office, study_id: int) -> None:
    """Take a study out of the library; ``take_back`` brings it back as it was."""
    get(office, study_id)
    with office.write("retire_study") as journal:
        journal.delete("case_study", study_id)


def take_back(office: Office, study_id: int) -> CaseStudy:
    """The study that was taken out; ``KnownError`` when there was none of that id."""
    with office.write("take_back_study") as journal:
        new_id = removal.put_back(journal, "case_study", study_id)
    return get(office, new_id if new_id is not None else study_id)


def get(office: Office, study_id: int) -> CaseStudy:
    found = rows.find(office.store, study_id)
    if found is None:
        raise KnownError(
            "study_unknown",
            say(QT_TRANSLATE_NOOP("core", "没有找到这个案例，可能已被移出。没有改动任何内容。")),
        )
    return found


def _checked(new: StudyInput) -> dict[str, object]:
    texts = {
        name: getattr(new, name).strip()
        for name in ("title", "what_happened", "cause", "what_worked", "lesson")
    }
    if not texts["title"]:
        raise KnownError("study_untitled", say(QT_TRANSLATE_NOOP("core", "请填写案例标题。")))
    if not texts["what_happened"] and not texts["lesson"]:
        raise KnownError(
            "study_empty",
            say(QT_TRANSLATE_NOOP("core", "请写下发生了什么，或至少写下教训。没有保存。")),
        )
    return {**texts, "category": new.category}


def _known(office: Office, case: CaseFile, known: lists.Lists) -> Known:
    complaint = case.complaint
    residents = {complaint.complainant, *(contact.person for contact in case.contacts)}
    phones = {complaint.phone, complaint.phone_note}
    if complaint.household_id is not None:
        for person in households.residents_of(office.store, complaint.household_id):
            residents.add(person.name)
            phones.add(person.phone)
    staff = {
        complaint.received_by,
        complaint.handler,
        *(person.name for person in known.staff),
        *(entry.left_by for entry in case.entries),
        *(contact.staff for contact in case.contacts),
        *(rework.responsible for rework in case.reworks),
    }
    rooms = {complaint.place(), complaint.room, place_text(complaint.building, "", complaint.room)}
    return Known(tuple(residents), tuple(staff - residents), tuple(phones), tuple(rooms))


def _story(office: Office, case: CaseFile, tell: Tell) -> str:
    """The complaint in the words it was taken down in, then what happened day by day."""
    complaint = case.complaint
    lines = [complaint.content.strip()]
    if complaint.expectation:
        wish = QT_TRANSLATE_NOOP("core", "客户要求：{text}")
        lines.append(tell(say(wish, text=complaint.expectation)))
    events = caselog.events(case, audit.of_case(office.store, complaint.id))
    started = complaint.received_at.date()
    for event in reversed(events):
        if event.kind not in TOLD:
            continue
        words = "；".join(tell(detail).rstrip("。；") for detail in event.details)
        line = QT_TRANSLATE_NOOP("core", "第 {day} 天：{what}")
        day = (event.at.date() - started).days + 1
        told = tell(say(line, day=day, what=event.title))
        lines.append(f"{told}（{words}）" if words else told)
    return "\n".join(lines)


def _cause(case: CaseFile, known: lists.Lists) -> str:
    code = case.complaint.root_cause
    names = {cause.code: cause.name.zh for cause in known.root_causes}
    return "\n".join(_once([names.get(code, code), *(rework.cause for rework in case.reworks)]))


def _worked(case: CaseFile, tell: Tell) -> str:
    complaint = case.complaint
    lines = []
    for sentence, text in (
        (QT_TRANSLATE_NOOP("core", "短期措施：{text}"), complaint.short_term),
        (QT_TRANSLATE_NOOP("core", "长期措施：{text}"), complaint.long_term),
        (QT_TRANSLATE_NOOP("core", "结果：{text}"), complaint.result),
        (QT_TRANSLATE_NOOP("core", "补偿：{text}"), complaint.compensation),
    ):
        if text.strip():
            lines.append(tell(say(sentence, text=text.strip())))
    answer = SATISFACTION_TEXT.get(complaint.satisfaction)
    if answer:
        lines.append(tell(say(QT_TRANSLATE_NOOP("core", "回访：{answer}"), answer=say(answer))))
    return "\n".join(lines)


def _once(texts: Iterable[str]) -> list[str]:
    return [text for text in dict.fromkeys(text.strip() for text in texts) if text]
