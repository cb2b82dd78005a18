"""A YAML profile's text in, the same text with one fact written into it out; comments and all else stay as they are."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from advisor.errors import SourceRef
from advisor.marked_yaml import Node, Reading, Span, find_spans
from advisor.model.indicator import Indicator
from advisor.model.text import Text
from advisor.profiles.values import ANSWERS
from advisor.profiles.workbook_cells import read_value
from advisor.profiles.workbook_words import answers_of, find_answer, load_workbook_words

PLAIN = re.compile(r"[A-Za-z_][A-Za-z_0-9]*|\d+(?:\.\d+)?")
BLOCK = "facts"
CODES = ("value", "level", "approximate", "basis", "year")


def list_answers(indicator: Indicator) -> dict[str, Text]:
    """Return what may be answered in words, by code: levels, yes and no, or categories; none for a bare number."""
    return answers_of(indicator, load_workbook_words())


def read_typed(reading: Reading, text: str, indicator: Indicator, where: SourceRef) -> dict[str, str]:
    """Return what a person typed as the keys of a fact: ``value`` or ``level``, ``unit``, ``approximate``.

    Numbers are read as written, in Chinese forms too. What can't be read is reported, and gives nothing.
    """
    answers = list_answers(indicator)
    said = ANSWERS.get(text.lower(), text) if indicator.kind == "yes_no" else text
    code = find_answer(said, answers)
    if indicator.kind != "number" and not code and said.isdigit() and 0 < int(said) <= len(answers):
        code = list(answers)[int(said) - 1]
    if code:
        return {"level" if indicator.kind == "number" else "value": code}
    entries = read_value(reading, where, (text, "General"), indicator, load_workbook_words())
    return {key: node.value for key, node in entries.items() if isinstance(node, Node) and isinstance(node.value, str)}


def write_entry(given: Mapping[str, str]) -> str:
    """Return a fact's keys as a line of YAML.

    >>> write_entry({"value": "45", "unit": "%", "source": "Yearbook: 2024"})
    '{value: 45, unit: "%", source: "Yearbook: 2024"}'
    """
    return "{" + ", ".join(f"{key}: {_quote(key, value)}" for key, value in given.items() if value) + "}"


def _quote(key: str, value: str) -> str:
    return value if key in CODES and PLAIN.fullmatch(value) else json.dumps(value, ensure_ascii=False)


def write_fact(text: str, name: str, entry: str) -> str:
    """Return a profile's text with the fact ``name`` in it.

    An entry of that name is replaced; one that stands commented out, as in a blank profile, takes its place there;
    else it comes after the last fact. The text must be that of a profile that can be read.
    """
    root, spans = find_spans(text)
    facts, line = spans.get(BLOCK), f"{name}: {entry}"
    if facts is None:
        return _add_block(text, root, line)
    if name in facts.entries:
        start, end = facts.entries[name]
        return text[:start] + line + _from(text, start, end)
    if facts.in_braces:
        comma = ", " if facts.entries else ""
        return text[: facts.end - 1].rstrip() + comma + line + text[facts.end - 1 :]
    return _uncomment(text, root, facts, line) or _append(text, facts, line)


def _add_block(text: str, root: Span, line: str) -> str:
    if root.in_braces:
        return text[: root.end - 1].rstrip().rstrip(",") + f", {BLOCK}: {{{line}}}" + text[root.end - 1 :]
    return text.rstrip("\n") + f"\n\n{BLOCK}:\n  {line}\n"


def _uncomment(text: str, root: Span, facts: Span, line: str) -> str:
    """Return the text with the line of this fact that stands commented out in the block; ``""`` if none does."""
    begins = root.entries[BLOCK][0]
    ends = min((start for start, _ in root.entries.values() if start > begins), default=len(text))
    name = re.escape(line.partition(":")[0])
    found = re.compile(rf"^[ \t]*#[ \t]*{name}:[ \t]*\{{[^}}\n]*\}}", flags=re.MULTILINE).search(text, begins, ends)
    return text[: found.start()] + " " * facts.indent + line + text[found.end() :] if found else ""


def _append(text: str, facts: Span, line: str) -> str:
    if facts.entries:
        last = max(end for _, end in facts.entries.values())
        stop = text.find("\n", len(text) - len(_from(text, 0, last)))
        stop = len(text) if stop < 0 else stop
        return text[:stop] + "\n" + " " * facts.indent + line + text[stop:]
    head = re.search(rf"^{BLOCK}:[^\n]*", text, flags=re.MULTILINE)
    assert head is not None  # an empty block has nothing but its key
    bare = re.sub(rf"^{BLOCK}:[ \t]*(?:~|null)(?=\s|$)", f"{BLOCK}:", head[0])
    return f"{text[: head.start()]}{bare}\n{' ' * facts.indent}{line}{text[head.end() :]}"


def _from(text: str, start: int, end: int) -> str:
    """Return what follows a value that ends at ``end``, the blanks and comments below a block left with what follows.

    A block's end is marked where the next thing starts.
    """
    kept = text[start:end]
    while kept and (not kept.rstrip(" \t").endswith(tuple("}]\"'")) and kept != kept.rstrip()):
        kept = kept.rstrip()
        head, _, tail = kept.rpartition("\n")
        if tail.lstrip().startswith("#"):
            kept = head + "\n"
    return text[start + len(kept) :]


def write_head(text: str, name: Text, level: str) -> str:
    """Return a blank profile's text with the region's name and its spatial level."""
    said = f"{{zh: {json.dumps(name.zh, ensure_ascii=False)}, en: {json.dumps(name.en, ensure_ascii=False)}}}"
    named = re.sub(r"^(  name:).*$", lambda found: f"{found[1]} {said}", text, count=1, flags=re.MULTILINE)
    return re.sub(r"^(  spatial_level:)\s*\w+", lambda found: f"{found[1]} {level}", named, count=1, flags=re.MULTILINE)
