"""A rule base in, what it makes of each claim of its documents out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Literal

from advisor.model.rulebase import Claim, Rulebase
from advisor.record import Record

State = Literal["modelled", "reasoned", "open"]


class ClaimState(Record, frozen=True):
    """A claim and what cites it; ``reasoned`` has a reason for not being modelled, ``open`` has neither."""

    claim: Claim
    models: tuple[str, ...]

    @property
    def state(self) -> State:
        """Whether the claim is modelled, left out for a reason, or open."""
        return "modelled" if self.models else "reasoned" if self.claim.not_modelled else "open"


class Coverage(Record, frozen=True):
    """How many claims of one kind in one document are modelled, left out for a reason, and open."""

    document: str
    kind: str
    modelled: int
    reasoned: int
    open: int

    @property
    def total(self) -> int:
        """All claims of the kind."""
        return self.modelled + self.reasoned + self.open


def list_claims(base: Rulebase, models: Mapping[str, tuple[str, ...]], document: str = "") -> tuple[ClaimState, ...]:
    """Return the claims, of one document or of all, with what models each."""
    return tuple(
        ClaimState(claim, models.get(claim.id, ()))
        for claim in base.claims.values()
        if document in ("", claim.document)
    )


def count_coverage(states: tuple[ClaimState, ...]) -> tuple[Coverage, ...]:
    """Return the counts by document and kind, in the order of first appearance."""
    counts: dict[tuple[str, str], Counter[str]] = {}
    for state in states:
        counts.setdefault((state.claim.document, state.claim.kind), Counter())[state.state] += 1
    return tuple(
        Coverage(document, kind, count["modelled"], count["reasoned"], count["open"])
        for (document, kind), count in counts.items()
    )
