"""Plain shares, means and counts, one line each: what is divided by what, in which table, and where that is defined."""

from __future__ import annotations

from collections.abc import Callable
from math import inf

from advisor.indicators.areas import amount, in_latest, region, within
from advisor.indicators.firm_list import (
    LARGER,
    LARGER_INDUSTRIAL,
    answered,
    chosen,
    everyone,
    larger,
    larger_industrial,
    listed,
    small_and_medium,
    within_parks,
)
from advisor.indicators.frames import Frame, Tables
from advisor.indicators.method import Compute, method
from advisor.indicators.shares import count_share, share
from advisor.record import Record

BY_AREA = ("area", "scope", "year")
PERCENT = "%"


class Plain(Record, frozen=True):
    """``part`` and ``whole`` are columns of ``table``; ``what`` says it in words, ``source`` who defines it.

    ``who`` picks the rows that it speaks of, one of ``WHO``; ``top`` is the highest that it can be.
    """

    id: str
    table: str
    part: str
    whole: str
    what: str
    source: str = "definition of the indicator"
    who: str = "all"
    top: float = 100.0


WHO: dict[str, tuple[Callable[[Frame], Frame], tuple[str, ...], str]] = {
    "all": (everyone, (), ""),
    "larger": (larger, LARGER, "larger firms (规上)"),
    "larger industrial": (larger_industrial, LARGER_INDUSTRIAL, "larger industrial firms (规上工业)"),
    "park": (within_parks, ("firms.in_park",), "firms in parks"),
    "small": (small_and_medium, ("firms.size",), "small and medium firms"),
}

SUMS = (
    Plain(
        "local_procurement_rate",
        "firms",
        "local_purchases",
        "purchases",
        "Purchases made in the region in all purchases",
    ),
    Plain("local_sales_rate", "firms", "local_sales", "sales", "Sales made in the region in all sales"),
    Plain(
        "park_procurement_rate",
        "firms",
        "park_purchases",
        "purchases",
        "Purchases made in the same park in all purchases",
        who="park",
    ),
    Plain(
        "cross_city_supply_share",
        "firms",
        "partner_purchases",
        "purchases",
        "Purchases from partner cities in all purchases",
    ),
    Plain(
        "outside_capital_share",
        "firms",
        "outside_capital",
        "paid_in_capital",
        "Capital from outside in paid-in capital",
        who="larger",
    ),
    Plain(
        "rd_intensity",
        "firms",
        "rd_spending",
        "sales",
        "R&D spending of firms in their sales",
        "National Bureau of Statistics, R&D经费投入强度",
        who="larger industrial",
    ),
    Plain("joint_rd_share", "firms", "rd_joint", "rd_spending", "Joint R&D spending in R&D spending"),
    Plain(
        "new_product_share",
        "firms",
        "new_product_sales",
        "sales",
        "Sales of new products in sales",
        "National Bureau of Statistics, 新产品销售收入占比",
        who="larger industrial",
    ),
    Plain("rd_staff_share", "firms", "rd_staff", "employees", "R&D staff in employees"),
    Plain("own_brand_sales_share", "firms", "own_brand_sales", "sales", "Own-brand sales in sales", who="larger"),
    Plain("training_spend_share", "firms", "training", "wages", "Training spending in wages"),
    Plain(
        "service_bought_outside",
        "firms",
        "services_outside",
        "services_bought",
        "Services bought outside in services bought",
        who="larger",
    ),
    Plain("developed_area_share", "parks", "built_area", "planned_area", "Built area in planned area"),
    Plain("fully_serviced_area_share", "parks", "serviced_area", "built_area", "Fully serviced area in built area"),
    Plain(
        "plan_deviation_rate", "parks", "off_plan_land", "industrial_land", "Land off plan in industrial land supplied"
    ),
    Plain(
        "tenants_in_planned_industries",
        "parks",
        "in_plan_tenants",
        "tenants",
        "Tenants in planned industries in all tenants",
    ),
    Plain(
        "wastewater_treatment_rate",
        "parks",
        "wastewater_treated",
        "wastewater",
        "Wastewater treated centrally in wastewater",
    ),
    Plain(
        "three_synchrony_rate",
        "parks",
        "synchrony_passed",
        "synchrony_due",
        "Projects that passed the three-synchrony check in those due",
    ),
    Plain("eia_rate", "parks", "eia_done", "eia_due", "Projects with an assessment in those due for one"),
    Plain(
        "discharge_exceedance_rate",
        "parks",
        "sources_exceeding",
        "sources_tested",
        "Dischargers over the limit in those tested",
    ),
    Plain(
        "supporting_facility_rate",
        "parks",
        "facilities_built",
        "facilities_planned",
        "Facilities built in those planned",
    ),
)
REGION_SHARES = (
    Plain(
        "regional_rd_intensity",
        "innovation",
        "rd_spending",
        "gdp",
        "R&D spending in GDP",
        "National Bureau of Statistics, R&D经费投入强度",
    ),
    Plain(
        "science_budget_share", "innovation", "science_budget", "budget", "Science and technology in the public budget"
    ),
    Plain(
        "joint_patent_share",
        "innovation",
        "patents_joint",
        "patents_applied",
        "Joint applications in patent applications",
    ),
    Plain(
        "ip_matches_industry",
        "innovation",
        "patents_matching",
        "patents_valid",
        "Patents of leading industries in patents in force",
    ),
    Plain(
        "patent_transfer_rate",
        "innovation",
        "academic_transferred",
        "academic_patents",
        "Academic patents transferred or licensed in all of them",
    ),
    Plain(
        "local_patent_use_share",
        "innovation",
        "academic_transferred_local",
        "academic_transferred",
        "Transfers to local firms in all transfers",
    ),
    Plain(
        "cross_city_tech_contract_share",
        "innovation",
        "contracts_partner",
        "contracts",
        "Contracts bought by the partner city in all contracts",
    ),
    Plain(
        "rd_projects_on_schedule",
        "innovation",
        "projects_done",
        "projects_due",
        "Projects accepted on time in those due",
    ),
    Plain(
        "graduates_staying_share", "innovation", "graduates_staying", "graduates", "Graduates who stay in all graduates"
    ),
    Plain(
        "high_tech_output_share",
        "innovation",
        "high_tech_output",
        "industrial_output",
        "High-tech output in industrial output",
    ),
    Plain("env_investment_share", "energy", "env_investment", "gdp", "Environmental investment in GDP"),
    Plain(
        "energy_self_sufficiency",
        "energy",
        "energy_produced",
        "energy_consumed",
        "Energy produced in energy consumed",
        top=inf,
    ),
    Plain("sme_loan_share", "finance", "sme_loans", "enterprise_loans", "Loans to small firms in enterprise loans"),
)
FLAGS = (
    Plain(
        "cooperation_contract_share",
        "firms",
        "local_contract",
        "",
        "Firms with a local cooperation contract of a year or more",
    ),
    Plain("specialised_supplier_share", "firms", "specialised_supplier", "", "Specialised suppliers among firms"),
    Plain(
        "firms_with_rd_institution_share",
        "firms",
        "rd_institution",
        "",
        "Firms with an R&D institution of their own",
        who="larger industrial",
    ),
    Plain("own_brand_firm_share", "firms", "own_trademark", "", "Firms with a trademark of their own", who="small"),
    Plain("industrial_software_share", "firms", "software", "", "Firms that use industrial software", who="larger"),
    Plain(
        "association_member_share",
        "firms",
        "association_member",
        "",
        "Firms that are members of a trade association",
        who="larger",
    ),
    Plain(
        "parks_with_long_term_plan", "parks", "long_term_plan", "", "Parks with an approved plan of ten years or more"
    ),
)
REGION_AMOUNTS = (
    ("joint_rd_projects", "项", "innovation", "joint_projects", "Joint research projects"),
    ("iur_projects", "项", "innovation", "iur_projects", "Industry-university projects"),
    ("rd_institutions", "个", "innovation", "rd_institutions", "R&D institutions"),
    ("university_count", "所", "innovation", "universities", "Universities"),
    ("high_tech_firms", "家", "innovation", "high_tech_firms", "High-tech firms"),
    ("tech_contract_value", "亿元", "innovation", "contracts", "Value of technology contracts"),
)


def _rows(tables: Tables, plain: Plain, *columns: str) -> Frame:
    return WHO[plain.who][0](tables.latest(plain.table, *columns))


def _share_of_sums(plain: Plain) -> Compute:
    def compute(tables: Tables) -> float:
        rows = listed(_rows(tables, plain, plain.part, plain.whole), plain.part, plain.whole)
        return within(share(rows.numbers(plain.part), rows.numbers(plain.whole)), 0.0, plain.top)

    return compute


def _share_of_region(plain: Plain) -> Compute:
    def reckon(frame: Frame) -> float:
        rows = region(frame, plain.part, plain.whole).complete(plain.part, plain.whole, need=1.0)
        return within(share(rows.numbers(plain.part), rows.numbers(plain.whole)), 0.0, plain.top)

    return lambda tables: in_latest(tables, plain.table, reckon)


def _share_of_flags(plain: Plain) -> Compute:
    def compute(tables: Tables) -> float:
        return count_share(chosen(answered(_rows(tables, plain, plain.part), plain.part), plain.part, "yes"))

    return compute


def _amount_of_region(table: str, column: str) -> Compute:
    return lambda tables: in_latest(tables, table, lambda frame: amount(region(frame, column), column))


def _register(compute: Compute, name: str, unit: str, doc: str, *reads: str) -> None:
    compute.__name__, compute.__doc__ = name, doc
    method(unit, *reads)(compute)


def _doc(plain: Plain, tail: str, formula: str) -> str:
    of = f", {WHO[plain.who][2]}" if WHO[plain.who][2] else ""
    return f"{plain.what}{of} (%){tail}.\n\nFormula: ``{formula}``. Source: {plain.source}."


def _needs(plain: Plain, *columns: str) -> tuple[str, ...]:
    return (*(f"{plain.table}.{name}" for name in columns), *WHO[plain.who][1])


for _plain in SUMS:
    _text = _doc(_plain, "", f"100 · Σ {_plain.part} ÷ Σ {_plain.whole}")
    _register(_share_of_sums(_plain), _plain.id, PERCENT, _text, *_needs(_plain, _plain.part, _plain.whole))
for _plain in REGION_SHARES:
    _text = _doc(_plain, ", of the region", f"100 · {_plain.part} ÷ {_plain.whole}")
    _register(_share_of_region(_plain), _plain.id, PERCENT, _text, *_needs(_plain, *BY_AREA, _plain.part, _plain.whole))
for _plain in FLAGS:
    _text = _doc(_plain, "", f"100 · rows with {_plain.part} ÷ rows that answer")
    _register(_share_of_flags(_plain), _plain.id, PERCENT, _text, *_needs(_plain, _plain.part))
for _id, _unit, _table, _column, _what in REGION_AMOUNTS:
    _text = (
        f"{_what} of the region ({_unit}).\n\nFormula: ``{_column}``, as reported. Source: definition of the indicator."
    )
    _reads = tuple(f"{_table}.{name}" for name in (*BY_AREA, _column))
    _register(_amount_of_region(_table, _column), _id, _unit, _text, *_reads)
