"""A comparison in, its memo in one language out, every sentence made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from advisor.memo.comparing_industries import tell_industries
from advisor.memo.comparing_measures import tell_measures
from advisor.memo.comparing_problems import list_problems, rank_alone, tell_matrix, tell_problems
from advisor.memo.facts import write_level, write_value
from advisor.memo.grounds import state_grounds
from advisor.memo.notes import Notes
from advisor.memo.numbers import write_numeral, write_quantity
from advisor.memo.parts import ComparisonContext, Point, Section, Told
from advisor.memo.side_by_side import PairDesk, keep
from advisor.model.advice import Advice, SeverityName
from advisor.model.comparison import Comparison, IndicatorRow, NamedRecord, ProblemRow
from advisor.model.picture import Kind
from advisor.model.records import FactRecord
from advisor.model.text import Lang
from advisor.record import replace

SHOWN = 5
ROWS_SHOWN = 30
ROOTS_IN_SHORT = 2
GIVEN = ("spatial_level", "region_span")
"""Classifications that only restate what kind of region it is."""
SEVERITIES: tuple[SeverityName, ...] = ("severe", "moderate", "mild")


def build_comparison(
    comparison: Comparison, advices: Sequence[Advice], lang: Lang, figures: Mapping[Kind, str]
) -> ComparisonContext:
    """Return the memo on two or more regions: an argument of its own, with a ranked overview where they are many.

    ``figures`` are HTML, by kind: the profile stands with the data, the matrix with the problems.
    """
    desk = PairDesk(comparison, advices, lang)
    pair = len(advices) == 2
    sections = keep(
        [
            None if pair else _overview(desk),
            replace(_data(desk), figure=figures.get("profile", "")),
            _types(desk),
            replace(tell_problems(desk) if pair else tell_matrix(desk), figure=figures.get("matrix", "")),
            _why(desk),
            _strengths(desk),
            tell_measures(desk),
            tell_industries(desk),
            _order(desk),
        ]
    )
    return ComparisonContext(
        lang=lang,
        title=desk.phrase("title", regions=desk.regions),
        basis=tuple(_state_basis(desk)),
        summary=_summarise(desk),
        sections=tuple(replace(section, number=_number(place, lang)) for place, section in enumerate(sections, 1)),
        documents=desk.documents(),
        notes=desk.notes(),
        version=comparison.rulebase.version,
    )


def _number(place: int, lang: Lang) -> str:
    return write_numeral(place) if lang == "zh" else str(place)


def _state_basis(desk: PairDesk) -> Iterator[str]:
    for name, region, advice in zip(desk.names, desk.comparison.regions, desk.advices, strict=True):
        level = desk.voice.say("spatial_level", region.spatial_level) if region.spatial_level else ""
        count = desk.count(sum(fact.indicator != "spatial_level" for fact in advice.facts))
        told = desk.phrase("basis_region", region=name, level=level, count=count)
        time = desk.voice.clause(region.as_of)
        yield desk.voice.sentence(desk.phrase("basis_time", told=told, time=time) if time else told)


def _summarise(desk: PairDesk) -> str:
    regions = desk.regions
    rows = list_problems(desk)
    shared = [row.label for row in rows if len(row.having("holds")) == len(desk.names)]
    told = [
        desk.phrase("shared_most", regions=regions, labels=desk.quote_texts(shared, SHOWN))
        if shared
        else desk.phrase("shared_none", regions=regions)
    ]
    if len(desk.names) == 2:
        for at, name in enumerate(desk.names):
            alone = [row.label for row in rank_alone(rows, at)]
            if alone:
                count = desk.count(len(alone))
                told.append(
                    desk.phrase("alone_most", region=name, labels=desk.voice.quotes(alone[:SHOWN]), count=count)
                    if len(alone) > SHOWN
                    else desk.phrase("alone_all", region=name, labels=desk.voice.quotes(alone), count=count)
                )
        told += list(_tell_roots(desk, ROOTS_IN_SHORT))
    else:
        told += list(_tell_common(rows, desk))
    told.append(desk.phrase("unknown_told"))
    return desk.voice.sentences(told)


def _tell_common(rows: Sequence[ProblemRow], desk: PairDesk) -> Iterator[str]:
    """Yield the problems found most often in many regions, with how many; one found in one alone is not common."""
    found = [(row, len(row.having("holds"))) for row in rows if 1 < len(row.having("holds")) < len(desk.names)]
    told = [
        desk.phrase("common_one", label=desk.voice.quote(row.label), count=desk.count(count))
        for row, count in sorted(found, key=lambda pair: -pair[1])[:SHOWN]
    ]
    if told:
        yield desk.phrase("common_most", labels=desk.voice.list(told))


def _overview(desk: PairDesk) -> Section:
    """Return the regions ranked by the weight of their problems."""
    ranked = sorted(zip(desk.names, desk.advices, strict=True), key=lambda pair: _weight(pair[1]), reverse=True)
    rows = []
    for name, advice in ranked:
        grades = Counter(record.severity for record in advice.diagnoses)
        figures = [*(grades[grade] for grade in SEVERITIES), len(advice.undetermined), len(advice.strengths)]
        data = sum(fact.indicator != "spatial_level" for fact in advice.facts)
        rows.append([Told(name), *(Told(desk.count(figure)) for figure in (*figures, data))])
    heads = [desk.head(name) for name in ("region", *SEVERITIES, "unknown", "strengths", "data")]
    return Section(desk.phrase("overview"), (desk.sentence("overview_text"),), desk.table("overview", heads, rows))


def _weight(advice: Advice) -> tuple[int, int]:
    grades = Counter(record.severity for record in advice.diagnoses)
    return 3 * grades["severe"] + 2 * grades["moderate"] + grades["mild"], len(advice.diagnoses)


def _data(desk: PairDesk) -> Section:
    """Return what is known of both; of many regions, what is known of two or more, a gap where nothing is."""
    if len(desk.names) > 2:
        return _data_of_many(desk)
    known = [row for row in desk.comparison.indicators if None not in row.cells]
    if not known:
        return Section(desk.phrase("data"), (desk.sentence("data_none"),))
    comparable = sum(row.comparable for row in known)
    name = "figures_few" if comparable else "figures_loose"
    told = desk.phrase(name, count=desk.count(len(known)), comparable=desk.count(comparable))
    alone = desk.count(len(desk.comparison.indicators) - len(known))
    gaps = any(_has_gap(row) for row in known)
    heads = [desk.head("indicator"), *desk.names, *([desk.head("gap")] if gaps else []), desk.head("doubt")]
    table = desk.table("stand", heads, [_indicator_cells(row, desk, gaps) for row in known])
    return Section(desk.phrase("data"), (desk.sentence("data_text", told=told, alone=alone),), table)


def _data_of_many(desk: PairDesk) -> Section:
    known = [row for row in desk.comparison.indicators if len(row.cells) - row.cells.count(None) > 1]
    if not known:
        return Section(desk.phrase("data"), (desk.sentence("data_none"),))
    shown = known[:ROWS_SHOWN]
    heads = [desk.head("indicator"), *desk.names, desk.head("doubt")]
    table = desk.table("stand_many", heads, [_indicator_cells(row, desk, gaps=False) for row in shown])
    alone = desk.count(len(desk.comparison.indicators) - len(known))
    told = desk.sentence("data_many", count=desk.count(len(known)), shown=desk.count(len(shown)), alone=alone)
    return Section(desk.phrase("data"), (told,), table)


def _has_gap(row: IndicatorRow) -> bool:
    return row.gap is not None and row.comparable


def _indicator_cells(row: IndicatorRow, desk: PairDesk, gaps: bool = False) -> list[Told]:
    voice = desk.voice
    doubts = voice.list([voice.say("doubt", doubt) for doubt in row.doubts]) or voice.say("doubt", "none")
    gap = write_quantity(row.gap, row.unit, voice.lang) if row.gap is not None and row.comparable else ""
    cells = [_told_fact(fact, notes, desk) for fact, notes in zip(row.cells, desk.region_notes, strict=True)]
    return [Told(voice.clause(row.label)), *cells, *([Told(gap)] if gaps else []), Told(doubts)]


def _told_fact(fact: FactRecord | None, notes: Notes, desk: PairDesk) -> Told:
    if fact is None:
        return Told("")
    voice = desk.voice
    value, level = write_value(fact, voice), write_level(fact, voice)
    if value or level:
        grounds = (state_grounds(fact, voice, notes),)
        return Told(voice.aside(value or level, level if value else ""), (), grounds)
    return Told(voice.clause(fact.detail) or voice.clause(fact.statement))


def _types(desk: PairDesk) -> Section:
    rows = [
        [
            Told(desk.voice.clause(row.label)),
            *(Told(desk.voice.list(list(map(desk.voice.clause, cell)))) for cell in row.cells),
        ]
        for row in desk.comparison.types
    ]
    table = desk.table("types", [desk.head("model"), *desk.names], rows)
    return Section(desk.phrase("types"), (desk.sentence("types_text"),) if table else (), table)


def _why(desk: PairDesk) -> Section:
    """Return the root causes of each region, and the classifications in which they differ."""
    told = [desk.voice.sentence(roots) for roots in _tell_roots(desk, SHOWN)]
    for row in desk.comparison.types:
        if row.model in GIVEN:
            continue
        known = [(name, cell) for name, cell in zip(desk.names, row.cells, strict=True) if cell]
        if len(known) == len(desk.names) and len({cell for _, cell in known}) > 1:
            each = [desk.phrase("of_region", region=name, labels=desk.quote_texts(cell)) for name, cell in known]
            told.append(
                desk.sentence("type_differs", model=desk.voice.clause(row.label), told=desk.voice.clauses(each))
            )
    return Section(desk.phrase("why"), tuple(told))


def _tell_roots(desk: PairDesk, most: int) -> Iterator[str]:
    for name, advice in zip(desk.names, desk.advices, strict=True):
        roots = [
            desk.phrase("root_told", label=desk.voice.quote(root.label), count=desk.count(len(root.feeds)))
            for root in advice.root_causes[:most]
        ]
        if roots:
            yield desk.phrase("roots", region=name, labels=desk.voice.list(roots))


def _strengths(desk: PairDesk) -> Section:
    rows = desk.comparison.strengths
    everywhere = [row.label for row in rows if all(cell == "holds" for cell in row.cells)]
    points = (
        [Point(desk.phrase("strengths_shared"), Told(desk.voice.sentence(desk.quote_texts(everywhere))))]
        if everywhere
        else []
    )
    for at, name in enumerate(desk.names):
        own = [row.label for row in rows if row.cells[at] == "holds" and row.label not in everywhere]
        if own:
            heading = desk.phrase("strengths_alone", region=name)
            points.append(Point(heading, Told(desk.voice.sentence(desk.quote_texts(own)))))
    lessons = Section(desk.phrase("lessons"), tuple(_tell_lessons(desk)))
    return Section(desk.phrase("strengths"), (), None, tuple(points), keep([lessons]))


def _tell_lessons(desk: PairDesk) -> Iterator[str]:
    """Yield what a region has that another could learn from; strengths that answer the same problems together."""
    groups: dict[tuple[int, int, tuple[NamedRecord, ...]], list[NamedRecord]] = {}
    for lesson in desk.comparison.lessons:
        groups.setdefault((lesson.giver, lesson.taker, lesson.problems), []).append(lesson.strength)
    givers: dict[tuple[int, tuple[NamedRecord, ...], tuple[NamedRecord, ...]], list[str]] = {}
    for (giver, taker, problems), strengths in groups.items():
        givers.setdefault((taker, problems, tuple(strengths)), []).append(desk.names[giver])
    for (taker, problems, strengths_), names in givers.items():
        yield desk.sentence(
            "lesson",
            giver=desk.voice.enumerate(names),
            taker=desk.names[taker],
            strengths=desk.quotes(strengths_),
            problems=desk.quotes(problems, 4),
        )


def _order(desk: PairDesk) -> Section:
    ranked = [sorted(advice.recommendations, key=lambda record: record.priority)[:SHOWN] for advice in desk.advices]
    rows = [
        [
            Told(desk.count(place + 1)),
            *(Told(desk.voice.clause(own[place].label)) if place < len(own) else Told("") for own in ranked),
        ]
        for place in range(max(map(len, ranked)))
    ]
    table = desk.table("order", [desk.head("place"), *desk.names], rows)
    return Section(desk.phrase("order"), (), table)
