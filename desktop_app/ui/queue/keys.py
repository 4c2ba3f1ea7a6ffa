"""The keys of the queue page, as the key sheet shows them."""

from __future__ import annotations

from desktop_app.domain.messages import QT_TRANSLATE_NOOP
from desktop_app.ui.shell.actions import ActionSpec

SCOPE = "queue"
KEYS = (
    ActionSpec("queue.open", QT_TRANSLATE_NOOP("actions", "打开处理选中的投诉"), "Enter", SCOPE),
    ActionSpec("queue.preview", QT_TRANSLATE_NOOP("actions", "显示或隐藏预览"), "Space", SCOPE),
    ActionSpec("queue.delete", QT_TRANSLATE_NOOP("actions", "放入回收站"), "Del", SCOPE),
    ActionSpec("queue.all", QT_TRANSLATE_NOOP("actions", "全选"), "Ctrl+A", SCOPE),
)
REVEAL = ActionSpec("queue.reveal", QT_TRANSLATE_NOOP("actions", "查看姓名和电话"), "F9", SCOPE)
PRINT = ActionSpec(
    "queue.print", QT_TRANSLATE_NOOP("actions", "打印选中的投诉或登记表"), "Ctrl+P", SCOPE
)
WHY = ActionSpec("queue.why", QT_TRANSLATE_NOOP("actions", "为什么是这个期限"), "F4", SCOPE)
FILTER = ActionSpec("queue.filter", QT_TRANSLATE_NOOP("actions", "筛选条件"), "Ctrl+F", SCOPE)
