"""打印与周报: the logo on papers, and the weekly summary written by itself into a folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QObject, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget

from desktop_app.domain import weekly_run
from desktop_app.domain.weekly_run import WeeklyRun
from desktop_app.services.office import Office
from desktop_app.services.reports import schedule
from desktop_app.services.settings import logo
from desktop_app.ui import words
from desktop_app.ui.desk import Desk, Latest
from desktop_app.ui.settings.acting import Acting
from desktop_app.ui.settings.forms import Form
from desktop_app.ui.settings.pane import note
from desktop_app.ui.settings.typed import hours_text, read_hours
from desktop_app.ui.theme.theme import set_kind
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.flow_layout import FlowLayout
from desktop_app.ui.widgets.rows import level

MOST_FILE = 20_000_000
"""A photo of a sign may be large; it is made small before it is kept."""
LOGO_SIDE = 480
Ask = Callable[[QWidget, str], str]
"""Parent and the folder to begin in; empty when nothing was chosen."""


class PapersCard(QObject):
    """Every choice is stored at once, with a way back."""

    def __init__(
        self,
        desk: Desk,
        acting: Acting,
        parent: QObject,
        *,
        ask_picture: Ask | None = None,
        ask_folder: Ask | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._acting = desk, acting
        self._ask_picture = ask_picture or _ask_picture
        self._ask_folder = ask_folder or _ask_folder
        self._latest, self._pictures = Latest(desk.runner), Latest(desk.runner)
        self._stored: WeeklyRun | None = None
        self._logo: bytes | None = None
        self.card = Card(desk.theme, self.tr("打印与定时周报"))
        self.picture = QLabel(self.card)
        self.picture.setAccessibleName(self.tr("打印标志"))
        self.choose = push_button(
            self.tr("选择标志图片…"), clicked=self._choose_picture, parent=self.card
        )
        self.remove = push_button(
            self.tr("去掉标志"), clicked=lambda: self._keep(b""), parent=self.card
        )
        row = QWidget(self.card)
        set_kind(row, "clear")
        flow = FlowLayout(desk.theme, row)
        for widget in (self.picture, self.choose, self.remove):
            flow.addWidget(widget)
        self.form = form = Form(desk.theme, 2)
        form.tick("on", self.tr("每周自动生成周报"), wide=True)
        form.choice("weekday", self.tr("星期几"), self._days())
        form.line("at", self.tr("几点"), hint="17:00")
        form.line("folder", self.tr("存到文件夹"), wide=True)
        form.tick("workbook", self.tr("同时生成 Excel"), wide=True)
        self.browse = push_button(
            self.tr("选择文件夹…"), clicked=self._choose_folder, parent=self.card
        )
        self.next = note("")
        for part in (row, form):
            self.card.body.addWidget(part)
        self.card.body.addWidget(self.browse, 0, Qt.AlignmentFlag.AlignLeft)
        self.card.body.addWidget(self.next)
        level(desk.theme, self.picture, self.choose)
        form.changed.connect(self._changed)
        form.finished.connect(lambda _key: self.flush())

    def set_editable(self, editable: bool) -> None:
        self.form.set_editable(editable)
        for button in (self.choose, self.browse):
            button.setEnabled(editable)
        self.remove.setEnabled(editable and self._logo is not None)

    def refresh(self) -> None:
        self._latest.ask(schedule.read, self._show)
        self._pictures.ask(logo.read, self._show_logo)

    # the logo

    def _choose_picture(self) -> None:
        name = self._ask_picture(self.card, str(Path.home()))
        if not name:
            return
        picture = small_picture(Path(name))
        if picture is None:
            self._acting.messages.show_message(
                self.tr("“{name}”不是能用的图片，原来的标志未改。请选 PNG 或 JPEG 图片。").format(
                    name=Path(name).name
                ),
                "error",
            )
            return
        self._keep(picture)

    def _keep(self, picture: bytes) -> None:
        before = self._logo or b""
        text = self.tr("打印标志已更换。") if picture else self.tr("打印标志已去掉。")

        def stored(_none: object) -> None:
            self._show_logo(picture or None)
            self._acting.offer_undo(text, back)

        def back(office: Office) -> None:
            logo.save(office, before)

        self._acting.write(lambda office: logo.save(office, picture), stored)

    def _show_logo(self, picture: bytes | None) -> None:
        self._logo = picture
        pixmap = QPixmap()
        if picture and pixmap.loadFromData(picture):
            side = self._desk.theme.px(48)
            self.picture.setPixmap(
                pixmap.scaledToHeight(side, Qt.TransformationMode.SmoothTransformation)
            )
        else:
            self.picture.setText(self.tr("没有标志，只印物业处名称"))
        self.remove.setEnabled(picture is not None and self.choose.isEnabled())

    # the schedule

    def _days(self) -> list[tuple[str, str]]:
        from desktop_app.services.papers.week_calendar import DAYS

        return [(str(number), words.core(text)) for number, text in enumerate(DAYS)]

    def _choose_folder(self) -> None:
        name = self._ask_folder(self.card, self.form.string("folder") or str(Path.home()))
        if name:
            self.form.show_values({"folder": name})
            self.flush()

    def _changed(self, key: str) -> None:
        if key == "on" and self.form.value("on") and not self.form.string("folder"):
            self._choose_folder()
            if not self.form.string("folder"):
                self.form.show_values({"on": False})
                return
        if key in ("on", "weekday", "workbook"):
            self.flush()

    def flush(self) -> None:
        """Store what is shown, if it differs from what is stored."""
        before = self._stored
        new = self._read()
        if before is None or new is None or new == before:
            return

        def stored(_old: WeeklyRun) -> None:
            self._acting.offer_undo(
                self.tr("定时周报的设置已保存。"), lambda office: schedule.save(office, before)
            )
            self.refresh()

        self._acting.write(
            lambda office: schedule.save(office, new), stored, self._acting.say_refused
        )

    def _read(self) -> WeeklyRun | None:
        before = self._stored
        at = read_hours(self.form.string("at"))
        if at is None:
            self._acting.messages.show_message(
                self.tr("时间请写成 17:00 这样；原设置未改。"), "error"
            )
            return None
        return WeeklyRun(
            bool(self.form.value("on")),
            self.form.whole("weekday"),
            at,
            self.form.string("folder").strip(),
            bool(self.form.value("workbook")),
            before.since if before else None,
            before.done if before else None,
        )

    def _show(self, plan: WeeklyRun) -> None:
        self._stored = plan
        self.form.show_values(
            {
                "on": plan.on,
                "weekday": str(plan.weekday),
                "at": hours_text(plan.at),
                "folder": plan.folder,
                "workbook": plan.workbook,
            }
        )
        text = self.tr("电脑到点没开机的，下次打开本程序时补写，错过几周补几份。")
        if plan.on:
            at = weekly_run.upcoming(plan, self._desk.now())
            text = self.tr("下次：{moment}。").format(moment=f"{at:%Y-%m-%d %H:%M}") + text
        self.next.setText(text)


def small_picture(path: Path) -> bytes | None:
    """The picture at *path* as a small PNG file's bytes; ``None`` when it is none."""
    try:
        if path.stat().st_size > MOST_FILE:
            return None
        image = QImage.fromData(path.read_bytes())
    except OSError:
        return None
    if image.isNull():
        return None
    for side in (LOGO_SIDE, LOGO_SIDE // 2, LOGO_SIDE // 4):
        scaled = image
        if max(image.width(), image.height()) > side:
            scaled = image.scaled(
                side, side, Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )  # fmt: skip
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        scaled.save(buffer, "PNG")  # type: ignore[call-overload]
        data = bytes(buffer.data().data())
        if len(data) <= logo.MOST_BYTES:
            return data
    return None


def _ask_picture(parent: QWidget, folder: str) -> str:
    from PySide6.QtCore import QCoreApplication

    title = QCoreApplication.translate("PapersCard", "选择标志图片")
    kinds = QCoreApplication.translate("PapersCard", "图片（{patterns}）").format(
        patterns="*.png *.jpg *.jpeg"
    )
    return QFileDialog.getOpenFileName(parent, title, folder, kinds)[0]


def _ask_folder(parent: QWidget, folder: str) -> str:
    from PySide6.QtCore import QCoreApplication

    title = QCoreApplication.translate("PapersCard", "选择周报存放的文件夹")
    return QFileDialog.getExistingDirectory(parent, title, folder)
