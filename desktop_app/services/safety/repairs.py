"""Mending what is derived, in one transaction and after a safety copy; what was typed stays."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.domain.journey import settle
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, Message, say
from desktop_app.services import attachments, searching
from desktop_app.services.office import Office
from desktop_app.services.operations import Progress
from desktop_app.services.safety import doctor
from desktop_app.storage import checks, mending, search
from desktop_app.storage.attachments import contents
from desktop_app.storage.copies import vault
from desktop_app.storage.fileplaces import Files
from desktop_app.storage.trace.journal import Journal

_DERIVED = ("status", "due_at", "due_clock", "due_from")


@dataclass(frozen=True)
class Mended:
    """What was mended: the check that had found it, a sentence, the cases concerned."""

    code: str
    message: Message
    numbers: tuple[str, ...] = ()


def repair(office: Office, progress: Progress | None = None) -> list[Mended]:
    """Mend everything that follows from something else; an empty list when nothing was wrong.

    Status, due columns, excerpts, counts of writes and counters are computed anew; attachment
    files that are missing come back from the copies; files that belong to nothing go.
    """
    store = office.store
    wrong = list(doctor.wrong_derived(office, progress))
    excerpts, revisions = checks.wrong_excerpts(store), checks.wrong_revisions(store)
    counters = checks.counters_behind(store)
    mended: list[Mended] = []
    if wrong or excerpts or revisions or counters:
        with office.write("repair") as journal:
            settled = _settle(office, journal, wrong)
            for complaint_id, text in excerpts.items():
                mending.set_derived(journal, complaint_id, {"excerpt": text})
            for complaint_id in revisions:
                mending.set_derived(journal, complaint_id, {"revision": 1})
            for day, last in counters.items():
                mending.set_counter(journal, day, last)
        mended += _told(office, settled, list(excerpts), revisions, counters)
    return [*mended, *_search(office, progress), *_files(office, progress)]


def _settle(office: Office, journal: Journal, wrong: list[int]) -> list[int]:
    """Derive status and due time anew; a case that cannot be read at all is left to a person."""
    mending.make_readable(journal)
    settled = []
    for complaint_id in wrong:
        try:
            case = office.case(complaint_id)
            right = settle(case).complaint
        except Exception:  # the doctor goes on naming it
            continue
        mending.set_derived(
            journal, complaint_id, {name: getattr(right, name) for name in _DERIVED}
        )
        settled.append(complaint_id)
    return settled


def _told(
    office: Office,
    settled: list[int],
    excerpts: list[int],
    revisions: list[int],
    counters: dict[str, int],
) -> list[Mended]:
    def numbers(ids: list[int]) -> tuple[str, ...]:
        return tuple(checks.number_of(office.store, one) for one in sorted(ids))

    found = [
        Mended(
            "status",
            say(QT_TRANSLATE_NOOP("core", "已重算 {count} 件的状态和到期时间"), count=len(settled)),
            numbers(settled),
        ),
        Mended(
            "derived",
            say(QT_TRANSLATE_NOOP("core", "已重写 {count} 件的摘要"), count=len(excerpts)),
            numbers(excerpts),
        ),
        Mended(
            "derived",
            say(QT_TRANSLATE_NOOP("core", "已修正 {count} 件的版次"), count=len(revisions)),
            numbers(revisions),
        ),
    ]
    found = [one for one in found if one.numbers]
    if counters:
        found.append(
            Mended(
                "derived",
                say(QT_TRANSLATE_NOOP("core", "已修正 {count} 天的编号计数"), count=len(counters)),
            )
        )
    return found


def _search(office: Office, progress: Progress | None) -> list[Mended]:
    """An index that does not tell the truth is made anew."""
    try:
        wrong = search.faults(office.store)
    except KeyError:  # a case without its texts: a person must look at it first
        return []
    if not wrong:
        return []
    count = searching.rebuild(office, progress)
    text = say(QT_TRANSLATE_NOOP("core", "搜索索引已重建：投诉 {count} 件"), count=count)
    return [Mended("search", text, tuple(wrong))]


def _files(office: Office, progress: Progress | None) -> list[Mended]:
    found = []
    files = attachments.files_of(office)
    if files is not None and office.copies is not None:
        lost = [
            (sha256, size)
            for sha256, size, _ in contents(office.store)
            if not files.place(sha256).exists()
        ]
        # Also what copies of before the encryption kept.
        kept = office.copies.home.backups / vault.FOLDER
        places = [Files(kept, files.keys), Files(kept)]
        step = progress.step if progress is not None else None
        back = vault.fill(files, lost, places, step, link=False).present
        if back:
            found.append(
                Mended(
                    "attachments",
                    say(QT_TRANSLATE_NOOP("core", "已从备份找回 {count} 个附件文件"), count=back),
                )
            )
    swept = attachments.sweep(office)
    if swept:
        found.append(
            Mended(
                "strays",
                say(QT_TRANSLATE_NOOP("core", "已清理 {count} 个多余的附件文件"), count=swept),
            )
        )
    return found
