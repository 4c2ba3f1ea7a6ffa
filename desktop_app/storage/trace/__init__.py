"""The trace of every change: written, chained, read, and undone from."""
