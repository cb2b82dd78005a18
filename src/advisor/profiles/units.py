"""The unit that a text carries and the unit wanted in, the exact factor between them out."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache

from advisor.record import Record

# dimension: {unit: (its size in the dimension, other names)}; only sizes that are exact by definition
TABLE: dict[str, dict[str, tuple[Fraction, str]]] = {
    "share": {
        "%": (Fraction(1), "percent pct ﹪"),
        "‰": (Fraction(1, 10), "permille"),
        "‱": (Fraction(1, 100), ""),
        "成": (Fraction(10), ""),
    },
    "points": {"百分点": (Fraction(1), "个百分点 pp percentagepoint percentagepoints")},
    "times": {"倍": (Fraction(1), "times fold")},
    "money": {"元": (Fraction(1), "yuan rmb cny 元整 圆 圆整 元人民币 人民币")},
    "dollars": {"美元": (Fraction(1), "usd dollar dollars")},
    "euros": {"欧元": (Fraction(1), "eur euro euros")},
    "people": {"人": (Fraction(1), "名 位 people persons person")},
    "visits": {"人次": (Fraction(1), "")},
    "count": {
        "个": (Fraction(1), "items units"),
        "家": (Fraction(1), "firms firm enterprises companies 家企业 个企业"),
        **{unit: (Fraction(1), "") for unit in "户项所条件种座处类支台辆套"},
    },
    "occasions": {"次": (Fraction(1), "")},
    "months": {"个月": (Fraction(1), "month months"), "年": (Fraction(12), "year years")},
    "days": {"天": (Fraction(1), "日 day days")},
    "area": {
        "亩": (Fraction(1), "mu"),
        "公顷": (Fraction(15), "ha hectare hectares"),
        "平方公里": (Fraction(1500), "平方千米 km2 km² ㎢ squarekm sqkm"),
        "平方米": (Fraction(15, 10**4), "m2 m² ㎡ 平米"),
    },
    "volume": {"立方米": (Fraction(1), "m3 m³")},
    "mass": {
        "吨": (Fraction(1), "t tonne tonnes"),
        "千克": (Fraction(1, 1000), "公斤 kg"),
        "克": (Fraction(1, 10**6), "g"),
    },
    "coal": {"吨标准煤": (Fraction(1), "吨标煤 tce"), "千克标准煤": (Fraction(1, 1000), "kgce")},
    "length": {"公里": (Fraction(1000), "千米 km"), "米": (Fraction(1), "m")},
    "energy": {"千瓦时": (Fraction(1), "kwh 度")},
    "power": {"千瓦": (Fraction(1), "kw")},
    "coefficient": {"系数": (Fraction(1), "")},
    "index": {"指数": (Fraction(1), "")},
}
CHINESE_MARKS = {
    "万亿": 12,
    "千亿": 11,
    "百亿": 10,
    "十亿": 9,
    "亿": 8,
    "千万": 7,
    "百万": 6,
    "十万": 5,
    "万": 4,
    "千": 3,
    "百": 2,
}
ENGLISH_MARKS = {"trillion": 12, "billion": 9, "bn": 9, "million": 6, "mn": 6, "thousand": 3}
MARKS = {mark: 10**power for mark, power in (CHINESE_MARKS | ENGLISH_MARKS).items()}
MARKED = re.compile(rf"({'|'.join(MARKS)})?(.*)", re.DOTALL)
CURRENCIES = {
    "人民币": "元",
    "rmb": "元",
    "cny": "元",
    "¥": "元",
    "us$": "美元",
    "$": "美元",
    "usd": "美元",
    "€": "欧元",
}


class Unit(Record, frozen=True):
    """A known unit by its own name; ``size`` is what one of it comes to in its ``dimension``."""

    name: str
    dimension: str
    size: Fraction


@cache
def _list_units() -> dict[str, Unit]:
    known: dict[str, Unit] = {}
    for dimension, units in TABLE.items():
        for name, (size, others) in units.items():
            known.update(dict.fromkeys((name, *others.split()), Unit(name, dimension, size)))
    return known


def split_mark(unit: str) -> tuple[int, str]:
    """Return the multiplier in front of a unit, and the rest; a known unit such as 千克 is not split.

    >>> split_mark("万亿元"), split_mark("千克"), split_mark("millionyuan"), split_mark("亿")
    ((1000000000000, '元'), (1, '千克'), (1000000, 'yuan'), (100000000, ''))
    """
    match = MARKED.fullmatch(unit)
    if unit in _list_units() or not match or not match[1]:
        return 1, unit
    return MARKS[match[1]], match[2]


def name_mark(size: int) -> str:
    """Return the Chinese multiplier of ``size``; ``""`` if it has none."""
    return next((mark for mark, known in MARKS.items() if known == size), "")


def find_unit(text: str) -> Unit | None:
    """Return the unit that ``text`` names, with its multiplier and what it is taken per; None if it is not known.

    >>> find_unit("万元/亩")
    Unit(name='万元/亩', dimension='money/area', size=Fraction(10000, 1))
    """
    above, slash, below = text.partition("/")
    size, name = split_mark(above)
    over, per = _list_units().get(name), find_unit(below) if slash else None
    if over is None or (slash and per is None):
        return None
    whole = Unit(name_mark(size) + over.name, over.dimension, size * over.size)
    if per is None:
        return whole
    return Unit(f"{whole.name}/{per.name}", f"{whole.dimension}/{per.dimension}", whole.size / per.size)


def find_factor(given: str, wanted: str) -> Fraction | None:
    """Return how many ``wanted`` one ``given`` is; None if they don't convert exactly.

    A percentage point is no percent, and 倍 neither: "up 1.2 times" and "1.2 times as much" differ by 100 %.
    A unit that is not known converts into itself and its multiples.

    >>> find_factor("亿元", "万元"), find_factor("公顷", "平方公里"), find_factor("百分点", "%")
    (Fraction(10000, 1), Fraction(1, 100), None)
    """
    one, other = find_unit(given), find_unit(wanted.lower())
    if one and other:
        return one.size / other.size if one.dimension == other.dimension else None
    (size, base), (other_size, other_base) = split_mark(given), split_mark(wanted.lower())
    return Fraction(size, other_size) if base == other_base else None
