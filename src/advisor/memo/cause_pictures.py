"""One region's advice in, what is said about the graph of its root causes out; the graph is laid out elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

from advisor.memo.advice_pictures import tell, title_of
from advisor.memo.desk import Desk
from advisor.memo.numbers import write_digits
from advisor.memo.problems import ROOTS_TOLD
from advisor.model.picture import Caption


def choose_roots(desk: Desk) -> tuple[str, ...]:
    """Return the ids of the root causes that the memo tells, the one with the most behind it first."""
    return tuple(record.id for record in desk.advice.root_causes[:ROOTS_TOLD])


def caption_causes(desk: Desk, links: Sequence[tuple[str, str]]) -> Caption:
    """Return the caption of a graph of the chosen root causes.

    Args:
        desk: of the advice.
        links: the ids of a cause and of what it brings about, for each arrow.
    """
    voice, lang, known = desk.voice, desk.voice.lang, desk.index.diagnoses
    roots = choose_roots(desk)
    told = {"roots": write_digits(len(roots), lang), "labels": voice.quotes([known[name].label for name in roots])}
    return Caption(
        lang=lang,
        title=title_of("causes", desk),
        alt=voice.sentence(tell("causes_alt", lang, **told)),
        notes=(),
        more=tell("more", lang),
        heads=(tell("head_cause", lang), tell("head_effect", lang)),
        rows=tuple((voice.clause(known[start].label), voice.clause(known[end].label)) for start, end in links),
    )
