"""The recycle bin: deleted cases, brought back with one key."""
