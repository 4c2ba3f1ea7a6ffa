"""Beside the way through the steps: keeping a mapping, and writing out the rows in error."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from desktop_app.services.imports import plans as import_plans
from desktop_app.services.imports import rejects
from desktop_app.services.imports.importing import Check
from desktop_app.services.imports.plans import Prepared, SavedPlan
from desktop_app.ui import words
from desktop_app.ui.desk import Desk
from desktop_app.ui.importer.dialogs import ChooseTarget
from desktop_app.ui.importer.view import ImportView


class Extras:
    """``say(text, level)`` and ``fail(error)`` speak on the page."""

    def __init__(
        self,
        desk: Desk,
        view: ImportView,
        choose_target: ChooseTarget,
        say: Callable[[str, str], object],
        fail: Callable[[Exception], None],
    ) -> None:
        self._desk, self._view = desk, view
        self._choose_target, self._say, self._fail = choose_target, say, fail

    def ask_name(self, prepared: Prepared, sheet: int) -> None:
        """Ask for the name under which the mapping of *sheet* is kept."""
        if prepared.plans[sheet].kind is None:
            text = QCoreApplication.translate("importer", "这张表不导入，没有可保存的对应方案。")
            self._say(text, "warning")
            return
        stem = prepared.loaded.path.stem[: import_plans.NAME_LIMIT]
        self._view.ask_save(prepared.used[sheet] or stem)

    def save(self, name: str, plan: object) -> None:
        def done(saved: SavedPlan) -> None:
            self._view.close_save()
            text = QCoreApplication.translate(
                "importer", "已保存对应方案“{name}”，下次遇到同样的表头自动使用。"
            )
            self._say(text.format(name=saved.name), "success")

        self._desk.runner.run(
            lambda office: import_plans.save(office, name, plan), done, self._fail
        )

    def write_rejects(self, checked: Check) -> None:
        """The rows in error as a workbook, where the user wants it."""
        path, language = checked.loaded.path, self._desk.language
        name = QCoreApplication.translate("importer", "{name}（无法导入的行）.xlsx")
        proposed = path.with_name(name.format(name=path.stem))
        target = self._choose_target(self._view, str(proposed), ".xlsx")
        if target is None:
            return

        def done(count: int) -> None:
            text = QCoreApplication.translate(
                "importer", "{count} 行已写入“{name}”，每行末尾注明原因；改好后可再导入。"
            )
            self._say(text.format(count=f"{count:,}", name=target.name), "success")

        self._desk.runner.run_apart(
            lambda: rejects.write_rejects(target, checked, words.core, language),
            done,
            self._fail,
        )

    def write_template(self, kind: str) -> None:
        """An empty table of *kind* to be filled in, where the user wants it."""
        language = self._desk.language
        name = words.core(import_plans.KIND_TEXT[kind])
        proposed = QCoreApplication.translate("importer", "{kind}模板.xlsx").format(kind=name)
        target = self._choose_target(self._view, proposed, ".xlsx")
        if target is None:
            return

        def write() -> Path:
            from desktop_app.services.imports import templates

            return templates.write_template(target, kind, words.core, language)

        def done(path: Path) -> None:
            text = QCoreApplication.translate(
                "importer", "模板已存为“{name}”，填好后拖到这里导入。"
            )
            self._say(text.format(name=path.name), "success")

        self._desk.runner.run_apart(write, done, self._fail)
