"""What the result page says of a written batch and of one that was taken back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication

from desktop_app.services.imports.importing import Outcome
from desktop_app.services.imports.report import ChangeGroup
from desktop_app.ui.importer import texts
from desktop_app.ui.words import listed

KEPT_SHOWN = 20
WAYS_SHOWN = 4


def written(outcome: Outcome, name: str) -> tuple[str, str]:
    """Title and text."""
    translate = QCoreApplication.translate
    if outcome.batch is None:
        return translate("importer", "没有需要写入的行"), translate(
            "importer", "“{name}”里的内容这里都已经有了，没有改动任何记录。"
        ).format(name=name)
    return translate("importer", "导入完成"), translate(
        "importer", "“{name}”已作为第 {batch} 批写入。"
    ).format(name=name, batch=outcome.batch)


def facts(outcome: Outcome, groups: Sequence[ChangeGroup], language: str) -> list[str]:
    """Lines about what was left out, rewritten, worth a look, and what 撤销本批 would do."""
    translate = QCoreApplication.translate
    lines = []
    counts = outcome.counts
    if counts["errors"]:
        lines.append(
            translate(
                "importer", "{count} 行没有导入：写出退回表，按每行末尾的原因改好后再导入。"
            ).format(count=f"{counts['errors']:,}")
        )
    if outcome.batch is not None and groups:
        ways = listed(
            translate("importer", "{why} {count} 处").format(
                why=texts.tell(group.why, language), count=f"{group.count:,}"
            )
            for group in groups[:WAYS_SHOWN]
        )
        more = "…" if len(groups) > WAYS_SHOWN else ""
        lines.append(translate("importer", "统一了写法：{ways}").format(ways=ways + more))
    if outcome.batch is not None and outcome.check.warnings:
        lines.append(
            translate("importer", "另有 {count} 条提示，可回到“3 检查”查看。").format(
                count=f"{len(outcome.check.warnings):,}"
            )
        )
    if outcome.batch is not None:
        text = (
            translate(
                "importer",
                "撤销本批会收回新增的 {new} 条，更新过的 {updated} 条恢复原样；"
                "导入后又改过的会保留，并逐一列出。",
            )
            if counts["updated"]
            else translate(
                "importer",
                "撤销本批会收回新增的 {new} 条；导入后又改过的会保留，并逐一列出。",
            )
        )
        lines.append(text.format(new=f"{counts['new']:,}", updated=f"{counts['updated']:,}"))
    return lines


def undone(
    answer: Any, batch: int, cases: Mapping[str, int]
) -> tuple[str, str, list[str], dict[str, int]]:
    """Title, text and facts of an undo's ``Undone``, and the first kept *cases* by number."""
    translate = QCoreApplication.translate
    parts = [
        text.format(count=f"{count:,}")
        for count, text in (
            (answer.complaints, translate("importer", "投诉 {count} 件")),
            (answer.households, translate("importer", "住户 {count} 户")),
            (answer.follow_ups, translate("importer", "回访 {count} 条")),
        )
        if count
    ]
    text = (
        translate("importer", "{list}已撤回。").format(list=listed(parts))
        if parts
        else translate("importer", "没有新增的记录要撤回。")
    )
    facts = []
    restored = getattr(answer, "restored", 0)
    if restored:
        facts.append(
            translate("importer", "{count} 条原有记录恢复成导入前的内容。").format(
                count=f"{restored:,}"
            )
        )
    shown = {number: cases[number] for number in answer.kept[:KEPT_SHOWN] if number in cases}
    if answer.kept:
        others = [name for name in answer.kept[:KEPT_SHOWN] if name not in shown]
        more = "…" if len(answer.kept) > KEPT_SHOWN else ""
        facts.append(
            translate("importer", "导入后改过、予以保留的有 {count} 条：{names}").format(
                count=f"{len(answer.kept):,}", names=listed(others) + more
            )
        )
    return translate("importer", "第 {batch} 批已撤销").format(batch=batch), text, facts, shown
