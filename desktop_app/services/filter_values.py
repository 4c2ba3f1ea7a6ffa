"""What can be chosen in a filter: the values that the office's own cases and lists hold."""

from __future__ import annotations

from desktop_app.services import intake_help, lists
from desktop_app.services.office import Office
from desktop_app.storage import filter_values, tags

Values = dict[str, tuple[str, ...]]
"""Values by key of a field."""


def read(office: Office) -> Values:
    """The values of every field whose values are the office's own, in a useful order."""
    store = office.store
    known = lists.read(office)
    people = intake_help.handlers(office)
    departments = [one.name for one in known.departments]
    return {
        "category": tuple(one.code for one in (*known.categories, *known.former_categories)),
        "tag": tuple(tags.in_use(store)),
        "community": filter_values.places(store, "community"),
        "building": filter_values.places(store, "building"),
        "unit": filter_values.places(store, "unit"),
        "department": tuple(dict.fromkeys([*departments, *filter_values.departments(store)])),
        "handler": people,
        "received_by": people,
    }
