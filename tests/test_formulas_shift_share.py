from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.indicators.frames import NotComputable, Numbers
from advisor.indicators.shift_share import shift_share

NAN = float("nan")


def _four(n: int) -> st.SearchStrategy[tuple[Numbers, ...]]:
    local = st.lists(st.floats(0, 1e5), min_size=n, max_size=n).filter(lambda x: sum(x) > 1).map(np.array)
    whole = st.lists(st.floats(1, 1e6), min_size=n, max_size=n).map(np.array)
    return st.tuples(local, local, whole, whole)


TABLES = st.integers(1, 12).flatmap(_four)


def test_worked_example_by_hand() -> None:
    local = np.array([100.0, 50.0]), np.array([130.0, 45.0])
    nation = np.array([1000.0, 1000.0]), np.array([1200.0, 1000.0])
    found = shift_share(local, nation)
    assert found.national == pytest.approx(150 * 0.1)
    assert found.industry_mix == pytest.approx(100 * 0.1 - 50 * 0.1)
    assert found.competitive == pytest.approx((130 - 120) + (45 - 50))
    assert found.competitive_rate == pytest.approx(100 * 5 / 150)


def test_an_industry_new_to_the_region_is_competitive() -> None:
    nation = np.array([10.0, 10.0]), np.array([10.0, 10.0])
    assert shift_share((np.array([5.0, 0.0]), np.array([5.0, 2.0])), nation).competitive == pytest.approx(2)


@pytest.mark.parametrize(
    ("reason", "local", "nation"),
    [
        ("zero_whole", ([0.0, 0.0], [1.0, 1.0]), ([1.0, 1.0], [1.0, 1.0])),
        ("zero_whole", ([1.0, 1.0], [1.0, 1.0]), ([1.0, 0.0], [1.0, 1.0])),
        ("undefined", ([1.0, NAN], [1.0, 1.0]), ([1.0, 1.0], [1.0, 1.0])),
        ("undefined", ([1.0, 1.0], [1.0, NAN]), ([1.0, 1.0], [1.0, 1.0])),
        ("undefined", ([1.0, 1.0], [1.0, 1.0]), ([1.0, 1.0], [1.0, -1.0])),
        ("no_rows", ([], []), ([], [])),
    ],
)
def test_what_cant_be_computed(reason: str, local: tuple[object, ...], nation: tuple[object, ...]) -> None:
    with pytest.raises(NotComputable) as raised:
        shift_share(tuple(map(np.array, local)), tuple(map(np.array, nation)))  # type: ignore[arg-type]
    assert raised.value.reason == reason


@given(TABLES)
def test_the_parts_add_up_to_the_change(tables: tuple[Numbers, ...]) -> None:
    start, end, before, after = tables
    found = shift_share((start, end), (before, after))
    total = found.national + found.industry_mix + found.competitive
    scale = max(float(np.sum(x)) for x in (start, end, start * after / before, np.array([abs(found.national)])))
    assert total == pytest.approx(float(np.sum(end) - np.sum(start)), rel=1e-9, abs=1e-9 * scale)


@given(TABLES)
def test_a_region_growing_like_the_nation_has_no_competitive_part(tables: tuple[Numbers, ...]) -> None:
    start, _, before, after = tables
    found = shift_share((start, start * after / before), (before, after))
    assert found.competitive == pytest.approx(0, abs=1e-9 * float(np.sum(start * after / before) + 1))


@given(TABLES, st.floats(0.01, 100))
def test_scale_and_order_dont_matter_to_the_rate(tables: tuple[Numbers, ...], scale: float) -> None:
    start, end, before, after = tables
    rate = shift_share((start, end), (before, after)).competitive_rate
    other = shift_share((start[::-1] * scale, end[::-1] * scale), (before[::-1], after[::-1])).competitive_rate
    assert other == pytest.approx(rate, rel=1e-6, abs=1e-6 * (1 + 100 * float(np.max(after / before))))
