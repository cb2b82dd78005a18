"""The diagnoses of an advice in, the memo's part on problems out: causes are told under the problem that they feed."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from advisor.memo.desk import Desk
from advisor.memo.notes import merge_cites
from advisor.memo.numbers import write_ordinal
from advisor.memo.parts import CausePart, Point, ProblemPart, ProblemsPart, Table, Told
from advisor.memo.tables import build_table
from advisor.model.advice import DiagnosisRecord, RootCauseRecord

TOLD_IN_FULL = 12
ROOTS_TOLD = 5


def build_problems(desk: Desk) -> ProblemsPart | None:
    """Return the part on problems; None if none holds and none is ruled out."""
    problems = desk.index.problems
    if not problems and not desk.index.ruled_out:
        return None
    return ProblemsPart(
        overview=_view_themes(problems, desk) if len(problems) > TOLD_IN_FULL // 2 else (),
        roots=tuple(_tell_root(record, desk) for record in desk.advice.root_causes[:ROOTS_TOLD]),
        full=tuple(_tell_problem(record, desk) for record in problems[:TOLD_IN_FULL]),
        rest=_tabulate(problems[TOLD_IN_FULL:], desk),
        ruled_out=_exclude(desk),
    )


def _view_themes(problems: Iterable[DiagnosisRecord], desk: Desk) -> tuple[Point, ...]:
    themes: dict[str, list[str]] = {}
    for record in problems:
        ordinal = write_ordinal(desk.index.places[record.id], desk.voice.lang, "P")
        labelled = desk.voice.phrase("ordinal_label", ordinal=ordinal, label=desk.voice.inline(record.label))
        themes.setdefault(desk.voice.clause(record.theme), []).append(labelled)
    return tuple(
        Point(theme, Told(desk.voice.sentence(desk.voice.clauses(listed)))) for theme, listed in themes.items()
    )


def _tell_root(record: RootCauseRecord, desk: Desk) -> Point:
    label = desk.references.refer_to_diagnosis(desk.index.diagnoses[record.id])
    fed = desk.references.refer_to_treated(record.feeds)
    told = desk.voice.sentence(desk.voice.phrase("brings_about", problems=fed))
    linked = [
        cause.source
        for name in record.feeds
        for cause in desk.index.diagnoses[name].causes
        if cause.id == record.id and desk.index.hosts.get(record.id) != name
    ]
    return Point(label, Told(told, desk.notes.cite(linked)))


def _tell_problem(record: DiagnosisRecord, desk: Desk) -> ProblemPart:
    voice = desk.voice
    place = desk.index.places[record.id]
    evidence = desk.evidence.tell(record.evidence, record.sources)
    causes = tuple(_tell_causes(record, desk))
    return ProblemPart(
        anchor=f"p{place}",
        ordinal=write_ordinal(place, voice.lang, "P"),
        label=voice.clause(record.label),
        theme=voice.clause(record.theme),
        severity=voice.say("severity", record.severity),
        confidence=voice.say("confidence", record.confidence),
        soft=_name_soft(record, desk),
        means=voice.sentence(voice.text(record.means)),
        evidence=evidence,
        causes=causes,
        links=_link_causes(record, desk, {root.id for root in desk.advice.root_causes[:ROOTS_TOLD]}),
        matters=Told(voice.sentence(voice.text(record.matters)), desk.notes.cite_claims([record.matters_claim])),
    )


def _name_soft(record: DiagnosisRecord, desk: Desk) -> str:
    fact = desk.index.facts.get(record.soft)
    return desk.voice.phrase("hangs_on", label=desk.voice.quote(fact.label)) if fact else ""


def _tell_causes(record: DiagnosisRecord, desk: Desk) -> Iterator[CausePart]:
    for depth, cause in walk_causes(record, desk):
        source = next((c.source for c in record.causes if c.id == cause.id), None)
        evidence = desk.evidence.tell(cause.evidence, (*cause.sources, *([source] if source else [])))
        matters = desk.voice.sentence(desk.voice.text(cause.matters))
        notes = merge_cites((*evidence.notes, *desk.notes.cite_claims([cause.matters_claim])))
        yield CausePart(desk.voice.clause(cause.label), Told(desk.join([evidence.text, matters]), notes), depth)


def walk_causes(record: DiagnosisRecord, desk: Desk) -> Iterator[tuple[int, DiagnosisRecord]]:
    """Yield the causes told under ``record``, each once and followed by its own, with their depth."""
    hosts, diagnoses = desk.index.hosts, desk.index.diagnoses
    met: set[str] = set()

    def walk(names: Iterable[str], depth: int) -> Iterator[tuple[int, DiagnosisRecord]]:
        for name in names:
            if hosts.get(name) == record.id and name not in met:
                met.add(name)
                yield depth, diagnoses[name]
                yield from walk((cause.id for cause in diagnoses[name].causes), depth + 1)

    yield from walk((cause.id for cause in record.causes), 0)
    yield from walk(diagnoses, 0)


def _link_causes(record: DiagnosisRecord, desk: Desk, roots: Container[str] = ()) -> Told | None:
    """Return the causes that are told elsewhere, by name, without ``roots``, whose problems are listed with them."""
    elsewhere = [
        cause
        for cause in record.causes
        if desk.index.hosts.get(cause.id) != record.id and cause.id in desk.index.diagnoses and cause.id not in roots
    ]
    if not elsewhere:
        return None
    named = desk.references.refer_to_treated(cause.id for cause in elsewhere)
    name = "also_arises_from" if len(elsewhere) < len(record.causes) else "arises_from"
    text = desk.voice.sentence(desk.voice.phrase(name, causes=named))
    return Told(text, desk.notes.cite(cause.source for cause in elsewhere))


def _tabulate(problems: Iterable[DiagnosisRecord], desk: Desk) -> Table | None:
    rows = [_row(record, desk) for record in problems]
    return build_table(
        "rest_problems", ("problem", "theme", "gravity", "evidence", "causes", "matters"), rows, desk.voice
    )


def _row(record: DiagnosisRecord, desk: Desk) -> tuple[Told, ...]:
    voice = desk.voice
    ordinal = write_ordinal(desk.index.places[record.id], voice.lang, "P")
    grade = voice.phrase(
        "gravity", severity=voice.say("severity", record.severity), sureness=voice.say("sureness", record.confidence)
    )
    return (
        Told(voice.phrase("ordinal_label", ordinal=ordinal, label=voice.clause(record.label))),
        Told(voice.clause(record.theme)),
        Told(voice.remarks([grade, _name_soft(record, desk)])),
        desk.evidence.tell(record.evidence, record.sources),
        _cell_of_causes(record, desk),
        Told(voice.sentence(voice.text(record.matters)), desk.notes.cite_claims([record.matters_claim])),
    )


def _cell_of_causes(record: DiagnosisRecord, desk: Desk) -> Told:
    causes = list(_tell_causes(record, desk))
    told = [desk.voice.phrase("cause_cell", label=cause.label, told=cause.told.text) for cause in causes]
    links = _link_causes(record, desk)
    texts = [*told, links.text] if links else told
    parts = [cause.told for cause in causes] + ([links] if links else [])
    return Told(desk.join(texts), merge_cites(cite for part in parts for cite in part.notes))


def _exclude(desk: Desk) -> str:
    labels = [record.label for record in desk.index.ruled_out]
    if not labels:
        return ""
    return desk.voice.sentence(desk.voice.phrase("ruled_out", labels=desk.voice.quotes(labels)))
