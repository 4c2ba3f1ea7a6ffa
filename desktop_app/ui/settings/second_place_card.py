"""第二处备份: a USB stick or a share, how it stands, and choosing another."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop_app.services.safety import second_place
from desktop_app.services.safety.second_place import State
from desktop_app.services.settings import settings_edit
from desktop_app.ui.backups.worker import BackupWorker
from desktop_app.ui.desk import Desk
from desktop_app.ui.i18n import render
from desktop_app.ui.settings.acting import Acting
from desktop_app.ui.settings.forms import Form
from desktop_app.ui.settings.pane import note
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.rows import button_row
from desktop_app.ui.widgets.words import Words

ChooseFolder = Callable[[QWidget, str], Path | None]


def ask_folder(parent: QWidget, begin: str) -> Path | None:
    """The system's own dialog; ``None`` when nothing was chosen."""
    title = QCoreApplication.translate("Backups", "选择放备份的文件夹（U 盘或共享文件夹）")
    name = QFileDialog.getExistingDirectory(parent, title, begin)
    return Path(name) if name else None


class SecondPlaceCard(Card):
    """Only a supervisor chooses; everybody sees how old the copy there is."""

    def __init__(
        self, desk: Desk, acting: Acting, worker: BackupWorker | None, parent: QWidget
    ) -> None:
        super().__init__(desk.theme, "", parent)
        self._desk, self._acting, self._worker = desk, acting, worker
        self.choose_folder: ChooseFolder = ask_folder
        self._state: State | None = None
        self._editable = True
        self.set_title(self.tr("第二处备份（U 盘或共享文件夹）"))
        self.sentence = Words("", self)
        self.form = Form(desk.theme, 3)
        self.form.number("days", self.tr("几天没有备份到那里就提醒"), 1, 90, self.tr("天"))
        self.form.finished.connect(lambda _key: self._days())
        self.choose_button = push_button(self.tr("选择文件夹…"), clicked=self.choose, parent=self)
        self.drop_button = push_button(self.tr("不用第二处"), clicked=self.drop, parent=self)
        self.carry_button = push_button(self.tr("现在备份到那里"), clicked=self.carry, parent=self)
        self.body.addWidget(self.sentence)
        self.body.addWidget(self.form)
        button_row(self.body, self.choose_button, self.carry_button, self.drop_button)
        self.body.addWidget(
            note(
                self.tr(
                    "每次备份后会自动抄一份到那里；盘不在时先记着，插上后下次备份时补上。"
                    "备份里有住户资料，请保管好。"
                )
            )
        )

    def set_editable(self, editable: bool) -> None:
        self._editable = editable
        self.form.set_editable(editable)
        self._switch()

    def show_state(self, state: State) -> None:
        self._state = state
        lines = [render(state.sentence())]
        if state.chosen and not state.there:
            lines.append(self.tr("现在找不到这个文件夹：盘没有插上，或共享没有连上。"))
        self.sentence.setText("\n".join(lines))
        colour = self._desk.theme.colours.pair("amber").strong if state.stale else ""
        self.sentence.setStyleSheet(f"color: {colour};" if colour else "")
        self.form.show_values({"days": state.place.warn_days})
        self._switch()

    def choose(self) -> None:
        if self._worker is None or self._state is None:
            return
        folder = self.choose_folder(self, self._state.place.folder)
        if folder is not None:
            self._store(folder)

    def drop(self) -> None:
        self._store(None)

    def carry(self) -> None:
        """The newest copy goes there now."""
        worker = self._worker
        if worker is None:
            return

        def carried(path: Path | None) -> None:
            if path is None:
                text = self.tr("那里已经有最近的一份备份。")
            else:
                text = self.tr("已备份到 {path}").format(path=path)
            self._acting.messages.show_message(text, "success")
            worker.made.emit()

        self._run(
            lambda: worker.run(
                lambda progress: second_place.carry(worker.copies, progress.step),
                carried,
                self._failed,
            )
        )

    def _days(self) -> None:
        state = self._state
        if state is None or not state.chosen or not self._editable:
            return
        if self.form.whole("days") != state.place.warn_days:
            self._store(Path(state.place.folder))

    def _store(self, folder: Path | None) -> None:
        worker, days = self._worker, self.form.whole("days")
        if worker is None:
            return

        def act() -> None:
            worker.run(
                lambda _progress: second_place.choose(worker.copies, folder, days),
                self.show_state,
                self._failed,
            )

        self._acting.write(settings_edit.need_role, lambda _none: act())

    def _run(self, act: Callable[[], None]) -> None:
        self._acting.messages.clear("error")
        act()

    def _failed(self, error: Exception) -> None:
        self._acting.failed(error)

    def _switch(self) -> None:
        chosen = self._state is not None and self._state.chosen
        usable = self._worker is not None
        self.form.setVisible(chosen)
        self.choose_button.setEnabled(self._editable and usable)
        self.drop_button.setVisible(chosen)
        self.drop_button.setEnabled(self._editable and usable)
        self.carry_button.setVisible(chosen)
