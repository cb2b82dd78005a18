from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.indicators.frames import NotComputable, Numbers
from advisor.indicators.specialisation import (
    hoover,
    krugman,
    location_quotient,
    location_quotient_change,
    location_quotients,
    mean_of_pairs,
    revealed_comparative_advantage,
    similarity,
    similarity_matrix,
)

NAN = float("nan")
SIZE = st.one_of(st.just(0.0), st.floats(0.01, 1e5))


def _pair(n: int) -> st.SearchStrategy[tuple[Numbers, Numbers]]:
    row = st.lists(SIZE, min_size=n, max_size=n).filter(lambda x: sum(x) > 0).map(np.array)
    return st.tuples(row, row)


PAIRS = st.integers(2, 12).flatmap(_pair)


def test_worked_examples() -> None:
    local, whole = np.array([50.0, 30.0, 20.0]), np.array([250.0, 300.0, 450.0])
    assert location_quotients(local, whole) == pytest.approx([2, 1, 20 / 45])
    # leading: the first two; (50 · 2 + 30 · 1) ÷ 80
    assert location_quotient(local, whole, np.array([1.0, 1.0, 0.0])) == pytest.approx(1.625)
    assert revealed_comparative_advantage(local, whole, np.array([1.0, 1.0, 0.0])) == pytest.approx(0.8 / 0.55)
    assert krugman(local, whole) == pytest.approx(0.25 + 0 + 0.25)
    assert hoover(local, whole) == pytest.approx(0.25)
    assert similarity(np.array([1.0, 1.0]), np.array([1.0, 0.0])) == pytest.approx(1 / np.sqrt(2))


def test_krugmans_own_reading_of_the_ends() -> None:
    # Krugman (1991): 0 for the same structure, 2 for nothing in common
    assert krugman(np.array([3.0, 0.0]), np.array([0.0, 8.0])) == 2
    assert krugman(np.array([3.0, 6.0]), np.array([1.0, 2.0])) == pytest.approx(0)


def test_change_of_the_location_quotient() -> None:
    whole, chosen = np.array([100.0, 100.0]), np.array([1.0, 0.0])
    start, end = (np.array([5.0, 5.0]), whole), (np.array([6.0, 4.0]), whole)
    assert location_quotient_change(start, end, chosen) == pytest.approx(0.2)


@pytest.mark.parametrize(
    ("reason", "attempt"),
    [
        ("zero_whole", lambda: location_quotients(np.array([1.0, 1.0]), np.array([1.0, 0.0]))),
        ("undefined", lambda: location_quotients(np.array([1.0, NAN]), np.array([1.0, 1.0]))),
        ("zero_whole", lambda: location_quotient(np.array([1.0, 0.0]), np.ones(2), np.array([0.0, 1.0]))),
        ("zero_whole", lambda: revealed_comparative_advantage(np.ones(2), np.array([1.0, 0.0]), np.array([0.0, 1.0]))),
        ("zero_whole", lambda: krugman(np.zeros(2), np.ones(2))),
        ("undefined", lambda: krugman(np.array([-1.0, 2.0]), np.ones(2))),
        ("zero_whole", lambda: similarity(np.zeros(2), np.ones(2))),
        ("undefined", lambda: similarity(np.ones(2), np.array([1.0, NAN]))),
        ("undefined", lambda: similarity_matrix(np.array([[1.0, NAN], [1.0, 1.0]]))),
        ("no_rows", lambda: hoover(np.array([]), np.array([]))),
        ("too_few_rows", lambda: mean_of_pairs(np.ones((1, 3)), similarity)),
    ],
)
def test_what_cant_be_computed(reason: str, attempt: object) -> None:
    with pytest.raises(NotComputable) as raised:
        attempt()  # type: ignore[operator]
    assert raised.value.reason == reason


@given(PAIRS)
def test_bounds_and_symmetry(pair: tuple[Numbers, Numbers]) -> None:
    one, other = pair
    assert 0 <= krugman(one, other) <= 2
    assert 0 <= similarity(one, other) <= 1
    assert 0 <= hoover(one, other) <= 1
    assert krugman(one, other) == pytest.approx(krugman(other, one))
    assert similarity(one, other) == pytest.approx(similarity(other, one))


@given(PAIRS, st.floats(0.01, 100), st.randoms())
def test_scale_and_order_dont_matter(pair: tuple[Numbers, Numbers], scale: float, random: object) -> None:
    one, other = pair
    order = list(range(len(one)))
    random.shuffle(order)  # type: ignore[attr-defined]
    for measure in (krugman, similarity, hoover):
        assert measure(one[order] * scale, other[order]) == pytest.approx(measure(one, other), abs=1e-9)


@given(PAIRS)
def test_a_place_is_like_itself(pair: tuple[Numbers, Numbers]) -> None:
    assert similarity(pair[0], pair[0]) == pytest.approx(1)
    assert krugman(pair[0], pair[0]) == 0


@given(PAIRS)
def test_location_quotients_average_to_one_by_reference_share(pair: tuple[Numbers, Numbers]) -> None:
    local, whole = pair[0], pair[1] + 1
    assert float(whole / whole.sum() @ location_quotients(local, whole)) == pytest.approx(1)
    assert location_quotient(whole, whole, np.ones(len(whole))) == pytest.approx(1)


@given(PAIRS)
def test_the_matrix_agrees_with_the_pairs(pair: tuple[Numbers, Numbers]) -> None:
    matrix = similarity_matrix(np.array(pair))
    assert np.allclose(matrix, matrix.T)
    assert np.allclose(np.diag(matrix), 1)
    assert matrix[0, 1] == pytest.approx(similarity(*pair))
    assert mean_of_pairs(np.array(pair), similarity) == pytest.approx(similarity(*pair))
