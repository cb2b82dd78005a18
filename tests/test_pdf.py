"""The memo as PDF: tagged, in embedded faces, with bookmarks, and saying what the Markdown says."""

from __future__ import annotations

import re
import sys
from collections import Counter
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from advisor import comparisons, documents, service
from advisor.cli.app import app
from advisor.errors import MissingExtra
from advisor.model.advice import Advice
from advisor.record import replace
from advisor.typeset.pdf import name_undrawn
from tests.conftest import EXAMPLES

pypdf = pytest.importorskip("pypdf")
pytest.importorskip("typst")
POINTS_A_MM = 72 / 25.4
PAIR = (EXAMPLES / "lianyungang.yaml", EXAMPLES / "wanjiang.yaml")


def read(made: bytes) -> Any:
    return pypdf.PdfReader(BytesIO(made))


def text_of(made: bytes) -> str:
    return squeeze("".join(page.extract_text() for page in read(made).pages))


def squeeze(text: str) -> str:
    return re.sub(r"\s+", "", text)


def faces(reader: Any) -> dict[str, Any]:
    found = {}
    for page in reader.pages:
        for font in page["/Resources"].get("/Font", {}).values():
            inner = font.get_object()["/DescendantFonts"][0].get_object()
            found[inner["/BaseFont"]] = inner["/FontDescriptor"].get_object()
    return found


@pytest.fixture(scope="module")
def advice() -> Advice:
    return service.advise(EXAMPLES / "qianjiang.yaml")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_pages_are_a4_tagged_named_and_bookmarked(advice: Advice, lang: Any) -> None:
    reader = read(documents.write_memo(advice, lang, form="pdf"))
    page = reader.pages[0].mediabox
    assert (round(page.width / POINTS_A_MM), round(page.height / POINTS_A_MM)) == (210, 297)
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert str(root["/Lang"]).startswith({"zh": "zh", "en": "en"}[lang])
    assert reader.metadata.title == re.sub(r"^# ", "", service.write_memo(advice, lang).splitlines()[0])
    bookmarks = [str(item.title) for item in reader.outline if not isinstance(item, list)]
    heads = re.findall(r"^## (.*)$", service.write_memo(advice, lang), flags=re.MULTILINE)
    assert [squeeze(name) for name in bookmarks][1:6] == [squeeze(name) for name in heads][1:6]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_face_is_embedded(advice: Advice, lang: Any) -> None:
    for name, descriptor in faces(read(documents.write_memo(advice, lang, form="pdf"))).items():
        assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(descriptor), name


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("region", ["qianjiang", "lianyungang", "wanjiang", "blank"])
def test_the_numbers_of_the_pages_are_those_of_the_memo(region: str, lang: Any) -> None:
    advice = service.advise(EXAMPLES / f"{region}.yaml")
    printed = text_of(documents.write_memo(advice, lang, form="pdf"))
    memo = re.sub(r"\[\^\d+\]", "", service.write_memo(advice, lang))
    for number in set(re.findall(r"\d+(?:[.,]\d+)*%?", memo)):
        assert number in printed, number


def test_the_sentences_of_the_pages_are_those_of_the_memo(advice: Advice) -> None:
    printed = re.sub(r"\[\d+\]|—\d+—", "", text_of(documents.write_memo(advice, "zh", form="pdf")))
    memo = re.sub(r"\[\^\d+\]:?|[*>#|]|^- ", "", service.write_memo(advice), flags=re.MULTILINE)
    sentences = {squeeze(part) for line in memo.splitlines() for part in line.split("。") if len(part) > 8}
    missing = {part for part in sentences if part not in printed and not part.startswith("《")}
    assert len(sentences) > 40
    assert len(missing) <= len(sentences) * 0.1, missing  # a page may end within a sentence


def test_twenty_two_lines_of_twenty_eight_characters() -> None:
    made = documents.write_memo(service.advise(PAIR[0]), "zh", form="pdf")
    gaps: Counter[float] = Counter()
    for page in read(made).pages[:12]:
        heights: list[float] = []
        page.extract_text(visitor_text=lambda text, cm, tm, *_, at=heights: text.strip() and at.append(cm[5] + tm[5]))
        gaps.update(round(abs(a - b), 1) for a, b in pairwise(dict.fromkeys(round(h, 1) for h in heights)))
    pitch = gaps.most_common(1)[0][0]
    text_height = (297 - 37 - 35) * POINTS_A_MM
    assert 22 * pitch - (pitch - 16) <= text_height < 23 * pitch - (pitch - 16)
    lines = [line for page in read(made).pages for line in page.extract_text().splitlines()]
    full = Counter(len(line) for line in lines if re.fullmatch(r"[\u4e00-\u9fff，。、；：]{25,}", line))
    assert full.most_common(1)[0][0] in (28, 29)  # a stop at the end of a line, or two in a row, take half a place


def test_a_comparison_a_scenario_and_one_page_are_written_too(tmp_path: Path) -> None:
    advices, comparison = comparisons.compare(PAIR)
    assert "比较报告" in text_of(documents.write_comparison(comparison, advices, "zh", form="pdf"))
    run = CliRunner().invoke
    scenario = str(EXAMPLES / "scenarios" / "lianyungang_polluters_out.yaml")
    assert run(app, ["whatif", scenario, "-o", str(tmp_path / "s.pdf")]).exit_code == 0
    assert run(app, ["memo", str(PAIR[0]), "--brief", "-o", str(tmp_path / "b.pdf")]).exit_code == 0
    assert len(read((tmp_path / "b.pdf").read_bytes()).pages) <= 3
    assert run(app, ["memo", str(PAIR[0]), "--format", "pdf"]).exit_code == 2  # never printed


def test_the_same_advice_makes_the_same_bytes(advice: Advice) -> None:
    assert documents.write_memo(advice, "zh", form="pdf") == documents.write_memo(advice, "zh", form="pdf")


def test_what_looks_like_markup_is_printed_as_it_is(advice: Advice) -> None:
    name = advice.region.name
    odd = '#x*y_z`k`$m$<n>@o[p]{{q}}\\"r"'
    told = replace(advice, region=replace(advice.region, name=replace(name, zh=odd)))
    assert squeeze("#x*y_z`k`$m$<n>@o[p]{{q}}") in text_of(documents.write_memo(told, "zh", form="pdf"))


def test_a_character_that_no_font_has_is_named(advice: Advice) -> None:
    name = advice.region.name
    told = replace(advice, region=replace(advice.region, name=replace(name, zh="甲\U0010fffd乙\u202e")))
    assert "甲[U+10FFFD]乙" in text_of(documents.write_memo(told, "zh", form="pdf"))


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("region", ["lianyungang", "china", "yongan"])
def test_no_memo_needs_a_character_that_the_font_lacks(region: str, lang: Any) -> None:
    memo = service.write_memo(service.advise(EXAMPLES / f"{region}.yaml"), lang)
    assert name_undrawn(memo) == memo


def test_without_typst_it_is_said_which_extra(advice: Advice, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(MissingExtra, match=r"(?s)typst.*cluster-advisor\[pdf\]"):
        documents.write_memo(advice, "zh", form="pdf")


def test_without_the_font_it_is_said_which_extra(advice: Advice, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("advisor.typeset.pdf.find_fonts", lambda: None)
    with pytest.raises(MissingExtra, match=r"(?s)mpl-font.*cluster-advisor\[pdf\]"):
        documents.write_memo(advice, "zh", form="pdf")
