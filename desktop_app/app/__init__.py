"""Composition root: paths, start-up, single instance, command line."""
