"""The Word file of a memo: page, faces, headings, tables, notes and numbers, measured in its XML."""

from __future__ import annotations

import datetime
import doctest
import importlib
import pkgutil
import re
from collections import Counter
from functools import lru_cache
from xml.etree import ElementTree as ET

import pytest

import advisor.word
from advisor import comparisons, documents, service
from advisor.model.document import Office
from advisor.model.text import Lang
from tests.conftest import EXAMPLES
from tests.golden import LANGS, REGIONS
from tests.word_reading import (
    W,
    find_styles,
    inherit,
    open_word,
    part,
    part_names,
    pieces_of_markdown,
    squeeze,
    words_of_word,
)

MEMOS = [(region, lang) for region in REGIONS for lang in LANGS]
MM = 1440 / 25.4
OFFICE = Office(addressee="市人民政府", sender="市发展和改革委员会", date=datetime.date(2025, 1, 5))


@lru_cache
def written(region: str, lang: Lang, office: Office | None = None) -> tuple[str, bytes]:
    """Return a memo as Markdown and as a Word file."""
    if region == "compared":
        advices, comparison = comparisons.compare([EXAMPLES / f"{name}.yaml" for name in ("lianyungang", "wanjiang")])
        text = comparisons.write_comparison(comparison, advices, lang)
        return text, documents.write_comparison(comparison, advices, lang, office)
    advice = service.advise(EXAMPLES / f"{region}.yaml")
    return service.write_memo(advice, lang), documents.write_memo(advice, lang, office)


def chinese() -> bytes:
    return written("lianyungang", "zh")[1]


def body(data: bytes) -> ET.Element:
    found = part(data, "word/document.xml").find(f"{W}body")
    assert found is not None
    return found


def attribute(element: ET.Element | None, name: str) -> str:
    assert element is not None
    return str(element.get(W + name))


def test_a_chinese_page_has_the_margins_of_the_standard() -> None:
    section = body(chinese()).find(f"{W}sectPr")
    assert section is not None
    size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    assert [round(int(attribute(size, side)) / MM) for side in ("w", "h")] == [210, 297]
    found = [round(int(attribute(margins, side)) / MM) for side in ("top", "left", "right", "bottom")]
    assert found == [37, 28, 26, 35]


def test_a_chinese_page_holds_22_lines_of_28_characters() -> None:
    section = body(chinese()).find(f"{W}sectPr")
    assert section is not None
    grid = section.find(f"{W}docGrid")
    assert attribute(grid, "type") == "lines"
    line = inherit(chinese(), "BodyText", "pPr/spacing", "line")
    assert inherit(chinese(), "BodyText", "pPr/spacing", "lineRule") == "exact"
    assert attribute(grid, "linePitch") == line
    margins = section.find(f"{W}pgMar")
    height = 16838 - int(attribute(margins, "top")) - int(attribute(margins, "bottom"))
    width = 11906 - int(attribute(margins, "left")) - int(attribute(margins, "right"))
    assert height // int(line) == 22
    size = int(inherit(chinese(), "BodyText", "rPr/sz", "val")) * 10
    tightened = int(inherit(chinese(), "BodyText", "rPr/spacing", "val"))
    assert tightened == -5
    assert width // (size + tightened) == 28


FACES = {
    "BodyText": ("仿宋_GB2312", 32),
    "ListParagraph": ("仿宋_GB2312", 32),
    "Title": ("方正小标宋简体", 44),
    "Heading1": ("黑体", 32),
    "Heading2": ("楷体_GB2312", 32),
    "Heading3": ("仿宋_GB2312", 32),
    "AttachmentName": ("黑体", 32),
    "AttachmentTitle": ("方正小标宋简体", 44),
    "TableText": ("仿宋_GB2312", 24),
    "Caption": ("黑体", 24),
    "Footer": ("宋体", 28),
}


@pytest.mark.parametrize("style", FACES)
def test_the_faces_and_sizes_are_those_of_the_standard(style: str) -> None:
    faces = [inherit(chinese(), style, "rPr/rFonts", key) for key in ("eastAsia", "ascii", "hAnsi")]
    assert set(faces) == {FACES[style][0]}
    assert int(inherit(chinese(), style, "rPr/sz", "val")) == FACES[style][1]


def test_a_paragraph_begins_two_characters_in_and_a_title_is_centred_and_not_bold() -> None:
    for style in ("BodyText", "ListParagraph", "Heading1", "Heading2", "Heading3", "Announcement"):
        assert inherit(chinese(), style, "pPr/ind", "firstLineChars") == "200"
        assert inherit(chinese(), style, "pPr/ind", "firstLine") == "640"
    assert inherit(chinese(), "Title", "pPr/jc", "val") == "center"
    assert find_styles(chinese())["Title"].find(f"{W}rPr/{W}b") is None


@pytest.mark.parametrize("lang", LANGS)
def test_headings_are_words_own_with_their_outline_levels(lang: Lang) -> None:
    text, data = written("lianyungang", lang)
    styles = find_styles(data)
    for level in (1, 2, 3):
        name = styles[f"Heading{level}"].find(f"{W}name")
        assert attribute(name, "val") == f"heading {level}"
        assert attribute(styles[f"Heading{level}"].find(f"{W}pPr/{W}outlineLvl"), "val") == str(level - 1)
    found = Counter(p.style.name for p in open_word(data).paragraphs if p.style)
    main, _, annex = text.partition("## 附录\n" if lang == "zh" else "## Annex\n")
    sections = main.count("\n## ") + annex.count("\n### ")
    assert (found["Heading 1"], found["Heading 2"]) == (sections, main.count("\n### "))


def headings(data: bytes) -> list[str]:
    return [p.text for p in open_word(data).paragraphs if p.style and p.style.name.startswith("Heading")]


def test_the_headings_go_down_the_ladder_of_the_standard() -> None:
    memo = headings(chinese())
    assert memo[:4] == ["摘要", "一、区域概况与资料", "（一）另据已掌握的情况", "（二）可资依托的优势"]
    assert memo[-5:] == ["一、推理过程", "二、概念释义", "三、指标定义与界线", "四、参考文献", "五、注释"]
    compared = headings(written("compared", "zh")[1])
    assert "（二）仅在连云港市工业园区认定的问题" in compared
    assert "（一）以所长补所短" not in compared  # no （一） without a （二）
    english = headings(written("compared", "en")[1])
    assert [h.split()[0] for h in english[3:9]] == ["3.", "3.1", "3.2", "3.2.1", "3.2.2", "3.3"]


def test_a_list_with_lists_in_it_is_numbered_in_chinese_and_has_bullets_in_english() -> None:
    items = [p.text for p in open_word(chinese()).paragraphs if p.style and p.style.name == "List Paragraph"]
    assert any(text.startswith("（1）盲目招商：") for text in items)
    assert any(text.startswith("①招商唯指标：") for text in items)
    assert all(re.search(r"[。！？；：][”’）\]\[\d,（据文意参照他地献本报告提出]*$", text) for text in items)
    english = body(written("lianyungang", "en")[1])
    levels = Counter(attribute(level, "val") for level in english.iter(f"{W}ilvl"))
    assert levels["0"] > levels["1"] > levels["2"] > 0


@pytest.mark.parametrize("lang", LANGS)
def test_the_heading_row_of_every_table_is_repeated_and_whole(lang: Lang) -> None:
    tables = list(body(written("lianyungang", lang)[1]).iter(f"{W}tbl"))
    assert len(tables) == 5
    for table in tables:
        first, *others = table.findall(f"{W}tr")
        assert first.find(f"{W}trPr/{W}tblHeader") is not None
        assert first.find(f"{W}trPr/{W}cantSplit") is not None
        assert all(row.find(f"{W}trPr/{W}tblHeader") is None for row in others)
        widths = [int(attribute(column, "w")) for column in table.iter(f"{W}gridCol")]
        assert sum(widths) == pytest.approx(8845 if lang == "zh" else 9072, abs=8)
        assert {len(row.findall(f"{W}tc")) for row in (first, *others)} == {len(widths)}


def test_captions_are_counted_through_text_and_attachment() -> None:
    captions = [p.text for p in open_word(chinese()).paragraphs if p.style and p.style.name == "Caption"]
    assert captions == [
        "表1  区域主要数据",
        "表2  其他问题",
        "表3  举措时序",
        "表4  优先查找的资料",
        "表5  指标定义与界线由来",
    ]


def test_page_numbers_stand_at_the_outer_side() -> None:
    section = open_word(chinese()).sections[0]
    assert open_word(chinese()).settings.odd_and_even_pages_header_footer
    for footer, side, indent in ((section.footer, "right", "right"), (section.even_page_footer, "left", "left")):
        element = footer._element
        assert "".join(t.text or "" for t in element.iter(f"{W}t")) == "— 1 —"
        assert [code.text for code in element.iter(f"{W}instrText")] == [" PAGE "]
        assert attribute(element.find(f".//{W}jc"), "val") == side
        assert attribute(element.find(f".//{W}ind"), f"{indent}Chars") == "100"
    english = open_word(written("lianyungang", "en")[1])
    assert not english.settings.odd_and_even_pages_header_footer


def test_the_attachment_begins_a_page_and_is_announced_without_a_stop() -> None:
    told = [(p.style.name if p.style else "", p.text) for p in open_word(chinese()).paragraphs]
    place = told.index(("Announcement", "附件：编制依据及说明"))
    assert told[place - 1] == ("Normal", "")  # one blank line
    assert told[place + 1] == ("Attachment Name", "附件")
    assert told[place + 2 : place + 4] == [("Normal", ""), ("Attachment Title", "编制依据及说明")]
    assert find_styles(chinese())["AttachmentName"].find(f"{W}pPr/{W}pageBreakBefore") is not None


def test_the_title_is_broken_by_meaning_and_marked_as_a_draft() -> None:
    told = [p.text for p in open_word(chinese()).paragraphs[:4]]
    assert told == [
        "关于连云港市工业园区\n产业集群发展的咨询报告",
        "（送审稿）",
        "",
        "空间层级：市域；资料时段：约2008—2012年。",
    ]


def test_what_the_office_adds_stands_where_the_standard_wants_it() -> None:
    data = written("qianjiang", "zh", OFFICE)[1]
    paragraphs = [p for p in open_word(data).paragraphs if p.style]
    named = {p.style.name: p for p in paragraphs if p.style}
    assert named["Salutation"].text == "市人民政府："
    assert (named["Signature"].text, named["Date"].text) == ("市发展和改革委员会", "2025年1月5日")
    indents = [attribute(named[style]._p.find(f".//{W}ind"), "rightChars") for style in ("Signature", "Date")]
    assert indents == ["200", "300"]
    assert open_word(data).core_properties.author == "市发展和改革委员会"
    final = documents.write_memo(service.advise(EXAMPLES / "qianjiang.yaml"), "zh", Office(draft=False))
    assert "送审稿" not in words_of_word(final)


def test_sender_and_date_never_stand_on_a_page_alone() -> None:
    paragraphs = open_word(written("qianjiang", "zh", OFFICE)[1]).paragraphs
    place = next(n for n, p in enumerate(paragraphs) if p.style and p.style.name == "Signature")
    *above, sender, date = paragraphs[place - 4 : place + 2]
    assert [p.text for p in above[1:]] == ["", "附件：编制依据及说明", ""]
    assert all(p.paragraph_format.keep_with_next for p in (*above, sender))
    assert not date.paragraph_format.keep_with_next


ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl numPr tabs autoSpaceDE autoSpaceDN snapToGrid "
    "spacing ind jc outlineLvl",
    "rPr": "rStyle rFonts b bCs i iCs spacing sz szCs vertAlign lang",
    "trPr": "cantSplit tblHeader",
    "tcPr": "tcW vAlign",
    "sectPr": "footerReference endnotePr pgSz pgMar docGrid",
}
"""Word refuses a file whose properties stand in another order."""


@pytest.mark.parametrize("lang", LANGS)
def test_properties_stand_in_the_order_of_the_schema(lang: Lang) -> None:
    data = written("qianjiang", lang, OFFICE)[1]
    for name in [name for name in part_names(data) if name.startswith("word/") and name.endswith(".xml")]:
        for group, order in ORDER.items():
            for element in part(data, name).iter(W + group):
                places = [order.split().index(child.tag.removeprefix(W)) for child in element]
                assert places == sorted(places), ET.tostring(element)
                assert len(set(places)) == len(places) or group == "sectPr"


def test_the_file_says_what_it_is_and_not_who_or_when() -> None:
    said = open_word(chinese()).core_properties
    assert (said.title, said.language, said.author) == ("关于连云港市工业园区产业集群发展的咨询报告", "zh-CN", "")
    assert said.subject
    assert said.keywords
    assert said.created is None
    assert said.modified is None
    english = open_word(written("lianyungang", "en")[1]).core_properties
    assert (english.title, english.language) == (
        "Industrial clusters in Lianyungang's industrial parks: advisory memo",
        "en-GB",
    )


@pytest.mark.parametrize(("region", "lang"), [*MEMOS, ("compared", "zh"), ("compared", "en")])
def test_every_sentence_and_number_of_the_memo_stands_in_the_file(region: str, lang: Lang) -> None:
    text, data = written(region, lang)
    found = words_of_word(data)
    pieces = [piece for piece in pieces_of_markdown(text) if piece not in ("附录", "Annex")]
    assert len(pieces) > 50
    said = Counter(pieces)
    assert {piece: times for piece, times in said.items() if found.count(piece) < times} == {}


@pytest.mark.parametrize(("region", "lang"), [*MEMOS, ("compared", "zh"), ("compared", "en")])
def test_each_note_is_there_once_and_each_mark_leads_to_one(region: str, lang: Lang) -> None:
    text, data = written(region, lang)
    document, notes = body(data), part(data, "word/endnotes.xml").findall(f"{W}endnote")
    texts = {attribute(note, "id"): "".join(t.text or "" for t in note.iter(f"{W}t")) for note in notes}
    assert [note.get(f"{W}type") for note in notes[:2]] == ["separator", "continuationSeparator"]
    assert list(texts) == [str(number) for number in range(-1, len(notes) - 1)]
    stated = dict(re.findall(r"^\[\^(\d+)\]: (.*)$", text, re.M))
    assert len(notes) - 2 == len(stated)
    cited = [attribute(mark, "id") for mark in document.iter(f"{W}endnoteReference")]
    assert cited == [str(number) for number in range(1, len(stated) + 1)]
    fields = [code.text or "" for code in document.iter(f"{W}instrText")]
    marked = re.findall(r"\[\^(\d+)\](?!:)", text)
    assert len(cited) + len(fields) == len(marked)
    named = {attribute(mark, "name") for mark in document.iter(f"{W}bookmarkStart")}
    assert {code.split()[1] for code in fields} <= named
    assert named == {f"_Note{number}" for number in cited}


def test_a_mark_shows_the_number_of_the_note_whose_text_the_memo_cites_there() -> None:
    text, data = written("lianyungang", "zh")
    stated = {n: squeeze(next(pieces_of_markdown(line))) for n, line in re.findall(r"^\[\^(\d+)\]: (.*)$", text, re.M)}
    notes = part(data, "word/endnotes.xml").findall(f"{W}endnote")
    texts = {attribute(n, "id"): squeeze("".join(t.text or "" for t in n.iter(f"{W}t"))) for n in notes}
    shown = []
    for run in body(data).iter(f"{W}r"):
        mark = run.find(f"{W}endnoteReference")
        style = run.find(f"{W}rPr/{W}rStyle")
        told = "".join(t.text or "" for t in run.iter(f"{W}t"))
        if mark is not None:
            shown.append(attribute(mark, "id"))
        elif style is not None and attribute(style, "val") == "EndnoteReference" and told.isdigit():
            shown.append(told)
    wanted = [stated[number] for number in re.findall(r"\[\^(\d+)\](?!:)", text)]
    assert len(wanted) > 400
    assert [texts[number] for number in shown] == wanted


@pytest.mark.parametrize("lang", LANGS)
def test_the_parts_their_kinds_and_their_relations_agree(lang: Lang) -> None:
    data = written("lianyungang", lang)[1]
    names = part_names(data)
    assert len(set(names)) == len(names)
    for name in names:
        part(data, name)  # well-formed
    kinds = {kind.get("PartName") for kind in part(data, "[Content_Types].xml") if kind.get("PartName")}
    assert kinds == {f"/{name}" for name in names if not name.endswith(".rels") and name != "[Content_Types].xml"}
    for rels, folder in (("_rels/.rels", ""), ("word/_rels/document.xml.rels", "word/")):
        related = list(part(data, rels))
        assert {folder + str(one.get("Target")) for one in related} <= set(names)
        assert len({one.get("Id") for one in related}) == len(related)
    used = {v for e in body(data).iter() for k, v in e.attrib.items() if k.endswith("relationships}id")}
    assert used <= {one.get("Id") for one in part(data, "word/_rels/document.xml.rels")}
    starts = [attribute(mark, "id") for mark in body(data).iter(f"{W}bookmarkStart")]
    assert len(set(starts)) == len(starts)
    assert starts == [attribute(mark, "id") for mark in body(data).iter(f"{W}bookmarkEnd")]


@pytest.mark.parametrize("lang", LANGS)
def test_every_style_in_use_is_defined(lang: Lang) -> None:
    data = written("lianyungang", lang)[1]
    styles = find_styles(data)
    used = {attribute(e, "val") for kind in ("pStyle", "rStyle", "tblStyle") for e in body(data).iter(W + kind)}
    parents = {attribute(e, "val") for e in part(data, "word/styles.xml").iter(f"{W}basedOn")}
    assert used | parents <= set(styles)


def test_the_same_memo_is_the_same_bytes() -> None:
    again = documents.write_memo(service.advise(EXAMPLES / "lianyungang.yaml"), "zh")
    assert again == chinese()


@pytest.mark.parametrize("lang", LANGS)
def test_languages_are_marked_for_both_scripts(lang: Lang) -> None:
    found = part(written("lianyungang", lang)[1], "word/styles.xml").find(f".//{W}lang")
    assert (attribute(found, "val"), attribute(found, "eastAsia")) == ("en-GB", "zh-CN")


@pytest.mark.parametrize("name", [info.name for info in pkgutil.iter_modules(advisor.word.__path__)])
def test_the_examples_in_the_docstrings_hold(name: str) -> None:
    assert doctest.testmod(importlib.import_module(f"advisor.word.{name}")).failed == 0
