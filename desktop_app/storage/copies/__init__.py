"""Safety copies of the data folder: made, proven, kept and brought back."""
