"""``--self-test``: the whole program tried out once in a folder of its own, one line a check.

Meant for a finished build: whatever a library, a resource or a plugin is missing there shows
here. The user's data folder is never looked at. The names and calls in it are made up.
"""

from __future__ import annotations

import contextlib
import faulthandler
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.app.log import describe_exception
from desktop_app.app.paths import DataFolder, resources_dir

if TYPE_CHECKING:
    from desktop_app.services.office import Office

# A user's name and a program's folder are often Chinese, with blanks.
FOLDER = "自检 张三"
CONTENT = "楼上装修噪音太大，影响孩子休息"
WORKFLOWS = {"seven-steps", "office-rules", "rework", "manager-method", "service-window"}
BOOK = (
    "投诉编号,受理时间,渠道,投诉人,房号,内容\n"
    f"TS-自检-001,2026-03-02 09:15,来电,陈静,3-2-501,{CONTENT}\n"
    "TS-自检-002,2026-03-03 10:20,微信,周涛,5-1-302,电梯停在三楼，按钮没有反应\n"
)


class Unfit(Exception):
    """A check that did not find what it should; its text says what."""


@dataclass
class Trial:
    """One run: the folder it works in, and what earlier checks made in there."""

    root: Path
    facts: dict[str, object] = field(default_factory=dict)

    def office(self, name: str = "office", folder: DataFolder | None = None) -> Office:
        """The opened office of one of the run's own data folders; close it when done."""
        made = self.unopened(name, folder)
        made.open()
        made.operator = "王敏"
        return made

    def unopened(self, name: str = "office", folder: DataFolder | None = None) -> Office:
        from desktop_app.services.office import Office
        from desktop_app.services.safety.backups import Copies
        from desktop_app.storage.store import Store

        folder = folder or DataFolder(self.root / name).prepare()
        return Office(
            Store(folder.database, folder.keys),
            datetime.now,
            resources_dir(),
            folder.attachments,
            Copies(folder),
        )


def run(out: Callable[[str], object] = print) -> int:
    """Every check, each told in one line; 0 when all went well, 1 otherwise."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with contextlib.suppress(AttributeError, OSError, RuntimeError, ValueError):
        faulthandler.enable()  # a crash within a library says where; without a console it cannot
    failed = 0
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        trial = Trial(Path(folder) / FOLDER)
        trial.root.mkdir()
        for name, check in checks():
            started = time.perf_counter()
            try:
                said = check(trial)
            except Unfit as error:
                failed += 1
                out(f"FAIL {name}: {error}")
            except Exception as error:
                failed += 1
                out(f"FAIL {name}:\n{describe_exception(error)}")
            else:
                took = time.perf_counter() - started
                out(f"ok   {name}: {said} ({took:.2f} s)")
    out(f"self-test: {'ok' if not failed else f'{failed} failed'}")
    return int(failed > 0)


def checks() -> Iterator[tuple[str, Callable[[Trial], str]]]:
    """The checks in their order; a later one uses what an earlier one made."""
    from desktop_app.app import self_test_window as window

    yield "program", _program
    yield "resources", _resources
    yield "database", _database
    yield "register", _register
    yield "import", _import
    yield "search", _search
    yield "export", _export
    yield "calendar file", _calendar
    yield "working calendar", _working_calendar
    yield "backup", _backup
    yield "encryption", _encryption
    yield "window", window.languages
    yield "pages", window.pages
    yield "help", window.help_pages
    yield "pdf", window.pdf


def _need(holds: object, what: str) -> None:
    if not holds:
        raise Unfit(what)


def _program(_: Trial) -> str:
    """A frozen program must not lean on a Python that happens to be installed."""
    home = getattr(sys, "_MEIPASS", None)
    if home is None:
        return f"from source, Python {sys.version.split()[0]}"
    inside = Path(home).resolve()
    strangers = [
        name
        for name, module in list(sys.modules.items())
        # The archive's own modules have names of files that are nowhere.
        if (file := getattr(module, "__file__", None))
        and Path(file).is_file()
        and not Path(file).resolve().is_relative_to(inside)
    ]
    _need(not strangers, f"modules from outside the program: {strangers[:5]}")
    return f"frozen, Python {sys.version.split()[0]}"


def _resources(_: Trial) -> str:
    from desktop_app.domain.workflow import parse_workflow

    home = resources_dir()
    flows = sorted((home / "workflows").glob("*.toml"))
    for path in flows:
        parse_workflow(path.read_text(encoding="utf-8"))
    icons = list((home / "icons").glob("*.svg"))
    missing = WORKFLOWS - {path.stem for path in flows}
    _need(not missing and len(icons) >= 20, f"missing {sorted(missing)}, {len(icons)} icons")
    for name in ("categories.toml", "limits.toml", "root_causes.toml", "settings.toml"):
        _need((home / name).is_file(), f"{name} is missing")
    return f"{len(flows)} workflows, {len(icons)} icons"


def _database(trial: Trial) -> str:
    with closing(trial.office()) as office:
        version = office.store.value("SELECT sqlite_version()")
        mode = office.store.value("PRAGMA journal_mode")
        _need(mode == "wal", f"journal mode {mode}")
        return f"SQLite {version}, journal {mode}"


def _register(trial: Trial) -> str:
    from desktop_app.services.cases import Intake, register

    with closing(trial.office()) as office:
        case = register(office, Intake(content=CONTENT, complainant="李娜", phone="13800138000"))
        _need(office.case(case.complaint.id).complaint.content == CONTENT, "not as it was written")
        trial.facts["number"] = case.complaint.number
        trial.facts["id"] = case.complaint.id
        return case.complaint.number


def _import(trial: Trial) -> str:
    """A book in an old Chinese code page, through the real reading child."""
    from desktop_app.services.imports import importing

    book = trial.root / "登记表.csv"
    book.write_bytes(BOOK.encode("gb18030"))
    loaded = importing.load(book, today=datetime.now())
    with closing(trial.office()) as office:
        counts = importing.commit(office, importing.check(office, loaded)).counts
    _need(counts["new"] == 2, f"counts {dict(counts)}")
    return f"{counts['new']} complaints read by a child process"


def _found(office: Office, text: str) -> int:
    from desktop_app.domain.views import CaseFilter
    from desktop_app.services import queue

    return queue.count(office, queue.query(office, CaseFilter(), text=text))


def _search(trial: Trial) -> str:
    with closing(trial.office()) as office:
        hits = {text: _found(office, text) for text in ("装修噪音", "按钮", "没有这句话")}
    _need(list(hits.values()) == [2, 1, 0], f"hits {hits}")
    return "two words found, one not"


def _export(trial: Trial) -> str:
    """A workbook with everything, read back by the reading child into an empty office."""
    from desktop_app.domain.views import CaseFilter
    from desktop_app.services import queue
    from desktop_app.services.exports import exporting
    from desktop_app.services.exports.model import ExportOrder
    from desktop_app.services.imports import importing

    with closing(trial.office()) as office:
        books = [trial.root / "导出.xlsx", trial.root / "导出.csv"]
        order = ExportOrder(queue.query(office, CaseFilter()), unmasked=True)
        written = [exporting.export(office, book, order).rows for book in books]
    back = []
    for at, book in enumerate(books):
        loaded = importing.load(book, today=datetime.now(), kind="complaints")
        with closing(trial.office(f"back-{at}")) as office:
            back.append(
                importing.commit(office, importing.check(office, loaded)).counts.get("new", 0)
            )
            _need(_found(office, CONTENT) == 2, "the contents came back changed")
    _need(written == back == [3, 3], f"written {written}, read back {back}")
    return "3 complaints out and back, .xlsx and .csv"


def _calendar(trial: Trial) -> str:
    from desktop_app.services.exports import calendar as export_calendar
    from desktop_app.services.exports.model import ExportOrder

    target = trial.root / "回访.ics"
    with closing(trial.office()) as office:
        export_calendar.export_calendar(office, target, ExportOrder())
    text = target.read_text(encoding="utf-8")
    _need(text.startswith("BEGIN:VCALENDAR"), "no calendar file")
    return f"{text.count('BEGIN:VEVENT')} events"


def _working_calendar(trial: Trial) -> str:
    """The year's rest days and make-up days, and pinyin initials."""
    from desktop_app.services.pinyin import initials

    with closing(trial.office()) as office:
        calendar = office.rules().calendar
        made_up = date(2026, 2, 14)
        _need(calendar.is_working(made_up), f"{made_up} is a make-up working day")
    _need(initials("王敏").lower() == "wm", f"initials {initials('王敏')!r}")
    return "make-up days known, initials known"


def _backup(trial: Trial) -> str:
    """A copy, a change, and the copy brought back: the change is gone, the rest is there."""
    from desktop_app.services.cases import Intake, register
    from desktop_app.services.safety.backups import Copies

    copies = Copies(DataFolder(trial.root / "office"))
    made = copies.make()
    copies.prove(made.path)
    with closing(trial.office()) as office:
        register(office, Intake(content="恢复以后应当不见的一件"))
        before = _found(office, "")
    copies.restore(made.path)
    with closing(trial.office()) as office:
        after, again = _found(office, ""), _found(office, "装修噪音")
    _need((before, after, again) == (4, 3, 2), f"{before} before, {after} after, {again} found")
    return f"{made.complaints} complaints kept and brought back"


def _encryption(trial: Trial) -> str:
    """A folder is encrypted with what it holds, opened by both locks, and made plain again."""
    from desktop_app.services.safety import encrypting, encryption
    from desktop_app.services.safety.backups import Copies

    folder = DataFolder(trial.root / "office")
    locks = encryption.new_locks("自检 passphrase")
    done = encrypting.turn_on(folder, locks, "", datetime.now())
    encrypted = folder.with_keys(done.keys)
    file = encryption.key_file(encrypted)
    _need(file is not None, "no key file")
    assert file is not None
    for secret in ("自检 passphrase", locks.code):
        _need(encryption.open_either(file, secret) == done.keys, "a lock does not open")
    _need(encryption.key_file(folder) is not None, "the register is still plain")
    copies = Copies(encrypted)
    copies.prove(copies.make().path)
    with closing(trial.office("office", encrypted)) as office:
        found = _found(office, "装修噪音")
    encrypting.turn_off(encrypted, "", datetime.now())
    with closing(trial.office()) as office:
        again = _found(office, "装修噪音")
    _need(found == again == 2, f"{found} and {again} found")
    return "encrypted, searched, copied, opened by code, plain again"
