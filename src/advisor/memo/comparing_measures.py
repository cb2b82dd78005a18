"""A comparison's measures in, the sections on them out: what all should do, what each could take from another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from advisor.memo.next_stage import tell_demand
from advisor.memo.parts import Point, Section, Told
from advisor.memo.side_by_side import PairDesk, keep
from advisor.model.comparison import JudgedMeasure
from advisor.model.text import Lang, Text

SHOWN = 5
OPEN_NAMED = 6
SEVERAL: dict[Lang, str] = {"zh": "、", "en": "; "}


def tell_measures(desk: PairDesk) -> Section:
    """Return the measures that all should take, and what each region could take from another."""
    shared = [row for row in desk.comparison.measures if all(row.cells)]
    rows = [[Told(desk.voice.clause(row.label)), *(Told(desk.count(place)) for place in row.cells)] for row in shared]
    table = desk.table("measures", [desk.head("measure"), *desk.names], rows)
    common = Section(desk.phrase("measures_shared"), (desk.sentence("measures_text"),) if table else (), table)
    return Section(desk.phrase("measures"), (), None, (), keep([common, *_tell_transfers(desk)]))


def _tell_transfers(desk: PairDesk) -> Iterator[Section]:
    """Yield what each region could take up: of two, from the other; of many, from whichever has it."""
    for taker in dict.fromkeys(transfer.taker for transfer in desk.comparison.transfers):
        found = [transfer for transfer in desk.comparison.transfers if transfer.taker == taker]
        givers: dict[JudgedMeasure, list[int]] = {}
        for transfer in found:
            givers.setdefault(transfer.judged, []).append(transfer.giver)
        labels = {transfer.judged: transfer.label for transfer in found}
        if len(desk.names) == 2:
            heading = desk.phrase("transfers", taker=desk.names[taker], giver=desk.names[1 - taker])
            yield _tell_taker(heading, taker, labels, {}, len(labels), desk)
        else:
            heading = desk.phrase("transfers_many", taker=desk.names[taker])
            yield _tell_taker(heading, taker, labels, givers, SHOWN, desk)


def _tell_taker(
    heading: str,
    taker: int,
    labels: Mapping[JudgedMeasure, Text],
    givers: Mapping[JudgedMeasure, Sequence[int]],
    most: int,
    desk: PairDesk,
) -> Section:
    """Return what one region could take up; of many, at most so many of a kind, what is surely there first."""
    fits = [judged for judged in labels if judged.state == "fits"]
    lacking = [judged for judged in labels if judged.state == "lacking"]
    open_ = [label for judged, label in labels.items() if judged.state == "open"]
    if givers:
        fits.sort(key=lambda judged: (not judged.held, -len(givers[judged])))
    points = []
    for judged in (*fits[:most], *lacking[:most]):
        names = [desk.names[at] for at in givers.get(judged, ())]
        label = desk.voice.aside(desk.voice.clause(labels[judged]), desk.voice.enumerate(names))
        points.append(Point(label, Told(_tell_judged(judged, desk.names[taker], desk))))
    points = list(_group(points, desk.voice.lang))
    phrase = "transfer_open_too" if points else "transfer_open"
    told = [desk.sentence(phrase, count=desk.count(len(open_)), labels=desk.quote_texts(open_, OPEN_NAMED))]
    if not open_:
        told = [] if points else [desk.sentence("transfer_none")]
    left = len(fits[most:]) + len(lacking[most:])
    if left:
        told.append(desk.sentence("transfer_left", count=desk.count(left)))
    return Section(heading, tuple(told), None, tuple(points))


def _group(points: Iterable[Point], lang: Lang) -> Iterator[Point]:
    """Yield points of the same text as one, under all their names."""
    names: dict[Told, list[str]] = {}
    for point in points:
        names.setdefault(point.told, []).append(point.label)
    for told, labels in names.items():
        yield Point(SEVERAL[lang].join(labels), told)


def _tell_judged(judged: JudgedMeasure, taker: str, desk: PairDesk) -> str:
    if judged.state == "lacking":
        lacks = desk.voice.list([tell_demand(demand, desk.voice) for demand in judged.lacks])
        return desk.sentence("transfer_lacking", lacks=lacks)
    name = "transfer_held" if judged.held else "transfer_bears" if judged.bears_on else "transfer_begun"
    treats, bears = desk.quotes(judged.held or judged.treats), desk.quotes(judged.bears_on)
    return desk.sentence(name, treats=treats, taker=taker, bears=bears, missing=desk.quotes(judged.missing, 3))
