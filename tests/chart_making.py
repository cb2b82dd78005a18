"""Pictures of the examples, made once, and a way to look into their specifications."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from advisor import comparisons, memo_pictures, picturing, service
from advisor.charts.drawing import to_spec
from advisor.model.advice import Advice
from advisor.model.comparison import Comparison
from advisor.model.picture import Caption, Kind, Plotted
from advisor.model.text import Lang
from tests.conftest import EXAMPLES

PAIR = (EXAMPLES / "lianyungang.yaml", EXAMPLES / "wanjiang.yaml")
TEN = tuple(
    EXAMPLES / f"{name}.yaml"
    for name in (
        *("lianyungang", "wanjiang", "chengdu_chongqing", "chongqing", "dongguan"),
        *("jinjiang", "ningbo", "wenzhou", "yongan", "zhongguancun"),
    )
)
SCENARIO = EXAMPLES / "scenarios" / "lianyungang_local_sourcing.yaml"
REGIONS = ("lianyungang", "wanjiang", "qianjiang", "china")
SVG = "{http://www.w3.org/2000/svg}"
LANGS: tuple[Lang, ...] = ("zh", "en")
CAPTION = Caption(lang="zh", title="题", alt="述", notes=(), more="表", heads=("甲", "乙"), rows=(("一", "二"),))


@cache
def comparison_of(paths: tuple[Path, ...]) -> Comparison:
    return comparisons.compare(paths)[1]


@cache
def advice_of(region: str) -> Advice:
    return service.advise(EXAMPLES / f"{region}.yaml")


@cache
def region_pictures(region: str, lang: Lang) -> dict[Kind, Any]:
    return memo_pictures.show_region(advice_of(region), lang)


@cache
def picture_of(name: str, lang: Lang) -> Any:
    if name == "changes":
        return picturing.show_changes(SCENARIO, comparisons.play(SCENARIO), lang)
    if name == "sensitivity":
        return picturing.show_sensitivity(PAIR[1], lang)
    paths, _, kind = name.partition(" ")
    if paths in REGIONS:
        return region_pictures(paths, lang)[kind]  # type: ignore[index]
    return picturing.show_comparison(comparison_of(TEN if paths == "ten" else PAIR), lang)[kind]  # type: ignore[index]


ALL = ("pair profile", "pair matrix", "ten profile", "ten matrix", "changes", "sensitivity")
ONE: tuple[Kind, ...] = ("problems", "indicators", "stages", "timetable")
PLOTTED = (*ALL, *(f"{region} {kind}" for region in REGIONS for kind in ONE))
DRAWN = (*PLOTTED, *(f"{region} causes" for region in REGIONS if region != "qianjiang"))


def rows_of(picture: Plotted, field: str) -> Iterator[dict[str, Any]]:
    """Yield the rows of the specification that carry ``field``."""
    spec = to_spec(picture)
    for layer in spec["layer"]:
        data = layer.get("data", {}).get("values") or spec["datasets"][layer["data"]["name"]]
        yield from (row for row in data if field in row)
