"""A person's data: handed out as a file, erased on request, and anonymised when it is old.

Cases and figures stay; names, phones, notes and mentions go, also out of the trace, the index and
the free pages of the file. Safety copies made before still hold them: ``copies_until`` says how
long. Attachments are listed for a person to look at; a photo cannot be judged here.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from desktop_app.domain import rights
from desktop_app.domain.erasing import Traits
from desktop_app.domain.errors import KnownError
from desktop_app.domain.keeping import APART_FOR, MONTHS
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, Message, Translate, say
from desktop_app.services.office import Office
from desktop_app.services.operations import Progress
from desktop_app.services.staff.allowing import need
from desktop_app.storage import persons, settings_edit
from desktop_app.storage.persons import Person

YEARS = "retention_years"
_SECTIONS = {
    "resident": QT_TRANSLATE_NOOP("core", "住户资料"),
    "residency": QT_TRANSLATE_NOOP("core", "居住情况"),
    "complaint": QT_TRANSLATE_NOOP("core", "投诉"),
    "complaint_text": QT_TRANSLATE_NOOP("core", "投诉内容"),
    "contact": QT_TRANSLATE_NOOP("core", "沟通记录"),
    "promise": QT_TRANSLATE_NOOP("core", "承诺"),
    "follow_up": QT_TRANSLATE_NOOP("core", "回访"),
    "step_value": QT_TRANSLATE_NOOP("core", "步骤填写"),
    "attachment": QT_TRANSLATE_NOOP("core", "附件"),
    "trace": QT_TRANSLATE_NOOP("core", "修改与查看记录"),
}


@dataclass(frozen=True)
class Found:
    """What is held of a person, before anything is done with it."""

    name: str
    residents: int
    cases: tuple[str, ...]
    attachments: tuple[tuple[str, str], ...]
    """Number of the case and name of each file, for a person to look at."""
    elsewhere: tuple[str, ...]
    """Other people's cases whose texts bear the name."""

    def __bool__(self) -> bool:
        return bool(self.residents or self.cases)


@dataclass(frozen=True)
class Aging:
    """What the retention rule finds: years kept, the day before which, cases and residents."""

    years: int
    before: date | None
    cases: int
    residents: int


def look(office: Office, name: str, phone: str = "") -> Found:
    """What is held of who bears this name and phone. Asks for the right, writes nothing."""
    need(office, rights.PRIVACY)
    return _found(office, _person(office, name, phone), name.strip())


def person_file(
    office: Office, target: Path, name: str, phone: str, translate: Translate = str
) -> Found:
    """Everything held of a person as ``.json`` or ``.xlsx``, in full; that it was done is traced.

    ``KnownError``: ``person_unknown``, ``file_kind`` and those of writing a file.
    """
    person = _person(office, name, phone)
    if target.suffix.lower() not in (".json", ".xlsx"):
        raise KnownError(
            "file_kind",
            say(
                QT_TRANSLATE_NOOP("core", "只能写成 .json 或 .xlsx，没有写“{name}”。"),
                name=target.name,
            ),
        )
    with office.write("person_file") as journal:
        journal.record("export", 0, None, "person", None, len(person.cases))
    whole = _everything(office, person)
    if target.suffix.lower() == ".json":
        _write_json(target, {"made_at": office.now().isoformat(), **whole})
    else:
        _write_book(target, whole, translate)
    return _found(office, person, name.strip())


def erase(office: Office, name: str, phone: str = "", progress: Progress | None = None) -> Found:
    """Erase a person; the cases stay, and all figures. It cannot be undone.

    A name alone that several bear is refused: ``person_unclear``.
    """
    person = _person(office, name, phone)
    if not phone.strip() and len(person.residents) > 1:
        raise KnownError(
            "person_unclear",
            say(
                QT_TRANSLATE_NOOP(
                    "core", "有 {count} 位住户叫{name}，请加上电话再抹除。没有改动任何内容。"
                ),
                count=len(person.residents),
                name=name.strip(),
            ),
        )
    found = _found(office, person, name.strip())
    with office.write("erase_person") as journal:
        for done, case in enumerate(person.cases):
            if progress is not None:
                progress.step(done, len(person.cases))
            persons.erase_case(journal, case, person.traits)
        for resident in person.residents:
            persons.erase_resident(journal, resident, person.traits)
        persons.erase_phones(journal, person.traits, person.households)
        persons.reindex(journal, journal.cases)
    _compact(office)
    return found


def retention_years(office: Office) -> int:
    """After how many years an ended case forgets who complained; 0: never."""
    return office.number_setting(YEARS, 0)


def set_retention(office: Office, years: int) -> None:
    """Set the rule; it does nothing by itself, ``run_retention`` does."""
    if not 0 <= years <= 50:
        raise KnownError(
            "number_unfit",
            say(QT_TRANSLATE_NOOP("core", "保留年数请填 0（不限）到 50；原数未改。")),
        )
    with office.write("retention_settings") as journal:
        settings_edit.put_setting(journal, YEARS, str(years))


def retention_preview(office: Office, years: int | None = None) -> Aging:
    """What ``run_retention`` would anonymise now."""
    need(office, rights.PRIVACY)
    years = retention_years(office) if years is None else years
    if not years:
        return Aging(0, None, 0, 0)
    before = _years_ago(office.now(), years)
    return Aging(
        years,
        before.date(),
        len(persons.aged(office.store, before)),
        len(persons.moved_out(office.store, before)),
    )


def run_retention(office: Office, progress: Progress | None = None) -> Aging:
    """Anonymise ended cases older than the rule, and residents who have left with them.

    The cases stay with place, category, times and results, so every figure stays.
    """
    told = retention_preview(office)
    if told.before is None or not (told.cases or told.residents):
        return told
    before = _years_ago(office.now(), told.years)
    with office.write("retention") as journal:
        gone = persons.moved_out(office.store, before)
        rows = persons.aged(office.store, before)
        for done, row in enumerate(rows):
            if progress is not None and done % 20 == 0:
                progress.step(done, len(rows))
            phones = (row["phone"], row["phone_note"])
            traits = Traits.of((row["complainant"],), phones)
            persons.erase_case(journal, row["id"], traits)
        for resident in gone:
            persons.erase_resident(journal, resident, Traits((), ()))
        persons.reindex(journal, [row["id"] for row in rows])
    _compact(office)
    return told


def copies_until(office: Office) -> Message:
    """How long safety copies still hold what was erased now."""
    last = office.now() + APART_FOR
    return say(
        QT_TRANSLATE_NOOP(
            "core",
            "此前的备份里还留着这些信息：本机备份按月轮换，最多留 {months} 个月，"
            "最迟约 {day} 消失；U 盘等处单独存放的备份和以前导出的表格，请自行清理。",
        ),
        months=MONTHS,
        day=f"{last:%Y-%m-%d}",
    )


def _person(office: Office, name: str, phone: str) -> Person:
    need(office, rights.PRIVACY)
    if not name.strip():
        raise KnownError("name_missing", say(QT_TRANSLATE_NOOP("core", "请填写姓名。")))
    person = persons.find(office.store, name, phone)
    if not person.residents and not person.cases:
        raise KnownError(
            "person_unknown",
            say(
                QT_TRANSLATE_NOOP(
                    "core", "没有找到这个姓名和电话的住户或投诉，请核对。没有改动任何内容。"
                )
            ),
        )
    return person


def _found(office: Office, person: Person, name: str) -> Found:
    store = office.store
    numbers = {
        r["id"]: r["number"] for r in persons.rows_of(store, "complaint", "id", person.cases)
    }
    files = persons.rows_of(store, "attachment", "complaint_id", person.cases)
    return Found(
        name,
        len(person.residents),
        tuple(numbers[case] for case in person.cases),
        tuple((numbers[one["complaint_id"]], one["name"]) for one in files),
        tuple(persons.named_elsewhere(store, person)),
    )


def _everything(office: Office, person: Person) -> dict[str, list[dict[str, Any]]]:
    store = office.store
    whole: dict[str, list[dict[str, Any]]] = {
        "resident": persons.rows_of(store, "resident", "id", person.residents),
        "residency": persons.rows_of(store, "residency", "resident_id", person.residents),
        "complaint": persons.rows_of(store, "complaint", "id", person.cases),
    }
    for table in _SECTIONS:
        if table not in whole and table != "trace":
            whole[table] = persons.rows_of(store, table, "complaint_id", person.cases)
    whole["trace"] = persons.trace_of(store, person)
    return whole


def _write_json(target: Path, whole: Mapping[str, object]) -> None:
    from desktop_app.exchange.outfile import replacing

    with replacing(target) as temporary:
        text = json.dumps(whole, ensure_ascii=False, indent=1)
        temporary.write_text(text, encoding="utf-8")


def _write_book(
    target: Path, whole: Mapping[str, list[dict[str, Any]]], translate: Translate
) -> None:
    from desktop_app.exchange.write_xlsx import ColumnOut, SheetOut, write_book

    sheets = [
        SheetOut(
            translate(_SECTIONS[key]),
            [ColumnOut(name, 18) for name in rows[0]],
            [list(map(_cell, row.values())) for row in rows],
        )
        for key, rows in whole.items()
        if rows
    ]
    write_book(target, sheets)


def _cell(value: object) -> object:
    return value if isinstance(value, (int, float)) or value is None else str(value)


def _years_ago(now: datetime, years: int) -> datetime:
    try:
        return now.replace(year=now.year - years)
    except ValueError:  # the 29th of February
        return now.replace(year=now.year - years, day=28)


def _compact(office: Office) -> None:
    with contextlib.suppress(KnownError):  # no room for a second file: what was erased is erased
        persons.compact(office.store)
