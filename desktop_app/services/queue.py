"""The queue for the window, the command line and exports: pages, counts, views."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from desktop_app.domain.errors import KnownError
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, say
from desktop_app.domain.views import CaseFilter, ColourRule, GroupCount, QueueQuery, QueueRow, View
from desktop_app.services import views as saved
from desktop_app.services.office import Office
from desktop_app.storage import queue

PAGE = 64
"""Rows of a page: a screen or two, so that a jump reads little that nobody sees."""
FAR = 20_000
"""Rows that an index is walked in a millisecond or two."""
Marks = tuple[tuple[object, ...], ...]


def views(office: Office) -> list[View]:
    """The views in the order of their chips."""
    return saved.read(office)


def view(office: Office, key: str) -> View:
    """A view by key or by its Chinese title."""
    for one in views(office):
        if key in (one.key, one.title):
            return one
    raise KnownError(
        "view_unknown",
        say(
            QT_TRANSLATE_NOOP("core", "没有名为“{name}”的视图；可用：{known}。"),
            name=key,
            known="、".join(one.key for one in views(office)),
        ),
    )


def query(
    office: Office,
    wanted: CaseFilter,
    *,
    sort: str = "urgency",
    descending: bool = False,
    text: str = "",
    group: str = "",
    opened: Collection[str] | None = None,
) -> QueueQuery:
    """A question to the queue as of now, for the present operator."""
    if text:
        wanted = replace(wanted, text=text)
    return QueueQuery(
        wanted,
        office.now(),
        office.operator,
        sort,
        descending,
        group,
        None if opened is None else tuple(sorted(opened)),
    )


def page(
    office: Office,
    asked: QueueQuery,
    number: int,
    whole: int | None = None,
    marks: Marks = (),
) -> list[QueueRow]:
    """The *number*-th page of ``PAGE`` rows; *whole*, the count if known, and the marks on the
    way make far ones near."""
    return queue.page(office.store, asked, number * PAGE, PAGE, whole, marks)


def is_far(number: int, whole: int) -> bool:
    """Whether a page is so far from both ends that marks on the way to it are worth having."""
    return min(number * PAGE, whole - number * PAGE) > FAR


def marks(office: Office, asked: QueueQuery) -> Marks:
    """Marks on the way through an indexed query; they hold until something is changed."""
    from desktop_app.storage import queue_marks

    return queue_marks.marks(office.store, asked)


def rows_of(office: Office, ids: Sequence[int]) -> list[QueueRow]:
    """Rows of cases in the order of *ids*."""
    return queue.rows_of(office.store, ids)


def rows(office: Office, asked: QueueQuery, limit: int) -> list[QueueRow]:
    return queue.page(office.store, asked, 0, limit)


def count(office: Office, asked: QueueQuery) -> int:
    return queue.count(office.store, asked)


def ids(office: Office, asked: QueueQuery) -> list[int]:
    return queue.ids(office.store, asked)


def order(office: Office, asked: QueueQuery) -> array[int]:
    """Ids of all rows in their order: what pages are cut from when no index gives the order."""
    return queue.order(office.store, asked)


def amended(
    office: Office, asked: QueueQuery, known: array[int], changed: Collection[int]
) -> array[int]:
    """The order after the cases *changed* were written, without sorting the others again."""
    from desktop_app.storage import queue_amend

    return queue_amend.amended(office.store, asked, known, changed)


def is_indexed(asked: QueueQuery) -> bool:
    """Whether any page of the query is near at hand without its whole order."""
    return queue.is_indexed(asked)


def has_own_index(asked: QueueQuery) -> bool:
    """Whether an index holds little more than the cases that are wanted: no order need be kept."""
    return queue.has_own_index(asked)


def groups(office: Office, asked: QueueQuery) -> list[GroupCount]:
    return queue.groups(office.store, asked)


def place(office: Office, asked: QueueQuery, complaint_id: int) -> int | None:
    """The row number of a case; ``None`` when the query does not find it."""
    from desktop_app.storage import queue_amend

    return queue_amend.place(office.store, asked, complaint_id)


def marked(office: Office, rules: Sequence[ColourRule], ids: Sequence[int]) -> dict[int, str]:
    """Tone by id for those of *ids* that a rule holds for; the first rule that does counts."""
    from desktop_app.storage import queue_amend

    return queue_amend.marked(office.store, rules, ids, office.now(), office.operator)


def counts(office: Office, wanted: Mapping[str, CaseFilter]) -> dict[str, int]:
    """Live counts of views by key."""
    return queue.view_counts(office.store, dict(wanted), office.now(), office.operator)


def total(office: Office) -> int:
    """All cases."""
    return queue.total(office.store)
