"""A fact in, what stands behind its figure out, for a page to unfold: definition, cut-offs, basis and source."""

from __future__ import annotations

from advisor.memo.facts import write_cutoffs, write_level, write_origin, write_value
from advisor.memo.notes import Notes
from advisor.memo.numbers import write_year
from advisor.memo.parts import Grounds, GroundsLine
from advisor.memo.voice import Voice
from advisor.model.records import FactRecord


def state_grounds(fact: FactRecord, voice: Voice, notes: Notes | None = None) -> Grounds:
    """Return what stands behind a fact; sources are told in words, so that no note is numbered for it.

    Args:
        fact: the fact.
        voice: the language.
        notes: those of the advice that has the fact; None if its documents aren't at hand.
    """
    sources = dict.fromkeys([fact.claim, *(cutoff.claim for cutoff in fact.cutoffs)])
    reasons = dict.fromkeys(voice.clause(cutoff.source) for cutoff in fact.cutoffs)
    told = {
        "definition": voice.clause(fact.definition),
        "value": write_value(fact, voice),
        "year": write_year(fact.year, voice.lang) if fact.year else "",
        "level": write_level(fact, voice),
        "cutoffs": write_cutoffs(fact.cutoffs, voice),
        "cutoff_source": voice.clauses(list(reasons)),
        "origin": write_origin(fact, voice),
        "doubt": voice.clause(fact.flag.why) if fact.flag else "",
    }
    lines = [GroundsLine(voice.say("column", name), text) for name, text in told.items() if text]
    if notes is not None:
        quoted = (notes.tell_claim(claim) for claim in sources if claim)
        lines += [GroundsLine(voice.say("column", "quoted"), text) for text in quoted]
    return Grounds(voice.clause(fact.label), tuple(lines))
