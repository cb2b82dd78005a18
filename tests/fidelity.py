"""How true the advice is to what the documents say of each region: python -m tests.fidelity.

A claim that speaks of a region is concluded (or recommended) where the advice on that region holds something that
cites it. Claims that no rule models are left out of the count, and shown.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from advisor import service
from advisor.knowledge.checks import find_models
from advisor.model.rulebase import Claim, Rulebase
from tests.conftest import EXAMPLES


@dataclass(frozen=True)
class Fidelity:
    """What one region's article diagnoses and advises, and what the advice lacks of it or contradicts."""

    region: str
    diagnosed: tuple[str, ...]
    not_concluded: tuple[str, ...]
    contradicted: tuple[str, ...]
    advised: tuple[str, ...]
    not_recommended: tuple[str, ...]

    @property
    def concluded(self) -> float:
        """The share of its diagnoses that the advice concludes."""
        return 1 - len(self.not_concluded) / max(len(self.diagnosed), 1)

    @property
    def recommended(self) -> float:
        """The share of its remedies that the advice recommends."""
        return 1 - len(self.not_recommended) / max(len(self.advised), 1)


def regions_of(base: Rulebase) -> tuple[str, ...]:
    """Return the regions of which the documents speak, in the order of the documents."""
    return tuple(dict.fromkeys(region for claim in base.claims.values() for region in claim.regions))


def weigh(base: Rulebase, region: str) -> Fidelity:
    """Return how true the advice on ``region`` is to its article."""
    advice = service.advise(EXAMPLES / f"{region}.yaml")
    models = find_models(base)
    told = [claim for claim in base.claims.values() if region in claim.regions]
    diagnosed = [c for c in told if c.kind == "diagnosis" and _diagnoses(base, models, c)]
    advised = [c for c in told if c.kind == "remedy" and _remedies(base, models, c)]
    held = {f"diagnosis {d.id}" for d in advice.diagnoses} | {f"strength {s.id}" for s in advice.strengths}
    held |= {f"type {t.model} is {t.value}" for t in advice.types}
    out = {r.conclusion for r in advice.ruled_out}
    called = {f"remedy {r.id}" for r in advice.recommendations}
    lacking = [c.id for c in diagnosed if not _diagnoses(base, models, c) & held]
    return Fidelity(
        region=region,
        diagnosed=tuple(c.id for c in diagnosed),
        not_concluded=tuple(lacking),
        contradicted=tuple(c.id for c in diagnosed if _diagnoses(base, models, c) <= out),
        advised=tuple(c.id for c in advised),
        not_recommended=tuple(c.id for c in advised if not _remedies(base, models, c) & called),
    )


def _diagnoses(base: Rulebase, models: dict[str, tuple[str, ...]], claim: Claim) -> set[str]:
    """Return the conclusions, other than measures, that a rule citing ``claim`` reaches or that rest on it."""
    keys: set[str] = set()
    for name in models.get(claim.id, ()):
        kind, _, what = name.partition(" ")
        if kind == "rule":
            keys.add(base.rules[what].concludes)
        elif kind == "diagnosis":
            keys.add(name)
    return {key for key in keys if not key.startswith("remedy ")}


def _remedies(base: Rulebase, models: dict[str, tuple[str, ...]], claim: Claim) -> set[str]:
    rules = [name.removeprefix("rule ") for name in models.get(claim.id, ()) if name.startswith("rule ")]
    return {key for key in (base.rules[rule].concludes for rule in rules) if key.startswith("remedy ")}


def print_table(found: Iterable[Fidelity]) -> None:
    """Print a line a region, and below it what is lacking."""
    print(f"{'region':<20} {'diagnoses':>16} {'remedies':>16} {'contradicted':>13}")
    for fidelity in found:
        made, named = len(fidelity.diagnosed), len(fidelity.advised)
        print(
            f"{fidelity.region:<20} "
            f"{made - len(fidelity.not_concluded):>4} of {made:<3} {fidelity.concluded:>5.0%} "
            f"{named - len(fidelity.not_recommended):>4} of {named:<3} {fidelity.recommended:>5.0%} "
            f"{len(fidelity.contradicted):>13}"
        )
        for label, claims in (("not concluded", fidelity.not_concluded), ("not recommended", fidelity.not_recommended)):
            if claims:
                print(f"    {label}: {', '.join(claims)}")
        if fidelity.contradicted:
            print(f"    contradicted: {', '.join(fidelity.contradicted)}")


def main() -> None:
    base = service.load_rules()
    print_table(weigh(base, region) for region in regions_of(base))


if __name__ == "__main__":
    main()
