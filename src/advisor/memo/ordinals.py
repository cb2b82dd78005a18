"""Blocks of a document in; the same with the ordinals out that an office gives its headings, items and tables.

In Chinese 一、 → （一） → 1. → （1）, by GB/T 9704-2012 7.3.3; in English 1. → 1.1 → 1.1.1. What the memo itself
numbers, such as its problems and measures, keeps its number.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import count, groupby

from advisor.memo.numbers import write_numeral
from advisor.memo.words import say
from advisor.model.document import Block, Heading, Item, Run, Table
from advisor.model.text import Lang
from advisor.record import replace

ORDINAL = {
    "zh": re.compile(r"[一二三四五六七八九十百千零]+、|（[一二三四五六七八九十百千零]+）"),
    "en": re.compile(r"(\d+\.|[PM]\d+) "),
}
ENDED = re.compile(r"[。！？；：…][”’）]*(（[^（）]*）)*$")
"""How a Chinese paragraph may end; remarks on its sources may follow."""
MOST_COLUMNS = 8
"""Columns that a page holds."""
COLUMNS_OF_A_PART = 6
"""Columns beside the first, where a table must be parted."""
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


def take_ordinals(blocks: Iterable[Block], lang: Lang) -> list[Block]:
    """Return the blocks, the ordinals of headings parted from their words."""
    taken: list[Block] = []
    for block in blocks:
        match = ORDINAL[lang].match(block.text) if isinstance(block, Heading) else None
        if isinstance(block, Heading) and match:
            taken.append(replace(block, number=match[0].strip(), text=block.text[match.end() :]))
        else:
            taken.append(block)
    return taken


def number_blocks(blocks: Sequence[Block], lang: Lang, annex: bool = False, tables: int = 0) -> tuple[Block, ...]:
    """Return the blocks with their ordinals.

    Args:
        blocks: what stands in the text, or in an attachment.
        lang: the language of the memo.
        annex: whether it is an attachment, whose sections have none yet.
        tables: how many tables stand before them.
    """
    named = _name_tables(_number_headings(blocks, lang, annex), lang, tables)
    return tuple(_end_items(_number_items(named)) if lang == "zh" else named)


def _number_headings(blocks: Sequence[Block], lang: Lang, annex: bool) -> list[Block]:
    """Number the headings none of whose siblings is numbered; the sections of the text are, and its summary is not."""
    families = _find_families(blocks)
    numbers = {place: block.number for place, block in enumerate(blocks) if isinstance(block, Heading)}
    for (level, parent), places in families.items():
        alone = lang == "zh" and level > 1 and len(places) == 1  # no （一） without a （二）
        if alone or any(numbers[place] for place in places) or (level == 1 and not annex):
            continue
        for among, place in enumerate(places, 1):
            numbers[place] = _write_ordinal(level, among, lang, numbers.get(parent, ""))
    return [replace(b, number=numbers[place]) if isinstance(b, Heading) else b for place, b in enumerate(blocks)]


def _find_families(blocks: Sequence[Block]) -> dict[tuple[int, int], list[int]]:
    """Return the places of the headings of one level under one heading, or under none (-1), parents first."""
    families = defaultdict(list)
    above: dict[int, int] = {}
    for place, block in enumerate(blocks):
        if isinstance(block, Heading):
            above = {level: held for level, held in above.items() if level < block.level}
            families[block.level, max(above.values(), default=-1)].append(place)
            above[block.level] = place
    return dict(sorted(families.items()))


def _write_ordinal(level: int, place: int, lang: Lang, above: str) -> str:
    """Return an ordinal; ``above`` is that of the heading above, ``""`` in an attachment, whose sections get letters.

    >>> _write_ordinal(2, 3, "zh", "一、"), _write_ordinal(2, 3, "en", "1."), _write_ordinal(1, 3, "en", "")
    ('（三）', '1.3', 'C.')
    """
    if lang == "zh":
        return (f"{write_numeral(place)}、", f"（{write_numeral(place)}）", f"{place}.")[min(level, 3) - 1]
    if not above:
        return f"{chr(64 + min(place, 26))}." if level == 1 else ""
    return f"{above.removesuffix('.')}.{place}"


def _name_tables(blocks: Iterable[Block], lang: Lang, before: int) -> list[Block]:
    """Name the tables and part those that are too wide for a page."""
    first, further = say("document", "table", lang), say("document", "table_continued", lang)
    places = count(before + 1)
    named: list[Block] = []
    for block in blocks:
        if isinstance(block, Table):
            number = next(places)
            parts = part_table(block)
            names = (first, *[further] * (len(parts) - 1))
            named += [replace(p, name=name.format(number=number)) for p, name in zip(parts, names, strict=True)]
        else:
            named.append(block)
    return named


def part_table(table: Table) -> list[Table]:
    """Return a table in parts that fit a page, each with the first column and as many others as the next."""
    others = len(table.heads) - 1
    if others < MOST_COLUMNS:
        return [table]
    share = -(-others // -(-others // COLUMNS_OF_A_PART))
    parts = []
    for start in range(1, others + 1, share):
        end = start + share
        rows = tuple((row[0], *row[start:end]) for row in table.rows)
        parts.append(replace(table, heads=(table.heads[0], *table.heads[start:end]), rows=rows))
    return parts


def _end_items(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks, a full stop after each item, which in Chinese is a paragraph of its own."""
    for block in blocks:
        told = "".join(part.text for part in block.line if isinstance(part, Run)) if isinstance(block, Item) else ""
        if isinstance(block, Item) and told and not ENDED.search(told):
            yield replace(block, line=(*block.line, Run("。")))
        else:
            yield block


def _number_items(blocks: Iterable[Block]) -> list[Block]:
    """Number the items of a Chinese list in which some stand under others; English has bullets."""
    numbered: list[Block] = []
    for listed, group in groupby(blocks, lambda block: isinstance(block, Item)):
        run = list(group)
        if not listed or not any(isinstance(item, Item) and item.depth for item in run):
            numbered.extend(run)
            continue
        places: list[int] = []
        for item in run:
            assert isinstance(item, Item)
            places = [*places[: item.depth + 1], *[0] * (item.depth + 1 - len(places))]
            places[item.depth] += 1
            numbered.append(replace(item, number=_write_item_number(item.depth, places[-1])))
    return numbered


def _write_item_number(depth: int, place: int) -> str:
    """Return the ordinal of an item; what stands deeper than the ladder goes has none.

    >>> [_write_item_number(depth, 2) for depth in (0, 1, 2, 3)]
    ['2.', '（2）', '②', '']
    """
    circled = CIRCLED[place - 1 : place] or f"（{place}）"
    return (f"{place}.", f"（{place}）", circled, "")[min(depth, 3)]
