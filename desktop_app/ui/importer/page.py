"""The import page: leads from a file to a written batch, one step at a time.

Reading runs beside the office, checking and writing on the office's thread; the window only
shows. Whatever fails is said in place and keeps what was reached before.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop_app.domain.errors import KnownError
from desktop_app.domain.messages import QT_TRANSLATE_NOOP
from desktop_app.services.imports import importing
from desktop_app.services.imports import nearby as import_nearby
from desktop_app.services.imports import report as import_report
from desktop_app.services.imports import twins as import_twins
from desktop_app.services.imports.importing import Outcome
from desktop_app.services.imports.plans import Prepared
from desktop_app.services.office import Office
from desktop_app.ui.desk import Desk
from desktop_app.ui.importer import titles
from desktop_app.ui.importer.check_lists import Found
from desktop_app.ui.importer.dialogs import ChooseFile, ChooseTarget, ask_file, ask_target
from desktop_app.ui.importer.extras import Extras
from desktop_app.ui.importer.match_pane import DOUBT_KEY
from desktop_app.ui.importer.matching import Matching
from desktop_app.ui.importer.reading import Reading
from desktop_app.ui.importer.sheet_pane import KEYS
from desktop_app.ui.importer.view import STEPS, ImportView
from desktop_app.ui.importer.work import Work
from desktop_app.ui.importer.writing import Writing
from desktop_app.ui.shell.actions import ActionSpec

QUICK = 20_000
"""Up to so many rows the check runs by itself after every change of a column."""

REVEAL = ActionSpec("import.reveal", QT_TRANSLATE_NOOP("actions", "显示姓名和电话"), "F9", "import")
DOUBT = ActionSpec(
    "import.doubt", QT_TRANSLATE_NOOP("actions", "下一处待核对"), DOUBT_KEY, "import"
)


class ImportPage(QObject):
    """A page of the shell; ``activate`` takes ``None`` or the path of a dropped book."""

    def __init__(self, desk: Desk, choose_file: ChooseFile, choose_target: ChooseTarget) -> None:
        super().__init__()
        self._desk = desk
        self.view = ImportView(desk.theme, desk.language, desk.place)
        self._work = Work(self._moved, self.view)  # reading, again, checking or writing
        self._writing = Writing(desk, self.view, self._work, self._failed, self._say_error)
        self._extras = Extras(desk, self.view, choose_target, self._say, self._say_error)
        self._reading = Reading(
            desk, self.view, self._work, choose_file, self._begin, self._read, self._failed
        )
        self._matching = Matching(
            desk, self.view.match, self._work, self._begin, self._take, self._failed
        )
        self._found: Found | None = None
        self._skip = False
        self._connect()

    def _connect(self) -> None:
        view = self.view
        view.dropped.connect(self.open_file)
        view.choose.picked.connect(self.open_file)
        view.choose.choose_asked.connect(self._ask_file)
        view.match.sheet_chosen.connect(lambda _index: self._show_subtitle())
        view.match.summary.all_asked.connect(self._next)
        view.match.summary.rejects_asked.connect(self._write_rejects)
        view.check.rejects_asked.connect(self._write_rejects)
        view.check.skip_chosen.connect(self._change_skip)
        view.check.decided.connect(lambda: self._show_step("check", focus=False))
        view.check.opened.connect(self._open_case)
        view.choose.template_asked.connect(self._extras.write_template)
        view.importing.running.cancelled.connect(self._work.cancel)
        result = view.importing.result
        result.opened.connect(self._open_case)
        result.undo_asked.connect(lambda: self._writing.undo_last(self._undone))
        for batches in (view.choose.batches, view.importing.batches):
            batches.undo_asked.connect(self._undo_batch)
        result.again_asked.connect(self._start_over)
        result.rejects_asked.connect(self._write_rejects)
        view.busy.cancelled.connect(self._work.cancel)
        view.step_chosen.connect(self._go)
        view.back_asked.connect(self._back)
        view.next_asked.connect(self._next)
        view.save_asked.connect(self._ask_save)
        view.save_line.saved.connect(self._save)
        self._desk.registry.bind(REVEAL, view, self._reveal)
        for spec in KEYS:
            self._desk.registry.add(spec)
        self._desk.registry.bind(DOUBT, view, self._next_doubtful)

    # the Page protocol

    @property
    def widget(self) -> QWidget:
        return self.view

    def activate(self, argument: object = None) -> None:
        """A new path is read at once; the same unchanged file keeps what was done with it."""
        if isinstance(argument, Path) and self._reading.is_another(argument):
            self.open_file(argument)
        if self.view.step == "choose":
            self._writing.show_batches()
        self.view.take_focus()

    def can_leave(self) -> bool:
        """Always: whatever runs goes on, and is here when the user comes back."""
        return True

    # choosing and reading

    def _ask_file(self) -> None:
        path = self._reading.ask()
        if path is not None:
            self.open_file(path)

    def open_file(self, path: Path, *, needs_table: bool = True) -> None:
        """Read *path*, see ``Reading.open``; refused while a batch is being written."""
        if self._work.doing == "writing":
            self._say(self.tr("正在导入，请等它完成或取消后再选另一个文件。"), "warning")
            return
        self._reading.open(path, needs_table=needs_table)

    def _read(self, prepared: Prepared) -> None:
        self._end()
        self._writing.outcome, self._writing.shown, self._skip = None, False, False
        self.view.check.forget()
        self.view.check.set_skip(False)
        sheets = prepared.loaded.sheets
        self._matching.sheet = next((at for at, sheet in enumerate(sheets) if sheet.kind), 0)
        self.view.match.show_view("columns")
        self._take(prepared)

        def match() -> None:
            if prepared is self._prepared:
                self._show_step("match")

        # In a turn of its own: styling a line for each column takes as long as making it.
        self._desk.later(self.view, match)

    def _take(self, prepared: Prepared) -> None:
        """Show a book as it is read now, and check it if that is quick."""
        self._found = None
        self.view.busy.finish()
        self._matching.take(prepared)
        self._show_step(self.view.step, focus=False)
        summary = self.view.match.summary
        if prepared.rows > QUICK:
            summary.show_waiting(
                self.tr("共 {count} 行，点“下一步：检查”后显示结果。").format(
                    count=f"{prepared.rows:,}"
                )
            )
            return
        summary.show_waiting(self.tr("正在检查…"))
        self._run_check(quiet=True)

    # matching

    @property
    def _prepared(self) -> Prepared | None:
        return self._matching.prepared

    def _show_subtitle(self) -> None:
        read, sheet = self._prepared, self._matching.sheet
        self.view.set_subtitle(titles.subtitle(read, sheet, self.view.step) if read else "")

    def _ask_save(self) -> None:
        if self._prepared is not None:
            self._extras.ask_name(self._prepared, self._matching.sheet)

    def _save(self, name: str) -> None:
        if self._prepared is not None:
            self._extras.save(name, self._prepared.plans[self._matching.sheet])

    def _next_doubtful(self) -> None:
        if self.view.step == "match" and not self.view.busy.isVisible():
            self.view.match.next_doubtful()

    # checking

    def _change_skip(self, skip: bool) -> None:
        self._skip = skip
        self._run_check(quiet=False)

    def _run_check(self, *, quiet: bool) -> None:
        """Check the book against the office; *quiet* stays in the match step."""
        if self._prepared is None:
            return
        token = self._begin("checking", "" if quiet else self.tr("正在逐行检查…"))
        progress = self._work.progress()
        loaded, on_match = self._prepared.loaded, "skip" if self._skip else "update"

        lists, language = self._desk.lists(), self._desk.language

        def work(office: Office) -> Found:
            checked = importing.check(office, loaded, on_match=on_match, progress=progress)
            return Found(
                checked,
                import_report.change_groups(checked),
                import_twins.twins(office, checked),
                lambda code: lists.category_name(code, code, language),
                import_nearby.around(office, checked),
            )

        def done(found: Found) -> None:
            if self._work.is_current(token):
                self._end()
                self._checked(found, stay=quiet)

        self._desk.runner.run(work, done, lambda error: self._failed(token, error))

    def _checked(self, found: Found, *, stay: bool) -> None:
        self._found = found
        self.view.match.summary.show_check(found.checked)
        self.view.check.show_check(found, self._matching.revealed)
        if stay:
            self._show_step(self.view.step, focus=False)
        else:
            self._show_step("check")

    # writing

    def _commit(self) -> None:
        if self._found is None:
            return
        token, found = self._begin("writing", ""), self._found
        self._show_step("import")
        self._writing.commit(
            token,
            found.checked,
            self.view.check.choices,
            found.groups,
            skip=self._skip,
            done=self._written,
        )

    def _written(self, outcome: Outcome) -> None:
        self._end()
        self._show_step("import")

    def _undo_batch(self, batch: int) -> None:
        if self._work.doing == "writing":
            self._say(self.tr("正在导入，请等它完成或取消后再撤销。"), "warning")
            return
        last = self._writing.outcome
        if last is None or last.batch != batch:
            self._writing.outcome = None
        self._writing.undo(batch, self._undone)

    def _undone(self) -> None:
        """The check speaks of an office that is no more: going back checks anew."""
        self._found = None
        self._show_step("import")

    def _write_rejects(self) -> None:
        found, outcome = self._found, self._writing.outcome
        if self.view.step == "import" and outcome is not None:
            self._extras.write_rejects(outcome.check)
        elif found is not None:
            self._extras.write_rejects(found.checked)

    def _open_case(self, case_id: int) -> None:
        self._desk.navigate("editor", (case_id, None))

    # the way through the steps

    def _next(self) -> None:
        if self._work.doing in ("reading", "writing"):
            return
        if self.view.step == "match":
            if self._found is not None and not self._work.doing:
                self._show_step("check")
            else:
                self._run_check(quiet=False)
        elif self.view.step == "check" and self._found is not None:
            self._commit()

    def _back(self) -> None:
        self._go(STEPS[max(0, STEPS.index(self.view.step) - 1)])

    def _go(self, step: str) -> None:
        """A chip or 上一步: only to what has been reached, never away from a running write."""
        if self._work.doing == "writing" or step not in self._reached():
            return
        if self.view.step == "import" and step in ("match", "check"):
            # The office has changed since the check: what it said no longer holds.
            self._found = None
            self._show_step("match")
            self._run_check(quiet=step == "match")
        elif step == "check" and self.view.step == "match":
            self._next()
        elif step == "import" and not self._writing.shown:
            return
        else:
            self._show_step(step)

    def _start_over(self) -> None:
        self._found = self._writing.outcome = None
        self._writing.shown = False
        self._reading.forget()
        self._matching.take(None)
        self.view.check.clear()
        self.view.messages.clear()
        self._writing.show_batches()
        self._show_step("choose")

    def _reached(self) -> set[str]:
        steps = {"choose"}
        if self._prepared is not None:
            steps |= {"match", "check"}
        if self._writing.shown or self._work.doing == "writing":
            steps.add("import")
        return steps

    def _show_step(self, step: str, *, focus: bool = True) -> None:
        self.view.show_step(step, reached=self._reached())
        self._show_subtitle()
        if step == "check" and self._found is not None:
            counts = (self.view.check.resolved() or self._found.checked).counts()
            count = counts["new"] + counts["updated"]
            text = (
                self.tr("导入 {count} 行").format(count=f"{count:,}")
                if count
                else self.tr("没有可导入的行")
            )
            self.view.set_next(text, enabled=bool(count))
        if focus:
            self.view.take_focus()

    # operations under way

    def _begin(self, doing: str, text: str) -> int:
        """A new operation takes the place of the one under way, whose answer is dropped."""
        token = self._work.begin(doing)
        self.view.busy.finish()
        if text:
            self.view.messages.clear()
            self.view.busy.start(text)
        return token

    def _end(self) -> None:
        self._work.end()
        self.view.busy.finish()

    def _moved(self, done: int, total: int, what: str) -> None:
        if self._work.doing == "writing":
            self.view.importing.running.set_progress(done, total, what)
        elif self._work.doing == "checking":
            self.view.busy.set_progress(done, total)

    def _failed(self, token: int, error: Exception, path: Path | None = None) -> None:
        """In place, in one sentence; everything reached before is still there."""
        if not self._work.is_current(token):
            return
        was = self._work.doing
        self._end()
        self._matching.failed()
        self._show_subtitle()
        if was == "writing":
            self._writing.outcome, self._writing.shown = None, False
            self._show_step("check")
        if was == "checking" and self._found is None:
            self.view.match.summary.show_waiting(self.tr("没有检查完，请再点“下一步：检查”。"))
        if path is not None and isinstance(error, KnownError) and error.code == "no_table":
            open_it = partial(self.open_file, path, needs_table=False)
            said = titles.error(error, self._desk.language)
            self.view.messages.show_message(*said, (self.tr("打开看看，自己指出表头"), open_it))
        else:
            self._say_error(error)

    def _say_error(self, error: Exception) -> None:
        self._say(*titles.error(error, self._desk.language))

    def _say(self, text: str, level: str) -> None:
        self.view.messages.show_message(text, level)

    def _reveal(self) -> None:
        """Lift the mask from names and phones on this page, and put it back."""
        self._matching.revealed = not self._matching.revealed
        self._matching.show()
        if self._found is not None:
            self.view.check.reveal(self._matching.revealed)


def make_import_page(
    desk: Desk,
    *,
    choose_file: ChooseFile | None = None,
    choose_target: ChooseTarget | None = None,
) -> ImportPage:
    """The import page; the dialogs are the system's own unless others are handed in."""
    return ImportPage(desk, choose_file or ask_file, choose_target or ask_target)
