"""The queue for the window, the command line and exports: pages, counts, views."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from desktop_app.domain.errors import KnownError
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, say
from desktop_app.domain.views import BUILT_IN, CaseFilter, QueueQuery, QueueRow, View
from desktop_app.services.office import Office
from desktop_app.storage import queue

PAGE = 128


def views(office: Office) -> list[View]:
    """The views in the order of their chips."""
    return list(BUILT_IN.values())


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
) -> QueueQuery:
    """A question to the queue as of now, for the present operator."""
    if text:
        wanted = replace(wanted, text=text)
    return QueueQuery(wanted, office.now(), office.operator, sort, descending)


def page(office: Office, asked: QueueQuery, number: int) -> list[QueueRow]:
    """The *number*-th page of ``PAGE`` rows."""
    return queue.page(office.store, asked, number * PAGE, PAGE)


def rows(office: Office, asked: QueueQuery, limit: int) -> list[QueueRow]:
    return queue.page(office.store, asked, 0, limit)


def count(office: Office, asked: QueueQuery) -> int:
    return queue.count(office.store, asked)


def ids(office: Office, asked: QueueQuery) -> list[int]:
    return queue.ids(office.store, asked)


def counts(office: Office, wanted: Mapping[str, CaseFilter]) -> dict[str, int]:
    """Live counts of views by key."""
    return queue.view_counts(office.store, dict(wanted), office.now(), office.operator)


def totals(office: Office) -> tuple[int, int]:
    """All cases and open cases."""
    return queue.totals(office.store)
