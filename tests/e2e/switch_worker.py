"""A process that turns a folder's encryption on and off and is killed at random, round by round.

Run with a folder, a number of rounds and a seed. Each round forks a child that switches the
encryption; it is killed with SIGKILL. Then the folder is opened as on the next start: it must be
encrypted or plain as a whole, with everything in it, and with nothing of the other state left.
Prints one line of JSON.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path

from desktop_app.services import attachments, cases
from desktop_app.services.cases import Intake
from desktop_app.services.safety import encrypting, encryption
from desktop_app.services.safety.encryption import Locks
from desktop_app.storage.encryption import keyfile, switching
from desktop_app.storage.faults import is_plain
from tests.offices import CODE, NOW, PASSPHRASE, Folder, SetClock

FILES = 24
SECRET = "陈静 13800138000 漏水"


def furnish(folder: Folder) -> list[str]:
    """Cases and attachments of a new folder; returns what must be there ever after."""
    folder.root.mkdir(parents=True)
    office = folder.office(SetClock())
    for number in range(40):
        case = cases.register(office, Intake(f"{SECRET} {number} " * 20))
        if number < FILES:
            stored = attachments.take_in_bytes(
                attachments.folder_of(office), f"{number}.txt", picture(number)
            )
            attachments.attach(office, case.complaint.id, [stored])
    told = contents(folder, office)
    office.close()
    return told


def picture(number: int) -> bytes:
    return f"{SECRET} {number} ".encode() * 3000


def contents(folder: Folder, office: object) -> list[str]:
    from desktop_app.services.office import Office

    assert isinstance(office, Office)
    texts = [r["content"] for r in office.store.rows("SELECT content FROM complaint_text")]
    missing, changed = attachments.damaged(office)
    return [*sorted(texts), f"missing {len(missing)}, changed {len(changed)}"]


def next_start(folder: Folder) -> tuple[Folder, bool]:
    """What a start does first: key, leftovers of a switch."""
    file = encryption.key_file(folder)
    keys = encryption.open_with_passphrase(file, PASSPHRASE) if file is not None else None
    opened = replace(folder, keys=keys)
    return opened, encryption.settle(opened)


def wrong(folder: Folder, told: list[str]) -> list[str]:
    """Everything that is not as it must be after a start."""
    faults = []
    office = folder.office(SetClock())
    try:
        if contents(folder, office) != told:
            faults.append("not everything is there")
        if office.store.value("PRAGMA integrity_check") != "ok":
            faults.append("integrity")
        from desktop_app.services.safety import proof

        if not proof.verify(office).ok:
            faults.append("trace")
        newest = office.store.value(
            "SELECT name FROM operation WHERE name LIKE 'encryption_%' ORDER BY id DESC LIMIT 1"
        )
        if newest not in (None, "encryption_on" if folder.keys else "encryption_off"):
            faults.append(f"trace says {newest}")
    finally:
        office.close()
    encrypted = folder.keys is not None
    if is_plain(folder.database) is encrypted:
        faults.append("database of the other state")
    if (folder.root / keyfile.NAME).exists() is not encrypted:
        faults.append("key file of the other state")
    for path in folder.root.rglob("*"):
        if not path.is_file() or "logs" in path.parts:
            continue
        if path.name.startswith(".") or path.suffix in (".part", ".tmp"):
            faults.append(f"left over: {path.name}")
        if encrypted and SECRET.encode() in path.read_bytes():
            faults.append(f"in the clear: {path.name}")
    return faults


def switch(folder: Folder) -> None:
    if folder.keys is None:
        keys, file = keyfile.create(PASSPHRASE, CODE)
        encrypting.turn_on(folder, Locks(keys, file, ""), "何经理", NOW)
    else:
        encrypting.turn_off(folder, "何经理", NOW)


def main(root: Path, rounds: int, seed: int) -> dict[str, object]:
    chance = random.Random(seed)
    # Stretching is slow on purpose; here it only has to be done again and again.
    keyfile._TIME, keyfile._MEMORY, keyfile._LANES = 1, 64, 1
    plain = Folder(root / "数据")
    told = furnish(plain)
    folder = plain
    began = time.perf_counter()
    switch(folder)
    whole = time.perf_counter() - began
    ends: Counter[str] = Counter()
    bad: list[str] = []
    for number in range(rounds):
        folder, _ = next_start(plain)
        before = folder.keys is not None
        child = os.fork()
        if child == 0:
            try:
                switch(folder)
            finally:
                os._exit(0)
        time.sleep(chance.random() * whole * 1.6)
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        cut = (plain.root / switching._UNDER_WAY).exists()
        folder, _ = next_start(plain)
        after = folder.keys is not None
        ends["cut" if cut else "done" if not os.WIFSIGNALED(status) else "killed"] += 1
        ends["new" if before != after else "old"] += 1
        ends["cut after the rename"] += cut and before != after
        bad += [f"round {number}: {one}" for one in wrong(folder, told)]
    return {"rounds": rounds, "wrong": bad, "seconds": round(whole, 2), **ends}


if __name__ == "__main__":
    print(
        json.dumps(main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])), ensure_ascii=False)
    )
