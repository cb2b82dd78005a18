"""Pieces of text in, lists, quotations and sentences with the punctuation of their language out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from advisor.model.text import Lang

RANGES = (
    (0x00, 0x08),
    (0x0E, 0x1F),
    (0x7F, 0x9F),
    (0x200B, 0x200F),
    (0x202A, 0x202E),
    (0x2060, 0x2069),
    (0xFEFF, 0xFEFF),
)
UNSEEN = {code: None for first, last in RANGES for code in range(first, last + 1)}
SPACE = re.compile(r"\s+")
WIDE = {",": "，", ":": "：", ";": "；", "?": "？", "!": "！"}
NARROW = re.compile(r"(?<=[^\x00-\xff])[,:;?!]\s*|[,;](?=[^\x00-\xff])")  # beside what is not Latin
CLOSING = re.compile(r"\(([^()]*[^\x00-\xff][^()]*)\)")
INNER = re.compile(r"‘([^‘’]*)’")
INNER_BARE = r"\1"  # English drops marks within marks
ENDINGS = "。；，、.;, "
REMEMBERED = 4096  # a memo says the same labels again and again


@lru_cache(REMEMBERED)
def clean(text: str) -> str:
    """Return ``text`` on one line, without control characters and marks that turn the reading direction."""
    if text.isprintable() and "  " not in text:  # as nearly every text is
        return text.strip()
    return SPACE.sub(" ", text.translate(UNSEEN)).strip()


@lru_cache(REMEMBERED)
def widen(text: str) -> str:
    """Return Chinese ``text`` with full-width punctuation beside its characters.

    >>> widen("五链:产业链,价值链(见5.1)")
    '五链：产业链，价值链（见5.1）'
    """
    widened = NARROW.sub(lambda match: WIDE[match[0][0]], text)
    return CLOSING.sub(r"（\1）", widened)


def end_clause(text: str) -> str:
    """Return ``text`` without the full stop or comma at its end, so that it can stand inside a sentence."""
    return text.rstrip(ENDINGS)


def end_sentence(text: str, lang: Lang) -> str:
    """Return ``text`` as a sentence: one full stop at its end, a capital at its start.

    >>> end_sentence("企业各自为政。", "zh"), end_sentence("firms keep to themselves", "en")
    ('企业各自为政。', 'Firms keep to themselves.')
    """
    body = end_clause(text)
    if not body:
        return ""
    if lang == "zh":
        return body if body[-1] in "！？…" else f"{body}。"
    return raise_first(body) if body[-1] in "!?…" else f"{raise_first(body)}."


def raise_first(text: str) -> str:
    """Return ``text`` with a capital at its start."""
    return text[:1].upper() + text[1:]


def lower_first(text: str, names: frozenset[str] = frozenset()) -> str:
    """Return an English label as it stands inside a sentence; names and abbreviations keep their capitals.

    >>> lower_first("Low chain linkage"), lower_first("R&D projects stall"), lower_first("Ellison–Glaeser index")
    ('low chain linkage', 'R&D projects stall', 'Ellison–Glaeser index')
    """
    first = text.partition(" ")[0]
    kept = first[1:] != first[1:].lower() or (len(first) > 1 and not first[1].isalpha())
    return text if kept or first.split("'")[0].split("’")[0] in names else text[:1].lower() + text[1:]


def find_names(texts: Iterable[str], prose: Iterable[str] = ()) -> frozenset[str]:
    """Return the English words that are names because a place, firm or park begins with them.

    A word that ``prose`` writes small is no name, though a park may be called by it.

    >>> sorted(find_names(["Chery", "the Wanjiang city belt", "Ganyu Port Zone"], ["An international port", "a zone"]))
    ['Chery', 'Ganyu', 'Wanjiang']
    """
    words = {word for text in texts for word in re.findall(r"[A-Z][a-z]+", text)[:3]}
    common = {word for text in prose for word in re.findall(r"(?<![A-Za-z])[a-z]+", text)}
    return frozenset(word for word in words - {"The", "A", "An"} if word.lower() not in common)


def list_items(items: Sequence[str], lang: Lang) -> str:
    """Return ``items`` as a list within a sentence.

    >>> list_items(["甲", "乙"], "zh"), list_items(["a", "b", "c"], "en")
    ('甲、乙', 'a, b and c')
    """
    if lang == "zh":
        return "、".join(items).replace("”、“", "”“")
    if len(items) > 1:
        return ", ".join(items[:-1]) + " and " + items[-1]
    return "".join(items)


def join_clauses(items: Sequence[str], lang: Lang) -> str:
    """Return the clauses that are not empty as one, parted by semicolons."""
    parts = [part for part in map(end_clause, items) if part]
    return ("；" if lang == "zh" else "; ").join(parts)


def join_sentences(items: Sequence[str], lang: Lang) -> str:
    """Return the texts that are not empty as sentences, one after the other."""
    return ("" if lang == "zh" else " ").join(s for s in (end_sentence(item, lang) for item in items) if s)


def join_notes(items: Sequence[str], lang: Lang) -> str:
    """Return short remarks as they stand in brackets, parted by commas."""
    return ("，" if lang == "zh" else ", ").join(item for item in items if item)


def add_aside(text: str, aside: str, lang: Lang) -> str:
    """Return ``text`` followed by ``aside`` in brackets, if there is one."""
    if not aside:
        return text
    return f"{text}（{aside}）" if lang == "zh" else f"{text} ({aside})"


def quote(text: str, lang: Lang) -> str:
    """Return ``text`` in quotation marks, those within it of the other kind, or none.

    >>> quote("环保“三同时”未落实", "zh"), quote("‘Three simultaneities’ not kept", "en")
    ('“环保‘三同时’未落实”', '‘Three simultaneities not kept’')
    """
    if lang == "zh":
        inner = text.replace("“", "‘").replace("”", "’")
        return f"“{inner}”"
    return f"‘{INNER.sub(INNER_BARE, text)}’"
