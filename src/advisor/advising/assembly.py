"""A rule base, a graded profile and its findings in, the advice out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from inspect import get_annotations
from typing import Any

from advisor.advising.conclusions import Conclusions
from advisor.advising.missing import Gaps
from advisor.advising.recommendations import find_clashes, recommend
from advisor.advising.records import to_fact
from advisor.model.advice import (
    SCHEMA_VERSION,
    Advice,
    ClaimRecord,
    DataWarning,
    DocumentRecord,
    EntityRecord,
    RegionRecord,
    RulebaseRecord,
)
from advisor.model.finding import Findings, Verdict
from advisor.model.profile import Profile
from advisor.model.rulebase import Rulebase
from advisor.model.text import Text
from advisor.record import Record


def build_advice(
    base: Rulebase, profile: Profile, findings: Findings, version: str, cautions: Mapping[str, Text] | None = None
) -> Advice:
    """Return the advice on one region.

    Args:
        base: the rule base that reasoned.
        profile: the graded profile.
        findings: what reasoning found.
        version: the program's version.
        cautions: what to say of computed figures, by code.
    """
    conclusions = Conclusions(base, findings)
    gaps = Gaps(base, findings)
    recommended = recommend(base, conclusions, profile.entities)
    parts: dict[str, Any] = {
        "facts": _facts(base, profile, findings),
        "entities": _entities(profile),
        "strengths": conclusions.strengths(),
        "types": conclusions.types(),
        "diagnoses": conclusions.diagnoses(),
        "root_causes": conclusions.root_causes(),
        "ruled_out": conclusions.ruled_out(),
        "undetermined": gaps.undetermined,
        "recommendations": recommended,
        "clashes": find_clashes(base, (r.id for r in recommended)),
        "data_warnings": (*_warnings(base, profile), *_cautions(base, profile, cautions or {})),
        "next_data": gaps.next_data(),
    }
    claims = _claims(base, parts.values())
    return Advice(
        schema_version=SCHEMA_VERSION,
        region=_region(profile),
        claims=claims,
        documents=_documents(base, claims),
        rulebase=RulebaseRecord(version=version, digest=base.digest),
        **parts,
    )


def _region(profile: Profile) -> RegionRecord:
    region = profile.region
    return RegionRecord(
        id=region.id,
        name=region.name,
        spatial_level=region.spatial_level,
        as_of=region.as_of,
        note=region.note,
    )


def _facts(base: Rulebase, profile: Profile, findings: Findings) -> tuple[Any, ...]:
    decides: dict[str, dict[str, None]] = {}
    for finding in findings.by_rule.values():
        if finding.verdict is Verdict.HOLDS:
            for fact in (fact for evidence in finding.deciding for fact in evidence.facts):
                decides.setdefault(fact.indicator, {})[finding.rule.concludes] = None
    order = [name for name in base.indicators if name in profile.facts]
    return tuple(to_fact(profile.facts[name], base, tuple(decides.get(name, {}))) for name in order)


def _entities(profile: Profile) -> tuple[EntityRecord, ...]:
    return tuple(
        EntityRecord(
            kind=entity.kind,
            name=entity.name,
            tags=entity.tags,
            note=entity.note,
            claim=entity.claim,
        )
        for entity in profile.entities
    )


def _warnings(base: Rulebase, profile: Profile) -> tuple[DataWarning, ...]:
    return tuple(
        DataWarning(
            indicator=name,
            label=base.indicators[name].label,
            kind=fact.flag.kind,
            why=fact.flag.why,
        )
        for name, fact in profile.facts.items()
        if fact.flag is not None
    )


def _cautions(base: Rulebase, profile: Profile, cautions: Mapping[str, Text]) -> Iterable[DataWarning]:
    """Yield what to know of each computed figure: few firms, gaps, mixed years, known misuses."""
    for name in (name for name in base.indicators if name in profile.facts):
        derived = profile.facts[name].derived
        for caution in derived.cautions if derived else ():
            said = cautions.get(caution.code, Text(caution.code, caution.code))
            figures = dict(caution.figures)
            why = Text(zh=said.zh.format_map(figures), en=said.en.format_map(figures))
            yield DataWarning(indicator=name, label=base.indicators[name].label, kind="caution", why=why)


def _claims(base: Rulebase, parts: Iterable[Any]) -> tuple[ClaimRecord, ...]:
    """Return every claim that the parts cite, in the order of the documents."""
    cited: set[str] = set()
    for part in parts:
        _note_cited(part, cited)
    return tuple(
        ClaimRecord(id=claim.id, document=claim.document, locator=claim.locator, kind=claim.kind, says=claim.says)
        for claim in base.claims.values()
        if claim.id in cited
    )


CITING = ("claim", "matters_claim")
UNCITING = frozenset(
    {"str", "int", "bool", "float", "float | None", "Text", "Text | None", "Level3", "Number | None", "tuple[str, ...]"}
)
"""The types of fields that an advice is full of, and that cite nothing."""


@cache
def _fields_of(kind: type[Record]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the fields of a record that cite, and those that hold what may."""
    types: dict[str, str] = {}
    for above in reversed(kind.__mro__):
        types |= get_annotations(above)
    citing = tuple(name for name in kind.__struct_fields__ if name in CITING)
    return citing, tuple(n for n in kind.__struct_fields__ if n not in CITING and types[n] not in UNCITING)


def _note_cited(value: Any, cited: set[str]) -> None:
    """Add the claims that a record, or a tuple of records, cites anywhere in it."""
    if isinstance(value, tuple):
        for item in value:
            _note_cited(item, cited)
    elif isinstance(value, Record):
        citing, others = _fields_of(type(value))
        cited.update(claim for name in citing if (claim := getattr(value, name)))
        for name in others:
            _note_cited(getattr(value, name), cited)


def _documents(base: Rulebase, claims: Iterable[ClaimRecord]) -> tuple[DocumentRecord, ...]:
    cited = {claim.document for claim in claims}
    return tuple(
        DocumentRecord(
            id=document.id,
            title=document.title,
            author=document.author,
            published=document.published,
            dating=document.dating,
        )
        for document in base.documents.values()
        if document.id in cited
    )
