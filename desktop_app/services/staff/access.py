"""Signing in and out, PINs, and what a wrong one costs; off until the manager turns it on.

PINs are kept as Argon2id hashes. Wrong tries and their waiting time lie in the database, so that
a restart does not shorten them. A lost manager's PIN is set anew on the machine itself
(``complaint-desk reset-pin``), which leaves a trace and a notice.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from desktop_app.domain import rights
from desktop_app.domain.errors import KnownError
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, Message, say
from desktop_app.services.office import Office
from desktop_app.services.pinyin import initials
from desktop_app.services.staff.allowing import REQUIRED, need, required
from desktop_app.services.staff.allowing import has as has
from desktop_app.services.staff.allowing import locked as locked
from desktop_app.storage import reference, secrets, settings, settings_edit
from desktop_app.storage.reference import Staff
from desktop_app.storage.trace.journal import Journal

SHORTEST, LONGEST = 4, 64
IDLE = "lock_minutes"
IDLE_DEFAULT = 10
NOTICE_FOR = timedelta(days=7)
_UNKNOWN = QT_TRANSLATE_NOOP("core", "没有名为“{name}”的员工。")
_TOO_PLAIN = frozenset({"0123456789", "9876543210", "1357924680", "2468013579"})


@dataclass(frozen=True)
class Seat:
    """Somebody who may sit down. ``initials`` are those of the name in pinyin."""

    id: int
    name: str
    role: str
    initials: str
    has_pin: bool


@dataclass(frozen=True)
class Door:
    """How the office is entered: what the lock needs to know."""

    required: bool
    locked: bool
    operator: str
    idle_minutes: int
    seats: tuple[Seat, ...]


def door(office: Office) -> Door:
    """Who may come in and how; ``idle_minutes`` 0 never locks by itself."""
    with_pin = secrets.with_pin(office.store)
    return Door(
        required(office),
        locked(office),
        office.operator,
        office.number_setting(IDLE, IDLE_DEFAULT),
        tuple(
            Seat(one.id, one.name, one.role, initials(one.name), one.id in with_pin)
            for one in reference.staff(office.store)
        ),
    )


def find(seats: tuple[Seat, ...], typed: str) -> tuple[Seat, ...]:
    """Those meant by a name or initials: the one of exactly that, else all that begin so."""
    typed = typed.strip().lower()
    if not typed:
        return ()
    whole = tuple(one for one in seats if typed in (one.name.lower(), one.initials.lower()))
    return whole or tuple(
        one for one in seats if one.name.lower().startswith(typed) or one.initials.startswith(typed)
    )


def sign_in(office: Office, name: str, pin: str = "") -> None:
    """Sit down with one's PIN; also unlocks. Where no PIN is required, only a set one is asked.

    ``KnownError``: ``staff_unknown``, ``pin_missing``, ``pin_wrong``, ``pin_wait``.
    """
    person = _person(office, name)
    hashed = secrets.of(office.store, person.id).hash
    if required(office) or hashed:
        verify(office, person.name, pin)
    with_pin = required(office)
    before = office.operator, office.signed_in
    office.operator, office.signed_in = person.name, person.name if with_pin else ""
    try:
        with office.write("sign_in") as journal:
            settings.put(office.store, "operator", person.name)
            journal.touched.add("setting")
    except BaseException:
        office.operator, office.signed_in = before
        raise


def identify(office: Office, name: str, pin: str) -> None:
    """Who works with the command line: verified, but the desk in the window stays as it is."""
    person = _person(office, name or office.operator)
    verify(office, person.name, pin)
    office.operator = office.signed_in = person.name


def lock(office: Office) -> None:
    """Nobody is signed in until somebody gives a PIN; nothing is lost by it."""
    office.signed_in = ""


def verify(office: Office, name: str, pin: str) -> None:
    """Raise unless *pin* is that person's. Each wrong one is counted, traced, and costs time."""
    person = _person(office, name)
    secret = secrets.of(office.store, person.id)
    if not secret.hash:
        raise KnownError(
            "pin_missing",
            say(
                QT_TRANSLATE_NOOP("core", "{name}还没有口令，请主管在“设置 → 人员”里为他设一个。"),
                name=person.name,
            ),
        )
    wait = waiting(secret, office.now())
    if wait:
        raise _slowed(wait)
    if _fits(secret.hash, pin):
        if secret.tries:
            with office.store.transaction():
                secrets.put_tries(office.store, person.id, 0, None)
        return
    tries = secret.tries + 1
    with office.write("wrong_pin") as journal:
        secrets.put_tries(office.store, person.id, tries, office.now())
        journal.record("staff", person.id, None, "wrong_pin", None, tries)
    wait = rights.wait_after(tries)
    if wait:
        raise _slowed(wait, wrong=True)
    raise KnownError(
        "pin_wrong",
        say(
            QT_TRANSLATE_NOOP("core", "口令不对，还可以试 {left} 次，之后每次要等。"),
            left=rights.FREE_TRIES - tries,
        ),
    )


def waiting(secret: secrets.Secret, now: datetime) -> int:
    """Seconds until the next try; a clock that was set back does not make it longer."""
    if secret.tried_at is None:
        return 0
    whole = rights.wait_after(secret.tries)
    passed = int((now - secret.tried_at).total_seconds())
    return max(0, min(whole, whole - passed))


def set_pin(office: Office, staff_id: int, pin: str) -> None:
    """A supervisor sets somebody's PIN; a manager's only a manager. An empty one takes it away."""
    person = _by_id(office, staff_id)
    need(office, rights.STAFF)
    guard_manager(office, person.role)
    if not pin and required(office):
        raise KnownError(
            "pin_needed",
            say(
                QT_TRANSLATE_NOOP("core", "本处要求口令，不能去掉{name}的口令。"), name=person.name
            ),
        )
    hashed = _hash(pin) if pin else ""
    with office.write("set_pin") as journal:
        _store(journal, staff_id, hashed)


def change_own(office: Office, old: str, new: str) -> None:
    """Change one's own PIN, knowing the old one."""
    person = _person(office, office.operator)
    if secrets.of(office.store, person.id).hash:
        verify(office, person.name, old)
    hashed = _hash(new)
    with office.write("own_pin") as journal:
        _store(journal, person.id, hashed)


def require_pins(office: Office, on: bool, idle_minutes: int) -> None:
    """Turn 本处要求口令 on or off, and after how many idle minutes the window locks (0: never).

    Turning it on asks that a manager (or, without one, a supervisor) at the desk has a PIN.
    """
    before = required(office)
    need(office, rights.ACCESS if before else rights.SETTINGS)
    if on and not before:
        top = rights.MANAGER if _managers(office) else rights.SUPERVISOR
        person = next((s for s in reference.staff(office.store) if s.name == office.operator), None)
        able = person is not None and person.role == top
        if person is None or not able or not secrets.of(office.store, person.id).hash:
            raise KnownError(
                "own_pin_first",
                say(
                    QT_TRANSLATE_NOOP(
                        "core",
                        "要求口令由经理打开，并且经理要先有自己的口令，否则谁也进不来。没有改动任何内容。",
                    )
                ),
            )
    with office.write("access_settings" if before else "office_settings") as journal:
        settings_edit.put_setting(journal, REQUIRED, "1" if on else "0")
        settings_edit.put_setting(journal, IDLE, str(max(0, idle_minutes)))
        office.signed_in = office.operator if on else ""
        journal.touched.add("setting")


def first_manager(office: Office, name: str, pin: str = "") -> None:
    """The first start makes the manager; ``not_first`` once somebody works here."""
    if settings_edit.staff_rows(office.store):
        raise KnownError(
            "not_first", say(QT_TRANSLATE_NOOP("core", "已经有值班人员，请由经理在设置里添加。"))
        )
    name = name.strip()
    if not name:
        raise KnownError("name_missing", say(QT_TRANSLATE_NOOP("core", "请填写姓名。")))
    hashed = _hash(pin) if pin else ""
    with office.write("add_staff") as journal:
        values = {"name": name, "role": rights.MANAGER, "department": ""}
        person = journal.insert("staff", values)
        journal.record("staff", person, None, "role", None, rights.MANAGER)
        if hashed:
            secrets.put_hash(journal, person, hashed)
        settings.put(office.store, "operator", name)
        journal.touched.add("setting")
    office.operator = name


def reset_pin(office: Office, name: str, pin: str) -> str:
    """Set a manager's PIN without the old one, for who has the data folder; returns the name.

    Without a manager the supervisors are meant. Everybody is told of it at the next starts.
    """
    people = reference.staff(office.store)
    top = rights.MANAGER if _managers(office) else rights.SUPERVISOR
    able = [one for one in people if one.role == top and name.strip() in ("", one.name)]
    if len(able) != 1:
        raise KnownError(
            "manager_unclear",
            say(
                QT_TRANSLATE_NOOP(
                    "core", "请用 --name 写明是哪位经理：{names}。没有改动任何内容。"
                ),
                names="、".join(one.name for one in people if one.role == top) or "—",
            ),
        )
    hashed = _hash(pin)
    with office.write("reset_pin") as journal:
        secrets.put_hash(journal, able[0].id, hashed)
        journal.record("staff", able[0].id, None, "reset_pin", None, "command line")
    return able[0].name


def notices(office: Office) -> list[Message]:
    """What everybody is told when the program starts: PINs that were set past their owners."""
    return [
        say(
            QT_TRANSLATE_NOOP(
                "core",
                "{at} 在本机用命令重设了{name}的口令。如果不是{name}本人要求的，请马上告诉经理。",
            ),
            at=f"{at:%Y-%m-%d %H:%M}",
            name=name,
        )
        for at, name in secrets.resets(office.store, office.now() - NOTICE_FOR)
    ]


def guard_manager(office: Office, role: str) -> None:
    """Whoever touches a manager must be one, as soon as PINs are required and there is one."""
    if role == rights.MANAGER and required(office) and _managers(office):
        need(office, rights.ACCESS)


def _store(journal: Journal, staff_id: int, hashed: str) -> None:
    if hashed:
        secrets.put_hash(journal, staff_id, hashed)
    else:
        journal.store.execute("DELETE FROM staff_secret WHERE staff_id = ?", (staff_id,))
        journal.record("staff", staff_id, None, "pin", None, None)
    journal.touched.add("staff")


def _managers(office: Office) -> bool:
    return any(one.role == rights.MANAGER for one in reference.staff(office.store))


def _person(office: Office, name: str) -> Staff:
    found = next((one for one in reference.staff(office.store) if one.name == name.strip()), None)
    if found is None:
        raise KnownError("staff_unknown", say(_UNKNOWN, name=name.strip() or "—"))
    return found


def _by_id(office: Office, staff_id: int) -> Staff:
    return next(one for one in reference.staff(office.store) if one.id == staff_id)


def _hash(pin: str) -> str:
    plain = len(set(pin)) == 1 or any(pin in row for row in _TOO_PLAIN)
    if not SHORTEST <= len(pin) <= LONGEST or plain:
        raise KnownError(
            "pin_unfit",
            say(
                QT_TRANSLATE_NOOP(
                    "core",
                    "口令要有 {least} 位以上，不能是 1111、1234 这样一猜就中的。没有改动任何内容。",
                ),
                least=SHORTEST,
            ),
        )
    from argon2 import PasswordHasher

    return PasswordHasher().hash(pin)


def _fits(hashed: str, pin: str) -> bool:
    from argon2 import PasswordHasher
    from argon2.exceptions import Argon2Error, InvalidHashError

    try:
        return PasswordHasher().verify(hashed, pin)
    except (Argon2Error, InvalidHashError):
        return False


def _slowed(seconds: int, *, wrong: bool = False) -> SlowedError:
    sentence = (
        QT_TRANSLATE_NOOP("core", "口令不对。错的次数多了，请等 {seconds} 秒再试。")
        if wrong
        else QT_TRANSLATE_NOOP("core", "刚才错的次数多了，请再等 {seconds} 秒。")
    )
    return SlowedError(seconds, say(sentence, seconds=seconds))


class SlowedError(KnownError):
    """Too many wrong tries; ``seconds`` until the next one."""

    def __init__(self, seconds: int, message: Message) -> None:
        super().__init__("pin_wait", message)
        self.seconds = seconds
