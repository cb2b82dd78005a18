"""What a memo says: summary, region, problems with their causes, measures, timetable, choices, what is open."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from advisor import service
from advisor.memo.context import build_memo
from advisor.memo.markdown import to_markdown
from advisor.memo.problems import TOLD_IN_FULL
from advisor.memo.summary import MOST_CHARACTERS, MOST_WORDS
from advisor.model.advice import Advice, RuledOutRecord, TypeRecord
from advisor.model.text import Lang
from advisor.record import replace
from tests.conftest import EXAMPLES
from tests.test_memo_sample import (
    FACTS,
    diagnosis,
    empty_advice,
    evidence,
    fact,
    measure,
    sample_advice,
    source,
    words,
)

REGIONS = ("lianyungang", "wanjiang", "chengdu_chongqing")
FIELDS = re.compile(
    r"^(- )?(程度|针对|借重|牵头|配合|期限|手段|前置|位次理由|"
    r"Severity|Treats|Builds|Lead|With|Horizon|Instrument|Comes|Why it stands)"
)


def memo_of(advice: Advice, lang: Lang = "zh") -> str:
    return to_markdown(build_memo(advice, lang))


def section(memo: str, heading: str) -> str:
    """Return a part of a memo: from the heading of that name to the next of its rank."""
    match = re.search(rf"^(#+) [^\n]*{heading}\n(.*?)(?=^\1 |\Z)", memo, re.MULTILINE | re.DOTALL)
    assert match, f"no part {heading}"
    return match[2]


def region_advice(region: str) -> Advice:
    return service.advise(Path(EXAMPLES / f"{region}.yaml"))


# the whole


@pytest.mark.parametrize("region", REGIONS)
def test_a_regions_chinese_memo_has_no_code_no_english_word_and_no_doubled_mark(region: str) -> None:
    memo = memo_of(region_advice(region))
    assert not re.search(r"\bNone\b|[a-z]+_[a-z]+|\w+/\w+_?\w*\]", memo)
    assert not re.search(r"[。；，、：][。；，、：]|（）|“”", memo)
    assert not re.search(r"(?<=[一-鿿])[,;:?!]", re.sub(r"\[\^\d+\]:", "", memo))
    assert set(re.findall(r"[A-Za-z]{2,}", memo)) <= {"EG"}


@pytest.mark.parametrize("region", REGIONS)
def test_a_regions_english_memo_has_no_chinese_no_code_and_no_doubled_mark(region: str) -> None:
    memo = memo_of(region_advice(region), "en")
    assert not re.search("[一-鿿、。，；：（）“”]", memo)
    assert not re.search(r"[a-z]+_[a-z]+|: None|\.\.|;\.|,\.|\(\)| ,|\( ", memo)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("region", REGIONS)
def test_no_line_of_prose_stands_twice(region: str, lang: Lang) -> None:
    memo = re.sub(r"\[\^\d+\]", "", memo_of(region_advice(region), lang))
    lines = [line for line in memo.splitlines() if len(line) > 12 and not FIELDS.match(line) and line[0] not in "#|*"]
    assert [line for line in set(lines) if lines.count(line) > 1] == []


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_claim_cited_has_a_note_and_every_note_is_cited(lang: Lang) -> None:
    memo = memo_of(sample_advice(), lang)
    noted = re.findall(r"^\[\^(\d+)\]:", memo, re.MULTILINE)
    assert noted == [str(place) for place in range(1, 5)]
    assert set(re.findall(r"\[\^(\d+)\](?!:)", memo)) == set(noted)


def test_notes_are_numbered_in_the_order_of_the_text() -> None:
    cited = re.findall(r"\[\^(\d+)\](?!:)", memo_of(sample_advice()))
    firsts = list(dict.fromkeys(map(int, cited)))
    assert firsts == sorted(firsts)


def test_a_note_names_document_place_and_what_it_says() -> None:
    assert ": 《试验文献》一（二）3： 港口条件好。" in memo_of(sample_advice())
    assert ": A paper for tests, I(ii)3: The port is good." in memo_of(sample_advice(), "en")
    assert "某人：《试验文献》，2024年12月19日。" in memo_of(sample_advice())


def test_a_link_that_the_text_does_not_state_is_marked() -> None:
    memo = memo_of(sample_advice())
    assert re.search(r"（据文意\[\^\d+\]）", section(memo, "所处阶段与类型"))
    assert re.search(r"（本报告提出\[\^\d+\]）", section(memo, "（三）设立基金"))


# summary


@pytest.mark.parametrize("region", REGIONS)
def test_the_summary_has_at_most_200_characters(region: str) -> None:
    advice = region_advice(region)
    assert len(build_memo(advice, "zh").summary) <= MOST_CHARACTERS
    assert len(build_memo(advice, "en").summary.split()) <= MOST_WORDS


def test_the_summary_names_stage_gravest_problems_and_first_measures() -> None:
    assert build_memo(sample_advice(), "zh").summary == (
        "经研判，发展阶段为“初级阶段”。突出问题有三：一是协同程度低；二是链条短；三是孤例。"
        "宜先办三件事：一是订立章程；二是建设平台；三是设立基金。"
    )


def test_labels_however_long_leave_the_summary_short() -> None:
    long = tuple(diagnosis(f"d{n}", "很长" * 60 + str(n), "long", evidence("port")) for n in range(3))
    summary = build_memo(replace(sample_advice(), diagnoses=long), "zh").summary
    assert len(summary) <= MOST_CHARACTERS
    assert summary.endswith("。")


def test_a_memo_without_problems_says_so() -> None:
    advice = replace(sample_advice(), diagnoses=(), recommendations=(), types=(), clashes=())
    memo = build_memo(advice, "zh")
    assert memo.summary == "现有资料未显示突出问题。"
    assert list(memo.numbers) == ["region", "outlook"]


# nothing known


def test_a_region_of_which_nothing_is_known_gets_a_list_of_what_to_find_first() -> None:
    memo = memo_of(empty_advice())
    assert "现有资料尚不足以作出任何判断" in memo
    assert "| 自主品牌数（件） | 注册商标数 | 查商标公告 | “品牌少” |" in memo
    assert "## 一、尚待查明的事项" in memo
    assert "附录" not in memo


def test_what_merely_restates_the_spatial_level_counts_as_nothing_known() -> None:
    level = fact(
        "spatial_level", "空间层级", "Spatial level", kind="category", value="city", statement=words("市", "city")
    )
    spoken = (("spatial_level", evidence("spatial_level")), ("span", evidence(conclusion="type spatial_level is city")))
    types = tuple(
        TypeRecord(
            model=model, model_label=words("层级", "Level"), value="city", label=words("市", "city"), next=None,
            means=words("一市", "one city"), confidence="high", evidence=(found,), rules=(), rests_on=(), sources=(),
        )
        for model, found in spoken
    )  # fmt: skip
    excluded = evidence(conclusion="type spatial_level is city_region", verdict="fails")
    ruled_out = RuledOutRecord(conclusion="diagnosis x", label=words("城际同构", "Alike"), evidence=(excluded,))
    advice = replace(empty_advice(), facts=(level,), types=types, ruled_out=(ruled_out,))
    memo = build_memo(advice, "zh")
    assert memo.summary.startswith("现有资料尚不足以作出任何判断")
    assert (memo.region, memo.types, memo.problems) == (None, (), None)


# region


def test_the_table_of_figures_has_value_level_and_cut_off_with_its_basis() -> None:
    table = section(memo_of(sample_advice()), "区域概况与资料")
    bounds = "30%及以上为中（通行分档），60%及以上为高（本报告设定）"
    assert f"| 产业关联 | 本地配套率 | 23.5% | 2024年 | 低 | {bounds} | 调查（抽样）" in table
    assert "| 市场占有率 | 超过23% | — |" in table


def test_a_column_without_an_entry_is_left_out() -> None:
    advice = replace(sample_advice(), facts=FACTS[2:])
    assert "| 领域 | 指标 | 数值 | 来源 |" in memo_of(advice)


def test_a_flagged_figure_is_marked_and_explained_once() -> None:
    memo = memo_of(sample_advice())
    assert "约2026万元※" in memo
    assert memo.count("※ 户均投资：年份有误。") == 1


def test_a_judgement_is_marked_as_one() -> None:
    assert "专业配套企业占比判断为“低”" in memo_of(sample_advice())
    assert "Specialised suppliers: judged ‘low’" in memo_of(sample_advice(), "en")


def test_a_fact_that_decides_nothing_is_told_with_the_region() -> None:
    advice = replace(sample_advice(), strengths=())
    assert "港口已对外开放" in section(memo_of(advice), "另据已掌握的情况")
    assert "港口已对外开放" not in section(memo_of(advice), "主要问题")


# problems


def test_a_problem_tells_what_the_data_show_with_level_and_cut_off() -> None:
    told = section(memo_of(sample_advice()), "（一）协同程度低")
    assert "本地配套率为23.5%（2024年，调查，抽样），低于30%的界线，属“低”；上游产品主要销往外地。" in told
    assert "程度：严重；可信度：较高。所谓协同程度低。" in told
    assert "**影响**：协同程度低误事。" in told


def test_a_cause_is_told_under_the_gravest_problem_that_it_feeds_and_by_name_afterwards() -> None:
    memo = memo_of(sample_advice())
    assert "- 企业孤立：没有会审。企业孤立误事。" in section(memo, "（一）协同程度低")
    assert "**成因**：源于问题（一）的成因“企业孤立”。" in section(memo, "（二）链条短")
    assert "### （三）企业孤立" not in memo


def test_the_cause_of_a_cause_stands_beneath_it() -> None:
    assert "\n  - 积习：入园首要原因为“优惠政策”。" in section(memo_of(sample_advice()), "（一）协同程度低")


def test_a_cause_that_feeds_nothing_is_an_item_of_its_own() -> None:
    assert "据问题（二）“链条短”判定" in section(memo_of(sample_advice()), "（三）孤例")


def test_causes_in_a_circle_are_all_told() -> None:
    ring = (
        diagnosis("a", "甲因", "a", evidence("port"), role="cause", feeds=("b",)),
        diagnosis("b", "乙因", "b", evidence("port"), role="cause", feeds=("a",)),
    )
    memo = memo_of(replace(sample_advice(), diagnoses=ring, recommendations=(), clashes=(), types=()))
    assert "### （一）甲因" in memo
    assert "### （二）乙因" in memo


def test_a_fact_told_before_is_recalled_by_what_was_seen() -> None:
    told = section(memo_of(sample_advice()), "（二）链条短")
    assert "前述“上游产品主要销往外地”同为佐证。" in told
    assert told.count("上游产品主要销往外地") == 1


def test_a_problem_that_hangs_on_one_judgement_says_so_and_asks_to_check_it() -> None:
    memo = memo_of(sample_advice())
    assert "可信度：中等（系于“专业配套企业占比”一项判断）" in section(memo, "（二）链条短")
    assert "- **专业配套企业占比**：问题（二）“链条短”。" in section(memo, "宜先核实的判断")


def test_the_problems_beyond_the_gravest_stand_in_a_table_with_the_same_facts() -> None:
    many = tuple(
        diagnosis(f"d{n:02}", f"某患{n}", f"ill {n}", evidence("sold_outside")) for n in range(TOLD_IN_FULL + 2)
    )
    memo = memo_of(replace(sample_advice(), diagnoses=many, recommendations=(), clashes=(), types=()))
    assert memo.count("\n### （") == TOLD_IN_FULL
    assert "| （十三）某患12 | 产业关联 | 较重，可信度较高 | 依据前述“上游产品主要销往外地”的情况作出判断。" in memo
    assert "（十四）某患13" in memo


def test_what_the_data_exclude_is_told() -> None:
    fails = evidence("port", verdict="fails")
    excluded = RuledOutRecord(conclusion="diagnosis x", label=words("闭塞", "Isolation"), evidence=(fails,))
    assert "以下问题不成立：“闭塞”。" in memo_of(replace(sample_advice(), ruled_out=(excluded,)))


# measures


def test_a_measure_says_what_for_whom_when_how_measured_and_why_there() -> None:
    told = section(memo_of(sample_advice()), "（二）建设平台")
    assert "建设平台，须有章程。" in told
    assert "首站设在甲园。" in told
    assert "- 针对：问题（一）“协同程度低”及其成因“企业孤立”" in told
    assert "- 借重：“港口优势”" in told
    assert "- 牵头：工业和信息化部门\n- 配合：园区管委会\n- 期限：中期（一至三年）" in told
    assert "- 成效衡量：配套率提高（本地配套率现为23.5%）" in told
    assert "- 前置：举措（一）“订立章程”" in told
    assert "- 位次理由：计6分，得自“协同程度低”（6分，较重，可信度较高）" in told


def test_a_measure_moved_up_says_for_whose_sake() -> None:
    assert "因是举措（二）“建设平台”的前提，位次提前" in section(memo_of(sample_advice()), "（一）订立章程")


def test_later_measures_still_say_what_they_treat_who_leads_and_when() -> None:
    many = tuple(measure(f"m{n:02}", f"某举{n}", f"step {n}", n) for n in range(1, 15))
    memo = memo_of(replace(sample_advice(), recommendations=many, clashes=()))
    line = next(line for line in memo.splitlines() if "某举14**" in line)
    assert "针对：问题（一）“协同程度低”；牵头：工业和信息化部门；期限：近期（一年以内）。" in line


def test_the_timetable_goes_by_horizon_and_names_what_comes_before() -> None:
    rows = re.findall(
        r"^\| ([近中远]期)[^|]*\| ([^|]+) \| [^|]+ \| ([^|]+) \|$", memo_of(sample_advice()), re.MULTILINE
    )
    assert rows == [
        ("近期", "（一）订立章程", "—"),
        ("中期", "（二）建设平台", "举措（一）"),
        ("远期", "（三）设立基金", "—"),
    ]


# choices


def test_clashes_and_measures_of_our_own_are_laid_before_the_reader() -> None:
    told = section(memo_of(sample_advice()), "需权衡的事项")
    assert "**举措（二）“建设平台”与举措（三）“设立基金”**：钱只有一份。取舍办法：先平台后基金。" in told
    assert "是否采纳请酌定：举措（三）“设立基金”。" in told


def test_evidence_that_speaks_both_ways_is_laid_before_the_reader() -> None:
    both = tuple(
        replace(f, decides=("strength port", "diagnosis thin_chain")) if f.indicator == "port" else f for f in FACTS
    )
    told = section(memo_of(replace(sample_advice(), facts=both)), "可作两面解读的资料")
    assert "- **国际港口**：既支持优势“港口优势”，又支持问题（二）“链条短”，须两面看待。" in told


# robustness


def test_names_that_the_advice_does_not_explain_are_passed_over() -> None:
    stray = diagnosis("stray", "散例", "stray", evidence("no_such_fact"), soft="no_such_fact", feeds=("no_such_thing",))
    lost = measure("lost", "失联", "lost", 1, treats=("no_such_thing",), needs=("no_such_need",), builds_on=("none",))
    advice = replace(sample_advice(), diagnoses=(stray,), recommendations=(lost,), clashes=(), types=())
    for lang in ("zh", "en"):
        assert "no_such" not in memo_of(advice, lang)


def test_a_claim_that_is_not_listed_says_so_and_shows_no_code() -> None:
    stray = diagnosis("stray", "散例", "stray", evidence("port"), sources=(source("gone/claim"),))
    memo = memo_of(replace(sample_advice(), diagnoses=(stray,), recommendations=(), clashes=(), types=()))
    assert "出处未列： 所引论断不在文献之列。" in memo
    assert "gone" not in memo
