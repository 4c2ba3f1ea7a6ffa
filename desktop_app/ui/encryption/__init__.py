"""The encrypted data folder in the window: opening it, turning it on, other locks."""
