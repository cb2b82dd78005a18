"""The use cases of more than one region: profiles in; their advices and how they compare out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import permutations
from pathlib import Path

from advisor import service
from advisor.advising.judging import find_lessons, judge_measures
from advisor.comparing.comparison import compare as build
from advisor.comparing.effects import find_effects
from advisor.errors import Code, Problem, ProfileError, SourceRef
from advisor.model.advice import Advice
from advisor.model.comparison import Comparison, StructureGap, Structures
from advisor.model.effects import Effects
from advisor.model.finding import Findings, Verdict
from advisor.model.picture import Kind
from advisor.model.profile import Profile
from advisor.model.rulebase import Rulebase
from advisor.model.scenario import Change
from advisor.model.text import Lang, Text
from advisor.profiles.scenario import digest_of, is_scenario, read_inline, read_scenario
from advisor.record import replace
from advisor.service import MemoFormat

KIND = "industries"
GRADING = "intercity_structure_similarity"
"""The method whose indicator grades how alike two structures are."""
NONE: Mapping[Kind, str] = {}


def compare(paths: Sequence[Path], rules: Path | None = None) -> tuple[tuple[Advice, ...], Comparison]:
    """Return the advices on two or more regions and their comparison.

    Raises:
        ProfileError: with every problem found; one region twice, or two of one name, among them.
        KnowledgeError, EngineDisagreement: as :func:`service.reason` does.
    """
    _check_distinct(paths)
    regions = [service.reason(path, rules) for path in paths]
    _check_names(paths, regions)
    advices = tuple(service.advise_on(region) for region in regions)
    base = regions[0].base
    judged, answered = {}, {}
    for giver, taker in permutations(range(len(regions)), 2):
        own = {record.id for record in advices[taker].recommendations}
        names = [record.id for record in advices[giver].recommendations if record.id not in own]
        judged[giver, taker] = judge_measures(base, regions[taker].findings, names)
        has = {record.id for record in advices[taker].strengths}
        strengths = [record.id for record in advices[giver].strengths if record.id not in has]
        problems = [record.id for record in advices[taker].diagnoses]
        alike = _find_alike(regions[giver].profile, regions[taker].profile)
        answered[giver, taker] = find_lessons(base, strengths, problems, alike)
    labels = {name: indicator.label for name, indicator in base.indicators.items()}
    structures = _compare_tables(base, regions, rules)
    failed = [
        {key for key, verdict in region.findings.conclusions.items() if verdict is Verdict.FAILS} for region in regions
    ]
    return advices, build(advices, judged, answered, labels, structures, failed)


def _find_alike(one: Profile, other: Profile) -> frozenset[str]:
    """Return the indicators that two regions report, with answers that do not exclude one another."""
    both = one.facts.keys() & other.facts.keys()
    return frozenset(n for n in both if set(one.facts[n].possible) & set(other.facts[n].possible))


def _compare_tables(
    base: Rulebase, regions: Sequence[service.Reasoned], rules: Path | None
) -> tuple[tuple[Structures, ...], tuple[StructureGap, ...]]:
    """Return how alike the structures of every two regions are where tables tell, and what is lacking where not."""
    tables = [region.profile.tables for region in regions]
    if not any(KIND in own for own in tables):  # arrays are needed only where there are tables
        return (), tuple(StructureGap(region=at, reason="no_table", wants=(KIND,)) for at in range(len(regions)))
    from advisor.indicators.between import compare_structures

    book = service.load_tables(rules)
    grading = next((one for one in base.indicators.values() if one.derived == GRADING), None)
    found, gaps = compare_structures(tables, book.industries, grading)
    return tuple(replace(one, warnings=tuple(_word(one, book.cautions))) for one in found), gaps


def _word(found: Structures, cautions: Mapping[str, Text]) -> Iterator[Text]:
    for caution in found.cautions:
        said, slots = cautions[caution.code], dict(caution.figures)
        yield Text(said.zh.format_map(slots), said.en.format_map(slots))


def _check_distinct(paths: Sequence[Path]) -> None:
    seen: set[Path] = set()
    problems = []
    for path in paths:
        if path.resolve() in seen:
            told = f"'{path}' is named twice, and a region can't be compared with itself"
            problems.append(Problem(SourceRef(str(path)), Code.SAME_REGION, told, "name another profile"))
        seen.add(path.resolve())
    if problems:
        raise ProfileError(problems)


def _check_names(paths: Sequence[Path], regions: Sequence[service.Reasoned]) -> None:
    named: dict[str, Path] = {}
    problems = []
    for path, region in zip(paths, regions, strict=True):
        both = region.profile.region.name
        if taken := [name for name in dict.fromkeys((both.zh, both.en)) if name in named]:
            told = f"'{taken[0]}' is also the name of the region in '{named[taken[0]]}'"
            problems.append(Problem(SourceRef(str(path)), Code.SAME_REGION, told, "give one of them another name"))
        named |= {both.zh: path, both.en: path}
    if problems:
        raise ProfileError(problems)


def write_comparison(
    comparison: Comparison,
    advices: Sequence[Advice],
    lang: Lang = "zh",
    form: MemoFormat = "md",
    figures: Mapping[Kind, str] = NONE,
) -> str:
    """Return the memo on a comparison as Markdown or as one HTML page, its ``figures`` (HTML, by kind) in the page."""
    from advisor.memo.comparing import build_comparison

    memo = build_comparison(comparison, advices, lang, figures)
    if form == "html":
        from advisor.memo.html import to_html

        return to_html(memo)
    from advisor.memo.markdown import to_markdown

    return to_markdown(memo)


def suppose(
    path: Path, given: Sequence[str] = (), unset: Sequence[str] = (), rules: Path | None = None
) -> tuple[Advice, Effects]:
    """Return the advice on the region at ``path`` with facts changed as typed, and what that changes.

    Raises:
        ProfileError: with every problem found, in the profile or in what was typed.
    """
    base = service.load_rules(rules)
    changes = read_inline(given, unset, base.indicators)
    original = service.load_profile(path, base, rules)
    advice, _, effects = effects_of(base, original, service.suppose(original, changes, base), changes, rules)
    return advice, effects


def play(path: Path, rules: Path | None = None) -> tuple[Advice, Effects]:
    """Return the advice on the scenario at ``path``, and what it changes. Raises as :func:`suppose` does."""
    base = service.load_rules(rules)
    supposed = service.load_scenario(path, base, rules)
    advice, _, effects = effects_of(base, supposed.original, supposed.assumed, supposed.scenario.changes, rules)
    return advice, effects


def is_played_on(path: Path, base: Path) -> bool:
    """Return whether ``path`` is a scenario whose base is the file at ``base``."""
    if not is_scenario(path):
        return False
    scenario = read_scenario(path, service.load_rules().indicators)
    return scenario.base.resolve() == base.resolve()


def find_unpinned_base(path: Path, rules: Path | None = None) -> str:
    """Return the digest of the base of the scenario at ``path``; ``""`` where the scenario notes it already."""
    scenario = read_scenario(path, service.load_rules(rules).indicators)
    return "" if scenario.pinned else digest_of(scenario.base)


def effects_of(
    base: Rulebase, original: Profile, assumed: Profile, changes: Sequence[Change], rules: Path | None = None
) -> tuple[Advice, Findings, Effects]:
    """Return the advice and the findings on a profile with a few facts changed, and what that changes."""
    reasoned = [service.reason_over(base, profile, rules) for profile in (original, assumed)]
    advices = [service.advise_on(one) for one in reasoned]
    before, after = ((advice, one.findings) for advice, one in zip(advices, reasoned, strict=True))
    reasons = {change.indicator: change.because for change in changes}
    return advices[1], reasoned[1].findings, find_effects(base, before, after, reasons)


def write_effects(
    effects: Effects, lang: Lang = "zh", form: MemoFormat = "md", figures: Mapping[Kind, str] = NONE
) -> str:
    """Return the memo on a scenario as Markdown or as one HTML page, its ``figures`` (HTML, by kind) in the page."""
    from advisor.memo.effects import build_effects

    memo = build_effects(effects, lang, figures)
    if form == "html":
        from advisor.memo.html import to_html

        return to_html(memo)
    from advisor.memo.markdown import to_markdown

    return to_markdown(memo)
