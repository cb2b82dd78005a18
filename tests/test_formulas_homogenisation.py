from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.indicators.frames import NotComputable
from advisor.indicators.homogenisation import mean_overlap, mean_similarity, most_listed_share

LISTS = st.lists(st.lists(st.sampled_from("abcdef"), min_size=1, max_size=5), min_size=2, max_size=8)


def test_worked_examples() -> None:
    lists = [("化工", "医药"), ("化工", "机械", "化工"), ("纺织",)]
    assert most_listed_share(lists) == pytest.approx(200 / 3)
    assert mean_overlap(lists) == pytest.approx((1 / 3 + 0 + 0) / 3)
    assert mean_similarity(np.array([[1.0, 0.0], [0.0, 1.0], [2.0, 0.0]])) == pytest.approx(1 / 3)


@pytest.mark.parametrize(
    ("reason", "attempt"),
    [
        ("no_rows", lambda: most_listed_share([])),
        ("no_rows", lambda: most_listed_share([("化工",), ()])),
        ("no_rows", lambda: mean_overlap([("化工",), ()])),
        ("too_few_rows", lambda: mean_overlap([("化工",)])),
        ("too_few_rows", lambda: mean_similarity(np.ones((1, 2)))),
        ("zero_whole", lambda: mean_similarity(np.array([[1.0, 1.0], [0.0, 0.0]]))),
        ("undefined", lambda: mean_similarity(np.array([[1.0, 1.0], [1.0, float("nan")]]))),
    ],
)
def test_what_cant_be_computed(reason: str, attempt: object) -> None:
    with pytest.raises(NotComputable) as raised:
        attempt()  # type: ignore[operator]
    assert raised.value.reason == reason


@given(LISTS)
def test_bounds_and_order(lists: list[list[str]]) -> None:
    assert 100 / len(lists) - 1e-9 <= most_listed_share(lists) <= 100
    assert 0 <= mean_overlap(lists) <= 1
    turned = [names[::-1] for names in lists[::-1]]
    assert mean_overlap(turned) == pytest.approx(mean_overlap(lists))
    assert most_listed_share(turned) == most_listed_share(lists)


@given(LISTS)
def test_the_same_list_everywhere_overlaps_wholly(lists: list[list[str]]) -> None:
    assert mean_overlap([lists[0]] * 3) == 1
    assert most_listed_share([lists[0]] * 3) == 100
