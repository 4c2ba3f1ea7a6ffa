"""The follow-up calendar 回访日历."""

from desktop_app.ui.calendar.page import make_calendar_page

__all__ = ["make_calendar_page"]
