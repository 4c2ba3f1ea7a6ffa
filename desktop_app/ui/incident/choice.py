"""At intake: the complaint is to join an incident, or open one, as soon as it has a number."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QPushButton, QWidget

from desktop_app.domain.errors import KnownError
from desktop_app.domain.incident import Incident
from desktop_app.services import incidents
from desktop_app.ui.desk import Desk
from desktop_app.ui.i18n import render


class IncidentChoice(QPushButton):
    """Pressed: meant. Its words say what will be done, and that it will be."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._joins = False
        self.setAutoDefault(False)
        self.setCheckable(True)
        self.toggled.connect(lambda _on: self._write())
        self._write()

    @property
    def meant(self) -> bool:
        return self.isChecked() and not self.isHidden()

    def set_meant(self, meant: bool) -> None:
        self.setChecked(meant)

    def offer(self, offered: bool, joins: bool) -> None:
        """*joins*: an incident is open already; else one would be opened."""
        self._joins = joins
        self.setVisible(offered)
        self._write()

    def _write(self) -> None:
        if self.isChecked():
            words = (
                self.tr("✓ 登记后加入该事件（再按取消）")
                if self._joins
                else self.tr("✓ 登记后建立事件（再按取消）")
            )
        else:
            words = self.tr("加入该事件") if self._joins else self.tr("建立事件")
        self.setText(words)
        self.setAccessibleName(words)


def follow(desk: Desk, complaint_id: int) -> None:
    """Put a registered complaint into its incident; the complaint stays whatever happens."""

    def done(incident: Incident) -> None:
        text = QCoreApplication.translate("IncidentChoice", "已归入群诉 {number} {title}。")
        desk.show_message(text.format(number=incident.number, title=incident.title), "success")

    def failed(error: Exception) -> None:
        if isinstance(error, KnownError):
            desk.show_message(render(error.message), "warning")

    desk.runner.run(lambda office: incidents.follow(office, complaint_id), done, failed)
