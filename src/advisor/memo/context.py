"""An advice in, the memo in one language out, every sentence made: a template adds layout and fixed prose."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal, cast

from advisor.errors import Code, Problem, SourceRef, UnknownNameError, did_you_mean
from advisor.memo.appendix import build_appendix
from advisor.memo.desk import Desk
from advisor.memo.measures import build_measures, build_timetable
from advisor.memo.numbers import write_numeral
from advisor.memo.outlook import build_choices, build_outlook
from advisor.memo.parts import MemoContext
from advisor.memo.problems import TOLD_IN_FULL, build_problems
from advisor.memo.region import build_region
from advisor.memo.summary import build_summary
from advisor.memo.types import build_types
from advisor.memo.voice import Voice
from advisor.model.advice import Advice
from advisor.model.text import Lang

__all__ = ["BUILDERS", "MemoContext", "Section", "build_memo"]

Section = Literal["region", "types", "problems", "measures", "timetable", "choices", "outlook"]


BUILDERS: Mapping[Section, Callable[[Desk], Any]] = {
    "region": build_region,
    "types": build_types,
    "problems": build_problems,
    "measures": build_measures,
    "timetable": build_timetable,
    "choices": build_choices,
    "outlook": build_outlook,
}
"""The sections of a memo, in the order that it has unless another is asked for."""


def check_sections(names: Sequence[str]) -> tuple[Section, ...]:
    """Return ``names`` as sections.

    Raises:
        UnknownNameError: if one is none of a memo's, or named twice.
    """
    for place, name in enumerate(names):
        told = "" if name in BUILDERS else f"a memo has no section '{name}'"
        told = told or (f"the section '{name}' is named twice" if name in names[:place] else "")
        if told:
            hint = did_you_mean(name, BUILDERS) if name not in BUILDERS else ""
            hint = hint or f"there are: {', '.join(BUILDERS)}"
            raise UnknownNameError(Problem(SourceRef("--sections"), Code.UNKNOWN_NAME, told, hint))
    return tuple(cast(Section, name) for name in names)


def build_memo(advice: Advice, lang: Lang, sections: Sequence[Section] = ()) -> MemoContext:
    """Return the memo on ``advice``; parts are written in the order of the text, so that notes count upwards.

    ``sections`` are those wanted, in the order wanted; all if it is empty. The summary and the appendix always stand.
    """
    desk = Desk(advice, lang)
    parts = {name: BUILDERS[name](desk) for name in sections or BUILDERS}
    told = desk.index.problems[:TOLD_IN_FULL] if "problems" in parts else ()
    return MemoContext(
        lang=lang,
        title=desk.voice.phrase("title", region=desk.voice.clause(advice.region.name)),
        basis=_state_basis(desk),
        summary=build_summary(desk),
        numbers=_number_parts(parts, desk.voice),
        region=parts.get("region"),
        types=parts.get("types") or (),
        problems=parts.get("problems"),
        measures=parts.get("measures"),
        timetable=parts.get("timetable"),
        choices=parts.get("choices"),
        outlook=parts.get("outlook"),
        appendix=build_appendix(desk, frozenset(record.id for record in told)),
    )


def _number_parts(parts: Mapping[Section, object], voice: Voice) -> dict[str, str]:
    present = [name for name, part in parts.items() if part]
    return {name: write_numeral(place) if voice.lang == "zh" else str(place) for place, name in enumerate(present, 1)}


def _state_basis(desk: Desk) -> tuple[str, ...]:
    """Return of what time and kind of region the data are, and the planner's note on them."""
    region, voice = desk.advice.region, desk.voice
    level = voice.say("spatial_level", region.spatial_level) if region.spatial_level else ""
    time = voice.clause(region.as_of)
    lines = [
        voice.phrase("spatial_level", level=level) if level else "",
        voice.phrase("as_of", time=time) if time else "",
    ]
    told = [voice.sentence(voice.clauses(lines)), voice.sentence(voice.text(region.note))]
    return tuple(line for line in told if line)
