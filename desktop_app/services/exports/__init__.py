"""Taking registers out: complaints, the roster, follow-ups, the calendar."""
