"""Schema version 1: the first one."""

SQL = """
CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE staff (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    role TEXT NOT NULL DEFAULT 'front_desk' CHECK (role IN ('front_desk', 'supervisor', 'manager')),
    department TEXT NOT NULL DEFAULT '',
    phone TEXT NOT NULL DEFAULT '',
    active INTEGER NOT NULL DEFAULT 1
);
CREATE TABLE department (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, aliases TEXT NOT NULL DEFAULT '',
    active INTEGER NOT NULL DEFAULT 1
);
CREATE TABLE category (
    code TEXT PRIMARY KEY,
    parent TEXT REFERENCES category(code),
    zh TEXT NOT NULL, en TEXT NOT NULL,
    department TEXT NOT NULL DEFAULT '',
    words TEXT NOT NULL DEFAULT '',
    position INTEGER NOT NULL,
    active INTEGER NOT NULL DEFAULT 1
) WITHOUT ROWID;
CREATE TABLE root_cause (
    code TEXT PRIMARY KEY, zh TEXT NOT NULL, en TEXT NOT NULL, position INTEGER NOT NULL,
    active INTEGER NOT NULL DEFAULT 1
) WITHOUT ROWID;
CREATE TABLE limit_rule (
    id INTEGER PRIMARY KEY,
    clock TEXT NOT NULL, severity TEXT NOT NULL DEFAULT '', category TEXT NOT NULL DEFAULT '',
    amount INTEGER NOT NULL CHECK (amount > 0), unit TEXT NOT NULL,
    UNIQUE (clock, severity, category)
);
CREATE TABLE calendar_day (
    day TEXT PRIMARY KEY, working INTEGER NOT NULL, name TEXT NOT NULL DEFAULT '',
    source TEXT NOT NULL DEFAULT 'published'
) WITHOUT ROWID;
CREATE TABLE calendar_year (year INTEGER PRIMARY KEY, source TEXT NOT NULL);

CREATE TABLE workflow (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL,
    version INTEGER NOT NULL,
    title_zh TEXT NOT NULL, title_en TEXT NOT NULL,
    document TEXT NOT NULL,
    created_at TEXT NOT NULL,
    retired INTEGER NOT NULL DEFAULT 0,
    UNIQUE (key, version)
);
CREATE TABLE workflow_step (
    workflow_id INTEGER NOT NULL REFERENCES workflow(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    key TEXT NOT NULL,
    title_zh TEXT NOT NULL, title_en TEXT NOT NULL,
    stage TEXT NOT NULL,
    PRIMARY KEY (workflow_id, key)
) WITHOUT ROWID;

CREATE TABLE household (
    id INTEGER PRIMARY KEY,
    community TEXT NOT NULL DEFAULT '',
    building TEXT NOT NULL DEFAULT '',
    unit TEXT NOT NULL DEFAULT '',
    room TEXT NOT NULL,
    area REAL,
    occupancy TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    batch_id INTEGER REFERENCES import_batch(id),
    UNIQUE (community, building, unit, room)
);
CREATE INDEX household_place ON household(building, room, unit);
CREATE TABLE resident (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    initials TEXT NOT NULL DEFAULT '',
    phone TEXT NOT NULL DEFAULT '',
    preferred_time TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    batch_id INTEGER REFERENCES import_batch(id)
);
CREATE INDEX resident_name ON resident(name);
CREATE INDEX resident_initials ON resident(initials);
CREATE INDEX resident_phone ON resident(phone);
CREATE TABLE residency (
    household_id INTEGER NOT NULL REFERENCES household(id),
    resident_id INTEGER NOT NULL REFERENCES resident(id),
    kind TEXT NOT NULL DEFAULT 'owner',
    until TEXT,
    PRIMARY KEY (household_id, resident_id)
) WITHOUT ROWID;
CREATE INDEX residency_resident ON residency(resident_id);

CREATE TABLE incident (
    id INTEGER PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    community TEXT NOT NULL DEFAULT '', building TEXT NOT NULL DEFAULT '',
    category TEXT NOT NULL DEFAULT '',
    master_id INTEGER,
    opened_at TEXT NOT NULL, closed_at TEXT, note TEXT NOT NULL DEFAULT ''
);
CREATE TABLE import_batch (
    id INTEGER PRIMARY KEY,
    file_name TEXT NOT NULL, file_hash TEXT NOT NULL, kind TEXT NOT NULL,
    at TEXT NOT NULL, staff TEXT NOT NULL DEFAULT '',
    counts TEXT NOT NULL DEFAULT '{}', undone_at TEXT
);

CREATE TABLE complaint (
    id INTEGER PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,
    received_at TEXT NOT NULL,
    channel TEXT NOT NULL,
    received_by TEXT NOT NULL DEFAULT '',
    household_id INTEGER REFERENCES household(id),
    community TEXT NOT NULL DEFAULT '', building TEXT NOT NULL DEFAULT '',
    unit TEXT NOT NULL DEFAULT '', room TEXT NOT NULL DEFAULT '',
    resident_id INTEGER REFERENCES resident(id),
    complainant TEXT NOT NULL DEFAULT '', complainant_kind TEXT NOT NULL DEFAULT '',
    phone TEXT NOT NULL DEFAULT '', phone_note TEXT NOT NULL DEFAULT '',
    excerpt TEXT NOT NULL DEFAULT '',
    category TEXT NOT NULL DEFAULT '', category_text TEXT NOT NULL DEFAULT '',
    severity TEXT NOT NULL DEFAULT 'normal', mood TEXT NOT NULL DEFAULT '',
    validity TEXT NOT NULL DEFAULT '', invalid_reason TEXT NOT NULL DEFAULT '',
    department TEXT NOT NULL DEFAULT '', handler TEXT NOT NULL DEFAULT '',
    workflow_id INTEGER NOT NULL REFERENCES workflow(id),
    step_key TEXT NOT NULL,
    round INTEGER NOT NULL DEFAULT 0,
    outcome TEXT NOT NULL DEFAULT '', outcome_note TEXT NOT NULL DEFAULT '',
    on_hold INTEGER NOT NULL DEFAULT 0, hold_reason TEXT NOT NULL DEFAULT '', wake_at TEXT,
    hold_from TEXT,
    status TEXT NOT NULL,
    due_at TEXT, due_clock TEXT NOT NULL DEFAULT '', due_from TEXT,
    planned_completion TEXT, completed_at TEXT, closed_at TEXT,
    extensions INTEGER NOT NULL DEFAULT 0, escalated TEXT NOT NULL DEFAULT '',
    root_cause TEXT NOT NULL DEFAULT '', compensation TEXT NOT NULL DEFAULT '',
    satisfaction TEXT NOT NULL DEFAULT '',
    quality_score INTEGER CHECK (quality_score BETWEEN 1 AND 5),
    quality_note TEXT NOT NULL DEFAULT '',
    repeat_of INTEGER REFERENCES complaint(id),
    incident_id INTEGER REFERENCES incident(id),
    source_file TEXT NOT NULL DEFAULT '', source_sheet TEXT NOT NULL DEFAULT '', source_row INTEGER,
    batch_id INTEGER REFERENCES import_batch(id),
    fingerprint TEXT NOT NULL DEFAULT '',
    revision INTEGER NOT NULL DEFAULT 1,
    deleted_at TEXT
);
CREATE INDEX complaint_urgency ON complaint(status, due_at, severity, received_at) WHERE deleted_at IS NULL;
CREATE INDEX complaint_received ON complaint(received_at) WHERE deleted_at IS NULL;
CREATE INDEX complaint_household ON complaint(household_id, category, received_at);
CREATE INDEX complaint_place ON complaint(building, unit, room);
CREATE INDEX complaint_fingerprint ON complaint(fingerprint);
CREATE INDEX complaint_batch ON complaint(batch_id);
CREATE INDEX complaint_incident ON complaint(incident_id) WHERE incident_id IS NOT NULL;
CREATE INDEX complaint_escalated ON complaint(escalated) WHERE escalated <> '';
CREATE INDEX complaint_handler ON complaint(handler, status);
CREATE TABLE complaint_text (
    complaint_id INTEGER PRIMARY KEY REFERENCES complaint(id) ON DELETE CASCADE,
    content TEXT NOT NULL,
    occurred TEXT NOT NULL DEFAULT '',
    expectation TEXT NOT NULL DEFAULT '',
    result TEXT NOT NULL DEFAULT '',
    short_term TEXT NOT NULL DEFAULT '',
    long_term TEXT NOT NULL DEFAULT '',
    remark TEXT NOT NULL DEFAULT ''
);
CREATE TABLE number_counter (day TEXT PRIMARY KEY, last INTEGER NOT NULL) WITHOUT ROWID;

CREATE TABLE step_entry (
    id INTEGER PRIMARY KEY,
    complaint_id INTEGER NOT NULL REFERENCES complaint(id) ON DELETE CASCADE,
    step_key TEXT NOT NULL,
    round INTEGER NOT NULL,
    entered_at TEXT NOT NULL,
    due_at TEXT,
    left_at TEXT, left_by TEXT NOT NULL DEFAULT '', how TEXT NOT NULL DEFAULT '',
    reason TEXT NOT NULL DEFAULT ''
);
CREATE INDEX step_entry_case ON step_entry(complaint_id);
CREATE UNIQUE INDEX step_entry_open ON step_entry(complaint_id) WHERE left_at IS NULL;
CREATE TABLE step_value (
    complaint_id INTEGER NOT NULL REFERENCES complaint(id) ON DELETE CASCADE,
    round INTEGER NOT NULL, step_key TEXT NOT NULL, field_key TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (complaint_id, round, step_key, field_key)
) WITHOUT ROWID;
CREATE TABLE step_tick (
    complaint_id INTEGER NOT NULL REFERENCES complaint(id) ON DELETE CASCADE,
    round INTEGER NOT NULL, step_key TEXT NOT NULL, item_key TEXT NOT NULL,
    at TEXT NOT NULL, staff TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (complaint_id, round, step_key, item_key)
) WITHOUT ROWID;
CREATE TABLE clock_run (
    id INTEGER PRIMARY KEY,
    complaint_id INTEGER NOT NULL REFERENCES complaint(id) ON DELETE CASCADE,
    clock TEXT NOT NULL, round INTEGER NOT NULL DEFAULT 0,
    started_at TEXT NOT NULL, due_at TEXT NOT NULL, stopped_at TEXT
);
CREATE INDEX clock_run_case ON clock_run(complaint_id);
CREATE TABLE hold (
    id INTEGER PRIMARY KEY,
    complaint_id INTEGER NOT NULL REFERENCES complaint(id) ON DELETE CASCADE,
    reason TEXT NOT NULL, since TEXT NOT NULL, wake_at TEXT NOT NULL, until TEXT
);
CREATE INDEX hold_case ON hold(complaint_id);
CREATE TABLE extension (
    id INTEGER PRIMARY KEY,
    complaint_id INTEGER NOT NULL REFERENCES complaint(id) ON DELETE CASCADE,
    clock TEXT NOT NULL, at TEXT NOT NULL, due_before TEXT NOT NULL, due_after TEXT NOT NULL,
    reason TEXT NOT NULL, staff TEXT NOT NULL DEFAULT ''
);
CREATE INDEX extension_case ON extension(complaint_id);
CREATE TABLE escalation (
    id INTEGER PRIMARY KEY,
    complaint_id INTEGER NOT NULL REFERENCES complaint(id) ON DELETE CASCADE,
    at TEXT NOT NULL, level TEXT NOT NULL CHECK (level IN ('supervisor', 'manager')),
    reason TEXT NOT NULL, staff TEXT NOT NULL DEFAULT ''
);
CREATE INDEX escalation_case ON escalation(complaint_id);
CREATE TABLE contact (
    id INTEGER PRIMARY KEY,
    complaint_id INTEGER NOT NULL REFERENCES complaint(id) ON DELETE CASCADE,
    entry_id INTEGER NOT NULL REFERENCES step_entry(id) ON DELETE CASCADE,
    at TEXT NOT NULL, recorded_at TEXT NOT NULL,
    direction TEXT NOT NULL, channel TEXT NOT NULL, person TEXT NOT NULL DEFAULT '',
    staff TEXT NOT NULL DEFAULT '', reached INTEGER NOT NULL DEFAULT 1,
    mood_before TEXT NOT NULL DEFAULT '', mood_after TEXT NOT NULL DEFAULT '',
    said TEXT NOT NULL DEFAULT ''
);
CREATE INDEX contact_case ON contact(complaint_id, at);
CREATE TABLE follow_up (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    due_at TEXT NOT NULL,
    complaint_id INTEGER REFERENCES complaint(id) ON DELETE CASCADE,
    household_id INTEGER REFERENCES household(id),
    title TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '',
    assignee TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL DEFAULT 'planned' CHECK (state IN ('planned', 'done', 'cancelled')),
    done_at TEXT, outcome TEXT NOT NULL DEFAULT '', unanswered INTEGER NOT NULL DEFAULT 0,
    moved INTEGER NOT NULL DEFAULT 0,
    series TEXT NOT NULL DEFAULT '', reminded_at TEXT,
    batch_id INTEGER REFERENCES import_batch(id)
);
CREATE INDEX follow_up_due ON follow_up(due_at);
CREATE INDEX follow_up_open ON follow_up(state, due_at);
CREATE INDEX follow_up_case ON follow_up(complaint_id);
CREATE TABLE promise (
    id INTEGER PRIMARY KEY,
    contact_id INTEGER NOT NULL REFERENCES contact(id) ON DELETE CASCADE,
    complaint_id INTEGER NOT NULL REFERENCES complaint(id) ON DELETE CASCADE,
    text TEXT NOT NULL, due_at TEXT NOT NULL,
    follow_up_id INTEGER REFERENCES follow_up(id) ON DELETE SET NULL,
    kept_at TEXT
);
CREATE INDEX promise_case ON promise(complaint_id);
CREATE INDEX promise_follow_up ON promise(follow_up_id);
CREATE TABLE rework (
    id INTEGER PRIMARY KEY,
    complaint_id INTEGER NOT NULL REFERENCES complaint(id) ON DELETE CASCADE,
    round INTEGER NOT NULL,
    opened_at TEXT NOT NULL, cause TEXT NOT NULL,
    severity TEXT NOT NULL DEFAULT 'normal',
    short_term TEXT NOT NULL DEFAULT '', long_term TEXT NOT NULL DEFAULT '',
    responsible TEXT NOT NULL DEFAULT '', due_at TEXT,
    result TEXT NOT NULL DEFAULT '', closed_at TEXT,
    checked_at TEXT, checked_by TEXT NOT NULL DEFAULT '', quality TEXT NOT NULL DEFAULT '',
    UNIQUE (complaint_id, round)
);

CREATE TABLE risk_note (
    id INTEGER PRIMARY KEY,
    complaint_id INTEGER REFERENCES complaint(id) ON DELETE CASCADE,
    incident_id INTEGER REFERENCES incident(id) ON DELETE CASCADE,
    round INTEGER NOT NULL DEFAULT 0,
    text TEXT NOT NULL,
    likelihood INTEGER NOT NULL CHECK (likelihood BETWEEN 1 AND 5),
    effect INTEGER NOT NULL CHECK (effect BETWEEN 1 AND 5),
    mitigation TEXT NOT NULL DEFAULT '',
    at TEXT NOT NULL, staff TEXT NOT NULL DEFAULT ''
);
CREATE INDEX risk_note_case ON risk_note(complaint_id);
CREATE TABLE improvement (
    id INTEGER PRIMARY KEY,
    complaint_id INTEGER REFERENCES complaint(id) ON DELETE SET NULL,
    incident_id INTEGER REFERENCES incident(id) ON DELETE SET NULL,
    kind TEXT NOT NULL CHECK (kind IN ('corrective', 'preventive')),
    category TEXT NOT NULL DEFAULT '',
    title TEXT NOT NULL, measure TEXT NOT NULL DEFAULT '',
    owner TEXT NOT NULL DEFAULT '', due_at TEXT, done_at TEXT,
    check_plan TEXT NOT NULL DEFAULT '', check_at TEXT,
    check_result TEXT NOT NULL DEFAULT '', effective INTEGER,
    at TEXT NOT NULL, staff TEXT NOT NULL DEFAULT ''
);
CREATE INDEX improvement_case ON improvement(complaint_id);
CREATE TABLE case_study (
    id INTEGER PRIMARY KEY,
    complaint_id INTEGER REFERENCES complaint(id) ON DELETE SET NULL,
    category TEXT NOT NULL DEFAULT '',
    title TEXT NOT NULL,
    what_happened TEXT NOT NULL DEFAULT '', cause TEXT NOT NULL DEFAULT '',
    what_worked TEXT NOT NULL DEFAULT '', lesson TEXT NOT NULL DEFAULT '',
    at TEXT NOT NULL, staff TEXT NOT NULL DEFAULT ''
);
CREATE TABLE script (
    id INTEGER PRIMARY KEY,
    stage TEXT NOT NULL DEFAULT '', category TEXT NOT NULL DEFAULT '',
    mood TEXT NOT NULL DEFAULT '',
    zh TEXT NOT NULL, en TEXT NOT NULL DEFAULT '',
    position INTEGER NOT NULL DEFAULT 0, active INTEGER NOT NULL DEFAULT 1
);
CREATE TABLE attachment (
    id INTEGER PRIMARY KEY,
    complaint_id INTEGER NOT NULL REFERENCES complaint(id) ON DELETE CASCADE,
    sha256 TEXT NOT NULL, name TEXT NOT NULL, media_type TEXT NOT NULL DEFAULT '',
    size INTEGER NOT NULL, at TEXT NOT NULL, staff TEXT NOT NULL DEFAULT '',
    deleted_at TEXT
);
CREATE INDEX attachment_case ON attachment(complaint_id);
CREATE TABLE handover_note (
    id INTEGER PRIMARY KEY, at TEXT NOT NULL, staff TEXT NOT NULL DEFAULT '', text TEXT NOT NULL
);

CREATE TABLE draft (
    key TEXT PRIMARY KEY, payload TEXT NOT NULL, updated_at TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE saved_view (
    key TEXT PRIMARY KEY, title TEXT NOT NULL, document TEXT NOT NULL, position INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE operation (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL, at TEXT NOT NULL, staff TEXT NOT NULL DEFAULT '',
    undo_of INTEGER REFERENCES operation(id), undone_by INTEGER REFERENCES operation(id)
);
CREATE TABLE audit (
    id INTEGER PRIMARY KEY,
    operation_id INTEGER NOT NULL REFERENCES operation(id),
    entity TEXT NOT NULL, entity_id INTEGER NOT NULL,
    complaint_id INTEGER,
    field TEXT NOT NULL, before TEXT, after TEXT
);
CREATE INDEX audit_entity ON audit(entity, entity_id);
CREATE INDEX audit_case ON audit(complaint_id);
"""
