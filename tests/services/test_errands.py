"""Who lets go of what an errand holds: always the asker, never the thread at work."""

from __future__ import annotations

import queue as queues
import threading
import weakref
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desktop_app.domain.errors import KnownError
from desktop_app.domain.messages import Message
from desktop_app.services.imports.many_rows import uncollected
from desktop_app.services.operations import OfficeThread
from tests.offices import SetClock, make_office


class Page:
    """Stands for a widget: it must go on the thread that made it."""

    def hear(self, _answer: object) -> None: ...

    def read(self, _office: object = None) -> str:
        return "answer"

    def refuse(self, _office: object = None) -> str:
        raise KnownError("no", Message("no"))


@pytest.mark.parametrize("way", ["run", "run_behind", "run_apart"])
@pytest.mark.parametrize("work", ["read", "refuse"])
def test_the_asker_lets_go_last(tmp_path: Path, way: str, work: str) -> None:
    arrived: queues.Queue[Callable[[], None]] = queues.Queue()
    heard = threading.Semaphore(0)

    def deliver(act: Callable[[], None]) -> None:
        # The worst case: the asker hears the answer before the thread at work goes on.
        arrived.put(act)
        heard.acquire(timeout=10)

    thread = OfficeThread(
        lambda: make_office(tmp_path, SetClock()), deliver, lambda _c: None, lambda _e: None
    )
    thread.ask(lambda office: office.take_changes()).result()
    gone_on: list[Any] = []
    page = Page()
    weakref.finalize(page, lambda: gone_on.append(threading.current_thread()))
    getattr(thread, way)(getattr(page, work), page.hear, page.hear)
    del page
    # Circles are another matter: here, nothing may need the collector.
    with uncollected():
        arrived.get(timeout=10)()
        gone_at_once = list(gone_on)
        heard.release()
        thread.close()
    assert gone_at_once == gone_on == [threading.main_thread()]
