"""Charts as they are drawn: every word as outlines, nothing on another, the same bytes; pages, and what is refused."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from html import unescape
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from typer.testing import CliRunner

from advisor import comparisons, open_font, picturing, service
from advisor.charts import extra
from advisor.charts.drawing import draw_picture, kind_of
from advisor.charts.outlines import has_letters, measure, wrap
from advisor.charts.page import to_figure, to_page
from advisor.charts.svg import finish_svg
from advisor.cli.app import app
from advisor.errors import Code, MissingExtra, ProfileError
from advisor.model.text import Lang
from tests.chart_making import (
    CAPTION,
    DRAWN,
    LANGS,
    PAIR,
    PLOTTED,
    SCENARIO,
    SVG,
    comparison_of,
    picture_of,
    region_pictures,
    rows_of,
)
from tests.conftest import EXAMPLES, ROOT

# How it is drawn


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", PLOTTED)
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
@pytest.mark.parametrize("name", DRAWN)
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
    assert len(boxes) > 4
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
    for name in DRAWN:
        picture = picture_of(name, "en")
        figure = to_figure(picture)
        rows = re.findall(r"<tr><th scope=\"row\">(.*?)</th>(.*?)</tr>", figure)
        told = [tuple(map(unescape, (head, *re.findall(r"<td>(.*?)</td>", rest)))) for head, rest in rows]
        assert told == list(picture.caption.rows)
        assert all(len(row) == len(picture.caption.heads) for row in picture.caption.rows)
        assert "" not in {cell for row in picture.caption.rows for cell in row}


def test_ids_are_one_each_on_a_page_of_several_pictures() -> None:
    pictures = [picture_of(name, "zh") for name in ("pair profile", "pair matrix", "changes", "sensitivity")]
    pictures += region_pictures("lianyungang", "zh").values()
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
    monkeypatch.setattr(open_font, "FILES", {False: "NoSuchFont.otf"})
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
    for package, home in (("altair", "vega.py"), ("vl_convert", "vega.py"), ("fontTools", "open_font.py")):
        assert [n for n, text in sources.items() if re.search(rf"^\s*(import|from) {package}\b", text, re.M)] == [home]
    assert not any(re.search(r"^\s*(import|from) mpl_font", text, re.M) for text in sources.values())
