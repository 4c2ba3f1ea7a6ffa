"""An office of any size for the benches: real sample cases, multiplied with plain SQL.

The copies differ in place, person, time and words, so that orders and filters have work to do;
nineteen of twenty are closed, as in an office with years behind it.
"""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from desktop_app.domain.searchtext import BREAK, plain
from desktop_app.services.sample.build import build
from desktop_app.storage import search
from tests.offices import NOW, make_office

SAMPLE = 200
OPEN_PART = 0.05
_SUBJECTS = "卫生间漏水 电梯异响 楼道垃圾 车位被占 门禁失灵 路灯不亮 夜间装修噪音 水压不足 账单有误 宠物扰民".split()
_VERBS = (
    "请尽快处理 已反映两次 影响休息 要求书面答复 家里有老人 孩子害怕 多户都有 上次修过又坏".split()
)
_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"
_GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华"
_OPEN = "pending unassigned in_progress on_hold awaiting_resident awaiting_callback rework".split()


def write(folder: Path, rows: int, *, words: bool = True) -> Path:
    """``office.db`` with *rows* complaints in *folder*; the file that is there already stays."""
    path = folder / "office.db"
    mark = folder / f"whole-{rows}"
    if mark.exists():
        return path
    folder.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    office = make_office(folder)
    build(office, SAMPLE, seed=3)
    with office.store.transaction():
        search.index(office.store, search.due(office.store))
    staff = [row["name"] for row in office.store.rows("SELECT name FROM staff")]
    departments = [row["name"] for row in office.store.rows("SELECT name FROM department")]
    categories = [row["code"] for row in office.store.rows("SELECT code FROM category")]
    office.close()
    database = sqlite3.connect(path, isolation_level=None)
    database.execute("PRAGMA synchronous = off")
    database.execute("PRAGMA foreign_keys = off")
    database.execute("PRAGMA cache_size = -200000")
    database.row_factory = sqlite3.Row
    names = [row["name"] for row in database.execute("PRAGMA table_info(complaint)")]
    patterns = [dict(row) for row in database.execute("SELECT * FROM complaint ORDER BY id")]
    last = patterns[-1]["id"]
    chance = random.Random(rows)
    made = _cases(chance, patterns, last, rows - len(patterns), staff, departments, categories)
    orders = [
        row["sql"]
        for row in database.execute(
            "SELECT sql FROM sqlite_master WHERE type = 'index' AND tbl_name = 'complaint'"
            " AND sql IS NOT NULL"
        )
    ]
    for sql in orders:
        database.execute(f"DROP INDEX {sql.split()[2]}")
    database.execute("BEGIN")
    insert = f"INSERT INTO complaint ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"
    found: list[tuple[int, str]] = []

    def take() -> Iterator[list[object]]:
        for values, text in made:
            found.append((int(str(values["id"])), text))
            yield [values[name] for name in names]

    database.executemany(insert, take())
    database.executemany(
        "INSERT INTO complaint_text (complaint_id, content) VALUES (?, ?)",
        ((one, text.split(BREAK)[-1]) for one, text in found),
    )
    if words:
        database.executemany(
            "INSERT INTO case_words (rowid, words) VALUES (?, ?)",
            ((one, " ".join(BREAK.join(map(plain, text.split(BREAK))))) for one, text in found),
        )
    database.executemany(
        "INSERT INTO case_tag (complaint_id, tag) VALUES (?, ?)",
        ((one, "媒体关注") for one, _ in found[::997]),
    )
    database.execute("COMMIT")
    for sql in orders:
        database.execute(sql)
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()
    mark.touch()
    return path


def _cases(
    chance: random.Random,
    patterns: list[dict[str, object]],
    last: int,
    count: int,
    staff: list[str],
    departments: list[str],
    categories: list[str],
) -> Iterator[tuple[dict[str, object], str]]:
    for one in range(count):
        values = dict(chance.choice(patterns))
        # Most ids follow the time of receipt; an imported register does not.
        received = NOW - timedelta(minutes=(count - one) * 3 + chance.randrange(4000))
        open_case = chance.random() < OPEN_PART
        text = (
            f"{chance.choice(_SUBJECTS)}，{chance.choice(_VERBS)}，第 {chance.randrange(9000)} 次"
        )
        person = chance.choice(_SURNAMES) + chance.choice(_GIVEN) + chance.choice(_GIVEN)
        values |= {
            "id": last + 1 + one,
            "number": f"TS-{received:%Y%m%d}-{one:07d}",
            "received_at": _text(received),
            "building": str(chance.randrange(1, 40)),
            "unit": str(chance.randrange(1, 4)),
            "room": f"{chance.randrange(1, 33)}{chance.randrange(1, 5):02d}",
            "household_id": None,
            "resident_id": None,
            "complainant": person,
            "phone": f"139{chance.randrange(10**8):08d}",
            "excerpt": text,
            "category": chance.choice(categories),
            "severity": chance.choices(["minor", "normal", "major", "critical"], [2, 6, 2, 1])[0],
            "department": chance.choice(departments),
            "handler": chance.choice(staff),
            "channel": chance.choice(["phone", "wechat", "visit", "online"]),
            "repeat_of": None,
            "incident_id": None,
            "batch_id": None,
            "fingerprint": f"bench{one}",
            "round": 1 if chance.random() < 0.04 else 0,
            "deleted_at": None,
            "on_hold": 0,
        }
        if open_case:
            due = NOW + timedelta(minutes=chance.randrange(-3000, 20000))
            values |= {
                "status": chance.choice(_OPEN), "outcome": "", "due_at": _text(due),
                "due_from": _text(received), "completed_at": None, "closed_at": None,
                "satisfaction": "",
            }  # fmt: skip
        else:
            closed = received + timedelta(hours=chance.randrange(1, 200))
            values |= {
                "status": "closed", "outcome": "closed", "due_at": None, "due_from": None,
                "completed_at": _text(closed), "closed_at": _text(closed),
                "satisfaction": chance.choice("AAABC"),
            }  # fmt: skip
        words = BREAK.join((str(values["number"]), person, str(values["handler"]), text))
        yield values, words


def _text(moment: datetime) -> str:
    return moment.isoformat(" ", "seconds")


if __name__ == "__main__":
    import sys

    print(write(Path(sys.argv[1]), int(sys.argv[2])))
