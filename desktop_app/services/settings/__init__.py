"""Editing what the office sets for itself: lists, limits, calendar, workflows."""
