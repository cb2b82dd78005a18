"""A comparison in, its memo in one language out, every sentence made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from advisor.memo.facts import write_level, write_value
from advisor.memo.next_stage import tell_demand
from advisor.memo.numbers import write_numeral, write_quantity
from advisor.memo.parts import ComparisonContext, Point, Section, Told
from advisor.memo.side_by_side import PairDesk, keep
from advisor.model.advice import Advice, SeverityName
from advisor.model.comparison import Comparison, IndicatorRow, NamedRecord, ProblemCell, ProblemRow, Transfer
from advisor.model.picture import Kind
from advisor.model.records import FactRecord
from advisor.model.text import Lang
from advisor.record import replace

TOLD_IN_FULL = 6
SHOWN = 5
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
            replace(_problems(desk) if pair else _matrix(desk), figure=figures.get("matrix", "")),
            _why(desk),
            _strengths(desk),
            _measures(desk),
            _industries(desk),
            _order(desk),
        ]
    )
    return ComparisonContext(
        lang=lang,
        title=desk.phrase("title", regions=desk.voice.enumerate(desk.names)),
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
    regions = desk.voice.enumerate(desk.names)
    rows = _problem_rows(desk)
    shared = [row.label for row in rows if len(row.having("holds")) == len(desk.names)]
    told = [
        desk.phrase("shared_most", regions=regions, labels=desk.quote_texts(shared, 3))
        if shared
        else desk.phrase("shared_none", regions=regions)
    ]
    for at, name in enumerate(desk.names):
        alone = [row.label for row in rows if row.having("holds") == (at,)]
        if alone and len(desk.names) == 2:
            labels = desk.voice.quotes(alone[:3])
            told.append(desk.phrase("alone_most", region=name, labels=labels, count=desk.count(len(alone))))
    told.append(desk.phrase("unknown_told"))
    return desk.voice.sentences(told)


def _problem_rows(desk: PairDesk) -> list[ProblemRow]:
    return [row for row in desk.comparison.problems if row.role == "problem"]


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
    return Section(desk.phrase("overview"), (), desk.table("overview", heads, rows))


def _weight(advice: Advice) -> tuple[int, int]:
    grades = Counter(record.severity for record in advice.diagnoses)
    return 3 * grades["severe"] + 2 * grades["moderate"] + grades["mild"], len(advice.diagnoses)


def _data(desk: PairDesk) -> Section:
    known = [row for row in desk.comparison.indicators if None not in row.cells]
    if not known:
        return Section(desk.phrase("data"), (desk.sentence("data_none"),))
    comparable = sum(row.comparable for row in known)
    told = desk.phrase("figures_few", count=desk.count(len(known)), comparable=desk.count(comparable))
    alone = desk.count(len(desk.comparison.indicators) - len(known))
    gaps = any(_has_gap(row) for row in known)
    heads = [desk.head("indicator"), *desk.names, *([desk.head("gap")] if gaps else []), desk.head("doubt")]
    table = desk.table("stand", heads, [_indicator_cells(row, desk, gaps) for row in known])
    return Section(desk.phrase("data"), (desk.sentence("data_text", told=told, alone=alone),), table)


def _has_gap(row: IndicatorRow) -> bool:
    return row.gap is not None and row.comparable


def _indicator_cells(row: IndicatorRow, desk: PairDesk, gaps: bool) -> list[Told]:
    voice = desk.voice
    doubts = voice.list([voice.say("doubt", doubt) for doubt in row.doubts]) or voice.say("doubt", "none")
    gap = write_quantity(row.gap, row.unit, voice.lang) if row.gap is not None and row.comparable else ""
    cells = [_told_fact(fact, desk) for fact in row.cells]
    return [Told(voice.clause(row.label)), *cells, *([Told(gap)] if gaps else []), Told(doubts)]


def _told_fact(fact: FactRecord | None, desk: PairDesk) -> Told:
    if fact is None:
        return Told("")
    voice = desk.voice
    value, level = write_value(fact, voice), write_level(fact, voice)
    if value or level:
        return Told(voice.aside(value or level, level if value else ""))
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


def _problems(desk: PairDesk) -> Section:
    shared = [row for row in _problem_rows(desk) if len(row.having("holds")) == 2]
    rows = [[Told(desk.voice.clause(row.label)), *(_grade_and_tell(row, at, desk) for at in (0, 1))] for row in shared]
    table = desk.table("shared", [desk.head("problem"), *desk.names], rows)
    sections = [Section(desk.phrase("shared"), (), table)]
    alone = [[row for row in desk.comparison.problems if row.having("holds") == (at,)] for at in (0, 1)]
    sections += [_alone(desk, at, rows) for at, rows in enumerate(alone)]
    return Section(desk.phrase("problems"), (), None, (), keep(sections))


def _grade_and_tell(row: ProblemRow, at: int, desk: PairDesk) -> Told:
    told = _evidence(row, at, desk)
    grade = desk.voice.say("severity", row.cells[at].severity or "")
    return Told(desk.phrase("graded", severity=grade, told=told.text), told.notes)


def _evidence(row: ProblemRow, at: int, desk: PairDesk) -> Told:
    record = next(d for d in desk.advices[at].diagnoses if d.id == row.id)
    return desk.evidence[at].tell(record.evidence, record.sources)


def _alone(desk: PairDesk, at: int, rows: list[ProblemRow]) -> Section:
    """Return what was found in one of two regions: by field, the gravest in full, and how the other stands to them."""
    own = [row for row in rows if row.role == "problem"]
    fields: dict[str, list[str]] = {}
    for row in own:
        fields.setdefault(desk.voice.clause(row.theme), []).append(_name_problem(row, row.cells[at], desk))
    points = [Point(theme, Told(desk.voice.sentence(desk.voice.list(told)))) for theme, told in fields.items()]
    grave = [
        Point(
            desk.voice.clause(row.label),
            _evidence(row, at, desk),
            desk.voice.say("severity", row.cells[at].severity or ""),
        )
        for row in own[:TOLD_IN_FULL]
    ]
    causes = [row for row in rows if row.role == "cause"]
    if causes:
        told = [_name_problem(row, row.cells[at], desk) for row in causes]
        points.append(Point(desk.phrase("causes_alone"), Told(desk.voice.sentence(desk.voice.list(told)))))
    counts = {"problems": desk.count(len(own)), "causes": desk.count(len(causes))}
    paragraphs = (desk.sentence("alone_text", **counts),) if rows else ()
    return Section(
        desk.phrase("alone", region=desk.names[at]),
        (*paragraphs, *_tell_other(rows, 1 - at, desk)),
        None,
        tuple(points),
        keep([Section(desk.phrase("gravest"), (), None, tuple(grave))]),
    )


def _name_problem(row: ProblemRow, cell: ProblemCell, desk: PairDesk) -> str:
    label, severity = desk.voice.quote(row.label), desk.voice.say("severity", cell.severity or "")
    if not cell.causes:
        return desk.phrase("problem_told", label=label, severity=severity)
    return desk.phrase("problem_caused", label=label, severity=severity, causes=desk.quotes(cell.causes))


def _tell_other(rows: list[ProblemRow], other: int, desk: PairDesk) -> Iterator[str]:
    """Yield how the other region stands to these problems: undecided, ruled out, or not asked. Never silence."""
    name = desk.names[other]
    open_ = [row.cells[other] for row in rows if row.cells[other].state == "unknown"]
    if open_:
        labels = desk.quotes(_most_wanted(open_), SHOWN)
        yield desk.sentence("elsewhere_unknown", region=name, count=desk.count(len(open_)), labels=labels)
    fails = [row for row in rows if row.cells[other].state == "fails"]
    for phrase, of_level in (("elsewhere_fails", False), ("elsewhere_other", True)):
        labels = desk.quote_texts([row.label for row in fails if row.cells[other].elsewhere is of_level])
        if labels:
            yield desk.sentence(phrase, region=name, labels=labels)


def _most_wanted(cells: Iterable[ProblemCell]) -> list[NamedRecord]:
    """Return the missing data, those that would decide most first."""
    found: dict[str, NamedRecord] = {}
    votes: Counter[str] = Counter()
    for cell in cells:
        for named in cell.missing:
            found[named.id] = named
            votes[named.id] += 1
    return [found[name] for name in sorted(votes, key=lambda name: (-votes[name], name))]


def _matrix(desk: PairDesk) -> Section:
    rows = [
        [Told(desk.voice.clause(row.label)), *(Told(_grade(cell, desk)) for cell in row.cells)]
        for row in _problem_rows(desk)
    ]
    table = desk.table("matrix", [desk.head("problem"), *desk.names], rows)
    return Section(desk.phrase("problems"), (desk.sentence("matrix_text"),), table)


def _grade(cell: ProblemCell, desk: PairDesk) -> str:
    if cell.severity:
        return desk.voice.say("severity", cell.severity)
    return desk.phrase(
        "state_unknown" if cell.state == "unknown" else "state_other" if cell.elsewhere else "state_fails"
    )


def _why(desk: PairDesk) -> Section:
    """Return the root causes of each region, and the classifications in which they differ."""
    told = []
    for name, advice in zip(desk.names, desk.advices, strict=True):
        roots = [
            desk.phrase("root_told", label=desk.voice.quote(root.label), count=desk.count(len(root.feeds)))
            for root in advice.root_causes[:SHOWN]
        ]
        if roots:
            told.append(desk.sentence("roots", region=name, labels=desk.voice.list(roots)))
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
    for (giver, taker, problems), strengths in groups.items():
        yield desk.sentence(
            "lesson",
            giver=desk.names[giver],
            taker=desk.names[taker],
            strengths=desk.quotes(strengths),
            problems=desk.quotes(problems, 4),
        )


def _measures(desk: PairDesk) -> Section:
    shared = [row for row in desk.comparison.measures if all(row.cells)]
    rows = [[Told(desk.voice.clause(row.label)), *(Told(desk.count(place)) for place in row.cells)] for row in shared]
    table = desk.table("measures", [desk.head("measure"), *desk.names], rows)
    common = Section(desk.phrase("measures_shared"), (desk.sentence("measures_text"),) if table else (), table)
    return Section(desk.phrase("measures"), (), None, (), keep([common, *_tell_transfers(desk)]))


def _tell_transfers(desk: PairDesk) -> Iterator[Section]:
    pairs = dict.fromkeys((transfer.giver, transfer.taker) for transfer in desk.comparison.transfers)
    for giver, taker in pairs:
        found = [t for t in desk.comparison.transfers if (t.giver, t.taker) == (giver, taker)]
        fits = [t for t in found if t.judged.state == "fits"]
        most = len(fits) if len(desk.names) == 2 else SHOWN
        points = [_tell_fit(transfer, desk) for transfer in fits[:most]]
        points += [
            Point(desk.voice.clause(t.label), Told(desk.sentence("transfer_lacking", lacks=_tell_lacks(t, desk))))
            for t in found
            if t.judged.state == "lacking"
        ]
        open_ = [t.label for t in found if t.judged.state == "open"]
        rest = (
            [desk.sentence("transfer_open", count=desk.count(len(open_)), labels=desk.quote_texts(open_, 6))]
            if open_
            else []
        )
        told = rest or ([] if points else [desk.sentence("transfer_none")])
        heading = desk.phrase("transfers", taker=desk.names[taker], giver=desk.names[giver])
        yield Section(heading, tuple(told), None, tuple(points))


def _tell_fit(transfer: Transfer, desk: PairDesk) -> Point:
    judged, taker = transfer.judged, desk.names[transfer.taker]
    missing = desk.quotes(judged.missing, 3)
    name = "transfer_held" if judged.held else "transfer_bears" if judged.bears_on else "transfer_begun"
    treats, bears = desk.quotes(judged.held or judged.treats), desk.quotes(judged.bears_on)
    told = desk.sentence(name, treats=treats, taker=taker, bears=bears, missing=missing)
    return Point(desk.voice.clause(transfer.label), Told(told))


def _tell_lacks(transfer: Transfer, desk: PairDesk) -> str:
    return desk.voice.list([tell_demand(demand, desk.voice) for demand in transfer.judged.lacks])


def _industries(desk: PairDesk) -> Section:
    rows = desk.comparison.industries
    told = []
    for row in rows:
        present = [(name, cell) for name, cell in zip(desk.names, row.cells, strict=True) if cell]
        if len(present) > 1:
            each = [desk.phrase("industry_one", region=name, names=desk.quote_texts(cell)) for name, cell in present]
            told.append(desk.sentence("industry_shared", told=desk.voice.enumerate(each)))
    shared = {label for row in rows if sum(map(bool, row.cells)) > 1 for cell in row.cells for label in cell}
    for at, name in enumerate(desk.names):
        own = [
            label for label in dict.fromkeys(label for row in rows for label in row.cells[at]) if label not in shared
        ]
        if own:
            told.append(desk.sentence("industry_alone", region=name, names=desk.quote_texts(own)))
    low = next((row for row in desk.comparison.problems if row.id == "low_value_chain_position"), None)
    if low is not None and len(low.having("holds")) == len(desk.names):
        told.append(desk.sentence("both_low", regions=desk.voice.enumerate(desk.names)))
    return Section(desk.phrase("industries"), tuple(told) or (desk.sentence("industry_none"),))


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
