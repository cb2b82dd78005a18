"""The graph of a rule base and of a region's advice: what is in it, what a focus keeps, and how it is drawn."""

from __future__ import annotations

import sys
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from typer.testing import CliRunner

from advisor import drawing, service
from advisor.cli.app import app
from advisor.errors import MissingExtra, UnknownNameError
from advisor.graph.layout import place
from advisor.graph.of_advice import draw_advice
from advisor.graph.of_rules import draw_rules
from advisor.graph.svg import BOX
from advisor.model.graph import Edge, Graph, Node
from advisor.model.text import Text
from tests.building import advise_small
from tests.conftest import EXAMPLES, SMALL_RULES

FACTS = (
    '  local_procurement_rate: {value: 10, unit: "%", basis: record}\n'
    '  park_procurement_rate: {value: 5, unit: "%", basis: record}\n'
    '  regional_rate: {value: 4, unit: "%", basis: record}\n'
)
REST = "entities:\n  - {kind: firm, name: {zh: '甲<b>&\"厂', en: 'Jia <b> & \"Co'}, tags: [leading]}\n"


def words(group: str, word: str) -> Text:
    return Text(zh=f"{group}.{word}", en=word)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    advice = advise_small(tmp_path_factory.mktemp("graph"), FACTS, REST)
    return draw_advice(advice, words, lambda fact: Text(zh=fact.as_written, en=fact.as_written))


def test_the_graph_of_a_rule_base_has_all_it_can_conclude() -> None:
    base = service.load_rules(SMALL_RULES)
    graph = draw_rules(base, Text(zh="全", en="all"))
    assert {node.kind for node in graph.nodes.values()} == {"fact", "type", "diagnosis", "cause", "remedy"}
    assert Edge("diagnosis low_chain_linkage", "diagnosis isolated_firms", "causes") in graph.edges
    assert Edge("diagnosis isolated_firms", "remedy shared_platform", "calls") in graph.edges
    assert Edge("park_procurement_rate", "diagnosis low_chain_linkage", "shows") in graph.edges
    assert len(set(graph.edges)) == len(graph.edges)
    assert len(graph.nodes) == sum(map(len, (base.indicators, base.diagnoses, base.remedies))) + sum(
        len(model.values) for model in base.types.values()
    )


def test_the_graph_of_an_advice_has_what_holds_and_what_decided_it(small: Graph) -> None:
    assert {n.id for n in small.nodes.values() if n.kind == "fact"} == {
        "local_procurement_rate",
        "park_procurement_rate",
        "regional_rate",
        "spatial_level",
    } - {"spatial_level"}
    assert Edge("diagnosis low_chain_linkage", "diagnosis isolated_firms", "causes") in small.edges
    assert Edge("diagnosis low_chain_linkage", "remedy shared_platform", "calls") in small.edges
    assert small.nodes["local_procurement_rate"].remark.en == "10"
    assert small.nodes["remedy shared_platform"].remark == Text(zh="第1位", en="no. 1")


def test_every_edge_of_an_example_is_borne_out_by_its_advice() -> None:
    advice = service.advise(EXAMPLES / "lianyungang.yaml")
    graph = draw_advice(advice, words, lambda _: Text(zh="", en=""))
    causes = {(c.id, d.id) for d in advice.diagnoses for c in d.causes}
    drawn = {(e.source.split()[1], e.target.split()[1]) for e in graph.edges if e.kind == "causes"}
    assert drawn == causes
    calls = {(t.conclusion, f"remedy {r.id}") for r in advice.recommendations for t in r.terms}
    assert {(e.source, e.target) for e in graph.edges if e.kind == "calls"} == calls
    assert {n.id.split()[1] for n in graph.nodes.values() if n.root} == {r.id for r in advice.root_causes}
    assert "spatial_level" not in graph.nodes or any(e.source == "spatial_level" for e in graph.edges)


def test_a_focus_keeps_what_leads_there_and_what_follows() -> None:
    advice = service.advise(EXAMPLES / "lianyungang.yaml")
    text = drawing.draw(advice, "weak_embeddedness", lang="en")
    assert "weak embeddedness" in text.lower()
    assert "Match local suppliers" in text or "supplier" in text
    assert "pollution" not in text.lower()
    assert text.count("\n") < drawing.draw(advice, lang="en").count("\n") / 4


@pytest.mark.parametrize(("focus", "told"), [("weak_embedednes", "weak_embeddedness"), ("polarisation", "explain")])
def test_a_focus_that_is_not_there_is_told(focus: str, told: str) -> None:
    advice = service.advise(EXAMPLES / "lianyungang.yaml")
    with pytest.raises(UnknownNameError, match=told):
        drawing.draw(advice, focus)


def test_mermaid_takes_any_label() -> None:
    awkward = Text(zh='甲"#<b>;\n乙', en="a")
    graph = Graph(awkward, {"x": Node("x", "fact", awkward, Text(zh="", en=""))}, ())
    from advisor.graph.mermaid import to_mermaid

    line = to_mermaid(graph, "zh").splitlines()[1]
    assert line == '  n0["甲#34;#35;#60;b#62;;#10;乙"]:::fact'


def test_the_picture_is_sound_xml_with_every_node_and_edge(small: Graph) -> None:
    kinds = {kind: kind for kind in drawing.KINDS}
    from advisor.graph.svg import to_svg

    root = ET.fromstring(to_svg(small, "zh", kinds))
    spaced = "{http://www.w3.org/2000/svg}"
    groups = [g for g in root.iter(f"{spaced}g") if g.find(f"{spaced}rect") is not None]
    paths = [p for p in root.iter(f"{spaced}path") if p.get("marker-end")]
    assert len(groups) == len(small.nodes)
    assert len(paths) == len(small.edges)
    assert "None" not in ET.tostring(root, encoding="unicode")


@pytest.mark.parametrize("region", ["lianyungang", "chengdu_chongqing"])
def test_no_two_boxes_overlap_and_causes_run_left_to_right(region: str) -> None:
    advice = service.advise(EXAMPLES / f"{region}.yaml")
    graph = draw_advice(advice, words, lambda _: Text(zh="", en=""))
    placed = place(graph)
    assert placed.centres.keys() == graph.nodes.keys()
    for (x0, y0), (x1, y1) in combinations(placed.centres.values(), 2):
        assert abs(x0 - x1) >= BOX[0] or abs(y0 - y1) >= BOX[1]
    for edge in graph.edges:
        assert placed.centres[edge.source][0] < placed.centres[edge.target][0]
        assert placed.ways[edge][0] == placed.centres[edge.source]
        assert placed.ways[edge][-1] == placed.centres[edge.target]


def test_without_the_layout_library_the_extra_is_named(monkeypatch: pytest.MonkeyPatch, small: Graph) -> None:
    monkeypatch.setitem(sys.modules, "fast_sugiyama", None)
    with pytest.raises(MissingExtra, match=r"cluster-advisor\[graph\]"):
        place(small)


def test_the_command_writes_each_kind_and_refuses_others(tmp_path: Path) -> None:
    run = CliRunner().invoke
    profile = str(EXAMPLES / "wanjiang.yaml")
    for suffix, sign in ((".svg", "<svg"), (".html", "<!DOCTYPE html>"), (".mmd", "flowchart LR")):
        path = tmp_path / f"graph{suffix}"
        assert run(app, ["graph", profile, "--focus", "weak_embeddedness", "-o", str(path)]).exit_code == 0
        assert path.read_text(encoding="utf-8").startswith(sign)
    refused = run(app, ["graph", profile, "-o", str(tmp_path / "graph.png")])
    assert refused.exit_code == 2
    assert not (tmp_path / "graph.png").exists()
    printed = run(app, ["graph", "--focus", "local_procurement_rate", "--rules", str(SMALL_RULES)])
    assert printed.output.startswith("flowchart LR")


def test_an_empty_graph_is_drawn_as_one() -> None:
    empty = Graph(Text(zh="空", en="empty"), {}, ())
    assert place(empty).centres == {}
