"""The comparison's desk: one language, one set of notes, and a teller of evidence for each region."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from advisor.memo.evidence import Evidence
from advisor.memo.index import Index, list_prose
from advisor.memo.notes import Notes
from advisor.memo.numbers import write_digits
from advisor.memo.parts import Note, Section, Table, Told
from advisor.memo.phrases import find_names
from advisor.memo.references import References
from advisor.memo.voice import Voice
from advisor.memo.words import say
from advisor.model.advice import Advice
from advisor.model.comparison import Comparison, NamedRecord
from advisor.model.text import Lang, Text

NAMED_AT_ONCE = 4
NAMED = ("place", "park", "firm")


class PlainReferences(References):
    """Refers to conclusions by their labels alone: a comparison numbers none of them."""

    def refer(self, key: str) -> str:
        """Return the quoted label of a conclusion; ``""`` if the advice doesn't know it."""
        label = self._index.labels.get(key)
        return self._voice.quote(label) if label else ""

    def refer_to_all(self, keys: Iterable[str]) -> str:
        """Return the quoted labels of conclusions."""
        return self._voice.list([told for told in map(self.refer, keys) if told])


class PairDesk:
    """The desk at which a comparison is written; parts are written in the order of the text."""

    def __init__(self, comparison: Comparison, advices: Sequence[Advice], lang: Lang) -> None:
        self.comparison = comparison
        self.advices = advices
        named = [entity.name.en for advice in advices for entity in advice.entities if entity.kind in NAMED]
        named += [region.name.en for region in comparison.regions]
        self.voice = Voice(lang, find_names(named, (label for advice in advices for label in list_prose(advice))))
        self.names = tuple(self.voice.clause(region.name) for region in comparison.regions)
        self._numbers: dict[str, int] = {}
        self.region_notes = [Notes(advice, self.voice, self._numbers) for advice in advices]
        self.evidence = []
        for advice, notes in zip(advices, self.region_notes, strict=True):
            index = Index(advice)
            self.evidence.append(Evidence(index, notes, PlainReferences(index, self.voice), self.voice))

    @property
    def regions(self) -> str:
        """The regions in one breath: all of them, or the first and how many there are."""
        if len(self.names) <= NAMED_AT_ONCE:
            return self.voice.enumerate(self.names)
        first = self.voice.list(self.names[: NAMED_AT_ONCE - 1])
        return self.phrase("regions_many", first=first, count=self.count(len(self.names)))

    def phrase(self, name: str, **slots: str) -> str:
        """Return a phrase of comparisons with its slots filled."""
        return say("compare", name, self.voice.lang).format(**slots)

    def sentence(self, name: str, **slots: str) -> str:
        """Return a phrase of comparisons as a sentence."""
        return self.voice.sentence(self.phrase(name, **slots))

    def count(self, number: int) -> str:
        """Return a whole number in digits."""
        return write_digits(number, self.voice.lang)

    def quotes(self, named: Iterable[NamedRecord], most: int = 99) -> str:
        """Return the quoted labels of at most so many, with a word for those left out."""
        return self.quote_texts([record.label for record in named], most)

    def quote_texts(self, labels: Sequence[Text], most: int = 99) -> str:
        """Return labels in quotation marks, at most so many, with a word for those left out."""
        shown = self.voice.quotes(labels[:most])
        return self.voice.phrase("and_others", labels=shown) if len(labels) > most else shown

    def table(self, caption: str, heads: Sequence[str], rows: Sequence[Sequence[Told]]) -> Table | None:
        """Return a table, open cells with a dash; None without rows."""
        if not rows:
            return None
        dash = Told(self.voice.say("mark", "none"))
        return Table(
            caption=self.voice.say("compare_caption", caption),
            heads=tuple(heads),
            rows=tuple(tuple(cell if cell.text else dash for cell in row) for row in rows),
        )

    def head(self, name: str) -> str:
        """Return the heading of a column."""
        return self.voice.say("compare_column", name)

    def notes(self) -> tuple[Note, ...]:
        """Return the notes cited so far, whichever region's text they come from."""
        told: dict[int, Note] = {}
        for notes in self.region_notes:
            told |= {note.number: note for note in notes.list_known_notes()}
        return tuple(told[number] for number in sorted(told))

    def documents(self) -> tuple[str, ...]:
        """Return the documents cited so far."""
        return tuple(dict.fromkeys(line for notes in self.region_notes for line in notes.list_documents()))


def keep(sections: Iterable[Section | None]) -> tuple[Section, ...]:
    """Return the sections that have anything in them."""
    return tuple(s for s in sections if s and (s.paragraphs or s.table or s.points or s.sections))
