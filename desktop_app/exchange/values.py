"""One cell to one typed value: dates, rooms, phones, words; every change is recorded."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date, datetime, timedelta

from desktop_app.domain import phones
from desktop_app.domain.datetext import When, is_ambiguous, parse_when
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, say
from desktop_app.exchange import words
from desktop_app.exchange.book import Cell, text_of
from desktop_app.exchange.columns import DATE_FIELDS, label_of
from desktop_app.exchange.date_columns import day_alone, order_assumed, tells_days
from desktop_app.exchange.joins import join_cells
from desktop_app.exchange.plans import SheetPlan
from desktop_app.exchange.row_parts import CellError, Row, clean

_WORD_TABLES: dict[str, dict[str, str]] = {
    "channel": words.CHANNELS,
    "severity": words.SEVERITY,
    "validity": words.VALIDITY,
    "complainant_kind": words.RESIDENT_KINDS,
    "occupancy": words.OCCUPANCY,
}
_CONTENT_LIMIT = 200_000


class Context:
    """Converts the cells of one sheet: its plan, hints and the day of the import."""

    def __init__(self, plan: SheetPlan, today: datetime) -> None:
        self.plan = plan
        self.today = today
        self._tomorrow = today.date() + timedelta(days=1)
        kinds = words.FOLLOW_UP_KINDS if plan.kind == "followups" else words.RESIDENT_KINDS
        self._tables = {**_WORD_TABLES, "kind": kinds}
        # The first word of each key is the one that the office is shown.
        self._usual = {
            name: {key: word for word, key in reversed(table.items())}
            for name, table in self._tables.items()
        }

    def convert(self, name: str, cell: Cell, row: Row) -> None:
        """Put the value of field *name* into *row*; raises ``CellError``."""
        if cell is None or (isinstance(cell, str) and not cell.strip()):
            row.values[name] = None
            return
        if name in self.plan.words and self._told(name, text_of(cell).strip(), row):
            return
        if isinstance(cell, float) and abs(cell) >= 1e15:
            raise CellError(
                say(
                    QT_TRANSLATE_NOOP(
                        "core",
                        "“{column}”是 15 位以上的数字，后几位已经丢失；请把该列设为文本后重填",
                    ),
                    column=label_of(name),
                ),
                fatal=True,
            )
        if name in DATE_FIELDS:
            self._date(name, cell, row)
        elif name == "received_time":
            row.values[name] = cell
        elif name in ("room", "building", "unit"):
            self._room(name, cell, row)
        elif name == "phone":
            self._phone(cell, row)
        elif name == "satisfaction":
            self._satisfaction(cell, row)
        elif name in self._tables:
            self._word(name, self._tables[name], cell, row)
        elif name == "area":
            self._area(cell, row)
        elif name == "unanswered":
            self._count(name, cell, row)
        else:
            self._text(name, cell, row)

    def finish(self, row: Row) -> None:
        """What follows from several cells: place, time of day, progress, category."""
        join_cells(row, self.plan)

    def _told(self, name: str, text: str, row: Row) -> bool:
        """Whether a person said what *text* means here; then that is the value."""
        meaning = self.plan.words[name].get(text)
        if meaning is None:
            return False
        row.values[name] = meaning or None
        if name == "satisfaction" and meaning == words.NO_ANSWER:
            row.values |= {"satisfaction": None, "unanswered": row.values.get("unanswered") or 1}
        shown = self._usual.get(name, {}).get(meaning, meaning)
        if shown != text:
            row.changed(name, text, shown, QT_TRANSLATE_NOOP("core", "按您指定的对应"))
        return True

    def _date(self, name: str, cell: Cell, row: Row) -> None:
        plan = self.plan
        when = parse_when(
            cell,
            year=plan.year,
            month=plan.month,
            epoch_1904=plan.epoch_1904,
            today=self.today if plan.year is None else None,
            day_first=plan.day_first,
            spoken=False,
            bare_day=tells_days(plan, name),
            latest=self._tomorrow if name in ("received_at", "completed_at") else None,
        )
        if when is None:
            raise CellError(
                say(
                    QT_TRANSLATE_NOOP("core", "“{column}”的“{value}”不是有效的日期"),
                    column=label_of(name),
                    value=text_of(cell)[:60],
                )
            )
        row.values[name] = when.at
        row.values[f"{name}_has_time"] = when.has_time
        shown = "" if isinstance(cell, date) else _shown(when)
        if shown and text_of(cell).strip() != shown:
            row.changed(
                name,
                text_of(cell),
                shown,
                QT_TRANSLATE_NOOP("core", "只写了几号，年月取自表名、标题或同表日期")
                if day_alone(text_of(cell))
                else QT_TRANSLATE_NOOP("core", "年份取自表名或标题")
                if when.guessed_year
                else QT_TRANSLATE_NOOP("core", "日期写法统一"),
            )
        if is_ambiguous(cell) and order_assumed(plan):
            row.warnings.append(
                say(
                    QT_TRANSLATE_NOOP("core", "“{value}”按“月/日/年”读取，请核对"),
                    value=text_of(cell),
                )
            )
        if (
            name not in ("due_at", "done_at", "callback_at")
            and when.at > self.today
            and (when.has_time or when.at.date() > self.today.date())
        ):
            row.warnings.append(
                say(
                    QT_TRANSLATE_NOOP("core", "“{column}”晚于今天：{value}"),
                    column=label_of(name),
                    value=_shown(when),
                )
            )

    def _room(self, name: str, cell: Cell, row: Row) -> None:
        if isinstance(cell, date | datetime):
            raise CellError(
                say(
                    QT_TRANSLATE_NOOP(
                        "core", "“{column}”被表格软件改成了日期（{value}），无法还原，请重填"
                    ),
                    column=label_of(name),
                    value=text_of(cell),
                )
            )
        text, _ = clean(text_of(cell))
        row.values[name] = text

    def _phone(self, cell: Cell, row: Row) -> None:
        text, _ = clean(text_of(cell))
        if "phone" in row.unresolved:
            row.values["phone"] = text
            row.values["phone_ok"] = False
            return
        if "*" in text:  # a masked number is what it is: nothing to repair, nothing to warn of
            row.values["phone"] = text
            row.values["phone_ok"] = False
            return
        found = phones.parse_phone(cell if isinstance(cell, int | float) else text)
        value = found.digits or text
        row.values["phone"] = value + (f"-{found.extension}" if found.extension else "")
        row.values["phone_ok"] = found.ok
        if found.others:
            row.values["phone_others"] = found.others
        if text_of(cell) != row.values["phone"]:
            row.changed(
                "phone",
                text_of(cell),
                str(row.values["phone"]),
                QT_TRANSLATE_NOOP("core", "电话写法统一"),
            )
        sentence = _PHONE_SENTENCES.get(found.note)
        if sentence:
            row.warnings.append(say(sentence, value=text))

    def _satisfaction(self, cell: Cell, row: Row) -> None:
        text, _ = clean(text_of(cell))
        plain = unicodedata.normalize("NFKC", text).strip()
        key = words.SATISFACTION.get(plain) or words.SATISFACTION.get(re.sub(r"\s", "", plain))
        if key:
            row.values["satisfaction"] = key
            if key != text:
                row.changed(
                    "satisfaction", text, key, QT_TRANSLATE_NOOP("core", "满意度统一为 A、B、C")
                )
            return
        row.values["satisfaction"] = None
        if plain in words.UNANSWERED:
            row.values["unanswered"] = row.values.get("unanswered") or 1
            row.warnings.append(
                say(
                    QT_TRANSLATE_NOOP("core", "回访“{value}”，没有满意度，记为未接 1 次"),
                    value=text,
                )
            )
            return
        raise CellError(
            say(QT_TRANSLATE_NOOP("core", "满意度“{value}”无法识别，未采用"), value=text[:60])
        )

    def _word(self, name: str, table: Mapping[str, str], cell: Cell, row: Row) -> None:
        text, _ = clean(text_of(cell))
        plain = re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text)).strip().casefold()
        key = table.get(plain) or table.get(plain.replace(" ", ""))
        if key is None and plain in self._usual[name]:
            key = plain
        if key is None and name == "channel":
            key = "other"
            row.warnings.append(
                say(
                    QT_TRANSLATE_NOOP("core", "渠道“{value}”不在列表中，记为“其他”"),
                    value=text[:60],
                )
            )
        if key is None and name in ("severity", "validity"):
            row.values[name] = None
            raise CellError(
                say(
                    QT_TRANSLATE_NOOP("core", "“{column}”的“{value}”无法识别，未采用"),
                    column=label_of(name),
                    value=text[:60],
                )
            )
        row.values[name] = key if key is not None else text
        usual = self._usual[name].get(key or "", text)
        if usual != text:
            row.changed(name, text_of(cell), usual, QT_TRANSLATE_NOOP("core", "用词统一"))

    def _area(self, cell: Cell, row: Row) -> None:
        if isinstance(cell, int | float) and not isinstance(cell, bool):
            number = float(cell)
        else:
            plain = unicodedata.normalize("NFKC", text_of(cell)).replace(",", "").strip()
            match = re.fullmatch(r"(\d+(?:\.\d+)?)\s*(?:平方米|平米|平方|平|m2|㎡|m²)?", plain)
            if not match:
                raise CellError(
                    say(
                        QT_TRANSLATE_NOOP("core", "面积“{value}”不是数字，未采用"), value=plain[:60]
                    )
                )
            number = float(match[1])
        row.values["area"] = number

    def _count(self, name: str, cell: Cell, row: Row) -> None:
        match = re.search(r"\d+", unicodedata.normalize("NFKC", text_of(cell)))
        if not match:
            raise CellError(
                say(
                    QT_TRANSLATE_NOOP("core", "“{column}”的“{value}”不是次数，未采用"),
                    column=label_of(name),
                    value=text_of(cell)[:60],
                )
            )
        row.values[name] = int(match[0])

    def _text(self, name: str, cell: Cell, row: Row) -> None:
        before = text_of(cell)
        text, dropped = clean(before)
        if name == "category":
            plain = unicodedata.normalize("NFKC", text)
            parts = [part.strip() for part in re.split(r"\s*(?:/|>|\\|→|—+|--)\s*", plain)]
            text = "/".join(part for part in parts if part)
        if len(text) > _CONTENT_LIMIT:
            raise CellError(
                say(
                    QT_TRANSLATE_NOOP("core", "“{column}”有 {count} 个字，超出 {limit} 字的上限"),
                    column=label_of(name),
                    count=len(text),
                    limit=_CONTENT_LIMIT,
                ),
                fatal=True,
            )
        row.values[name] = text or None
        if dropped:
            row.changed(name, before, text, QT_TRANSLATE_NOOP("core", "去掉了不可见的控制字符"))
        elif text != before:
            row.changed(name, before, text, QT_TRANSLATE_NOOP("core", "去掉了首尾空白"))


_PHONE_SENTENCES = {
    phones.LOST_DIGITS: QT_TRANSLATE_NOOP("core", "电话“{value}”的后几位已丢失，无法还原，请补全"),
    phones.TOO_SHORT: QT_TRANSLATE_NOOP("core", "电话“{value}”位数不足，请核对"),
    phones.TOO_LONG: QT_TRANSLATE_NOOP("core", "电话“{value}”位数过多，请核对"),
    phones.NOT_A_PHONE: QT_TRANSLATE_NOOP("core", "“{value}”不是电话号码，原样保留"),
    phones.SEVERAL: QT_TRANSLATE_NOOP("core", "电话“{value}”有多个号码，取第一个可用的"),
}


def _shown(when: When) -> str:
    return when.at.strftime("%Y-%m-%d %H:%M:%S" if when.has_time else "%Y-%m-%d")
