"""The dialog for a defect: what it means for the data, and a report that can be copied."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.grown import Grown
from desktop_app.ui.widgets.words import Words


class ErrorDetails(QDialog):
    """Not modal: what was being typed stays reachable.

    *report* must already be free of personal data; *save* (optional) writes it to a file and
    returns a sentence about where.
    """

    def __init__(
        self,
        theme: Theme,
        report: str,
        *,
        sentence: str = "",
        save: Callable[[str], str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._save = save
        self.setWindowTitle(self.tr("程序出错"))
        self.setModal(False)
        head = QLabel(self.tr("刚才的操作没有完成"), self)
        set_kind(head, "title")
        words = Words(
            sentence
            or self.tr(
                "已保存的数据没有受影响，可以继续工作。"
                "如果再次出现，请把下面的报告复制给维护人员；报告里没有住户资料。"
            ),
            self,
        )
        self.report = QPlainTextEdit(report, self)
        self.report.setReadOnly(True)
        self.report.setTabChangesFocus(True)
        self.report.setAccessibleName(self.tr("错误报告"))
        self.report.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.note = Words("", self, kind="small")
        self.copy_button = push_button(self.tr("复制报告"), clicked=self.copy, parent=self)
        foot = QHBoxLayout()
        close = push_button(self.tr("关闭"), kind="primary", clicked=self.close, parent=self)
        column = QVBoxLayout(self)
        theme.size(column.setContentsMargins, "l", "l", "l", "l")
        theme.size(column.setSpacing, "m")
        column.addWidget(head)
        column.addWidget(words)
        column.addWidget(self.report, 1)
        column.addLayout(foot)
        foot.addWidget(self.copy_button)
        if save is not None:
            foot.addWidget(push_button(self.tr("保存报告"), clicked=self._write, parent=self))
        foot.addWidget(self.note, 1)
        foot.addWidget(close)
        Grown(theme, self, 620, 420)
        close.setFocus()

    def copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report.toPlainText())
        self.note.setText(self.tr("已复制"))

    def _write(self) -> None:
        if self._save is not None:
            self.note.setText(self._save(self.report.toPlainText()))
