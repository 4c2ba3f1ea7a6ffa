"""The orders of the queue as SQL: always total, so that pages never overlap."""

from __future__ import annotations

from desktop_app.domain.codes import OPEN
from desktop_app.domain.filters import Condition, Group, conditions
from desktop_app.domain.views import QueueQuery

SEVERITY_RANK = (
    "CASE c.severity WHEN 'critical' THEN 0 WHEN 'major' THEN 1 WHEN 'normal' THEN 2 ELSE 3 END"
)
_PLACE = (
    "CAST(c.building AS INTEGER)",
    "c.building",
    "CAST(c.unit AS INTEGER)",
    "c.unit",
    "CAST(c.room AS INTEGER)",
    "c.room",
)
_SORTS: dict[str, tuple[str, ...]] = {
    # As the index complaint_order_urgency has it; what waits for nothing comes last.
    "urgency": ("coalesce(c.due_at, '9999')", SEVERITY_RANK, "c.received_at"),
    "number": ("c.number",),
    "received_at": ("c.received_at",),
    "due_at": ("c.due_at",),
    "place": _PLACE,
    "complainant": ("c.complainant",),
    "content": ("c.excerpt",),
    "category": ("coalesce(k.position, 9999)", "c.category_text"),
    "step": ("w.position",),
    "status": ("c.status",),
    "severity": (SEVERITY_RANK,),
    "handler": ("c.handler",),
    "department": ("c.department",),
    "channel": ("c.channel",),
    "satisfaction": ("c.satisfaction",),
    # What has no tag comes last.
    "tags": (
        "coalesce((SELECT min(g.tag) FROM case_tag g WHERE g.complaint_id = c.id), char(1114111))",
    ),
}
_OPEN = frozenset(map(str, OPEN))
IS_OPEN = f"c.status IN ({', '.join(repr(str(status)) for status in OPEN)})"
"""As ``_OPEN_INDEX`` has it: SQLite takes the index only for the very same words."""
_OPEN_INDEX = "complaint_open"
_SEPARATOR = "char(31)"
_CATEGORY = " LEFT JOIN category k ON k.code = c.category"
GROUP_KEY = {
    "building": f"c.community || {_SEPARATOR} || c.building",
    "handler": "c.handler",
    "department": "c.department",
    # What a register wrote freely is no code; the mark keeps the two apart.
    "category": f"CASE WHEN k.code IS NULL THEN {_SEPARATOR} || c.category_text ELSE k.code END",
}
GROUP_COLUMNS = {
    "building": ("building", "community"),
    "handler": ("handler",),
    "department": ("department",),
    "category": ("category", "category_text"),
}
_GROUPS: dict[str, tuple[str, ...]] = {
    "building": ("c.community", "CAST(c.building AS INTEGER)", "c.building"),
    "handler": ("c.handler = ''", "c.handler"),
    "department": ("c.department = ''", "c.department"),
    "category": ("coalesce(k.position, 9999)",),
}
# Orders that an index gives, which one, and the conditions that it answers as well.
_INDEXED = {
    "urgency": ("complaint_order_urgency", frozenset({"status", "limit"})),
    "number": ("complaint_order_number", frozenset[str]()),
    "received_at": ("complaint_received", frozenset({"received"})),
    "due_at": ("complaint_order_due", frozenset({"limit"})),
}


def only_open(query: QueueQuery) -> bool:
    """Whether the filter says outright that it wants open cases and no others."""
    tree = query.filter.tree()
    parts = tree.parts if isinstance(tree, Group) and tree.how == "all" else (tree,)
    return not query.filter.deleted and any(
        isinstance(one, Condition)
        and one.field == "status"
        and one.op == "in"
        and _OPEN.issuperset(one.values)
        for one in parts
    )


def tables(query: QueueQuery) -> str:
    """What to select from, with the joins that the order needs and no other."""
    text = " FROM complaint c"
    if query.sort == "step":
        text += " LEFT JOIN workflow_step w ON w.workflow_id = c.workflow_id AND w.key = c.step_key"
    return text + (_CATEGORY if query.sort == "category" else group_join(query))


def in_order(query: QueueQuery, *, many: bool = False) -> str:
    """``tables`` where rows come in the order of the query, its whole condition given.

    SQLite cannot know how many rows a condition leaves: that so few cases are open, or that
    nearly all are closed (*many*). It would sort them, or walk past all the others.
    """
    if (many and is_indexed(query)) or has_own_index(query):
        return f" FROM complaint c INDEXED BY {index_of(query)}"
    return tables(query)


def has_own_index(query: QueueQuery) -> bool:
    """Whether an index holds little more than the cases that are wanted, in their order."""
    return query.sort == "urgency" and not query.group and only_open(query)


def group_join(query: QueueQuery) -> str:
    """What the key of a group needs beside the case."""
    return _CATEGORY if query.group == "category" else ""


def order_terms(query: QueueQuery) -> list[tuple[str, bool]]:
    """(term, whether it goes downward); urgency and groups know one direction."""
    down = query.descending and query.sort != "urgency"
    parts = [(term, False) for term in group_terms(query)]
    return parts + [(term, down) for term in (*_SORTS[query.sort], "c.id")]


def order_by(query: QueueQuery, *, turned: bool = False) -> str:
    """The order; *turned* is the same from its end."""
    terms = order_terms(query)
    return ", ".join(f"{term} DESC" if far != turned else term for term, far in terms)


def group_terms(query: QueueQuery) -> tuple[str, ...]:
    """The terms by which groups stand, one group to one value; none without groups."""
    return (*_GROUPS[query.group], GROUP_KEY[query.group]) if query.group else ()


def is_indexed(query: QueueQuery) -> bool:
    """Whether an index alone gives order and filter, so that any page is near at hand."""
    asked = {one.field for one in conditions(query.filter.tree())}
    return (
        not query.group
        and not query.filter.deleted
        and query.sort in _INDEXED
        and asked <= _INDEXED[query.sort][1]
    )


def index_of(query: QueueQuery) -> str:
    """The index that gives the order of a query for which ``is_indexed`` says so."""
    return _OPEN_INDEX if has_own_index(query) else _INDEXED[query.sort][0]
