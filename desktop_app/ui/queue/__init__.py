"""The complaint queue: saved views, the table of cases, and the preview beside it."""
