"""The export panel: what, in which format, masked or not, and where to."""
