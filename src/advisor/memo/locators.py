"""A claim's locator as the rule base writes it in, the place as each language names it out."""

from __future__ import annotations

import re

from advisor.memo.words import load_words
from advisor.model.text import Lang

ROMAN = dict(zip("一二三四五六七八九十", ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"), strict=True))
INNER = re.compile(r"[(（]([一二三四五六七八九十])[)）]")
OUTER = r"(?<![一-鿿])[一二三四五六七八九十](?![一-鿿])"


def write_locator(locator: str, lang: Lang) -> str:
    """Return a locator; English has Roman numerals where the text has Chinese ones.

    >>> write_locator("一(二)3", "zh"), write_locator("一(二)3", "en"), write_locator("摘要; 5.2", "zh")
    ('一（二）3', 'I(ii)3', '摘要、5.2')
    """
    joined = "、" if lang == "zh" else " and "
    return joined.join(_write_part(part.strip(), lang) for part in re.split("[;；]", locator))


def _write_part(part: str, lang: Lang) -> str:
    if lang == "zh":
        return part.replace("(", "（").replace(")", "）")
    for word, told in load_words()["locator"].items():
        part = part.replace(word, str(told["en"]))
    part = INNER.sub(lambda match: f"({ROMAN[match[1]].lower()})", part)
    return re.sub(OUTER, lambda match: ROMAN[match[0]], part)
