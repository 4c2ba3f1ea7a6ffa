"""What the page says beside its title, and how it says an error."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop_app.domain.errors import KnownError
from desktop_app.services.imports.plans import Prepared
from desktop_app.services.operations import Cancelled
from desktop_app.ui.importer import texts


def subtitle(prepared: Prepared, current: int, step: str) -> str:
    """The file, and what of it this step is about: one sheet, or all of them."""
    translate = QCoreApplication.translate
    parts = [prepared.loaded.path.name]
    sheet = prepared.loaded.sheets[current]
    count = prepared.rows
    if step == "match":
        parts.append(translate("importer", "工作表“{name}”").format(name=sheet.name))
        count = len(sheet.rows) + len(sheet.errors)
    elif step != "choose":
        tables = len(prepared.loaded.tables())
        parts.append(translate("importer", "{count} 张工作表").format(count=tables))
    if step == "match" and sheet.kind:
        parts.append(translate("importer", "第 {row} 行为表头").format(row=sheet.header_row))
    parts.append(translate("importer", "{count} 行").format(count=f"{count:,}"))
    return " · ".join(parts)


def error(problem: Exception, language: str) -> tuple[str, str]:
    """Sentence and level of whatever an operation ended with."""
    translate = QCoreApplication.translate
    if isinstance(problem, KnownError):
        level = "info" if problem.code == "cancelled" else "error"
        return texts.tell(problem.message, language), level
    if isinstance(problem, Cancelled):
        return translate("importer", "已取消，没有导入任何内容。"), "info"
    return translate(
        "importer", "程序出了意外，没有导入任何内容；可换一个文件，或重新打开程序再试。"
    ), "error"
