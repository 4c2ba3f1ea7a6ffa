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

-- Figures of a period: what was finished, closed, due or opened in a stretch of time.
CREATE INDEX complaint_finished
    ON complaint(max(received_at, coalesce(completed_at, closed_at)), received_at)
    WHERE deleted_at IS NULL AND validity <> 'invalid' AND outcome <> 'withdrawn';
CREATE INDEX complaint_closed ON complaint(closed_at) WHERE closed_at IS NOT NULL;
CREATE INDEX clock_run_due ON clock_run(clock, due_at);
CREATE INDEX promise_due ON promise(due_at);
CREATE INDEX rework_opened ON rework(opened_at);
CREATE INDEX extension_at ON extension(at);
CREATE INDEX escalation_at ON escalation(at);
CREATE TABLE signed_summary (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL, first TEXT NOT NULL, last TEXT NOT NULL,
    counted_to TEXT NOT NULL,
    signed_at TEXT NOT NULL, signed_by TEXT NOT NULL,
    document TEXT NOT NULL,
    cases TEXT NOT NULL DEFAULT '{}',
    revoked_at TEXT, revoked_by TEXT NOT NULL DEFAULT '', revoked_why TEXT NOT NULL DEFAULT ''
);
CREATE UNIQUE INDEX signed_summary_period ON signed_summary(kind, first, last)
    WHERE revoked_at IS NULL;
CREATE TABLE summary_remark (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL, first TEXT NOT NULL, last TEXT NOT NULL,
    section TEXT NOT NULL, text TEXT NOT NULL,
    at TEXT NOT NULL, staff TEXT NOT NULL DEFAULT '',
    UNIQUE (kind, first, last, section)
);
"""
