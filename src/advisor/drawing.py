"""The use case of drawing: a rule base or a region in, its graph of reasoning as Mermaid, SVG or HTML out."""

from __future__ import annotations

from collections.abc import Iterable, Set
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

from advisor import service
from advisor.errors import Code, Problem, SourceRef, UnknownNameError
from advisor.model.advice import Advice
from advisor.model.graph import Graph
from advisor.model.records import FactRecord
from advisor.model.text import Lang, Text

GraphFormat = Literal["mmd", "svg", "html"]
KINDS = (
    "fact",
    "strength",
    "type",
    "diagnosis",
    "cause",
    "remedy",
    "open",
    "shows",
    "causes",
    "calls",
    "needs",
    "links",
)


def draw(
    advice: Advice | None, focus: str = "", rules: Path | None = None, lang: Lang = "zh", form: GraphFormat = "mmd"
) -> str:
    """Return the graph of a region's advice, or of the whole rule base where there is none, drawn.

    Args:
        advice: the advice on a region.
        focus: an id; only what leads to it and what follows from it is drawn.
        rules: the folder of the rule base; None for the one that comes with the program.
        lang: the language of labels.
        form: Mermaid text, an SVG picture or an HTML page.

    Raises:
        UnknownNameError: if nothing is called ``focus``, or it is not in this region's graph.
        MissingExtra: if a picture is wanted and the layout library is not installed.
    """
    graph = _build(advice, rules)
    if focus:
        graph = _focus(graph, focus, rules, {f"diagnosis {r.id}" for r in advice.undetermined} if advice else set())
    if form == "mmd":
        from advisor.graph.mermaid import to_mermaid

        return to_mermaid(graph, lang)
    if form == "html":
        from advisor.graph.page import to_page

        return to_page(graph, lang, _words(lang))
    return draw_graph(graph, lang)


def draws_pictures() -> bool:
    """Return whether the layout library is installed, so that there are pictures and not Mermaid text alone."""
    return find_spec("fast_sugiyama") is not None


def trace_causes(advice: Advice, roots: Iterable[str]) -> Graph:
    """Return the graph of what the diagnoses ``roots`` bring about, near or far; facts and measures are left out."""
    from advisor.graph.focus import trace_causes as trace

    return trace(_build(advice, None), [f"diagnosis {name}" for name in roots])


def draw_graph(graph: Graph, lang: Lang) -> str:
    """Return a graph as SVG. Raises MissingExtra as :func:`draw` does."""
    from advisor.graph.svg import to_svg

    return to_svg(graph, lang, _words(lang))


def _words(lang: Lang) -> dict[str, str]:
    return {kind: service.say("graph", kind, lang) for kind in KINDS}


def _build(advice: Advice | None, rules: Path | None) -> Graph:
    if advice is None:
        from advisor.graph.of_rules import draw_rules

        return draw_rules(service.load_rules(rules), _say("graph", "whole"))
    from advisor.graph.of_advice import draw_advice

    return draw_advice(advice, _say, _value_of)


def _focus(graph: Graph, name: str, rules: Path | None, undecided: Set[str]) -> Graph:
    from advisor.graph.focus import focus_on

    base = service.load_rules(rules)
    wanted = (name,) if name in base.indicators else service.find_conclusions(base, name)
    found = [key for key in wanted if key in graph.nodes]
    if not found:
        told = f"'{name}' is not in the graph of this region: it does not hold, is not called for or decides nothing"
        hint = f"'advisor explain PROFILE {name}' tells why; leave PROFILE out to draw the whole rule base"
        if any(key in undecided for key in wanted):
            told = f"'{name}' is not in the graph of this region: it can't be decided yet, which is not to say absent"
            hint = f"'advisor explain PROFILE {name}' tells what is missing; leave PROFILE out to draw all rules"
        raise UnknownNameError(Problem(SourceRef("--focus"), Code.UNKNOWN_NAME, told, hint))
    return focus_on(graph, found)


def _say(group: str, word: str) -> Text:
    return Text(zh=service.say(group, word, "zh"), en=service.say(group, word, "en"))


def _value_of(fact: FactRecord) -> Text:
    if fact.number is not None:
        return Text(zh=service.write_fact_figure(fact, "zh"), en=service.write_fact_figure(fact, "en"))
    if fact.level:
        return _say("level", fact.level)
    if fact.kind == "yes_no":
        return _say("answer", fact.value)
    return fact.statement or Text(zh="", en="")
