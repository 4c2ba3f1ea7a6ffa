"""备份与恢复: the copies there are, one more now, bringing one back, and the second place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHeaderView, QWidget

from desktop_app.domain.errors import KnownError
from desktop_app.services.operations import Cancelled, Progress
from desktop_app.services.safety import second_place
from desktop_app.services.safety.backups import Copies, Copy
from desktop_app.services.safety.second_place import State
from desktop_app.services.settings import settings_edit
from desktop_app.ui.backups import words
from desktop_app.ui.desk import Desk
from desktop_app.ui.i18n import render
from desktop_app.ui.settings.acting import Acting
from desktop_app.ui.settings.pane import Pane, note
from desktop_app.ui.settings.restore_card import RestoreCard
from desktop_app.ui.settings.row_table import Row, RowTable
from desktop_app.ui.settings.second_place_card import SecondPlaceCard
from desktop_app.ui.theme.theme import Theme
from desktop_app.ui.widgets.busy import Busy
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.rows import button_row
from desktop_app.ui.widgets.words import Words

if TYPE_CHECKING:
    from desktop_app.services.safety.backups import Copied, Difference

ChooseCopy = Callable[[QWidget, str], Path | None]
UnlockCopy = Callable[[QWidget, Theme, Copies, Path], bool]
Found = tuple[list[Copy], list[Copy], State]


def ask_copy(parent: QWidget, begin: str) -> Path | None:
    """The system's own dialog; ``None`` when nothing was chosen."""
    translate = QCoreApplication.translate
    name, _ = QFileDialog.getOpenFileName(
        parent,
        translate("Backups", "选择备份文件"),
        begin,
        translate("Backups", "备份（*.zip）") + ";;" + translate("Backups", "所有文件（*）"),
    )
    return Path(name) if name else None


def unlock_copy(parent: QWidget, theme: Theme, copies: Copies, path: Path) -> bool:
    """Ask for the passphrase or the recovery code of a copy; true when it was the right one."""
    from desktop_app.ui.backups.waiting import wait_for
    from desktop_app.ui.encryption.unlock import UnlockDialog

    dialog = UnlockDialog(
        theme,
        lambda secret: copies.unlock(path, secret),
        None,
        lambda text, work: wait_for(theme, text, lambda _progress: work()),
        copy=path.name,
        parent=parent,
    )
    return bool(dialog.exec())


class BackupSection(QObject):
    """Everybody may make a copy; a supervisor brings one back."""

    tables: frozenset[str] = frozenset()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._worker = desk, desk.backups
        self.choose_copy: ChooseCopy = ask_copy
        self.unlock_copy: UnlockCopy = unlock_copy
        self._rows: dict[str, Copy] = {}
        self._editable = True
        self.pane = Pane(desk.theme, self.tr("备份与恢复"), desk.place)
        self._acting = Acting(desk, self.pane.messages)
        self._busy = Busy(desk.theme, self.pane)
        self._build()
        if self._worker is not None:
            self._busy.cancelled.connect(self._worker.cancel)
            self._worker.moved.connect(self._moved)
            self._worker.made.connect(self.refresh)

    def _build(self) -> None:
        theme = self._desk.theme
        first = Card(theme, self.tr("备份"))
        self.newest = Words("", first)
        self.make_button = push_button(self.tr("立即备份"), kind="primary", clicked=self.make)
        self.folder_button = push_button(self.tr("打开备份文件夹"), clicked=self._open_folder)
        first.add_to_head(self.folder_button)
        first.add_to_head(self.make_button)
        titles = [self.tr("时间"), self.tr("原因"), self.tr("投诉"), self.tr("附件")]
        titles += [self.tr("大小"), self.tr("核对"), self.tr("位置")]
        self.table = RowTable(theme, self.tr("已有的备份"), titles, lines=9)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)
        self.table.picked.connect(lambda _key: self._switch())
        self.prove_button = push_button(self.tr("打开核对"), clicked=self.prove)
        self.restore_button = push_button(self.tr("恢复…"), clicked=self.restore)
        self.other_button = push_button(self.tr("从别的文件恢复…"), clicked=self.restore_other)
        first.body.addWidget(self.newest)
        first.body.addWidget(self.table)
        button_row(first.body, self.restore_button, self.prove_button, self.other_button)
        first.body.addWidget(
            note(
                self.tr(
                    "每天第一次改动后、导入和批量改动前、恢复前、升级前和退出时自动备份。\n"
                    "两天内的都留着，再早的每天留一份（14 天）、每周一份（8 周）、每月一份（12 个月）。"
                )
            )
        )
        self.question = RestoreCard(self._desk, self._go, self.pane)
        self.second = SecondPlaceCard(self._desk, self._acting, self._worker, self.pane)
        self.pane.limit_width(1160)
        for card in (self.question, first, self.second):
            self.pane.body.addWidget(card)
        self.pane.body.addStretch(1)
        self._switch()

    @property
    def widget(self) -> QWidget:
        return self.pane

    def can_leave(self) -> bool:
        return True

    def set_editable(self, editable: bool) -> None:
        self._editable = editable
        self.second.set_editable(editable)
        self._switch()

    def refresh(self) -> None:
        worker = self._worker
        if worker is None:
            self.newest.setText(self.tr("这个窗口没有连着数据文件夹，不能备份。"))
            return

        def work(_progress: Progress) -> Found:
            copies = worker.copies
            return copies.listing(), second_place.listing(copies), second_place.state(copies)

        worker.run(work, self._show, self._acting.failed)

    def make(self) -> None:
        """A copy now, and to the second place if there is one."""
        worker = self._worker
        if worker is None:
            return
        self._busy.start(self.tr("正在备份…"))

        def work(progress: Progress) -> tuple[Copied, KnownError | None]:
            made = worker.copies.make("manual", progress.step)
            try:
                second_place.carry(worker.copies, progress.step)
            except KnownError as error:
                return made, error
            return made, None

        def ended(answer: tuple[Copied, KnownError | None]) -> None:
            made, away = answer
            self._busy.finish()
            text = self.tr("已备份并打开核对：投诉 {count} 件，附件 {files} 个。").format(
                count=f"{made.complaints:,}", files=f"{made.attachments:,}"
            )
            if made.missing:
                text += self.tr("有 {count} 个附件的文件找不到。").format(count=made.missing)
            level = "warning" if made.missing else "success"
            self.pane.messages.show_message(text, level)
            if away is not None:
                self.pane.messages.show_message(render(away.message), "warning")
            worker.made.emit()

        worker.run(work, ended, self._failed)

    def prove(self) -> None:
        """Open the chosen copy whole and say how it is."""
        copy, worker = self._rows.get(self.table.current), self._worker
        if copy is None or worker is None:
            return
        self._busy.start(self.tr("正在打开核对…"))

        def ended(_note: object) -> None:
            self._busy.finish()
            self.pane.messages.show_message(
                self.tr("“{name}”完好，可以恢复。").format(name=copy.path.name), "success"
            )

        worker.run(
            lambda progress: worker.copies.prove(copy.path, progress.step),
            ended,
            self._or_unlock(copy.path, self.prove),
        )

    def restore(self) -> None:
        """Ask before the chosen copy is brought back."""
        copy = self._rows.get(self.table.current)
        if copy is not None:
            self._ask(copy.path)

    def restore_other(self) -> None:
        """Ask before a copy from elsewhere is brought back."""
        if self._worker is not None:
            path = self.choose_copy(self.pane, str(self._worker.copies.home.backups))
            if path is not None:
                self._ask(path)

    def _ask(self, path: Path) -> None:
        worker = self._worker
        if worker is None:
            return
        self.question.drop()
        self._busy.start(self.tr("正在打开核对…"))

        def work(progress: Progress) -> tuple[Copy, Difference]:
            proven = worker.copies.prove(path, progress.step)
            known = next((c for c in self._rows.values() if c.path == path), None)
            copy = known or Copy(path, proven.made_at, path.stat().st_size, proven)
            return copy, worker.copies.difference(path)

        def ended(answer: tuple[Copy, Difference]) -> None:
            self._busy.finish()
            self.question.ask(*answer)

        self._acting.write(
            settings_edit.need_restore,
            lambda _none: worker.run(work, ended, self._or_unlock(path, lambda: self._ask(path))),
            self._failed,
        )

    def _or_unlock(self, path: Path, again: Callable[[], None]) -> Callable[[Exception], None]:
        """A copy with another key: ask for its passphrase, then try once more."""

        def failed(error: Exception) -> None:
            worker = self._worker
            locked = isinstance(error, KnownError) and error.code == "copy_locked"
            if not locked or worker is None:
                self._failed(error)
                return
            self._busy.finish()
            if self.unlock_copy(self.pane, self._desk.theme, worker.copies, path):
                again()

        return failed

    def _go(self, path: Path) -> None:
        self.question.drop()
        if self._desk.reopen is None or not self._desk.reopen(path):
            self.pane.messages.show_message(
                self.tr("有一页还没有填完，不能离开；没有恢复，数据没有改动。"), "warning"
            )

    def _show(self, found: Found) -> None:
        here, there, state = found
        now = self._desk.now()
        copies = [(self.tr("本机"), one) for one in here]
        known = {one.path.name for one in here}
        copies += [(self.tr("第二处"), one) for one in there if one.path.name not in known]
        both = {one.path.name for one in there} & known
        self._rows = {str(one.path): one for _, one in copies}
        self.table.show_rows(
            [
                self._row(self.tr("两处") if one.path.name in both else place, one)
                for place, one in copies
            ]
        )
        good = next((one for one in here if one.good), None)
        if good is not None:
            text = self.tr("最近一次：{copy}。").format(copy=words.one_line(good, now))
        else:
            text = self.tr("还没有备份。")
        self.newest.setText(text)
        self.second.show_state(state)
        self._switch()

    def _row(self, place: str, one: Copy) -> Row:
        made = one.note
        cells = (
            words.when(one.at, self._desk.now()),
            render(one.why()),
            f"{made.complaints:,}" if made is not None else "—",
            f"{made.attachments:,}" if made is not None else "—",
            words.size(one.size),
            self.tr("已核对") if made is not None else self.tr("未核对"),
            place,
        )
        return Row(str(one.path), cells, made is None)

    def _moved(self, done: int, total: int) -> None:
        if self._busy.running and total:
            self._busy.set_progress(int(done * 100 / total), 100)

    def _failed(self, error: Exception) -> None:
        self._busy.finish()
        if isinstance(error, Cancelled):
            self.pane.messages.show_message(self.tr("已取消；没有新备份，原有的都在。"), "info")
        else:
            self._acting.failed(error)

    def _open_folder(self) -> None:
        if self._worker is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._worker.copies.home.backups)))

    def _switch(self) -> None:
        usable, chosen = self._worker is not None, bool(self.table.current)
        self.make_button.setEnabled(usable)
        self.folder_button.setEnabled(usable)
        self.prove_button.setEnabled(usable and chosen)
        self.restore_button.setEnabled(usable and chosen and self._editable)
        self.other_button.setEnabled(usable and self._editable)
