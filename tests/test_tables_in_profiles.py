"""Tables written in a profile: what they give, how a doubt is told, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from advisor import service
from advisor.errors import Code, ProfileError
from advisor.model.profile import Profile

HEAD = "schema: 1\nregion: {name: {zh: 试验市, en: Trial City}, spatial_level: city}\n"
BASE = service.load_rules()


def read(tmp_path: Path, body: str) -> Profile:
    path = tmp_path / "p.yaml"
    path.write_text(HEAD + body, encoding="utf-8")
    return service.load_profile(path, BASE)


def refusals(tmp_path: Path, body: str) -> dict[Code, str]:
    with pytest.raises(ProfileError) as caught:
        read(tmp_path, body)
    return {problem.code: str(problem) for problem in caught.value.problems}


PARKS = """\
tables:
  parks:
    year: 2023
    source: 市统计局
    rows:
      - {园区名称: 东园, 规划主导产业: [汽车, 化工], output: 3亿}
      - {园区名称: 西园, 规划主导产业: 化工、医药, output: 约90000}
"""


def test_rows_become_facts_with_cells_year_and_source(tmp_path: Path) -> None:
    fact = read(tmp_path, PARKS).facts["park_output_cv"]
    assert fact.number is not None
    assert fact.number.low == 0.5  # 30000 and 90000: mean 60000, deviation 30000
    assert fact.possible == ("medium",)  # at the cut-off: the level that it opens
    assert fact.derived is not None
    assert fact.derived.cells[0].endswith("output")
    assert (fact.year, fact.source, fact.basis, fact.approximate) == ("2023", "市统计局", "statistic", True)
    assert "approximate_cells" in {caution.code for caution in fact.derived.cautions}


def test_what_lacks_its_inputs_is_not_computed_and_says_why(tmp_path: Path) -> None:
    profile = read(tmp_path, PARKS)
    assert "park_area" not in profile.facts
    assert profile.not_derived["park_area"].reason == "no_column"
    assert profile.not_derived["park_area"].wants == ("parks.planned_area",)


def test_a_statistic_stands_against_the_tables_with_a_caution(tmp_path: Path) -> None:
    stated = "facts: {leading_industries_per_park: {value: 7, unit: 个, basis: statistic}}\n"
    fact = read(tmp_path, stated + PARKS).facts["leading_industries_per_park"]
    assert fact.number is not None
    assert fact.number.low == 7
    assert fact.derived is not None
    assert fact.derived.cautions[-1].code == "stated_differs"


def test_a_judgement_gives_way_to_the_tables(tmp_path: Path) -> None:
    judged = "facts: {leading_industries_per_park: {level: many, basis: judgement}}\n"
    fact = read(tmp_path, judged + PARKS).facts["leading_industries_per_park"]
    assert (fact.basis, fact.possible) == ("statistic", ("few",))


def test_cautions_reach_the_memo_in_words(tmp_path: Path) -> None:
    path = tmp_path / "p.yaml"
    path.write_text(HEAD + PARKS, encoding="utf-8")
    advice = service.advise(path)
    told = {warning.kind: warning for warning in advice.data_warnings}
    assert "约数" in told["caution"].why.zh
    memo = service.write_memo(advice)
    assert "约数" in memo
    assert "算得" in memo
    assert "computed from" in service.write_memo(advice, "en")


def test_everything_wrong_is_told_at_once_with_its_line(tmp_path: Path) -> None:
    body = """\
tables:
  parks:
    rows:
      - {园区名称: 东园, 规划面积: 10, 建成面积: 12, output: "2,6"}
      - {园区名称: 东园, 规划面积: -8, output: 100家}
  firmz: {rows: []}
  sectors:
    rows:
      - {地区: 甲, 地区角色: 本地, 年份: 2023, GDP: 100, 一产: 30, 二产: 50, 三产: 50}
  industries:
    rows:
      - {地区: 甲, 地区角色: 本地区, 年份: 2023, 行业: 99, 产值: 3}
  chain: {rows: []}
  flows: {file: a.csv, rows: []}
"""
    told = refusals(tmp_path, body)
    assert set(told) == {
        Code.PART_ABOVE_WHOLE,
        Code.AMBIGUOUS_NUMBER,
        Code.OUT_OF_RANGE,
        Code.UNREADABLE_CELL,
        Code.DUPLICATE_ROW,
        Code.UNKNOWN_TABLE,
        Code.NOT_ALLOWED,
        Code.SUM_MISMATCH,
        Code.UNKNOWN_INDUSTRY,
        Code.EMPTY_TABLE,
        Code.MISSING_KEY,
    }
    assert "2.6 or 26" in told[Code.AMBIGUOUS_NUMBER]
    assert "p.yaml:6" in told[Code.PART_ABOVE_WHOLE]
    assert "130.0 %" in told[Code.SUM_MISMATCH]


def test_a_part_larger_than_the_region_is_refused(tmp_path: Path) -> None:
    body = """\
tables:
  sectors:
    rows:
      - {地区: 试验市, 地区角色: 本地区, 年份: 2023, GDP: 100}
      - {地区: 甲县, 地区角色: 下辖地区, 年份: 2023, GDP: 120}
"""
    assert "of a part is more than the region's 100" in refusals(tmp_path, body)[Code.PART_ABOVE_WHOLE]


def test_a_table_on_its_side_is_told_from_one_that_lacks_a_column(tmp_path: Path) -> None:
    rows = "{项目: 规划面积, 东园: 3}, {项目: 建成面积, 东园: 2}, {项目: 产值, 东园: 9}"
    turned = "tables: {parks: {rows: [" + rows + "]}}\n"
    lacking = "tables: {parks: {rows: [{规划面积: 3}]}}\n"
    assert Code.MISSING_COLUMN in refusals(tmp_path, lacking)
    assert Code.WRONG_ORIENTATION in refusals(tmp_path, turned)


def test_bounds_and_odd_headings_are_notices(tmp_path: Path) -> None:
    body = "tables: {parks: {rows: [{园区名称: 东园, 规划面积: 超过8, 备注: 好}]}}\n"
    profile = read(tmp_path, body)
    assert {notice.code for notice in profile.notices} == {Code.UNREADABLE_CELL, Code.UNKNOWN_COLUMN}


PEERS = """\
facts: {rd_intensity: {value: 1.2, unit: "%", basis: statistic}}
tables:
  peers:
    rows:
      - {地区: 甲, 指标: rd_intensity, 数值: 0.4}
      - {地区: 乙, 指标: rd_intensity, 数值: 0.6}
      - {地区: 丙, 指标: rd_intensity, 数值: 0.8}
      - {地区: 丁, 指标: rd_intensity, 数值: 1.2}
      - {地区: 戊, 指标: rd_intensity, 数值: 1.0}
"""
QUARTILES = "benchmarks: {rd_intensity: {peers: quartiles, source: {zh: 五个同类市, en: Five peers}}}\n"
MEDIAN = "benchmarks: {rd_intensity: {peers: median, multiples: [1, 2], source: {zh: 五个同类市, en: Five peers}}}\n"


def test_peers_set_the_cut_offs(tmp_path: Path) -> None:
    fact = read(tmp_path, PEERS + QUARTILES).facts["rd_intensity"]
    assert [cutoff.at for cutoff in fact.cutoffs] == [0.6, 1.0]
    assert fact.possible == ("high",)  # low by the rule base's own line of 1.5 %
    fact = read(tmp_path, PEERS + MEDIAN).facts["rd_intensity"]
    assert [cutoff.at for cutoff in fact.cutoffs] == [0.8, 1.6]
    assert fact.possible == ("medium",)
    assert {cutoff.basis for cutoff in fact.cutoffs} == {"benchmark"}


def test_too_few_peers_set_none(tmp_path: Path) -> None:
    body = "\n".join(PEERS.split("\n")[:-4]) + "\n" + QUARTILES
    assert "need at least 4" in refusals(tmp_path, body)[Code.BAD_CUTOFFS]
