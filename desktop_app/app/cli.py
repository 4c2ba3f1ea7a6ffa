"""The command line: what may be asked, and how it is answered."""

from __future__ import annotations

import argparse
import io
import json
import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

from desktop_app import __version__
from desktop_app.app import encryption_commands, report_arguments, trust_commands, unlocking
from desktop_app.app import language as languages
from desktop_app.app.paths import data_dir
from desktop_app.domain.errors import KnownError
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, say

log = logging.getLogger(__name__)

_MORE = QT_TRANSLATE_NOOP("core", "命令用法有误：{reason}。用 complaint-desk --help 查看用法。")
_CRASH = QT_TRANSLATE_NOOP(
    "core", "程序内部出错，本次操作没有完成，已保存的数据没有改动；详情见日志 {log}。"
)


class _Wrong(Exception):
    """Wrong use; argparse would print and leave on its own."""


class _Parser(argparse.ArgumentParser):
    def __init__(self, **settings: Any) -> None:
        # An abbreviation (--js) would be understood here, but not where --json is looked for.
        super().__init__(allow_abbrev=False, **settings)

    def error(self, message: str) -> NoReturn:
        raise _Wrong(message)


def _whole(text: str) -> int:
    """A whole number that the database can hold; argparse tells what is wrong."""
    value = int(text)
    if abs(value) > 2**31:
        raise ValueError(text)
    return value


def parser() -> argparse.ArgumentParser:
    """Every command of EXCHANGE's table that this version has."""
    common = _Parser(add_help=False)
    common.add_argument("--data", metavar="DIR", default=argparse.SUPPRESS)
    common.add_argument("--lang", choices=languages.LANGUAGES, default=argparse.SUPPRESS)
    common.add_argument("--as", dest="who", metavar="NAME", default=argparse.SUPPRESS)
    common.add_argument("--passphrase-file", type=Path, metavar="FILE", default=argparse.SUPPRESS)
    common.add_argument("--json", action="store_true", default=argparse.SUPPRESS)
    top = _Parser(
        prog="complaint-desk",
        parents=[common],
        description="投诉管家 Complaint Desk",
        epilog=f"{trust_commands.EPILOG} {unlocking.EPILOG}",
    )
    top.add_argument("--version", action="version", version=f"complaint-desk {__version__}")
    top.add_argument(
        "--self-test",
        action="store_true",
        help="try the whole program out in a folder of its own; the data is not touched",
    )
    top.add_argument(
        "--training",
        action="store_true",
        help="open the window on a sample office for training; the data is not touched",
    )
    commands = top.add_subparsers(dest="command", metavar="COMMAND", parser_class=_Parser)

    def add(name: str, words: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, help=words, description=words, parents=[common])

    one = add("import", "import a register, a roster or a follow-up list")
    one.add_argument("file", type=Path, metavar="FILE")
    one.add_argument(
        "--kind", choices=("auto", "complaints", "households", "followups"), default="auto"
    )
    one.add_argument("--sheet", default="", metavar="NAME")
    one.add_argument("--mapping", type=Path, metavar="FILE")
    one.add_argument("--on-conflict", choices=("ours", "book"), default="")
    one.add_argument("--on-match", choices=("update", "skip"), default="update")
    one.add_argument("--dry-run", action="store_true")
    one.add_argument("--rejects", type=Path, metavar="FILE.xlsx")
    one = add("undo-import", "take an import batch back")
    one.add_argument("batch", type=_whole, metavar="BATCH")
    one = add("export", "export the register, the roster or the follow-ups to .xlsx or .csv")
    one.add_argument("file", type=Path, metavar="FILE")
    one.add_argument(
        "--kind", choices=("complaints", "households", "followups"), default="complaints"
    )
    one.add_argument("--view", metavar="NAME")
    one.add_argument("--from", dest="since", metavar="DATE")
    one.add_argument("--to", dest="until", metavar="DATE")
    one.add_argument("--number", action="append", default=[], metavar="N")
    one.add_argument("--unmasked", action="store_true")
    one = add("template", "write an empty workbook to fill in and import")
    one.add_argument("file", type=Path, metavar="FILE.xlsx")
    one.add_argument(
        "--kind", choices=("complaints", "households", "followups"), default="complaints"
    )
    one = add("list", "list complaints as the queue shows them")
    one.add_argument("--view", default="open", metavar="NAME")
    one.add_argument("--search", default="", metavar="TEXT")
    one.add_argument("--limit", type=_whole, default=100, metavar="N")
    one = add("show", "show one case whole")
    one.add_argument("number", metavar="NUMBER")
    one = add("calendar", "write the follow-ups as iCalendar")
    one.add_argument("--out", type=Path, required=True, metavar="FILE.ics")
    one.add_argument("--unmasked", action="store_true")
    one = add("report", "write a paper: weekly summary, case, follow-ups, register")
    papers = one.add_subparsers(dest="paper", metavar="PAPER", parser_class=_Parser, required=True)

    def add_paper(name: str, words: str) -> argparse.ArgumentParser:
        return papers.add_parser(name, help=words, description=words, parents=[common])

    report_arguments.add_parser(add_paper)
    one = add("sample", "fill an empty data folder with the sample office")
    one.add_argument("--complaints", type=_whole, default=240, metavar="N")
    one.add_argument("--seed", type=int, default=1, metavar="S")
    one = add("backup", "write a safety copy of the data folder")
    one.add_argument("file", type=Path, nargs="?", metavar="FILE")
    one.add_argument("--list", action="store_true", help="list the safety copies instead")
    one = add("restore", "bring a safety copy back; the present data is kept as another one")
    one.add_argument("file", type=Path, nargs="?", metavar="FILE")
    one.add_argument("--newest", action="store_true", help="the newest one that opens whole")
    one = add("doctor", "check the data")
    one.add_argument("--repair", action="store_true", help="mend what is derived, after a copy")
    add("reindex", "make the search index anew")
    trust_commands.add_parsers(add)
    encryption_commands.add_parsers(add)
    return top


def run(arguments: Sequence[str]) -> int | None:
    """Run a command; ``None`` when none was given (then the window is wanted).

    Exit status: 0 done, 1 done in part, 2 wrong use or unreadable file, 3 data folder.
    """
    as_json = "--json" in arguments
    for stream in (sys.stdout, sys.stderr):  # a pipe of another code page has no ✓ and no 😀
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    lang = languages.choose(_asked_language(arguments))
    tell = languages.translator(lang)
    try:
        asked = parser().parse_args(list(arguments))
    except _Wrong as error:
        return fail(KnownError("usage", say(_MORE, reason=str(error))), tell, lang, as_json)
    if asked.self_test:
        from desktop_app.app import self_test

        return self_test.run(lambda line: print(line, flush=True))
    if asked.command is None:
        return None
    from desktop_app.app import commands

    folder = data_dir(getattr(asked, "data", None))
    if getattr(asked, "who", ""):
        os.environ[trust_commands.WHO] = asked.who
    try:
        commands.check_days(asked)
        folder = unlocking.unlock(folder, asked)
        answer = commands.COMMANDS[asked.command](asked, folder, tell, lang)
    except KnownError as error:
        return fail(error, tell, lang, as_json)
    except KeyboardInterrupt:
        return fail(
            KnownError("cancelled", say(QT_TRANSLATE_NOOP("core", "已取消，没有写入任何内容。"))),
            tell,
            lang,
            as_json,
        )
    except Exception:
        from desktop_app.app.log import LOG_FILE, describe_exception, start_log

        stop = start_log(folder.logs, native_crashes=False)
        log.error("command %s failed\n%s", asked.command, describe_exception(_current()))
        stop()
        return fail(
            KnownError("internal", say(_CRASH, log=str(folder.logs / LOG_FILE))),
            tell,
            lang,
            as_json,
        )
    try:
        _print(answer, as_json)
        sys.stdout.flush()
    except BrokenPipeError:  # the reader has seen enough, as in `list | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return int(answer["exit"])


def fail(error: KnownError, tell: Any, lang: str, as_json: bool) -> int:
    """One clear sentence on standard error; the code as JSON where asked."""
    sentence = error.message.render(tell, lang)
    print(sentence, file=sys.stderr)
    if as_json:
        print(_json({"error": {"code": error.code, "message": sentence}}))
    return error.exit_code


def _json(data: object, indent: int | None = None) -> str:
    """JSON that any stream can carry: plain characters only where the stream is Unicode."""
    unicode = (sys.stdout.encoding or "").lower().startswith("utf")
    text = json.dumps(data, ensure_ascii=not unicode, indent=indent)
    lone = any("\ud800" <= character <= "\udfff" for character in text)
    return json.dumps(data, indent=indent) if lone else text


def _print(answer: dict[str, Any], as_json: bool) -> None:
    if as_json:
        print(_json(answer["data"], indent=1))
        return
    for line in answer["lines"]:
        print(line)


def _asked_language(arguments: Sequence[str]) -> str | None:
    for index, word in enumerate(arguments):
        if word == "--lang" and index + 1 < len(arguments):
            return arguments[index + 1]
        if word.startswith("--lang="):
            return word.partition("=")[2]
    return None


def _current() -> BaseException:
    error = sys.exception() if hasattr(sys, "exception") else sys.exc_info()[1]
    assert error is not None
    return error
