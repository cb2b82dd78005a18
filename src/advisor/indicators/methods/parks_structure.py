"""Parks' industries, planned and actual: how alike they are, and how far each has one of its own."""

from __future__ import annotations

import numpy as np

from advisor.indicators import concentration, homogenisation
from advisor.indicators.by_industry import division, is_industrial
from advisor.indicators.frames import SMALL_SAMPLE, NotComputable, Numbers, Tables
from advisor.indicators.method import method

FIRMS = ("firms.park", "firms.industry", "firms.output", "firms.year")
PLANNED = ("parks.planned_industries", "parks.year")


@method("系数", *FIRMS)
def park_structure_similarity(tables: Tables) -> float:
    """Likeness of the parks' output by two-digit industry, averaged over pairs (0 to 1).

    Formula: ``Σ x·y ÷ √(Σx² · Σy²)``. Source: UNIDO (1979), World Industry since 1960. Summed from the firm list.
    """
    return homogenisation.mean_similarity(_outputs(tables))


@method("%", *FIRMS)
def leading_industry_share(tables: Tables) -> float:
    """Share of the largest two-digit industry in each park's output, averaged over parks (%).

    Formula: mean of ``100 · max y_i ÷ Σ y``. Source: definition; the concentration ratio CR1. From the firm list.
    """
    return float(np.mean([concentration.cr(park, 1) for park in _outputs(tables)]))


@method("%", *PLANNED)
def parks_sharing_leading_industry(tables: Tables) -> float:
    """Parks whose plans name the industry named by most, in the parks with a plan (%).

    Formula: ``100 · max over industries of parks naming it ÷ parks``. Source: definition of the indicator.
    """
    return homogenisation.most_listed_share(_lists(tables))


@method("系数", *PLANNED)
def planned_industry_overlap(tables: Tables) -> float:
    """Overlap of the parks' planned leading industries, averaged over pairs (0 to 1).

    Formula: ``|A ∩ B| ÷ |A ∪ B|``. Source: Jaccard (1912), New Phytologist 11(2):37.
    """
    return homogenisation.mean_overlap(_lists(tables))


@method("个", *PLANNED)
def leading_industries_per_park(tables: Tables) -> float:
    """Leading industries named in the parks' plans, the mean over parks with a plan.

    Formula: ``Σ industries named ÷ parks``. Source: definition of the indicator.
    """
    return float(np.mean([len(set(names)) for names in _lists(tables)]))


@method("倍", "parks.output", "parks.year")
def park_output_cv(tables: Tables) -> float:
    """Spread of the parks' output: standard deviation over mean.

    Formula: ``√(Σ (y − ȳ)² ÷ n) ÷ ȳ``. Source: Pearson (1896), Philosophical Transactions A 187:253.
    """
    return concentration.variation(tables.latest("parks", "output").complete("output").numbers("output"))


def _lists(tables: Tables) -> list[tuple[str, ...]]:
    listed = tables.latest("parks", "planned_industries").complete("planned_industries")
    return [tuple(name.strip() for name in names) for names in listed.lists("planned_industries")]


def _outputs(tables: Tables) -> Numbers:
    """Return output by park (rows) and industrial division (columns), of parks with any."""
    frame = tables.latest("firms", "park", "industry", "output")
    firms = frame.where(frame.known("park")).complete("industry", "output")
    if firms.rows < SMALL_SAMPLE:
        tables.trail.warn("small_sample", rows=firms.rows)
    (parks, _), (kinds, codes), output = firms.codes("park"), firms.codes("industry"), firms.numbers("output")
    divisions, of_code = np.unique([division(code) for code in codes], return_inverse=True)
    shown = of_code[kinds]
    kept = np.array([is_industrial(str(code)) for code in divisions])[shown]
    if not np.any(kept):
        raise NotComputable("no_rows", "firms.industry")
    used, columns = np.unique(shown[kept], return_inverse=True)
    places, rows = np.unique(parks[kept], return_inverse=True)
    cells = np.bincount(rows * len(used) + columns, output[kept], len(places) * len(used))
    sizes = cells.reshape(len(places), len(used))
    producing = np.sum(sizes, axis=1) > 0
    if not np.any(producing):
        raise NotComputable("zero_whole", "firms.output")
    return np.asarray(sizes[producing], dtype=np.float64)
