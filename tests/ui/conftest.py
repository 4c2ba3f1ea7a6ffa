"""Pages under test: a real office in a temporary folder, work done inline, what was said kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QBoxLayout, QGridLayout, QLayout, QWidget

from desktop_app.services import lists
from desktop_app.services.office import Office
from desktop_app.services.operations import InlineRunner
from desktop_app.ui.desk import Bus, Desk
from desktop_app.ui.shell.actions import ActionRegistry
from desktop_app.ui.theme.theme import Theme
from tests.offices import RESOURCES, SetClock, make_office


@dataclass
class MemorySettings:
    """Settings of one test."""

    values: dict[str, str] = field(default_factory=dict)

    def get(self, key: str, default: str = "") -> str:
        return self.values.get(key, default)

    def set(self, key: str, value: str) -> None:
        self.values[key] = value


@dataclass
class Said:
    """What a page asked of the window."""

    messages: list[tuple[str, str]] = field(default_factory=list)
    undos: list[tuple[str, object]] = field(default_factory=list)
    places: list[tuple[str, object]] = field(default_factory=list)


@pytest.fixture(autouse=True, scope="session")
def layouts_are_filled_where_they_stand() -> Iterator[None]:
    """A layout that already holds something is not put into another: see ``ui/widgets/rows.py``."""

    def guarded(real: Callable[..., Any]) -> Callable[..., Any]:
        def add(outer: QLayout, *given: Any, **named: Any) -> Any:
            for inner in given:
                if isinstance(inner, QLayout) and outer.parentWidget() is not None:
                    assert inner.count() == 0, "first add the layout, then fill it"
            return real(outer, *given, **named)

        return add

    with pytest.MonkeyPatch.context() as patch:
        for kind, name in (
            (QBoxLayout, "addLayout"),
            (QBoxLayout, "insertLayout"),
            (QGridLayout, "addLayout"),
        ):
            patch.setattr(kind, name, guarded(getattr(kind, name)))
        yield


@pytest.fixture(autouse=True)
def no_key_stays_down(qapp: QApplication) -> Iterator[None]:
    """Shift held by a test that pressed a shortcut would change what a click selects in the next."""
    yield
    if QGuiApplication.keyboardModifiers() != Qt.KeyboardModifier.NoModifier:
        somewhere = QWidget()
        QTest.keyRelease(somewhere, Qt.Key.Key_Shift, Qt.KeyboardModifier.NoModifier)
        assert QGuiApplication.keyboardModifiers() == Qt.KeyboardModifier.NoModifier


@pytest.fixture
def set_clock() -> SetClock:
    return SetClock()


@pytest.fixture
def office(tmp_path: Path, set_clock: SetClock) -> Iterator[Office]:
    made = make_office(tmp_path, set_clock)
    yield made
    made.close()


@pytest.fixture
def said() -> Said:
    return Said()


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp, RESOURCES / "icons", mode="light")


@pytest.fixture
def desk(office: Office, theme: Theme, said: Said) -> Iterator[Desk]:
    bus = Bus()
    runner = InlineRunner(office, bus.changed.emit)
    yield Desk(
        runner=runner,
        bus=bus,
        theme=theme,
        registry=ActionRegistry(),
        settings=MemorySettings(),
        now=office.now,
        lists=lambda: lists.read(office),
        language="zh",
        navigate=lambda page, argument=None: said.places.append((page, argument)),
        show_message=lambda text, level="info": said.messages.append((level, text)),
        offer_undo=lambda text, undo: said.undos.append((text, undo)),
    )
    # Pages of this test must neither ask a closed office nor be restyled by the next theme.
    runner.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
