"""What the three articles diagnose is concluded from their observations, and nothing they contradict."""

from __future__ import annotations

from functools import lru_cache
from itertools import chain

import pytest

from advisor import service
from advisor.model.advice import Advice
from tests.conftest import EXAMPLES

LIANYUNGANG = """
homogenised_parks layout_disorder plan_not_followed plan_not_binding broad_positioning too_many_small_parks
unbalanced_parks wasteful_land_use land_policy_missing immature_parks late_start hindered_cluster_formation
incentive_race blind_recruitment low_entry_threshold quota_driven_recruitment low_chain_linkage
chain_division_missing incomplete_chain weak_firm_cooperation weak_embeddedness static_advantage_seeking
unrelated_entrants low_reinvestment agglomeration_stuck lack_of_pillar_firms small_scattered_firms
lack_of_large_projects serious_pollution synchrony_not_enforced env_facilities_not_as_planned polluting_relocations
env_governance_gap growth_first_assessment projects_before_facilities env_funding_gap lowered_environmental_bar
low_value_chain_position low_tech_traditional_base high_input_low_output gap_with_advanced_regions
"""
WANJIANG = """
low_chain_linkage weak_firm_cooperation no_common_platform internal_environment_lag exogenous_growth
no_cluster_brand few_own_brands weak_brand_management low_brand_awareness smes_cannot_build_brands
producer_services_lag inactive_associations information_facilities_short supporting_facilities_short
cluster_concept_confused poor_service_environment no_long_term_plan no_distinctive_industry blind_recruitment
low_value_chain_position eroding_cost_advantage gap_with_advanced_regions unsustainable_cluster weak_firm_innovation
no_rd_institutions
"""
CHENGDU_CHONGQING = """
low_chain_linkage no_common_platform no_comparative_division polarisation low_agglomeration
coordination_mechanism_incomplete no_joint_chain_plan local_completeness_bias declining_national_share
low_value_chain_position no_global_competitiveness no_innovation_community
thin_innovation_exchange innovation_plans_disconnected factor_flow_blocked no_commercialisation_mechanism
ip_demand_mismatch talent_undervalued rd_projects_stall weak_technology_coordination low_regional_research_effort
"""
DIAGNOSED = {
    "lianyungang": LIANYUNGANG.split(),
    "wanjiang": WANJIANG.split(),
    "chengdu_chongqing": CHENGDU_CHONGQING.split(),
}
CONTRADICTED = {
    "lianyungang": ["no_cluster_brand", "polarisation", "declining_national_share"],
    "wanjiang": ["serious_pollution", "homogenised_parks", "lack_of_pillar_firms"],
    "chengdu_chongqing": ["serious_pollution", "lack_of_pillar_firms", "weak_embeddedness"],
}
REGIONS = sorted(DIAGNOSED)


@lru_cache
def advice_on(region: str) -> Advice:
    return service.advise(EXAMPLES / f"{region}.yaml")


@pytest.mark.parametrize("region", REGIONS)
def test_every_diagnosis_of_the_article_is_concluded(region: str) -> None:
    concluded = {d.id for d in advice_on(region).diagnoses}
    assert sorted(set(DIAGNOSED[region]) - concluded) == []


@pytest.mark.parametrize("region", REGIONS)
def test_nothing_that_the_article_contradicts_is_concluded(region: str) -> None:
    concluded = {d.id for d in advice_on(region).diagnoses}
    assert concluded.isdisjoint(CONTRADICTED[region])


def observed_diagnoses(advice: Advice) -> set[str]:
    """Return the diagnoses that some rule concludes from at least one fact that is not a judgement."""
    basis = {fact.indicator: fact.basis for fact in advice.facts}
    known: set[str] = set()
    grown = True
    while grown:
        grown = False
        for record in advice.diagnoses:
            items = list(chain.from_iterable(rule.evidence for rule in record.rules))
            observed = any(basis[fact] != "judgement" for item in items for fact in item.facts)
            rests = any(item.conclusion.removeprefix("diagnosis ") in known for item in items)
            if record.id not in known and (observed or rests):
                known.add(record.id)
                grown = True
    return known


@pytest.mark.parametrize("region", REGIONS)
def test_two_thirds_of_the_diagnoses_rest_on_an_observation_that_is_no_judgement(region: str) -> None:
    advice = advice_on(region)
    assert len(observed_diagnoses(advice)) >= len(advice.diagnoses) * 2 / 3


@pytest.mark.parametrize("region", REGIONS)
def test_every_problem_has_a_measure_and_every_measure_a_problem_or_a_strength(region: str) -> None:
    advice = advice_on(region)
    treated = set(chain.from_iterable(r.treats for r in advice.recommendations))
    assert sorted({d.id for d in advice.diagnoses} - treated) == []
    assert all(r.treats or r.builds_on for r in advice.recommendations)


def test_the_users_own_examples_work_to_the_letter() -> None:
    linked = {r.id for r in advice_on("wanjiang").recommendations if "low_chain_linkage" in r.treats}
    assert {"shared_platform", "joint_rd_fund"} <= linked
    rooted = {r.id for r in advice_on("lianyungang").recommendations if "weak_embeddedness" in r.treats}
    assert "supplier_matching" in rooted


@pytest.mark.parametrize("region", REGIONS)
def test_prerequisites_stand_before_what_needs_them(region: str) -> None:
    place = {r.id: r.priority for r in advice_on(region).recommendations}
    assert sorted(place.values()) == list(range(1, len(place) + 1))
    for record in advice_on(region).recommendations:
        assert all(place[need] < place[record.id] for need in record.needs)


@pytest.mark.parametrize("region", REGIONS)
def test_a_memo_of_these_regions_names_their_own_firms_and_parks(region: str) -> None:
    advice = advice_on(region)
    named = [r for r in advice.recommendations if r.here is not None]
    names = {entity.name.zh for entity in advice.entities}
    assert len(named) >= len(advice.recommendations) / 3
    assert all(any(name in r.here.zh for name in names) for r in named if r.here)


def test_misdated_figures_are_flagged() -> None:
    assert {w.indicator for w in advice_on("lianyungang").data_warnings} >= {
        "small_project_share",
        "investment_per_firm",
    }
    assert len(advice_on("wanjiang").data_warnings) == 3
