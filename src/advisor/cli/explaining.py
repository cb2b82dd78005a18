"""Explanations in, trees on the terminal out."""

from __future__ import annotations

from collections.abc import Mapping

from rich.console import Console
from rich.markup import escape
from rich.tree import Tree

from advisor.cli.wording import describe_atom, describe_bounds, describe_fact
from advisor.inference.explanation import ExplainedRule, Explanation, Weighed
from advisor.model.condition import indicators_of
from advisor.model.finding import Verdict
from advisor.model.rulebase import Rulebase
from advisor.model.text import Lang
from advisor.service import Reasoned, say, write_quantity

MARKS = {Verdict.HOLDS: "[green]✓[/green]", Verdict.FAILS: "[red]✗[/red]", Verdict.UNKNOWN: "[yellow]?[/yellow]"}
GROUPS = {
    "zh": {"all": "须全部满足", "any": "满足其一即可", "none": "须均不成立", "at least": "至少满足{}项"},
    "en": {"all": "all of", "any": "any of", "none": "none of", "at least": "at least {} of"},
}
WORDS = {
    "zh": {
        "found": "查得",
        "missing": "未填报",
        "bound": "界线",
        "gap": "距界线",
        "cites": "依据",
        "obtain": "取得办法：",
    },
    "en": {
        "found": "found",
        "missing": "not reported",
        "bound": "cut-off",
        "gap": "off the cut-off by",
        "cites": "source",
        "obtain": "to obtain it: ",
    },
}


def print_explanation(
    reasoned: Reasoned, explanations: tuple[Explanation, ...], lang: Lang, nearest: Mapping[str, str]
) -> None:
    """Print a tree for each explained conclusion: rules, conditions, facts, cut-offs, claims.

    ``nearest`` tells of those that don't hold, by key, what would make them.
    """
    printer = _Printer(reasoned.base, lang)
    console = Console(highlight=False)
    for explanation in explanations:
        tree = printer.conclusion(explanation)
        if told := nearest.get(explanation.key):
            branch = Tree(f"[cyan]→[/cyan] {escape(told)}")
            tree.children.insert(0, branch)
        console.print(tree)


class _Printer:
    def __init__(self, base: Rulebase, lang: Lang) -> None:
        self.base = base
        self.lang = lang

    def conclusion(self, explanation: Explanation) -> Tree:
        """Return the tree of one conclusion; where it holds or is open, only the rules that make it so."""
        name = explanation.key.partition(" ")[2].replace(" is ", ".")
        label = escape(self.base.label(explanation.key).in_(self.lang))
        verdict = say("verdict", explanation.verdict.value, self.lang)
        tree = Tree(f"{MARKS[explanation.verdict]} [bold]{label}[/bold] [dim]{name}[/dim]  {verdict}")
        for rule in explanation.rules:
            if rule.verdict is explanation.verdict:
                tree.add(self.rule(rule))
        return tree

    def rule(self, explained: ExplainedRule) -> Tree:
        """Return the tree of one rule."""
        rule = explained.rule
        title = rule.title if rule.title.zh else self.base.label(rule.treats)
        grades = [("severity", explained.severity), ("confidence", explained.confidence)]
        told = [f"{say('term', group, self.lang)}{say(group, word, self.lang)}" for group, word in grades if word]
        place = f"{rule.id} {rule.where}"
        head = f"{MARKS[explained.verdict]} {escape(title.in_(self.lang))} [dim]{escape(place)}[/dim]"
        tree = Tree("  ".join([head, *told]))
        self._add(tree, explained.when)
        for cite in rule.cites:
            claim = self.base.claims[cite.claim]
            link = say("link", cite.link, self.lang)
            says = escape(claim.says.in_(self.lang))
            tree.add(
                f"[dim]{WORDS[self.lang]['cites']}[/dim] {link} [dim]{claim.id} {escape(claim.locator)}[/dim] {says}"
            )
        return tree

    def _add(self, tree: Tree, weighed: Weighed) -> None:
        if weighed.group:
            name, _, count = weighed.group.rpartition(" ")
            words = GROUPS[self.lang]
            told = words[name].format(count) if name else words[weighed.group]
            branch = tree.add(f"{MARKS[weighed.verdict]} [dim]{told}[/dim]")
            for part in weighed.parts:
                self._add(branch, part)
            return
        assert weighed.evidence is not None
        branch = tree.add(f"{MARKS[weighed.verdict]} {escape(describe_atom(weighed.evidence, self.base, self.lang))}")
        for line in self._found(weighed):
            branch.add(line)
        if weighed.conclusion is not None and weighed.conclusion.rules:
            branch.add(self.conclusion(weighed.conclusion))

    def _found(self, weighed: Weighed) -> list[str]:
        """Return the lines under a condition: what was found, the cut-offs, how far off, what is missing."""
        evidence, words = weighed.evidence, WORDS[self.lang]
        assert evidence is not None
        lines = []
        for fact in evidence.facts:
            indicator = self.base.indicators[fact.indicator]
            lines.append(f"[dim]{words['found']}[/dim] {escape(describe_fact(fact, indicator, self.lang))}")
            if fact.detail:
                lines.append(f"[dim]{escape(fact.detail.in_(self.lang))}[/dim]")
        names = indicators_of(evidence.atom)
        if evidence.cutoffs:
            bounds = describe_bounds(evidence.cutoffs, self.base.indicators[names[0]], self.lang)
            lines.append(f"[dim]{words['bound']}[/dim] {escape(bounds)}")
        if weighed.gap is not None:
            unit = self.base.indicators[names[0]].unit
            off = write_quantity(weighed.gap, "百分点" if unit == "%" else unit, self.lang)
            lines.append(f"[dim]{words['gap']}[/dim] {off}")
        for name in evidence.missing:
            obtain = self.base.indicators[name].obtain.in_(self.lang)
            lines.append(f"[yellow]{words['missing']}[/yellow] [dim]{name}[/dim]  {words['obtain']}{escape(obtain)}")
        return lines
