"""F1: help written for the desk, opening at the page in front."""
