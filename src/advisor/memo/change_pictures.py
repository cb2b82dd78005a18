"""What changed or moved data do in, what the pictures of it show in one language out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from advisor.memo.facts import write_level, write_value
from advisor.memo.numbers import write_digits
from advisor.memo.phrases import find_names
from advisor.memo.voice import Voice
from advisor.memo.words import say
from advisor.model.advice import Advice, DiagnosisRecord
from advisor.model.comparison import NamedRecord
from advisor.model.effects import Effects, Turned
from advisor.model.picture import (
    Caption,
    ChangedRow,
    ChangesPicture,
    End,
    EndState,
    MovedDatum,
    MovedRow,
    SensitivityPicture,
)
from advisor.model.records import FactRecord
from advisor.model.sensitivity import Move, Sensitivities, Sensitivity
from advisor.model.text import Lang

ENDS: tuple[EndState, ...] = ("holds", "fails", "unknown")
TURNS = {"appears": "appears", "goes": "goes", "opens": "opens", "worsens": "heavier", "eases": "lighter"}
"""What a move does to problems, and the word for it."""


def build_changes(
    effects: Effects, before: Advice, after: Advice, weights: Sequence[Mapping[str, int]], lang: Lang
) -> ChangesPicture | None:
    """Return every problem that came out otherwise, before and after; None where none did.

    Args:
        effects: what changed.
        before: the advice on the region as it is.
        after: the advice on it as it is assumed to be.
        weights: the weights of the problems of each, by id.
        lang: the language of the words.
    """
    turned = [one for one in effects.conclusions if one.key.startswith("diagnosis ")]
    if not turned:
        return None
    voice = Voice(lang, find_names([effects.assumed.name.en]))
    held = [{record.id: record for record in advice.diagnoses} for advice in (before, after)]
    rows, table = [], []
    for one in turned:
        ends = [_end(one, side, weights[side]) for side in (0, 1)]
        label, told = voice.clause(one.label), _say(f"turn_{one.turn}", lang)
        rows.append(ChangedRow(label=label, before=ends[0], after=ends[1], told=told))
        name = one.key.partition(" ")[2]
        shown = [_write_end(end, held[side].get(name), voice) for side, end in enumerate(ends)]
        table.append((label, *shown, told))
    heads = tuple(_say(f"head_{head}", lang) for head in ("problem", "before", "after", "turn"))
    states = {end.state for row in rows for end in (row.before, row.after)} - {"holds"}
    return ChangesPicture(
        caption=Caption(
            lang=lang,
            title=voice.heading(_say("changes_title", lang, region=voice.clause(effects.assumed.name))),
            alt=voice.sentence(_say("changes_alt", lang, count=write_digits(len(rows), lang))),
            notes=(),
            more=_say("more", lang),
            heads=heads,
            rows=tuple(table),
        ),
        rows=tuple(rows),
        axis=_say("axis_weight", lang),
        before=_say("head_before", lang),
        after=_say("head_after", lang),
        states={state: _say(f"state_{state}", lang) for state in ENDS if state in states},
    )


def _say(name: str, lang: Lang, **slots: str) -> str:
    return say("picture", name, lang).format(**slots)


def _end(one: Turned, side: int, weights: Mapping[str, int]) -> End:
    """Return how a problem comes out on one side; what it says of severity or confidence alone holds on both."""
    told = one.after if side else one.before
    state: EndState = "fails" if told == "fails" else "unknown" if told == "unknown" else "holds"
    return End(state=state, weight=weights[one.key.partition(" ")[2]] if state == "holds" else 0)


def _write_end(end: End, record: DiagnosisRecord | None, voice: Voice) -> str:
    if record is None or end.state != "holds":
        return _say(f"state_{end.state}", voice.lang)
    severity, confidence = voice.say("severity", record.severity), voice.say("sureness", record.confidence)
    weight = write_digits(end.weight, voice.lang)
    return _say("end_holds", voice.lang, severity=severity, confidence=confidence, weight=weight)


def build_sensitivity(found: Sensitivities, lang: Lang) -> SensitivityPicture | None:
    """Return the data on which most hangs, each with its moves; None where no move changes a problem."""
    if not found.rows:
        return None
    voice = Voice(lang, find_names([found.region.name.en]))
    rows = tuple(_datum(row, voice) for row in found.rows)
    counts = {"count": write_digits(len(rows), lang), "weight": write_digits(found.weight, lang)}
    opened = any(move.opened for row in rows for move in row.moves)
    used = {move.direction for row in rows for move in row.moves} | ({"opened"} if opened else set())
    return SensitivityPicture(
        caption=Caption(
            lang=lang,
            title=voice.heading(_say("sensitivity_title", lang, region=voice.clause(found.region.name))),
            alt=voice.sentence(_say("sensitivity_alt", lang, **counts)),
            notes=tuple(voice.sentence(note) for note in _notes(found, opened, voice)),
            more=_say("more", lang),
            heads=tuple(_say(f"head_{h}", lang) for h in ("datum", "known", "moved", "change", "opened", "what")),
            rows=tuple(_row(row, move, voice) for row in found.rows for move in row.moves),
        ),
        rows=rows,
        axis=_say("axis_change", lang),
        words={word: _say(word, lang) for word in ("below", "above", "opened") if word in used},
    )


def _notes(found: Sensitivities, opened: bool, voice: Voice) -> list[str]:
    counts = {
        name: write_digits(figure, voice.lang)
        for name, figure in (("tried", found.tried), ("idle", found.idle), ("rest", found.rest))
    }
    notes = [_say("sensitivity_weight", voice.lang, weight=write_digits(found.weight, voice.lang))]
    if opened:
        notes.append(_say("sensitivity_note", voice.lang))
    notes.append(_say("sensitivity_tried", voice.lang, **counts))
    for name, records in (("fixed", found.fixed), ("unordered", found.unordered)):
        if records:
            labels = voice.quotes([record.label for record in records])
            notes.append(_say(f"sensitivity_{name}", voice.lang, labels=labels))
    return notes


def _datum(row: Sensitivity, voice: Voice) -> MovedDatum:
    label = voice.clause(row.known.label)
    return MovedDatum(
        label=_say("known", voice.lang, label=label, value=_write_fact(row.known, voice)),
        moves=tuple(
            MovedRow(
                direction=move.direction,
                to=_say("to", voice.lang, value=_write_fact(move.fact, voice)),
                change=_write_change(move.change, voice.lang),
                settled=move.change - move.opened,
                opened=move.opened,
                told=_tell_turns(move, voice),
            )
            for move in row.moves
        ),
    )


def _row(row: Sensitivity, move: Move, voice: Voice) -> tuple[str, ...]:
    facts = (_write_fact(fact, voice) for fact in (row.known, move.fact))
    changes = (_write_change(change, voice.lang) for change in (move.change, move.opened))
    return (voice.clause(row.known.label), *facts, *changes, _tell_turns(move, voice))


def _write_fact(fact: FactRecord, voice: Voice) -> str:
    if fact.kind == "yes_no":
        return voice.say("answer", fact.value)
    value, level = write_value(fact, voice), write_level(fact, voice)
    return _say("figure_level", voice.lang, value=value, level=level) if value and level else value or level


def _write_change(change: int, lang: Lang) -> str:
    told = write_digits(change, lang)
    return f"+{told}" if change > 0 else told


def _tell_turns(move: Move, voice: Voice) -> str:
    """Return which problems appear, go, can no longer be judged, weigh more and weigh less."""
    groups: dict[str, tuple[NamedRecord, ...]] = {word: getattr(move, turn) for turn, word in TURNS.items()}
    told = [
        _say(
            "told_turn",
            voice.lang,
            turn=_say(f"turn_{word}", voice.lang),
            labels=voice.quotes([record.label for record in records]),
        )
        for word, records in groups.items()
        if records
    ]
    return voice.clauses(told)
