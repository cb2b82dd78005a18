"""What is missing of a region in, the data most worth finding out, printed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rich.console import Console

from advisor.advising.worth import Worth
from advisor.cli.summary import make_table
from advisor.model.rulebase import SEVERITIES, Rulebase
from advisor.model.text import Lang
from advisor.service import say

HEADS = {
    "zh": ("序", "资料", "可判断的问题", "可能增加的举措", "取得办法"),
    "en": ("No.", "Datum", "Problems it could decide", "Measures it could add", "How to obtain it"),
}
WORDS = {
    "zh": {
        "few": "{named}",
        "many": "{named}等{count}项",
        "grades": "（{grades}）",
        "grade": "{grade}{count}",
        "joint": "、",
    },
    "en": {
        "few": "{named}",
        "many": "{named} … {count} in all",
        "grades": " ({grades})",
        "grade": "{count} {grade}",
        "joint": ", ",
    },
}
NAMED = 2
NOTHING = {
    "zh": "没有待查的资料：每个问题都已能判断。",
    "en": "Nothing is left to find out: every problem is decided.",
}
TOLD = {
    "zh": "另有{}项。填入一项：advisor whatif 画像 --set 代号=数值，或写进画像。",
    "en": "{} more. To try one: advisor whatif PROFILE --set ID=VALUE, or write it into the profile.",
}


def print_worths(worths: tuple[Worth, ...], base: Rulebase, most: int, lang: Lang) -> None:
    """Print the first ``most`` of the data, and how many are left."""
    console = Console(highlight=False)
    if not worths:
        console.print(NOTHING[lang])
        return
    table = make_table(HEADS[lang])
    table.columns[1].min_width = 32  # an id stands on one line
    for place, worth in enumerate(worths[:most], 1):
        datum = worth.datum
        table.add_row(
            str(place),
            f"{datum.label.in_(lang)}{_unit(worth, lang)}\n[dim]{datum.indicator}[/]",
            name_some([f"diagnosis {name}" for name in datum.decides], base, lang) + tell_grades(worth, lang),
            name_some([f"remedy {name}" for name in worth.measures], base, lang),
            datum.obtain.in_(lang),
        )
    console.print(table)
    if len(worths) > most:
        console.print(TOLD[lang].format(len(worths) - most))


def _unit(worth: Worth, lang: Lang) -> str:
    unit = worth.datum.unit
    return "" if not unit else f"（{unit}）" if lang == "zh" else f" ({say('unit', unit, lang)})"


def name_some(keys: Sequence[str], base: Rulebase, lang: Lang, most: int = NAMED) -> str:
    """Return the first ``most`` of these conclusions by name, and how many there are."""
    words = WORDS[lang]
    named = words["joint"].join(base.label(key).in_(lang) for key in keys[:most])
    return words["many" if len(keys) > most else "few"].format(named=named, count=len(keys))


def tell_grades(worth: Worth, lang: Lang) -> str:
    """Return how many of the problems that a datum could decide are how grave, in brackets."""
    words = WORDS[lang]
    graded = [(say("severity", grade, lang), worth.severities.get(grade, 0)) for grade in reversed(SEVERITIES)]
    told = [words["grade"].format(grade=grade, count=count) for grade, count in graded if count]
    return words["grades"].format(grades=words["joint"].join(told))


def worths_as_data(worths: tuple[Worth, ...]) -> list[dict[str, Any]]:
    """Return the data, what they could decide and the measures they could add, as plain data for JSON."""
    return [
        {
            "indicator": worth.datum.indicator,
            "label": {"zh": worth.datum.label.zh, "en": worth.datum.label.en},
            "unit": worth.datum.unit,
            "decides": list(worth.datum.decides),
            "severities": {grade: worth.severities[grade] for grade in SEVERITIES if worth.severities.get(grade)},
            "measures": list(worth.measures),
        }
        for worth in worths
    ]
