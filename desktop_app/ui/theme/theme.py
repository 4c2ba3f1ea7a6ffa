"""The look of one running program: made once by the composition root and passed down."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetrics, QIcon, QPalette, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.ui.theme.icons import draw_icon
from desktop_app.ui.theme.restyle import Restyle
from desktop_app.ui.theme.stylesheet import build_stylesheet
from desktop_app.ui.theme.tokens import (
    DARK,
    LIGHT,
    Colours,
    Space,
    Type,
    clamp_scale,
    scaled_space,
    scaled_type,
)

MODES = ("system", "light", "dark")
_BY_SYSTEM = {
    "win32": ("Microsoft YaHei UI", "Microsoft YaHei"),
    "darwin": ("PingFang SC",),
    "linux": ("Noto Sans CJK SC", "Source Han Sans SC", "Noto Sans SC", "WenQuanYi Micro Hei"),
}
_OWN_FONTS = _BY_SYSTEM.get(sys.platform, ())
# Those of the system first: asking for one that is not there is what takes long.
CHINESE_FONTS = (
    *_OWN_FONTS,
    *(name for names in _BY_SYSTEM.values() for name in names if name not in _OWN_FONTS),
)


class Theme(QObject):
    """Holds colours, sizes and fonts, keeps palette and style sheet in step with them.

    *styled*: the application has been told its style already. A painted widget that has to
    measure again is told with ``follow``; everything made of plain controls follows through the
    style sheet alone. ``changed`` tells who is no widget, at once.
    """

    changed = Signal()

    def __init__(
        self,
        app: QApplication,
        icons_dir: Path,
        *,
        mode: str = "system",
        scale: float = 1.0,
        styled: bool = False,
    ) -> None:
        super().__init__(app)
        self._app = app
        self._icons_dir = icons_dir
        self._mode = mode if mode in MODES else "system"
        self._rescale(scale)
        self._pixmaps: dict[tuple[str, str, int, float], QPixmap] = {}
        self._fonts: dict[tuple[str, bool, float], QFont] = {}
        self._metrics: dict[tuple[str, bool, float], QFontMetrics] = {}
        self._families = _families(app)
        if not styled:
            app.setStyle("Fusion")
        self._restyle = Restyle(app, self)
        self.changed.connect(self._restyle.tell)
        self._colours = self._resolve()
        self._apply()
        app.styleHints().colorSchemeChanged.connect(self._follow_system)

    # what the widgets ask for

    @property
    def mode(self) -> str:
        """``system``, ``light`` or ``dark``, as chosen by the user."""
        return self._mode

    @property
    def dark(self) -> bool:
        return self._colours is DARK

    @property
    def scale(self) -> float:
        return self._scale

    @property
    def colours(self) -> Colours:
        return self._colours

    @property
    def space(self) -> Space:
        return self._space

    @property
    def type(self) -> Type:
        return self._type

    def px(self, pixels: float) -> int:
        """A length drawn at 100 %, at the present scale."""
        return max(1, round(pixels * self._scale))

    def font(self, size: str = "body", *, bold: bool = False) -> QFont:
        """The font of one of the type sizes (``small body title heading figure``)."""
        key = (size, bold, self._scale)
        if key not in self._fonts:
            font = self._fonts[key] = QFont()
            font.setFamilies(self._families)
            font.setPixelSize(getattr(self.type, size))
            if bold:
                font.setWeight(QFont.Weight.Bold)
        # A copy costs nothing, and what the caller does to it stays with him.
        return QFont(self._fonts[key])

    def metrics(self, size: str = "body", *, bold: bool = False) -> QFontMetrics:
        """What is measured with that font; made once, as every cell of a page asks for it."""
        key = (size, bold, self._scale)
        if key not in self._metrics:
            self._metrics[key] = QFontMetrics(self.font(size, bold=bold))
        return self._metrics[key]

    def pixmap(self, name: str, colour: str, size: int) -> QPixmap:
        """The line icon *name* in *colour* (``#RRGGBB``), *size* logical pixels."""
        ratio = self._app.devicePixelRatio()
        key = (name, colour, size, ratio)
        if key not in self._pixmaps:
            self._pixmaps[key] = draw_icon(self._icons_dir / f"{name}.svg", colour, size, ratio)
        return self._pixmaps[key]

    def icon(self, name: str, colour: str | None = None, size: int = 18) -> QIcon:
        """The line icon *name*; without *colour* in the colour of text."""
        side = self.px(size)
        icon = QIcon(self.pixmap(name, colour or self._colours.text, side))
        icon.addPixmap(self.pixmap(name, self._colours.muted, side), QIcon.Mode.Disabled)
        return icon

    def follow(self, widget: QWidget, slot: Callable[[], object]) -> None:
        """Call the method *slot* after *widget* got another look: at once when it is seen, else
        before it is seen."""
        self._restyle.follow(widget, slot)

    def size(self, setter: Callable[..., object], *lengths: float | str) -> None:
        """Give lengths to a *setter* of a widget or layout, now and with every other scale.

        A number is pixels at 100 %, none of it stays none; ``xs s m l xl`` are distances.
        """

        def scaled() -> tuple[int, ...]:
            return tuple(self._length(one) for one in lengths)

        setter(*scaled())
        self._restyle.size(setter, scaled)

    def _length(self, one: float | str) -> int:
        if isinstance(one, str):
            return int(getattr(self._space, one))
        return self.px(one) if one else 0

    def prepare(self, part: QWidget) -> None:
        """Give the present look to a *part* that is about to be shown."""
        self._restyle.prepare(part)

    @property
    def waiting(self) -> int:
        """How many hidden parts do not have the present look yet."""
        return self._restyle.waiting

    # what the settings page changes

    def set_mode(self, mode: str) -> None:
        """Follow the system or force a scheme; ``ValueError`` for another word."""
        if mode not in MODES:
            raise ValueError(mode)
        self._mode = mode
        self._refresh()

    def set_scale(self, scale: float) -> None:
        """Set the size of type, clamped to 0.9–1.5."""
        self._rescale(scale)
        self._refresh()

    def _rescale(self, scale: float) -> None:
        # Kept, because every cell that is painted asks for them.
        self._scale = clamp_scale(scale)
        self._space, self._type = scaled_space(self._scale), scaled_type(self._scale)

    def _resolve(self) -> Colours:
        hints = self._app.styleHints()
        # Forcing the scheme also turns title bars and native dialogs where the platform can.
        if self._mode == "system":
            hints.unsetColorScheme()
            return DARK if hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT
        dark = self._mode == "dark"
        hints.setColorScheme(Qt.ColorScheme.Dark if dark else Qt.ColorScheme.Light)
        return DARK if dark else LIGHT

    @Slot()
    def _follow_system(self) -> None:
        if self._mode != "system":
            return
        system = self._app.styleHints().colorScheme()
        colours = DARK if system == Qt.ColorScheme.Dark else LIGHT
        if colours is not self._colours:
            self._colours = colours
            self._apply()

    def _refresh(self) -> None:
        self._colours = self._resolve()
        self._apply()

    def _apply(self) -> None:
        scheme = "dark" if self.dark else "light"
        folder = (self._icons_dir / "controls" / scheme).as_posix()
        self._app.setPalette(build_palette(self._colours))
        self._app.setFont(self.font())
        sheet = build_stylesheet(self._colours, self._scale, folder)
        if sheet != self._app.styleSheet():
            self._restyle.apply(sheet)
        self.changed.emit()


def _families(app: QApplication) -> list[str]:
    """The system's Chinese font first, then whatever the system uses for its own words."""
    chosen = next((name for name in CHINESE_FONTS if QFontDatabase.hasFamily(name)), None)
    own = [name for name in app.font().families() if name and name != chosen]
    return [chosen, *own] if chosen else own


def build_palette(colours: Colours) -> QPalette:
    """A palette that says the same as the style sheet, for item views and native bits."""
    role = QPalette.ColorRole
    palette = QPalette()
    for name, value in (
        (role.Window, colours.ground),
        (role.WindowText, colours.text),
        (role.Base, colours.surface),
        (role.AlternateBase, colours.raised),
        (role.Text, colours.text),
        (role.PlaceholderText, colours.muted),
        (role.Button, colours.surface),
        (role.ButtonText, colours.text),
        (role.BrightText, colours.on_primary),
        (role.ToolTipBase, colours.surface),
        (role.ToolTipText, colours.text),
        (role.Highlight, colours.primary),
        (role.HighlightedText, colours.on_primary),
        (role.Accent, colours.primary),
        (role.Link, colours.link),
        (role.LinkVisited, colours.link),
        (role.Light, colours.surface),
        (role.Midlight, colours.raised),
        (role.Mid, colours.line),
        (role.Dark, colours.control_line),
        (role.Shadow, colours.muted),
    ):
        palette.setColor(name, QColor(value))
    for name in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, QColor(colours.muted))
    return palette


def set_kind(widget: QWidget, kind: str, *, name: str = "kind") -> None:
    """Choose a variant of the style sheet for *widget*, also when it is already shown."""
    if widget.property(name) == kind:
        return
    widget.setProperty(name, kind)
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        return  # it is styled when it is first shown or measured
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()
