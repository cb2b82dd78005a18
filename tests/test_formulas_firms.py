"""The formulas on firms, parks and chains: worked by hand, within their bounds, and what they refuse."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.indicators.chain_links import completeness, longest, slow_gaps
from advisor.indicators.firm_sizes import class_counts, class_shares
from advisor.indicators.frames import NotComputable
from advisor.indicators.intensity import per_unit, percentages, relative_intensity, share_below, share_reaching
from advisor.indicators.medians import median, weighted_median
from advisor.indicators.symbiosis import leading_pull

NAN = float("nan")
FIGURES = st.lists(st.tuples(st.floats(0, 1e6), st.floats(0.01, 1e6)), min_size=1, max_size=40)


def array(*values: float) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    return np.array(values, dtype=np.float64)


def codes(*values: int) -> np.ndarray[tuple[int], np.dtype[np.int32]]:
    return np.array(values, dtype=np.int32)


def test_classes_by_number_and_by_weight() -> None:
    assert class_counts(codes(0, 2, 2, 1), 4).tolist() == [1, 1, 2, 0]
    assert class_shares(codes(0, 2, 2, 1), 4).tolist() == [25, 25, 50, 0]
    assert class_shares(codes(0, 2, 2, 1), 3, array(60, 20, 15, 5)) == pytest.approx([60, 5, 35])


def test_medians() -> None:
    assert median(array(9, 1, 2)) == 2
    assert median(array(4, 1, 2, 9)) == 3
    assert weighted_median(array(9, 1, 2), array(1, 1, 1)) == 2
    assert weighted_median(array(4, 1, 2, 9), array(1, 1, 1, 1)) == 3
    assert weighted_median(array(1, 2, 9), array(1, 1, 8)) == 9
    assert weighted_median(array(1, 5, 9), array(5, 0, 5)) == 5
    assert weighted_median(array(7), array(0.3)) == 7


def test_ratios() -> None:
    assert per_unit(array(60_000, 20_000), array(1_000, 1_000)) == 40
    assert per_unit(array(-5, 1), array(2, 2)) == -1
    assert percentages(array(3, 0), array(100, 7)).tolist() == [3, 0]
    assert relative_intensity((150, 100), (1_000, 1_000)) == 1.5
    assert relative_intensity((0, 100), (1_000, 1_000)) == 0


def test_one_at_the_line_is_not_below_it_and_reaches_it() -> None:
    assert share_below(array(2.9, 3, 3.1, 4), 3) == 25
    assert share_reaching(array(29.9, 30, 31, 2), 30) == 50


@given(st.integers(1, 10**7), st.sampled_from([1, 3, 30, 50]))
def test_a_ratio_at_a_line_is_exact_for_figures_of_two_decimals(cents: int, line: int) -> None:
    part, whole = array(cents * line / 10_000), array(cents / 100)
    assert percentages(part, whole)[0] == line


def test_leading_firms_and_chains() -> None:
    assert leading_pull(array(20, 30, 50, 0), np.array([True, True, False, False])) == 50
    assert leading_pull(array(20, 30), np.array([False, False])) == 0
    assert completeness(array(0, 3, 1, 0)) == 50
    assert slow_gaps(array(45, 30, 31), 30) == 2
    assert slow_gaps(array(), 30) == 0
    assert longest(codes(0, 1, 1, 0, 1)) == 3


@pytest.mark.parametrize(
    ("compute", "reason"),
    [
        (lambda: class_counts(codes(), 3), "no_rows"),
        (lambda: class_counts(codes(-1, 0), 3), "undefined"),
        (lambda: class_counts(codes(3), 3), "undefined"),
        (lambda: class_shares(codes(0, 1), 2, array(0, 0)), "zero_whole"),
        (lambda: class_shares(codes(0, 1), 2, array(1, NAN)), "undefined"),
        (lambda: class_shares(codes(0, 1), 2, array(1, -1)), "undefined"),
        (lambda: median(array()), "no_rows"),
        (lambda: median(array(1, NAN)), "undefined"),
        (lambda: weighted_median(array(), array()), "no_rows"),
        (lambda: weighted_median(array(1, 2), array(0, 0)), "zero_whole"),
        (lambda: weighted_median(array(1, 2), array(1, -1)), "undefined"),
        (lambda: weighted_median(array(1, 2), array(1)), "undefined"),
        (lambda: per_unit(array(), array()), "zero_whole"),
        (lambda: per_unit(array(1), array(0)), "zero_whole"),
        (lambda: per_unit(array(NAN), array(1)), "undefined"),
        (lambda: percentages(array(), array()), "no_rows"),
        (lambda: percentages(array(1), array(0)), "zero_whole"),
        (lambda: percentages(array(1), array(-1)), "zero_whole"),
        (lambda: percentages(array(NAN), array(1)), "undefined"),
        (lambda: share_below(array(), 3), "no_rows"),
        (lambda: share_reaching(array(), 3), "no_rows"),
        (lambda: relative_intensity((1, 0), (1, 1)), "zero_whole"),
        (lambda: relative_intensity((1, 1), (0, 1)), "zero_whole"),
        (lambda: relative_intensity((1, 1), (1, NAN)), "zero_whole"),
        (lambda: leading_pull(array(), np.array([], dtype=bool)), "no_rows"),
        (lambda: leading_pull(array(0, 0), np.array([True, False])), "zero_whole"),
        (lambda: leading_pull(array(1, NAN), np.array([True, False])), "undefined"),
        (lambda: completeness(array()), "no_rows"),
        (lambda: completeness(array(1, NAN)), "undefined"),
        (lambda: slow_gaps(array(NAN), 30), "undefined"),
        (lambda: longest(codes()), "no_rows"),
        (lambda: longest(codes(-1, 0)), "undefined"),
    ],
)
def test_what_cant_be_computed(compute: Callable[[], object], reason: str) -> None:
    with pytest.raises(NotComputable) as raised:
        compute()
    assert raised.value.reason == reason


@given(FIGURES)
def test_bounds(figures: list[tuple[float, float]]) -> None:
    values, weights = np.array(figures).T
    assert values.min() <= median(values) <= values.max()
    assert values.min() <= weighted_median(values, weights) <= values.max()
    assert weighted_median(values, np.ones(len(values))) == pytest.approx(median(values))
    classes = np.arange(len(values), dtype=np.int32) % 3
    assert np.sum(class_shares(classes, 3, weights)) == pytest.approx(100)


def test_a_million_firms_are_reckoned_at_once() -> None:
    rng = np.random.default_rng(4754)
    sales, classes = rng.lognormal(8, 1, 1_000_000), rng.integers(0, 4, 1_000_000).astype(np.int32)
    assert np.sum(class_shares(classes, 4, sales)) == pytest.approx(100)
    assert share_below(percentages(0.01 * sales, sales), 1) == 0
    assert weighted_median(sales, np.ones(len(sales))) == pytest.approx(median(sales))
