"""Energy and emissions against value added, and the region against its province."""

from __future__ import annotations

import numpy as np

from advisor.indicators.areas import amount, in_latest, province, region
from advisor.indicators.frames import Frame, NotComputable, Tables, Trail
from advisor.indicators.intensity import per_unit, relative_intensity
from advisor.indicators.method import method
from advisor.record import replace

BY_AREA = ("energy.area", "energy.scope", "energy.year", "energy.industrial_value_added")
POLLUTANTS = ("cod", "ammonia", "so2", "nox")
EACH = tuple(f"energy.{name}" for name in POLLUTANTS)


def _both(frame: Frame, name: str) -> tuple[float, float]:
    return amount(frame, name), amount(frame, "industrial_value_added")


def _here(frame: Frame, name: str) -> float:
    emitted, added = _both(region(frame, name, "industrial_value_added"), name)
    return per_unit(np.array([emitted]), np.array([added]))


def _ratio(frame: Frame, name: str) -> float:
    here = _both(region(frame, name, "industrial_value_added"), name)
    return relative_intensity(here, _both(province(frame, name, "industrial_value_added"), name))


@method("吨标准煤/万元", *BY_AREA, "energy.industrial_energy")
def energy_intensity(tables: Tables) -> float:
    """Energy that industry uses per ten thousand yuan of its value added.

    Formula: ``industrial_energy ÷ industrial_value_added``; ten thousand tonnes over hundred million yuan is tonnes
    over ten thousand yuan. Source: National Bureau of Statistics, 单位工业增加值能耗.
    """
    return in_latest(tables, "energy", lambda frame: _here(frame, "industrial_energy"))


@method("倍", *BY_AREA, "energy.industrial_energy")
def energy_intensity_ratio(tables: Tables) -> float:
    """The region's energy intensity over the province's.

    Formula: ``(energy ÷ value added) here ÷ the same in the province``. Source: definition of the indicator.
    """
    return in_latest(tables, "energy", lambda frame: _ratio(frame, "industrial_energy"))


@method("倍", *BY_AREA, *EACH)
def pollutant_intensity_ratio(tables: Tables) -> float:
    """The highest, over the pollutants listed, of the region's emission intensity over the province's.

    Formula: ``max over cod, ammonia, so2, nox of (emission ÷ value added) here ÷ the same in the province``. Source:
    definition of the indicator. A pollutant without figures is passed over, with a caution: the maximum may be higher.
    """

    def worst(frame: Frame) -> float:
        ratios, reason = [], NotComputable("no_column", *EACH)
        for name in filter(frame.has, POLLUTANTS):
            try:
                _ratio(replace(frame, trail=Trail()), name)
                ratios.append(_ratio(frame, name))
            except NotComputable as missing:
                reason = missing
        if not ratios:
            raise reason
        if left := len(POLLUTANTS) - len(ratios):
            frame.trail.warn("pollutants_missing", missing=left)
        return max(ratios)

    return in_latest(tables, "energy", worst)
