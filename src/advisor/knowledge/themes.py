"""A theme's files in, its diagnoses, strengths, remedies and their rules out."""

from __future__ import annotations

from typing import Literal, cast

from advisor.knowledge.conditions import ConditionReader
from advisor.knowledge.rules import read_calling_rules, read_concluding_rules, read_link
from advisor.marked_yaml import Node, Reading
from advisor.model.rulebase import Cause, Clash, Diagnosis, Kpi, Remedy, Rule, Strength
from advisor.model.text import Text

INSTRUMENTS = (
    "planning",
    "regulation",
    "platform",
    "fund",
    "organisation",
    "recruitment",
    "service",
    "training",
    "standards",
    "incentive",
    "infrastructure",
    "cultivation",
    "monitoring",
)
ACTORS = (
    *("provincial_government", "city_government", "development_commission", "industry_bureau", "science_bureau"),
    *("ecology_bureau", "natural_resources_bureau", "commerce_bureau", "finance_bureau", "market_regulator"),
    *("education_bureau", "hr_bureau", "housing_bureau", "transport_bureau", "statistics_bureau"),
    *("agriculture_bureau", "culture_tourism_bureau", "state_assets_bureau", "data_bureau", "park_committees"),
    *("joint_office", "leading_firms", "firms", "smes", "universities", "research_institutes", "associations"),
    *("banks", "intermediaries", "port_operator", "treatment_operators", "media"),
)
REMEDY_REQUIRED = ("label", "text", "instrument", "actors", "horizon", "kpis", "for")


def read_diagnoses(conditions: ConditionReader, root: Node, theme: str) -> tuple[Text, list[Diagnosis], list[Rule]]:
    """Return the theme's heading, its diagnoses and the rules that conclude them."""
    reading = conditions.reading
    entries = reading.take_fields(root, "a diagnoses file", ("theme", "diagnoses"))
    listed = reading.take_map(entries["diagnoses"], "'diagnoses:'") if "diagnoses" in entries else {}
    diagnoses, rules = [], []
    optional = ("role", "arises_from", "judgement_only")
    for name, node in listed.items():
        what = f"diagnosis '{name}'"
        fields = reading.take_fields(node, what, ("label", "means", "matters", "rules"), optional)
        diagnoses.append(_read_diagnosis(reading, name, node, fields, theme))
        rules += read_concluding_rules(conditions, fields, f"diagnosis {name}", name)
    return reading.take_text(entries.get("theme"), "the theme"), diagnoses, rules


def _read_diagnosis(reading: Reading, name: str, node: Node, fields: dict[str, Node], theme: str) -> Diagnosis:
    what = f"diagnosis '{name}'"
    matters, claim = _read_matters(reading, fields.get("matters"), what)
    role = reading.take_choice(fields.get("role"), f"{what}: role", ("problem", "cause"), "problem")
    return Diagnosis(
        id=name,
        theme=theme,
        label=reading.take_text(fields.get("label"), f"{what}: label"),
        means=reading.take_text(fields.get("means"), f"{what}: means"),
        matters=matters or Text("", ""),
        matters_claim=claim,
        role=cast(Literal["problem", "cause"], role),
        arises_from=tuple(
            _read_cause(reading, item, what) for item in reading.take_list(fields.get("arises_from"), what)
        ),
        where=node.where,
        judgement_only=reading.take_optional_text(fields, "judgement_only", f"{what}: judgement_only"),
    )


def _read_matters(reading: Reading, node: Node | None, what: str) -> tuple[Text | None, str]:
    """Return why a conclusion matters, and the claim that says so (``""`` if none)."""
    if node is None:
        return None, ""
    claim = node.value.get("claim") if isinstance(node.value, dict) else None
    return reading.take_text(node, f"{what}: matters", also=("claim",)), reading.take_string(claim, what)


def _read_cause(reading: Reading, node: Node, what: str) -> Cause:
    fields = reading.take_fields(node, f"{what}: a cause", ("cause", "claim", "link"))
    return Cause(
        reading.take_string(fields.get("cause"), what),
        reading.take_string(fields.get("claim"), what),
        read_link(reading, fields.get("link"), what),
    )


def read_strengths(conditions: ConditionReader, root: Node, theme: str) -> tuple[list[Strength], list[Rule]]:
    """Return the theme's strengths and the rules that conclude them."""
    reading = conditions.reading
    entries = reading.take_fields(root, "a strengths file", ("strengths",))
    listed = reading.take_map(entries["strengths"], "'strengths:'") if "strengths" in entries else {}
    strengths, rules = [], []
    for name, node in listed.items():
        what = f"strength '{name}'"
        fields = reading.take_fields(node, what, ("label", "means", "rules"), ("matters",))
        label, means = (reading.take_text(fields.get(key), f"{what}: {key}") for key in ("label", "means"))
        matters, claim = _read_matters(reading, fields.get("matters"), what)
        strengths.append(Strength(name, theme, label, means, matters, claim, node.where))
        rules += read_concluding_rules(conditions, fields, f"strength {name}", name)
    return strengths, rules


def read_remedies(conditions: ConditionReader, root: Node, theme: str) -> tuple[list[Remedy], list[Rule]]:
    """Return the theme's measures and the rules that call for them."""
    reading = conditions.reading
    entries = reading.take_fields(root, "a remedies file", ("remedies",))
    listed = reading.take_map(entries["remedies"], "'remedies:'") if "remedies" in entries else {}
    remedies, rules = [], []
    for name, node in listed.items():
        fields = reading.take_fields(node, f"remedy '{name}'", REMEDY_REQUIRED, ("here", "needs", "clashes"))
        remedies.append(_read_remedy(reading, name, node, fields, theme))
        rules += read_calling_rules(conditions, fields, name)
    return remedies, rules


def _read_remedy(reading: Reading, name: str, node: Node, fields: dict[str, Node], theme: str) -> Remedy:
    what = f"remedy '{name}'"
    actors = (
        reading.take_fields(fields["actors"], f"{what}: actors", ("lead",), ("join",)) if "actors" in fields else {}
    )
    horizon = reading.take_choice(fields.get("horizon"), f"{what}: horizon", ("short", "medium", "long"), "medium")
    return Remedy(
        id=name,
        theme=theme,
        label=reading.take_text(fields.get("label"), f"{what}: label"),
        text=reading.take_text(fields.get("text"), f"{what}: text"),
        here=tuple(reading.take_text(item, f"{what}: here") for item in reading.take_list(fields.get("here"), what)),
        instrument=reading.take_choice(fields.get("instrument"), f"{what}: instrument", INSTRUMENTS),
        lead=_read_actors(reading, actors.get("lead"), what),
        join=_read_actors(reading, actors.get("join"), what),
        horizon=cast(Literal["short", "medium", "long"], horizon),
        needs=reading.take_strings(fields.get("needs"), f"{what}: needs"),
        clashes=tuple(_read_clash(reading, item, what) for item in reading.take_list(fields.get("clashes"), what)),
        kpis=tuple(_read_kpi(reading, item, what) for item in reading.take_list(fields.get("kpis"), what)),
        where=node.where,
    )


def _read_actors(reading: Reading, node: Node | None, what: str) -> tuple[str, ...]:
    return tuple(reading.take_choice(item, f"{what}: actor", ACTORS) for item in reading.take_list(node, what))


def _read_clash(reading: Reading, node: Node, what: str) -> Clash:
    fields = reading.take_fields(node, f"{what}: a clash", ("with", "why"), ("settle",))
    return Clash(
        reading.take_string(fields.get("with"), what),
        reading.take_text(fields.get("why"), f"{what}: why"),
        reading.take_optional_text(fields, "settle", f"{what}: settle"),
    )


def _read_kpi(reading: Reading, node: Node, what: str) -> Kpi:
    fields = reading.take_fields(node, f"{what}: a KPI", ("text",), ("indicator", "aim"))
    return Kpi(
        reading.take_text(fields.get("text"), f"{what}: KPI"),
        reading.take_string(fields.get("indicator"), what),
        reading.take_choice(fields.get("aim"), f"{what}: aim", ("rise", "fall", "done", "hold")),
    )
