"""What is said of a sheet in one line: its rows, its header, what was skipped, the notes."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop_app.services.imports.model import LoadedSheet
from desktop_app.services.imports.plans import Prepared
from desktop_app.ui.importer import texts
from desktop_app.ui.importer.sheet_model import row_mark
from desktop_app.ui.words import listed


def tab(sheet: LoadedSheet) -> str:
    """A sheet's name on its tab, with how many rows it brings."""
    name = sheet.name.replace("&", "&&")
    if sheet.kind is None:
        return QCoreApplication.translate("importer", "{name} · 不导入").format(name=name)
    count = len(sheet.rows) + len(sheet.errors)
    return QCoreApplication.translate("importer", "{name} · {count} 行").format(
        name=name, count=f"{count:,}"
    )


def why_not(sheet: LoadedSheet, language: str) -> str:
    """Why a sheet is left out, and what to do if it should not be."""
    return QCoreApplication.translate(
        "importer", "{reason}。如果它其实是一张要导入的表，请选择种类，或在下面指出表头。"
    ).format(reason=texts.tell(sheet.reason, language))


def of_sheet(prepared: Prepared, current: int, language: str) -> list[str]:
    """Short sentences about a sheet that is a table."""
    translate = QCoreApplication.translate
    sheet = prepared.loaded.sheets[current]
    facts = []
    if prepared.used[current]:
        facts.append(
            translate("importer", "按保存的对应方案“{name}”识别").format(
                name=prepared.used[current]
            )
        )
    facts.append(translate("importer", "第 {row} 行为表头").format(row=sheet.header_row))
    plan = sheet.plan
    if plan.first_row:
        facts.append(translate("importer", "从第 {row} 行开始").format(row=plan.first_row))
    if plan.last_row:
        facts.append(translate("importer", "到第 {row} 行为止").format(row=plan.last_row))
    skipped = [
        translate("importer", "{what} {count} 行").format(
            what=row_mark("repeated" if why == "header" else why), count=f"{count:,}"
        )
        for why, count in sheet.skipped.items()
        if why != "blank"
    ]
    if skipped:
        facts.append(translate("importer", "已跳过{list}").format(list=listed(skipped)))
    if sheet.plan.hidden:
        facts.append(translate("importer", "这是一张隐藏的工作表"))
    # What the reader says of another sheet is said there.
    of_book = [
        note for note in prepared.loaded.notes if note.values.get("sheet", sheet.name) == sheet.name
    ]
    facts.extend(texts.tell(note, language) for note in (*sheet.plan.notes, *of_book))
    return facts
