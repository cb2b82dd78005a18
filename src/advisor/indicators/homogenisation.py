"""Homogenisation of parks: planned industry lists or output by industry in; how alike the parks are, out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import combinations

import numpy as np

from advisor.indicators.frames import NotComputable, Numbers
from advisor.indicators.specialisation import mean_of_pairs, similarity

Lists = Sequence[Sequence[str]]


def most_listed_share(lists: Lists) -> float:
    """Return the share of parks (%) that list the industry listed by most, above 0 to 100.

    Formula: ``100 · max over industries of parks listing it ÷ parks``; an industry counts once a park. Source:
    definition. A park with no list is unknown, not empty.

    Raises:
        NotComputable: where there is no park, or one without a list.
    """
    _check_lists(lists)
    listed = Counter(name for names in lists for name in set(names))
    return 100.0 * max(listed.values()) / len(lists)


def mean_overlap(lists: Lists) -> float:
    """Return the mean over pairs of parks of ``|A ∩ B| ÷ |A ∪ B|``, 0 (nothing shared) to 1 (the same lists).

    Source: Jaccard (1912), New Phytologist 11(2):37. Raises as :func:`most_listed_share`, and for fewer than two parks.
    """
    _check_lists(lists)
    sets = [set(names) for names in lists]
    if len(sets) < 2:
        raise NotComputable("too_few_rows")
    return float(np.mean([len(a & b) / len(a | b) for a, b in combinations(sets, 2)]))


def mean_similarity(parks: Numbers) -> float:
    """Return the mean pairwise similarity of the parks' output by industry (a row a park), 0 to 1.

    Source: UNIDO (1979) cosine, :func:`advisor.indicators.specialisation.similarity`. Raises as that, and for fewer
    than two parks.
    """
    return mean_of_pairs(parks, similarity)


def _check_lists(lists: Lists) -> None:
    if not lists or not all(lists):
        raise NotComputable("no_rows")
