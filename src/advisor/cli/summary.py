"""An advice in, a summary on the terminal out."""

from __future__ import annotations

from collections.abc import Iterable

from rich import box
from rich.console import Console
from rich.table import Column, Table

from advisor.memo.index import Index
from advisor.model.advice import Advice
from advisor.model.text import Lang
from advisor.service import say

TITLES = {
    "zh": {
        "types": "类型与阶段",
        "problems": ("问题", "代号", "程度", "置信度"),
        "measures": ("序", "举措", "代号", "期限", "得分", "针对"),
        "open": "尚不能判断{}项（不等于没有），最宜先查：{}",
        "out": "经核对不存在{}项：{}",
        "nothing": "现有资料不足以作出任何判断。",
        "strengths": "优势",
    },
    "en": {
        "types": "Type and stage",
        "problems": ("Problem", "Id", "Severity", "Confidence"),
        "measures": ("No.", "Measure", "Id", "Horizon", "Score", "Answers"),
        "open": "{} undecided, which is not to say absent; find out first: {}",
        "out": "{} ruled out by the data: {}",
        "nothing": "The data do not yet allow any judgement.",
        "strengths": "Strengths",
    },
}
COLOURS = {"severe": "red", "moderate": "yellow", "mild": "dim"}


def print_summary(advice: Advice, lang: Lang) -> None:
    """Print what holds, what to do and what to find out first."""
    console = Console(highlight=False)
    words = TITLES[lang]
    joint = "、" if lang == "zh" else ", "
    colon = "：" if lang == "zh" else ": "
    console.rule(getattr(advice.region.name, lang))
    excluded = [record.label for record in Index(advice).ruled_out]  # by data, not by the spatial level alone
    if not (advice.diagnoses or advice.strengths or excluded):
        console.print(words["nothing"])
    elif advice.types:
        told = (f"{getattr(t.model_label, lang)} {getattr(t.label, lang)}" for t in advice.types)
        console.print(f"[bold]{words['types']}[/bold]{colon}{joint.join(told)}", markup=True)
    if advice.strengths:
        told = (getattr(s.label, lang) for s in advice.strengths)
        console.print(f"[bold]{words['strengths']}[/bold]{colon}{joint.join(told)}")
    if advice.diagnoses:
        console.print(_problems(advice, lang))
    if advice.recommendations:
        console.print(_measures(advice, lang))
    if excluded:
        shown = joint.join(getattr(label, lang) for label in excluded)
        console.print(str(words["out"]).format(len(excluded), shown))
    if advice.undetermined:
        first = joint.join(getattr(datum.label, lang) for datum in advice.next_data[:5])
        console.print(str(words["open"]).format(len(advice.undetermined), first))


def make_table(titles: Iterable[str]) -> Table:
    """Return an empty table that folds what is too long, so that an id can always be copied whole."""
    return Table(*(Column(title, overflow="fold") for title in titles), box=box.SIMPLE_HEAD)


def _problems(advice: Advice, lang: Lang) -> Table:
    table = make_table(TITLES[lang]["problems"])
    for record in advice.diagnoses:
        severity = f"[{COLOURS[record.severity]}]{say('severity', record.severity, lang)}[/]"
        confidence = say("confidence", record.confidence, lang)
        table.add_row(getattr(record.label, lang), f"[dim]{record.id}[/]", severity, confidence)
    return table


def _measures(advice: Advice, lang: Lang) -> Table:
    table = make_table(TITLES[lang]["measures"])
    for record in advice.recommendations:
        answers = ("、" if lang == "zh" else "; ").join(getattr(term.label, lang) for term in record.terms)
        horizon = say("horizon", record.horizon, lang)
        label = getattr(record.label, lang)
        table.add_row(str(record.priority), label, f"[dim]{record.id}[/]", horizon, str(record.score), answers)
    return table
