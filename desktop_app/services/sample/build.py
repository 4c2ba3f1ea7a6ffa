"""Filling an empty data folder with the sample office."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from random import Random

from desktop_app.domain import journey
from desktop_app.domain.case import CaseFile, Complaint
from desktop_app.domain.errors import KnownError
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, say
from desktop_app.services import reworks
from desktop_app.services.cases import fingerprint
from desktop_app.services.office import Office
from desktop_app.services.operations import Progress
from desktop_app.services.pinyin import initials
from desktop_app.services.sample import incidents
from desktop_app.services.sample.incidents import SharedCase
from desktop_app.services.sample.site import Flat, Person, flats
from desktop_app.services.sample.story import Scene, called_in_time, live
from desktop_app.services.sample.words import Words, fill, read_words, weighted
from desktop_app.storage import casewriter, checks, households, reference, roster, settings

WORKFLOWS = (
    ("seven-steps", 79),
    ("office-rules", 9),
    ("manager-method", 6),
    ("service-window", 6),
)
_CHANNELS = {"hotline_12345": "hotline12345", "inspection": "patrol", "mail": "email"}
_ROLES = {"handler": "front_desk"}
_PACES = ((0.4, 22), (0.8, 32), (1.2, 24), (2.5, 14), (7.0, 7), (30.0, 1))
"""How fast cases are worked: most in good time, some slow, a few that nobody gets on with."""
DAYS = 180
"""How far back the sample office's register reaches."""


def build(
    office: Office, complaints: int = 240, seed: int = 1, progress: Progress | None = None
) -> int:
    """Fill an empty office; returns the number of complaints. Refuses one that has data."""
    if checks.case_ids(office.store) or households.count(office.store):  # the bin counts too
        raise KnownError(
            "office_not_empty",
            say(
                QT_TRANSLATE_NOOP(
                    "core", "数据文件夹里已有投诉或住户，示例数据只能放进空的数据文件夹；未作改动。"
                )
            ),
        )
    rng = Random(seed)
    words = read_words(office.resources, [c.code for c in reference.categories(office.store)])
    with office.write("sample") as journal:
        _staff(office, words)
        homes = list(_homes(office, rng, words))
        shared = incidents.plan(rng, words, homes, office.now(), complaints)
        members: dict[int, list[int]] = {}
        cases = _cases(office, rng, words, homes, shared, complaints, progress, members)
        ids = casewriter.insert_many(journal, cases)
        incidents.store(
            office, journal, {key: [ids[row] for row in rows] for key, rows in members.items()}
        )
        journal.touched |= {"household", "resident", "staff", "setting"}
    office.operator = office.setting("operator")
    return len(ids)


def _staff(office: Office, words: Words) -> None:
    known = {person.name for person in reference.staff(office.store)}
    for person in words.office["staff"]:
        if person["name"] not in known:
            office.store.insert(
                "staff",
                {
                    "name": person["name"],
                    "role": _ROLES.get(person["role"], person["role"]),
                    "department": person["department"],
                },
            )
    settings.put(office.store, "operator", words.office["staff"][0]["name"])
    settings.put(office.store, "office_name", words.office["community"]["office"])
    settings.put(office.store, "sample_office", "1")


def _homes(office: Office, rng: Random, words: Words) -> Iterator[tuple[int, int, Flat, Person]]:
    """Store the flats and people; yields (household id, resident id, flat, first person)."""
    store = office.store
    for flat in flats(rng, words):
        household_id = store.insert(
            "household",
            {
                "community": flat.community,
                "building": flat.building,
                "unit": flat.unit,
                "room": flat.room,
                "area": flat.area,
                "occupancy": flat.occupancy,
                "note": flat.note,
            },
        )
        first = 0
        for person in flat.people:
            resident_id = roster.add_resident(
                store,
                household_id,
                roster.RosterPerson(
                    0,
                    person.name,
                    person.phone,
                    person.kind,
                    person.preferred_time,
                    initials(person.name),
                ),
            )
            first = first or resident_id
        if flat.occupancy == "occupied":
            yield household_id, first, flat, flat.people[0]


def _times(rng: Random, words: Words, now: datetime, count: int) -> list[datetime]:
    """When the complaints came in: by the office's pattern of hours, weekdays and months."""
    patterns = words.office["patterns"]
    days = [now.date() - timedelta(days=back) for back in range(DAYS)]
    # The last days weigh more, so that a small office too has something on its desk.
    weights = [
        patterns["weekdays"][d.weekday()]
        * patterns["months"][d.month - 1]
        * (14 if back < 4 else 1)
        for back, d in enumerate(days)
    ]
    times: list[datetime] = []
    while len(times) < count:
        day = rng.choices(days, weights)[0]
        hour = rng.choices(range(24), patterns["hours"])[0]
        at = datetime.combine(day, time(hour, rng.randint(0, 59), rng.randint(0, 59)))
        if at < now - timedelta(minutes=3):
            times.append(at)
    return sorted(times)


def _cases(
    office: Office,
    rng: Random,
    words: Words,
    homes: list[tuple[int, int, Flat, Person]],
    shared: list[SharedCase],
    count: int,
    progress: Progress | None,
    members: dict[int, list[int]],
) -> Iterator[CaseFile]:
    """The cases in the order of their intake; *members* gets incident → row numbers."""
    now, rules = office.now(), office.rules()
    templates = {key: office.workflows.current_id(key) for key, _ in WORKFLOWS}
    staff = [(s["name"], s["department"]) for s in words.office["staff"] if s["role"] == "handler"]
    desk = [s["name"] for s in words.office["staff"] if s["role"] == "front_desk"]
    departments = {c.code: c.department for c in reference.categories(office.store)}
    causes = {c.code: c.name.zh for c in reference.root_causes(office.store)}
    quality = tuple(item.zh for item in reworks.items(office))
    patterns = words.office["patterns"]
    numbers: Counter[str] = Counter()
    blocks = [(block, block["weight"]) for block in words.complaints]
    times: list[tuple[datetime, SharedCase | None]] = [(one.at, one) for one in shared]
    times += [(at, None) for at in _times(rng, words, now, count - len(shared))]
    for index, (at, part) in enumerate(sorted(times, key=lambda row: row[0])):
        if progress is not None and index % 50 == 0:
            progress.step(index, count)
        household_id, resident_id, flat, person = part.home if part else rng.choice(homes)
        block = part.block if part else weighted(rng, blocks)
        if part is not None:
            members.setdefault(part.incident, []).append(index)
        code = words.category_codes[block["category"]]
        workflow_id = templates[weighted(rng, WORKFLOWS)] or 0
        day = f"{at:%Y%m%d}"
        numbers[day] += 1
        channel = str(weighted(rng, patterns["channels"]))
        content = fill(rng, rng.choice(block["texts"]), 栋=flat.building)
        complaint = Complaint(
            id=0,
            number=f"TS-{day}-{numbers[day]:03d}",
            received_at=at,
            content=content,
            channel=_CHANNELS.get(channel, channel),
            received_by=rng.choice(desk),
            household_id=household_id,
            community=flat.community,
            building=flat.building,
            unit=flat.unit,
            room=flat.room,
            resident_id=resident_id,
            complainant=person.name,
            complainant_kind=person.kind,
            phone=person.phone,
            expectation=fill(rng, rng.choice(block["expectations"])),
            category=code,
            severity=rng.choice(block["severities"]),
            mood=str(weighted(rng, patterns["moods"])),
            workflow_id=workflow_id,
            fingerprint=fingerprint(at, f"{flat.building}-{flat.unit}-{flat.room}", content),
        )
        department = departments.get(code, "") or "客服部"
        fitting = [name for name, where in staff if where == department] or [staff[0][0]]
        scene = Scene(
            rng=rng,
            words=words,
            block=block,
            causes=causes,
            rules=rules,
            until=now,
            pace=part.pace if part else weighted(rng, _PACES),
            handler=rng.choice(fitting),
            department=department,
            called=person.called(),
            quality=quality,
        )
        begun = journey.begin(complaint, office.workflows.by_id(workflow_id), rules)
        case = live(begun, scene)
        for _ in range(20):  # a turn of the story in which the household is content in the end
            if part is None or not part.over or case.complaint.outcome == "closed":
                break
            case = live(begun, scene)
        yield called_in_time(case, rng, now)
    for day, last in numbers.items():
        office.store.insert("number_counter", {"day": day, "last": last})
