"""Colours, sizes, fonts and the one style sheet of the window."""
