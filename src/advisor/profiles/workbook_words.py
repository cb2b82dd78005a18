"""The words of the Excel template out: of sheets, headings, levels, bases and units, in both languages."""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import advisor
from advisor.model.indicator import Indicator
from advisor.model.text import Lang, Text

Words = Mapping[str, Mapping[str, Any]]
SHARED = ("level", "answer", "basis")


@cache
def load_workbook_words() -> Words:
    """Return ``templates/workbook.toml``, with the levels, answers, bases and units of ``words.toml``."""
    folder = _templates_dir()
    own = tomllib.loads((folder / "workbook.toml").read_text(encoding="utf-8"))
    memo = tomllib.loads((folder / "words.toml").read_text(encoding="utf-8"))
    shared = {group: dict(memo[group]) for group in SHARED}
    del shared["basis"]["assumed"]  # a scenario's, not a planner's
    return {**own, **shared, "unit": {**memo["unit"], **own["unit"]}}


def _templates_dir() -> Path:
    package = Path(advisor.__file__).parent
    shipped = package / "_data" / "templates"
    return shipped if shipped.is_dir() else package.parents[1] / "templates"


def word(words: Words, group: str, key: str, lang: Lang) -> str:
    """Return one word in ``lang``; a code without a word stands for itself."""
    entry = words[group].get(key)
    return str(entry[lang]) if entry else key


def texts(words: Words, group: str, keys: Iterable[str] = ()) -> dict[str, Text]:
    """Return the words of a group, or those of ``keys``, in both languages."""
    chosen = tuple(keys) or tuple(words[group])
    return {key: Text(word(words, group, key, "zh"), word(words, group, key, "en")) for key in chosen}


def answers_of(indicator: Indicator, words: Words) -> dict[str, Text]:
    """Return what an indicator's answers are called: levels, yes and no, or its categories."""
    if indicator.kind == "category":
        return {value: indicator.states.get(value, Text(value, value)) for value in indicator.values}
    return (
        texts(words, "answer" if indicator.kind == "yes_no" else "level", indicator.values) if indicator.values else {}
    )


def unit_word(words: Words, unit: str, lang: Lang) -> str:
    """Return what a unit is called in a heading.

    >>> unit_word(load_workbook_words(), "亿元", "en")
    '100 million yuan'
    """
    return (word(words, "unit", unit, lang) or unit) if unit else ""


def fold(text: object) -> str:
    """Return a label as it compares: no spaces, width, case or trailing colon.

    >>> fold(" 区域名称(中文)： ") == fold("区域名称（中文）")
    True
    """
    plain = unicodedata.normalize("NFKC", str(text)).casefold()
    return "".join(plain.split()).rstrip(":*")


def find_answer(text: str, answers: Mapping[str, Text]) -> str:
    """Return the code of an answer given as code or in either language, or ``""``."""
    wanted = fold(text)
    for code, said in answers.items():
        if wanted in (fold(code), fold(said.zh), fold(said.en)):
            return code
    return ""
