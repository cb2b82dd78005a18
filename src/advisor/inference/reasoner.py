"""A rule base in, a reasoner out that gives a region's findings by experta and by the walker, checked to agree."""

from __future__ import annotations

from collections.abc import Mapping

from advisor.inference.agreement import check_agreement
from advisor.inference.rete import Rete
from advisor.inference.walk import walk_rules
from advisor.model.finding import Findings, Verdict
from advisor.model.profile import Fact
from advisor.model.rulebase import Rulebase


class Reasoner:
    """Reasons over one rule base; experta's network is built once and reset for each region."""

    def __init__(self, base: Rulebase) -> None:
        self.base = base
        self.rete = Rete(base)

    def reason(self, facts: Mapping[str, Fact], assumed: Mapping[str, Verdict] | None = None) -> Findings:
        """Return the findings over graded facts.

        Figures flagged as corrupt in value are left out of the reasoning, as if they were unreported.

        Raises:
            EngineDisagreement: if experta and the walker differ.
        """
        trusted = leave_out_corrupt(facts)
        trace = self.rete.run(trusted, assumed)
        findings = walk_rules(self.base, trusted, assumed)
        check_agreement(self.base, findings, trace)
        return findings


def leave_out_corrupt(facts: Mapping[str, Fact]) -> dict[str, Fact]:
    """Return the facts but for those whose figure is flagged as corrupt in value."""
    return {name: f for name, f in facts.items() if f.flag is None or f.flag.kind != "value"}
