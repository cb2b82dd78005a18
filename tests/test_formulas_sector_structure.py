"""The readings of 向玲 (2024), Tables 1 and 2, from the figures it prints."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.indicators.frames import NotComputable, Numbers
from advisor.indicators.sector_structure import (
    national_share,
    national_share_change,
    past_peak,
    sector_order,
    sector_shares,
    share_shifts,
)

NAN = float("nan")
CHENGDU = {2020: np.array([655.2, 5418.5, 11643.0]), 2023: np.array([594.9, 6370.9, 15109.0])}
CHONGQING = {2020: np.array([1803.33, 9992.21, 13207.25]), 2023: np.array([2074.68, 11699.14, 16371.97])}
ADDED = st.lists(st.floats(0.1, 1e5), min_size=3, max_size=3).map(np.array)


@pytest.mark.parametrize(
    ("city", "year", "published"),
    [
        (CHENGDU, 2020, [3.7, 30.6, 65.7]),
        (CHENGDU, 2023, [2.7, 28.9, 68.4]),
        (CHONGQING, 2020, [7.2, 40.0, 52.8]),
        (CHONGQING, 2023, [6.9, 38.8, 54.3]),
    ],
)
def test_shares_are_as_published(city: dict[int, Numbers], year: int, published: list[float]) -> None:
    assert sector_shares(city[year]) == pytest.approx(published, abs=0.05)
    assert sector_order(city[year]) == "tertiary_secondary_primary"


def test_shifts_are_as_published() -> None:
    # printed as differences of rounded shares: within 0.1 of the exact ones
    assert share_shifts(CHENGDU[2020], CHENGDU[2023]) == pytest.approx([-1.0, -1.7, 2.7], abs=0.1)
    assert share_shifts(CHONGQING[2020], CHONGQING[2023]) == pytest.approx([-0.3, -1.2, 1.5], abs=0.1)


def test_the_share_of_the_nation() -> None:
    assert national_share(655.2, 78000.0) == pytest.approx(0.84)
    assert national_share_change((84.0, 10_000.0), (66.0, 10_000.0)) == pytest.approx(-0.18)


def test_chongqings_services_are_past_their_peak_and_chengdus_are_not() -> None:
    assert past_peak([2.38, 2.43, 2.41, 2.38])
    assert not past_peak([2.10, 2.17, 2.16, 2.20])
    assert not past_peak([2.0, 2.4, 2.3, 2.1])
    assert not past_peak([2.4, 2.3, 2.2, 2.1])


@pytest.mark.parametrize(
    ("added", "order"),
    [
        ([1.0, 2.0, 3.0], "tertiary_secondary_primary"),
        ([1.0, 3.0, 2.0], "secondary_tertiary_primary"),
        ([2.0, 3.0, 1.0], "secondary_primary_tertiary"),
        ([3.0, 2.0, 1.0], "primary_secondary_tertiary"),
        ([3.0, 1.0, 2.0], "primary_tertiary_secondary"),
        ([2.0, 1.0, 3.0], "tertiary_primary_secondary"),
    ],
)
def test_all_six_orders(added: list[float], order: str) -> None:
    assert sector_order(np.array(added)) == order


@pytest.mark.parametrize(
    ("reason", "attempt"),
    [
        ("no_column", lambda: sector_shares(np.ones(2))),
        ("zero_whole", lambda: sector_shares(np.zeros(3))),
        ("undefined", lambda: sector_shares(np.array([1.0, NAN, 2.0]))),
        ("undefined", lambda: sector_order(np.array([1.0, 2.0, 2.0]))),
        ("zero_whole", lambda: national_share(1.0, 0.0)),
        ("undefined", lambda: national_share(1.0, NAN)),
        ("too_few_rows", lambda: past_peak([1.0, 2.0, 1.0])),
        ("undefined", lambda: past_peak([1.0, NAN, 2.0, 1.0])),
    ],
)
def test_what_cant_be_computed(reason: str, attempt: object) -> None:
    with pytest.raises(NotComputable) as raised:
        attempt()  # type: ignore[operator]
    assert raised.value.reason == reason


@given(ADDED, ADDED, st.floats(0.01, 100))
def test_shares_add_up_and_shifts_cancel(start: Numbers, end: Numbers, scale: float) -> None:
    assert float(np.sum(sector_shares(start))) == pytest.approx(100)
    assert float(np.sum(share_shifts(start, end))) == pytest.approx(0, abs=1e-9)
    assert sector_shares(start * scale) == pytest.approx(sector_shares(start))
