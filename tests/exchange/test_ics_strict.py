"""The calendar file as Outlook, Thunderbird and phones want it (RFC 5545), checked line by line."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.exchange.ics import CalendarEvent, write_calendar

CHANGED = datetime(2026, 11, 21, 9)
LONG = "三号楼二单元五〇一室卫生间顶板渗水，已约工程部刘师傅上门；" * 6
EVENTS = [
    CalendarEvent("follow-up-1", datetime(2026, 11, 23, 10), "回访 3-2-501 李**", CHANGED,
                  minutes=15, description=f"TS-20261121-009\n{LONG}", place="3-2-501",
                  alarm_minutes=15),
    CalendarEvent("follow-up-2", datetime(2026, 11, 23, 10), "现场检查；逗号, 分号; 反斜\\杠",
                  CHANGED, minutes=60, alarm_minutes=15),
    CalendarEvent("follow-up-3", date(2026, 11, 24), "预防性走访", CHANGED),
    CalendarEvent("follow-up-4", datetime(2026, 11, 20, 9), "满意度回访", CHANGED, done=True),
]  # fmt: skip


def written(folder: Path, events: list[CalendarEvent], name: str = "回访.ics") -> bytes:
    path = folder / name
    write_calendar(path, events)
    return path.read_bytes()


@pytest.fixture
def data(tmp_path: Path) -> bytes:
    return written(tmp_path, EVENTS)


def events_of(data: bytes) -> list[icalendar.Event]:
    return icalendar.Calendar.from_ical(data).walk("VEVENT")  # type: ignore[return-value]


def test_every_line_is_short_whole_utf8_and_ends_with_crlf(data: bytes) -> None:
    assert data.endswith(b"\r\n") and not data.startswith(b"\xef\xbb\xbf")
    assert b"\n" not in data.replace(b"\r\n", b"") and b"\r" not in data.replace(b"\r\n", b"")
    lines = data.split(b"\r\n")[:-1]
    assert max(map(len, lines)) <= 75
    assert any(line.startswith(b" ") for line in lines)
    for line in lines:
        line.decode("utf-8")  # no character is cut in two by folding
        assert line.strip()


def test_the_frame_is_what_the_standard_asks_for(data: bytes) -> None:
    lines = data.decode().split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR" and lines[-2] == "END:VCALENDAR"
    assert lines.count("VERSION:2.0") == 1
    assert sum(line.startswith("PRODID:") for line in lines) == 1
    for name in ("VCALENDAR", "VEVENT", "VALARM"):
        assert lines.count(f"BEGIN:{name}") == lines.count(f"END:{name}")
    assert not any(line.startswith("METHOD") for line in lines)  # a file, no invitation


def test_each_event_has_what_it_must_have_once(data: bytes) -> None:
    found = events_of(data)
    assert len(found) == len(EVENTS)
    for event in found:
        assert event.errors == []
        for name in ("UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY"):
            assert name in event and not isinstance(event[name], list)
        assert "DURATION" not in event  # never together with DTEND
        assert event["DTEND"].dt > event["DTSTART"].dt
        assert event["STATUS"] in ("TENTATIVE", "CONFIRMED", "CANCELLED")
        assert event["DTSTAMP"].dt == datetime(2026, 11, 21, 1, tzinfo=UTC)


def test_times_float(data: bytes) -> None:
    text = data.decode().replace("\r\n ", "")
    assert "DTSTART:20261123T100000\r\n" in text and "DTEND:20261123T101500\r\n" in text
    assert "DTSTART;VALUE=DATE:20261124" in text and "DTEND;VALUE=DATE:20261125" in text
    assert "TZID" not in text
    stamps = re.findall(r"DTSTAMP:(\S+)", text)
    assert all(re.fullmatch(r"\d{8}T\d{6}Z", stamp) for stamp in stamps)


def test_uids_are_unique_and_stay(tmp_path: Path, data: bytes) -> None:
    uids = [str(event["UID"]) for event in events_of(data)]
    assert len(set(uids)) == len(EVENTS)
    moved = [
        CalendarEvent(e.key, datetime(2026, 12, 1, 9), "改期 " + e.title, datetime(2026, 11, 25))
        for e in EVENTS
    ]
    again = events_of(written(tmp_path, moved))
    assert [str(event["UID"]) for event in again] == uids


def test_alarms(data: bytes) -> None:
    alarms = {str(event["UID"]).split("@")[0]: event.walk("VALARM") for event in events_of(data)}
    assert {key: len(found) for key, found in alarms.items()} == {
        "follow-up-1": 1, "follow-up-2": 1, "follow-up-3": 0, "follow-up-4": 0,
    }  # fmt: skip
    alarm = alarms["follow-up-1"][0]
    assert alarm["ACTION"] == "DISPLAY" and alarm["DESCRIPTION"] == "回访 3-2-501 李**"
    assert alarm["TRIGGER"].dt == timedelta(minutes=-15)


def test_texts_come_back_as_they_were(data: bytes) -> None:
    found = {str(event["UID"]).split("@")[0]: event for event in events_of(data)}
    assert str(found["follow-up-1"]["DESCRIPTION"]) == EVENTS[0].description
    assert str(found["follow-up-2"]["SUMMARY"]) == EVENTS[1].title
    assert found["follow-up-4"].categories == ["已完成"]


def test_read_and_written_again_it_is_the_same(data: bytes) -> None:
    first = icalendar.Calendar.from_ical(data)
    second = icalendar.Calendar.from_ical(first.to_ical())
    assert second == first
    assert [c.name for c in second.walk()] == [c.name for c in first.walk()]
    assert second.to_ical() == first.to_ical()


def test_no_follow_ups_is_a_calendar_too(tmp_path: Path) -> None:
    data = written(tmp_path, [])
    assert events_of(data) == []
    assert data.startswith(b"BEGIN:VCALENDAR\r\n") and data.endswith(b"END:VCALENDAR\r\n")


@given(
    st.lists(st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=120), max_size=4)
)
def test_any_text_makes_a_sound_file(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    events = [
        CalendarEvent(f"follow-up-{n}", datetime(2026, 11, 23, 10), text or "回访", CHANGED,
                      description=text, place=text, alarm_minutes=15)
        for n, text in enumerate(texts)
    ]  # fmt: skip
    data = written(tmp_path_factory.mktemp("ics"), events)
    assert max(map(len, data.split(b"\r\n"))) <= 75
    found = events_of(data)
    assert len(found) == len(events)
    assert len({str(event["UID"]) for event in found}) == len(events)
    assert all(not event.errors for event in found)
