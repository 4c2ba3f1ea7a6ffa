"""Colours can be read, sizes follow the setting, palette and style sheet say the same."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.ui.theme.stylesheet import build_stylesheet
from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.theme.tokens import (
    DARK,
    LIGHT,
    MAX_SCALE,
    Colours,
    blend,
    contrast,
    mark_pairs,
    scaled_space,
    scaled_type,
    text_pairs,
)

SCHEMES = {"light": LIGHT, "dark": DARK}
ICONS = Path(__file__).resolve().parents[2] / "resources" / "icons"


def test_contrast_knows_the_ends() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#777777") == pytest.approx(1)
    assert contrast("#5B6776", "#FFFFFF") == pytest.approx(5.79, abs=0.1)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_text_can_be_read_on_its_ground(scheme: str) -> None:
    pairs = list(text_pairs(SCHEMES[scheme]))
    assert len(pairs) > 40
    weak = {name: contrast(ink, ground) for name, ink, ground in pairs}
    assert {name: ratio for name, ratio in weak.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_mark_can_be_seen(scheme: str) -> None:
    pairs = list(mark_pairs(SCHEMES[scheme]))
    assert {name for name, ink, ground in pairs if contrast(ink, ground) < 3} == set()


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("scale", [0.9, 1.0, 1.25, 1.5])
def test_the_style_sheet_is_whole(scheme: str, scale: float) -> None:
    sheet = build_stylesheet(SCHEMES[scheme], scale, "ICONS")
    assert "$" not in sheet and "@icon" not in sheet
    assert sheet.count("{") == sheet.count("}")
    sizes = [int(found) for found in re.findall(r"font-size: (-?\d+)px", sheet)]
    assert min(sizes) >= 11
    assert f"font-size: {scaled_type(scale).body}px" in sheet
    for name in re.findall(r"ICONS/([a-z-]+\.svg)", sheet):
        assert (ICONS / "controls" / scheme / name).is_file(), name


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_style_sheet_has_only_colours_of_the_tokens(scheme: str) -> None:
    colours = SCHEMES[scheme]
    known: set[str] = set()
    for name in Colours._fields:
        value = getattr(colours, name)
        known |= {value} if isinstance(value, str) else {value.soft, value.strong, value.mark}
        if not isinstance(value, str):
            known.add(blend(value.soft, value.mark, 0.35))
    sheet = build_stylesheet(colours, 1.0, "x")
    assert set(re.findall(r"#[0-9A-Fa-f]{6}", sheet)) <= known


@pytest.mark.parametrize("scheme", SCHEMES)
def test_control_pictures_have_the_colours_of_their_scheme(scheme: str) -> None:
    colours = SCHEMES[scheme]
    for path in sorted((ICONS / "controls" / scheme).glob("*.svg")):
        wanted = colours.on_primary if path.stem in ("check", "dash") else colours.muted
        assert f'stroke="{wanted}"' in path.read_text("utf-8"), path.name


def test_sizes_grow_with_the_setting_and_stay_in_its_limits(theme: Theme) -> None:
    assert scaled_type(1.5).body == 21
    assert scaled_space(1.0).l == 16
    assert scaled_space(1.5).l < 16 * 1.5
    theme.set_scale(9)
    assert theme.scale == MAX_SCALE
    theme.set_scale(0.1)
    assert theme.scale == 0.9


def test_switching_tells_the_widgets_and_changes_everything(
    theme: Theme, qapp: QApplication, qtbot: QtBot
) -> None:
    assert not theme.dark
    with qtbot.waitSignal(theme.changed):
        theme.set_mode("dark")
    assert theme.dark and theme.colours is DARK
    assert qapp.palette().color(QPalette.ColorRole.Base) == QColor(DARK.surface)
    assert DARK.surface in qapp.styleSheet()
    with qtbot.waitSignal(theme.changed):
        theme.set_scale(1.5)
    assert QFont(qapp.font()).pixelSize() == 21
    with pytest.raises(ValueError):
        theme.set_mode("sepia")
    theme.set_mode("light")
    theme.set_scale(1.0)
    assert qapp.palette().color(QPalette.ColorRole.Base) == QColor(LIGHT.surface)


def test_system_mode_follows_the_system(qapp: QApplication) -> None:
    theme = Theme(qapp, ICONS, mode="system")
    assert theme.mode == "system"
    assert theme.dark == (qapp.styleHints().colorScheme().name == "Dark")


def test_a_control_paints_with_the_tokens(theme: Theme, qtbot: QtBot) -> None:
    button = QPushButton("完成")
    set_kind(button, "primary")
    qtbot.addWidget(button)
    button.resize(160, 40)
    button.setEnabled(True)
    colour = button.grab().toImage().pixelColor(20, 8)
    assert colour == QColor(LIGHT.primary)
    set_kind(button, "danger")
    assert button.grab().toImage().pixelColor(20, 8) == QColor(LIGHT.surface)


def test_focus_is_visible(theme: Theme, qtbot: QtBot) -> None:
    line = QLineEdit("a")
    qtbot.addWidget(line)
    line.resize(120, 34)
    line.show()
    line.clearFocus()
    before = line.grab().toImage().pixelColor(0, 17)
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    after = line.grab().toImage().pixelColor(0, 17)
    assert before != after and after == QColor(LIGHT.focus)


def test_icons_take_the_colour_that_is_asked_for(theme: Theme) -> None:
    names = [path.stem for path in ICONS.glob("*.svg")]
    assert {"today", "queue", "calendar", "households", "knowledge", "figures"} <= set(names)
    for name in names:
        image = theme.pixmap(name, "#B3261E", 48).toImage()
        inked = [
            image.pixelColor(x, y)
            for x in range(image.width())
            for y in range(image.height())
            if image.pixelColor(x, y).alpha() == 255
        ]
        assert inked, name
        assert {colour.name().upper() for colour in inked} == {"#B3261E"}, name


def test_pictures_are_found_in_a_folder_with_blanks_and_chinese(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    from shutil import copytree

    from PySide6.QtWidgets import QCheckBox

    home = tmp_path / "投诉 管家" / "icons"
    copytree(ICONS, home)
    Theme(qapp, home, mode="light")
    box = QCheckBox("已核实")
    qtbot.addWidget(box)
    box.setChecked(True)
    box.resize(140, 30)
    box.show()
    image = box.grab().toImage()
    tick = [
        (x, y)
        for x in range(4, 20)
        for y in range(4, 26)
        if image.pixelColor(x, y).lightness() > 240
        and image.pixelColor(x - 2, y).name().upper() == LIGHT.primary
    ]
    assert tick, "the tick is not painted"
