"""Where two articles, or one twice, say opposite things: a gate or a shown choice decides, tried on both sides."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from advisor import service
from advisor.model.advice import Advice
from advisor.model.rulebase import Rulebase
from tests.conftest import EXAMPLES


class Side(NamedTuple):
    """One region: what is known of it, what must follow and what must not. Names are those of conclusions."""

    level: str
    facts: str
    holds: str
    fails: str = ""


CONFLICTS: dict[str, tuple[Side, Side]] = {
    "who recruits: firms, or government": (
        Side(
            "city",
            "investment_led_by: government, local_funds_sufficient: yes",
            "diagnosis government_led_investment, remedy enterprise_led_recruitment",
            "remedy government_led_clusters",
        ),
        Side(
            "city",
            "investment_led_by: government, local_funds_sufficient: no",
            "diagnosis own_funds_short, remedy government_led_clusters",
            "diagnosis government_led_investment, remedy enterprise_led_recruitment",
        ),
    ),
    "a complete local chain: asked of one city, faulted between two": (
        Side(
            "city",
            "chain_completeness: 30, missing_key_links: 9, local_chain_completeness_targeted: yes,"
            " cross_region_supply_considered: no",
            "diagnosis incomplete_chain, remedy chain_gap_filling",
            "diagnosis local_completeness_bias, remedy scientific_layout",
        ),
        Side(
            "city_region",
            "local_chain_completeness_targeted: yes, cross_region_supply_considered: no, joint_layout_plan: no",
            "diagnosis local_completeness_bias, diagnosis no_comparative_division, remedy scientific_layout",
            "remedy chain_gap_filling",
        ),
    ),
    "concentration on the core: a measure, until the core has three quarters": (
        Side(
            "city",
            "resource_processing_gathered: yes, resource_processing_linked: no, core_circle_share: 60",
            "remedy core_collaboration_network",
            "diagnosis circle_wings_gap, remedy cluster_led_urbanisation",
        ),
        Side(
            "city",
            "resource_processing_gathered: yes, resource_processing_linked: no, core_circle_share: 77",
            "diagnosis circle_wings_gap, remedy cluster_led_urbanisation",
        ),
    ),
    "alike cities: homogenisation is judged by detailed structure": (
        Side("city_region", "intercity_structure_similarity: 0.97", "diagnosis intercity_homogenisation"),
        Side(
            "city_region",
            "three_sector_similarity: 0.98, intercity_structure_similarity: 0.4",
            "",
            "diagnosis intercity_homogenisation",
        ),
    ),
    "a cluster: a field of linked firms and institutions, or a chain": (
        Side(
            "city",
            "leading_industry_share: 60, location_quotient: 3, local_procurement_rate: 75,"
            " cooperation_contract_share: 60, support_institution_kinds: 5",
            "type cluster_or_not is cluster",
            "type cluster_or_not is chain_only",
        ),
        Side(
            "city",
            "chain_completeness: 95, location_quotient: 0.6, support_institution_kinds: 0",
            "type cluster_or_not is chain_only",
            "type cluster_or_not is cluster",
        ),
    ),
    "no brand: a market's, or a cluster's": (
        Side(
            "city",
            "specialised_market: yes, market_own_brand: no",
            "diagnosis market_without_brand",
            "remedy cluster_branding",
        ),
        Side(
            "city",
            "regional_brand_count: 0",
            "diagnosis no_cluster_brand, remedy cluster_branding",
            "diagnosis market_without_brand",
        ),
    ),
    "specialities: by money for farms, or by the hills' own way": (
        Side(
            "province",
            "place_named_specialities: 3, specialities_clustered: no",
            "diagnosis specialities_scattered, remedy farm_fund_lever",
            "remedy mountain_speciality_clusters",
        ),
        Side(
            "county",
            "mountain_terrain: yes, tobacco_base: yes",
            "diagnosis mountain_constraint, remedy mountain_speciality_clusters",
            "remedy farm_fund_lever",
        ),
    ),
    "mechanisms: begun is not complete": (
        Side(
            "city_region",
            "unified_planning: yes, linked_policies: yes, industry_cooperation_mechanism: yes,"
            " factor_market_mechanism: yes, benefit_sharing_mechanism: yes, core_cities_joint_body: no",
            "strength cooperation_mechanisms_built, diagnosis coordination_mechanism_incomplete",
        ),
        Side(
            "city_region",
            "unified_planning: yes, linked_policies: yes, industry_cooperation_mechanism: yes,"
            " factor_market_mechanism: yes, benefit_sharing_mechanism: yes, core_cities_joint_body: yes",
            "strength cooperation_mechanisms_built",
            "diagnosis coordination_mechanism_incomplete",
        ),
    ),
    "a full cluster by six traits, or a market without a core technology": (
        Side(
            "park",
            "location_quotient: 3, local_founder_share: 80, specialised_supplier_share: 50,"
            " cooperation_contract_share: 70, rd_intensity: 6, firms_set_own_rules: yes, core_patents: 500",
            "type concentration_stage is cluster",
            "diagnosis lacks_core_technology",
        ),
        Side(
            "park",
            "core_patents: {level: few, basis: judgement}, trade_income_share: {level: high, basis: judgement}",
            "diagnosis lacks_core_technology",
            "type concentration_stage is cluster",
        ),
    ),
    "government as founder: it fails where no market had begun": (
        Side(
            "city",
            "cluster_origin: planned, market_seed_exists: no, location_quotient: 0.5",
            "diagnosis forced_cluster, remedy follow_the_market",
            "remedy gather_scattered_firms",
        ),
        Side(
            "city",
            "cluster_origin: planned, market_seed_exists: yes, location_quotient: 0.5",
            "remedy gather_scattered_firms",
            "diagnosis forced_cluster, remedy follow_the_market",
        ),
    ),
    "old trades: renewed first, and moved on where research is there": (
        Side(
            "city",
            "traditional_industry_share: 75, high_tech_output_share: 5",
            "remedy traditional_upgrade, remedy move_to_hightech, clash traditional_upgrade move_to_hightech",
        ),
        Side(
            "city",
            "traditional_industry_share: 20, high_tech_output_share: 45",
            "",
            "diagnosis low_tech_traditional_base, remedy traditional_upgrade, remedy move_to_hightech",
        ),
    ),
    "low cost: both at once, and then in turn": (
        Side(
            "city",
            "competes_on_price: yes, factor_cost_trend: rising, incentives_expiring: yes",
            "diagnosis relocation_risk, diagnosis eroding_cost_advantage,"
            " clash root_and_keep_cost_edge innovation_driven_turn",
        ),
        Side(
            "city",
            "competes_on_price: no, factor_cost_trend: declining, incentives_expiring: no",
            "",
            "diagnosis relocation_risk, diagnosis eroding_cost_advantage",
        ),
    ),
    "low cost: kept for now, replaced in time": (
        Side(
            "city",
            "factor_cost_trend: rising, incentives_expiring: yes",
            "diagnosis relocation_risk, remedy root_and_keep_cost_edge",
            "diagnosis eroding_cost_advantage",
        ),
        Side(
            "city",
            "competes_on_price: yes, factor_cost_trend: rising",
            "diagnosis eroding_cost_advantage, remedy innovation_driven_turn",
            "remedy root_and_keep_cost_edge",
        ),
    ),
    "industry on the move: a chance where it is screened, a harm where it is not": (
        Side(
            "county",
            "chain_completeness: 30, missing_key_links: 9, polluting_transfers_admitted: no",
            "diagnosis incomplete_chain, remedy screened_transfer",
            "diagnosis polluting_relocations",
        ),
        Side(
            "county",
            "polluting_transfers_admitted: yes, firms_recruited_by_incentives: yes",
            "diagnosis polluting_relocations",
            "remedy screened_transfer",
        ),
    ),
    "favours: a tool where they build ability, a race where they undercut": (
        Side(
            "city",
            "location_quotient: 0.5, market_seed_exists: yes, incentives_in_place: no",
            "diagnosis low_agglomeration, remedy ability_tied_preferences",
            "diagnosis incentive_race, remedy recruitment_compact",
        ),
        Side(
            "city",
            "land_price_undercut: yes, tax_concession_race: yes",
            "diagnosis incentive_race, remedy recruitment_compact, remedy ability_tied_preferences",
        ),
    ),
    "works of the parks: said to be there and said to be missing": (
        Side(
            "city",
            "treatment_plant_missing: yes, heating_centre_missing: yes",
            "diagnosis synchrony_not_enforced",
        ),
        Side(
            "city",
            "treatment_plant_missing: no, heating_centre_missing: no, treatment_land_reserved: yes,"
            " rain_sewage_separated: yes, clean_foul_separated: yes, unified_sewer: yes,"
            " facilities_accepted_before_use: yes",
            "",
            "diagnosis synchrony_not_enforced",
        ),
    ),
    "large and small firms: one leader, or a colony": (
        Side(
            "city",
            "chain_leader_share: 70, small_firms_live_off_leader: yes, large_firm_output_share: 80",
            "type firm_pattern is single_leader",
            "type firm_pattern is sme_led",
        ),
        Side(
            "city",
            "large_firm_output_share: 10, specialised_supplier_share: 60, chain_leader_share: 5",
            "type firm_pattern is sme_led",
            "type firm_pattern is single_leader",
        ),
    ),
}


def told_by(advice: Advice) -> set[str]:
    """Return the names of what an advice concludes, recommends and weighs against one another."""
    return {
        *(f"diagnosis {record.id}" for record in advice.diagnoses),
        *(f"strength {record.id}" for record in advice.strengths),
        *(f"type {record.model} is {record.value}" for record in advice.types),
        *(f"remedy {record.id}" for record in advice.recommendations),
        *(f"clash {clash.first} {clash.second}" for clash in advice.clashes if clash.settle),
    }


def names(listed: str) -> set[str]:
    return {name.strip() for name in listed.split(",") if name.strip()}


@pytest.mark.parametrize("side", [0, 1], ids=["one side", "the other"])
@pytest.mark.parametrize("conflict", CONFLICTS)
def test_a_contradiction_is_decided_by_the_facts(conflict: str, side: int, base: Rulebase, tmp_path: Path) -> None:
    level, facts, holds, fails = CONFLICTS[conflict][side]
    lines = [f"  {_with_unit(part, base)}\n" for part in _parts(facts)]
    path = tmp_path / "jia.yaml"
    head = f"schema: 1\nregion: {{name: {{zh: 甲市, en: Jia}}, spatial_level: {level}}}\n"
    path.write_text(head + "facts:\n" + "".join(lines), encoding="utf-8")
    told = told_by(service.advise(path))
    assert names(holds) - told == set()
    assert names(fails) & told == set()


def _parts(facts: str) -> list[str]:
    """Return the facts one by one; a comma inside braces parts nothing."""
    found, depth = [""], 0
    for letter in facts:
        depth += (letter == "{") - (letter == "}")
        if letter == "," and not depth:
            found.append("")
        else:
            found[-1] += letter
    return [part.strip() for part in found]


def _with_unit(fact: str, base: Rulebase) -> str:
    """Return ``name: value`` as a profile has it: a number with the unit of its indicator."""
    name, _, value = fact.partition(": ")
    return f"{name}: {{value: {value}, unit: '{base.indicators[name].unit}'}}" if value[0].isdigit() else fact


def test_each_side_would_fail_on_the_other(base: Rulebase) -> None:
    """A pair whose sides expect the same decides nothing."""
    for first, second in CONFLICTS.values():
        assert (first.holds, first.fails) != (second.holds, second.fails)
    keys = {name for pair in CONFLICTS.values() for side in pair for name in names(side.holds) | names(side.fails)}
    known = {f"remedy {name}" for name in base.remedies} | set(base.rules_for)
    assert {key for key in keys if not key.startswith("clash ")} - known == set()


def test_figures_of_one_year_are_no_facts_of_another() -> None:
    """Chongqing of 2007, its wings of 2013 and the two cities of 2020 to 2024 are regions of their own."""
    for region, document in (
        ("chongqing", "chongqing"),
        ("one_hour_circle", "urbanisation"),
        ("wanzhou", "urbanisation"),
    ):
        facts = yaml.safe_load((EXAMPLES / f"{region}.yaml").read_text(encoding="utf-8"))["facts"]
        assert {fact["claim"].partition("/")[0] for fact in facts.values()} == {document}


def test_a_kind_that_a_text_counts_twice_is_no_cluster_of_its_own() -> None:
    """The text names nine kinds of clusters and then eight: that of 'specialities' is the other eight together."""
    entities = yaml.safe_load((EXAMPLES / "lianyungang.yaml").read_text(encoding="utf-8"))["entities"]
    assert "特色产业" not in {entity["name"]["zh"] for entity in entities if entity["kind"] == "industry"}


@pytest.mark.parametrize("claim", ["general/zhejiang_clusters", "national/zhejiang_list"])
def test_when_clusters_began_elsewhere_decides_nothing(claim: str, base: Rulebase) -> None:
    assert base.claims[claim].not_modelled is not None
