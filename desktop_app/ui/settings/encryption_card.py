"""加密: whether the data folder is encrypted, turning it on and off, what lies in the clear."""

from __future__ import annotations

from PySide6.QtCore import QObject

from desktop_app.services.operations import Progress
from desktop_app.services.safety import encrypting
from desktop_app.services.safety.encrypting import PlainLeft
from desktop_app.ui.desk import Desk
from desktop_app.ui.encryption.turning import Turning
from desktop_app.ui.settings.acting import Acting
from desktop_app.ui.settings.pane import Pane, note
from desktop_app.ui.widgets.busy import Busy
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.rows import button_row


class EncryptionCard(QObject):
    """The manager's; everybody sees how it stands."""

    def __init__(self, desk: Desk, acting: Acting, pane: Pane) -> None:
        super().__init__(pane)
        self._desk, self._acting, self._worker = desk, acting, desk.backups
        self._busy = Busy(desk.theme, pane)
        self.turning = Turning(desk, pane, acting.failed)
        self.turning.refused = self._stays
        self.card = Card(desk.theme, self.tr("加密数据文件夹"))
        self.state = note("")
        self.on_button = push_button(self.tr("加密…"), kind="primary", clicked=self.turning.turn_on)
        self.passphrase_button = push_button(self.tr("修改数据口令…"), clicked=self._passphrase)
        self.code_button = push_button(self.tr("换新恢复码…"), clicked=self._code)
        self.off_button = push_button(self.tr("取消加密…"), clicked=self._ask_off)
        self.sure_button = push_button(
            self.tr("确定取消加密"), kind="danger", clicked=self.turning.turn_off
        )
        self.keep_button = push_button(self.tr("保持加密"), clicked=self._drop_question)
        self.left = note("")
        self.seal_button = push_button(self.tr("加密旧备份"), clicked=self.seal_copies)
        self.remove_button = push_button(self.tr("删除搁置的明文文件"), clicked=self.remove_aside)
        body = self.card.body
        body.addWidget(self.state)
        button_row(body, self.on_button, self.passphrase_button, self.code_button, self.off_button)
        button_row(body, self.sure_button, self.keep_button)
        body.addWidget(self.left)
        button_row(body, self.seal_button, self.remove_button)
        body.addWidget(
            note(
                self.tr(
                    "加密的是：台账、附件、草稿和之后的备份，电脑或 U 盘丢了别人也打不开。\n"
                    "不加密的是：导出的表格、PDF 和单据，定时写出的周报，练习数据，"
                    "window.ini（窗口大小、用过的文件夹和表格名）和不含个人信息的日志；"
                    "附件的文件名是内容的指纹，个数和大小看得出来。"
                    "打开附件时会在本机的临时文件夹里放一份，退出时和下次打开时清掉。\n"
                    "硬盘上删除的明文有可能被专门工具找回，要求高的请再用系统的整盘加密。"
                )
            )
        )
        if self._worker is not None:
            self._busy.cancelled.connect(self._worker.cancel)
            self._worker.moved.connect(self._moved)
        self._editable = True
        self._show(PlainLeft((), ()))
        self._drop_question()

    def set_editable(self, editable: bool) -> None:
        self._editable = editable
        for button in (
            *(self.on_button, self.passphrase_button, self.code_button, self.off_button),
            *(self.seal_button, self.remove_button),
        ):
            button.setEnabled(editable and self._worker is not None)

    def refresh(self) -> None:
        worker = self._worker
        if worker is not None:
            worker.run(
                lambda _progress: encrypting.plain_left(worker.copies),
                self._show,
                self._acting.failed,
            )

    def seal_copies(self) -> None:
        """Encrypt the plain copies of before, one after the other; can be stopped between two."""
        worker = self._worker
        if worker is None:
            return
        self._busy.start(self.tr("正在加密旧备份…"))

        def work(progress: Progress) -> tuple[int, PlainLeft]:
            done = encrypting.seal_copies(worker.copies, progress.step)
            return done, encrypting.plain_left(worker.copies)

        def ended(answer: tuple[int, PlainLeft]) -> None:
            self._busy.finish()
            self._show(answer[1])
            text = self.tr("已加密 {count} 份旧备份。").format(count=answer[0])
            if answer[1].copies:
                text += self.tr("还有 {count} 份打不开，没有动。").format(
                    count=len(answer[1].copies)
                )
            self._acting.messages.show_message(text, "success")

        worker.run(work, ended, self._failed)

    def remove_aside(self) -> None:
        """Delete what was put aside in the clear."""
        worker = self._worker
        if worker is not None:
            worker.run(
                lambda _progress: encrypting.remove_aside(worker.copies),
                lambda _gone: self.refresh(),
                self._failed,
            )

    # inside

    def _passphrase(self) -> None:
        self.turning.change_passphrase(lambda: self._said(self.tr("已换数据口令。")))

    def _code(self) -> None:
        self.turning.new_code(lambda: self._said(self.tr("新恢复码已启用，旧的作废。")))

    def _said(self, text: str) -> None:
        self._acting.messages.show_message(text, "success")

    def _stays(self) -> None:
        self._acting.messages.show_message(
            self.tr("有一页还没有填完，不能离开；没有转换，数据没有改动。"), "warning"
        )

    def _ask_off(self) -> None:
        self.sure_button.show()
        self.keep_button.show()
        self.keep_button.setFocus()

    def _drop_question(self) -> None:
        self.sure_button.hide()
        self.keep_button.hide()

    def _moved(self, done: int, total: int) -> None:
        if self._busy.running and total:
            self._busy.set_progress(int(done * 100 / total), 100)

    def _failed(self, error: Exception) -> None:
        self._busy.finish()
        self._acting.failed(error)
        self.refresh()

    def _show(self, left: PlainLeft) -> None:
        on = self._worker is not None and self._worker.copies.home.keys is not None
        self.state.setText(
            self.tr("已加密。每次打开程序要输入数据口令。")
            if on
            else self.tr("没有加密：拿到这台电脑或备份 U 盘的人，能看到住户的姓名、电话和附件。")
        )
        self.on_button.setVisible(not on)
        for button in (self.passphrase_button, self.code_button, self.off_button):
            button.setVisible(on)
        lines = []
        if left.copies:
            lines.append(
                self.tr(
                    "还有 {count} 份以前的备份没有加密（最早 {first}）。"
                    "另存到别处的备份这里看不到，请自行删除或重做。"
                ).format(count=len(left.copies), first=f"{min(c.at for c in left.copies):%Y-%m-%d}")
            )
        if left.aside:
            names = "、".join(path.name for path in left.aside)
            lines.append(self.tr("还有搁置的明文数据文件：{names}").format(names=names))
        self.left.setText("\n".join(lines))
        self.left.setVisible(bool(lines))
        self.seal_button.setVisible(bool(left.copies))
        self.remove_button.setVisible(bool(left.aside))
