"""One language: records of the advice in, words, phrases and sentences in that language out."""

from __future__ import annotations

from collections.abc import Sequence

from advisor.memo import phrases
from advisor.memo.words import say
from advisor.model.text import Lang, Text
from advisor.record import Record


class Voice(Record, frozen=True):
    """Speaks one language."""

    lang: Lang
    names: frozenset[str] = frozenset()

    def text(self, words: Text | None) -> str:
        """Return a text of the advice, cleaned; ``""`` if there is none."""
        if words is None:
            return ""
        return phrases.widen(phrases.clean(words.zh)) if self.lang == "zh" else phrases.clean(words.en)

    def clause(self, words: Text | None) -> str:
        """Return a text of the advice without its full stop."""
        return phrases.end_clause(self.text(words))

    def heading(self, text: str) -> str:
        """Return ``text`` as it stands by itself: with a capital in English."""
        return text if self.lang == "zh" else phrases.raise_first(text)

    def sentence(self, text: str) -> str:
        """Return ``text`` as a sentence."""
        return phrases.end_sentence(text, self.lang)

    def say(self, group: str, word: str) -> str:
        """Return a word of a closed vocabulary."""
        return say(group, word, self.lang)

    def phrase(self, name: str, **slots: str) -> str:
        """Return a fixed phrase with its slots filled."""
        return say("phrase", name, self.lang).format(**slots)

    def inline(self, words: Text) -> str:
        """Return a label as it stands inside a sentence."""
        return self.clause(words) if self.lang == "zh" else phrases.lower_first(self.clause(words), self.names)

    def inline_or_empty(self, words: Text | None) -> str:
        """Return a label as it stands inside a sentence; ``""`` if there is none."""
        return "" if words is None else self.inline(words)

    def quote(self, words: Text) -> str:
        """Return a label in quotation marks."""
        return phrases.quote(self.inline(words), self.lang)

    def quotes(self, labels: Sequence[Text]) -> str:
        """Return several labels in quotation marks, as a list."""
        return self.list([self.quote(label) for label in labels])

    def list(self, items: Sequence[str]) -> str:
        """Return ``items`` as a list within a sentence."""
        return phrases.list_items(items, self.lang)

    def enumerate(self, items: Sequence[str]) -> str:
        """Return ``items`` as a list whose last two are joined by a word."""
        if self.lang == "en" or len(items) < 2:
            return self.list(items)
        return self.phrase("and", first=self.list(items[:-1]), last=items[-1])

    def clauses(self, items: Sequence[str]) -> str:
        """Return ``items`` as one clause, parted by semicolons."""
        return phrases.join_clauses(items, self.lang)

    def sentences(self, items: Sequence[str]) -> str:
        """Return ``items`` as sentences."""
        return phrases.join_sentences(items, self.lang)

    def lead(self, *sentences: str) -> str:
        """Return finished sentences one after the other."""
        return ("" if self.lang == "zh" else " ").join(sentence for sentence in sentences if sentence)

    def statements(self, items: Sequence[str]) -> str:
        """Return facts as Chinese tells them, in one sentence, or as English does, in one each."""
        return self.sentence(self.clauses(items)) if self.lang == "zh" else self.sentences(items)

    def remarks(self, items: Sequence[str]) -> str:
        """Return ``items`` as remarks in brackets have them."""
        return phrases.join_notes(items, self.lang)

    def aside(self, text: str, remark: str) -> str:
        """Return ``text`` with a remark in brackets."""
        return phrases.add_aside(text, remark, self.lang)
