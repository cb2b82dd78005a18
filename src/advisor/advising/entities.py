"""Sentences with slots and a region's entities in, sentences that name them out."""

from __future__ import annotations

import re
from collections.abc import Iterable

from advisor.model.profile import Entity
from advisor.model.text import Lang, Text

SLOT = re.compile(r"\{([a-z]+)(?:\.([a-z_]+))?\}")
MOST_NAMES = 4


def name_entities(sentences: Iterable[Text], entities: Iterable[Entity]) -> Text | None:
    """Return the first sentence all of whose slots the region can fill, filled; None if there is none.

    A slot is ``{firm}`` or ``{firm.leading}``: entities of a kind, or of a kind and tag, in profile order.
    """
    known = tuple(entities)
    for sentence in sentences:
        slots = {*SLOT.findall(sentence.zh), *SLOT.findall(sentence.en)}
        if all(_chosen(known, kind, tag) for kind, tag in slots):
            return Text(_fill(sentence.zh, known, "zh"), _fill(sentence.en, known, "en"))
    return None


def _chosen(entities: tuple[Entity, ...], kind: str, tag: str) -> list[Entity]:
    return [e for e in entities if e.kind == kind and (not tag or tag in e.tags)]


def _fill(sentence: str, entities: tuple[Entity, ...], lang: Lang) -> str:
    def names(match: re.Match[str]) -> str:
        return join_names([e.name.in_(lang) for e in _chosen(entities, match[1], match[2] or "")], lang)

    return SLOT.sub(names, sentence)


def join_names(names: list[str], lang: Lang) -> str:
    """Return at most four names as a list in ``lang``.

    >>> join_names(["Chery", "JAC", "Anhui Forklift"], "en")
    'Chery, JAC and Anhui Forklift'
    """
    shown = names[:MOST_NAMES]
    if lang == "zh":
        return "、".join(shown) + ("等" if len(names) > MOST_NAMES else "")
    if len(names) > MOST_NAMES:
        return ", ".join(shown) + " and others"
    return ", ".join(shown[:-1]) + " and " + shown[-1] if len(shown) > 1 else "".join(shown)
