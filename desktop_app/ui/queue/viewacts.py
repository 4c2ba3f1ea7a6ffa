"""What is done to views: filtering, saving, renaming, ordering, sharing, deleting, colouring."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from desktop_app.domain.errors import KnownError
from desktop_app.domain.filters import Node
from desktop_app.domain.views import CaseFilter, ColourRule, Layout, View
from desktop_app.services import views
from desktop_app.services.office import Office
from desktop_app.services.operations import Work
from desktop_app.ui.desk import Desk
from desktop_app.ui.i18n import render
from desktop_app.ui.queue.chip_hands import ChipHands
from desktop_app.ui.queue.keys import FILTER
from desktop_app.ui.queue.phrases import view_title
from desktop_app.ui.queue.view import QueueView

if TYPE_CHECKING:  # sheets and what they need are loaded with the first one
    from desktop_app.services.filter_values import Values
    from desktop_app.ui.queue.condition_row import Ground

Front = Callable[[], tuple[View | None, CaseFilter]]
SEARCH = "search"
FOLDER = "queue/view_folder"
_UNFIT = str.maketrans(dict.fromkeys('\\/:*?"<>|', "-"))
LARGEST = 1_000_000
"""Bytes of a view file; a real one has a few thousand."""


class ViewActs(QObject):
    """``ask_open`` and ``ask_save`` are the native dialogs; tests put their own in."""

    def __init__(self, desk: Desk, view: QueueView, failed: Callable[[Exception], None]) -> None:
        super().__init__(view)
        self._desk, self._view, self._failed = desk, view, failed
        self.ask_open: Callable[[QWidget, str], Path | None] = ask_view_file
        self.ask_save: Callable[[QWidget, str, str], Path | None] = ask_target
        self._titles: dict[str, View] = {}
        self.hands = ChipHands(view.chips, self._reorder, self._show_menu, frozenset({SEARCH}))

    def set_up(
        self,
        front: Front,
        layout: Callable[[], Layout],
        choose: Callable[[str], object],
        filter_by: Callable[[CaseFilter], object],
    ) -> None:
        self._front, self._layout = front, layout
        self._choose, self._filter_by = choose, filter_by
        view = self._view
        view.filter_asked.connect(self.build)
        view.colours_asked.connect(self.colour)
        view.share_asked.connect(lambda _what: self.import_file())
        view.chips.extra.connect(lambda _key: self.build(new=True))
        self._desk.registry.bind(FILTER, view, self.build)

    def know(self, found: Sequence[View]) -> None:
        """The views as the chips show them now."""
        self._titles = {view.key: view for view in found}
        self.hands.watch()

    # filters

    def build(self, *, new: bool = False) -> None:
        """The builder on the filter in front, or with *new* on an empty one."""
        from desktop_app.ui.queue.builder import first_conditions

        view, wanted = self._front()
        start = first_conditions(CaseFilter() if new else wanted)
        self._with_ground(
            lambda ground: self._open_builder(ground, start, view if not new else None)
        )

    def change(self, key: str) -> None:
        """The builder on an own view; its button changes the view."""
        from desktop_app.ui.queue.builder import FilterBuilder, first_conditions

        view = self._titles[key]

        def taken(tree: Node) -> None:
            self._run(lambda office: views.set_filter(office, key, tree))

        def show(ground: Ground) -> None:
            button = self.tr("保存到“{view}”").format(view=view.title)
            start = first_conditions(view.filter)
            builder = FilterBuilder(self._desk, ground, start, taken, self._view, button=button)
            self._desk.later(builder, builder.open)

        self._with_ground(show)

    def _open_builder(self, ground: Ground, start: Node, view: View | None) -> None:
        from desktop_app.ui.queue.builder import FilterBuilder
        from desktop_app.ui.queue.sheet import put_away, refuse

        def saved(title: str, tree: Node) -> None:
            layout = self._layout() if view is not None else Layout()

            def done(made: View) -> None:
                put_away(builder)
                self._then_choose(made.key)

            def refused(error: Exception) -> None:
                if isinstance(error, KnownError):
                    refuse(builder, render(error.message), lambda _text: self._failed(error))

            self._desk.runner.run(
                lambda office: views.add(office, title, tree, layout), done, refused
            )

        builder = FilterBuilder(
            self._desk, ground, start,
            lambda tree: self._filter_by(CaseFilter(where=tree)), self._view, saved=saved,
        )  # fmt: skip
        # Shown in a turn of its own: styling its parts takes as long as making them.
        self._desk.later(builder, builder.open)

    # colours

    def colour(self) -> None:
        """The colour rules of the view in front."""
        from desktop_app.ui.queue.colour_rules import ColourRules

        view, _ = self._front()
        if view is None:
            text = self.tr("搜索结果没有颜色规则；先把它保存为视图。")
            self._desk.show_message(text, "info")
            return

        def taken(rules: tuple[ColourRule, ...]) -> None:
            layout = view.layout._replace(colours=rules)
            self._run(lambda office: views.set_layout(office, view.key, layout))

        def show(ground: Ground) -> None:
            title = view_title(view)
            rules = view.layout.colours
            ColourRules(self._desk, ground, title, rules, taken, self._view).open()

        self._with_ground(show)

    # the menu of a chip

    def menu(self, key: str) -> QMenu:
        """What can be done with one view."""
        view = self._titles[key]
        order = list(self._titles)
        at = order.index(key)
        menu = QMenu(self._view)
        for name, text, run, enabled in (
            ("change", self.tr("修改条件…"), lambda: self.change(key), view.own),
            ("rename", self.tr("改名…"), lambda: self.rename(key), view.own),
            ("copy", self.tr("复制一份…"), lambda: self.rename(key, copy=True), True),
            ("back", self.tr("往前移") + "\tAlt+↑", lambda: self._step(key, -1), at > 0),
            ("on", self.tr("往后移") + "\tAlt+↓", lambda: self._step(key, 1), at < len(order) - 1),
            ("share", self.tr("导出为文件…"), lambda: self.export_file(key), True),
            ("import", self.tr("导入视图文件…"), self.import_file, True),
            ("delete", self.tr("删除视图"), lambda: self.delete(key), view.own),
        ):
            if name in ("back", "share", "delete"):
                menu.addSeparator()
            action = menu.addAction(text)
            action.setObjectName(name)
            action.setEnabled(enabled)
            action.triggered.connect(lambda _on=False, run=run: run())
        return menu

    def rename(self, key: str, *, copy: bool = False) -> None:
        """Another title, or the title of a copy."""
        from desktop_app.ui.queue.rename import RenameSheet
        from desktop_app.ui.queue.sheet import put_away, refuse

        view = self._titles[key]
        title = view_title(view)
        if copy:
            title = self.tr("{view} 副本").format(view=title)

        def done(text: str) -> None:
            def work(office: Office) -> None:
                if copy:
                    views.duplicate(office, key, text)
                else:
                    views.rename(office, key, text)

            self._desk.runner.run(work, lambda _made: put_away(sheet), refused)

        def refused(error: Exception) -> None:
            if isinstance(error, KnownError):
                refuse(sheet, render(error.message), lambda _text: self._failed(error))

        sheet = RenameSheet(self._desk.theme, title, done, self._view, copy=copy)
        sheet.open()

    def delete(self, key: str) -> None:
        """Remove an own view, with a way back."""
        from desktop_app.services import undo

        text = self.tr("视图“{view}”已删除").format(view=self._titles[key].title)

        def work(office: Office) -> int:
            views.delete(office, key)
            return undo.latest(office)

        def offer(operation: int) -> None:
            self._desk.offer_undo(
                text, lambda: self._run(lambda office: undo.take_back(office, operation))
            )

        self._desk.runner.run(work, offer, self._failed)

    def export_file(self, key: str) -> None:
        """Write a view into a file for another office."""
        title = view_title(self._titles[key])
        folder = self._desk.settings.get(FOLDER, str(Path.home()))
        path = self.ask_save(
            self._view, str(Path(folder) / f"{title.translate(_UNFIT)}.json"), ".json"
        )
        if path is None:
            return
        self._desk.settings.set(FOLDER, str(path.parent))

        def write(text: str) -> None:
            try:
                path.write_text(text, encoding="utf-8")
            except OSError as error:
                said = self.tr("没有写成“{file}”：{reason}").format(
                    file=path.name, reason=error.strerror or ""
                )
                self._desk.show_message(said, "error")
                return
            text = self.tr("视图已写到“{file}”").format(file=path.name)
            self._desk.show_message(text, "success")

        self._desk.runner.run(
            lambda office: views.export_text(office, key, title), write, self._failed
        )

    def import_file(self) -> None:
        """Read a view from a file and turn to it."""
        folder = self._desk.settings.get(FOLDER, str(Path.home()))
        path = self.ask_open(self._view, folder)
        if path is None:
            return
        try:
            if path.stat().st_size > LARGEST:
                raise ValueError
            text = path.read_text(encoding="utf-8-sig")
        except OSError as error:
            said = self.tr("读不了“{file}”：{reason}").format(
                file=path.name, reason=error.strerror or ""
            )
            self._desk.show_message(said, "error")
            return
        except ValueError:
            text = ""  # neither UTF-8 nor of a view's size: refused in the same words

        def done(made: View) -> None:
            said = self.tr("视图“{view}”已读入").format(view=made.title)
            self._desk.show_message(said, "success")
            self._then_choose(made.key)

        self._desk.runner.run(lambda office: views.import_text(office, text), done, self._failed)

    # inside

    def _then_choose(self, key: str) -> None:
        """Turn to a view once the page knows of it."""

        def choose(_nothing: object) -> None:
            self._choose(key)

        self._desk.runner.run(lambda _office: None, choose)

    def _show_menu(self, key: str, at: QPoint) -> None:
        if key in self._titles:
            menu = self.menu(key)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(at)

    def _step(self, key: str, step: int) -> None:
        order = list(self._titles)
        at = order.index(key)
        order.insert(at + step, order.pop(at))
        self._reorder(order)

    def _reorder(self, order: Sequence[str]) -> None:
        self._run(lambda office: views.reorder(office, list(order)))

    def _run(self, work: Work) -> None:
        self._desk.runner.run(work, None, self._failed)

    def _with_ground(self, show: Callable[[Ground], None]) -> None:
        desk = self._desk

        def name(field: str, value: str) -> str:
            if field == "category":
                return desk.lists().category_name(value, value, desk.language)
            return value

        def read(office: Office) -> Values:
            from desktop_app.services import filter_values

            return filter_values.read(office)

        def arrived(values: Values) -> None:
            from desktop_app.ui.queue.condition_row import Ground

            show(Ground(desk.theme, values, name, desk.now, desk.language))

        self._desk.runner.run(read, arrived, self._failed)


def ask_target(parent: QWidget, proposed: str, suffix: str) -> Path | None:
    """The native dialog for a new file."""
    from desktop_app.ui.importer import dialogs

    return dialogs.ask_target(parent, proposed, suffix)


def ask_view_file(parent: QWidget, folder: str) -> Path | None:
    """The native dialog for a view file."""
    from PySide6.QtWidgets import QFileDialog

    name, _ = QFileDialog.getOpenFileName(parent, "", folder, "JSON (*.json)")
    return Path(name) if name else None
