"""Pictures of one region show what its advice says: nothing unreported, nothing undecided as absent."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from typer.testing import CliRunner

from advisor import drawing, memo_pictures, picturing, service
from advisor.charts import extra
from advisor.charts.colours import FILLS, PALE, PAPER, ROLES
from advisor.charts.drawing import draw_picture
from advisor.charts.office_colours import INKS, contrast, read_colours
from advisor.cli.app import app
from advisor.errors import Code, MissingExtra, ProfileError
from advisor.memo.advice_pictures import NAMED
from advisor.memo.desk import Desk
from advisor.memo.standing_pictures import JUDGED
from advisor.model.advice import Advice
from advisor.model.picture import Kind, Standing
from advisor.model.text import Lang
from advisor.record import replace
from tests.chart_making import LANGS, REGIONS, SVG, advice_of, region_pictures, rows_of
from tests.conftest import EXAMPLES, ROOT

LYG = str(EXAMPLES / "lianyungang.yaml")


def lacking_charts(monkeypatch: pytest.MonkeyPatch) -> None:
    find = extra.find_spec
    monkeypatch.setattr(extra, "find_spec", lambda name: None if name == "vl_convert" else find(name))


# What is drawn is what the advice says


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("region", REGIONS)
def test_every_problem_is_named_or_counted_where_it_belongs(region: str, lang: Lang) -> None:
    desk, picture = Desk(advice_of(region), lang), region_pictures(region, lang)["problems"]
    problems, say = desk.index.problems, desk.voice.say
    drawn = {(row["grade"], row["confidence"], row["problem"]) for row in rows_of(picture, "problem")}
    named = {
        (r.severity, desk.voice.heading(say("sureness", r.confidence)), row[0])
        for r, row in zip(problems[:NAMED], picture.caption.rows, strict=False)
    }
    assert drawn == named
    for row in picture.caption.rows[:NAMED]:
        assert any(row[0] in cell.labels for cells in picture.cells for cell in cells)
    assert [row[1:] for row in picture.caption.rows] == [
        (say("severity", r.severity), say("confidence", r.confidence)) for r in problems
    ]
    counted = [int(cell.told.removesuffix("项")) for cells in picture.cells for cell in cells if cell.told]
    assert sum(counted) == len(problems)
    for cell in (cell for cells in picture.cells for cell in cells if cell.rest):
        assert int(re.findall(r"\d+", cell.rest)[0]) + len(cell.labels) == int(cell.told.removesuffix("项"))
    fills = {(row["grade"], row["fill"]) for row in rows_of(picture, "grade") if "x2" in row}
    assert fills <= {(grade, FILLS[grade]) for grade in picture.severities} | {(g, PAPER) for g in picture.severities}
    if undecided := len(advice_of(region).undetermined):
        assert str(undecided) in picture.caption.notes[-1]


@pytest.mark.parametrize("region", REGIONS)
def test_an_indicator_stands_where_its_fact_does_and_no_other_is_drawn(region: str) -> None:
    advice, picture = advice_of(region), region_pictures(region, "zh")["indicators"]
    facts = {fact.label.zh: fact for fact in advice.facts}
    placed = {row["placed"]: row for row in rows_of(picture, "placed")}
    assert placed.keys() == {row.label for row in picture.rows} <= facts.keys()
    known = service.load_rules().indicators
    for row in picture.rows:
        fact = facts[row.label]
        assert not fact.flag or fact.flag.kind != "value"
        assert row.judged == placed[row.label]["judged"] == (fact.basis in JUDGED)
        drawn = placed[row.label]
        width = max(bar["x2"] for bar in rows_of(picture, "x2") if "legend" not in bar and "placed" not in bar)
        low, high = (drawn[end] / width * len(row.levels) for end in ("x", "x2" if "x2" in drawn else "x"))
        assert (low, high) == pytest.approx((row.span.low, row.span.high), abs=0.02)
        if fact.level and row.span.low == row.span.high:
            assert int(min(row.span.low, len(row.levels) - 0.01)) == known[fact.indicator].values.index(fact.level)
        look = drawn["fill"], "shape" in drawn
        assert look[0] == (PAPER if row.judged else ROLES["accent"] if look[1] else PALE)
        assert bool(row.cutoffs) == (fact.number is not None)
        for cutoff in fact.cutoffs if row.cutoffs else ():
            if cutoff.opens:
                assert service.say("cutoff_basis", cutoff.basis, "zh") in row.origin
        assert service.say("basis", fact.basis, "zh") in row.origin
    held_back = [fact for fact in advice.facts if fact.flag and fact.flag.kind == "value"]
    for fact in held_back:
        assert fact.label.zh not in placed


def test_cut_offs_stand_between_the_levels_that_they_part() -> None:
    picture = region_pictures("qianjiang", "zh")["indicators"]
    assert [(row.label, row.cutoffs, row.span.told) for row in picture.rows] == [
        ("常住人口城镇化率", ("30%", "70%"), "43.79%，属“中”"),
        ("工业占生产总值比重", ("25%", "40%"), "48.2%，属“高”"),
    ]
    assert all(isinstance(row, Standing) and not row.judged for row in picture.rows)


@pytest.mark.parametrize("region", REGIONS)
def test_the_ladder_has_the_stages_in_order_and_every_condition_of_the_next(region: str) -> None:
    advice, picture = advice_of(region), region_pictures(region, "zh")["stages"]
    models = {model.label.zh: model for model in service.load_rules().types.values()}
    held = {(record.model, record.value): record for record in advice.types}
    for ladder in picture.ladders:
        model = models[ladder.model]
        assert model.ordered
        assert [rung.label for rung in ladder.rungs] == [value.label.zh for value in model.values.values()]
        for rung, value in zip(ladder.rungs, model.values, strict=True):
            assert (rung.state == "present") == ((model.id, value) in held)
        step = next(r.step for (name, _), r in held.items() if name == model.id)
        assert step is not None
        assert [rung.label for rung in ladder.rungs if rung.state == "next"] == [step.label.zh]
        assert sorted(state for state, _ in ladder.conditions) == sorted(c.verdict for c in step.conditions)
        assert str(step.needed) in ladder.goal or step.needed == len(step.conditions)
    signs = {(row["verdict"], row["shape"]) for row in rows_of(picture, "verdict")}
    assert signs <= {("holds", "circle"), ("fails", "square"), ("unknown", "diamond")}
    drawn = {(row["stage"], row["state"]) for row in rows_of(picture, "stage")}
    assert drawn == {(rung.label, rung.state) for ladder in picture.ladders for rung in ladder.rungs}


@pytest.mark.parametrize("region", REGIONS)
def test_the_timetable_has_the_first_measures_in_the_bands_of_their_horizons(region: str) -> None:
    advice, picture = advice_of(region), region_pictures(region, "zh")["timetable"]
    first = sorted(advice.recommendations, key=lambda r: r.priority)[:NAMED]
    bars = {row["measure"].partition("）")[2]: row for row in rows_of(picture, "measure")}
    assert bars.keys() == {record.label.zh for record in first}
    horizons = ("short", "medium", "long")
    wide = 152
    for record in first:
        bar = bars[record.label.zh]
        assert int(bar["x"] // wide) == int((bar["x2"] - 1) // wide) == horizons.index(record.horizon)
        row = next(row for row in picture.rows if row.label.endswith(record.label.zh))
        assert row.lead == "、".join(service.say("actor", actor, "zh") for actor in record.lead)
    for at, horizon in enumerate(horizons):
        rest = sum(r.horizon == horizon for r in advice.recommendations) - sum(r.horizon == horizon for r in first)
        assert [int(n) for n in re.findall(r"\d+", picture.rest[at])] == ([rest] if rest else [])


@pytest.mark.parametrize("region", ["lianyungang", "wanjiang", "china"])
def test_the_causes_are_those_of_the_advice_from_its_roots_on(region: str) -> None:
    advice, picture = advice_of(region), region_pictures(region, "zh")["causes"]
    links = {(c.label.zh, d.label.zh) for d in advice.diagnoses for c in d.causes}
    assert set(picture.caption.rows) <= links
    effects = {end for _, end in picture.caption.rows}
    starts = {start for start, _ in picture.caption.rows} - effects
    assert starts <= {root.label.zh for root in advice.root_causes}
    for root in advice.root_causes[:5]:
        named = {d.label.zh for d in advice.diagnoses if d.id in root.feeds}
        assert named <= effects
    drawn = draw_picture(picture)
    assert "<text" not in drawn
    assert "font-family" not in drawn
    told = {element.get("aria-label") for element in ET.fromstring(drawn).iter(f"{SVG}g")}
    assert picture.caption.title in told


def test_a_region_of_which_nothing_is_known_has_no_picture() -> None:
    advice = service.advise(EXAMPLES / "blank.yaml")
    assert set(memo_pictures.show_region(advice, "zh").values()) == {None}
    assert memo_pictures.figure_memo(advice, "zh") == {}
    with pytest.raises(ProfileError) as caught:
        picturing.draw([EXAMPLES / "blank.yaml"], None, "zh", "html")
    assert [problem.code for problem in caught.value.problems] == [Code.NOTHING_TO_DRAW]


# Commands and pages


def test_the_command_draws_each_kind_and_a_page_holds_all(tmp_path: Path) -> None:
    run, path = CliRunner().invoke, tmp_path / "drawn.svg"
    for kind in memo_pictures.SECTIONS:
        assert run(app, ["draw", LYG, "--as", kind, "-o", str(path)]).exit_code == 0
        assert f'id="{kind}-title"' in path.read_text(encoding="utf-8")
    page = tmp_path / "page.html"
    told = run(app, ["draw", str(EXAMPLES / "qianjiang.yaml"), "-o", str(page)])
    assert told.exit_code == 0
    assert service.say("picture", "causes_none", "zh") in told.output
    kinds = re.findall(r'id="(\w+)-title"', page.read_text(encoding="utf-8"))
    assert kinds == ["indicators", "stages", "problems", "timetable", "sensitivity"]
    refused = run(app, ["draw", LYG, str(EXAMPLES / "wanjiang.yaml"), "--as", "problems", "-o", str(path)])
    assert refused.exit_code == 2
    assert "is of one region" in refused.output


@pytest.mark.parametrize("lang", LANGS)
def test_a_memo_has_each_picture_in_its_section(lang: Lang, tmp_path: Path) -> None:
    page = tmp_path / "memo.html"
    assert CliRunner().invoke(app, ["memo", LYG, "--lang", lang, "-o", str(page)]).exit_code == 0
    text = page.read_text(encoding="utf-8")
    figures = memo_pictures.figure_memo(advice_of("lianyungang"), lang)
    assert list(figures) == list(memo_pictures.SECTIONS)
    heads = [*re.findall(r'<h2 id="(\w+)"', text), ""]
    for kind, figure in figures.items():
        section = memo_pictures.SECTIONS[kind]
        start = text.index(f'<h2 id="{section}"')
        follows = heads[heads.index(section) + 1]
        assert start < text.index(figure) < text.index(f'<h2 id="{follows}"')
    ids = re.findall(r' id="([^"]*)"', text)
    assert len(ids) == len(set(ids))
    without = service.write_memo(advice_of("lianyungang"), lang, "html")
    for figure in figures.values():
        text = text.replace(f"{figure}\n", "")
    assert text == without


def test_only_the_pictures_of_the_sections_wanted_are_drawn(tmp_path: Path) -> None:
    page = tmp_path / "memo.html"
    for more, count in ((["--sections", "timetable,types"], 2), (["--brief"], 0)):
        assert CliRunner().invoke(app, ["memo", LYG, *more, "-o", str(page)]).exit_code == 0
        assert page.read_text(encoding="utf-8").count("<svg") == count


def test_without_the_extra_a_memo_is_as_before(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    lacking_charts(monkeypatch)
    page = tmp_path / "memo.html"
    assert CliRunner().invoke(app, ["memo", LYG, "-o", str(page)]).exit_code == 0
    assert page.read_text(encoding="utf-8") == service.write_memo(advice_of("lianyungang"), "zh", "html")
    with pytest.raises(MissingExtra):
        memo_pictures.picture_still(advice_of("lianyungang"), "stages", "zh")


def test_without_the_extra_for_graphs_the_causes_alone_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing, "draws_pictures", lambda: False)
    figures = memo_pictures.figure_memo(advice_of("china"), "zh")
    assert list(figures) == [kind for kind in memo_pictures.SECTIONS if kind != "causes"]


def test_markdown_loads_nothing_that_draws() -> None:
    code = (
        "import sys; from advisor.cli.app import app; from typer.testing import CliRunner\n"
        f"r = CliRunner().invoke(app, ['memo', {LYG!r}]); assert r.exit_code == 0, r.output\n"
        "print(sorted({'altair', 'vl_convert', 'fontTools', 'advisor.memo_pictures'} & set(sys.modules)))"
    )
    told = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, cwd=ROOT)
    assert told.stdout.strip() == "[]"


def test_a_memo_with_pictures_is_the_same_in_another_process(tmp_path: Path) -> None:
    texts = []
    for seed in ("1", "2"):
        page = tmp_path / f"{seed}.html"
        arguments = [sys.executable, "-m", "advisor", "memo", LYG, "-o", str(page)]
        subprocess.run(arguments, check=True, capture_output=True, cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed})
        texts.append(page.read_text(encoding="utf-8"))
    assert texts[0] == texts[1]


def test_names_that_look_like_markup_stay_names() -> None:
    advice = advice_of("china")
    hostile = replace(advice.region.name, zh='甲<b>&"</svg>')
    named: Advice = replace(advice, region=replace(advice.region, name=hostile))
    for figure in memo_pictures.figure_memo(named, "zh").values():
        assert "<b>" not in figure
        assert figure.count("</svg>") == 1


# PNG and an office's colours


@pytest.mark.parametrize("kind", memo_pictures.SECTIONS)
def test_a_still_is_a_png_at_200_dots_an_inch_with_its_text(kind: Kind) -> None:
    still = memo_pictures.picture_still(advice_of("lianyungang"), kind, "zh")
    assert still is not None
    picture = region_pictures("lianyungang", "zh")[kind]
    assert (still.title, still.alt) == (picture.caption.title, picture.caption.alt)
    assert still.png.startswith(b"\x89PNG\r\n\x1a\n")
    at = still.png.index(b"pHYs") + 4
    assert [int.from_bytes(still.png[at + n : at + n + 4], "big") for n in (0, 4)] == [7874, 7874]  # dots a metre
    width, height = (float(ET.fromstring(draw_picture(picture)).get(side, "0")) for side in ("width", "height"))
    assert (still.width, still.height) == pytest.approx((width * 200 / 96, height * 200 / 96), abs=2)
    assert memo_pictures.picture_still(service.advise(EXAMPLES / "blank.yaml"), kind, "zh") is None


def test_an_office_has_its_own_colours(tmp_path: Path) -> None:
    file = tmp_path / "colours.yaml"
    file.write_text('accent: "#004d40"\nsevere: "#5A0000"\n', encoding="utf-8")
    assert read_colours(file) == {"accent": "#004d40", "severe": "#5a0000"}
    page = tmp_path / "memo.html"
    assert CliRunner().invoke(app, ["memo", LYG, "--colours", str(file), "-o", str(page)]).exit_code == 0
    text = page.read_text(encoding="utf-8")
    assert "#004d40" in text
    assert "#5a0000" in text
    assert not re.search(f'(fill|stroke)="({ROLES["accent"]}|{ROLES["severe"]})"', text)
    drawn = tmp_path / "x.svg"
    arguments = ["draw", LYG, "--as", "stages", "--colours", str(file), "-o", str(drawn)]
    assert CliRunner().invoke(app, arguments).exit_code == 0
    assert "#004d40" in drawn.read_text(encoding="utf-8")
    refused = CliRunner().invoke(app, ["memo", LYG, "--colours", str(file), "-o", str(tmp_path / "memo.md")])
    assert refused.exit_code == 2


@pytest.mark.parametrize(
    ("line", "code", "told"),
    [
        ('acent: "#004d40"', Code.UNKNOWN_KEY, "accent"),
        ("accent: blue", Code.NOT_ALLOWED, "'accent' can't be 'blue'"),
        ("accent: #004d40", Code.WRONG_SHAPE, "quote it"),
        ('accent: "#ffee88"', Code.NOT_ALLOWED, "choose a darker one"),
        ('mild: "#222222"', Code.NOT_ALLOWED, "choose a lighter one"),
        ('moderate: "#fbe3d6"', Code.NOT_ALLOWED, "in grey print"),
        ("accent: [1]", Code.WRONG_SHAPE, "single value"),
    ],
)
def test_colours_that_are_none_or_cannot_be_read_are_refused(line: str, code: Code, told: str, tmp_path: Path) -> None:
    file = tmp_path / "colours.yaml"
    file.write_text(f"{line}\n", encoding="utf-8")
    with pytest.raises(ProfileError, match=re.escape(told)) as caught:
        read_colours(file)
    assert [problem.code for problem in caught.value.problems] == [code]
    assert f"{file}:1" in str(caught.value)


def test_letters_on_every_colour_can_be_read() -> None:
    assert all(contrast(ROLES[role], ink) >= 4.5 for role, ink in INKS.items())
    assert ROLES.keys() == INKS.keys()
