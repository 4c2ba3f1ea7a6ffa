"""What the page says of a script, a case study and an improvement."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from desktop_app.services import improvements
from desktop_app.services.improvements import Improvement
from desktop_app.services.knowledge import Record, Words
from desktop_app.services.lists import Lists
from desktop_app.services.scripts import STAGE_TEXT
from desktop_app.services.studies import CaseStudy
from desktop_app.ui.editor.scripts import fill
from desktop_app.ui.editor.texts import in_words
from desktop_app.ui.words import core, exact_time, in_one_line, listed, mood_text

MOOD_TONE = {"calm": "grey", "anxious": "blue", "agitated": "amber", "angry": "red"}
STATE_TONE = {
    "open": "blue",
    "overdue": "red",
    "done": "grey",
    "waiting": "grey",
    "check_due": "amber",
    "effective": "green",
    "ineffective": "red",
}
Badges = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Line:
    """A record in the list: two lines of words, a badge with its tone."""

    title: str
    detail: str
    badge: str = ""
    tone: str = "grey"

    def sentence(self) -> str:
        """The line for a screen reader."""
        return in_one_line(part for part in (self.badge, self.title, self.detail) if part)


@dataclass(frozen=True)
class Act:
    """A button under a record; not ``allowed`` ones say why in ``tip``."""

    key: str
    text: str
    kind: str = ""
    shortcut: str = ""
    allowed: bool = True
    tip: str = ""


@dataclass(frozen=True)
class Detail:
    """A record whole. ``words`` are what is copied; empty for everything but scripts."""

    title: str
    badges: Badges = ()
    words: str = ""
    note: str = ""
    sections: tuple[tuple[str, str], ...] = ()
    acts: tuple[Act, ...] = ()


def stage_text(stage: str) -> str:
    return core(STAGE_TEXT[stage]) if stage in STAGE_TEXT else ""


def line_of(record: Record, lists: Lists, places: Mapping[str, str], now: datetime) -> Line:
    """The record in two lines."""
    if isinstance(record, Words):
        return _script_line(record, lists, places)
    if isinstance(record, CaseStudy):
        parts = (lists.category_name(record.category), record.number, f"{record.at:%Y-%m-%d}")
        return Line(record.title, _joined(*parts))
    state = improvements.state_of(record, now)
    return Line(
        record.title,
        _joined(core(improvements.KIND_TEXT[record.kind]), record.owner, _when(record)),
        core(improvements.STATE_TEXT[state]),
        STATE_TONE[state],
    )


def detail_of(
    record: Record,
    lists: Lists,
    places: Mapping[str, str],
    now: datetime,
    *,
    may_edit: bool,
) -> Detail:
    """The record whole, with what can be done with it."""
    if isinstance(record, Words):
        return _script_detail(record, lists, places, may_edit)
    if isinstance(record, CaseStudy):
        return _study_detail(record, lists)
    return _improvement_detail(record, lists, now)


def copied_words(script: Words, places: Mapping[str, str]) -> str:
    """The words with their places filled; what is not known stays visible: ［承诺时间］."""
    return fill(in_words(script.text), dict(places))


def _script_line(script: Words, lists: Lists, places: Mapping[str, str]) -> Line:
    where = in_words(script.source[-1]) if script.source else stage_text(script.stage)
    origin = in_words(script.source[0]) if script.source else _own()
    category = lists.category_name(script.category).rpartition(" / ")[2]
    detail = _joined(origin, where, category)
    if not script.active:
        text = QCoreApplication.translate("Knowledge", "已停用")
        return Line(copied_words(script, places), detail, text)
    tone = MOOD_TONE.get(script.mood, "grey")
    return Line(copied_words(script, places), detail, mood_text(script.mood), tone)


def _own() -> str:
    return QCoreApplication.translate("Knowledge", "本处")


def _script_detail(
    script: Words, lists: Lists, places: Mapping[str, str], may_edit: bool
) -> Detail:
    translate = QCoreApplication.translate
    line = _script_line(script, lists, places)
    words = copied_words(script, places)
    open_places = [name for name in dict.fromkeys(_open_places(words)) if name]
    note = ""
    if open_places:
        note = translate("Knowledge", "还要自己填：{places}。从投诉里打开本页会自动填好。").format(
            places=listed(open_places)
        )
    only = "" if may_edit else translate("Knowledge", "只有主管或经理可以改话术")
    acts = [Act("copy", translate("Knowledge", "复制"), "primary", "Ctrl+Shift+C")]
    if script.id == 0:
        text = translate("Knowledge", "照这条写本处的话术")
        acts.append(Act("adopt", text, allowed=may_edit, tip=only))
    elif script.active:
        acts.append(Act("edit", translate("Knowledge", "修改"), "", "F2", may_edit, only))
        acts.append(Act("retire", translate("Knowledge", "停用"), "ghost", "", may_edit, only))
    else:
        text = translate("Knowledge", "重新启用")
        acts.append(Act("restore", text, "", "", may_edit, only))
    sections = []
    if script.source:
        where = " · ".join(in_words(one) for one in script.source)
        sections.append((translate("Knowledge", "来自流程"), where))
    else:
        anything = translate("Knowledge", "任何步骤")
        sections.append((translate("Knowledge", "用在"), stage_text(script.stage) or anything))
    category = lists.category_name(script.category)
    sections.append(
        (translate("Knowledge", "类别"), category or translate("Knowledge", "任何类别"))
    )
    mood = mood_text(script.mood) or translate("Knowledge", "任何情绪")
    sections.append((translate("Knowledge", "情绪"), mood))
    return Detail(
        translate("Knowledge", "怎么说"),
        ((line.badge, line.tone),) if line.badge else (),
        words,
        note,
        tuple(sections),
        tuple(acts),
    )


def _open_places(words: str) -> list[str]:
    return [part.partition("］")[0] for part in words.split("［")[1:] if "］" in part]


def _study_detail(study: CaseStudy, lists: Lists) -> Detail:
    translate = QCoreApplication.translate
    category = lists.category_name(study.category)
    written = translate("Knowledge", "{staff} 写于 {time}").format(
        staff=study.staff, time=exact_time(study.at)
    )
    sections = [
        (translate("Knowledge", "发生了什么"), study.what_happened),
        (translate("Knowledge", "原因"), study.cause),
        (translate("Knowledge", "什么办法管用"), study.what_worked),
        (translate("Knowledge", "教训"), study.lesson),
        ("", written),
    ]
    acts = [Act("edit", translate("Knowledge", "修改"), "primary", "F2")]
    if study.number and study.complaint_id is not None:
        text = translate("Knowledge", "打开投诉 {number}").format(number=study.number)
        acts.append(Act("open_case", text))
    acts.append(Act("retire", translate("Knowledge", "移出案例库"), "ghost"))
    return Detail(
        study.title,
        ((category, "grey"),) if category else (),
        sections=tuple(one for one in sections if one[1].strip()),
        acts=tuple(acts),
    )


def _improvement_detail(one: Improvement, lists: Lists, now: datetime) -> Detail:
    translate = QCoreApplication.translate
    state = improvements.state_of(one, now)
    badges = [
        (core(improvements.STATE_TEXT[state]), STATE_TONE[state]),
        (core(improvements.KIND_TEXT[one.kind]), "grey"),
    ]
    if category := lists.category_name(one.category):
        badges.append((category, "grey"))
    check = one.check_plan
    if one.check_at is not None:
        check = _joined(check, exact_time(one.check_at))
    sections = [
        (translate("Knowledge", "措施"), one.measure),
        (translate("Knowledge", "负责人"), one.owner),
        (translate("Knowledge", "完成期限"), exact_time(one.due_at) if one.due_at else ""),
        (translate("Knowledge", "完成于"), exact_time(one.done_at) if one.done_at else ""),
        (translate("Knowledge", "效果怎么验证"), check),
        (translate("Knowledge", "验证结果"), one.check_result),
        (translate("Knowledge", "由来"), one.number or one.incident_number),
    ]
    acts = []
    if one.done_at is None:
        acts.append(Act("finish", translate("Knowledge", "措施已完成"), "primary"))
    elif one.effective is None:
        acts.append(Act("check", translate("Knowledge", "记录效果"), "primary"))
    if one.effective is None:
        acts.append(Act("edit", translate("Knowledge", "修改"), "", "F2"))
    if one.effective is False:
        acts.append(Act("again", translate("Knowledge", "接着新建一项"), "primary"))
    if one.done_at is not None:
        acts.append(Act("reopen", translate("Knowledge", "重新打开"), "ghost"))
    if one.number and one.complaint_id is not None:
        text = translate("Knowledge", "打开投诉 {number}").format(number=one.number)
        acts.append(Act("open_case", text))
    acts.append(Act("remove", translate("Knowledge", "删除"), "ghost"))
    return Detail(
        one.title,
        tuple(badges),
        sections=tuple(part for part in sections if part[1].strip()),
        acts=tuple(acts),
    )


def _when(one: Improvement) -> str:
    translate = QCoreApplication.translate
    if one.done_at is None:
        due = f"{one.due_at:%Y-%m-%d}" if one.due_at else ""
        return translate("Knowledge", "{due} 前完成").format(due=due) if due else ""
    if one.effective is None and one.check_at is not None:
        return translate("Knowledge", "{at} 验证").format(at=f"{one.check_at:%Y-%m-%d}")
    return translate("Knowledge", "{at} 完成").format(at=f"{one.done_at:%Y-%m-%d}")


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
