"""Words to say: those of the templates and the office's own, which supervisors edit."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from desktop_app.domain.errors import KnownError
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, Text, say
from desktop_app.domain.workflow import MOODS, STAGES, Script, Step
from desktop_app.services.office import Office
from desktop_app.services.settings.settings_edit import rights
from desktop_app.storage import reference
from desktop_app.storage import scripts as rows
from desktop_app.storage.scripts import OfficeScript

__all__ = ["PLACES", "OfficeScript", "ScriptInput", "TemplateScript"]

PLACES = ("称呼", "房号", "承诺时间", "类别", "经办人", "小区")
"""What a case can fill in; another place would stay empty in every case."""
STAGE_TEXT = {
    "assessment": QT_TRANSLATE_NOOP("core", "受理与确认"),
    "assignment": QT_TRANSLATE_NOOP("core", "派单"),
    "work": QT_TRANSLATE_NOOP("core", "处理"),
    "resident": QT_TRANSLATE_NOOP("core", "征求意见"),
    "callback": QT_TRANSLATE_NOOP("core", "回访"),
}
_PLACE = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True)
class ScriptInput:
    """What a supervisor writes. Empty ``stage``, ``category``, ``mood``: fits any."""

    zh: str
    en: str = ""
    stage: str = ""
    category: str = ""
    mood: str = ""


@dataclass(frozen=True)
class TemplateScript:
    """A script of a built-in or edited template, with where it stands."""

    script: Script
    stage: str
    step: Text
    workflow: Text


def own(office: Office, *, retired: bool = False) -> tuple[OfficeScript, ...]:
    """The office's own in use; with *retired* also those out of use."""
    return tuple(one for one in rows.everything(office.store) if one.active or retired)


def of_templates(office: Office) -> tuple[TemplateScript, ...]:
    """Every script of the current templates; the same words at the same stage once."""
    seen: dict[tuple[str, str, str, str], TemplateScript] = {}
    for _, workflow in office.workflows.current():
        for step in workflow.steps:
            for script in step.scripts:
                key = (step.stage, script.category, script.mood, script.text.zh)
                found = TemplateScript(script, step.stage, step.title, workflow.title)
                seen.setdefault(key, found)
    return tuple(seen.values())


def fitting(
    own_ones: Iterable[OfficeScript], step: Step, mood: str, category: str
) -> tuple[Script, ...]:
    """The scripts for a step, a mood and a category code: the office's own first.

    A script for another stage or category never fits; one for another mood comes last,
    within reach. Among equals the more particular comes first.
    """
    office = [
        Script(one.text, one.mood, one.category)
        for one in own_ones
        if one.active and one.stage in ("", step.stage)
    ]
    ranked = [(_rank(one, mood), one) for one in office if for_category(one.category, category)]
    template = [
        (_rank(one, mood), one) for one in step.scripts if for_category(one.category, category)
    ]
    # Words for another mood never stand before words that fit, whoever wrote them.
    ordered = sorted(
        [*((rank, 0, one) for rank, one in ranked), *((rank, 1, one) for rank, one in template)],
        key=lambda entry: (entry[0] == _OTHER_MOOD, entry[1], entry[0]),
    )
    return tuple(dict.fromkeys(one for _, _, one in ordered))


def for_category(wanted: str, category: str) -> bool:
    """Whether a script's category takes in a case's: ``leak`` and ``engineering`` both take in
    ``engineering.leak``; an empty one takes in all."""
    if not wanted:
        return True
    codes = {category, category.rpartition(".")[2], category.partition(".")[0]} - {""}
    return wanted in codes


def add(office: Office, new: ScriptInput) -> OfficeScript:
    """A new script of the office; ``KnownError`` ``role_needed``, ``script_empty``,
    ``place_unknown``, ``braces_open``, ``value_unfit``, ``script_twice``."""
    _need_role(office)
    values = _checked(office, new, None)
    with office.write("add_script") as journal:
        script_id = rows.insert(journal, values)
    return _known(office, script_id)


def edit(office: Office, script_id: int, new: ScriptInput) -> OfficeScript:
    """Change one; the same refusals as ``add``."""
    _need_role(office)
    _known(office, script_id)
    values = _checked(office, new, script_id)
    with office.write("edit_script") as journal:
        rows.update(journal, script_id, values)
    return _known(office, script_id)


def retire(office: Office, script_id: int) -> None:
    """Put one out of use; it stays in the database."""
    _set_active(office, script_id, False)


def take_back(office: Office, script_id: int) -> None:
    """Put a retired one into use again."""
    _set_active(office, script_id, True)


_OTHER_MOOD = 4


def _rank(script: Script, mood: str) -> int:
    if script.mood and script.mood != mood:
        return _OTHER_MOOD
    return 3 - 2 * bool(script.category) - bool(script.mood)


def _set_active(office: Office, script_id: int, active: bool) -> None:
    _need_role(office)
    _known(office, script_id)
    with office.write("retire_script" if not active else "take_back_script") as journal:
        rows.update(journal, script_id, {"active": int(active)})


def _known(office: Office, script_id: int) -> OfficeScript:
    found = rows.find(office.store, script_id)
    if found is None:
        raise KnownError(
            "script_unknown",
            say(QT_TRANSLATE_NOOP("core", "没有找到这条话术，可能已被删除。没有改动任何内容。")),
        )
    return found


def _need_role(office: Office) -> None:
    if not rights(office).may_edit:
        raise KnownError(
            "role_needed",
            say(
                QT_TRANSLATE_NOOP(
                    "core",
                    "只有主管或经理可以改话术，没有保存。写好的内容还在；请主管在右上角换人值班后再保存。",
                )
            ),
        )


def _checked(office: Office, new: ScriptInput, own_id: int | None) -> dict[str, object]:
    zh, en = _tidy(new.zh), _tidy(new.en)
    if not zh:
        raise KnownError("script_empty", say(QT_TRANSLATE_NOOP("core", "请填写话术。")))
    for text in (zh, en):
        _check_places(text)
    codes = {one.code for one in reference.categories(office.store)}
    if (
        (new.stage and new.stage not in STAGES)
        or (new.mood and new.mood not in MOODS)
        or (new.category and new.category not in codes)
    ):
        raise KnownError(
            "value_unfit",
            say(QT_TRANSLATE_NOOP("core", "步骤、情绪或类别不在列表里，请重新选择。没有保存。")),
        )
    same = (new.stage, new.category, new.mood, zh)
    if any(
        (one.stage, one.category, one.mood, one.text.zh) == same and one.id != own_id
        for one in own(office)
    ):
        raise KnownError(
            "script_twice", say(QT_TRANSLATE_NOOP("core", "已有一条同样的话术，没有再存一遍。"))
        )
    return {"stage": new.stage, "category": new.category, "mood": new.mood, "zh": zh, "en": en}


def _tidy(text: str) -> str:
    """One kind of braces, no blanks inside them."""
    text = text.strip().replace("｛", "{").replace("｝", "}")
    return _PLACE.sub(lambda match: "{" + match[1].strip() + "}", text)


def _check_places(text: str) -> None:
    if "{" in _PLACE.sub("", text) or "}" in _PLACE.sub("", text):
        raise KnownError(
            "braces_open",
            say(
                QT_TRANSLATE_NOOP(
                    "core", "花括号没有成对，占位要写成 {example} 这样。没有保存，内容还在。"
                ),
                example="{称呼}",
            ),
        )
    unknown = [name for name in _PLACE.findall(text) if name not in PLACES]
    if unknown:
        raise KnownError(
            "place_unknown",
            say(
                QT_TRANSLATE_NOOP(
                    "core",
                    "占位“{name}”填不出来：投诉里没有这一项。可以用的只有：{known}。没有保存，内容还在。",
                ),
                name=unknown[0],
                known="、".join(PLACES),
            ),
        )
