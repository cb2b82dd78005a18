"""Writes docs/memo-context.md, what a template of one's own is given: python -m tests.write_context_page."""

from __future__ import annotations

import re
import typing

from advisor.memo.parts import MemoContext
from advisor.record import Record, fields
from tests.conftest import ROOT

PAGE = ROOT / "docs" / "memo-context.md"
HEAD = """# What a template of your own is given

One name, `memo`, and from it everything that the program's own memo prints, every sentence made: texts are in the
memo's language and end in their full stop; labels don't. A part that would be empty is none (`{% if memo.types %}`).
Notes are numbers that point into `memo.appendix.notes`.

```
advisor template --memo -o mine.md.j2      # a template to start from; -o mine.docx for Word
advisor memo my.yaml --template mine.md.j2 -o memo.md
advisor memo my.yaml --template mine.docx -o memo.docx
```

A text template is Jinja2 (`{{ memo.title }}`, `{% for %}`, `{% if %}`, macros, filters); in one whose name has `.html`
in it texts are escaped. In a Word template write the tags into the paragraphs, and `{%p for … %}`, `{%tr for … %}`
where a whole paragraph or table row is repeated. A template stands alone and has the data, nothing else: no files, no
attributes of Python's, no powers, no more than twenty seconds. `*` and `%` are for numbers. What is wrong is told with
its line, or its paragraph.

This page is written from the program (`python -m tests.write_context_page`), and a test holds it so.
"""


def tell_type(kind: object) -> str:
    """Return a field's type as a template's author reads it."""
    told = re.sub(r"advisor\.memo\.parts\.|typing\.", "", str(kind) if typing.get_args(kind) else kind.__name__)
    told = re.sub(r"tuple\[(.*), \.\.\.\]", r"list of \1", re.sub(r"<class '(?:\w+\.)*(\w+)'>", r"\1", told))
    told = told.replace("Literal['zh', 'en']", "`zh` or `en`").replace("int", "number")
    return (
        told.replace("collections.abc.", "")
        .replace("Mapping[str, str]", "texts by name")
        .replace(" | None", " or none")
        .replace("str", "text")
    )


def records() -> list[type[Record]]:
    """Return the records that a memo's context is made of, each after the one that first names it."""
    found: list[type[Record]] = [MemoContext]
    for kind in found:
        for hint in typing.get_type_hints(kind).values():
            inner = [part for part in (hint, *typing.get_args(hint)) if isinstance(part, type)]
            inner += [
                deep for part in typing.get_args(hint) for deep in typing.get_args(part) if isinstance(deep, type)
            ]
            found += [part for part in inner if issubclass(part, Record) and part not in found]
    return found


def page() -> str:
    """Return the page."""
    told = [HEAD]
    for kind in records():
        hints = typing.get_type_hints(kind)
        name = "memo" if kind is MemoContext else kind.__name__
        told.append(f"\n## {name}\n\n{' '.join((kind.__doc__ or '').split())}\n\n| name | what it is |\n| --- | --- |")
        told += [f"| `{field.name}` | {tell_type(hints[field.name])} |" for field in fields(kind)]
    return "\n".join(told) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
