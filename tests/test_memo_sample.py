"""A small advice made by hand, for the tests of the memo, and that it is sound."""

from __future__ import annotations

from typing import Any

from advisor.model.advice import (
    Advice,
    CauseRecord,
    ClaimRecord,
    ClashRecord,
    DataWarning,
    DiagnosisRecord,
    DocumentRecord,
    EntityRecord,
    KpiRecord,
    NextDatum,
    RecommendationRecord,
    RegionRecord,
    RulebaseRecord,
    ScoreTerm,
    StrengthRecord,
    TypeRecord,
    UndeterminedRecord,
)
from advisor.model.records import (
    CutOffRecord,
    EvidenceRecord,
    FactRecord,
    FlagRecord,
    Number,
    RuleRecord,
    SourceRecord,
)
from advisor.model.text import Text
from advisor.record import replace


def words(zh: str, en: str) -> Text:
    return Text(zh=zh, en=en)


def exactly(value: float) -> Number:
    return Number(low=value, high=value)


def cutoff(at: float, opens: str, unit: str = "%", **rest: Any) -> CutOffRecord:
    given = {"strict": False, "basis": "convention", "source": words("常用分档", "Common banding"), "claim": ""}
    return CutOffRecord(at=at, unit=unit, opens=opens, **{**given, **rest})


def fact(name: str, zh: str, en: str, **rest: Any) -> FactRecord:
    given: dict[str, Any] = {
        "definition": words(f"{zh}的定义", f"What {en} means"),
        "subject": words("产业关联", "Linkage"),
        "kind": "number",
        "unit": "%",
        "number": None,
        "approximate": False,
        "value": "",
        "level": "",
        "statement": None,
        "detail": None,
        "as_written": "",
        "year": "",
        "basis": "record",
        "claim": "",
        "source": "",
        "place": "甲.yaml:1",
        "flag": None,
        "cutoffs": (),
        "decides": (),
    }
    return FactRecord(indicator=name, label=words(zh, en), **{**given, **rest})


def answer(
    name: str, label: tuple[str, str], statement: tuple[str, str], value: str = "yes", **rest: Any
) -> FactRecord:
    return fact(name, *label, kind="yes_no", unit="", value=value, statement=words(*statement), **rest)


def evidence(*facts: str, conclusion: str = "", **rest: Any) -> EvidenceRecord:
    given = {"atom": "x", "verdict": "holds", "negated": False, "cutoffs": (), "missing": ()}
    return EvidenceRecord(facts=facts, conclusion=conclusion, **{**given, **rest})


def source(claim: str, link: Any = "stated") -> SourceRecord:
    return SourceRecord(claim=claim, link=link)


def rule(name: str, zh: str, en: str, *found: EvidenceRecord, cites: tuple[SourceRecord, ...] = ()) -> RuleRecord:
    return RuleRecord(
        id=name, title=words(zh, en), place="r.yaml:1", status="draft", notes=None, evidence=found, sources=cites
    )


def diagnosis(name: str, zh: str, en: str, *found: EvidenceRecord, **rest: Any) -> DiagnosisRecord:
    given: dict[str, Any] = {
        "theme": words("产业关联", "Linkage"),
        "means": words(f"所谓{zh}", f"what is called {en}"),
        "matters": words(f"{zh}误事", f"{en} does harm"),
        "matters_claim": "",
        "role": "problem",
        "severity": "moderate",
        "confidence": "high",
        "soft": "",
        "rests_on": (),
        "causes": (),
        "feeds": (),
        "sources": (source("paper/low_linkage"),),
    }
    given["rules"] = (rule(f"{name}.r", f"{zh}之规则", f"rule of {en}", *found, cites=given["sources"]),)
    return DiagnosisRecord(id=name, label=words(zh, en.capitalize()), evidence=found, **{**given, **rest})


def cause(name: str, zh: str, en: str, link: Any = "stated") -> CauseRecord:
    return CauseRecord(id=name, label=words(zh, en), source=source("paper/cause", link))


def measure(name: str, zh: str, en: str, priority: int, **rest: Any) -> RecommendationRecord:
    given: dict[str, Any] = {
        "theme": words("产业关联", "Linkage"),
        "text": words(f"{zh}，须有章程。", f"{en} under written rules."),
        "here": None,
        "instrument": "platform",
        "score": 6,
        "terms": (
            ScoreTerm(
                conclusion="diagnosis low_linkage",
                label=words("协同程度低", "Low linkage"),
                severity="moderate",
                confidence="high",
                points=6,
            ),
        ),
        "raised_for": (),
        "horizon": "short",
        "lead": ("industry_bureau",),
        "join": ("park_committees",),
        "treats": ("low_linkage",),
        "builds_on": (),
        "needs": (),
        "kpis": (KpiRecord(text=words(f"{zh}见效", f"{en} works"), indicator="", aim="done"),),
        "proposed": False,
        "why_here": (),
        "sources": (source("paper/platform"),),
    }
    return RecommendationRecord(id=name, label=words(zh, en), priority=priority, **{**given, **rest})


def empty_advice() -> Advice:
    """Return the advice on a region of which nothing is known."""
    return Advice(
        schema_version=1,
        region=RegionRecord(id="jia", name=words("甲市", "Jia"), spatial_level="city", as_of=None, note=None),
        facts=(),
        entities=(),
        strengths=(),
        types=(),
        diagnoses=(),
        ruled_out=(),
        undetermined=(
            UndeterminedRecord(
                id="few_brands", label=words("品牌少", "Few brands"), theme=words("品牌", "Brand"), missing=("brands",)
            ),
        ),
        recommendations=(),
        clashes=(),
        data_warnings=(),
        next_data=(
            NextDatum(
                indicator="brands",
                label=words("自主品牌数", "Own brands"),
                definition=words("注册商标数", "Registered marks"),
                unit="件",
                kind="number",
                obtain=words("查商标公告", "Look up the register"),
                decides=("few_brands",),
                weight=1,
            ),
        ),
        claims=(),
        documents=(),
        rulebase=RulebaseRecord(version="0.1.0", digest="abc123"),
    )


FACTS = (
    fact(
        "local_rate",
        "本地配套率",
        "Local procurement rate",
        number=exactly(23.5),
        year="2024",
        basis="survey",
        source="抽样",
        level="low",
        cutoffs=(cutoff(30, "medium"), cutoff(60, "high", basis="analyst")),
        claim="paper/low_linkage",
    ),
    fact("invested", "户均投资", "Investment per firm", number=exactly(2026), unit="万元", approximate=True,
         flag=FlagRecord(kind="year", why=words("年份有误", "The year is wrong"))),
    fact("share", "市场占有率", "Market share", number=Number(low=23, high=None, low_open=True, high_open=True)),
    answer("sold_outside", ("上游外销", "Sales outside"), ("上游产品主要销往外地", "Upstream output is sold outside")),
    answer("advice_asked", ("有事先会审", "Joint review"), ("没有会审", "There is no joint review"), "no"),
    fact("suppliers", "专业配套企业占比", "Specialised suppliers", level="low", basis="judgement"),
    fact("motive", "入园首要原因", "Motive", kind="category", unit="", value="incentives",
         statement=words("优惠政策", "Incentives")),
    answer("port", ("国际港口", "International port"), ("港口已对外开放", "The port is open to foreign ships")),
)  # fmt: skip

DIAGNOSES = (
    diagnosis("low_linkage", "协同程度低", "low linkage", evidence("local_rate"), evidence("sold_outside"),
              severity="severe", causes=(cause("isolation", "企业孤立", "Isolation", "implied"),)),
    diagnosis("thin_chain", "链条短", "thin chain", evidence("suppliers"), evidence("sold_outside"),
              confidence="medium", soft="suppliers", causes=(cause("isolation", "企业孤立", "Isolation"),)),
    diagnosis("isolation", "企业孤立", "isolation", evidence("advice_asked"), role="cause",
              feeds=("low_linkage", "thin_chain"), causes=(cause("old_habit", "积习", "Old habit"),)),
    diagnosis("old_habit", "积习", "old habit", evidence("motive"), role="cause", feeds=("isolation",)),
    diagnosis("lone_cause", "孤例", "lone cause", evidence(conclusion="diagnosis thin_chain"), role="cause",
              severity="mild", confidence="low"),
)  # fmt: skip

MEASURES = (
    measure("statute", "订立章程", "Write a statute", 1, score=3, raised_for=("platform",), treats=("isolation",),
            terms=(ScoreTerm(conclusion="diagnosis isolation", label=words("企业孤立", "Isolation"), severity="mild",
                             confidence="high", points=3),)),
    measure("platform", "建设平台", "Build a platform", 2, horizon="medium", needs=("statute",),
            here=words("首站设在甲园。", "The first stands in Park Jia."), builds_on=("port",),
            treats=("low_linkage", "isolation"),
            kpis=(KpiRecord(text=words("配套率提高", "Procurement rises"), indicator="local_rate", aim="rise"),)),
    measure("fund", "设立基金", "Set up a fund", 3, horizon="long", proposed=True, treats=("thin_chain",),
            sources=(source("paper/low_linkage", "analyst"),)),
)  # fmt: skip


def sample_advice() -> Advice:
    """Return an advice with something in every list."""
    claims = [
        ("low_linkage", "二.2", "企业间关联低", "Firms are little linked"),
        ("cause", "二.4②", "各自为政", "Each for itself"),
        ("platform", "摘要", "建公共平台", "Build a common platform"),
        ("port", "一(二)3", "港口条件好", "The port is good"),
    ]
    return replace(
        empty_advice(),
        facts=FACTS,
        entities=(
            EntityRecord(kind="park", name=words("甲园", "Park Jia"), tags=("port",), note=None, claim="paper/port"),
        ),
        strengths=(
            StrengthRecord(
                id="port",
                theme=words("优势", "Advantages"),
                label=words("港口优势", "Port"),
                means=words("有港口", "There is a port"),
                confidence="high",
                evidence=(evidence("port"),),
                rules=(),
                rests_on=(),
                sources=(source("paper/port"),),
            ),
        ),
        types=(
            TypeRecord(
                model="cluster_stage",
                model_label=words("发展阶段", "Cluster stage"),
                value="initial",
                label=words("初级阶段", "initial"),
                means=words("刚刚起步", "Only begun"),
                next=words("补齐配套", "Fill the gaps"),
                confidence="medium",
                evidence=(evidence(conclusion="diagnosis low_linkage"),),
                rules=(),
                rests_on=("diagnosis low_linkage",),
                sources=(source("paper/low_linkage", "implied"),),
            ),
        ),
        diagnoses=DIAGNOSES,
        recommendations=MEASURES,
        clashes=(
            ClashRecord(
                first="platform",
                second="fund",
                why=words("钱只有一份", "There is money for one"),
                settle=words("先平台后基金", "The platform first"),
            ),
        ),
        data_warnings=(
            DataWarning(
                indicator="invested", label=FACTS[1].label, kind="year", why=words("年份有误", "The year is wrong")
            ),
        ),
        claims=tuple(
            ClaimRecord(id=f"paper/{name}", document="paper", locator=locator, kind="diagnosis", says=words(zh, en))
            for name, locator, zh, en in claims
        ),
        documents=(
            DocumentRecord(
                id="paper",
                title=words("试验文献", "A paper for tests"),
                author=words("某人", "Somebody"),
                published="2024-12-19",
                dating=None,
            ),
        ),
    )


def test_everything_that_the_sample_names_is_in_it() -> None:
    advice = sample_advice()
    known = {d.id for d in advice.diagnoses}
    assert {name for d in advice.diagnoses for name in d.feeds} <= known
    assert {name for r in advice.recommendations for name in r.treats} <= known
    assert {name for d in advice.diagnoses for e in d.evidence for name in e.facts} <= {f.indicator for f in FACTS}
