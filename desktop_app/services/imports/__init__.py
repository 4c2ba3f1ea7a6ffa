"""Bringing books in: reading, matching, checking, booking as one batch, and taking it back."""
