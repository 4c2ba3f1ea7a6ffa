"""What the buttons under a record do at once, and how it is taken back."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from desktop_app.services import improvements, scripts, studies
from desktop_app.services.improvements import Improvement
from desktop_app.services.knowledge import Record, Words
from desktop_app.services.operations import Work
from desktop_app.services.studies import CaseStudy


@dataclass(frozen=True)
class Deed:
    """A write; with ``undo`` there is ``done`` to say what can be taken back."""

    work: Work
    done: str = ""
    undo: Work | None = None


def deed(key: str, record: Record) -> Deed | None:
    """The write behind a button; None for buttons that write nothing by themselves."""
    if isinstance(record, Words):
        return _on_script(key, record)
    if isinstance(record, CaseStudy):
        return _on_study(key, record)
    return _on_improvement(key, record)


def _on_script(key: str, script: Words) -> Deed | None:
    if key == "retire":
        return Deed(
            lambda office: scripts.retire(office, script.id),
            QCoreApplication.translate("Knowledge", "话术已停用"),
            lambda office: scripts.take_back(office, script.id),
        )
    if key == "restore":
        return Deed(lambda office: scripts.take_back(office, script.id))
    return None


def _on_study(key: str, study: CaseStudy) -> Deed | None:
    if key != "retire":
        return None
    text = QCoreApplication.translate("Knowledge", "案例“{title}”已移出案例库")
    return Deed(
        lambda office: studies.retire(office, study.id),
        text.format(title=study.title),
        lambda office: studies.take_back(office, study.id),
    )


def _on_improvement(key: str, one: Improvement) -> Deed | None:
    translate = QCoreApplication.translate
    if key == "finish":
        return Deed(
            lambda office: improvements.finish(office, one.id),
            translate("Knowledge", "已记为完成：{title}").format(title=one.title),
            lambda office: improvements.reopen(office, one.id),
        )
    if key == "reopen":
        return Deed(lambda office: improvements.reopen(office, one.id))
    if key == "remove":
        return Deed(
            lambda office: improvements.remove(office, one.id),
            translate("Knowledge", "改进“{title}”已删除").format(title=one.title),
            lambda office: improvements.put_back(office, one.id),
        )
    return None
