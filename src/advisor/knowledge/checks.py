"""A whole rule base in, what is wrong with it as a whole out: names, citations, repetition, gaps."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping

from advisor.errors import Code, Problem, SourceRef, did_you_mean
from advisor.knowledge.possibility import find_impossible
from advisor.marked_yaml import Reading
from advisor.model.condition import ATOMS, AtLeast, Concluded, Condition, atoms_of, indicators_of
from advisor.model.rulebase import Rulebase


def check_references(reading: Reading, base: Rulebase) -> None:
    """Report names that nothing carries, rules without a source, and conditions that can never hold."""
    keys = conclusion_keys(base)
    for rule in base.rules.values():
        what = f"rule '{rule.id}'"
        conditions = (rule.when, *(condition for _, condition in rule.worsen))
        for atom in (atom for condition in conditions for atom in atoms_of(condition)):
            if isinstance(atom, Concluded):
                _check_name(reading, rule.where, f"{what} reads", atom.target, keys)
        if not rule.cites:
            reading.report(rule.where, Code.UNCITED, f"{what} cites no claim", "add 'cite:' with a claim and its link")
        for cite in rule.cites:
            _check_name(reading, rule.where, f"{what} cites", cite.claim, base.claims)
        for told in find_impossible(rule.when, base.indicators):
            reading.report(rule.where, Code.IMPOSSIBLE_CONDITION, f"{what} can never hold: {told}", "mend its 'when:'")
    _check_diagnoses(reading, base)
    _check_remedies(reading, base)
    _check_cutoff_claims(reading, base)
    _check_repeats(reading, base)


def conclusion_keys(base: Rulebase) -> set[str]:
    """Return the key of everything that the rule base can conclude."""
    return {
        *(f"diagnosis {name}" for name in base.diagnoses),
        *(f"strength {name}" for name in base.strengths),
        *(f"type {model.id} is {value}" for model in base.types.values() for value in model.values),
        *(f"remedy {name}" for name in base.remedies),
    }


def _check_name(reading: Reading, where: SourceRef, told: str, name: str, known: Collection[str]) -> None:
    if name not in known:
        hint = did_you_mean(name, known) or "nothing in the rule base has that name"
        reading.report(where, Code.UNKNOWN_NAME, f"{told} '{name}', which does not exist", hint)


def _check_diagnoses(reading: Reading, base: Rulebase) -> None:
    for diagnosis in base.diagnoses.values():
        what = f"diagnosis '{diagnosis.id}'"
        for cause in diagnosis.arises_from:
            _check_name(reading, diagnosis.where, f"{what} arises from", cause.diagnosis, base.diagnoses)
            _check_name(reading, diagnosis.where, f"{what} cites", cause.claim, base.claims)
        if diagnosis.matters_claim:
            _check_name(reading, diagnosis.where, f"{what} cites", diagnosis.matters_claim, base.claims)
    for strength in base.strengths.values():
        if strength.matters_claim:
            _check_name(reading, strength.where, f"strength '{strength.id}' cites", strength.matters_claim, base.claims)
    causes = {d.id: {c.diagnosis for c in d.arises_from} for d in base.diagnoses.values()}
    _check_acyclic(reading, causes, lambda name: base.diagnoses[name].where, "arise from one another")


def _check_remedies(reading: Reading, base: Rulebase) -> None:
    for remedy in base.remedies.values():
        what = f"remedy '{remedy.id}'"
        for need in remedy.needs:
            _check_name(reading, remedy.where, f"{what} needs", need, base.remedies)
        for clash in remedy.clashes:
            _check_name(reading, remedy.where, f"{what} clashes with", clash.remedy, base.remedies)
        for kpi in remedy.kpis:
            if kpi.indicator:
                _check_name(reading, remedy.where, f"{what} is measured by", kpi.indicator, base.indicators)
    needs = {remedy.id: set(remedy.needs) for remedy in base.remedies.values()}
    _check_acyclic(reading, needs, lambda name: base.remedies[name].where, "need one another")


def _check_acyclic(
    reading: Reading, edges: Mapping[str, set[str]], place: Callable[[str], SourceRef], told: str
) -> None:
    waiting = {name: {n for n in needs if n in edges} for name, needs in edges.items()}
    while ready := [name for name, needs in waiting.items() if not needs & waiting.keys()]:
        for name in ready:
            del waiting[name]
    if waiting:
        names = ", ".join(sorted(waiting))
        reading.report(place(min(waiting)), Code.CYCLE, f"these {told}: {names}", "take one of the links out")


def _check_cutoff_claims(reading: Reading, base: Rulebase) -> None:
    for indicator in base.indicators.values():
        for cutoff in (*indicator.cutoffs, *indicator.marks):
            what = f"the bound {cutoff.at:g} of '{indicator.id}'"
            if cutoff.claim:
                _check_name(reading, indicator.where, f"{what} cites", cutoff.claim, base.claims)
            elif cutoff.basis in ("stated", "implied"):
                reading.report(
                    indicator.where, Code.UNCITED, f"{what} is called {cutoff.basis} but cites no claim", "add 'claim:'"
                )


def _check_repeats(reading: Reading, base: Rulebase) -> None:
    first: dict[tuple[str, str, object], str] = {}
    for rule in base.rules.values():
        key = (rule.concludes, rule.treats, _canonical(rule.when))
        if key in first:
            reading.report(
                rule.where,
                Code.REPEATED_RULE,
                f"rule '{rule.id}' asks for the same as '{first[key]}'",
                "keep one, with both citations",
            )
        first.setdefault(key, rule.id)


def _canonical(condition: Condition) -> object:
    if isinstance(condition, ATOMS):
        return condition
    count = condition.count if isinstance(condition, AtLeast) else 0
    return type(condition).__name__, count, frozenset(_canonical(part) for part in condition.parts)


def audit_rulebase(base: Rulebase) -> list[Problem]:
    """Return the gaps that do not stop reasoning but that an author must close."""
    treated = {rule.treats for rule in base.rules.values()}
    called = {rule.concludes for rule in base.rules.values()}
    problems = [
        Problem(d.where, Code.UNTREATED, f"no measure treats '{d.id}'", "propose one, with 'link: analyst'")
        for d in base.diagnoses.values()
        if f"diagnosis {d.id}" not in treated
    ]
    problems += [
        Problem(r.where, Code.UNCALLED, f"no rule calls for remedy '{r.id}'", "add a rule under its 'for:'")
        for r in base.remedies.values()
        if f"remedy {r.id}" not in called
    ]
    return problems + _audit_indicators(base) + _audit_claims(base)


def _audit_indicators(base: Rulebase) -> list[Problem]:
    read = {name for rule in base.rules.values() for name in _read_indicators(rule.when)}
    read |= {n for rule in base.rules.values() for _, condition in rule.worsen for n in _read_indicators(condition)}
    read |= {kpi.indicator for remedy in base.remedies.values() for kpi in remedy.kpis}
    return [
        Problem(i.where, Code.UNUSED_INDICATOR, f"nothing reads indicator '{i.id}'", "use it in a rule, or take it out")
        for i in base.indicators.values()
        if i.id not in read and not i.context
    ]


def _read_indicators(condition: Condition) -> set[str]:
    return {name for atom in atoms_of(condition) for name in indicators_of(atom)}


def _audit_claims(base: Rulebase) -> list[Problem]:
    models = find_models(base)
    problems = []
    for claim in base.claims.values():
        if claim.id not in models and claim.not_modelled is None:
            told = f"nothing models claim '{claim.id}'"
            problems.append(
                Problem(claim.where, Code.UNEXPLAINED_CLAIM, told, "cite it, or say why under 'not_modelled:'")
            )
    return problems


def find_models(base: Rulebase) -> dict[str, tuple[str, ...]]:
    """Return, for each claim that something cites, the names of what cites it."""
    found: dict[str, dict[str, None]] = {}
    for claim, name in _citations(base):
        found.setdefault(claim, {})[name] = None
    return {claim: tuple(names) for claim, names in found.items()}


def _citations(base: Rulebase) -> Iterator[tuple[str, str]]:
    """Yield each claim that is cited, with the name of what cites it."""
    yield from ((cite.claim, f"rule {rule.id}") for rule in base.rules.values() for cite in rule.cites)
    for diagnosis in base.diagnoses.values():
        for claim in (diagnosis.matters_claim, *(cause.claim for cause in diagnosis.arises_from)):
            if claim:
                yield claim, f"diagnosis {diagnosis.id}"
    for strength in base.strengths.values():
        if strength.matters_claim:
            yield strength.matters_claim, f"strength {strength.id}"
    for indicator in base.indicators.values():
        for cutoff in (*indicator.cutoffs, *indicator.marks):
            if cutoff.claim:
                yield cutoff.claim, f"cut-off of {indicator.id}"
