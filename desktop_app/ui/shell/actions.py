"""Every action that has a key: one list, from which keys are bound and the key sheet is made."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from desktop_app.domain.messages import QT_TRANSLATE_NOOP

WINDOW = "window"
"""The scope that reaches everywhere; any other scope is the key of a page."""


class ActionSpec(NamedTuple):
    """*text* is marked with ``QT_TRANSLATE_NOOP("actions", …)``; *shortcut* is portable."""

    id: str
    text: str
    shortcut: str
    scope: str = WINDOW

    def title(self) -> str:
        return QCoreApplication.translate("actions", self.text)


NEW_COMPLAINT = ActionSpec("new_complaint", QT_TRANSLATE_NOOP("actions", "登记新投诉"), "Ctrl+N")
SEARCH = ActionSpec("search", QT_TRANSLATE_NOOP("actions", "到处搜索"), "Ctrl+K")
IMPORT = ActionSpec("import", QT_TRANSLATE_NOOP("actions", "导入表格"), "Ctrl+I")
EXPORT = ActionSpec("export", QT_TRANSLATE_NOOP("actions", "导出表格"), "Ctrl+E")
UNDO = ActionSpec("undo", QT_TRANSLATE_NOOP("actions", "撤销上一步操作"), "Ctrl+Z")
HELP = ActionSpec("help", QT_TRANSLATE_NOOP("actions", "帮助与快捷键"), "F1")
BACK = ActionSpec("back", QT_TRANSLATE_NOOP("actions", "返回上一页"), "Esc")
SHELL_ACTIONS = (NEW_COMPLAINT, SEARCH, IMPORT, EXPORT, UNDO, HELP, BACK)


class ActionClashError(ValueError):
    """Two actions want one id, or one key where both can be heard."""


class ActionRegistry:
    """Knows every action, refuses clashes, and binds an action to a widget."""

    def __init__(self) -> None:
        self._specs: dict[str, ActionSpec] = {}

    def add(self, spec: ActionSpec) -> None:
        """Remember *spec*; ``ActionClashError`` when its id or its key is taken within reach."""
        if spec.id in self._specs:
            raise ActionClashError(f"{spec.id} twice")
        clash = next((other for other in self._specs.values() if clashes(spec, other)), None)
        if clash is not None:
            raise ActionClashError(f"{spec.shortcut}: {spec.id} and {clash.id}")
        self._specs[spec.id] = spec

    def bind(self, spec: ActionSpec, owner: QWidget, run: Callable[[], object]) -> QAction:
        """Remember *spec* and give *owner* its key.

        A window's key works wherever the focus is. So does a page's key, but only while the page
        is in front: Qt passes over the keys of hidden widgets.
        """
        self.add(spec)
        action = QAction(spec.title(), owner)
        action.setObjectName(spec.id)
        if spec.shortcut:
            action.setShortcut(QKeySequence(spec.shortcut))
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.triggered.connect(lambda _checked=False: run())
        owner.addAction(action)
        return action

    def specs(self) -> tuple[ActionSpec, ...]:
        """All actions, in the order in which they were added."""
        return tuple(self._specs.values())

    def scopes(self) -> tuple[str, ...]:
        """The scopes in use, the window first."""
        seen = dict.fromkeys(spec.scope for spec in self._specs.values())
        return (WINDOW, *(scope for scope in seen if scope != WINDOW))


def clashes(one: ActionSpec, other: ActionSpec) -> bool:
    """Whether both would hear the same key; the window hears what every page hears."""
    if not one.shortcut or not other.shortcut:
        return False
    within_reach = one.scope == other.scope or WINDOW in (one.scope, other.scope)
    return within_reach and _pressed(one.shortcut) == _pressed(other.shortcut)


@cache
def _pressed(shortcut: str) -> str:
    """The keys in one spelling; asked again for each action that comes after."""
    return QKeySequence(shortcut).toString()
