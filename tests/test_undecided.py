"""An undecided problem never reads as an absent one, in any view: three tiny regions in which one problem is found,
left open and ruled out, and each view says so in words or marks of its own."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from html import unescape
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from advisor import comparisons, drawing, goals, service
from advisor.cli.app import app
from advisor.errors import UnknownNameError
from advisor.model.text import Lang
from tests.conftest import EXAMPLES, SMALL_RULES

PROBLEM = "low_chain_linkage"
LABEL: dict[Lang, str] = {"zh": "产业链协同程度低", "en": "low chain linkage"}
LANGS: tuple[Lang, ...] = ("zh", "en")
UNDECIDED: dict[Lang, str] = {"zh": "尚不能判断的问题", "en": "Problems that cannot be decided yet"}
FACTS = {
    "found": "  local_procurement_rate: {value: 20, unit: '%'}\n  upstream_output_sold_outside: yes\n",
    "open": "  local_procurement_rate: {value: 20, unit: '%'}\n",
    "out": "  local_procurement_rate: {value: 70, unit: '%'}\n",
}
NAMES = {"found": ("甲市", "Jia"), "open": ("乙市", "Yi"), "out": ("丙市", "Bing")}


@pytest.fixture(scope="module")
def region(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    folder = tmp_path_factory.mktemp("regions")

    def write(kind: str, number: int = 0) -> Path:
        zh, en = (name + (str(number) if number else "") for name in NAMES[kind])
        path = folder / f"{kind}{number}.yaml"
        head = f"schema: 1\nregion: {{name: {{zh: {zh}, en: {en}}}, spatial_level: city}}\nfacts:\n"
        path.write_text(head + FACTS[kind], encoding="utf-8")
        return path

    return write


def run(*arguments: object) -> str:
    told = CliRunner(env={"COLUMNS": "240"}).invoke(app, [*map(str, arguments), "--rules", str(SMALL_RULES)])
    assert told.exit_code == 0, told.output
    return re.sub(r"\s+", " ", told.stdout)


def plain(text: str) -> str:
    """Return a page without its tags and styles, a line an element."""
    return unescape(re.sub(r"<[^>]+>", "\n", re.sub(r"(?s)<(style|script).*?</\1>", "", text)))


def under(text: str, heading: str) -> str:
    """Return what stands between a heading and the next one."""
    lines = text.splitlines()
    at = next((i for i, line in enumerate(lines) if line.strip("# ").endswith(heading)), len(lines))
    end = next((i for i in range(at + 1, len(lines)) if lines[i].startswith("#")), len(lines))
    return "\n".join(lines[at:end])


def ruled_out(text: str, lang: Lang) -> str:
    """Return the sentences of a memo that say what the data exclude."""
    return "".join(re.findall(r"[^\n]*(?:以下问题不成立|The data rule out)[^\n]*", text))


def test_the_three_regions_are_what_they_are_meant_to_be(region: Callable[..., Path]) -> None:
    advices = {kind: service.advise(region(kind), SMALL_RULES) for kind in FACTS}
    assert [d.id for d in advices["found"].diagnoses if d.id == PROBLEM] == [PROBLEM]
    assert PROBLEM in {record.id for record in advices["open"].undetermined}
    assert f"diagnosis {PROBLEM}" in {record.conclusion for record in advices["out"].ruled_out}


@pytest.mark.parametrize("lang", LANGS)
def test_in_a_memo(lang: Lang, region: Callable[..., Path]) -> None:
    told = {k: service.write_memo(service.advise(region(k), SMALL_RULES), lang) for k in ("open", "out")}
    assert LABEL[lang] in under(told["open"], UNDECIDED[lang])
    assert LABEL[lang] not in ruled_out(told["open"], lang)
    assert LABEL[lang] in ruled_out(told["out"], lang)
    assert LABEL[lang] not in under(told["out"], UNDECIDED[lang])


@pytest.mark.parametrize("lang", LANGS)
def test_on_a_page(lang: Lang, region: Callable[..., Path]) -> None:
    pages = {k: service.write_memo(service.advise(region(k), SMALL_RULES), lang, "html") for k in ("open", "out")}
    listed = {
        k: re.search(rf"(?s)<h3[^>]*>[^<]*{UNDECIDED[lang]}</h3>(.*?)<(?:h2|h3)", page) for k, page in pages.items()
    }
    assert listed["open"]
    assert LABEL[lang] in listed["open"][1]
    assert LABEL[lang] not in ruled_out(plain(pages["open"]), lang)
    assert LABEL[lang] in ruled_out(plain(pages["out"]), lang)
    assert listed["out"] is None or LABEL[lang] not in listed["out"][1]


@pytest.mark.parametrize("name", ["lianyungang", "chongqing", "wanjiang"])
def test_no_memo_on_an_example_rules_out_what_it_leaves_open(name: str) -> None:
    advice = service.advise(EXAMPLES / f"{name}.yaml")
    memo = service.write_memo(advice)
    excluded = set(re.findall(r"“([^”]*)”", ruled_out(memo, "zh")))
    assert excluded or name == "lianyungang"  # whose data rule nothing out
    assert excluded.isdisjoint(record.label.zh for record in advice.undetermined)


@pytest.mark.parametrize("lang", LANGS)
def test_in_a_summary(lang: Lang, region: Callable[..., Path]) -> None:
    left = {"zh": r"尚不能判断(\d+)项（不等于没有）", "en": r"(\d+) undecided, which is not to say absent"}[lang]
    gone = {"zh": r"经核对不存在\d+项：([^ ]*)", "en": r"\d+ ruled out by the data: (.*)"}[lang]
    told = {kind: run("advise", region(kind), "--lang", lang) for kind in ("open", "out")}
    counted = re.search(left, told["open"])
    assert counted
    assert int(counted[1]) == len(service.advise(region("open"), SMALL_RULES).undetermined)
    shown = re.search(gone, told["open"])
    assert shown is None or LABEL[lang].lower() not in shown[1].lower()
    shown = re.search(gone, told["out"])
    assert shown
    assert LABEL[lang].lower() in shown[1].lower()
    assert "现有资料不足以作出任何判断" not in told["out"]
    assert "do not yet allow any judgement" not in told["out"]


def test_in_json(region: Callable[..., Path]) -> None:
    data = {kind: json.loads(run("advise", region(kind), "--json")) for kind in FACTS}
    for kind, here in (("found", "diagnoses"), ("open", "undetermined"), ("out", "ruled_out")):
        for group in ("diagnoses", "undetermined", "ruled_out"):
            names = {record.get("id") or record["conclusion"].split()[1] for record in data[kind][group]}
            assert (PROBLEM in names) == (group == here)


@pytest.mark.parametrize("lang", LANGS)
def test_in_an_explanation(lang: Lang, region: Callable[..., Path]) -> None:
    heads = {kind: run("explain", region(kind), PROBLEM, "--lang", lang).split("├")[0] for kind in FACTS}
    heads = {kind: head.split("└")[0] for kind, head in heads.items()}
    assert [head[0] for head in heads.values()] == ["✓", "?", "✗"]
    verdicts = [service.say("verdict", verdict, lang) for verdict in ("holds", "unknown", "fails")]
    assert all(head.strip().endswith(verdict) for head, verdict in zip(heads.values(), verdicts, strict=True))
    assert len(set(verdicts)) == 3
    assert "?" not in heads["out"]


def compared(region: Callable[..., Path], *kinds: str) -> tuple[Any, Any]:
    paths = [region(kind, number if len(kinds) > 3 else 0) for number, kind in enumerate(kinds, 1)]
    return comparisons.compare(paths, SMALL_RULES)


@pytest.mark.parametrize("form", ["md", "html"])
@pytest.mark.parametrize("lang", LANGS)
def test_beside_a_region_that_has_it(lang: Lang, form: Any, region: Callable[..., Path]) -> None:
    told = {}
    for kind in ("open", "out"):
        advices, comparison = compared(region, "found", kind)
        text = comparisons.write_comparison(comparison, advices, lang, form)
        told[kind] = [line for line in plain(text).splitlines() if line]
    for lines in told.values():
        assert any(LABEL[lang] in line for line in lines)
    left = {"zh": r"乙市.*尚不能判断，不等于没有", "en": r"Yi can't be judged on .*, which is not to say"}[lang]
    gone = {"zh": "丙市不存在", "en": "rule out in Bing"}[lang]
    open_ = [line for line in told["open"] if re.search(left, line)]
    assert len(open_) == 1
    assert not any(re.search(r"乙市不存在|rule out in Yi", line) and LABEL[lang] in line for line in told["open"])
    assert any(gone in line and LABEL[lang] in line for line in told["out"])
    said = [line for line in told["out"] if re.search(left.replace("乙", "丙").replace("Yi", "Bing"), line)]
    assert not any(LABEL[lang] in line for line in said)


@pytest.mark.parametrize("lang", LANGS)
def test_beside_a_region_in_which_it_is_ruled_out(lang: Lang, region: Callable[..., Path]) -> None:
    advices, comparison = compared(region, "open", "out")
    told = comparisons.write_comparison(comparison, advices, lang)
    row = next(row for row in comparison.undecided if row.id == PROBLEM)
    assert [cell.state for cell in row.cells] == ["unknown", "fails"]
    line = next(line for line in told.splitlines() if LABEL[lang] in line)
    assert re.search(r"在丙市不存在，在乙市尚不能判断|ruled out for Bing, not decided for Yi", line)


def test_in_the_data_of_a_comparison(region: Callable[..., Path]) -> None:
    for kind, state in (("open", "unknown"), ("out", "fails")):
        data = json.loads(run("compare", region("found"), region(kind), "--format", "json"))
        row = next(row for row in data["problems"] if row["id"] == PROBLEM)
        assert [cell["state"] for cell in row["cells"]] == ["holds", state]
        assert bool(row["cells"][1]["missing"]) == (state == "unknown")


@pytest.mark.parametrize("form", ["md", "html"])
@pytest.mark.parametrize("lang", LANGS)
def test_in_the_matrix_of_ten(lang: Lang, form: Any, region: Callable[..., Path]) -> None:
    kinds = tuple(islice(cycle(FACTS), 10))
    advices, comparison = compared(region, *kinds)
    text = comparisons.write_comparison(comparison, advices, lang, form)
    words = {"found": service.say("severity", "moderate", lang)}
    words["open"], words["out"] = (service.say("compare", f"state_{state}", lang) for state in ("unknown", "fails"))
    if form == "md":
        row = next(line for line in text.splitlines() if line.lower().startswith(f"| {LABEL[lang].lower()} |"))
        cells = [cell.strip() for cell in row.strip("| ").split("|")][1:]
    else:
        row = re.search(rf"(?is)<tr>(?:(?!</tr>).)*?{LABEL[lang]}\s*</t[hd]>(.*?)</tr>", text)[1]  # type: ignore[index]
        cells = re.findall(r"<td>(.*?)</td>", row)
    assert cells == [words[kind] for kind in kinds]
    assert len(set(words.values())) == 3
    assert service.say("compare", "matrix_text", lang) in plain(text)
    data = json.loads(run("compare", *(region(k, n) for n, k in enumerate(kinds, 1)), "--format", "json"))
    states = [cell["state"] for cell in next(r for r in data["problems"] if r["id"] == PROBLEM)["cells"]]
    assert states == [{"found": "holds", "open": "unknown", "out": "fails"}[kind] for kind in kinds]


CHANGES: dict[str, tuple[list[str], list[str]]] = {
    "opens": ([], ["upstream_output_sold_outside"]),
    "goes": (["local_procurement_rate=70%"], []),
}


def heading(turn: str, lang: Lang) -> str:
    return service.say("effects", "turn", lang).format(kind=_say("kind_diagnosis", lang), turn=_say(turn, lang))


@pytest.mark.parametrize("form", ["md", "html"])
@pytest.mark.parametrize("lang", LANGS)
def test_in_what_would_come_of_a_change(lang: Lang, form: Any, region: Callable[..., Path]) -> None:
    told = {}
    for turn, (given, unset) in CHANGES.items():
        effects = comparisons.suppose(region("found"), given, unset, SMALL_RULES)[1]
        assert {one.key: one.turn for one in effects.conclusions}[f"diagnosis {PROBLEM}"] == turn
        told[turn] = plain(comparisons.write_effects(effects, lang, form))
        under_turn = {name: told[turn].partition(heading(f"turn_{name}", lang))[2] for name in CHANGES}
        sentence = re.match(r"[^.。]*[.。]", under_turn[turn])
        assert sentence
        assert LABEL[lang] in sentence[0]
        other = re.match(r"[^.。]*[.。]", under_turn["goes" if turn == "opens" else "opens"])
        assert other is None or LABEL[lang] not in other[0]
        word = service.say("effects", "state_unknown" if turn == "opens" else "state_fails", lang)
        assert word in told[turn].partition(_say("rules", lang))[2]
    assert _say("measures_open", lang) in told["opens"]
    assert _say("measures_gone", lang) not in told["opens"]
    assert re.search("不等于已经解决|not to say solved", told["opens"])
    gone = re.search(r"(?:不再成立的问题有|Problems that go: )([^.。]*)", told["goes"])
    assert gone
    assert LABEL[lang] in gone[1]


def _say(name: str, lang: Lang) -> str:
    return service.say("effects", name, lang)


@pytest.mark.parametrize("lang", LANGS)
def test_what_was_ruled_out_and_is_open_now_is_no_longer_absent(lang: Lang, region: Callable[..., Path]) -> None:
    effects = comparisons.suppose(region("out"), [], ["local_procurement_rate"], SMALL_RULES)[1]
    told = comparisons.write_effects(effects, lang)
    assert _say("turn_reopens", lang) in told
    assert not re.search("不等于已经解决|not to say solved", told)
    assert re.search("不能再当作没有|no longer to be taken as absent", told)
    back = comparisons.write_effects(
        comparisons.suppose(region("open"), ["local_procurement_rate=70%"], [], SMALL_RULES)[1], lang
    )
    assert _say("turn_settles", lang) in back


@pytest.mark.parametrize("lang", LANGS)
def test_in_a_goal(lang: Lang, region: Callable[..., Path]) -> None:
    """To be found no longer is not to be ruled out, and the memo says which of the two comes about."""
    pytest.importorskip("z3")
    titles = set()
    for wanted in ("not found", "ruled out"):
        goal = goals.seek(region("found"), [(PROBLEM, wanted)], rules=SMALL_RULES)  # type: ignore[list-item]
        memo = goals.write_goal(goal, lang)
        titles.add(memo.splitlines()[0])
        turns = {one.turn for way in goal.ways for one in way.conclusions if one.key == f"diagnosis {PROBLEM}"}
        assert turns <= ({"goes"} if wanted == "ruled out" else {"goes", "opens"})
        for turn in ("goes", "opens"):
            head = heading(f"turn_{turn}", lang)
            held = [one for way in goal.ways for one in way.conclusions if one.turn == turn]
            assert (head in memo) == any(one.key.startswith("diagnosis ") for one in held)
    assert len(titles) == 2
    opened = goals.seek(region("open"), [(PROBLEM, "ruled out")], rules=SMALL_RULES)
    assert opened.least > 0  # what is open is not ruled out yet


@pytest.mark.parametrize("form", ["mmd", "svg", "html"])
@pytest.mark.parametrize("lang", LANGS)
def test_in_a_graph(lang: Lang, form: Any, region: Callable[..., Path]) -> None:
    if form != "mmd":
        pytest.importorskip("fast_sugiyama")
    told = {}
    for kind in ("open", "out"):
        advice = service.advise(region(kind), SMALL_RULES)
        told[kind] = plain(drawing.draw(advice, "", SMALL_RULES, lang, form)).replace("\n", "")
        word = service.say("graph", "undecided", lang).format(count=len(advice.undetermined))
        assert (word.replace(" ", "") in told[kind].replace(" ", "")) == bool(advice.undetermined)
    assert re.search("不等于没有|notabsence", told["open"].replace(" ", ""))
    with pytest.raises(UnknownNameError, match="can't be decided yet"):
        drawing.draw(service.advise(region("open"), SMALL_RULES), PROBLEM, SMALL_RULES, lang, form)
    with pytest.raises(UnknownNameError, match="does not hold"):
        drawing.draw(service.advise(region("out"), SMALL_RULES), PROBLEM, SMALL_RULES, lang, form)


@pytest.mark.parametrize("lang", LANGS)
def test_in_what_to_find_out_next(lang: Lang, region: Callable[..., Path]) -> None:
    decides = {}
    for kind in ("open", "out"):
        worths = json.loads(run("next", region(kind), "--json", "--lang", lang))
        decides[kind] = {name for worth in worths for name in worth["decides"]}
    assert PROBLEM in decides["open"]
    assert PROBLEM not in decides["out"]
    assert LABEL[lang].lower() in run("next", region("open"), "--lang", lang).lower()
    assert LABEL[lang].lower() not in run("next", region("out"), "--lang", lang).lower()
