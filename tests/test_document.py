"""A memo as a document: its title broken by meaning, its headings and items numbered, its attachment parted off."""

from __future__ import annotations

import pytest

from advisor.memo.document import to_document
from advisor.memo.markdown_reading import read_markdown
from advisor.memo.ordinals import number_blocks, take_ordinals
from advisor.memo.parts import ComparisonContext, Note, Section, Table
from advisor.memo.title import break_title, measure
from advisor.memo.words import say
from advisor.model.document import Block, Citing, Heading, Item, Paragraph, Run
from advisor.model.document import Table as DocumentTable
from advisor.model.text import Lang
from advisor.word.columns import measure as measure_cell

JOINTS = [say("document", f"title_{where}", "zh").split() for where in ("before", "after", "perhaps")]


def broken(title: str) -> tuple[str, ...]:
    return break_title(title, 20, *JOINTS)


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("关于黔江区产业集群发展的咨询报告", ("关于黔江区产业集群发展的咨询报告",)),
        ("关于成渝地区双城经济圈产业集群发展的咨询报告", ("关于成渝地区双城经济圈", "产业集群发展的咨询报告")),
        (
            "关于连云港市工业园区和皖江城市带产业集群的比较报告",
            ("关于连云港市工业园区和", "皖江城市带产业集群的比较报告"),
        ),
    ],
)
def test_a_title_is_broken_at_its_joints(title: str, lines: tuple[str, ...]) -> None:
    assert broken(title) == lines


@pytest.mark.parametrize("length", [1, 19, 20, 21, 39, 40, 41, 60, 200, 239, 240, 2000])
def test_no_line_of_a_title_is_too_long_and_no_character_alone(length: int) -> None:
    title = ("甲乙丙丁戊己庚辛壬癸" * 200)[:length]
    lines = broken(title)
    assert "".join(lines) == title
    if length <= 240:
        assert max(map(measure, lines)) <= 20
    assert len(lines) == 1 or min(map(len, lines)) > 1


def test_no_line_of_a_title_begins_with_a_closing_mark_or_parts_a_number() -> None:
    lines = broken("关于甲乙丙丁戊己庚辛（壬癸甲乙丙丁戊己庚辛）、壬癸甲乙丙丁2025丁戊己庚辛壬产业集群发展的咨询报告")
    assert "".join(lines).count("2025") == sum(line.count("2025") for line in lines) == 1
    assert not any(line[0] in "）、，” " or line[-1] in "（“" for line in lines)


@pytest.mark.parametrize("text", ["", "a", "连云港", "12.5%", "“高”"])
def test_both_rulers_measure_alike(text: str) -> None:
    assert measure(text) == measure_cell(text)


def numbered(lang: Lang, *blocks: Block, annex: bool = False) -> list[str]:
    found = number_blocks(take_ordinals(blocks, lang), lang, annex)
    return [block.number for block in found if isinstance(block, Heading | Item)]


def test_headings_without_a_number_get_one_unless_a_sibling_has_its_own() -> None:
    heads = [Heading(1, "", "一、甲"), Heading(2, "", "乙"), Heading(2, "", "丙"), Heading(1, "", "二、丁")]
    own = [Heading(2, "", "（一）戊"), Heading(2, "", "其余"), Heading(1, "", "三、己"), Heading(2, "", "独一")]
    assert numbered("zh", *heads, *own) == ["一、", "（一）", "（二）", "二、", "（一）", "", "三、", ""]
    assert numbered("en", Heading(1, "", "1. A"), Heading(2, "", "B"), Heading(3, "", "C")) == ["1.", "1.1", "1.1.1"]
    assert numbered("en", Heading(1, "", "A"), Heading(2, "", "B"), annex=True) == ["A.", "A.1"]


def test_items_are_numbered_only_where_some_stand_under_others() -> None:
    flat = [Item((Run("甲"),)), Item((Run("乙"),))]
    deep = [Item((Run("甲"),)), Item((Run("乙"),), 1), Item((Run("丙"),), 2), Item((Run("丁"),), 3), Item((Run("戊"),))]
    assert numbered("zh", *flat) == ["", ""]
    assert numbered("zh", *deep) == ["1.", "（1）", "①", "", "2."]
    assert numbered("en", *deep) == [""] * 5
    assert numbered("zh", *[Item((Run("甲"),), 2) for _ in range(22)])[-2:] == ["（21）", "（22）"]


def test_a_chinese_item_ends_with_a_stop_and_one_that_has_it_gets_no_second() -> None:
    lines = [
        (Run("牵头：市政府"),),
        (Run("甲。"), Citing((1,))),
        (Run("甲。（据文意"), Citing((1,)), Run("）")),
        (Run("分属："),),
    ]
    ended = number_blocks([Item(line) for line in lines], "zh")
    assert [len(new.line) - len(old) for new, old in zip(ended, lines, strict=True) if isinstance(new, Item)] == [
        1,
        0,
        0,
        0,
    ]


@pytest.mark.parametrize(
    ("columns", "parts"), [(1, [1]), (8, [8]), (9, [5, 5]), (13, [7, 7]), (14, [6, 6, 4]), (18, [7, 7, 6])]
)
def test_a_table_too_wide_for_a_page_is_parted_and_loses_nothing(columns: int, parts: list[int]) -> None:
    row = tuple((Run(str(column)),) for column in range(columns))
    found = number_blocks([DocumentTable("", "题", row, (row, row))], "zh")
    tables = [block for block in found if isinstance(block, DocumentTable)]
    assert [len(table.heads) for table in tables] == parts
    assert [table.name for table in tables] == ["表1", *["续表1"] * (len(parts) - 1)]
    assert tuple(cell for table in tables for cell in table.rows[1][1:]) == row[1:]
    assert {table.rows[0][0] for table in tables} == {row[0]}


def test_what_is_escaped_in_markdown_comes_back_as_it_was() -> None:
    read = read_markdown(
        "# \\# a\\*b\\* \\[c\\]\n\n- **x\\|y**：\\<b> {{ z }} \\&amp; \\$1[^7][^9]\n\n[^7]: p\n\n[^9]: q\n"
    )
    assert read.title == "# a*b* [c]"
    assert read.blocks == (Item((Run("x|y", strong=True), Run("：<b> {{ z }} &amp; $1"), Citing((1, 2)))),)


def comparison(*sections: Section, notes: tuple[Note, ...] = (), lang: Lang = "zh") -> ComparisonContext:
    return ComparisonContext(lang, "题", ("据",), "要。", sections, (), notes, "1")


def test_a_memo_without_notes_has_no_attachment() -> None:
    document = to_document(comparison(Section("甲", paragraphs=("乙。",), number="一")))
    assert document.attachment is None
    assert [type(block) for block in document.blocks] == [Heading, Paragraph, Heading, Paragraph, Paragraph]


def test_empty_sections_and_empty_tables_are_borne() -> None:
    empty = Section("", number="一", table=Table("", ("", ""), ()), sections=(Section(""),))
    document = to_document(comparison(empty, Section("尾", number="二")))
    assert [block.text for block in document.blocks if isinstance(block, Heading)][-1] == "尾"


def test_the_notes_end_the_attachment() -> None:
    from advisor.memo.parts import Cite, Point, Told

    point = Point("点", Told("话。", (Cite("", (1,)),)))
    document = to_document(
        comparison(Section("甲", points=(point,), number="一"), notes=(Note(1, "《书》一", "言。"),))
    )
    assert document.attachment is not None
    *_, version, last = document.attachment.blocks
    assert isinstance(version, Paragraph)
    assert last == Heading(1, "一、", "注释")
    assert document.notes[0].line == (Run("《书》一：言。"),)
