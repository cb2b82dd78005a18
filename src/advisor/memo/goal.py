"""The ways to a goal in, a memo on them in one language out."""

from __future__ import annotations

from advisor.memo.effects import EffectsTeller
from advisor.memo.numbers import write_digits, write_numeral
from advisor.memo.parts import ComparisonContext, Section
from advisor.memo.side_by_side import keep
from advisor.memo.voice import Voice
from advisor.memo.words import say
from advisor.model.effects import Effects
from advisor.model.goal import GoalRecord
from advisor.model.text import Lang


def build_goal(goal: GoalRecord, lang: Lang) -> ComparisonContext:
    """Return the memo on what would have to change: each way, the smallest first, with what else it does."""
    voice = Voice(lang)

    def phrase(name: str, **slots: str) -> str:
        return say("goal", name, lang).format(**slots)

    wishes = voice.clauses(
        [phrase(f"wish_{wish.wanted.replace(' ', '_')}", label=voice.quote(wish.label)) for wish in goal.wishes]
    )
    if goal.ways:
        told = [phrase("least", wishes=wishes, count=write_digits(goal.least, lang)), phrase("tried")]
    else:
        told = [phrase(f"none_{goal.why}", wishes=wishes, fixed=voice.quotes([named.label for named in goal.fixed]))]
    sections = [
        _tell_way(way, phrase("way", count=write_digits(len(way.assumptions), lang)), lang) for way in goal.ways
    ]
    return ComparisonContext(
        lang=lang,
        title=phrase("title", wishes=wishes),
        basis=(),
        summary=voice.sentences(told),
        sections=tuple(
            Section(
                s.heading, s.paragraphs, s.table, s.points, s.sections, write_numeral(at) if lang == "zh" else str(at)
            )
            for at, s in enumerate(sections, 1)
        ),
        documents=(),
        notes=(),
        version=goal.ways[0].rulebase.version if goal.ways else "",
    )


def tell_nearest(goal: GoalRecord, lang: Lang) -> str:
    """Return the first way to a goal in one clause, or what stands against it."""
    if goal.ways:
        way = goal.ways[0]
        changes = Voice(lang).clauses(EffectsTeller(way, lang).changes())
        count = write_digits(len(way.assumptions), lang)
        return say("goal", "nearest", lang).format(count=count, changes=changes)
    return say("goal", {"fixed": "nearest_fixed", "many": "nearest_many"}.get(goal.why, "nearest_none"), lang)


def _tell_way(way: Effects, heading: str, lang: Lang) -> Section:
    """Return what is changed, and what else comes of it."""
    teller = EffectsTeller(way, lang)
    changed, came, measures = teller.assumptions(), teller.conclusions(), teller.measures()
    sections = keep([came, Section(measures.heading, (), None, measures.points)])
    return Section(heading, (), changed.table, (), sections)
