"""What a saved view holds, as JSON: for the database, and as a file to be handed on."""

from __future__ import annotations

import json

from desktop_app.domain import filters
from desktop_app.domain.errors import KnownError
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, say
from desktop_app.domain.views import GROUPS, SORTS, CaseFilter, ColourRule, Layout

VERSION = 1
KIND = "complaint-desk-view"
TONES = ("red", "amber", "green", "blue", "grey")
MOST_RULES = 12


def to_text(title: str, where: filters.Node, layout: Layout) -> str:
    """The document of a view."""
    data = {
        "kind": KIND,
        "version": VERSION,
        "title": title,
        "filter": filters.to_data(where),
        "layout": {
            "sort": layout.sort,
            "descending": layout.descending,
            "group": layout.group,
            "columns": [list(one) for one in layout.columns],
            "colours": [
                {"where": filters.to_data(one.where), "tone": one.tone} for one in layout.colours
            ],
        },
    }
    return json.dumps(data, ensure_ascii=False, indent=1)


def from_text(text: str) -> tuple[str, CaseFilter, Layout]:
    """Title, filter and layout of a document; ``KnownError`` says why it is none."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise _no_view() from error
    if not isinstance(data, dict) or data.get("kind") != KIND:
        raise _no_view()
    if not isinstance(data.get("version"), int) or data["version"] > VERSION:
        raise KnownError(
            "view_newer",
            say(
                QT_TRANSLATE_NOOP(
                    "core", "这个视图由更新版本的程序保存，请先更新本程序；没有读入任何内容。"
                )
            ),
        )
    where = filters.from_data(data.get("filter"))
    return str(data.get("title") or ""), CaseFilter(where=where), _layout(data.get("layout"))


def _layout(data: object) -> Layout:
    if not isinstance(data, dict):
        raise _no_view()
    sort, group = str(data.get("sort") or ""), str(data.get("group") or "")
    columns, colours = data.get("columns", []), data.get("colours", [])
    if (sort and sort not in SORTS) or (group and group not in GROUPS):
        raise _no_view()
    if not isinstance(columns, list) or not isinstance(colours, list) or len(columns) > 99:
        raise _no_view()
    return Layout(
        sort,
        data.get("descending") is True,
        group,
        tuple(_column(one) for one in columns),
        tuple(_rule(one) for one in colours[:MOST_RULES]),
    )


def _column(data: object) -> tuple[str, int]:
    match data:
        case [str(key), int(width)] if 0 <= width <= 4000:
            return key, width
    raise _no_view()


def _rule(data: object) -> ColourRule:
    if not isinstance(data, dict) or data.get("tone") not in TONES:
        raise _no_view()
    return ColourRule(filters.from_data(data.get("where")), str(data["tone"]))


def _no_view() -> KnownError:
    return KnownError(
        "view_file",
        say(QT_TRANSLATE_NOOP("core", "这不是投诉管家的视图文件，没有读入任何内容。")),
    )
