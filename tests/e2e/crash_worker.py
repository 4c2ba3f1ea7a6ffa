"""A process that works at random and is killed at random, round after round.

Run with a number of rounds, a seed and, for an encrypted folder, the word ``encrypted``. Each round forks a clerk who does seeded work
through the services and says after each call what is saved; the clerk is killed with SIGKILL.
Then the folder is opened as on the next start, and what stands in it must be, byte for byte, what
a twin who does the same work unharmed has after one of its commits: none that was said to be
saved is missing, and none is there by half. Prints one line of JSON.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from desktop_app.domain.errors import KnownError
from desktop_app.services import attachments, cases, draftbook, followups, queue_acts, undo
from desktop_app.services.cases import Intake, NewContact
from desktop_app.services.imports import importing
from desktop_app.services.imports.model import LoadedBook
from desktop_app.services.office import Office
from desktop_app.services.safety import doctor
from desktop_app.services.safety.backups import Copies
from desktop_app.services.settings import settings_edit
from desktop_app.storage import filestore
from tests.offices import NOW, Folder, SetClock, sealed
from tests.services.walking import act, actions

FRESH_EVERY = 20
"""Rounds on one folder; then a new one, so that the check stays fast."""
_OUTSIDE = frozenset({"calendar", "backups", "second"})
"""What the doctor says of the year and of copies that nobody has asked for."""
HEADER = "编号,受理时间,房号,投诉人,投诉内容,级别\n"


class Enough(Exception):
    """The twin has reached the state that was looked for."""


class Clerk:
    """Seeded work: the same seed on the same folder does the same things."""

    def __init__(self, folder: Folder, seed: int, book: LoadedBook, start: datetime) -> None:
        self.chance = random.Random(seed)
        self.clock = SetClock(start)
        self.folder, self.book = folder, book
        self.copies = Copies(folder, self.clock)
        self.office = folder.office(self.clock, self.copies)
        self.works: list[Callable[[], object]] = [
            *[self.register] * 3,
            *[self.step_on] * 6,
            *[self.edit] * 2,
            *[self.draft] * 2,
            *(self.contact, self.attach, self.attach, self.plan, self.move, self.bulk),
            *(self.bring_in, self.take_back, self.rename, self.copy),
        ]

    def go(self) -> str:
        """One call; returns its name. What is refused is work as well."""
        self.clock.forward(seconds=self.chance.randint(1, 400))
        work = self.chance.choice(self.works)
        with contextlib.suppress(KnownError, IndexError):
            work()
        return work.__name__

    def ids(self) -> list[int]:
        rows = self.office.store.rows("SELECT id FROM complaint WHERE deleted_at IS NULL")
        return [row["id"] for row in rows]

    def one(self) -> int:
        return self.chance.choice(self.ids())

    def register(self) -> None:
        key = f"intake:{self.chance.randint(1, 3)}"
        intake = Intake(
            "漏水" * self.chance.randint(1, 300),
            complainant="李建国",
            building="3",
            unit="2",
            room=str(self.chance.randint(101, 140)),
            category="engineering.leak",
            draft_key=key,
        )
        cases.register(self.office, intake)

    def step_on(self) -> None:
        case = self.office.case(self.one())
        for action in actions(case.step):
            act(self.office, case, action)
        cases.complete_step(self.office, case.complaint.id)

    def edit(self) -> None:
        text = "".join(self.chance.choices("电梯停运噪音异味收费", k=self.chance.randint(1, 500)))
        cases.edit(self.office, self.one(), {"content": text, "complainant": text[:3]})

    def draft(self) -> None:
        key = f"intake:{self.chance.randint(1, 3)}"
        draftbook.keep(self.office, key, {"content": "写到一半" * self.chance.randint(1, 80)})

    def contact(self) -> None:
        until = self.clock.at + timedelta(hours=self.chance.randint(1, 72))
        new = NewContact("已通话", mood_after="calm", promise="上门", promise_due=until)
        cases.log_contact(self.office, self.one(), new)

    def attach(self) -> None:
        data = self.chance.randbytes(self.chance.randint(1, 200_000))
        stored = filestore.store_bytes(attachments.folder_of(self.office), "照片.jpg", data)
        attachments.attach(self.office, self.one(), [stored])

    def plan(self) -> None:
        at = self.clock.at + timedelta(days=self.chance.randint(0, 20))
        followups.plan(self.office, "visit", at, complaint_id=self.one())

    def move(self) -> None:
        rows = self.office.store.rows("SELECT id FROM follow_up WHERE state = 'planned'")
        at = self.clock.at + timedelta(days=self.chance.randint(0, 20))
        followups.move(self.office, self.chance.choice(rows)["id"], at)

    def bulk(self) -> None:
        some = self.chance.sample(self.ids(), min(4, len(self.ids())))
        queue_acts.delete_many(self.office, some)
        if self.chance.random() < 0.7:
            queue_acts.restore_many(self.office, some)

    def bring_in(self) -> None:
        importing.commit(self.office, importing.check(self.office, self.book))

    def take_back(self) -> None:
        undo.undo_last(self.office)

    def rename(self) -> None:
        now = settings_edit.read(self.office)
        settings_edit.save(self.office, replace(now, name=f"物业处{self.chance.randint(1, 99)}"))

    def copy(self) -> None:
        self.copies.make("manual")


def mark(office: Office) -> str:
    """Where the register stands: grows with every commit of the clerk."""
    return str(
        office.store.rows(
            "SELECT (SELECT count(*) FROM operation) AS operations,"
            " (SELECT count(*) FROM audit) AS lines,"
            " (SELECT group_concat(key || updated_at || length(payload)) FROM draft) AS drafts"
        )
    )


def dump(office: Office) -> str:
    """The hash of every row of every table, without the salts that no two runs share."""
    digest = hashlib.sha256()
    tables = office.store.rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    for table in tables:
        digest.update(table["name"].encode())
        names = [
            f'"{one}"'
            for one in office.store.columns(table["name"])
            if one not in ("salt", "digest")
        ]
        rows = office.store.connection.execute(
            f"SELECT {', '.join(names)} FROM {table['name']}"
        ).fetchall()
        digest.update(repr(sorted(rows, key=repr)).encode())
    return digest.hexdigest()


def clerk_works(folder: Folder, seed: int, book: LoadedBook, start: datetime, out: int) -> None:
    """The process that is killed: says ``ready``, then where it stands after each call."""
    clerk = Clerk(folder, seed, book, start)
    os.write(out, b"ready\n")
    while True:
        name = clerk.go()
        said = {
            "work": name,
            "operations": clerk.office.store.value("SELECT count(*) FROM operation"),
            "copies": [one.path.name for one in clerk.copies.listing()[:1]],
        }
        os.write(out, json.dumps(said).encode() + b"\n")


def kill_one(
    folder: Folder, seed: int, book: LoadedBook, start: datetime, chance: random.Random
) -> list[dict[str, Any]]:
    """Fork a clerk, kill it at a random moment; what it had said until then."""
    read, write = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(read)
        with open(os.devnull, "w") as nothing:  # noqa: PTH123
            os.dup2(nothing.fileno(), 2)
        try:
            clerk_works(folder, seed, book, start, write)
        finally:
            os._exit(7)
    os.close(write)
    with os.fdopen(read, "rb") as pipe:
        if chance.random() < 0.9:
            pipe.readline()  # else it may be killed while it opens
        time.sleep(chance.choice((0.02, 0.1, 0.25)) * chance.random())
        os.kill(pid, signal.SIGKILL)
        lines = pipe.read().split(b"\n")[:-1]
    _, status = os.waitpid(pid, 0)
    if os.WIFEXITED(status):
        raise AssertionError(f"the clerk failed by himself (seed {seed})")
    return [json.loads(line) for line in lines if line.startswith(b"{")]


@contextlib.contextmanager
def opened(folder: Folder, start: datetime) -> Iterator[Office]:
    office = folder.office(SetClock(start), Copies(folder, SetClock(start)))
    try:
        yield office
    finally:
        office.close()


def twin_reaches(
    twin: Folder, seed: int, book: LoadedBook, start: datetime, wanted: str, calls: int
) -> str:
    """Do the same work unharmed until the register stands where it stood; the hash there."""
    clerk = Clerk(twin, seed, book, start)
    office, found = clerk.office, ""
    transaction = office.store.transaction
    depth = 0

    @contextlib.contextmanager
    def watched() -> Iterator[None]:
        nonlocal depth, found
        depth += 1
        try:
            with transaction():
                yield
        finally:
            depth -= 1
        if depth == 0 and mark(office) == wanted:
            found = dump(office)
            raise Enough

    if mark(office) == wanted:
        found = dump(office)
    else:
        office.store.transaction = watched  # type: ignore[method-assign]
        with contextlib.suppress(Enough):
            for _ in range(calls + 3):  # the call that was cut, and ones that changed nothing
                clerk.go()
    office.close()
    return found


def check(folder: Folder, start: datetime, said: list[dict[str, Any]]) -> list[str]:
    """What is wrong after a kill; an empty list when nothing is."""
    wrong = []
    with opened(folder, start) as office:
        there = office.store.value("SELECT count(*) FROM operation")
        if said and there < said[-1]["operations"]:
            wrong.append(f"lost: {said[-1]['operations'] - there} operations")
        findings = doctor.examine(office)
        wrong += [f"{f.code}: {f.message}" for f in findings if not f.ok and f.code not in _OUTSIDE]
        if said and said[-1]["copies"]:
            name = said[-1]["copies"][0]
            try:
                Copies(folder).prove(folder.backups / name)
            except KnownError as error:
                wrong.append(f"copy: {error}")
    return wrong


def main(rounds: int, seed: int, encrypted: bool = False) -> int:
    chance = random.Random(seed)
    told: Counter[str] = Counter()
    wrong: list[str] = []
    base = Path(tempfile.mkdtemp(prefix="crash-"))
    register = base / "登记表.csv"
    rows = [f"TS-202611{d:02d}-50{d % 9},2026-11-{d:02d} 09:10,3-2-1{d:02d},张伟,电梯停了{d},一般"
            for d in range(1, 16)]  # fmt: skip
    register.write_text(HEADER + "\n".join(rows), encoding="utf-8-sig")
    book = importing.load(register, today=NOW)
    start = NOW
    folder = Folder(base / "0")
    for number in range(rounds):
        if number % FRESH_EVERY == 0:
            shutil.rmtree(folder.root, ignore_errors=True)
            folder, start = Folder(base / str(number)), NOW
            folder.root.mkdir()
            folder = sealed(folder) if encrypted else folder
            folder.office(SetClock(start)).close()
        start += timedelta(hours=5)
        twin = Folder(base / "twin", folder.keys)
        shutil.rmtree(twin.root, ignore_errors=True)
        shutil.copytree(folder.root, twin.root)
        said = kill_one(folder, seed + number, book, start, chance)
        told["rounds"] += 1
        told["calls"] += len(said)
        faults = check(folder, start, said)
        with opened(folder, start) as office:
            state, sum_ = mark(office), dump(office)
            told["drafts"] += len(draftbook.intakes(office))
        same = twin_reaches(twin, seed + number, book, start, state, len(said))
        if same != sum_:
            faults.append("half: no commit of the twin left what is there")
        told["lost"] += sum(fault.startswith("lost") for fault in faults)
        told["half"] += sum(fault.startswith("half") for fault in faults)
        for work in said:
            told[f"did {work['work']}"] += 1
        wrong += [f"round {number} (seed {seed + number}): {fault}" for fault in faults]
    shutil.rmtree(base, ignore_errors=True)
    print(json.dumps({**told, "wrong": wrong}, ensure_ascii=False))
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2]), "encrypted" in sys.argv[3:]))
