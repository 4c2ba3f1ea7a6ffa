"""The native dialogs of import and export; tests hand in their own functions instead."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

ChooseFile = Callable[[QWidget, str], Path | None]
"""Parent and the folder to begin in; ``None`` when nothing was chosen."""
ChooseTarget = Callable[[QWidget, str, str], Path | None]
"""Parent, proposed path, and the suffix wanted (``.xlsx``)."""

READABLE = "*.xlsx *.xlsm *.xls *.xlsb *.ods *.et *.csv *.tsv *.txt"


def ask_file(parent: QWidget, folder: str) -> Path | None:
    translate = QCoreApplication.translate
    name, _ = QFileDialog.getOpenFileName(
        parent,
        translate("importer", "选择要导入的表格"),
        folder,
        translate("importer", "表格（{patterns}）").format(patterns=READABLE)
        + ";;"
        + translate("importer", "所有文件（*）"),
    )
    return Path(name) if name else None


def ask_target(parent: QWidget, proposed: str, suffix: str) -> Path | None:
    """A path that ends with *suffix*, whatever was typed."""
    translate = QCoreApplication.translate
    name, _ = QFileDialog.getSaveFileName(
        parent, translate("importer", "保存为"), proposed, f"{suffix[1:].upper()} (*{suffix})"
    )
    if not name:
        return None
    path = Path(name)
    return path if path.suffix.lower() == suffix else path.with_name(path.name + suffix)
