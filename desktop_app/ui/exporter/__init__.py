"""The export panel: what, in which format, masked or not, and where to."""

from desktop_app.ui.exporter.page import ExportPage, make_export_page

__all__ = ["ExportPage", "make_export_page"]
