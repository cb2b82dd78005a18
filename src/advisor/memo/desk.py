"""What the writers of the memo's parts share: one advice, one language, one set of notes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from advisor.memo.evidence import Evidence
from advisor.memo.index import Index, list_prose
from advisor.memo.notes import Notes
from advisor.memo.phrases import find_names
from advisor.memo.references import References
from advisor.memo.voice import Voice
from advisor.model.advice import Advice, DiagnosisRecord, StrengthRecord, TypeRecord
from advisor.model.text import Lang

NAMED = ("place", "park", "firm")


class Desk:
    """The desk at which one memo is written, part after part in the order of the text."""

    def __init__(self, advice: Advice, lang: Lang) -> None:
        self.advice = advice
        named = (entity.name.en for entity in advice.entities if entity.kind in NAMED)
        self.voice = Voice(lang, find_names([advice.region.name.en, *named], list_prose(advice)))
        self.index = Index(advice)
        self.notes = Notes(advice, self.voice)
        self.references = References(self.index, self.voice)
        self.evidence = Evidence(self.index, self.notes, self.references, self.voice)

    @cached_property
    def told_elsewhere(self) -> frozenset[str]:
        """The facts that strengths, types or problems tell."""
        advice = self.advice
        told: tuple[StrengthRecord | TypeRecord | DiagnosisRecord, ...]
        told = (*advice.strengths, *advice.types, *advice.diagnoses)
        return frozenset(fact.indicator for record in told for fact in self.evidence.find_facts(record.evidence))

    def join(self, sentences: Sequence[str]) -> str:
        """Return finished sentences one after the other."""
        return ("" if self.voice.lang == "zh" else " ").join(sentence for sentence in sentences if sentence)
