"""Incidents 群诉 in the editor: the proposal and the panel beside the case."""
