"""Rework rounds as the editor works on them: the plan, and the quality check before hand-back."""

from __future__ import annotations

import tomllib

from desktop_app.domain import rework
from desktop_app.domain.case import CaseFile
from desktop_app.domain.messages import Text
from desktop_app.domain.rework import Plan
from desktop_app.services.office import Office

__all__ = ["Plan", "check", "items", "plan"]


def items(office: Office) -> tuple[Text, ...]:
    """The items of the quality check (``resources/rework.toml``)."""
    text = (office.resources / "rework.toml").read_text(encoding="utf-8")
    return tuple(Text(one["zh"], one["en"]) for one in tomllib.loads(text)["quality"])


def plan(office: Office, complaint_id: int, values: Plan) -> CaseFile:
    """Change the plan of the round that the case is in."""
    before = office.case(complaint_id)
    after = rework.planned(before, values, office.now())
    if after == before:
        return before
    with office.write("rework_plan") as journal:
        return office.save(journal, before, after)


def check(office: Office, complaint_id: int, item: str, on: bool) -> CaseFile:
    """Confirm one item of the quality check (by its Chinese text), or take it back."""
    before = office.case(complaint_id)
    known = [one.zh for one in items(office)]
    after = rework.check(before, item, on, known, office.now(), office.operator)
    if after == before:
        return before
    with office.write("rework_check") as journal:
        return office.save(journal, before, after)
