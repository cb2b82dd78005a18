"""The methods on structure, sectors, inputs and outputs, cities, coordination and parks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import pytest

from advisor.indicators.method import METHODS, apply_method
from advisor.indicators.methods import (
    coordination,
    inputs_outputs,
    parks_structure,
    sectors,
    structure,
    urban,
)
from advisor.knowledge.loader import load_rulebase
from advisor.knowledge.tables import load_table_book
from advisor.model.derived import Derived, NotDerived
from advisor.model.rulebase import Rulebase
from advisor.model.table import Table
from advisor.record import replace
from tests.making_tables import make_table

RULES = Path(__file__).parents[1] / "rules"
MODULES = {module.__name__ for module in (coordination, inputs_outputs, parks_structure, sectors, structure, urban)}
OURS = sorted(name for name, method in METHODS.items() if method.compute.__module__ in MODULES)


def table(kind: str, header: str, *rows: tuple[object, ...]) -> Table:
    # make_table takes the year of a whole table under the name of the column of years
    names = ["of_year" if name == "year" else name for name in header.split()]
    made = make_table(kind, **{name: [row[i] for row in rows] for i, name in enumerate(names)})
    columns = {"year" if name == "of_year" else name: column for name, column in made.columns.items()}
    return replace(made, columns={name: replace(column, id=name) for name, column in columns.items()})


def _industries() -> Table:
    sizes = {
        ("A", "part", 2020): (30, 30, 20),
        ("B", "part", 2020): (30, 10, 40),
        ("全国", "reference", 2020): (400, 200, 300),
        ("A", "part", 2023): (30, 50, 20),
        ("B", "part", 2023): (30, 10, 60),
        ("全国", "reference", 2023): (400, 300, 300),
    }
    rows = [
        (*place, code, code == "26", float(size), float(size) * 10, size / 4)
        for place, listed in sizes.items()
        for code, size in zip(("13", "26", "36"), listed, strict=True)
    ]
    return table("industries", "area scope year industry leading output employment value_added", *rows)


INDUSTRIES = _industries()
TRADE = table(
    "trade",
    "area scope year product leading exports",
    ("本市", "region", 2020, "光缆", True, 20),
    ("本市", "region", 2020, "其他", False, 30),
    ("本市", "region", 2023, "光缆", True, 30),
    ("本市", "region", 2023, "其他", False, 70),
    ("世界", "reference", 2023, "光缆", None, 10),
    ("世界", "reference", 2023, "其他", None, 90),
)
SECTORS = table(
    "sectors",
    "area scope year core gdp primary secondary tertiary industry producer_services park_industry",
    ("本区", "region", 2020, None, 100, 10, 50, 40, 40, 10, 20),
    ("A", "part", 2020, True, 60, 0, 30, 30, None, None, None),
    ("B", "part", 2020, False, 40, 20, 20, 0, None, None, None),
    ("某省", "reference", 2020, None, 400, None, None, None, None, None, None),
    ("全国", "reference", 2020, None, 10_000, 1000, 4000, 5000, None, None, None),
    ("本区", "region", 2023, None, 133.1, 10, 60, 63.1, 53.24, 26.62, 26.62),
    ("A", "part", 2023, True, 93.17, 0, 50, 50, None, None, None),
    ("B", "part", 2023, False, 39.93, 20, 20, 0, None, None, None),
    ("某省", "reference", 2023, None, 500, None, None, None, None, None, None),
    ("全国", "reference", 2023, None, 12_000, 1000, 4800, 6200, None, None, None),
)
PEOPLE = table(
    "people",
    "area scope year core hinterland residents urban city_residents",
    ("本区", "region", 2018, None, None, 100, 50, 40),
    ("A", "part", 2020, True, "A", 50, 30, 28),
    ("B", "part", 2020, False, "A", 20, 10, 9),
    ("C", "part", 2020, False, "A", 18, 8, 6),
    ("D", "part", 2020, False, "A", 12, 6, 4),
    ("本区", "region", 2023, None, None, 102, 60, 45),
    ("A", "part", 2023, True, "A", 56, 36, 30),
    ("B", "part", 2023, False, "A", 19, 12, 10),
    ("C", "part", 2023, False, "A", 17, 9, 6),
    ("D", "part", 2023, False, "A", 13, 7, 4),
    ("某省", "reference", 2023, None, None, 400, 200, None),
    ("全国", "reference", 2023, None, None, 1000, 600, None),
)
FLOW_ROWS = (
    ("甲", "甲", 2020, 150, True),
    ("甲", "乙", 2020, 500, True),
    ("乙", "甲", 2020, 200, False),
    ("乙", "乙", 2020, 100, False),
    ("甲", "最终使用", 2020, 350, True),
    ("乙", "最终使用", 2020, 1700, False),
    ("调入", "甲", 2020, 100, None),
    ("调入", "乙", 2020, 400, None),
    ("增加值", "甲", 2020, 550, None),
    ("增加值", "乙", 2020, 1000, None),
)
FLOWS = table("flows", "supplier user year value leading", *FLOW_ROWS)
SYSTEMS = table(
    "systems",
    "system item year value floor ceiling more_is_better",
    ("成都", "产值", 2020, 20, 0, 100, True),
    ("重庆", "能耗", 2020, 70, 0, 100, False),
    ("成都", "产值", 2023, 60, 0, 100, True),
    ("重庆", "能耗", 2023, 60, 0, 100, False),
)
PARKS = table(
    "parks",
    "name output planned_industries",
    ("东区", 10, ("化工", "医药")),
    ("西区", 30, ("化工", "机械")),
)
FIRMS = table(
    "firms",
    "park industry output employees",
    ("东区", "26", 30, 10),
    ("东区", "3610", 10, 40),
    ("西区", "2614", 5, 20),
    ("西区", "26", 5, 30),
    ("西区", "3620", 30, 40),
)
ALL = {t.kind: t for t in (INDUSTRIES, TRADE, SECTORS, PEOPLE, FLOWS, SYSTEMS, PARKS, FIRMS)}
FOUR_YEARS = table(
    "sectors",
    "area scope year tertiary",
    *(("重庆", "region", year, value) for year, value in zip(range(2020, 2024), (238, 243, 241, 238), strict=True)),
    *(("全国", "reference", year, 10_000) for year in range(2020, 2024)),
)


@dataclass(frozen=True)
class Case:
    value: object
    drop: tuple[str, ...]
    tables: Mapping[str, Table] | None = None


SIZES = ("industries.output industries.employment", "industries.leading", "industries.scope", "industries.industry")
GDP = ("sectors.gdp sectors.primary", "sectors.scope", "sectors.year")
PER_CAPITA = (*GDP, "people.residents", "people.scope")
FLOW = ("flows.value", "flows.leading", "flows.supplier", "flows.user")
SYSTEM = tuple(f"systems.{name}" for name in ("value", "floor", "ceiling", "more_is_better", "system", "year"))
CASES = {
    "krugman_specialisation": Case(0.8, ("industries.output", "industries.scope", "industries.area")),
    "intercity_structure_similarity": Case(0.26 / (0.38 * 0.46) ** 0.5, ("industries.output", "industries.industry")),
    "location_quotient": Case(1.0, SIZES),
    "location_quotient_change": Case(1 - 0.25 / (2 / 9), (*SIZES, "industries.year")),
    "competitive_shift": Case(12.5, ("industries.output industries.employment", "industries.year")),
    "industry_hhi": Case(3400.0, ("industries.output", "industries.industry")),
    "spatial_gini": Case(1 / 3, SIZES),
    "ellison_glaeser": Case(
        1 / 11, ("industries.employment", "industries.leading", "firms.employees", "firms.industry")
    ),
    "value_added_rate": Case(25.0, ("industries.value_added", "industries.output")),
    "revealed_comparative_advantage": Case(3.0, ("trade.exports", "trade.product", "trade.leading", "trade.scope")),
    "export_growth": Case(100 * (2 ** (1 / 3) - 1), ("trade.exports", "trade.year", "trade.scope")),
    "primary_share": Case(1000 / 133.1, ("sectors.primary", "sectors.scope")),
    "secondary_share": Case(6000 / 133.1, ("sectors.secondary",)),
    "tertiary_share": Case(6310 / 133.1, ("sectors.tertiary",)),
    "primary_share_shift": Case(1000 / 133.1 - 10, ("sectors.primary", "sectors.year")),
    "secondary_share_shift": Case(6000 / 133.1 - 50, ("sectors.secondary", "sectors.year")),
    "tertiary_share_shift": Case(6310 / 133.1 - 40, ("sectors.tertiary", "sectors.year")),
    "gdp_national_share_change": Case(13_310 / 12_000 - 1, GDP),
    "primary_national_share_change": Case(0.0, ("sectors.primary", "sectors.scope")),
    "secondary_national_share_change": Case(0.0, ("sectors.secondary", "sectors.year")),
    "tertiary_national_share_change": Case(6310 / 6200 - 4000 / 5000, ("sectors.tertiary",)),
    "tertiary_share_past_peak": Case("yes", ("sectors.tertiary", "sectors.year"), {"sectors": FOUR_YEARS}),
    "sector_order": Case("tertiary_secondary_primary", ("sectors.secondary", "sectors.scope")),
    "three_sector_similarity": Case(10 / (200 * 2) ** 0.5, ("sectors.primary", "sectors.scope")),
    "core_share_of_gdp": Case(70.0, ("sectors.core", "sectors.gdp sectors.primary")),
    "core_share_change": Case(10.0, ("sectors.core", "sectors.year")),
    "producer_service_share": Case(20.0, ("sectors.producer_services",)),
    "park_share_of_industry": Case(50.0, ("sectors.park_industry", "sectors.industry")),
    "park_output_growth": Case(10.0, ("sectors.park_industry", "sectors.year")),
    "region_output_growth": Case(10.0, ("sectors.industry", "sectors.year")),
    "gdp_growth": Case(10.0, GDP),
    "share_of_province_gdp": Case(26.62, GDP[:2]),
    "contribution_to_province_growth": Case(33.1, GDP),
    "gdp_per_capita_ratio": Case(133.1 / 102 / 12, PER_CAPITA),
    "power_of_dispersion": Case(1.5182 / 1.48515, FLOW),
    "sensitivity_of_dispersion": Case(1.5842 / 1.48515, FLOW),
    "intermediate_leakage": Case(100 * 100 / 450, FLOW),
    "urbanisation_rate": Case(6000 / 102, ("people.urban", "people.residents", "people.scope")),
    "urbanisation_stage": Case("acceleration", ("people.urban", "people.residents")),
    "urbanisation_rapid": Case("yes", ("people.city_residents", "people.urban", "people.year")),
    "primacy_ratio": Case(3.0, ("people.city_residents people.urban", "people.scope")),
    "four_city_primacy": Case(1.5, ("people.city_residents people.urban",)),
    "members_losing_people": Case(200 / 3, ("people.core", "people.residents", "people.year")),
    "share_of_province_population": Case(25.5, ("people.residents", "people.scope")),
    "coupling_coordination": Case(0.24**0.25, SYSTEM[:-1]),
    "synergy_degree": Case((0.4 * 0.1) ** 0.5, (*SYSTEM, "systems.item")),
    "park_structure_similarity": Case(0.6, ("firms.output", "firms.park", "firms.industry")),
    "leading_industry_share": Case(75.0, ("firms.output", "firms.park", "firms.industry")),
    "parks_sharing_leading_industry": Case(100.0, ("parks.planned_industries",)),
    "planned_industry_overlap": Case(1 / 3, ("parks.planned_industries",)),
    "leading_industries_per_park": Case(2.0, ("parks.planned_industries",)),
    "park_output_cv": Case(0.5, ("parks.output",)),
}
DROPS = [(name, drop) for name, case in CASES.items() for drop in case.drop]


@lru_cache(maxsize=1)
def rulebase() -> Rulebase:
    return load_rulebase(RULES)


def derive(name: str, *tables: Table, **changed: Table) -> Derived:
    found = apply_method(METHODS[name], {t.kind: t for t in tables} | changed)
    assert isinstance(found, Derived), found
    return found


def refuse(name: str, *tables: Table) -> NotDerived:
    found = apply_method(METHODS[name], {t.kind: t for t in tables})
    assert isinstance(found, NotDerived), found
    return found


def cautions(found: Derived) -> dict[str, dict[str, str]]:
    return {caution.code: dict(caution.figures) for caution in found.cautions}


def without(given: Table, *names: str) -> Table:
    return replace(given, columns={name: column for name, column in given.columns.items() if name not in names})


def test_every_method_has_a_case() -> None:
    assert sorted(CASES) == OURS


@pytest.mark.parametrize("name", CASES)
def test_value_and_cells(name: str) -> None:
    case = CASES[name]
    found = apply_method(METHODS[name], case.tables or ALL)
    assert isinstance(found, Derived), found
    expected = pytest.approx(case.value, rel=2e-4, abs=1e-9) if isinstance(case.value, float) else case.value
    assert found.value == expected
    places = {c.place: f"{t.kind}.{c.id}" for t in (case.tables or ALL).values() for c in t.columns.values()}
    assert found.cells
    assert found.rows > 0
    assert {places[cell] for cell in found.cells} <= set(METHODS[name].reads)


@pytest.mark.parametrize(("name", "drop"), DROPS, ids=[f"{name} without {drop}" for name, drop in DROPS])
def test_a_missing_column_is_named(name: str, drop: str) -> None:
    lost = drop.split()
    tables = {
        kind: without(given, *(column.split(".")[1] for column in lost if column.startswith(f"{kind}.")))
        for kind, given in (CASES[name].tables or ALL).items()
    }
    found = apply_method(METHODS[name], tables)
    assert isinstance(found, NotDerived), found
    assert found.reason in ("no_column", "no_rows")
    assert set(found.wants) & set(lost), found


@pytest.mark.parametrize("name", CASES)
def test_without_tables(name: str) -> None:
    found = apply_method(METHODS[name], {})
    assert isinstance(found, NotDerived)
    assert found.reason == "no_table"


@pytest.mark.parametrize("name", CASES)
def test_the_docstring_has_formula_and_source(name: str) -> None:
    doc = METHODS[name].doc
    assert "Formula: " in doc
    assert "Source: " in doc


def test_units_and_ranges_are_those_of_the_indicators() -> None:
    indicators = rulebase().indicators
    for name in OURS:
        if name in indicators:
            assert METHODS[name].unit == indicators[name].unit, name
            low, high = indicators[name].range
            value = CASES[name].value
            if isinstance(value, float):
                assert (low is None or value >= low) and (high is None or value <= high), name


def test_the_columns_read_exist() -> None:
    kinds = load_table_book(RULES).kinds
    for name in OURS:
        for read in METHODS[name].reads:
            kind, column = read.split(".")
            assert column in kinds[kind].columns, (name, read)


def test_every_caution_has_its_sentence() -> None:
    sentences = load_table_book(RULES).cautions
    given = [caution for name in OURS for caution in derive(name, *(CASES[name].tables or ALL).values()).cautions]
    for caution in given:
        figures = dict(caution.figures)
        for sentence in (sentences[caution.code].zh, sentences[caution.code].en):
            assert sentence.format(**figures)


def damaged(given: Table, draw: np.random.Generator) -> Table:
    """Return the table with rows and columns gone, cells blank, zero, negative or huge, and names mixed up."""
    kept = np.flatnonzero(draw.random(given.rows) > draw.choice([0, 0.1, 0.4]))
    columns = {}
    for name, column in given.columns.items():
        share = draw.choice([0, 0, 0.05, 0.3])
        hit = draw.random(len(kept)) < share
        if draw.random() < 0.03:
            continue
        if column.numbers is not None:
            odd = draw.choice([np.nan, np.nan, 0, 1e-9, 1e9, -5], len(kept))
            columns[name] = replace(column, numbers=np.where(hit & (name != "year"), odd, column.numbers[kept]))
        elif column.codes is not None:
            odd = draw.integers(-1, len(column.labels), len(kept)).astype(np.int32)
            columns[name] = replace(column, codes=np.where(hit, odd, column.codes[kept]))
        else:
            lists = column.lists or ()
            columns[name] = replace(column, lists=tuple(() if h else lists[i] for i, h in zip(kept, hit, strict=True)))
    return replace(given, rows=len(kept), columns=columns)


@pytest.mark.parametrize("seed", range(40))
def test_damaged_tables_give_a_figure_in_range_or_a_reason(seed: int) -> None:
    draw = np.random.default_rng(seed)
    indicators = rulebase().indicators
    tables = {kind: damaged(given, draw) for kind, given in ALL.items()}
    for name in OURS:
        found = apply_method(METHODS[name], tables)
        if isinstance(found, Derived) and isinstance(found.value, float) and name in indicators:
            low, high = indicators[name].range
            assert (low is None or found.value >= low - 1e-9) and (high is None or found.value <= high + 1e-9), name


class TestAreas:
    def test_the_nation_is_told_from_the_province_by_name(self) -> None:
        only_province = table(
            "sectors",
            "area scope year gdp",
            ("本市", "region", 2023, 10),
            ("江苏省", "reference", 2023, 40),
        )
        assert derive("share_of_province_gdp", only_province).value == pytest.approx(25)
        assert refuse("gdp_national_share_change", only_province).reason == "no_reference"

    def test_two_provinces_are_no_reference(self) -> None:
        two = table(
            "sectors",
            "area scope year gdp",
            ("成渝", "region", 2023, 10),
            ("四川省", "reference", 2023, 40),
            ("重庆市", "reference", 2023, 40),
        )
        assert refuse("share_of_province_gdp", two).reason == "no_reference"

    def test_the_region_is_the_sum_of_its_parts_where_it_has_no_row(self) -> None:
        parts = table(
            "sectors",
            "area scope year gdp primary",
            ("A", "part", 2023, 10, 1),
            ("B", "part", 2023, 30, 3),
        )
        found = derive("primary_share", parts)
        assert found.value == pytest.approx(10)
        assert cautions(found) == {"summed_from_parts": {"parts": "2"}}

    def test_a_sum_with_a_gap_is_not_the_region(self) -> None:
        gap = table("sectors", "area scope year gdp primary", ("A", "part", 2023, 10, 1), ("B", "part", 2023, 30, None))
        assert refuse("primary_share", gap).wants == ("sectors.primary",)

    def test_the_only_part_stands_for_the_region_with_a_caution(self) -> None:
        one = table("sectors", "area scope year gdp primary", ("A", "part", 2023, 10, 1))
        assert "one_part_only" in cautions(derive("primary_share", one))

    def test_gross_product_is_the_sum_of_the_sectors_where_not_given(self) -> None:
        assert derive("secondary_share", without(SECTORS, "gdp")).value == pytest.approx(6000 / 133.1, rel=1e-6)

    def test_the_province_stands_in_for_the_nation(self) -> None:
        column = INDUSTRIES.columns["area"]
        names = tuple("某省" if label == "全国" else label for label in column.labels)
        renamed = replace(INDUSTRIES, columns=INDUSTRIES.columns | {"area": replace(column, labels=names)})
        assert cautions(derive("location_quotient", renamed))["reference_missing"] == {"used": "某省"}


class TestPeriods:
    def test_a_period_short_of_three_years_is_a_caution(self) -> None:
        short = table(
            "sectors", "area scope year industry", ("本市", "region", 2021, 100), ("本市", "region", 2023, 121)
        )
        found = derive("region_output_growth", short)
        assert found.value == pytest.approx(10)
        assert found.year == "2021—2023"
        assert cautions(found)["short_series"] == {"first": "2021", "last": "2023", "wanted": "3"}
        assert "mixed_years" not in cautions(found)

    def test_an_older_year_never_stands_in(self) -> None:
        old = table("sectors", "area scope year industry", ("本市", "region", 2018, 1), ("本市", "region", 2023, 2))
        assert refuse("region_output_growth", old).reason == "one_year"

    def test_growth_is_at_current_prices(self) -> None:
        assert "current_prices" in cautions(derive("gdp_growth", SECTORS))

    def test_three_years_are_too_few_for_a_peak(self) -> None:
        three = table(
            "sectors",
            "area scope year tertiary",
            *(("重庆", "region", y, 2) for y in (2020, 2021, 2022)),
            *(("全国", "reference", y, 100) for y in (2020, 2021, 2022)),
        )
        assert refuse("tertiary_share_past_peak", three).reason == "too_few_rows"

    def test_a_share_of_growth_is_wanting_where_the_province_shrank(self) -> None:
        shrunk = table(
            "sectors",
            "area scope year gdp",
            ("本市", "region", 2020, 10),
            ("本市", "region", 2023, 12),
            ("某省", "reference", 2020, 50),
            ("某省", "reference", 2023, 40),
        )
        assert refuse("contribution_to_province_growth", shrunk).reason == "zero_whole"


class TestIndustries:
    def test_few_industries_are_a_caution(self) -> None:
        assert cautions(derive("krugman_specialisation", INDUSTRIES))["coarse_industries"] == {"industries": "3"}

    def test_finer_codes_add_up_to_divisions(self) -> None:
        fine = table(
            "industries",
            "area scope industry output",
            ("A", "part", "261", 10),
            ("A", "part", "262", 20),
            ("A", "part", "36", 30),
            ("B", "part", "26", 30),
            ("B", "part", "36", 30),
        )
        assert derive("krugman_specialisation", fine).value == pytest.approx(0)

    def test_a_division_beside_its_classes_is_not_counted_twice(self) -> None:
        twice = table(
            "industries",
            "area scope industry output",
            ("本市", "region", "26", 30),
            ("本市", "region", "2614", 20),
            ("本市", "region", "36", 30),
        )
        assert derive("industry_hhi", twice).value == pytest.approx(5000)

    def test_a_blank_leaves_the_industry_out_everywhere(self) -> None:
        gap = table(
            "industries",
            "area scope industry output",
            ("A", "part", "13", None),
            ("A", "part", "26", 10),
            ("A", "part", "36", 10),
            ("B", "part", "13", 90),
            ("B", "part", "26", 5),
            ("B", "part", "36", 5),
        )
        found = derive("intercity_structure_similarity", gap)
        assert found.value == pytest.approx(1)
        assert found.left_out == 1
        assert cautions(found)["industries_left_out"] == {"industries": "13"}

    def test_a_pair_without_a_row_counts_as_no_such_industry_with_a_caution(self) -> None:
        absent = table(
            "industries",
            "area scope industry output",
            ("A", "part", "26", 10),
            ("B", "part", "36", 10),
        )
        found = derive("krugman_specialisation", absent)
        assert found.value == pytest.approx(2)
        assert cautions(found)["absent_industries"] == {"cells": "2"}

    def test_one_place_has_no_pairs(self) -> None:
        one = table("industries", "area scope industry output", ("A", "part", "26", 10), ("A", "part", "36", 10))
        assert refuse("krugman_specialisation", one).reason == "too_few_rows"

    def test_output_serves_where_there_is_no_employment(self) -> None:
        found = derive("location_quotient", without(INDUSTRIES, "employment"))
        assert found.value == pytest.approx(1)
        assert INDUSTRIES.columns["output"].place in found.cells

    def test_several_leading_industries_are_weighted_by_size(self) -> None:
        both = table(
            "industries",
            "area scope industry leading output",
            ("本市", "region", "26", True, 30),
            ("本市", "region", "36", True, 10),
            ("本市", "region", "13", False, 60),
            ("全国", "reference", "26", None, 100),
            ("全国", "reference", "36", None, 200),
            ("全国", "reference", "13", None, 700),
        )
        assert derive("location_quotient", both).value == pytest.approx((30 * 3 + 10 * 0.5) / 40)

    def test_services_have_no_industrial_value_added_rate(self) -> None:
        mixed = table(
            "industries",
            "area scope industry output value_added",
            ("本市", "region", "26", 100, 20),
            ("本市", "region", "66", 100, 90),
        )
        assert derive("value_added_rate", mixed).value == pytest.approx(20)

    def test_firms_stand_in_for_plants_with_a_caution(self) -> None:
        assert "firms_as_plants" in cautions(derive("ellison_glaeser", INDUSTRIES, FIRMS))

    def test_one_plant_has_no_index(self) -> None:
        single = table("firms", "industry employees", ("26", 10), ("36", 5))
        assert refuse("ellison_glaeser", INDUSTRIES, single).reason == "too_few_rows"


class TestTrade:
    def test_a_row_without_a_product_is_the_total(self) -> None:
        totals = table(
            "trade",
            "area scope year product leading exports",
            ("本市", "region", 2020, None, None, 100),
            ("本市", "region", 2023, None, None, 133.1),
            ("本市", "region", 2023, "光缆", True, 13.31),
            ("世界", "reference", 2023, None, None, 1000),
            ("世界", "reference", 2023, "光缆", None, 50),
        )
        assert derive("export_growth", totals).value == pytest.approx(10)
        assert derive("revealed_comparative_advantage", totals).value == pytest.approx(2)

    def test_the_nation_stands_in_for_the_world(self) -> None:
        column = TRADE.columns["area"]
        names = tuple("全国" if label == "世界" else label for label in column.labels)
        renamed = replace(TRADE, columns=TRADE.columns | {"area": replace(column, labels=names)})
        assert cautions(derive("revealed_comparative_advantage", renamed))["reference_missing"] == {"used": "全国"}


class TestCities:
    def test_two_cores_are_taken_hinterland_by_hinterland(self) -> None:
        both = table(
            "people",
            "area scope core hinterland city_residents",
            ("成都", "part", True, "成都", 1500),
            ("绵阳", "part", False, "成都", 150),
            ("重庆", "part", True, "重庆", 1000),
            ("万州", "part", False, "重庆", 250),
        )
        assert derive("primacy_ratio", both).value == pytest.approx(10)
        assert refuse("primacy_ratio", without(both, "hinterland")).wants == ("people.hinterland",)

    def test_town_residents_serve_with_a_caution(self) -> None:
        found = derive("primacy_ratio", without(PEOPLE, "city_residents"))
        assert found.value == pytest.approx(3)
        assert "towns_not_cities" in cautions(found)

    def test_a_slow_rise_is_not_rapid(self) -> None:
        slow = table(
            "people",
            "area scope year residents urban city_residents",
            ("本市", "region", 2018, 100, 50, 30),
            ("本市", "region", 2023, 100, 54.9, 35),
        )
        assert derive("urbanisation_rapid", slow).value == "no"

    @pytest.mark.parametrize(("rise", "answer"), [(5.0, "yes"), (4.999, "no")])
    def test_a_point_a_year_is_rapid(self, rise: float, answer: str) -> None:
        people = table(
            "people",
            "area scope year residents urban city_residents",
            ("本市", "region", 2018, 100, 50, 30),
            ("本市", "region", 2023, 100, 50 + rise, 35),
        )
        assert derive("urbanisation_rapid", people).value == answer


class TestFlows:
    def test_output_from_uses_where_value_added_is_missing(self) -> None:
        uses = FLOW_ROWS[:-2]  # without value added
        found = derive("power_of_dispersion", table("flows", "supplier user year value leading", *uses))
        assert found.value == pytest.approx(1.5182 / 1.48515, rel=1e-4)

    def test_totals_that_differ_are_a_caution(self) -> None:
        odd = table(
            "flows",
            "supplier user value leading",
            ("甲", "甲", 10, True),
            ("甲", "最终使用", 90, True),
            ("增加值", "甲", 70, None),
        )
        assert "flows_unbalanced" in cautions(derive("power_of_dispersion", odd))

    def test_a_blank_flow_ends_it(self) -> None:
        blank = table(
            "flows",
            "supplier user value leading",
            ("甲", "甲", None, True),
            ("甲", "最终使用", 90, True),
            ("增加值", "甲", 70, None),
        )
        assert refuse("power_of_dispersion", blank).reason == "too_few_rows"

    def test_no_imports_listed_is_not_no_leakage(self) -> None:
        closed = table("flows", "supplier user value leading", ("甲", "甲", 10, True), ("增加值", "甲", 90, None))
        assert refuse("intermediate_leakage", closed).reason == "no_rows"


class TestCoordination:
    def test_it_is_always_said_to_be_relative(self) -> None:
        for name in ("coupling_coordination", "synergy_degree"):
            assert "coupling_is_relative" in cautions(derive(name, SYSTEMS))

    def test_weights_count_within_a_system(self) -> None:
        weighted = table(
            "systems",
            "system item year value floor ceiling more_is_better weight",
            ("甲", "a", 2023, 80, 0, 100, True, 0.75),
            ("甲", "b", 2023, 40, 0, 100, True, 0.25),
            ("乙", "a", 2023, 70, 0, 100, True, None),
        )
        assert derive("coupling_coordination", weighted).value == pytest.approx(0.7**0.5)

    def test_half_the_weights_are_not_enough(self) -> None:
        half = table(
            "systems",
            "system item year value floor ceiling more_is_better weight",
            ("甲", "a", 2023, 80, 0, 100, True, 0.75),
            ("甲", "b", 2023, 40, 0, 100, True, None),
            ("乙", "a", 2023, 70, 0, 100, True, 1),
        )
        assert refuse("coupling_coordination", half).wants == ("systems.weight",)

    def test_other_items_in_the_last_year_cant_be_compared(self) -> None:
        other = table(
            "systems",
            "system item year value floor ceiling more_is_better",
            ("甲", "a", 2020, 20, 0, 100, True),
            ("乙", "a", 2020, 30, 0, 100, True),
            ("甲", "b", 2023, 60, 0, 100, True),
            ("乙", "a", 2023, 40, 0, 100, True),
        )
        assert refuse("synergy_degree", other).wants == ("systems.item",)


YEARS = range(2020, 2024)
NATION = (
    (77_754, 384_255, 553_977),
    (83_086, 450_904, 609_680),
    (88_345, 483_164, 638_698),
    (89_755, 482_589, 688_238),
)
ARTICLE = {
    "成都": ((655.2, 5418.5, 11643), (582.8, 6114.3, 13219.9), (588.4, 6404.1, 13825), (594.9, 6370.9, 15109)),
    "重庆": (
        (1803.33, 9992.21, 13207.25),
        (1922.03, 11184.94, 14787.05),
        (2012.05, 11693.86, 15423.12),
        (2074.68, 11699.14, 16371.97),
    ),
}
PUBLISHED = {
    "成都": ((0.84, 0.66), (1.41, 1.32), (2.10, 2.20), "no"),
    "重庆": ((2.32, 2.31), (2.60, 2.42), (2.38, 2.38), "yes"),
}


class TestTheArticlesTables:
    """向玲 (2024): Table 1 with the national totals of the communiqués gives Table 2."""

    @pytest.mark.parametrize("city", ARTICLE)
    def test_the_change_of_national_shares(self, city: str) -> None:
        rows = [(city, "region", year, *added) for year, added in zip(YEARS, ARTICLE[city], strict=True)]
        rows += [("全国", "reference", year, *added) for year, added in zip(YEARS, NATION, strict=True)]
        given = table("sectors", "area scope year primary secondary tertiary", *rows)
        for sector, (first, last) in zip(("primary", "secondary", "tertiary"), PUBLISHED[city][:3], strict=True):
            found = derive(f"{sector}_national_share_change", given)
            assert found.value == pytest.approx(last - first, abs=0.0101)
            assert found.year == "2020—2023"
        assert derive("tertiary_share_past_peak", given).value == PUBLISHED[city][3]
        assert derive("sector_order", given).value == "tertiary_secondary_primary"
