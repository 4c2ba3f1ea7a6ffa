"""Similar cases: words in common, category, recency; a pure ranking."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.similar import Text, likeness, rank, shingles

NOW = datetime(2026, 11, 21, 9)


def case(
    case_id: int, content: str, category: str = "", building: str = "", days: int = 10
) -> Text:
    return Text(case_id, content, category, building, NOW - timedelta(days=days))


def test_shingles_are_pairs_of_characters_and_whole_words() -> None:
    assert shingles("楼道灯不亮") == {"楼道", "道灯", "灯不", "不亮"}
    assert shingles("LED 灯，第3次") == {"led", "灯", "第", "3", "次"}
    assert shingles("　！？") == frozenset()


def test_words_in_common_go_before_recency() -> None:
    subject = case(1, "卫生间顶棚漏水", "engineering.leak")
    found = rank(
        subject,
        [
            case(2, "电梯困人", "facility.lift", days=1),
            case(3, "卫生间顶棚又漏水了", "engineering.leak", days=300),
            case(4, "阳台漏水", "engineering.leak", days=2),
        ],
        NOW,
    )
    assert [one for one, _ in found] == [3, 4]  # the lift shares neither words nor category


def test_of_equal_words_category_then_building_then_recency_decide() -> None:
    subject = case(1, "楼道灯不亮", "engineering.power", "3")
    others = [
        case(2, "楼道灯不亮", "cleaning.corridor", days=400),
        case(3, "楼道灯不亮", "engineering.water", days=400),
        case(4, "楼道灯不亮", "engineering.power", days=400),
        case(5, "楼道灯不亮", "engineering.power", "3", days=400),
        case(6, "楼道灯不亮", "engineering.power", "3", days=3),
    ]
    assert [one for one, _ in rank(subject, others, NOW)] == [6, 5, 4, 3, 2]
    assert [one for one, _ in rank(subject, others, NOW, most=2)] == [6, 5]


def test_the_case_itself_is_not_like_itself() -> None:
    assert rank(case(1, "漏水"), [case(1, "漏水")], NOW) == []


@given(st.text(), st.text())
def test_likeness_is_a_share_and_the_same_both_ways(one: str, other: str) -> None:
    first, second = shingles(one), shingles(other)
    alike = likeness(first, second)
    assert 0 <= alike <= 1
    assert alike == likeness(second, first)
    assert likeness(first, first) == (1 if first else 0)
