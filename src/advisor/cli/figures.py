"""The documents' figures on the terminal: stated, recomputed, verdict, and what is not to be trusted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table

from advisor.model.figures import FigureState
from advisor.model.text import Lang
from advisor.service import say

HEADS = {
    "zh": ("所在", "内容", "年份", "所载", "复算", "结论", "存疑"),
    "en": ("Place", "Figure", "Year", "Stated", "Recomputed", "Verdict", "Doubt"),
}


def print_figures(states: Sequence[FigureState], lang: Lang) -> None:
    """Print a table a document: what follows from other figures, and what is flagged; then the counts."""
    console = Console(highlight=False)
    for document in dict.fromkeys(state.figure.document for state in states):
        chosen = [s for s in states if s.figure.document == document and (s.figure.by or s.figure.flag)]
        console.rule(f"{getattr(chosen[0].figure.title, lang)} {document}")
        console.print(_grid(chosen, lang))
    console.print(_count(states, lang))


def figures_as_data(states: Iterable[FigureState]) -> list[dict[str, Any]]:
    """Return the same as plain data, the figures that follow from nothing included."""
    return [
        {
            "document": state.figure.document,
            "id": state.figure.id,
            "stated": state.figure.printed,
            "unit": state.figure.unit,
            "year": state.figure.year,
            "locator": state.figure.locator,
            "by": state.figure.by,
            "of": list(state.figure.of),
            "recomputed": state.recomputed,
            "verdict": state.outcome,
            "flag": state.figure.flag.kind if state.figure.flag else "",
        }
        for state in states
    ]


def _grid(states: Iterable[FigureState], lang: Lang) -> Table:
    table = Table(box=box.SIMPLE, show_edge=False, pad_edge=False)
    for head in HEADS[lang]:
        table.add_column(head, overflow="fold")
    for state in states:
        figure, flag = state.figure, state.figure.flag
        digits = len(figure.printed.partition(".")[2]) + 1
        again = "" if state.recomputed is None else f"{state.recomputed:.{digits}f}"
        told = say("figure_verdict", state.outcome, lang) if figure.by else ""
        doubt = getattr(flag.why, lang) if flag else ""
        stated = f"{figure.printed} {figure.unit}"
        table.add_row(figure.locator, getattr(figure.says, lang), figure.year, stated, again, told, doubt)
    return table


def _count(states: Sequence[FigureState], lang: Lang) -> str:
    counts = {
        "agrees": sum(s.outcome == "agrees" for s in states),
        "differs": sum(s.outcome == "differs" for s in states),
        "flagged": sum(s.figure.flag is not None for s in states),
        "figures": len(states),
    }
    return "  ".join(f"{say('figure_verdict', name, lang)} {count}" for name, count in counts.items())
