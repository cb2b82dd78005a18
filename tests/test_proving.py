"""What z3 proves of a rule base, what it refutes, and the regions with which it does."""

from __future__ import annotations

import random
import shutil
from importlib.util import find_spec
from pathlib import Path

import pytest

from advisor import service
from advisor.errors import Code
from advisor.inference.walk import walk_rules
from advisor.knowledge.loader import load_rulebase
from advisor.model.finding import Verdict
from advisor.model.proof import Failure, Proofs
from advisor.model.rulebase import SEVERITIES, Rulebase
from tests.conftest import SMALL_RULES
from tests.random_profiles import exact_facts
from tests.synthetic_rules import make_rulebase

pytestmark = pytest.mark.skipif(find_spec("z3") is None, reason="z3 comes with the extra 'proofs' only")

DIAGNOSES, REMEDIES = "themes/linkage/diagnoses.yaml", "themes/linkage/remedies.yaml"
INDICATORS, STAGE = "indicators/linkage.yaml", "types/stage.yaml"
Edits = list[tuple[str, str, str]]
MEND: Edits = [
    (
        STAGE,
        "[diagnosis isolated_firms, park_procurement_rate >= regional_rate]",
        "[diagnosis isolated_firms, KNOWN_BY]",
    ),
    (STAGE, "KNOWN_BY", "local_procurement_rate is low"),
    (REMEDIES, "        when: {none: [type level is national]}\n", ""),
]


def copy_rules(folder: Path, edits: Edits) -> Path:
    """Return a copy of the small rule base in which each text is replaced, and nothing else fails to be proved."""
    rules = folder / "rules"
    shutil.copytree(SMALL_RULES, rules)
    for file, old, new in edits:
        path = rules / file
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, (file, old)
        path.write_text(text.replace(old, new), encoding="utf-8")
    return rules


def prove(rules: Path) -> Proofs:
    """Return what is proved of the rule base under ``rules``; z3 is there, or these tests would be skipped."""
    proofs = service.prove_rules(load_rulebase(rules))
    assert proofs is not None
    return proofs


def fails(folder: Path, *edits: tuple[str, str, str], mend: Edits = MEND) -> dict[Code, list[Failure]]:
    """Return, by code, what fails of a copy of the small rule base with these edits."""
    found: dict[Code, list[Failure]] = {}
    for failure in prove(copy_rules(folder, [*mend, *edits])).failures:
        found.setdefault(failure.problem.code, []).append(failure)
    return found


def told(failures: list[Failure]) -> str:
    assert len(failures) == 1
    return failures[0].problem.message


def test_everything_is_proved_of_a_sound_rule_base(tmp_path: Path) -> None:
    proofs = prove(copy_rules(tmp_path, MEND))
    assert proofs.failures == ()
    assert (proofs.reachable, proofs.diagnoses) == (2, 2)
    assert proofs.statements > 25


# 1. every rule can fire


def test_a_rule_that_contradicts_what_its_diagnosis_rests_on_can_never_fire(tmp_path: Path) -> None:
    reads = "diagnosis low_chain_linkage, upstream_output_sold_outside, local_procurement_rate is medium"
    found = fails(tmp_path, (STAGE, "diagnosis isolated_firms, local_procurement_rate is low", reads))
    assert found.keys() == {Code.CANNOT_FIRE}
    message = told(found[Code.CANNOT_FIRE])
    assert "stage.linked.known_by_a_problem" in message
    assert message.endswith("no region meets all of 'diagnosis low_chain_linkage'; 'local_procurement_rate is medium'")
    place = found[Code.CANNOT_FIRE][0].problem.where
    assert (place.file, place.line) == ("rules/types/stage.yaml", 16)


def test_the_smallest_conflict_is_told_though_a_larger_one_comes_first(tmp_path: Path) -> None:
    when = """            - park_procurement_rate < local_procurement_rate
            - local_procurement_rate >= regional_rate
            - park_procurement_rate > regional_rate
"""
    conflict = """            - park_procurement_rate < local_procurement_rate
            - local_procurement_rate < regional_rate
            - park_procurement_rate > regional_rate
            - any: [local_procurement_rate is high, local_procurement_rate >= 60 %]
            - diagnosis low_chain_linkage
"""
    message = told(fails(tmp_path, (DIAGNOSES, when, conflict))[Code.CANNOT_FIRE])
    assert message.count("'; '") == 1
    assert "'any [local_procurement_rate is high, local_procurement_rate >= 60 %]'" in message


def test_the_same_rule_fires_once_its_conditions_agree(tmp_path: Path) -> None:
    reads = "diagnosis low_chain_linkage, upstream_output_sold_outside, local_procurement_rate is low"
    assert fails(tmp_path, (STAGE, "diagnosis isolated_firms, local_procurement_rate is low", reads)) == {}


# 2. no rule is implied by another


def another_rule(when: str, severity: str = "mild", worsen: str = "", name: str = "another") -> tuple[str, str, str]:
    """Return the edit that gives the isolated firms a further rule."""
    rule = f"""      {name}:
        title: {{zh: 又一条, en: Another}}
        when: {when}
        severity: {severity}
{worsen}        cite: [{{claim: paper/low_linkage, link: analyst}}]
      rates_out_of_step:
"""
    return DIAGNOSES, "      rates_out_of_step:\n", rule


def test_a_rule_that_holds_only_where_another_holds_says_nothing(tmp_path: Path) -> None:
    found = fails(tmp_path, another_rule("{all: [diagnosis low_chain_linkage, upstream_output_sold_outside]}"))
    assert found.keys() == {Code.IMPLIED_RULE}
    message = told(found[Code.IMPLIED_RULE])
    assert message.startswith("rule 'isolated_firms.another' holds only where 'isolated_firms.linked_low_and_city'")


def test_a_graver_rule_is_not_implied_by_a_milder_one(tmp_path: Path) -> None:
    when = "{all: [diagnosis low_chain_linkage, upstream_output_sold_outside]}"
    assert fails(tmp_path, another_rule(when, "moderate")) == {}
    worse = "        worsen: {severe: local_procurement_rate < 15 %}\n"
    assert fails(tmp_path / "worsen", another_rule(when, "mild", worse)) == {}


def test_a_graver_rule_is_implied_by_one_that_worsens_wherever_it_holds(tmp_path: Path) -> None:
    worsens = (
        "            - local_procurement_rate is low\n        severity: mild\n",
        "            - local_procurement_rate is low\n        severity: mild\n"
        "        worsen: {moderate: local_procurement_rate is low}\n",
    )
    when = "{all: [diagnosis low_chain_linkage, upstream_output_sold_outside]}"
    found = fails(tmp_path, (DIAGNOSES, *worsens), another_rule(when, "moderate"))
    assert "isolated_firms.another" in told(found[Code.IMPLIED_RULE])


def test_of_two_rules_that_mean_the_same_the_later_one_is_told_of(tmp_path: Path) -> None:
    when = """
          at_least: 2
          of:
            - any: [local_procurement_rate is low, local_procurement_rate < 15 %]
            - diagnosis low_chain_linkage
            - not upstream_output_sold_outside"""
    message = told(fails(tmp_path, another_rule(when))[Code.IMPLIED_RULE])
    assert message.startswith("rule 'isolated_firms.another'")


def test_a_rule_that_decides_with_fewer_data_is_worth_having(tmp_path: Path) -> None:
    high = "local_procurement_rate is high"
    yes, no = (
        f"{{all: [{high}, {sold}]}}" for sold in ("upstream_output_sold_outside", "not upstream_output_sold_outside")
    )
    at_once, by_cases = another_rule(f"{{all: [{high}]}}"), another_rule(f"{{any: [{yes}, {no}]}}", name="by_cases")
    found = fails(tmp_path, at_once, by_cases)
    assert told(found[Code.IMPLIED_RULE]).startswith("rule 'isolated_firms.by_cases' holds only where")


# 3. clashes


def second_measure(gate: str, clash: str) -> Edits:
    """Return the edits that add a measure to treat low linkage, and its clash with the platform."""
    measure = f"""remedies:
  supplier_days:
    label: {{zh: 供需对接, en: Supplier days}}
    text: {{zh: 办对接会, en: Hold them}}
    instrument: service
    actors: {{lead: [industry_bureau]}}
    horizon: short
    clashes:
      - {{with: shared_platform, why: {{zh: 经费只够一项, en: Money for one only}}{clash}}}
    kpis:
      - {{text: {{zh: 办会, en: Days held}}, aim: done}}
    for:
      low_linkage_calls_days:
        treats: low_chain_linkage
        when: {{all: [{gate}]}}
        cite: [{{claim: paper/platform, link: stated}}]
"""
    calls = "        treats: isolated_firms\n"
    return [(REMEDIES, "remedies:\n", measure), (REMEDIES, calls, f"{calls}        when: {{all: [{APART}]}}\n")]


APART = "local_procurement_rate >= 15 %"
SETTLE = ", settle: {zh: 先办会, en: Days first}"
GATED = (
    REMEDIES,
    "        treats: low_chain_linkage\n        cite: [{claim: paper/platform, link: stated}]\n      isol",
    f"        treats: low_chain_linkage\n        when: {{all: [{APART}]}}\n"
    "        cite: [{claim: paper/platform, link: stated}]\n      isol",
)
CLASHES = {Code.CLASH_ARISES, Code.DEAD_CLASH}


def test_a_clash_that_nothing_settles_must_not_arise(tmp_path: Path) -> None:
    rules = copy_rules(tmp_path, [*MEND, GATED, *second_measure("local_procurement_rate is low", "")])
    base, proofs = load_rulebase(rules), prove(rules)
    (failure,) = (f for f in proofs.failures if f.problem.code in CLASHES)
    assert failure.problem.code is Code.CLASH_ARISES
    assert "'supplier_days' clashes with 'shared_platform'" in failure.problem.message
    paths = service.write_examples(tmp_path / "examples", base, proofs)
    (path,) = (p for p in paths if p.name == "clash-arises-supplier_days-shared_platform.yaml")
    advice = service.advise(path, rules)
    (clash,) = advice.clashes
    assert ({clash.first, clash.second}, clash.settle) == ({"supplier_days", "shared_platform"}, None)
    assert "Money for one only." in service.write_memo(advice, "en")


def test_gates_that_exclude_each_other_prove_that_it_does_not(tmp_path: Path) -> None:
    found = fails(tmp_path, GATED, *second_measure("local_procurement_rate < 15 %", ""))
    assert not found.keys() & CLASHES


def test_a_settled_clash_may_arise_but_must_not_be_dead(tmp_path: Path) -> None:
    alive = fails(tmp_path / "alive", GATED, *second_measure("local_procurement_rate is low", SETTLE))
    assert not alive.keys() & CLASHES
    dead = fails(tmp_path / "dead", GATED, *second_measure("local_procurement_rate < 15 %", SETTLE))
    assert "no region is ever recommended both" in told(dead[Code.DEAD_CLASH])


# 4. diagnoses from data alone

RATE = "    definition: {zh: 本地采购额占采购总额的比重, en: Share of purchases made locally}\n"
JUDGED = (INDICATORS, RATE, f"{RATE}    judgement: true\n")
LOW_LINKAGE = "    label: {zh: 产业链协同程度低, en: Low chain linkage}\n"
ONLY = (DIAGNOSES, LOW_LINKAGE, LOW_LINKAGE + "    judgement_only: {zh: 无此统计, en: No statistics of it exist}\n")


def test_a_diagnosis_that_needs_a_judgement_must_say_so(tmp_path: Path) -> None:
    rules = copy_rules(tmp_path, [*MEND, JUDGED])
    base, proofs = load_rulebase(rules), prove(rules)
    assert (proofs.reachable, proofs.diagnoses) == (0, 2)
    assert {f.problem.code for f in proofs.failures} == {Code.NEEDS_JUDGEMENT}
    path = service.write_examples(tmp_path / "examples", base, proofs)[0]
    assert "basis: judgement" in path.read_text(encoding="utf-8")
    assert "low_chain_linkage" in {d.id for d in service.advise(path, rules).diagnoses}


def test_one_that_says_so_passes(tmp_path: Path) -> None:
    found = fails(tmp_path, JUDGED, ONLY)
    assert "isolated_firms" in told(found[Code.NEEDS_JUDGEMENT])


def test_one_that_says_so_and_needs_none_is_refused(tmp_path: Path) -> None:
    rules = copy_rules(tmp_path, [*MEND, ONLY])
    base, proofs = load_rulebase(rules), prove(rules)
    assert [f.problem.code for f in proofs.failures] == [Code.NOT_JUDGEMENT_ONLY]
    (path,) = service.write_examples(tmp_path / "examples", base, proofs)
    assert "judgement" not in path.read_text(encoding="utf-8").split("schema")[1].split("facts")[1]
    assert "low_chain_linkage" in {d.id for d in service.advise(path, rules).diagnoses}


def test_data_on_another_way_make_a_judgement_dispensable(tmp_path: Path) -> None:
    states = "    definition: {zh: 上游产品是否主要销往外地, en: Whether upstream output is mainly sold outside}\n"
    assert fails(tmp_path, (INDICATORS, states, f"{states}    judgement: true\n")) == {}


# 5. every diagnosis is treated wherever it holds


def test_a_gate_that_leaves_a_region_without_treatment_is_shown_that_region(tmp_path: Path) -> None:
    rules = copy_rules(tmp_path, MEND[:2])
    base, proofs = load_rulebase(rules), prove(rules)
    assert [f.problem.code for f in proofs.failures] == [Code.LEFT_UNTREATED]
    (path,) = service.write_examples(tmp_path / "examples", base, proofs)
    assert path.name == "left-untreated-isolated_firms.yaml"
    advice = service.advise(path, rules)
    assert "isolated_firms" in {d.id for d in advice.diagnoses}
    assert advice.recommendations == ()
    assert advice.region.spatial_level == "national"


# 6. every measure can be recommended


@pytest.mark.parametrize(("level", "codes"), [("high", {Code.CANNOT_FIRE, Code.NEVER_RECOMMENDED}), ("low", set())])
def test_a_measure_whose_only_gate_contradicts_its_diagnosis_is_never_recommended(
    level: str, codes: set[Code], tmp_path: Path
) -> None:
    text = (SMALL_RULES / REMEDIES).read_text(encoding="utf-8")
    only = text[text.index("      isolation_calls_platform:") :]
    call = "        treats: low_chain_linkage\n"
    gate = (REMEDIES, call, f"{call}        when: {{all: [local_procurement_rate is {level}]}}\n")
    found = fails(tmp_path, (REMEDIES, only, ""), gate, mend=MEND[:2])
    assert found.keys() & {Code.CANNOT_FIRE, Code.NEVER_RECOMMENDED} == codes


# 7. indicators, levels, bounds


def test_an_indicator_that_only_dead_rules_read_is_dead(tmp_path: Path) -> None:
    when = "            - local_procurement_rate >= regional_rate\n"
    dead = f"{when}            - diagnosis low_chain_linkage\n            - local_procurement_rate is high\n"
    found = fails(tmp_path, (DIAGNOSES, when, dead))
    assert found.keys() == {Code.CANNOT_FIRE, Code.DEAD_INDICATOR}
    assert "'regional_rate' is read only by rules that can never hold" in told(found[Code.DEAD_INDICATOR])


@pytest.mark.parametrize(
    ("cutoff", "level"), [("at: 100, strict: true, opens: high", "high"), ("at: 100, opens: high", "")]
)
def test_a_cut_off_with_nothing_on_one_side_empties_a_level(cutoff: str, level: str, tmp_path: Path) -> None:
    found = fails(tmp_path, (INDICATORS, "at: 60, opens: high", cutoff))
    if level:
        message = f"no number in the range of 'local_procurement_rate' (0 to 100 %) is '{level}'"
        assert told(found[Code.EMPTY_LEVEL]) == message
    else:
        assert found == {}


def test_a_comparison_that_every_number_passes_is_told_of(tmp_path: Path) -> None:
    edits: Edits = [
        (INDICATORS, "at: 15,", "at: 0,"),
        (DIAGNOSES, "local_procurement_rate < 15 %", "local_procurement_rate <= 0 %"),
        (STAGE, "local_procurement_rate >= 15 %", "local_procurement_rate >= 0 %"),
    ]
    found = fails(tmp_path, *edits)
    assert told(found[Code.ONE_SIDED_BOUND]).startswith("'local_procurement_rate >= 0 %' is the same for every number")


def test_a_mark_that_no_rule_compares_with_is_idle(tmp_path: Path) -> None:
    edits: Edits = [
        (DIAGNOSES, "local_procurement_rate < 15 %", "local_procurement_rate < 30 %"),
        (STAGE, "local_procurement_rate >= 15 %", "local_procurement_rate >= 30 %"),
    ]
    assert "mark 15" in told(fails(tmp_path, *edits)[Code.IDLE_MARK])


# What a proof rests on


def test_what_z3_gives_up_on_is_told_and_never_taken_for_proved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("advisor.proving.logic.EFFORT", 1)
    proofs = prove(copy_rules(tmp_path, MEND))
    assert {f.problem.code for f in proofs.failures} == {Code.UNPROVEN}
    assert proofs.reachable < 2


def check_encoding(base: Rulebase, chance: random.Random, share: float) -> None:
    """Hold the formulas of every rule equal to the walker's verdict on one random region, and to its severity."""
    from advisor.proving.encoding import Encoding, answer_is, perhaps_reported, variable_of
    from advisor.proving.logic import Solver, compare, figure, negate

    facts = exact_facts(base, chance, share)
    gappy, terms = Encoding(base, perhaps_reported), []
    for name, indicator in base.indicators.items():
        fact, reported = facts.get(name), perhaps_reported(indicator)
        terms.append(negate(reported) if fact is None else reported)
        if fact is not None and fact.number is not None:
            terms += [compare(variable_of(indicator), sign, figure(fact.number.low)) for sign in ("<=", ">=")]  # type: ignore[arg-type]
        elif fact is not None:
            terms.append(answer_is(indicator, fact.value))
    solution = Solver().solve(terms)
    assert solution is not None
    for encoding in (gappy, *([Encoding(base)] if share == 1 else [])):
        for name, finding in walk_rules(base, facts).by_rule.items():
            rails = encoding.rule(finding.rule)
            found = (solution.truth(rails.holds), solution.truth(rails.fails))
            assert found == (finding.verdict is Verdict.HOLDS, finding.verdict is Verdict.FAILS), name
            if finding.severity is not None:
                graves = [s for s in SEVERITIES if solution.truth(encoding.is_as_grave(finding.rule, s))]
                assert graves[-1] == finding.severity, name


@pytest.mark.parametrize("share", [1, 0.7, 0.3])
def test_the_formulas_mean_what_the_walker_means(share: float, small_base: Rulebase, base: Rulebase) -> None:
    chance = random.Random(7)
    for _ in range(100):
        check_encoding(small_base, chance, share)
    for _ in range(4):
        check_encoding(base, chance, share)
        check_encoding(make_rulebase(60, seed=chance.randrange(99)), chance, share)


def test_nothing_fails_of_the_own_rule_base(base: Rulebase) -> None:
    proofs = service.prove_rules(base)
    assert proofs is not None
    assert [str(failure.problem) for failure in proofs.failures] == []
    assert proofs.statements > 2 * len(base.rules)
