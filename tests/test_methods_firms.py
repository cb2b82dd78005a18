"""Figures from firm lists, park lists and regional tables: the right one, its cells, and none where an input lacks."""

from __future__ import annotations

import numpy as np
import pytest

from advisor.indicators.deriving import all_methods
from advisor.indicators.method import apply_method
from advisor.indicators.methods.plain_shares import FLAGS, REGION_AMOUNTS, REGION_SHARES, SUMS
from advisor.model.derived import Derived, NotDerived
from advisor.model.table import Table
from tests.making_tables import make_table

METHODS = all_methods()
N = None


def value_of(name: str, *tables: Table) -> float | str:
    found = apply_method(METHODS[name], {table.kind: table for table in tables})
    assert isinstance(found, Derived), found
    assert found.cells
    return found.value if isinstance(found.value, str) else round(found.value, 9)


@pytest.mark.parametrize("plain", SUMS, ids=lambda plain: plain.id)
def test_shares_of_sums_weigh_by_size_and_leave_gaps_out(plain: object) -> None:
    table = make_table(plain.table, **{plain.part: [1.0, 30.0, N, 5.0], plain.whole: [10.0, 90.0, 50.0, N]})  # type: ignore[attr-defined]
    found = apply_method(METHODS[plain.id], {plain.table: table})  # type: ignore[attr-defined]
    assert isinstance(found, Derived)
    assert found.value == pytest.approx(31.0)
    assert (found.rows, found.left_out) == (2, 2)
    assert len(found.cells) == 2


@pytest.mark.parametrize("plain", REGION_SHARES, ids=lambda plain: plain.id)
def test_shares_of_the_region_are_its_own_row(plain: object) -> None:
    columns = {plain.part: [3.0, 50.0], plain.whole: [12.0, 60.0]}  # type: ignore[attr-defined]
    table = make_table(plain.table, area=["甲", "全省"], scope=["region", "reference"], **columns)  # type: ignore[attr-defined]
    assert value_of(plain.id, table) == 25.0  # type: ignore[attr-defined]


@pytest.mark.parametrize("plain", FLAGS, ids=lambda plain: plain.id)
def test_shares_of_rows_count_those_that_answer(plain: object) -> None:
    table = make_table(plain.table, **{plain.part: [True, False, False, N, False]})  # type: ignore[attr-defined]
    assert value_of(plain.id, table) == 25.0  # type: ignore[attr-defined]


@pytest.mark.parametrize("name,_unit,kind,column,_what", REGION_AMOUNTS, ids=[row[0] for row in REGION_AMOUNTS])
def test_amounts_are_the_regions_own(name: str, _unit: str, kind: str, column: str, _what: str) -> None:
    table = make_table(kind, area=["甲", "全省"], scope=["region", "reference"], **{column: [7.0, 90.0]})
    assert value_of(name, table) == 7.0


FIRMS = make_table(
    "firms",
    year="2023",
    leading=[True, True, False, False],
    size=["large", "medium", "small", "micro"],
    origin=["moved_in", "local_founder", "moved_in", "other"],
    founded=[2000.0, 2001.0, 2020.0, 2019.0],
    sales=[120000.0, 40000.0, 30000.0, 10000.0],
    purchases=[100.0, 100.0, 50.0, 50.0],
    local_purchases=[20.0, 30.0, 30.0, 20.0],
    local_contract=[True, False, True, False],
    rd_spending=[4800.0, 400.0, 0.0, 300.0],
    exports=[12000.0, 4000.0, 0.0, 0.0],
    wages=[10.0, 30.0, 40.0, 20.0],
    production_cost=[100.0, 100.0, 100.0, 100.0],
    contract_sales=[0.0, 20000.0, 20000.0, 0.0],
    known_trademarks=[2.0, 1.0, 0.0, 0.0],
    srdi=[True, False, False, True],
    park=["东园", "东园", N, "西园"],
)
PARKS = make_table(
    "parks",
    year="2023",
    name=["东园", "西园", "南园"],
    tier=["national", "provincial", "lower"],
    founded=[2003.0, 2013.0, 2020.0],
    planned_area=[10.0, 8.0, 6.0],
    producing=[50.0, 10.0, 0.0],
    service_outlets=[9.0, 6.0, 3.0],
    treatment_plant=[True, False, False],
    industrial_land=[1000.0, 500.0, 500.0],
    value_added=[60000.0, 20000.0, 0.0],
    tax=[6000.0, 2000.0, 0.0],
    investment=[9000.0, 2000.0, 1000.0],
)
CHAIN = make_table(
    "chain",
    chain=["甲链", "甲链", "甲链", "乙链"],
    link=["料", "件", "机", "料"],
    key=[True, True, False, True],
    local_firms=[0.0, 0.0, 3.0, 1.0],
    purchase_days=[45.0, 30.0, 5.0, 5.0],
)
ENERGY = make_table(
    "energy",
    area=["甲", "江苏省"],
    scope=["region", "reference"],
    industrial_value_added=[100.0, 1000.0],
    industrial_energy=[150.0, 1000.0],
    cod=[300.0, 1000.0],
    so2=[50.0, 1000.0],
)
WORKED: dict[str, tuple[tuple[Table, ...], float]] = {
    "leading_firms_buying_locally": ((FIRMS,), 50.0),  # 20 % and exactly 30 %
    "leading_firm_pull": ((FIRMS,), 50.0),
    "sme_symbiosis_share": ((FIRMS,), 50.0),
    "local_founder_share": ((FIRMS,), 25.0),
    "small_firm_share": ((FIRMS,), 50.0),
    "transferred_output_share": ((FIRMS,), 15.0),  # the firm of 2000 came too long ago
    "large_firm_output_share": ((FIRMS,), 60.0),
    "cr4": ((FIRMS,), 100.0),
    "firm_hhi": ((FIRMS,), 60.0**2 + 20.0**2 + 15.0**2 + 5.0**2),
    "firm_size_gini": ((FIRMS,), 0.425),
    "pillar_firm_count": ((FIRMS,), 1.0),
    "leading_firm_export_share": ((FIRMS,), 10.0),
    "park_entry_rate": ((FIRMS,), 75.0),
    "labour_intensive_share": ((FIRMS,), 50.0),  # 30 % is three tenths
    "firms_contract_for_others": ((FIRMS,), 25.0),  # exactly a half is not over it
    "well_known_trademarks": ((FIRMS,), 3.0),
    "srdi_firms": ((FIRMS,), 2.0),
    "median_rd_intensity": ((FIRMS,), 2.0),
    "firms_below_3pct_rd": ((FIRMS,), 50.0),  # exactly three per cent is not below it
    "firms_below_1pct_rd": ((FIRMS,), 25.0),
    "firms_with_rd_share": ((FIRMS,), 75.0),
    "park_count": ((PARKS,), 3.0),
    "upper_tier_parks": ((PARKS,), 2.0),
    "park_age": ((PARKS,), 11.0),
    "park_area": ((PARKS,), 8.0),
    "producing_firms_per_park": ((PARKS,), 20.0),
    "park_service_outlets": ((PARKS,), 6.0),
    "empty_parks": ((PARKS,), 1.0),
    "parks_without_treatment_plant": ((PARKS,), 50.0),
    "land_output": ((PARKS,), 40.0),
    "tax_per_mu": ((PARKS,), 4.0),
    "investment_per_mu": ((PARKS,), 6.0),
    "investment_per_firm": ((PARKS,), 200.0),
    "chain_completeness": ((CHAIN,), 50.0),
    "missing_key_links": ((CHAIN,), 1.0),
    "leading_chain_links": ((CHAIN,), 3.0),
    "energy_intensity": ((ENERGY,), 1.5),
    "energy_intensity_ratio": ((ENERGY,), 1.5),
    "pollutant_intensity_ratio": ((ENERGY,), 3.0),
}


@pytest.mark.parametrize("name", WORKED)
def test_worked_figures(name: str) -> None:
    tables, expected = WORKED[name]
    assert value_of(name, *tables) == expected


def series(kind: str, **columns: list[object]) -> Table:
    table = make_table(kind, area=["甲", "甲"], scope=["region", "region"], **columns)
    years = make_table(kind, when=[2020.0, 2023.0]).columns["when"]
    return Table(kind, table.rows, {**table.columns, "year": years}, table.where)


def test_changes_run_over_three_years() -> None:
    trade = series("trade", exports=[10.0, 30.0], sales=[100.0, 200.0])
    assert value_of("export_share", trade) == 15.0
    assert value_of("export_share_change", trade) == 5.0
    tech = series("innovation", high_tech_output=[10.0, 30.0], industrial_output=[100.0, 200.0])
    assert value_of("high_tech_share_change", tech) == 5.0


@pytest.mark.parametrize("name", sorted(METHODS))
def test_without_its_table_or_its_columns_nothing_is_computed(name: str) -> None:
    method = METHODS[name]
    found = apply_method(method, {})
    assert isinstance(found, NotDerived)
    assert (found.reason, bool(found.wants)) == ("no_table", True)
    kinds = {read.partition(".")[0] for read in method.reads}
    bare = {kind: make_table(kind, nothing=[1.0, 2.0]) for kind in kinds}
    assert isinstance(apply_method(method, bare), NotDerived)


def test_too_many_gaps_end_a_method() -> None:
    table = make_table("firms", purchases=[10.0, N, N], local_purchases=[1.0, 2.0, 3.0])
    found = apply_method(METHODS["local_procurement_rate"], {"firms": table})
    assert isinstance(found, NotDerived)
    assert found.reason == "too_few_rows"


def test_a_whole_of_zero_gives_no_share() -> None:
    table = make_table("firms", purchases=[0.0], local_purchases=[0.0])
    found = apply_method(METHODS["local_procurement_rate"], {"firms": table})
    assert isinstance(found, NotDerived)
    assert found.reason == "zero_whole"


def test_few_firms_are_a_caution() -> None:
    table = make_table("firms", purchases=[1.0] * 29, local_purchases=[0.5] * 29)
    found = apply_method(METHODS["local_procurement_rate"], {"firms": table})
    assert isinstance(found, Derived)
    assert "small_sample" in {caution.code for caution in found.cautions}
    table = make_table("firms", purchases=[1.0] * 30, local_purchases=[0.5] * 30)
    found = apply_method(METHODS["local_procurement_rate"], {"firms": table})
    assert isinstance(found, Derived)
    assert not found.cautions


def test_a_list_of_two_hundred_thousand_firms_is_read_whole() -> None:
    rng = np.random.default_rng(1)
    bought = rng.uniform(1, 9, 200_000)
    table = make_table("firms", purchases=list(bought), local_purchases=list(bought * 0.2))
    assert value_of("local_procurement_rate", table) == pytest.approx(20.0)
