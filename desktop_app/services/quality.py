"""The supervisor's score of how a case was handled: apart from what the resident says."""

from __future__ import annotations

from dataclasses import replace

from desktop_app.domain.case import CaseFile
from desktop_app.domain.errors import KnownError, RefusedError
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, say
from desktop_app.services.office import Office
from desktop_app.services.settings import settings_edit

LOWEST, HIGHEST = 1, 5


def score(office: Office, complaint_id: int, points: int | None, note: str) -> CaseFile:
    """Score an ended case from 1 to 5 with a note; ``None`` takes the score back.

    Needs the right of a supervisor. The resident's satisfaction stays what the resident said.
    """
    if not settings_edit.rights(office).may_edit:
        raise KnownError(
            "role_needed",
            say(QT_TRANSLATE_NOOP("core", "质量评分由主管或经理填写，没有改动。")),
        )
    if points is not None and not LOWEST <= points <= HIGHEST:
        raise KnownError(
            "score_out_of_range",
            say(QT_TRANSLATE_NOOP("core", "质量评分只能是 1 到 5 分。")),
        )
    before = office.case(complaint_id)
    if not before.complaint.outcome:
        raise RefusedError(
            "case_running",
            say(QT_TRANSLATE_NOOP("core", "投诉还没有结束，结束后再评分。")),
        )
    complaint = replace(
        before.complaint, quality_score=points, quality_note=note.strip() if points else ""
    )
    with office.write("quality_score") as journal:
        return office.save(journal, before, replace(before, complaint=complaint))
