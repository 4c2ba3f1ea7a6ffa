"""A terrible week: hundreds of cases, dozens overdue, texts of two thousand characters."""

from __future__ import annotations

from datetime import timedelta

from desktop_app.services import cases
from desktop_app.services.cases import Intake
from desktop_app.services.office import Office
from tests.offices import SetClock

LONG = (
    "楼上卫生间漏水三天没人管，天花板泡了一大片，墙皮掉进锅里；打了七次电话，每次都说“马上来”。"
    "电梯也坏了，老人背不下楼……心、水、火、户、高、青、见、长、门、用，A-1 & <b>B</b> 100% 12:30\n"
)
UNBROKEN = "W" * 120
CATEGORIES = ("engineering.leak", "facility.elevator", "cleaning.odor", "parking.fire_lane", "")


def long_text(length: int = 2000) -> str:
    """Chinese, Latin, quotes, line breaks and a word that no column can hold whole."""
    return (UNBROKEN + LONG * (length // len(LONG) + 1))[:length]


def make_terrible(
    office: Office, clock: SetClock, count: int = 400, overdue: int = 60
) -> list[int]:
    """*count* cases of the week in which *clock* stands, *overdue* of them past every limit.

    The first of each twenty has texts of 2,000 characters in every field.
    """
    now = clock.at
    monday = (now - timedelta(days=now.weekday())).replace(hour=8, minute=30, second=0)
    ids = []
    for number in range(count):
        late = number < overdue
        clock.at = (
            now - timedelta(days=20) if late else min(now, monday + timedelta(minutes=12 * number))
        )
        long = number % 20 == 0
        made = cases.register(
            office,
            Intake(
                long_text() if long else f"第 {number} 件：电梯困人 20 分钟，电话无人接听",
                community="锦绣花园",
                building=str(number % 12 + 1),
                unit="2",
                room=str(101 + number),
                complainant="欧阳" + "建国" * (12 if long else 1),
                phone="13812342207",
                occurred=long_text(300) if long else "昨晚 23:40，3 栋 2 单元电梯",
                expectation=long_text() if long else "马上修好，书面说明",
                category=CATEGORIES[number % 5],
                severity=("normal", "critical", "major", "minor")[number % 4],
                department="工程部",
                handler="刘工",
                remark=long_text(400) if long else "",
            ),
        )
        ids.append(made.complaint.id)
    clock.at = now
    return ids
