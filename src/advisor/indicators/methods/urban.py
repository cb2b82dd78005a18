"""Residents by place and year: urbanisation and its stage, the weight of the first city, places that lose people."""

from __future__ import annotations

import numpy as np

from advisor.indicators import urbanisation
from advisor.indicators.areas import amount, in_latest, over_years, parts, province, region, within
from advisor.indicators.frames import Frame, NotComputable, Numbers, Tables
from advisor.indicators.method import method
from advisor.indicators.shares import change_in_points, count_share, share

BY_PLACE = ("people.area", "people.scope", "people.year")
CITIES = (*BY_PLACE, "people.city_residents", "people.urban", "people.core", "people.hinterland")


def _rate(frame: Frame) -> float:
    rows = region(frame, "urban", "residents").complete("urban", "residents", need=1.0)
    return urbanisation.urbanisation_rate(rows.numbers("urban"), rows.numbers("residents"))


@method("%", *BY_PLACE, "people.urban", "people.residents")
def urbanisation_rate(tables: Tables) -> float:
    """Town residents in all residents (%).

    Formula: ``100 · urban ÷ residents``. Source: National Bureau of Statistics, 常住人口城镇化率.
    """
    return in_latest(tables, "people", _rate)


@method("", *BY_PLACE, "people.urban", "people.residents")
def urbanisation_stage(tables: Tables) -> str:
    """Stage of urbanisation: initial below 30 %, acceleration from 30, mature from 70.

    Formula: the rate against 30 and 70. Source: Northam (1979), Urban Geography; contested (地理研究 30(8), 2011).
    """
    return urbanisation.stage(in_latest(tables, "people", _rate))


@method("", *BY_PLACE, "people.urban", "people.residents", "people.city_residents")
def urbanisation_rapid(tables: Tables) -> bool:
    """Whether the rate rose by a point a year or more over five years, and residents of the city proper increased.

    Formula: ``(rate_t − rate_(t−5)) ÷ years ≥ 1`` and ``city_t > city_(t−5)``. Source: definition of the indicator.
    """

    def both(frame: Frame) -> tuple[float, float]:
        return _rate(frame), amount(region(frame, "city_residents"), "city_residents")

    span = over_years(tables, "people", both, 5)
    pace = change_in_points(span.start[0], span.end[0]) / span.years
    return round(pace, 9) >= 1 and span.end[1] > span.start[1]


@method("倍", *CITIES)
def primacy_ratio(tables: Tables) -> float:
    """Residents of the first city over the second's; with two cores, the higher of their hinterlands'.

    Formula: ``P1 ÷ P2``. Source: Jefferson (1939), Geographical Review 29(2):226. By residents of the city proper, else
    town residents with a caution.
    """
    return in_latest(tables, "people", lambda frame: max(_primacies(frame)))


@method("倍", *BY_PLACE, "people.city_residents", "people.urban")
def four_city_primacy(tables: Tables) -> float:
    """Residents of the first city over the next three's.

    Formula: ``P1 ÷ (P2 + P3 + P4)``. Source: 许学强、周一星、宁越敏, 城市地理学. By residents of the city proper, else
    town residents with a caution.
    """

    def reckon(frame: Frame) -> float:
        listed, name = _cities(frame)
        return urbanisation.four_city_primacy(listed.numbers(name))

    return in_latest(tables, "people", reckon)


@method("%", *BY_PLACE, "people.core", "people.residents")
def members_losing_people(tables: Tables) -> float:
    """Cities other than the cores whose residents fell over three years, in all of them (%).

    Formula: ``100 · cities with fewer residents ÷ cities``. Source: definition of the indicator.
    """

    def residents(frame: Frame) -> dict[str, float]:
        listed = parts(frame).where(frame.is_("core", "no")).complete("area", "residents")
        listed.codes("core")
        return dict(zip(_names(listed, "area"), map(float, listed.numbers("residents")), strict=True))

    span = over_years(tables, "people", residents)
    both = [city for city in span.start if city in span.end]
    return count_share(np.array([span.end[city] < span.start[city] for city in both], dtype=bool))


@method("%", *BY_PLACE, "people.residents")
def share_of_province_population(tables: Tables) -> float:
    """The region's residents in the province's (%).

    Formula: ``100 · residents here ÷ residents of the province``. Source: definition.
    """

    def reckon(frame: Frame) -> float:
        here, there = (place(frame, "residents").numbers("residents") for place in (region, province))
        return share(here, there)

    return within(in_latest(tables, "people", reckon), 0.0, 100.0)


def _primacies(frame: Frame) -> list[float]:
    listed, name = _cities(frame)
    people = listed.numbers(name)
    if not frame.has("hinterland"):
        if frame.has("core") and listed.where(listed.is_("core", "yes")).rows > 1:
            raise NotComputable("no_column", "people.hinterland")
        return [urbanisation.two_city_primacy(people)]
    around, _ = listed.complete("hinterland", need=1.0).codes("hinterland")
    groups: list[Numbers] = [people[around == core] for core in np.unique(around)]
    if not any(len(group) > 1 for group in groups):
        raise NotComputable("too_few_rows", f"people.{name}")
    return [urbanisation.two_city_primacy(group) for group in groups if len(group) > 1]


def _cities(frame: Frame) -> tuple[Frame, str]:
    cities = parts(frame)
    if frame.has("city_residents") and cities.where(frame.known("city_residents")).rows:
        return cities.complete("city_residents", need=1.0), "city_residents"
    listed = cities.complete("urban", need=1.0)
    frame.trail.warn("towns_not_cities")
    return listed, "urban"


def _names(frame: Frame, name: str) -> list[str]:
    codes, labels = frame.codes(name)
    return [labels[i] for i in codes]
