"""How alike two regions' industries are, by their tables: worked by hand; every doubt is told, and what is lacking."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt
from pathlib import Path

import pytest

from advisor import comparisons
from advisor.indicators.between import compare_structures
from advisor.model.comparison import Comparison, StructureGap, Structures
from advisor.model.table import Table
from advisor.model.text import Lang, Text
from advisor.record import replace
from tests.making_tables import make_table

Row = tuple[str, str, int | None, str, float | None]
HERE = [("甲", "region", 2023, "26", 50.0), ("甲", "region", 2023, "34", 30.0), ("甲", "region", 2023, "38", 20.0)]
THERE = [("乙", "region", 2023, "26", 20.0), ("乙", "region", 2023, "36", 80.0)]


def table(rows: Sequence[Row], measure: str = "output", year: str = "") -> dict[str, Table]:
    area, scope, years, industry, sizes = map(list, zip(*rows, strict=True))
    # make_table takes the year of a whole table under the name of the column of years
    dated = {"of_year": years} if any(years) else {}
    columns: dict[str, list[object]] = {"area": area, "scope": scope, **dated, "industry": industry, measure: sizes}
    made = make_table("industries", year=year, **columns)
    return {"industries": replace(made, columns={n.removeprefix("of_"): c for n, c in made.columns.items()})}


def only(*tables: dict[str, Table]) -> Structures:
    found, gaps = compare_structures(tables, {"26": Text("化学", "Chemicals")})
    assert gaps == ()
    return found[0]


def test_both_figures_are_those_worked_by_hand() -> None:
    """Shares 26, 34, 36, 38: .5 .3 0 .2 and .2 0 .8 0. Σxy = .1, Σx² = .38, Σy² = .68; Σ|x−y| = .3 + .3 + .8 + .2."""
    found = only(table(HERE), table(THERE))
    assert found.similarity == pytest.approx(0.1 / sqrt(0.38 * 0.68), abs=5e-5)
    assert found.similarity == 0.1967
    assert found.krugman == pytest.approx(1.6)
    assert (found.measure, found.industries, [side.year for side in found.sides]) == ("output", 4, ["2023", "2023"])
    assert [(one.code, one.shares) for one in found.overlaps] == [("26", (50.0, 20.0))]
    assert {caution.code for caution in found.cautions} == {"coarse_industries", "absent_industries"}
    assert dict(next(c for c in found.cautions if c.code == "absent_industries").figures) == {"cells": "3"}


def test_the_last_common_year_is_taken_and_other_years_are_told() -> None:
    earlier: list[Row] = [(a, s, 2020, i, v) for a, s, _, i, v in HERE]
    both = only(table([*HERE, *earlier]), table([(a, s, 2020, i, v) for a, s, _, i, v in THERE]))
    assert [side.year for side in both.sides] == ["2020", "2020"]
    apart = only(table(HERE), table([(a, s, 2020, i, v) for a, s, _, i, v in THERE]))
    assert [side.year for side in apart.sides] == ["2023", "2020"]
    assert "mixed_years" in {caution.code for caution in apart.cautions}
    undated = only(table([(a, s, None, i, v) for a, s, _, i, v in HERE], year="2019"), table(THERE))
    assert [side.year for side in undated.sides] == ["2019", "2023"]


def test_a_blank_cell_is_no_zero() -> None:
    blank = only(table([*HERE, ("甲", "region", 2023, "36", None)]), table(THERE))
    assert blank.industries == 3  # 36 is left out of both, so that the second has chemicals only
    assert blank.similarity == pytest.approx(0.5 / sqrt(0.38), abs=5e-5)
    assert "industries_left_out" in {caution.code for caution in blank.cautions}


def test_employment_stands_in_where_output_is_missing_from_one() -> None:
    found, gaps = compare_structures([table(HERE, "employment"), table(THERE, "employment")], {})
    assert (found[0].measure, gaps) == ("employment", ())
    found, gaps = compare_structures([table(HERE), table(THERE, "employment")], {})
    assert found == ()
    assert [(gap.region, gap.reason) for gap in gaps] == [(1, "no_column")]


def test_parts_stand_for_the_region_and_finer_codes_for_their_division() -> None:
    parts: list[Row] = [("子", "part", 2023, "2610", 30.0), ("丑", "part", 2023, "2620", 20.0)]
    parts += [("子", "part", 2023, "34", 30.0), ("丑", "part", 2023, "38", 20.0)]
    found = only(table(parts), table(THERE))
    assert found.similarity == 0.1967
    assert "summed_from_parts" in {caution.code for caution in found.cautions}


@pytest.mark.parametrize(
    ("tables", "reason"),
    [
        ({}, "no_table"),
        (table([("乙", "region", 2023, "26", None)]), "no_rows"),
        (table([("乙", "region", 2023, "C", 5.0)]), "undefined"),
        (table([("乙", "region", 2023, "26", 0.0)]), "zero_whole"),
        (table([("全国", "reference", 2023, "26", 5.0)]), "no_rows"),
    ],
)
def test_what_cannot_be_told_says_why(tables: dict[str, Table], reason: str) -> None:
    found, gaps = compare_structures([table(HERE), tables], {})
    assert found == ()
    assert [(gap.region, gap.reason) for gap in gaps] == [(1, reason)]
    assert all(gap.wants for gap in gaps)


def write(folder: Path, name: str, rows: str) -> Path:
    path = folder / f"{name}.yaml"
    head = f"schema: 1\nregion: {{name: {{zh: {name}, en: {name}}}}}\n"
    listed = f"tables:\n  industries:\n    source: 市统计年鉴{name}\n    rows:\n{rows}" if rows else ""
    path.write_text(head + listed, encoding="utf-8")
    return path


def lines(rows: Sequence[Row]) -> str:
    told = "{{area: {}, scope: {}, year: {}, industry: '{}', output: {}}}"
    scopes = {"region": "本地区"}
    return "".join(f"      - {told.format(a, scopes[s], y, i, v)}\n" for a, s, y, i, v in rows)


@pytest.fixture
def compared(tmp_path: Path) -> Comparison:
    return comparisons.compare([write(tmp_path, "甲", lines(HERE)), write(tmp_path, "乙", lines(THERE))])[1]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_memo_tells_value_year_table_and_cautions(lang: Lang, tmp_path: Path) -> None:
    paths = [write(tmp_path, "甲", lines(HERE)), write(tmp_path, "乙", lines(THERE))]
    advices, comparison = comparisons.compare(paths)
    assert comparison.structures[0].level == "low"  # below the first cut-off of the indicator that grades it
    told = comparisons.write_comparison(comparison, advices, lang)
    for wanted in ("0.1967", "1.6", "2023", "市统计年鉴甲", "市统计年鉴乙"):
        assert wanted in told
    assert "有3处" in told if lang == "zh" else "3 pairs of area and industry" in told
    assert "化学原料" in told if lang == "zh" else "chemical" in told.lower()
    assert comparison.structure_gaps == ()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_memo_says_once_what_is_lacking(lang: Lang, tmp_path: Path) -> None:
    paths = [write(tmp_path, "甲", lines(HERE)), write(tmp_path, "丁", ""), write(tmp_path, "丙", "")]
    advices, comparison = comparisons.compare(paths[1:])
    told = comparisons.write_comparison(comparison, advices, lang)
    heading = "分行业分地区数据" if lang == "zh" else "Industries by area"
    assert told.count(heading) == 1
    advices, comparison = comparisons.compare(paths)
    assert [gap.region for gap in comparison.structure_gaps] == [1, 2]
    line = next(t for t in comparisons.write_comparison(comparison, advices, lang).splitlines() if heading in t)
    assert "丁和丙" in line or "丁 and 丙" in line
    assert comparison.structure_gaps[0] == StructureGap(region=1, reason="no_table", wants=("industries",))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_three_regions_have_a_table_of_pairs(lang: Lang, tmp_path: Path) -> None:
    paths = [
        write(tmp_path, "甲", lines(HERE)),
        write(tmp_path, "乙", lines(THERE)),
        write(tmp_path, "丙", lines(HERE)),
    ]
    advices, comparison = comparisons.compare(paths)
    pairs = [(one.one, one.other, one.similarity, one.krugman) for one in comparison.structures]
    assert pairs == [(0, 1, 0.1967, 1.6), (0, 2, 1.0, 0.0), (1, 2, 0.1967, 1.6)]
    told = comparisons.write_comparison(comparison, advices, lang)
    pair = "甲和丙" if lang == "zh" else "甲 and 丙"
    assert any(line.startswith(f"| {pair} | 1 | 0 |") for line in told.splitlines())
