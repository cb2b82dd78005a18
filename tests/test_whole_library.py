"""The library is whole: every claim has its place, most diagnoses need no judgement, no two memos say the same."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
import yaml

from advisor.knowledge.checks import find_models
from advisor.model.rulebase import Rulebase
from tests.conftest import ROOT
from tests.memo_overlap import memos, overlaps, sentences, share
from tests.reachability import reachable_without_judgement

COUNTED = ("diagnosis", "cause", "type", "typology", "stage", "threshold", "remedy")
REGISTER = ROOT.parent / "shared" / "register"
DOUBLED = "d004-stage"  # the same text once more
CLAIMS = {
    "chengyu": 131,
    "wanjiang": 64,
    "lyg": 142,
    "chongqing": 71,
    "urbanisation": 128,
    "concept": 53,
    "general": 34,
    "definition": 7,
    "yurun": 17,
    "stages": 33,
    "yongan": 92,
    "national": 198,
}


def test_every_claim_of_every_document_is_there(base: Rulebase) -> None:
    assert Counter(claim.document for claim in base.claims.values()) == CLAIMS


def test_every_claim_is_modelled_or_says_why_not(base: Rulebase) -> None:
    models = find_models(base)
    assert [c.id for c in base.claims.values() if c.id not in models and c.not_modelled is None] == []
    assert [c.id for c in base.claims.values() if c.id in models and c.not_modelled is not None] == []


@pytest.mark.parametrize("document", CLAIMS)
def test_what_a_document_finds_and_advises_is_modelled(document: str, base: Rulebase) -> None:
    models = find_models(base)
    counted = [c.id for c in base.claims.values() if c.document == document and c.kind in COUNTED]
    lacking = [name for name in counted if name not in models]
    assert len(lacking) <= 0.05 * len(counted), lacking


@pytest.mark.skipif(not REGISTER.is_dir(), reason="the register of the documents lies beside the project, not in it")
def test_the_claims_are_those_of_the_register() -> None:
    counts = Counter[int]()
    older = yaml.safe_load((REGISTER / "docs_000_002.yaml").read_text(encoding="utf-8"))["documents"]
    newer = yaml.safe_load((REGISTER / "docs_003_004.yaml").read_text(encoding="utf-8"))["articles"]
    counts.update(len(document["entries"]) for document in older.values())
    counts.update(len(article["entries"]) for article in newer if article["key"] != DOUBLED)
    assert counts == Counter(CLAIMS.values())


def test_two_thirds_of_the_diagnoses_can_be_reached_without_a_judgement(base: Rulebase) -> None:
    assert len(reachable_without_judgement(base)) >= len(base.diagnoses) * 2 / 3


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_two_memos_share_more_than_a_third_of_their_sentences(lang: str) -> None:
    assert len(memos(lang)) >= 17
    assert [pair for pair in overlaps(lang) if pair[0] > 1 / 3] == []


def test_sentences_are_told_apart_from_layout() -> None:
    one = sentences("# 题目很长很长的标题\n\n企业之间很少往来，各做各的。[^1] | --- |\n另一句话也要足够长才算数。")
    two = sentences("企业之间很少往来，各做各的。[^7]")
    assert share(one, two) == 1
    assert share({"a"}, {"b"}) == 0


@pytest.mark.parametrize("path", sorted((ROOT / "examples" / "golden").glob("*.md")), ids=lambda path: path.name)
def test_no_memo_has_a_hollow_section(path: Path) -> None:
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    for line, after in zip(lines, [*lines[1:], "#"], strict=True):
        level, below = len(line) - len(line.lstrip("#")), len(after) - len(after.lstrip("#"))
        assert not (level and below and below <= level), line
