"""The editor's keys, told to the registry."""

from __future__ import annotations

from desktop_app.domain.messages import QT_TRANSLATE_NOOP
from desktop_app.ui.editor.guidance import COPY_KEY
from desktop_app.ui.editor.head import NEXT_KEY, PREVIOUS_KEY
from desktop_app.ui.editor.person_card import REVEAL_KEY
from desktop_app.ui.editor.step_card import COMPLETE_KEY
from desktop_app.ui.editor.why_panel import WHY_KEY
from desktop_app.ui.shell.actions import ActionSpec

KEY = "editor"
COMPLETE = ActionSpec(
    "editor.complete", QT_TRANSLATE_NOOP("actions", "完成当前步骤"), COMPLETE_KEY, KEY
)
CONTACT = ActionSpec("editor.contact", QT_TRANSLATE_NOOP("actions", "记沟通"), "Ctrl+L", KEY)
PREVIOUS = ActionSpec(
    "editor.previous", QT_TRANSLATE_NOOP("actions", "上一条投诉"), PREVIOUS_KEY, KEY
)
NEXT = ActionSpec("editor.next", QT_TRANSLATE_NOOP("actions", "下一条投诉"), NEXT_KEY, KEY)
REVEAL = ActionSpec(
    "editor.reveal", QT_TRANSLATE_NOOP("actions", "显示姓名和电话"), REVEAL_KEY, KEY
)
COPY = ActionSpec("editor.copy", QT_TRANSLATE_NOOP("actions", "复制话术"), COPY_KEY, KEY)
PRINT = ActionSpec(
    "editor.print", QT_TRANSLATE_NOOP("actions", "打印处理单或派工单"), "Ctrl+P", KEY
)
WHY = ActionSpec("editor.why", QT_TRANSLATE_NOOP("actions", "为什么是这个期限"), WHY_KEY, KEY)
