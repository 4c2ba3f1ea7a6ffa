"""How each view shows its rows: order, groups, columns, colours; remembered view by view.

What the operator last did is kept with the settings of this computer; what was saved with the
view itself comes first to those who have done nothing to it yet.
"""

from __future__ import annotations

from desktop_app.domain.views import GROUPS, Layout
from desktop_app.ui.queue.asking import read_sort
from desktop_app.ui.queue.table import QueueTable
from desktop_app.ui.shell.settings import Settings

SORT, GROUP, COLUMN_STATE = "queue/sort", "queue/group", "queue/columns"


class Looks:
    """The look of the view in front; ``turn_to`` another view brings its own."""

    def __init__(self, settings: Settings, table: QueueTable) -> None:
        self._settings, self._table = settings, table
        self._key: str | None = None
        self.sort, self.descending, self.group = "urgency", False, ""
        self.colours: Layout = Layout()

    def turn_to(self, key: str, saved: Layout) -> None:
        """Show the look of a view; *saved* is what stands in the view itself."""
        self.colours = saved
        if key == self._key:
            return
        self._key = key
        own = read_sort(self._read(SORT))
        kept = (saved.sort, saved.descending) if saved.sort else None
        usual = read_sort(self._settings.get(SORT)) or ("urgency", False)
        self.sort, self.descending = own or kept or usual
        group = self._settings.get(f"{GROUP}/{key}", saved.group)
        self.group = group if group in GROUPS else ""
        state = self._read(COLUMN_STATE)
        if state and self._table.restore_columns(state):
            return
        if saved.columns:
            self._table.show_columns(saved.columns)
        elif not self.usual_columns():
            self._table.reset_columns()

    def set_sort(self, sort: str, descending: bool) -> None:
        self.sort, self.descending = sort, descending
        text = f"{sort} desc" if descending else sort
        self._write(SORT, text)
        # Views that nobody has ordered yet follow the last order.
        self._settings.set(SORT, text)

    def set_group(self, group: str) -> None:
        self.group = group
        self._write(GROUP, group)

    def go_back(self, sort: str, descending: bool, group: str) -> None:
        """The look of a question that was not waited for is taken back."""
        if (self.sort, self.descending) != (sort, descending):
            self.set_sort(sort, descending)
        if self.group != group:
            self.set_group(group)

    def keep_columns(self) -> None:
        """The user moved, widened or hid a column."""
        text = self._table.save_columns()
        self._write(COLUMN_STATE, text)
        # Views that nobody has arranged yet look like the last one that was.
        self._settings.set(COLUMN_STATE, text)

    def usual_columns(self) -> bool:
        """The columns as they were last arranged; false, and nothing changed, when never."""
        text = self._settings.get(COLUMN_STATE)
        return bool(text) and self._table.restore_columns(text)

    def layout(self) -> Layout:
        """The look as it can be saved with a view or handed on."""
        return self.colours._replace(
            sort=self.sort,
            descending=self.descending,
            group=self.group,
            columns=self._table.shown_columns(),
        )

    def _read(self, name: str) -> str:
        return self._settings.get(f"{name}/{self._key}")

    def _write(self, name: str, text: str) -> None:
        self._settings.set(f"{name}/{self._key}", text)
