"""Every figure in a memo is in the advice."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from advisor import service
from advisor.memo.context import build_memo
from advisor.memo.markdown import to_markdown
from advisor.memo.words import load_words
from advisor.model.advice import Advice
from advisor.model.advice_json import to_json_data
from advisor.model.text import Lang
from tests.conftest import EXAMPLES
from tests.golden import counts_of
from tests.test_memo_sample import empty_advice, sample_advice

FIGURE = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
NOT_FIGURES = (
    re.compile(r"^\[\^\d+\]:", re.MULTILINE),  # a note's number
    re.compile(r"\[\^\d+\]"),  # a reference to a note
    re.compile(r"^#+ \d+\. ", re.MULTILINE),  # a heading's number
    re.compile(r"\b[PM]\d+\b"),  # the number of a problem or measure
)


def find_figures(memo: str) -> set[str]:
    """Return the figures of a Markdown memo, without the numbers of headings, items and notes."""
    for pattern in NOT_FIGURES:
        memo = pattern.sub("", memo)
    return {_plain(found) for found in FIGURE.findall(memo)}


def figures_of(advice: Advice) -> set[str]:
    """Return the figures that an advice admits: those in it, and amounts of money as English writes them."""
    data = to_json_data(advice)
    figures = {_plain(found) for found in FIGURE.findall(json.dumps(data, ensure_ascii=False))}
    figures |= {str(count) for count in counts_of(data)}
    return figures | {_plain(told) for value, unit in _amounts(data) for told in _in_english(value, unit)}


def _plain(figure: str) -> str:
    return format(Decimal(figure.replace(",", "")).normalize(), "f")


def _amounts(data: Any) -> Iterator[tuple[float, str]]:
    if isinstance(data, list):
        for item in data:
            yield from _amounts(item)
    elif isinstance(data, dict):
        number = data.get("number")
        ends = [data.get("at"), *((number["low"], number["high"]) if isinstance(number, dict) else ())]
        yield from ((end, data["unit"]) for end in ends if isinstance(end, float | int))
        for item in data.values():
            yield from _amounts(item)


def _in_english(value: float, unit: str) -> list[str]:
    scale = load_words()["unit"].get(unit, {}).get("scale", 1)
    exact = abs(Decimal(str(value))) * scale
    return [format(exact.scaleb(-power), "f") for power in (0, 6, 9)]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("advice", [sample_advice(), empty_advice()], ids=["sample", "empty"])
def test_every_figure_of_a_small_memo_is_in_its_advice(advice: Advice, lang: Lang) -> None:
    assert sorted(find_figures(to_markdown(build_memo(advice, lang))) - figures_of(advice)) == []


@pytest.mark.parametrize("region", ["lianyungang", "wanjiang", "chengdu_chongqing"])
def test_every_figure_of_a_regions_memos_is_in_its_advice(region: str) -> None:
    advice = service.advise(Path(EXAMPLES / f"{region}.yaml"))
    for lang in ("zh", "en"):
        assert sorted(find_figures(to_markdown(build_memo(advice, lang))) - figures_of(advice)) == []


def test_an_invented_figure_would_be_found_out() -> None:
    memo = to_markdown(build_memo(sample_advice(), "zh"))
    assert "23.5" in find_figures(memo)
    assert find_figures(memo + "增长17.3%") - figures_of(sample_advice()) == {"17.3"}
