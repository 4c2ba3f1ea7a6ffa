"""The schema's history: one frozen file a version, never edited after its release."""
