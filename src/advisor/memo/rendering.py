"""A template's name and a memo in, text out; the only module that knows Jinja2."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from typing import Literal

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from advisor.cache_folder import cache_folder
from advisor.memo.parts import ComparisonContext, MemoContext
from advisor.memo.shipped import templates_dir
from advisor.memo.tongues import mark_tongue
from advisor.model.picture import Kind

Form = Literal["md", "html"]
INLINE = re.compile(r"([\\`*_\[\]<|$]|~(?=~)|&(?=#?\w+;))")
SPACE = re.compile(r"\s+")
ODD = re.compile(r"[\\`*_\[\]<|$&~]|[^\S ]|  |^ *[-+=#>\d]")  # what a plain text has not
LINE_START = re.compile(r"^(\s*)([-+=#>~]|\d+(?=[.)](?:\s|$)))")


def escape_markdown(text: str) -> str:
    r"""Return ``text`` so that Markdown shows it as it is, on one line.

    >>> print(escape_markdown("a|b *c* <i>"))
    a\|b \*c\* \<i>
    """
    if not ODD.search(text):
        return text
    escaped = INLINE.sub(r"\\\1", SPACE.sub(" ", text))
    return LINE_START.sub(lambda m: m[1] + (f"{m[2]}\\" if m[2].isdigit() else f"\\{m[2]}"), escaped)


@lru_cache(4096, typed=True)  # a memo says the same again and again
def _escape_value(value: object) -> Markup:
    return value if isinstance(value, Markup) else Markup(escape_markdown(str(value)))


def _compiled_templates() -> FileSystemBytecodeCache | None:
    """Return the store of compiled templates, checked by Jinja against their text; None where none can be kept."""
    folder = cache_folder() / "templates"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return FileSystemBytecodeCache(str(folder)) if os.access(folder, os.W_OK) else None


def _mark_tongue(context: Context, text: object) -> Markup:
    memo: MemoContext | ComparisonContext = context["memo"]
    return mark_tongue(text, memo.lang)


@cache
def _environment(form: Form) -> Environment:
    finalize: Callable[[object], Markup] | None = _escape_value if form == "md" else None
    environment = Environment(
        loader=FileSystemLoader(templates_dir()),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=finalize,
        bytecode_cache=_compiled_templates(),
    )
    environment.filters["tongue"] = pass_context(_mark_tongue)
    return environment


NO_FIGURES: Mapping[Kind, str] = {}


def render(
    memo: MemoContext | ComparisonContext, form: Form, brief: bool = False, figures: Mapping[Kind, str] = NO_FIGURES
) -> str:
    """Return ``memo`` as text in ``form``, on one page if ``brief``; nothing from the memo is taken for markup.

    ``figures`` are pictures by kind, HTML as it stands in a page; Markdown and the one page leave them out.
    """
    name = "comparison" if isinstance(memo, ComparisonContext) else "brief" if brief else "memo"
    return _environment(form).get_template(f"{name}.{memo.lang}.{form}.j2").render(memo=memo, figures=figures)
