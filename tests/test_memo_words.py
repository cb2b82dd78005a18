"""The memo's vocabularies are closed, whole and in two languages, and its doctests hold."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
import re
from itertools import product
from typing import get_args

import pytest

import advisor.memo
from advisor.knowledge.indicators import LEVELS
from advisor.knowledge.themes import ACTORS, INSTRUMENTS
from advisor.memo.words import load_words, say
from advisor.model.indicator import CutOffBasis
from advisor.model.rulebase import ClaimKind, Link, Rulebase

CLOSED = {
    "actor": ACTORS,
    "instrument": INSTRUMENTS,
    "level": LEVELS,
    "cutoff_basis": get_args(CutOffBasis),
    "claim_kind": get_args(ClaimKind),
    "link": get_args(Link),
    "severity": ("mild", "moderate", "severe"),
    "confidence": ("low", "medium", "high"),
    "sureness": ("low", "medium", "high"),
    "horizon": ("short", "medium", "long"),
    "basis": ("statistic", "record", "survey", "judgement"),
    "spatial_level": ("park", "county", "city", "city_region", "province", "national"),
    "kind": ("diagnosis", "strength", "type", "remedy"),
    "verdict": ("holds", "fails", "unknown"),
    "entity_kind": ("firm", "park", "industry", "institution", "place"),
}
MODULES = [info.name for info in pkgutil.iter_modules(advisor.memo.__path__)]


@pytest.mark.parametrize("group", CLOSED)
def test_every_code_of_a_closed_vocabulary_has_a_word_in_both_languages(group: str) -> None:
    assert all(say(group, code, lang) for code, lang in product(CLOSED[group], ("zh", "en")))


@pytest.mark.parametrize("group", CLOSED)
def test_no_two_codes_of_a_vocabulary_share_a_word(group: str) -> None:
    for lang in ("zh", "en"):
        told = [say(group, code, lang) for code in CLOSED[group]]
        assert len(set(told)) == len(told) or group == "level"


def test_a_code_without_a_word_is_an_error() -> None:
    with pytest.raises(LookupError, match=r"no zh word for 'angel' in \[actor\]"):
        say("actor", "angel", "zh")


def test_chinese_words_have_no_latin_letters_and_english_ones_no_chinese() -> None:
    for group, entries in load_words().items():
        for code, word in entries.items():
            zh, en = re.sub(r"\{\w+\}", "", word["zh"]), re.sub(r"\{\w+\}", "", word["en"])
            assert not re.search("[A-Za-z]", zh), (group, code)
            assert not re.search("[一-鿿、。，；：（）]", en), (group, code)


def test_english_phrases_use_only_the_slots_that_the_chinese_have() -> None:
    for name, phrase in load_words()["phrase"].items():
        slots = {lang: set(re.findall(r"\{(\w+)\}", phrase[lang])) for lang in ("zh", "en")}
        assert slots["en"] <= slots["zh"] or name.startswith("now_at"), name


def test_every_unit_of_the_rule_base_can_be_written_in_english(base: Rulebase) -> None:
    units = {indicator.unit for indicator in base.indicators.values() if indicator.unit}
    assert sorted(units - load_words()["unit"].keys()) == []


@pytest.mark.parametrize("name", MODULES)
def test_examples_in_docstrings_hold(name: str) -> None:
    assert doctest.testmod(importlib.import_module(f"advisor.memo.{name}")).failed == 0
