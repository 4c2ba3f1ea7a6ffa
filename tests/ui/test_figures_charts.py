"""Charts as drawings: hit areas are the values', words fit and never lie on each other."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from desktop_app.services.reports.figures_behind import Behind
from desktop_app.ui.figures.charts.bands import Band, Bands, Point
from desktop_app.ui.figures.charts.bars import Bar, Bars, Pareto
from desktop_app.ui.figures.charts.heat import Heat
from desktop_app.ui.figures.charts.ink import Box, Chart, Ink, Words
from desktop_app.ui.figures.charts.shares import Part, Shares, Whole
from desktop_app.ui.figures.charts.table import Cell, Line, TableChart
from desktop_app.ui.figures.charts.tiles import Tile, Tiles
from desktop_app.ui.figures.charts.widget import RATIO, ChartView
from desktop_app.ui.theme.theme import Theme

LONG = "环境卫生 / 楼道堆放杂物长期无人清理并有异味的问题"


def _behind(key: str) -> Behind:
    return Behind(key)


def bars(count: int = 6) -> Bars:
    return Bars(
        tuple(
            Bar(LONG if i == 1 else f"类别{i}", (count - i) * 7, f"上期 {i * 9}", i * 9,
                behind=_behind(f"k{i}"))
            for i in range(count)
        ),
        "竖线为上期",
    )  # fmt: skip


def pareto() -> Pareto:
    counts = (40, 20, 10, 1)
    return Pareto(
        tuple(Bar(f"原因{i}", n, behind=_behind(f"k{i}")) for i, n in enumerate(counts)),
        sum(counts), "件数", "累计",
    )  # fmt: skip


def bands() -> Bands:
    values = (0.9, 0.2, 0.95, None, 0.9, 0.91, 1.0, 0.5)
    points = tuple(
        Point(v, "—" if v is None else f"{v:.1%}", behind=_behind(f"p{i}"), whole=i < 7)
        for i, v in enumerate(values)
    )
    counts = tuple(
        Point(float(n), f"{n:,}", behind=_behind(f"n{n}")) for n in (3, 0, 12345, 7, 1, 2, 99, 100)
    )
    return Bands(
        tuple(f"{40 + i} 周" for i in range(8)),
        (Band("新增", "bars", counts), Band("及时率", "line", points, "green")),
    )


def shares() -> Shares:
    return Shares(
        (
            Whole("首次响应", (Part("按时", 999, "green", behind=_behind("in")),
                           Part("超时", 1, "red", True, behind=_behind("out"))), "99.9%  999/1,000"),
            Whole("答复", (Part("按时", 0, "green"), Part("超时", 0, "red")), "—", "本期没有到期的"),
        )
    )  # fmt: skip


def heat(buildings: int = 6, top: int = 33) -> Heat:
    cells = {(b, f): b + f for b in range(buildings) for f in range(1, top + 1, 3)}
    return Heat(
        tuple(f"{i + 1} 栋" for i in range(buildings)),
        tuple(range(top, 0, -1)),
        cells,
        lambda low, high: f"{low}–{high} 层",
        lambda b, f, n: f"{b} {f} {n}",
        lambda i, low, high: Behind(f"{i}", floors=(low, high)),
        lambda n, total: f"另有 {n} 栋 {total} 件",
    )


def table() -> TableChart:
    return TableChart(
        "经办人",
        ("新增", "完成", "办结及时率"),
        tuple(
            Line(LONG if i == 2 else f"人员{i}", 1 - i / 4,
                 (Cell(str(i), behind=_behind(f"{i}a")), Cell("2"), Cell("100%")))
            for i in range(4)
        ),
    )  # fmt: skip


def tiles(count: int = 12) -> Tiles:
    return Tiles(
        tuple(
            Tile(f"指标{i}", "88.2%", "12,345/13,999", "▲ 3.1 百分点 · 上期 85.1%", "green",
                 "去年同期 80%", behind=_behind(f"t{i}"))
            for i in range(count)
        )
    )  # fmt: skip


CHARTS = {
    "bars": bars(), "pareto": pareto(), "bands": bands(), "shares": shares(), "heat": heat(),
    "table": table(), "tiles": tiles(),
}  # fmt: skip


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("width", [330, 580, 1200])
@pytest.mark.parametrize("name", CHARTS)
def test_words_fit_and_never_lie_on_each_other(
    theme: Theme, name: str, width: int, scale: float
) -> None:
    theme.set_scale(scale)
    ink = Ink(theme)
    drawing = CHARTS[name].draw(ink, width)
    words = [one for one in drawing.shapes if isinstance(one, Words) and one.text]
    assert words
    taken: list[tuple[QRectF, str]] = []
    for one in words:
        wide = ink.width(one.text, one.size, bold=one.bold)
        assert wide <= one.rect.width() + 1.5, one.text
        left = {
            "left": one.rect.left(),
            "right": one.rect.right() - wide,
            "center": one.rect.center().x() - wide / 2,
        }[one.align]
        ground = QRectF(left, one.rect.top() + 2, wide, one.rect.height() - 4)
        assert ground.left() >= -1.5 and ground.right() <= width + 1.5, one.text
        assert ground.bottom() <= drawing.height + 2, one.text
        for other, text in taken:
            shared = ground.intersected(other)
            assert shared.width() < 2 or shared.height() < 2, (one.text, text)
        taken.append((ground, one.text))


@pytest.mark.parametrize("name", CHARTS)
def test_each_value_is_hit_where_it_is_and_nowhere_twice(
    qtbot: QtBot, theme: Theme, name: str
) -> None:
    view = _shown(qtbot, theme, CHARTS[name])
    marks = view.marks
    assert marks
    for index, mark in enumerate(marks):
        assert view.mark_at(mark.rect.center()) == index
        assert QRectF(view.rect()).adjusted(-1, -4, 1, 4).contains(mark.rect)


def test_bars_are_as_long_as_their_values(theme: Theme) -> None:
    drawing = bars().draw(Ink(theme), 600)
    fills = [s.rect.width() for s in drawing.shapes if isinstance(s, Box)]
    values = [bar.value for bar in bars().bars]
    for long, value in zip(fills, values, strict=True):
        assert long == pytest.approx(fills[0] * value / values[0], abs=0.5)


def test_the_running_sum_ends_at_all_of_them(theme: Theme) -> None:
    from desktop_app.ui.figures.charts.ink import Path

    chart = pareto()
    drawing = chart.draw(Ink(theme), 600)
    line = [s for s in drawing.shapes if isinstance(s, Path)][-1]
    boxes = [s.rect for s in drawing.shapes if isinstance(s, Box)]
    per_case = boxes[0].width() / chart.bars[0].value
    ends = [point.x() - boxes[0].left() for point in line.points]
    assert ends == pytest.approx([40 * per_case, 60 * per_case, 70 * per_case, 71 * per_case])


def test_no_storey_and_no_building_gets_lost(theme: Theme) -> None:
    chart = heat(buildings=40, top=70)
    drawing = chart.draw(Ink(theme), 500)
    told = next(s.text for s in drawing.shapes if isinstance(s, Words) and "另有" in s.text)
    shown = sum(int(mark.value) for mark in drawing.marks)
    hidden = int(told.split()[-2])
    assert shown + hidden == sum(chart.cells.values())


def test_arrows_walk_and_enter_follows(qtbot: QtBot, theme: Theme) -> None:
    view = _shown(qtbot, theme, tiles())
    followed: list[object] = []
    view.followed.connect(followed.append)
    view.setFocus()
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Right, Qt.Key.Key_Down):
        qtbot.keyClick(view, key)
    first = view.marks[1].rect
    here = view.marks[view.current].rect
    assert here.top() > first.bottom() and here.left() == first.left()
    assert view.accessibleDescription().startswith(view.marks[view.current].name)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert followed == [view.marks[view.current]]


def test_every_value_can_be_reached_by_arrows(qtbot: QtBot, theme: Theme) -> None:
    for chart in CHARTS.values():
        view = _shown(qtbot, theme, chart)
        seen, todo = {0}, [0]
        while todo:
            start = todo.pop()
            for step in ((1, 0), (-1, 0), (0, 1), (0, -1)):
                view.current = start
                view.go(*step)
                if view.current not in seen:
                    seen.add(view.current)
                    todo.append(view.current)
        assert seen == set(range(len(view.marks))), type(chart)


def test_a_click_follows_the_value_under_it(qtbot: QtBot, theme: Theme) -> None:
    view = _shown(qtbot, theme, shares())
    followed: list[object] = []
    view.followed.connect(followed.append)
    late = view.marks[1]
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=late.rect.center().toPoint())
    assert followed == [late]
    assert late.behind == Behind("out")
    # A whole without parts tells why and leads nowhere.
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=view.marks[2].rect.center().toPoint())
    assert len(followed) == 1


def test_copy_gives_a_sharp_picture_and_the_numbers(qtbot: QtBot, theme: Theme) -> None:
    view = _shown(qtbot, theme, pareto())
    view.copy()
    data: QMimeData = QGuiApplication.clipboard().mimeData()
    image = QGuiApplication.clipboard().image()
    assert data.hasImage() and image.width() == (view.width() + 32) * RATIO
    assert image.height() > view.height() * RATIO
    colours = {image.pixelColor(x, y).name() for x in range(0, image.width(), 7)
               for y in range(0, image.height(), 7)}  # fmt: skip
    assert theme.colours.blue.mark.lower() in colours
    lines = data.text().splitlines()
    assert lines[:2] == ["图", "2026 年第 47 周"]
    assert lines[2] == "原因0\t40 56%"
    assert len(lines) == 2 + len(view.marks)


def test_the_dark_picture_is_dark(qtbot: QtBot, theme: Theme) -> None:
    view = _shown(qtbot, theme, bars())
    light = view.picture().pixelColor(2, 2).lightness()
    theme.set_mode("dark")
    assert view.picture().pixelColor(2, 2).lightness() < 60 < light


def test_other_numbers_keep_the_place_of_the_keyboard(qtbot: QtBot, theme: Theme) -> None:
    view = _shown(qtbot, theme, bars(6))
    view.current = 5
    view.show_chart(bars(3), "")
    assert view.current == -1
    assert view.mark_at(QPointF(QPoint(-5, -5))) == -1


def _shown(qtbot: QtBot, theme: Theme, chart: Chart) -> ChartView:
    view = ChartView(theme, "图")
    qtbot.addWidget(view)
    view.resize(600, 300)
    view.show_chart(chart, "2026 年第 47 周")
    view.show()
    qtbot.waitExposed(view)
    return view
