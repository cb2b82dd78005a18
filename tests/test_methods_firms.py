"""Figures from firm lists, park lists and regional tables: the right one, its cells, and none where an input lacks."""

from __future__ import annotations

from typing import get_args

import numpy as np
import pytest

from advisor.indicators.deriving import all_methods
from advisor.indicators.method import apply_method
from advisor.indicators.methods.plain_shares import FLAGS, REGION_AMOUNTS, REGION_SHARES, SUMS
from advisor.knowledge.tables import load_table_book
from advisor.model.derived import CautionCode, Derived, NotDerived
from advisor.model.table import Table
from advisor.record import replace
from tests.conftest import RULES
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
    table = make_table(plain.table, size=["small"] * 5, **{plain.part: [True, False, False, N, False]})  # type: ignore[attr-defined]
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
    in_park=[N, True, False, N],
    net_profit=[80.0, 20.0, -50.0, 0.0],
    reinvested=[10.0, 15.0, 0.0, 0.0],
    left=[True, False, False, False],
    own_trademark=[True, True, False, False],
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
    tenants=[60.0, 20.0, 0.0],
    small_tenants=[40.0, 12.0, 0.0],
    small_producing=[25.0, 5.0, 0.0],
    polluting_tenants=[8.0, 12.0, 0.0],
    polluting_producing=[7.0, 5.0, 0.0],
    projects_due=[10.0, 10.0, 0.0],
    projects_on_time=[9.0, 6.0, 0.0],
    facilities_planned=[4.0, 2.0, 1.0],
    facilities_built=[4.0, 2.0, 0.0],
)
CHAIN = make_table(
    "chain",
    chain=["甲链", "甲链", "甲链", "乙链"],
    link=["料", "件", "机", "料"],
    key=[True, True, False, True],
    local_firms=[0.0, 0.0, 3.0, 1.0],
    purchase_days=[45.0, 30.0, N, N],
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
    "relocation_rate": ((FIRMS,), 25.0),
    "reinvestment_rate": ((FIRMS,), 25.0),  # of the two that made a profit
    "own_brand_firm_share": ((FIRMS,), 100 / 3),  # the large one is not a small or medium firm
    "small_project_share": ((PARKS,), 50.0),
    "polluting_firm_share": ((PARKS,), 20.0),
    "projects_on_schedule": ((PARKS,), 75.0),
    "labour_intensive_share": ((FIRMS,), 50.0),  # 30 % is three tenths
    "firms_contract_for_others": ((FIRMS,), 50.0),  # 一半以上 includes the half
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
    assert value_of(name, *tables) == pytest.approx(expected)


OPTIONAL = {
    "firms.above_scale",
    "firms.industry",
    "parks.small_tenants",
    "parks.polluting_tenants",
    "parks.tenants",
    "chain.link",
}
LOOSE = {
    "park_entry_rate": {"firms.park"},
    "relocation_rate": {"firms.founded"},
    "transferred_output_share": {"firms.sales"},
    "large_firm_output_share": {"firms.sales"},
    "energy_intensity": {"energy.area"},
    "pollutant_intensity_ratio": {"energy.cod", "energy.so2"},
    "small_project_share": {"parks.small_producing", "parks.producing"},
    "polluting_firm_share": {"parks.polluting_producing", "parks.producing"},
}
NEEDED = [
    (name, read)
    for name, (tables, _) in WORKED.items()
    for read in METHODS[name].reads
    if read not in OPTIONAL | LOOSE.get(name, set())
    and any(read.split(".")[1] in t.columns for t in tables if read.startswith(f"{t.kind}."))
]


@pytest.mark.parametrize(("name", "read"), NEEDED, ids=[f"{name} without {read}" for name, read in NEEDED])
def test_each_column_needed_is_missed(name: str, read: str) -> None:
    kind, column = read.split(".")
    tables = {t.kind: without(t, column) if t.kind == kind else t for t in WORKED[name][0]}
    found = apply_method(METHODS[name], tables)
    assert isinstance(found, NotDerived) or name in ("transferred_output_share", "large_firm_output_share"), found
    if isinstance(found, NotDerived):
        assert read in found.wants, found


def without(table: Table, *names: str) -> Table:
    return replace(table, columns={name: column for name, column in table.columns.items() if name not in names})


def series(kind: str, **columns: list[object]) -> Table:
    table = make_table(kind, area=["甲", "甲"], scope=["region", "region"], **columns)
    years = make_table(kind, when=[2020.0, 2023.0]).columns["when"]
    return Table(kind, table.rows, {**table.columns, "year": years}, table.where)


def test_changes_run_over_three_years() -> None:
    trade = series("trade", export_deliveries=[10.0, 30.0], exports=[90.0, 190.0], sales=[100.0, 200.0])
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


def firms(year: str = "2023", **columns: list[object]) -> Table:
    """Return a list of forty firms or more: the columns given, over and over."""
    rows = len(next(iter(columns.values())))
    return make_table("firms", year=year, **{name: values * (40 // rows + 1) for name, values in columns.items()})


def derive(name: str, *tables: Table) -> tuple[float | str, dict[str, dict[str, str]]]:
    found = apply_method(METHODS[name], {table.kind: table for table in tables})
    assert isinstance(found, Derived), found
    return found.value, {caution.code: dict(caution.figures) for caution in found.cautions}


def refuse(name: str, *tables: Table) -> tuple[str, tuple[str, ...]]:
    found = apply_method(METHODS[name], {table.kind: table for table in tables})
    assert isinstance(found, NotDerived), found
    return found.reason, found.wants


class TestLines:
    def test_a_firm_at_a_line_is_at_it_whatever_its_size(self) -> None:
        sales = [step / 10 for step in range(1, 2001)]
        at_three = make_table("firms", sales=sales, rd_spending=[round(3 * s / 100, 4) for s in sales])
        assert derive("firms_below_3pct_rd", at_three) == (0.0, {})
        thirty = [round(3 * s / 10, 4) for s in sales]
        buyers = make_table("firms", leading=[True] * 2000, purchases=sales, local_purchases=thirty)
        assert derive("leading_firms_buying_locally", buyers) == (100.0, {})
        assert value_of("labour_intensive_share", make_table("firms", wages=thirty, production_cost=sales)) == 100.0


class TestWhoCounts:
    def test_only_firms_marked_as_above_the_threshold_count_where_any_is(self) -> None:
        given = firms(above_scale=[True, False, N], sales=[100.0, 100.0, 100.0], rd_spending=[4.0, 1.0, 1.0])
        assert derive("rd_intensity", given)[0] == pytest.approx(4.0)
        assert "whole_list" not in derive("rd_intensity", given)[1]
        assert derive("rd_intensity", without(given, "above_scale")) == (pytest.approx(2.0), {"whole_list": {}})

    def test_a_firm_outside_industry_is_no_industrial_firm_and_one_without_a_code_stays(self) -> None:
        given = firms(industry=["26", "6510", N], rd_spending=[5.0, 5.0, 0.0])
        assert derive("firms_with_rd_share", given)[0] == pytest.approx(50.0)
        assert derive("park_entry_rate", firms(industry=["26", "65"], in_park=[True, False]))[0] == 100.0

    def test_a_blank_park_does_not_put_a_firm_outside(self) -> None:
        assert refuse("park_entry_rate", firms(park=["东园", N])) == ("no_column", ("firms.in_park",))
        half = firms(park=["东园", N, N, N], in_park=[N, False, N, False])
        value, cautions = derive("park_entry_rate", half)
        assert (value, cautions) == (pytest.approx(100 / 3), {"rows_left_out": {"left": "11", "rows": "44"}})
        assert refuse("park_entry_rate", firms(in_park=[True, N, N])) == ("too_few_rows", ("firms.in_park",))

    def test_where_only_yes_is_written_a_share_means_nothing(self) -> None:
        assert refuse("cooperation_contract_share", firms(local_contract=[True, True, N]))[0] == "too_few_rows"
        assert refuse("relocation_rate", firms(left=[True, True, N]))[0] == "too_few_rows"
        assert (
            refuse("leading_firm_pull", firms(leading=[True, True, N], local_purchases=[1.0, 1.0, 9.0]))[0]
            == "too_few_rows"
        )
        assert derive("cooperation_contract_share", firms(local_contract=[True, True]))[0] == 100.0

    def test_but_a_count_of_the_marked_stands(self) -> None:
        value, cautions = derive("srdi_firms", firms(srdi=[True, N, N, N]))
        assert (value, cautions["rows_left_out"]) == (11.0, {"left": "33", "rows": "44"})
        assert "listed_only" in cautions

    def test_a_row_without_a_year_counts_for_none_and_is_told(self) -> None:
        given = firms(rd_spending=[4.0, 9.0], sales=[100.0, 100.0], above_scale=[True, True])
        dated = make_table("firms", when=[2023.0, N] * (given.rows // 2)).columns["when"]
        told = derive("rd_intensity", replace(given, columns={**given.columns, "year": dated}))
        assert told == (pytest.approx(4.0), {"rows_undated": {"rows": "21"}, "small_sample": {"rows": "21"}})

    def test_a_firm_founded_in_the_year_was_not_there_at_its_start(self) -> None:
        given = firms(left=[True, False, False, False], founded=[2010.0, 2015.0, 2023.0, 2023.0])
        assert derive("relocation_rate", given) == (50.0, {"small_sample": {"rows": "22"}})
        assert derive("relocation_rate", without(given, "founded")) == (25.0, {"new_firms_counted": {"rows": "44"}})

    def test_ten_years_are_ten_calendar_years_and_a_mover_without_a_year_is_left_out(self) -> None:
        origin = ["moved_in", "moved_in", "moved_in", "other"]
        given = firms(origin=origin, founded=[2014.0, 2013.0, N, N], output=[10.0, 20.0, 90.0, 10.0])
        value, cautions = derive("transferred_output_share", given)
        assert (value, cautions) == (25.0, {"rows_left_out": {"left": "11", "rows": "33"}})
        undated = firms(origin=origin, founded=[N, N, 2020.0, N], output=[1.0] * 4)
        assert refuse("transferred_output_share", undated) == ("too_few_rows", ("firms.founded",))
        assert refuse("transferred_output_share", replace(given, year=""))[1] == ("firms.year",)

    def test_who_makes_a_loss_or_sells_nothing_has_no_ratio(self) -> None:
        given = firms(reinvested=[40.0, 0.0], net_profit=[100.0, -80.0])
        assert derive("reinvestment_rate", given)[0] == pytest.approx(40.0)
        assert derive("reinvestment_rate", given)[1]["no_denominator"] == {"left": "21"}
        assert refuse("reinvestment_rate", firms(reinvested=[150.0], net_profit=[100.0]))[0] == "undefined"
        assert refuse("median_rd_intensity", firms(rd_spending=[1.0], sales=[0.0])) == ("zero_whole", ("firms.sales",))


class TestParksAndPlaces:
    def test_tenants_stand_in_for_producing_firms_over_tenants(self) -> None:
        rough = without(PARKS, "small_producing", "polluting_producing")
        assert derive("small_project_share", rough) == (65.0, {"tenants_for_producing": {}})
        assert derive("polluting_firm_share", rough) == (25.0, {"tenants_for_producing": {}})

    def test_projects_of_three_years_count_together(self) -> None:
        counts = {"projects_due": [90.0, 10.0, 10.0, 20.0], "projects_on_time": [0.0, 9.0, 5.0, 6.0]}
        table = make_table("parks", name=["东"] * 4, **counts)  # type: ignore[arg-type]
        years = make_table("parks", when=[2020.0, 2021.0, 2022.0, 2023.0]).columns["when"]
        long = replace(table, columns=table.columns | {"year": years})
        assert derive("projects_on_schedule", long) == (50.0, {})
        two = replace(
            long, columns=long.columns | {"year": replace(years, numbers=np.array([2019.0, 2019, 2022, 2023]))}
        )
        assert derive("projects_on_schedule", two)[1] == {
            "short_series": {"first": "2022", "last": "2023", "wanted": "3"}
        }

    def test_a_park_younger_than_the_table_ends_the_mean_age(self) -> None:
        assert refuse("park_age", make_table("parks", year="2023", founded=[2025.0, 2000.0]))[0] == "undefined"
        assert refuse("park_age", make_table("parks", founded=[2000.0])) == ("no_column", ("parks.year",))

    def test_an_idle_park_needs_its_year_and_a_working_one_does_not(self) -> None:
        parks = make_table("parks", year="2023", producing=[0.0, 0.0, 9.0], founded=[2021.0, 2022.0, N])
        assert value_of("empty_parks", parks) == 1.0
        working = make_table("parks", year="2023", producing=[4.0, 9.0], founded=[2021.0, 2022.0])
        assert value_of("empty_parks", working) == 0.0

    def test_one_park_without_a_plant_is_enough_and_all_must_be_known_for_no(self) -> None:
        columns: dict[str, list[object]] = {"producing": [5.0, 5.0, 0.0]}
        assert (
            value_of("treatment_plant_missing", make_table("parks", **columns, treatment_plant=[False, N, N])) == "yes"
        )
        assert (
            value_of("treatment_plant_missing", make_table("parks", **columns, treatment_plant=[True, True, False]))
            == "no"
        )
        unknown = make_table("parks", **columns, treatment_plant=[True, N, False])
        assert refuse("treatment_plant_missing", unknown) == ("too_few_rows", ("parks.treatment_plant",))

    def test_facilities_are_complete_where_every_park_has_all(self) -> None:
        assert value_of("supporting_facilities_complete", PARKS) == "no"
        done = make_table("parks", facilities_planned=[4.0, 2.0], facilities_built=[4.0, 2.0])
        assert value_of("supporting_facilities_complete", done) == "yes"
        gap = make_table("parks", facilities_planned=[4.0, 2.0], facilities_built=[4.0, N])
        assert refuse("supporting_facilities_complete", gap)[0] == "too_few_rows"

    def test_links_that_a_local_firm_fills_need_no_days(self) -> None:
        days: list[object] = [60.0, N, 31.0]
        chain = make_table(
            "chain", chain=["甲"] * 3, link=["料", "件", "机"], local_firms=[0.0, 2.0, 0.0], purchase_days=days
        )
        assert value_of("missing_key_links", chain) == 2.0
        none = make_table("chain", chain=["甲"], link=["料"], local_firms=[1.0], purchase_days=[1.0])
        assert value_of("missing_key_links", none) == 0.0
        unknown = make_table("chain", link=["料", "件"], local_firms=[0.0, 1.0], purchase_days=[N, 1.0])
        assert refuse("missing_key_links", unknown) == ("no_rows", ("chain.purchase_days",))

    def test_exports_by_product_yield_to_the_total_and_stand_in_for_deliveries(self) -> None:
        rows: dict[str, list[object]] = {"area": ["甲"] * 2, "scope": ["region"] * 2, "product": ["光缆", N]}
        table = make_table("trade", **rows, exports=[5.0, 10.0], sales=[N, 100.0])
        assert derive("export_share", table) == (10.0, {"exports_for_deliveries": {}})
        assert (
            refuse("export_share", make_table("trade", area=["甲"], scope=["region"], exports=[9.0], sales=[5.0]))[0]
            == "undefined"
        )

    def test_a_pollutant_without_figures_is_passed_over(self) -> None:
        assert derive("pollutant_intensity_ratio", ENERGY) == (3.0, {"pollutants_missing": {"missing": "2"}})
        gone = replace(ENERGY.columns["cod"], numbers=np.array([np.nan, 1000.0]))
        rest = replace(ENERGY, columns=ENERGY.columns | {"cod": gone})
        assert derive("pollutant_intensity_ratio", rest) == (0.5, {"pollutants_missing": {"missing": "3"}})

    def test_productivity_grows_over_the_industries_that_both_years_have(self) -> None:
        made = make_table(
            "industries",
            area=["甲"] * 5,
            scope=["region"] * 5,
            when=[2020.0, 2023.0, 2020.0, 2023.0, 2023.0],
            industry=["26", "26", "36", "36", "39"],
            value_added=[60.0, 100.0, 40.0, 33.1, 900.0],
            employment=[600.0, 500.0, 400.0, 500.0, 1.0],
        )
        table = replace(made, columns={("year" if n == "when" else n): c for n, c in made.columns.items()})
        value, cautions = derive("productivity_growth", table)
        assert value == pytest.approx(10.0)
        assert "current_prices" in cautions


def test_every_caution_given_has_a_sentence_with_its_slots() -> None:
    sentences = load_table_book(RULES).cautions
    for name, (tables, _) in WORKED.items():
        for code, figures in derive(name, *tables)[1].items():
            assert sentences[code].zh.format(**figures), name
            assert sentences[code].en.format(**figures), name
    assert set(get_args(CautionCode)) <= set(sentences)


def test_a_list_of_two_hundred_thousand_firms_is_read_whole() -> None:
    rng = np.random.default_rng(1)
    bought = rng.uniform(1, 9, 200_000)
    table = make_table("firms", purchases=list(bought), local_purchases=list(bought * 0.2))
    assert value_of("local_procurement_rate", table) == pytest.approx(20.0)
