"""A table of peers in, the cut-offs that it gives an indicator out."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from advisor.errors import Code, Problem, ProfileError
from advisor.indicators.deriving import round_shown
from advisor.model.indicator import CutOff, Indicator
from advisor.model.profile import PeerBenchmark, Profile
from advisor.model.table import Table
from advisor.record import replace

FEWEST_PEERS = {"quartiles": 4, "mean": 1, "median": 3}


def set_benchmarks(profile: Profile, indicators: Mapping[str, Indicator]) -> Profile:
    """Return ``profile`` with the cut-offs that its peers give added to its benchmarks.

    Quartiles: the first opens the second level, the third the last. Mean or median: times each of its multiples.

    Raises:
        ProfileError: where there are too few peers, or their figures give no ascending bounds.
    """
    found = dict(profile.benchmarks)
    problems = []
    for name, wanted in profile.peer_benchmarks.items():
        values = _peer_values(profile.tables.get("peers"), name)
        fewest = FEWEST_PEERS[wanted.by]
        if len(values) < fewest:
            told = f"the table of peers has {len(values)} figures for '{name}'; {wanted.by} need at least {fewest}"
            problems.append(Problem(wanted.where, Code.BAD_CUTOFFS, told, "add peers, or give the bounds yourself"))
            continue
        ats = _bounds(values, wanted)
        opens = indicators[name].values[1:]
        if len(ats) != len(opens) or list(ats) != sorted(set(ats)):
            told = f"the peers give '{name}' the bounds {', '.join(f'{at:g}' for at in ats)}"
            hint = f"it needs {len(opens)} ascending bounds, to open {', '.join(opens)}"
            problems.append(Problem(wanted.where, Code.BAD_CUTOFFS, told, hint))
            continue
        found[name] = tuple(
            CutOff(at=at, opens=level, basis="benchmark", source=wanted.source)
            for at, level in zip(ats, opens, strict=True)
        )
    if problems:
        raise ProfileError(problems)
    return replace(profile, benchmarks=found)


def _bounds(values: np.ndarray[tuple[int], np.dtype[np.float64]], wanted: PeerBenchmark) -> tuple[float, ...]:
    if wanted.by == "quartiles":
        return tuple(round_shown(float(q)) for q in np.quantile(values, [0.25, 0.75]))
    middle = float(np.mean(values) if wanted.by == "mean" else np.median(values))
    return tuple(round_shown(middle * multiple) for multiple in wanted.multiples or (1.0,))


def _peer_values(table: Table | None, name: str) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """Return the last figure of each peer for one indicator."""
    if table is None:
        return np.array([])
    areas, names, values = (table.columns[key] for key in ("area", "indicator", "value"))
    years = table.columns.get("year")
    assert areas.codes is not None and names.codes is not None and values.numbers is not None
    last: dict[int, tuple[float, float]] = {}
    for row in range(table.rows):
        if names.codes[row] < 0 or names.labels[names.codes[row]] != name or np.isnan(values.numbers[row]):
            continue
        year = 0.0 if years is None or years.numbers is None else float(np.nan_to_num(years.numbers[row]))
        area = int(areas.codes[row])
        last[area] = max(last.get(area, (-1.0, 0.0)), (year, float(values.numbers[row])))
    return np.array([value for _, value in last.values()])
