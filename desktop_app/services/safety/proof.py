"""Proof of the trace: is it as it was written, and does what stands outside still fit it?"""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.domain.errors import KnownError
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, Message, say
from desktop_app.services.office import Office
from desktop_app.services.staff.access import IDLE
from desktop_app.services.staff.allowing import REQUIRED
from desktop_app.storage import checks, secrets
from desktop_app.storage.trace import chain
from desktop_app.storage.trace.chain import Proof as Proof


@dataclass(frozen=True)
class Verdict:
    """One question to the proof: fine or not, and the sentence that says what was found."""

    ok: bool
    message: Message


def anchor(office: Office) -> str:
    """The newest link, to be printed or written down: ``1023-9F3A-77C1-D2E0-AB12``."""
    return chain.anchor(office.store)


def verify(office: Office) -> Verdict:
    """Compute the chain over every operation anew; names the first one that was tampered with."""
    proof = chain.prove(office.store)
    faults: list[Message] = []
    if proof.broken is not None:
        at = checks.operation_text(office.store, proof.broken)
        sentence = QT_TRANSLATE_NOOP("core", "第 {id} 次操作（{at}）或它的记录被改动过")
        faults.append(say(sentence, id=proof.broken, at=at))
    if proof.unchained:
        sentence = QT_TRANSLATE_NOOP("core", "{count} 次操作是绕过程序写入的（第一次：{id}）")
        faults.append(say(sentence, count=len(proof.unchained), id=proof.unchained[0]))
    if proof.stray:
        sentence = QT_TRANSLATE_NOOP("core", "记录的条数与当时不符（差 {count} 条）")
        faults.append(say(sentence, count=proof.stray))
    if proof.rewritten:
        sentence = QT_TRANSLATE_NOOP("core", "{count} 条抹除过的记录后来又被改动")
        faults.append(say(sentence, count=len(proof.rewritten)))
    if not faults:
        sentence = QT_TRANSLATE_NOOP(
            "core", "修改记录可验证：{operations} 次操作、{lines} 条记录首尾相连，凭据 {anchor}"
        )
        return Verdict(
            True,
            say(
                sentence,
                operations=proof.operations,
                lines=proof.lines,
                anchor=chain.anchor(office.store) or "—",
            ),
        )
    return Verdict(False, _listed(QT_TRANSLATE_NOOP("core", "修改记录被动过：{faults}"), faults))


def against_copies(office: Office) -> Verdict:
    """Whether every safety copy since the last restore carries a link that still stands.

    Finds a trace that was cut off at its end, or computed anew: the copies remember.
    """
    if office.copies is None:
        return Verdict(True, say(QT_TRANSLATE_NOOP("core", "没有备份可与修改记录核对")))
    listed = office.copies.listing()
    replaced = max((c.serial for c in listed if c.note and c.note.reason == "restore"), default=-1)
    since = checks.last_restore(office.store)
    asked, wrong = 0, []
    for one in listed:
        note = one.note
        if note is None or not note.chain:
            continue
        if one.serial <= replaced or (since is not None and note.made_at <= since):
            continue  # made of data that a restore has replaced since
        asked += 1
        if chain.holds(office.store, note.chain) is not True:
            wrong.append(one.path.name)
    if wrong:
        sentence = QT_TRANSLATE_NOOP(
            "core", "修改记录与 {count} 份备份里的凭据不符，尾部被截去或整个重写过：{name}"
        )
        return Verdict(False, say(sentence, count=len(wrong), name=wrong[-1]))
    sentence = QT_TRANSLATE_NOOP("core", "修改记录与 {count} 份备份里的凭据相符")
    return Verdict(True, say(sentence, count=asked))


def against_paper(office: Office, noted: str) -> Verdict:
    """Whether an anchor that was printed still stands; ``anchor_unreadable`` if it is none."""
    holds = chain.holds(office.store, noted)
    if holds is None:
        raise KnownError(
            "anchor_unreadable",
            say(
                QT_TRANSLATE_NOOP(
                    "core", "“{text}”不是凭据，凭据像 1023-9F3A-77C1-D2E0-AB12 这样。"
                ),
                text=noted,
            ),
        )
    if holds:
        sentence = QT_TRANSLATE_NOOP("core", "凭据 {text} 相符：在它之前的修改记录没有动过")
    else:
        sentence = QT_TRANSLATE_NOOP("core", "凭据 {text} 不符：在它之前的修改记录被动过或被截去")
    return Verdict(holds, say(sentence, text=noted))


def people(office: Office) -> Verdict:
    """Whether roles, PINs and the requirement of PINs are as the trace tells."""
    names = secrets.tampered(office.store)
    switched = [k for k in (REQUIRED, IDLE) if secrets.setting_tampered(office.store, k)]
    if names or switched:
        sentence = QT_TRANSLATE_NOOP(
            "core", "人员与口令：绕过程序改动过 {names}；请经理核对角色并重设口令"
        )
        shown = [*names, *(["口令要求"] if switched else [])]
        return Verdict(False, say(sentence, names="、".join(shown)))
    return Verdict(True, say(QT_TRANSLATE_NOOP("core", "人员、角色与口令和修改记录一致")))


def _listed(sentence: str, parts: list[Message]) -> Message:
    whole: Message = parts[0]
    for part in parts[1:]:
        whole = say("{first}；{second}", first=whole, second=part)
    return say(sentence, faults=whole)
