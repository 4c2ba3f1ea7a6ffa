"""The office's settings: short texts by key."""

from __future__ import annotations

from desktop_app.storage.store import Store


def get(store: Store, key: str, default: str = "") -> str:
    found = store.value("SELECT value FROM setting WHERE key = ?", (key,))
    return default if found is None else str(found)


def put(store: Store, key: str, value: str) -> None:
    store.execute(
        "INSERT INTO setting (key, value) VALUES (?, ?)"
        " ON CONFLICT DO UPDATE SET value = excluded.value",
        (key, value),
    )


def everything(store: Store) -> dict[str, str]:
    return {row["key"]: row["value"] for row in store.rows("SELECT key, value FROM setting")}
