"""Taking out of a text what tells who it is about: names, phones, rooms, plates, papers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from desktop_app.domain.messages import QT_TRANSLATE_NOOP

NAME, STAFF, PHONE, ROOM, PLATE, PAPER = "name", "staff", "phone", "room", "plate", "paper"
KIND_TEXT = {
    NAME: QT_TRANSLATE_NOOP("core", "住户姓名"),
    STAFF: QT_TRANSLATE_NOOP("core", "员工姓名"),
    PHONE: QT_TRANSLATE_NOOP("core", "电话"),
    ROOM: QT_TRANSLATE_NOOP("core", "房号"),
    PLATE: QT_TRANSLATE_NOOP("core", "车牌"),
    PAPER: QT_TRANSLATE_NOOP("core", "证件号"),
}
PUT = {
    NAME: "〔住户〕",
    STAFF: "〔工作人员〕",
    PHONE: "〔电话〕",
    ROOM: "〔房号〕",
    PLATE: "〔车牌〕",
    PAPER: "〔证件号〕",
}
_TITLES = "先生|女士|小姐|阿姨|叔叔|大爷|大妈|大姐|大哥|奶奶|爷爷|老师|师傅|总"
_SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕施张孔曹严金魏陶姜谢邹窦章潘葛范彭"
    "鲁韦马方任袁柳鲍史唐费岑薛雷贺倪汤滕罗毕郝邬安常于傅卞齐康伍余顾孟黄穆萧尹姚"
    "邵汪祁毛狄戴宋庞熊纪舒屈项祝董梁杜阮蓝季贾江郭梅林钟徐邱骆高夏蔡田樊胡霍万"
    "卢莫房裘解丁邓洪包左石崔龚程邢裴陆荣翁曲甄封芮靳焦侯宁甘厉戎祖武刘景詹龙叶司"
    "黎薄白蒲卓池谭申冉雍桑桂牛边燕冀温庄晏柴瞿阎连习艾向古易廖辛简饶曾肖游丘"
)
_PAPERS = re.compile(r"(?<![0-9A-Za-z])\d{17}[0-9Xx](?![0-9A-Za-z])")
_PHONES = re.compile(
    r"(?<!\d)(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)"
    r"|(?<!\d)0\d{2,3}[- ]?[2-8]\d{6,7}(?!\d)"
)
_PLATES = re.compile(
    r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤川青藏琼宁][A-Z][·. ]?[A-Z0-9]{5,6}(?![A-Z0-9])"
)
_NUMERAL = r"[A-Za-z]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})"
_ROOMS = re.compile(
    rf"{_NUMERAL}\s*(?:号楼|栋|幢|座|#)\s*(?:{_NUMERAL}\s*(?:单元|门))?\s*\d{{3,4}}\s*(?:号房|室|号|房)?"
    rf"|{_NUMERAL}\s*(?:单元|门)\s*\d{{3,4}}\s*(?:号房|室|号|房)?"
    r"|(?<![\d-])[A-Za-z]?\d{1,3}-\d{1,2}-\d{3,4}(?![\d-])"
    r"|(?<![\d-])\d{1,2}-\d{3,4}(?![\d-]|\s*(?:元|度|天|分钟|小时|平|米|个|人))"
    r"|(?<!\d)\d{3,4}\s*(?:室|号房|房(?!屋)|户)"
)
_CALLED = re.compile(rf"[{_SURNAMES}](?:{_TITLES})")


@dataclass(frozen=True)
class Known:
    """Whom a case names: residents, staff, and its phones and rooms as they are written."""

    residents: tuple[str, ...] = ()
    staff: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    rooms: tuple[str, ...] = ()


def anonymous(text: str, known: Known) -> tuple[str, dict[str, int]]:
    """*text* without what is known and what looks like it; how often each kind was taken out.

    Rather too much than too little: a number that looks like a room is taken for one.
    """
    counts: dict[str, int] = {}

    def put(kind: str, pattern: re.Pattern[str], into: str) -> str:
        changed, found = pattern.subn(PUT[kind], into)
        if found:
            counts[kind] = counts.get(kind, 0) + found
        return changed

    text = put(PAPER, _PAPERS, text)
    text = put(PHONE, _PHONES, text)
    text = put(PLATE, _PLATES, text)
    for kind, pattern in (
        (PHONE, _any_of(known.phones, least=5)),
        (NAME, _names(known.residents)),
        (STAFF, _names(known.staff)),
        (ROOM, _ROOMS),
        (ROOM, _any_of(known.rooms, least=3)),
        (NAME, _CALLED),
    ):
        if pattern is not None:
            text = put(kind, pattern, text)
    return text, counts


def _any_of(words: Iterable[str], least: int) -> re.Pattern[str] | None:
    """Any of *words* that are at least so long, not inside a longer number."""
    usable = sorted({w.strip() for w in words if len(w.strip()) >= least}, key=len, reverse=True)
    if not usable:
        return None
    return re.compile(rf"(?<![\d.])(?:{'|'.join(map(re.escape, usable))})(?![\d.]|\s*元)")


def _names(names: Iterable[str]) -> re.Pattern[str] | None:
    """Full names, and their surnames with a title: ``李建国``, ``李先生``, ``小李``, ``老李``."""
    whole = sorted({n.strip() for n in names if len(n.strip()) >= 2}, key=len, reverse=True)
    if not whole:
        return None
    surnames = "".join(sorted({re.escape(name[0]) for name in whole}))
    titles = f"(?:{_TITLES})?"
    parts = [rf"(?:{'|'.join(map(re.escape, whole))}){titles}"]
    parts += [
        rf"[小老][{surnames}](?![一-鿿]*小区)",
        rf"[{surnames}](?:{_TITLES}|工|经理|主管|队长)",
    ]
    return re.compile("|".join(parts))
