"""The golden advice and memos: unchanged, and every figure in a memo is in its advice."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import pytest

from tests.golden import GOLDEN, REGIONS, counts_of, golden_texts

MEMOS = [(region, lang) for region in REGIONS for lang in ("zh", "en")]
FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?")
SCALES = (1, 1e4, 1e-2, 1e-5, 1e8, 1e2, 1e-1)  # 万 and 亿 in full, in millions, in billions


@lru_cache
def texts(region: str) -> dict[str, str]:
    return golden_texts(region)


@pytest.mark.parametrize("region", REGIONS)
def test_advice_and_memos_are_as_they_were_when_a_person_read_them(region: str) -> None:
    for name, text in texts(region).items():
        assert (GOLDEN / name).read_text(encoding="utf-8") == text, f"{name} differs; read it, then 'make golden'"


def numbers_of(value: Any) -> Iterator[float]:
    """Yield every number of an advice: numbers, digits in texts, and how many there are of each list."""
    if isinstance(value, bool) or value is None:
        return
    if isinstance(value, int | float):
        yield float(value)
    elif isinstance(value, str):
        yield from (float(found.replace(",", "")) for found in FIGURE.findall(value))
    else:
        yield float(len(value))
        yield from map(float, counts_of(value))
        for item in value.values() if isinstance(value, dict) else value:
            yield from numbers_of(item)


def figures_of(memo: str) -> set[float]:
    """Return the figures of a memo, without note numbers, links, and the numbers of headings and lists."""
    text = re.sub(r"\[\^?\d+\](?:\([^)]*\))?:?|\]\(#[^)]*\)|<[^>]+>", "", memo)
    text = re.sub(r"^\s*(?:#+\s*)?(?:\d+[.．、)]|（\d+）|\(\d+\))", "", text, flags=re.M)
    return {float(found.replace(",", "")) for found in FIGURE.findall(text)}


@pytest.mark.parametrize(("region", "lang"), MEMOS)
def test_every_figure_in_a_memo_is_in_its_advice(region: str, lang: str) -> None:
    known = {
        round(n / scale, 9) for n in numbers_of(json.loads(texts(region)[f"{region}.advice.json"])) for scale in SCALES
    }
    found = figures_of(texts(region)[f"{region}.{lang}.md"])
    assert len(found) > 10
    assert sorted(n for n in found if round(n, 9) not in known) == []


@pytest.mark.parametrize("region", REGIONS)
def test_a_chinese_memo_has_no_english_word_and_an_english_one_no_chinese(region: str) -> None:
    chinese = texts(region)[f"{region}.zh.md"]
    assert sorted(set(re.findall(r"[A-Za-z_]{3,}", chinese)) - {"GDP"}) == []
    assert re.findall(r"[\u4e00-\u9fff]+", texts(region)[f"{region}.en.md"]) == []


REFERENCE = re.compile(r"This follows from|The findings above|前述|(?:由|依?据)(?:问题|优势)")  # recalls, not sayings
UNFINISHED = re.compile(r"(?:[:(|]\s*|=)None\s*(?:[).|,;]|$)|[。；，、：]。|(?<!\.)\.\.(?!\.)|[,;]\.|\{|\}", flags=re.M)


@pytest.mark.parametrize(("region", "lang"), MEMOS)
def test_a_memo_leaves_nothing_open(region: str, lang: str) -> None:
    assert UNFINISHED.findall(texts(region)[f"{region}.{lang}.md"]) == []


@pytest.mark.parametrize(("region", "lang"), MEMOS)
def test_a_memo_says_no_sentence_twice(region: str, lang: str) -> None:
    memo = texts(region)[f"{region}.{lang}.md"]
    body = memo.split("## 附录" if lang == "zh" else "## Appendix")[0]
    prose = [line for line in body.splitlines() if not line.startswith(("|", "- "))]
    sentences = [s.strip() for line in prose for s in re.split(r"。|(?<=[a-z])\. ", re.sub(r"\[\^\d+\]", "", line))]
    long = [s for s in sentences if len(s) > (18 if lang == "zh" else 60) and not REFERENCE.match(s)]
    assert len(long) > 12
    assert sorted({s for s in long if long.count(s) > 1}) == []


@pytest.mark.parametrize("region", REGIONS)
def test_the_summary_has_at_most_two_hundred_characters(region: str) -> None:
    memo = texts(region)[f"{region}.zh.md"]
    summary = memo.split("## 摘要")[1].split("## ")[0].strip()
    assert 40 < len(summary) <= 200
