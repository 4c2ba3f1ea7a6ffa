"""The hand-over 交接班."""

from desktop_app.ui.handover.page import make_handover_page

__all__ = ["make_handover_page"]
