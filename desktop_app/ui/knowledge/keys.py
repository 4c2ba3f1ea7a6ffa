"""The page's keys, told to the registry."""

from __future__ import annotations

from desktop_app.domain.messages import QT_TRANSLATE_NOOP
from desktop_app.ui.shell.actions import ActionSpec

KEY = "knowledge"
COPY = ActionSpec("knowledge.copy", QT_TRANSLATE_NOOP("actions", "复制话术"), "Ctrl+Shift+C", KEY)
NEW = ActionSpec("knowledge.new", QT_TRANSLATE_NOOP("actions", "新写一条"), "Ctrl+Shift+N", KEY)
EDIT = ActionSpec("knowledge.edit", QT_TRANSLATE_NOOP("actions", "修改选中的一条"), "F2", KEY)
FIND = ActionSpec("knowledge.find", QT_TRANSLATE_NOOP("actions", "在本页查找"), "Ctrl+F", KEY)
