"""Registers of any size for the benches: the columns of a real office, the same for a seed."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import xlsxwriter

HEADER = (
    "编号 投诉时间 投诉方式 投诉人 房号 联系电话 投诉内容 业主要求 投诉类别 级别 责任部门 经办人 "
    "处理情况 完成时间 回访时间 满意度 备注 受理人 身份 天气"
).split()
_CATEGORIES = "公共/供水 房屋/渗漏水 公共/电梯 客户/噪声 公共/消防 环境/垃圾 秩序/停车".split()
_BEGIN = datetime(2025, 1, 1, 8)


def rows(count: int, seed: int = 1) -> Iterator[list[object]]:
    """So many rows of 20 cells, of 3,024 flats: 85 in a hundred are done, called back, judged."""
    rng = random.Random(seed)
    for number in range(count):
        received = _BEGIN + timedelta(minutes=rng.randrange(500_000))
        done = rng.random() < 0.85
        finished = received + timedelta(hours=rng.randrange(1, 90)) if done else None
        yield [
            f"WY{number:07d}",
            received,
            rng.choice(["来电", "来访", "微信", "12345"]),
            rng.choice("张王李赵刘陈") + rng.choice(["女士", "先生", "小明", "建国"]),
            f"{rng.randrange(1, 10)}-{rng.randrange(1, 4)}-{rng.randrange(1, 29)}0{rng.randrange(1, 5)}",
            f"138{number:08d}",
            f"厨房水管接头漏水，楼下邻居第 {number} 次上门，要求今天处理，{rng.randrange(10**6)}",
            "尽快修好",
            rng.choice(_CATEGORIES),
            rng.choice(["一般", "轻微", "重要"]),
            rng.choice(["工程", "客服部", "秩序部"]),
            rng.choice(["周师傅", "陈师傅", "小李"]),
            "已修复，业主确认" if done else "处理中",
            finished,
            finished + timedelta(hours=5) if finished else None,
            rng.choice(["满意", "较满意", "√", "A"]) if done else "",
            "" if number % 3 else "再联系",
            rng.choice(["小王", "小赵"]),
            "业主",
            "晴",
        ]


def write(path: Path, count: int) -> None:
    """The register as a workbook of one sheet."""
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True, "strings_to_formulas": False})
    sheet = book.add_worksheet("登记表")
    dated = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
    for at, title in enumerate(HEADER):
        sheet.write_string(0, at, title)
    for number, row in enumerate(rows(count), 1):
        for at, value in enumerate(row):
            if isinstance(value, datetime):
                sheet.write_datetime(number, at, value, dated)
            elif value:
                sheet.write_string(number, at, str(value))
    book.close()
