"""Charts: they show what the records say, nothing missing as zero, every word as outlines, the same bytes each time."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from html import unescape
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from typer.testing import CliRunner

from advisor import comparisons, picturing, service
from advisor.charts import extra
from advisor.charts.colours import FILLS, MOVES
from advisor.charts.drawing import draw_picture, kind_of, to_spec
from advisor.charts.matrix_chart import SIGNS
from advisor.charts.outlines import has_letters, measure, wrap
from advisor.charts.page import to_figure, to_page
from advisor.charts.svg import finish_svg
from advisor.cli.app import app
from advisor.errors import Code, MissingExtra, ProfileError
from advisor.memo.region_pictures import place_figure, state_of
from advisor.model.comparison import Comparison
from advisor.model.picture import (
    Caption,
    ChangesPicture,
    MatrixPicture,
    MatrixRow,
    MovedDatum,
    MovedRow,
    Picture,
    ProfilePicture,
    SensitivityPicture,
)
from advisor.model.text import Lang
from advisor.sensitivities import find_sensitivities, weigh_advice
from tests.conftest import EXAMPLES, ROOT

PAIR = (EXAMPLES / "lianyungang.yaml", EXAMPLES / "wanjiang.yaml")
TEN = tuple(
    EXAMPLES / f"{name}.yaml"
    for name in (
        *("lianyungang", "wanjiang", "chengdu_chongqing", "chongqing", "dongguan"),
        *("jinjiang", "ningbo", "wenzhou", "yongan", "zhongguancun"),
    )
)
SCENARIO = EXAMPLES / "scenarios" / "lianyungang_local_sourcing.yaml"
SVG = "{http://www.w3.org/2000/svg}"
LANGS: tuple[Lang, ...] = ("zh", "en")
CAPTION = Caption(lang="zh", title="题", alt="述", notes=(), more="表", heads=("甲", "乙"), rows=(("一", "二"),))


@cache
def comparison_of(paths: tuple[Path, ...]) -> Comparison:
    return comparisons.compare(paths)[1]


@cache
def picture_of(name: str, lang: Lang) -> Any:
    if name == "changes":
        return picturing.show_changes(SCENARIO, comparisons.play(SCENARIO), lang)
    if name == "sensitivity":
        return picturing.show_sensitivity(PAIR[1], lang)
    paths, _, kind = name.partition(" ")
    return picturing.show_comparison(comparison_of(TEN if paths == "ten" else PAIR), lang)[kind]  # type: ignore[index]


ALL = ("pair profile", "pair matrix", "ten profile", "ten matrix", "changes", "sensitivity")


def rows_of(picture: Picture, field: str) -> Iterator[dict[str, Any]]:
    """Yield the rows of the specification that carry ``field``."""
    spec = to_spec(picture)
    for layer in spec["layer"]:
        data = layer.get("data", {}).get("values") or spec["datasets"][layer["data"]["name"]]
        yield from (row for row in data if field in row)


def profile_of(folder: Path, name: str, facts: str) -> Path:
    path = folder / f"{name}.yaml"
    head = f"schema: 1\nregion: {{name: {{zh: {name}, en: {name}}}, spatial_level: park}}\nfacts:\n"
    path.write_text(head + facts, encoding="utf-8")
    return path


# What is drawn is what the records say


@pytest.mark.parametrize("paths", [PAIR, TEN], ids=["pair", "ten"])
def test_the_matrix_is_the_comparison(paths: tuple[Path, ...]) -> None:
    comparison = comparison_of(paths)
    picture = picturing.show_comparison(comparison, "zh")["matrix"]
    assert isinstance(picture, MatrixPicture)
    drawn = {(row["region"], row["problem"]): row["state"] for row in rows_of(picture, "region")}
    wanted = {
        (region.name.zh, row.label.zh): state_of(cell)
        for row in comparison.problems
        if row.role == "problem"
        for region, cell in zip(comparison.regions, row.cells, strict=True)
    }
    assert drawn == wanted
    states = {"unknown", "mild", "moderate", "severe"}
    assert set(wanted.values()) == states | ({"fails", "other"} if paths == TEN else set())


def test_what_cannot_be_judged_looks_neither_absent_nor_out_of_place() -> None:
    states = ("severe", "moderate", "mild", "unknown", "fails", "other")
    words = {state: f"词{at}" for at, state in enumerate(states)}
    row = MatrixRow(label="题", cells=states)  # type: ignore[arg-type]
    regions = tuple("甲乙丙丁戊己")
    picture = MatrixPicture(caption=CAPTION, regions=regions, rows=(row,), words=words)  # type: ignore[arg-type]
    looks = {}
    for state in states:
        cells = [cell for cell in rows_of(picture, "region") if cell["state"] == state]
        signs = {cell["text"] for cell in cells if "text" in cell}
        fills = {cell["fill"] for cell in cells if "x2" in cell}
        hatched = any("shape" in cell for cell in cells)
        looks[state] = (*signs, *fills, hatched)
    assert len(set(looks.values())) == len(states)
    assert {state: look[0] for state, look in looks.items() if state in SIGNS} == SIGNS
    assert [state for state, look in looks.items() if look[2]] == ["unknown"]


def lightness(colour: str) -> float:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return 0.299 * red + 0.587 * green + 0.114 * blue


def test_grades_and_directions_are_told_apart_in_grey() -> None:
    grades = [lightness(FILLS[state]) for state in ("severe", "moderate", "mild", "fails")]
    assert all(light - dark > 20 for dark, light in pairwise(grades))
    assert lightness(MOVES["below"]) - lightness(MOVES["above"]) > 60


def test_regions_stand_where_their_facts_do(tmp_path: Path) -> None:
    rate = '{{value: {}, unit: "%", basis: record}}'
    first = (
        f"  cooperation_contract_share: {rate.format(10)}\n"
        "  labour_intensive_share: {level: high, basis: judgement}\n"
        f"  rd_intensity: {rate.format(1.5)}\n  export_share: {rate.format(3)}\n  competes_on_price: yes\n"
    )
    second = (
        f'  cooperation_contract_share: {{value: ">50", unit: "%", basis: record}}\n  rd_intensity: {rate.format(0)}\n'
        "  labour_intensive_share: {level: low, basis: judgement}\n  competes_on_price: no\n"
    )
    paths = (profile_of(tmp_path, "jia", first), profile_of(tmp_path, "yi", second))
    picture = picturing.show_comparison(comparison_of(paths), "zh")["profile"]
    assert isinstance(picture, ProfilePicture)
    assert {strip.label for strip in picture.strips} == {
        "有本地协作合同的企业占比",
        "劳动密集型企业占比",
        "企业研发投入强度",
    }
    drawn = {
        (row["indicator"], row["region"]): (round(row["x"] * 3, 6), round(row.get("x2", row["x"]) * 3, 6))
        for row in rows_of(picture, "indicator")
        if "x" in row
    }
    assert drawn == {
        ("有本地协作合同的企业占比", "jia"): (0.5, 0.5),
        ("有本地协作合同的企业占比", "yi"): (2.0, 3.0),
        ("劳动密集型企业占比", "jia"): (2.0, 3.0),
        ("劳动密集型企业占比", "yi"): (0.0, 1.0),
        ("企业研发投入强度", "jia"): (1.0, 1.0),
        ("企业研发投入强度", "yi"): (0.0, 0.0),
    }


def test_a_region_without_the_datum_is_named_and_has_no_place() -> None:
    comparison = comparison_of(TEN)
    picture = picture_of("ten profile", "zh")
    known = {
        (row.label.zh, region.name.zh)
        for row in comparison.indicators
        for region, cell in zip(comparison.regions, row.cells, strict=True)
        if cell is not None
    }
    placed = {(row["indicator"], row["region"]) for row in rows_of(picture, "indicator")}
    assert placed
    assert placed <= known
    for strip in picture.strips:
        lacking = {name for name, span in zip(picture.regions, strip.spans, strict=True) if span is None}
        assert len(lacking) < len(TEN) - 1
        assert lacking == set(strip.lacking.partition("：")[2].split("、")) - {""}
    table = {row[0]: row[2:] for row in picture.caption.rows}
    for strip in picture.strips:
        assert [cell == "无资料" for cell in table[strip.label]] == [span is None for span in strip.spans]


def test_only_what_can_be_set_side_by_side_is_drawn() -> None:
    shown = {strip.label for strip in picture_of("pair profile", "zh").strips}
    graded = [row for row in comparison_of(PAIR).indicators if row.comparable and row.cells[0].level]  # type: ignore[union-attr]
    assert shown == {row.label.zh for row in graded}
    labels = {row.label.zh for row in comparison_of(TEN).indicators if set(row.doubts) <= {"missing"}}
    assert {strip.label for strip in picture_of("ten profile", "zh").strips} <= labels


@pytest.mark.parametrize(
    ("value", "wanted"),
    [(0, 0), (15, 0.5), (30, 1), (45, 1.5), (60, 2), (80, 2.5), (100, 3)],
)
def test_a_figure_lies_in_its_band_in_proportion(value: float, wanted: float) -> None:
    assert place_figure(value, [30, 60], 0, 100) == wanted


def test_in_a_band_without_an_end_order_is_kept() -> None:
    places = [place_figure(value, [3, 10], None, None) for value in (-1000, 0, 2, 3, 9, 10, 12, 50, 10**9)]
    assert places == sorted(set(places))
    assert 0 < places[0] < places[2] < 1 == places[3]
    assert places[5] == 2 < places[6] < places[-1] < 3


def test_the_changes_are_those_of_the_scenario() -> None:
    after, effects = comparisons.play(SCENARIO)
    weights = [weigh_advice(service.advise(PAIR[0])), weigh_advice(after)]
    picture = picture_of("changes", "zh")
    assert isinstance(picture, ChangesPicture)
    turned = {one.label.zh: one for one in effects.conclusions if one.key.startswith("diagnosis ")}
    drawn = {(row["problem"], row["side"]): row for row in rows_of(picture, "side")}
    assert {label for label, _ in drawn} == turned.keys()
    for (label, side), row in drawn.items():
        at = ("before", "after").index(side)
        weight = weights[at].get(turned[label].key.partition(" ")[2])
        if weight is not None:
            assert (row["state"], row["x"], row["weight"]) == ("holds", weight, weight)
        elif row["state"] == "unknown":
            assert row["x"] < -1, "what is open stands apart from the scale"
        else:
            assert (row["state"], row["x"]) == ("fails", 0)
            assert (turned[label].before, turned[label].after)[at] == "fails"


def test_the_tornado_is_the_sensitivities() -> None:
    found = find_sensitivities(PAIR[1])
    picture = picture_of("sensitivity", "zh")
    bars = [row for row in rows_of(picture, "datum") if "x2" in row]
    for row, datum in zip(found.rows, picture.rows, strict=True):
        assert row.known.label.zh in datum.label
        for move, told in zip(row.moves, datum.moves, strict=True):
            assert (told.settled + told.opened, told.opened) == (move.change, move.opened)
            own = [b for b in bars if b["datum"] == datum.label and b["direction"] == move.direction]
            assert sum((b["x2"] - b["x"]) * (1 if b["x"] >= 0 else -1) for b in own) == move.change
            hollow = sum(b["x2"] - b["x"] for b in own if b["fill"] == "#ffffff")
            assert hollow == -move.opened
            for named in (*move.appears, *move.goes, *move.opens, *move.worsens, *move.eases):
                assert named.label.zh.replace("“", "‘").replace("”", "’") in told.told


def test_the_parts_of_a_bar_lie_end_to_end_or_on_both_sides_of_nought() -> None:
    parts = {"downward": (-2, -4), "both ways": (3, -5), "upward": (4, 0), "open": (0, -3)}
    rows = tuple(
        MovedDatum(
            label=label,
            moves=(MovedRow(direction="above", to="是", change="？", settled=one, opened=other, told="某"),),
        )
        for label, (one, other) in parts.items()
    )
    words = {"above": "高", "opened": "空"}
    picture = SensitivityPicture(caption=CAPTION, rows=rows, axis="轴", words=words)  # type: ignore[arg-type]
    drawn: dict[str, list[tuple[float, float, str]]] = {}
    for row in rows_of(picture, "datum"):
        if "x2" in row:
            drawn.setdefault(row["datum"], []).append((row["x"], row["x2"], row["fill"]))
    full, hollow = MOVES["above"], "#ffffff"
    assert drawn == {
        "downward": [(-2, 0, full), (-6, -2, hollow)],
        "both ways": [(0, 3, full), (-5, 0, hollow)],
        "upward": [(0, 4, full)],
        "open": [(-3, 0, hollow)],
    }


# How it is drawn


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", ALL)
def test_every_word_is_drawn_as_outlines_and_told_to_who_cannot_see(name: str, lang: Lang) -> None:
    picture = picture_of(name, lang)
    drawn = draw_picture(picture)
    root = ET.fromstring(drawn)
    assert "<text" not in drawn
    assert "font-family" not in drawn
    wanted = {row["text"] for row in rows_of(picture, "text") if row["text"]}
    groups = {element.get("aria-label"): element for element in root.iter(f"{SVG}g") if element.get("aria-label")}
    assert groups.keys() == wanted
    ids = {element.get("id") for element in root.iter() if element.get("id")}
    for text, group in groups.items():
        uses = [use.get("{http://www.w3.org/1999/xlink}href", "#")[1:] for use in group.iter(f"{SVG}use")]
        assert len(uses) == len(str(text).replace(" ", "").replace("　", "")), text
        assert set(uses) <= ids
    assert all(path.get("d") for path in root.iter(f"{SVG}path") if str(path.get("id")).count("-r-"))
    told = {element.tag.removeprefix(SVG): element.text for element in list(root)[:2]}
    assert told == {"title": picture.caption.title, "desc": picture.caption.alt}
    assert root.get("aria-labelledby") == f"{kind_of(picture)}-title {kind_of(picture)}-desc"
    assert (root.get("role"), root.get("lang")) == ("img", {"zh": "zh-CN", "en": "en"}[lang])


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", ALL)
def test_no_two_words_lie_on_one_another(name: str, lang: Lang) -> None:
    root = ET.fromstring(draw_picture(picture_of(name, lang)))
    boxes: list[tuple[float, float, float, str]] = []

    def walk(element: ET.Element, right: float, down: float) -> None:
        for x, y in re.findall(r"translate\((-?[\d.]+)(?:[, ]+(-?[\d.]+))?\)", element.get("transform", "")):
            right, down = right + float(x), down + float(y or 0)
        text = element.get("aria-label")
        if text:
            scale = float(re.findall(r"scale\(([\d.]+),", element.get("transform", ""))[0])
            places = [float(use.get("x", "0")) * scale for use in element.iter(f"{SVG}use")]
            bold = any("-b-" in str(use.attrib) for use in element.iter(f"{SVG}use"))
            left = right + min(places)
            boxes.append((left, left + measure(text, scale * 1000, bold), down, text))
        for child in element:
            walk(child, right, down)

    walk(root, 0, 0)
    assert len(boxes) > 5
    clashes = [
        (one[3], other[3])
        for at, one in enumerate(boxes)
        for other in boxes[at + 1 :]
        if abs(one[2] - other[2]) < 10 and one[0] < other[1] - 0.5 and other[0] < one[1] - 0.5
    ]
    assert clashes == []
    width, height = float(root.get("width", "0")), float(root.get("height", "0"))
    assert [box for box in boxes if box[0] < 0 or box[1] > width or not 0 < box[2] < height] == []


def test_a_letter_that_the_font_has_not_stays_a_text() -> None:
    assert has_letters("连云港 Lianyungang−21")
    assert not has_letters("甲😀")
    source = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><g aria-label="X-axis" role="graphics-symbol">'
        '<text font-size="12px">甲😀</text><text font-size="12px" fill="#123456" text-anchor="end">乙</text><text/>'
        "</g></svg>"
    )
    drawn = finish_svg(source, CAPTION, "x")
    assert re.findall(r"<text[^>]*>([^<]*)</text>", drawn) == ["甲😀"]
    assert 'aria-label="乙" fill="#123456"' in drawn
    assert 'x="-1000"' in drawn
    assert "X-axis" not in drawn


def test_names_that_look_like_markup_stay_names(tmp_path: Path) -> None:
    fact = "  labour_intensive_share: {level: high, basis: judgement}\n"
    paths = []
    for at, name in enumerate(('甲<b>&"', "乙</svg>")):
        path = tmp_path / f"{at}.yaml"
        told = f"schema: 1\nregion: {{name: {{zh: '{name}', en: '{name}'}}, spatial_level: park}}\nfacts:\n{fact}"
        path.write_text(told, encoding="utf-8")
        paths.append(path)
    for lang in LANGS:
        page = picturing.draw(paths, None, lang, "html").text
        assert "<b>" not in page
        assert page.count("</svg>") == page.count("<svg") == 1


def test_lines_break_between_words_and_characters() -> None:
    assert wrap("Chengdu and Chongqing", 12, 60) == ["Chengdu", "and", "Chongqing"]
    assert wrap("甲乙丙，丁戊", 10, 30) == ["甲乙丙，", "丁戊"]
    assert wrap("甲乙“丙丁”", 10, 30) == ["甲乙", "“丙丁”"]
    assert wrap("", 10, 30) == [""]
    assert measure("‘a’ −5", 10) < measure("甲", 10) * 3
    assert measure("“甲”", 10) == 30


def test_the_same_picture_gives_the_same_bytes_in_another_process(tmp_path: Path) -> None:
    wanted = picturing.draw(PAIR, None, "zh", "html").text
    assert picturing.draw(PAIR, None, "zh", "html").text == wanted
    output = tmp_path / "x.html"
    arguments = [sys.executable, "-m", "advisor", "draw", *map(str, PAIR), "-o", str(output)]
    subprocess.run(arguments, check=True, capture_output=True, cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": "7"})
    assert output.read_text(encoding="utf-8") == wanted


# Pages


def test_a_page_has_the_same_in_a_table() -> None:
    for name in ALL:
        picture = picture_of(name, "en")
        figure = to_figure(picture)
        rows = re.findall(r"<tr><th scope=\"row\">(.*?)</th>(.*?)</tr>", figure)
        told = [tuple(map(unescape, (head, *re.findall(r"<td>(.*?)</td>", rest)))) for head, rest in rows]
        assert told == list(picture.caption.rows)
        assert all(len(row) == len(picture.caption.heads) for row in picture.caption.rows)
        assert "" not in {cell for row in picture.caption.rows for cell in row}


def test_ids_are_one_each_on_a_page_of_several_pictures() -> None:
    pictures = [picture_of(name, "zh") for name in ("pair profile", "pair matrix", "changes", "sensitivity")]
    page = to_page("页", pictures, ("略",), "zh")
    ids = re.findall(r' id="([^"]*)"', page)
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in re.findall(r'xlink:href="([^"]*)"', page)} <= set(ids)
    assert "<p>略</p>" in page


@pytest.mark.parametrize("lang", LANGS)
def test_compare_and_whatif_put_their_pictures_into_the_page(lang: Lang, tmp_path: Path) -> None:
    run = CliRunner().invoke
    page = tmp_path / "page.html"
    assert run(app, ["compare", *map(str, PAIR), "--lang", lang, "-o", str(page)]).exit_code == 0
    text = page.read_text(encoding="utf-8")
    figures = picturing.figure_comparison(comparison_of(PAIR), lang)
    assert list(figures) == ["profile", "matrix"]
    assert all(figure in text for figure in figures.values())
    heads = [text.index(f"{service.say('compare', name, lang)}</h2>") for name in ("data", "types", "problems", "why")]
    assert heads[0] < text.index(figures["profile"]) < heads[1] < heads[2] < text.index(figures["matrix"]) < heads[3]
    for arguments in ([str(SCENARIO)], [str(PAIR[0]), "--set", "firms_scattered=no"]):
        assert run(app, ["whatif", *arguments, "--lang", lang, "-o", str(page)]).exit_code == 0
        assert page.read_text(encoding="utf-8").count("<svg") == 1


def test_a_scenario_beside_its_base_is_drawn_as_what_it_changes(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    arguments = [str(PAIR[0]), str(SCENARIO), "-o", str(page)]
    for command in ("draw", "compare"):
        assert CliRunner().invoke(app, [command, *arguments]).exit_code == 0
        assert "changes-title" in page.read_text(encoding="utf-8")


# What is left out, and refused


def test_what_would_say_nothing_is_told_and_not_drawn(tmp_path: Path) -> None:
    with pytest.raises(ProfileError) as caught:
        picturing.draw([EXAMPLES / "blank.yaml"])
    assert [problem.code for problem in caught.value.problems] == [Code.NOTHING_TO_DRAW]
    apart = [EXAMPLES / "dongguan.yaml", EXAMPLES / "zhongguancun.yaml"]
    with pytest.raises(ProfileError, match="no graded indicator is comparable"):
        picturing.draw(apart, "profile")
    drawn = picturing.draw(apart, None, "zh", "html")
    assert drawn.left_out == ("没有可直接对照的分档指标，未画指标图",)
    assert drawn.text.count("<svg") == 1
    assert drawn.left_out[0] in drawn.text
    idle = tmp_path / "idle.yaml"
    head = f"schema: 1\nscenario: {{name: {{zh: 试, en: trial}}, base: {PAIR[1]}}}\n"
    idle.write_text(head, encoding="utf-8")
    with pytest.raises(ProfileError, match="no problem comes out otherwise"):
        picturing.draw([idle])


def test_the_command_writes_each_kind_and_refuses_others(tmp_path: Path) -> None:
    run = CliRunner().invoke
    one, two = [str(PAIR[1])], [str(path) for path in PAIR]
    for paths, kind, title in (
        (one, [], "sensitivity-title"),
        ([str(SCENARIO)], [], "changes-title"),
        ([str(SCENARIO)], ["--as", "sensitivity"], "sensitivity-title"),
        (two, [], "profile-title"),
        (two, ["--as", "matrix"], "matrix-title"),
    ):
        path = tmp_path / "drawn.svg"
        assert run(app, ["draw", *paths, *kind, "-o", str(path)]).exit_code == 0
        assert title in path.read_text(encoding="utf-8")
    for paths, rest in (
        (one, ["--as", "matrix"]),
        (one, ["--as", "changes"]),
        (two, ["--as", "changes"]),
        (two, ["--as", "sensitivity"]),
    ):
        refused = run(app, ["draw", *paths, *rest, "-o", str(tmp_path / "no.svg")])
        assert refused.exit_code == 2
        assert "--as" in refused.output
    assert run(app, ["draw", *one, "-o", str(tmp_path / "no.png")]).exit_code == 2
    assert run(app, ["draw", *one, "-o", one[0]]).exit_code == 2
    assert not list(tmp_path.glob("no.*"))


def test_without_the_extra_it_is_named_and_other_pages_are_as_before(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    find = extra.find_spec
    monkeypatch.setattr(extra, "find_spec", lambda name: None if name == "vl_convert" else find(name))
    with pytest.raises(MissingExtra, match=r"cluster-advisor\[charts\]"):
        picturing.draw(PAIR)
    page = tmp_path / "page.html"
    assert CliRunner().invoke(app, ["compare", *map(str, PAIR), "-o", str(page)]).exit_code == 0
    advices, comparison = comparisons.compare(PAIR)
    assert page.read_text(encoding="utf-8") == comparisons.write_comparison(comparison, advices, "zh", "html")
    assert CliRunner().invoke(app, ["whatif", str(SCENARIO), "-o", str(page)]).exit_code == 0
    assert page.read_text(encoding="utf-8") == comparisons.write_effects(comparisons.play(SCENARIO)[1], "zh", "html")
    assert "<svg" not in page.read_text(encoding="utf-8")


def test_fonts_that_are_not_there_are_an_error_and_never_boxes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extra, "FILES", {False: "NoSuchFont.otf"})
    assert not extra.is_installed()
    with pytest.raises(MissingExtra):
        extra.font_folder()


def test_no_other_command_loads_what_draws() -> None:
    code = (
        "import sys; from advisor.cli.app import app; from typer.testing import CliRunner\n"
        f"r = CliRunner().invoke(app, ['advise', {str(PAIR[1])!r}]); assert r.exit_code == 0, r.output\n"
        f"r = CliRunner().invoke(app, ['compare', {str(PAIR[0])!r}, {str(PAIR[1])!r}]); assert r.exit_code == 0\n"
        "print(sorted({'altair', 'vl_convert', 'fontTools', 'mpl_font', 'matplotlib'} & set(sys.modules)))"
    )
    told = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, cwd=ROOT)
    assert told.stdout.strip() == "[]"


def test_each_package_is_imported_in_one_place() -> None:
    sources = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py")}
    for package, home in (("altair", "vega.py"), ("vl_convert", "vega.py"), ("fontTools", "outlines.py")):
        assert [n for n, text in sources.items() if re.search(rf"^\s*(import|from) {package}\b", text, re.M)] == [home]
    assert not any(re.search(r"^\s*(import|from) mpl_font", text, re.M) for text in sources.values())
