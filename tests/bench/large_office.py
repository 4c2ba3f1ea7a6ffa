"""Offices of 10⁴ to 10⁶ cases for the benches: made once a size, sound enough for ``doctor``.

A sample office (people, flats, incidents, open cases in every workflow) and on top of it rows
of a register of some years, booked as an import books them, a batch a year. Each row is a case
with steps, contacts and trace; a few in a hundred are still open, some have a follow-up or a tag.
Flats and names grow with the cases, so that orders and filters have work to do.
"""

from __future__ import annotations

import os
import random
import shutil
import sys
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from desktop_app.services import searching
from desktop_app.services.cases import fingerprint
from desktop_app.services.imports.booked_shapes import ShapedBooking
from desktop_app.services.imports.cases import templates_of
from desktop_app.services.office import Office
from desktop_app.services.pinyin import initials
from desktop_app.services.sample.build import build
from desktop_app.storage import followups, reference, roster, settings
from desktop_app.storage.casebulk import BulkCases
from desktop_app.storage.store import Store
from tests.offices import NOW, RESOURCES

LEAST_LIVED, MOST_LIVED = 240, 2_000
"""Cases of the sample office, which went through every step: one in fifty, within these."""
CASES_A_FLAT = 60
YEARS = 6
OPEN_SHARE = 0.02
_WHAT = (
    "厨房水管接头漏水 电梯运行时有异响 楼道堆放杂物 车位被外来车占用 夜间施工噪声 路灯不亮 垃圾清运不及时 "
    "门禁卡失灵 卫生间返水 外墙渗水 宠物扰民 儿童设施损坏 消防通道被堵 物业费有疑问 对讲机无声"
).split()
_MORE = (
    "已影响正常生活 上周报过一次 家里有老人和小孩 要求今天答复 楼下邻居也来反映 晚上特别明显 "
    "请派人上门查看 希望给一个说法 同一单元多户遇到"
).split()
_NAMES = "张王李赵刘陈杨黄周吴徐孙马朱胡郭何林"
_GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华"
_TAGS = ("媒体关注", "老人", "赔偿", "多次上门")
_ASKED = ("尽快修好", "安排人员上门", "书面答复", "")


def write(folder: Path, count: int, seed: int = 1, now: datetime = NOW) -> Path:
    """A data folder whose ``complaints.db`` has *count* cases, all of them indexed."""
    folder.mkdir(parents=True, exist_ok=True)
    office = Office(Store(folder / "complaints.db"), lambda: now, RESOURCES)
    office.open()
    try:
        store = office.store
        # Half-made files are thrown away whole, so nothing needs to survive a cut.
        store.execute("PRAGMA synchronous = off")
        store.execute("PRAGMA cache_size = -256000")
        lived = min(max(LEAST_LIVED, min(count // 50, MOST_LIVED)), count)
        build(office, lived, seed)
        settings.put(store, "operator", reference.staff(store)[0].name)
        if count > lived:
            with office.write("import") as journal:
                bulk = BulkCases(journal)
                booking = ShapedBooking(bulk, templates_of(office), office.rules(), now)
                rng = random.Random(seed)
                planned, tagged = [], []
                _flats(store, rng, count // CASES_A_FLAT)
                for columns, said in _rows(store, rng, count - lived, now):
                    complaint_id = booking.put(columns, said)
                    if said["progress"] == "working" and rng.random() < 0.3:
                        planned.append(_call(columns, complaint_id, rng, now))
                    if complaint_id % 97 == 0:
                        tagged.append((complaint_id, rng.choice(_TAGS)))
                bulk.flush()
                followups.add_many(journal, planned)
                store.insert_many("case_tag", ("complaint_id", "tag"), tagged)
                # The cases are marked as due by ``BulkCases``; what follows indexes them.
                journal.cases.clear()
        while searching.keep_up(office, 5_000):
            pass
    finally:
        office.close()
    return folder


def kept(folder: Path, count: int) -> Path:
    """As ``write``, but a folder that holds such an office already is used again."""
    wanted = folder / f"office-{count}"
    if not (wanted / "complaints.db").exists():
        part = folder / f"office-{count}.part"
        shutil.rmtree(part, ignore_errors=True)
        write(part, count)
        part.rename(wanted)
    return wanted


def copied(folder: Path, count: int, into: Path) -> Path:
    """The database of such an office to work on, as a file of its own in *into*.

    All of it lies on the disk: else the first commits would wait for gigabytes that the copy left
    to be written.
    """
    database = into / "complaints.db"
    shutil.copy(kept(folder, count) / "complaints.db", database)
    with database.open("rb+") as written:
        os.fsync(written.fileno())
    return database


def _flats(store: Store, rng: random.Random, count: int) -> None:
    """High buildings of a second estate with one owner a flat."""
    for at in range(count):
        rest, place = divmod(at, 4)
        rest, floor = divmod(rest, 28)
        building, unit = divmod(rest, 3)
        flat = {
            "community": "滨江苑",
            "building": str(building + 1),
            "unit": str(unit + 1),
            "room": f"{floor + 1}{place + 1:02d}",
            "occupancy": "occupied",
        }
        phone = f"137{rng.randrange(10**8):08d}"
        name = _name(rng)
        roster.add_resident(
            store,
            store.insert("household", flat),
            roster.RosterPerson(0, name, phone, "owner", "", initials(name)),
        )


def _name(rng: random.Random) -> str:
    return rng.choice(_NAMES) + rng.choice(_GIVEN) + rng.choice(_GIVEN)


def _rows(
    store: Store, rng: random.Random, count: int, now: datetime
) -> Iterator[tuple[dict[str, object], dict[str, object]]]:
    """Columns and typed fields of each row, oldest first."""
    flats = store.rows("SELECT id, community, building, unit, room FROM household ORDER BY id")
    categories = [one.code for one in reference.categories(store)]
    departments = [one.name for one in reference.departments(store)]
    staff = [one.name for one in reference.staff(store)]
    begin = now - timedelta(days=365 * YEARS)
    minutes = int((now - begin).total_seconds() / 60) - 60
    step = minutes / count
    batches = {
        year: store.insert(
            "import_batch",
            {
                "file_name": f"{year} 年登记表.xlsx",
                "file_hash": str(year),
                "kind": "complaints",
                "at": now - timedelta(days=1),
            },
        )
        for year in range(begin.year, now.year + 1)
    }
    for index in range(count):
        received = begin + timedelta(minutes=int(index * step), seconds=rng.randrange(60))
        recent = (now - received).days < 60
        working = rng.random() < (OPEN_SHARE * 10 if recent else OPEN_SHARE / 4)
        flat = rng.choice(flats)
        content = f"{rng.choice(_WHAT)}，{rng.choice(_MORE)}，第 {index} 次登记"
        place = f"{flat['building']}-{flat['unit']}-{flat['room']}"
        done = received + timedelta(hours=rng.randrange(1, 120))
        finished = None if working else min(done, now - timedelta(minutes=10))
        columns: dict[str, object] = {
            "number": f"WY{index:08d}",
            "received_at": received,
            "channel": rng.choice(("phone", "phone", "visit", "wechat", "hotline12345")),
            "community": flat["community"],
            "building": flat["building"],
            "unit": flat["unit"],
            "room": flat["room"],
            "household_id": flat["id"],
            "complainant": _name(rng),
            "complainant_kind": "owner",
            "phone": f"138{rng.randrange(10**8):08d}",
            "phone_note": "",
            "occurred": "",
            "content": content,
            "expectation": rng.choice(_ASKED),
            "category": rng.choice(categories),
            "category_text": "",
            "severity": rng.choice(("minor", "normal", "normal", "normal", "major")),
            "department": rng.choice(departments),
            "handler": rng.choice(staff),
            "received_by": rng.choice(staff),
            "remark": "",
            "fingerprint": fingerprint(received, place, content),
            "source_file": "",
            "source_sheet": "",
            "source_row": None,
            "batch_id": batches[received.year],
        }
        said: dict[str, object] = {
            "progress": "working" if working else "done",
            "department": columns["department"],
            "handler": columns["handler"],
            "result": "" if working else "已修复，业主确认",
            "completed_at": finished,
            "callback_at": None if finished is None else finished + timedelta(minutes=5),
            "satisfaction": "" if working else rng.choices("ABC", (60, 38, 2))[0],
        }
        yield columns, said


def _call(
    columns: dict[str, object], complaint_id: int, rng: random.Random, now: datetime
) -> dict[str, object]:
    """A planned call about an open case, some days ahead or a little late."""
    return {
        "kind": "progress",
        "due_at": now + timedelta(minutes=rng.randrange(-2_000, 40_000)),
        "complaint_id": complaint_id,
        "household_id": columns["household_id"],
        "title": "",
        "note": "",
        "assignee": columns["handler"],
    }


if __name__ == "__main__":
    began = time.perf_counter()
    made = kept(Path(sys.argv[1]), int(sys.argv[2]))
    size = (made / "complaints.db").stat().st_size / 1e6
    print(f"{made}: {size:,.0f} MB in {time.perf_counter() - began:.0f} s")
