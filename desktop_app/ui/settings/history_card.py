"""操作记录: what somebody did between two days, masked; and as a workbook."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from desktop_app.services.staff import staff_history
from desktop_app.services.staff.staff_history import Deed
from desktop_app.ui.desk import Desk, Latest
from desktop_app.ui.settings.acting import Acting
from desktop_app.ui.settings.forms import Form
from desktop_app.ui.settings.pane import note
from desktop_app.ui.settings.row_table import Row, RowTable
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.words import core


class HistoryCard(QObject):
    """Days are typed as 2026-11-21; the last thirty are offered."""

    def __init__(self, desk: Desk, acting: Acting, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._acting = desk, acting
        self._latest = Latest(desk.runner)
        self._name = ""
        theme = desk.theme
        self.card = Card(theme, self.tr("操作记录"))
        self.form = Form(theme, 2)
        self.form.line("first", self.tr("从哪天"), hint="2026-11-01")
        self.form.line("last", self.tr("到哪天"), hint="2026-11-30")
        today = desk.now().date()
        self.form.show_values({"first": f"{today - timedelta(days=30)}", "last": f"{today}"})
        self.show_button = push_button(self.tr("查看操作记录"), clicked=self.refresh)
        self.export_button = push_button(self.tr("导出为 Excel…"), clicked=self.ask_export)
        row = QHBoxLayout()
        self.table = RowTable(
            theme,
            self.tr("操作记录"),
            [
                self.tr("时间"),
                self.tr("操作"),
                self.tr("编号"),
                self.tr("栏目"),
                self.tr("改前"),
                self.tr("改后"),
            ],
            lines=8,
        )
        self.state = note("")
        body = self.card.body
        body.addWidget(self.form)
        body.addLayout(row)
        row.addWidget(self.show_button)
        row.addWidget(self.export_button)
        row.addStretch(1)
        body.addWidget(self.state)
        body.addWidget(self.table)
        self.show_person("")

    def show_person(self, name: str) -> None:
        """Whose record is meant; it is read only when asked for."""
        self._name = name
        title = self.tr("{name}的操作记录").format(name=name) if name else self.tr("操作记录")
        self.card.set_title(title)
        self.card.setVisible(bool(name))
        self.table.show_rows([])
        self.table.hide()
        self.state.setText(self.tr("姓名和电话在这里是隐去的。"))

    def refresh(self) -> None:
        """Read the days that were typed."""
        days = self._days()
        if days is not None:
            name = self._name
            self._latest.ask(
                lambda office: staff_history.of_person(office, name, *days, core),
                self._show,
                self._acting.failed,
            )

    def ask_export(self) -> None:
        """Ask where to, then write."""
        parent: QWidget = self.card
        name = f"{self._name}-操作记录.xlsx"
        path, _ = QFileDialog.getSaveFileName(
            parent, self.tr("导出操作记录"), name, "Excel (*.xlsx)"
        )
        if path:
            self.export(Path(path))

    def export(self, path: Path) -> None:
        """Write the days that were typed to a workbook."""
        days = self._days()
        if days is None:
            return
        name = self._name

        def done(count: int) -> None:
            text = self.tr("已写入 {count} 行：{path}").format(count=count, path=path)
            self._acting.messages.show_message(text, "success")

        self._acting.write(
            lambda office: staff_history.export(office, path, name, *days, core), done
        )

    def _days(self) -> tuple[date, date] | None:
        try:
            first, last = (
                date.fromisoformat(self.form.string(k).strip()) for k in ("first", "last")
            )
        except ValueError:
            self._acting.messages.show_message(self.tr("日期请写成 2026-11-21 这样。"), "error")
            return None
        return min(first, last), max(first, last)

    def _show(self, deeds: list[Deed]) -> None:
        self.table.show_rows(
            [
                Row(
                    str(place),
                    (f"{d.at:%m-%d %H:%M}", d.what, d.number, d.field, d.before, d.after),
                    False,
                )
                for place, d in enumerate(deeds)
            ]
        )
        self.table.setVisible(bool(deeds))
        self.state.setText(
            self.tr("共 {count} 行，最近的在前；姓名和电话是隐去的。").format(count=len(deeds))
            if deeds
            else self.tr("这些天没有操作。")
        )
