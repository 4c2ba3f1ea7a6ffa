"""Safety copies, checks and repairs of the office's data."""
