"""Energy and emissions against value added, and the region against its province."""

from __future__ import annotations

from advisor.indicators.areas import amount, in_latest, province, region
from advisor.indicators.frames import Frame, NotComputable, Tables
from advisor.indicators.method import method

BY_AREA = ("energy.area", "energy.scope", "energy.year", "energy.industrial_value_added")
POLLUTANTS = ("cod", "ammonia", "so2", "nox")
EACH = tuple(f"energy.{name}" for name in POLLUTANTS)


def _intensity(frame: Frame, name: str) -> float:
    added = amount(frame, "industrial_value_added")
    if added <= 0:
        raise NotComputable("zero_whole", "energy.industrial_value_added")
    return amount(frame, name) / added


def _here(frame: Frame, name: str) -> float:
    return _intensity(region(frame, name, "industrial_value_added"), name)


def _ratio(frame: Frame, name: str) -> float:
    there = _intensity(province(frame, name, "industrial_value_added"), name)
    if there <= 0:
        raise NotComputable("zero_whole", f"energy.{name}")
    return _here(frame, name) / there


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
    definition of the indicator.
    """

    def worst(frame: Frame) -> float:
        listed = [name for name in POLLUTANTS if frame.has(name)]
        if not listed:
            raise NotComputable("no_column", *EACH)
        return max(_ratio(frame, name) for name in listed)

    return in_latest(tables, "energy", worst)
