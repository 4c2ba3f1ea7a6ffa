"""The frame of the window: it navigates between pages, nothing else."""
