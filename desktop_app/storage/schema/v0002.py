"""Schema version 2: the index of what can be searched, the staff's secrets, the proof of the trace.

Every character of the index is a token of its own, so that a phrase of characters is exactly a
substring. Cases whose entry is out of date stand in ``case_words_due``.
"""

SQL = """
CREATE VIRTUAL TABLE case_words USING fts5(
    who, words, talk, columnsize = 0,
    tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* P* S* Co Cn'"
);
CREATE TABLE case_words_due (complaint_id INTEGER PRIMARY KEY);
INSERT INTO case_words_due SELECT id FROM complaint;
-- queue: tags, and the orders in which a million cases are paged
CREATE TABLE case_tag (
    id INTEGER PRIMARY KEY,
    complaint_id INTEGER NOT NULL REFERENCES complaint(id) ON DELETE CASCADE,
    tag TEXT NOT NULL,
    UNIQUE (complaint_id, tag)
);
CREATE INDEX case_tag_tag ON case_tag(tag, complaint_id);
CREATE INDEX complaint_order_urgency ON complaint(
    coalesce(due_at, '9999'),
    CASE severity WHEN 'critical' THEN 0 WHEN 'major' THEN 1 WHEN 'normal' THEN 2 ELSE 3 END,
    received_at, id, due_at, severity, status
) WHERE deleted_at IS NULL;
-- Open cases are a few in a hundred, and what the desk works with: an order of their own.
CREATE INDEX complaint_open ON complaint(
    coalesce(due_at, '9999'),
    CASE severity WHEN 'critical' THEN 0 WHEN 'major' THEN 1 WHEN 'normal' THEN 2 ELSE 3 END,
    received_at, id, due_at, severity, status, round, incident_id, escalated, handler, received_by
) WHERE deleted_at IS NULL AND status IN (
    'pending', 'unassigned', 'in_progress', 'on_hold', 'awaiting_resident', 'awaiting_callback',
    'rework'
);
-- What live counts and groups ask for stands in the index itself.
DROP INDEX complaint_urgency;
CREATE INDEX complaint_urgency ON complaint(
    status, due_at, severity, received_at, round, incident_id, escalated, handler, received_by
) WHERE deleted_at IS NULL;
CREATE INDEX complaint_by_category ON complaint(category, status, received_at)
    WHERE deleted_at IS NULL;
CREATE INDEX complaint_by_building ON complaint(building, community, status, received_at)
    WHERE deleted_at IS NULL;
CREATE INDEX complaint_by_handler ON complaint(handler, department, status, received_at)
    WHERE deleted_at IS NULL;
-- The next call of each row in sight; by case alone the planner takes all planned calls.
DROP INDEX follow_up_case;
CREATE INDEX follow_up_case ON follow_up(complaint_id, state, due_at);
CREATE INDEX complaint_order_number ON complaint(number) WHERE deleted_at IS NULL;
CREATE INDEX complaint_order_due ON complaint(due_at) WHERE deleted_at IS NULL;
CREATE INDEX complaint_deleted ON complaint(deleted_at) WHERE deleted_at IS NOT NULL;

-- Figures of a period: what was finished, closed, due or opened in a stretch of time.
CREATE INDEX complaint_finished
    ON complaint(max(received_at, coalesce(completed_at, closed_at)), received_at)
    WHERE deleted_at IS NULL AND validity <> 'invalid' AND outcome <> 'withdrawn';
CREATE INDEX complaint_closed ON complaint(closed_at) WHERE closed_at IS NOT NULL;
CREATE INDEX complaint_answered ON complaint(id)
    WHERE closed_at IS NULL AND satisfaction <> '';
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

-- People: the hash of a PIN and the wrong tries, which a restart must not forget.
CREATE TABLE staff_secret (
    staff_id INTEGER PRIMARY KEY REFERENCES staff(id) ON DELETE CASCADE,
    hash TEXT NOT NULL DEFAULT '',
    tries INTEGER NOT NULL DEFAULT 0, tried_at TEXT
);

-- The trace proves itself: a hash over each operation and the one before it (storage/trace/chain.py).
ALTER TABLE audit ADD COLUMN salt BLOB;
ALTER TABLE audit ADD COLUMN erased TEXT;
CREATE TABLE chain (
    id INTEGER PRIMARY KEY,
    operation_id INTEGER NOT NULL UNIQUE REFERENCES operation(id),
    first_line INTEGER NOT NULL, last_line INTEGER NOT NULL, lines INTEGER NOT NULL,
    digest TEXT NOT NULL
);
CREATE TABLE chain_due (operation_id INTEGER NOT NULL);
INSERT INTO chain_due SELECT max(id) FROM operation HAVING max(id) IS NOT NULL;
CREATE TRIGGER audit_stays BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'the trace only grows'); END;
CREATE TRIGGER audit_as_written BEFORE UPDATE ON audit WHEN NOT (
    NEW.id IS OLD.id AND NEW.operation_id IS OLD.operation_id AND NEW.entity IS OLD.entity
    AND NEW.entity_id IS OLD.entity_id AND NEW.complaint_id IS OLD.complaint_id
    AND NEW.field IS OLD.field AND (
        (NEW.before IS OLD.before AND NEW.after IS OLD.after AND OLD.salt IS NULL
            AND NEW.erased IS OLD.erased)
        OR (NEW.erased IS NOT NULL AND NEW.salt IS NULL
            AND (OLD.erased IS NULL OR NEW.erased IS OLD.erased))
    )
)
BEGIN SELECT RAISE(ABORT, 'the trace is never rewritten'); END;
CREATE TRIGGER operation_stays BEFORE DELETE ON operation
BEGIN SELECT RAISE(ABORT, 'the trace only grows'); END;
CREATE TRIGGER operation_as_written BEFORE UPDATE ON operation WHEN NOT (
    NEW.id IS OLD.id AND NEW.name IS OLD.name AND NEW.at IS OLD.at AND NEW.staff IS OLD.staff
    AND (OLD.undo_of IS NULL OR NEW.undo_of IS OLD.undo_of)
)
BEGIN SELECT RAISE(ABORT, 'the trace is never rewritten'); END;
CREATE TRIGGER chain_stays BEFORE DELETE ON chain
BEGIN SELECT RAISE(ABORT, 'the trace only grows'); END;
CREATE TRIGGER chain_as_written BEFORE UPDATE ON chain
BEGIN SELECT RAISE(ABORT, 'the trace is never rewritten'); END;


-- today: what was said overnight, without a look at every contact
CREATE INDEX contact_at ON contact(at);
"""
