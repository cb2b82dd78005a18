"""What was computed from tables, and what could not be."""

from __future__ import annotations

from typing import Literal

from advisor.record import Record

CautionCode = Literal[
    "small_sample",
    "rows_left_out",
    "rows_undated",
    "mixed_years",
    "approximate_cells",
    "three_sectors_only",
    "coarse_industries",
    "short_series",
    "firm_shares_only",
    "coupling_is_relative",
    "reference_missing",
    "one_part_only",
    "stated_differs",
    "summed_from_parts",
    "absent_industries",
    "industries_left_out",
    "industries_unmatched",
    "current_prices",
    "firms_as_plants",
    "towns_not_cities",
    "flows_unbalanced",
    "whole_list",
    "no_denominator",
    "listed_only",
    "one_criterion_only",
    "sales_for_output",
    "new_firms_counted",
    "tenants_for_producing",
    "exports_for_deliveries",
    "pollutants_missing",
]
ReasonCode = Literal[
    "no_table", "no_column", "no_rows", "too_few_rows", "zero_whole", "no_reference", "one_year", "undefined"
]


class Caution(Record, frozen=True):
    """A known misuse or weakness of a computed figure; ``figures`` fill the slots of its sentence."""

    code: CautionCode
    figures: tuple[tuple[str, str], ...] = ()


class Derived(Record, frozen=True):
    """A computed indicator in the method's unit: year(s), the cells it came from, rows used and left out."""

    method: str
    value: float | str
    unit: str
    year: str
    cells: tuple[str, ...]
    rows: int
    left_out: int
    cautions: tuple[Caution, ...] = ()


class NotDerived(Record, frozen=True):
    """Why an indicator was not computed: the reason, and the ``table.column`` names that it wants."""

    method: str
    reason: ReasonCode
    wants: tuple[str, ...]
