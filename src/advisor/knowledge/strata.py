"""Which conclusions read which, in; the order in which they can be drawn, out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from advisor.errors import Code
from advisor.marked_yaml import Reading
from advisor.model.condition import Concluded, atoms_of
from advisor.model.rulebase import Rule


def reads_of(rules: Iterable[Rule]) -> dict[str, set[str]]:
    """Return, for each conclusion key, the conclusion keys that its rules read."""
    reads: dict[str, set[str]] = defaultdict(set)
    for rule in rules:
        conditions = (rule.when, *(condition for _, condition in rule.worsen))
        atoms = [atom for condition in conditions for atom in atoms_of(condition)]
        reads[rule.concludes] |= {atom.target for atom in atoms if isinstance(atom, Concluded)}
    return reads


def order_strata(reading: Reading, rules: dict[str, Rule]) -> tuple[tuple[str, ...], ...]:
    """Return the conclusion keys in layers, each reading only earlier ones; a cycle is reported."""
    reads = reads_of(rules.values())
    waiting = {key: {read for read in read_keys if read in reads} for key, read_keys in reads.items()}
    strata: list[tuple[str, ...]] = []
    done: set[str] = set()
    while waiting:
        ready = tuple(sorted(key for key, needs in waiting.items() if needs <= done))
        if not ready:
            _report_cycle(reading, rules, waiting, done)
            break
        strata.append(ready)
        done.update(ready)
        for key in ready:
            del waiting[key]
    return tuple(strata)


def _report_cycle(reading: Reading, rules: dict[str, Rule], waiting: dict[str, set[str]], done: set[str]) -> None:
    path = [min(waiting)]
    while path.count(path[-1]) < 2:
        path.append(min(waiting[path[-1]] - done))
    cycle = path[path.index(path[-1]) :]
    place = min(rule.where for rule in rules.values() if rule.concludes == cycle[0])
    told = " → ".join(cycle)
    reading.report(place, Code.CYCLE, f"these conclusions read one another: {told}", "take one of the reads out")
