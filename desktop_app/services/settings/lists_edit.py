"""People, departments and categories: adding, renaming, ordering, putting out of use.

Nothing is ever deleted: cases name people, departments and categories for good.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from desktop_app.domain.errors import KnownError
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, Text, say
from desktop_app.services import handover, plan_words
from desktop_app.services.office import Office
from desktop_app.services.settings.settings_edit import MAY_EDIT, need_role
from desktop_app.services.staff import people
from desktop_app.services.staff.access import guard_manager
from desktop_app.storage import settings_edit as rows
from desktop_app.storage.trace.journal import Journal

_SPLIT = re.compile(r"[\n,，;；、]+")


@dataclass(frozen=True)
class Person:
    id: int
    name: str
    role: str
    department: str
    active: bool = True


@dataclass(frozen=True)
class DepartmentLine:
    """``words``: other spellings, as registers write the department."""

    id: int
    name: str
    words: tuple[str, ...]
    active: bool = True


@dataclass(frozen=True)
class CategoryLine:
    """A category of the first level (``parent`` empty) or the second."""

    code: str
    parent: str
    name: Text
    department: str
    words: tuple[str, ...]
    active: bool = True


@dataclass(frozen=True)
class AllLists:
    """Everything, also what is out of use."""

    people: tuple[Person, ...]
    departments: tuple[DepartmentLine, ...]
    categories: tuple[CategoryLine, ...]


def split_words(text: str) -> tuple[str, ...]:
    """Words as typed (separated by commas, 、 or lines), each once."""
    return tuple(dict.fromkeys(word.strip() for word in _SPLIT.split(text) if word.strip()))


def read(office: Office) -> AllLists:
    store = office.store
    return AllLists(
        tuple(
            Person(r["id"], r["name"], r["role"], r["department"], bool(r["active"]))
            for r in rows.staff_rows(store)
        ),
        tuple(
            DepartmentLine(r["id"], r["name"], split_words(r["aliases"]), bool(r["active"]))
            for r in rows.department_rows(store)
        ),
        tuple(
            CategoryLine(
                r["code"],
                r["parent"] or "",
                Text(r["zh"], r["en"]),
                r["department"],
                split_words(r["words"]),
                bool(r["active"]),
            )
            for r in rows.category_rows(store)
        ),
    )


# People


def add_person(office: Office, name: str, role: str, department: str = "") -> None:
    """Add a person; a name stands once, also among those who have left."""
    need_role(office)
    if role not in people.ROLES:
        raise ValueError(role)
    guard_manager(office, role)
    people.add(office, name, role, department)


def save_person(office: Office, new: Person) -> Person:
    """Store name, role, department and whether the person works here; returns what stood before.

    A name that cases carry stays: their records would name somebody who is not in the list.
    The last supervisor or manager stays one, and the operator cannot put himself out of use.
    """
    need_role(office)
    before = _person(office, new.id)
    for role in {before.role, new.role} if before != new else ():
        guard_manager(office, role)
    new = replace(new, name=new.name.strip())
    if not new.name:
        raise KnownError("name_missing", say(QT_TRANSLATE_NOOP("core", "请填写姓名。")))
    if new.name != before.name:
        _refuse_rename(office, before.name, new.name)
    if before.active and not new.active and before.name == office.operator:
        raise KnownError(
            "operator_stays",
            say(
                QT_TRANSLATE_NOOP("core", "{name}正在值班，不能停用；请先在右上角换人值班。"),
                name=before.name,
            ),
        )
    _keep_a_supervisor(office, before, new)
    with office.write("save_staff") as journal:
        journal.update(
            "staff",
            new.id,
            {
                "name": new.name,
                "role": new.role,
                "department": new.department.strip(),
                "active": int(new.active),
            },
        )
        if before.name == office.operator:
            rows.put_setting(journal, "operator", new.name)
        if new.name != before.name:
            for drafts in (plan_words, handover):
                drafts.writer_renamed(office, before.name, new.name)
    if before.name == office.operator:
        office.signed_in = new.name if office.signed_in else ""
        office.operator = new.name
    return before


def _person(office: Office, person_id: int) -> Person:
    return next(person for person in read(office).people if person.id == person_id)


def _refuse_rename(office: Office, old: str, new: str) -> None:
    count = rows.cases_of_person(office.store, old)
    if count:
        raise KnownError(
            "person_has_cases",
            say(
                QT_TRANSLATE_NOOP(
                    "core",
                    "{name}的名字写在 {count} 件投诉的记录里，改名会使记录对不上人，未改。"
                    "如需换名，请停用后另加一人。",
                ),
                name=old,
                count=count,
            ),
        )
    if rows.staff_by_name(office.store, new) is not None:
        raise KnownError(
            "name_taken", say(QT_TRANSLATE_NOOP("core", "已有名为“{name}”的员工。"), name=new)
        )


def _keep_a_supervisor(office: Office, before: Person, new: Person) -> None:
    """Once there is a supervisor, settings stay closed to the front desk."""
    leads = before.active and before.role in MAY_EDIT
    if not leads or (new.active and new.role in MAY_EDIT):
        return
    others = (p for p in read(office).people if p.id != before.id and p.active)
    if not any(p.role in MAY_EDIT for p in others):
        raise KnownError(
            "last_supervisor",
            say(
                QT_TRANSLATE_NOOP(
                    "core", "{name}是唯一的主管或经理，不能停用或改为前台；请先指定另一位主管。"
                ),
                name=before.name,
            ),
        )


# Departments


def add_department(office: Office, name: str, words: Iterable[str] = ()) -> None:
    need_role(office)
    name = _free_department(office, name, None)
    with office.write("add_department") as journal:
        journal.insert("department", {"name": name, "aliases": "\n".join(words)})


def save_department(office: Office, new: DepartmentLine) -> DepartmentLine:
    """Store a department; returns what stood before. A name that cases carry stays."""
    need_role(office)
    before = next(d for d in read(office).departments if d.id == new.id)
    name = _free_department(office, new.name, new.id)
    count = rows.cases_of_department(office.store, before.name) if name != before.name else 0
    if count:
        raise KnownError(
            "department_has_cases",
            say(
                QT_TRANSLATE_NOOP(
                    "core",
                    "“{name}”写在 {count} 件投诉的记录里，不能改名，未改。"
                    "如需换名，请停用后另加一个部门。",
                ),
                name=before.name,
                count=count,
            ),
        )
    with office.write("save_department") as journal:
        if name != before.name:
            rows.rename_department(journal, new.id, before.name, name)
        values = {"aliases": "\n".join(new.words), "active": int(new.active)}
        journal.update("department", new.id, values)
    return before


def _free_department(office: Office, name: str, own: int | None) -> str:
    name = name.strip()
    if not name:
        raise KnownError("name_missing", say(QT_TRANSLATE_NOOP("core", "请填写部门名称。")))
    if any(d.name == name and d.id != own for d in read(office).departments):
        raise KnownError(
            "name_taken",
            say(QT_TRANSLATE_NOOP("core", "已有名为“{name}”的部门（可能已停用）。"), name=name),
        )
    return name


# Categories


def add_category(office: Office, parent: str, name: Text) -> str:
    """A new category at the end of its level; returns its code, which never changes."""
    need_role(office)
    known = read(office).categories
    name = _free_category(known, name, parent, "")
    codes = {category.code for category in known}
    stem = f"{parent}.own" if parent else "own"
    code = next(c for n in range(1, len(codes) + 2) if (c := f"{stem}{n}") not in codes)
    above = next((c for c in known if c.code == parent), None)
    with office.write("add_category") as journal:
        rows.add_category(
            journal,
            {
                "code": code,
                "parent": parent or None,
                "zh": name.zh,
                "en": name.en,
                "department": above.department if above else "",
                "position": len(known),
            },
        )
        _reorder(journal, read(office).categories)
    return code


def save_category(office: Office, new: CategoryLine) -> CategoryLine:
    """Store names, department, words and use; returns what stood before.

    A first level that goes out of use takes its second level along; a second level that comes
    back brings its first level back. A word belongs to one category.
    """
    need_role(office)
    known = read(office).categories
    before = next(c for c in known if c.code == new.code)
    name = _free_category(known, new.name, before.parent, new.code)
    taken = {word: c for c in known if c.code != new.code and c.active for word in c.words}
    for word in new.words:
        if word in taken and word not in before.words:
            raise KnownError(
                "word_taken",
                say(
                    QT_TRANSLATE_NOOP(
                        "core", "“{word}”已是“{name}”的关键词，一个词只归一个类别；未改。"
                    ),
                    word=word,
                    name=taken[word].name,
                ),
            )
    values = {
        "zh": name.zh,
        "en": name.en,
        "department": new.department.strip(),
        "words": "\n".join(new.words),
        "active": int(new.active),
    }
    with office.write("save_category") as journal:
        rows.update_category(journal, new.code, values)
        if before.active and not new.active:
            for child in known:
                if child.parent == new.code:
                    rows.update_category(journal, child.code, {"active": 0})
        if new.active and before.parent:
            rows.update_category(journal, before.parent, {"active": 1})
    return before


def set_in_use(office: Office, active: Iterable[str]) -> None:
    """Exactly the categories *active* are in use (takes back a first level's going)."""
    need_role(office)
    wanted = set(active)
    with office.write("save_category") as journal:
        for category in read(office).categories:
            rows.update_category(journal, category.code, {"active": int(category.code in wanted)})


def move_category(office: Office, code: str, by: int) -> bool:
    """One place up (-1) or down (1) among its own level; False at the end of it."""
    need_role(office)
    known = list(read(office).categories)
    here = next(c for c in known if c.code == code)
    level = [c for c in known if c.parent == here.parent]
    at = level.index(here)
    if not 0 <= at + by < len(level):
        return False
    level[at], level[at + by] = level[at + by], level[at]
    others = [c for c in known if c.parent != here.parent]
    with office.write("move_category") as journal:
        _reorder(journal, [*level, *others])
    return True


def _reorder(journal: Journal, listed: Iterable[CategoryLine]) -> None:
    """Positions from the order given: each first level is followed by its second level."""
    known = list(listed)
    ordered: list[CategoryLine] = []
    for parent in (c for c in known if not c.parent):
        ordered += [parent, *(c for c in known if c.parent == parent.code)]
    for position, category in enumerate(ordered):
        rows.update_category(journal, category.code, {"position": position})


def _free_category(known: Iterable[CategoryLine], name: Text, parent: str, own: str) -> Text:
    name = Text(name.zh.strip(), name.en.strip() or name.zh.strip())
    if not name.zh:
        raise KnownError("name_missing", say(QT_TRANSLATE_NOOP("core", "请填写类别名称。")))
    if "/" in name.zh:
        raise KnownError(
            "name_unfit",
            say(QT_TRANSLATE_NOOP("core", "类别名称里不能有“/”，它用来分开一级和二级。")),
        )
    if any(c.name.zh == name.zh and c.parent == parent and c.code != own for c in known):
        raise KnownError(
            "name_taken",
            say(QT_TRANSLATE_NOOP("core", "这一级已有“{name}”（可能已停用）。"), name=name.zh),
        )
    return name
