"""The walker's findings and experta's firing record in; nothing out, or an error that names where they differ."""

from __future__ import annotations

from advisor.errors import EngineDisagreement
from advisor.inference.rete import Trace
from advisor.model.finding import Findings, Verdict
from advisor.model.rulebase import SEVERITIES, Rulebase


def check_agreement(base: Rulebase, findings: Findings, trace: Trace) -> None:
    """Compare every rule found, its severity, and every conclusion of ``base``.

    Raises:
        EngineDisagreement: naming each rule or conclusion on which the two evaluators differ.
    """
    told = [
        f"{name}: the walker says {finding.verdict.value}, experta {trace.verdict_of(trace.rules, name).value}"
        for name, finding in findings.by_rule.items()
        if finding.verdict is not trace.verdict_of(trace.rules, name)
    ]
    told += [
        f"{key}: the walker says {verdict.value}, experta {trace.verdict_of(trace.conclusions, key).value}"
        for key, verdict in ((key, findings.conclusions[key]) for stratum in base.strata for key in stratum)
        if verdict is not trace.verdict_of(trace.conclusions, key)
    ]
    told += [
        f"{name}: the walker grades it {finding.severity}, experta {severity}"
        for name, finding in findings.by_rule.items()
        if finding.verdict is Verdict.HOLDS and finding.severity is not None
        for severity in [_severity(base, trace, name)]
        if severity != finding.severity
    ]
    if told:
        raise EngineDisagreement("the two evaluators differ, so no advice is given:\n  " + "\n  ".join(told))


def _severity(base: Rulebase, trace: Trace, name: str) -> str:
    own = base.rules[name].severity
    assert own is not None
    return max([own, *trace.worsened.get(name, set())], key=SEVERITIES.index)
