"""What somebody of the office did between two days: readable, masked, and to be handed out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

from desktop_app.domain import rights
from desktop_app.domain.anonymity import Known, anonymous
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, Translate, say
from desktop_app.domain.phones import mask_name, mask_phone
from desktop_app.services.caselog import COLUMN_TEXT
from desktop_app.services.office import Office
from desktop_app.services.staff.allowing import need
from desktop_app.storage import settings_edit
from desktop_app.storage.trace import audit

MOST = 5_000
_LONGEST = 60
OPERATION_TEXT: Mapping[str, str] = {
    "register": QT_TRANSLATE_NOOP("core", "登记投诉"),
    "edit": QT_TRANSLATE_NOOP("core", "更正登记信息"),
    "fill": QT_TRANSLATE_NOOP("core", "填写步骤"),
    "tick": QT_TRANSLATE_NOOP("core", "勾选检查项"),
    "complete": QT_TRANSLATE_NOOP("core", "完成步骤"),
    "skip": QT_TRANSLATE_NOOP("core", "跳过步骤"),
    "go_back": QT_TRANSLATE_NOOP("core", "退回步骤"),
    "close_invalid": QT_TRANSLATE_NOOP("core", "判为无效"),
    "refer": QT_TRANSLATE_NOOP("core", "转外部处理"),
    "withdraw": QT_TRANSLATE_NOOP("core", "登记撤销"),
    "rework": QT_TRANSLATE_NOOP("core", "开返单"),
    "hold": QT_TRANSLATE_NOOP("core", "挂起"),
    "resume": QT_TRANSLATE_NOOP("core", "恢复处理"),
    "extend": QT_TRANSLATE_NOOP("core", "延期"),
    "escalate": QT_TRANSLATE_NOOP("core", "升级"),
    "contact": QT_TRANSLATE_NOOP("core", "记录沟通"),
    "plan": QT_TRANSLATE_NOOP("core", "安排回访"),
    "move": QT_TRANSLATE_NOOP("core", "改回访时间"),
    "follow_up": QT_TRANSLATE_NOOP("core", "完成回访"),
    "cancel_follow_up": QT_TRANSLATE_NOOP("core", "取消回访"),
    "attach": QT_TRANSLATE_NOOP("core", "添加附件"),
    "detach": QT_TRANSLATE_NOOP("core", "移除附件"),
    "delete": QT_TRANSLATE_NOOP("core", "移入回收站"),
    "restore": QT_TRANSLATE_NOOP("core", "从回收站恢复"),
    "reveal": QT_TRANSLATE_NOOP("core", "查看姓名和电话"),
    "export_unmasked": QT_TRANSLATE_NOOP("core", "导出完整姓名和电话"),
    "print_unmasked": QT_TRANSLATE_NOOP("core", "打印完整姓名和电话"),
    "import": QT_TRANSLATE_NOOP("core", "导入"),
    "undo_import": QT_TRANSLATE_NOOP("core", "撤销导入"),
    "undo": QT_TRANSLATE_NOOP("core", "撤销上一步操作"),
    "operator": QT_TRANSLATE_NOOP("core", "换人值班"),
    "sign_in": QT_TRANSLATE_NOOP("core", "用口令进入"),
    "wrong_pin": QT_TRANSLATE_NOOP("core", "口令输错"),
    "set_pin": QT_TRANSLATE_NOOP("core", "设置口令"),
    "own_pin": QT_TRANSLATE_NOOP("core", "修改自己的口令"),
    "reset_pin": QT_TRANSLATE_NOOP("core", "在本机重设口令"),
    "access_settings": QT_TRANSLATE_NOOP("core", "开关口令要求"),
    "add_staff": QT_TRANSLATE_NOOP("core", "添加人员"),
    "save_staff": QT_TRANSLATE_NOOP("core", "修改人员"),
    "erase_person": QT_TRANSLATE_NOOP("core", "抹除个人信息"),
    "person_file": QT_TRANSLATE_NOOP("core", "导出个人信息"),
    "retention": QT_TRANSLATE_NOOP("core", "按保留年限匿名化"),
    "backup_restored": QT_TRANSLATE_NOOP("core", "恢复备份"),
    "encryption_on": QT_TRANSLATE_NOOP("core", "加密数据文件夹"),
    "encryption_off": QT_TRANSLATE_NOOP("core", "取消数据文件夹的加密"),
    "key_changed": QT_TRANSLATE_NOOP("core", "更换数据口令或恢复码"),
    "handover_note": QT_TRANSLATE_NOOP("core", "写交接班留言"),
}
"""Operations in the trade's words; settings are told as such, others by their table."""


@dataclass(frozen=True)
class Deed:
    """One line: when, what, on which case, which field from what to what; already masked."""

    at: datetime
    what: str
    number: str
    field: str
    before: str
    after: str


def of_person(
    office: Office, name: str, first: date, last: date, translate: Translate = str
) -> list[Deed]:
    """What *name* did from *first* to *last*, both included, newest first, at most ``MOST`` lines.

    One's own is free for everybody; another's asks for the right.
    """
    if name != (office.signed_in or office.operator):
        need(office, rights.HISTORY)
    lines = audit.of_staff(
        office.store,
        name,
        datetime.combine(first, time()),
        datetime.combine(last, time()) + timedelta(days=1),
        MOST,
    )
    return [_deed(line, translate) for line in lines]


def export(
    office: Office, target: Path, name: str, first: date, last: date, translate: Translate = str
) -> int:
    """The same as an ``.xlsx``; returns the lines written."""
    from desktop_app.exchange.write_xlsx import ColumnOut, SheetOut, write_book

    need(office, rights.HISTORY)
    deeds = of_person(office, name, first, last, translate)
    titles = [
        (QT_TRANSLATE_NOOP("core", "时间"), 18),
        (QT_TRANSLATE_NOOP("core", "操作"), 18),
        (QT_TRANSLATE_NOOP("core", "编号"), 18),
        (QT_TRANSLATE_NOOP("core", "栏目"), 14),
        (QT_TRANSLATE_NOOP("core", "改前"), 30),
        (QT_TRANSLATE_NOOP("core", "改后"), 30),
    ]
    columns = [ColumnOut(translate(title), width) for title, width in titles]
    rows = [
        (f"{one.at:%Y-%m-%d %H:%M:%S}", one.what, one.number, one.field, one.before, one.after)
        for one in deeds
    ]
    title = say(
        QT_TRANSLATE_NOOP("core", "{name}的操作记录 {first} 至 {last}"),
        name=name,
        first=first.isoformat(),
        last=last.isoformat(),
    ).render(translate)
    return write_book(target, [SheetOut(translate(titles[1][0]), columns, rows, title)]).rows


def people(office: Office) -> list[str]:
    """Everybody there is or was, for the choice."""
    return [row["name"] for row in settings_edit.staff_rows(office.store)]


def operation_text(name: str, translate: Translate = str) -> str:
    """An operation in words; a change of settings is one whatever it is called."""
    if name in OPERATION_TEXT:
        return translate(OPERATION_TEXT[name])
    if rights.OPERATION_RIGHT.get(name) == rights.SETTINGS:
        return translate(QT_TRANSLATE_NOOP("core", "修改设置"))
    return translate(QT_TRANSLATE_NOOP("core", "其他操作"))


def _deed(line: audit.PersonLine, translate: Translate) -> Deed:
    known = Known(residents=(line.complainant,))
    label = COLUMN_TEXT.get(line.field, "")
    field = translate(label) if label else line.field.rpartition("/")[2]
    if line.field in ("+", "-", "=", "reveal", "pin", "erased"):
        return Deed(line.at, operation_text(line.operation, translate), line.number, "", "", "")
    return Deed(
        line.at,
        operation_text(line.operation, translate),
        line.number,
        field,
        _masked(line.field, line.before or "", known),
        _masked(line.field, line.after or "", known),
    )


def _masked(field: str, value: str, known: Known) -> str:
    if field in ("phone", "phone_note"):
        return mask_phone(value)
    if field in ("complainant", "name", "person"):
        return mask_name(value)
    text, _ = anonymous(value, known)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
