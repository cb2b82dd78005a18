"""The classifications of an advice in, the memo's part on stage and type out."""

from __future__ import annotations

from advisor.memo.desk import Desk
from advisor.memo.next_stage import tell_step, tell_traits
from advisor.memo.parts import Point, Told, TypePart
from advisor.model.advice import TypeRecord


def list_types(desk: Desk) -> dict[str, list[TypeRecord]]:
    """Return the values that hold by classification, stages first, without what restates the spatial level."""
    groups: dict[str, list[TypeRecord]] = {}
    for record in desk.advice.types:
        if record.model not in desk.index.given_models:
            groups.setdefault(record.model, []).append(record)
    return dict(sorted(groups.items(), key=lambda item: "stage" not in item[0]))


def build_types(desk: Desk) -> tuple[TypePart, ...]:
    """Return each classification with the values that hold and what they rest on."""
    return tuple(_build_part(records, desk) for records in list_types(desk).values())


def _build_part(records: list[TypeRecord], desk: Desk) -> TypePart:
    nexts = [desk.voice.phrase("next_stage", next=desk.voice.clause(r.next)) for r in records if r.next]
    return TypePart(
        model=desk.voice.clause(records[0].model_label),
        values=tuple(_point(record, desk) for record in records),
        next=desk.voice.sentences(nexts),
        step=next((tell_step(record.step, desk) for record in records if record.step), None),
    )


def _point(record: TypeRecord, desk: Desk) -> Point:
    told = desk.evidence.tell(record.evidence, record.sources)
    means = desk.voice.sentence(desk.voice.text(record.means))
    traits = tell_traits(record.traits, desk) if record.traits else ""
    return Point(
        desk.voice.clause(record.label),
        Told(desk.join([means, told.text, traits]), told.notes),
        desk.voice.say("sureness", record.confidence),
    )
