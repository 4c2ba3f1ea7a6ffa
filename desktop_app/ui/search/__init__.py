"""Search everywhere: the line at the top, and what drops down below it."""
