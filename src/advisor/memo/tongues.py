"""A text and the language of its page in, HTML out in which what is of the other language says so."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

from advisor.model.text import Lang

OTHER: dict[Lang, str] = {"zh": "en", "en": "zh-CN"}
FOREIGN: dict[Lang, re.Pattern[str]] = {
    "zh": re.compile(r"([A-Za-z]{2,}(?:[’'&.,-]*[ ]+[A-Za-z][A-Za-z’'-]*)+)"),  # two words; an abbreviation is Chinese
    "en": re.compile(r"([《“]?[\u3400-\u9fff][\u3000-\u303f\u3400-\u9fff\uff00-\uffef]*)"),
}


def mark_tongue(text: object, lang: Lang) -> Markup:
    """Return ``text`` escaped, its runs in the other language marked by ``lang``.

    >>> print(mark_tongue("Jiangsu (江苏) & <b>", "en"))
    Jiangsu (<span lang="zh-CN">江苏</span>) &amp; &lt;b&gt;
    """
    if isinstance(text, Markup):
        return text
    plain, *rest = FOREIGN[lang].split(str(text))
    marked = [escape(plain)]
    for foreign, after in zip(rest[::2], rest[1::2], strict=True):
        marked.append(Markup('<span lang="{}">{}</span>').format(OTHER[lang], foreign) + escape(after))
    return Markup("").join(marked)
