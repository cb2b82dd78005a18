"""Whatever a name contains, it is shown as it is; the page is whole, accessible and needs nothing else."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any

import pytest
from markdown_it import MarkdownIt

from advisor.memo.context import build_memo
from advisor.memo.html import to_html
from advisor.memo.markdown import to_markdown
from advisor.memo.rendering import escape_markdown
from advisor.memo.shipped import templates_dir
from advisor.model.advice import Advice
from advisor.model.text import Lang
from advisor.record import replace
from tests.test_memo_sample import FACTS, empty_advice, sample_advice, words

HOSTILE = "甲|乙<script>alert(1)</script> *c* _d_ `e` [f](http://g) {{ 7*7 }} & &lt; \\ ~~h~~ $i$ “丙”\n# j\u202e\x07"
VOID = {"meta", "br", "hr", "img", "link", "input"}


def hostile_advice() -> Advice:
    advice = sample_advice()
    name = words(HOSTILE, HOSTILE)
    region = replace(advice.region, name=name, note=name, as_of=name)
    first = replace(FACTS[0], label=name, source=HOSTILE, detail=name)
    told = replace(advice.diagnoses[0], label=name, means=name, matters=name, theme=name)
    work = replace(advice.recommendations[0], label=name, text=name, here=name)
    return replace(
        advice,
        region=region,
        facts=(first, *FACTS[1:]),
        entities=(replace(advice.entities[0], name=name, note=name),),
        diagnoses=(told, *advice.diagnoses[1:]),
        recommendations=(work, *advice.recommendations[1:]),
    )


class Page(HTMLParser):
    """Reads a page and holds its tags to account."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, Any]]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, f"</{tag}> closes something else"

    def named(self, *names: str) -> list[dict[str, Any]]:
        return [attrs for tag, attrs in self.tags if tag in names]


@pytest.fixture(params=["zh", "en"])
def lang(request: pytest.FixtureRequest) -> Lang:
    chosen: Lang = request.param
    return chosen


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a|b", r"a\|b"),
        ("*强调* _x_ `y`", r"\*强调\* \_x\_ \`y\`"),
        ("<b>", r"\<b>"),
        ("[链接](x)", r"\[链接\](x)"),
        ("第一行\n第二行", "第一行 第二行"),
        ("# 标题", r"\# 标题"),
        ("- 列表", r"\- 列表"),
        ("1. 项", r"1\. 项"),
        ("0.1.0", "0.1.0"),
        ("R&D &lt;", r"R&D \&lt;"),
        ("12%", "12%"),
    ],
)
def test_marks_of_markdown_are_shown_and_not_obeyed(text: str, shown: str) -> None:
    assert escape_markdown(text) == shown


def test_a_hostile_name_stays_text_in_markdown(lang: Lang) -> None:
    memo = to_markdown(build_memo(hostile_advice(), lang))
    tokens = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse(memo)
    kinds = [child.type for token in tokens for child in [token, *(token.children or [])]]
    assert not {"html_inline", "html_block", "link_open", "em_open", "code_inline", "s_open", "fence"} & set(kinds)
    assert "\u202e" not in memo
    assert "\x07" not in memo
    assert "49" not in memo
    assert len(re.findall(r"^# ", memo, re.MULTILINE)) == 1


def test_a_hostile_name_breaks_no_table_in_markdown(lang: Lang) -> None:
    memo = to_markdown(build_memo(hostile_advice(), lang))
    for table in re.findall(r"(?:^\|.*\n)+", memo, re.MULTILINE):
        widths = {len(re.findall(r"(?<!\\)\|", row)) for row in table.splitlines()}
        assert len(widths) == 1


def test_a_hostile_name_stays_text_in_html(lang: Lang) -> None:
    page = to_html(build_memo(hostile_advice(), lang))
    read = Page(page)
    assert not read.named("script", "img", "iframe", "link", "object")
    assert "&lt;script&gt;" in page
    assert "{{ 7*7 }}" in page


@pytest.mark.parametrize("advice", [sample_advice(), empty_advice()], ids=["sample", "empty"])
def test_the_page_is_well_formed_and_needs_nothing_else(advice: Advice, lang: Lang) -> None:
    page = to_html(build_memo(advice, lang))
    read = Page(page)
    assert read.open == []
    assert page.startswith("<!DOCTYPE html>")
    assert read.named("html")[0]["lang"] == {"zh": "zh-CN", "en": "en"}[lang]
    assert not re.search(r"https?:|@import|url\(|src=|<script", page)
    assert {"viewport"} <= {attrs.get("name") for attrs in read.named("meta")}
    assert "@media print" in page
    assert "prefers-color-scheme: dark" in page


def test_every_table_has_a_caption_and_cells_with_scope(lang: Lang) -> None:
    read = Page(to_html(build_memo(sample_advice(), lang)))
    assert len(read.named("caption")) == len(read.named("table")) > 3
    assert all(attrs.get("scope") in ("col", "row") for attrs in read.named("th"))


def test_headings_skip_no_rank(lang: Lang) -> None:
    ranks = [
        int(tag[1]) for tag, _ in Page(to_html(build_memo(sample_advice(), lang))).tags if re.fullmatch("h[1-6]", tag)
    ]
    assert ranks[0] == 1
    assert ranks.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(ranks))


def test_every_link_leads_to_a_place_on_the_page(lang: Lang) -> None:
    read = Page(to_html(build_memo(sample_advice(), lang)))
    places = [attrs["id"] for _, attrs in read.tags if "id" in attrs]
    assert len(places) == len(set(places))
    assert {attrs["href"].removeprefix("#") for attrs in read.named("a")} <= set(places)


def test_markdown_and_html_say_the_same(lang: Lang) -> None:
    memo = build_memo(sample_advice(), lang)
    page = re.sub(
        r"<style>.*?</style>|<nav.*?</nav>|<sup>.*?</sup>|<title>.*?</title>", "", to_html(memo), flags=re.DOTALL
    )
    text = re.sub(r"<[^>]+>", "", page)
    flat = re.sub(r"\[\^\d+\]:?", "", to_markdown(memo))
    assert [word for word in re.findall(r"[\w%]+", flat) if word not in text] == []


def test_the_templates_of_a_checkout_are_found() -> None:
    assert {path.name for path in templates_dir().glob("memo.*.j2")} == {
        f"memo.{lang}.{form}.j2" for lang in ("zh", "en") for form in ("md", "html")
    }
