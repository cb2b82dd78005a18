"""The text of a cell in; out comes its figure with the words around it taken off and understood."""

from __future__ import annotations

import re

from advisor.profiles.chinese_numerals import FORMAL
from advisor.profiles.units import CURRENCIES
from advisor.record import Record

# Not NFKC, which reads 10² as 102, 5½ as 51⁄2, ① as 1, and turns the missing mark … into three points.
WIDTHS = {
    **{code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)},
    **dict.fromkeys(map(ord, "\u3000\u00a0\u2002\u2003\u2007\u2009\u202f\t\r\n"), " "),
    **dict.fromkeys(map(ord, "\u200b\u200e\u200f\u2060\ufeff"), None),
    **dict.fromkeys(map(ord, "−–‐‑﹣"), "-"),
    **dict.fromkeys(map(ord, "―─"), "—"),
    **{
        ord(sign): plain
        for sign, plain in zip("≥≧⩾≤≦⩽≈〜∼﹪￥", [">="] * 3 + ["<="] * 3 + ["约", "~", "~", "%", "¥"], strict=True)
    },
}
BLANK_MARK = re.compile(r"([-—.…⋯/\\*~x×?]|--|\s)\1*|")
BLANK_WORDS = """
    n/a na n.a. nan nil null none unknown unreported unavailable notavailable nodata tbd 空 空白 缺 缺失 不详 不明 未知
    未统计 无统计 无数据 没有数据 暂无 暂无数据 无资料 未填 未报 未公布 待定 待查 待补 待补充 保密 不适用
"""
BETWEEN = r"(?:介于|在|between)?([0-9].*)(?:和|与|and)([0-9].*)"
REWRITES = tuple(
    (re.compile(pattern), plain)
    for pattern, plain in (
        (r"(?<![0-9.,]) +| +(?!\.?[0-9])", ""),  # only a space between digits says something
        (r"(?<=[0-9])。(?=[0-9])", "."),
        (r"[。.;]+$|(?<![0-9])[,、]+$", ""),
        (r"(?<=[0-9%])\.\.+(?=[0-9-])", "~"),
        (rf"^{BETWEEN}之间$|^(?:介于|between)([0-9].*)(?:和|与|and)([0-9].*)$", r"\1\3~\2\4"),
        (r"^\(([0-9.,]+[万亿]*%?)\)([^0-9]*)$", r"-\1\2"),
        (r"(?:超过|过|超)半数?(?![年个])", "超过50%"),
        (r"一半|半数", "50%"),
        (r"([0-9一二三四五六七八九])成半", r"\1成五"),
        (r"([0-9一二三四五六七八九])成([1-9一二三四五六七八九])", r"\1点\2成"),
        (r"个(?=[万亿])", ""),
        (r"^上(?=[百千万亿])", "至少约"),
    )
)
LOOSE = re.compile(r"(?<=[0-9十百千万亿%成倍])[多余来](?!于)")
BEFORE = {
    ">": "超过 超出 超 大于 高于 多于 逾 突破 过 > morethan over above exceeding greaterthan higherthan",
    ">=": "不低于 不少于 不小于 不下于 至少 起码 >= atleast nolessthan notlessthan nofewerthan",
    "<": "不足 不到 不满 未达 未达到 未到 少于 小于 低于 < lessthan under below fewerthan lowerthan",
    "<=": "不超过 不高于 不多于 不大于 不超 至多 最多 <= upto atmost nomorethan notmorethan",
    "~": """约 大约 大约为 大概 大致 约占 约为 接近 将近 近 几乎 差不多
        ~ about approximately approx. around nearly almost circa ca.""",
    "-": "负增长 负 下降 下降了 减少 减少了 降低 降低了 下滑 回落 降 减 decreasedby fellby",
    "": """为 达 达到 占 占比 占比为 共 共计 共有 有 计 合计 总计 同比 环比 年均 比上年 较上年
        增长 增长了 增加 增加了 提高 提高了 上升 上涨 增 升 增长到 增长至 增加到 增加至 增至 提高到 提高至
        上升到 上升至 上涨到 上涨至 升至 回升至 回落到 回落至 下滑到 下滑至
        下降到 下降至 降至 降到 降低到 降低至 减少到 减少至 减至""",
}
AFTER = {
    ">=": "以上 及以上 或以上 + ormore andabove orabove andover",
    "<=": "以下 及以下 或以下 以内 之内 orless andbelow orbelow orfewer",
    "~": "左右 上下 有余 多 余 orso",
    "": "之间",
}


def _list_marks(words: dict[str, str]) -> dict[str, str]:
    return {word: mark for mark, line in words.items() for word in line.split()}


def _match_any(words: dict[str, str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


MARKS_BEFORE, MARKS_AFTER = _list_marks(BEFORE), _list_marks(AFTER)
FIRST = re.compile(_match_any({**MARKS_BEFORE, **CURRENCIES}))
LAST = re.compile(rf"(?:{_match_any(MARKS_AFTER)})$")


class Phrase(Record, frozen=True):
    """A figure with its unit, bare of words; ``marks`` are what the words said: ``> >= < <= ~ -`` or nothing."""

    figure: str
    marks: tuple[str, ...] = ()
    currency: str = ""

    @property
    def bounds(self) -> tuple[str, ...]:
        """The bounds that were set, each once."""
        return tuple(sorted({mark for mark in self.marks if mark[:1] in "<>" and mark}))


def fold_text(raw: str) -> str:
    """Return ``raw`` in half-width lower case, with everyday numerals and one kind of minus.

    >>> fold_text("　２３。７萬"), fold_text("…"), fold_text("10²")
    ('23。7万', '…', '10²')
    """
    return raw.translate(WIDTHS).lower().translate(FORMAL).strip()


def is_missing(text: str) -> bool:
    """Return whether a folded text stands for a missing number; 无 doesn't: it may mean none."""
    return bool(BLANK_MARK.fullmatch(text)) or text.replace(" ", "") in BLANK_WORDS.split()


def parse_phrase(text: str) -> Phrase:
    """Return the figure in a folded text and what the words around it say.

    >>> parse_phrase("超过 50 %"), parse_phrase("5000多个"), parse_phrase("¥1 234左右")
    (Phrase(figure='50%', marks=('>',), currency=''), Phrase(figure='5000个', marks=('~',), currency=''), \
Phrase(figure='1 234', marks=('~',), currency='元'))
    """
    for pattern, plain in REWRITES:
        text = pattern.sub(plain, text)
    text, loose = LOOSE.subn("", text)
    marks, currency = ["~"] * bool(loose), ""
    while match := LAST.search(text):
        text = text[: match.start()]
        marks.append(MARKS_AFTER[match[0]])
    while match := FIRST.match(text):
        text = text[match.end() :]
        currency = CURRENCIES.get(match[0], currency)
        marks += [MARKS_BEFORE[match[0]]] if match[0] in MARKS_BEFORE else []
    return Phrase(text, tuple(marks), currency)
