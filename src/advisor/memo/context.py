"""An advice in, the memo in one language out, every sentence made: a template adds layout and fixed prose."""

from __future__ import annotations

from collections.abc import Mapping

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

__all__ = ["MemoContext", "build_memo"]


def build_memo(advice: Advice, lang: Lang) -> MemoContext:
    """Return the memo on ``advice``; parts are written in the order of the text, so that notes count upwards."""
    desk = Desk(advice, lang)
    region, types = build_region(desk), build_types(desk)
    problems, measures = build_problems(desk), build_measures(desk)
    timetable = build_timetable(desk)
    choices, outlook = build_choices(desk), build_outlook(desk)
    parts = {
        "region": region,
        "types": types,
        "problems": problems,
        "measures": measures,
        "timetable": timetable,
        "choices": choices,
        "outlook": outlook,
    }
    return MemoContext(
        lang=lang,
        title=desk.voice.phrase("title", region=desk.voice.clause(advice.region.name)),
        basis=_state_basis(desk),
        summary=build_summary(desk),
        numbers=_number_parts(parts, desk.voice),
        region=region,
        types=types,
        problems=problems,
        measures=measures,
        timetable=timetable,
        choices=choices,
        outlook=outlook,
        appendix=build_appendix(desk, frozenset(record.id for record in desk.index.problems[:TOLD_IN_FULL])),
    )


def _number_parts(parts: Mapping[str, object], voice: Voice) -> dict[str, str]:
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
