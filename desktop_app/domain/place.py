"""How a flat is written: the short form that stands everywhere."""

from __future__ import annotations


def place_text(building: str | None, unit: str | None, room: str | None) -> str:
    """``3-2-501``, how a flat is written everywhere; what is unknown is left out."""
    return "-".join(filter(None, (building, unit, room)))
