"""An advice in, its summary of at most 200 characters (English: words' worth of them) out."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.memo.desk import Desk
from advisor.memo.types import list_types
from advisor.model.advice import TypeRecord

MOST_CHARACTERS = 200
MOST_WORDS = 120
"""Two hundred Chinese characters say what about 120 English words say."""


def build_summary(desk: Desk) -> str:
    """Return the judgement, the three gravest problems and the three first measures, as short as need be."""
    advice = desk.advice
    if not (advice.diagnoses or advice.strengths or desk.index.ruled_out or list_types(desk)):
        return desk.voice.sentence(desk.voice.phrase("nothing_known"))
    drafts = list(_draft(desk))
    return next((draft for draft in drafts if _fits(draft, desk)), drafts[-1])


def _fits(draft: str, desk: Desk) -> bool:
    if desk.voice.lang == "zh":
        return len(draft) <= MOST_CHARACTERS
    return len(draft.split()) <= MOST_WORDS


def _draft(desk: Desk) -> Iterator[str]:
    """Yield drafts, each shorter than the one before."""
    for types, problems, measures in ((2, 3, 3), (1, 3, 3), (0, 3, 3), (0, 3, 2), (0, 2, 1), (0, 1, 0)):
        yield desk.voice.sentences([_judge(desk, types), _name_gravest(desk, problems), _name_first(desk, measures)])
    yield desk.voice.sentence(desk.voice.phrase("too_long"))


def _judge(desk: Desk, most: int) -> str:
    voice = desk.voice
    single = [records[0] for records in list_types(desk).values() if len(records) == 1 and records[0].next]
    told = [
        voice.phrase("type_is", model=voice.inline(record.model_label), label=voice.inline(record.label))
        for record in sorted(single, key=_rank_type)[:most]
    ]
    return voice.phrase("judgement", types=voice.clauses(told)) if told else ""


def _rank_type(record: TypeRecord) -> tuple[bool, int]:
    return "stage" not in record.model, ("high", "medium", "low").index(record.confidence)


def _name_gravest(desk: Desk, most: int) -> str:
    labels = [desk.voice.inline(record.label) for record in desk.index.problems[:most]]
    return _enumerate("gravest", labels, desk) if labels else desk.voice.phrase("no_problem")


def _name_first(desk: Desk, most: int) -> str:
    records = sorted(desk.advice.recommendations, key=lambda record: record.priority)[:most]
    return _enumerate("first_measures", [desk.voice.inline(record.label) for record in records], desk)


def _enumerate(phrase: str, labels: list[str], desk: Desk) -> str:
    if not labels:
        return ""
    voice = desk.voice
    if len(labels) != 3:
        return voice.phrase(f"{phrase}_few", labels=voice.list(labels))
    first, second, third = labels
    return voice.phrase(phrase, first=first, second=second, third=third)
