"""Use cases: what the office does, for the window and the command line alike."""
