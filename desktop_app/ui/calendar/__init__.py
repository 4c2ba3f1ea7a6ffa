"""The follow-up calendar 回访日历."""
