"""Regions side by side: what both lack, what one lacks, what is not known, and what each could take from the other."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from advisor import comparisons, service
from advisor.cli.app import app
from advisor.errors import Code, ProfileError
from advisor.model.advice import Advice
from advisor.model.comparison import Comparison, ProblemRow
from advisor.model.condition import atoms_of, indicators_of
from advisor.model.rulebase import Rulebase
from advisor.model.text import Lang
from tests.conftest import EXAMPLES, SMALL_RULES
from tests.golden import COMPARED, comparison_texts

TEN = tuple("china chongqing lianyungang wanjiang yongan dongguan jinjiang wenzhou ningbo qianjiang".split())  # noqa: SIM905


@lru_cache
def compared(*names: str) -> tuple[tuple[Advice, ...], Comparison]:
    return comparisons.compare([EXAMPLES / f"{name}.yaml" for name in names])


def pair() -> tuple[tuple[Advice, ...], Comparison]:
    return compared("lianyungang", "wanjiang")


def write(lang: Lang, *names: str) -> str:
    advices, comparison = compared(*names)
    return comparisons.write_comparison(comparison, advices, lang)


def holding(*places: int) -> set[str]:
    return {row.id for row in pair()[1].problems if row.having("holds") == places}


def test_what_both_lack() -> None:
    wanted = "low_chain_linkage weak_firm_cooperation weak_embeddedness low_value_chain_position blind_recruitment"
    assert set(wanted.split()) <= holding(0, 1)


def test_what_lianyungang_alone_has_with_its_chain_of_causes() -> None:
    wanted = "serious_pollution homogenised_parks incentive_race polluting_relocations env_funding_gap"
    assert set(wanted.split()) <= holding(0)
    pollution = next(row for row in pair()[1].problems if row.id == "serious_pollution")
    causes = {cause.id for cause in pollution.cells[0].causes}
    assert {"polluting_relocations", "synchrony_not_enforced", "lowered_environmental_bar"} <= causes


def test_what_wanjiang_alone_has() -> None:
    assert {"no_cluster_brand", "producer_services_lag", "inactive_associations", "weak_brand_management"} <= holding(1)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_matters_most_is_told_with_its_evidence_and_the_chain_behind_it(lang: Lang) -> None:
    told = write(lang, "lianyungang", "wanjiang").splitlines()
    labels = {row.id: row.label.in_(lang) for row in pair()[1].problems}
    points = {name: [line for line in told if line.startswith(f"- **{label}**")] for name, label in labels.items()}
    alone = "serious_pollution homogenised_parks incentive_race polluting_relocations no_cluster_brand"
    for name in [*alone.split(), "producer_services_lag"]:
        assert len(points[name]) == 1, name
        assert "[^" in points[name][0]
    for cause in ("polluting_relocations", "blind_recruitment", "lowered_environmental_bar", "env_funding_gap"):
        assert labels[cause].lower() in points["serious_pollution"][0].lower()
    for name in ("low_chain_linkage", "weak_embeddedness", "blind_recruitment"):
        row = next(line for line in told if line.startswith(f"| {labels[name]}"))
        assert row.count("[^") >= 2


def test_each_could_take_something_from_the_other() -> None:
    fits = {(t.giver, t.taker): t.judged.id for t in pair()[1].transfers if t.judged.state == "fits"}
    assert set(fits) == {(0, 1), (1, 0)}


def test_what_is_recommended_is_not_transferred_and_what_is_not_there_is_needless() -> None:
    advices, comparison = pair()
    for transfer in comparison.transfers:
        assert transfer.judged.id in {r.id for r in advices[transfer.giver].recommendations}
        assert transfer.judged.id not in {r.id for r in advices[transfer.taker].recommendations}
        if transfer.judged.state == "needless":
            out = {record.conclusion for record in advices[transfer.taker].ruled_out}
            assert {named.id for named in transfer.judged.treats} <= out


def cells() -> Iterator[tuple[ProblemRow, int, Advice]]:
    for names in (("lianyungang", "wanjiang"), TEN):
        advices, comparison = compared(*names)
        for row in comparison.problems:
            for at, advice in enumerate(advices):
                yield row, at, advice


def test_an_undecided_problem_is_never_absent() -> None:
    seen = set()
    for row, at, advice in cells():
        state = row.cells[at].state
        open_ = {record.id for record in advice.undetermined}
        out = {record.conclusion for record in advice.ruled_out}
        assert (state == "unknown") == (row.id in open_), row.id
        assert (state == "fails") == (f"diagnosis {row.id}" in out), row.id
        assert state != "unknown" or row.cells[at].missing
        seen.add(state)
    assert seen == {"holds", "fails", "unknown"}


@pytest.mark.parametrize(("lang", "word"), [("zh", "未明"), ("en", "open")])
def test_every_view_says_what_is_undecided(lang: Lang, word: str) -> None:
    comparison = pair()[1]
    alone = [row for row in comparison.problems if row.having("holds") == (0,)]
    unknown = sum(row.cells[1].state == "unknown" for row in alone)
    told = write(lang, "lianyungang", "wanjiang")
    zh, en = (
        f"{unknown}项在皖江城市带都?尚不能判断，不等于没有",
        f"judged on (any of these )?{unknown}( of them)?, which is not",
    )
    assert re.search(f"{zh}|{en}", told)
    rows = [line for line in write(lang, *TEN).splitlines() if line.startswith("| ") and f"| {word} |" in line]
    assert len(rows) > 30
    advices, ten = compared(*TEN)
    assert f"<td>{word}</td>" in comparisons.write_comparison(ten, advices, lang, "html")


def test_ten_regions_are_ranked_by_the_weight_of_their_problems() -> None:
    told = write("zh", *TEN).split("## 二")[0]
    listed = re.findall(r"^\| (\S+) \| (\d+) \| (\d+) \| (\d+) \|", told, re.MULTILINE)
    weights = [3 * int(severe) + 2 * int(moderate) + int(mild) for _, severe, moderate, mild in listed]
    assert len(listed) == 10
    assert weights == sorted(weights, reverse=True)


def test_a_strength_that_is_ruled_out_is_told_from_one_that_is_open() -> None:
    states = {cell for row in compared(*TEN)[1].strengths for cell in row.cells}
    assert states == {"holds", "fails", "unknown"}


def test_nothing_is_learnt_from_a_strength_that_rests_on_the_taker_s_own_weakness(base: Rulebase) -> None:
    """Low wages make one region cheap and leave another in low-cost trades: what both report alike is no lesson."""
    comparison = compared(*TEN)[1]
    facts = [service.load_profile(EXAMPLES / f"{name}.yaml", base).facts for name in TEN]
    assert comparison.lessons
    for lesson in comparison.lessons:
        for problem in lesson.problems:
            read = [_read(base, key) for key in (f"strength {lesson.strength.id}", f"diagnosis {problem.id}")]
            here, there = facts[lesson.giver], facts[lesson.taker]
            alike = {n for n in here.keys() & there.keys() if set(here[n].possible) & set(there[n].possible)}
            assert (read[0] & read[1]) - alike - {"spatial_level"}, (lesson.strength.id, problem.id)
    dongguan = TEN.index("dongguan")
    learnt = {lesson.strength.label.zh for lesson in comparison.lessons if lesson.giver == dongguan}
    assert "配套体系齐全" in learnt
    assert "成本低、区位近便" not in learnt


def _read(base: Rulebase, key: str) -> set[str]:
    conditions = [c for rule in base.rules_for[key] for c in (rule.when, *(worse for _, worse in rule.worsen))]
    return {name for c in conditions for atom in atoms_of(c) for name in indicators_of(atom)}


@pytest.mark.parametrize(("lang", "others"), [("zh", "可借鉴别处的举措"), ("en", "could take from others")])
def test_ten_regions_are_told_once_each_and_side_by_side(lang: Lang, others: str) -> None:
    told = write(lang, *TEN)
    headings = [line for line in told.splitlines() if line.startswith("### ") and others in line]
    assert 1 < len(headings) <= 10
    assert service.say("compare", "overview_text", lang) in told
    assert service.say("compare_caption", "stand_many", lang) in told
    comparison = compared(*TEN)[1]
    rows = [row for row in comparison.indicators if len(row.cells) - row.cells.count(None) > 1]
    shown = [row for row in rows if f"| {row.label.in_(lang)} |" in told]
    assert len(shown) >= 30
    dash = service.say("mark", "none", lang)
    line = next(line for line in told.splitlines() if line.startswith(f"| {rows[0].label.in_(lang)} |"))
    assert line.count(f"| {dash} ") == rows[0].cells.count(None)
    assert service.say("doubt", "missing", lang) in line
    assert len(told) < 60_000


def test_an_industry_that_one_names_is_not_said_to_be_absent_from_the_other() -> None:
    for lang in ("zh", "en"):
        told = write(lang, "lianyungang", "wanjiang")
        line = next(line for line in told.splitlines() if "精细化工" in line or "‘fine chemicals’" in line)
        assert re.search("须另行核实|check whether", line)
    rows = {row.tag: row for row in pair()[1].industries}
    assert not rows["equipment"].same  # turbine blades and appliances: one broad field, other products
    ten = {row.tag: row for row in compared(*TEN)[1].industries}
    assert ten["auto"].same


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_comparison_is_whole(lang: Lang) -> None:
    for names in (("lianyungang", "wanjiang"), ("yongan", "dongguan"), TEN):
        told = write(lang, *names)
        assert re.findall(r"\bNone\b(?! or)|\{|\}|[。；，、：]。|（）|\(\)|“”|‘’", told) == []
        if lang == "zh":
            assert set(re.findall(r"[A-Za-z_]{3,}", told)) <= {"GDP"}
        else:
            assert re.findall(r"[一-鿿]", told) == []
        cited = set(re.findall(r"\[\^(\d+)\](?!:)", told))
        assert cited == set(re.findall(r"^\[\^(\d+)\]:", told, re.MULTILINE))


def test_what_can_be_set_side_by_side_is_told_from_what_cannot() -> None:
    rows = pair()[1].indicators
    assert all("missing" in row.doubts for row in rows if None in row.cells)
    known = [row for row in rows if None not in row.cells]
    assert known
    assert all("undated" in row.doubts for row in known)  # neither article dates what it says
    for row in known:
        words_only = any(cell.basis == "judgement" and cell.number is None for cell in row.cells if cell)
        assert ("judged" in row.doubts) == words_only
    _, wings = compared("south_east_wing", "qianjiang")
    rate = next(row for row in wings.indicators if row.indicator == "urbanisation_rate")
    assert "approximate" in rate.doubts
    assert rate.gap == pytest.approx(35.2 - 43.79)


def test_the_golden_comparison_is_as_it_was_when_a_person_read_it() -> None:
    for name, text in comparison_texts().items():
        assert (COMPARED / name).read_text(encoding="utf-8") == text, f"{name} differs; read it, then 'make golden'"


def run(*arguments: str) -> Any:
    return CliRunner().invoke(app, ["compare", *arguments])


def test_the_command_writes_what_the_suffix_asks_for(tmp_path: Path) -> None:
    names = [str(EXAMPLES / f"{name}.yaml") for name in ("lianyungang", "wanjiang")]
    for suffix in ("md", "html", "json"):
        assert run(*names, "-o", str(tmp_path / f"c.{suffix}")).exit_code == 0
    assert (tmp_path / "c.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    data = json.loads((tmp_path / "c.json").read_text(encoding="utf-8"))
    assert [region["id"] for region in data["regions"]] == ["lianyungang", "wanjiang"]
    assert run(*names, "-o", str(tmp_path / "c.xyz")).exit_code == 2
    assert run(names[0]).exit_code == 2


def test_a_region_beside_itself_or_its_namesake_is_refused(tmp_path: Path) -> None:
    first = EXAMPLES / "lianyungang.yaml"
    namesake = tmp_path / "other.yaml"
    namesake.write_text(first.read_text(encoding="utf-8"), encoding="utf-8")
    for second in (first, EXAMPLES / ".." / "examples" / "lianyungang.yaml", namesake):
        with pytest.raises(ProfileError) as caught:
            comparisons.compare([first, second])
        assert [problem.code for problem in caught.value.problems] == [Code.SAME_REGION]


def profile(folder: Path, name: str, level: str, facts: str) -> Path:
    path = folder / f"{name}.yaml"
    head = f"schema: 1\nregion: {{name: {{zh: {name}, en: {name}}}, spatial_level: {level}}}\nfacts:\n"
    path.write_text(head + facts, encoding="utf-8")
    return path


def test_a_closed_gate_names_the_condition_that_is_lacking(tmp_path: Path) -> None:
    low = "  upstream_output_sold_outside: yes\n  local_procurement_rate: {value: 10, unit: '%'}\n"
    paths = [profile(tmp_path, "甲", "city", low), profile(tmp_path, "乙", "national", low)]
    _, comparison = comparisons.compare(paths, SMALL_RULES)
    lacking = [t for t in comparison.transfers if t.judged.state == "lacking"]
    assert [(t.giver, t.taker, t.judged.id) for t in lacking] == [(0, 1, "shared_platform")]
    assert [demand.conclusion for demand in lacking[0].judged.lacks] == ["type level is national"]
