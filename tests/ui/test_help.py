"""The help: every page, both languages, pictures and links that exist, keys that are bound."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QImage, QKeySequence
from pytestqt.qtbot import QtBot

from desktop_app.ui.desk import Desk
from desktop_app.ui.help.topics import START, Topic, topics
from desktop_app.ui.help.viewer import HelpWindow
from desktop_app.ui.theme.theme import Theme
from desktop_app.ui.window.window import OfficeWindow
from tests.offices import RESOURCES

LANGUAGES = ("zh_CN", "en")
CODES = {"zh_CN": "zh", "en": "en"}
LARGEST_PICTURE = 120_000


def all_topics() -> list[Topic]:
    return [topic for language in LANGUAGES for topic in topics(RESOURCES, language)]


def name_of(topic: Topic) -> str:
    return f"{topic.folder.name}/{topic.key}"


@pytest.fixture
def window(desk: Desk, qtbot: QtBot) -> Iterator[OfficeWindow]:
    made = OfficeWindow(
        desk.runner, desk.bus, desk.theme, desk.settings, desk.now, "zh_CN", resources=RESOURCES
    )
    qtbot.addWidget(made.window)
    yield made
    made.deleteLater()


def test_both_languages_have_the_same_topics() -> None:
    known = {language: [one.key for one in topics(RESOURCES, language)] for language in LANGUAGES}
    assert known["zh_CN"] == known["en"]
    assert known["en"][0] == START and len(known["en"]) >= 15


def test_every_page_has_its_topic(window: OfficeWindow) -> None:
    keys = set(window.window.page_keys())
    assert "queue" in keys
    for language in LANGUAGES:
        assert keys - {one.key for one in topics(RESOURCES, language)} == set()


@pytest.mark.parametrize("topic", all_topics(), ids=name_of)
def test_links_and_pictures_exist(topic: Topic) -> None:
    links = re.findall(r"\]\(([^)]+)\)", topic.text)
    for link in links:
        assert (topic.folder / link).is_file(), link
    assert re.match(r"# \S", topic.text) and len(topic.text) > 60


def test_pictures_are_small_used_and_of_this_program() -> None:
    for code in CODES.values():
        folder = RESOURCES / "help" / code
        texts = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.md"))
        for path in (folder / "pictures").glob("*.png"):
            assert path.stat().st_size < LARGEST_PICTURE, path
            assert f"pictures/{path.name}" in texts, f"{path} is shown nowhere"
            assert QImage(str(path)).width() >= 700


def written_keys(text: str) -> set[str]:
    keys = set(re.findall(r"`([^`]+)`", text))
    assert not [key for key in keys if QKeySequence(key).isEmpty()]
    return keys


def test_every_key_in_the_help_is_bound(window: OfficeWindow, qtbot: QtBot) -> None:
    for key in window.window.page_keys():
        window.window.navigate(key)
    bound = {QKeySequence(spec.shortcut) for spec in window.desk.registry.specs()}
    for topic in all_topics():
        unknown = {key for key in written_keys(topic.text) if QKeySequence(key) not in bound}
        assert unknown == set(), f"{name_of(topic)} names keys that do nothing"


def test_words_of_the_window_are_quoted_as_they_stand() -> None:
    """What is **bold** is on a button or a head: the help must not drift away from the window."""
    tree = ET.parse(RESOURCES / "i18n" / "complaint_desk_en.ts")
    sources = {message.findtext("source", "") for message in tree.iter("message")}
    english = {message.findtext("translation", "") for message in tree.iter("message")}
    waiting = {"练习模式", "Training"}  # new with this help
    for topic in all_topics():
        known = sources if topic.folder.name == "zh" else english
        for words in set(re.findall(r"\*\*([^*]+)\*\*", topic.text)) - waiting:
            near = {one.replace("&", "") for one in known}
            assert any(one == words or one.startswith((f"{words} ", words)) for one in near), (
                f"{name_of(topic)}: {words}"
            )


def test_the_same_keys_and_pictures_in_both_languages() -> None:
    for chinese, english in zip(*(topics(RESOURCES, one) for one in LANGUAGES), strict=True):
        assert written_keys(chinese.text) == written_keys(english.text), chinese.key
        pictures = [re.findall(r"!\[[^]]*\]\(([^)]+)\)", one.text) for one in (chinese, english)]
        assert pictures[0] == pictures[1], chinese.key


def test_f1_opens_at_the_page_in_front(window: OfficeWindow) -> None:
    for key in ("queue", "intake", "settings"):
        window.window.navigate(key)
        window.window.show_help()
        shown = window.window.findChildren(HelpWindow)[-1]
        assert shown.shown == key and shown.isVisible()


def test_the_sheet_of_keys_is_one_press_away(theme: Theme, qtbot: QtBot) -> None:
    asked: list[bool] = []
    shown = HelpWindow(theme, topics(RESOURCES, "zh_CN"), lambda: asked.append(True))
    qtbot.addWidget(shown)
    from PySide6.QtWidgets import QPushButton

    (button,) = [one for one in shown.findChildren(QPushButton) if one.text() == "快捷键一览"]
    button.click()
    assert asked == [True]


def test_searching_narrows_and_marks(theme: Theme, qtbot: QtBot) -> None:
    shown = HelpWindow(theme, topics(RESOURCES, "zh_CN"), lambda: None)
    qtbot.addWidget(shown)
    shown.show_page("queue")
    shown.search.setText("备份 U 盘")
    assert shown.found() == ["safety"] and shown.shown == "safety"
    assert shown.reader.mark(["备份"]) > 3
    shown.search.setText("没有这种词")
    assert shown.found() == []
    shown.search.setText("")
    assert len(shown.found()) == len(topics(RESOURCES, "zh_CN"))


def test_a_link_leads_on_and_an_unknown_page_to_the_start(theme: Theme, qtbot: QtBot) -> None:
    shown = HelpWindow(theme, topics(RESOURCES, "en"), lambda: None)
    qtbot.addWidget(shown)
    shown.show_page("households-of-tomorrow")
    assert shown.shown == START
    shown.reader.anchorClicked.emit(QUrl("calendar.md"))
    assert shown.shown == "calendar"
    shown.reader.anchorClicked.emit(QUrl("file:///etc/passwd"))
    assert shown.shown == "calendar"


def test_only_the_helps_own_pictures_are_read(theme: Theme, qtbot: QtBot, tmp_path: Path) -> None:
    outside = tmp_path / "outside.png"
    QImage(40, 40, QImage.Format.Format_RGB32).save(str(outside))
    first = topics(RESOURCES, "zh_CN")[0]
    bad = replace(first, text=f"# x\n\n![x]({outside.as_uri()})\n")
    shown = HelpWindow(theme, [bad], lambda: None)
    qtbot.addWidget(shown)
    shown.show_page(START)
    image = shown.reader.loadResource(2, QUrl.fromLocalFile(str(outside)))
    assert isinstance(image, QImage) and image.isNull()


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_nothing_is_wider_than_the_window(
    theme: Theme, qtbot: QtBot, mode: str, scale: float
) -> None:
    theme.set_mode(mode)
    theme.set_scale(scale)
    try:
        shown = HelpWindow(theme, topics(RESOURCES, "zh_CN"), lambda: None)
        qtbot.addWidget(shown)
        shown.show()
        for topic in topics(RESOURCES, "zh_CN"):
            shown.show_page(topic.key)
            assert shown.reader.horizontalScrollBar().maximum() == 0, topic.key
        assert shown.width() <= 1280 and shown.height() <= 720
    finally:
        theme.set_mode("light")
        theme.set_scale(1.0)
