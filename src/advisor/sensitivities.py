"""The use case of sensitivities: a profile in; how far the weight of its problems moves with each of its data out.

Every datum is moved one step, alone, and the rules are walked; the moves that are told are then run through the engine.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import advisor
from advisor import service
from advisor.advising.records import to_fact
from advisor.errors import EngineDisagreement
from advisor.inference.blank import open_blank
from advisor.inference.neighbours import Bound, find_bounds, find_neighbours
from advisor.inference.reasoner import leave_out_corrupt
from advisor.inference.touched import walk_touched
from advisor.model.advice import Advice, RegionRecord, RulebaseRecord
from advisor.model.comparison import NamedRecord
from advisor.model.finding import CONFIDENCES, Findings, Verdict
from advisor.model.profile import Fact, Profile, Region
from advisor.model.records import FactRecord
from advisor.model.rulebase import SEVERITIES, Rulebase
from advisor.model.scenario import Change
from advisor.model.sensitivity import SCHEMA_VERSION, Direction, Move, Sensitivities, Sensitivity
from advisor.record import Record
from advisor.service import Reasoned

GIVEN = "spatial_level"
"""Of what kind the region is can't be changed."""
MOST = 12


class _Tried(Record, frozen=True):
    """One datum moved: the profile with it, and how that comes out."""

    profile: Profile
    move: Move


def find_sensitivities(path: Path, rules: Path | None = None, most: int = MOST) -> Sensitivities:
    """Return on which data the advice on the region at ``path`` hangs most.

    The weight of a problem is what ranks it in the advice: its severity (1 to 3) times its confidence (1 to 3); one
    that is undecided or ruled out has none. A moved datum keeps its basis, so that weights change by its answer alone.
    What is not reported is not moved, nor is a figure flagged as corrupt; a table's figures move one at a time.

    Args:
        path: the profile, or a scenario.
        rules: a rule base of one's own.
        most: how many data to list, those of the widest swing.

    Raises:
        KnowledgeError, ProfileError: with every problem found.
        EngineDisagreement: if the engine weighs a changed profile otherwise than the walker.
    """
    reasoned = service.reason(path, rules)
    base, profile = reasoned.base, reasoned.profile
    before = weigh_findings(reasoned.findings)
    movable, fixed, unordered = _sort_out(base, profile)
    bounds = find_bounds(base, leave_out_corrupt(profile.facts))
    moved = {name: _try_moves(reasoned, fact, bounds[name]) for name, fact in movable.items()}
    found = {name: [tried for tried in trials if not tried.move.idle] for name, trials in moved.items() if trials}
    telling = [(_row(base, movable[name], trials), trials) for name, trials in found.items() if trials]
    telling.sort(key=lambda pair: (-pair[0].swing, -_count_turned(pair[0]), pair[0].indicator))
    for row, trials in telling[:most]:
        _confirm(base, row, trials, rules)
    return Sensitivities(
        schema_version=SCHEMA_VERSION,
        region=_to_region(profile.region),
        weight=sum(before.values()),
        tried=len(found),
        idle=len(found) - len(telling),
        rest=len(telling[most:]),
        rows=tuple(row for row, _ in telling[:most]),
        fixed=fixed,
        unordered=unordered,
        rulebase=RulebaseRecord(version=advisor.__version__, digest=base.digest),
    )


def weigh_findings(findings: Findings) -> dict[str, int]:
    """Return the weight of every diagnosis that holds, by its id: severity times confidence, 1 to 9."""
    grades: dict[str, int] = {}
    for finding in list(findings.by_rule.values()):
        kind, _, name = finding.rule.concludes.partition(" ")
        if kind == "diagnosis" and finding.verdict is Verdict.HOLDS and finding.severity:
            grades[name] = max(grades.get(name, 0), SEVERITIES.index(finding.severity) + 1)
    return {name: g * (CONFIDENCES.index(findings.confidence[f"diagnosis {name}"]) + 1) for name, g in grades.items()}


def weigh_advice(advice: Advice) -> dict[str, int]:
    """Return the weight of every diagnosis of an advice, by its id: severity times confidence, 1 to 9."""
    return {
        record.id: (SEVERITIES.index(record.severity) + 1) * (CONFIDENCES.index(record.confidence) + 1)
        for record in advice.diagnoses
    }


def _sort_out(
    base: Rulebase, profile: Profile
) -> tuple[dict[str, Fact], tuple[NamedRecord, ...], tuple[NamedRecord, ...]]:
    """Return the facts that may be moved, those that the profile fixes, and those whose answers have no order."""
    facts = {name: fact for name, fact in leave_out_corrupt(profile.facts).items() if name != GIVEN}
    fixed = [name for name in facts if name in profile.fixed]
    unordered = [name for name in facts if base.indicators[name].kind == "category" and name not in fixed]
    movable = {name: fact for name, fact in facts.items() if name not in {*fixed, *unordered}}
    named = [[NamedRecord(id=n, label=base.indicators[n].label) for n in names] for names in (fixed, unordered)]
    return movable, tuple(named[0]), tuple(named[1])


def _try_moves(reasoned: Reasoned, fact: Fact, bounds: tuple[Bound, ...]) -> list[_Tried]:
    base, name = reasoned.base, fact.indicator
    tried = []
    for direction, moved in find_neighbours(fact, base.indicators[name], bounds):
        assumed = service.suppose(reasoned.profile, [Change(name, moved, None, fact.where)], base)
        after = walk_touched(base, open_blank(base), leave_out_corrupt(assumed.facts))
        record = to_fact(assumed.facts[name], base, ())
        tried.append(_Tried(assumed, _compare(base, record, direction, reasoned.findings, after)))
    return tried


def _compare(base: Rulebase, fact: FactRecord, direction: Direction, before: Findings, after: Findings) -> Move:
    was, now = weigh_findings(before), weigh_findings(after)
    gone = [key for key in was if key not in now]
    opens = [key for key in gone if after.conclusions[f"diagnosis {key}"] is Verdict.UNKNOWN]
    return Move(
        direction=direction,
        fact=fact,
        weight=sum(now.values()),
        change=sum(now.values()) - sum(was.values()),
        opened=-sum(was[key] for key in opens),
        appears=_name(base, (key for key in now if key not in was)),
        goes=_name(base, (key for key in gone if key not in opens)),
        opens=_name(base, opens),
        worsens=_name(base, (key for key in now if now[key] > was.get(key, now[key]))),
        eases=_name(base, (key for key in now if now[key] < was.get(key, now[key]))),
    )


def _name(base: Rulebase, ids: Iterable[str]) -> tuple[NamedRecord, ...]:
    wanted = set(ids)
    return tuple(NamedRecord(id=d.id, label=d.label) for d in base.diagnoses.values() if d.id in wanted)


def _row(base: Rulebase, fact: Fact, trials: list[_Tried]) -> Sensitivity:
    moves = tuple(tried.move for tried in trials)
    return Sensitivity(indicator=fact.indicator, known=to_fact(fact, base, ()), moves=moves)


def _count_turned(row: Sensitivity) -> int:
    return sum(len(move.appears) + len(move.goes) + len(move.opens) for move in row.moves)


def _confirm(base: Rulebase, row: Sensitivity, trials: list[_Tried], rules: Path | None) -> None:
    """Run the changed profiles through the engine, which must weigh them as the walker does."""
    for tried in trials:
        findings = service.reason_over(base, tried.profile, rules).findings
        if sum(weigh_findings(findings).values()) != tried.move.weight:
            moved = f"'{row.indicator}' moved {tried.move.direction}"
            raise EngineDisagreement(f"{moved} comes out otherwise in the engine than by the walker")


def _to_region(region: Region) -> RegionRecord:
    return RegionRecord(
        id=region.id, name=region.name, spatial_level=region.spatial_level, as_of=region.as_of, note=region.note
    )
