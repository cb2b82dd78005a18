"""From findings to advice: severity, confidence, order, gaps, flags, benchmarks, entities."""

from __future__ import annotations

from pathlib import Path

import pytest

from advisor import service
from advisor.errors import EngineDisagreement, ProfileError
from advisor.inference import reasoner as reasoner_module
from advisor.inference.agreement import check_agreement
from advisor.inference.rete import Trace
from advisor.inference.walk import walk_rules
from advisor.knowledge.loader import load_rulebase
from advisor.model.finding import CONFIDENCES
from advisor.model.rulebase import SEVERITIES
from tests.building import advise_small, write_profile
from tests.conftest import EXAMPLES, SMALL_RULES

LOW = (
    '  local_procurement_rate: {value: 20, unit: "%", basis: BASIS}\n'
    "  upstream_output_sold_outside: {value: yes, basis: BASIS}\n"
)


def facts(basis: str) -> str:
    return LOW.replace("BASIS", basis)


@pytest.mark.parametrize(
    ("basis", "confidence"), [("statistic", "high"), ("record", "high"), ("survey", "medium"), ("judgement", "medium")]
)
def test_confidence_follows_the_basis_of_the_evidence(basis: str, confidence: str, tmp_path: Path) -> None:
    diagnosis = next(d for d in advise_small(tmp_path, facts(basis)).diagnoses if d.id == "low_chain_linkage")
    assert diagnosis.confidence == confidence


def test_an_analysts_link_is_less_sure_than_a_stated_one(tmp_path: Path) -> None:
    isolated = facts("record").replace("yes", "no")
    diagnosis = next(d for d in advise_small(tmp_path, isolated).diagnoses if d.id == "isolated_firms")
    assert diagnosis.confidence == "medium"


def test_a_misdated_figure_counts_with_less_confidence(tmp_path: Path) -> None:
    flagged = facts("record").replace(
        "basis: record}", "basis: record, flag: {kind: year, why: {zh: 年份误, en: Year}}}"
    )
    advice = advise_small(tmp_path, flagged)
    assert next(d for d in advice.diagnoses if d.id == "low_chain_linkage").confidence == "medium"
    assert [w.kind for w in advice.data_warnings] == ["year", "year"]


def test_a_figure_of_doubtful_value_decides_nothing_but_is_shown(tmp_path: Path) -> None:
    flagged = facts("record").replace(
        '"%", basis: record', '"%", basis: record, flag: {kind: value, why: {zh: 数值误, en: Value}}', 1
    )
    advice = advise_small(tmp_path, flagged)
    assert advice.diagnoses == ()
    assert [fact.indicator for fact in advice.facts if fact.flag] == ["local_procurement_rate"]
    assert "low_chain_linkage" in {u.id for u in advice.undetermined}


def test_severity_worsens_below_the_mark_and_orders_the_diagnoses(tmp_path: Path) -> None:
    grave = facts("record").replace("20", "14.9")
    assert [d.severity for d in advise_small(tmp_path, grave).diagnoses] == ["severe", "mild"]
    assert [d.severity for d in advise_small(tmp_path, facts("record")).diagnoses] == ["moderate", "mild"]


def test_a_measure_scores_severity_times_confidence_of_all_it_treats(tmp_path: Path) -> None:
    advice = advise_small(tmp_path, facts("record"))
    (measure,) = advice.recommendations
    assert [(t.conclusion, t.points) for t in measure.terms] == [
        ("diagnosis low_chain_linkage", 6),
        ("diagnosis isolated_firms", 2),
    ]
    assert (measure.score, measure.priority, measure.treats) == (8, 1, ("low_chain_linkage", "isolated_firms"))


def test_a_root_cause_is_told_with_all_that_it_brings_about_and_raises_what_treats_it() -> None:
    advice = service.advise(EXAMPLES / "lianyungang.yaml")
    held = {d.id: d for d in advice.diagnoses}
    roots = {r.id: r for r in advice.root_causes}
    assert "quota_driven_recruitment" in roots
    for root in roots.values():
        assert not held[root.id].causes
        assert len(root.feeds) > 1
        assert set(held[root.id].feeds) <= set(root.feeds) <= held.keys() - {root.id}
        for fed in root.feeds:  # each is reached through causes that hold
            assert {c.id for c in held[fed].causes} & {root.id, *root.feeds}
    for measure in advice.recommendations:
        for term in measure.terms:
            if term.severity:
                own = (SEVERITIES.index(term.severity) + 1) * (CONFIDENCES.index(term.confidence) + 1)
                assert term.points == own + len(term.feeds)
                assert not {f"diagnosis {fed}" for fed in term.feeds} & {t.conclusion for t in measure.terms}
    assert any(term.feeds for measure in advice.recommendations for term in measure.terms)


def test_a_benchmark_of_the_profile_replaces_the_cut_offs(tmp_path: Path) -> None:
    benchmark = (
        "benchmarks:\n  local_procurement_rate:\n"
        '    - {at: 10, unit: "%", opens: medium, source: {zh: 省均值, en: Province mean}}\n'
        '    - {at: 18, unit: "%", opens: high, source: {zh: 目标, en: Target}}\n'
    )
    advice = advise_small(tmp_path, facts("record"), benchmark)
    fact = next(f for f in advice.facts if f.indicator == "local_procurement_rate")
    assert (fact.level, fact.cutoffs[0].basis) == ("high", "benchmark")
    assert advice.diagnoses == ()


def test_entities_are_named_where_the_profile_has_them(tmp_path: Path) -> None:
    named = "entities:\n  - {kind: firm, name: {zh: 奇瑞, en: Chery}, tags: [leading]}\n"
    (measure,) = advise_small(tmp_path, facts("record"), named).recommendations
    assert measure.here is not None
    assert measure.here.zh == "由奇瑞牵头"
    (unnamed,) = advise_small(tmp_path, facts("record")).recommendations
    assert unnamed.here is None


def test_a_diagnosis_that_hangs_on_one_judgement_is_marked(tmp_path: Path) -> None:
    soft = facts("record").replace('"%", basis: record', '"%", basis: judgement')
    diagnosis = next(d for d in advise_small(tmp_path, soft).diagnoses if d.id == "low_chain_linkage")
    assert diagnosis.soft == "local_procurement_rate"
    firm = next(d for d in advise_small(tmp_path, facts("record")).diagnoses if d.id == "low_chain_linkage")
    assert firm.soft == ""


def test_causes_that_hold_are_named_and_feed(tmp_path: Path) -> None:
    advice = advise_small(tmp_path, facts("record"))
    isolated = next(d for d in advice.diagnoses if d.id == "isolated_firms")
    linkage = next(d for d in advice.diagnoses if d.id == "low_chain_linkage")
    assert [cause.id for cause in isolated.causes] == ["low_chain_linkage"]
    assert linkage.feeds == ("isolated_firms",)


def test_an_empty_profile_decides_nothing_and_says_what_to_find_first(tmp_path: Path) -> None:
    advice = advise_small(tmp_path)
    assert advice.diagnoses == advice.recommendations == ()
    assert {u.id for u in advice.undetermined} == {"low_chain_linkage", "isolated_firms"}
    assert advice.next_data[0].indicator == "local_procurement_rate"
    assert all(datum.weight == len(datum.decides) for datum in advice.next_data)


def test_what_the_data_exclude_is_ruled_out_with_its_reason(tmp_path: Path) -> None:
    advice = advise_small(tmp_path, '  local_procurement_rate: {value: 72, unit: "%", basis: record}\n')
    out = next(r for r in advice.ruled_out if r.conclusion == "diagnosis low_chain_linkage")
    assert [(e.atom, e.verdict) for e in out.evidence] == [("local_procurement_rate is low", "fails")]


def test_everything_cited_is_described_once(tmp_path: Path) -> None:
    advice = advise_small(tmp_path, facts("record"))
    assert [claim.id for claim in advice.claims] == ["paper/low_linkage", "paper/platform"]
    assert [document.id for document in advice.documents] == ["paper"]


def test_a_disagreement_of_the_evaluators_is_a_hard_error_that_names_the_rule(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reasoner_module.Rete, "run", lambda *_: Trace())
    with pytest.raises(EngineDisagreement, match=r"low_chain_linkage\.inputs_bought_elsewhere"):
        service.advise(write_profile(tmp_path, facts("record")), SMALL_RULES)


def test_severities_are_compared_too(tmp_path: Path) -> None:
    base = load_rulebase(SMALL_RULES)
    profile = service.load_profile(write_profile(tmp_path, facts("record").replace("20", "10")), base)
    findings = walk_rules(base, profile.facts)
    trace = reasoner_module.Rete(base).run(profile.facts)
    check_agreement(base, findings, trace)
    trace.worsened.clear()
    with pytest.raises(EngineDisagreement, match="severe"):
        check_agreement(base, findings, trace)


def test_a_level_beside_a_bound_that_allows_it_is_no_contradiction(tmp_path: Path) -> None:
    near = '  local_procurement_rate: {value: ">40", unit: "%", level: high, basis: record}\n'
    assert advise_small(tmp_path, near).facts[0].indicator == "local_procurement_rate"
    with pytest.raises(ProfileError, match="contradiction"):
        advise_small(tmp_path, near.replace("high", "low"))
