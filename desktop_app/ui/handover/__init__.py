"""The hand-over 交接班."""
