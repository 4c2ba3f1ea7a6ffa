"""The views of the queue: built-in ones and the office's own, in their order, shared as files."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set

from desktop_app.domain import viewdoc
from desktop_app.domain.errors import KnownError
from desktop_app.domain.filters import EVERYTHING, Node, check, conditions
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, say
from desktop_app.domain.views import BUILT_IN, Layout, View
from desktop_app.services.office import Office
from desktop_app.storage import saved_views
from desktop_app.storage.saved_views import SavedView
from desktop_app.storage.trace.journal import Journal

LONGEST = 30


def read(office: Office) -> list[View]:
    """All views in the order of their chips."""
    rows = {row.key: row for row in saved_views.read(office.store)}
    place = {key: number for number, key in enumerate(BUILT_IN)}
    found = [_built_in(view, rows.get(view.key)) for view in BUILT_IN.values()]
    found += [_own(row) for key, row in rows.items() if key not in BUILT_IN]
    return sorted(
        found, key=lambda one: rows[one.key].position if one.key in rows else place[one.key]
    )


def add(office: Office, title: str, where: Node, layout: Layout = Layout()) -> View:  # noqa: B008
    """Save a new view at the end of the chips."""
    import uuid  # needs half a dozen modules of its own: only with a new view

    check(where)
    title = _free_title(office, title, "")
    view = SavedView(
        f"own-{uuid.uuid4().hex[:12]}", title, viewdoc.to_text(title, where, layout), _last(office)
    )
    with office.write("view_add") as journal:
        saved_views.put(journal, view)
    return _own(view)


def rename(office: Office, key: str, title: str) -> None:
    """Another title for an own view."""
    row = _row(office, key)
    title = _free_title(office, title, key)
    with office.write("view_rename") as journal:
        saved_views.put(journal, row._replace(title=title))


def set_filter(office: Office, key: str, where: Node) -> None:
    """Another filter for an own view; how it shows its rows stays."""
    check(where)
    row = _row(office, key)
    document = viewdoc.to_text(row.title, where, _own(row).layout)
    with office.write("view_change") as journal:
        saved_views.put(journal, row._replace(document=document))


def set_layout(office: Office, key: str, layout: Layout) -> None:
    """How a view shows its rows: order, groups, columns, colours."""
    view = _view(office, key)
    row = next((one for one in saved_views.read(office.store) if one.key == key), None)
    if row is None:
        row = SavedView(key, "", "", list(BUILT_IN).index(key))
    where = view.filter.where if view.own else EVERYTHING
    with office.write("view_change") as journal:
        saved_views.put(journal, row._replace(document=viewdoc.to_text(row.title, where, layout)))


def duplicate(office: Office, key: str, title: str) -> View:
    """A copy of any view, built-in ones too, as an own one."""
    view = _view(office, key)
    return add(office, title, view.filter.tree(), view.layout)


def reorder(office: Office, keys: Sequence[str]) -> None:
    """Put the chips into the order of *keys*; views that are not named follow after them."""
    known = [view.key for view in read(office)]
    wanted = [key for key in keys if key in known] + [key for key in known if key not in keys]
    rows = {row.key: row for row in saved_views.read(office.store)}
    with office.write("view_order") as journal:
        for position, key in enumerate(wanted):
            row = rows.get(key) or SavedView(key, "", "", position)
            saved_views.put(journal, row._replace(position=position))


def delete(office: Office, key: str) -> None:
    """Remove an own view; the trace keeps it whole, so that it can be taken back."""
    _row(office, key)
    with office.write("view_delete") as journal:
        saved_views.drop(journal, key)


def export_text(office: Office, key: str, title: str) -> str:
    """A view as the text of a file to hand on, under *title*."""
    view = _view(office, key)
    _check_at_home_elsewhere(view.filter.tree(), view.layout)
    return viewdoc.to_text(title, view.filter.tree(), view.layout)


def import_text(office: Office, text: str) -> View:
    """Save the view of a file; a title that is taken gets a number behind it."""
    title, wanted, layout = viewdoc.from_text(text)
    _check_at_home_elsewhere(wanted.where, layout)
    free = _numbered(_tidy(title)[: LONGEST - 4].strip() or "视图", _titles(office))
    return add(office, free, wanted.where, layout)


def part_titles(office: Office, journal: Journal, keys: Iterable[str]) -> None:
    """Views of *keys* that came back beside another of the same name get a number behind it."""
    for key in keys:
        others = {view.title for view in read(office) if view.key != key}
        row = next((one for one in saved_views.read(office.store) if one.key == key), None)
        if row is not None and row.title in others:
            free = _numbered(row.title[: LONGEST - 4].strip(), others)
            saved_views.put(journal, row._replace(title=free))


def _numbered(base: str, taken: Set[str]) -> str:
    """*base*, or the first number behind it that is free."""
    return next(
        name for name in (base, *(f"{base} {n}" for n in range(2, 999))) if name not in taken
    )


def _check_at_home_elsewhere(where: Node, layout: Layout) -> None:
    """Refuse a view of one household or one import: elsewhere its number means another."""
    asked = {
        one.field
        for node in (where, *(rule.where for rule in layout.colours))
        for one in conditions(node)
    }
    if asked & {"household", "batch"}:
        raise KnownError(
            "view_at_home",
            say(
                QT_TRANSLATE_NOOP(
                    "core",
                    "这个视图只看某一户或某一批导入，换一份台账就不是原来的那些投诉了，不能用文件交接；没有改动任何内容。",
                )
            ),
        )


def _built_in(view: View, row: SavedView | None) -> View:
    if row is None or not row.document:
        return view
    _, _, layout = viewdoc.from_text(row.document)
    return view._replace(layout=layout)


def _own(row: SavedView) -> View:
    _, wanted, layout = viewdoc.from_text(row.document)
    return View(row.key, row.title, wanted, layout, own=True)


def _view(office: Office, key: str) -> View:
    found = next((view for view in read(office) if view.key == key), None)
    if found is None:
        raise _gone()
    return found


def _row(office: Office, key: str) -> SavedView:
    """The row of an own view; built-in ones cannot be renamed, changed or deleted."""
    if key in BUILT_IN:
        raise KnownError(
            "view_built_in",
            say(QT_TRANSLATE_NOOP("core", "自带的视图不能改名、修改或删除；可以复制一份再改。")),
        )
    found = next((row for row in saved_views.read(office.store) if row.key == key), None)
    if found is None:
        raise _gone()
    return found


def _gone() -> KnownError:
    return KnownError(
        "view_gone", say(QT_TRANSLATE_NOOP("core", "这个视图已经不在了，没有改动任何内容。"))
    )


def _last(office: Office) -> int:
    rows = saved_views.read(office.store)
    return max([len(BUILT_IN) - 1, *(row.position for row in rows)]) + 1


def _titles(office: Office) -> set[str]:
    return {view.title for view in read(office)}


def _tidy(title: str) -> str:
    """A title as a chip can show it: one line, nothing in it that is not to be seen."""
    seen = "".join(one if one.isprintable() else " " if one.isspace() else "" for one in title)
    return " ".join(seen.split())


def _free_title(office: Office, title: str, own: str) -> str:
    title = _tidy(title)
    if not title:
        raise KnownError("view_title", say(QT_TRANSLATE_NOOP("core", "请给视图起个名字。")))
    if len(title) > LONGEST:
        raise KnownError(
            "view_title",
            say(QT_TRANSLATE_NOOP("core", "视图的名字最多 {most} 个字。"), most=LONGEST),
        )
    if any(view.title == title and view.key != own for view in read(office)):
        raise KnownError(
            "view_title",
            say(QT_TRANSLATE_NOOP("core", "已有名为“{title}”的视图，请换个名字。"), title=title),
        )
    return title
