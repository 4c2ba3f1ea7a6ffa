"""The settings' part about safety copies, the copies made by themselves, and the rescue."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.domain.errors import KnownError
from desktop_app.services import cases, lists
from desktop_app.services.cases import Intake
from desktop_app.services.office import Office
from desktop_app.services.operations import Cancelled, InlineRunner, Progress
from desktop_app.services.safety import second_place
from desktop_app.services.safety.backups import Copies
from desktop_app.services.settings import lists_edit
from desktop_app.services.staff import people
from desktop_app.storage import faults
from desktop_app.ui.backups.rescue import AGAIN, Rescue
from desktop_app.ui.backups.waiting import wait_for
from desktop_app.ui.backups.worker import BackupWorker
from desktop_app.ui.desk import Bus, Desk
from desktop_app.ui.settings.backup_section import BackupSection
from desktop_app.ui.shell.actions import ActionRegistry
from desktop_app.ui.theme.theme import Theme
from desktop_app.ui.window.backup_hook import BackupHook
from tests.offices import Folder, SetClock
from tests.ui.conftest import MemorySettings, Said


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    made = Folder(tmp_path / "data")
    made.root.mkdir()
    return made


@pytest.fixture
def copies(folder: Folder, set_clock: SetClock) -> Copies:
    return Copies(folder, set_clock)


@pytest.fixture
def office(folder: Folder, set_clock: SetClock, copies: Copies) -> Iterator[Office]:
    made = folder.office(set_clock, copies)
    yield made
    made.close()


@pytest.fixture
def desk(office: Office, theme: Theme, said: Said, copies: Copies) -> Iterator[Desk]:
    bus = Bus()
    runner = InlineRunner(office, bus.changed.emit)

    def reopen(path: Path) -> bool:
        said.places.append(("reopen", path))
        return path.name != "refused.zip"

    yield Desk(
        runner=runner,
        bus=bus,
        theme=theme,
        registry=ActionRegistry(),
        settings=MemorySettings(),
        now=office.now,
        lists=lambda: lists.read(office),
        language="zh",
        navigate=lambda page, argument=None: said.places.append((page, argument)),
        show_message=lambda text, level="info": said.messages.append((level, text)),
        offer_undo=lambda text, undo: said.undos.append((text, undo)),
        backups=BackupWorker(copies, inline=True),
        reopen=reopen,
    )
    runner.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def section(qtbot: QtBot, desk: Desk) -> BackupSection:
    made = BackupSection(desk)
    qtbot.addWidget(made.widget)
    made.widget.resize(1000, 760)
    made.widget.show()
    made.refresh()
    return made


def told(section: BackupSection) -> list[str]:
    return [text for _level, text in section.pane.messages.messages()]


def test_a_copy_is_made_listed_and_proven(
    section: BackupSection, office: Office, copies: Copies
) -> None:
    assert section.newest.text() == "还没有备份。"
    cases.register(office, Intake("漏水"))
    section.make_button.click()
    assert told(section) == ["已备份并打开核对：投诉 1 件，附件 0 个。"]
    (key,) = section.table.keys()
    cells = section.table.cells(key)
    assert cells[:4] == ["今天 14:32", "手动", "1", "0"] and cells[5:] == ["已核对", "本机"]
    assert section.newest.text() == "最近一次：今天 14:32 · 手动 · 投诉 1 件 · 附件 0 个。"
    assert not section.restore_button.isEnabled()
    section.table.pick(key)
    section.prove_button.click()
    assert told(section)[0].endswith("完好，可以恢复。")
    Path(key).write_bytes(b"torn")
    section.prove_button.click()
    assert "不是可用的备份" in told(section)[0]


def test_a_restore_asks_first_and_says_what_would_be_gone(
    section: BackupSection, office: Office, said: Said
) -> None:
    one = cases.register(office, Intake("漏水")).complaint.id
    section.make_button.click()
    (key,) = section.table.keys()
    for n in range(8):
        cases.register(office, Intake(f"停电{n}"))
    cases.set_field(office, one, "isolate", "department", "工程部")
    section.table.pick(key)
    section.restore_button.click()
    question = section.question
    assert question.isVisible() and said.places == []
    text = question.text.text()
    assert "登记的 8 件投诉将不在系统里：TS-20261121-002、" in text and "-007 等" in text
    assert "-008" not in text and "改动过的 1 件" in text and "另存为一份" in text
    question.no.click()
    assert not question.isVisible() and said.places == []
    section.restore_button.click()
    question.yes.click()
    assert said.places == [("reopen", Path(key))]


def test_a_file_from_elsewhere_an_unfit_one_and_a_page_that_stays(
    section: BackupSection, office: Office, copies: Copies, tmp_path: Path
) -> None:
    cases.register(office, Intake("漏水"))
    bad = tmp_path / "bad.zip"
    bad.write_bytes(b"no")
    section.choose_copy = lambda _parent, _begin: bad
    section.other_button.click()
    assert "不是可用的备份" in told(section)[0] and not section.question.isVisible()
    good = copies.make_file(tmp_path / "refused.zip").path
    section.choose_copy = lambda _parent, _begin: good
    section.other_button.click()
    assert "没有登记或改动过投诉" in section.question.text.text()
    section.question.yes.click()
    assert "不能离开" in told(section)[0]


def test_only_a_supervisor_restores_and_chooses_the_second_place(
    section: BackupSection, office: Office, tmp_path: Path
) -> None:
    section.make_button.click()
    lists_edit.add_person(office, "周主管", "supervisor")
    section.table.pick(section.table.keys()[0])
    section.restore_button.click()
    assert "只有主管或经理" in told(section)[0] and not section.question.isVisible()
    section.second.choose_folder = lambda _parent, _begin: tmp_path
    section.second.choose()
    assert "只有主管或经理" in told(section)[0]
    section.set_editable(False)
    assert not section.restore_button.isEnabled() and section.make_button.isEnabled()
    people.sit_down(office, "周主管")
    section.set_editable(True)
    section.restore_button.click()
    assert section.question.isVisible()


def test_the_second_place_is_chosen_filled_missed_and_dropped(
    section: BackupSection, office: Office, tmp_path: Path, set_clock: SetClock
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    second = section.second
    assert "没有设第二处备份" in second.sentence.text()
    second.choose_folder = lambda _parent, _begin: stick
    second.choose_button.click()
    assert second.sentence.text() == f"还没有备份到 {stick}"
    cases.register(office, Intake("漏水"))
    section.make_button.click()
    assert second.sentence.text() == f"上次备份到 {stick}：今天"
    (key,) = section.table.keys()
    assert section.table.cells(key)[-1] == "两处"
    set_clock.forward(days=9)
    stick.rename(tmp_path / "pulled")
    cases.register(office, Intake("停电"))
    section.make_button.click()
    assert any("没有备份到第二处" in text for text in told(section))
    assert "9 天前" in second.sentence.text() and "找不到这个文件夹" in second.sentence.text()
    (tmp_path / "pulled").rename(stick)
    second.carry_button.click()
    assert "今天" in second.sentence.text()
    second.form.control("days").setValue(3)  # type: ignore[attr-defined]
    second.form.finished.emit("days")
    assert second_place.state(section._desk.backups.copies).place.warn_days == 3  # type: ignore[union-attr]
    second.drop_button.click()
    assert "没有设第二处备份" in second.sentence.text() and not second.carry_button.isVisible()


def test_without_a_data_folder_it_says_so(qtbot: QtBot, desk: Desk) -> None:
    section = BackupSection(desk._replace(backups=None))
    qtbot.addWidget(section.widget)
    section.refresh()
    assert "不能备份" in section.newest.text() and not section.make_button.isEnabled()


# By themselves


@pytest.fixture
def hook(desk: Desk, said: Said) -> Iterator[BackupHook]:
    assert desk.backups is not None
    made = BackupHook(
        desk,
        desk.backups,
        lambda text: said.places.append(("note", text)),
        lambda text, level: said.messages.append((level, text)),
    )
    yield made
    made._timer.stop()


def test_the_first_change_of_a_day_is_copied_a_minute_later_and_once(
    hook: BackupHook, desk: Desk, office: Office, copies: Copies, set_clock: SetClock, said: Said
) -> None:
    def change(text: str) -> None:
        desk.runner.run(lambda office: cases.register(office, Intake(text)))

    change("漏水")
    assert hook._timer.isActive() and copies.listing() == []
    hook._timer.stop()
    hook.make()
    assert [one.note.reason for one in copies.listing() if one.note] == ["daily"]
    assert said.places[-1] == ("note", "上次备份 今天 14:32")
    change("停电")
    assert not hook._timer.isActive()
    hook.make()
    assert len(copies.listing()) == 1
    set_clock.forward(days=1)
    hook.make()
    assert len(copies.listing()) == 2
    set_clock.forward(days=1)
    hook.make()
    assert len(copies.listing()) == 2, "nothing was written since"


def test_a_copy_that_fails_is_said_and_an_old_second_place_once_a_day(
    hook: BackupHook,
    office: Office,
    folder: Folder,
    copies: Copies,
    set_clock: SetClock,
    said: Said,
    tmp_path: Path,
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    second_place.choose(copies, stick, 2)
    cases.register(office, Intake("漏水"))
    hook.make()
    assert said.messages == [] and second_place.listing(copies)
    stick.rename(tmp_path / "pulled")
    set_clock.forward(days=2)
    hook.look()
    hook.look()
    assert len(said.messages) == 1 and "2 天前" in said.messages[0][1]
    assert said.places[-1][1] == f"上次备份 11-21 14:32 · 上次备份到 {stick}：2 天前"
    set_clock.forward(days=1)
    hook.look()
    assert len(said.messages) == 2
    cases.register(office, Intake("停电"))
    folder.backups.rename(tmp_path / "gone")
    folder.backups.write_text("in the way")
    hook.make()
    assert said.messages[-1][0] == "warning" and "备份没有写成" in said.messages[-1][1]


def test_the_thread_answers_in_the_window_and_can_be_cancelled(
    qtbot: QtBot, copies: Copies, office: Office
) -> None:
    crashed: list[Exception] = []
    worker = BackupWorker(copies, crashed.append)
    answers: list[object] = []
    worker.run(lambda _progress: 1 + 1, answers.append)
    worker.run(lambda _progress: 1 // 0, None, answers.append)
    qtbot.waitUntil(lambda: len(answers) == 2)
    assert answers[0] == 2 and [type(e) for e in crashed] == [ZeroDivisionError]

    def long(progress: Progress) -> None:
        while True:
            progress.step(1, 2)

    worker.run(long, None, answers.append)
    qtbot.waitUntil(lambda: worker._progress is not None)
    worker.cancel()
    qtbot.waitUntil(lambda: len(answers) == 3)
    assert isinstance(answers[2], Cancelled) and len(crashed) == 1
    worker.close()
    worker.run(lambda _progress: answers.append("late"))
    assert len(answers) == 3


def test_waiting_gives_the_answer_or_the_error(theme: Theme) -> None:
    big = 5 << 30
    assert wait_for(theme, "等", lambda progress: [progress.step(1, big), 7][-1]) == 7
    with pytest.raises(KnownError):
        wait_for(theme, "等", _fail)


def _fail(_progress: Progress) -> None:
    raise KnownError("x", "y")


# The rescue


Made = Callable[..., Rescue]


@pytest.fixture
def rescue(qtbot: QtBot, theme: Theme, copies: Copies, office: Office, folder: Folder) -> Made:
    def made(lost: bool, chosen: Path | None = None) -> Rescue:
        error = faults.damaged(folder.database, "file is not a database")
        dialog = Rescue(
            theme,
            error,
            copies.newest_good(),
            lost=lost,
            choose=lambda _parent: chosen,
        )
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return made


def test_the_newest_good_copy_is_offered_by_name_and_time(
    rescue: Made, copies: Copies, office: Office
) -> None:
    cases.register(office, Intake("漏水"))
    made = copies.make("daily").path
    dialog = rescue(True)
    assert "已损坏" in dialog.sentence.text()
    assert "2026-11-21 14:32 · 每日 · 投诉 1 件" in dialog.copy_text.text()
    assert made.name in dialog.copy_text.text()
    buttons = {b.text() for b in dialog.findChildren(QPushButton) if b.isVisible()}
    assert buttons == {"用这份备份打开", "另选备份…", "退出"}
    dialog.use_button.click()
    assert dialog.choice == made


def test_without_a_copy_another_may_be_chosen_and_leaving_changes_nothing(
    rescue: Made, tmp_path: Path
) -> None:
    dialog = rescue(True)
    assert not dialog.use_button.isVisible() and "另选备份" in dialog.copy_text.text()
    dialog.other_button.click()
    assert dialog.choice is None and dialog.isVisible()
    dialog.leave_button.click()
    assert dialog.choice is None and not dialog.isVisible()
    other = rescue(True, tmp_path / "x.zip")
    other.other_button.click()
    assert other.choice == tmp_path / "x.zip"


def test_what_a_copy_does_not_mend_is_tried_again(rescue: Made) -> None:
    dialog = rescue(False)
    buttons = {b.text() for b in dialog.findChildren(QPushButton) if b.isVisible()}
    assert buttons == {"再试一次", "退出"}
    dialog.again_button.click()
    assert dialog.choice == AGAIN
