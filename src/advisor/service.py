"""The use cases: the only place that joins the stages. Paths and names in, advice, memos and explanations out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import advisor
from advisor.errors import Code, KnowledgeError, Problem, ProfileError, SourceRef, UnknownNameError, did_you_mean
from advisor.indicators.grades import grade_profile
from advisor.knowledge.cache import open_rulebase
from advisor.model.indicator import Indicator
from advisor.model.profile import Profile
from advisor.model.rulebase import Rulebase
from advisor.model.scenario import Change, Scenario
from advisor.model.table import TableBook
from advisor.model.text import Lang
from advisor.profiles.scenario import apply_changes, is_scenario, name_scenario, read_scenario
from advisor.profiles.yaml_profile import Vocabulary, check_levels, read_profile
from advisor.record import Record, replace

if TYPE_CHECKING:
    from advisor.advising.coverage import ClaimState
    from advisor.inference.explanation import Explanation
    from advisor.model.advice import Advice
    from advisor.model.figures import FigureState
    from advisor.model.finding import Findings
    from advisor.model.picture import Kind
    from advisor.model.proof import Proofs
    from advisor.model.records import FactRecord

MemoFormat = Literal["md", "html"]
Progress = Callable[[int, int], None]


class Reasoned(Record, frozen=True):
    """One region, described and reasoned over."""

    base: Rulebase
    profile: Profile
    findings: Findings
    rules: Path | None = None


class Derivation(Record, frozen=True):
    """One region with what its tables gave, the rule base and what tables may hold."""

    base: Rulebase
    book: TableBook
    profile: Profile


class Supposed(Record, frozen=True):
    """A scenario, its region as it is and as it is assumed to be."""

    scenario: Scenario
    original: Profile
    assumed: Profile


def data_dir(name: str) -> Path:
    """Return the folder ``rules``, ``templates`` or ``examples``: shipped in the package, or of the checkout."""
    package = Path(advisor.__file__).parent
    shipped = package / "_data" / name
    return shipped if shipped.is_dir() else package.parents[1] / name


def load_rules(rules: Path | None = None) -> Rulebase:
    """Return the checked rule base under ``rules``, or the one that comes with the program.

    Raises:
        KnowledgeError: with every problem found.
    """
    return open_rulebase(rules or data_dir("rules"))


def load_tables(rules: Path | None = None) -> TableBook:
    """Return what the tables of a profile may hold, with the codes, scopes and cautions of the rule base.

    Raises:
        KnowledgeError: with every problem found.
    """
    from advisor.knowledge.tables import load_table_book

    return load_table_book(rules or data_dir("rules"))


def load_profile(path: Path, base: Rulebase, rules: Path | None = None, progress: Progress | None = None) -> Profile:
    """Return the region at ``path`` with the facts that follow from its tables, all graded.

    ``progress`` is told the rows of a workbook read so far, and in all.

    Raises:
        ProfileError: with every problem found.
    """
    if is_scenario(path):
        return load_scenario(path, base, rules, progress).assumed
    profile = read_profile(path, _open_vocabulary(base, rules), progress)
    if not profile.region.id:
        profile = replace(profile, region=replace(profile.region, id=path.stem))
    if profile.tables or profile.peer_benchmarks:
        from advisor.indicators.deriving import derive_profile  # arrays are needed only where there are tables
        from advisor.indicators.peer_benchmarks import set_benchmarks

        profile = set_benchmarks(derive_profile(profile, base.indicators), base.indicators)
    graded = grade_profile(profile, base.indicators)
    check_levels(profile, graded)
    return graded


def _open_vocabulary(base: Rulebase, rules: Path | None) -> Vocabulary:
    return Vocabulary(base.indicators, base.claims, lambda: load_tables(rules), (advisor.__version__, base.digest))


def load_scenario(
    path: Path,
    base: Rulebase,
    rules: Path | None = None,
    progress: Progress | None = None,
    above: tuple[Path, ...] = (),
) -> Supposed:
    """Return the scenario at ``path`` with its region as it is and as it is assumed to be.

    Raises:
        ProfileError: with every problem found; a base that leads back to the scenario among them.
    """
    scenario = read_scenario(path, base.indicators)
    chain = (*above, path.resolve())
    if scenario.base.resolve() in chain:
        names = " → ".join(link.name for link in (*chain, scenario.base))
        told = f"the scenario's base '{scenario.base.name}' leads back to the scenario itself: {names}"
        raise ProfileError([Problem(scenario.base_at, Code.CYCLE, told, "name a profile as the base")])
    if is_scenario(scenario.base):
        original = load_scenario(scenario.base, base, rules, progress, chain).assumed
    else:
        original = load_profile(scenario.base, base, rules, progress)
    changed = suppose(original, scenario.changes, base)
    return Supposed(scenario, original, replace(changed, region=name_scenario(original.region, scenario)))


def suppose(profile: Profile, changes: Sequence[Change], base: Rulebase) -> Profile:
    """Return a graded profile with a few facts changed, graded anew."""
    return grade_profile(apply_changes(profile, changes), base.indicators)


def derive(path: Path, rules: Path | None = None, progress: Progress | None = None) -> Derivation:
    """Read the region at ``path`` and derive what its tables give.

    Raises:
        KnowledgeError, ProfileError: with every problem found.
    """
    base = load_rules(rules)
    return Derivation(base, load_tables(rules), load_profile(path, base, rules, progress))


def reason(path: Path, rules: Path | None = None, progress: Progress | None = None) -> Reasoned:
    """Read the region at ``path`` and reason over it, by experta and by the walker.

    Raises:
        KnowledgeError, ProfileError: with every problem found.
        EngineDisagreement: if the two evaluators differ.
    """
    base = load_rules(rules)
    return reason_over(base, load_profile(path, base, rules, progress), rules)


def reason_over(base: Rulebase, profile: Profile, rules: Path | None = None) -> Reasoned:
    """Reason over a graded profile. Raises EngineDisagreement as :func:`reason` does."""
    from advisor.inference.blank import open_blank
    from advisor.inference.touched import reason_touched

    return Reasoned(base, profile, reason_touched(base, open_blank(base), profile.facts), rules)


def advise(path: Path, rules: Path | None = None) -> Advice:
    """Return the advice on the region at ``path``. Raises as :func:`reason` does."""
    return advise_on(reason(path, rules))


def advise_on(reasoned: Reasoned) -> Advice:
    """Return the advice on a region that has been reasoned over."""
    from advisor.advising.assembly import build_advice

    cautions = load_tables(reasoned.rules).cautions if reasoned.profile.tables else {}
    return build_advice(reasoned.base, reasoned.profile, reasoned.findings, advisor.__version__, cautions)


def to_json_data(advice: Advice) -> dict[str, Any]:
    """Return the advice as plain data for JSON."""
    from advisor.model.advice_json import to_json_data as convert

    return convert(advice)


def write_memo(
    advice: Advice,
    lang: Lang = "zh",
    form: MemoFormat = "md",
    sections: Sequence[str] = (),
    brief: bool = False,
    figures: Mapping[Kind, str] | None = None,
) -> str:
    """Return the memo on ``advice`` as Markdown or as one HTML page.

    Args:
        advice: the advice on a region.
        lang: the language of the memo.
        form: Markdown or HTML.
        sections: those wanted, in the order wanted; all if it is empty.
        brief: whether one page is wanted instead.
        figures: pictures by kind, as HTML, each for its section of a whole HTML memo.

    Raises:
        UnknownNameError: if a section is none of a memo's.
    """
    from advisor.memo.context import build_memo, check_sections

    memo = build_memo(advice, lang, check_sections(sections))
    if form == "html":
        from advisor.memo.html import to_html

        return to_html(memo, brief, figures or {})
    from advisor.memo.markdown import to_markdown

    return to_markdown(memo, brief)


def explain(path: Path, name: str, rules: Path | None = None) -> tuple[Reasoned, tuple[Explanation, ...]]:
    """Return why ``name`` (a diagnosis, strength, remedy, type or type value) holds, does not, or is open.

    Raises:
        UnknownNameError: if nothing in the rule base has that name.
    """
    from advisor.inference.explanation import Explainer

    base = load_rules(rules)
    keys = find_conclusions(base, name)
    reasoned = reason(path, rules)
    explainer = Explainer(base, reasoned.profile.facts, reasoned.findings)
    return reasoned, tuple(explainer.explain(key) for key in keys)


def find_conclusions(base: Rulebase, name: str) -> tuple[str, ...]:
    """Return the conclusion keys that ``name`` stands for: a key, an id, or a type model (all its values).

    Raises:
        UnknownNameError: with the nearest names.
    """
    from advisor.knowledge.checks import conclusion_keys

    keys = sorted(conclusion_keys(base))
    found = [key for key in keys if name in (key, key.partition(" ")[2]) or key.startswith(f"type {name} is ")]
    if not found:
        ids = {key.partition(" ")[2].partition(" ")[0] for key in keys}
        hint = did_you_mean(name, ids) or "'advisor advise PROFILE' shows the ids in use"
        if name in base.indicators:
            hint = f"it is an indicator: see 'advisor indicators {name}'"
        told = f"no diagnosis, strength, type or remedy is called '{name}'"
        raise UnknownNameError(Problem(SourceRef("ID"), Code.UNKNOWN_NAME, told, hint))
    return tuple(found)


def list_claims(document: str = "", rules: Path | None = None) -> tuple[ClaimState, ...]:
    """Return the claims of one document, or of all, with what models each.

    Raises:
        UnknownNameError: if there is no such document.
    """
    from advisor.advising.coverage import list_claims as list_states
    from advisor.knowledge.checks import find_models

    base = load_rules(rules)
    if document and document not in base.documents:
        hint = did_you_mean(document, base.documents) or f"there are: {', '.join(sorted(base.documents))}"
        raise UnknownNameError(
            Problem(SourceRef("DOC"), Code.UNKNOWN_NAME, f"no document is called '{document}'", hint)
        )
    return list_states(base, find_models(base), document)


def list_figures(document: str = "", rules: Path | None = None) -> tuple[FigureState, ...]:
    """Return the figures that one document states, or all, each beside what it follows from.

    Raises:
        UnknownNameError: if no figures of such a document are held.
    """
    from advisor.indicators.reproduction import reproduce
    from advisor.knowledge.figures import load_figures

    figures = load_figures(rules or data_dir("rules"))
    documents = tuple(dict.fromkeys(figure.document for figure in figures))
    if document and document not in documents:
        hint = did_you_mean(document, documents) or f"there are: {', '.join(documents)}"
        told = f"no figures of a document '{document}' are held"
        raise UnknownNameError(Problem(SourceRef("DOC"), Code.UNKNOWN_NAME, told, hint))
    return reproduce(figure for figure in figures if document in ("", figure.document))


def check_rules(rules: Path | None = None) -> tuple[Rulebase, list[Problem]]:
    """Return the rule base and the gaps that its author must still close, cases included.

    Raises:
        KnowledgeError: if it can't be reasoned with at all, with every problem found.
    """
    from advisor.casework import check_cases, find_unreadable_cases
    from advisor.knowledge.checks import audit_rulebase
    from advisor.knowledge.loader import load_rulebase

    root = rules or data_dir("rules")
    try:
        base = load_rulebase(root)
    except KnowledgeError as error:
        raise KnowledgeError([*error.problems, *find_unreadable_cases(root)]) from None
    load_tables(root)
    list_figures(rules=root)
    return base, [*audit_rulebase(base), *_audit_methods(base), *check_cases(root, base)]


def prove_rules(base: Rulebase, progress: Progress | None = None) -> Proofs | None:
    """Return what a solver proves of the rules, whatever the region; None where z3 is not installed.

    ``progress`` is told the statements tried so far, and in all.
    """
    try:
        from advisor.proving.proofs import prove
    except ModuleNotFoundError as error:
        if error.name != "z3":
            raise
        return None
    return prove(base, progress)


def write_examples(folder: Path, base: Rulebase, proofs: Proofs) -> tuple[Path, ...]:
    """Write a profile into ``folder`` for each failure that some region shows. Raises as :func:`write_output` does."""
    from advisor.output_files import write_output
    from advisor.proving.examples import write_examples as write

    folder.mkdir(parents=True, exist_ok=True)
    texts = write(base, proofs.failures)
    for name, text in texts.items():
        write_output(folder / name, text)
    return tuple(folder / name for name in texts)


def _audit_methods(base: Rulebase) -> list[Problem]:
    """Return a problem for each indicator bound to a method that is not there, or counts in another unit."""
    from advisor.indicators.deriving import all_methods

    methods = all_methods()
    problems = []
    for indicator in base.indicators.values():
        found = methods.get(indicator.derived)
        if indicator.derived and found is None:
            hint = did_you_mean(indicator.derived, methods) or "docs/indicators.md lists the methods"
            told = f"'{indicator.id}': no method is called '{indicator.derived}'"
            problems.append(Problem(indicator.where, Code.UNKNOWN_METHOD, told, hint))
        elif found is not None and found.unit != indicator.unit:
            told = f"'{indicator.id}' is in '{indicator.unit}', its method in '{found.unit}'"
            problems.append(Problem(indicator.where, Code.WRONG_UNIT, told, "bind another method, or mend the unit"))
    return problems


def find_indicators(name: str = "", rules: Path | None = None) -> tuple[Indicator, ...]:
    """Return the indicator called ``name``, else those whose id or label contains it; all if it is empty.

    Raises:
        UnknownNameError: with the nearest names.
    """
    known = load_rules(rules).indicators
    if name in known:
        return (known[name],)
    wanted = name.lower()
    found = tuple(i for i in known.values() if wanted in i.id or wanted in i.label.zh or wanted in i.label.en.lower())
    if not found:
        hint = did_you_mean(name, known) or "'advisor indicators' lists them all"
        told = f"no indicator is called '{name}'"
        raise UnknownNameError(Problem(SourceRef("NAME"), Code.UNKNOWN_INDICATOR, told, hint))
    return found


def say(group: str, word: str, lang: Lang) -> str:
    """Return a word of a closed vocabulary, such as a level or a basis, in ``lang``."""
    from advisor.memo.words import say as look_up

    return look_up(group, word, lang)


def write_fact_figure(fact: FactRecord, lang: Lang) -> str:
    """Return a fact's figure with its unit as ``lang`` writes it; ``""`` if it has none."""
    from advisor.memo.numbers import write_figure

    return write_figure(fact.number, fact.unit, fact.approximate, lang) if fact.number else ""


def write_quantity(value: float, unit: str, lang: Lang) -> str:
    """Return a number with its unit as ``lang`` writes it."""
    from advisor.memo.numbers import write_quantity as write

    return write(value, unit, lang)
