"""The menu at the top right: who is at the desk, and how the window looks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from desktop_app.domain.errors import KnownError
from desktop_app.services.staff.allowing import ROLE_TEXT, required
from desktop_app.ui.desk import Desk
from desktop_app.ui.i18n import LANGUAGES, SYSTEM, render
from desktop_app.ui.window.lock_hook import LockHook
from desktop_app.ui.words import core

SCALES = (0.9, 1.0, 1.15, 1.3, 1.5)
MODE, SCALE, LANGUAGE = "window/mode", "window/scale", "window/language"


class OperatorMenu(QObject):
    """Fills the menu each time it opens; remembers appearance in the settings."""

    def __init__(
        self,
        desk: Desk,
        parent: QWidget,
        lock: LockHook,
        start_training: Callable[[], bool] | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._lock, self._start_training = desk, lock, start_training
        self._parent = parent

    def title(self) -> str:
        """``王敏 · 前台``, or what to do when nobody is chosen."""
        known = self._desk.lists()
        role = next((p.role for p in known.staff if p.name == known.operator), "")
        if not known.operator:
            return self.tr("选择值班人")
        return f"{known.operator} · {core(ROLE_TEXT[role])}" if role else known.operator

    def fill(self, menu: QMenu) -> None:
        menu.clear()
        # Clearing takes only what stands in the menu itself: each opening would leave the rest.
        for kind in (QMenu, QActionGroup):
            for old in menu.findChildren(kind, options=Qt.FindChildOption.FindDirectChildrenOnly):
                old.deleteLater()
        known = self._desk.lists()
        group = QActionGroup(menu)
        for person in known.staff:
            text = f"{person.name} · {core(ROLE_TEXT[person.role])}"
            self._choice(menu, group, text, person.name == known.operator, self._sit(person.name))
        menu.addAction(self.tr("添加值班人员…"), self._add)
        if known.operator:
            menu.addAction(self.tr("修改我的口令…"), self._lock.change_own)
        if self._lock.door.required:
            menu.addAction(self.tr("锁定") + "\tCtrl+Shift+L", self._lock.lock)
        menu.addSeparator()
        menu.addAction(self.tr("回收站"), lambda: self._desk.navigate("bin", None))
        if self._start_training is not None:
            menu.addAction(self.tr("练习模式"), self._train)
        menu.addSeparator()
        theme = self._desk.theme
        modes = {"system": self.tr("跟随系统"), "light": self.tr("浅色"), "dark": self.tr("深色")}
        self._group(
            menu,
            self.tr("外观"),
            modes,
            theme.mode,
            self._choose_mode,
        )
        scales = {str(scale): f"{scale:.0%}" for scale in SCALES}
        self._group(
            menu,
            self.tr("字号"),
            scales,
            str(theme.scale),
            self._choose_scale,
        )
        languages = {SYSTEM: self.tr("跟随系统")} | {one.code: one.name for one in LANGUAGES}
        self._group(
            menu,
            self.tr("语言"),
            languages,
            self._desk.settings.get(LANGUAGE, SYSTEM),
            self._choose_language,
        )

    def _choose_mode(self, key: str) -> None:
        self._desk.theme.set_mode(key)
        self._desk.settings.set(MODE, key)

    def _choose_scale(self, key: str) -> None:
        self._desk.theme.set_scale(float(key))
        self._desk.settings.set(SCALE, key)

    def _choose_language(self, key: str) -> None:
        self._desk.settings.set(LANGUAGE, key)
        self._desk.show_message(self.tr("语言将在下次启动时更换。"), "info")

    def _train(self) -> None:
        if self._start_training is not None and self._start_training():
            self._desk.show_message(self.tr("练习在另一个窗口打开，不会碰到真实数据。"), "info")
        else:
            self._desk.show_message(self.tr("练习模式没有打开，数据没有改动。"), "error")

    def _sit(self, name: str) -> Callable[[], None]:
        def sit() -> None:
            from desktop_app.services.staff import people

            door = self._lock.door
            has_pin = any(one.name == name and one.has_pin for one in door.seats)
            if door.required or has_pin:
                self._lock.switch(name)
            else:
                self._desk.runner.run(
                    lambda office: people.sit_down(office, name), None, self._refused
                )

        return sit

    def _add(self) -> None:
        from PySide6.QtWidgets import QInputDialog

        name, ok = QInputDialog.getText(
            self._parent, self.tr("添加值班人员"), self.tr("姓名（登记和沟通记录会署这个名字）：")
        )
        if ok and name.strip():
            self.add(name)

    def add(self, name: str) -> None:
        """Add a person and let them sit down."""

        def work(office: object) -> None:
            from desktop_app.services.staff import people

            people.add(office, name)  # type: ignore[arg-type]
            if not required(office):  # type: ignore[arg-type]
                people.sit_down(office, name.strip())  # type: ignore[arg-type]

        self._desk.runner.run(work, None, self._refused)

    def _refused(self, error: Exception) -> None:
        if isinstance(error, KnownError):
            self._desk.show_message(render(error.message), "error")

    def _group(
        self,
        menu: QMenu,
        title: str,
        choices: Mapping[str, str],
        current: str,
        choose: Callable[[str], object],
    ) -> None:
        sub = menu.addMenu(title)
        group = QActionGroup(sub)
        for key, text in choices.items():
            self._choice(sub, group, text, key == current, partial(choose, key))

    def _choice(
        self,
        menu: QMenu,
        group: QActionGroup,
        text: str,
        checked: bool,
        act: Callable[[], object],
    ) -> QAction:
        action = menu.addAction(text)
        action.setCheckable(True)
        action.setChecked(checked)
        action.triggered.connect(lambda _checked=False: act())
        group.addAction(action)
        return action
