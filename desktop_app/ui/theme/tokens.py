"""Every colour, distance and type size of the window; no other module holds a literal colour.

Plain values that stand before the first picture are named tuples: Python makes one in a quarter
of the time that a frozen dataclass takes (a millisecond each).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

TONES = ("red", "amber", "green", "blue", "grey")
"""Names of the soft/strong pairs; a tone never stands alone, a word says the same."""

MIN_SCALE, MAX_SCALE = 0.9, 1.5


class Pair(NamedTuple):
    """A soft ground, the strong text on it, and a mark (bar, dot) seen on a surface."""

    soft: str
    strong: str
    mark: str


class Colours(NamedTuple):
    """``#RRGGBB`` of one scheme."""

    ground: str  # behind the cards
    surface: str  # cards, tables, rail, bars
    raised: str  # table headers, read-only fields, the resting days of a calendar
    line: str  # hairlines between things
    control_line: str  # the edge of what can be typed in or pressed
    text: str
    muted: str
    link: str
    primary: str  # the fill of the one primary button
    primary_hover: str
    primary_pressed: str
    on_primary: str
    hover: str
    selected: str
    track: str  # the empty part of a bar
    scroll: str  # the handle of a scroll bar
    focus: str
    focus_on_primary: str
    shade: str  # laid over a page that waits
    red: Pair
    amber: Pair
    green: Pair
    blue: Pair
    grey: Pair

    def pair(self, tone: str) -> Pair:
        """The pair of one of ``TONES``; ``KeyError`` for any other word."""
        if tone not in TONES:
            raise KeyError(tone)
        pair: Pair = getattr(self, tone)
        return pair


LIGHT = Colours(
    ground="#F5F7FA",
    surface="#FFFFFF",
    raised="#F8F9FC",
    line="#E1E6EE",
    control_line="#C6CEDA",
    text="#1D2733",
    muted="#5B6776",
    link="#1D4FA3",
    primary="#2462C8",
    primary_hover="#1D55B3",
    primary_pressed="#184897",
    on_primary="#FFFFFF",
    hover="#F0F4FA",
    selected="#E8F0FE",
    track="#E1E6EE",
    scroll="#BAC3CF",
    focus="#2462C8",
    focus_on_primary="#071325",
    shade="#F5F7FA",
    red=Pair("#FCE8E6", "#B3261E", "#B3261E"),
    amber=Pair("#FFF1D6", "#8A5200", "#C07000"),
    green=Pair("#E3F5EA", "#1E7B4B", "#1E7B4B"),
    blue=Pair("#E8F0FE", "#1D4FA3", "#2462C8"),
    grey=Pair("#EDF0F4", "#4B5767", "#7A8696"),
)

# Not LIGHT turned round: surfaces rise by getting lighter, fills lose saturation, and the
# primary fill stays dark enough for white words.
DARK = Colours(
    ground="#11151A",
    surface="#1A2028",
    raised="#212932",
    line="#2E3843",
    control_line="#4A5765",
    text="#E6EBF1",
    muted="#A3AFBD",
    link="#9CC2FF",
    primary="#2D6BD2",
    primary_hover="#3470D6",
    primary_pressed="#245AB5",
    on_primary="#FFFFFF",
    hover="#232C36",
    selected="#1F3352",
    track="#36424F",
    scroll="#4F5C6A",
    focus="#8AB4F8",
    focus_on_primary="#FFFFFF",
    shade="#11151A",
    red=Pair("#43211F", "#FFB4AB", "#F2766B"),
    amber=Pair("#3D2E12", "#F7C874", "#E0A03A"),
    green=Pair("#173524", "#8FDDAD", "#4CB877"),
    blue=Pair("#1B2F4F", "#A8C7FA", "#5B9BF5"),
    grey=Pair("#2B343F", "#BCC6D2", "#8E9AA9"),
)


class Space(NamedTuple):
    """Distances in logical pixels; they grow with the type so that nothing gets cramped."""

    xs: int = 4
    s: int = 8
    m: int = 12
    l: int = 16  # noqa: E741 - the fourth of five sizes
    xl: int = 24


class Type(NamedTuple):
    """Type sizes in logical pixels."""

    small: int = 12
    body: int = 14
    title: int = 15
    heading: int = 18
    figure: int = 26


def clamp_scale(scale: float) -> float:
    """A size setting within 90 % to 150 %."""
    return min(MAX_SCALE, max(MIN_SCALE, scale))


@lru_cache(maxsize=16)
def scaled_type(scale: float) -> Type:
    """Type sizes at *scale*, whole pixels, never below 11."""
    return Type(*(max(11, round(size * scale)) for size in Type()))


@lru_cache(maxsize=16)
def scaled_space(scale: float) -> Space:
    """Distances at *scale*; at 150 % they grow only by a quarter, words need the room more."""
    gentle = 1 + (scale - 1) / 2
    return Space(*(max(2, round(size * gentle)) for size in Space()))


def blend(one: str, other: str, part: float) -> str:
    """``#RRGGBB`` between two colours; *part* 0 is the one, 1 the other."""
    mixed = (
        round(int(one[i : i + 2], 16) * (1 - part) + int(other[i : i + 2], 16) * part)
        for i in (1, 3, 5)
    )
    return "#" + "".join(f"{value:02X}" for value in mixed)


def luminance(colour: str) -> float:
    """Relative luminance of ``#RRGGBB`` (WCAG 2.2)."""

    def linear(part: str) -> float:
        value = int(part, 16) / 255
        return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)

    red, green, blue = (linear(colour[i : i + 2]) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two ``#RRGGBB``, 1 to 21 (WCAG 2.2)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def text_pairs(colours: Colours) -> Iterator[tuple[str, str, str]]:
    """Every (name, text, ground) that the style sheet or a painted widget puts together."""
    grounds = ("ground", "surface", "raised", "hover", "selected")
    for ink in ("text", "muted", "link"):
        for ground in grounds:
            yield f"{ink} on {ground}", getattr(colours, ink), getattr(colours, ground)
    for fill in ("primary", "primary_hover", "primary_pressed"):
        yield f"on_primary on {fill}", colours.on_primary, getattr(colours, fill)
    for tone in TONES:
        pair = colours.pair(tone)
        yield f"{tone} strong on soft", pair.strong, pair.soft
        for ground in grounds:
            yield f"{tone} strong on {ground}", pair.strong, getattr(colours, ground)
    yield "grey strong on grey soft (key caps)", colours.grey.strong, colours.grey.soft
    yield "text on amber soft", colours.text, colours.amber.soft
    yield "text on red soft", colours.text, colours.red.soft
    yield "text on blue soft", colours.text, colours.blue.soft


def mark_pairs(colours: Colours) -> Iterator[tuple[str, str, str]]:
    """Every (name, mark, ground) of shapes that carry meaning without being text (≥ 3:1)."""
    for tone in TONES:
        yield f"{tone} mark on surface", colours.pair(tone).mark, colours.surface
        # The edge of a badge there: its soft ground is next to that of a chosen row.
        yield f"{tone} mark on selected", colours.pair(tone).mark, colours.selected
    yield "focus on surface", colours.focus, colours.surface
    yield "focus on ground", colours.focus, colours.ground
    yield "focus on primary", colours.focus_on_primary, colours.primary
