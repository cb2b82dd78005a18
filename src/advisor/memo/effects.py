"""The effects of a few changed facts in, a memo on them in one language out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from advisor.memo.facts import write_level, write_value
from advisor.memo.grounds import state_grounds
from advisor.memo.numbers import write_digits, write_numeral
from advisor.memo.parts import ComparisonContext, Point, Section, Table, Told
from advisor.memo.side_by_side import keep
from advisor.memo.voice import Voice
from advisor.memo.words import say
from advisor.model.effects import Effects, Turned, TurnedRule
from advisor.model.picture import Kind
from advisor.model.records import FactRecord
from advisor.model.text import Lang
from advisor.record import replace

KINDS = ("diagnosis", "strength", "type")
RULES_TOLD = 40


def build_effects(effects: Effects, lang: Lang, figures: Mapping[Kind, str]) -> ComparisonContext:
    """Return the memo on a scenario: what is assumed, what comes of it, and through which rules.

    ``figures`` are HTML, by kind: the changes stand with what comes out otherwise.
    """
    teller = EffectsTeller(effects, lang)
    turned = replace(teller.conclusions(), figure=figures.get("changes", ""))
    sections = keep([teller.assumptions(), turned, teller.measures(), teller.rules()])
    numbered = tuple(
        replace(section, number=write_numeral(at) if lang == "zh" else str(at))
        for at, section in enumerate(sections, 1)
    )
    return ComparisonContext(
        lang=lang,
        title=teller.phrase("title", region=teller.voice.clause(effects.assumed.name)),
        basis=(teller.voice.sentence(teller.voice.text(effects.assumed.note)),) if effects.assumed.note else (),
        summary=teller.summary(),
        sections=numbered,
        documents=(),
        notes=(),
        version=effects.rulebase.version,
    )


def _name_turn(turned: Turned) -> str:
    """Return the word for a turn; what was ruled out and is open now is no problem that may have been solved."""
    return "reopens" if turned.turn == "opens" and turned.before == "fails" else turned.turn


class EffectsTeller:
    """Tells the effects of a change, part by part."""

    def __init__(self, effects: Effects, lang: Lang) -> None:
        self.effects = effects
        self.voice = Voice(lang)

    def phrase(self, name: str, **slots: str) -> str:
        """Return a phrase on scenarios with its slots filled."""
        return say("effects", name, self.voice.lang).format(**slots)

    def count(self, number: int) -> str:
        """Return a whole number in digits."""
        return write_digits(number, self.voice.lang)

    def table(self, caption: str, heads: Sequence[str], rows: Sequence[Sequence[str | Told]]) -> Table | None:
        """Return a table, open cells with a dash; None without rows."""
        if not rows:
            return None
        dash = self.voice.say("mark", "none")
        return Table(
            self.phrase(caption),
            tuple(self.phrase(f"head_{head}") for head in heads),
            tuple(tuple(cell if isinstance(cell, Told) else Told(cell or dash) for cell in row) for row in rows),
        )

    def summary(self) -> str:
        """Return how many facts were changed, and the problems that came and went."""
        if not self.effects.rules and not self.effects.conclusions and not self.effects.measures:
            return self.voice.sentence(self.phrase("nothing"))
        told = [self.phrase("changed", count=self.count(len(self.effects.assumptions)))]
        for turn in ("appears", "goes", "worsens", "eases", "opens", "reopens"):
            labels = [t.label for t in self._turned("diagnosis") if _name_turn(t) == turn]
            if labels:
                told.append(self.phrase(f"problems_{turn}", labels=self.voice.quotes(labels)))
        if len(told) == 1:
            told.append(self.phrase("no_problem_turned"))
        return self.voice.sentences(told)

    def assumptions(self) -> Section:
        """Return what is assumed, beside what is known."""
        assumed = self.effects.assumptions
        rows: list[list[str | Told]] = [
            [self.voice.clause(one.label), self._told(one.before), self._told(one.after)] for one in assumed
        ]
        heads: tuple[str, ...] = ("indicator", "before", "after")
        if any(one.because for one in assumed):
            heads = (*heads, "because")
            for row, one in zip(rows, assumed, strict=True):
                row.append(self.voice.clause(one.because) if one.because else "")
        return Section(self.phrase("assumptions"), (), self.table("assumptions", heads, rows))

    def _state(self, fact: FactRecord | None) -> str:
        if fact is None:
            return self.phrase("unreported")
        return write_value(fact, self.voice) or write_level(fact, self.voice) or self.voice.clause(fact.statement)

    def _told(self, fact: FactRecord | None) -> Told:
        return Told(self._state(fact), (), (state_grounds(fact, self.voice),) if fact else ())

    def changes(self) -> tuple[str, ...]:
        """Return each changed fact as a clause: what it is, from what to what."""
        return tuple(
            say("goal", "change", self.voice.lang).format(
                label=self.voice.inline(one.label), before=self._state(one.before), after=self._state(one.after)
            )
            for one in self.effects.assumptions
        )

    def _turned(self, kind: str) -> list[Turned]:
        return [turned for turned in self.effects.conclusions if turned.key.startswith(f"{kind} ")]

    def conclusions(self) -> Section:
        """Return what came out otherwise: problems, strengths, types."""
        points = [point for kind in KINDS for point in self._points(kind)]
        return Section(self.phrase("conclusions"), (), None, tuple(points))

    def _points(self, kind: str) -> Iterator[Point]:
        turns = dict.fromkeys(map(_name_turn, self._turned(kind)))
        for turn in turns:
            labels = [turned.label for turned in self._turned(kind) if _name_turn(turned) == turn]
            heading = self.phrase("turn", kind=self.phrase(f"kind_{kind}"), turn=self.phrase(f"turn_{turn}"))
            yield Point(heading, Told(self.voice.sentence(self.voice.quotes(labels))))

    def measures(self) -> Section:
        """Return the measures that came, went, and moved."""
        moved = self.effects.measures
        points = []
        for name, found in (
            ("measures_new", [m.label for m in moved if not m.before]),
            ("measures_gone", [m.label for m in moved if not m.after and not m.undecided]),
            ("measures_open", [m.label for m in moved if m.undecided]),
        ):
            if found:
                points.append(Point(self.phrase(name), Told(self.voice.sentence(self.voice.quotes(found)))))
        slid = sum(not (m.before and m.after) for m in moved)
        rest = sorted(
            (m for m in moved if m.before and m.after and abs(m.before - m.after) > slid), key=lambda m: m.after
        )
        rows = [[self.voice.clause(m.label), self.count(m.before), self.count(m.after)] for m in rest]
        table = self.table("moved", ("measure", "before", "after"), rows)
        told = (self.voice.sentence(self.phrase("moved_text")),) if moved else ()
        return Section(self.phrase("measures"), told, table, tuple(points))

    def rules(self) -> Section:
        """Return every rule that changed verdict."""
        rows = [self._rule(rule) for rule in self.effects.rules]
        return Section(self.phrase("rules"), (), self.table("rules", ("rule", "label", "before", "after", "why"), rows))

    def _rule(self, rule: TurnedRule) -> list[str]:
        states = [self.phrase(f"state_{state}") for state in (rule.before, rule.after)]
        because = self.voice.quotes([named.label for named in rule.because])
        return [self.voice.clause(rule.title), self.voice.clause(rule.label), *states, because]
