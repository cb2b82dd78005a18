"""A region that shows a failure in, the profile that describes it out, ready for ``advisor advise``."""

from __future__ import annotations

from json import dumps

from advisor.model.indicator import Indicator
from advisor.model.proof import Answer, Failure
from advisor.model.rulebase import Rulebase

SPATIAL_LEVEL = "spatial_level"  # a profile gives it with the region, and not again among the facts


def write_examples(base: Rulebase, failures: tuple[Failure, ...]) -> dict[str, str]:
    """Return the text of a profile for each failure that some region shows, by the name of its file."""
    return {f"{f.example.name}.yaml": _write(base, f) for f in failures if f.example is not None}


def _write(base: Rulebase, failure: Failure) -> str:
    assert failure.example is not None
    facts = dict(failure.example.facts)
    told = [f"{failure.problem.code}: {failure.problem.message}", f"In this region {failure.example.told}."]
    lines = [*(f"# {line}" for line in told), "schema: 1", "region:"]
    name = dumps(failure.example.name)
    lines.append(f"  name: {{zh: {name}, en: {name}}}")
    if level := facts.pop(SPATIAL_LEVEL, None):
        lines.append(f"  spatial_level: {level}")
    if facts:
        lines.append("facts:")
    lines += [f"  {name}: {_write_fact(base.indicators[name], answer)}" for name, answer in facts.items()]
    return "\n".join(lines) + "\n"


def _write_fact(indicator: Indicator, answer: Answer) -> str:
    basis = "judgement" if indicator.judgement else "statistic" if indicator.kind == "number" else "record"
    if isinstance(answer, str):
        return f"{{value: {answer}, basis: {basis}}}"
    figure = f"{answer:.0f}" if answer.is_integer() else repr(answer)
    return f"{{value: {figure}, unit: {dumps(indicator.unit, ensure_ascii=False)}, basis: {basis}}}"
