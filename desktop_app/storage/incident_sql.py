"""What the queue asks of incidents, apart from the rest: it stands before a case is loaded."""

from __future__ import annotations

HOUSEHOLDS_OF_MASTER = (
    # Per row and only for members: the queue must stay fast with a hundred thousand cases.
    "CASE WHEN c.incident_id IS NULL THEN 0 ELSE (SELECT count(DISTINCT CASE"
    " WHEN m.room <> '' THEN m.community || '|' || m.building || '|' || m.unit || '|' || m.room"
    " WHEN m.household_id IS NOT NULL THEN 'h' || m.household_id ELSE 'c' || m.id END)"
    " FROM incident i JOIN complaint m ON m.incident_id = i.id AND m.deleted_at IS NULL"
    " WHERE i.id = c.incident_id AND i.master_id = c.id) END"
)
"""SQL: households of the incident of which case ``c`` is the master, else 0. Counts as
``incident.household_key`` does."""
