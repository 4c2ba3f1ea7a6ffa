"""Which cases were written since the queue last asked, while they are few and surely all."""

from __future__ import annotations

from desktop_app.services.office import ChangeSet

MOST = 50
"""After a change of more cases the order is asked for anew."""
SHOWN_TABLES = frozenset(
    {"complaint", "complaint_text", "follow_up", "incident", "workflow", "setting", "case_tag"}
)
BY_CASE = frozenset({"complaint", "complaint_text", "follow_up", "case_tag"})
"""Tables whose changes name the cases that they touch."""


class Touched:
    """Gives up (any case may have changed) as soon as it cannot be certain.

    What was asked about is forgotten only when the answer has been shown: an answer that was
    overtaken by a newer question never came.
    """

    def __init__(self) -> None:
        self._new: set[int] = set()
        self._asked: set[int] = set()
        self._new_uncertain = self._asked_uncertain = False

    def note(self, changes: ChangeSet) -> None:
        self._new |= changes.cases
        certain = changes.tables & SHOWN_TABLES <= BY_CASE and changes.cases
        if not certain or len(self._new) > MOST:
            self.everything()

    def everything(self) -> None:
        """Something changed that names no cases."""
        self._new_uncertain = True

    def ask(self) -> frozenset[int]:
        """The cases since the last shown answer; empty when it may be any."""
        self._asked |= self._new
        self._asked_uncertain |= self._new_uncertain
        self._new, self._new_uncertain = set(), False
        return frozenset() if self._asked_uncertain else frozenset(self._asked)

    def shown(self) -> None:
        """The answer to the newest question is in front."""
        self._asked, self._asked_uncertain = set(), False
