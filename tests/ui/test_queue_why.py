"""Why this time, from the queue's preview."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.services import cases
from desktop_app.services.cases import Intake, NewContact
from desktop_app.services.office import Office
from desktop_app.ui.desk import Desk
from desktop_app.ui.queue.page import QueuePage
from desktop_app.ui.widgets.badge import Badge


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, office: Office) -> Iterator[QueuePage]:
    for content in ("楼道灯不亮", "电梯异响"):
        cases.register(office, Intake(content))
    made = QueuePage(desk)
    made.widget.resize(1300, 800)
    made.widget.show()
    qtbot.waitExposed(made.widget)
    made.activate(None)
    qtbot.waitUntil(lambda: made._view.preview.brief is not None)
    yield made
    made.widget.close()
    made.widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_the_due_line_opens_the_counting_and_another_case_closes_it(
    page: QueuePage, qtbot: QtBot
) -> None:
    preview = page._view.preview
    assert preview.due is not None and preview.due.text().startswith("期限 ")
    QTest.keyClick(preview.due, Qt.Key.Key_Return)
    assert preview.explains and preview.why.isVisible()
    assert "首次响应时限：15 分钟（本处规定）" in preview.why.texts()
    action = page.widget.findChild(QAction, "queue.why")
    assert action is not None
    action.trigger()
    assert not preview.explains
    action.trigger()
    assert preview.explains
    first = preview.brief
    page._view.table.select_rows(1, [(1, 1)])
    qtbot.waitUntil(lambda: preview.brief != first)
    assert not preview.explains


def test_raised_and_extended_cases_say_so(page: QueuePage, office: Office, qtbot: QtBot) -> None:
    preview = page._view.preview
    assert preview.brief is not None
    one = preview.brief.complaint.id
    cases.log_contact(office, one, NewContact("来不及"))
    run = next(r for r in office.case(one).clocks if r.clock == "solution")
    cases.extend(office, one, "solution", run.due_at + timedelta(days=1), "等配件")
    cases.escalate(office, one, "manager", "要赔偿")
    page._briefs._ask()
    words = [badge.text for badge in preview.findChildren(Badge)]
    assert {"已延期 1 次", "已升级·经理"} <= set(words)
