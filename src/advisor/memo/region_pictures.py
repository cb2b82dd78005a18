"""A comparison in, what its pictures show in one language out: where regions stand, and which problems they have."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import inf

from advisor.memo.facts import write_level, write_value
from advisor.memo.numbers import write_cutoff, write_digits
from advisor.memo.phrases import find_names
from advisor.memo.voice import Voice
from advisor.memo.words import say
from advisor.model.comparison import Comparison, IndicatorRow, ProblemCell
from advisor.model.indicator import Indicator
from advisor.model.picture import Caption, CellState, MatrixPicture, MatrixRow, ProfilePicture, Span, Strip
from advisor.model.records import CutOffRecord, FactRecord, Number
from advisor.model.text import Lang

BARRED = frozenset({"flagged", "other_basis"})
"""Doubts that keep an indicator from one scale; the others are told beside it."""
LEGEND: tuple[CellState, ...] = ("severe", "moderate", "mild", "unknown", "fails", "other")


def build_profile(comparison: Comparison, indicators: Mapping[str, Indicator], lang: Lang) -> ProfilePicture | None:
    """Return where the regions stand on the graded indicators that can be set side by side; None without any.

    Of two regions both must report an indicator, of more at least two; a region that doesn't has no place on it.

    Args:
        comparison: of two regions or more.
        indicators: those of the rule base, for their levels and ranges.
        lang: the language of the words.
    """
    pair = len(comparison.regions) == 2
    rows = [row for row in comparison.indicators if _is_shown(row, indicators[row.indicator], pair)]
    if not rows:
        return None
    voice, regions = _open(comparison, lang)
    names = [voice.clause(region.name) for region in comparison.regions]
    strips = tuple(_strip(row, indicators[row.indicator], names, voice) for row in rows)
    missing = _say("missing", lang)
    notes = [_say("profile_note_figure", lang)]
    if not pair:
        notes.insert(0, _say("profile_note_many", lang))
    if any(None in strip.spans for strip in strips):
        notes.append(_say("profile_note_missing", lang, missing=missing))
    table = tuple(
        (
            strip.label,
            write_scale(strip.levels, strip.cutoffs, voice),
            *(span.told if span else missing for span in strip.spans),
        )
        for strip in strips
    )
    return ProfilePicture(
        caption=Caption(
            lang=lang,
            title=_title("profile_title", comparison, voice),
            alt=voice.sentence(_say("profile_alt", lang, count=write_digits(len(rows), lang))),
            notes=tuple(map(voice.sentence, notes)),
            more=_say("more", lang),
            heads=(_say("head_indicator", lang), _say("head_cutoffs", lang), *regions),
            rows=table,
        ),
        regions=regions,
        strips=strips,
    )


def build_matrix(comparison: Comparison, lang: Lang) -> MatrixPicture | None:
    """Return the problems by region; None where none was found. An undecided problem is never an absent one."""
    found = [row for row in comparison.problems if row.role == "problem"]
    if not found:
        return None
    voice, regions = _open(comparison, lang)
    rows = tuple(MatrixRow(label=voice.clause(row.label), cells=tuple(map(state_of, row.cells))) for row in found)
    used = {state for row in rows for state in row.cells}
    words = {state: _say(f"state_{state}", lang) for state in LEGEND if state in used}
    counts = {"rows": write_digits(len(rows), lang), "columns": write_digits(len(regions), lang)}
    return MatrixPicture(
        caption=Caption(
            lang=lang,
            title=_title("matrix_title", comparison, voice),
            alt=voice.sentence(_say("matrix_alt", lang, **counts)),
            notes=(),
            more=_say("more", lang),
            heads=(_say("head_problem", lang), *regions),
            rows=tuple((row.label, *(words[state] for state in row.cells)) for row in rows),
        ),
        regions=regions,
        rows=rows,
        words=words,
    )


def state_of(cell: ProblemCell) -> CellState:
    """Return how a cell is drawn: its severity, or undecided, ruled out, or not asked of such a region."""
    if cell.severity:
        return cell.severity
    return "unknown" if cell.state == "unknown" else "other" if cell.elsewhere else "fails"


def _say(name: str, lang: Lang, **slots: str) -> str:
    return say("picture", name, lang).format(**slots)


def _open(comparison: Comparison, lang: Lang) -> tuple[Voice, tuple[str, ...]]:
    """Return the voice, and the regions' names as labels."""
    voice = Voice(lang, find_names(region.name.en for region in comparison.regions))
    return voice, tuple(voice.heading(voice.clause(region.name)) for region in comparison.regions)


def _title(name: str, comparison: Comparison, voice: Voice) -> str:
    regions = [voice.clause(region.name) for region in comparison.regions]
    if len(regions) > 3:
        told = _say("regions_many", voice.lang, first=regions[0], count=write_digits(len(regions), voice.lang))
        return _say(name, voice.lang, regions=told)
    return voice.heading(_say(name, voice.lang, regions=voice.enumerate(regions)))


def _is_shown(row: IndicatorRow, indicator: Indicator, pair: bool) -> bool:
    known = [fact for fact in row.cells if fact is not None]
    graded = len(indicator.values) > 1 and indicator.kind in ("number", "level")
    barred = BARRED | ({"missing"} if pair else set())
    return (
        graded
        and not barred & set(row.doubts)
        and len(known) > 1
        and all(place_fact(fact, indicator) for fact in known)
    )


def _strip(row: IndicatorRow, indicator: Indicator, names: Sequence[str], voice: Voice) -> Strip:
    absent = [region for region, fact in zip(names, row.cells, strict=True) if fact is None]
    lacking = _say("lacking", voice.lang, missing=_say("missing", voice.lang), regions=voice.list(absent))
    doubts = [voice.say("doubt", doubt) for doubt in row.doubts if doubt != "missing"]
    told = [lacking] if absent else []
    told += [_say("rough", voice.lang, doubts=voice.list(doubts))] if doubts else []
    cutoffs = next(fact for fact in row.cells if fact is not None).cutoffs
    return Strip(
        label=voice.clause(row.label),
        levels=tuple(voice.say("level", value) for value in indicator.values),
        cutoffs=tuple(write_cutoff(cutoff, voice.lang) for cutoff in bounds_of(cutoffs)),
        spans=tuple(span_of(fact, indicator, voice) if fact else None for fact in row.cells),
        remark=voice.heading(voice.clauses(told)) if told else "",
    )


def span_of(fact: FactRecord, indicator: Indicator, voice: Voice) -> Span:
    """Return where a fact that has a place stands, and what that is called."""
    placed = place_fact(fact, indicator)
    assert placed is not None, fact.indicator
    value, level = write_value(fact, voice), write_level(fact, voice)
    told = _say("figure_level", voice.lang, value=value, level=level) if value and level else value or level
    return Span(low=placed[0], high=placed[1], told=told)


def write_scale(levels: Sequence[str], cutoffs: Sequence[str], voice: Voice) -> str:
    """Return the levels with the cut-offs between them, such as 低｜30%｜中｜60%｜高."""
    told = [levels[0]]
    for at, level in enumerate(levels[1:]):
        told += [cutoffs[at], level] if at < len(cutoffs) else [level]
    return ("｜" if voice.lang == "zh" else " | ").join(told)


def bounds_of(cutoffs: Sequence[CutOffRecord]) -> list[CutOffRecord]:
    """Return the cut-offs that part two levels; a mark parts none."""
    return [cutoff for cutoff in cutoffs if cutoff.opens]


def place_fact(fact: FactRecord, indicator: Indicator) -> tuple[float, float] | None:
    """Return the bands that a fact spans, counted from the lowest; None where it has neither a level nor a figure."""
    bounds = [cutoff.at for cutoff in bounds_of(fact.cutoffs)]
    if fact.number is not None and len(bounds) == len(indicator.values) - 1:
        return _place_number(fact.number, bounds, indicator)
    if fact.level:
        at = indicator.values.index(fact.level)
        return float(at), float(at + 1)
    return None


def _place_number(number: Number, bounds: list[float], indicator: Indicator) -> tuple[float, float]:
    start, end = indicator.range
    low = 0.0 if number.low is None else place_figure(number.low, bounds, start, end)
    high = float(len(bounds) + 1) if number.high is None else place_figure(number.high, bounds, start, end)
    return low, high


def place_figure(value: float, bounds: Sequence[float], start: float | None, end: float | None) -> float:
    """Return where ``value`` lies in bands of one width each, the first from 0 to 1.

    Within a band it lies in proportion; a band without an end is drawn the narrower, the farther from its bound.

    Args:
        value: the figure.
        bounds: the bounds between the bands, ascending.
        start: the least that the indicator can be; None where it has no end there.
        end: the most that it can be.

    >>> place_figure(15.0, [30.0, 60.0], 0.0, 100.0), place_figure(30.0, [30.0, 60.0], 0.0, 100.0)
    (0.5, 1.0)
    """
    band = sum(value >= bound for bound in bounds)
    low = bounds[band - 1] if band else (-inf if start is None else start)
    high = bounds[band] if band < len(bounds) else (inf if end is None else end)
    scale = (bounds[-1] - bounds[0]) or abs(bounds[0]) or 1.0
    if low == -inf:
        return scale / (high - value + scale)
    if high == inf:
        return band + (value - low) / (value - low + scale)
    return band + (value - low) / (high - low) if high > low else float(band)
