"""Claims and indicators in, lists on the terminal out."""

from __future__ import annotations

from typing import Any

from rich.console import Console

from advisor.advising.coverage import ClaimState, count_coverage
from advisor.cli.summary import make_table
from advisor.cli.wording import describe_bounds
from advisor.model.indicator import Indicator
from advisor.model.rulebase import Rulebase
from advisor.model.text import Lang
from advisor.service import say

COVERAGE = {
    "zh": ("文献", "类别", "已建模", "有理由不建模", "未交代", "合计", "建模率"),
    "en": ("Document", "Kind", "Modelled", "Left out, with reason", "Open", "All", "Share"),
}
CLAIMS = {"zh": ("代号", "位置", "类别", "论断", "去处"), "en": ("Id", "Where", "Kind", "Claim", "Modelled by")}
INDICATORS = {"zh": ("代号", "名称", "单位", "档次"), "en": ("Id", "Label", "Unit", "Levels")}


def claims_as_data(states: tuple[ClaimState, ...], coverage: bool) -> list[dict[str, Any]]:
    """Return the claims, or their counts, as plain data for JSON."""
    if coverage:
        return [
            {"document": c.document, "kind": c.kind, "modelled": c.modelled, "reasoned": c.reasoned, "open": c.open}
            for c in count_coverage(states)
        ]
    return [
        {
            "id": s.claim.id,
            "locator": s.claim.locator,
            "kind": s.claim.kind,
            "says": {"zh": s.claim.says.zh, "en": s.claim.says.en},
            "state": s.state,
            "models": list(s.models),
            "not_modelled": {"zh": s.claim.not_modelled.zh, "en": s.claim.not_modelled.en}
            if s.claim.not_modelled
            else None,
        }
        for s in states
    ]


def print_coverage(states: tuple[ClaimState, ...], lang: Lang) -> None:
    """Print, by document and kind, how many claims are modelled, left out for a reason, or open."""
    table = make_table(COVERAGE[lang])
    for c in count_coverage(states):
        numbers = (c.modelled, c.reasoned, c.open, c.total)
        kind = say("claim_kind", c.kind, lang)
        table.add_row(c.document, kind, *map(str, numbers), f"{100 * c.modelled / c.total:.0f}%")
    Console(highlight=False).print(table)


def print_claims(states: tuple[ClaimState, ...], lang: Lang) -> None:
    """Print each claim with what models it, or why nothing does."""
    table = make_table(CLAIMS[lang])
    for s in states:
        reason = s.claim.not_modelled.in_(lang) if s.claim.not_modelled else ""
        kind = say("claim_kind", s.claim.kind, lang)
        table.add_row(s.claim.id, s.claim.locator, kind, s.claim.says.in_(lang), ", ".join(s.models) or reason)
    Console(highlight=False).print(table, markup=False)


def print_indicators(base: Rulebase, found: tuple[Indicator, ...], lang: Lang) -> None:
    """Print a table of indicators, or all of one."""
    console = Console(highlight=False)
    if len(found) == 1:
        _print_indicator(console, base, found[0], lang)
        return
    table = make_table(INDICATORS[lang])
    for indicator in found:
        levels = "" if indicator.kind in ("category", "yes_no") else _words(indicator, lang)
        table.add_row(indicator.id, indicator.label.in_(lang), indicator.unit, levels)
    console.print(table)


def _print_indicator(console: Console, base: Rulebase, indicator: Indicator, lang: Lang) -> None:
    subject = base.subjects[indicator.subject].in_(lang)
    console.print(f"[bold]{indicator.label.in_(lang)}[/bold]  {indicator.id}  {subject}  {indicator.unit}")
    console.print(indicator.definition.in_(lang), markup=False)
    if indicator.values:
        console.print(_words(indicator, lang), markup=False)
    for cutoff in (*indicator.cutoffs, *indicator.marks):
        console.print(f"  {describe_bounds((cutoff,), indicator, lang)}  {cutoff.source.in_(lang)}", markup=False)
    console.print(indicator.obtain.in_(lang), markup=False)
    console.print(f"[dim]{indicator.where}[/dim]")


def _words(indicator: Indicator, lang: Lang) -> str:
    words = (
        indicator.states[v].in_(lang) if v in indicator.states else say("level", v, lang) for v in indicator.values
    )
    return " / ".join(words)
