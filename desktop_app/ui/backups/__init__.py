"""Safety copies in the window: work off its thread, waiting, what to do when data are damaged."""
