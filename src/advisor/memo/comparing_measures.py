"""A comparison's measures in, the sections on them out: what all should do, what each could take from another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from advisor.memo.next_stage import tell_demand
from advisor.memo.parts import Point, Section, Told
from advisor.memo.side_by_side import PairDesk, keep
from advisor.model.comparison import Transfer
from advisor.model.text import Lang

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
    pairs = dict.fromkeys((transfer.giver, transfer.taker) for transfer in desk.comparison.transfers)
    for giver, taker in pairs:
        found = [t for t in desk.comparison.transfers if (t.giver, t.taker) == (giver, taker)]
        fits = [t for t in found if t.judged.state == "fits"]
        most = len(fits) if len(desk.names) == 2 else SHOWN
        told_of = [_tell_fit(transfer, desk) for transfer in fits[:most]]
        told_of += [
            Point(desk.voice.clause(t.label), Told(desk.sentence("transfer_lacking", lacks=_tell_lacks(t, desk))))
            for t in found
            if t.judged.state == "lacking"
        ]
        points = list(_group(told_of, desk.voice.lang))
        open_ = [t.label for t in found if t.judged.state == "open"]
        phrase = "transfer_open_too" if points else "transfer_open"
        rest = (
            [desk.sentence(phrase, count=desk.count(len(open_)), labels=desk.quote_texts(open_, OPEN_NAMED))]
            if open_
            else []
        )
        told = rest or ([] if points else [desk.sentence("transfer_none")])
        heading = desk.phrase("transfers", taker=desk.names[taker], giver=desk.names[giver])
        yield Section(heading, tuple(told), None, tuple(points))


def _group(points: Iterable[Point], lang: Lang) -> Iterator[Point]:
    """Yield points of the same text as one, under all their names."""
    names: dict[Told, list[str]] = {}
    for point in points:
        names.setdefault(point.told, []).append(point.label)
    for told, labels in names.items():
        yield Point(SEVERAL[lang].join(labels), told)


def _tell_fit(transfer: Transfer, desk: PairDesk) -> Point:
    judged, taker = transfer.judged, desk.names[transfer.taker]
    missing = desk.quotes(judged.missing, 3)
    name = "transfer_held" if judged.held else "transfer_bears" if judged.bears_on else "transfer_begun"
    treats, bears = desk.quotes(judged.held or judged.treats), desk.quotes(judged.bears_on)
    told = desk.sentence(name, treats=treats, taker=taker, bears=bears, missing=missing)
    return Point(desk.voice.clause(transfer.label), Told(told))


def _tell_lacks(transfer: Transfer, desk: PairDesk) -> str:
    return desk.voice.list([tell_demand(demand, desk.voice) for demand in transfer.judged.lacks])
