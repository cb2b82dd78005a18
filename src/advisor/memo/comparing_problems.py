"""A comparison's problems in, the sections on them out: shared, of one alone, open; a matrix where regions are many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from advisor.memo.parts import Point, Section, Told
from advisor.memo.side_by_side import PairDesk, keep
from advisor.model.advice import DiagnosisRecord
from advisor.model.comparison import NamedRecord, ProblemCell, ProblemRow

TOLD_IN_FULL = 6
SHOWN = 5
SEVERITIES = ("severe", "moderate", "mild")


def list_problems(desk: PairDesk) -> list[ProblemRow]:
    """Return the rows that are problems in their own right, not causes of others."""
    return [row for row in desk.comparison.problems if row.role == "problem"]


def rank_alone(rows: Iterable[ProblemRow], at: int) -> list[ProblemRow]:
    """Return what was found in the region at ``at`` alone: the gravest first, then what has most causes found."""
    own = [row for row in rows if row.having("holds") == (at,)]
    return sorted(own, key=lambda row: (SEVERITIES.index(row.cells[at].severity or "mild"), -len(row.cells[at].causes)))


def tell_problems(desk: PairDesk) -> Section:
    """Return the problems of two regions: what both have, what one alone has, what was found in neither."""
    rows = desk.comparison.problems
    both = sorted((row for row in rows if len(row.having("holds")) == 2), key=lambda row: row.role == "cause")
    cells = [[_name_shared(row, desk), *(_grade_and_tell(row, at, desk) for at in (0, 1))] for row in both]
    table = desk.table("shared", [desk.head("problem"), *desk.names], cells)
    sections = [Section(desk.phrase("shared"), (), table)]
    sections += [_alone(desk, at, [row for row in rows if row.having("holds") == (at,)]) for at in (0, 1)]
    sections.append(Section(desk.phrase("nowhere"), tuple(_tell_nowhere(desk))))
    return Section(desk.phrase("problems"), (), None, (), keep(sections))


def _name_shared(row: ProblemRow, desk: PairDesk) -> Told:
    remark = desk.phrase("cause") if row.role == "cause" else ""
    return Told(desk.voice.aside(desk.voice.clause(row.label), remark))


def _grade_and_tell(row: ProblemRow, at: int, desk: PairDesk) -> Told:
    told = _evidence(row, at, desk)
    grade = desk.voice.say("severity", row.cells[at].severity or "")
    return Told(desk.phrase("graded", severity=grade, told=told.text), told.notes)


def _find(desk: PairDesk, at: int, name: str) -> DiagnosisRecord:
    return next(d for d in desk.advices[at].diagnoses if d.id == name)


def _evidence(row: ProblemRow, at: int, desk: PairDesk) -> Told:
    record = _find(desk, at, row.id)
    return desk.evidence[at].tell(record.evidence, record.sources)


def _alone(desk: PairDesk, at: int, rows: list[ProblemRow]) -> Section:
    """Return what was found in one of two regions: by field, the gravest in full, and how the other stands to them."""
    own = [row for row in rows if row.role == "problem"]
    grave = rank_alone(own, at)[:TOLD_IN_FULL]
    fields: dict[str, list[str]] = {}
    for row in own:
        told = _name_problem(row, at, desk, causes=row not in grave)
        fields.setdefault(desk.voice.clause(row.theme), []).append(told)
    points = [Point(theme, Told(desk.voice.sentence(desk.voice.list(told)))) for theme, told in fields.items()]
    causes = [row for row in rows if row.role == "cause"]
    if causes:
        named = [_name_problem(row, at, desk, causes=True) for row in causes]
        points.append(Point(desk.phrase("causes_alone"), Told(desk.voice.sentence(desk.voice.list(named)))))
    weighty = sorted(causes, key=lambda row: -len(_find(desk, at, row.id).feeds))[:TOLD_IN_FULL]
    counts = {"problems": desk.count(len(own)), "causes": desk.count(len(causes))}
    paragraphs = (desk.sentence("alone_text", **counts),) if rows else ()
    return Section(
        desk.phrase("alone", region=desk.names[at]),
        (*paragraphs, *_tell_other(rows, 1 - at, desk)),
        None,
        tuple(points),
        keep(
            [
                Section(desk.phrase("gravest"), (), None, tuple(_tell_in_full(row, at, desk) for row in grave)),
                Section(desk.phrase("weighty"), (), None, tuple(_tell_in_full(row, at, desk) for row in weighty)),
            ]
        ),
    )


def _name_problem(row: ProblemRow, at: int, desk: PairDesk, *, causes: bool) -> str:
    cell = row.cells[at]
    label, severity = desk.voice.quote(row.label), desk.voice.say("severity", cell.severity or "")
    if not (causes and cell.causes):
        return desk.phrase("problem_told", label=label, severity=severity)
    return desk.phrase("problem_caused", label=label, severity=severity, causes=desk.quotes(cell.causes))


def _tell_in_full(row: ProblemRow, at: int, desk: PairDesk) -> Point:
    """Return what the data show of a problem, and the causes found, each with what it comes from in turn."""
    told, cell = _evidence(row, at, desk), row.cells[at]
    text = desk.voice.lead(told.text, _tell_causes(cell, at, desk))
    return Point(desk.voice.clause(row.label), Told(text, told.notes), desk.voice.say("severity", cell.severity or ""))


def _tell_causes(cell: ProblemCell, at: int, desk: PairDesk) -> str:
    if not cell.causes:
        return ""
    told = []
    for cause in cell.causes:
        label, further = desk.voice.quote(cause.label), _find(desk, at, cause.id).causes
        labels = desk.voice.quotes([one.label for one in further])
        told.append(desk.phrase("cause_from", label=label, causes=labels) if further else label)
    return desk.sentence("chain", causes=desk.voice.list(told))


def _tell_other(rows: list[ProblemRow], other: int, desk: PairDesk) -> Iterator[str]:
    """Yield how the other region stands to these problems: undecided, ruled out, or not asked. Never silence."""
    name = desk.names[other]
    open_ = [row for row in rows if row.cells[other].state == "unknown"]
    if open_:
        data = desk.quotes(_most_wanted([row.cells[other] for row in open_]), SHOWN)
        phrase = "elsewhere_all_unknown" if len(open_) == len(rows) else "elsewhere_unknown"
        labels = desk.quote_texts([row.label for row in open_])
        yield desk.sentence(phrase, region=name, count=desk.count(len(open_)), labels=labels, data=data)
    fails = [row for row in rows if row.cells[other].state == "fails"]
    for phrase, of_level in (("elsewhere_fails", False), ("elsewhere_other", True)):
        labels = desk.quote_texts([row.label for row in fails if row.cells[other].elsewhere is of_level])
        if labels:
            yield desk.sentence(phrase, region=name, labels=labels)


def _tell_nowhere(desk: PairDesk) -> Iterator[str]:
    """Yield the problems found in no region: ruled out in one and open in the other, and those open in both."""
    groups: dict[tuple[int, ...], list[ProblemRow]] = {}
    for row in desk.comparison.undecided:
        groups.setdefault(row.having("fails"), []).append(row)
    for fails, rows in groups.items():
        yield desk.sentence(
            "nowhere_mixed",
            labels=desk.quote_texts([row.label for row in rows]),
            fails=desk.voice.enumerate([desk.names[at] for at in fails]),
            opens=desk.voice.enumerate([name for at, name in enumerate(desk.names) if at not in fails]),
        )
    if desk.comparison.open_everywhere:
        yield desk.sentence("nowhere_open", count=desk.count(desk.comparison.open_everywhere))


def _most_wanted(cells: Iterable[ProblemCell]) -> list[NamedRecord]:
    """Return the missing data, those that would decide most first."""
    found: dict[str, NamedRecord] = {}
    votes: Counter[str] = Counter()
    for cell in cells:
        for named in cell.missing:
            found[named.id] = named
            votes[named.id] += 1
    return [found[name] for name in sorted(votes, key=lambda name: (-votes[name], name))]


def tell_matrix(desk: PairDesk) -> Section:
    """Return how each of many regions stands to each problem."""
    listed: Sequence[ProblemRow] = [*list_problems(desk), *desk.comparison.undecided]
    rows = [[Told(desk.voice.clause(row.label)), *(Told(_grade(cell, desk)) for cell in row.cells)] for row in listed]
    table = desk.table("matrix", [desk.head("problem"), *desk.names], rows)
    told = [desk.sentence("matrix_text")]
    if desk.comparison.open_everywhere:
        told.append(desk.sentence("nowhere_open", count=desk.count(desk.comparison.open_everywhere)))
    return Section(desk.phrase("problems"), tuple(told), table)


def _grade(cell: ProblemCell, desk: PairDesk) -> str:
    if cell.severity:
        return desk.voice.say("severity", cell.severity)
    return desk.phrase(
        "state_unknown" if cell.state == "unknown" else "state_other" if cell.elsewhere else "state_fails"
    )
