"""The opening paragraph: no number that is not a figure, no word that the figures do not bear."""

from __future__ import annotations

import re
from datetime import datetime

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.figures import DEFINITIONS
from desktop_app.domain.measures import Facts, direction, evaluate_all
from desktop_app.domain.messages import Text
from desktop_app.domain.opening import SHARES, opening
from desktop_app.domain.periods import parse
from desktop_app.domain.summary import (
    CategoryRow,
    FigureRow,
    ImprovementRow,
    IncidentRow,
    WeeklySummary,
)

AT = datetime(2026, 11, 20, 17)
COUNTS = (
    "received carried completed unsolvable following overdue reworks repeats"
    " response solution callbacks answered promises"
).split()
KINDS = {
    "response": ("response_kept", "response_due"),
    "solution": ("solution_kept", "solution_due"),
    "callbacks": ("callbacks_made", "callbacks_due"),
    "answered": ("satisfied", "answered"),
    "promises": ("promises_kept", "promises_due"),
}
numbers = st.one_of(st.integers(0, 12), st.integers(0, 500))
names = st.sampled_from(["工程维修", "设施设备", "绿化", "收费"])


@st.composite
def facts(draw: st.DrawFn) -> Facts:
    counts: dict[str, int] = {}
    for key in COUNTS:
        whole = draw(numbers)
        if key in KINDS:
            part, of = KINDS[key]
            counts |= {of: whole, part: draw(st.integers(0, whole))}
        else:
            counts[key] = whole
    counts["repeats"] = min(counts["repeats"], counts["received"])
    counts["overdue"] = min(counts["overdue"], counts["following"])
    return Facts(counts, {})


def incident(households: int) -> IncidentRow:
    return IncidentRow("QS-1", "停水", "", "6", Text("", ""), households, households, 0, AT, None,
                       "", 0)  # fmt: skip


def improvement(effective: bool | None) -> ImprovementRow:
    return ImprovementRow("加装灯", "corrective", Text("", ""), "", "", None, None, "done", "", None,
                          "", effective, "")  # fmt: skip


@st.composite
def summaries(draw: st.DrawFn) -> WeeklySummary:
    now, before, year = (evaluate_all(draw(facts())) for _ in range(3))
    left = int(now["received"].numerator)
    rows = []
    for code, name in enumerate(draw(st.lists(names, unique=True))):
        part = draw(st.integers(0, left))
        left -= part
        if part:
            rows.append(CategoryRow(f"c{code}", Text(name, name), part, 0))
    rows.sort(key=lambda row: -row.received)
    whole = draw(st.booleans())
    return WeeklySummary(
        period=parse("2026-W47"),
        counted_from=datetime(2026, 11, 16),
        counted_to=datetime(2026, 11, 23) if whole else AT,
        whole=whole,
        office="锦绣花园",
        made_at=AT,
        made_by="王敏",
        masked=True,
        invalid=draw(st.integers(0, 3)),
        withdrawn=draw(st.integers(0, 3)),
        figures=tuple(
            FigureRow(now[key], before[key], year[key], direction(now[key], before[key]))
            for key in DEFINITIONS
        ),
        places=(), trend=(), categories=tuple(rows), channels=(), causes=(), causes_known=0,
        causes_unknown=0, limits=(), urgent=(), urgent_all=0, reworks=(), reworks_all=0,
        repeats=(), repeats_all=0,
        incidents=tuple(map(incident, draw(st.lists(st.integers(2, 9), max_size=3)))),
        broken=(), broken_all=0, improvements=(),
        earlier=tuple(map(improvement, draw(st.lists(st.sampled_from([True, False, None]))))),
        callbacks=(), callback_days=(), callbacks_all=draw(st.integers(0, 30)),
        callback_households=draw(st.integers(0, 30)), definitions=(),
    )  # fmt: skip


def one_decimal(part: int, whole: int) -> str:
    if part in (0, whole):
        return "0" if part == 0 else "100"
    return f"{min(99.9, max(0.1, 100 * part / whole)):.1f}"


@given(summaries())
def test_every_number_is_a_figure(made: WeeklySummary) -> None:
    known = {f"{made.counted_to:%Y}", f"{made.counted_to:%m}", f"{made.counted_to:%d}", "17", "00"}
    known |= {str(made.invalid), str(made.withdrawn), str(made.callbacks_all)}
    known |= {str(made.callback_households), str(len(made.incidents)), str(len(made.earlier))}
    known.add(str(sum(one.households for one in made.incidents)))
    known.add(str(sum(1 for one in made.earlier if one.effective is not None)))
    known.add(str(sum(1 for one in made.earlier if one.effective)))
    for row in made.figures:
        for figure in (row.now, row.previous, row.last_year):
            assert figure is not None
            known.add(str(figure.numerator))
            if figure.denominator:
                known.add(str(figure.denominator))
                if figure.unit == "share" and figure.numerator <= figure.denominator:
                    known.add(one_decimal(figure.numerator, figure.denominator))
    received = int(made.figure("received").now.numerator)
    for category in made.categories:
        known |= {str(category.received), one_decimal(category.received, received)}
    for sentence in opening(made):
        assert set(re.findall(r"\d+(?:\.\d+)?", sentence)) <= known, sentence
        assert sentence.endswith("。")
        assert "{" not in sentence


@given(summaries())
def test_no_word_says_more_than_the_figures(made: WeeklySummary) -> None:
    said = opening(made)
    told = "".join(said)
    now = {row.now.key: row.now for row in made.figures}
    before = {row.now.key: row.previous for row in made.figures}
    received, earlier = now["received"].numerator, before["received"]
    assert earlier is not None
    if "明显增加" in told:
        assert received - earlier.numerator >= 5
        assert received >= 1.2 * earlier.numerator
    if "明显减少" in told:
        assert earlier.numerator - received >= 5
        assert received <= 0.8 * earlier.numerator
    if "没有明显变化" in told:
        assert abs(received - earlier.numerator) < max(5, 0.2 * max(received, earlier.numerator))
    assert ("都没有超过办结时限" in told) <= (now["overdue"].numerator == 0)
    assert ("没有开立返单" in told) <= (now["reworks"].numerator == now["repeat"].numerator == 0)
    assert ("没有受理投诉" in told) == (received == now["carried"].numerator == 0)
    assert ("尚未结束" in told) == (not made.whole)
    place = -1
    for key in SHARES:
        figure, old = now[key], before[key]
        assert old is not None
        mine = [i for i, s in enumerate(said) if s.startswith(_begin(key))]
        if not figure.denominator:
            assert mine == []
            continue
        assert len(mine) == 1
        assert mine[0] > place
        place = mine[0]
        sentence = said[place]
        assert ("仅" in sentence) == (figure.denominator < 10) == ("%" not in sentence)
        if figure.denominator < 10:
            assert "不作比例比较" in sentence
        after = said[place + 1] if place + 1 < len(said) else ""
        compared = after.startswith("上期为")
        assert compared == (figure.denominator >= 10 <= (old.denominator or 0))
        if compared:
            points = 100 * ((figure.value or 0) - (old.value or 0))
            assert ("上升" in after) == (points >= 5 - 1e-6)
            assert ("下降" in after) == (points <= -5 + 1e-6)
    for sentence in said:
        if sentence.startswith("最多的类别是"):
            assert received >= 10
            most = max(row.received for row in made.categories)
            first = [row.name.zh for row in made.categories if row.received == most]
            assert all(name in sentence for name in first)
            assert str(most) in sentence


def _begin(key: str) -> str:
    return {
        "solution_in_time": "到期的办结时限",
        "response_in_time": "到期的首次响应时限",
        "callback": "应回访",
        "satisfaction": "答复满意度的",
        "promise": "到期承诺",
    }[key]


def test_english_names_come_with_english_sentences() -> None:
    row = CategoryRow("c", Text("绿化", "Greening"), 10, 0)
    counted = evaluate_all(Facts({"received": 10}, {}))
    made = WeeklySummary(
        parse("2026-W47"), AT, AT, True, "", AT, "", True, 0, 0,
        tuple(FigureRow(figure) for figure in counted.values()), (), (), (row,), (), (), 0, 0, (),
        (), 0, (), 0, (), 0, (), (), 0, (), (), (), (), 0, 0, (),
    )  # fmt: skip
    words = {"投诉": "Complaint", "最多的类别是{name}，{count} 件，占 {percent}。": "Most: {name}."}
    assert "Most: Greening." in opening(made, lambda text: words.get(text, text))
    assert any("绿化" in sentence for sentence in opening(made))
