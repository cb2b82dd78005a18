"""The rule base: rules, what they conclude, and the documents they cite."""

from __future__ import annotations

from typing import Literal

from advisor.errors import SourceRef
from advisor.model.condition import ConclusionKind, Condition
from advisor.model.indicator import Indicator
from advisor.model.text import Text
from advisor.record import Record

Severity = Literal["mild", "moderate", "severe"]
Link = Literal["stated", "implied", "analyst"]
ClaimKind = Literal[
    "diagnosis",
    "cause",
    "mechanism",
    "type",
    "typology",
    "stage",
    "strength",
    "remedy",
    "threshold",
    "definition",
    "fact",
]
SEVERITIES: tuple[Severity, ...] = ("mild", "moderate", "severe")
LINKS: tuple[Link, ...] = ("analyst", "implied", "stated")


class Citation(Record, frozen=True):
    """A claim, and whether the text states the rule's link, implies it, or we propose it."""

    claim: str
    link: Link


class Rule(Record, frozen=True):
    """Conditions and the conclusion they reach.

    ``id`` is ``<conclusion>.<name>``; ``concludes`` the conclusion's key (``diagnosis X``, ``strength X``,
    ``type M is V``, ``remedy X``). ``severity`` and ``worsen`` only for diagnoses. ``treats`` only for remedies:
    the key of the diagnosis or strength that calls for the measure; it is part of ``when``.
    """

    id: str
    concludes: str
    title: Text
    when: Condition
    cites: tuple[Citation, ...]
    severity: Severity | None
    worsen: tuple[tuple[Severity, Condition], ...]
    treats: str
    notes: Text | None
    status: str
    where: SourceRef


class Cause(Record, frozen=True):
    """A diagnosis that brings another about; ``claim`` and ``link`` say who says so."""

    diagnosis: str
    claim: str
    link: Link


class Diagnosis(Record, frozen=True):
    """A problem (or the cause of one). ``matters_claim`` may be empty.

    ``judgement_only`` says why no data can make it; None where data can, which is proved.
    """

    id: str
    theme: str
    label: Text
    means: Text
    matters: Text
    matters_claim: str
    role: Literal["problem", "cause"]
    arises_from: tuple[Cause, ...]
    where: SourceRef
    judgement_only: Text | None = None


class Strength(Record, frozen=True):
    """Something the region has going for it. ``matters`` may be absent, ``matters_claim`` empty."""

    id: str
    theme: str
    label: Text
    means: Text
    matters: Text | None
    matters_claim: str
    where: SourceRef


class TypeValue(Record, frozen=True):
    """One value of a type model; ``next`` says what would bring the stage after it."""

    id: str
    label: Text
    means: Text
    next: Text | None


class TypeModel(Record, frozen=True):
    """A classification. ``several`` lets values hold side by side; ``ordered`` lists them from first stage to last."""

    id: str
    label: Text
    means: Text
    several: bool
    ordered: bool
    values: dict[str, TypeValue]
    where: SourceRef


class Kpi(Record, frozen=True):
    """What shows success: a text, and the indicator it moves where there is one (else ``""``)."""

    text: Text
    indicator: str
    aim: str


class Clash(Record, frozen=True):
    """A measure that can't be had together with this one, or not as it stands.

    ``settle`` says how to choose; None where no region is recommended both, which is proved.
    """

    remedy: str
    why: Text
    settle: Text | None


class Remedy(Record, frozen=True):
    """A measure. ``here`` holds sentences with slots for the region's entities, the best first."""

    id: str
    theme: str
    label: Text
    text: Text
    here: tuple[Text, ...]
    instrument: str
    lead: tuple[str, ...]
    join: tuple[str, ...]
    horizon: Literal["short", "medium", "long"]
    needs: tuple[str, ...]
    clashes: tuple[Clash, ...]
    kpis: tuple[Kpi, ...]
    where: SourceRef


class Passage(Record, frozen=True):
    """Where a claim stands in its text: folded letters from ``at``, ``letters`` of them, and their digest."""

    at: int
    letters: int
    digest: str


class Claim(Record, frozen=True):
    """What a document says, in our own words.

    ``regions`` names the profiles of whom it says so (none: of regions in general); ``not_modelled`` gives the reason
    why no rule cites it.
    """

    id: str
    document: str
    locator: str
    kind: ClaimKind
    says: Text
    regions: tuple[str, ...]
    passage: Passage | None
    not_modelled: Text | None
    where: SourceRef


class Document(Record, frozen=True):
    """A document's bibliographic record; ``published`` is a date, a year or ``unknown``."""

    id: str
    collection: str
    title: Text
    author: Text
    published: str
    dating: Text | None


class Rulebase(Record, frozen=True):
    """Everything under ``rules/``, checked. ``strata[i]`` holds the conclusion keys that read only earlier strata."""

    indicators: dict[str, Indicator]
    themes: dict[str, Text]
    subjects: dict[str, Text]
    diagnoses: dict[str, Diagnosis]
    strengths: dict[str, Strength]
    types: dict[str, TypeModel]
    remedies: dict[str, Remedy]
    rules: dict[str, Rule]
    claims: dict[str, Claim]
    documents: dict[str, Document]
    strata: tuple[tuple[str, ...], ...]
    digest: str
    rules_for: dict[str, tuple[Rule, ...]]

    def label(self, key: str) -> Text:
        """Return the label of a conclusion key such as ``diagnosis low_chain_linkage``."""
        kind, _, name = key.partition(" ")
        if kind == "type":
            model, _, value = name.partition(" is ")
            return self.types[model].values[value].label
        table: dict[str, Diagnosis | Strength | Remedy] = {
            **(self.diagnoses if kind == "diagnosis" else self.strengths if kind == "strength" else self.remedies)
        }
        return table[name].label


def kind_of(key: str) -> ConclusionKind:
    """Return the kind of a conclusion key.

    >>> kind_of("type cluster_stage is initial")
    'type'
    """
    kind = key.partition(" ")[0]
    assert kind in ("diagnosis", "strength", "type", "remedy"), key
    return kind  # type: ignore[return-value]
