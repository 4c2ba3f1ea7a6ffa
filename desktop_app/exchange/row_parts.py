"""A row in the making: its values, what was changed, and what is wrong with a cell."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from desktop_app.domain.messages import QT_TRANSLATE_NOOP, Message, say
from desktop_app.exchange.columns import label_of

DITTO = frozenset({"同上", "同 上", "〃", "″", "“", "”", "''", '"', "同前", "ditto"})
"""What stands for the cell above."""

# Everything that XML 1.0 cannot hold; a workbook or CSV may still carry it.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_EXCEL_ESCAPE = re.compile(r"_x00(0[0-8BCEFbcef]|1[0-9A-Fa-f])_")


@dataclass(frozen=True)
class Change:
    """What was normalised: ``why`` is a sentence, before and after as text."""

    field: str
    before: str
    after: str
    why: Message


class CellError(Exception):
    """A cell that cannot be used; ``fatal`` refuses the row, else it is a warning."""

    def __init__(self, message: Message, *, fatal: bool = False) -> None:
        self.message = message
        self.fatal = fatal
        super().__init__(str(message))


@dataclass
class Row:
    """A row in the making."""

    values: dict[str, object] = field(default_factory=dict)
    raw: Mapping[str, str] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)
    warnings: list[Message] = field(default_factory=list)
    unresolved: set[str] = field(default_factory=set)

    def changed(self, name: str, before: str, after: str, why: str) -> None:
        self.changes.append(Change(name, before, after, say(why)))


def missing(name: str, *, formula: bool = False) -> Message:
    """The sentence for a required value that is not there."""
    if formula:
        return say(
            QT_TRANSLATE_NOOP(
                "core",
                "“{column}”是公式，文件里没有保存计算结果；请用 Excel 或 WPS 打开并保存一次再导入",
            ),
            column=label_of(name),
        )
    return say(QT_TRANSLATE_NOOP("core", "缺少“{column}”"), column=label_of(name))


def clean(text: str) -> tuple[str, int]:
    """Text without blanks at its ends and without characters XML cannot hold; their count."""
    if "_x" not in text and text.isprintable():
        return text.strip(), 0
    plain, escaped = _EXCEL_ESCAPE.subn("", text)
    plain = plain.replace("_x000D_\n", "\n").replace("_x000D_", "\n").replace("\r\n", "\n")
    plain, dropped = _CONTROL.subn("", plain.replace("\r", "\n"))
    return plain.strip().strip("\u3000\ufeff\u200b").strip(), dropped + escaped
