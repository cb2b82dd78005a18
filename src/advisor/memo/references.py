"""Keys of conclusions in, the words by which the memo refers to them out; an id never shows."""

from __future__ import annotations

from collections.abc import Iterable

from advisor.memo.index import Index
from advisor.memo.numbers import write_ordinal
from advisor.memo.voice import Voice
from advisor.model.advice import DiagnosisRecord, RecommendationRecord


def name_problem(place: int, voice: Voice) -> str:
    """Return the number by which a problem goes: 问题（三）, P3."""
    return voice.phrase("problem_number", ordinal=write_ordinal(place, voice.lang, "P"))


def name_measure(place: int, voice: Voice) -> str:
    """Return the number by which a measure goes: 举措（三）, M3."""
    return voice.phrase("measure_number", ordinal=write_ordinal(place, voice.lang, "M"))


class References:
    """Refers to problems, causes, measures, strengths and types by number and name."""

    def __init__(self, index: Index, voice: Voice) -> None:
        self._index = index
        self._voice = voice

    def refer(self, key: str) -> str:
        """Return how the memo names the conclusion ``key``; ``""`` if the advice doesn't know it."""
        kind, _, name = key.partition(" ")
        if kind == "diagnosis" and name in self._index.diagnoses:
            return self.refer_to_diagnosis(self._index.diagnoses[name])
        if kind == "remedy" and name in self._index.measures:
            return self.refer_to_measure(self._index.measures[name])
        label = self._index.labels.get(key)
        if label is None:
            return ""
        if kind != "type":
            return self._voice.phrase(f"the_{kind}", label=self._voice.quote(label))
        model = next(t.model_label for t in self._index.advice.types if f"type {t.model} is {t.value}" == key)
        return self._voice.phrase("the_type", model=self._voice.inline(model), label=self._voice.quote(label))

    def refer_to_all(self, keys: Iterable[str]) -> str:
        """Return the conclusions ``keys`` as a list: diagnoses by problem, strengths together."""
        listed = list(keys)
        kinds = {kind: [key for key in listed if key.startswith(f"{kind} ")] for kind in ("diagnosis", "strength")}
        diagnoses = self.refer_to_treated(key.partition(" ")[2] for key in kinds["diagnosis"])
        labels = [self._index.labels[key] for key in kinds["strength"] if key in self._index.labels]
        strengths = self._voice.phrase("the_strength", label=self._voice.quotes(labels)) if labels else ""
        others = [self.refer(key) for key in listed if key.partition(" ")[0] not in kinds]
        return self._voice.list([told for told in (diagnoses, strengths, *others) if told])

    def refer_to_diagnosis(self, record: DiagnosisRecord) -> str:
        """Return a problem's number and label, or a cause's label and the number of its problem."""
        label = self._voice.quote(record.label)
        host = self._index.hosts.get(record.id)
        place = self._index.places[host or record.id]
        name = "cause_of" if host else "numbered"
        return self._voice.phrase(name, number=name_problem(place, self._voice), label=label)

    def refer_to_measure(self, record: RecommendationRecord) -> str:
        """Return a measure's number and label."""
        number = name_measure(record.priority, self._voice)
        return self._voice.phrase("numbered", number=number, label=self._voice.quote(record.label))

    def refer_to_measures(self, names: Iterable[str]) -> str:
        """Return the measures ``names`` as a list."""
        known = (self._index.measures[name] for name in names if name in self._index.measures)
        return self._voice.list([self.refer_to_measure(record) for record in known])

    def refer_to_treated(self, names: Iterable[str]) -> str:
        """Return the diagnoses ``names`` as a list, causes together with the problem that they are told under."""
        groups = self._index.by_host(names)
        return self._voice.list([self._refer_to_group(host, group) for host, group in groups.items()])

    def _refer_to_group(self, host: str, group: tuple[str, ...]) -> str:
        voice, records = self._voice, self._index.diagnoses
        number = name_problem(self._index.places[host], voice)
        others = [name for name in group if name != host]
        causes = voice.quotes([records[name].label for name in others])
        if host not in group:
            return voice.phrase("causes_of", number=number, causes=causes)
        label = voice.quote(records[host].label)
        name = ("numbered", "numbered_with_cause", "numbered_with_causes")[min(len(others), 2)]
        return voice.phrase(name, number=number, label=label, causes=causes)
