"""The import page: choose a book, match its columns, check every row, write one batch."""

from desktop_app.ui.importer.page import ImportPage, make_import_page

__all__ = ["ImportPage", "make_import_page"]
