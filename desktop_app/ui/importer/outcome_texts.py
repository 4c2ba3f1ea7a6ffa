"""What the result page says of a written batch and of one that was taken back."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication

from desktop_app.services.importing import Outcome
from desktop_app.ui.words import listed

KEPT_SHOWN = 20


def written(outcome: Outcome, name: str) -> tuple[str, str]:
    """Title and text."""
    translate = QCoreApplication.translate
    if outcome.batch is None:
        return translate("importer", "没有需要写入的行"), translate(
            "importer", "“{name}”里的内容这里都已经有了，没有改动任何记录。"
        ).format(name=name)
    return translate("importer", "导入完成"), translate(
        "importer", "“{name}”已作为第 {batch} 批写入；不对时可整批撤销。"
    ).format(name=name, batch=outcome.batch)


def undone(answer: Any) -> tuple[str, str]:
    """Title and text of ``storage.batches.Undone``; cases edited since are named."""
    translate = QCoreApplication.translate
    text = translate(
        "importer", "投诉 {complaints} 件、住户 {households} 户、回访 {follow_ups} 条已撤回。"
    ).format(
        complaints=f"{answer.complaints:,}",
        households=f"{answer.households:,}",
        follow_ups=f"{answer.follow_ups:,}",
    )
    if answer.kept:
        more = "…" if len(answer.kept) > KEPT_SHOWN else ""
        text += "\n" + translate("importer", "导入后改过、予以保留的 {count} 件：{numbers}").format(
            count=len(answer.kept), numbers=listed(answer.kept[:KEPT_SHOWN]) + more
        )
    return translate("importer", "本批已撤销"), text
