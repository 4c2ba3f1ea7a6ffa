"""The queue's model: pages on demand, a bounded cache, a view that stays where it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from desktop_app.domain.case import Status
from desktop_app.domain.views import QueueRow
from desktop_app.services.lists import Lists
from desktop_app.services.queue import PAGE
from desktop_app.ui.queue.columns import COLUMNS, PLACE, SORT_MENU, Wording, column_of
from desktop_app.ui.queue.model import KEPT, ROW_ROLE, QueueModel

NOW = datetime(2026, 11, 21, 14, 32, 7)
COUNT = 100_000
BLANK = QueueRow(
    id=0, number="", received_at=NOW, status=Status.IN_PROGRESS, severity="normal", category="",
    category_text="环境 / 保洁", community="", building="3", unit="2", room="501",
    complainant="李建国", phone="13812342207", content="楼道垃圾", step_key="s",
    step_title_zh="给出方案", step_title_en="Plan", step_position=4, step_count=7, due_at=None,
    due_clock="", due_from=None, next_callback=None, round=0, incident_id=None, handler="",
    department="", channel="phone", satisfaction="", household_id=None, source_file="",
    source_sheet="", source_row=None,
)  # fmt: skip


def row(number: int) -> QueueRow:
    return BLANK._replace(id=number, number=f"TS-{number}")


class Source:
    """Hands out pages when told to."""

    def __init__(self) -> None:
        self.asked: list[int] = []
        self.waiting: list[tuple[int, Callable[[Sequence[QueueRow]], None]]] = []

    def fetch(self, page: int, arrived: Callable[[Sequence[QueueRow]], None]) -> None:
        self.asked.append(page)
        self.waiting.append((page, arrived))

    def deliver(self) -> None:
        waiting, self.waiting = self.waiting, []
        for page, arrived in waiting:
            arrived(page_of(page))


def page_of(page: int, count: int = COUNT) -> list[QueueRow]:
    return [row(one) for one in range(page * PAGE, min(count, (page + 1) * PAGE))]


@pytest.fixture
def source() -> Source:
    return Source()


@pytest.fixture
def model(qapp: object, source: Source) -> QueueModel:
    made = QueueModel(Wording(lambda: NOW, Lists(), "zh"), source.fetch)
    made.reset(COUNT, {0: page_of(0)})
    return made


def test_it_is_a_sound_table_model(model: QueueModel, qtmodeltester: ModelTester) -> None:
    model.reset(200, {0: page_of(0, 200), 1: page_of(1, 200)})
    qtmodeltester.check(model, force_py=True)


def test_what_is_not_there_is_empty_and_comes(model: QueueModel, source: Source, qtbot) -> None:
    far = model.index(70_000, PLACE["number"])
    assert far.data() == ""
    qtbot.waitUntil(lambda: source.asked == [70_000 // PAGE])
    with qtbot.waitSignal(model.dataChanged) as told:
        source.deliver()
    assert told.args[0].row() <= 70_000 <= told.args[1].row()
    assert far.data() == "TS-70000"
    assert far.data(ROW_ROLE).id == 70_000


def test_dragging_through_asks_only_for_where_it_rests(
    model: QueueModel, source: Source, qtbot
) -> None:
    for number in range(1000, COUNT, 900):
        model.index(number, 0).data()
    rest = (COUNT - 1) // PAGE
    model.index(COUNT - 1, 0).data()
    qtbot.waitUntil(lambda: bool(source.asked))
    assert source.asked[0] == rest
    for _ in range(10):
        source.deliver()
        qtbot.wait(1)
    assert len(source.asked) <= 4


def test_the_cache_is_bounded_and_forgets_the_oldest(
    model: QueueModel, source: Source, qtbot
) -> None:
    for page in range(1, KEPT + 20):
        model.index(page * PAGE, 0).data()
        qtbot.waitUntil(lambda: bool(source.waiting))
        source.deliver()
    assert len(model.kept_pages) == KEPT
    assert 0 not in model.kept_pages
    assert KEPT + 19 in model.kept_pages


def test_a_late_page_of_an_old_question_is_dropped(
    model: QueueModel, source: Source, qtbot
) -> None:
    model.index(5000, 0).data()
    qtbot.waitUntil(lambda: bool(source.waiting))
    model.reset(300, {0: page_of(0, 300)})
    source.deliver()
    assert model.kept_pages == (0,)


@pytest.mark.parametrize("count", [COUNT + 7, COUNT - 7, COUNT])
def test_asking_again_changes_the_count_without_a_reset(
    model: QueueModel, qtbot, count: int
) -> None:
    with qtbot.assertNotEmitted(model.modelReset):
        model.refresh(count, {0: page_of(0)})
    assert model.rowCount() == count


def test_rows_are_found_by_id_in_the_cache_only(model: QueueModel) -> None:
    last = PAGE - 1
    assert model.find([5, last, 4000]) == {5: 5, last: last}


def test_names_are_masked_in_every_text(model: QueueModel) -> None:
    roles = (
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.AccessibleTextRole,
    )
    for column in range(len(COLUMNS)):
        for role in roles:
            text = str(model.index(3, column).data(role))
            assert "李建国" not in text and "13812342207" not in text
    assert model.index(3, PLACE["place"]).data() == "3-2-501 · 李**"


def test_every_sort_of_the_menu_and_header_is_known() -> None:
    from desktop_app.domain.views import SORTS

    assert {sort for column in COLUMNS for sort in column.sorts} <= set(SORTS)
    assert {key for key, _, _ in SORT_MENU} <= set(SORTS)
    assert all(column_of(key) >= 0 for key, _, _ in SORT_MENU)


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({"due_at": datetime(2026, 11, 21, 14, 58, 7)}, "余 26 分"),
        ({"due_at": datetime(2026, 11, 21, 12, 22, 7)}, "超 2 时 10 分"),
        (
            {"status": Status.AWAITING_CALLBACK, "next_callback": datetime(2026, 11, 21, 16, 0)},
            "回访 今日 16:00",
        ),
        (
            {
                "status": Status.AWAITING_CALLBACK,
                "next_callback": datetime(2026, 11, 21, 13, 32, 7),
            },
            "超 1 时",
        ),
        ({"status": Status.CLOSED, "due_at": NOW}, ""),
        ({"status": Status.ON_HOLD}, "挂起，暂停计时"),
    ],
)
def test_the_time_column_says_what_is_waited_for(changes: dict, text: str) -> None:
    wording = Wording(lambda: NOW, Lists(), "zh")
    assert wording.text(BLANK._replace(**changes), "time") == text


def test_rework_and_severity_come_before_the_status() -> None:
    wording = Wording(lambda: NOW, Lists(), "zh")
    bad = BLANK._replace(severity="critical", round=2, status=Status.AWAITING_CALLBACK)
    assert [badge.text for badge in wording.badges(bad)] == ["重大", "返单 ×2", "待回访"]
    assert [badge.text for badge in wording.badges(BLANK._replace(status=Status.CLOSED))] == [
        "已关闭"
    ]
