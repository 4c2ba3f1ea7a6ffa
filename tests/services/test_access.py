"""PINs, wrong tries and rights: the front desk attacks, by services and past them."""

from __future__ import annotations

import ast
import functools
import inspect
import pkgutil
import re
import shutil
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

import argon2
import pytest

import desktop_app.services
from desktop_app.domain import rights
from desktop_app.domain.errors import KnownError
from desktop_app.services import cases, privacy, queue, queue_acts, scripts, undo
from desktop_app.services.exports import exporting
from desktop_app.services.imports import importing
from desktop_app.services.office import Office
from desktop_app.services.safety import proof
from desktop_app.services.sample.build import build
from desktop_app.services.settings import (
    calendar_edit,
    limits_edit,
    lists_edit,
    settings_edit,
    workflow_edit,
)
from desktop_app.services.staff import access, people, staff_history
from desktop_app.services.staff.allowing import need
from tests.offices import SetClock, make_office

DESK, LEAD, BOSS = "王敏", "赵主管", "钱经理"
PINS = {DESK: "2580", LEAD: "7412", BOSS: "951357"}


@pytest.fixture(scope="module", autouse=True)
def cheap_hashes() -> Iterator[None]:
    """Argon2 costs 64 MB and much time on purpose; here its result counts, not its cost."""
    with pytest.MonkeyPatch.context() as patch:
        cheap = functools.partial(argon2.PasswordHasher, time_cost=1, memory_cost=8, parallelism=1)
        patch.setattr(argon2, "PasswordHasher", cheap)
        yield


def code_of(act: Callable[[], object]) -> str:
    with pytest.raises(KnownError) as refused:
        act()
    return refused.value.code


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def office(tmp_path: Path, clock: SetClock) -> Iterator[Office]:
    made = make_office(tmp_path, clock, operator="")
    access.first_manager(made, BOSS, PINS[BOSS])
    people.add(made, LEAD, "supervisor")
    people.add(made, DESK)
    for one in access.door(made).seats:
        access.set_pin(made, one.id, PINS[one.name])
    access.require_pins(made, True, 10)
    yield made
    made.close()


def as_(office: Office, name: str) -> Office:
    access.sign_in(office, name, PINS[name])
    return office


def seat(office: Office, name: str) -> access.Seat:
    return next(one for one in access.door(office).seats if one.name == name)


# every operation stands in the table


def operations() -> dict[str, str]:
    """Every operation that a service writes: name and where; literals at ``.write`` and ``_move``."""
    found: dict[str, str] = {}
    for info in pkgutil.walk_packages(desktop_app.services.__path__, "desktop_app.services."):
        module = import_module(info.name)
        tree = ast.parse(inspect.getsource(module))
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if name in ("write", "_move", "_toggle") and node.args:
                for one in ast.walk(ast.Tuple([*node.args], ast.Load())):
                    text = one.value if isinstance(one, ast.Constant) else None
                    if isinstance(text, str) and re.fullmatch("[a-z_]+", text):
                        found[text] = info.name
    return found


def test_every_operation_of_the_services_has_its_right_or_is_free() -> None:
    found = operations()
    assert len(found) > 70, "the walk sees the services"
    unknown = {
        name: where
        for name, where in found.items()
        if name not in rights.OPERATION_RIGHT and name not in rights.PROGRAM
    }
    assert unknown == {}


def test_nobody_writes_past_the_one_gate() -> None:
    """Only drafts, wrong tries and what was told of may be written without an operation."""
    allowed = {
        "access",
        "draftbook",
        "office",
        "searching",
        "attachments",
        "reminders",
        "schedule",
        "seeds",
    }
    past = {
        info.name.rpartition(".")[2]
        for info in pkgutil.walk_packages(desktop_app.services.__path__, "desktop_app.services.")
        if "store.transaction()" in inspect.getsource(import_module(info.name))
    }
    assert past <= allowed


def test_each_right_is_held_by_somebody_and_explained() -> None:
    asked = set(rights.OPERATION_RIGHT.values()) - {rights.FREE}
    assert asked <= set(rights.RIGHT_TEXT)
    assert rights.ROLE_RIGHTS["manager"] == set(rights.RIGHT_TEXT)
    desk, lead, boss = (rights.ROLE_RIGHTS[role] for role in rights.ROLES)
    assert desk < lead < boss


# the front desk attacks


ATTACKS: dict[str, Callable[[Office], object]] = {
    "settings": lambda o: settings_edit.save(o, settings_edit.read(o)),
    "limits": lambda o: limits_edit.remove(o, 1),
    "calendar": lambda o: calendar_edit.set_day(o, o.now().date(), False, "x"),
    "workflow": lambda o: workflow_edit.set_retired(o, "register", True),
    "script": lambda o: scripts.add(o, scripts.ScriptInput("x")),
    "person": lambda o: people.add(o, "马甲", "manager"),
    "person_listed": lambda o: lists_edit.add_person(o, "马甲", "manager"),
    "own_role": lambda o: lists_edit.save_person(
        o, lists_edit.Person(seat(o, DESK).id, DESK, "manager", "")
    ),
    "others_pin": lambda o: access.set_pin(o, seat(o, BOSS).id, "2222333"),
    "pins_off": lambda o: access.require_pins(o, False, 0),
    "sit_down": lambda o: people.sit_down(o, BOSS),
    "delete": lambda o: cases.delete(o, 1),
    "delete_many": lambda o: queue_acts.delete_many(o, [1]),
    "bin": lambda o: cases.restore(o, 1),
    "undo_import": lambda o: importing.undo(o, 1),
    "unmasked": lambda o: exporting.export(
        o,
        Path("never.xlsx"),
        exporting.ExportOrder(queue.query(o, queue.view(o, "all").filter), unmasked=True),
    ),
    "erase": lambda o: privacy.erase(o, "谁"),
    "person_file": lambda o: privacy.person_file(o, Path("never.json"), "谁", ""),
    "retention": lambda o: privacy.set_retention(o, 1),
    "retention_run": lambda o: privacy.run_retention(o),
    "history": lambda o: staff_history.of_person(o, BOSS, o.now().date(), o.now().date()),
    "restore_backup": lambda o: need(o, rights.RESTORE),
    "sign": lambda o: need(o, rights.SIGN),
    "merge": lambda o: need(o, rights.MERGE),
}


def runnable() -> list[str]:
    return sorted(ATTACKS)


@pytest.fixture(scope="module")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of an office with cases, people and PINs; made once, copied for each attack."""
    folder = tmp_path_factory.mktemp("furnished")
    made = make_office(folder, operator="")
    build(made, 6)
    staff = lists_edit.read(made).people
    boss = next(p.name for p in staff if p.role == "manager")
    made.operator = boss
    people.add(made, BOSS, "manager")
    people.add(made, LEAD, "supervisor")
    if not any(p.name == DESK for p in staff):
        people.add(made, DESK)
    made.operator = BOSS
    for name in PINS:
        access.set_pin(made, seat(made, name).id, PINS[name])
    access.require_pins(made, True, 10)
    made.close()
    return folder / "office.db"


@pytest.fixture
def full(tmp_path: Path, furnished: Path, clock: SetClock) -> Iterator[Office]:
    shutil.copy(furnished, tmp_path / "office.db")
    made = make_office(tmp_path, clock, operator="")
    yield made
    made.close()


@pytest.mark.parametrize("attack", runnable())
def test_the_front_desk_is_refused_and_nothing_changes(full: Office, attack: str) -> None:
    as_(full, DESK)
    before = full.store.value("SELECT count(*) FROM operation")
    if attack == "undo_import":
        full.store.execute(
            "INSERT INTO import_batch (id, file_name, file_hash, kind, at) VALUES"
            " (1, 'x', 'x', 'complaints', '2026-01-01 00:00:00')"
        )
    assert code_of(lambda: ATTACKS[attack](full)) in (
        "right_needed",
        "role_needed",
        "sign_in_needed",
    )
    assert full.store.value("SELECT count(*) FROM operation") == before
    assert not Path("never.xlsx").exists() and not Path("never.json").exists()


def test_taking_another_name_without_a_pin_gains_nothing(full: Office) -> None:
    as_(full, DESK)
    full.operator = BOSS
    assert code_of(lambda: cases.delete(full, 1)) == "sign_in_needed"
    full.operator = DESK
    access.lock(full)
    assert code_of(lambda: cases.edit(full, 1, {"remark": "x"})) == "sign_in_needed"


def test_the_front_desk_cannot_take_back_what_the_supervisor_deleted(full: Office) -> None:
    as_(full, LEAD)
    cases.delete(full, 1)
    deleted = undo.latest(full)
    as_(full, DESK)
    assert code_of(lambda: undo.take_back(full, deleted)) == "right_needed"


def test_a_supervisor_makes_nobody_a_manager_and_touches_none(full: Office) -> None:
    as_(full, LEAD)
    lists_edit.add_person(full, "孙前台", "front_desk")
    for act in (
        lambda: lists_edit.add_person(full, "马甲", "manager"),
        lambda: access.set_pin(full, seat(full, BOSS).id, "2222333"),
        lambda: lists_edit.save_person(
            full, lists_edit.Person(seat(full, LEAD).id, LEAD, "manager", "")
        ),
        lambda: lists_edit.save_person(
            full, lists_edit.Person(seat(full, BOSS).id, BOSS, "front_desk", "")
        ),
        lambda: access.require_pins(full, False, 0),
        lambda: privacy.erase(full, "谁"),
    ):
        assert code_of(act) == "right_needed"


def test_the_manager_may_and_the_desk_does_its_own_work(full: Office) -> None:
    as_(full, BOSS)
    cases.delete(full, 1)
    cases.restore(full, 1)
    access.require_pins(full, False, 5)
    assert not access.door(full).required


# an office without PINs


def test_a_small_office_is_not_locked_out(tmp_path: Path) -> None:
    office = make_office(tmp_path, operator="")
    people.add(office, DESK)
    build_code = code_of(lambda: access.require_pins(office, True, 10))
    assert build_code == "own_pin_first", "else nobody could come in"
    assert not access.door(office).locked
    people.add(office, LEAD, "supervisor")
    assert code_of(lambda: settings_edit.save(office, settings_edit.read(office))) == "role_needed"
    people.sit_down(office, LEAD)
    settings_edit.save(office, settings_edit.read(office))
    office.close()


def test_the_first_start_makes_one_manager(tmp_path: Path) -> None:
    office = make_office(tmp_path, operator="")
    access.first_manager(office, " 钱经理 ")
    assert (office.operator, seat(office, BOSS).role) == (BOSS, "manager")
    assert code_of(lambda: access.first_manager(office, "另一位")) == "not_first"
    office.close()


# PINs


@pytest.mark.parametrize("pin", ["", "123", "1234", "0000", "9876", "6" * 80])
def test_pins_that_are_guessed_at_once_are_refused(office: Office, pin: str) -> None:
    as_(office, DESK)
    assert code_of(lambda: access.change_own(office, PINS[DESK], pin)) == "pin_unfit"
    access.verify(office, DESK, PINS[DESK])


def test_no_secret_stands_in_the_trace_or_in_clear(office: Office) -> None:
    as_(office, DESK)
    access.change_own(office, PINS[DESK], "8642097")
    hashes = [r["hash"] for r in office.store.rows("SELECT hash FROM staff_secret")]
    assert all(h.startswith("$argon2id$") for h in hashes) and len(set(hashes)) == 3
    whole = str(office.store.rows("SELECT * FROM audit"))
    assert "8642097" not in whole and "argon2" not in whole
    as_(office, LEAD)
    assert code_of(lambda: access.sign_in(office, DESK, PINS[DESK])) == "pin_wrong"


def test_wrong_tries_are_slowed_and_a_restart_forgets_none(office: Office, clock: SetClock) -> None:
    access.lock(office)
    codes = [code_of(lambda: access.sign_in(office, DESK, "0001")) for _ in range(4)]
    assert codes == ["pin_wrong", "pin_wrong", "pin_wait", "pin_wait"]
    assert code_of(lambda: access.sign_in(office, DESK, PINS[DESK])) == "pin_wait", (
        "even the right one"
    )
    office.close()
    office.signed_in = ""
    office.open()
    assert code_of(lambda: access.sign_in(office, DESK, PINS[DESK])) == "pin_wait"
    clock.forward(days=-2)
    with pytest.raises(access.SlowedError) as slowed:
        access.sign_in(office, DESK, PINS[DESK])
    assert slowed.value.seconds == 5, "a clock set back makes it no longer"
    clock.forward(days=2, seconds=5)
    access.sign_in(office, DESK, PINS[DESK])
    assert office.signed_in == DESK
    traced = office.store.value("SELECT count(*) FROM operation WHERE name = 'wrong_pin'")
    assert traced == 3


def test_waiting_grows_to_a_quarter_of_an_hour() -> None:
    waits = [rights.wait_after(n) for n in range(12)]
    assert waits[:4] == [0, 0, 0, 5] and waits == sorted(waits) and waits[-1] == 900


def test_people_are_found_by_initials(office: Office) -> None:
    seats = access.door(office).seats
    assert [one.name for one in access.find(seats, "wm")] == [DESK]
    assert [one.name for one in access.find(seats, "Q")] == [BOSS]
    assert access.find(seats, " ") == () and access.find(seats, "zzz") == ()


# a lost manager's PIN


def test_a_lost_pin_is_set_anew_with_a_trace_and_a_notice(office: Office, clock: SetClock) -> None:
    access.lock(office)
    assert access.notices(office) == []
    assert code_of(lambda: access.reset_pin(office, DESK, "74108520")) == "manager_unclear"
    assert access.reset_pin(office, "", "74108520") == BOSS
    assert code_of(lambda: access.sign_in(office, BOSS, PINS[BOSS])) == "pin_wrong"
    access.sign_in(office, BOSS, "74108520")
    (notice,) = access.notices(office)
    assert BOSS in str(notice)
    clock.forward(days=8)
    assert access.notices(office) == []
    assert proof.people(office).ok


# past the program, by SQL


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE staff SET role = 'manager' WHERE name = '王敏'",
        "UPDATE staff_secret SET hash = (SELECT hash FROM staff_secret x JOIN staff s"
        " ON s.id = x.staff_id WHERE s.name = '王敏')",
        "DELETE FROM staff_secret",
        "UPDATE setting SET value = '0' WHERE key = 'pins_required'",
    ],
)
def test_a_role_or_pin_changed_by_sql_is_named(office: Office, sql: str) -> None:
    assert proof.people(office).ok
    office.store.execute(sql)
    assert not proof.people(office).ok
