"""Facts written into the text of a profile: found again by the reader, and nothing else of the text changed."""

from __future__ import annotations

import difflib

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.blanks import build_blank
from advisor.errors import SourceRef
from advisor.marked_yaml import Reading
from advisor.model.rulebase import Rulebase
from advisor.model.text import Text
from advisor.profiles.profile_text import read_typed, write_entry, write_fact, write_head

ENTRY = '{value: 45, unit: "%"}'
TEXTS = {
    "no facts": "schema: 1\n",
    "an empty block": "schema: 1\nfacts:\nregion: 1\n",
    "an empty block with a remark": "schema: 1\nfacts: # 一句话\nregion: 1\n",
    "null": "schema: 1\nfacts: ~\nregion: 1\n",
    "empty braces": "schema: 1\nfacts: {}\n",
    "braces": "schema: 1\nfacts: {b: 3}\nregion: 1\n",
    "all in braces": "{schema: 1, facts: {b: {value: 3}}}\n",
    "all in braces, no facts": "{schema: 1}\n",
    "blocks": "facts:\n  b:\n    value: 3\n    unit: x   # c\n\n  # comment\n\nregion: 1\n",
    "no last line end": "facts:\n    b: 3 # tail\nregion: 2",
    "a block to replace": "facts:\n  a:\n    value: 1\n\n  # next\n  b: 2\n",
    "a line to replace": "facts:\n  a: {value: 1} # keep\n  b: 2\n",
    "an empty value": "facts:\n  a:\n  b: 2\n",
    "an empty string": "facts:\n  b: 2\n  a: ''\n",
    "commented out": 'facts:\n  # a: {value: , unit: "%"}    # 标签\n  b: {value: 2}\nx: 1\n',
    "commented out elsewhere": "facts:\n  b: {value: 2}\nx: 1\n# a: {value: }\n",
    "a long text": "facts:\n  b: |\n    long\n    text\nregion: 3\n",
    "a folded sequence": "facts:\n  b: [1,\n      2]\n# end\n",
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_a_fact_is_written_in_and_the_rest_stays(text: str) -> None:
    was, now = yaml.safe_load(text), yaml.safe_load(write_fact(text, "a", ENTRY))
    assert now["facts"].pop("a") == {"value": 45, "unit": "%"}
    others = dict(was.get("facts") or {})
    others.pop("a", None)
    assert now["facts"] == others
    assert {key: now[key] for key in now if key != "facts"} == {key: was[key] for key in was if key != "facts"}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_no_comment_is_lost(text: str) -> None:
    written = write_fact(text, "a", ENTRY)
    for line in text.splitlines():
        comment = line.partition("#")[2].strip()
        if comment and not comment.startswith("a:"):
            assert comment in written


def test_a_fact_commented_out_in_a_blank_profile_takes_its_own_line() -> None:
    blank = build_blank()
    written = write_fact(blank, "local_procurement_rate", ENTRY)
    changed = [line for line in difflib.ndiff(blank.splitlines(), written.splitlines()) if line[:1] in "+-"]
    assert len(changed) == 2
    assert changed[1].startswith(f"+   local_procurement_rate: {ENTRY}    # 本地配套率")


def test_writing_twice_keeps_the_last() -> None:
    once = write_fact(build_blank(), "local_procurement_rate", ENTRY)
    twice = write_fact(once, "local_procurement_rate", "{value: 50}")
    assert yaml.safe_load(twice)["facts"] == {"local_procurement_rate": {"value": 50}}


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(st.sampled_from("abcdefg"), st.text(max_size=12).filter(str.isprintable)), max_size=12))
def test_a_run_of_answers_ends_in_the_last_of_each(answers: list[tuple[str, str]]) -> None:
    text = "# head\nschema: 1\nfacts:\n  # a: {value: }   # label\n  b: {value: 1}\n\nregion: x\n"
    for name, said in answers:
        text = write_fact(text, name, write_entry({"value": "9", "source": said}))
    wanted = {"b": {"value": "1"}} | {n: {"value": "9"} | ({"source": said} if said else {}) for n, said in answers}
    assert yaml.load(text, Loader=yaml.BaseLoader)["facts"] == wanted  # as the reader sees it: as written
    assert text.startswith("# head\n") and text.endswith("\nregion: x\n")


def test_the_head_of_a_blank_profile_is_filled_in() -> None:
    text = write_head(build_blank(), Text('某“新”市: "x"', "A: b"), "county")
    region = yaml.safe_load(text)["region"]
    assert region == {"name": {"zh": '某“新”市: "x"', "en": "A: b"}, "spatial_level": "county"}


TYPED = [
    ("local_procurement_rate", "45%", {"value": "45", "unit": "%"}),
    ("local_procurement_rate", "约四成五", {"value": "45", "unit": "%", "approximate": "true"}),
    ("local_procurement_rate", "超过50%", {"value": ">50", "unit": "%"}),
    ("local_procurement_rate", "30-40", {"value": "30..40", "unit": "%"}),
    ("local_procurement_rate", "低", {"level": "low"}),
    ("local_procurement_rate", "High", {"level": "high"}),
    ("core_cities_joint_body", "是", {"value": "yes"}),
    ("core_cities_joint_body", "没有", {"value": "no"}),
    ("core_cities_joint_body", "2", {"value": "no"}),
    ("cluster_origin", "2", {"value": "fostered"}),
    ("factor_cost_trend", "rising", {"value": "rising"}),
]


@pytest.mark.parametrize(("name", "typed", "given_"), TYPED)
def test_an_answer_is_read_as_a_person_types_it(base: Rulebase, name: str, typed: str, given_: dict[str, str]) -> None:
    reading = Reading()
    assert read_typed(reading, typed, base.indicators[name], SourceRef("answer")) == given_
    assert reading.problems == []


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("local_procurement_rate", "很多吧"),
        ("core_cities_joint_body", "9"),
        ("cluster_origin", "0"),
        ("park_count", "3万元"),
    ],
)
def test_an_answer_that_can_not_be_read_is_reported(base: Rulebase, name: str, typed: str) -> None:
    reading = Reading()
    assert read_typed(reading, typed, base.indicators[name], SourceRef("answer")) == {}
    assert len(reading.problems) == 1
