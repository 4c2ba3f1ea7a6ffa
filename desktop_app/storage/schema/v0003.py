"""Schema version 3: seams of digits and letters are tokens of the search index, which is made anew.

The cases are due at once and indexed bit by bit; until then they are looked through themselves.
"""

SQL = """
DELETE FROM case_words;
INSERT OR IGNORE INTO case_words_due SELECT id FROM complaint;
"""
