"""Templates that are being edited: kept at every pause, complete or not, until saved or given up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

from desktop_app.domain.messages import Text
from desktop_app.domain.workflow import (
    CheckItem,
    Choice,
    FieldSpec,
    Plan,
    Requirement,
    Script,
    Step,
    StepLimit,
    Workflow,
)
from desktop_app.services import draftbook
from desktop_app.services.office import Office

PREFIX = "workflow:"


@dataclass(frozen=True)
class TemplateDraft:
    """``text`` is not empty when the text itself was edited. ``base``: version it began with."""

    workflow: Workflow
    text: str
    base: int


def keep(office: Office, draft: TemplateDraft) -> None:
    """Store a draft; the one before it is replaced."""
    values = {"workflow": asdict(draft.workflow), "text": draft.text, "base": draft.base}
    draftbook.keep(office, PREFIX + draft.workflow.key, values)


def get(office: Office, key: str) -> TemplateDraft | None:
    """The draft of a template, or ``None``; one of an older program is not read."""
    found = draftbook.get(office, PREFIX + key)
    if found is None:
        return None
    try:
        values = found.values
        return TemplateDraft(_workflow(values["workflow"]), values["text"], values["base"])
    except (KeyError, TypeError):
        return None


def drop(office: Office, key: str) -> None:
    draftbook.drop(office, PREFIX + key)


def _maybe(make: Callable[[Any], Any], value: Any) -> Any:
    return None if value is None else make(value)


def _text(data: dict[str, str]) -> Text:
    return Text(**data)


def _field(data: dict[str, Any]) -> FieldSpec:
    return FieldSpec(
        **{
            **data,
            "label": _text(data["label"]),
            "hint": _maybe(_text, data["hint"]),
            "choices": tuple(Choice(c["value"], _text(c["label"])) for c in data["choices"]),
            "required_if": _maybe(
                lambda rule: Requirement(rule["field"], tuple(rule["equals"])), data["required_if"]
            ),
        }
    )


def _step(data: dict[str, Any]) -> Step:
    return Step(
        **{
            **data,
            **{name: _text(data[name]) for name in ("title", "purpose", "guidance")},
            **{name: tuple(data[name]) for name in ("guards", "starts", "stops")},
            "scripts": tuple(Script(**{**s, "text": _text(s["text"])}) for s in data["scripts"]),
            "fields": tuple(_field(spec) for spec in data["fields"]),
            "checklist": tuple(
                CheckItem(**{**i, "text": _text(i["text"])}) for i in data["checklist"]
            ),
            "limit": _maybe(lambda limit: StepLimit(**limit), data["limit"]),
            "plans": tuple(Plan(**plan) for plan in data["plans"]),
        }
    )


def _workflow(data: dict[str, Any]) -> Workflow:
    return Workflow(
        **{
            **data,
            "title": _text(data["title"]),
            "purpose": _text(data["purpose"]),
            "steps": tuple(_step(step) for step in data["steps"]),
        }
    )
