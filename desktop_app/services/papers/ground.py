"""What every paper of the office shares: its name and logo, its words, and what is masked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from desktop_app.domain.case import CaseFile, Complaint
from desktop_app.domain.documents import PORTRAIT, Block, Document
from desktop_app.domain.masks import mask_words
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, Message, Text, Translate, say
from desktop_app.domain.phones import mask_name, mask_phone
from desktop_app.services import lists
from desktop_app.services.lists import Lists
from desktop_app.services.office import Office
from desktop_app.services.settings import logo
from desktop_app.storage.trace import chain

MASKED = QT_TRANSLATE_NOOP("core", "住户姓名与电话已脱敏")
WHOLE = QT_TRANSLATE_NOOP("core", "含住户姓名与电话，请妥善保管，用后销毁")
BOX = "□"
_TEXTS = (
    "content", "occurred", "expectation", "result", "remark", "short_term", "long_term",
    "compensation", "invalid_reason", "outcome_note", "hold_reason",
)  # fmt: skip


@dataclass(frozen=True)
class PaperOrder:
    """How papers are to be made. ``unmasked`` shows names and phones whole, and is logged."""

    unmasked: bool = False
    translate: Translate = field(default=lambda text: text)
    language: str = "zh"


@dataclass(frozen=True)
class Ground:
    """The office as papers need it; pure once made."""

    order: PaperOrder
    known: Lists
    office: str
    operator: str
    now: datetime
    logo: bytes | None = None
    anchor: str = ""
    """The newest link of the trace: on paper it can no longer be changed with the file."""

    def tell(self, text: str, /, **values: object) -> str:
        """A marked sentence in the paper's language."""
        return say(text, **values).render(self.order.translate, self.order.language)

    def render(self, message: Message) -> str:
        return message.render(self.order.translate, self.order.language)

    def word(self, table: Mapping[Any, str], key: object) -> str:
        """The word of a table (statuses, channels …) for *key*; the key where it has none."""
        text = table.get(str(key))
        return self.order.translate(text) if text else str(key)

    def join(self, parts: Iterable[str], sign: str = "；") -> str:
        """Those of *parts* that say something, with the language's own *sign* between them."""
        latin = {"；": "; ", "，": ", ", "、": ", ", "：": ": "}
        between = latin.get(sign, sign) if self.order.language.startswith("en") else sign
        return between.join(part for part in parts if part)

    def text(self, text: Text) -> str:
        return text.in_language(self.order.language)

    def name(self, name: str) -> str:
        return name if self.order.unmasked else mask_name(name)

    def phone(self, phone: str) -> str:
        return phone if self.order.unmasked else mask_phone(phone)

    def words(self, text: str, name: str = "", phone: str = "") -> str:
        """A text that may tell the name and the phone of *name* as well as their fields do."""
        return text if self.order.unmasked else mask_words(text, name, phone)

    def told(self, one: Complaint) -> Complaint:
        """The case with its texts as this paper may print them."""
        told: Complaint = self._within(one, one, _TEXTS)
        return told

    def told_case(self, case: CaseFile) -> CaseFile:
        """The same for a case whole: what its steps, contacts, follow-ups and rounds say."""
        one = case.complaint

        def each(items: tuple[Any, ...], *names: str) -> tuple[Any, ...]:
            return tuple(self._within(item, one, names) for item in items)

        contacts = tuple(replace(c, promises=each(c.promises, "text")) for c in case.contacts)
        return replace(
            case,
            complaint=self.told(one),
            values={k: self.words(v, one.complainant, one.phone) for k, v in case.values.items()},
            contacts=each(contacts, "said"),
            follow_ups=each(case.follow_ups, "title", "note", "outcome"),
            reworks=each(case.reworks, "cause", "short_term", "long_term", "result", "quality"),
            extensions=each(case.extensions, "reason"),
        )

    def _within(self, item: Any, one: Complaint, names: Iterable[str]) -> Any:
        said = {name: self.words(getattr(item, name), one.complainant, one.phone) for name in names}
        return replace(item, **said)

    def category(self, code: str, text: str) -> str:
        return self.known.category_name(code, text, self.order.language)

    def document(
        self,
        title: str,
        blocks: tuple[Block, ...],
        *,
        subtitle: str = "",
        orientation: str = PORTRAIT,
        facts: tuple[str, ...] = (),
        file_name: str = "",
        personal: bool = True,
    ) -> Document:
        """A document with the office's head and foot; *personal* papers say what is masked."""
        made = self.tell(QT_TRANSLATE_NOOP("core", "打印：{moment}"), moment=moment(self.now))
        footer = ""
        if personal:
            footer = self.tell(WHOLE if self.order.unmasked else MASKED)
            if self.anchor:
                text = QT_TRANSLATE_NOOP("core", "{footer} · 修改记录凭据 {anchor}")
                footer = self.tell(text, footer=footer, anchor=self.anchor)
        return Document(
            title,
            blocks,
            subtitle,
            orientation,
            self.office,
            self.logo,
            (*facts, made),
            footer,
            self.tell(QT_TRANSLATE_NOOP("core", "第 {page} 页 / 共 {pages} 页"), page="{page}", pages="{pages}"),
            file_name or title,
        )  # fmt: skip


def ground(office: Office, order: PaperOrder | None = None) -> Ground:
    """The ground of papers made now."""
    return Ground(
        order or PaperOrder(),
        lists.read(office),
        office.setting("office_name"),
        office.operator,
        office.now(),
        logo.read(office),
        chain.anchor(office.store),
    )


def note_unmasked(office: Office, order: PaperOrder, what: str, count: int) -> None:
    """Leave a trace when papers with whole names and phones are made."""
    if order.unmasked and count:
        with office.write("print_unmasked") as journal:
            journal.record("export", 0, None, what, None, count)


def unmasked_cases(office: Office, order: PaperOrder, cases: list[CaseFile]) -> None:
    """The same for papers of single cases: each case's own history tells of it."""
    if order.unmasked and cases:
        with office.write("print_unmasked") as journal:
            for case in cases:
                number = case.complaint.id
                journal.record("complaint", number, number, "reveal", None, office.operator)


def moment(at: datetime | None) -> str:
    """``2026-11-21 14:32``; empty for none."""
    return f"{at:%Y-%m-%d %H:%M}" if at else ""


def short_moment(at: datetime | None) -> str:
    """``11-21 14:32``: where the year is known."""
    return f"{at:%m-%d %H:%M}" if at else ""


def day(at: date | None) -> str:
    return f"{at:%Y-%m-%d}" if at else ""
