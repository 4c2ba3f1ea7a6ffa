"""Words to say: which scripts fit a case in a step, and their places filled from the case."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime

from desktop_app.domain.case import CaseFile
from desktop_app.domain.phones import mask_name
from desktop_app.domain.workflow import Script, Step
from desktop_app.services import scripts as services
from desktop_app.services.lists import Lists
from desktop_app.services.scripts import OfficeScript

_PLACE = re.compile(r"\{([^{}]+)\}")
_TITLED = ("先生", "女士", "小姐", "阿姨", "叔叔", "大爷", "大妈", "师傅", "老师", "奶奶", "爷爷")


def latest_mood(case: CaseFile) -> str:
    """The mood as last recorded: after or before the newest contact, else at intake."""
    for contact in reversed(case.contacts):
        if contact.mood_after or contact.mood_before:
            return contact.mood_after or contact.mood_before
    return case.complaint.mood


def fitting(
    step: Step, mood: str, category: str, own: Iterable[OfficeScript] = ()
) -> tuple[Script, ...]:
    """The scripts for a step, a mood and a category code; the office's *own* come first."""
    return services.fitting(own, step, mood, category)


def address(name: str, honorific: str) -> str:
    """How to address a person whose sex is not on record: ``李先生/女士``; titles stay."""
    plain = name.strip()
    if not plain:
        return ""
    if plain.endswith(_TITLED):
        return plain
    return honorific.format(surname=mask_name(plain).rstrip("*"))


def places_of(
    case: CaseFile, lists: Lists, honorific: str, language: str, now: datetime
) -> dict[str, str]:
    """What the case knows for the places of a script; unknown ones are empty.

    The time to promise is the planned completion, else a promise that stands; never a past one.
    """
    complaint = case.complaint
    open_ids = {f.id for f in case.follow_ups if f.state == "planned"}
    promised = [
        promise.due_at
        for contact in case.contacts
        for promise in contact.promises
        if promise.kept_at is None and promise.follow_up_id in open_ids
    ]
    known = [complaint.planned_completion, *reversed(promised)]
    until = next((at for at in known if at is not None and at > now), None)
    category = lists.category_name(complaint.category, complaint.category_text, language)
    return {
        "称呼": address(complaint.complainant, honorific),
        "房号": complaint.place(),
        "承诺时间": f"{until.month}月{until.day}日 {until:%H:%M}" if until else "",
        "类别": category.rpartition(" / ")[2],
        "经办人": complaint.handler,
        "小区": complaint.community or lists.office_name,
    }


def fill(text: str, places: dict[str, str]) -> str:
    """The words with their places filled; what is not known stays visible: ［承诺时间］."""
    return _PLACE.sub(lambda match: places.get(match[1], "") or f"［{match[1]}］", text)
