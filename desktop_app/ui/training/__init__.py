"""Training: the bar that marks the window, and the role play."""
