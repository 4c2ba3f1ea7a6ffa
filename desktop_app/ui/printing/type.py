"""Type on paper: which fonts, which sizes, and texts broken into lines of even height.

Lengths are tenths of a point everywhere in this room: fine enough for a printer, and small
whole numbers for the font engine, which then needs no hinting and no device.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QTextLayout, QTextOption

UNITS = 10
"""Units of length in a point; 720 to the inch."""
FAMILIES = (
    "Microsoft YaHei",
    "PingFang SC",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Noto Sans SC",
    "WenQuanYi Micro Hei",
    "Heiti SC",
    "SimHei",
    "Droid Sans Fallback",
)
LABEL, KNOWN = 24, 4000
"""Texts up to so many characters are broken once; so many of them are remembered."""
LEADING = 1.5
"""Line height in ems: Chinese type has no ascenders to keep lines apart."""
INK, MUTED, LINE, PRIMARY = "#1D2733", "#4B5767", "#B9C2CE", "#2462C8"
BAD, GOOD, PALE, SOFT = "#B3261E", "#1E7B4B", "#BFD1F3", "#F1F4F8"
TONE_COLOURS = {"": INK, "strong": INK, "bad": BAD, "good": GOOD, "muted": MUTED}
# What one em is enough for: no emoji, no ligatures, nothing written from right to left.
_PLAIN = re.compile(
    "[ -~\u00a0-\u00ff\u2010-\u2027\u2030-\u2044\u3000-\u30ff\u4e00-\u9fff\uff00-\uffee]*"
)
_ENDLESS = 1e6
_UNFIT = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")


@dataclass(frozen=True)
class Type:
    """A kind of type: size in units, weight and colour (of the paper, not of the theme)."""

    size: int
    bold: bool = False
    colour: str = INK


TITLE = Type(180, True)
SUBTITLE = Type(92, colour=MUTED)
H1, H2 = Type(122, True), Type(102, True)
BODY = Type(95)
LEAD = Type(102)
SMALL = Type(80, colour=MUTED)
TABLE, TABLE_HEAD = Type(86), Type(86, True)
TINY, TINY_HEAD = Type(70), Type(70, True)
FIGURE, FIGURE_CAPTION = Type(165, True), Type(84, colour=MUTED)


@dataclass(frozen=True)
class Face:
    """A font made ready: ``ascent`` places the baseline within one line of ``leading``."""

    font: QFont
    metrics: QFontMetricsF
    leading: float
    ascent: float


@dataclass(frozen=True)
class Lines:
    """A text broken to a width. ``layout`` is ``None`` for a short one on a single line,

    which then starts ``offset`` units to the right.
    """

    text: str
    type: Type
    face: Face
    count: int
    layout: QTextLayout | None = None
    offset: float = 0.0
    width: float = 0.0
    """Width of the widest line; of a short one an upper bound."""

    @property
    def height(self) -> float:
        return self.count * self.face.leading


class Shaper:
    """Breaks texts into lines; make it in the window's thread, use it in any one thread."""

    def __init__(self) -> None:
        there = set(QFontDatabase.families())
        self._families = [name for name in FAMILIES if name in there] or [QFont().family()]
        self._faces: dict[tuple[int, bool], Face] = {}
        self._known: dict[tuple[str, Type, float, str], Lines] = {}

    def face(self, type_: Type) -> Face:
        key = (type_.size, type_.bold)
        if key not in self._faces:
            font = QFont()
            font.setFamilies(self._families)
            font.setPixelSize(type_.size)
            font.setBold(type_.bold)
            font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
            # Localised digits have no way back to their characters in a PDF: not searchable.
            font.setFeature(QFont.Tag("locl"), 0)
            metrics = QFontMetricsF(font)
            leading = round(type_.size * LEADING)
            ascent, descent = metrics.ascent(), metrics.descent()
            self._faces[key] = Face(
                font, metrics, leading, (leading - ascent - descent) / 2 + ascent
            )
        return self._faces[key]

    def width(self, text: str, type_: Type) -> float:
        """Of *text* on one line."""
        text, face = clean(text).replace("\n", " "), self.face(type_)
        width = face.metrics.horizontalAdvance(text)
        if _PLAIN.fullmatch(text):
            return width
        # A mark may stand out beyond its letter, which the sum of the letters does not tell.
        layout = QTextLayout(text, face.font)
        layout.beginLayout()
        line = layout.createLine()
        if line.isValid():
            line.setLineWidth(_ENDLESS)
            width = max(width, line.naturalTextWidth())
        layout.endLayout()
        return width

    def lines(self, text: str, type_: Type, width: float, align: str = "left") -> Lines:
        """*text* within *width* units; words are broken only where nothing else helps."""
        if len(text) > LABEL:
            return self._break(text, type_, width, align)
        key = (text, type_, width, align)  # labels and headings come again on every sheet
        if key not in self._known:
            if len(self._known) >= KNOWN:
                self._known.clear()
            self._known[key] = self._break(text, type_, width, align)
        return self._known[key]

    def _break(self, text: str, type_: Type, width: float, align: str) -> Lines:
        face = self.face(type_)
        text = clean(text)
        if len(text) * type_.size * 1.02 <= width and _PLAIN.fullmatch(text):
            return self._short(text, type_, face, width, align)
        layout = QTextLayout(text.replace("\n", "\u2028"), face.font)
        option = QTextOption(_ALIGN[align])
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        count, widest = 0, 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, count * face.leading + face.ascent - line.ascent()))
            widest = max(widest, line.naturalTextWidth())
            count += 1
        layout.endLayout()
        return Lines(text, type_, face, max(count, 1), layout, 0.0, widest)

    def _short(self, text: str, type_: Type, face: Face, width: float, align: str) -> Lines:
        if align == "left":
            return Lines(text, type_, face, 1, None, 0.0, len(text) * type_.size * 1.02)
        natural = face.metrics.horizontalAdvance(text)
        free = width - natural
        return Lines(text, type_, face, 1, None, free if align == "right" else free / 2, natural)


def clean(text: str) -> str:
    """*text* without characters that no font can show; tabs become spaces."""
    if text.isprintable():
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", "    ")
    return _UNFIT.sub("\ufffd", text).strip("\n")


_ALIGN = {
    "left": Qt.AlignmentFlag.AlignLeft,
    "center": Qt.AlignmentFlag.AlignHCenter,
    "right": Qt.AlignmentFlag.AlignRight,
}
