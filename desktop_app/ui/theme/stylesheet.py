"""The one style sheet of the window, built from tokens.

Variants are chosen by the dynamic property ``kind`` (see ``theme.set_kind``): buttons
``primary``, ``ghost``, ``danger``, ``link``; labels ``muted``, ``small``, ``title``,
``heading``, ``figure``, ``error``; frames ``card``, ``panel``, ``note-<tone>``.
"""

from __future__ import annotations

from string import Template

from desktop_app.ui.theme.tokens import TONES, Colours, Pair, blend, scaled_space, scaled_type

# `$name` are tokens; `@icon` is the search prefix of the control pictures of this scheme.
_BASE = Template(
    """
* { font-size: ${body}px; }
QWidget { color: $text; }
QMainWindow, QDialog, QWidget[kind="ground"] { background: $ground; }
QWidget[kind="surface"] { background: $surface; }
QLabel { background: transparent; }
QLabel[kind="muted"] { color: $muted; }
QLabel[kind="small"] { color: $muted; font-size: ${small}px; }
QLabel[kind="error"] { color: $red_strong; font-size: ${small}px; }
QLabel[kind="title"] { font-size: ${title}px; font-weight: 700; }
QLabel[kind="heading"] { font-size: ${heading}px; font-weight: 700; }
QLabel[kind="figure"] { font-size: ${figure}px; font-weight: 700; }
QLabel[kind="words"] { font-size: ${heading}px; }
QLabel:disabled { color: $muted; }

QFrame[kind="card"] { background: $surface; border: 1px solid $line; border-radius: ${r}px; }
QFrame[kind="panel"] {
  background: $surface; border: 1px solid $control_line; border-radius: ${r}px; }
QFrame[kind="line"] { background: $line; border: none; max-height: 1px; min-height: 1px; }
QFrame[kind="vline"] { background: $line; border: none; max-width: 1px; min-width: 1px; }
QFrame[kind="rail"] { background: $surface; border: none; border-right: 1px solid $line; }
QFrame[kind="topbar"] { background: $surface; border: none; border-bottom: 1px solid $line; }
QFrame[kind="statusline"] { background: $surface; border: none; border-top: 1px solid $line; }
QFrame[kind="undobar"] { background: $surface; border: 1px solid $control_line;
  border-radius: ${r}px; }
QLabel[kind="key"] { background: $grey_soft; color: $grey_strong; border-radius: 4px;
  padding: 1px ${s}px; font-size: ${small}px; }
QLabel[kind="brand"] { color: $link; font-size: ${title}px; font-weight: 700; }

QPushButton, QToolButton[kind="button"] {
  background: $surface; color: $text; border: 1px solid $control_line; border-radius: ${r}px;
  padding: ${by}px ${bx}px; min-height: ${line_height}px; }
QPushButton:hover, QToolButton[kind="button"]:hover { background: $hover; }
QPushButton:pressed, QPushButton:checked, QToolButton[kind="button"]:pressed,
QToolButton[kind="button"]:checked { background: $selected; }
QPushButton:focus, QToolButton[kind="button"]:focus {
  border: 2px solid $focus; padding: ${by1}px ${bx1}px; }
QPushButton:disabled, QToolButton[kind="button"]:disabled {
  background: $ground; color: $muted; border: 1px dashed $control_line; }
QPushButton::menu-indicator, QToolButton::menu-indicator {
  image: url("@icon/chevron-down.svg"); width: ${icon}px; height: ${icon}px;
  subcontrol-origin: padding; subcontrol-position: center right; right: ${s}px; }
QPushButton[menu="true"] { padding-right: ${menu_right}px; }
QPushButton[kind="primary"] {
  background: $primary; color: $on_primary; border: 1px solid $primary; font-weight: 600; }
QPushButton[kind="primary"]:hover { background: $primary_hover; border-color: $primary_hover; }
QPushButton[kind="primary"]:pressed { background: $primary_pressed; }
QPushButton[kind="primary"]:focus { border: 2px solid $focus_on_primary; }
QPushButton[kind="primary"]:disabled {
  background: $grey_soft; color: $grey_strong; border: 1px dashed $control_line; }
QPushButton[kind="ghost"] { background: transparent; border: 1px solid transparent; }
QPushButton[kind="ghost"]:hover { background: $hover; }
QPushButton[kind="ghost"]:pressed { background: $selected; }
QPushButton[kind="ghost"]:focus { border: 2px solid $focus; }
QPushButton[kind="danger"] { color: $red_strong; border: 1px solid $red_strong; }
QPushButton[kind="danger"]:hover { background: $red_soft; }
QPushButton[kind="danger"]:focus { border: 2px solid $red_strong; }
QPushButton[kind="danger"]:disabled { color: $muted; border: 1px dashed $control_line; }
QPushButton[kind="link"] { background: transparent; border: 1px solid transparent;
  color: $link; padding: 1px ${xs}px; min-height: 0; text-align: left; }
QPushButton[kind="link"]:hover { text-decoration: underline; background: $hover; }
QPushButton[kind="link"]:focus { border: 1px solid $focus; }
QToolButton { background: transparent; border: 1px solid transparent; border-radius: ${r}px;
  padding: ${xs}px; }
QToolButton:hover { background: $hover; }
QToolButton:pressed, QToolButton:checked { background: $selected; }
QToolButton:focus { border: 1px solid $focus; background: $hover; }

QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox, QTextBrowser {
  background: $surface; color: $text; border: 1px solid $control_line; border-radius: ${r}px;
  padding: ${iy}px ${ix}px; selection-background-color: $primary;
  selection-color: $on_primary; placeholder-text-color: $muted; }
QLineEdit, QAbstractSpinBox, QComboBox { min-height: ${line_height}px; }
QLineEdit:hover, QPlainTextEdit:hover, QTextEdit:hover, QAbstractSpinBox:hover,
QComboBox:hover { border-color: $muted; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QAbstractSpinBox:focus,
QComboBox:focus { border: 2px solid $focus; padding: ${iy1}px ${ix1}px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled, QAbstractSpinBox:disabled,
QComboBox:disabled { background: $raised; color: $muted; border: 1px dashed $control_line; }
QLineEdit[readOnly="true"], QTextEdit[readOnly="true"], QPlainTextEdit[readOnly="true"] {
  background: $raised; }
QLineEdit[invalid="true"], QTextEdit[invalid="true"] { border: 2px solid $red_strong;
  background: $red_soft; padding: ${iy1}px ${ix1}px; }
QLineEdit[kind="cell"], QTextEdit[kind="plain"], QTextBrowser[kind="plain"] {
  border: none; background: transparent; padding: 0; }
QAbstractSpinBox QLineEdit, QComboBox QLineEdit { border: none; min-height: 0;
  background: transparent; padding: 0; }

QComboBox { padding-right: ${menu_right}px; }
QComboBox:focus { padding-right: ${menu_right1}px; }
QComboBox::drop-down { border: none; width: ${menu_right}px; subcontrol-position: center right;
  subcontrol-origin: padding; }
QComboBox::down-arrow { image: url("@icon/chevron-down.svg"); width: ${icon}px;
  height: ${icon}px; }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $control_line;
  padding: ${xs}px; outline: none; selection-background-color: $selected;
  selection-color: $text; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: none; width: ${spin}px;
  background: transparent; subcontrol-origin: border; }
QAbstractSpinBox::up-button { subcontrol-position: top right; margin: 2px 2px 0 0; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; margin: 0 2px 2px 0; }
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover { background: $hover; }
QAbstractSpinBox::up-arrow { image: url("@icon/chevron-up.svg"); width: ${icon_small}px;
  height: ${icon_small}px; }
QAbstractSpinBox::down-arrow { image: url("@icon/chevron-down.svg"); width: ${icon_small}px;
  height: ${icon_small}px; }

QCheckBox, QRadioButton { background: transparent; spacing: ${s}px; padding: 2px;
  border: 1px solid transparent; border-radius: ${xs}px; }
QCheckBox:focus, QRadioButton:focus { border: 1px solid $focus; }
QCheckBox:disabled, QRadioButton:disabled { color: $muted; }
QCheckBox::indicator, QAbstractItemView::indicator, QGroupBox::indicator {
  width: ${box}px; height: ${box}px; border: 1px solid $muted; border-radius: 4px;
  background: $surface; }
QCheckBox::indicator:hover, QAbstractItemView::indicator:hover { border-color: $focus; }
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked,
QGroupBox::indicator:checked { background: $primary; border-color: $primary;
  image: url("@icon/check.svg"); }
QCheckBox::indicator:indeterminate, QAbstractItemView::indicator:indeterminate {
  background: $primary; border-color: $primary; image: url("@icon/dash.svg"); }
QCheckBox::indicator:disabled { background: $raised; border-color: $control_line; }
QRadioButton::indicator { width: ${box}px; height: ${box}px; border: 1px solid $muted;
  border-radius: ${box_radius}px; background: $surface; }
QRadioButton::indicator:hover { border-color: $focus; }
QRadioButton::indicator:checked { border: ${dot}px solid $primary; background: $on_primary;
  width: ${dot_inner}px; height: ${dot_inner}px; border-radius: ${box_radius}px; }

QAbstractItemView { background: $surface; alternate-background-color: $raised; color: $text;
  border: none; outline: none; selection-background-color: $selected;
  selection-color: $text; }
QTableView, QTreeView, QListView { gridline-color: $line; }
QListView::item, QTreeView::item { padding: ${xs}px ${s}px; border-radius: ${xs}px; }
QAbstractItemView::item:hover { background: $hover; }
QAbstractItemView::item:selected { background: $selected; color: $text; }
QTableView[kind="card"], QTreeView[kind="card"], QListView[kind="card"] {
  border: 1px solid $line; border-radius: ${r}px; }
QTableView[kind="card"]:focus, QTreeView[kind="card"]:focus, QListView[kind="card"]:focus {
  border: 1px solid $focus; }
QTableView::item { border: none; border-bottom: 1px solid $line; padding: 0 ${s}px; }
QHeaderView { qproperty-defaultAlignment: "AlignLeft | AlignVCenter"; }
QHeaderView { background: $raised; border: none; border-top-left-radius: ${r}px;
  border-top-right-radius: ${r}px; }
QHeaderView::section { background: $raised; color: $muted; border: none;
  border-bottom: 1px solid $line; padding: ${s}px ${s}px ${s}px ${hx}px; font-weight: 600;
  font-size: ${small}px; text-align: left; }
QHeaderView::section:hover { background: $hover; color: $text; }
QHeaderView::up-arrow { image: url("@icon/chevron-up.svg"); width: ${icon_small}px;
  height: ${icon_small}px; }
QHeaderView::down-arrow { image: url("@icon/chevron-down.svg"); width: ${icon_small}px;
  height: ${icon_small}px; }
QTableCornerButton::section { background: $raised; border: none;
  border-bottom: 1px solid $line; }

QScrollArea { background: transparent; border: none; }
QScrollArea > QWidget > QWidget[kind="clear"] { background: transparent; }
QScrollBar:vertical { background: transparent; width: ${bar}px; margin: 0; border: none; }
QScrollBar:horizontal { background: transparent; height: ${bar}px; margin: 0; border: none; }
QScrollBar::handle { background: $scroll; border-radius: ${bar_radius}px; margin: 2px; }
QScrollBar::handle:vertical { min-height: ${xl}px; }
QScrollBar::handle:horizontal { min-width: ${xl}px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; border: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: none; }

QTabWidget::pane { border: none; border-top: 1px solid $line; }
QTabBar { background: transparent; qproperty-drawBase: 0; }
QTabBar::tab { background: transparent; color: $muted; border: none;
  border-bottom: 2px solid transparent; padding: ${s}px ${xs}px; margin-right: ${s}px; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $link; border-bottom: 2px solid $primary; font-weight: 600; }
QTabBar::tab:focus { background: $hover; border-bottom: 2px solid $focus; }
QTabBar QToolButton { background: $surface; border: 1px solid $line; }

QMenu { background: $surface; border: 1px solid $control_line; padding: ${xs}px; }
QMenu::item { padding: ${s}px ${xl}px ${s}px ${m}px; border-radius: ${xs}px; }
QMenu::item:selected { background: $selected; color: $text; }
QMenu::item:disabled { color: $muted; }
QMenu::separator { height: 1px; background: $line; margin: ${xs}px ${s}px; }
QMenu::indicator { width: ${icon}px; height: ${icon}px; margin-left: ${xs}px; }
QMenu::indicator:checked { background: $primary; border-radius: 4px;
  image: url("@icon/check.svg"); }
QMenuBar { background: $surface; }
QMenuBar::item:selected { background: $selected; }
QToolTip { background: $surface; color: $text; border: 1px solid $control_line;
  padding: ${xs}px ${s}px; }

QProgressBar { background: $track; border: none; border-radius: ${xs}px; color: $text;
  text-align: center; min-height: ${s}px; max-height: ${s}px; }
QProgressBar::chunk { background: $primary; border-radius: ${xs}px; }
QSlider::groove:horizontal { background: $track; height: ${xs}px; border-radius: 2px; }
QSlider::sub-page:horizontal { background: $primary; border-radius: 2px; }
QSlider::handle:horizontal { background: $primary; width: ${box}px; height: ${box}px;
  margin: -${s}px 0; border-radius: ${box_radius}px; border: 2px solid $surface; }
QSlider:focus { border: 1px solid $focus; border-radius: ${xs}px; }
QSplitter::handle { background: transparent; }
QSplitter::handle:hover { background: $track; }
QSplitter::handle:horizontal { width: ${m}px; }
QSplitter::handle:vertical { height: ${m}px; }
QGroupBox { background: transparent; border: 1px solid $line; border-radius: ${r}px;
  margin-top: ${group_top}px; padding: ${m}px; font-weight: 600; }
QGroupBox::title { subcontrol-origin: margin; left: ${m}px; padding: 0 ${xs}px; }
"""
)

_NOTE = Template(
    """
QFrame[kind="note-$tone"] { background: $soft; border: 1px solid $edge; border-radius: ${r}px; }
QFrame[kind="note-$tone"] QLabel { color: $strong; }
QFrame[kind="note-$tone"] QLabel[kind="words"] { color: $text; }
QFrame[kind="note-$tone"] QPushButton { background: transparent; color: $strong;
  border: 1px solid $strong; padding: 2px ${s}px; }
QFrame[kind="note-$tone"] QPushButton:hover { text-decoration: underline; }
QFrame[kind="note-$tone"] QPushButton:focus { border: 2px solid $strong; padding: 1px ${s1}px; }
QFrame[kind="note-$tone"] QToolButton:focus { border: 2px solid $strong; }
"""
)


def build_stylesheet(colours: Colours, scale: float, icons: str) -> str:
    """QSS for *colours* at *scale*; *icons* is a path or search prefix of the control pictures."""
    space, type_ = scaled_space(scale), scaled_type(scale)
    values: dict[str, object] = {}
    for name in Colours._fields:
        value = getattr(colours, name)
        if isinstance(value, Pair):
            values |= {
                f"{name}_soft": value.soft,
                f"{name}_strong": value.strong,
                f"{name}_mark": value.mark,
            }
        else:
            values[name] = value
    values |= {name: getattr(space, name) for name in ("xs", "s", "m", "l", "xl")}
    values |= {
        name: getattr(type_, name) for name in ("small", "body", "title", "heading", "figure")
    }
    box = round(16 * scale)
    dot = round(5 * scale)
    by, bx = space.xs, space.m
    iy, ix = space.xs, space.s
    icon = round(14 * scale)
    bar = round(10 * max(1.0, scale))
    values |= {
        "r": 6,
        "hx": space.s + 3,  # cells add three pixels of their own
        "by": by, "bx": bx, "by1": by - 1, "bx1": bx - 1,
        "iy": iy, "ix": ix, "iy1": iy - 1, "ix1": ix - 1,
        "line_height": round(type_.body * 1.5),
        "icon": icon, "icon_small": round(11 * scale),
        "menu_right": icon + space.m, "menu_right1": icon + space.m - 1,
        "box": box, "box_radius": (box + 2) // 2,
        "dot": dot, "dot_inner": box + 2 - 2 * dot,
        "spin": round(18 * scale),
        "bar": bar, "bar_radius": max(1, bar // 2 - 2),
        "group_top": round(type_.body * 0.8),
    }  # fmt: skip
    sheets = [_BASE.substitute(values)]
    for tone in TONES:
        pair = colours.pair(tone)
        sheets.append(
            _NOTE.substitute(
                tone=tone,
                soft=pair.soft,
                strong=pair.strong,
                text=colours.text,
                edge=blend(pair.soft, pair.mark, 0.35),
                r=6,
                s=space.s,
                s1=space.s - 1,
            )
        )
    return "".join(sheets).replace("@icon", icons)
