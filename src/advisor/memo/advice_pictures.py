"""One region's advice in, what the pictures of its problems and of its timetable show in one language out."""

from __future__ import annotations

from advisor.memo.desk import Desk
from advisor.memo.measures import HORIZONS, name_actors, number_needs
from advisor.memo.numbers import write_digits, write_ordinal
from advisor.memo.words import say
from advisor.model.advice import DiagnosisRecord, Level3, RecommendationRecord
from advisor.model.picture import (
    Caption,
    FieldCell,
    Grade,
    ProblemsPicture,
    TimedMeasure,
    TimetablePicture,
)
from advisor.model.text import Lang

NAMED = 15
FIRST = 3
GRADES: tuple[Grade, ...] = ("severe", "moderate", "mild")
TERMS = ("severity", "confidence")
SURENESS: tuple[Level3, ...] = ("high", "medium", "low")


def tell(name: str, lang: Lang, **slots: str) -> str:
    """Return a phrase of the pictures with its slots filled."""
    return say("picture", name, lang).format(**slots)


def title_of(name: str, desk: Desk) -> str:
    """Return the title of a picture of the region."""
    voice = desk.voice
    return voice.heading(tell(f"{name}_title", voice.lang, region=voice.clause(desk.advice.region.name)))


def build_problem_field(desk: Desk) -> ProblemsPicture | None:
    """Return the problems that are items of their own in the memo, by severity and confidence; None without any.

    The first of them, gravest first as in the memo, are named; the others are counted. The table has them all.
    """
    problems, voice = desk.index.problems, desk.voice
    if not problems:
        return None
    lang = voice.lang
    cells = tuple(tuple(_cell(grade, sure, desk) for sure in SURENESS) for grade in GRADES)
    named = min(len(problems), NAMED)
    notes = []
    if len(problems) > named:
        counts = {"named": write_digits(named, lang), "rest": write_digits(len(problems) - named, lang)}
        notes.append(tell("problems_named", lang, **counts))
    if desk.advice.undetermined:
        notes.append(tell("problems_open", lang, count=write_digits(len(desk.advice.undetermined), lang)))
    first = voice.quotes([record.label for record in problems[:FIRST]])
    return ProblemsPicture(
        caption=Caption(
            lang=lang,
            title=title_of("problems", desk),
            alt=voice.sentence(tell("problems_alt", lang, count=write_digits(len(problems), lang), first=first)),
            notes=tuple(map(voice.sentence, notes)),
            more=tell("more", lang),
            heads=(tell("head_problem", lang), *(voice.heading(voice.say("term", t).strip()) for t in TERMS)),
            rows=tuple(_problem_row(record, desk) for record in problems),
        ),
        severities={grade: voice.heading(voice.say("severity", grade)) for grade in GRADES},
        confidences=tuple(voice.heading(voice.say("sureness", sure)) for sure in SURENESS),
        cells=cells,
    )


def _numbered(record: DiagnosisRecord, desk: Desk) -> str:
    ordinal = write_ordinal(desk.index.places[record.id], desk.voice.lang, "P")
    return desk.voice.phrase("ordinal_label", ordinal=ordinal, label=desk.voice.clause(record.label))


def _cell(grade: Grade, sure: Level3, desk: Desk) -> FieldCell:
    lang, places = desk.voice.lang, desk.index.places
    found = [r for r in desk.index.problems if (r.severity, r.confidence) == (grade, sure)]
    named = [record for record in found if places[record.id] <= NAMED]
    rest = len(found) - len(named)
    return FieldCell(
        labels=tuple(_numbered(record, desk) for record in named),
        told=tell("items", lang, count=write_digits(len(found), lang)) if found else "",
        rest=tell("rest", lang, count=write_digits(rest, lang)) if rest and named else "",
    )


def _problem_row(record: DiagnosisRecord, desk: Desk) -> tuple[str, ...]:
    voice = desk.voice
    return (
        _numbered(record, desk),
        voice.say("severity", record.severity),
        voice.say("confidence", record.confidence),
    )


def build_gantt(desk: Desk) -> TimetablePicture | None:
    """Return the first measures of the programme by horizon; None if nothing is called for."""
    voice, records = desk.voice, sorted(desk.advice.recommendations, key=lambda record: record.priority)
    if not records:
        return None
    lang, first = voice.lang, records[:NAMED]
    drawn = sorted(first, key=lambda record: HORIZONS.index(record.horizon))
    counts = [[sum(r.horizon == horizon for r in some) for some in (records, first)] for horizon in HORIZONS]
    told = [
        tell("timetable_told", lang, horizon=voice.say("horizon", horizon), count=write_digits(count, lang))
        for horizon, (count, _) in zip(HORIZONS, counts, strict=True)
        if count
    ]
    notes = [tell("timetable_bands", lang)]
    if rest := len(records) - len(first):
        named = {"named": write_digits(len(first), lang), "rest": write_digits(rest, lang)}
        notes.insert(0, tell("timetable_named", lang, **named))
    heads = tuple(tell(f"head_{head}", lang) for head in ("measure", "horizon", "lead", "needs"))
    alt = tell("timetable_alt", lang, count=write_digits(len(records), lang), told=voice.list(told))
    return TimetablePicture(
        caption=Caption(
            lang=lang,
            title=title_of("timetable", desk),
            alt=voice.sentence(alt),
            notes=tuple(map(voice.sentence, notes)),
            more=tell("more", lang),
            heads=heads,
            rows=tuple(_measure_row(record, desk) for record in drawn),
        ),
        horizons=tuple(voice.heading(voice.say("horizon", horizon)) for horizon in HORIZONS),
        rows=tuple(_timed(record, desk) for record in drawn),
        rest=tuple(_tell_rest(count - named, named, lang) for count, named in counts),
        lead=tell("head_lead", lang),
    )


def _tell_rest(rest: int, named: int, lang: Lang) -> str:
    return tell("rest" if named else "counted", lang, count=write_digits(rest, lang)) if rest else ""


def _label(record: RecommendationRecord, desk: Desk) -> str:
    ordinal = write_ordinal(record.priority, desk.voice.lang, "M")
    return desk.voice.phrase("ordinal_label", ordinal=ordinal, label=desk.voice.clause(record.label))


def _timed(record: RecommendationRecord, desk: Desk) -> TimedMeasure:
    needs = number_needs(record, desk)
    return TimedMeasure(
        label=_label(record, desk),
        horizon=HORIZONS.index(record.horizon),
        lead=desk.voice.heading(name_actors(record.lead, desk)),
        after=tell("after", desk.voice.lang, measures=desk.voice.list(needs)) if needs else "",
    )


def _measure_row(record: RecommendationRecord, desk: Desk) -> tuple[str, ...]:
    voice = desk.voice
    return (
        _label(record, desk),
        voice.say("horizon", record.horizon),
        name_actors(record.lead, desk),
        voice.list(number_needs(record, desk)) or tell("none_before", voice.lang),
    )
