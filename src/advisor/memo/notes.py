"""Citations in, numbered notes in the order of the text out."""

from __future__ import annotations

from collections.abc import Iterable

from advisor.memo.locators import write_locator
from advisor.memo.numbers import write_date
from advisor.memo.parts import Cite, Note
from advisor.memo.phrases import clean
from advisor.memo.voice import Voice
from advisor.model.advice import Advice, DocumentRecord
from advisor.model.records import SourceRecord

LINKS = ("stated", "implied", "elsewhere", "analyst")


def merge_cites(cites: Iterable[Cite]) -> tuple[Cite, ...]:
    """Return citations of one paragraph together: a note once, where it is first cited."""
    groups: dict[str, list[int]] = {}
    met: set[int] = set()
    for cite in cites:
        fresh = [number for number in dict.fromkeys(cite.numbers) if number not in met]
        met.update(fresh)
        groups.setdefault(cite.remark, []).extend(fresh)
    ordered = sorted(groups.items(), key=lambda group: bool(group[0]))
    return tuple(Cite(remark, tuple(sorted(numbers))) for remark, numbers in ordered if numbers)


class Notes:
    """Numbers each claim when it is first cited."""

    def __init__(self, advice: Advice, voice: Voice, numbers: dict[str, int] | None = None) -> None:
        """Open the notes of a memo; those of a second region go on where ``numbers`` of the first have come."""
        self._voice = voice
        self._claims = {claim.id: claim for claim in advice.claims}
        self._documents = {document.id: document for document in advice.documents}
        self._own = {self._claims[fact.claim].document for fact in advice.facts if fact.claim in self._claims}
        self._numbers: dict[str, int] = {} if numbers is None else numbers

    def cite(self, sources: Iterable[SourceRecord]) -> tuple[Cite, ...]:
        """Return the notes for ``sources``: first those whose text states the link, then the others, marked."""
        by_link: dict[str, list[str]] = {}
        for source in sources:
            if source.claim:
                by_link.setdefault(self._link_of(source), []).append(source.claim)
        return merge_cites(self._cite_link(link, by_link[link]) for link in LINKS if link in by_link)

    def _cite_link(self, link: str, claims: list[str]) -> Cite:
        remark = "" if link == LINKS[0] else self._voice.phrase(f"link_{link}")
        return Cite(remark, tuple(map(self._number, claims)))

    def _link_of(self, source: SourceRecord) -> str:
        """Return who makes the link; what a text on other regions says is told apart from what says it of this one."""
        record = self._claims.get(source.claim)
        foreign = bool(self._own) and record is not None and record.document not in self._own
        return "elsewhere" if foreign and source.link != "analyst" else source.link

    def cite_claims(self, claims: Iterable[str]) -> tuple[Cite, ...]:
        """Return the notes for claims that say the thing themselves; ``""`` stands for none."""
        return self.cite(SourceRecord(claim=claim, link="stated") for claim in claims if claim)

    def _number(self, claim: str) -> int:
        return self._numbers.setdefault(claim, len(self._numbers) + 1)

    def list_notes(self) -> tuple[Note, ...]:
        """Return the notes cited so far."""
        return tuple(Note(number, *self._tell(claim)) for claim, number in self._numbers.items())

    def list_known_notes(self) -> tuple[Note, ...]:
        """Return those of the notes cited so far whose claims this region's advice has."""
        return tuple(
            Note(number, *self._tell(claim)) for claim, number in self._numbers.items() if claim in self._claims
        )

    def tell_claim(self, claim: str) -> str:
        """Return where a claim stands and what it says, without numbering it."""
        return self._voice.phrase("note_in_words", **dict(zip(("place", "says"), self._tell(claim), strict=True)))

    def _tell(self, claim: str) -> tuple[str, str]:
        """Return where a claim stands and what it says."""
        voice = self._voice
        record = self._claims.get(claim)
        document = self._documents.get(record.document) if record else None
        if record is None or document is None:
            return voice.phrase("no_place"), voice.sentence(voice.phrase("no_claim"))
        locator = write_locator(clean(record.locator), voice.lang)
        place = voice.phrase("note_place", title=voice.clause(document.title), locator=locator)
        return place, voice.sentence(voice.text(record.says))

    def list_documents(self) -> tuple[str, ...]:
        """Return the bibliographic record of each document that is cited."""
        cited = {self._claims[claim].document for claim in self._numbers if claim in self._claims}
        return tuple(self._describe(document) for name, document in self._documents.items() if name in cited)

    def _describe(self, document: DocumentRecord) -> str:
        voice = self._voice
        undated = document.published in ("", "unknown")
        published = voice.phrase("undated") if undated else write_date(clean(document.published), voice.lang)
        head = voice.phrase(
            "document", author=voice.clause(document.author), title=voice.clause(document.title), published=published
        )
        return voice.sentences([head, voice.text(document.dating)])
