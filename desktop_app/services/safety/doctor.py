"""Checking the office's data: file, references, what is derived, files, copies; it changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from desktop_app.domain.errors import KnownError
from desktop_app.domain.journey import settle
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, Message, say
from desktop_app.services import attachments
from desktop_app.services.office import Office
from desktop_app.services.operations import Cancelled, Progress
from desktop_app.services.safety import proof
from desktop_app.storage import checks, search

OLDEST_COPY = timedelta(days=7)
"""An office at work whose newest good copy is older than this is told so."""
_YOUNG = timedelta(days=2)


@dataclass(frozen=True)
class Finding:
    """One check: ``ok`` or not, what was looked at, and the cases concerned."""

    code: str
    ok: bool
    message: Message
    numbers: tuple[str, ...] = ()


def examine(office: Office, progress: Progress | None = None) -> list[Finding]:
    """All checks in order; every one gives one finding.

    In a damaged file a check may meet a page that cannot be read: that is its finding, and
    the others go on.
    """
    findings: list[Finding] = []
    for code, check in _CHECKS.items():
        try:
            findings.append(check(office, progress))
        except Cancelled:
            raise
        except Exception as error:  # what is damaged may break a check in any way
            reason = error.message if isinstance(error, KnownError) else type(error).__name__
            findings.append(
                Finding(
                    code,
                    False,
                    say(
                        QT_TRANSLATE_NOOP("core", "{check}：无法检查（{reason}）"),
                        check=say(_TITLES[code]),
                        reason=reason,
                    ),
                )
            )
    return findings


def wrong_derived(office: Office, progress: Progress | None = None) -> Iterator[int]:
    """Ids of cases whose status or due columns do not follow from what they hold."""
    ids = checks.case_ids(office.store)
    for index, complaint_id in enumerate(ids):
        if progress is not None and index % 100 == 0:
            progress.step(index, len(ids))
        try:
            case = office.case(complaint_id)
            right = settle(case).complaint == case.complaint
        except Exception:  # whatever is wrong with one case, the others are looked at too
            right = False
        if not right:
            yield complaint_id


def _file(office: Office, _progress: Progress | None) -> Finding:
    verdict = checks.integrity(office.store)
    return Finding(
        "file",
        verdict == "ok",
        say(QT_TRANSLATE_NOOP("core", "数据文件完整性：{verdict}"), verdict=verdict),
    )


def _references(office: Office, _progress: Progress | None) -> Finding:
    broken = checks.broken_references(office.store)
    return Finding(
        "references",
        broken == 0,
        say(QT_TRANSLATE_NOOP("core", "记录之间的关联：{count} 处断开"), count=broken),
    )


def _status(office: Office, progress: Progress | None) -> Finding:
    wrong = _numbers(office, wrong_derived(office, progress))
    return Finding(
        "status",
        not wrong,
        say(QT_TRANSLATE_NOOP("core", "状态与流程一致：{count} 件不一致"), count=len(wrong)),
        wrong,
    )


def _derived(office: Office, _progress: Progress | None) -> Finding:
    store = office.store
    cases = {*checks.wrong_excerpts(store), *checks.wrong_revisions(store)}
    days = checks.counters_behind(store)
    return Finding(
        "derived",
        not cases and not days,
        say(
            QT_TRANSLATE_NOOP("core", "摘要、版次与编号计数：{cases} 件、{days} 天不对"),
            cases=len(cases),
            days=len(days),
        ),
        _numbers(office, sorted(cases)),
    )


def _steps(office: Office, _progress: Progress | None) -> Finding:
    stray = checks.without_open_entry(office.store)
    return Finding(
        "steps",
        not stray,
        say(QT_TRANSLATE_NOOP("core", "未结投诉都在某一步：{count} 件例外"), count=len(stray)),
        tuple(stray),
    )


def _audit(office: Office, _progress: Progress | None) -> Finding:
    silent = checks.without_trace(office.store)
    holes = checks.holes_in_trace(office.store) + checks.torn_undos(office.store)
    return Finding(
        "audit",
        not silent and not holes,
        say(
            QT_TRANSLATE_NOOP("core", "每件投诉都有修改记录：{count} 件没有；记录中缺 {holes} 条"),
            count=len(silent),
            holes=holes,
        ),
        tuple(silent),
    )


def _chain(office: Office, _progress: Progress | None) -> Finding:
    verdict = proof.verify(office)
    return Finding("chain", verdict.ok, verdict.message)


def _anchor(office: Office, _progress: Progress | None) -> Finding:
    verdict = proof.against_copies(office)
    return Finding("anchor", verdict.ok, verdict.message)


def _people(office: Office, _progress: Progress | None) -> Finding:
    verdict = proof.people(office)
    return Finding("people", verdict.ok, verdict.message)


def _drafts(office: Office, _progress: Progress | None) -> Finding:
    broken = checks.unreadable_drafts(office.store)
    return Finding(
        "drafts",
        not broken,
        say(QT_TRANSLATE_NOOP("core", "草稿都能读出：{count} 份不能"), count=len(broken)),
    )


def _attachments(office: Office, progress: Progress | None) -> Finding:
    missing, changed = attachments.damaged(office, progress)
    return Finding(
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


def _search(office: Office, _progress: Progress | None) -> Finding:
    unfound = search.faults(office.store)
    return Finding(
        "search",
        not unfound,
        say(
            QT_TRANSLATE_NOOP("core", "搜索索引与投诉一致：{count} 件不一致"),
            count=len(unfound),
        ),
        tuple(unfound),
    )


def _strays(office: Office, _progress: Progress | None) -> Finding:
    count = len(attachments.strays(office))
    return Finding(
        "strays",
        count == 0,
        say(QT_TRANSLATE_NOOP("core", "没有多余的附件文件：{count} 个没有投诉用到"), count=count),
    )


def _backups(office: Office, _progress: Progress | None) -> Finding:
    copies, now = office.copies, office.now()
    if copies is None:
        return Finding("backups", True, say(QT_TRANSLATE_NOOP("core", "备份：这里没有备份文件夹")))
    listed = copies.listing()
    unread = sum(1 for one in listed if one.note is None)
    newest = copies.newest_good()
    if newest is None:
        began = checks.first_operation(office.store)
        young = began is None or now - began < _YOUNG
        return Finding(
            "backups",
            young and not listed,
            say(
                QT_TRANSLATE_NOOP("core", "备份：没有一份完好的（共 {count} 份）"),
                count=len(listed),
            ),
        )
    old = now - newest.at > OLDEST_COPY and copies.changed()
    passed = bool(listed) and listed[0].path != newest.path
    return Finding(
        "backups",
        not old and not passed,
        say(
            QT_TRANSLATE_NOOP(
                "core", "备份：最近完好的一份是 {at} 的 {name}；共 {count} 份，{unread} 份读不出"
            ),
            at=f"{newest.at:%Y-%m-%d %H:%M}",
            name=newest.path.name,
            count=len(listed),
            unread=unread,
        ),
    )


def _second(office: Office, _progress: Progress | None) -> Finding:
    from desktop_app.services.safety import second_place

    if office.copies is None:
        return Finding("second", True, say(QT_TRANSLATE_NOOP("core", "没有设第二处备份")))
    state = second_place.state(office.copies)
    return Finding("second", not state.stale, state.sentence())


def _encryption(office: Office, _progress: Progress | None) -> Finding:
    from desktop_app.services.safety import encrypting, encryption

    if office.store.keys is None or office.copies is None:
        return Finding("encryption", True, say(QT_TRANSLATE_NOOP("core", "加密：数据没有加密")))
    if not encryption.key_file_fits(office.copies.home):
        sentence = QT_TRANSLATE_NOOP("core", "加密：密钥文件 {name} 不见了或不是这份数据的")
        return Finding("encryption", False, say(sentence, name=encryption.NAME))
    left = encrypting.plain_left(office.copies)
    sentence = QT_TRANSLATE_NOOP(
        "core", "加密：数据已加密，密钥文件完好；{count} 份旧备份还没有加密"
    )
    return Finding("encryption", True, say(sentence, count=len(left.copies)))


def _clock(office: Office, _progress: Progress | None) -> Finding:
    back = checks.backward_steps(office.store)
    return Finding(
        "clock",
        True,  # it cannot be mended and does no harm: the order of the trace is its numbers
        say(QT_TRANSLATE_NOOP("core", "电脑的时钟：往回调过 {count} 次"), count=back),
    )


def _calendar(office: Office, _progress: Progress | None) -> Finding:
    calendar = office.rules().calendar
    return Finding(
        "calendar",
        office.now().year in calendar.published,
        say(
            QT_TRANSLATE_NOOP("core", "放假安排已知到 {year} 年"),
            year=max(calendar.published, default=0),
        ),
    )


def _numbers(office: Office, ids: Iterator[int] | list[int]) -> tuple[str, ...]:
    return tuple(checks.number_of(office.store, one) for one in ids)


Check = Callable[[Office, Progress | None], Finding]
_CHECKS: dict[str, Check] = {
    "file": _file,
    "references": _references,
    "status": _status,
    "derived": _derived,
    "steps": _steps,
    "audit": _audit,
    "chain": _chain,
    "anchor": _anchor,
    "people": _people,
    "drafts": _drafts,
    "attachments": _attachments,
    "strays": _strays,
    "search": _search,
    "backups": _backups,
    "second": _second,
    "encryption": _encryption,
    "clock": _clock,
    "calendar": _calendar,
}
_TITLES: dict[str, str] = {
    "file": QT_TRANSLATE_NOOP("core", "数据文件"),
    "references": QT_TRANSLATE_NOOP("core", "记录之间的关联"),
    "status": QT_TRANSLATE_NOOP("core", "状态"),
    "derived": QT_TRANSLATE_NOOP("core", "摘要与计数"),
    "steps": QT_TRANSLATE_NOOP("core", "步骤"),
    "audit": QT_TRANSLATE_NOOP("core", "修改记录"),
    "chain": QT_TRANSLATE_NOOP("core", "修改记录的验证"),
    "anchor": QT_TRANSLATE_NOOP("core", "修改记录与备份的核对"),
    "people": QT_TRANSLATE_NOOP("core", "人员与口令"),
    "drafts": QT_TRANSLATE_NOOP("core", "草稿"),
    "attachments": QT_TRANSLATE_NOOP("core", "附件"),
    "strays": QT_TRANSLATE_NOOP("core", "多余的附件文件"),
    "search": QT_TRANSLATE_NOOP("core", "搜索索引"),
    "backups": QT_TRANSLATE_NOOP("core", "备份"),
    "second": QT_TRANSLATE_NOOP("core", "第二处备份"),
    "encryption": QT_TRANSLATE_NOOP("core", "加密"),
    "clock": QT_TRANSLATE_NOOP("core", "电脑的时钟"),
    "calendar": QT_TRANSLATE_NOOP("core", "放假安排"),
}
