"""Hints in sheet names, titles and file names: year, month, estate."""

from __future__ import annotations

import re
import unicodedata

_YEAR = re.compile(r"(?<!\d)(20\d{2})(?=\s*[年./-]|$|\s|\D|(?:0[1-9]|1[0-2])(?!\d))")
_MONTH = re.compile(r"(?<!\d)(1[0-2]|0?[1-9])\s*月(?!\d*日)")
_COMPACT = re.compile(r"(?<!\d)20\d{2}\s*[./-]?\s*(0[1-9]|1[0-2]|[1-9])(?!\d)")
_SHORT_YEAR = re.compile(r"(?<!\d)(2\d)\s*年(?=\s*(?:1[0-2]|0?[1-9])\s*月)")
_WHOLE = re.compile(r"(?<!\d)20\d{2}\s*[./-]\s*\d{1,2}\s*[./-]\s*\d{1,2}(?!\d)")
"""A whole date, such as that of an export in a file's name: it says nothing of the rows."""
_SEVERAL = re.compile(
    r"(?<!\d)(1[0-2]|0?[1-9])\s*月?\s*(?:[-—–~～]+|至|到)\s*(1[0-2]|0?[1-9])\s*月(?!\d*日)"
)
"""``1-3月``: a stretch of months."""
_STRETCH = re.compile(
    r"(?<!\d)(1[0-2]|0?[1-9])\s*月\s*\d{1,2}\s*[日号]?\s*(?:[-—–~～]+|至|到)\s*"
    r"(?:(?:20\d{2}\s*年)?\s*(1[0-2]|0?[1-9])\s*月)?\s*\d{1,2}\s*[日号]"
)
_WORDS = {
    w: i
    for i, w in enumerate(
        ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"], 1
    )
}
_ESTATE = re.compile(
    r"([\u4e00-\u9fffA-Za-z0-9·]{2,20}?)"
    r"(?:物业|客户服务|客服|服务中心|管理处|项目部|业主委员会|20\d{2}|住户名册|业主名册|住户信息|投诉|报修)"
)
_NOT_ESTATE = re.compile(
    r"登记|汇总|年度|月份|日期|填表|说明|投诉|客户|名册|台账|记录|统计|物业|业主|住户|\d{4}"
)
_COMPANY = re.compile(r"^.{0,12}?(?:物业)?(?:管理|服务)?(?:有限公司|集团|公司)")


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text)[:500]


def year_in(text: str) -> int | None:
    """``2026年8月客户投诉登记表`` → 2026."""
    plain = _plain(text)
    match = _YEAR.search(plain)
    if match:
        return int(match[1])
    match = _SHORT_YEAR.search(plain)
    return 2000 + int(match[1]) if match else None


def month_in(text: str) -> int | None:
    """``8月``, ``2026-08``, ``八月``, ``8月1日至8月31日`` → 8; ``None`` when several are named."""
    plain = _WHOLE.sub(" ", _plain(text))
    if any(first != last for first, last in _SEVERAL.findall(plain)):
        return None
    found = {int(number) for number in _MONTH.findall(plain)}
    if not found:
        found = {int(one) for pair in _STRETCH.findall(plain) for one in pair if one}
    if not found:
        found = {int(number) for number in _COMPACT.findall(plain)}
    if not found:
        named = re.findall(r"(十[一二]?|[一二三四五六七八九])月", plain)
        found = {_WORDS[word] for word in named}
    return found.pop() if len(found) == 1 else None


def community_in(text: str) -> str:
    """``锦绣花园物业服务中心2026年…`` → ``锦绣花园``; a company's name is no estate."""
    for part in re.split(r"[\s，,。:;|()（）《》“”\"]+", _plain(text)):
        plain = re.sub(r"^(?:20\d{2}年?)?(?:\d{1,2}月份?)?\d*", "", part)
        match = _ESTATE.match(plain)
        if not match or _NOT_ESTATE.search(match[1]):
            continue
        if _COMPANY.match(plain[match.end(1) :]):
            continue
        return match[1]
    return ""
