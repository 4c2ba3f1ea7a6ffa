"""Checking the office's data: file, references, statuses, calendar; it changes nothing."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.domain.journey import settle
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, Message, say
from desktop_app.services import attachments
from desktop_app.services.office import Office
from desktop_app.services.operations import Progress
from desktop_app.storage import checks, search


@dataclass(frozen=True)
class Finding:
    """One check: ``ok`` or not, what was looked at, and the cases concerned."""

    code: str
    ok: bool
    message: Message
    numbers: tuple[str, ...] = ()


def examine(office: Office, progress: Progress | None = None) -> list[Finding]:
    """All checks in order; every one gives one finding."""
    store = office.store
    verdict = checks.integrity(store)
    broken = checks.broken_references(store)
    findings = [
        Finding(
            "file",
            verdict == "ok",
            say(QT_TRANSLATE_NOOP("core", "数据文件完整性：{verdict}"), verdict=verdict),
        ),
        Finding(
            "references",
            broken == 0,
            say(QT_TRANSLATE_NOOP("core", "记录之间的关联：{count} 处断开"), count=broken),
        ),
    ]
    wrong = _wrong_statuses(office, progress)
    findings.append(
        Finding(
            "status",
            not wrong,
            say(QT_TRANSLATE_NOOP("core", "状态与流程一致：{count} 件不一致"), count=len(wrong)),
            tuple(wrong),
        )
    )
    stray = checks.without_open_entry(store)
    findings.append(
        Finding(
            "steps",
            not stray,
            say(QT_TRANSLATE_NOOP("core", "未结投诉都在某一步：{count} 件例外"), count=len(stray)),
            tuple(stray),
        )
    )
    silent = checks.without_trace(store)
    findings.append(
        Finding(
            "audit",
            not silent,
            say(
                QT_TRANSLATE_NOOP("core", "每件投诉都有修改记录：{count} 件没有"), count=len(silent)
            ),
            tuple(silent),
        )
    )
    missing, changed = attachments.damaged(office)
    findings.append(
        Finding(
            "attachments",
            not missing and not changed,
            say(
                QT_TRANSLATE_NOOP(
                    "core", "附件文件都在且未变：{missing} 个缺失，{changed} 个与添加时不同"
                ),
                missing=len(missing),
                changed=len(changed),
            ),
            tuple(sorted({*missing, *changed})),
        )
    )
    unfound = search.faults(store)
    findings.append(
        Finding(
            "search",
            not unfound,
            say(
                QT_TRANSLATE_NOOP("core", "搜索索引与投诉一致：{count} 件不一致"),
                count=len(unfound),
            ),
            tuple(unfound),
        )
    )
    calendar = office.rules().calendar
    year = office.now().year
    findings.append(
        Finding(
            "calendar",
            year in calendar.published,
            say(
                QT_TRANSLATE_NOOP("core", "放假安排已知到 {year} 年"),
                year=max(calendar.published, default=0),
            ),
        )
    )
    return findings


def _wrong_statuses(office: Office, progress: Progress | None) -> list[str]:
    ids = checks.case_ids(office.store)
    wrong: list[str] = []
    for index, complaint_id in enumerate(ids):
        if progress is not None and index % 100 == 0:
            progress.step(index, len(ids))
        try:
            case = office.case(complaint_id)
            right = settle(case).complaint == case.complaint
        except Exception:  # whatever is wrong with one case, the others are looked at too
            right = False
        if not right:
            wrong.append(checks.number_of(office.store, complaint_id))
    return wrong
