"""The settings page: what an office decides for itself."""
