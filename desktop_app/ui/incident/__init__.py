"""Incidents 群诉 in the editor: the proposal above the case, the panel beside it."""
