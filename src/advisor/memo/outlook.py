"""What an advice leaves open in, the memo's parts on choices and on what to find out first out."""

from __future__ import annotations

from collections import Counter

from advisor.memo.desk import Desk
from advisor.memo.numbers import write_digits
from advisor.memo.parts import ChoicesPart, OutlookPart, Point, Table, Told
from advisor.memo.phrases import clean
from advisor.memo.tables import build_table
from advisor.model.advice import NextDatum
from advisor.model.text import Text

DATA_TOLD = 12
DECIDED_TOLD = 6


def build_choices(desk: Desk) -> ChoicesPart | None:
    """Return clashing measures, measures of our own, and themes where strengths and problems meet; None if none."""
    proposed = [record.id for record in desk.advice.recommendations if record.proposed]
    part = ChoicesPart(
        clashes=tuple(_list_clashes(desk)),
        proposed=desk.references.refer_to_measures(proposed),
        both_ways=tuple(_find_both_ways(desk)),
    )
    return part if part.clashes or part.proposed or part.both_ways else None


def _list_clashes(desk: Desk) -> list[Point]:
    voice, points = desk.voice, []
    for clash in desk.advice.clashes:
        first, second = (desk.references.refer(f"remedy {name}") for name in (clash.first, clash.second))
        label = voice.phrase("versus", first=first, second=second)
        told = [voice.text(clash.why)]
        if clash.settle is not None:
            told.append(voice.phrase("settle", settle=voice.clause(clash.settle)))
        points.append(Point(label, Told(voice.sentences(told))))
    return points


def _find_both_ways(desk: Desk) -> list[Point]:
    """Return the facts that speak for a strength and for a problem at once."""
    voice, points = desk.voice, []
    for fact in desk.index.facts.values():
        strengths = [key for key in fact.decides if key.startswith("strength ") and key in desk.index.labels]
        problems = [key for key in fact.decides if key.partition(" ")[2] in desk.index.diagnoses]
        problems = [key for key in problems if key.startswith("diagnosis ")]
        if strengths and problems:
            told = voice.phrase(
                "both_ways",
                strengths=desk.references.refer_to_all(strengths),
                problems=desk.references.refer_to_all(problems),
            )
            points.append(Point(voice.clause(fact.label), Told(voice.sentence(told))))
    return points


def build_outlook(desk: Desk) -> OutlookPart | None:
    """Return what is undecided, which judgements to check and which data to find first; None if nothing is open."""
    part = OutlookPart(
        undecided=tuple(_list_undecided(desk)), verify=tuple(_list_judgements(desk)), data=_tabulate(desk)
    )
    return part if part.undecided or part.verify or part.data else None


def _list_undecided(desk: Desk) -> list[Point]:
    """Return, by field, the problems on which some datum bears but too few; last, how many have no datum at all."""
    voice = desk.voice
    begun: dict[str, list[Text]] = {}
    blank: Counter[str] = Counter()
    for record in desk.advice.undetermined:
        theme = voice.clause(record.theme)
        if record.begun:
            begun.setdefault(theme, []).append(record.label)
        else:
            blank[theme] += 1
    points = [Point(theme, Told(voice.sentence(voice.quotes(labels)))) for theme, labels in begun.items()]
    if blank:
        counted = [
            voice.phrase("counted", field=field, count=write_digits(count, voice.lang))
            for field, count in blank.items()
        ]
        points.append(Point(voice.phrase("without_any_data"), Told(voice.sentence(voice.list(counted)))))
    return points


def _list_judgements(desk: Desk) -> list[Point]:
    """Return the judgements with which a diagnosis would fall, and those diagnoses."""
    voice = desk.voice
    hanging: dict[str, list[str]] = {}
    for record in desk.advice.diagnoses:
        if record.soft in desk.index.facts:
            hanging.setdefault(record.soft, []).append(f"diagnosis {record.id}")
    return [
        Point(
            voice.clause(desk.index.facts[name].label),
            Told(voice.sentence(desk.references.refer_to_all(keys))),
        )
        for name, keys in hanging.items()
    ]


def _tabulate(desk: Desk) -> Table | None:
    rows = [_row(datum, desk) for datum in desk.advice.next_data[:DATA_TOLD]]
    return build_table("next_data", ("datum", "definition", "obtain", "decides"), rows, desk.voice)


def _row(datum: NextDatum, desk: Desk) -> tuple[Told, ...]:
    voice = desk.voice
    named = [desk.index.labels.get(f"diagnosis {name}") for name in datum.decides]
    labels = [label for label in named if label]
    shown = voice.quotes(labels[:DECIDED_TOLD])
    if len(labels) > DECIDED_TOLD:
        shown = voice.phrase("and_others", labels=shown)
    unit = clean(datum.unit) if datum.kind == "number" and voice.lang == "zh" else ""
    return (
        Told(voice.aside(voice.clause(datum.label), unit)),
        Told(voice.clause(datum.definition)),
        Told(voice.clause(datum.obtain)),
        Told(shown),
    )
