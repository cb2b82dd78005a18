"""The use case of goals: a profile and what is wished in; the smallest changes that bring it about, each tried, out."""

from __future__ import annotations

from collections.abc import Sequence, Set
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from advisor import service
from advisor.comparisons import effects_of
from advisor.errors import Code, EngineDisagreement, Problem, ProfileError, SourceRef, UnknownNameError, did_you_mean
from advisor.inference.conditions import Walker
from advisor.inference.reasoner import leave_out_corrupt
from advisor.model.comparison import NamedRecord
from advisor.model.effects import Effects
from advisor.model.finding import Findings, Verdict
from advisor.model.goal import GoalRecord, Wanted, WishRecord
from advisor.model.profile import Fact, Interval, Profile
from advisor.model.proof import Answer
from advisor.model.rulebase import Rulebase
from advisor.model.scenario import Change
from advisor.model.text import Lang
from advisor.record import replace
from advisor.service import MemoFormat

if TYPE_CHECKING:
    from advisor.inference.explanation import Explanation
    from advisor.proving.goals import Goals, Wish

MOST_NEAREST = 2
GIVEN = "spatial_level"
"""Of what kind the region is can't be changed."""


def seek(
    path: Path,
    wished: Sequence[tuple[str, Wanted]],
    fixed: Sequence[str] = (),
    rules: Path | None = None,
    most: int = 5,
) -> GoalRecord:
    """Return the ways to what is wished for the region at ``path``.

    Args:
        path: the profile, or a scenario.
        wished: names of conclusions, and how each is to come out; all of it.
        fixed: indicators that may not change, besides those that the profile says are fixed.
        rules: a rule base of one's own.
        most: how many ways to look for.

    Raises:
        ProfileError: with every problem found; a goal that is already met among them.
        UnknownNameError: where a name is no conclusion's, or several'.
        ModuleNotFoundError: where z3 is not installed.
    """
    from advisor.proving.goals import Wish

    base = service.load_rules(rules)
    profile = service.load_profile(path, base, rules)
    wishes = [Wish(_find_key(base, name), wanted) for name, wanted in wished]
    kept = _check_fixed(base, (*profile.fixed, *fixed))
    search = _open(base, profile, wishes, kept)
    ways = [way.values for way in islice(search.find(), most)]
    if ways and not ways[0]:
        raise ProfileError([_tell_met(path, wishes, service.reason_over(base, profile, rules).findings)])
    tried = tuple(_try(base, profile, way, wishes, rules) for way in ways)
    return GoalRecord(
        wishes=tuple(WishRecord(key=w.key, label=base.label(w.key), wanted=w.wanted) for w in wishes),
        ways=tried,
        least=len(ways[0]) if ways else 0,
        fixed=tuple(NamedRecord(id=name, label=base.indicators[name].label) for name in sorted(kept)),
        why="" if ways else "many" if search.is_possible() else _explain(base, profile, wishes, kept),
    )


def _tell_met(path: Path, wishes: Sequence[Wish], findings: Findings) -> Problem:
    """Return that nothing need change; what isn't found because it is undecided is named apart."""
    undecided = [wish.key for wish in wishes if findings.conclusions[wish.key] is Verdict.UNKNOWN]
    told = "the goal is already met: " + ", ".join(f"'{wish.key}'" for wish in wishes)
    hint = "wish for something else"
    if undecided:
        told += f"; but not found only because undecided: {', '.join(undecided)}"
        hint = "use --rule-out to find what would rule it out"
    return Problem(SourceRef(str(path)), Code.ALREADY_MET, told, hint)


def _explain(base: Rulebase, profile: Profile, wishes: Sequence[Wish], kept: Set[str]) -> Literal["fixed", "ranges"]:
    """Return what stands against a goal that no change reaches."""
    return "fixed" if kept and _open(base, profile, wishes, frozenset()).is_possible() else "ranges"


def _find_key(base: Rulebase, name: str) -> str:
    keys = service.find_conclusions(base, name)
    if len(keys) == 1:
        return keys[0]
    told = f"'{name}' is several conclusions"
    hint = f"say which: {', '.join(repr(key) for key in keys)}"
    raise UnknownNameError(Problem(SourceRef("ID"), Code.UNKNOWN_NAME, told, hint))


def _check_fixed(base: Rulebase, names: Sequence[str]) -> frozenset[str]:
    for name in names:
        if name not in base.indicators:
            hint = did_you_mean(name, base.indicators) or "'advisor indicators' lists them all"
            told = f"no indicator is called '{name}'"
            raise UnknownNameError(Problem(SourceRef("--fix"), Code.UNKNOWN_INDICATOR, told, hint))
    return frozenset(names)


def _open(base: Rulebase, profile: Profile, wishes: Sequence[Wish], kept: Set[str]) -> Goals:
    """Return the search over the region as its own benchmarks grade it."""
    from advisor.proving.goals import Goals

    indicators = {
        name: replace(indicator, cutoffs=profile.benchmarks[name]) if name in profile.benchmarks else indicator
        for name, indicator in base.indicators.items()
    }
    facts = leave_out_corrupt(profile.facts)
    walker = Walker(facts, indicators)
    numbers = {name: fact.number.low for name, fact in facts.items() if fact.number and fact.number.exact}
    graded = replace(base, indicators=indicators)
    return Goals(graded, lambda atom: walker.weigh(atom).verdict, numbers, {*kept, GIVEN}, wishes)


def _try(
    base: Rulebase, profile: Profile, way: dict[str, Answer], wishes: Sequence[Wish], rules: Path | None
) -> Effects:
    """Run the changed profile through the engine and return what it does.

    Raises:
        EngineDisagreement: if the goal is not reached, which would be a fault of the search.
    """
    changes = [Change(name, _assume(name, answer), None, SourceRef("goal")) for name, answer in way.items()]
    assumed = service.suppose(profile, changes, base)
    _, findings, effects = effects_of(base, profile, assumed, changes, rules)
    for wish in wishes:
        if not _is_met(findings, wish):
            raise EngineDisagreement(f"the changes {way} were to make '{wish.key}' come out '{wish.wanted}' and don't")
    return effects


def _is_met(findings: Findings, wish: Wish) -> bool:
    verdict = findings.conclusions[wish.key]
    if wish.wanted == "holds":
        return verdict is Verdict.HOLDS
    return verdict is Verdict.FAILS if wish.wanted == "ruled out" else verdict is not Verdict.HOLDS


def _assume(name: str, answer: Answer) -> Fact:
    number = None if isinstance(answer, str) else Interval(answer, answer)
    value = answer if isinstance(answer, str) else ""
    return Fact(name, number, value, False, f"{answer}", "", "assumed", "", "", None, None, SourceRef("goal"))


def tell_nearest(
    path: Path, explanations: Sequence[Explanation], lang: Lang, rules: Path | None = None
) -> dict[str, str]:
    """Return, for each conclusion that does not hold, the fewest changes that would make it; none without z3.

    A type of many values is told without: each would be searched for in turn. Raises as :func:`seek` does.
    """
    from advisor.memo.goal import tell_nearest as tell

    asked = [explanation.key for explanation in explanations if explanation.verdict is not Verdict.HOLDS]
    if len(asked) > MOST_NEAREST:
        return {}
    try:
        return {key: tell(seek(path, [(key, "holds")], rules=rules, most=1), lang) for key in asked}
    except ModuleNotFoundError as error:
        if error.name != "z3":
            raise
        return {}


def write_goal(goal: GoalRecord, lang: Lang = "zh", form: MemoFormat = "md") -> str:
    """Return the memo on a goal as Markdown or as one HTML page."""
    from advisor.memo.goal import build_goal

    memo = build_goal(goal, lang)
    if form == "html":
        from advisor.memo.html import to_html

        return to_html(memo)
    from advisor.memo.markdown import to_markdown

    return to_markdown(memo)
