"""A rule base in, how it comes out where nothing is reported, out: by both evaluators, from the cache if it is there.

A rule all of whose conditions come out as they do in the blank profile comes out as it does there. So what is known
of the blank profile needn't be reasoned out again for every region: only the rules that a region touches.
"""

from __future__ import annotations

from advisor.cache_folder import digest_key, read_entry, write_entry
from advisor.inference.experta_shim import experta
from advisor.inference.reasoner import Reasoner
from advisor.model.condition import Concluded, atoms_of, indicators_of
from advisor.model.finding import Verdict
from advisor.model.rulebase import Rule, Rulebase
from advisor.record import Record

DECIDES = ("marked_yaml.py", "errors.py", "knowledge/*.py", "model/*.py", "inference/*.py")


class Blank(Record, frozen=True):
    """The blank profile's outcome. Every rule is *unknown* in it but those ``decided``, for which no datum matters.

    ``readers`` has the rules that read an indicator or a conclusion, by its id or key, ``worsen`` included.
    """

    decided: tuple[str, ...]
    readers: dict[str, tuple[str, ...]]


def open_blank(base: Rulebase) -> Blank:
    """Return how ``base`` comes out where nothing is reported. It must be as its files are: its digest is the key.

    Raises:
        EngineDisagreement: if experta and the walker differ on the blank profile.
    """
    key = digest_key(f"{base.digest} {experta.__version__}", DECIDES)
    cached = read_entry("blank", key)
    if isinstance(cached, Blank):
        return cached
    blank = study_blank(base)
    write_entry("blank", key, blank)
    return blank


def study_blank(base: Rulebase) -> Blank:
    """Reason over the blank profile by both evaluators and return how it comes out.

    Raises:
        EngineDisagreement: if they differ.
    """
    findings = Reasoner(base).reason({})
    decided = tuple(name for name, finding in findings.by_rule.items() if finding.verdict is not Verdict.UNKNOWN)
    readers: dict[str, list[str]] = {}
    for rule in base.rules.values():
        for name in _reads(rule):
            readers.setdefault(name, []).append(rule.id)
    return Blank(decided, {name: tuple(rules) for name, rules in readers.items()})


def _reads(rule: Rule) -> dict[str, None]:
    conditions = (rule.when, *(condition for _, condition in rule.worsen))
    atoms = [atom for condition in conditions for atom in atoms_of(condition)]
    targets = {atom.target: None for atom in atoms if isinstance(atom, Concluded)}
    return targets | {name: None for atom in atoms for name in indicators_of(atom)}
