"""Schema version 2: the index of what can be searched, one entry a case.

Every character is a token of its own, so that a phrase of characters is exactly a substring.
Cases whose entry is out of date stand in ``case_words_due``.
"""

SQL = """
CREATE VIRTUAL TABLE case_words USING fts5(
    words, tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* P* S* Co Cn'"
);
CREATE TABLE case_words_due (complaint_id INTEGER PRIMARY KEY);
INSERT INTO case_words_due SELECT id FROM complaint;
"""
