"""The pages as a reader meets them: the memo's words alone, evidence that unfolds, sound structure, contrast."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any

import pytest

from advisor import comparisons, service
from advisor.memo.shipped import templates_dir
from advisor.memo.tongues import mark_tongue
from advisor.model.text import Lang
from tests.conftest import EXAMPLES
from tests.golden import LANGS, REGIONS

VOID = {"meta", "br", "use", "path", "rect"}
UNFOLDED = {"card", "more", "back", "skip"}
COLOUR = re.compile(r"--(\w+): #([0-9a-f]{3,6});")


class Page(HTMLParser):
    """Reads a page: its elements, and what is seen of it before anything is unfolded, without marks and contents."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, Any]]] = []
        self.seen: list[str] = []
        self._open: list[bool] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self.elements.append((tag, named))
        hidden = tag in {"head", "nav", "sup", "figure", "details"} or bool(
            UNFOLDED & set((named.get("class") or "").split())
        )
        if tag not in VOID:
            self._open.append(hidden or any(self._open[-1:]))

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if self._open and not self._open[-1]:
            self.seen.append(data)

    def named(self, *tags: str) -> list[dict[str, Any]]:
        return [attrs for tag, attrs in self.elements if tag in tags]

    def values(self, name: str) -> list[str]:
        return [attrs[name] for _, attrs in self.elements if name in attrs]


def bare(text: str) -> str:
    """Return ``text`` without spaces and colons, which a page leaves to its layout."""
    return re.sub(r"[\s：:]", "", text)


def bare_markdown(memo: str) -> str:
    """Return what a memo in Markdown says."""
    memo = re.sub(r"^(\|( --- \|)+|>|#+|\s*- )", "", re.sub(r"\[\^\d+\]", "", memo), flags=re.MULTILINE)
    memo = re.sub(r"(?<!\\)\|", "", memo.replace("**", ""))
    return bare(re.sub(r"\\([^\w\s])", r"\1", memo))


@pytest.fixture(scope="module")
def compared() -> Any:
    return comparisons.compare([EXAMPLES / "lianyungang.yaml", EXAMPLES / "wanjiang.yaml"])


@pytest.fixture(scope="module", params=["memo", "brief", "comparison"])
def page(request: pytest.FixtureRequest, compared: Any) -> dict[Lang, str]:
    if request.param == "comparison":
        advices, found = compared
        return {lang: comparisons.write_comparison(found, advices, lang, "html") for lang in LANGS}
    advice = service.advise(EXAMPLES / "lianyungang.yaml")
    return {lang: service.write_memo(advice, lang, "html", brief=request.param == "brief") for lang in LANGS}


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("brief", [False, True])
@pytest.mark.parametrize("region", REGIONS)
def test_a_page_says_what_the_memo_says_and_nothing_else(region: str, brief: bool, lang: Lang) -> None:
    advice = service.advise(EXAMPLES / f"{region}.yaml")
    page = Page(service.write_memo(advice, lang, "html", brief=brief))
    assert len(page.seen) > 20
    assert bare("".join(page.seen)) == bare_markdown(service.write_memo(advice, lang, brief=brief))


@pytest.mark.parametrize("lang", LANGS)
def test_a_comparison_s_page_says_what_the_comparison_says(lang: Lang, compared: Any) -> None:
    advices, found = compared
    page = Page(comparisons.write_comparison(found, advices, lang, "html"))
    assert bare("".join(page.seen)) == bare_markdown(comparisons.write_comparison(found, advices, lang))


@pytest.mark.parametrize("lang", LANGS)
def test_every_mark_link_and_figure_finds_what_it_opens(page: dict[Lang, str], lang: Lang) -> None:
    read = Page(page[lang])
    ids = read.values("id")
    assert len(ids) == len(set(ids))
    assert {target.removeprefix("#") for target in read.values("href")} <= set(ids)
    assert all(target.startswith("#") for target in read.values("href"))
    unfolding = {attrs["id"] for _, attrs in read.elements if "popover" in attrs}
    assert set(read.values("popovertarget")) == unfolding
    assert {named for told in read.values("aria-labelledby") for named in told.split()} <= set(ids)


@pytest.mark.parametrize("lang", LANGS)
def test_a_page_is_sound_in_structure(page: dict[Lang, str], lang: Lang) -> None:
    read = Page(page[lang])
    ranks = [int(tag[1]) for tag, _ in read.elements if re.fullmatch("h[1-6]", tag)]
    assert ranks[0] == 1
    assert ranks.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(ranks))
    assert len(read.named("caption")) == len(read.named("table"))
    assert all(attrs.get("scope") in ("col", "row") for attrs in read.named("th"))
    assert read.named("html")[0]["lang"] == {"zh": "zh-CN", "en": "en"}[lang]
    assert [len(read.named(tag)) for tag in ("main", "header", "footer")] == [1, 1, 1]
    regions = [attrs["aria-label"] for _, attrs in read.elements if attrs.get("role") == "region"]
    assert len(regions) == len(set(regions))
    assert all(attrs.get("tabindex") == "0" for _, attrs in read.elements if attrs.get("role") == "region")
    assert all(attrs.get("type") == "button" for attrs in read.named("button"))
    assert "" not in read.values("aria-label")


@pytest.mark.parametrize("lang", LANGS)
def test_a_page_has_no_script_and_needs_nothing_from_elsewhere(page: dict[Lang, str], lang: Lang) -> None:
    read = Page(page[lang])
    assert not read.named("script", "link", "iframe", "object", "embed", "img")
    assert not [name for _, attrs in read.elements for name in attrs if name.startswith("on") or name == "src"]
    assert not re.search(r"url\(|@import", page[lang])
    foreign = set(re.findall(r"(?:https?:)?//[\w.]+", page[lang]))
    assert {address for address in foreign if "www.w3.org" not in address} == set()


@pytest.mark.parametrize("lang", LANGS)
def test_every_figure_of_the_region_unfolds_its_definition(lang: Lang) -> None:
    advice = service.advise(EXAMPLES / "lianyungang.yaml")
    page = service.write_memo(advice, lang, "html")
    figures = [fact for fact in advice.facts if fact.number is not None]
    assert page.count('class="figure"') == len(figures) > 5
    cards = page[page.index('class="card"') :]
    for fact in figures:
        told = fact.definition.zh if lang == "zh" else fact.definition.en
        assert str(mark_tongue(told.rstrip("。."), lang)) in cards


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("ground", ["page", "band"])
@pytest.mark.parametrize("letters", ["ink", "soft", "mark"])
def test_letters_stand_out_from_their_ground(letters: str, ground: str, scheme: str) -> None:
    style = (templates_dir() / "memo.css").read_text(encoding="utf-8")
    light, dark = re.findall(r":root \{(?: color-scheme: light dark;)?( --ink: #.*?)\}", style)[:2]
    colours = dict(COLOUR.findall({"light": light, "dark": dark}[scheme]))
    darker, lighter = sorted(map(luminance, (colours[letters], colours[ground])))
    assert (lighter + 0.05) / (darker + 0.05) >= 4.5


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour, 0 to 1, as WCAG defines it."""
    digits = colour if len(colour) == 6 else "".join(digit * 2 for digit in colour)
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_each_language_has_letters_of_its_own() -> None:
    style = (templates_dir() / "memo.css").read_text(encoding="utf-8")
    english = style[style.index(":lang(en)") :].split("}")[0]
    assert not re.search("CJK|Han|Song|SimSun|PingFang|YaHei", english)


def test_what_is_of_the_other_language_says_so() -> None:
    assert mark_tongue("a <江苏> & b", "en") == 'a &lt;<span lang="zh-CN">江苏</span>&gt; &amp; b'
    assert mark_tongue("刊于Regional Studies，GDP<x", "zh") == '刊于<span lang="en">Regional Studies</span>，GDP&lt;x'
