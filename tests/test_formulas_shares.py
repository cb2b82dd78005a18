from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.indicators.frames import NotComputable
from advisor.indicators.shares import (
    cagr,
    change_in_points,
    check_sizes,
    contribution_to_growth,
    count_share,
    fractions,
    growth,
    share,
)

AMOUNTS = st.floats(0.01, 1e9)
NAN = float("nan")


def test_worked_examples() -> None:
    assert share(np.array([2.0, 1.0]), np.array([4.0, 8.0])) == 25
    assert growth(80.0, 100.0) == pytest.approx(25)
    assert cagr(100.0, 133.1, 3) == pytest.approx(10)
    assert cagr(100.0, 0.0, 3) == -100
    assert change_in_points(30.6, 28.9) == pytest.approx(-1.7)
    assert contribution_to_growth((10, 16), (100, 120)) == pytest.approx(30)
    assert count_share(np.array([True, False, False, True])) == 50


def test_chengdus_growth_by_sector_is_as_published() -> None:
    # 向玲 (2024), section 3.2.1
    assert growth(655.2, 594.9) == pytest.approx(-9.2, abs=0.05)
    assert growth(5418.5, 6370.9) == pytest.approx(17.58, abs=0.005)
    assert growth(11643.0, 15109.0) == pytest.approx(29.77, abs=0.005)


@pytest.mark.parametrize(
    ("reason", "attempt"),
    [
        ("zero_whole", lambda: share(np.array([1.0]), np.array([0.0]))),
        ("no_rows", lambda: count_share(np.array([], dtype=bool))),
        ("zero_whole", lambda: growth(0.0, 1.0)),
        ("zero_whole", lambda: growth(NAN, 1.0)),
        ("undefined", lambda: growth(1.0, -1.0)),
        ("undefined", lambda: growth(1.0, NAN)),
        ("one_year", lambda: cagr(1.0, 2.0, 0)),
        ("undefined", lambda: change_in_points(NAN, 1.0)),
        ("zero_whole", lambda: contribution_to_growth((1, 2), (5, 5))),
        ("undefined", lambda: contribution_to_growth((1, NAN), (5, 6))),
        ("no_rows", lambda: check_sizes(np.array([]))),
        ("zero_whole", lambda: check_sizes(np.zeros(3))),
        ("undefined", lambda: check_sizes(np.array([1.0, NAN]))),
        ("undefined", lambda: check_sizes(np.array([1.0, np.inf]))),
        ("undefined", lambda: fractions(np.array([1.0, -0.5]))),
    ],
)
def test_what_cant_be_computed(reason: str, attempt: object) -> None:
    with pytest.raises(NotComputable) as raised:
        attempt()  # type: ignore[operator]
    assert raised.value.reason == reason


@given(AMOUNTS, AMOUNTS, st.integers(1, 20))
def test_the_average_growth_compounds_to_the_growth(start: float, end: float, years: int) -> None:
    assert start * (1 + cagr(start, end, years) / 100) ** years == pytest.approx(end, rel=1e-9, abs=1e-9 * start)
    assert cagr(start, end, 1) == pytest.approx(growth(start, end), rel=1e-9, abs=1e-9)


@given(AMOUNTS, AMOUNTS, st.floats(0.001, 1000))
def test_growth_has_no_unit(start: float, end: float, scale: float) -> None:
    assert growth(start * scale, end * scale) == pytest.approx(growth(start, end), rel=1e-9, abs=1e-7)


@given(st.lists(AMOUNTS, min_size=1, max_size=30))
def test_fractions_add_up(sizes: list[float]) -> None:
    assert float(np.sum(fractions(np.array(sizes)))) == pytest.approx(1)
