"""The evidence of conclusions in, what it shows out: each fact in full where it is first told, by name afterwards."""

from __future__ import annotations

from collections.abc import Iterable

from advisor.memo.facts import recall_fact, tell_fact
from advisor.memo.grounds import state_grounds
from advisor.memo.index import Index
from advisor.memo.notes import Notes, merge_cites
from advisor.memo.parts import Cite, Told
from advisor.memo.references import References
from advisor.memo.voice import Voice
from advisor.model.records import CutOffRecord, EvidenceRecord, FactRecord, SourceRecord

Records = tuple[EvidenceRecord, ...]


def supports(record: EvidenceRecord) -> bool:
    """Return whether a condition speaks for its conclusion by what it shows, not by what it finds absent."""
    return record.verdict == "holds" and not record.negated


class Evidence:
    """Tells what conclusions rest on and remembers which facts the reader has met."""

    def __init__(self, index: Index, notes: Notes, references: References, voice: Voice) -> None:
        self._index = index
        self._notes = notes
        self._references = references
        self._voice = voice
        self._met: set[str] = set()

    def find_facts(self, records: Records) -> tuple[FactRecord, ...]:
        """Return the facts that speak for a conclusion, each once; else those of what is found absent."""
        names = _fact_names(r for r in records if supports(r)) or _fact_names(r for r in records if not r.conclusion)
        return tuple(self._index.facts[name] for name in names if name in self._index.facts)

    def tell(self, records: Records, sources: Iterable[SourceRecord]) -> Told:
        """Return what the data show for a conclusion, with the notes of its facts and of its rules."""
        voice = self._voice
        facts = self.find_facts(records)
        fresh = [fact for fact in facts if fact.indicator not in self._met]
        known = [fact for fact in facts if fact.indicator in self._met]
        self._met.update(fact.indicator for fact in fresh)
        shown = voice.statements([tell_fact(fact, _marks_for(fact, records), voice) for fact in fresh])
        told = [shown, self._recall(known, bool(fresh)), self._rest(records, bool(facts))]
        grounds = tuple(state_grounds(fact, voice, self._notes) for fact in facts if fact.number or fact.cutoffs)
        return Told(self._join(told), self.cite(facts, sources), grounds)

    def _join(self, sentences: list[str]) -> str:
        return ("" if self._voice.lang == "zh" else " ").join(s for s in sentences if s)

    def cite(self, facts: Iterable[FactRecord], sources: Iterable[SourceRecord]) -> tuple[Cite, ...]:
        """Return the notes for a paragraph: whence the facts come, and who makes the link."""
        cited = list(sources)
        linked = {source.claim for source in cited}
        facts_only = [fact.claim for fact in facts if fact.claim not in linked]
        return merge_cites((*self._notes.cite_claims(facts_only), *self._notes.cite(cited)))

    def _recall(self, known: list[FactRecord], more: bool) -> str:
        if not known:
            return ""
        voice = self._voice
        labels = voice.list([recall_fact(fact, voice) for fact in known])
        return voice.sentence(voice.phrase("also_shown_by" if more else "shown_by", labels=labels))

    def _rest(self, records: Records, more: bool) -> str:
        read = (r.conclusion for r in records if supports(r) and not self._index.is_given(r))
        keys = dict.fromkeys(key for key in read if key)
        named = self._references.refer_to_all(keys)
        if not named:
            return ""
        name = "also_rests_on" if more else "rests_on" if len(keys) > 1 else "rests_on_one"
        return self._voice.sentence(self._voice.phrase(name, conclusions=named))


def _fact_names(records: Iterable[EvidenceRecord]) -> list[str]:
    return list(dict.fromkeys(name for record in records for name in record.facts))


def _marks_for(fact: FactRecord, records: Records) -> tuple[CutOffRecord, ...]:
    found = (c for r in records if fact.indicator in r.facts for c in r.cutoffs if not c.opens)
    return tuple({(mark.at, mark.unit): mark for mark in found}.values())
